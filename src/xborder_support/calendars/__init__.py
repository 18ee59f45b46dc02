"""Answer whether someone is there, and when something is due.

A ``BusinessCalendar`` knows hours, exceptions, breaks and holidays of one zone. It never reads a clock: every question brings its own
instants.
"""

from .calendar import BusinessCalendar, Period
from .closed_dates import ClosedDates
from .closure import Closure, ClosureKind
from .holiday_source import Holiday, Holidays
from .landing import Landing
from .settings import CalendarSettings

__all__ = [
    "BusinessCalendar",
    "CalendarSettings",
    "ClosedDates",
    "Closure",
    "ClosureKind",
    "Holiday",
    "Holidays",
    "Landing",
    "Period",
]
