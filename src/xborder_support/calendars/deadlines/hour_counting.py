"""Count hours of elapsed time, and keep wall times from one date to another."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone as pinned_zone
from xborder_support.terms import utc

from .local_days import day_later, local_time, wall_instant
from .steps import date_reached
from .term import Term, read_term

__all__ = ["counted_hours", "same_time_after", "same_time_before", "same_time_on"]

_AN_HOUR = timedelta(hours=1)


def same_time_after(at: datetime, term: Term | str, *, time_zone: str) -> datetime:
    """Return the same wall time so many days, weeks, months or years later (aware UTC).

    A month without that date ends it on its last day. A wall time that the clock skips is the instant of the clock change, and one that
    it shows twice the first of the two. Hours are elapsed time, so that 24 hours need not be a day.

    Errors: ``UsageError`` ``bad-term``, ``term-needs-days``, ``unknown-time-zone``, ``naive-datetime``, ``not-a-datetime``,
    ``calendar-out-of-range``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.calendars import same_time_after
        >>> asked_at = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)  # 10:00 in Berlin, on the eve of the clock change
        >>> same_time_after(asked_at, "1 day", time_zone="Europe/Berlin").isoformat()
        '2026-03-29T08:00:00+00:00'
        >>> same_time_after(asked_at, "24 hours", time_zone="Europe/Berlin").isoformat()
        '2026-03-29T09:00:00+00:00'
    """
    return _same_time(at, read_term(term), pinned_zone(time_zone).key, 1)


def same_time_before(at: datetime, term: Term | str, *, time_zone: str) -> datetime:
    """Return the same wall time so many days, weeks, months or years earlier (aware UTC).

    Errors: as ``same_time_after``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.calendars import same_time_before
        >>> same_time_before(datetime(2026, 3, 31, 8, 0, tzinfo=UTC), "1 month", time_zone="Europe/Berlin").isoformat()
        '2026-02-28T09:00:00+00:00'
    """
    return _same_time(at, read_term(term), pinned_zone(time_zone).key, -1)


def counted_hours(event: datetime | date, term: Term, hours_from: str, zone: str, step: int) -> tuple[datetime, datetime]:
    """Return from when hours run and where they lead (UTC); ``step`` is -1 where they are counted back.

    Errors: ``UsageError`` ``needs-an-instant`` for an event of which only the date is known.
    """
    if isinstance(event, date) and not isinstance(event, datetime):
        hint = "pass the aware datetime of the event"
        raise UsageError("hours cannot be counted from a date", code="needs-an-instant", hint=hint)
    shown = local_time(event, zone)
    start = utc(event)
    if hours_from == "next_hour":
        into_hour = timedelta(minutes=shown.minute, seconds=shown.second, microseconds=shown.microsecond)
        start += _AN_HOUR - into_hour if step > 0 else -into_hour
    end = start + step * term.count * _AN_HOUR
    local_time(end, zone)
    return start, end


def same_time_on(at: datetime, days: int, zone: str) -> datetime:
    """Return the same wall time so many days later, or the instant itself for none."""
    if not days:
        return at
    shown = local_time(at, zone)
    return wall_instant(day_later(shown.date(), days), _clock(shown), zone)


def _same_time(at: datetime, term: Term, zone: str, step: int) -> datetime:
    if term.unit == "hours":
        return counted_hours(at, term, "event", zone, step)[1]
    shown = local_time(at, zone)
    return wall_instant(date_reached(shown.date(), term, step), _clock(shown), zone)


def _clock(shown: datetime) -> timedelta:
    """Return what the clock shows, as time since it showed zero."""
    return timedelta(hours=shown.hour, minutes=shown.minute, seconds=shown.second, microseconds=shown.microsecond)
