"""Declare which fields a condition may ask about, and what each of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["FIELD", "GROUPS", "OPERATOR", "Field", "FieldKind", "Schema"]

#: What a field holds. ``choice`` and ``text`` are strings and compare without case; ``territory`` is an ISO 3166-1 code; ``language`` is a
#: BCP 47 tag, where a listed tag covers its subtags; ``set`` holds several strings, of which one is enough; ``category`` is a string that
#: may be refined after an underscore, where a listed ``customs`` covers ``customs_hold``; ``instant`` is an aware datetime. A field of that
#: kind called ``now`` is the instant at which a condition is asked.
FieldKind: TypeAlias = Literal["choice", "text", "number", "set", "boolean", "language", "territory", "category", "instant"]

#: The words that nest conditions. No field may have such a name.
GROUPS = ("all", "any", "none")

#: The keys of the long form. With ``op`` a table is one, so that no field may be called so.
FIELD, OPERATOR = "field", "op"

_RESERVED = frozenset({"", OPERATOR, *GROUPS})
_WITH_VALUES = frozenset({"choice", "text", "set", "category"})


@dataclass(frozen=True, slots=True)
class Field:
    """Declare one field: its kind and, where its values form a closed set, what they are.

    Errors: ``UsageError`` ``bad-schema`` for an unknown kind, and for values on a kind that has none.

    Example:
        >>> from xborder_support.conditions import Field
        >>> Field("choice", values=("low", "high"))
        Field(kind='choice', values=('low', 'high'))
    """

    kind: FieldKind
    values: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.kind not in get_args(FieldKind):
            raise UsageError(
                f"unknown kind of field {str(self.kind)[:60]!r}",
                code="bad-schema",
                hint=did_you_mean(str(self.kind)[:60], get_args(FieldKind)),
            )
        if self.values is not None and self.kind not in _WITH_VALUES:
            raise UsageError(f"a field of kind {self.kind} cannot list values", code="bad-schema", hint="leave values out")


@dataclass(frozen=True, slots=True, init=False)
class Schema:
    """Hold the declared fields by name. Their order is the order in which conditions are read, explained and printed.

    Errors: ``UsageError`` ``bad-schema`` for a field called ``all``, ``any``, ``none`` or ``op``.

    Example:
        >>> from xborder_support.conditions import Field, Schema
        >>> list(Schema({"market": Field("territory")}).extended({"tier": Field("choice", values=("gold",))}).fields)
        ['market', 'tier']
    """

    fields: Mapping[str, Field] = field(hash=False)

    def __init__(self, fields: Mapping[str, Field]) -> None:
        _refuse_names(name for name in fields if name in _RESERVED)
        object.__setattr__(self, "fields", MappingProxyType(dict(fields)))

    def extended(self, fields: Mapping[str, Field]) -> Schema:
        """Return a schema with further fields, such as the attributes that a host knows of its customers.

        Errors: ``UsageError`` ``bad-schema`` for a name that is taken.
        """
        _refuse_names(name for name in fields if name in self.fields)
        return Schema({**self.fields, **fields})

    def __reduce__(self) -> tuple[type[Schema], tuple[dict[str, Field]]]:
        return Schema, (dict(self.fields),)


def _refuse_names(names: Iterable[str]) -> None:
    for name in names:
        raise UsageError(
            f"a field cannot be called {name!r}",
            code="bad-schema",
            hint="choose a name that is neither taken nor a word of the rules themselves",
        )
