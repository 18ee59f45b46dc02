"""Answer for which day something counts where a day ends at a cut-off, and when it is due then."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.terms import Reason, utc
from xborder_support.terms import time_zone as pinned_zone

from .deadline import Deadline
from .desk_days import business_day_from, business_day_later
from .local_days import day_later, last_day_before, local_time, wall_instant

__all__ = ["CutOff"]

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})", re.ASCII)
_A_DAY = timedelta(days=1)
_MOST_DAYS = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """Describe a daily cycle: what comes before the cut-off counts for that day, what comes later for the next one.

    ``at`` is a local wall time, ``24:00`` for the end of the day. With a ``calendar`` its business days count; with a ``time_zone``
    alone every day does, weekends and holidays too. ``until`` is the wall time of the due day at which the time is over.

    Errors: ``UsageError`` ``bad-cut-off``, ``unknown-time-zone``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar
        >>> from xborder_support.calendars import CutOff
        >>> desk = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})
        >>> orders = CutOff(at="14:00", calendar=desk)
        >>> friday_afternoon = datetime(2026, 3, 6, 13, 30, tzinfo=UTC)
        >>> orders.day_of(friday_afternoon).isoformat()
        '2026-03-09'
        >>> orders.due(friday_afternoon, days=1).last_on.isoformat()
        '2026-03-10'
    """

    at: str
    calendar: BusinessCalendar | None = None
    time_zone: str | None = None
    until: str = "24:00"

    def __post_init__(self) -> None:
        _wall(self.at)
        if not _wall(self.until):
            raise UsageError("nothing can be due at 00:00 of its day", code="bad-cut-off", hint='write "24:00" for the end of the day')
        if (self.calendar is None) == (self.time_zone is None):
            hint = "pass calendar= to count its business days, or time_zone= to count every day"
            raise UsageError("a cut-off needs either a calendar or a time zone", code="bad-cut-off", hint=hint)
        if self.calendar is not None and not isinstance(self.calendar, BusinessCalendar):
            raise UsageError("the calendar is no BusinessCalendar", code="bad-cut-off", hint="pass calendar=BusinessCalendar(...)")
        if self.time_zone is not None:
            object.__setattr__(self, "time_zone", pinned_zone(self.time_zone).key)

    def day_of(self, t: datetime) -> date:
        """Return the day for which an instant counts. What comes exactly at the cut-off counts for the next day.

        Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``calendar-out-of-range``, and those of the calendar.
        """
        return self._counted_from(self._cycle_day(t))

    def due(self, t: datetime, days: int = 1) -> Deadline:
        """Return the deadline so many counting days after the day for which an instant counts; 0 is that day itself.

        Errors: as ``day_of``, and ``UsageError`` ``bad-count`` unless ``days`` is from 0 to 9,999, and from 1 where ``until`` is earlier
        in the day than ``at``.
        """
        if not isinstance(days, int) or isinstance(days, bool) or not 0 <= days <= _MOST_DAYS:
            raise UsageError("days are counted in whole numbers from 0", code="bad-count", hint=f"pass days=1, or up to {_MOST_DAYS}")
        if not days and _wall(self.until) < _wall(self.at):
            hint = f'pass days=1, or until="{self.at}" or later'
            raise UsageError(f"at {self.until} the day's cycle is not over yet", code="bad-count", hint=hint)
        day = self.day_of(t)
        last = self._days_later(day, days)
        ends_at = wall_instant(last, _wall(self.until), self._zone)
        due = Reason("due-after-days" if days else "due-on-that-day", {"days": f"{days}", "to": f"{last}", "until": self.until})
        reasons = (self._why(t, day), due)
        return Deadline(ends_at=ends_at, last_on=last_day_before(ends_at, self._zone), time_zone=self._zone, reasons=reasons)

    @property
    def _zone(self) -> str:
        return self.calendar.time_zone.key if self.calendar is not None else str(self.time_zone)

    def _cycle_day(self, t: datetime) -> date:
        """Return the local date on which the cycle of an instant ends, whether that day counts or not."""
        today = local_time(t, self._zone).date()
        return today if utc(t) < wall_instant(today, _wall(self.at), self._zone) else day_later(today, 1)

    def _counted_from(self, day: date) -> date:
        return day if self.calendar is None else business_day_from(self.calendar, day)

    def _days_later(self, day: date, days: int) -> date:
        return day_later(day, days) if self.calendar is None or not days else business_day_later(self.calendar, day, days)

    def _why(self, t: datetime, day: date) -> Reason:
        today = local_time(t, self._zone).date()
        if self._cycle_day(t) > today:
            return Reason("after-cut-off", {"from": f"{today}", "at": self.at, "day": f"{day}"})
        if day > today:
            return Reason("counts-for-next-day", {"from": f"{today}", "day": f"{day}"})
        return Reason("before-cut-off", {"at": self.at, "day": f"{day}"})


def _wall(text: str) -> timedelta:
    """Return a wall time as time since midnight."""
    match = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    clock = timedelta(hours=int(match[1]), minutes=int(match[2])) if match else None
    if match is None or clock is None or int(match[2]) >= 60 or clock > _A_DAY:
        raise UsageError(f"cannot read the wall time {str(text)[:20]!r}", code="bad-cut-off", hint='write "14:00", or "24:00" for midnight')
    return clock
