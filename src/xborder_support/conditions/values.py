"""Read what a condition compares a field with, by the kind of the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xborder_support.configuration import KeyPath
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import language_tag, territory

from .leaf import Leaf
from .numbers import Amount, Range, is_number
from .schema import Field, FieldKind
from .tags import plain_tag
from .words import Flag, HasAny, InLanguage, Word

__all__ = ["Problem", "read_leaf"]

_MAX_VALUES = 1_000
_MAX_CHARACTERS = 256
_BOUNDS = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Problem:
    """Say what is wrong with a value, and where below the condition it stands."""

    at: KeyPath
    code: str
    message: str
    hint: str | None = None


def read_leaf(name: str, field: Field, raw: Any, at: KeyPath) -> Leaf | list[Problem]:
    """Return the question that a key of a ``when`` table asks, or everything that is wrong with it."""
    if isinstance(raw, Mapping) and field.kind == "number":
        return _read_range(name, field, raw, at)
    if isinstance(raw, (list, tuple)):
        items, places = list(raw), [(*at, number) for number in range(len(raw))]
    else:
        items, places = [raw], [at]
    problems = [*_problems_of_size(name, items, at)] or [*_problems_of_values(field, items, places)]
    return problems or _build(name, field, items, at)


def _build(name: str, field: Field, items: list[Any], at: KeyPath) -> Leaf:
    if field.kind == "boolean":
        return Flag(name, at, tuple(items), frozenset(items))
    if field.kind == "number":
        return Amount(name, at, tuple(items))
    values = tuple(_canonical(field, item) for item in items)
    if field.kind == "language":
        return InLanguage(name, at, values, frozenset(plain_tag(value) for value in values))
    shape = HasAny if field.kind == "set" else Word
    return shape(name, at, values, frozenset(value.casefold() for value in values))


def _read_range(name: str, field: Field, raw: Mapping[Any, Any], at: KeyPath) -> Leaf | list[Problem]:
    low, high = (raw.get(bound) for bound in _BOUNDS)
    problems = [*_problems_of_bounds(field, raw, at)]
    if not problems and low is not None and high is not None and low > high:
        problems = [Problem(at, "empty-range", f"no number is at least {low} and at most {high}", "swap the bounds")]
    return problems or Range(name, at, low, high)


def _problems_of_bounds(field: Field, raw: Mapping[Any, Any], at: KeyPath) -> Iterator[Problem]:
    if not raw:
        yield Problem(at, "empty-range", "the range has no bound", "write { at_least = 2 } or { at_most = 5 }")
    for key, bound in raw.items():
        if key in _BOUNDS:
            yield from _problems_of_values(field, [bound], [(*at, key)])
        else:
            name = str(key)[:60]
            yield Problem((*at, name), "unknown-key", f"no bound is called {name!r}", did_you_mean(name, _BOUNDS))


def _problems_of_size(name: str, items: list[Any], at: KeyPath) -> Iterator[Problem]:
    if not items:
        yield Problem(at, "empty-list", f"the list for {name!r} is empty, so nothing could ever match", "list a value, or remove the key")
    if len(items) > _MAX_VALUES:
        yield Problem(at, "too-many-values", f"{len(items)} values, at most {_MAX_VALUES} are read", "split the rule")


def _problems_of_values(field: Field, items: list[Any], places: list[KeyPath]) -> Iterator[Problem]:
    kind = _KINDS[field.kind]
    for raw, at in zip(items, places, strict=True):
        if not kind.is_right(raw):
            yield Problem(at, "wrong-type", f"{_type_of(raw)} where {kind.expected} is expected", f"write {kind.sample}")
        elif isinstance(raw, str) and len(raw) > _MAX_CHARACTERS:
            yield Problem(at, "text-too-long", f"{len(raw)} characters, at most {_MAX_CHARACTERS} are read")
        elif isinstance(raw, str):
            try:
                _canonical(field, raw)
            except UsageError as error:
                yield Problem(at, error.code, error.message, error.hint)


def _canonical(field: Field, raw: str) -> str:
    """Return a value as the schema spells it.

    Errors: ``UsageError`` with the code of the fault.
    """
    if field.kind == "territory":
        return territory(raw)
    if field.kind == "language":
        return language_tag(raw)
    spelling = {value.casefold(): value for value in field.values or ()}.get(raw.casefold())
    if field.values is not None and spelling is None:
        raise UsageError(f"{raw[:60]!r} is not known here", code="unknown-value", hint=did_you_mean(raw[:60], field.values))
    return spelling or raw


def _is_text(raw: Any) -> bool:
    return isinstance(raw, str) and bool(raw)


def _is_flag(raw: Any) -> bool:
    return isinstance(raw, bool)


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
    "territory": _Kind(_is_text, "the code of a country or region", '"JP" or ["JP", "KR"]'),
    "language": _Kind(_is_text, "a language tag", '"pt-BR" or ["pt", "es"]'),
    "number": _Kind(is_number, "a number", "5, [1, 2] or { at_least = 2, at_most = 5 }"),
    "boolean": _Kind(_is_flag, "true or false", "true or false, without quotes"),
}

_TYPE_WORDS: Mapping[type, str] = {
    bool: "a truth value",
    int: "a number",
    float: "a fraction or no finite number",
    str: "text",
    list: "a list in a list",
    dict: "a table",
    type(None): "nothing",
}


def _type_of(raw: Any) -> str:
    return "an empty text" if raw == "" else _TYPE_WORDS.get(type(raw), f"a {type(raw).__name__}")
