"""Turn a ticket of the Zendesk REST API, and the comments fetched with it, into events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from xborder_support.channels.tickets.content import AttachmentKeys, attachments, body_parts, plain_or_html
from xborder_support.channels.tickets.ticket import Change, Comment, Ticket, customer_of, in_time_order
from xborder_support.channels.tickets.words import is_note, priority_change, status_change, tag_change, tags_of
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_text, rows, table, words
from xborder_support.conversations import InboundEvent

from .events import opening_id

__all__ = ["is_ticket_object", "read_ticket_object"]

_KEYS = AttachmentKeys(url="content_url", name="file_name")
_OWN_APPS = frozenset({"api", "rule", "system"})


class _Ticket(NamedTuple):
    """Hold a ticket object while its comments are read."""

    ticket: Ticket
    fields: dict[str, Any]
    roles: dict[str, str]


def is_ticket_object(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is a ticket, alone or with its comments beside it."""
    fields = table(payload, "ticket")
    if type(fields.get("status")) is int:
        return False  # Freshdesk's tickets look alike, but count their statuses
    return "ticket" in payload and (type(payload.get("comments")) is list or (ident(fields, "id") is not None and "requester_id" in fields))


def read_ticket_object(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return a ticket's events by time: its creation, its comments, and how it stands now."""
    fields = table(payload, "ticket")
    number = ident(fields, "id") or ""
    requester = ident(fields, "requester_id")
    people = {identity: user for user in rows(payload, "users") if type(user) is dict and (identity := ident(user, "id"))}
    person = people.get(requester or "", {})
    mail = words(person, "email")
    customer = customer_of(number, address=requester or mail, name=words(person, "name"), zendesk_user=requester, email=mail)
    read = _Ticket(
        ticket=Ticket(origin=origin, id=number, customer=customer, locale=words(person, "locale")),
        fields=fields,
        roles={identity: role for identity, user in people.items() if (role := words(user, "role"))},
    )
    comments = rows(payload, "comments")
    said = [_comment(comment, read) for comment in comments] if comments else list(_description(read))
    if not number:
        return [origin.unparsed("missing-content", payload["ticket"], provider_type="ticket"), *in_time_order(said)]
    return in_time_order([_created(read), *said, *_standing(read)])


def _created(read: _Ticket) -> InboundEvent:
    facts = priority_change(words(read.fields, "priority")).facts
    at = instant_text(read.fields.get("created_at"))
    return read.ticket.update([Change(kind="created", facts=facts)], source=opening_id(read.ticket.id), at=at, raw=read.fields)


def _standing(read: _Ticket) -> Iterator[InboundEvent]:
    """Yield how the ticket stands, as of its last change."""
    fields = read.fields
    status = words(fields, "status")
    agent, team = ident(fields, "assignee_id"), ident(fields, "group_id")
    candidates = [status_change(status)] if status else []
    candidates += [tag_change(tags_of(fields.get("tags")))]
    candidates += [Change(kind="assigned", facts={"agent": agent, "team": team})] if agent or team else []
    if changes := [change for change in candidates if change.kind != "note"]:
        source = fragment_id([read.ticket.id, status, agent, team, fields.get("tags"), fields.get("updated_at")])
        at = instant_text(fields.get("updated_at"))
        yield read.ticket.update(changes, source=source, at=at, raw=fields, details={"status": status} if status else {})


def _description(read: _Ticket) -> Iterator[InboundEvent]:
    """Yield the opening comment of a ticket that came without its comments."""
    text = words(read.fields, "description")
    if text is None:
        return
    author, requester = ident(read.fields, "submitter_id"), ident(read.fields, "requester_id")
    by_agent = author is not None and requester is not None and author != requester
    yield read.ticket.message(
        Comment(
            id=opening_id(read.ticket.id),
            parts=body_parts(text, ()),
            by_agent=by_agent,
            is_private=is_note(read.fields.get("is_public"), by_agent=by_agent),
            sent_at=instant_text(read.fields.get("created_at")),
            agent_id=author,
            raw=read.fields,
        )
    )


def _comment(fields: Any, read: _Ticket) -> InboundEvent:
    ticket = read.ticket
    if type(fields) is not dict:
        return ticket.unparsed("wrong-shape", fields)
    identity, author = ident(fields, "id"), ident(fields, "author_id")
    text = plain_or_html(fields, ("plain_body", "body"), "html_body")
    parts = body_parts(text, attachments(fields, _KEYS))
    at = instant_text(fields.get("created_at"))
    if identity is None or not parts:
        return ticket.unparsed("missing-content", fields, provider_type="comment", provider_id=identity, sent_at=at)
    by_agent = author is None or not (author == ident(read.fields, "requester_id") or read.roles.get(author) == "end-user")
    via = words(table(fields, "via"), "channel")
    return ticket.message(
        Comment(
            id=identity,
            parts=parts,
            by_agent=by_agent,
            is_private=fields.get("public") is not True,
            sent_at=at,
            agent_id=author,
            automatic="own-app" if by_agent and via in _OWN_APPS else None,
            details={"via": via} if via else {},
            raw=fields,
        )
    )
