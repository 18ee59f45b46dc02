"""Read a compiled condition as questions and groups, whatever operators it is made of.

This is the only file of the checks that knows how a condition is built. A question of a kind that is not listed here is opaque: it may come
out either way, whatever else is known. So nothing is ever called unreachable because of a question that nobody here understands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from xborder_support.conditions import Condition

__all__ = ["Group", "Part", "Question", "asks_the_time", "calendars_of", "questions_of", "read_condition"]

#: ``chain``: one value, known by keys of which the longest that is listed decides. ``stem``: the beginning of a text. ``any_of_set`` and
#: ``all_of_set``: several strings. ``needle``: a part of a text. ``span``: a number between bounds. ``wait``: so much time has passed.
#: ``opaque``: whatever else.
Shape: TypeAlias = Literal["chain", "stem", "any_of_set", "all_of_set", "needle", "span", "wait", "opaque"]
Span: TypeAlias = tuple[Any, Any]

_SHAPES: dict[str, Shape] = {
    "Word": "chain",
    "Flag": "chain",
    "InLanguage": "chain",
    "InCategory": "chain",
    "Begins": "stem",
    "HasAny": "any_of_set",
    "HasAll": "all_of_set",
    "Contains": "needle",
    "Amount": "span",
    "Range": "span",
    "Waited": "wait",
}
_GROUPS: dict[str, Literal["all", "any", "none"]] = {"AllOf": "all", "AnyOf": "any", "NoneOf": "none"}
_OF_TIME = frozenset({"InCalendar", "Waited"})
# Questions of kinds that are in one row divide a field together.
_DIVISIONS = {"Begins": "Word", "HasAll": "HasAny", "Range": "Amount"}


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one question to one field.

    ``identity`` is equal for questions that always come out the same way, ``division`` for those that divide the field together.
    ``is_flipped`` says that the identity is that of the opposite question.
    """

    field: str
    shape: Shape
    division: str
    identity: Hashable
    leaf: Any
    keys: frozenset[Hashable] = frozenset()
    spans: tuple[Span, ...] = ()
    is_flipped: bool = False

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


def asks_the_time(condition: Condition) -> bool:
    """Tell whether the answer depends on the instant at which it is asked."""
    return any(type(question.leaf).__name__ in _OF_TIME for question in questions_of(read_condition(condition)))


def calendars_of(condition: Condition) -> tuple[str, ...]:
    """Return the names of the calendars that a condition asks about, each once."""
    named: dict[str, None] = {}
    for question in questions_of(read_condition(condition)):
        if type(question.leaf).__name__ in _OF_TIME:
            single = getattr(question.leaf, "calendar", None)
            named |= dict.fromkeys(getattr(question.leaf, "names", () if single is None else (single,)))
    return tuple(named)


def _read(node: Any) -> Part:
    kind = type(node).__name__
    word = _GROUPS.get(kind)
    if word is not None:
        return Group(word, tuple(_read(child) for child in node.children), node)
    shape = _SHAPES.get(kind, "opaque")
    division = _DIVISIONS.get(kind, kind)
    if shape == "span":
        return Question(node.field, shape, division, (kind, node.field, node.spans), node, spans=node.spans)
    if shape == "wait":
        return _read_wait(node)
    if shape == "opaque":
        return _read_opaque(kind, node)
    return Question(node.field, shape, division, (kind, node.field, node.keys), node, keys=node.keys)


def _read_wait(node: Any) -> Question:
    """Read a wait as a number of its own clock: who has waited two hours has waited one."""
    target = node.target
    amount = target.days or target.seconds
    clock = f"{target.clock} {node.calendar or ''}"
    return Question(node.field, "wait", f"wait {clock}", ("wait", node.field, clock, amount), node, spans=((amount, None),))


def _read_opaque(kind: str, node: Any) -> Question:
    content = dict(node.to_config())
    is_flipped = kind == "InCalendar" and content.pop("state", "open") == "closed"
    identity = (kind, json.dumps(content, sort_keys=True, ensure_ascii=False, default=repr))
    return Question(node.field, "opaque", "opaque", identity, node, is_flipped=is_flipped)
