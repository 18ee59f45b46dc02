"""Turn a ticket of the Freshdesk REST API and its conversations into events in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xborder_support.channels.mail.addresses import first_mailbox
from xborder_support.channels.tickets.content import AttachmentKeys, attachments, body_parts, plain_or_html
from xborder_support.channels.tickets.ticket import Change, Comment, Ticket, customer_of, in_time_order
from xborder_support.channels.tickets.words import priority_change, status_change, tag_change, tags_of
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_text, rows, table, words
from xborder_support.conversations import InboundEvent, Party, Unsend

from .codes import priority_word, status_word

__all__ = ["is_ticket_object", "read_ticket_object"]

_KEYS = AttachmentKeys(url="attachment_url", name="name")
_OUTBOUND = "10"  # a ticket that an agent opened by writing to the customer


def is_ticket_object(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is a ticket with its conversations, or one conversation."""
    if _is_conversation(payload) or ("ticket" in payload and type(payload.get("conversations")) is list):
        return True
    fields = _fields(payload)
    return ident(fields, "id") is not None and "requester_id" in fields


def read_ticket_object(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return a ticket's events by time: its creation, what was written, and how it stands now."""
    if _is_conversation(payload):
        return [_conversation(payload, _ticket_of_one(payload, origin))]
    fields = _fields(payload)
    conversations = rows(payload, "conversations") or rows(fields, "conversations")
    number = ident(fields, "id") or next((ident(row, "ticket_id") for row in conversations if type(row) is dict), None) or ""
    ticket = Ticket(origin=origin, id=number, customer=_customer(number, payload, fields), locale=_locale(payload, fields))
    said = [_conversation(row, ticket) for row in conversations]
    if not number:
        return [origin.unparsed("missing-content", payload.get("ticket"), provider_type="ticket"), *in_time_order(said)]
    return in_time_order([_created(fields, ticket), *_opening(fields, ticket), *said, *_standing(fields, ticket)])


def _is_conversation(payload: dict[str, Any]) -> bool:
    return type(payload.get("incoming")) is bool and ident(payload, "ticket_id") is not None


def _requester(payload: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    return table(fields, "requester") or table(payload, "requester")


def _locale(payload: dict[str, Any], fields: dict[str, Any]) -> str | None:
    return words(_requester(payload, fields), "language")


def _customer(number: str, payload: dict[str, Any], fields: dict[str, Any]) -> Party:
    requester, identity = _requester(payload, fields), ident(fields, "requester_id")
    mail = words(requester, "email") or words(fields, "email")
    phone = words(requester, "mobile") or words(requester, "phone") or words(fields, "phone")
    name = words(requester, "name") or words(fields, "name")
    return customer_of(number, address=mail or phone or identity, name=name, freshdesk_user=identity, email=mail, claimed_phone=phone)


def _fields(payload: dict[str, Any]) -> dict[str, Any]:
    return table(payload, "ticket") or payload


def _created(fields: dict[str, Any], ticket: Ticket) -> InboundEvent:
    facts = priority_change(priority_word(fields.get("priority"))).facts
    at = instant_text(fields.get("created_at"))
    return ticket.update([Change(kind="created", facts=facts)], source=f"ticket-{ticket.id}", at=at, raw=fields)


def _opening(fields: dict[str, Any], ticket: Ticket) -> Iterator[InboundEvent]:
    """Yield what opened the ticket, which Freshdesk does not list among the conversations."""
    parts = body_parts(plain_or_html(fields, ("description_text",), "description"), attachments(fields, _KEYS))
    if parts:
        yield ticket.message(
            Comment(
                id=f"ticket-{ticket.id}",
                parts=parts,
                by_agent=ident(fields, "source") == _OUTBOUND,
                is_private=False,
                sent_at=instant_text(fields.get("created_at")),
                agent_id=ident(fields, "responder_id"),
                raw=fields,
            )
        )


def _standing(fields: dict[str, Any], ticket: Ticket) -> Iterator[InboundEvent]:
    """Yield how the ticket stands, as of the time that Freshdesk states for it."""
    status, stats = status_word(fields.get("status")), table(fields, "stats")
    agent, team = ident(fields, "responder_id"), ident(fields, "group_id")
    candidates = [status_change(status)] if status else []
    candidates += [tag_change(tags_of(fields.get("tags")))]
    candidates += [Change(kind="assigned", facts={"agent": agent, "team": team})] if agent or team else []
    if changes := [change for change in candidates if change.kind != "note"]:
        stated = stats.get(f"{status}_at") or fields.get("updated_at")
        source = fragment_id([ticket.id, status, agent, team, fields.get("tags"), stated])
        yield ticket.update(changes, source=source, at=instant_text(stated), raw=fields, details={"status": status} if status else {})


def _ticket_of_one(fields: dict[str, Any], origin: Origin) -> Ticket:
    """Return the ticket of a conversation that came alone, with its customer as far as it tells."""
    number, incoming = ident(fields, "ticket_id") or "", fields.get("incoming") is True
    # A note is sent to colleagues, none of whom is the customer.
    addressees = [to for to in rows(fields, "to_emails") if type(to) is str] if fields.get("private") is False else []
    stated = words(fields, "from_email") if incoming else next(iter(addressees), None)
    mailbox = first_mailbox(stated) if stated else None
    mail = mailbox.address if mailbox else None
    known = ident(fields, "user_id") if incoming else None
    return Ticket(origin=origin, id=number, customer=customer_of(number, address=mail or known, freshdesk_user=known, email=mail))


def _conversation(fields: Any, ticket: Ticket) -> InboundEvent:
    if type(fields) is not dict:
        return ticket.unparsed("wrong-shape", fields)
    identity, at, incoming = ident(fields, "id"), instant_text(fields.get("created_at")), fields.get("incoming")
    parts = body_parts(plain_or_html(fields, ("body_text",), "body"), attachments(fields, _KEYS))
    if identity is not None and fields.get("deleted") is True:
        return _deleted(identity, fields, ticket)
    if identity is None or not parts or type(incoming) is not bool:
        return ticket.unparsed("missing-content", fields, provider_type="conversation", provider_id=identity, sent_at=at)
    return ticket.message(
        Comment(
            id=identity,
            parts=parts,
            by_agent=not incoming,
            # What is not said to be public is a note: a note taken for an answer could be shown to the customer.
            is_private=fields.get("private") is not False,
            sent_at=at,
            agent_id=ident(fields, "user_id"),
            details={"source": source} if (source := ident(fields, "source")) else {},
            raw=fields,
        )
    )


def _deleted(identity: str, fields: dict[str, Any], ticket: Ticket) -> InboundEvent:
    origin = ticket.origin
    return Unsend(
        channel=origin.channel,
        provider=origin.provider,
        account=origin.account,
        provider_id=identity,
        received_at=origin.received_at,
        sent_at=instant_text(fields.get("updated_at")),
        recipient=ticket.customer,
        thread_id=ticket.id or None,
        is_echo=True,
        raw=fields,
        target=identity,
    )
