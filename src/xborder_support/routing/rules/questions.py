"""Read a compiled condition as questions and groups, whatever operators it is made of.

This is the only file of the checks that knows how a condition is built. A question of a kind that is not listed here is opaque: it may come
out either way, whatever else is known. So nothing is ever called unreachable because of a question that nobody here understands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

from xborder_support.conditions import Condition

__all__ = ["Group", "Part", "Question", "questions_of", "read_condition"]

#: ``chain``: one value, known by keys of which the longest that is listed decides. ``any_of_set`` and ``all_of_set``: several strings.
#: ``span``: a number between bounds. ``opaque``: whatever else.
Shape: TypeAlias = Literal["chain", "any_of_set", "all_of_set", "span", "opaque"]

_SHAPES: dict[str, Shape] = {
    "Word": "chain",
    "InLanguage": "chain",
    "Flag": "chain",
    "InCategory": "chain",
    "HasAny": "any_of_set",
    "HasAll": "all_of_set",
    "Amount": "span",
    "Range": "span",
}
_GROUPS: dict[str, Literal["all", "any", "none"]] = {"AllOf": "all", "AnyOf": "any", "NoneOf": "none"}
_NOT_CONTENT = frozenset({"path", "_failures"})

Span: TypeAlias = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one question to one field. ``identity`` is equal for questions that always come out the same way."""

    field: str
    shape: Shape
    identity: Hashable
    leaf: Any
    keys: frozenset[Hashable] = frozenset()
    spans: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """Return the question in words."""
        return str(self.leaf.describe())

    @property
    def keys_of(self) -> Callable[[object], Collection[Hashable] | None]:
        """Return what tells the keys by which a value goes, the longest first."""
        found: Callable[[object], Collection[Hashable] | None] = self.leaf.keys_of
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the parts of a conjunction, a disjunction, or of what must all be false."""

    word: Literal["all", "any", "none"]
    parts: tuple[Part, ...]
    node: Any = None

    @property
    def words(self) -> str:
        """Return the group in words."""
        return str(self.node.describe())


Part: TypeAlias = Question | Group


def read_condition(condition: Condition) -> Group:
    """Return the questions of a condition, grouped as it groups them."""
    return Group("all", tuple(_read(child) for child in condition.root.children), condition.root)


def questions_of(part: Part) -> Iterator[Question]:
    """Yield every question, in order."""
    if isinstance(part, Question):
        yield part
    else:
        for child in part.parts:
            yield from questions_of(child)


def _read(node: Any) -> Part:
    word = _GROUPS.get(type(node).__name__)
    if word is not None:
        return Group(word, tuple(_read(child) for child in node.children), node)
    kind = type(node).__name__
    shape = _SHAPES.get(kind, "opaque")
    if shape == "span":
        return Question(node.field, shape, (kind, node.field, node.spans), node, spans=node.spans)
    if shape == "opaque":
        content = tuple(repr(getattr(node, item.name)) for item in fields(node) if item.name not in _NOT_CONTENT)
        return Question(node.field, shape, (kind, content), node)
    return Question(node.field, shape, (kind, node.field, node.keys), node, keys=node.keys)
