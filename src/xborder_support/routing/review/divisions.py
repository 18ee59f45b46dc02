"""Divide fields of single values, of numbers and of several strings, each by what the rules ask."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
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
_MOST_LISTED = 1_000_000  # values; reading them takes some seconds
_MOST_BITS = 1_000_000_000  # places times questions, which is what their masks take


def divide(first: int, questions: Collection[Question], declared: Field | None) -> Division:
    """Return how some questions, which ask one field and are of one division, divide it. ``first`` is the number of the first axis.

    Questions that would take very many places are opaque.
    """
    shape = next(iter(questions)).shape
    if shape == "opaque" or _listed(questions) > _MOST_LISTED:
        return _Opaque(first, questions)
    if shape in {"any_of_set", "all_of_set", "needle"}:
        return _Sets(first, questions)
    division = _Spans(first, questions) if shape in {"span", "wait"} else _Chains(first, questions, declared)
    return division if division.axes[0].full.bit_length() * len(questions) <= _MOST_BITS else _Opaque(first, questions)


def _listed(questions: Collection[Question]) -> int:
    return sum(len(question.keys) + len(question.spans) for question in questions)


class _Chains:
    """Divide a field of single values by the keys that are listed for it.

    Listed values that fulfil the same questions are one place. Texts that only begin in a listed way have a place for each beginning, and
    all other values are one.
    """

    def __init__(self, first: int, questions: Collection[Question], declared: Field | None) -> None:
        self._first = first
        keys_of = next(iter(questions)).keys_of
        answers = _Answers(questions)
        listed = [value for item in questions if item.shape == "chain" for value in item.asked.values]
        values: dict[Hashable, Any] = {keys[0]: value for value in listed if (keys := tuple(keys_of(value)))}
        alike: dict[frozenset[Hashable], Any] = {}
        for value in values.values():
            alike.setdefault(answers.of_value(value), value)
        samples, held = [*alike.values()], [*alike]
        for stem in answers.stems:
            samples.append(text_with_stem(stem, values, answers.stems))
            held.append(answers.of_stem(stem))
        self._holding = _inverted(held)
        foreign, is_valid = _foreign(values, answers.stems, keys_of, declared)
        samples += foreign
        self._answering = (1 << len(samples)) - 1
        missing = 1 << len(samples)
        known = self._answering if is_valid else self._answering >> 1
        self.axes = [Axis(next(iter(questions)).field, self._answering | missing, known, missing, tuple(samples))]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        mask = 0
        for place in self._holding.get(question.identity, ()):
            mask |= 1 << place
        return _one_axis(self._first, mask if wanted else self._answering & ~mask)


class _Answers:
    """Tell which questions a value, or a beginning of a text, fulfils, by their identities."""

    def __init__(self, questions: Collection[Question]) -> None:
        self._keys_of = next(iter(questions)).keys_of
        self._by_key: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[Hashable]] = defaultdict(list)
        for question in questions:
            if question.shape == "stem":
                for stem in sorted(map(str, question.keys)):
                    self._by_stem[stem].append(question.identity)
            else:
                for key in question.keys:
                    self._by_key[key].append(question.identity)
        self.stems = [*self._by_stem]

    def of_value(self, value: object) -> frozenset[Hashable]:
        keys = self._keys_of(value)
        found = frozenset(identity for key in keys for identity in self._by_key.get(key, ()))
        return found.union(*(self.of_stem(key) for key in keys if isinstance(key, str))) if self.stems else found

    def of_stem(self, text: str) -> frozenset[Hashable]:
        beginnings = (text[:length] for length in range(1, len(text) + 1))
        return frozenset(identity for stem in beginnings for identity in self._by_stem.get(stem, ()))


def _inverted(held: Iterable[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """Return the places at which each question holds."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, identities in enumerate(held):
        for identity in identities:
            found[identity].append(place)
    return dict(found)


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
