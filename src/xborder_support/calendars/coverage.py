"""Find where one site hands over to the next, and where nobody is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError

from .open_time import check_range

if TYPE_CHECKING:
    from .calendar import BusinessCalendar

__all__ = ["HandOver", "hand_overs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Say that sites close at an instant (UTC), who is there from then on, and since when both were there.

    ``present`` is empty where nobody is: the work waits. ``overlap`` is how long the one who stays longest was there before, together with
    those who leave; zero where one opens just as the other closes.
    """

    at: datetime
    leaving: tuple[str, ...]
    present: tuple[str, ...]
    overlap: timedelta


def hand_overs(calendars: Mapping[str, BusinessCalendar], a: datetime, b: datetime) -> list[HandOver]:
    """Return the instants after a and up to b at which one of the named calendars closes, in order.

    Errors: ``UsageError`` ``not-calendars``, and as ``BusinessCalendar.periods``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar
        >>> from xborder_support.calendars import hand_overs
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
        >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})
        >>> monday, tuesday = datetime(2026, 1, 12, tzinfo=UTC), datetime(2026, 1, 13, tzinfo=UTC)
        >>> for point in hand_overs({"tokyo": tokyo, "berlin": berlin}, monday, tuesday):
        ...     print(point.at.strftime("%H:%M"), *point.leaving, "->", *point.present, point.overlap)
        09:00 tokyo -> berlin 1:00:00
        17:00 berlin -> 0:00:00
    """
    if not isinstance(calendars, Mapping):
        raise UsageError("sites are calendars by name", code="not-calendars", hint='pass {"tokyo": tokyo, "berlin": berlin}')
    check_range(a, b)
    found = {name: _closes(name, calendar, a, b) for name, calendar in calendars.items()}
    return [_hand_over(calendars, at, [name for name in calendars if at in found[name]]) for at in sorted(set().union(*found.values()))]


def _closes(name: str, calendar: BusinessCalendar, a: datetime, b: datetime) -> frozenset[datetime]:
    """Return the instants after a and up to b at which a calendar closes."""
    if not hasattr(calendar, "periods"):
        message = f"the site {str(name)[:40]!r} is no calendar but {type(calendar).__name__}"
        raise UsageError(message, code="not-calendars", hint="pass a BusinessCalendar for each name")
    return frozenset(period.end for period in calendar.periods(a, b) if period.end < b or not calendar.is_open(b))


def _hand_over(calendars: Mapping[str, BusinessCalendar], at: datetime, leaving: Sequence[str]) -> HandOver:
    stays = {name: since for name, calendar in calendars.items() if (since := calendar.open_since(at))}
    left = [calendars[name].open_since(at - timedelta.resolution) or at for name in leaving]
    overlap = max((at - max(opened, since) for opened in left for since in stays.values()), default=timedelta())
    return HandOver(at=at, leaving=tuple(leaving), present=tuple(stays), overlap=overlap)
