"""Answer what a calendar answers, for every row of a frame at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any, get_args

import numpy as np

from xborder_support.calendars import BusinessCalendar, Landing
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import time_zone as known_zone

from .amounts import amounts
from .answers import due_moments, openness, spans
from .columns import read_frame, written
from .instants import instants
from .integers import Flags, Integers
from .parts import CalendarChoice, Part, parts

__all__ = ["business_seconds", "due", "is_open"]


def business_seconds(  # noqa: PLR0913  (each is a word of the question, and has its name at the call)
    frame: Any,
    *,
    start: str,
    end: str,
    calendar: BusinessCalendar | None = None,
    calendars: Mapping[Any, BusinessCalendar] | None = None,
    by: str = "market",
    time_zone: str | tzinfo | None = None,
) -> Any:
    """Return the open seconds from one column to another, rounded down, negative where the end is the earlier one.

    ``start`` and ``end`` name columns of aware datetimes of any zone and unit. ``calendar`` counts for all rows, or ``calendars`` gives
    one for each value of the column ``by``. ``time_zone`` is the zone of columns without one: a wall time is the first instant whose
    clock reads it or later. The answer is a column of the caller's own kind: 64-bit integers, null where one of the two is.

    Errors: ``MissingExtraError`` ``missing-extra``; ``UsageError`` ``not-a-frame``, ``lazy-frame``, ``unknown-column``,
    ``not-a-datetime-column``, ``naive-column``, ``mixed-column``, ``unknown-time-zone``, ``calendar-or-calendars``, ``not-a-calendar``,
    ``missing-calendar``, ``null-in-by``, ``bad-by-column``, and with the column and the row (the first is 0) ``datetime-out-of-range``,
    ``calendar-out-of-range``, ``holidays-out-of-range``.

    Example:
        >>> from datetime import UTC, datetime
        >>> import polars
        >>> from xborder_support import BusinessCalendar
        >>> from xborder_support.integrations import frames
        >>> tickets = polars.DataFrame({
        ...     "opened": [datetime(2026, 1, 9, 8, tzinfo=UTC), None],
        ...     "answered": [datetime(2026, 1, 12, 1, tzinfo=UTC), datetime(2026, 1, 12, 1, tzinfo=UTC)],
        ... })
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
        >>> frames.business_seconds(tickets, start="opened", end="answered", calendar=tokyo).to_list()
        [7200, None]
    """
    read, choice, zone = read_frame(frame), CalendarChoice(calendar, calendars, by), _zone(time_zone)
    first, last = instants(read, start, zone), instants(read, end, zone)
    nulls = _either(first.nulls, last.nulls)
    values = _gathered(parts(read, choice, nulls), np.zeros(len(read), np.int64), lambda part: spans(part, first, last))
    return written(values, nulls, name="business_seconds", kind="integers", like=read)


def due(  # noqa: PLR0913  (as above)
    frame: Any,
    *,
    start: str,
    seconds: int | str,
    calendar: BusinessCalendar | None = None,
    calendars: Mapping[Any, BusinessCalendar] | None = None,
    by: str = "market",
    time_zone: str | tzinfo | None = None,
    landing: Landing = "close",
) -> Any:
    """Return when so many open seconds have passed since a column's instants, in UTC and to the microsecond.

    ``seconds`` is one number for all rows, or names a column of whole numbers. ``landing`` chooses between a close and the opening
    after it, as in ``BusinessCalendar.add``. The rest is as in ``business_seconds``.

    Errors: as ``business_seconds``; ``UsageError`` ``not-whole-seconds``, ``negative-duration``, ``duration-too-long``,
    ``unknown-landing``, ``no-open-time``.

    Example:
        >>> from datetime import UTC, datetime
        >>> import polars
        >>> from xborder_support import BusinessCalendar
        >>> from xborder_support.integrations import frames
        >>> tickets = polars.DataFrame({"opened": [datetime(2026, 1, 9, 8, tzinfo=UTC)]})
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
        >>> frames.due(tickets, start="opened", seconds=7_200, calendar=tokyo).dt.to_string("%a %H:%M").to_list()
        ['Mon 01:00']
    """
    if not isinstance(landing, str) or landing not in get_args(Landing):
        hint = did_you_mean(str(landing)[:20], get_args(Landing))
        raise UsageError(f"unknown landing {str(landing)[:20]!r}", code="unknown-landing", hint=hint)
    read, choice, zone = read_frame(frame), CalendarChoice(calendar, calendars, by), _zone(time_zone)
    first, added = instants(read, start, zone), amounts(read, seconds)
    nulls = _either(first.nulls, added.nulls)
    found = parts(read, choice, nulls)
    values = _gathered(found, np.zeros(len(read), np.int64), lambda part: due_moments(part, first, added, landing))
    return written(values, nulls, name="due_at", kind="instants", like=read)


def is_open(
    frame: Any,
    *,
    at: str,
    calendar: BusinessCalendar | None = None,
    calendars: Mapping[Any, BusinessCalendar] | None = None,
    by: str = "market",
    time_zone: str | tzinfo | None = None,
) -> Any:
    """Return whether the desk is open at each instant of a column, null where there is none.

    Errors: as ``business_seconds``.

    Example:
        >>> from datetime import UTC, datetime
        >>> import polars
        >>> from xborder_support import BusinessCalendar
        >>> from xborder_support.integrations import frames
        >>> tickets = polars.DataFrame({"opened": [datetime(2026, 1, 9, 8, tzinfo=UTC)], "market": ["JP"]})
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
        >>> frames.is_open(tickets, at="opened", calendars={"JP": tokyo}).to_list()
        [True]
    """
    read, choice, zone = read_frame(frame), CalendarChoice(calendar, calendars, by), _zone(time_zone)
    moments = instants(read, at, zone)
    found = parts(read, choice, moments.nulls)
    values = _gathered(found, np.zeros(len(read), np.bool_), lambda part: openness(part, moments))
    return written(values, moments.nulls, name="is_open", kind="flags", like=read)


def _zone(zone: str | tzinfo | None) -> Any:
    return None if zone is None else known_zone(zone)


def _either(one: Flags | None, other: Flags | None) -> Flags | None:
    if one is None or other is None:
        return other if one is None else one
    return one | other


def _gathered(found: list[Part], values: Any, answer: Callable[[Part], Integers | Flags]) -> Any:
    """Return the answers of all parts, each in its rows."""
    for part in found:
        if part.rows is None:
            return answer(part)
        values[part.rows] = answer(part)
    return values
