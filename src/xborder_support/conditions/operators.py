"""List the operators that rules may use, and which kinds of field have each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import get_args

from xborder_support.errors import did_you_mean

from .schema import FieldKind

__all__ = ["ALIASES", "DEFAULTS", "EXTRAS", "OPERATORS", "known_words", "operators_of", "plain_operator", "remedy_for"]

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


def known_words(kind: FieldKind) -> str:
    """Return the operators that fields of a kind have, in the spelling that reads best."""
    return ", ".join(_READABLE.get(name, name) for name in operators_of(kind))


def remedy_for(name: str, known: Collection[str]) -> str:
    """Return what to write instead of an operator that does not exist. ``known`` are those to choose from, in any spelling."""
    meant = _FOREIGN.get(name.casefold())
    if meant is not None and ALIASES[meant] in known:
        return f'did you mean "{meant}"? The bound itself counts'
    return did_you_mean(name, known)


_READABLE = {plain: alias for alias, plain in ALIASES.items() if plain in {"ge", "le"}}
#: What other languages call the bounds of a number. None of them has a bound that does not count itself.
_FOREIGN: Mapping[str, str] = {
    **dict.fromkeys(("gt", "gte", "min", ">", ">="), "at_least"),
    **dict.fromkeys(("lt", "lte", "max", "<", "<="), "at_most"),
}
