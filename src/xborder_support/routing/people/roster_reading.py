"""Read teams and agents from configuration, reporting every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

from xborder_support.configuration import Document, KeyPath, StrictModel, fault_at, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.routing.targets import OF_MARKET, OPEN_NOW
from xborder_support.terms import language_tag

from .levels import Level
from .members import Agent, Team

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["read_roster"]

_RESERVED = frozenset({OF_MARKET, OPEN_NOW, "lead"})
_MAX_CAPACITY = 10_000

_Name = Annotated[str, Setting(min_length=1, max_length=256)]
_Names = Annotated[dict[str, _Name], Setting(min_length=1)]


class TeamTable(StrictModel):
    """Describe one team."""

    calendar: _Name
    lead: _Name | None = None
    languages: tuple[_Name, ...] = ()


class AgentTable(StrictModel):
    """Describe one agent."""

    team: _Name
    name: _Name | _Names | None = None
    staff_number: _Name | None = None
    speaks: dict[str, Level] = Setting(default_factory=dict)
    skills: tuple[_Name, ...] = ()
    capacity: int | None = Setting(default=None, ge=0, le=_MAX_CAPACITY, strict=True)
    calendar: _Name | None = None


class RosterTables(BaseModel):
    """Describe the part of a configuration that the roster reads."""

    model_config = ConfigDict(extra="ignore")

    teams: dict[str, TeamTable] = Setting(default_factory=dict)
    agents: dict[str, AgentTable] = Setting(default_factory=dict)


def read_roster(document: Document, calendars: Mapping[str, BusinessCalendar]) -> tuple[dict[str, Team], dict[str, Agent]]:
    """Return teams and agents by name, in the order of their names.

    Errors: ``ConfigurationError`` with every fault.
    """
    tables = validate(RosterTables, document)
    if faults := [*_faults(document, tables, calendars)]:
        raise ConfigurationError(faults)
    teams = {name: _team(name, table, calendars) for name, table in sorted(tables.teams.items())}
    return teams, {name: _agent(name, table, calendars) for name, table in sorted(tables.agents.items())}


def _team(name: str, table: TeamTable, calendars: Mapping[str, BusinessCalendar]) -> Team:
    languages = tuple(language_tag(tag) for tag in table.languages)
    return Team(name=name, calendar_name=table.calendar, calendar=calendars[table.calendar], lead=table.lead, languages=languages)


def _agent(name: str, table: AgentTable, calendars: Mapping[str, BusinessCalendar]) -> Agent:
    return Agent(
        id=name,
        team=table.team,
        name=table.name if isinstance(table.name, str) else None,
        names={language_tag(tag): written for tag, written in sorted(_names(table).items())},
        staff_number=table.staff_number,
        speaks={language_tag(tag): level for tag, level in sorted(table.speaks.items())},
        skills=frozenset(table.skills),
        capacity=table.capacity,
        calendar_name=table.calendar,
        calendar=calendars[table.calendar] if table.calendar else None,
    )


def _names(table: AgentTable) -> dict[str, str]:
    return table.name if isinstance(table.name, dict) else {}


def _faults(document: Document, tables: RosterTables, calendars: Mapping[str, BusinessCalendar]) -> Iterator[Fault]:
    for name, team in tables.teams.items():
        at: KeyPath = ("teams", name)
        if name in _RESERVED:
            yield fault_at(document, at, "reserved-name", f"a team cannot be called {name!r}", "rename the team")
        yield from _unknown(document, (*at, "calendar"), team.calendar, calendars)
        if tables.agents:  # Without any, the host brings them later.
            yield from _unknown(document, (*at, "lead"), team.lead, tables.agents, kind="agent")
        yield from _bad_tags(document, {(*at, "languages", number): tag for number, tag in enumerate(team.languages)})
    for name, agent in tables.agents.items():
        at = ("agents", name)
        if name in _RESERVED:
            yield fault_at(document, at, "reserved-name", f"an agent cannot be called {name!r}", "rename the agent")
        yield from _unknown(document, (*at, "team"), agent.team, tables.teams, kind="team")
        yield from _unknown(document, (*at, "calendar"), agent.calendar, calendars)
        yield from _bad_tags(document, {(*at, "speaks", tag): tag for tag in agent.speaks})
        yield from _bad_tags(document, {(*at, "name", tag): tag for tag in _names(agent)})


def _unknown(document: Document, at: KeyPath, name: str | None, known: Mapping[str, object], kind: str = "calendar") -> Iterator[Fault]:
    if name is not None and name not in known:
        yield fault_at(document, at, f"unknown-{kind}", f"no {kind} is called {name[:60]!r}", did_you_mean(name[:60], known))


def _bad_tags(document: Document, tags: Mapping[KeyPath, str]) -> Iterator[Fault]:
    for at, tag in tags.items():
        try:
            language_tag(tag)
        except UsageError as error:
            yield fault_at(document, at, error.code, error.message, error.hint)
