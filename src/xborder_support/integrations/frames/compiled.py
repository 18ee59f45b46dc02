"""Answer which table holds a calendar's open time for the instants of a column.

A table covers whole years, so that the next column of the same history finds it made. Where the calendar does not answer for the whole of
them, it covers what was asked for and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import numpy as np

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError

from .integers import Integers, datetime_of
from .tables import Table, fastest_table

__all__ = ["OpenTime", "open_time"]

_TABLES = 64  # one for each calendar of a large shop; most take less than a megabyte
_HOUR = 3_600
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class OpenTime:
    """Hold a calendar's table with ``total``, the open time that it knows of, from its own start and in ticks."""

    table: Table
    total: int


def open_time(calendar: BusinessCalendar, first: int, last: int, ticks: int) -> OpenTime:
    """Return the table that answers for the instants from first to last, both included.

    Errors: ``UsageError`` as the calendar raises it, where it does not answer for one of the two.
    """
    start, end = first // ticks, last // ticks
    try:
        return _compiled(calendar, _new_year(start, 0), _new_year(end, 1) - 1, ticks)
    except UsageError:
        return _compiled(calendar, start, end, ticks)


def _new_year(second: int, years: int) -> int:
    """Return the start of a second's year in UTC, or of a later year."""
    return _second(datetime(datetime_of(second, 1).year + years, 1, 1, tzinfo=UTC))


@lru_cache(maxsize=_TABLES)
def _compiled(calendar: BusinessCalendar, first: int, last: int, ticks: int) -> OpenTime:
    """Return the table of the open time from the first second to the end of the last.

    The first and the last period may be cut where nobody closes. They are drawn out to the hour, since an odd second would cost the
    quickest table; no instant out there is ever asked about, and ``total`` does not count it.
    """
    starts, ends = _periods(calendar, first, last)
    span = first - first % _HOUR, last + 1 + -(last + 1) % _HOUR
    total = int((ends - starts).sum())
    if starts[0] == first:
        total, starts[0] = total + first - span[0], span[0]
    if ends[-1] == last + 1:
        ends[-1] = span[1]
    table = fastest_table(starts * ticks, ends * ticks, (span[0] * ticks, span[1] * ticks), ticks)
    return OpenTime(table, total * ticks)


def _periods(calendar: BusinessCalendar, first: int, last: int) -> tuple[Integers, Integers]:
    """Return where the open periods start and end, in seconds; an empty one where there are none.

    The last second is asked about by itself: the moment after it may be in a year that the calendar does not know.
    """
    periods = calendar.periods(datetime_of(first, 1), datetime_of(last, 1))
    edges = [(_second(opening), _second(close)) for opening, close in periods]
    if calendar.is_open(datetime_of(last, 1)):
        opening = edges.pop()[0] if edges and edges[-1][1] == last else last
        edges.append((opening, last + 1))
    starts, ends = np.array(edges or [(first, first)], dtype=np.int64).T.copy()
    return starts, ends


def _second(instant: datetime) -> int:
    since = instant - _EPOCH
    return since.days * 86_400 + since.seconds
