"""Ask the rules about the words of a reply, once they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache

from xborder_support.compliance import Medium, Rulebook
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError
from xborder_support.terms import Channel, Finding, LanguageTag, Purpose, Reason, Territory
from xborder_support.tone import RenderedText

from .configuration import ShopTable
from .machine_notice import Notice
from .permission import medium_for
from .situation import Situation
from .understanding import Understanding

__all__ = ["review_text"]

# Of these, one is enough for a person to decide: law, what a platform refuses, what the shop itself has set.
_HOLDS = frozenset({"law", "platform", "policy"})

# What stands where a value is. Names, numbers and times are nobody's statements, and an order's number must not pass for a dear call.
_VALUE = "\u2026"


def review_text(
    situation: Situation, understood: Understanding, texts: Sequence[RenderedText], notice: Notice | None, purpose: Purpose
) -> tuple[Reason | None, tuple[Reason, ...]]:
    """Return why a person has to decide about a reply, or None; and what the shop can mend meanwhile."""
    shop = situation.parts.config.shop
    words = _words(texts, notice)
    try:
        return _reviewed(
            situation.parts.rulebook,
            understood.today(situation.now),
            understood.places,
            situation.event.channel,
            medium_for(situation),
            purpose,
            texts[0].locale_used,
            words,
            shop,
            notice is not None,
        )
    except UsageError as error:
        return Reason("rules-not-asked", {"error": error.code}), ()


def _words(texts: Sequence[RenderedText], notice: Notice | None) -> str:
    """Return the words with a mark in place of the values, but for the name of the shop, which some rules want to read."""
    parts = [notice.text, "\n"] if notice else []
    for text in texts:
        written, position = text.text, 0
        for name, start, end in text.spans:
            if name != "brand":
                parts += (written[position:start], _VALUE)
                position = end
        parts += (written[position:], "\n")
    return "".join(parts)


@lru_cache(maxsize=4096)
def _reviewed(  # noqa: PLR0913, PLR0917  (what the answer depends on, each by itself, since it is remembered by that)
    rulebook: Rulebook,
    on: date,
    places: tuple[Territory, ...],
    channel: Channel,
    medium: Medium,
    purpose: Purpose,
    language: LanguageTag,
    words: str,
    shop: ShopTable,
    tells: bool,  # noqa: FBT001
) -> tuple[Reason | None, tuple[Reason, ...]]:
    from xborder_support.compliance import Circumstances, Disclosure, check_text  # noqa: PLC0415  (a desk that only loads needs none of it)

    noon = datetime.combine(on, time(12), UTC)
    circumstances = Circumstances(
        written_by="bot" if purpose == "service" else "person",
        was_asked_for=True,
        is_bulk=False,
        is_recurring=False,
        is_first_contact=False,
        medium=medium,
        disclosure=Disclosure() if tells else Disclosure(told_at=noon, told_as="bot", last_written_by="bot"),
    )
    draft = Draft(channel=channel, provider="any", to="", text=words, purpose=purpose, language=language)
    found = check_text(draft, rulebook=rulebook, on=on, place=places, sender=shop.details(), circumstances=circumstances, now=noon)
    held = next((_reason("text-against-rule", each) for each in found if each.severity in _HOLDS), None)
    return held, tuple(_reason("text-advice", each) for each in found if each.severity == "code")


def _reason(code: str, found: Finding) -> Reason:
    return Reason(code, {"rule": found.rule, "citation": found.facts.get("citation", "?"), "finding": found.message})
