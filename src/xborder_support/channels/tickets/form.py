"""Read the form in which a shop lets its help desk write a webhook, one form for all desks.

A help desk fills the gaps of a text that the shop writes. The public constant ``TRIGGER_TEMPLATE`` of each desk is that text in this form;
``event`` says what happened, in one of five words:

- ``customer_message``, ``agent_message``, ``private_note``: the comment, and who wrote it, as the rule that sends the form knows;
- ``message``: the comment, of which ``from_agent`` and ``is_public`` tell who wrote it and who may read it;
- ``update``: the ticket, without a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_text, table, words
from xborder_support.conversations import InboundEvent, Party

from .content import AttachmentKeys, attachments, body_parts, plain_or_html
from .ticket import Change, Comment, Ticket, customer_of, in_time_order
from .words import priority_change, status_change, tag_change, tags_of, yes_or_no

__all__ = ["FORM", "is_form", "read_form_ticket"]

#: What the form says of itself.
FORM = "xborder-support/ticket/1"

_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}\Z")
_WRITERS = {"customer_message": (False, False), "agent_message": (True, False), "private_note": (True, True)}
_KEYS = AttachmentKeys(url="url", name="name")


def is_form(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is written in our form."""
    return payload.get("template") == FORM


def read_form_ticket(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return the events of a form: its comment, and what it says of the ticket."""
    fields = table(payload, "ticket")
    number = ident(fields, "id")
    if number is None:
        return [origin.unparsed("missing-content", payload, provider_type=words(payload, "event"))]
    ticket = Ticket(origin=origin, id=number, customer=_customer(number, fields, origin.channel), locale=_locale(fields))
    event = words(payload, "event") or ""
    if event == "update":
        return list(_update(ticket, fields, payload))
    comment = _comment(event, ticket, payload)
    if comment is None:
        known = event == "message" or event in _WRITERS
        reason = "missing-content" if known else "unsupported-event"
        return [origin.unparsed(reason, payload, provider_type=event or None, thread_id=number), *_update(ticket, fields, payload)]
    return in_time_order([ticket.message(comment), *_update(ticket, fields, payload)])


def _customer(number: str, fields: dict[str, Any], channel: str) -> Party:
    identity, mail = ident(fields, "requester_id"), words(fields, "requester_email")
    # Freshdesk fills no gap with its own id of the customer; there the mail address is what all forms share.
    address = identity or mail
    return customer_of(number, address=address, name=words(fields, "requester_name"), email=mail, **{f"{channel}_user": identity})


def _locale(fields: dict[str, Any]) -> str | None:
    stated = words(fields, "requester_locale")
    return stated if stated and _LOCALE.match(stated) else None


def _comment(event: str, ticket: Ticket, payload: dict[str, Any]) -> Comment | None:
    fields = table(payload, "comment")
    writer = _writer(event, fields)
    parts = body_parts(plain_or_html(fields, ("text",), "html"), attachments(fields, _KEYS))
    if writer is None or not parts:
        return None
    by_agent, is_private = writer
    content = [ticket.id, event, fields]
    return Comment(
        id=ident(fields, "id") or fragment_id(content),
        parts=parts,
        by_agent=by_agent,
        is_private=is_private,
        sent_at=instant_text(fields.get("created_at")),
        agent_id=ident(fields, "author_id") if by_agent else None,
        raw=payload,
    )


def _writer(event: str, fields: dict[str, Any]) -> tuple[bool, bool] | None:
    """Return whether the shop wrote it, and whether it is private; None where that is not known."""
    if event != "message":
        return _WRITERS.get(event)
    from_agent, is_public = yes_or_no(fields.get("from_agent")), yes_or_no(fields.get("is_public"))
    # What is not said to be public is a note: a note taken for an answer could be shown to the customer.
    return None if from_agent is None else (from_agent, is_public is not True)


def _update(ticket: Ticket, fields: dict[str, Any], payload: dict[str, Any]) -> Iterator[InboundEvent]:
    """Yield what the form says of the ticket. A form is a snapshot: what it says again changes nothing."""
    is_comment = words(payload, "event") != "update"  # a comment is written in a ticket that is open, as a rule: no news
    changes = [change for change in _changes(fields) if not (is_comment and change.facts.get("status") in {"new", "open"})]
    if not changes:
        return
    at = instant_text(fields.get("updated_at"))
    stated = {name: str(value) for name in ("status", "priority") if (value := fields.get(name)) and type(value) in {str, int}}
    source = fragment_id(["form", ticket.id, *(fields.get(name) for name in ("status", "priority", "agent", "team", "tags", "updated_at"))])
    yield ticket.update(changes, source=source, at=at, raw=payload, details=stated)


def _changes(fields: dict[str, Any]) -> Iterator[Change]:
    if (status := words(fields, "status")) and (change := status_change(status)).kind != "note":
        yield change
    if (priority := priority_change(words(fields, "priority"))).kind != "note":
        yield priority
    agent, team = ident(fields, "agent"), ident(fields, "team")
    if agent or team:
        yield Change(kind="assigned", facts={"agent": agent, "team": team})
    if (topic := tag_change(tags_of(fields.get("tags")))).kind != "note":
        yield topic
