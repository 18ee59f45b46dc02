"""Put a desk together from its file, and report every fault of the file at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from xborder_support.calendars import BusinessCalendar
from xborder_support.channels import Channels
from xborder_support.compliance import Rulebook
from xborder_support.configuration import Document, fault_at, relocated
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.markets import Market, Markets
from xborder_support.routing import Agent, Ladder, Roster, RuleSet, Team
from xborder_support.sla import SlaPolicy, policies_from_config
from xborder_support.tone import Catalog
from xborder_support.topics import TopicClassifier, classify

from .configuration import DeskFile, MarketTable
from .frame import read_frame, table
from .references import dead_references

__all__ = ["Parts", "assemble"]

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold what a desk decides with. All of it is checked, and none of it changes.

    ``ladders`` watch the clocks of a metric, ``rule_ladders`` what a rule names them for; ``classifier`` tells what a text is about.
    ``market_of_account`` maps the shop's own addresses (case-folded) to markets, ``sole_market_of_channel`` the channels that only one
    market of the desk file uses.
    """

    config: DeskFile
    calendars: Mapping[str, BusinessCalendar]
    roster: Roster
    rules: RuleSet
    policies: tuple[SlaPolicy, ...]
    ladders: Mapping[str, Ladder]
    catalog: Catalog
    markets: Markets
    channels: Channels = field(default_factory=Channels)
    classifier: TopicClassifier = classify
    rule_ladders: Mapping[str, Ladder] = field(default_factory=dict)
    market_of_account: Mapping[str, str] = field(default_factory=dict)
    sole_market_of_channel: Mapping[str, str] = field(default_factory=dict)
    changed_rulebook: Rulebook | None = None

    @property
    def rulebook(self) -> Rulebook:
        """Return the rules of contact of all dates, with the shop's changes."""
        return self.changed_rulebook or Rulebook.load()

    def market(self, code: str, *, on: date) -> Market:
        """Return the facts of a market as of a day."""
        return self.markets.get(code, on=on)

    def team_of_market(self, code: str | None) -> str | None:
        """Return the team that the desk file names for a market."""
        market = self.config.markets.get(code or "")
        return market.team if market else None

    def calendar_of_market(self, code: str, *, on: date) -> BusinessCalendar:
        """Return when the shop serves a market: its team's hours, or else those that shops there keep."""
        team = self.roster.teams.get(self.team_of_market(code) or "")
        return team.calendar if team else _usual_hours(self.market(code, on=on))


@lru_cache(maxsize=64)
def _usual_hours(market: Market) -> BusinessCalendar:
    return BusinessCalendar.for_market(market)


def assemble(
    document: Document, *, catalog: Catalog | None = None, markets: Markets | None = None, channels: Channels | None = None
) -> Parts:
    """Return the parts of a desk.

    Errors: ``ConfigurationError`` with every fault of the file, wherever in it they are.
    """
    (config, frame_faults), faults = read_frame(document), list[Fault]()
    market_data, known_channels, calendars = markets or Markets.packaged(), channels or Channels(), _calendars(document, faults)
    roster = _attempt(faults, lambda: Roster.from_config(document, calendars=calendars))
    people, watched = roster or _outline(document), table(document.data, "ladders")
    rules = _attempt(faults, lambda: RuleSet.from_config(document, roster=people, calendars=calendars, ladders=watched))
    policies, rulebook = _attempt(faults, lambda: policies_from_config(document, calendars=calendars)), _rulebook(document, faults)
    ladders = _ladders(document, config, calendars, faults)
    rule_ladders = _attempt(faults, lambda: Ladder.read_all(document, calendars=calendars))
    faults += dead_references(document, config, market_data, known_channels.known())
    faults += _not_yet_known(frame_faults, faults)
    if faults or roster is None or rules is None or policies is None:
        raise ConfigurationError(sorted(set(faults), key=lambda fault: (fault.file or "", fault.line or 0, fault.key)))
    return Parts(
        config=config,
        calendars=calendars,
        roster=roster,
        rules=rules,
        policies=policies,
        ladders=ladders,
        rule_ladders=rule_ladders or {},
        catalog=catalog or _packaged_catalog(),
        markets=market_data,
        channels=known_channels,
        market_of_account={account.casefold(): code for code, market in config.markets.items() for account in market.accounts},
        sole_market_of_channel=_sole_markets(config.markets),
        changed_rulebook=rulebook,
    )


def _not_yet_known(frame_faults: list[Fault], faults: list[Fault]) -> list[Fault]:
    """Return the faults of the frame at other keys: the owner of a table knows best what is wrong with it."""
    known = {fault.key for fault in faults}
    return [fault for fault in frame_faults if fault.key not in known]


def _attempt(faults: list[Fault], build: Callable[[], _Part]) -> _Part | None:
    """Return what ``build`` makes, or keep its faults and go on, so that the next table is checked too."""
    try:
        return build()
    except ConfigurationError as error:
        faults += error.faults
        return None


def _calendars(document: Document, faults: list[Fault]) -> dict[str, BusinessCalendar]:
    calendars = {}
    for name, settings in table(document.data, "calendars").items():
        found: list[Fault] = []
        calendar = _attempt(found, lambda settings=settings: BusinessCalendar.from_config(settings))  # type: ignore[misc]
        faults += relocated(found, document, ("calendars", name))
        # A broken calendar stays known by its name, so that the teams that use it are not reported too.
        calendars[name] = calendar or _stand_in()
    return calendars


def _stand_in() -> BusinessCalendar:
    return BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})


def _outline(document: Document) -> Roster:
    """Return the people of a roster that has faults, by their names alone, so that the rules that name them are not reported too."""
    teams = {name: team for name in table(document.data, "teams") if (team := _outline_of_team(name))}
    people = table(document.data, "agents") if teams else {}
    agents = {name: Agent(id=name, team=next(iter(teams)), skills=_skills(table(people, name))) for name in people}
    return Roster(teams, agents)


def _outline_of_team(name: str) -> Team | None:
    """Return a team of this name, or None where no team may have it, which is a fault that the roster reports."""
    try:
        return Team(name=name, calendar_name="", calendar=_stand_in())
    except UsageError:
        return None


def _skills(agent: Mapping[str, Any]) -> frozenset[str]:
    known = agent.get("skills")
    return frozenset(skill for skill in known if isinstance(skill, str)) if isinstance(known, list | tuple | Mapping) else frozenset()


def _ladders(document: Document, config: DeskFile, calendars: Mapping[str, BusinessCalendar], faults: list[Fault]) -> dict[str, Ladder]:
    ladders = {}
    for metric, settings in config.escalation.items():
        found: list[Fault] = []
        ladder = _attempt(found, lambda settings=settings: Ladder.from_config(settings.steps, calendars=calendars))  # type: ignore[misc]
        faults += relocated(found, document, ("escalation", metric))
        ladders[metric] = ladder or Ladder()
        faults += _relaxing(document, metric, ladders[metric])
    return ladders


def _rulebook(document: Document, faults: list[Fault]) -> Rulebook | None:
    """Return the rules of contact where the desk file changes some. Few do, and reading all rules takes a while."""
    changes = table(document.data, "overrides")
    if not changes:
        return None
    found: list[Fault] = []
    rulebook = _attempt(found, lambda: Rulebook.load().with_overrides({"overrides": changes}))
    faults += [_of_markets(fault) for fault in relocated(found, document, ())]
    return rulebook


def _of_markets(fault: Fault) -> Fault:
    """Say where facts of markets go, for somebody who looks for them beside the changes of rules."""
    if fault.key != "overrides.markets":
        return fault
    hint = (
        "a desk file changes rules alone; keep facts of markets in a folder or a file of their own, and pass "
        "SupportDesk.load(…, markets=Markets.packaged().with_overrides(path)), or --overrides path on the command line"
    )
    return replace(fault, message="facts of markets do not stand in a desk file", hint=hint)


def _relaxing(document: Document, metric: str, ladder: Ladder) -> Iterator[Fault]:
    """Yield a fault for each step that would let go of something: a clock's ladder tells people, and gives the conversation to nobody."""
    for number, step in enumerate(ladder.steps):
        if step.relaxation:
            hint = "move the step to a [ladders.<name>] table, and name that in a rule"
            message = "an escalation relaxes nothing: it watches a clock, whoever answers"
            yield fault_at(document, ("escalation", metric, "steps", number), "wrong-table", message, hint)


def _sole_markets(tables: Mapping[str, MarketTable]) -> dict[str, str]:
    users: dict[str, list[str]] = {}
    for code, market in tables.items():
        for channel in market.channels:
            users.setdefault(channel, []).append(code)
    return {channel: codes[0] for channel, codes in users.items() if len(codes) == 1}


@lru_cache(maxsize=1)
def _packaged_catalog() -> Catalog:
    return Catalog.load()
