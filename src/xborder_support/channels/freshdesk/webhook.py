"""Turn a webhook with the simple content that Freshdesk writes itself into events.

Its ``triggered_event`` says what happened in a notation of its own, such as ``{ticket_action:created}`` or ``{status:{from:2,to:4}}``.
"""

from __future__ import annotations

import re
from typing import Any

from xborder_support.channels.tickets.content import body_parts, plain_or_html
from xborder_support.channels.tickets.ticket import Change, Comment, Ticket, customer_of
from xborder_support.channels.tickets.words import priority_change, status_change, tag_change, tags_of
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, table, words
from xborder_support.conversations import InboundEvent, Party

from .codes import priority_word, status_word

__all__ = ["is_webhook", "read_webhook"]

_STEP = re.compile(r"([a-z_]{1,40})\s*:\s*\{\s*from\s*:\s*([^,{}]{0,80}?)\s*,\s*to\s*:\s*([^,{}]{0,80}?)\s*\}")
_MAX_EVENT_CHARS = 2_000
_CREATED = re.compile(r"ticket_action\s*:\s*created")


def is_webhook(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is a webhook with the simple content."""
    return type(payload.get("freshdesk_webhook")) is dict


def read_webhook(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return the opening of a new ticket and the changes; ``Unparsed`` where the ticket is not named."""
    fields = table(payload, "freshdesk_webhook")
    number = ident(fields, "ticket_id")
    happened = (words(fields, "triggered_event") or "")[:_MAX_EVENT_CHARS]
    if number is None:
        return [origin.unparsed("missing-content", payload, provider_type=happened or None)]
    ticket = Ticket(origin=origin, id=number, customer=_customer(number, fields))
    created = _CREATED.search(happened) is not None
    changes = [Change(kind="created")] if created else []
    changes += _steps(happened, fields)
    details = {"triggered_event": happened} if happened else {}
    source = fragment_id([number, happened, *sorted((key, value) for key, value in fields.items() if type(value) in {str, int})])
    update = ticket.update(changes or [Change(kind="note")], source=source, at=None, raw=payload, details=details)
    text = plain_or_html(fields, ("ticket_description_text",), "ticket_description") if created else None
    return [update, ticket.message(_opening(number, text, payload))] if text else [update]


def _customer(number: str, fields: dict[str, Any]) -> Party:
    identity = ident(fields, "ticket_contact_unique_external_id")
    mail = words(fields, "ticket_contact_email") or words(fields, "ticket_requester_email")
    name = words(fields, "ticket_contact_name") or words(fields, "ticket_requester_name")
    phone = words(fields, "ticket_contact_phone")
    return customer_of(number, address=mail or phone or identity, name=name, external_id=identity, email=mail, claimed_phone=phone)


def _opening(number: str, text: str | None, payload: dict[str, Any]) -> Comment:
    return Comment(id=f"ticket-{number}", parts=body_parts(text, ()), by_agent=False, is_private=False, sent_at=None, raw=payload)


def _steps(happened: str, fields: dict[str, Any]) -> list[Change]:
    changes = []
    for name, before, after in _STEP.findall(happened):
        if name == "status":
            changes.append(status_change(status_word(after) or "", status_word(before)))
        elif name == "priority":
            changes.append(priority_change(priority_word(after)))
        elif name in {"responder_id", "agent_id", "group_id"}:
            changes.append(_assigned(fields))
        elif name == "tags":
            changes.append(tag_change(tags_of(fields.get("ticket_tags"))))
    return changes


def _assigned(fields: dict[str, Any]) -> Change:
    agent = words(fields, "ticket_agent_email") or words(fields, "ticket_agent_name")
    return Change(kind="assigned", facts={"agent": agent, "team": words(fields, "ticket_group_name")})
