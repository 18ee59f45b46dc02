"""Turn tickets and messages of the Gorgias REST API into events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from xborder_support.channels.tickets.content import AttachmentKeys, attachments, body_parts, plain_or_html
from xborder_support.channels.tickets.ticket import Change, Comment, Ticket, customer_of, in_time_order
from xborder_support.channels.tickets.words import priority_change, status_change, tag_change, tags_of
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_text, rows, table, words
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Message, ReplyHandle

__all__ = ["is_ticket_object", "read_ticket_object", "route_of"]

_KEYS = AttachmentKeys(url="url", name="name")
_NOTE = "internal-note"
_OWN_APPS = frozenset({"api", "rule", "self_service"})
_HANDLE_USES = 1_000  # a ticket may be answered for as long as it is there
_STATES: tuple[tuple[str, DeliveryState], ...] = (("failed_datetime", "failed"), ("opened_datetime", "read"), ("sent_datetime", "sent"))


def is_ticket_object(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is a ticket, a message, or a message beside its ticket."""
    if _is_message(payload) or _is_message(table(payload, "message")):
        return True
    fields = table(payload, "ticket") or payload
    listed = rows(fields, "messages")
    return any(_is_message(row) for row in listed if type(row) is dict) or (
        ident(fields, "id") is not None and (type(fields.get("messages")) is list or "assignee_user" in fields)
    )


def read_ticket_object(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return the events of a payload by time."""
    if _is_message(payload):
        return _said(payload, _ticket({}, payload, origin))
    fields = table(payload, "ticket") or payload
    message = table(payload, "message")
    if message:
        return in_time_order([*_said(message, _ticket(fields, message, origin)), *_standing(fields, _ticket(fields, message, origin))])
    ticket = _ticket(fields, _first(fields), origin)
    said = [event for row in rows(fields, "messages") for event in _said(row, ticket)]
    return in_time_order([_created(fields, ticket), *said, *_standing(fields, ticket)])


def _is_message(fields: dict[str, Any]) -> bool:
    return ident(fields, "id") is not None and ident(fields, "ticket_id") is not None and "from_agent" in fields


def _first(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the first message of a ticket, which names the ticket and its customer where the ticket itself is broken."""
    return next((row for row in rows(fields, "messages") if type(row) is dict and _is_message(row)), {})


def _ticket(fields: dict[str, Any], message: dict[str, Any], origin: Origin) -> Ticket:
    number = ident(fields, "id") or ident(message, "ticket_id") or ""
    from_agent = message.get("from_agent") is True
    person = table(fields, "customer") or table(message, "receiver" if from_agent else "sender")
    identity, mail = ident(person, "id"), words(person, "email")
    customer = customer_of(number, address=identity or mail, name=words(person, "name"), gorgias_user=identity, email=mail)
    return Ticket(origin=origin, id=number, customer=customer, locale=words(fields, "language"))


def _created(fields: dict[str, Any], ticket: Ticket) -> InboundEvent:
    facts = priority_change(words(fields, "priority")).facts
    at = instant_text(fields.get("created_datetime"))
    return ticket.update([Change(kind="created", facts=facts)], source=f"ticket-{ticket.id}", at=at, raw=fields)


def _standing(fields: dict[str, Any], ticket: Ticket) -> Iterator[InboundEvent]:
    """Yield how the ticket stands, as of its last change."""
    status = words(fields, "status")
    agent, team = ident(table(fields, "assignee_user"), "id"), ident(table(fields, "assignee_team"), "id")
    candidates = [status_change(status)] if status else []
    candidates += [tag_change(tags_of(fields.get("tags")))]
    candidates += [Change(kind="assigned", facts={"agent": agent, "team": team})] if agent or team else []
    if changes := [change for change in candidates if change.kind != "note"]:
        stated = (fields.get("closed_datetime") if status == "closed" else None) or fields.get("updated_datetime")
        source = fragment_id([ticket.id, status, agent, team, fields.get("tags"), stated])
        yield ticket.update(changes, source=source, at=instant_text(stated), raw=fields, details={"status": status} if status else {})


def _said(fields: Any, ticket: Ticket) -> list[InboundEvent]:
    """Return a message, and after it how far it got where Gorgias says so."""
    if type(fields) is not dict:
        return [ticket.unparsed("wrong-shape", fields)]
    comment = _comment(fields)
    if comment is None:
        identity, at = ident(fields, "id"), instant_text(fields.get("created_datetime"))
        channel = words(fields, "channel")
        unread = ticket.unparsed
        return [unread("missing-content", fields, provider_type=channel, provider_id=identity, sent_at=at)]
    message = replace(ticket.message(comment), quoted_text=_quoted(fields))
    if not comment.by_agent:
        return [replace(message, reply_handle=_handle(fields, ticket))]
    return [message, *_delivered(fields, message)]


def _comment(fields: dict[str, Any]) -> Comment | None:
    identity, from_agent, channel = ident(fields, "id"), fields.get("from_agent"), words(fields, "channel")
    parts = body_parts(plain_or_html(fields, ("stripped_text", "body_text"), "body_html"), attachments(fields, _KEYS))
    if identity is None or type(from_agent) is not bool or not parts:
        return None
    via = words(fields, "via")
    by_machine = from_agent and (via in _OWN_APPS or ident(fields, "rule_id") is not None)
    stated = {"channel": channel, "via": via, "message_id": ident(fields, "message_id"), "external_id": ident(fields, "external_id")}
    return Comment(
        id=identity,
        parts=parts,
        by_agent=from_agent or channel == _NOTE,
        # What is not said to be public is a note: a note taken for an answer could be shown to the customer.
        is_private=fields.get("public") is not True or channel == _NOTE,
        sent_at=instant_text(fields.get("created_datetime")),
        agent_id=ident(table(fields, "sender"), "id"),
        automatic="own-app" if by_machine else None,
        details={name: value for name, value in stated.items() if value},
        raw=fields,
    )


def _quoted(fields: dict[str, Any]) -> str | None:
    """Return what stands behind the new words of a mail: its history and signature."""
    whole, new = words(fields, "body_text"), words(fields, "stripped_text")
    if whole is None or new is None or not whole.lstrip().startswith(new):
        return None
    return whole.lstrip()[len(new) :].strip() or None


def _handle(fields: dict[str, Any], ticket: Ticket) -> ReplyHandle | None:
    channel, source = words(fields, "channel"), table(fields, "source")
    shop = next((address for row in rows(source, "to") if type(row) is dict and (address := words(row, "address"))), None)
    customer = words(table(source, "from"), "address") or ticket.customer.ids.get("email")
    return route_of(channel, words(source, "type"), shop=shop, customer=customer)


def route_of(channel: str | None, kind: str | None = None, *, shop: str | None, customer: str | None) -> ReplyHandle | None:
    """Return by which channel, and between which addresses, an answer goes back; None where the channel is not known."""
    if channel is None:
        return None
    stated = {"channel": channel, "type": kind, "from": shop, "to": customer}
    token = json.dumps({name: value for name, value in stated.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return ReplyHandle(token=token, max_uses=_HANDLE_USES)


def _delivered(fields: dict[str, Any], message: Message) -> Iterator[InboundEvent]:
    if message.is_private:
        return
    found = next(((state, at) for key, state in _STATES if (at := instant_text(fields.get(key)))), None)
    if found is not None:
        yield _status(found[0], found[1], message, fields)


def _status(state: DeliveryState, at: datetime, message: Message, fields: dict[str, Any]) -> DeliveryStatus:
    error = ident(table(fields, "last_sending_error"), "code") if state == "failed" else None
    return DeliveryStatus(
        channel=message.channel,
        provider=message.provider,
        account=message.account,
        provider_id=message.provider_id,
        received_at=message.received_at,
        sent_at=at,
        sender=shop_party(message.account),
        recipient=message.recipient,
        thread_id=message.thread_id,
        is_echo=True,
        raw=fields,
        status=state,
        provider_status=state,
        error_codes=(error,) if error else (),
    )
