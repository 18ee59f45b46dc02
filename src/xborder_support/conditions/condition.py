"""Evaluate a condition, and say which part of it failed or which data it lacked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from .failure import Failure
from .groups import AllOf, AnyOf, Node, NoneOf
from .leaf import Leaf, Truth
from .questions import ConditionGroup, group_of

__all__ = ["Condition", "Failure", "Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say whether a condition holds, and why not.

    ``missing`` names the fields whose absence left it undecided; it is empty where the condition was decided without them.
    ``failed`` is None exactly where ``value`` is true.
    """

    value: bool
    missing: frozenset[str] = frozenset()
    failed: Failure | None = None

    def __bool__(self) -> bool:
        return self.value


_Asked: TypeAlias = tuple[Mapping[str, object], datetime | None]
_HOLDS = Outcome(value=True)
_NOTHING_MISSING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """Decide whether a context fulfils what a ``when`` table asks. Without a table, it always holds.

    Example:
        >>> from xborder_support.conditions import Condition
        >>> Condition().evaluate({}).value, Condition().describe()
        (True, 'always')
    """

    root: AllOf = field(default=AllOf(), repr=False)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        """Return true, false, or None where missing data leaves it open. Treat None as false."""
        return self.root.truth(context, now)

    def evaluate(self, context: Mapping[str, object], now: datetime | None = None) -> Outcome:
        """Return whether the condition holds for a context of field values. It never raises for what the context holds.

        A field that is absent, None or of another kind than declared is missing. A condition that hangs on missing data does not hold,
        not even under ``none``.

        Example:
            >>> from xborder_support.conditions import Field, Schema, compile_condition
            >>> schema = Schema({"market": Field("territory"), "language": Field("language")})
            >>> condition = compile_condition({"none": [{"market": "JP"}]}, schema)
            >>> condition.evaluate({"market": "BR"}).value
            True
            >>> condition.evaluate({}).value, condition.evaluate({}).missing
            (False, frozenset({'market'}))
        """
        truth = self.root.truth(context, now)
        if truth:
            return _HOLDS
        missing = frozenset(_undecided(self.root, context, now)) if truth is None else _NOTHING_MISSING
        return Outcome(False, missing, _first_failure(self.root, truth, (context, now), wanted=True))

    def describe(self) -> str:
        """Return the condition in words.

        Example:
            >>> from xborder_support.conditions import Field, Schema, compile_condition
            >>> schema = Schema({"market": Field("territory"), "language": Field("language")})
            >>> compile_condition({"market": "BR", "language": ["pt-BR", "es"]}, schema).describe()
            'market is BR and language is pt-BR or es'
        """
        return self.root.describe()

    def to_config(self) -> dict[str, Any]:
        """Return the condition in its long form, made of what JSON knows. Equal conditions give the same; read back, it is equal.

        Example:
            >>> from xborder_support.conditions import Field, Schema, compile_condition
            >>> condition = compile_condition({"language": ["pt", "es"]}, Schema({"language": Field("language")}))
            >>> condition.to_config()
            {'field': 'language', 'op': 'in', 'values': ['es', 'pt']}
        """
        return self.root.to_config()

    def questions(self) -> ConditionGroup:
        """Return what the condition asks, grouped as it groups it.

        Example:
            >>> from xborder_support.conditions import Field, Schema, compile_condition
            >>> condition = compile_condition({"language": ["pt", "es"]}, Schema({"language": Field("language")}))
            >>> [part.config["op"] for part in condition.questions().parts]
            ['in']
        """
        return group_of(self.root)

    @property
    def max_cost(self) -> int:
        """Return how many questions one answer asks at most."""
        return self.root.cost

    @property
    def fields(self) -> frozenset[str]:
        """Return the names of the fields that the condition asks about."""
        return frozenset(leaf.field for leaf in _leaves(self.root))


def _leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.children:
            yield from _leaves(child)


def _undecided(node: Node, context: Mapping[str, object], now: datetime | None) -> list[str]:
    """Return the fields behind a truth that stayed open."""
    if not isinstance(node, (AllOf, AnyOf, NoneOf)):
        return [node.field]
    unknown = [child for child in node.children if child.truth(context, now) is None]
    return [field for child in unknown for field in _undecided(child, context, now)]


def _first_failure(node: Node, truth: Truth, asked: _Asked, *, wanted: bool) -> Failure | None:
    """Return the first question behind a truth that is not the wanted one."""
    if not isinstance(node, (AllOf, AnyOf, NoneOf)):
        return node.failure(is_missing=truth is None, is_excluded=not wanted)
    below = wanted is not isinstance(node, NoneOf)
    for child in node.children:
        part = child.truth(*asked)
        if part is not below:
            return _first_failure(child, part, asked, wanted=below)
    return None  # pragma: no cover  (only a group without parts comes here, and none can be compiled)
