"""Answer which table holds a calendar's open time for the instants of a column.

A table covers whole years, so that the next column of the same history finds it made. Where the calendar does not answer for the whole of
them, it covers what was asked for and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
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
    start, end = first // ticks, last // ticks + 1
    try:
        return _compiled(calendar, _new_year(start, 0), _new_year(end, 1), ticks)
    except UsageError:
        return _compiled(calendar, start, end, ticks)


def _new_year(second: int, years: int) -> int:
    """Return the start of a second's year in UTC, or of a later year; the second itself at the ends of time."""
    year = datetime_of(second, 1).year + years
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) if year <= MAXYEAR else second


@lru_cache(maxsize=_TABLES)
def _compiled(calendar: BusinessCalendar, start: int, end: int, ticks: int) -> OpenTime:
    """Return the table of the open time from one second to another.

    The first and the last period may be cut where nobody closes. They are drawn out to the hour, since an odd second would cost the
    quickest table; no instant out there is ever asked about, and ``total`` does not count it.
    """
    starts, ends = _periods(calendar, start, end)
    span = start - start % _HOUR, end + -end % _HOUR
    total = int((ends - starts).sum()) + (starts[0] - span[0] if starts[0] == start else 0)
    starts[0] = span[0] if starts[0] == start else starts[0]
    ends[-1] = span[1] if ends[-1] == end else ends[-1]
    table = fastest_table(starts * ticks, ends * ticks, (span[0] * ticks, span[1] * ticks), ticks)
    return OpenTime(table, int(total) * ticks)


def _periods(calendar: BusinessCalendar, start: int, end: int) -> tuple[Integers, Integers]:
    """Return where the open periods start and end, in seconds; an empty one where there are none."""
    periods = calendar.periods(datetime_of(start, 1), datetime_of(end, 1))
    edges = [(_second(opening), _second(close)) for opening, close in periods] or [(start, start)]
    starts, ends = np.array(edges, dtype=np.int64).T.copy()
    return starts, ends


def _second(instant: datetime) -> int:
    since = instant - _EPOCH
    return since.days * 86_400 + since.seconds
