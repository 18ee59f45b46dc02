"""Count values of another kind than their field declares: a condition takes them for unknown, and nobody would notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from .witness import NOW

if TYPE_CHECKING:
    from xborder_support.conditions import FieldKind, Schema

__all__ = ["WrongKinds"]


class WrongKinds:
    """Count them by field. Fields that no rule asks about are not looked at."""

    def __init__(self, schemas: Iterable[Schema], asked: Iterable[str]) -> None:
        names = [name for name in asked if name != NOW]
        kinds = ((name, schema.fields[name].kind) for schema in schemas for name in names if name in schema.fields)
        self._kinds = tuple(dict.fromkeys(kinds))
        self.by_field: Counter[str] = Counter()

    def add(self, context: Mapping[str, object]) -> None:
        """Count the fields of an item that hold something of a wrong kind."""
        wrong = {name for name, kind in self._kinds if not _is_right(kind, context.get(name))}
        self.by_field.update(wrong)


def _is_right(kind: FieldKind, value: object) -> bool:
    try:
        return value is None or _IS_RIGHT.get(kind, _is_text)(value)
    except Exception:  # noqa: BLE001  (conditions take what raises for unknown as well)
        return False


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_set(value: object) -> bool:
    return isinstance(value, (str, set, frozenset, list, tuple))


def _is_instant(value: object) -> bool:
    return isinstance(value, datetime) and value.utcoffset() is not None


_IS_RIGHT: Mapping[FieldKind, Callable[[object], bool]] = {
    "number": _is_number,
    "boolean": _is_flag,
    "set": _is_set,
    "instant": _is_instant,
}
