"""Explain a rule: what it says, where that is written, how sure we are, whom and when it binds, and what the host changed."""

from __future__ import annotations

from collections.abc import Iterator

from .duty_words import duty_words
from .rule import Rule

__all__ = ["NO_ADVICE", "dates_of", "explain_rule", "standing_of"]

NO_ADVICE = "This is no legal advice."

_VERIFIED = {
    "primary_read": "the figure was read at a source",
    "partly_read": "part of it was read at a source",
    "unconfirmed": "from our own knowledge, not confirmed",
}


def explain_rule(rule: Rule) -> str:
    """Return a rule in words, a line for each thing to know."""
    return "\n  ".join([f"{rule.id}: {rule.says}", *_lines(rule), NO_ADVICE])


def dates_of(rule: Rule) -> str:
    """Say when a rule is in force."""
    since = "" if rule.valid_from is None else f"since {rule.valid_from}"
    until = "" if rule.valid_to is None else f"until {rule.valid_to}"
    return " ".join(part for part in (since, until) if part) or "without a date"


def standing_of(rule: Rule) -> str:
    """Say how sure we are of a rule, and when somebody last looked."""
    checked = "never checked" if rule.checked is None else f"checked on {rule.checked}"
    advice = "; advice only" if rule.severity == "advisory" else ""
    return f"confidence {rule.confidence}{advice}; {_VERIFIED[rule.verified]}; {checked}"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.binding} of {', '.join(rule.places)}: {rule.citation}"
    yield f"in force {dates_of(rule)}"
    if bound := _bound(rule):
        yield f"binds {bound}"
    yield from (duty_words(duty) for duty in rule.duties)
    yield from _changes(rule)
    if rule.note:
        yield f"note: {rule.note}"
    yield standing_of(rule)
    yield from (f"source: {source}" for source in rule.sources)
    if not rule.sources:
        yield "no source address was read"


def _bound(rule: Rule) -> str:
    parts = [", ".join(rule.media), " and ".join(rule.purposes), f"only {rule.limited_to}".replace("_", " ") if rule.limited_to else ""]
    return "; ".join(part for part in parts if part)


def _changes(rule: Rule) -> Iterator[str]:
    if rule.packaged is None:
        return
    yield f"{_done(rule)} by the host: {rule.overridden_because}"
    if rule.is_changed:
        yield from (f"as shipped: {duty_words(duty)}" for duty in rule.packaged.duties)
        yield f"as shipped: binds {_bound(rule.packaged) or 'everything'}"
        yield "the shipped figures no longer bind" if rule.replaces else "the shipped figures bind too"
    if rule.confidence != rule.packaged.confidence:
        yield f"as shipped: {standing_of(rule.packaged)}"


def _done(rule: Rule) -> str:
    return "switched off" if rule.is_off else "changed"
