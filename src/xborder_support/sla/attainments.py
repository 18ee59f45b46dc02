"""Tell what share of the promises of a history was kept, how sure that figure is, and how long the middle customer waited.

A share of few tickets says little, so it comes with its interval, and a target is compared with the interval and not with the point.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Finding

from .clocks import SlaState

if TYPE_CHECKING:
    from .clocks import Cycle

__all__ = ["Attainment", "AttainmentVerdict", "attainment", "attainment_by", "median_response", "median_wait"]

#: ``kept``: the whole interval reaches the target share. ``broken``: none of it does. ``cannot_tell``: the target lies within it.
AttainmentVerdict: TypeAlias = Literal["kept", "broken", "cannot_tell"]

_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)

_Z = 1.959963984540054  # of the normal distribution, for 95 % on both sides together
_HALF = 0.5 + 1e-9  # products of shares are not exact
_LEAST_FOR_A_SHARE = 10
_LEAST_FOR_A_RANK = 30
_SHARE_HINT = "pass a share such as 0.95 for 95 %"


@dataclass(frozen=True, slots=True)
class Attainment:
    """Count the promises that were kept, missed, and that are late while nobody has answered yet.

    What is still in time, was cancelled or was never promised does not count. Any share may be judged in this way: of good ratings too.

    Example:
        >>> from xborder_support.sla import Attainment
        >>> calls = Attainment(met=92, missed=8)
        >>> f"{calls.share:.0%}, {calls.low:.0%} to {calls.high:.0%}", calls.verdict(0.95)
        ('92%, 85% to 96%', 'cannot_tell')
    """

    met: int
    missed: int
    open_past_due: int = 0

    def __post_init__(self) -> None:
        for count in (self.met, self.missed, self.open_past_due):
            if not isinstance(count, int) or isinstance(count, bool) or count < 0:
                raise UsageError("tickets are counted in whole numbers from 0", code="bad-count", hint="pass met=92, missed=8")

    @property
    def total(self) -> int:
        """Return how many promises are judged."""
        return self.met + self.missed + self.open_past_due

    @property
    def share(self) -> float | None:
        """Return the share that was kept, from 0 to 1; None where nothing was judged."""
        return self.met / self.total if self.total else None

    @property
    def low(self) -> float | None:
        """Return the lower end of the 95 % interval of the share, after Wilson; None where nothing was judged."""
        return max(0.0, self._interval[0]) if self.met else (0.0 if self.total else None)

    @property
    def high(self) -> float | None:
        """Return the upper end of the interval."""
        return min(1.0, self._interval[1]) if self.met < self.total else (1.0 if self.total else None)

    @property
    def is_shown(self) -> bool:
        """Tell whether there are enough for a share, ten or more. Of fewer, list the cases."""
        return self.total >= _LEAST_FOR_A_SHARE

    @property
    def is_ranked(self) -> bool:
        """Tell whether there are enough to be ranked among others, thirty or more."""
        return self.total >= _LEAST_FOR_A_RANK

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be said beside the share: ``too-few-for-a-share``, ``too-few-to-rank``."""
        facts = {"total": str(self.total)}
        if not self.is_shown:
            return (Finding("too-few-for-a-share", "warning", "fewer than 10 tickets make no share: list the cases", facts=facts),)
        if not self.is_ranked:
            return (Finding("too-few-to-rank", "info", "fewer than 30 tickets are not ranked among others", facts=facts),)
        return ()

    def verdict(self, target_share: float) -> AttainmentVerdict:
        """Say whether a target share was kept, such as 0.95 of calls under three minutes. The interval decides, not the point.

        Errors: ``UsageError`` ``bad-share`` unless it is above 0 and at most 1.
        """
        if isinstance(target_share, bool) or not isinstance(target_share, int | float) or not 0 < target_share <= 1:
            raise UsageError("a target share lies above 0 and up to 1", code="bad-share", hint=_SHARE_HINT)
        if self.low is None or self.high is None:
            return "cannot_tell"
        if self.low >= target_share:
            return "kept"
        return "broken" if self.high < target_share else "cannot_tell"

    def __add__(self, other: Attainment) -> Attainment:
        """Return the counts of both together."""
        if not isinstance(other, Attainment):
            return NotImplemented
        return Attainment(self.met + other.met, self.missed + other.missed, self.open_past_due + other.open_past_due)

    @property
    def _interval(self) -> tuple[float, float]:
        share, total, squared = self.met / self.total, self.total, _Z * _Z
        middle = share + squared / (2 * total)
        reach = _Z * sqrt(share * (1 - share) / total + squared / (4 * total * total))
        return (middle - reach) / (1 + squared / total), (middle + reach) / (1 + squared / total)


def attainment(cycles: Iterable[Any]) -> Attainment:
    """Return how many promises of a history were kept.

    Each of ``cycles`` is a ``Cycle``, the name of its state, or a row of a report with the key ``state``.

    Errors: ``UsageError`` ``no-state`` for what is none of these, ``unknown-state`` for a word that is no state of a cycle.

    Example:
        >>> from xborder_support.sla import attainment
        >>> attainment(["met", "met", "missed", "active_with_misses", "active"])
        Attainment(met=2, missed=1, open_past_due=1)
    """
    return attainment_by(cycles, lambda _: None).get(None, Attainment(0, 0))


def attainment_by(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, Attainment]:
    """Return the attainment of each group, in the order in which the groups first appear.

    Errors: as ``attainment``.

    Example:
        >>> from xborder_support.sla import attainment_by
        >>> rows = [{"market": "JP", "state": "met"}, {"market": "DE", "state": "missed"}, {"market": "JP", "state": "met"}]
        >>> attainment_by(rows, lambda row: row["market"])
        {'JP': Attainment(met=2, missed=0, open_past_due=0), 'DE': Attainment(met=0, missed=1, open_past_due=0)}
    """
    counted: dict[_Key, dict[str, int]] = {}
    for row in rows:
        counts = counted.setdefault(key(row), dict.fromkeys(_JUDGED, 0))
        if (state := _state_of(row)) in counts:
            counts[state] += 1
    return {group: Attainment(*counts.values()) for group, counts in counted.items()}


def median_response(cycles: Iterable[Cycle], *, measure: Literal["elapsed", "business"] = "elapsed") -> timedelta | None:
    """Return the time after which half of the customers had their answer, those who still wait included.

    A cycle that runs, or was cancelled, says only that it took longer than it has lasted: leaving it out would make a slow desk look
    quick. None where less than half have been answered so far. Cycles without a business time are left out of that measure.

    Errors: ``UsageError`` ``unknown-measure``.

    Example:
        >>> from xborder_support.sla import median_response
        >>> median_response([]) is None
        True
    """
    if measure not in {"elapsed", "business"}:
        message = f"unknown measure {str(measure)[:20]!r}"
        raise UsageError(message, code="unknown-measure", hint='pass measure="elapsed" or measure="business"')
    timed = ((getattr(cycle, measure), cycle.fulfilled_at is not None) for cycle in cycles)
    return median_wait((wait, is_over) for wait, is_over in timed if wait is not None)


def median_wait(waits: Iterable[tuple[timedelta, bool]]) -> timedelta | None:
    """Return the median of waits, some of which are not over: each is how long it has lasted, and whether it ended with an answer.

    The estimate is that of Kaplan and Meier: the first moment at which the curve of those who wait is at one half or below.

    Example:
        >>> from datetime import timedelta
        >>> from xborder_support.sla import median_wait
        >>> hours = [(1, True), (2, True), (3, False), (4, True), (9, False)]
        >>> str(median_wait((timedelta(hours=wait), is_over) for wait, is_over in hours))
        '4:00:00'
    """
    ordered = sorted(waits)
    at_risk, curve = len(ordered), 1.0
    for wait, together in groupby(ordered, key=_length):
        ends = [is_over for _, is_over in together]
        curve *= 1 - sum(ends) / at_risk
        if curve <= _HALF:
            return wait
        at_risk -= len(ends)
    return None


def _length(wait: tuple[timedelta, bool]) -> timedelta:
    return wait[0]


# The states that are judged, in the order in which ``Attainment`` takes their counts.
_JUDGED = ("met", "missed", "active_with_misses")
_STATES: tuple[str, ...] = get_args(SlaState)


def _state_of(row: object) -> str:
    state = row if isinstance(row, str) else row.get("state") if isinstance(row, Mapping) else getattr(row, "state", None)
    if not isinstance(state, str):
        raise UsageError(f"{type(row).__name__} has no state", code="no-state", hint='pass cycles, or rows with a "state"')
    if state not in _STATES:  # a word of another system would count for nothing, and nobody would see it
        raise UsageError(f"no cycle has the state {state[:40]!r}", code="unknown-state", hint=did_you_mean(state[:40], _STATES))
    return state
