# ruff: noqa: D102  (every node has the same two methods, explained here)
"""Hold a compiled condition as a tree, and work out its truth: true, false, or unknown (None) where data is missing.

The logic is Kleene's. "Not" of the unknown stays unknown, so that ``none`` never becomes true because nothing was known.
A value of another kind than the field declares counts as missing: a decision never fails for what a context holds.

Each node answers ``truth(context, now)`` and prints itself with ``describe()``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import Any, ClassVar, TypeAlias

from xborder_support.configuration import KeyPath, dotted

from .failure import Failure
from .tags import plain_tag

__all__ = ["AllOf", "Amount", "AnyOf", "Flag", "HasAny", "InLanguage", "Keyed", "Leaf", "Node", "NoneOf", "Range", "Truth", "Word", "is_number"]

Truth: TypeAlias = bool | None
Number: TypeAlias = int | float | Decimal
_PRINTED_VALUES = 12
_LONGEST_TAG = 100  # Longer than any tag with meaning; a header may hold megabytes.


@dataclass(frozen=True, slots=True)
class Leaf(ABC):
    """Ask one field one question. ``path`` is where the question stands below its condition."""

    field: str
    path: KeyPath
    cost: ClassVar[int] = 1
    _failures: dict[tuple[bool, bool], Failure] = dataclass_field(default_factory=dict, init=False, repr=False, compare=False, kw_only=True)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:  # noqa: ARG002  (asked by questions of time)
        value = context.get(self.field)
        return None if value is None else self._holds(value)

    def failure(self, *, is_missing: bool, is_excluded: bool) -> Failure:
        """Return what to say where the question decided against its condition. It is put into words once and kept."""
        found = self._failures.get((is_missing, is_excluded))
        if found is None:
            found = Failure(self.field, dotted(self.path), self.describe(), is_missing=is_missing, is_excluded=is_excluded)
            self._failures[is_missing, is_excluded] = found
        return found

    @abstractmethod
    def _holds(self, value: object) -> Truth: ...

    @abstractmethod
    def describe(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Keyed(Leaf):
    """Compare the keys that a value goes by with ``keys``. ``values`` are the same as they were written."""

    verb: ClassVar[str] = "is"
    values: tuple[Any, ...]
    keys: frozenset[Any]

    @staticmethod
    @abstractmethod
    def keys_of(value: object) -> Collection[Hashable] | None:
        """Return the keys that a value goes by, or None where it is of another kind and so counts as missing."""

    def _holds(self, value: object) -> Truth:
        found = self.keys_of(value)
        return None if found is None else not self.keys.isdisjoint(found)

    def describe(self) -> str:
        return f"{self.field} {self.verb} {_listed(self.values)}"


@dataclass(frozen=True, slots=True)
class Word(Keyed):
    """Hold where the field is one of these strings, compared without case."""

    @staticmethod
    def keys_of(value: object) -> tuple[str, ...] | None:
        return (value.casefold(),) if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class InLanguage(Keyed):
    """Hold where the field is one of these tags, or only adds subtags to one. ``und`` counts as missing."""

    @staticmethod
    def keys_of(value: object) -> tuple[str, ...] | None:
        if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TAG:
            return None
        tag = plain_tag(value)
        return None if tag == "und" else tuple(_beginnings(tag, "-"))


@dataclass(frozen=True, slots=True)
class HasAny(Keyed):
    """Hold where the field, a set of strings, has at least one of these."""

    verb: ClassVar[str] = "has"

    @staticmethod
    def keys_of(value: object) -> Collection[str] | None:
        if isinstance(value, str):
            return (value.casefold(),)
        if not isinstance(value, (set, frozenset, list, tuple)):
            return None
        return [item.casefold() for item in value if isinstance(item, str)]


@dataclass(frozen=True, slots=True)
class Flag(Keyed):
    """Hold where the field is one of these truth values."""

    @staticmethod
    def keys_of(value: object) -> tuple[bool, ...] | None:
        return (value,) if isinstance(value, bool) else None

    def describe(self) -> str:
        return f"{self.field} is {_listed('true' if value else 'false' for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Amount(Leaf):
    """Hold where the field is one of these numbers."""

    values: tuple[int | float, ...]

    @property
    def spans(self) -> tuple[tuple[Number, Number], ...]:
        return tuple((value, value) for value in dict.fromkeys(self.values))

    def _holds(self, value: object) -> Truth:
        return value in self.values if is_number(value) else None

    def describe(self) -> str:
        return f"{self.field} is {_listed(str(value) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Range(Leaf):
    """Hold where the field is a number between these bounds, both included."""

    at_least: int | float | None
    at_most: int | float | None

    @property
    def spans(self) -> tuple[tuple[Number | None, Number | None], ...]:
        return ((self.at_least, self.at_most),)

    def _holds(self, value: object) -> Truth:
        if not isinstance(value, (int, float, Decimal)) or not is_number(value):
            return None
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)

    def describe(self) -> str:
        bounds = (("at least", self.at_least), ("at most", self.at_most))
        return f"{self.field} is " + " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Hold where every part does; with no part, always."""

    children: tuple[Node, ...] = ()

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self.children)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        return _settled(self.children, context, now, by=False)

    def describe(self) -> str:
        loose = (AnyOf,) if len(self.children) > 1 else ()
        return " and ".join(_grouped(child, loose) for child in self.children) or "always"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Hold where at least one part does."""

    children: tuple[Node, ...]

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self.children)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        return _settled(self.children, context, now, by=True)

    def describe(self) -> str:
        return " or ".join(_grouped(child, (AllOf, NoneOf)) for child in self.children)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Hold where every part is known not to."""

    children: tuple[Node, ...]

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self.children)

    def truth(self, context: Mapping[str, object], now: datetime | None = None) -> Truth:
        part = _settled(self.children, context, now, by=True)
        return None if part is None else not part

    def describe(self) -> str:
        return " and ".join(f"not ({child.describe()})" for child in self.children)


Node: TypeAlias = Leaf | AllOf | AnyOf | NoneOf


def is_number(value: object) -> bool:
    """Tell whether a value is a finite number; a truth value is none."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, (int, float)) and not isinstance(value, bool) and (isinstance(value, int) or isfinite(value))


def _settled(children: tuple[Node, ...], context: Mapping[str, object], now: datetime | None, *, by: bool) -> Truth:
    """Return ``by`` where one part has this truth, unknown where one that is unknown might, and else the opposite."""
    result: Truth = not by
    for child in children:
        part = child.truth(context, now)
        if part is by:
            return by
        if part is None:
            result = None
    return result


def _beginnings(text: str, separator: str) -> Iterator[str]:
    while text:
        yield text
        text = text.rpartition(separator)[0]


def _grouped(node: Node, loose: tuple[type[AllOf | AnyOf | NoneOf], ...]) -> str:
    """Put a part in brackets where "and" and "or" would otherwise run into one another."""
    words = node.describe()
    return f"({words})" if isinstance(node, loose) and len(node.children) > 1 else words


def _listed(values: Iterable[str]) -> str:
    words = list(values)
    more = len(words) - _PRINTED_VALUES
    return " or ".join(words[:_PRINTED_VALUES]) + (f" or {more} more" if more > 0 else "")
