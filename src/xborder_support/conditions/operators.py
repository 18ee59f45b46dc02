"""List the operators that rules may use, and which kinds of field have each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from .schema import FieldKind

__all__ = ["ALIASES", "DEFAULTS", "EXTRAS", "OPERATORS", "operators_of", "plain_operator"]

_EQUALITY: frozenset[FieldKind] = frozenset({"choice", "text", "territory", "language", "number", "boolean", "category"})
_TEXTS: frozenset[FieldKind] = frozenset({"choice", "text"})
_NUMBERS: frozenset[FieldKind] = frozenset({"number"})
_SETS: frozenset[FieldKind] = frozenset({"set"})
_LANGUAGES: frozenset[FieldKind] = frozenset({"language"})
_INSTANTS: frozenset[FieldKind] = frozenset({"instant"})

#: The closed list of operators, with the kinds of field that have each.
OPERATORS: Mapping[str, frozenset[FieldKind]] = {
    "eq": _EQUALITY,
    "in": _EQUALITY,
    "not_in": _EQUALITY,
    "ge": _NUMBERS,
    "le": _NUMBERS,
    "between": _NUMBERS,
    "has_any": _SETS,
    "has_all": _SETS,
    "has_none": _SETS,
    "lang_within": _LANGUAGES,
    "in_calendar": _INSTANTS,
    "waited": _INSTANTS,
    "prefix": _TEXTS,
    "contains_any": _TEXTS,
}
#: Other words for an operator.
ALIASES: Mapping[str, str] = {"at_least": "ge", "at_most": "le", "within": "lang_within"}
#: The keys that stand beside an operator and say more.
EXTRAS: Mapping[str, str] = {"max_distance": "lang_within", "state": "in_calendar", "calendar": "waited"}

#: What a value without an operator means. It is ``in`` for the other kinds; an instant has to name one.
DEFAULTS: Mapping[FieldKind, str] = {"set": "has_any"}


_BY_KIND: Mapping[FieldKind, tuple[str, ...]] = {
    kind: tuple(name for name, kinds in OPERATORS.items() if kind in kinds) for kind in get_args(FieldKind)
}


def operators_of(kind: FieldKind) -> tuple[str, ...]:
    """Return the operators that fields of a kind have."""
    return _BY_KIND[kind]


def plain_operator(name: object) -> str | None:
    """Return the canonical name of an operator, or None where there is no such one."""
    found = ALIASES.get(name, name) if isinstance(name, str) else None
    return found if found in OPERATORS else None
