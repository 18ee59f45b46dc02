"""Read rules from the data files: one table a rule, named by its id, with a table for each thing that it asks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from xborder_support.calendars import Term

from .duties import DUTIES, Duty
from .rule import Rule

__all__ = ["members_of_unions", "packaged_rules", "read_duty", "read_rule"]

_MEMBERS = "jurisdictions.toml"
_FIELDS = tuple(item.name for item in fields(Rule) if item.name not in {"id", "duties"})


@cache
def packaged_rules() -> tuple[Rule, ...]:
    """Return every packaged rule, in the order of the files and of their tables."""
    tables = (table for name, table in _documents().items() if name != _MEMBERS)
    return tuple(read_rule(rule_id, row) for table in tables for rule_id, row in table.items())


@cache
def members_of_unions() -> Mapping[str, frozenset[str]]:
    """Return the member territories of each union that makes rules, such as ``EU``."""
    return MappingProxyType({name: frozenset(row["members"]) for name, row in _documents()[_MEMBERS].items()})


def read_rule(rule_id: str, row: Mapping[str, Any]) -> Rule:
    """Return the rule that a table states."""
    given = {name: _tupled(row[name]) for name in _FIELDS if name in row}
    duties = [read_duty(key, table) for key in row if key in DUTIES for table in _listed(row[key])]
    if unknown := row.keys() - {*_FIELDS, *DUTIES}:
        raise KeyError(f"{rule_id}: {sorted(unknown)}")
    return Rule(id=rule_id, duties=tuple(duties), **given)


def read_duty(key: str, table: Mapping[str, Any]) -> Duty:
    """Return the duty that a table states under a key of ``DUTIES``. Texts become terms where the duty counts time."""
    kind = DUTIES[key]
    kinds = {item.name: str(item.type) for item in fields(kind)}
    return kind(**{name: _value(table[name], kinds[name]) for name in table})


def _value(value: Any, kind: str) -> Any:
    if kind in {"Term", "Term | None"}:
        return Term.parse(value)
    if kind == "Mapping[str, Term]":
        return MappingProxyType({name: Term.parse(each) for name, each in value.items()})
    return _tupled(value)


def _tupled(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({name: _tupled(each) for name, each in value.items()})
    return tuple(value) if isinstance(value, list) else value


def _listed(value: Any) -> list[Mapping[str, Any]]:
    return value if isinstance(value, list) else [value]


@cache
def _documents() -> dict[str, dict[str, Any]]:
    folder = resources.files(__package__) / "data"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
