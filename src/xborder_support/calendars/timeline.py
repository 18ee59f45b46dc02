"""Answer every scalar question by bisection over compiled open periods, in integer microseconds.

With ``A(t)`` the open time before t, a duration is ``A(b) - A(a)``, and a due time is an inverse of A. A is a staircase, so it has two
inverses: the earliest instant with that much open time, which may be a close, and the latest, which is then the next opening.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

from .compilation import CompiledYear
from .instants import SECOND
from .intervals import Interval, clip, union

__all__ = ["Timeline"]


class Timeline:
    """Hold the open periods of consecutive compiled years. It never changes; a longer one is made from more years.

    It answers for ``start <= t < end``. ``days`` are the business days as ordinals, with the first of ``openings`` and the last of
    ``closes`` of each. A search that would leave this range returns None, and the caller brings a longer one.
    """

    __slots__ = ("_before", "_edges", "_starts", "closes", "days", "end", "openings", "start", "years")

    def __init__(self, years: Sequence[CompiledYear]) -> None:
        self.years = tuple(years)
        self.start = years[0].start * SECOND
        self.end = years[-1].end * SECOND
        periods = union(chain.from_iterable(year.periods for year in years))  # joins what a New Year cut in two
        self._edges = [edge * SECOND for period in periods for edge in period]
        self._starts = self._edges[::2]
        self._before = list(accumulate(((end - start) * SECOND for start, end in periods), initial=0))
        days = [day for year in years for day in year.business_days]
        self.days = [ordinal for ordinal, _, _ in days]
        self.openings = [opening * SECOND for _, opening, _ in days]
        self.closes = [close * SECOND for _, _, close in days]

    @property
    def is_empty(self) -> bool:
        """Return whether the line has no open time at all."""
        return not self._edges

    def is_open(self, at: int) -> bool:
        """Return whether the instant lies in an open period."""
        return bisect_right(self._edges, at) & 1 == 1

    def elapsed(self, at: int) -> int:
        """Return the open time from the start of the line to the instant."""
        edge = bisect_right(self._edges, at)
        return self._before[edge >> 1] + (at - self._edges[edge - 1] if edge & 1 else 0)

    def earliest(self, amount: int) -> int | None:
        """Return the earliest instant with that much open time before it."""
        period = bisect_left(self._before, amount) - 1
        if 0 <= period < len(self._starts):
            return self._starts[period] + amount - self._before[period]
        return None

    def latest(self, amount: int) -> int | None:
        """Return the latest instant with that much open time before it."""
        period = bisect_right(self._before, amount) - 1
        if 0 <= period < len(self._starts):
            return self._starts[period] + amount - self._before[period]
        return None

    def open_since(self, at: int) -> int | None:
        """Return the start of the open period that holds the instant, or None where it is closed."""
        edge = bisect_right(self._edges, at)
        return self._edges[edge - 1] if edge & 1 else None

    def next_open(self, at: int) -> int | None:
        """Return the instant itself if it is open, else the next opening."""
        edge = bisect_right(self._edges, at)
        if edge & 1:
            return at
        return self._edges[edge] if edge < len(self._edges) else None

    def next_close(self, at: int) -> int | None:
        """Return the end of the period that holds the instant, or else of the next one. What the line's own end cuts off is no close."""
        edge = bisect_right(self._edges, at) | 1
        return self._edges[edge] if edge < len(self._edges) and self._edges[edge] < self.end else None

    def periods(self, start: int, end: int) -> list[Interval]:
        """Return the open periods within ``[start, end)``, cut to it."""
        first, last = bisect_right(self._edges, start) >> 1, (bisect_left(self._edges, end) + 1) >> 1
        inside: Iterable[Interval] = zip(self._edges[2 * first : 2 * last : 2], self._edges[2 * first + 1 : 2 * last : 2], strict=True)
        return clip(inside, start, end)

    def owner(self, at: int, local: int) -> int:
        """Return the date that an instant counts for, whose local date is given (ordinals).

        The hours after midnight of a shift belong to the date on which it started.
        """
        previous = bisect_left(self.days, local) - 1
        return self.days[previous] if previous >= 0 and at < self.closes[previous] else local

    def days_before(self, day: int) -> int:
        """Return how many business days of the line lie before a date."""
        return bisect_left(self.days, day)

    def days_until(self, day: int) -> int:
        """Return how many business days of the line lie up to a date, itself included."""
        return bisect_right(self.days, day)
