"""Find the names in a desk file that point at nothing: markets, teams, channels, metrics, and accounts that point at two markets.

What ``[history]`` names, such as events and statuses, is looked at too, though only ``histories`` ever reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import get_args

from xborder_support.configuration import Document, KeyPath, fault_at
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.markets import Markets
from xborder_support.terms import Metric, language_tag, territory

from .configuration import DeskFile, MarketTable
from .frame import table

__all__ = ["dead_references"]

_LONGEST_NAME = 60  # of what a message quotes


def dead_references(document: Document, config: DeskFile, markets: Markets, channels: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each name that nothing answers to."""
    teams = table(document.data, "teams")
    for code, market in config.markets.items():
        at: KeyPath = ("markets", code)
        yield from _unknown_market(document, at, code, markets)
        if market.team is not None:
            yield from _unknown(document, (*at, "team"), "team", market.team, teams)
        for number, channel in enumerate(market.channels):
            yield from _unknown(document, (*at, "channels", number), "channel", channel, channels)
        for channel in market.register_ if isinstance(market.register_, dict) else ():
            yield from _unknown(document, (*at, "register", channel), "channel", channel, (*channels, "default"))
        yield from _bad_tags(document, (*at, "fallback_languages"), market.fallback_languages)
    yield from _shared_accounts(document, config.markets.items())
    if config.shop.other_countries is not None:
        yield from _unknown_market(document, ("shop", "other_countries"), config.shop.other_countries, markets)
    for metric in config.escalation:
        yield from _unknown(document, ("escalation", metric), "metric", metric, get_args(Metric))
    yield from _faults_of_history(document)


def _faults_of_history(document: Document) -> Iterator[Fault]:
    if "history" not in document.data:
        return
    from xborder_support.histories import mapping_from_config  # noqa: PLC0415  (few desk files have such a table)

    try:
        mapping_from_config(document)
    except ConfigurationError as error:
        yield from error.faults


def _unknown_market(document: Document, at: KeyPath, code: str, markets: Markets) -> Iterator[Fault]:
    if code in markets:
        return
    try:
        known = territory(code)
    except UsageError as error:
        yield fault_at(document, at, error.code, error.message, error.hint)
        return
    way_out = "Leave it to shop.other_countries" if at[0] == "markets" else "Name one that list_markets() has"
    hint = f'{way_out}, or draft it with suggest_market("{known}") and pass it in SupportDesk.load(…, markets=)'
    if known in markets:
        hint = f'did you mean "{known}"? Use the ISO 3166-1 code, in upper case'
    yield fault_at(document, at, "no-market", f"there is no market data for {code}", hint)


def _unknown(document: Document, at: KeyPath, noun: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        short = name[:_LONGEST_NAME]
        yield fault_at(document, at, f"unknown-{noun}", f"no {noun} is called {short!r}", did_you_mean(short, known))


def _bad_tags(document: Document, at: KeyPath, chains: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    for wish, chain in chains.items():
        places: list[tuple[KeyPath, str]] = [((*at, wish), wish), *(((*at, wish, number), tag) for number, tag in enumerate(chain))]
        for place, tag in places:
            try:
                language_tag(tag)
            except UsageError as error:
                yield fault_at(document, place, error.code, error.message, error.hint)


def _shared_accounts(document: Document, markets: Iterable[tuple[str, MarketTable]]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for code, market in markets:
        for number, account in enumerate(market.accounts):
            owner = owners.setdefault(account.casefold(), code)
            if owner != code:
                message = f"market {owner} has this account already"
                hint = "name it in one market; leave it out of both where it serves several"
                yield fault_at(document, ("markets", code, "accounts", number), "duplicate-account", message, hint)
