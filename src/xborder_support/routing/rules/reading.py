"""Read routing rules from configuration, reporting every fault at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Setting

from xborder_support.conditions import Condition, Field, Schema, compile_condition
from xborder_support.configuration import Document, StrictModel, fault_at, validate
from xborder_support.errors import ConfigurationError, Fault, did_you_mean
from xborder_support.routing.people import Roster
from xborder_support.routing.targets import OF_MARKET, OPEN_NOW, RouteTarget
from xborder_support.terms import Priority

from .context import ROUTING_SCHEMA
from .rule import Rule

__all__ = ["read_rules"]

_MAX_RULES = 10_000
_MAX_TARGETS = 20
_VERSION_DIGITS = 12

_Name = Annotated[str, Setting(min_length=1, max_length=256)]


class TargetTable(StrictModel):
    """Describe one target in a rule's ``to``."""

    team: _Name | None = None
    agent: _Name | None = None
    skill: _Name | None = None

    @model_validator(mode="after")
    def _names_somebody(self) -> TargetTable:
        self.target()
        return self

    def target(self) -> RouteTarget:
        """Return the target that the table describes."""
        return RouteTarget(team=self.team, agent=self.agent, skill=self.skill)


class RuleTable(StrictModel):
    """Describe one ``[[routing]]`` table. ``when`` is read by ``conditions``."""

    name: _Name
    when: Any = Setting(default_factory=dict)
    to: Annotated[list[TargetTable], Setting(min_length=1, max_length=_MAX_TARGETS)]
    priority: Priority | None = None


class RoutingTables(BaseModel):
    """Describe the part of a configuration that routing reads."""

    model_config = ConfigDict(extra="ignore")

    routing: Annotated[list[RuleTable], Setting(strict=True)] = Setting(default_factory=list)


def read_rules(document: Document, *, roster: Roster | None, attributes: Mapping[str, Field]) -> tuple[tuple[Rule, ...], str]:
    """Return the rules of a configuration and their version.

    Errors: ``ConfigurationError`` with every fault.
    """
    _refuse_too_many(document)
    schema = ROUTING_SCHEMA.extended(attributes) if attributes else ROUTING_SCHEMA
    conditions, faults = _read_conditions(document, schema)
    try:
        tables = validate(RoutingTables, document).routing
    except ConfigurationError as error:
        raise ConfigurationError([*error.faults, *faults]) from None
    faults += [*_duplicates(document, tables), *(_dead_references(document, tables, roster) if roster else ())]
    if faults:
        raise ConfigurationError(faults)
    rules = (
        Rule(table.name, condition, tuple(to.target() for to in table.to), table.priority)
        for table, condition in zip(tables, conditions, strict=True)
    )
    return tuple(rules), _version(tables)


def _refuse_too_many(document: Document) -> None:
    raw = document.data.get("routing")
    if isinstance(raw, list) and len(raw) > _MAX_RULES:
        fault = fault_at(
            document, ("routing",), "too-many-rules", f"{len(raw)} rules, at most {_MAX_RULES} are read", "join rules by lists"
        )
        raise ConfigurationError([fault])


def _read_conditions(document: Document, schema: Schema) -> tuple[list[Condition], list[Fault]]:
    """Compile the conditions before anything else is checked, so that their faults stand beside those of the tables' shape."""
    conditions: list[Condition] = []
    faults: list[Fault] = []
    raw = document.data.get("routing")
    for number, table in enumerate(raw if isinstance(raw, list) else ()):
        when = table.get("when", {}) if isinstance(table, Mapping) else {}
        try:
            conditions.append(compile_condition(when, schema, document=document, path=("routing", number, "when")))
        except ConfigurationError as error:
            faults += error.faults
    return conditions, faults


def _duplicates(document: Document, tables: list[RuleTable]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, table in enumerate(tables):
        if table.name in first:
            message = f"rule {first[table.name] + 1} is called {table.name!r} already"
            yield fault_at(document, ("routing", number, "name"), "duplicate-rule", message, "give each rule a name of its own")
        first.setdefault(table.name, number)


def _dead_references(document: Document, tables: list[RuleTable], roster: Roster) -> Iterator[Fault]:
    known = {"team": {*roster.teams, OF_MARKET, OPEN_NOW}, "agent": set(roster.agents), "skill": set(roster.skills)}
    checked = known if roster.agents else {"team": known["team"]}  # A host may bring its agents later.
    for number, table in enumerate(tables):
        for position, target in enumerate(table.to):
            for kind, names in checked.items():
                name = getattr(target, kind)
                if name is not None and name not in names:
                    at = ("routing", number, "to", position, kind)
                    message = f"nobody has the skill {name!r}" if kind == "skill" else f"no {kind} is called {name!r}"
                    yield fault_at(document, at, f"unknown-{kind}", message, did_you_mean(name, names))


def _version(tables: list[RuleTable]) -> str:
    content = [table.model_dump(exclude_defaults=True) for table in tables]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_VERSION_DIGITS]
