"""Read what a customer asks about being contacted, and whether anything else stands beside it."""

from __future__ import annotations

import re

from xborder_support.compliance import OptOut, recognise_opt_out

from .situation import Situation
from .understanding import Understanding

__all__ = ["says_more", "wish_of"]

# Where a sentence ends; and what is too short to say anything beside a greeting, in UTF-8, where scripts count as much as they say.
_SENTENCES = re.compile(r"[.!?\n\u3002\uff01\uff1f\u061f\u0964]+")
_SHORT_BYTES = 20

_REGION = re.compile(r"[A-Z]{2}|[0-9]{3}")


def wish_of(situation: Situation, understood: Understanding) -> OptOut:
    """Return what the customer asks about being contacted. Where the provider has decided that itself, its word counts."""
    match situation.event.details.get("opt_out_type", "").upper():
        case "STOP":
            return OptOut("stop", 1, "provider:stop")
        case "START":
            return OptOut("start", 1, "provider:start")
        case _:
            said = _read(situation.text, situation, understood)
            subject = "" if said.verdict != "none" or _says_something(situation) else _subject(situation)
            return _read(subject, situation, understood) if subject else said


def _says_something(situation: Situation) -> bool:
    """Tell whether the message has more words than a courtesy."""
    return len(situation.text.strip().encode("utf-8", "replace")) >= _SHORT_BYTES


def _subject(situation: Situation) -> str:
    """Return the subject of a mail, which says it all where the mail is empty: that is what an unsubscribe link writes."""
    return (situation.event.mail.subject or "") if situation.event.mail else ""


def says_more(situation: Situation, understood: Understanding) -> bool:
    """Tell whether something else stands beside the wish to be left alone, such as a complaint, which a person has to read."""
    sentences = (sentence for sentence in _SENTENCES.split(situation.text) if len(sentence.encode("utf-8", "replace")) >= _SHORT_BYTES)
    return any(_read(sentence, situation, understood).verdict == "none" for sentence in sentences)


def _read(text: str, situation: Situation, understood: Understanding) -> OptOut:
    return recognise_opt_out(text, channel=situation.event.channel, locale=_locale(understood))


def _locale(understood: Understanding) -> str:
    """Return the customer's language with a region, since a word that ends contact in one country may be an everyday one in another."""
    language, market = understood.language, understood.market
    place = understood.territory or (market.territory if market else None)
    has_region = any(_REGION.fullmatch(subtag) for subtag in language.split("-")[1:])
    return language if place is None or has_region else f"{language}-{place}"
