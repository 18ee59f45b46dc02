"""Divide time by the instants at which rules begin or cease to count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .axes import Axis
from .boxes import places

if TYPE_CHECKING:
    from xborder_support.routing.rules import Rule

__all__ = ["ANY_INSTANT", "Validity", "is_dated"]

_NOON = time(12)
#: Stands for an instant that does not matter.
ANY_INSTANT = datetime.combine(date(2000, 1, 3), _NOON, UTC)
_A_DAY = timedelta(days=1)


def is_dated(rules: Sequence[Rule]) -> bool:
    """Tell whether any rule counts from or to some day."""
    return any(rule.valid_from or rule.valid_to for rule in rules)


class Validity:
    """Hold the stretches of time in which the same rules count. With ``on``, only what is not over before that day is looked at."""

    def __init__(self, rules: Sequence[Rule], on: date | None) -> None:
        self._bounds = sorted({bound for rule in rules for bound in (rule.valid_from, rule.valid_to) if bound is not None})
        self._preferred = ANY_INSTANT if on is None else datetime.combine(on, _NOON, UTC)
        stretches = len(self._bounds) + 1
        over = 0 if on is None else bisect_right(self._bounds, datetime.combine(on, time(), UTC))
        self._open = (1 << stretches) - (1 << over)
        self.axis = Axis("", self._open, self._open, 0)

    def mask(self, rule: Rule) -> int:
        """Return the stretches in which a rule counts; 0 where it does no more."""
        start = 0 if rule.valid_from is None else bisect_left(self._bounds, rule.valid_from) + 1
        end = len(self._bounds) + 1 if rule.valid_to is None else bisect_left(self._bounds, rule.valid_to) + 1
        return ((1 << end) - (1 << start)) & self._open

    def instant(self, mask: int) -> datetime:
        """Return an instant in one of some stretches."""
        if self.allows(mask, self._preferred):
            return self._preferred
        place = next(places(mask & self._open))
        return self._bounds[place - 1] if place else self._bounds[0] - _A_DAY

    def allows(self, mask: int, moment: datetime) -> bool:
        """Tell whether an instant is in one of some stretches."""
        return bool(mask >> bisect_right(self._bounds, moment) & 1)
