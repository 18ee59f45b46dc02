"""Turn the conditions of a rule set into boxes of contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from xborder_support.conditions import Field

from .axes import Axis, ChainDivision, Division, OpaqueDivision, SetDivision, SpanDivision
from .boxes import Box, product
from .questions import Part, Question, questions_of, read_condition
from .validity import Validity

if TYPE_CHECKING:
    from .rule import Rule

__all__ = ["Model"]

_MAX_BOXES = 500
_TIME = 0  # the first axis


class Model:
    """Hold the axes of a rule set, and the boxes of the contexts that fulfil each rule.

    ``boxes`` holds None for a rule that would take too many, and nothing for one that is contradictory or over. ``full`` and ``known`` hold
    the places of each axis: all of them, and those that are known.
    """

    def __init__(self, rules: Sequence[Rule], declared: Mapping[str, Field], *, on: date | None) -> None:
        self.conditions = [read_condition(rule.when) for rule in rules]
        self._validity = Validity(rules, on)
        self._divisions: dict[tuple[str, str], Division] = {}
        self._answers: dict[tuple[Hashable, bool], list[Box]] = {}
        self.axes: list[Axis] = [self._validity.axis]
        self._divide(declared)
        self.full = [axis.full for axis in self.axes]
        self.known = [axis.known for axis in self.axes]
        self.expired = frozenset(place for place, rule in enumerate(rules) if not self._validity.mask(rule))
        self.boxes = [self._boxes_of_rule(place, rule) for place, rule in enumerate(rules)]

    @property
    def single_value_axes(self) -> list[int]:
        """Return the axes that tell apart most: those of single values."""
        return [number for number, axis in enumerate(self.axes) if axis.samples]

    @property
    def asks_the_time(self) -> bool:
        """Tell whether a decision depends on the instant at which it is made."""
        return self._validity.is_dated or any(axis.question is not None for axis in self.axes)

    def instant(self, region: Box) -> datetime:
        """Return an instant at which contexts of a region lie in it."""
        return self._validity.instant(region.get(_TIME, self.known[_TIME]))

    def boxes_of(self, part: Part, *, wanted: bool) -> list[Box] | None:
        """Return the contexts in which a part of a condition comes out as wanted, or None where they take too many boxes."""
        if isinstance(part, Question):
            return self._answer(part, wanted=wanted)
        below = wanted is not (part.word == "none")
        found = [self.boxes_of(child, wanted=below) for child in part.parts]
        boxes = [each for each in found if each is not None]
        if len(boxes) < len(found):
            return None
        if wanted is not (part.word == "any"):
            return product(boxes, limit=_MAX_BOXES)
        union = [box for each in boxes for box in each]
        return union if len(union) <= _MAX_BOXES else None

    def _boxes_of_rule(self, place: int, rule: Rule) -> list[Box] | None:
        if place in self.expired:
            return []
        boxes = self.boxes_of(self.conditions[place], wanted=True)
        if boxes is None or (rule.valid_from is None and rule.valid_to is None):
            return boxes
        mask = self._validity.mask(rule)
        return [{_TIME: mask} | box for box in boxes]

    def _divide(self, declared: Mapping[str, Field]) -> None:
        asked: defaultdict[tuple[str, str], dict[Hashable, Question]] = defaultdict(dict)
        for condition in self.conditions:
            for question in questions_of(condition):
                asked[_division_key(question)][question.identity] = question
        for key, questions in asked.items():
            division = _division(key[1], len(self.axes), list(questions.values()), declared.get(key[0]))
            self._divisions[key] = division
            self.axes += division.axes

    def _answer(self, question: Question, *, wanted: bool) -> list[Box]:
        key = (question.identity, wanted)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._divisions[_division_key(question)].boxes(question, wanted=wanted)
        return found


def _division_key(question: Question) -> tuple[str, str]:
    """Return what questions share their axes: the field, and how it is divided."""
    if question.shape == "chain":
        return question.field, f"chain {type(question.leaf).__name__}"
    return question.field, {"any_of_set": "set", "all_of_set": "set"}.get(question.shape, question.shape)


def _division(kind: str, first: int, questions: list[Question], declared: Field | None) -> Division:
    if kind == "set":
        return SetDivision(first, questions)
    if kind == "span":
        return SpanDivision(first, questions)
    if kind == "opaque":
        return OpaqueDivision(first, questions)
    return ChainDivision(first, questions, declared)
