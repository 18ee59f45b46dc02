"""Turn the plain values of a data file into the values that code wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from xborder_support.terms import Channel, LanguageTag, Target, Territory

from .fact import UNKNOWN, Fact

__all__ = ["MAY_BE_UNKNOWN", "READERS", "ChannelRole", "HolidaySource", "MarketChannel", "MarketLanguage", "read_value"]

#: What a channel is used for: the first choice, long or written matters, live talk, technical help, what cannot wait, phones without
#: data, elderly customers, and buyers who must be answered inside a marketplace.
ChannelRole: TypeAlias = Literal["main", "complex", "live", "technical", "urgent", "feature_phone", "seniors", "marketplace"]


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
    """Say which holidays close a desk, in the words of the ``holidays`` package: its territory, subdivision and categories."""

    territory: Territory
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)


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
    return HolidaySource(Territory(value["territory"]), value.get("subdivision"), value["categories"])


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
    "support_hours": _as_it_is,
    "holidays": _holidays,
    "channels": _channels,
    "register": _as_it_is,
    "honorific": _absent_if_none,
    "sign_with": _as_it_is,
    "promise_style": _as_it_is,
    "promise_rounding_minutes": _as_it_is,
    "targets": _targets,
    "serves": _as_it_is,
    "directness": _as_it_is,
    "emoji": _as_it_is,
    "numbering_system": _as_it_is,
    "currency": _as_it_is,
    "legal_clocks": _as_it_is,
}

# The fields that may be "unknown", and what the market holds then. Without the other ones nothing could be decided.
MAY_BE_UNKNOWN: Mapping[str, Any] = {
    "languages": (),
    "support_hours": MappingProxyType({}),
    "channels": (),
    "honorific": None,
    "numbering_system": None,
    "legal_clocks": (),
}
