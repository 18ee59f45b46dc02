# ruff: noqa: D102  (each group has the same methods, explained here)
"""Join questions in groups, and work out their truth: true, false, or unknown (None) where data is missing.

The logic is Kleene's. "Not" of the unknown stays unknown, so that ``none`` never becomes true because nothing was known.
A value of another kind than the field declares counts as missing: a decision never fails for what a context holds.

Each group answers ``truth(context, now)``, prints itself with ``describe()`` and writes its long form with ``to_config()``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from .leaf import Leaf, Truth

__all__ = ["AllOf", "AnyOf", "Node", "NoneOf"]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Hold where every part does; with no part, always."""

    children: tuple[Node, ...] = ()

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self.children)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        return _settled(self.children, context, now, by=False)

    def to_config(self) -> dict[str, Any]:
        """Return one table: the last group of each word by itself, and the rest as a list of what must all hold."""
        if len(self.children) == 1:
            return self.children[0].to_config()
        rest, groups = list(self.children), dict[str, Any]()
        for shape in (NoneOf, AnyOf):
            if rest and isinstance(rest[-1], shape):
                groups |= rest.pop().to_config()
        return ({"all": [child.to_config() for child in rest]} if rest else {}) | dict(sorted(groups.items()))

    def describe(self) -> str:
        loose = (AnyOf,) if len(self.children) > 1 else ()
        return " and ".join(_grouped(child, loose) for child in self.children) or "always"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Hold where at least one part does."""

    children: tuple[Node, ...]

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self.children)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        return _settled(self.children, context, now, by=True)

    def to_config(self) -> dict[str, Any]:
        return {"any": [child.to_config() for child in self.children]}

    def describe(self) -> str:
        return " or ".join(_grouped(child, (AllOf, NoneOf)) for child in self.children)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Hold where every part is known not to."""

    children: tuple[Node, ...]

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self.children)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        part = _settled(self.children, context, now, by=True)
        return None if part is None else not part

    def to_config(self) -> dict[str, Any]:
        return {"none": [child.to_config() for child in self.children]}

    def describe(self) -> str:
        return " and ".join(f"not ({child.describe()})" for child in self.children)


Node: TypeAlias = Leaf | AllOf | AnyOf | NoneOf


def _settled(children: tuple[Node, ...], context: Mapping[str, object], now: datetime | None, *, by: bool) -> Truth:
    """Return ``by`` where one part has this truth, unknown where one that is unknown might, and else the opposite."""
    result: Truth = not by
    for child in children:
        part = child.truth(context, now)
        if part is by:
            return by
        if part is None:
            result = None
    return result


def _grouped(node: Node, loose: tuple[type[AllOf | AnyOf | NoneOf], ...]) -> str:
    """Put a part in brackets where "and" and "or" would otherwise run into one another."""
    words = node.describe()
    return f"({words})" if isinstance(node, loose) and len(node.children) > 1 else words
