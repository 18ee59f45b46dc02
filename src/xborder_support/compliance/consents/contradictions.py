"""Find events that contradict each other, and those that answer nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xborder_support.terms import Finding

from .event import ConsentEvent
from .index import AddressIndex

__all__ = ["contradictions"]


def contradictions(index: AddressIndex) -> tuple[Finding, ...]:
    """Return what does not fit together, address by address."""
    known = {event.event_id: event for events in index.events.values() for event in events}
    return tuple(finding for address in sorted(index.events) for finding in _of_address(index.events[address], known))


def _of_address(events: Sequence[ConsentEvent], known: dict[str, ConsentEvent]) -> Iterator[Finding]:
    yield from _at_one_instant(events)
    yield from _claims_after_refusal(events)
    has_agreed = False
    for event in events:
        has_agreed = has_agreed or event.is_yes
        if event.kind == "reconfirm" and not has_agreed:
            yield _finding("reconfirmation-of-nothing", event, "a consent was confirmed again that nobody gave before")
        if event.kind == "narrow" and not _is_answer(event, known.get(event.answers or "")):
            yield _finding("answer-to-nothing", event, "a refusal was narrowed that is not in the ledger, or came later")


def _at_one_instant(events: Sequence[ConsentEvent]) -> Iterator[Finding]:
    refused = {event.at for event in events if event.is_no}
    for event in events:
        if event.is_yes and event.at in refused:
            yield _finding("yes-and-no-at-one-instant", event, "a consent and a refusal have the same instant: the refusal counts")


def _claims_after_refusal(events: Iterable[ConsentEvent]) -> Iterator[Finding]:
    is_refused = False
    for event in events:
        is_refused = event.is_no or (is_refused and event.kind != "grant")
        if is_refused and event.kind == "import" and event.is_yes and event.proof is None:
            yield _finding("claim-against-refusal", event, "another system claims a consent after a refusal, without proof: ask the person")


def _is_answer(event: ConsentEvent, refusal: ConsentEvent | None) -> bool:
    return refusal is not None and refusal.is_no and refusal.at < event.at


def _finding(rule: str, event: ConsentEvent, message: str) -> Finding:
    return Finding(rule, "warning", message, facts={"event": event.event_id, "at": event.at.isoformat()})
