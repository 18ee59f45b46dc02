"""Divide what a field can hold into places that no question tells apart.

A field has a place for "not known". A place counts as known where a host could mean it: not being known does not, nor does a value outside
of a closed list, nor a number below zero where no rule asks for one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Any, Protocol

from xborder_support.conditions import Field

from .boxes import Box
from .questions import Question
from .samples import foreign_value, number_between

__all__ = ["ABSENT", "FALSE", "GIVEN", "PRESENT", "TRUE", "Axis", "ChainDivision", "Division", "OpaqueDivision", "SetDivision", "SpanDivision"]

ABSENT, PRESENT = 1, 2
GIVEN, _NOT_GIVEN = 1, 2
TRUE, FALSE, _OPEN = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Axis:
    """Describe one axis: the field it divides, and the masks of all its places, of those that are known, and of "not known".

    ``samples`` holds a value for each other place. ``tag`` is set where the axis tells whether a set holds a string, ``question`` where it
    tells how an opaque question comes out.
    """

    field: str
    full: int
    known: int
    missing: int
    samples: tuple[Any, ...] = ()
    tag: str | None = None
    question: Question | None = None


class Division(Protocol):
    """Divide a field for the questions of one shape."""

    axes: list[Axis]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        """Return the contexts in which a question comes out as wanted. What is not known makes it neither true nor false."""


class ChainDivision:
    """Divide a field of single values by the keys that are listed for it.

    A value goes by a chain of keys, so the longest one that is listed decides: each listed key is a place, and all other values are one.
    """

    def __init__(self, first: int, questions: Collection[Question], declared: Field | None) -> None:
        self._first = first
        keys_of = next(iter(questions)).keys_of
        values = {keys[0]: value for item in questions for value in item.leaf.values if (keys := tuple(keys_of(value) or ()))}
        self._covered = _covered(values, keys_of)
        foreign, is_valid = _foreign(values, keys_of, declared)
        samples = (*values.values(), *foreign)
        self._answering = (1 << len(samples)) - 1
        missing = 1 << len(samples)
        known = self._answering if is_valid else (1 << len(values)) - 1
        self.axes = [Axis(next(iter(questions)).field, self._answering | missing, known, missing, samples)]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        mask = 0
        for key in question.keys:
            mask |= self._covered.get(key, 0)
        return _one_axis(self._first, mask if wanted else self._answering & ~mask)


def _covered(values: dict[Hashable, Any], keys_of: Any) -> dict[Hashable, int]:
    """Return, for each key, the places of the values that go by it."""
    found = dict.fromkeys(values, 0)
    for place, value in enumerate(values.values()):
        for key in keys_of(value):
            if key in found:
                found[key] |= 1 << place
    return found


def _foreign(values: dict[Hashable, Any], keys_of: Any, declared: Field | None) -> tuple[list[Any], bool]:
    """Return a value beside the listed ones, if there is one, and whether the field may hold it."""
    if values and all(isinstance(value, bool) for value in values):
        return [value for value in (False, True) if value not in values], True
    value, is_valid = foreign_value(declared, values, keys_of)
    return [value], is_valid


class SpanDivision:
    """Divide a field of numbers by the bounds that are listed for it: each bound is a place, and so is what lies between two of them."""

    def __init__(self, first: int, questions: Collection[Question]) -> None:
        self._first = first
        self._bounds = sorted({bound for item in questions for span in item.spans for bound in span if bound is not None})
        samples = [*_number_samples(self._bounds)]
        self._answering = (1 << len(samples)) - 1
        missing = 1 << len(samples)
        known = self._answering & ~1 if self._bounds and self._bounds[0] == 0 else self._answering
        self.axes = [Axis(next(iter(questions)).field, self._answering | missing, known, missing, tuple(samples))]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        mask = 0
        for low, high in question.spans:
            start = 0 if low is None else self._place(low)
            end = 2 * len(self._bounds) if high is None else self._place(high)
            mask |= (1 << (end + 1)) - (1 << start)
        return _one_axis(self._first, mask if wanted else self._answering & ~mask)

    def _place(self, bound: Any) -> int:
        return 2 * bisect_left(self._bounds, bound) + 1


def _number_samples(bounds: list[Any]) -> list[Any]:
    samples: list[Any] = []
    for low, high in zip([None, *bounds], [*bounds, None], strict=True):
        samples += [number_between(low, high)] if low is None else [low, number_between(low, high)]
    return samples


class SetDivision:
    """Divide a field of several strings: one axis tells whether it is known, and one for each listed string whether it is among them."""

    def __init__(self, first: int, questions: Collection[Question]) -> None:
        self._first = first
        name = next(iter(questions)).field
        tags = {str(key): None for item in questions for key in sorted(item.keys, key=str)}
        self._places = {tag: first + number for number, tag in enumerate(tags, 1)}
        self.axes = [Axis(name, GIVEN | _NOT_GIVEN, GIVEN, _NOT_GIVEN)]
        self.axes += [Axis(name, ABSENT | PRESENT, ABSENT | PRESENT, 0, tag=tag) for tag in tags]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        state = PRESENT if wanted else ABSENT
        axes = sorted(self._places[str(key)] for key in question.keys)
        if (question.shape == "any_of_set") is wanted:
            return [{self._first: GIVEN, axis: state} for axis in axes]
        return [{self._first: GIVEN} | dict.fromkeys(axes, state)]


class OpaqueDivision:
    """Give each opaque question an axis of its own: it may come out true, false or open, whatever else is known."""

    def __init__(self, first: int, questions: Collection[Question]) -> None:
        asked = {question.identity: question for question in questions}
        self._places = {identity: first + number for number, identity in enumerate(asked)}
        self.axes = [Axis(item.field, TRUE | FALSE | _OPEN, TRUE | FALSE, _OPEN, question=item) for item in asked.values()]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        return [{self._places[question.identity]: TRUE if wanted else FALSE}]


def _one_axis(axis: int, mask: int) -> list[Box]:
    return [{axis: mask}] if mask else []
