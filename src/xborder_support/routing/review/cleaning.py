"""Reduce a context to what rules ask of it, without anything that may be personal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from .questions import Question, questions_of, read_condition

if TYPE_CHECKING:
    from xborder_support.conditions import Condition

__all__ = ["Cleaning"]

_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_CODE = re.compile(r"[A-Za-z]{2}")
_FREE_FORMS = {"market": _CODE, "language": _TAG}
_OTHERS = ("other", "-")


class Cleaning:
    """Hold which fields some conditions ask about, and which texts they name."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._questions: defaultdict[str, dict[Hashable, Question]] = defaultdict(dict)
        for condition in conditions:
            for question in questions_of(read_condition(condition)):
                self._questions[question.field][question.identity] = question
                self._named[question.field].update(value.casefold() for value in question.asked.values if isinstance(value, str))

    @property
    def fields(self) -> Iterable[str]:
        """Return the fields that are asked."""
        return self._named.keys()

    def clean(self, context: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that are asked.

        A text that nobody names becomes one that is named and comes to the same answers, else ``other``. In a set it is left out.
        """
        found = {name: self._cleaned(name, context.get(name)) for name in self._named}
        return {name: value for name, value in found.items() if value is not None}

    def _cleaned(self, name: str, value: object) -> object:
        if isinstance(value, (bool, int, float, Decimal, datetime)):
            return value
        if isinstance(value, str):
            form = _FREE_FORMS.get(name)
            is_shown = self._names(name, value) or (form is not None and form.fullmatch(value))
            return value if is_shown else self._stand_in(name, value)
        if isinstance(value, (set, frozenset, list, tuple)):
            return sorted({item for item in value if isinstance(item, str) and self._names(name, item)})
        return None

    def _names(self, field: str, text: str) -> bool:
        return text.casefold() in self._named[field]

    def _stand_in(self, field: str, text: str) -> str | None:
        """Return a text made of named ones alone that every question answers as it does this one; None where all miss it."""
        questions = self._questions[field].values()
        answers = [question.asked.truth({field: text}) for question in questions]
        if all(answer is None for answer in answers):
            return None
        for other in self._candidates(field, text):
            if all(question.asked.truth({field: other}) is answer for question, answer in zip(questions, answers, strict=True)):
                return other
        return _OTHERS[0]

    def _candidates(self, field: str, text: str) -> Iterator[str]:
        yield from _OTHERS
        folded = text.casefold()
        refined = {key for question in self._questions[field].values() for key in question.keys_of(text)}
        named = {key for key in self._named[field] if key in refined or _plain(key) in refined}
        yield from sorted(named, key=len, reverse=True)
        parts = sorted((part for part in self._named[field] if part in folded), key=lambda part: (not folded.startswith(part), -len(part)))
        yield from parts
        yield " ".join(parts)


def _plain(tag: str) -> str:
    return tag.replace("_", "-")
