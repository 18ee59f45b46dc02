"""Say what a shop plans to open a market with, and hold it against what customers there are used to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel, Finding, Severity, Target

from .market import Market, as_market
from .promise_length import takes_over_a_day
from .spoken import Shares, shares_of, written_language

__all__ = ["LaunchPlan", "lint_market"]

_MOST_CHANNELS = 3
_CHANNEL = re.compile("[a-z][a-z0-9_]{0,30}")
_SPELLING = 'write small letters, digits and "_", such as "line", "whatsapp" or "webchat"'


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchPlan:
    """Say what a shop plans to open a market with.

    ``languages`` are tags. ``accounts`` hold the handle, number or address that customers write to, by channel; ``promises`` the time to
    the first answer, by channel or "default".

    Errors: ``UsageError`` ``wrong-argument``.

    Example:
        >>> from xborder_support.markets import LaunchPlan
        >>> from xborder_support.terms import Target
        >>> plan = LaunchPlan(channels=("line",), languages=("ja",), promises={"line": Target.parse("1h business")})
        >>> plan.channels, plan.promises["line"]
        (('line',), Target.parse('1h business'))
    """

    channels: tuple[Channel, ...]
    languages: tuple[str, ...]
    accounts: Mapping[Channel, str] = field(default_factory=dict, repr=False, hash=False)
    promises: Mapping[Channel, Target] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("channels", "languages"):
            object.__setattr__(self, name, _texts(name, getattr(self, name)))
        for name, kind in (("accounts", str), ("promises", Target)):
            object.__setattr__(self, name, _table(name, getattr(self, name), kind))


def lint_market(market: Market, *, offered: LaunchPlan, known_channels: Collection[Channel] = ()) -> tuple[Finding, ...]:
    """Return what customers of a market would miss in a plan, each with what to change.

    - ``MKT001``: none of the channels that they use first;
    - ``MKT002``: none of their languages; ``MKT003``: one that many of them speak, but none that shops there write in;
    - ``MKT004``: a promise that takes over 24 hours;
    - ``MKT005``: more than three channels at the start;
    - ``MKT006``: a channel without an account;
    - ``MKT007``: a name that is none; ``MKT008``: an account or a promise for a channel that is not offered.

    ``known_channels`` are those that you can serve, such as ``xborder_support.channels.known_channels()``; without them only the spelling
    is checked.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import LaunchPlan, get_market, lint_market
        >>> plan = LaunchPlan(channels=("email",), languages=("en",), accounts={"email": "hello@kaze.example"})
        >>> for found in lint_market(get_market("JP", on=date(2026, 11, 22)), offered=plan):
        ...     print(found.rule, found.suggestion)
        MKT001 offer line
        MKT002 offer ja
    """
    if not isinstance(offered, LaunchPlan):
        hint = 'pass offered=LaunchPlan(channels=("line",), languages=("ja",))'
        raise UsageError(f"a plan was expected, not {type(offered).__name__}", code="wrong-argument", hint=hint)
    market, known = as_market(market), _texts("known_channels", known_channels)
    checks = (_local_channel, _local_language, _promises, _few_channels, _accounts, _names, _not_offered)
    return tuple(found for check in checks for found in check(market, offered, known))


def _local_channel(market: Market, plan: LaunchPlan, _known: Collection[Channel]) -> Iterator[Finding]:
    used = market.channels_for("main") or tuple(entry.channel for entry in market.channels)
    if not used:
        message = f"nobody knows which channels customers in {market.territory} use first"
        yield _finding("MKT001", "info", message, f"ask some of them, and write channels in {market.territory}.toml", market)
    elif not set(used) & set(plan.channels):
        message = f"customers in {market.territory} first use {_listed(used)}, and the plan has none of that"
        yield _finding("MKT001", "error", message, f"offer {' or '.join(used)}", market, channels=_listed(used))


def _local_language(market: Market, plan: LaunchPlan, _known: Collection[Channel]) -> Iterator[Finding]:
    written, spoken = dict.fromkeys(map(written_language, market.locales)), shares_of(market.languages)
    offered = {tag for text in plan.languages if (tag := _tag(text))}
    facts = {"languages": _listed(written)}
    if offered & written.keys():
        return
    if not offered & spoken.keys():
        message = f"the plan has no language of {market.territory}: shops there write {_listed(written)}"
        yield _finding("MKT002", "error", message, f"offer {next(iter(written))}", market, **facts)
        return
    message = f"{_reach(offered, spoken)} in {market.territory}, where shops write {_listed(written)}"
    yield _finding("MKT003", "warning", message, f"offer {next(iter(written))} as well", market, **facts)


def _promises(market: Market, plan: LaunchPlan, _known: Collection[Channel]) -> Iterator[Finding]:
    for channel, target in plan.promises.items():
        if takes_over_a_day(target, market.support_hours):
            why = ": no day there is open that long" if target.clock == "business" else ""
            where = "by default" if channel == "default" else f"on {channel[:40]}"
            message = f"{target} {where} takes over 24 hours{why}"
            yield _finding("MKT004", "warning", message, _shorter(market, channel), market, channel=channel[:40], promise=str(target))


def _few_channels(market: Market, plan: LaunchPlan, _known: Collection[Channel]) -> Iterator[Finding]:
    offered = dict.fromkeys(plan.channels)
    if len(offered) <= _MOST_CHANNELS:
        return
    local = [entry.channel for entry in market.channels if entry.channel in offered]
    first = list(dict.fromkeys([*local, *offered]))[:_MOST_CHANNELS]
    message = f"{len(offered)} channels at the start: each wants people who watch it"
    suggestion = f"start with {_listed(first)}, and add the others once these keep their promises"
    yield _finding("MKT005", "warning", message, suggestion, market, channels=str(len(offered)))


def _accounts(market: Market, plan: LaunchPlan, _known: Collection[Channel]) -> Iterator[Finding]:
    for channel in dict.fromkeys(plan.channels):
        if not plan.accounts.get(channel, "").strip():
            message = f"{channel[:40]} has no account, so nobody can write there"
            suggestion = f"name the handle, number or address in accounts[{channel[:40]!r}]"
            yield _finding("MKT006", "error", message, suggestion, market, channel=channel[:40])


def _names(market: Market, plan: LaunchPlan, known: Collection[Channel]) -> Iterator[Finding]:
    for channel in dict.fromkeys(plan.channels):
        if not (channel in known if known else _CHANNEL.fullmatch(channel)):
            suggestion = did_you_mean(channel[:40], known) if known else _SPELLING
            yield _finding("MKT007", "error", f"no channel is called {channel[:40]!r}", suggestion, market, name=channel[:40])
    for tag in dict.fromkeys(plan.languages):
        if _tag(tag) is None:
            message = f"{tag[:40]!r} is no language tag"
            yield _finding("MKT007", "error", message, "write a tag such as 'ja' or 'pt-BR'", market, name=tag[:40])


def _not_offered(market: Market, plan: LaunchPlan, _known: Collection[Channel]) -> Iterator[Finding]:
    for what, table in (("an account", plan.accounts), ("a promise", plan.promises)):
        for channel in table:
            if channel not in plan.channels and not (channel == "default" and what == "a promise"):
                message = f"there is {what} for {channel[:40]!r}, which is not offered"
                yield _finding("MKT008", "warning", message, f"offer it, or {_meant(channel, plan)}", market, channel=channel[:40])


def _meant(channel: str, plan: LaunchPlan) -> str:
    return f"correct the name: {did_you_mean(channel[:40], set(plan.channels))}" if plan.channels else "remove it"


def _reach(offered: Collection[str], spoken: Shares) -> str:
    widest = max((tag for tag in spoken if tag in offered), key=lambda tag: spoken[tag])
    return f"{widest} is spoken by about {spoken[widest]:.0%} of people"


def _shorter(market: Market, channel: Channel) -> str:
    usual = market.target("first_response", channel)
    if usual is None or takes_over_a_day(usual, market.support_hours):
        return "promise an answer within 24 hours"
    return f"promise {usual}, as the data of {market.territory} do"


def _tag(text: str) -> str | None:
    try:
        return written_language(text)
    except UsageError:
        return None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _finding(rule: str, severity: Severity, message: str, suggestion: str, market: Market, **facts: str) -> Finding:
    return Finding(rule, severity, message, suggestion=suggestion, facts={"market": market.territory, **facts})


def _texts(name: str, values: Any) -> tuple[str, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise _wrong(name, values, f'pass a tuple of names: {name}=("…",)')
    listed = tuple(values)
    for value in listed:
        if not isinstance(value, str):
            raise _wrong(name, value, "each of them is a text")
    return listed


def _table(name: str, values: Any, kind: type) -> Mapping[str, Any]:
    if not isinstance(values, Mapping):
        raise _wrong(name, values, "pass a mapping with the channels as keys")
    for channel, value in values.items():
        if not isinstance(channel, str) or not isinstance(value, kind):
            raise _wrong(name, value, 'pass {"line": Target.parse("1h business")}' if kind is Target else 'pass {"line": "@kaze"}')
    return MappingProxyType(dict(values))


def _wrong(name: str, value: object, hint: str) -> UsageError:
    return UsageError(f"{name} do not hold {type(value).__name__}", code="wrong-argument", hint=hint)
