"""Tell in words what is known of a market, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .difference import diff_markets
from .fact import Fact
from .market import FACT_FIELDS, Market, as_market

__all__ = ["describe", "describe_difference", "describe_fact"]

_LABELS = {
    "locales": "message locales",
    "languages": "languages spoken",
    "time_zones": "time zones",
    "week_start": "week starts on",
    "rest_days": "rest days",
    "half_days": "half days",
    "support_hours": "support hours",
    "holidays": "holidays",
    "feasts": "feasts",
    "channels": "channels",
    "channel_shares": "who uses a channel",
    "marketplaces": "marketplaces",
    "phone": "telephone",
    "low_bandwidth": "slow connections",
    "register": "register",
    "topic_register": "register by topic",
    "addressed_by": "addressed by",
    "name_order": "names are written",
    "honorific": "honorific",
    "sign_with": "signed with",
    "reply_habits": "a reply is expected to have",
    "directness": "wording",
    "emoji": "emoji",
    "slang": "slang in casual chat",
    "greets_by_day_part": "greetings by the time of day",
    "taboos": "taboo themes",
    "hedges": "words of doubt to avoid",
    "remedies": "remedies, the usual one first",
    "serves": "customers expect",
    "promise_style": "a promise names",
    "promise_rounding_minutes": "promises rounded up to",
    "targets": "targets",
    "currency": "currency",
    "other_currencies": "other currencies",
    "amount": "an amount is written",
    "numbering_system": "digits",
    "address": "addresses",
    "masking": "personal data are masked",
    "legal_clocks": "legal clocks",
    "labels": "labels of messages",
}
_WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = {
    "by_time": "the clock time",
    "within": "the span",
    "human_first": "a person first",
    "self_service_first": "to help themselves first",
    "staff_number": "staff number",
    "feature_phone": "feature phone",
    "given": "the given name",
    "surname": "the surname",
    "full_name": "both names",
    "given_first": "given name first",
    "surname_first": "surname first",
    "restate": "the question in other words",
    "cushion": "a cushion before a refusal",
    "proof_first": "proof before the remedy",
    "bullets": "steps as a list",
    "vague_time": "vague time",
    "strict": "strictly",
    "usual": "as usual",
    "toll_free": "toll-free",
    "missed_call": "a missed call asks to be called back",
    "postal_code": "postal code",
    "media_kb": "kB of media",
    "open_on": "open all the same on",
    "half_days": "half days",
    "customary": "cut as is customary",
    "text_first": "text first",
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
    market = as_market(market)
    heading = f"{market.territory} (inherits from {', '.join(market.regions)})" if market.regions else str(market.territory)
    return "\n".join([heading, *(line for name, fact in market.facts.items() for line in _paragraph(name, fact))])


def describe_fact(name: str, fact: Fact) -> str:
    """Return the value of a field in words, without its source.

    Example:
        >>> from xborder_support.markets import Fact, describe_fact
        >>> describe_fact("rest_days", Fact([5, 6], source="the law", confidence="high"))
        'Friday, Saturday'
    """
    return "unknown" if fact.is_unknown else _in_words(name, fact.value)


def describe_difference(first: Market, second: Market) -> str:
    """Return the fields of which two markets say different things, in words, and how sure either is.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import describe_difference, get_market
        >>> on = date(2026, 11, 22)
        >>> lines = describe_difference(get_market("ID", on=on), get_market("MY", on=on)).splitlines()
        >>> lines[2], lines[3].split("; ")[0]
        ('message locales', '    ID: id')
    """
    found = diff_markets(first, second)
    names = _told_apart(first, second)
    lines = [f"{' and '.join(names)} differ in {len(found)} of {len(FACT_FIELDS)} fields"]
    for one in found:
        lines += ["", _LABELS[one.name], *(_side(name, one.name, fact) for name, fact in zip(names, (one.first, one.second), strict=True))]
    return "\n".join(lines)


def _told_apart(first: Market, second: Market) -> tuple[str, str]:
    """Return what to call two markets: one market may stand here twice, as it was and as it is."""
    same = first.territory == second.territory
    return (f"{first.territory} (first)", f"{second.territory} (second)") if same else (first.territory, second.territory)


def _side(market: str, name: str, fact: Fact) -> str:
    return f"    {market}: {describe_fact(name, fact)}; confidence {fact.confidence}"


def _paragraph(name: str, fact: Fact) -> list[str]:
    return [f"\n{_LABELS[name]}: {describe_fact(name, fact)}", f"    {_origin(fact)}", *([f"    note: {fact.note}"] if fact.note else [])]


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
    if name in {"week_start", "rest_days", "half_days"}:
        return ", ".join(_WEEKDAYS[day] for day in (value if isinstance(value, tuple) else (value,))) or "none"
    if name in {"languages", "channel_shares"}:
        return ", ".join(tag if share == "unknown" else f"{tag} {share:.0%}" for tag, share in value.items())
    if name == "promise_rounding_minutes":
        return f"{value} minutes"
    if name == "feasts":
        return "; ".join(_feasts(value)) or "none"
    return _EMOJI[value] if name == "emoji" else _plainly(value)


def _feasts(greetings: Mapping[str, str]) -> Iterator[str]:
    greeted = [feast if word == feast.replace("-", "_") else f"{feast} (as {word})" for feast, word in greetings.items() if word != "none"]
    quiet = [feast for feast, word in greetings.items() if word == "none"]
    if greeted:
        yield f"greeted: {', '.join(greeted)}"
    if quiet:
        yield f"without a greeting: {', '.join(quiet)}"


def _plainly(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{_WORDS.get(key, key)}: {_plainly(inner)}" for key, inner in value.items()) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_plainly(inner) for inner in value) or "none"
    return _WORDS.get(value, str(value)) or "none"
