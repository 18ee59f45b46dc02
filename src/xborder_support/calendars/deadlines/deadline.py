"""Hold when a period is over, and why then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xborder_support.terms import Reason, utc

from .local_days import local_time
from .wording import sentence

__all__ = ["Deadline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """State the instant at which a period is over, and the local date on which it could last be met.

    ``ends_at`` (aware UTC) no longer belongs to the period: what happens then is late. ``reasons`` stand in the order in which they
    applied; their fact ``article`` is the place in the law, where a law was asked.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import deadline_after
        >>> month = deadline_after(date(2026, 1, 31), "1 month", rules="plain", time_zone="Europe/Berlin")
        >>> month.last_on, month.ends_at.isoformat()
        (datetime.date(2026, 2, 28), '2026-02-28T23:00:00+00:00')
        >>> print(month.explain())
        The day of the event, Saturday 2026-01-31, does not count.
        1 month leads to Saturday 2026-02-28: that month has no day 31.
        So it could last be met on Saturday 2026-02-28, until 2026-03-01T00:00:00+01:00 (Europe/Berlin).
    """

    ends_at: datetime
    last_on: date
    time_zone: str
    reasons: tuple[Reason, ...]

    def is_over(self, at: datetime) -> bool:
        """Return whether the period is over at an instant. At ``ends_at`` itself it is.

        Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``.
        """
        return utc(at) >= self.ends_at

    def explain(self) -> str:
        """Return in English sentences, one a line, how the period was counted."""
        return "\n".join([*(sentence(reason) for reason in self.reasons), sentence(self._end())])

    def _end(self) -> Reason:
        facts = {"on": self.last_on.isoformat(), "until": local_time(self.ends_at, self.time_zone).isoformat(), "zone": self.time_zone}
        return Reason("deadline-ends", facts)
