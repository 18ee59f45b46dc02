"""Read the questions of a condition by what can be known of their answers beforehand.

A question whose operator is not listed here is opaque: it may come out either way, whatever else is known. So nothing is ever called
unreachable because of a question that nobody here understands.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from xborder_support.conditions import Condition, ConditionGroup, ConditionQuestion
from xborder_support.terms import Target

__all__ = ["Group", "Part", "Question", "asks_the_time", "calendars_of", "questions_of", "read_condition"]

#: ``chain``: one value, known by keys of which the longest that is listed decides. ``stem``: the beginning of a text. ``any_of_set`` and
#: ``all_of_set``: several strings. ``needle``: a part of a text. ``span``: a number between bounds. ``wait``: so much time has passed.
#: ``opaque``: whatever else.
Shape: TypeAlias = Literal["chain", "stem", "any_of_set", "all_of_set", "needle", "span", "wait", "opaque"]
Span: TypeAlias = tuple[Any, Any]

_SHAPES: Mapping[str, Shape] = {
    "in": "chain",
    "prefix": "stem",
    "has_any": "any_of_set",
    "has_all": "all_of_set",
    "contains_any": "needle",
    "waited": "wait",
}
_TOGETHER: Mapping[Shape, Shape] = {"stem": "chain", "all_of_set": "any_of_set"}  # they divide a field together
_OF_TIME = frozenset({"in_calendar", "waited"})


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one question to one field.

    ``identity`` is equal for questions that always come out the same way, ``division`` for those that divide the field together.
    ``is_flipped`` says that the identity is that of the opposite question.
    """

    asked: ConditionQuestion
    shape: Shape
    division: Hashable
    identity: Hashable
    spans: tuple[Span, ...] = ()
    is_flipped: bool = False

    @property
    def field(self) -> str:
        """Return the name of the field."""
        return self.asked.field

    @property
    def words(self) -> str:
        """Return the question in words."""
        return self.asked.describe()

    @property
    def keys(self) -> frozenset[Hashable]:
        """Return the keys that are listed."""
        return self.asked.keys

    def keys_of(self, value: object) -> Collection[Hashable]:
        """Return the keys by which a value goes, the longest first; none for a value of another kind."""
        return (self.asked.keys_of(value) if self.asked.keys_of else None) or ()


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the parts of a conjunction, a disjunction, or of what must all be false."""

    word: Literal["all", "any", "none"]
    parts: tuple[Part, ...]
    words: str = ""


Part: TypeAlias = Question | Group


def read_condition(condition: Condition) -> Group:
    """Return the questions of a condition, grouped as it groups them."""
    return _read_group(condition.questions())


def questions_of(part: Part) -> Iterator[Question]:
    """Yield every question, in order."""
    if isinstance(part, Question):
        yield part
    else:
        for child in part.parts:
            yield from questions_of(child)


def asks_the_time(condition: Condition) -> bool:
    """Tell whether the answer depends on the instant at which it is asked."""
    return any(config["op"] in _OF_TIME for config in _configs(condition))


def calendars_of(condition: Condition) -> tuple[str, ...]:
    """Return the names of the calendars that a condition asks about, each once."""
    named: dict[str, None] = {}
    for config in _configs(condition):
        if config["op"] == "in_calendar":
            named |= dict.fromkeys(config["values"])
        elif "calendar" in config:
            named[config["calendar"]] = None
    return tuple(named)


def _configs(condition: Condition) -> Iterator[Mapping[str, Any]]:
    return (question.asked.config for question in questions_of(read_condition(condition)))


def _read_group(group: ConditionGroup) -> Group:
    parts = (_read_group(part) if isinstance(part, ConditionGroup) else _read_question(part) for part in group.parts)
    return Group(group.word, tuple(parts), group.describe())


def _read_question(asked: ConditionQuestion) -> Question:
    shape: Shape = "span" if asked.spans else _SHAPES.get(asked.config["op"], "opaque")
    if shape == "wait":
        return _read_wait(asked)
    if shape == "opaque":
        return _read_opaque(asked)
    together = _TOGETHER.get(shape, shape)
    division = (together, asked.keys_of) if together == "chain" else together  # fields of one name may be of two kinds
    return Question(asked, shape, division, (shape, asked.field, asked.keys, asked.spans), asked.spans)


def _read_wait(asked: ConditionQuestion) -> Question:
    """Read a wait as a number of its own clock: who has waited two hours has waited one."""
    target = Target.parse(asked.config["value"])
    amount = target.days or target.seconds
    clock = f"{target.clock} {asked.config.get('calendar', '')}"
    return Question(asked, "wait", ("wait", clock), ("wait", asked.field, clock, amount), ((amount, None),))


def _read_opaque(asked: ConditionQuestion) -> Question:
    content = dict(asked.config)
    is_flipped = content["op"] == "in_calendar" and content.pop("state") == "closed"
    identity = json.dumps(content, sort_keys=True, ensure_ascii=False, default=repr)
    return Question(asked, "opaque", "opaque", identity, is_flipped=is_flipped)
