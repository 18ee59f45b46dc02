"""Read dates and ranges of dates on which a desk is closed: ``2026-12-24``, ``2026-12-29..2027-01-03``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["ClosedDates", "ClosedDay", "closed_config", "range_of", "read_closed", "read_date"]

_LONGEST_RANGE_DAYS = 3_660
_MOST_DAYS = 200_000  # every date of the years that a calendar answers for, nearly twice
_KEYS = ("date", "reason", "source")
_HINT = 'write "2026-12-24", or "2026-12-29..2027-01-03" for a range that ends with its last closed day'


class ClosedDay(NamedTuple):
    """Hold why a single date is closed, and who said so."""

    reason: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ClosedDates:
    """Close the local dates from the first to the last, both included.

    The reason is the shop's own text for its customers; ``source`` says who closed it, such as the name of a calendar feed.

    Errors: ``UsageError`` ``bad-date-range``.

    Example:
        >>> from xborder_support.calendars import ClosedDates
        >>> ClosedDates.parse("2026-12-29..2027-01-03", reason="New Year").last_on
        datetime.date(2027, 1, 3)
    """

    first_on: date
    last_on: date
    reason: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        for day in (self.first_on, self.last_on):
            if read_date(day) is not day:
                raise UsageError(f"a range of dates has dates, not {type(day).__name__}", code="bad-date", hint="or use ClosedDates.parse")
        for note in (self.reason, self.source):
            if note is not None and not isinstance(note, str):
                raise UsageError("reason and source of closed dates are text", code="bad-reason", hint="write a text, or leave it out")
        days = (self.last_on - self.first_on).days
        if days < 0:
            raise UsageError(f"the range ends before it starts: {self}", code="bad-date-range", hint="write the earlier date first")
        if days > _LONGEST_RANGE_DAYS:
            raise UsageError(f"the range is longer than ten years: {self}", code="bad-date-range", hint="check the years")

    @classmethod
    def parse(cls, text: str | date, *, reason: str | None = None, source: str | None = None) -> ClosedDates:
        """Read a date or a range.

        Errors: ``UsageError`` ``bad-date``, ``bad-date-range``.
        """
        if isinstance(text, str) and ".." in text:
            first, _, last = text.partition("..")
            return cls(read_date(first), read_date(last), reason, source)
        day = read_date(text)
        return cls(day, day, reason, source)

    def __str__(self) -> str:
        return f"{self.first_on}" if self.first_on == self.last_on else f"{self.first_on}..{self.last_on}"


def read_date(text: str | date) -> date:
    """Return a local date from a date or its ISO form.

    Errors: ``UsageError`` ``bad-date``, also for a datetime, whose local date depends on a zone.
    """
    if isinstance(text, date) and not isinstance(text, datetime):
        return text
    try:
        return date.fromisoformat(text.strip())  # type: ignore[union-attr]  # a datetime has no strip, and is refused below
    except (AttributeError, TypeError, ValueError):
        raise UsageError(f"there is no date {str(text)[:40]!r}", code="bad-date", hint=_HINT) from None


def range_of(first_on: date | None, last_on: date | None) -> tuple[int, int]:
    """Return a range of dates, both included, as ordinals.

    Errors: ``UsageError`` ``missing-date``, ``bad-date``, ``bad-date-range``.
    """
    if first_on is None or last_on is None:
        raise UsageError("a range needs a first and a last date", code="missing-date", hint="pass both, such as date(2026, 1, 1)")
    dates = ClosedDates(read_date(first_on), read_date(last_on))
    return dates.first_on.toordinal(), dates.last_on.toordinal()


def read_closed(closed: Iterable[str | date | ClosedDates | Mapping[str, Any]]) -> dict[int, ClosedDay]:
    """Return each closed date by its proleptic ordinal. Of two entries for a date, the first one with a reason counts."""
    days: dict[int, ClosedDay] = {}
    budget = _MOST_DAYS
    if not isinstance(closed, Iterable | date):
        raise UsageError(f"closed dates are a list, not {type(closed).__name__}", code="bad-date", hint=_HINT)
    for entry in [closed] if isinstance(closed, str | date | Mapping | ClosedDates) else closed:
        dates = _read_entry(entry)
        budget -= (dates.last_on - dates.first_on).days + 1
        if budget < 0:
            hint = "close a calendar that is closed for so long by its weekly hours or a season"
            raise UsageError(f"more than {_MOST_DAYS:,} closed dates", code="too-many-dates", hint=hint)
        for ordinal in range(dates.first_on.toordinal(), dates.last_on.toordinal() + 1):
            if ordinal not in days or (days[ordinal].reason is None and dates.reason is not None):
                days[ordinal] = ClosedDay(dates.reason, dates.source)
    return days


def _read_entry(entry: str | date | ClosedDates | Mapping[str, Any]) -> ClosedDates:
    if isinstance(entry, ClosedDates):
        return entry
    if not isinstance(entry, Mapping):
        return ClosedDates.parse(entry)
    for key in entry:
        if key not in _KEYS:
            raise UsageError(f"closed dates have no {key!r:.40}", code="bad-date", hint=did_you_mean(str(key)[:40], _KEYS))
    return ClosedDates.parse(entry.get("date", ""), reason=entry.get("reason"), source=entry.get("source"))


def closed_config(closed: Mapping[int, ClosedDay]) -> list[str | dict[str, str]]:
    """Return closed dates as a desk file writes them: consecutive dates of one reason and source as a range."""
    stretches: list[tuple[int, int, ClosedDay]] = []
    for ordinal, day in sorted(closed.items()):
        if stretches and stretches[-1][1:] == (ordinal - 1, day) and ordinal - stretches[-1][0] <= _LONGEST_RANGE_DAYS:
            stretches[-1] = (stretches[-1][0], ordinal, day)
        else:
            stretches.append((ordinal, ordinal, day))
    return [_told(*stretch) for stretch in stretches]


def _told(first: int, last: int, day: ClosedDay) -> str | dict[str, str]:
    dates = str(ClosedDates(date.fromordinal(first), date.fromordinal(last)))
    notes = {key: value for key, value in day._asdict().items() if value is not None}
    return {"date": dates, **notes} if notes else dates
