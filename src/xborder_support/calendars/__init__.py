"""Answer whether someone is there, and when something is due.

A ``BusinessCalendar`` knows hours, exceptions, breaks and holidays of one zone. It never reads a clock: every question brings its own
instants.
"""

from .calendar import BusinessCalendar
from .cause import Cause, CauseKind
from .closed_dates import ClosedDates
from .closure import Closure, ClosureKind
from .coverage import HandOver, hand_overs
from .deadlines import (
    CutOff,
    Deadline,
    PeriodRules,
    Roll,
    Term,
    TermUnit,
    business_deadline,
    deadline_after,
    deadline_before,
    end_of_day,
    list_period_rules,
    period_rules,
    same_time_after,
    same_time_before,
)
from .explanation import Explanation, Segment
from .holidays import Holiday, Holidays
from .landing import Landing
from .open_time import Period
from .prayer import (
    AsrRule,
    HighLatitudeRule,
    Prayer,
    PrayerMethod,
    PrayerPause,
    PrayerSlot,
    PrayerTimes,
    get_prayer_method,
    list_prayer_methods,
    list_prayer_territories,
    prayer_times,
)
from .season import Ramadan, Season, ramadan
from .settings import CalendarSettings
from .working_week import PublicSectorWeek, RamadanHours, RestDays, public_sector_week, ramadan_hours, rest_days

__all__ = [
    "AsrRule",
    "BusinessCalendar",
    "CalendarSettings",
    "Cause",
    "CauseKind",
    "ClosedDates",
    "Closure",
    "ClosureKind",
    "CutOff",
    "Deadline",
    "Explanation",
    "HandOver",
    "HighLatitudeRule",
    "Holiday",
    "Holidays",
    "Landing",
    "Period",
    "PeriodRules",
    "Prayer",
    "PrayerMethod",
    "PrayerPause",
    "PrayerSlot",
    "PrayerTimes",
    "PublicSectorWeek",
    "Ramadan",
    "RamadanHours",
    "RestDays",
    "Roll",
    "Season",
    "Segment",
    "Term",
    "TermUnit",
    "business_deadline",
    "deadline_after",
    "deadline_before",
    "end_of_day",
    "get_prayer_method",
    "hand_overs",
    "list_period_rules",
    "list_prayer_methods",
    "list_prayer_territories",
    "period_rules",
    "prayer_times",
    "public_sector_week",
    "ramadan",
    "ramadan_hours",
    "rest_days",
    "same_time_after",
    "same_time_before",
]
