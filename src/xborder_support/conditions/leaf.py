"""Ask one field one question, and say what was asked in words and as configuration."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import datetime
from typing import Any, ClassVar, TypeAlias

from xborder_support.configuration import KeyPath, dotted

from .failure import Failure

__all__ = ["Keyed", "Leaf", "Truth", "beginnings", "listed"]

#: True, false, or None where missing data leaves it open.
Truth: TypeAlias = bool | None

_PRINTED_VALUES = 12
_PLAIN = re.compile(r"[^\W_](?:[\w.+:/@-]*\w)?")
_CONNECTIVES = frozenset({"and", "or", "not"})


@dataclass(frozen=True, slots=True)
class Leaf(ABC):
    """Ask one field one question. ``path`` is where the question stands below its condition; it does not count for equality."""

    cost: ClassVar[int] = 1
    field: str
    path: KeyPath = dataclass_field(compare=False)
    _failures: dict[tuple[bool, bool], Failure] = dataclass_field(default_factory=dict, init=False, repr=False, compare=False, kw_only=True)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        """Return whether it holds, or None where the field is missing or of another kind, or raises when it is looked at."""
        try:
            return self.answer(context, now)
        except Exception:  # noqa: BLE001  (whatever an object of the host does, a decision goes on without it)
            return None

    def answer(self, context: Mapping[str, object], now: datetime | None) -> Truth:  # noqa: ARG002  (asked by questions of time)
        """Return the truth as the field tells it."""
        value = context.get(self.field)
        return None if value is None else self.holds(value)

    def failure(self, *, is_missing: bool, is_excluded: bool) -> Failure:
        """Return what to say where the question decided against its condition. It is put into words once and kept."""
        found = self._failures.get((is_missing, is_excluded))
        if found is None:
            found = Failure(self.field, dotted(self.path), self.describe(), is_missing=is_missing, is_excluded=is_excluded)
            self._failures[is_missing, is_excluded] = found
        return found

    def to_config(self) -> dict[str, Any]:
        """Return the question in its long form."""
        return {"field": self.field, **self.arguments()}

    @abstractmethod
    def holds(self, value: object) -> Truth:
        """Return whether it holds for a value of the field, or None where that is of another kind."""

    @abstractmethod
    def arguments(self) -> dict[str, Any]:
        """Return the operator, and what it compares with."""

    @abstractmethod
    def describe(self) -> str:
        """Return the question in words."""


@dataclass(frozen=True, slots=True)
class Keyed(Leaf):
    """Compare the keys that the field goes by with a list. It holds where one of them is listed.

    ``values`` are the listed ones as they were written, in that order, and ``keys`` the same as they are compared.
    """

    verb: ClassVar[str] = "is"
    operator: ClassVar[str] = "in"
    values: tuple[Any, ...] = dataclass_field(compare=False)
    keys: frozenset[Any] = dataclass_field(compare=False)
    _spellings: frozenset[Any] = dataclass_field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_spellings", frozenset(self.values))

    @staticmethod
    @abstractmethod
    def keys_of(value: object) -> Collection[Hashable] | None:
        """Return the keys that a value goes by, or None where it is of another kind and so counts as missing."""

    def holds(self, value: object) -> Truth:
        """Return whether the value goes by one of the keys."""
        found = self.keys_of(value)
        return None if found is None else not self.keys.isdisjoint(found)

    def arguments(self) -> dict[str, Any]:
        """Return the operator and its values, sorted, each once."""
        return {"op": self.operator, "values": sorted(self._spellings)}

    def describe(self) -> str:
        """Return the question in words."""
        return f"{self.field} {self.verb} {listed(self.values)}"


def listed(values: Iterable[str], *, joint: str = " or ") -> str:
    """Return values in a row, at most 12 of them. What could be misread between "and" and "or" stands in quotes."""
    words = [_quoted(value) for value in values]
    more = len(words) - _PRINTED_VALUES
    return joint.join(words[:_PRINTED_VALUES]) + (f"{joint}{more} more" if more > 0 else "")


def _quoted(value: str) -> str:
    return value if _PLAIN.fullmatch(value) and value.casefold() not in _CONNECTIVES else f'"{value}"'


def beginnings(text: str, separator: str) -> Iterator[str]:
    """Yield a text, and what is left of it each time its last part is taken off."""
    while text:
        yield text
        text = text.rpartition(separator)[0]
