"""Reduce a context to what rules ask of it, without anything that may be personal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from .questions import questions_of, read_condition

if TYPE_CHECKING:
    from xborder_support.conditions import Condition

__all__ = ["Cleaning"]

_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_CODE = re.compile(r"[A-Za-z]{2}")
_FREE_FORMS = {"market": _CODE, "language": _TAG}
_OTHER = "other"


class Cleaning:
    """Hold which fields some conditions ask about, and which texts they name."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for condition in conditions:
            for question in questions_of(read_condition(condition)):
                self._named[question.field].update(value.casefold() for value in question.asked.values if isinstance(value, str))

    def clean(self, context: Mapping[str, object]) -> dict[str, object]:
        """Return the fields that are asked. A text that nobody names becomes ``other``, or is left out of a set."""
        found = {name: self._cleaned(name, context.get(name)) for name in self._named}
        return {name: value for name, value in found.items() if value is not None}

    def _cleaned(self, name: str, value: object) -> object:
        if isinstance(value, (bool, int, float, datetime)):
            return value
        if isinstance(value, str):
            form = _FREE_FORMS.get(name)
            return value if self._names(name, value) or (form is not None and form.fullmatch(value)) else _OTHER
        if isinstance(value, (set, frozenset, list, tuple)):
            return sorted({item for item in value if isinstance(item, str) and self._names(name, item)})
        return None

    def _names(self, field: str, text: str) -> bool:
        return text.casefold() in self._named[field]
