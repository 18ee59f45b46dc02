"""Find targets of rules that are never tried, and names in them that nobody answers to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from xborder_support.errors import did_you_mean
from xborder_support.routing.targets import OF_MARKET, OPEN_NOW, RouteTarget

from .findings import RuleFinding
from .questions import calendars_of

if TYPE_CHECKING:
    from xborder_support.routing.people import Agent, Roster
    from xborder_support.routing.rules import Rule

__all__ = ["dead_calendars", "dead_targets", "unreachable_targets"]


def unreachable_targets(rule: Rule, roster: Roster | None) -> Iterator[RuleFinding]:
    """Yield a finding for each target that names nobody whom an earlier one does not."""
    for place, target in enumerate(rule.to):
        wider = next((earlier for earlier in rule.to[:place] if _covers(earlier, target, roster)), None)
        if wider is None:
            continue
        relation = "the same as" if wider == target else "part of"
        message = f"rule {rule.name!r} never tries {target}: it is {relation} {wider}, which stands before it"
        facts = {"target": str(target), "earlier": str(wider)}
        suggestion = "remove it" if wider == target else "put the narrower target first"
        yield RuleFinding("unreachable-target", "warning", (rule.name,), message, suggestion, facts=facts)


def dead_targets(rule: Rule, roster: Roster) -> Iterator[RuleFinding]:
    """Yield a finding for each target that reaches nobody of the roster. Without agents, only teams are looked at."""
    for target in rule.to:
        dead = _dead(target, roster)
        if dead is None:
            continue
        kind, message, hint = dead
        facts = {"kind": kind, "target": str(target)}
        yield RuleFinding("dead-reference", "error", (rule.name,), f"rule {rule.name!r}: {message}", hint, facts=facts)


def dead_calendars(rule: Rule, calendars: Collection[str]) -> Iterator[RuleFinding]:
    """Yield a finding for each calendar that a rule asks about and that there is not."""
    for name in calendars_of(rule.when):
        if name not in calendars:
            message = f"rule {rule.name!r}: no calendar is called {name!r}"
            facts = {"kind": "calendar", "name": name}
            yield RuleFinding("dead-reference", "error", (rule.name,), message, _hint(name, calendars), facts=facts)


def _covers(earlier: RouteTarget, later: RouteTarget, roster: Roster | None) -> bool:
    """Tell whether whoever is meant by one target is meant by the other, at any hour."""
    if _adds_only(earlier, later):
        return True
    agent = roster.agents.get(later.agent) if roster is not None and later.agent is not None else None
    return agent is not None and earlier.team not in {OF_MARKET, OPEN_NOW} and _is_meant(agent, earlier)


def _adds_only(earlier: RouteTarget, later: RouteTarget) -> bool:
    pairs = [(item.name, getattr(earlier, item.name), getattr(later, item.name)) for item in fields(RouteTarget)]
    return all(
        wide is None or wide == narrow or (name == "level" and narrow is not None and wide <= narrow) for name, wide, narrow in pairs
    )


def _is_meant(agent: Agent, target: RouteTarget) -> bool:
    if target.agent not in {None, agent.id} or target.team not in {None, OF_MARKET, OPEN_NOW, agent.team}:
        return False
    if target.sites and agent.team not in target.sites:
        return False
    return target.skill is None or agent.skill_level(target.skill) >= (target.level or 1)


def _dead(target: RouteTarget, roster: Roster) -> tuple[str, str, str] | None:
    """Return what a target names in vain: its kind, a message and a remedy."""
    teams = {*roster.teams, OF_MARKET, OPEN_NOW}
    unknown = next((name for name in (target.team, *(target.sites or ())) if name is not None and name not in teams), None)
    if unknown is not None:
        return "team", f"no team is called {unknown!r}", _hint(unknown, teams)
    if not roster.agents:
        return None
    if target.agent is not None and target.agent not in roster.agents:
        return "agent", f"no agent is called {target.agent!r}", _hint(target.agent, roster.agents)
    if target.skill is not None and target.skill not in roster.skills:
        return "skill", f"nobody has the skill {target.skill!r}", _hint(target.skill, roster.skills)
    if not any(_is_meant(agent, target) for agent in roster.agents.values()):
        return "target", f"nobody is all of this: {target}", "ask for less, or give somebody what is asked"
    return None


def _hint(name: str, known: Collection[str]) -> str:
    return did_you_mean(name[:60], known) or "name one that there is"
