"""Answer whether someone is there, and when something is due.

A ``BusinessCalendar`` knows hours, exceptions, breaks, holidays, seasons and prayer pauses of one zone. It never reads a clock: every
question brings its own instants. Each name is loaded when it is first used, so that a desk without prayers never loads their astronomy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .calendar import BusinessCalendar as BusinessCalendar
    from .cause import Cause as Cause
    from .cause import CauseKind as CauseKind
    from .closed_dates import ClosedDates as ClosedDates
    from .closure import Closure as Closure
    from .closure import ClosureKind as ClosureKind
    from .coverage import HandOver as HandOver
    from .coverage import hand_overs as hand_overs
    from .dated_hours import DatedHoursLike as DatedHoursLike
    from .deadlines import CutOff as CutOff
    from .deadlines import Deadline as Deadline
    from .deadlines import PeriodRules as PeriodRules
    from .deadlines import Roll as Roll
    from .deadlines import Term as Term
    from .deadlines import TermUnit as TermUnit
    from .deadlines import business_deadline as business_deadline
    from .deadlines import deadline_after as deadline_after
    from .deadlines import deadline_before as deadline_before
    from .deadlines import due_at as due_at
    from .deadlines import end_of_day as end_of_day
    from .deadlines import list_period_rules as list_period_rules
    from .deadlines import period_rules as period_rules
    from .deadlines import remaining as remaining
    from .deadlines import same_time_after as same_time_after
    from .deadlines import same_time_before as same_time_before
    from .deadlines import share_at as share_at
    from .deadlines import used_share as used_share
    from .deadlines import wall_instant as wall_instant
    from .explanation import Explanation as Explanation
    from .explanation import Segment as Segment
    from .feasts import Feast as Feast
    from .feasts import FeastKind as FeastKind
    from .feasts import feast_territories as feast_territories
    from .feasts import feasts_in as feasts_in
    from .feasts import feasts_on as feasts_on
    from .holidays import Certainty as Certainty
    from .holidays import HalfDay as HalfDay
    from .holidays import HalfDayHours as HalfDayHours
    from .holidays import Holiday as Holiday
    from .holidays import Holidays as Holidays
    from .hours import Hours as Hours
    from .hours import HoursLike as HoursLike
    from .landing import Landing as Landing
    from .open_time import Period as Period
    from .prayer import AsrRule as AsrRule
    from .prayer import HighLatitudeRule as HighLatitudeRule
    from .prayer import Prayer as Prayer
    from .prayer import PrayerMethod as PrayerMethod
    from .prayer import PrayerPause as PrayerPause
    from .prayer import PrayerSlot as PrayerSlot
    from .prayer import PrayerTimes as PrayerTimes
    from .prayer import get_prayer_method as get_prayer_method
    from .prayer import list_prayer_methods as list_prayer_methods
    from .prayer import list_prayer_territories as list_prayer_territories
    from .prayer import prayer_name as prayer_name
    from .prayer import prayer_name_language as prayer_name_language
    from .prayer import prayer_times as prayer_times
    from .published import DatedWeek as DatedWeek
    from .published import ImportedHours as ImportedHours
    from .published import from_schema_org as from_schema_org
    from .season import Ramadan as Ramadan
    from .season import Season as Season
    from .season import ramadan as ramadan
    from .settings import CalendarSettings as CalendarSettings
    from .weekdays import Week as Week
    from .working_week import PublicSectorWeek as PublicSectorWeek
    from .working_week import RamadanHours as RamadanHours
    from .working_week import RestDays as RestDays
    from .working_week import public_sector_week as public_sector_week
    from .working_week import ramadan_hours as ramadan_hours
    from .working_week import rest_days as rest_days

_HOMES = {
    "AsrRule": "prayer",
    "BusinessCalendar": "calendar",
    "CalendarSettings": "settings",
    "Cause": "cause",
    "CauseKind": "cause",
    "Certainty": "holidays",
    "ClosedDates": "closed_dates",
    "Closure": "closure",
    "ClosureKind": "closure",
    "CutOff": "deadlines",
    "DatedHoursLike": "dated_hours",
    "DatedWeek": "published",
    "Deadline": "deadlines",
    "Explanation": "explanation",
    "Feast": "feasts",
    "FeastKind": "feasts",
    "HalfDay": "holidays",
    "HalfDayHours": "holidays",
    "HandOver": "coverage",
    "HighLatitudeRule": "prayer",
    "Holiday": "holidays",
    "Holidays": "holidays",
    "Hours": "hours",
    "HoursLike": "hours",
    "ImportedHours": "published",
    "Landing": "landing",
    "Period": "open_time",
    "PeriodRules": "deadlines",
    "Prayer": "prayer",
    "PrayerMethod": "prayer",
    "PrayerPause": "prayer",
    "PrayerSlot": "prayer",
    "PrayerTimes": "prayer",
    "PublicSectorWeek": "working_week",
    "Ramadan": "season",
    "RamadanHours": "working_week",
    "RestDays": "working_week",
    "Roll": "deadlines",
    "Season": "season",
    "Segment": "explanation",
    "Term": "deadlines",
    "TermUnit": "deadlines",
    "Week": "weekdays",
    "business_deadline": "deadlines",
    "deadline_after": "deadlines",
    "deadline_before": "deadlines",
    "due_at": "deadlines",
    "end_of_day": "deadlines",
    "feast_territories": "feasts",
    "feasts_in": "feasts",
    "feasts_on": "feasts",
    "from_schema_org": "published",
    "get_prayer_method": "prayer",
    "hand_overs": "coverage",
    "list_period_rules": "deadlines",
    "list_prayer_methods": "prayer",
    "list_prayer_territories": "prayer",
    "period_rules": "deadlines",
    "prayer_name": "prayer",
    "prayer_name_language": "prayer",
    "prayer_times": "prayer",
    "public_sector_week": "working_week",
    "ramadan": "season",
    "ramadan_hours": "working_week",
    "remaining": "deadlines",
    "rest_days": "working_week",
    "same_time_after": "deadlines",
    "same_time_before": "deadlines",
    "share_at": "deadlines",
    "wall_instant": "deadlines",
    "used_share": "deadlines",
}

__all__ = [*_HOMES]  # noqa: PLE0604  (a literal table of names, kept once)


def __getattr__(name: str) -> object:
    if home := _HOMES.get(name):
        value: object = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
