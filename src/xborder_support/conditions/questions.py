"""Show what a condition asks, question by question, to whoever checks rules or draws a form of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import datetime
from typing import Any, Literal

from .groups import AllOf, AnyOf, Node, NoneOf
from .leaf import Keyed, Leaf, Truth
from .numbers import Amount, Range

__all__ = ["ConditionGroup", "ConditionQuestion", "group_of"]

_WORDS: dict[type[AllOf | AnyOf | NoneOf], Literal["all", "any", "none"]] = {AllOf: "all", AnyOf: "any", NoneOf: "none"}


@dataclass(frozen=True, slots=True)
class ConditionQuestion:
    """Show one question to one field.

    ``config`` is its long form, so that ``config["op"]`` tells the operator. ``values`` are those that the question lists, and ``keys`` the
    same as they are compared: with the keys that a value of the field goes by, which ``keys_of`` returns, the most exact first, or None for
    a value of another kind. Numbers go by no keys: ``spans`` are the stretches for which the question holds, each with its first and last
    number; None is no bound.

    Example:
        >>> from xborder_support.conditions import Field, Schema, compile_condition
        >>> question, = compile_condition({"topic": "customs"}, Schema({"topic": Field("category")})).questions().parts
        >>> question.config["op"], question.keys, tuple(question.keys_of("customs_hold"))
        ('in', frozenset({'customs'}), ('customs_hold', 'customs'))
    """

    field: str
    config: Mapping[str, Any] = dataclass_field(hash=False)
    values: tuple[Any, ...]
    keys: frozenset[Hashable]
    keys_of: Callable[[object], Collection[Hashable] | None] | None
    spans: tuple[tuple[Any, Any], ...]
    _leaf: Leaf = dataclass_field(repr=False)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        """Return whether it holds, or None where the field is missing or of another kind."""
        return self._leaf.truth(context, now)

    def describe(self) -> str:
        """Return the question in words."""
        return self._leaf.describe()


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Show what is joined by a word: parts that must all hold, of which any must, or of which none may.

    Example:
        >>> from xborder_support.conditions import Field, Schema, compile_condition
        >>> group = compile_condition({"none": [{"market": "JP"}]}, Schema({"market": Field("territory")})).questions()
        >>> group.word, group.parts[0].word, group.parts[0].parts[0].describe()
        ('all', 'none', 'market is JP')
    """

    word: Literal["all", "any", "none"]
    parts: tuple[ConditionQuestion | ConditionGroup, ...]
    _node: AllOf | AnyOf | NoneOf = dataclass_field(repr=False)

    def describe(self) -> str:
        """Return the group in words."""
        return self._node.describe()


def group_of(node: AllOf | AnyOf | NoneOf) -> ConditionGroup:
    """Return what a group asks."""
    return ConditionGroup(_WORDS[type(node)], tuple(_part_of(child) for child in node.children), node)


def _part_of(node: Node) -> ConditionQuestion | ConditionGroup:
    return _question_of(node) if isinstance(node, Leaf) else group_of(node)


def _question_of(leaf: Leaf) -> ConditionQuestion:
    keyed = leaf if isinstance(leaf, Keyed) else None
    return ConditionQuestion(
        leaf.field,
        leaf.to_config(),
        values=leaf.values if isinstance(leaf, (Keyed, Amount)) else (),
        keys=frozenset() if keyed is None else keyed.keys,
        keys_of=None if keyed is None else keyed.keys_of,
        spans=leaf.spans if isinstance(leaf, (Amount, Range)) else (),
        _leaf=leaf,
    )
