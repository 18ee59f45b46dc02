"""Build the question of one operator from its argument."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .argument import Argument, Asked
from .leaf import Leaf
from .nearness import NearLanguage
from .numbers import Amount, Range
from .schema import FieldKind
from .tags import plain_tag
from .values import type_words
from .words import Begins, Contains, Flag, HasAll, HasAny, InCategory, InLanguage, Word

__all__ = ["read_between", "read_bounds", "read_nearness", "read_one_value", "read_values"]

_WORDS: Mapping[FieldKind, type[Word | InCategory | InLanguage | Flag]] = {
    "choice": Word,
    "text": Word,
    "territory": Word,
    "category": InCategory,
    "language": InLanguage,
    "boolean": Flag,
}
_SHAPES: Mapping[str, type[HasAny | HasAll | Begins | Contains]] = {
    "has_any": HasAny,
    "has_none": HasAny,
    "has_all": HasAll,
    "prefix": Begins,
    "contains_any": Contains,
}
_LONGEST_DISTANCE = 134
_NEAR = 10  # CLDR's limit for what is read without effort


def read_values(asked: Asked, operator: str) -> Leaf | None:
    """Return whether the field is, has, begins with or contains one of the values."""
    values = asked.values(asked.arguments[operator])
    if values is None:
        return None
    if asked.field.kind == "number":
        return Amount(asked.name, asked.at, tuple(sorted(set(values))))
    shape = _SHAPES.get(operator) or _WORDS[asked.field.kind]
    return shape(asked.name, asked.at, values, frozenset(_key(asked, value) for value in values))


def _key(asked: Asked, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return plain_tag(value) if asked.field.kind == "language" else value.casefold()


def read_one_value(asked: Asked, operator: str) -> Leaf | None:
    """Return whether the field is the value."""
    argument = asked.arguments[operator]
    if isinstance(argument.raw, (list, tuple)):
        asked.report(argument.at, "wrong-type", "a list where one value is expected", "write in = [...] for any of several")
        return None
    return read_values(asked, operator)


def read_bounds(asked: Asked, operator: str) -> Leaf | None:
    """Return whether a number is between bounds of which one may be open. Both together are one question."""
    if operator == "le" and "ge" in asked.arguments:
        return None
    low, high = (asked.one_value(asked.arguments[name]) if name in asked.arguments else None for name in ("ge", "le"))
    return _range(asked, low, high)


def read_between(asked: Asked, operator: str) -> Leaf | None:
    """Return whether a number is between two others."""
    argument = asked.arguments[operator]
    if not isinstance(argument.raw, (list, tuple)) or len(argument.raw) != 2:
        asked.report(argument.at, "wrong-type", "between takes two numbers", "write between = [2, 5]")
        return None
    values = asked.values(argument)
    return None if values is None else _range(asked, *values)


def _range(asked: Asked, low: Any, high: Any) -> Leaf:
    if low is not None and high is not None and low > high:
        asked.report(asked.at, "empty-range", f"no number is at least {low} and at most {high}", "swap the bounds")
    return Range(asked.name, asked.at, low, high)


def read_nearness(asked: Asked, operator: str) -> Leaf | None:
    """Return whether a language is near to one of those listed."""
    argument = asked.arguments[operator]
    limit = asked.arguments.get("max_distance", Argument(_NEAR, argument.at))
    values = asked.values(argument)
    if isinstance(limit.raw, bool) or not isinstance(limit.raw, int) or not 0 <= limit.raw <= _LONGEST_DISTANCE:
        hint = f"write a whole number from 0 to {_LONGEST_DISTANCE}, such as {_NEAR}"
        asked.report(limit.at, "wrong-type", f"{type_words(limit.raw)} where a distance is expected", hint)
        return None
    if values is None:
        return None
    return NearLanguage(asked.name, asked.at, values, frozenset(map(plain_tag, values)), limit.raw)
