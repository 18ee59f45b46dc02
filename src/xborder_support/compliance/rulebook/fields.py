"""Read a table as a dataclass, by the types of its fields, and say everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from dataclasses import fields as fields_of
from datetime import date
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from xborder_support.calendars import Term
from xborder_support.errors import UsageError, did_you_mean

__all__ = ["Objection", "Path", "read_fields", "written"]

#: Where a value stands: table keys and positions, from the rule's own table on.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """Say what is wrong with a value, where it stands, and what to do."""

    path: Path
    code: str
    message: str
    hint: str | None = None


def read_fields(kind: type, table: Any, path: Path, objections: list[Objection]) -> dict[str, Any]:
    """Return the values of a table by field, those that can be read; the rest is objected to."""
    if not isinstance(table, Mapping):
        objections.append(Objection(path, "not-a-table", f"a table is expected, not {_kind_of(table)}", "write { … }"))
        return {}
    kinds = _kinds(kind)
    read = {}
    for name, value in table.items():
        if name not in kinds:
            hint = did_you_mean(str(name)[:60], kinds)
            objections.append(Objection((*path, name), "unknown-key", f"no setting is called {str(name)[:60]!r}", hint))
            continue
        try:
            read[name] = _read(value, kinds[name])
        except UsageError as error:
            objections.append(Objection((*path, name), error.code, error.message, error.hint))
    missing = (name for name in _required(kind) if name not in table)
    objections += [Objection(path, "missing-key", f"{name!r} is missing here", f"add {name} = …") for name in missing]
    return read


def written(value: Any) -> Any:
    """Return a value as a file writes it, which ``read_fields`` reads back. Fields that have their default are left out."""
    if isinstance(value, Term):
        return str(value)
    if isinstance(value, Mapping):
        return {name: written(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [written(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        given = ((item.name, getattr(value, item.name)) for item in fields_of(value) if getattr(value, item.name) != _default(item))
        return {name: written(each) for name, each in given}
    return value


def _read(value: Any, kind: Any) -> Any:
    origin, options = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return _read(value, next(option for option in options if option is not NoneType))
    if origin is Literal:
        return _one_of(value, options)
    return _plain(value, kind) if origin is None else _several(value, origin, options)


def _several(value: Any, origin: Any, options: tuple[Any, ...]) -> Any:
    if origin is tuple:
        return tuple(_read(each, options[0]) for each in _expect(value, list, "a list", "write [ … ]"))
    table = _expect(value, Mapping, "a table", "write { … }")
    return MappingProxyType({str(name): _read(each, options[1]) for name, each in table.items()})


def _one_of(value: Any, options: tuple[Any, ...]) -> Any:
    if not isinstance(value, str) or value not in options:
        shown = str(value)[:60]
        raise UsageError(f"{shown!r} is not known here", code="unknown-value", hint=did_you_mean(shown, options))
    return value


def _plain(value: Any, kind: Any) -> Any:
    if kind is Term:
        return Term.parse(value)
    if kind is float and type(value) is int:
        return float(value)
    if kind is not Any and type(value) is not kind:
        raise UsageError(f"{_NAMES[kind]} is expected, not {_kind_of(value)}", code="wrong-type", hint=f"write it as {_SAMPLES[kind]}")
    return value


def _expect(value: Any, kind: type, name: str, hint: str) -> Any:
    if not isinstance(value, kind):
        raise UsageError(f"{name} is expected, not {_kind_of(value)}", code="wrong-type", hint=hint)
    return value


@cache
def _kinds(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


@cache
def _required(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields_of(kind) if item.default is MISSING and item.default_factory is MISSING)


def _default(item: Any) -> Any:
    return item.default if item.default_factory is MISSING else item.default_factory()


def _kind_of(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a table"
    return _NAMES.get(type(value), "a list" if isinstance(value, list | tuple) else type(value).__name__)


_NAMES: Mapping[type, str] = {str: "text", bool: "true or false", int: "a whole number", float: "a number", date: "a date"}
_SAMPLES: Mapping[type, str] = {str: '"…"', bool: "true", int: "3", float: "0.5", date: "2026-11-22"}
