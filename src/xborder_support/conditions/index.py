"""Find the first of many conditions that holds, without asking each of them.

Every field is asked once: a probe says which conditions its value leaves standing. What the probes cannot decide (nested groups and the
like) is asked of the conditions that are left, from the first. Where a value raises when it is looked at, each condition is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from .condition import Condition
from .groups import AllOf, AnyOf, Node, NoneOf
from .leaf import Leaf
from .nearness import NearLanguage
from .numbers import Amount, Range
from .probes import AskingProbe, KeyedProbe, NumberProbe, Places, Probe, SetProbe
from .words import Flag, HasAll, HasAny, InCategory, InLanguage, Word

__all__ = ["ConditionIndex"]

#: Which probe takes a question: by field, probe, kind of question, and whether it must not hold.
_Key: TypeAlias = tuple[str, type[KeyedProbe | NumberProbe | AskingProbe], type[Leaf], bool]


class ConditionIndex:
    """Answer which of these conditions hold, as if each were asked in turn. Places count from 0.

    It is a value: two indexes over equal conditions are equal.

    Example:
        >>> from xborder_support.conditions import ConditionIndex, Field, Schema, compile_condition
        >>> schema = Schema({"market": Field("territory"), "age_hours": Field("number")})
        >>> tables = {"market": "JP", "age_hours": {"at_least": 2}}, {"market": ["JP", "KR"]}, {}
        >>> index = ConditionIndex(compile_condition(table, schema) for table in tables)
        >>> index.first({"market": "KR", "age_hours": 5}), list(index.matches({"market": "JP", "age_hours": 5}))
        (1, [0, 1, 2])
        >>> index.first({"market": "JP"}), index.undecided({"market": "JP"}, before=1)
        (1, (0,))
    """

    __slots__ = ("_everything", "_probes", "_rests", "conditions")

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self.conditions = tuple(conditions)
        self._everything: Places = (1 << len(self.conditions)) - 1
        builder = _Builder(self.conditions)
        self._rests = builder.rests
        self._probes = tuple((name, probe.plain, probe.memory.get, probe.find, probe.free) for name, probe in builder.probes())

    @property
    def max_cost(self) -> int:
        """Return how many questions one call asks at most: one a field for all conditions, and what is left to ask of each."""
        return len(self._probes) + sum(rest.cost for rest in self._rests if rest is not None)

    def first(self, context: Mapping[str, object], now: datetime | None = None) -> int | None:
        """Return the place of the first condition that holds, or None."""
        left = self._everything
        get = context.get
        try:
            for name, plain, recall, find, free in self._probes:  # as in _left, which would cost a call here
                value = get(name)
                if type(value) is plain and (found := recall(value)) is not None:
                    left &= found
                elif value is None or (found := find(value)) is None:
                    left &= free
                else:
                    left &= found
                if not left:
                    return None
        except Exception:  # noqa: BLE001  (whatever an object of the host does, a decision goes on without it)
            return next(self._asked(context, now), None)
        rests = self._rests
        while left:
            lowest = left & -left
            place = lowest.bit_length() - 1
            rest = rests[place]
            if rest is None or rest.truth(context, now):
                return place
            left ^= lowest
        return None

    def matches(self, context: Mapping[str, object], now: datetime | None = None) -> Iterator[int]:
        """Yield the places of all conditions that hold, in order."""
        left = self._left(context, is_missing_open=False)
        if left is None:
            yield from self._asked(context, now)
            return
        for place in _places(left):
            rest = self._rests[place]
            if rest is None or rest.truth(context, now):
                yield place

    def undecided(self, context: Mapping[str, object], *, before: int | None = None, now: datetime | None = None) -> tuple[int, ...]:
        """Return the places of the conditions that missing data leaves open; with ``before``, only of those above that place."""
        left = self._left(context, is_missing_open=True)
        if left is None:
            left = self._everything
        if before is not None:
            left &= (1 << max(before, 0)) - 1
        return tuple(place for place in _places(left) if self.conditions[place].truth(context, now) is None)

    def _left(self, context: Mapping[str, object], *, is_missing_open: bool) -> Places | None:
        """Return the conditions that no probe refutes, or None where a value raises when it is looked at."""
        left = self._everything
        try:
            for name, plain, recall, find, free in self._probes:
                value = context.get(name)
                found = recall(value) if type(value) is plain else None
                if found is None and value is not None:
                    found = find(value)
                if found is not None:
                    left &= found
                elif not is_missing_open:
                    left &= free
        except Exception:  # noqa: BLE001  (as above)
            return None
        return left

    def _asked(self, context: Mapping[str, object], now: datetime | None) -> Iterator[int]:
        return (place for place, condition in enumerate(self.conditions) if condition.truth(context, now))

    def __eq__(self, other: object) -> bool:
        return self.conditions == other.conditions if isinstance(other, ConditionIndex) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.conditions)

    def __len__(self) -> int:
        return len(self.conditions)

    def __repr__(self) -> str:
        return f"ConditionIndex({len(self.conditions)} conditions)"

    def __reduce__(self) -> tuple[type[ConditionIndex], tuple[tuple[Condition, ...]]]:
        return ConditionIndex, (self.conditions,)


def _places(left: Places) -> Iterator[int]:
    while left:
        lowest = left & -left
        yield lowest.bit_length() - 1
        left ^= lowest


class _Builder:
    """Share the questions of all conditions out among probes; what no probe takes is the rest of its condition."""

    def __init__(self, conditions: tuple[Condition, ...]) -> None:
        self._everything: Places = (1 << len(conditions)) - 1
        self._asked: defaultdict[_Key, list[tuple[int, Any]]] = defaultdict(list)
        self.rests = tuple(self._share_out(place, condition) for place, condition in enumerate(conditions))

    def _share_out(self, place: int, condition: Condition) -> AllOf | None:
        rest: list[Node] = []
        taken: set[_Key] = set()
        for node, is_barred in _questions(condition.root):
            probed, is_enough = _probed(node, is_barred=is_barred)
            key = _probe_key(probed, is_barred=is_barred)
            if key is not None and key not in taken:
                taken.add(key)
                self._asked[key].append((place, probed))
                if is_enough:
                    continue
            rest.append(NoneOf((node,)) if is_barred else node)
        return AllOf(tuple(rest)) if rest else None

    def probes(self) -> list[tuple[str, Probe]]:
        """Return the probes with the names of their fields, the sharpest first."""
        made = [(name, kind(self._everything, asked, is_barred=is_barred)) for (name, kind, _, is_barred), asked in self._asked.items()]
        return sorted(made, key=lambda pair: pair[1].share() * pair[1].effort)


def _questions(node: Node, *, is_barred: bool = False) -> Iterator[tuple[Node, bool]]:
    """Yield what must hold, or must not where the second part says so, for the node to hold."""
    if isinstance(node, Leaf) or not (len(node.children) == 1 or isinstance(node, AnyOf) is is_barred):
        yield node, is_barred
        return
    for child in node.children:
        yield from _questions(child, is_barred=is_barred is not isinstance(node, NoneOf))


def _probed(node: Node, *, is_barred: bool) -> tuple[Node, bool]:
    """Return what a probe can ask in the node's place, and whether that decides the node or only may refute it."""
    if not isinstance(node, HasAll) or (is_barred and len(node.keys) > 1):
        return node, True
    key = min(node.keys)
    return HasAny(node.field, node.path, (key,), frozenset((key,))), len(node.keys) == 1


def _probe_key(node: Node, *, is_barred: bool) -> _Key | None:
    if isinstance(node, HasAny):
        return node.field, SetProbe, HasAny, is_barred
    if isinstance(node, (Word, InCategory, InLanguage, Flag)):
        return node.field, KeyedProbe, type(node), is_barred
    if isinstance(node, (Amount, Range)):
        return node.field, NumberProbe, Range, is_barred
    if isinstance(node, NearLanguage):
        return node.field, AskingProbe, NearLanguage, is_barred
    return None
