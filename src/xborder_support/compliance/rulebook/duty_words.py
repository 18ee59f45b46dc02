"""Put a duty into words: its kind, and each figure that it states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .duties import DUTIES, Duty
from .fields import written

__all__ = ["duty_words"]

_NAMES = {kind: key.replace("_", " ") for key, kind in DUTIES.items()}

# How a field is said; {} is its value. What is not listed says its own name.
_WORDS: Mapping[str, str] = {
    "about": "{}",
    "accepts": "accepts {}",
    "added": "on top {}",
    "ask_again_after": "not asked again for {}",
    "ask_once": "asked for only once",
    "as_customer": "in the language of the customer",
    "at_least": "for at least {}",
    "at_once": "at once",
    "before": "before {}",
    "by": "by {}",
    "by_region": "by region {}",
    "calendar": "counted on the calendar {}",
    "case_code": "each case gets a code",
    "closed": "never on a {}",
    "contents": "contents {}",
    "counts": "counting {}",
    "datum": "{}",
    "enquiry": "an enquiry counts for {}",
    "exceptions": "except {}",
    "exempt": "does not bind {}",
    "extension": "may be extended by {}",
    "eve_hours": "on the day before a holiday {}",
    "fee_at_most": "the seller keeps at most {}",
    "fee_share": "the seller keeps a share of {}",
    "grace": "entries bind after {}",
    "hours": "{}",
    "hours_per_day": "{} hours a day",
    "hours_per_weekday": "{} hours a weekday",
    "is_benchmark": "a figure of practice, not of law",
    "is_owed": "must be confirmed",
    "keep": "{}",
    "keep_proof": "proof kept {}",
    "kind": "{}",
    "lasts": "{}",
    "may_ask_scope": "may ask for the scope",
    "may_store": "must not be stored",
    "may_wait_for": "may wait for {}",
    "max_age": "a check counts for {}",
    "media": "of {}",
    "most": "at most {}",
    "name": "{}",
    "no_reply_means": "no reply means {}",
    "notice_hours": "announced {} hours before",
    "on_request": "not only on request",
    "only_for": "only for {}",
    "only_if": "only if {}",
    "otherwise": "otherwise {}",
    "override": "but with consent of the kind {}",
    "pattern": "as {}",
    "pauses": "the clock pauses while an answer is awaited",
    "per": "in {}",
    "plus": "and {} more",
    "presumed": "presumed for {}",
    "purchase": "a purchase counts for {}",
    "reconfirm_every": "asked again every {}",
    "reject_within": "rejected within {}",
    "required": "{}",
    "rest": "for {}",
    "returned_at_cost_of": "the {} pays the return",
    "rules": "counted by {}",
    "same_subject": "on the same subject",
    "seconds": "within {} seconds",
    "share": "a share of {}",
    "start": "from {}",
    "starts": "from {}",
    "texts": "{}",
    "told_if_longer": "longer if the person is told until when",
    "when": "{}",
    "whole_reply": "as the whole reply",
    "within": "within {}",
    "within_minutes": "within {} minutes",
    "works_for": "works for {}",
    "words": "{}",
    "zone": "on the clock of {}",
}
_VERBATIM = frozenset({"texts", "pattern", "widest", "words", "zone", "calendar", "urls", "hours", "eve_hours", "values", "categories"})


def duty_words(duty: Duty) -> str:
    """Return a duty in one line. What has its usual value goes without saying."""
    said = [_said(name, value) for name, value in written(duty).items()]
    return "; ".join([f"{_NAMES[type(duty)]}: {said[0]}", *said[1:]]) if said else _NAMES[type(duty)]


def _said(name: str, value: Any) -> str:
    form = _WORDS.get(name, name.replace("_", " ") if isinstance(value, bool) else f"{name.replace('_', ' ')} {{}}")
    return form.format(_listed(value, is_verbatim=name in _VERBATIM))


def _listed(value: Any, *, is_verbatim: bool) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_listed(each, is_verbatim=is_verbatim)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_listed(each, is_verbatim=is_verbatim) for each in value)
    return str(value) if is_verbatim else str(value).replace("_", " ")
