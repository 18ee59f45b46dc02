"""Read teams and agents from configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xborder_support.configuration import Document, validate
from xborder_support.errors import ConfigurationError
from xborder_support.terms import language_tag

from .members import Agent, Team
from .roster_faults import roster_faults
from .roster_tables import AgentTable, RateTable, RosterTables, SpokenTable, TeamTable
from .terms_of_work import USUAL_UNITS, ChannelUnits, RateLimit

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["read_roster"]


def read_roster(document: Document, calendars: Mapping[str, BusinessCalendar]) -> tuple[dict[str, Team], dict[str, Agent]]:
    """Return teams and agents by name, in the order of their names.

    Errors: ``ConfigurationError`` with every fault.
    """
    tables = validate(RosterTables, document)
    if faults := [*roster_faults(document, tables, calendars)]:
        raise ConfigurationError(faults)
    teams = {name: _team(name, table, calendars) for name, table in sorted(tables.teams.items())}
    return teams, {name: _agent(name, table, calendars) for name, table in sorted(tables.agents.items())}


def _team(name: str, table: TeamTable, calendars: Mapping[str, BusinessCalendar]) -> Team:
    return Team(
        name=name,
        calendar_name=table.calendar,
        calendar=calendars[table.calendar],
        lead=table.lead,
        languages=tuple(language_tag(tag) for tag in table.languages),
        kind=table.kind,
        data_access=table.data_access,
        channel_units=_units(table.channel_units),
        reserve=table.reserve,
        rate_limit=_limit(table.rate_limit),
    )


def _agent(name: str, table: AgentTable, calendars: Mapping[str, BusinessCalendar]) -> Agent:
    spoken = {language_tag(tag): value for tag, value in sorted(table.speaks.items())}
    return Agent(
        id=name,
        team=table.team,
        name=table.name if isinstance(table.name, str) else None,
        names={language_tag(tag): written for tag, written in sorted(table.names.items())},
        staff_number=table.staff_number,
        speaks={tag: value.level if isinstance(value, SpokenTable) else value for tag, value in spoken.items()},
        modes={tag: frozenset(value.mode) for tag, value in spoken.items() if isinstance(value, SpokenTable) and value.mode},
        skills=frozenset(table.skills),
        skill_levels=dict(sorted(table.skills.items())) if isinstance(table.skills, dict) else {},
        capacity=table.capacity,
        calendar_name=table.calendar,
        calendar=calendars[table.calendar] if table.calendar else None,
        channel_units=_units(table.channel_units),
        channel_caps=dict(sorted(table.channel_caps.items())),
        reserve=table.reserve,
        rate_limit=_limit(table.rate_limit),
        deputy=table.deputy,
        ids=dict(sorted(table.ids.items())),
        kind=table.kind,
        data_access=table.data_access,
        declares=frozenset(table.declares),
    )


def _units(units: str | ChannelUnits) -> ChannelUnits:
    return USUAL_UNITS if isinstance(units, str) else dict(sorted(units.items()))


def _limit(table: RateTable | None) -> RateLimit | None:
    return RateLimit(table.items, table.minutes) if table else None
