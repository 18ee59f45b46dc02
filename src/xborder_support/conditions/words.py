# ruff: noqa: D102  (the methods are explained where ``Leaf`` and ``Keyed`` declare them)
"""Compare words, categories, language tags and sets of words with those that are listed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from .leaf import Keyed, Truth, beginnings, listed
from .tags import plain_tag

__all__ = ["Begins", "Contains", "Flag", "HasAll", "HasAny", "InCategory", "InLanguage", "Word"]

_LONGEST_TAG = 100  # Longer than any tag with meaning; a header may hold megabytes.
_LONGEST_CATEGORY = 256


@dataclass(frozen=True, slots=True)
class Word(Keyed):
    """Hold where the field is one of these strings, compared without case."""

    @staticmethod
    def keys_of(value: object) -> tuple[str, ...] | None:
        return (value.casefold(),) if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class InCategory(Keyed):
    """Hold where the field is one of these strings, or only adds to one after an underscore."""

    @staticmethod
    def keys_of(value: object) -> tuple[str, ...] | None:
        if not isinstance(value, str) or len(value) > _LONGEST_CATEGORY:
            return None
        return tuple(beginnings(value.casefold(), "_"))


@dataclass(frozen=True, slots=True)
class InLanguage(Keyed):
    """Hold where the field is one of these tags, or only adds subtags to one. ``und`` counts as missing."""

    @staticmethod
    def keys_of(value: object) -> tuple[str, ...] | None:
        if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TAG:
            return None
        tag = plain_tag(value)
        return None if tag == "und" else tuple(beginnings(tag, "-"))


@dataclass(frozen=True, slots=True)
class Flag(Keyed):
    """Hold where the field is one of these truth values."""

    @staticmethod
    def keys_of(value: object) -> tuple[bool, ...] | None:
        return (value,) if isinstance(value, bool) else None

    def describe(self) -> str:
        return f"{self.field} is {listed('true' if value else 'false' for value in self.values)}"


@dataclass(frozen=True, slots=True)
class HasAny(Keyed):
    """Hold where the field, a set of strings, has at least one of these."""

    verb: ClassVar[str] = "has"
    operator: ClassVar[str] = "has_any"

    @staticmethod
    def keys_of(value: object) -> Collection[str] | None:
        if isinstance(value, str):
            return (value.casefold(),)
        if not isinstance(value, (set, frozenset, list, tuple)):
            return None
        return [item.casefold() for item in value if isinstance(item, str)]


@dataclass(frozen=True, slots=True)
class HasAll(Keyed):
    """Hold where the field, a set of strings, has each of these."""

    operator: ClassVar[str] = "has_all"
    keys_of = staticmethod(HasAny.keys_of)

    def holds(self, value: object) -> Truth:
        found = self.keys_of(value)
        return None if found is None else self.keys.issubset(found)

    def describe(self) -> str:
        each = "each of " if len(self.values) > 1 else ""
        return f"{self.field} has {each}{listed(self.values, joint=', ')}"


@dataclass(frozen=True, slots=True)
class Begins(Keyed):
    """Hold where the field begins with one of these strings, compared without case."""

    verb: ClassVar[str] = "begins with"
    operator: ClassVar[str] = "prefix"
    keys_of = staticmethod(Word.keys_of)

    def holds(self, value: object) -> Truth:
        found = self.keys_of(value)
        return None if found is None else found[0].startswith(tuple(self.keys))


@dataclass(frozen=True, slots=True)
class Contains(Keyed):
    """Hold where one of these strings stands anywhere in the field, compared without case."""

    verb: ClassVar[str] = "contains"
    operator: ClassVar[str] = "contains_any"
    keys_of = staticmethod(Word.keys_of)

    def holds(self, value: object) -> Truth:
        found = self.keys_of(value)
        return None if found is None else any(key in found[0] for key in self.keys)
