"""Tell what a conversation is about, after each of its events: market, channel, language, topic, priority."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from xborder_support.terms import Priority

from .ticket import TicketEvent

__all__ = ["ABOUT", "Facts", "Subject", "subjects"]

#: The facts of a state by name, while they change.
Facts: TypeAlias = dict[str, Any]


class Subject(NamedTuple):
    """Hold what rules ask about a conversation, as far as its events tell."""

    market: str | None = None
    language: str | None = None
    channel: str | None = None
    marketplace: str | None = None
    topic: str | None = None
    priority: Priority | None = None
    is_complaint: bool = False


def subjects(events: Iterable[TicketEvent], facts: Mapping[str, Any]) -> list[Subject]:
    """Return the subject before the first event, whose ``facts`` are those of a state, and then the one after each event."""
    known = dict(facts)
    current = _subject(known)
    found = [current]
    for event in events:
        about = ABOUT.get(event.kind)
        if about is not None and (about is not _described or any(_SAID(event))):
            about(known, event)
            current = current if about is _solved else _subject(known)
        found.append(current)
    return found


_SAID = attrgetter("market", "marketplace", "channel", "topic", "priority")


def _subject(facts: Facts) -> Subject:
    return Subject(
        facts["market"],
        facts["declared_language"] or facts["detected_language"],
        facts["channel"],
        facts["marketplace"],
        facts["topic"],
        facts["priority"],
        facts["is_complaint"],
    )


def _described(facts: Facts, event: TicketEvent) -> None:
    """Take over what an event says of market, channel, topic and priority."""
    facts["market"] = event.market or facts["market"]
    facts["marketplace"] = event.marketplace or facts["marketplace"]
    facts["channel"] = event.channel or facts["channel"]
    facts["topic"] = event.topic or facts["topic"]
    facts["priority"] = event.priority or facts["priority"]


def _created(facts: Facts, event: TicketEvent) -> None:
    _described(facts, event)
    _status_changed(facts, event)


def _status_changed(facts: Facts, event: TicketEvent) -> None:
    """Do what an event of the same meaning does: that a ticket is solved can be told in several ways."""
    status = event.ticket_status
    if status == "solved":
        _solved(facts, event)
    elif status == "closed":
        _closed(facts, event)


def _solved(facts: Facts, _event: TicketEvent) -> None:
    facts["is_topic_declared"] = False  # what comes next may be about something else


def _closed(facts: Facts, event: TicketEvent) -> None:
    _solved(facts, event)
    facts["is_complaint"] = False


def _complained(facts: Facts, event: TicketEvent) -> None:
    _described(facts, event)
    facts["is_complaint"] = True


def _classified(facts: Facts, event: TicketEvent) -> None:
    _described(facts, event)
    facts["is_topic_declared"] = facts["is_topic_declared"] or event.topic is not None


def _topic_detected(facts: Facts, event: TicketEvent) -> None:
    if not facts["is_topic_declared"]:
        facts["topic"] = event.topic or facts["topic"]


def _language_declared(facts: Facts, event: TicketEvent) -> None:
    facts["declared_language"] = event.language


def _language_detected(facts: Facts, event: TicketEvent) -> None:
    facts["detected_language"] = event.language or facts["detected_language"]


#: What each kind of event says of the subject.
ABOUT: Mapping[str, Callable[[Facts, TicketEvent], None]] = {
    "created": _created,
    "customer_message": _described,
    "ringing": _described,
    "queued": _described,
    "picked_up": _described,
    "complained": _complained,
    "priority_changed": _described,
    "classified": _classified,
    "topic_detected": _topic_detected,
    "language_declared": _language_declared,
    "language_detected": _language_detected,
    "status_changed": _status_changed,
    "solved": _solved,
    "closed": _closed,
}
