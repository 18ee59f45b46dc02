"""Divide time by the instants at which rules begin or cease to count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .axes import Axis
from .boxes import places

if TYPE_CHECKING:
    from .rule import Rule

__all__ = ["Validity"]

_ANY_DAY = date(2000, 1, 3)
_NOON = time(12)
_A_DAY = timedelta(days=1)


class Validity:
    """Hold the stretches of time in which the same rules count. With ``on``, only what is not over before that day is looked at."""

    def __init__(self, rules: Sequence[Rule], on: date | None) -> None:
        self._bounds = sorted({bound for rule in rules for bound in (rule.valid_from, rule.valid_to) if bound is not None})
        self._preferred = datetime.combine(on or _ANY_DAY, _NOON, UTC)
        stretches = len(self._bounds) + 1
        over = 0 if on is None else bisect_right(self._bounds, datetime.combine(on, time(), UTC))
        self._open = (1 << stretches) - (1 << over)
        self.axis = Axis("", self._open, self._open, 0)

    @property
    def is_dated(self) -> bool:
        """Tell whether any rule has a date."""
        return bool(self._bounds)

    def mask(self, rule: Rule) -> int:
        """Return the stretches in which a rule counts; 0 where it does no more."""
        start = 0 if rule.valid_from is None else bisect_left(self._bounds, rule.valid_from) + 1
        end = len(self._bounds) + 1 if rule.valid_to is None else bisect_left(self._bounds, rule.valid_to) + 1
        return ((1 << end) - (1 << start)) & self._open

    def instant(self, mask: int) -> datetime:
        """Return an instant in one of some stretches."""
        preferred = bisect_right(self._bounds, self._preferred)
        if mask >> preferred & 1:
            return self._preferred
        place = next(places(mask & self._open))
        return self._bounds[place - 1] if place else self._bounds[0] - _A_DAY
