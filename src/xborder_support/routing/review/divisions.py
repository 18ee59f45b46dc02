"""Divide fields of single values, of numbers and of several strings, each by what the rules ask."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeAlias

from xborder_support.conditions import Field

from .axes import Axis, Division
from .boxes import Box
from .questions import Question
from .samples import foreign_value, number_between, text_with_stem

__all__ = ["ABSENT", "divide"]

_KeysOf: TypeAlias = Callable[[object], Collection[Hashable]]

ABSENT, _PRESENT = 1, 2
_GIVEN, _NOT_GIVEN = 1, 2
_TRUE, _FALSE, _OPEN = 1, 2, 4


def divide(first: int, questions: Collection[Question], declared: Field | None) -> Division:
    """Return how some questions, which ask one field and are of one division, divide it. ``first`` is the number of the first axis."""
    shape = next(iter(questions)).shape
    if shape in {"span", "wait"}:
        return _Spans(first, questions)
    if shape in {"any_of_set", "all_of_set", "needle"}:
        return _Sets(first, questions)
    return _Opaque(first, questions) if shape == "opaque" else _Chains(first, questions, declared)


class _Chains:
    """Divide a field of single values by the keys that are listed for it.

    A value goes by a chain of keys, so the longest one that is listed decides: each listed key is a place. Texts that only begin in a
    listed way have a place for each beginning, and all other values are one.
    """

    def __init__(self, first: int, questions: Collection[Question], declared: Field | None) -> None:
        self._first = first
        keys_of = next(iter(questions)).keys_of
        listed = [value for item in questions if item.shape == "chain" for value in item.asked.values]
        values: dict[Hashable, Any] = {keys[0]: value for value in listed if (keys := tuple(keys_of(value)))}
        self._stems = [*dict.fromkeys(str(key) for item in questions if item.shape == "stem" for key in sorted(map(str, item.keys)))]
        self._words = [str(key) for key in values] if self._stems else []
        self._covered = _covered(values, keys_of)
        foreign, is_valid = _foreign(values, self._stems, keys_of, declared)
        samples = (*values.values(), *(text_with_stem(stem, values, self._stems) for stem in self._stems), *foreign)
        self._answering = (1 << len(samples)) - 1
        missing = 1 << len(samples)
        known = self._answering if is_valid else self._answering >> 1
        self.axes = [Axis(next(iter(questions)).field, self._answering | missing, known, missing, samples)]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        mask = 0
        for key in question.keys:
            mask |= self._begun(str(key)) if question.shape == "stem" else self._covered.get(key, 0)
        return _one_axis(self._first, mask if wanted else self._answering & ~mask)

    def _begun(self, stem: str) -> int:
        return sum(1 << place for place, text in enumerate([*self._words, *self._stems]) if text.startswith(stem))


def _covered(values: dict[Hashable, Any], keys_of: _KeysOf) -> dict[Hashable, int]:
    """Return, for each key, the places of the values that go by it."""
    found = dict.fromkeys(values, 0)
    for place, value in enumerate(values.values()):
        for key in keys_of(value):
            if key in found:
                found[key] |= 1 << place
    return found


def _foreign(values: dict[Hashable, Any], stems: list[str], keys_of: _KeysOf, declared: Field | None) -> tuple[list[Any], bool]:
    """Return a value beside the listed ones, if there is one, and whether the field may hold it."""
    if values and all(isinstance(value, bool) for value in values):
        return [value for value in (False, True) if value not in values], True

    def is_listed(text: str) -> bool:
        return any(key in values for key in keys_of(text)) or text.casefold().startswith(tuple(stems))

    value, is_valid = foreign_value(declared, is_listed)
    return [value], is_valid


class _Spans:
    """Divide a field of numbers by the bounds that are listed for it: each bound is a place, and so is what lies between two of them.

    A wait is a number that only questions can tell.
    """

    def __init__(self, first: int, questions: Collection[Question]) -> None:
        self._first = first
        self._bounds = sorted({bound for item in questions for span in item.spans for bound in span if bound is not None})
        samples = tuple(_number_samples(self._bounds))
        self._answering = (1 << len(samples)) - 1
        missing = 1 << len(samples)
        known = self._answering & ~1 if self._bounds[0] == 0 else self._answering
        sample = next(iter(questions))
        is_wait = sample.shape == "wait"
        asked = tuple((item, self._mask(item)) for item in questions) if is_wait else ()
        self.axes = [Axis(sample.field, self._answering | missing, known, missing, () if is_wait else samples, asked=asked)]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        mask = self._mask(question)
        return _one_axis(self._first, mask if wanted else self._answering & ~mask)

    def _mask(self, question: Question) -> int:
        mask = 0
        for low, high in question.spans:
            start = 0 if low is None else self._place(low)
            end = 2 * len(self._bounds) if high is None else self._place(high)
            mask |= (1 << (end + 1)) - (1 << start)
        return mask

    def _place(self, bound: Any) -> int:
        return 2 * bisect_left(self._bounds, bound) + 1


def _number_samples(bounds: list[Any]) -> list[Any]:
    samples: list[Any] = []
    for low, high in zip([None, *bounds], [*bounds, None], strict=True):
        samples += [number_between(low, high)] if low is None else [low, number_between(low, high)]
    return samples


class _Sets:
    """Divide a field of several strings: one axis tells whether it is known, and one for each listed string whether it is among them."""

    def __init__(self, first: int, questions: Collection[Question]) -> None:
        self._first = first
        sample = next(iter(questions))
        tags = {str(key): None for item in questions for key in sorted(map(str, item.keys))}
        self._places = {tag: first + number for number, tag in enumerate(tags, 1)}
        is_text = sample.shape == "needle"
        self.axes = [Axis(sample.field, _GIVEN | _NOT_GIVEN, _GIVEN, _NOT_GIVEN, is_text=is_text)]
        self.axes += [Axis(sample.field, ABSENT | _PRESENT, ABSENT | _PRESENT, 0, tag=tag, is_text=is_text) for tag in tags]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        state = _PRESENT if wanted else ABSENT
        axes = sorted(self._places[str(key)] for key in question.keys)
        if (question.shape == "all_of_set") is not wanted:
            return [{self._first: _GIVEN, axis: state} for axis in axes]
        return [{self._first: _GIVEN} | dict.fromkeys(axes, state)]


class _Opaque:
    """Give each opaque question an axis of its own: it may come out true, false or open, whatever else is known."""

    def __init__(self, first: int, questions: Collection[Question]) -> None:
        asked = {item.identity: item for item in questions}
        self._places = {identity: first + number for number, identity in enumerate(asked)}
        self.axes = [Axis(item.field, _TRUE | _FALSE | _OPEN, _TRUE | _FALSE, _OPEN, asked=((item, _TRUE),)) for item in asked.values()]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        return [{self._places[question.identity]: _TRUE if wanted is not question.is_flipped else _FALSE}]


def _one_axis(axis: int, mask: int) -> list[Box]:
    return [{axis: mask}] if mask else []
