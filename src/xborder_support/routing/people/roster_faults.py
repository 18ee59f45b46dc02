"""Find what is wrong with teams and agents that each look right on their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xborder_support.configuration import Document, KeyPath, fault_at
from xborder_support.errors import Fault, UsageError, did_you_mean
from xborder_support.routing.targets import RESERVED_NAMES
from xborder_support.terms import language_tag

from .deputies import deputy_cycles
from .roster_tables import AgentTable, RosterTables, TeamTable

__all__ = ["roster_faults"]


def roster_faults(document: Document, tables: RosterTables, calendars: Mapping[str, object]) -> Iterator[Fault]:
    """Yield every fault, in the order of the file."""
    for name, team in tables.teams.items():
        yield from _of_team(document, name, team, tables, calendars)
    for name, agent in tables.agents.items():
        yield from _of_agent(document, name, agent, tables, calendars)
    yield from _of_all(document, tables.agents)


def _of_team(document: Document, name: str, team: TeamTable, tables: RosterTables, calendars: Mapping[str, object]) -> Iterator[Fault]:
    at: KeyPath = ("teams", name)
    if name in RESERVED_NAMES:
        yield fault_at(document, at, "reserved-name", f"a team cannot be called {name!r}", "rename the team")
    yield from _unknown(document, (*at, "calendar"), team.calendar, calendars)
    if tables.agents:  # Without any, the host brings them later.
        yield from _unknown(document, (*at, "lead"), team.lead, tables.agents, kind="agent")
    yield from _bad_tags(document, {(*at, "languages", number): tag for number, tag in enumerate(team.languages)})


def _of_agent(document: Document, name: str, agent: AgentTable, tables: RosterTables, calendars: Mapping[str, object]) -> Iterator[Fault]:
    at: KeyPath = ("agents", name)
    if name in RESERVED_NAMES:
        yield fault_at(document, at, "reserved-name", f"an agent cannot be called {name!r}", "rename the agent")
    yield from _unknown(document, (*at, "team"), agent.team, tables.teams, kind="team")
    yield from _unknown(document, (*at, "calendar"), agent.calendar, calendars)
    yield from _bad_tags(document, {(*at, "speaks", tag): tag for tag in agent.speaks})
    yield from _bad_tags(document, {(*at, "name", tag): tag for tag in agent.names})
    yield from _unknown(document, (*at, "deputy"), agent.deputy, tables.agents, kind="agent")


def _of_all(document: Document, agents: Mapping[str, AgentTable]) -> Iterator[Fault]:
    for cycle in deputy_cycles({name: agent.deputy for name, agent in agents.items()}):
        named = " -> ".join(name[:60] for name in (*cycle, cycle[0]))
        yield fault_at(document, ("agents", cycle[0], "deputy"), "deputy-cycle", f"deputies lead back: {named}", "let the last have none")
    owners: dict[tuple[str, str], str] = {}
    for name, agent in agents.items():
        for desk, number in agent.ids.items():
            first = owners.setdefault((desk, number), name)
            if first != name:
                problem = f"this is the id of {first[:60]!r} in {desk[:60]!r} already"
                yield fault_at(document, ("agents", name, "ids", desk), "duplicate-id", problem, "give each person their own")


def _unknown(document: Document, at: KeyPath, name: str | None, known: Mapping[str, object], kind: str = "calendar") -> Iterator[Fault]:
    if name is not None and name not in known:
        yield fault_at(document, at, f"unknown-{kind}", f"no {kind} is called {name[:60]!r}", did_you_mean(name[:60], known))


def _bad_tags(document: Document, tags: Mapping[KeyPath, str]) -> Iterator[Fault]:
    for at, tag in tags.items():
        try:
            language_tag(tag)
        except UsageError as error:
            yield fault_at(document, at, error.code, error.message, error.hint)
