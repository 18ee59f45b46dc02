"""Tell in words what is known of a market, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .fact import Fact
from .market import Market

__all__ = ["describe"]

_LABELS = {
    "locales": "message locales",
    "languages": "languages spoken",
    "time_zones": "time zones",
    "week_start": "week starts on",
    "rest_days": "rest days",
    "support_hours": "support hours",
    "holidays": "holidays",
    "channels": "channels",
    "register": "register",
    "honorific": "honorific",
    "sign_with": "signed with",
    "promise_style": "a promise names",
    "promise_rounding_minutes": "promises rounded up to",
    "targets": "targets",
    "serves": "customers expect",
    "directness": "wording",
    "emoji": "emoji",
    "numbering_system": "digits",
    "currency": "currency",
    "legal_clocks": "legal clocks",
}
_WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = {
    "by_time": "the clock time",
    "within": "the span",
    "human_first": "a person first",
    "self_service_first": "to help themselves first",
    "staff_number": "staff number",
    "feature_phone": "feature phone",
}
_EMOJI = ("none", "sparing in chat", "common in chat")


def describe(market: Market) -> str:
    """Return every fact of a market in words, with its confidence, its source and the day it was checked.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import describe, get_market
        >>> print(describe(get_market("JP", on=date(2026, 11, 21))).splitlines()[0])
        JP (inherits from apac, world)
    """
    heading = f"{market.territory} (inherits from {', '.join(market.regions)})" if market.regions else str(market.territory)
    return "\n".join([heading, *(line for name, fact in market.facts.items() for line in _paragraph(name, fact))])


def _paragraph(name: str, fact: Fact) -> list[str]:
    words = "unknown" if fact.is_unknown else _in_words(name, fact.value)
    return [f"\n{_LABELS[name]}: {words}", f"    {_origin(fact)}", *([f"    note: {fact.note}"] if fact.note else [])]


def _origin(fact: Fact) -> str:
    parts = [
        f"confidence {fact.confidence}",
        f"source: {fact.source}",
        f"checked {fact.checked.isoformat()}" if fact.checked else "",
        f"since {fact.valid_from.isoformat()}" if fact.valid_from else "",
        f"until {fact.valid_to.isoformat()}" if fact.valid_to else "",
        f"in {fact.file}:{fact.line}" if fact.file else "",
    ]
    return "; ".join(part for part in parts if part)


def _in_words(name: str, value: Any) -> str:
    if name in {"week_start", "rest_days"}:
        return ", ".join(_WEEKDAYS[day] for day in (value if isinstance(value, tuple) else (value,))) or "none"
    if name == "languages":
        return ", ".join(tag if share == "unknown" else f"{tag} {share:.0%}" for tag, share in value.items())
    if name == "promise_rounding_minutes":
        return f"{value} minutes"
    return _EMOJI[value] if name == "emoji" else _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plainly(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return ", ".join(_plainly(inner) for inner in value) or "none"
    return _WORDS.get(value, str(value))
