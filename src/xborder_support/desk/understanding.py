"""Understand a message before anything is decided: which market, which language, whose clock on the wall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from xborder_support.language import identify
from xborder_support.markets import Market
from xborder_support.terms import (
    LanguageTag,
    Priority,
    Reason,
    Register,
    Territory,
    language_tag,
    territory,
    territory_of_phone,
    territory_time_zones,
    time_zone,
)

from .situation import Situation

__all__ = ["Understanding", "understand"]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Hold what was understood.

    ``market`` is None where no market serves the customer, for the reason in ``refusal``; ``locale`` is None where we have no texts.
    """

    market: Market | None
    territory: Territory | None
    language: LanguageTag
    locale: LanguageTag | None
    register: Register
    time_zone: str
    is_zone_certain: bool
    priority: Priority
    reasons: tuple[Reason, ...]
    refusal: Reason | None = None


def understand(situation: Situation) -> Understanding:
    """Return what is known of the customer's market, language and zone, with the clue that decided each."""
    place, clue = _place(situation)
    market, served_by = _market(situation, place)
    language, spoken = _language(situation, market)
    locale = _locale(situation, market, language)
    zone, is_certain = _zone(situation, place, market)
    return Understanding(
        market=market,
        territory=place,
        language=language,
        locale=locale,
        register=_register(situation, market),
        time_zone=zone,
        is_zone_certain=is_certain,
        priority=situation.state.priority or "normal",
        reasons=tuple(reason for reason in (clue, served_by, spoken) if reason),
        refusal=None if market else served_by,
    )


def _declared(situation: Situation) -> str | None:
    return situation.customer.territory


def _account(situation: Situation) -> str | None:
    return situation.parts.market_of_account.get(situation.event.account.casefold())


def _marketplace(situation: Situation) -> str | None:
    return situation.event.details.get("marketplace_territory")


def _conversation(situation: Situation) -> str | None:
    return situation.state.market


def _order(situation: Situation) -> str | None:
    return next((order.territory for order in situation.orders if order.territory), None)


def _phone(situation: Situation) -> str | None:
    party = situation.event.customer
    number = party.ids.get("phone") or party.address or ""
    return territory_of_phone(number) if number.removeprefix("+").isdigit() and situation.event.channel in _PHONE_CHANNELS else None


def _sole_market(situation: Situation) -> str | None:
    return situation.parts.sole_market_of_channel.get(situation.event.channel)


_PHONE_CHANNELS = frozenset({"sms", "whatsapp", "ussd", "voice", "viber"})

# What tells the customer's territory, surest first.
_CLUES: tuple[tuple[str, Callable[[Situation], str | None]], ...] = (
    ("declared-territory", _declared),
    ("account", _account),
    ("marketplace", _marketplace),
    ("order", _order),
    ("phone-number", _phone),
    ("conversation", _conversation),
    ("channel-of-one-market", _sole_market),
)


def _place(situation: Situation) -> tuple[Territory | None, Reason | None]:
    for code, clue in _CLUES:
        if found := clue(situation):
            place = territory(found)
            return place, Reason(code, {"territory": place, "channel": situation.event.channel})
    return None, None


def _market(situation: Situation, place: Territory | None) -> tuple[Market | None, Reason | None]:
    """Return the market that serves a territory: its own, or the one the desk file names for other countries."""
    parts = situation.parts
    if place in parts.config.markets:
        return parts.market(place, on=situation.now.date()), None
    other = parts.config.shop.other_countries
    facts = {"territory": place or "?", "market": other or "?"}
    if other:
        code = "other-countries" if place else "market-unknown"
        return parts.market(territory(other), on=situation.now.date()), Reason(code, facts)
    return None, Reason("market-not-served" if place else "market-undecided", facts)


def _language(situation: Situation, market: Market | None) -> tuple[LanguageTag, Reason]:
    """Return the language to answer in: declared, then the order's, then what was written, then the market's."""
    if declared := situation.customer.language or situation.state.declared_language:
        return language_tag(declared), Reason("language-declared", {"language": declared})
    if ordered := next((order.locale for order in situation.orders if order.locale), None):
        return language_tag(ordered), Reason("language-of-order", {"language": ordered})
    guess = identify(situation.text, market=market.territory if market else None, prior=situation.state.detected_language)
    if guess.tag != "und":
        return guess.tag, Reason(guess.reason, {"language": guess.tag})
    fallback = situation.event.locale_hint or situation.state.detected_language or (market.locales[0] if market else "und")
    return language_tag(fallback), Reason("language-of-market", {"language": fallback, "why": guess.reason})


def _locale(situation: Situation, market: Market | None, language: LanguageTag) -> LanguageTag | None:
    """Return the locale that our texts are taken from, or None where none of them is in the customer's language."""
    catalog = situation.parts.catalog
    wishes = [f"{language}-{market.territory}" if market and "-" not in language else language, language]
    wishes += [locale for locale in (market.locales if market else ()) if locale.split("-")[0] == language.split("-")[0]]
    wishes += [locale for locale in _USUAL.get(language.split("-")[0], ()) if "-" not in language]
    return next((found for wish in wishes if (found := catalog.resolve(wish))), None)


# Which variety serves a customer whose language is known but whose country has no texts of its own.
_USUAL = {"en": ("en-GB",), "es": ("es-419",), "pt": ("pt-BR",)}


def _zone(situation: Situation, place: Territory | None, market: Market | None) -> tuple[str, bool]:
    """Return the customer's zone, and whether it is certain: several zones count as one while their clocks agree."""
    if situation.customer.time_zone:
        return time_zone(situation.customer.time_zone).key, True
    zones = territory_time_zones(place) if place else ()
    own = market.time_zones if market and (market.territory == place or not zones) else ()
    main = (*own, *zones, "UTC")[0]
    return main, bool(zones) and len({_offset(zone, situation.now) for zone in zones}) == 1


def _offset(zone: str, now: datetime) -> object:
    return now.astimezone(time_zone(zone)).utcoffset()


def _register(situation: Situation, market: Market | None) -> Register:
    if market is None:
        return "formal"
    table = situation.parts.config.markets.get(market.territory)
    chosen = table.register_ if table else None
    if isinstance(chosen, dict):
        chosen = chosen.get(situation.event.channel) or chosen.get("default")
    return chosen or market.register_for(situation.event.channel)
