"""Put a desk together from its file, and report every fault of the file at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeVar, get_args

from xborder_support.calendars import BusinessCalendar
from xborder_support.channels import known_channels
from xborder_support.configuration import Document, KeyPath, fault_at, relocated, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.markets import Market, Markets
from xborder_support.routing import Ladder, Roster, RuleSet
from xborder_support.sla import Metric, SlaPolicy, policies_from_config
from xborder_support.terms import Finding, territory
from xborder_support.tone import Catalog

from .configuration import DeskFile, MarketTable

__all__ = ["Parts", "assemble"]

_Part = TypeVar("_Part")
_ALWAYS = {"mon-sun": ["00:00-24:00"]}


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold what a desk decides with. All of it is checked, and none of it changes.

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
    findings: tuple[Finding, ...] = ()
    market_of_account: Mapping[str, str] = field(default_factory=dict)
    sole_market_of_channel: Mapping[str, str] = field(default_factory=dict)

    def market(self, code: str, *, on: date) -> Market:
        """Return the facts of a market as of a day."""
        return self.markets.get(code, on=on)

    def team_of_market(self, code: str | None) -> str | None:
        """Return the team that the desk file names for a market."""
        table = self.config.markets.get(code or "")
        return table.team if table else None

    def calendar_of_market(self, code: str, *, on: date) -> BusinessCalendar:
        """Return when the shop serves a market: its team's hours, or else those that shops there keep."""
        team = self.roster.teams.get(self.team_of_market(code) or "")
        return team.calendar if team else _usual_hours(self.market(code, on=on))


@lru_cache(maxsize=64)
def _usual_hours(market: Market) -> BusinessCalendar:
    return BusinessCalendar.for_market(market)


def assemble(document: Document, *, catalog: Catalog | None = None, markets: Markets | None = None) -> Parts:
    """Return the parts of a desk.

    Errors: ``ConfigurationError`` with every fault of the file, wherever in it they are.
    """
    config = validate(DeskFile, document)
    market_data = markets or Markets.packaged()
    faults: list[Fault] = []
    calendars = _calendars(document, config, faults)
    roster = _attempt(faults, lambda: Roster.from_config(document, calendars=calendars)) or Roster()
    rules = _attempt(faults, lambda: RuleSet.from_config(document, roster=roster))
    policies = _attempt(faults, lambda: policies_from_config(document, calendars=calendars))
    ladders = _ladders(document, config, faults)
    faults += _market_faults(document, config, market_data)
    if faults or rules is None or policies is None:
        raise ConfigurationError(sorted(set(faults), key=lambda fault: (fault.file or "", fault.line or 0, fault.key)))
    return Parts(
        config=config,
        calendars=calendars,
        roster=roster,
        rules=rules,
        policies=policies,
        ladders=ladders,
        catalog=catalog or _packaged_catalog(),
        markets=market_data,
        findings=tuple(_findings(config)),
        market_of_account={account.casefold(): code for code, table in config.markets.items() for account in table.accounts},
        sole_market_of_channel=_sole_markets(config.markets),
    )


def _attempt(faults: list[Fault], build: Callable[[], _Part]) -> _Part | None:
    """Return what ``build`` makes, or keep its faults and go on, so that the next table is checked too."""
    try:
        return build()
    except ConfigurationError as error:
        faults += error.faults
        return None


def _calendars(document: Document, config: DeskFile, faults: list[Fault]) -> dict[str, BusinessCalendar]:
    calendars = {}
    for name, table in config.calendars.items():
        found: list[Fault] = []
        calendar = _attempt(found, lambda table=table: BusinessCalendar.from_config(table))  # type: ignore[misc]
        faults += relocated(found, document, ("calendars", name))
        # A broken calendar stays known by its name, so that the teams that use it are not reported too.
        calendars[name] = calendar or BusinessCalendar(time_zone="UTC", weekly=_ALWAYS)
    return calendars


def _ladders(document: Document, config: DeskFile, faults: list[Fault]) -> dict[str, Ladder]:
    ladders = {}
    for metric, table in config.escalation.items():
        found: list[Fault] = []
        ladder = _attempt(found, lambda table=table: Ladder.from_config(table.steps))  # type: ignore[misc]
        faults += relocated(found, document, ("escalation", metric))
        if metric not in _METRICS:
            faults.append(_unknown(document, ("escalation", metric), "metric", metric, _METRICS))
        ladders[metric] = ladder or Ladder()
    return ladders


_METRICS = get_args(Metric)


def _market_faults(document: Document, config: DeskFile, markets: Markets) -> list[Fault]:
    faults = []
    for code, table in config.markets.items():
        at: KeyPath = ("markets", code)
        if code not in markets:
            faults.append(_unknown_market(document, at, code, markets))
        if table.team is not None and table.team not in config.teams:
            faults.append(_unknown(document, (*at, "team"), "team", table.team, config.teams))
        for number, channel in enumerate(table.channels):
            if channel not in known_channels():
                faults.append(_unknown(document, (*at, "channels", number), "channel", channel, known_channels()))
    other = config.shop.other_countries
    if other is not None and other not in markets:
        faults.append(_unknown_market(document, ("shop", "other_countries"), other, markets))
    return faults


def _unknown_market(document: Document, at: KeyPath, code: str, markets: Markets) -> Fault:
    try:
        territory(code)
    except UsageError as error:
        return fault_at(document, at, error.code, error.message, error.hint)
    hint = f"known: {', '.join(markets.codes)}; add market data of your own, or leave it to shop.other_countries"
    return fault_at(document, at, "no-market", f"there is no market data for {code}", hint)


def _unknown(document: Document, at: KeyPath, noun: str, name: str, known: Iterable[str]) -> Fault:
    return fault_at(document, at, f"unknown-{noun}", f"no {noun} is called {name[:60]!r}", did_you_mean(name[:60], known))


def _sole_markets(tables: Mapping[str, MarketTable]) -> dict[str, str]:
    users: dict[str, list[str]] = {}
    for code, table in tables.items():
        for channel in table.channels:
            users.setdefault(channel, []).append(code)
    return {channel: codes[0] for channel, codes in users.items() if len(codes) == 1}


def _findings(config: DeskFile) -> list[Finding]:
    """Report what is legal but does nothing."""
    return [
        Finding(
            rule="override-without-rule",
            severity="advisory",
            message=f"overrides.rules.{rule} is kept, but no rule of contact is applied to replies",
            suggestion="it will count once messages are checked that the shop sends of its own accord",
        )
        for rule in config.overrides.rules
    ]


@lru_cache(maxsize=1)
def _packaged_catalog() -> Catalog:
    return Catalog.load()
