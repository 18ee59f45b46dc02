"""Answer what is true of a market on a day: one value with typed fields, each of which can name its source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel, LanguageTag, Register, Target, Territory, territory

from .fact import Fact
from .reading import READERS, AddressFormat, HolidaySource, LowBandwidth, MarketChannel, MarketLanguage, PhoneHabits, read_value

__all__ = ["AddressedBy", "Directness", "Hedge", "Market", "Masking", "PromiseStyle", "Remedy", "ReplyHabit", "Serves", "as_market"]

#: How a promised time is put: as a clock time ("by 15:30") or as a span ("within 2 hours").
PromiseStyle: TypeAlias = Literal["by_time", "within"]

#: Whether customers expect a person at once, or like to help themselves first.
Serves: TypeAlias = Literal["human_first", "self_service_first"]

#: How plainly a refusal or a request is worded.
Directness: TypeAlias = Literal["direct", "softened", "indirect"]

#: Which name follows the salutation: "Hi Anna", "Dear Ms Weber", or both names.
AddressedBy: TypeAlias = Literal["given", "surname", "full_name"]

#: What a reply is expected to have: the question in other words, a cushion before a refusal, proof before the remedy, steps as a list.
ReplyHabit: TypeAlias = Literal["restate", "cushion", "proof_first", "bullets"]

#: Which words of doubt are out of place: "perhaps", "about ten", "soon".
Hedge: TypeAlias = Literal["uncertainty", "approximation", "vague_time"]

#: What makes good a mistake of the shop.
Remedy: TypeAlias = Literal["apology", "replacement", "repair", "refund", "credit"]

#: How much of personal data is hidden where a person of the shop reads a message.
Masking: TypeAlias = Literal["usual", "strict"]

_SCHEMA = "market/2"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Market:
    """Hold what is true of one territory on the day that was asked for.

    Weekdays are ISO numbers (1 is Monday), shares run from 0 to 1, ``emoji`` from 0 (none) to 2 (common). ``regions`` are nearest
    first. ``feasts`` has the keys of the calendars, each with the word of its greeting or ``"none"``; ``amount`` is how 1234.5 is
    written. A field that is not known is empty (``()``, ``{}`` or None) and stands in ``unknown_fields``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import get_market
        >>> market = get_market("JP", on=date(2026, 11, 21))
        >>> market.locales, market.register_for("line"), str(market.target("first_response", "line"))
        (('ja',), 'formal', '1h business')
    """

    territory: Territory
    regions: tuple[str, ...]
    facts: Mapping[str, Fact] = field(hash=False)
    locales: tuple[LanguageTag, ...]
    languages: tuple[MarketLanguage, ...]
    time_zones: tuple[str, ...]
    week_start: int
    rest_days: tuple[int, ...]
    half_days: tuple[int, ...]
    support_hours: Mapping[str, tuple[str, ...]] = field(hash=False)
    holidays: HolidaySource
    feasts: Mapping[str, str] = field(hash=False)
    channels: tuple[MarketChannel, ...]
    channel_shares: Mapping[Channel, float] = field(hash=False)
    marketplaces: tuple[str, ...]
    phone: PhoneHabits | None
    low_bandwidth: LowBandwidth | None
    register: Mapping[str, Register] = field(hash=False)
    topic_register: Mapping[str, Register] = field(hash=False)
    addressed_by: AddressedBy
    name_order: Literal["given_first", "surname_first"]
    honorific: str | None
    sign_with: tuple[str, ...]
    reply_habits: tuple[ReplyHabit, ...]
    directness: Directness
    emoji: int
    slang: bool
    greets_by_day_part: bool
    taboos: tuple[str, ...]
    hedges: tuple[Hedge, ...]
    remedies: tuple[Remedy, ...]
    serves: Serves
    promise_style: PromiseStyle
    promise_rounding_minutes: int
    targets: Mapping[str, Mapping[str, Target]] = field(hash=False)
    currency: str
    other_currencies: tuple[str, ...]
    amount: str
    numbering_system: str | None
    address: AddressFormat | None
    masking: Masking
    legal_clocks: tuple[str, ...]
    labels: tuple[str, ...]

    @classmethod
    def from_facts(cls, territory: Territory, regions: tuple[str, ...], facts: Mapping[str, Fact]) -> Market:
        """Build a market from facts that hold on one day, one for each field."""
        values: dict[str, Any] = {name: read_value(name, facts[name]) for name in FACT_FIELDS}
        return cls(territory=territory, regions=regions, facts=MappingProxyType({name: facts[name] for name in FACT_FIELDS}), **values)

    def fact(self, name: str) -> Fact:
        """Return a field with its source, confidence and dates.

        Errors: ``UsageError`` ``unknown-field``.

        Example:
            >>> from datetime import date
            >>> from xborder_support.markets import get_market
            >>> get_market("DE", on=date(2026, 11, 21)).fact("currency").source
            'ISO 4217'
        """
        if not isinstance(name, str) or name not in self.facts:
            said = str(name)[:40]
            raise UsageError(f"a market has no fact {said!r}", code="unknown-field", hint=did_you_mean(said, self.facts))
        return self.facts[name]

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """Return the fields of which the data says that nobody knows."""
        return tuple(name for name, fact in self.facts.items() if fact.is_unknown)

    def register_for(self, channel: Channel, topic: str | None = None) -> Register:
        """Return the level of politeness on a channel; what the market wants for a topic goes before.

        Example:
            >>> from datetime import date
            >>> from xborder_support.markets import get_market
            >>> market = get_market("BR", on=date(2026, 11, 21))
            >>> market.register_for("whatsapp"), market.register_for("whatsapp", "privacy")
            ('casual', 'formal')
        """
        return self.topic_register.get(topic or "") or self.register.get(channel, self.register["default"])

    def target(self, metric: str, channel: Channel) -> Target | None:
        """Return the target of a metric such as ``first_response`` on a channel, else the market's default, else None."""
        own = self.targets.get(channel, {})
        return own[metric] if metric in own else self.targets["default"].get(metric)

    def channels_for(self, role: str) -> tuple[Channel, ...]:
        """Return the channels that play a role, the best one first.

        Example:
            >>> from datetime import date
            >>> from xborder_support.markets import get_market
            >>> get_market("NG", on=date(2026, 11, 21)).channels_for("feature_phone")
            ('sms', 'ussd')
        """
        return tuple(entry.channel for entry in self.channels if role in entry.roles)

    def to_json(self) -> str:
        """Return the market and the sources of its facts as JSON, the same bytes for equal markets."""
        facts = {name: fact.to_mapping() for name, fact in self.facts.items()}
        document = {"schema": _SCHEMA, "territory": self.territory, "regions": list(self.regions), "facts": facts}
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Market:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-market`` where the text is something else.
        """
        try:
            document = json.loads(text)
            if document["schema"] != _SCHEMA:
                raise ValueError(_SCHEMA)  # noqa: TRY301  (every way to be no market ends in the same words)
            facts = {name: Fact.from_mapping(entry) for name, entry in document["facts"].items()}
            return cls.from_facts(territory(document["territory"]), tuple(document["regions"]), facts)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, UsageError):
            raise UsageError("this is no stored market", code="bad-market", hint="pass what Market.to_json() returned") from None

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        # Read-only mappings do not pickle; the facts say it all.
        return Market.from_json, (self.to_json(),)

    def __repr__(self) -> str:
        return f"Market({self.territory!r})"


#: The fields that data files fill, in the order in which a reader wants them.
FACT_FIELDS = tuple(item.name for item in fields(Market) if item.name in READERS)


def as_market(value: Any) -> Market:
    """Return a market as it is; a code, which many would pass, is no market.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(value, Market):
        hint = 'read it first: get_market("JP", on=date(2026, 11, 22))'
        raise UsageError(f"a market was expected, not {type(value).__name__}", code="wrong-argument", hint=hint)
    return value
