"""Know the sentence that tells a customer that a machine writes, where a rule wants them told, and when it was last said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from xborder_support.channels import known_channels
from xborder_support.compliance import Medium, Rulebook
from xborder_support.conversations import TicketEvent
from xborder_support.terms import Channel, LanguageTag, Purpose, Reason, Territory

from .permission import medium_for
from .situation import Situation
from .understanding import Understanding

if TYPE_CHECKING:
    from xborder_support.compliance import Disclosure, NoticeDue

__all__ = ["NOTICE", "Notice", "machine_notice"]

#: The key under which a reply names the sentence among its messages, and a conversation remembers that it was said.
NOTICE = "bot_notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """Hold the sentence, and the rule that wants it said. ``text`` is empty where we have none in the language of the reply."""

    text: str
    reason: Reason


def machine_notice(situation: Situation, understood: Understanding, language: LanguageTag, purpose: Purpose) -> Notice | None:
    """Return the sentence that this reply has to carry, or None. Confirmations that the law asks for are prepared by people."""
    if purpose != "service":
        return None
    day = understood.today(situation.now)
    channel = situation.event.channel
    known = channel if channel in known_channels() else "webchat"  # no platform has rules for a channel of the host's own
    asked = (situation.parts.rulebook, day, understood.places, known, medium_for(situation))
    found = _notice(*asked, language)
    if found is None or (told := _last_told(situation.conversation.events)) is None:
        return found
    return found if _due(*asked, _disclosure(situation, told), situation.now) else None


@lru_cache(maxsize=4096)
def _notice(  # noqa: PLR0917  (what the answer depends on, each by itself, since it is remembered by that)
    rulebook: Rulebook, on: date, places: tuple[Territory, ...], channel: Channel, medium: Medium, language: LanguageTag
) -> Notice | None:
    """Return what a customer is told who was never told. There is no text where our sentence is in another language than the reply."""
    from xborder_support.compliance import notice_sentence  # noqa: PLC0415  (a desk that only loads needs none of it)

    due = _due(rulebook, on, places, channel, medium)
    if not due:
        return None
    return Notice(
        notice_sentence(due[0], language) or "", Reason("told-of-machine", {"rule": due[0].rule.id, "citation": due[0].rule.citation})
    )


def _due(  # noqa: PLR0913, PLR0917  (as above)
    rulebook: Rulebook,
    on: date,
    places: tuple[Territory, ...],
    channel: Channel,
    medium: Medium,
    disclosure: Disclosure | None = None,
    now: datetime | None = None,
) -> tuple[NoticeDue, ...]:
    from xborder_support.compliance import ai_notice_due  # noqa: PLC0415  (as above)

    return ai_notice_due(
        rulebook=rulebook, on=on, place=places, written_by="bot", disclosure=disclosure, now=now, channel=channel, medium=medium
    )


def _disclosure(situation: Situation, told: TicketEvent) -> Disclosure:
    """Return what the customer knows of the machine, and who wrote last."""
    from xborder_support.compliance import Disclosure  # noqa: PLC0415  (as above)

    state = situation.state
    latest = (*state.last_customer_message_at.values(), state.last_agent_reply_at, state.last_automatic_reply_at)
    agent_at, machine_at = state.last_agent_reply_at, state.last_automatic_reply_at
    is_by_person = agent_at is not None and (machine_at is None or machine_at <= agent_at)
    return Disclosure(
        told_at=told.at,
        told_as="bot",
        last_message_at=max(filter(None, latest), default=None),
        last_written_by="person" if is_by_person else "bot",
    )


def _last_told(events: Sequence[TicketEvent]) -> TicketEvent | None:
    """Return when the customer was last told in this conversation, as far as the host knows. What did not leave was not told."""
    failed = {event.action_key for event in events if event.kind == "send_failed"}
    told = (event for event in reversed(events) if event.kind == "note" and event.message == NOTICE)
    return next((event for event in told if event.action_key not in failed), None)
