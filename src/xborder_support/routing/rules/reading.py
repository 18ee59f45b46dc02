"""Read routing rules from configuration, reporting every fault at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Setting

from xborder_support.conditions import Condition, Field, Schema, compile_condition
from xborder_support.configuration import Day, Document, KeyPath, StrictModel, fault_at, first_instant, instant_after, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.routing.people import Roster
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority

from .attributes import schema_with
from .context import ROUTING_SCHEMA
from .references import dead_references
from .rule import Rule, TaggingRule

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["RulesContent", "read_rules"]

_MAX_RULES = 10_000
_MAX_TARGETS = 20
_MAX_TAGS = 100
_MAX_SITES = 100

_Name = Annotated[str, Setting(min_length=1, max_length=256)]


class TargetTable(StrictModel):
    """Describe one target in a rule's ``to``."""

    team: _Name | None = None
    agent: _Name | None = None
    skill: _Name | None = None
    level: Annotated[int, Setting(ge=1, le=5, strict=True)] | None = None
    sites: Annotated[list[_Name], Setting(min_length=1, max_length=_MAX_SITES)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_no_bare_name(cls, value: object) -> object:
        if isinstance(value, str):
            hint = 'write { team = "…" }, { agent = "…" } or { skill = "…" }'
            raise UsageError("a target is a table that says whether it means a team, an agent or a skill", code="not-a-table", hint=hint)
        return value

    @model_validator(mode="after")
    def _names_somebody(self) -> TargetTable:
        self.target()
        return self

    def target(self) -> RouteTarget:
        """Return the target that the table describes."""
        sites = None if self.sites is None else tuple(self.sites)
        return RouteTarget(team=self.team, agent=self.agent, skill=self.skill, level=self.level, sites=sites)


class RuleTable(StrictModel):
    """Describe one ``[[routing]]`` table. ``when`` is read by ``conditions``; days count in UTC, both included."""

    name: _Name
    when: Any = Setting(default_factory=dict)
    to: Annotated[list[TargetTable], Setting(min_length=1, max_length=_MAX_TARGETS)]
    priority: Priority | None = None
    ladder: _Name | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _comes_into_effect(self) -> RuleTable:
        begin, end = self.begin, self.end
        if begin is not None and end is not None and begin >= end:
            raise UsageError("the rule ends before it begins", code="empty-range", hint="swap valid_from and valid_to")
        return self

    @property
    def begin(self) -> datetime | None:
        """Return the instant from which the rule counts."""
        return None if self.valid_from is None else first_instant(self.valid_from)

    @property
    def end(self) -> datetime | None:
        """Return the instant at which it ends."""
        return None if self.valid_to is None else instant_after(self.valid_to)


class TaggingTable(StrictModel):
    """Describe one ``[[tagging]]`` table."""

    name: _Name
    when: Any = Setting(default_factory=dict)
    tags: Annotated[tuple[_Name, ...], Setting(min_length=1, max_length=_MAX_TAGS)]


class RoutingTables(BaseModel):
    """Describe the part of a configuration that routing reads."""

    model_config = ConfigDict(extra="ignore")

    routing: Annotated[list[RuleTable], Setting(strict=True)] = Setting(default_factory=list)
    tagging: Annotated[list[TaggingTable], Setting(strict=True)] = Setting(default_factory=list)


@dataclass(frozen=True, slots=True)
class RulesContent:
    """Hold what a configuration says about routing, and what its rules could ask."""

    rules: tuple[Rule, ...]
    tagging: tuple[TaggingRule, ...]
    schema: Schema


def read_rules(
    document: Document,
    *,
    roster: Roster | None,
    attributes: Mapping[str, Field],
    calendars: Mapping[str, BusinessCalendar] | None,
    ladders: Collection[str] | None,
) -> RulesContent:
    """Return the rules of a configuration.

    Errors: ``ConfigurationError`` with every fault.
    """
    if not isinstance(document.data, Mapping):
        validate(RoutingTables, document)  # one fault says it all
    _refuse_too_many(document)
    schema = schema_with(document, ROUTING_SCHEMA, attributes)
    conditions, faults = {}, []
    for name in ("routing", "tagging"):
        conditions[name], found = _read_conditions(document, name, schema, calendars)
        faults += found
    try:
        tables = validate(RoutingTables, document)
    except ConfigurationError as error:
        raise ConfigurationError([*error.faults, *faults]) from None
    faults += _duplicates(document, "routing", (table.name for table in tables.routing))
    faults += _duplicates(document, "tagging", (table.name for table in tables.tagging))
    rules = tuple(_rule(table, condition) for table, condition in zip(tables.routing, conditions["routing"], strict=False))
    faults += dead_references(document, rules, roster=roster, ladders=ladders)
    if faults:
        raise ConfigurationError(faults)
    tagging = tuple(TaggingRule(table.name, when, table.tags) for table, when in zip(tables.tagging, conditions["tagging"], strict=True))
    return RulesContent(rules, tagging, schema)


def _rule(table: RuleTable, when: Condition) -> Rule:
    return Rule(table.name, when, tuple(to.target() for to in table.to), table.priority, table.ladder, table.begin, table.end)


def _refuse_too_many(document: Document) -> None:
    for name in ("routing", "tagging"):
        raw = document.data.get(name)
        if isinstance(raw, list) and len(raw) > _MAX_RULES:
            message = f"{len(raw)} rules, at most {_MAX_RULES} are read"
            raise ConfigurationError([fault_at(document, (name,), "too-many-rules", message, "join rules by lists")])


def _read_conditions(
    document: Document, name: str, schema: Schema, calendars: Mapping[str, BusinessCalendar] | None
) -> tuple[list[Condition], list[Fault]]:
    """Compile the conditions before anything else is checked, so that their faults stand beside those of the tables' shape."""
    conditions: list[Condition] = []
    faults: list[Fault] = []
    raw = document.data.get(name)
    for number, table in enumerate(raw if isinstance(raw, list) else ()):
        when = table.get("when", {}) if isinstance(table, Mapping) else {}
        path: KeyPath = (name, number, "when")
        try:
            conditions.append(compile_condition(when, schema, document=document, path=path, calendars=calendars))
        except ConfigurationError as error:
            conditions.append(Condition())
            faults += error.faults
    return conditions, faults


def _duplicates(document: Document, at: str, names: Iterable[str]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if name in first:
            message = f"{at}[{first[name]}] is called {name!r} already"
            yield fault_at(document, (at, number, "name"), "duplicate-rule", message, "give each rule a name of its own")
        first.setdefault(name, number)
