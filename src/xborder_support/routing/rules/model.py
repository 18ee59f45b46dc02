"""Turn the conditions of a rule set into boxes of contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from xborder_support.conditions import Field

from .axes import Axis, ChainDivision, Division, OpaqueDivision, SetDivision, SpanDivision
from .boxes import Box, product
from .questions import Group, Part, Question, questions_of, read_condition

if TYPE_CHECKING:
    from .rule import Rule

__all__ = ["Model"]

_MAX_BOXES = 500


class Model:
    """Hold the axes of a rule set, and the boxes of the contexts that fulfil each rule.

    ``boxes`` holds None for a rule that would take too many boxes. ``full`` and ``known`` hold the places of each axis: all of them, and
    those that are known.
    """

    def __init__(self, rules: Sequence[Rule], declared: Mapping[str, Field]) -> None:
        self.conditions = [read_condition(rule.when) for rule in rules]
        self._divisions: dict[tuple[str, str], Division] = {}
        self.axes: list[Axis] = []
        self._divide(declared)
        self._answers: dict[tuple[Hashable, bool], list[Box]] = {}
        self.full = [axis.full for axis in self.axes]
        self.known = [axis.known for axis in self.axes]
        self.boxes = [self.boxes_of(condition, wanted=True) for condition in self.conditions]

    @property
    def single_value_axes(self) -> list[int]:
        """Return the axes that tell apart most: those of single values."""
        return [number for number, axis in enumerate(self.axes) if axis.samples]

    def _divide(self, declared: Mapping[str, Field]) -> None:
        asked: defaultdict[tuple[str, str], dict[Hashable, Question]] = defaultdict(dict)
        for condition in self.conditions:
            for question in questions_of(condition):
                asked[_division_key(question)][question.identity] = question
        for key, questions in asked.items():
            division = _division(key[1], len(self.axes), list(questions.values()), declared.get(key[0]))
            self._divisions[key] = division
            self.axes += division.axes

    def boxes_of(self, part: Part, *, wanted: bool) -> list[Box] | None:
        """Return the contexts in which a part of a condition comes out as wanted, or None where they take too many boxes."""
        if isinstance(part, Question):
            return self._answer(part, wanted=wanted)
        below = wanted is not (part.word == "none")
        factors = [self.boxes_of(child, wanted=below) for child in part.parts]
        known = [boxes for boxes in factors if boxes is not None]
        if len(known) < len(factors):
            return None
        if wanted is not (part.word == "any"):
            return product(known, limit=_MAX_BOXES)
        found = [box for boxes in known for box in boxes]
        return found if len(found) <= _MAX_BOXES else None

    def _answer(self, question: Question, *, wanted: bool) -> list[Box]:
        key = (question.identity, wanted)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._divisions[_division_key(question)].boxes(question, wanted=wanted)
        return found


def _division_key(question: Question) -> tuple[str, str]:
    """Return what questions share an axis: their field, and how it is divided."""
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


def as_group(parts: Sequence[Part]) -> Group:
    """Return a conjunction of parts."""
    return Group("all", tuple(parts))
