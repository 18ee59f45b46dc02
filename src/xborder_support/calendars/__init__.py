"""Answer whether someone is there, and when something is due.

A ``BusinessCalendar`` knows hours, exceptions, breaks and holidays of one zone. It never reads a clock: every question brings its own
instants.
"""

from .calendar import BusinessCalendar
from .cause import Cause, CauseKind
from .closed_dates import ClosedDates
from .closure import Closure, ClosureKind
from .coverage import HandOver, hand_overs
from .explanation import Explanation, Segment
from .holidays import Holiday, Holidays
from .landing import Landing
from .open_time import Period
from .season import Ramadan, Season, ramadan
from .settings import CalendarSettings

__all__ = [
    "BusinessCalendar",
    "CalendarSettings",
    "Cause",
    "CauseKind",
    "ClosedDates",
    "Closure",
    "ClosureKind",
    "Explanation",
    "HandOver",
    "Holiday",
    "Holidays",
    "Landing",
    "Period",
    "Ramadan",
    "Season",
    "Segment",
    "hand_overs",
    "ramadan",
]
