"""Turn one event of a Zendesk event webhook into ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from xborder_support.channels.tickets.content import body_parts
from xborder_support.channels.tickets.ticket import Change, Comment, Ticket, customer_of
from xborder_support.channels.tickets.words import is_note, priority_change, status_change, tag_change, tags_of
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_text, table, words
from xborder_support.conversations import InboundEvent, Unsend

__all__ = ["is_event", "opening_id", "read_event"]

_TYPE = "zen:event-type:"
_TICKET = "zen:event-type:ticket."
_NOBODY = "0"  # how Zendesk writes an id that is not set
_OPENING = timedelta(minutes=1)
_MAX_DETAIL_CHARS = 500


class _Report(NamedTuple):
    """Hold one event while it is read."""

    ticket: Ticket
    payload: dict[str, Any]
    detail: dict[str, Any]
    event: dict[str, Any]
    at: datetime | None
    name: str
    identity: str


def is_event(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is an event webhook."""
    kind = payload.get("type")
    return type(kind) is str and kind.startswith(_TYPE)


def read_event(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return what happened to a ticket; ``Unparsed`` for other events, and for those without their content."""
    kind, detail = payload["type"], table(payload, "detail")
    number, at = ident(detail, "id"), instant_text(payload.get("time"))
    if not kind.startswith(_TICKET):
        return [origin.unparsed("unsupported-event", payload, provider_type=kind, provider_id=ident(payload, "id"), sent_at=at)]
    if number is None:
        return [origin.unparsed("missing-content", payload, provider_type=kind, provider_id=ident(payload, "id"), sent_at=at)]
    report = _Report(
        ticket=Ticket(origin=origin, id=number, customer=customer_of(number, address=_person(detail.get("requester_id")))),
        payload=payload,
        detail=detail,
        event=table(payload, "event"),
        at=at,
        name=kind.removeprefix(_TICKET),
        identity=_identity(payload),
    )
    return _read(report) or [_unparsed(report)]


def _is_opening(text: str | None, written_at: datetime | None, description: str | None, created_at: datetime | None) -> bool:
    """Tell whether a comment is the one that opened its ticket, which Zendesk also sends as the description."""
    if text is None or description is None or text.strip() != description.strip():
        return False
    return written_at is not None and created_at is not None and abs(written_at - created_at) <= _OPENING


def opening_id(ticket_id: str) -> str:
    """Return the id of a ticket's opening comment, whichever event it arrived with."""
    return f"ticket-{ticket_id}"


def _read(report: _Report) -> list[InboundEvent]:
    if report.name == "created":
        return _created(report)
    if report.name == "comment_added":
        return _comment_added(report)
    if report.name == "comment_redacted":
        return _redacted(report)
    reader = _CHANGES.get(report.name)
    changes = reader(report) if reader else None
    return [_updated(report, changes)] if changes else []


def _created(report: _Report) -> list[InboundEvent]:
    detail = report.detail
    agent, team = _person(detail.get("assignee_id")), _person(detail.get("group_id"))
    changes = [Change(kind="created", facts=priority_change(words(detail, "priority")).facts)]
    if agent or team:
        changes.append(Change(kind="assigned", facts={"agent": agent, "team": team}))
    events: list[InboundEvent] = [_updated(report, changes)]
    if text := words(detail, "description"):
        author, requester = _person(detail.get("submitter_id")), _person(detail.get("requester_id"))
        by_agent = author is not None and requester is not None and author != requester
        events.append(
            report.ticket.message(
                Comment(
                    id=opening_id(report.ticket.id),
                    parts=body_parts(text, ()),
                    by_agent=by_agent,
                    is_private=is_note(detail.get("is_public"), by_agent=by_agent),
                    sent_at=report.at,
                    agent_id=author,
                    details=_details(report),
                    raw=report.payload,
                )
            )
        )
    return events


def _comment_added(report: _Report) -> list[InboundEvent]:
    comment = table(report.event, "comment")
    author, text = table(comment, "author"), words(comment, "body")
    identity, by_agent = ident(comment, "id"), _is_staff(author, report)
    if identity is None or text is None or by_agent is None:
        return []
    opening = _is_opening(text, report.at, words(report.detail, "description"), instant_text(report.detail.get("created_at")))
    read = Comment(
        id=opening_id(report.ticket.id) if opening else identity,
        parts=body_parts(text, ()),
        by_agent=by_agent,
        # What is not said to be public is a note: a note taken for an answer could be shown to the customer.
        is_private=comment.get("is_public") is not True,
        sent_at=report.at,
        agent_id=_person(author.get("id")),
        details={**_details(report), "comment_id": identity},
        raw=report.payload,
    )
    name = words(author, "name")
    ticket = report.ticket
    if not by_agent and (writer := _person(author.get("id"))):
        ticket = Ticket(origin=ticket.origin, id=ticket.id, customer=customer_of(ticket.id, address=writer, name=name))
    return [ticket.message(read)]


def _is_staff(author: dict[str, Any], report: _Report) -> bool | None:
    """Return whether an agent wrote, or None where nothing tells."""
    stated = author.get("is_staff")
    if type(stated) is bool:
        return stated
    writer = _person(author.get("id"))
    return False if writer is not None and writer == _person(report.detail.get("requester_id")) else None


def _redacted(report: _Report) -> list[InboundEvent]:
    target = ident(table(report.event, "comment"), "id")
    if target is None:
        return []
    ticket, origin = report.ticket, report.ticket.origin
    return [
        Unsend(
            channel=origin.channel,
            provider=origin.provider,
            account=origin.account,
            provider_id=report.identity,
            received_at=origin.received_at,
            sent_at=report.at,
            sender=shop_party(origin.account),
            recipient=ticket.customer,
            thread_id=ticket.id,
            is_echo=True,
            details=_details(report),
            raw=report.payload,
            target=target,
        )
    ]


def _updated(report: _Report, changes: list[Change]) -> InboundEvent:
    return report.ticket.update(changes, source=report.identity, at=report.at, raw=report.payload, details=_details(report))


def _status(report: _Report) -> list[Change]:
    current = words(report.event, "current")
    return [status_change(current, words(report.event, "previous"))] if current else []


def _priority(report: _Report) -> list[Change]:
    return [priority_change(words(report.event, "current"))]


def _agent(report: _Report) -> list[Change]:
    return [Change(kind="assigned", facts={"agent": _person(report.event.get("current")), "team": _person(report.detail.get("group_id"))})]


def _team(report: _Report) -> list[Change]:
    return [
        Change(kind="assigned", facts={"agent": _person(report.detail.get("assignee_id")), "team": _person(report.event.get("current"))})
    ]


def _tags(report: _Report) -> list[Change]:
    return [tag_change(tags_of(report.event.get("tags_added")) or tags_of(report.event.get("current")))]


def _noted(_: _Report) -> list[Change]:
    return [Change(kind="note")]


def _ended(_: _Report) -> list[Change]:
    return [Change(kind="closed")]


def _returned(_: _Report) -> list[Change]:
    return [Change(kind="reopened")]


_CHANGES: dict[str, Callable[[_Report], list[Change]]] = {
    "status_changed": _status,
    "priority_changed": _priority,
    "agent_assignment_changed": _agent,
    "group_assignment_changed": _team,
    "tags_changed": _tags,
    "attachment_linked_to_comment": _noted,
    "attachment_redacted_from_comment": _noted,
    "comment_made_private": _noted,
    "requester_changed": _noted,
    "subject_changed": _noted,
    "marked_as_spam": _ended,
    "merged": _ended,
    "soft_deleted": _ended,
    "permanently_deleted": _ended,
    "undeleted": _returned,
}


def _details(report: _Report) -> dict[str, str]:
    """Return what else the event says, in Zendesk's words. Ids of one sequence belong to one action."""
    sequence = table(table(report.event, "meta"), "sequence")
    attachment = table(report.event, "attachment")
    stated = {
        "change": report.name if report.name != "comment_added" else None,
        "event_id": ident(report.payload, "id"),
        "sequence_id": ident(sequence, "id"),
        "sequence_position": ident(sequence, "position"),
        "sequence_total": ident(sequence, "total"),
        "status": (words(report.detail, "status") or "").lower(),
        "via": words(table(report.detail, "via"), "channel"),
        "current": ident(report.event, "current"),
        "previous": ident(report.event, "previous"),
        "comment_id": ident(table(report.event, "comment"), "id"),
        "attachment_url": words(attachment, "content_url"),
    }
    return {name: value[:_MAX_DETAIL_CHARS] for name, value in stated.items() if value}


def _identity(payload: dict[str, Any]) -> str:
    stated = ("type", "subject", "time", "detail", "event")
    return ident(payload, "id") or fragment_id([payload.get(name) for name in stated])


def _person(value: Any) -> str | None:
    """Return the id of a person or a team, or None where it is not set."""
    identity = ident({"id": value}, "id")
    return None if identity == _NOBODY else identity


def _unparsed(report: _Report) -> InboundEvent:
    known = report.name in _CHANGES or report.name in {"created", "comment_added", "comment_redacted"}
    return report.ticket.unparsed(
        "missing-content" if known else "unsupported-event",
        report.payload,
        provider_type=report.payload["type"],
        provider_id=report.identity,
        sent_at=report.at,
    )
