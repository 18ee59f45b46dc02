"""Find the names in routing rules that point at nothing: teams, agents, skills and ladders."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from xborder_support.configuration import Document, KeyPath, fault_at
from xborder_support.errors import Fault, did_you_mean
from xborder_support.routing.people import Roster
from xborder_support.routing.targets import OF_MARKET, OPEN_NOW

from .rule import Rule

__all__ = ["dead_references"]

_LONGEST_NAME = 60  # of what a message quotes


def dead_references(
    document: Document, rules: tuple[Rule, ...], *, roster: Roster | None, ladders: Collection[str] | None
) -> Iterator[Fault]:
    """Yield a fault for each name that nothing answers to. What was not handed in is not checked."""
    if roster is not None:
        yield from _unknown_people(document, rules, roster)
    for number, rule in enumerate(rules):
        if ladders is not None and rule.ladder is not None and rule.ladder not in ladders:
            short = rule.ladder[:_LONGEST_NAME]
            yield fault_at(
                document, ("routing", number, "ladder"), "unknown-ladder", f"no ladder is called {short!r}", did_you_mean(short, ladders)
            )


def _unknown_people(document: Document, rules: tuple[Rule, ...], roster: Roster) -> Iterator[Fault]:
    known = {"team": {*roster.teams, OF_MARKET, OPEN_NOW}, "agent": set(roster.agents), "skill": set(roster.skills)}
    checked = known if roster.agents else {"team": known["team"]}  # A host may bring its agents later.
    for number, rule in enumerate(rules):
        for position, target in enumerate(rule.to):
            at: KeyPath = ("routing", number, "to", position)
            for kind, names in checked.items():
                yield from _unknown(document, (*at, kind), kind, getattr(target, kind), names)
            for place, site in enumerate(target.sites or ()):
                yield from _unknown_site(document, (*at, "sites", place), site, roster)


def _unknown_site(document: Document, at: KeyPath, site: str, roster: Roster) -> Iterator[Fault]:
    if site in {OF_MARKET, OPEN_NOW}:
        hint = f'name the teams themselves, or write {{ team = "{site}" }} as a target of its own'
        yield fault_at(document, at, "unknown-team", f"{site!r} is no site", hint)
        return
    yield from _unknown(document, at, "team", site, roster.teams)


def _unknown(document: Document, at: KeyPath, kind: str, name: str | None, known: Collection[str]) -> Iterator[Fault]:
    if name is not None and name not in known:
        short = name[:_LONGEST_NAME]
        message = f"nobody has the skill {short!r}" if kind == "skill" else f"no {kind} is called {short!r}"
        yield fault_at(document, at, f"unknown-{kind}", message, did_you_mean(short, known))
