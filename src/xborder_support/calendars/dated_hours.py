"""Read the hours of single dates, with the shop's own word for why they differ: ``{"2026-12-24": ["09:00-12:00"]}``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from xborder_support.errors import UsageError, did_you_mean

from .closed_dates import read_date
from .hours import Hours, HoursLike, first_overlap, print_hours, read_hours, warn_of_overlap, within

__all__ = ["DatedHours", "DatedHoursLike", "dated_config", "read_dated_hours"]

_MOST_DATES = 120_000  # every date of the years that a calendar answers for

#: What a caller writes for dates: their hours, or ``{"hours": [...], "reason": "stock-taking"}``.
DatedHoursLike: TypeAlias = Mapping[str, HoursLike | Mapping[str, Any]] | Mapping[date, HoursLike | Mapping[str, Any]]


class DatedHours(NamedTuple):
    """Hold the hours of one date, and the shop's own reason for them."""

    hours: tuple[Hours, ...]
    reason: str | None = None


def read_dated_hours(dates: DatedHoursLike) -> dict[int, DatedHours]:
    """Return the hours of single dates, by the date's proleptic ordinal.

    Errors: ``UsageError`` ``bad-date``, ``bad-hours``, and ``date-twice`` where one date stands as text and as a date.
    """
    if not isinstance(dates, Mapping):
        hint = 'write {"2026-12-24": ["09:00-12:00"]}'
        raise UsageError(f"hours of single dates are a table of dates, not {type(dates).__name__}", code="bad-hours", hint=hint)
    if len(dates) > _MOST_DATES:
        hint = "use weekly hours and seasons for what recurs"
        raise UsageError(f"hours of more than {_MOST_DATES:,} single dates", code="too-many-dates", hint=hint)
    dated: dict[int, DatedHours] = {}
    for day, given in dates.items():
        ordinal = read_date(day).toordinal()
        if ordinal in dated:
            raise UsageError(f"the date {day} stands twice", code="date-twice", hint="give each date once, with all its hours")
        with within(day):
            dated[ordinal] = _with_reason(given) if isinstance(given, Mapping) else DatedHours(read_hours(given))
        if first_overlap(dated[ordinal].hours) is not None:
            warn_of_overlap(str(day))
    return dated


def dated_config(dates: Mapping[int, DatedHours]) -> dict[str, Any]:
    """Return the same dates as a desk file writes them."""
    return {date.fromordinal(ordinal).isoformat(): _told(day) for ordinal, day in sorted(dates.items())}


def _with_reason(given: Mapping[str, Any]) -> DatedHours:
    for key in map(str, given):
        if key not in {"hours", "reason"}:
            raise UsageError(f"hours of a date have no {key[:40]!r}", code="bad-hours", hint=did_you_mean(key[:40], ("hours", "reason")))
    reason = given.get("reason")
    if reason is not None and not isinstance(reason, str):
        raise UsageError("the reason of dated hours is not text", code="bad-hours", hint='write { hours = [], reason = "stock-taking" }')
    return DatedHours(read_hours(given.get("hours", ())), reason)


def _told(day: DatedHours) -> Any:
    hours = [print_hours(stretch) for stretch in day.hours]
    return hours if day.reason is None else {"hours": hours, "reason": day.reason}
