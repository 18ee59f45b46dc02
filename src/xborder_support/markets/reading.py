"""Turn the plain values of a data file into the values that code wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from xborder_support.terms import Channel, LanguageTag, Target, Territory

from .fact import UNKNOWN, Fact

__all__ = [
    "MAY_BE_UNKNOWN",
    "READERS",
    "AddressFormat",
    "ChannelRole",
    "HolidaySource",
    "LowBandwidth",
    "MarketChannel",
    "MarketLanguage",
    "PhoneHabits",
    "PhoneUse",
    "read_value",
]

#: What a channel is used for: the first choice, long or written matters, live talk, technical help, what cannot wait, phones without
#: data, elderly customers, and buyers who must be answered inside a marketplace.
ChannelRole: TypeAlias = Literal["main", "complex", "live", "technical", "urgent", "feature_phone", "seniors", "marketplace"]

#: What customers call for: as their first choice, for what cannot wait, or hardly ever.
PhoneUse: TypeAlias = Literal["first", "urgent", "avoided"]


@dataclass(frozen=True, slots=True)
class MarketLanguage:
    """Name a language of a market and the share of people who speak it (0..1, several languages count each); None is not known."""

    tag: LanguageTag
    share: float | None = None


@dataclass(frozen=True, slots=True)
class MarketChannel:
    """Name a channel that customers use, and what for."""

    channel: Channel
    roles: tuple[ChannelRole, ...]


@dataclass(frozen=True, slots=True)
class HolidaySource:
    """Say which holidays close a desk, in the words of the ``holidays`` package: its territory, subdivision and categories.

    ``open_on`` names days of that list, in English, on which a desk works all the same. ``half_days`` says what stays open on days that
    the list counts as half: what is ``"customary"`` in the place, or hours such as ``("09:00-13:00",)``; None leaves the usual hours.
    """

    territory: Territory
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)
    open_on: tuple[str, ...] = ()
    half_days: str | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneHabits:
    """Say how customers use the telephone.

    ``toll_free`` are the prefixes of free numbers as they are dialled in the country. ``voicemail`` is None where nobody knows whether
    people leave messages. ``missed_call``: to ring once and hang up asks to be called back.
    """

    use: PhoneUse
    toll_free: tuple[str, ...] = ()
    voicemail: bool | None = None
    missed_call: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressFormat:
    """Say how a postal address is written.

    ``lines`` are in order, with ``{recipient}``, ``{organisation}``, ``{street}``, ``{district}``, ``{city}``, ``{region}``,
    ``{postal_code}`` and ``{sorting_code}``. ``postal_code`` is a regular expression for the whole code, empty where there is none.
    """

    lines: tuple[str, ...]
    postal_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowBandwidth:
    """Say what slow connections bear: the size of media in kB (1,000 bytes), and whether the text comes before them."""

    media_kb: int
    text_first: bool = True


def read_value(name: str, fact: Fact) -> Any:
    """Return the value of a field as the market holds it; nothing known gives the field's empty value."""
    return MAY_BE_UNKNOWN[name] if fact.is_unknown and name in MAY_BE_UNKNOWN else READERS[name](fact.value)


def _languages(value: Mapping[str, Any]) -> tuple[MarketLanguage, ...]:
    return tuple(MarketLanguage(LanguageTag(tag), None if share == UNKNOWN else float(share)) for tag, share in value.items())


def _channels(value: Mapping[str, Any]) -> tuple[MarketChannel, ...]:
    return tuple(MarketChannel(channel, roles) for channel, roles in value.items())


def _targets(value: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, Target]]:
    parsed = {channel: {metric: Target.parse(text) for metric, text in metrics.items()} for channel, metrics in value.items()}
    return MappingProxyType({channel: MappingProxyType(metrics) for channel, metrics in parsed.items()})


def _holidays(value: Mapping[str, Any]) -> HolidaySource:
    place = Territory(value["territory"])
    return HolidaySource(place, value.get("subdivision"), value["categories"], value.get("open_on", ()), value.get("half_days"))


def _phone(value: Mapping[str, Any]) -> PhoneHabits:
    voicemail = value.get("voicemail", UNKNOWN)
    return PhoneHabits(
        use=value["use"],
        toll_free=value.get("toll_free", ()),
        voicemail=None if voicemail == UNKNOWN else voicemail,
        missed_call=value.get("missed_call", False),
    )


def _address(value: Mapping[str, Any]) -> AddressFormat:
    return AddressFormat(lines=value["lines"], postal_code=value.get("postal_code", ""))


def _low_bandwidth(value: Mapping[str, Any] | str) -> LowBandwidth | None:
    return None if isinstance(value, str) else LowBandwidth(media_kb=value["media_kb"], text_first=value.get("text_first", True))


def _absent_if_none(value: str) -> str | None:
    return None if value == "none" else value


def _as_it_is(value: Any) -> Any:
    return value


# How each field is read. A name that stands here is a fact of every market.
READERS: Mapping[str, Callable[[Any], Any]] = {
    "locales": _as_it_is,
    "languages": _languages,
    "time_zones": _as_it_is,
    "week_start": _as_it_is,
    "rest_days": _as_it_is,
    "half_days": _as_it_is,
    "support_hours": _as_it_is,
    "holidays": _holidays,
    "feasts": _as_it_is,
    "channels": _channels,
    "channel_shares": _as_it_is,
    "marketplaces": _as_it_is,
    "phone": _phone,
    "low_bandwidth": _low_bandwidth,
    "register": _as_it_is,
    "topic_register": _as_it_is,
    "addressed_by": _as_it_is,
    "name_order": _as_it_is,
    "honorific": _absent_if_none,
    "sign_with": _as_it_is,
    "reply_habits": _as_it_is,
    "directness": _as_it_is,
    "emoji": _as_it_is,
    "slang": _as_it_is,
    "greets_by_day_part": _as_it_is,
    "taboos": _as_it_is,
    "hedges": _as_it_is,
    "remedies": _as_it_is,
    "serves": _as_it_is,
    "promise_style": _as_it_is,
    "promise_rounding_minutes": _as_it_is,
    "targets": _targets,
    "currency": _as_it_is,
    "other_currencies": _as_it_is,
    "amount": _as_it_is,
    "numbering_system": _as_it_is,
    "address": _address,
    "masking": _as_it_is,
    "legal_clocks": _as_it_is,
    "labels": _as_it_is,
}

# The fields that may be "unknown", and what the market holds then. Without the other ones nothing could be decided.
MAY_BE_UNKNOWN: Mapping[str, Any] = {
    "languages": (),
    "half_days": (),
    "support_hours": MappingProxyType({}),
    "feasts": MappingProxyType({}),
    "channels": (),
    "channel_shares": MappingProxyType({}),
    "marketplaces": (),
    "phone": None,
    "low_bandwidth": None,
    "honorific": None,
    "reply_habits": (),
    "taboos": (),
    "hedges": (),
    "remedies": (),
    "numbering_system": None,
    "address": None,
    "legal_clocks": (),
    "labels": (),
}
