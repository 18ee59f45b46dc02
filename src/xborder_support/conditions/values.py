"""Check what a condition compares a field with, by the kind of the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any

from xborder_support.configuration import KeyPath
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import language_tag, territory

from .leaf import beginnings
from .numbers import is_number
from .schema import Field, FieldKind

__all__ = ["MAX_CHARACTERS", "MAX_VALUES", "Problem", "ValuePlaces", "canonical", "problems_of_size", "problems_of_values", "type_words"]

MAX_VALUES = 1_000
MAX_CHARACTERS = 256
_WHOLE = 2**53  # up to here a float tells whole numbers apart
_MAX_BITS = 256  # Longer whole numbers mean nothing, and Python refuses to print them.


@dataclass(frozen=True, slots=True)
class Problem:
    """Say what is wrong with a value, and where below the condition it stands."""

    at: KeyPath
    code: str
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class ValuePlaces:
    """Hold the values that stand at a key, one alone or a list of them, each with its place."""

    items: Sequence[Any]
    places: Sequence[KeyPath]
    at: KeyPath

    @classmethod
    def of(cls, raw: Any, at: KeyPath) -> ValuePlaces:
        """Return a list's members with their places, and anything else as one value that stands at the key itself."""
        if isinstance(raw, (list, tuple)):
            return cls(raw, [(*at, number) for number in range(len(raw))], at)
        return cls([raw], [at], at)


def problems_of_values(name: str, field: Field, values: ValuePlaces) -> list[Problem]:
    """Return everything that is wrong with the values that a field is compared with."""
    return [*problems_of_size(name, values)] or [*_problems_of_items(field, values)]


def problems_of_size(name: str, values: ValuePlaces) -> Iterator[Problem]:
    """Yield what is wrong with how many values there are."""
    if not values.items:
        message = f"the list for {name!r} is empty, so nothing could ever match"
        yield Problem(values.at, "empty-list", message, "list a value, or remove the key")
    if len(values.items) > MAX_VALUES:
        message = f"{len(values.items)} values, at most {MAX_VALUES} are read"
        yield Problem(values.at, "too-many-values", message, "split the rule")


def _problems_of_items(field: Field, values: ValuePlaces) -> Iterator[Problem]:
    kind = _KINDS[field.kind]
    for raw, at in zip(values.items, values.places, strict=True):
        if not kind.is_right(raw):
            yield Problem(at, "wrong-type", f"{type_words(raw)} where {kind.expected} is expected", f"write {kind.sample}")
        elif isinstance(raw, str) and len(raw) > MAX_CHARACTERS:
            yield Problem(at, "text-too-long", f"{len(raw)} characters, at most {MAX_CHARACTERS} are read")
        elif isinstance(raw, str):
            try:
                canonical(field, raw)
            except UsageError as error:
                yield Problem(at, error.code, error.message, error.hint)


def canonical(field: Field, raw: Any) -> Any:
    """Return a value as the schema spells it, and a number as JSON does.

    Errors: ``UsageError`` with the code of the fault.
    """
    if not isinstance(raw, str):
        return _plain_number(raw)
    if field.kind == "territory":
        return territory(raw)
    if field.kind == "language":
        return language_tag(raw)
    return str.__str__(raw) if field.values is None else _spelled(field, raw)


def _spelled(field: Field, raw: str) -> str:
    values = field.values or ()
    spellings = {value.casefold(): value for value in values}
    if field.kind == "category":  # what the values refine is known too
        spellings = {wide.casefold(): wide for value in values for wide in beginnings(value, "_")}
    spelling = spellings.get(raw.casefold())
    if spelling is None:
        raise UsageError(f"{raw[:60]!r} is not known here", code="unknown-value", hint=did_you_mean(raw[:60], values))
    return spelling


def _plain_number(raw: Any) -> Any:
    """Return a fraction without a part behind the point as the whole number that it is, so that both are written alike."""
    if isinstance(raw, (bool, int)):
        return raw if isinstance(raw, bool) else int(raw)
    number = float(raw)
    return int(number) if abs(number) < _WHOLE and number.is_integer() else number


def _is_text(raw: Any) -> bool:
    return isinstance(raw, str) and bool(raw)


def _is_flag(raw: Any) -> bool:
    return isinstance(raw, bool)


def _is_amount(raw: Any) -> bool:
    if isinstance(raw, int) and raw.bit_length() > _MAX_BITS:
        return False
    return is_number(raw) and isfinite(raw)  # a Decimal may be finite and beyond what a fraction holds


@dataclass(frozen=True, slots=True)
class _Kind:
    is_right: Callable[[Any], bool]
    expected: str
    sample: str


_TEXT = _Kind(_is_text, "text", '"a value" or ["one", "another"]')
_KINDS: Mapping[FieldKind, _Kind] = {
    "choice": _TEXT,
    "text": _TEXT,
    "set": _TEXT,
    "category": _TEXT,
    "territory": _Kind(_is_text, "the code of a country or region", '"JP" or ["JP", "KR"]'),
    "language": _Kind(_is_text, "a language tag", '"pt-BR" or ["pt", "es"]'),
    "number": _Kind(_is_amount, "a number", "5, [1, 2] or { at_least = 2, at_most = 5 }"),
    "boolean": _Kind(_is_flag, "true or false", "true or false, without quotes"),
}

_TYPE_WORDS: Mapping[type, str] = {
    bool: "a truth value",
    int: "a number",
    float: "a fraction",
    str: "text",
    list: "a list",
    dict: "a table",
    type(None): "nothing",
}


def type_words(raw: Any) -> str:
    """Return what kind of value this is, in words, without the value."""
    if isinstance(raw, str) and not raw:
        return "an empty text"
    if isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool) and not _is_amount(raw):
        return "a number that is not finite or far too large"
    return _TYPE_WORDS.get(type(raw), f"a value of type {type(raw).__name__}")
