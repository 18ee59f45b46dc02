"""Turn the conditions of a rule set into boxes of contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from xborder_support.conditions import Field

from .axes import Axis, Division
from .boxes import Box, product
from .divisions import divide
from .questions import Part, Question, asks_the_time, questions_of, read_condition
from .validity import Validity, is_dated
from .witness import NOW

if TYPE_CHECKING:
    from xborder_support.routing.rules import Rule

__all__ = ["Model"]

_MAX_BOXES = 1_000
_TIME = 0  # the first axis
_HOURS_OF_A_WEEK = 168


class Model:
    """Hold the axes of a rule set, and the boxes of the contexts that fulfil each rule.

    ``boxes`` holds None for a rule that would take too many, and nothing for one that is contradictory or over. ``full`` and ``known`` hold
    the places of each axis: all of them, and those that are known. ``asks_the_time`` tells whether a decision depends on when it is made.
    """

    def __init__(self, rules: Sequence[Rule], declared: Mapping[str, Field], *, on: date | None) -> None:
        self.conditions = [read_condition(rule.when) for rule in rules]
        self.asks_the_time = is_dated(rules) or any(asks_the_time(rule.when) for rule in rules)
        self._validity = Validity(rules, on)
        self._divisions: dict[tuple[str, Hashable], Division] = {}
        self._answers: dict[tuple[Hashable, bool, bool], list[Box]] = {}
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

    def instant(self, region: Box) -> datetime:
        """Return an instant at which contexts of a region lie in it, if one is found within a week."""
        stretches = region.get(_TIME, self.known[_TIME])
        first = self._validity.instant(stretches)
        asked = [(axis, region[number]) for number, axis in enumerate(self.axes) if axis.field == NOW and number in region]
        moments = (first + timedelta(hours=hours) for hours in range(_HOURS_OF_A_WEEK if asked else 1))
        fitting = (
            moment
            for moment in moments
            if self._validity.allows(stretches, moment) and all(axis.may_hold(None, mask, moment) for axis, mask in asked)
        )
        return next(fitting, first)

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
        asked: defaultdict[tuple[str, Hashable], dict[Hashable, Question]] = defaultdict(dict)
        for condition in self.conditions:
            for question in questions_of(condition):
                asked[question.field, question.division][question.identity] = question
        for key, questions in asked.items():
            division = self._divisions[key] = divide(len(self.axes), questions.values(), declared.get(key[0]))
            self.axes += division.axes

    def _answer(self, question: Question, *, wanted: bool) -> list[Box]:
        key = (question.identity, question.is_flipped, wanted)
        found = self._answers.get(key)
        if found is None:
            division = self._divisions[question.field, question.division]
            found = self._answers[key] = division.boxes(question, wanted=wanted)
        return found
