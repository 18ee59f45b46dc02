"""Understand a message before anything is decided: which market, which language, whose clock on the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from xborder_support.errors import UsageError
from xborder_support.language import identify, likely_script
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

from .concern import Concern, concern_of
from .market_by_language import sole_market_speaking
from .situation import Situation

__all__ = ["PHONE_CHANNELS", "Understanding", "understand"]

_Read = TypeVar("_Read")


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
    concern: Concern
    reasons: tuple[Reason, ...]
    refusal: Reason | None = None

    @property
    def priority(self) -> Priority:
        """Return how urgent it is."""
        return self.concern.priority

    @property
    def places(self) -> tuple[Territory, ...]:
        """Return where rules are asked: in the customer's territory or, where nothing tells it, in the market that serves them."""
        place = self.territory or (self.market.territory if self.market else None)
        return (place,) if place else ()

    def today(self, now: datetime) -> date:
        """Return the customer's local date."""
        return now.astimezone(time_zone(self.time_zone)).date()


def understand(situation: Situation) -> Understanding:
    """Return what is known of the customer's market, language and zone, with the clue that decided each."""
    place, clues = _place(situation)
    market, served_by = _market(situation, place)
    language, spoken = _language(situation, market)
    locale = _locale(situation, market, language)
    zone, is_certain = _zone(situation, place, market)
    concern = concern_of(situation, _language_of_text(language, spoken))
    return Understanding(
        market=market,
        territory=place,
        language=language,
        locale=locale,
        register=_register(situation, market, concern.topic),
        time_zone=zone,
        is_zone_certain=is_certain,
        concern=concern,
        reasons=(*clues, *((served_by,) if served_by else ()), *spoken, *concern.reasons),
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
    return territory_of_phone(number) if number.removeprefix("+").isdigit() and situation.event.channel in PHONE_CHANNELS else None


def _sole_market(situation: Situation) -> str | None:
    return situation.parts.sole_market_of_channel.get(situation.event.channel)


#: Where the customer's address is a phone number.
PHONE_CHANNELS = frozenset({"sms", "whatsapp", "ussd", "phone"})

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


def _place(situation: Situation) -> tuple[Territory | None, tuple[Reason, ...]]:
    passed_over: list[Reason] = []
    for code, clue in _CLUES:
        if found := clue(situation):
            if place := _usable(territory, found):
                return place, (*passed_over, Reason(code, {"territory": place, "channel": situation.event.channel}))
            passed_over.append(Reason("clue-unusable", {"clue": code}))
    return None, tuple(passed_over)


def _usable(read: Callable[[str], _Read], text: str | None) -> _Read | None:
    """Return what a reader of codes makes of a text that came from somewhere else, or None where that is no such code."""
    if not text:
        return None
    try:
        return read(text)
    except UsageError:
        return None


def _market(situation: Situation, place: Territory | None) -> tuple[Market | None, Reason | None]:
    """Return the market that serves a territory: its own, or the one the desk file names for other countries.

    Where no territory is known, the language of the message may tell the market, but not where the customer is.
    """
    parts = situation.parts
    if place in parts.config.markets:
        return parts.market(place, on=situation.now.date()), None
    if place is None and (found := sole_market_speaking(situation)):
        code, language = found
        reason = Reason("language-of-one-market", {"territory": code, "language": language})
        return parts.market(code, on=situation.now.date()), reason
    other = parts.config.shop.other_countries
    facts = {"territory": place or "?", "market": other or "?"}
    if other:
        code = "other-countries" if place else "market-unknown"
        return parts.market(territory(other), on=situation.now.date()), Reason(code, facts)
    return None, Reason("market-not-served" if place else "market-undecided", facts)


def _language_of_text(language: LanguageTag, reasons: tuple[Reason, ...]) -> LanguageTag:
    """Return the language that the text itself is in; "und" where only the customer's record or the market told it."""
    return language if any(reason.code.startswith("language-by-") for reason in reasons) else _UND


def _language(situation: Situation, market: Market | None) -> tuple[LanguageTag, tuple[Reason, ...]]:
    """Return the language to answer in: declared, then the order's, then what was written, then what is usual."""
    ordered = next((order.locale for order in situation.orders if order.locale), None)
    chosen = (("language-declared", situation.customer.language or situation.state.declared_language), ("language-of-order", ordered))
    tag, reasons = _first_tag(chosen)
    if tag:
        return tag, reasons
    prior = _usable(language_tag, situation.state.detected_language)
    guess = identify(situation.text, market=market.territory if market else None, prior=prior)
    if guess.tag != _UND:
        return guess.tag, (*reasons, Reason(guess.reason, {"language": guess.tag}))
    usual = (("language-of-device", situation.event.locale_hint), ("language-of-market", market.locales[0] if market else None))
    tag, found = _first_tag(usual)
    return tag or _UND, (*reasons, Reason(guess.reason), *found)


_UND = LanguageTag("und")


def _first_tag(wishes: Iterable[tuple[str, str | None]]) -> tuple[LanguageTag | None, tuple[Reason, ...]]:
    passed_over: list[Reason] = []
    for code, wish in wishes:
        if tag := _usable(language_tag, wish):
            return tag, (*passed_over, Reason(code, {"language": tag}))
        if wish:
            passed_over.append(Reason("clue-unusable", {"clue": code}))
    return None, tuple(passed_over)


def _locale(situation: Situation, market: Market | None, language: LanguageTag) -> LanguageTag | None:
    """Return the locale that our texts are taken from, or None where none of them is in the customer's language."""
    catalog = situation.parts.catalog
    wishes = [f"{language}-{market.territory}" if market and "-" not in language else language, language]
    wishes += [locale for locale in (market.locales if market else ()) if _is_readable(locale, language)]
    wishes += _USUAL.get(language, ())
    return next((found for wish in wishes if (found := catalog.resolve(wish))), None)


def _is_readable(locale: str, language: str) -> bool:
    """Tell whether a text in a locale is in this language, and in a script that its reader has learnt."""
    return _primary(locale) == _primary(language) and likely_script(locale) == likely_script(language)


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


# Which variety serves a customer whose language is known but whose country has no texts of its own.
_USUAL = {"en": ("en-GB",), "es": ("es-419",), "pt": ("pt-BR",)}


def _zone(situation: Situation, place: Territory | None, market: Market | None) -> tuple[str, bool]:
    """Return the customer's zone, and whether it is certain: several zones count as one while their clocks agree.

    Of the customer's own market those that it names count: nobody in Auckland is told that a time is Auckland's because of the Chathams.
    """
    if situation.customer.time_zone:
        return situation.customer.time_zone, True
    zones = territory_time_zones(place) if place else ()
    own = market.time_zones if market and (market.territory == place or not zones) else ()
    main = (*own, *zones, "UTC")[0]
    return main, bool(zones) and len({_offset(zone, situation.now) for zone in own or zones}) == 1


def _offset(zone: str, now: datetime) -> object:
    return now.astimezone(time_zone(zone)).utcoffset()


def _register(situation: Situation, market: Market | None, topic: str | None) -> Register:
    """Return the desk file's register, else the market's, which may be another one for some topics."""
    if market is None:
        return "formal"
    table = situation.parts.config.markets.get(market.territory)
    chosen = table.register_ if table else None
    if isinstance(chosen, dict):
        chosen = chosen.get(situation.event.channel) or chosen.get("default")
    return chosen or market.register_for(situation.event.channel, topic)
