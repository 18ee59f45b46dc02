"""Read and write Gorgias tickets.

Three forms arrive, and ``parse`` tells them apart: the body of an HTTP integration, which the shop writes itself (paste
``TRIGGER_TEMPLATE``), tickets from the REST API with their ``messages``, and single messages of it, alone or beside their ticket as
``{"ticket": …, "message": …}``. Answer an integration with HTTP 200: Gorgias gives up on a request that fails a few times.

``thread_id`` is the ticket, whatever the channel that it came by, which is ``details["channel"]``. What the customer writes is a message,
what an agent or a rule writes is an echo, and an internal note is an echo with ``is_private``, which never reaches the customer. What
happens to the ticket itself is a ``TicketUpdate``, and how far an answer got a ``DeliveryStatus``.

Send what ``render`` returns to ``https://<domain>.gorgias.com/api/tickets/`` + ``to``: the ``operation`` ``messages`` by POST, with
``/messages`` behind it, and the operation ``update`` by PUT to this very address.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.tickets.drafts import as_html, status_of, ticket_text
from xborder_support.channels.tickets.form import is_form, read_form_ticket
from xborder_support.channels.tickets.shared_secret import check_secret_header
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object, refuse_oversized, table, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.conversations import Draft, InboundEvent, Media, Message
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .objects import is_ticket_object, read_ticket_object, route_of

__all__ = ["SECRET_HEADER", "TRIGGER_TEMPLATE", "parse", "receive", "render", "verify"]

_STATUSES = {"open": "open", "closed": "closed", "solved": "closed"}

#: The header to add to the HTTP integration, with a long random text as its value.
SECRET_HEADER = "X-Gorgias-Secret"  # noqa: S105  (the name of the header, not its value)

#: The JSON body to paste into an HTTP integration for the trigger "Ticket message created". For the triggers about tickets, write
#: ``update`` as the ``event`` and leave out the comment.
TRIGGER_TEMPLATE = """{
  "template": "xborder-support/ticket/1",
  "event": "message",
  "ticket": {
    "id": "{{ticket.id}}",
    "status": "{{ticket.status}}",
    "priority": "{{ticket.priority}}",
    "agent": "{{ticket.assignee_user.id}}",
    "updated_at": "{{ticket.updated_datetime}}",
    "requester_id": "{{ticket.customer.id}}",
    "requester_email": "{{ticket.customer.email}}",
    "requester_name": "{{ticket.customer.name}}",
    "requester_locale": "{{ticket.language}}"
  },
  "comment": {
    "id": "{{message.id}}",
    "text": "{{message.body_text}}",
    "from_agent": "{{message.from_agent}}",
    "is_public": "{{message.public}}",
    "author_id": "{{message.sender.id}}",
    "channel": "{{message.channel}}",
    "shop_address": "{{message.source.to[0].address}}",
    "created_at": "{{message.created_datetime}}"
  }
}"""


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a payload, by the time that they state.

    No payload names the shop, so pass ``account`` (your Gorgias domain). ``stripped_text``, which Gorgias makes of a mail without its
    history, is the text; what it cut off is ``quoted_text``. ``reply_handle`` holds by which channel and address an answer goes out.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.gorgias.com/reference/ticket-messages

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import gorgias
        >>> body = '''{"id": 71, "ticket_id": 7, "channel": "email", "from_agent": false, "public": true, "body_text": "Any news?",
        ...     "sender": {"id": 1, "email": "jo@example.com"}, "created_datetime": "2026-02-03T09:00:00"}'''
        >>> message = gorgias.parse(body, received_at=datetime(2026, 2, 3, 9, 1, tzinfo=UTC), account="shop")[0]
        >>> message.text, message.thread_id, message.details["channel"]
        ('Any news?', '7', 'email')
    """
    origin = Origin("gorgias", "gorgias", account or "", arrival(received_at))
    payload = read_object(body)
    if isinstance(payload, Unreadable):
        return [origin.unparsed(payload.reason, body)]
    if is_form(payload):
        return [_with_route(event, payload) for event in read_form_ticket(payload, origin)]
    if is_ticket_object(payload):
        return read_ticket_object(payload, origin)
    return [misdirected(payload, origin)]


def _with_route(event: InboundEvent, payload: dict[str, Any]) -> InboundEvent:
    """Return a customer's message of a form together with where an answer goes."""
    if not isinstance(event, Message) or event.is_echo:
        return event
    comment = table(payload, "comment")
    handle = route_of(words(comment, "channel"), shop=words(comment, "shop_address"), customer=event.customer.ids.get("email"))
    channel = words(comment, "channel")
    return replace(event, reply_handle=handle, details={"channel": channel, **event.details} if channel else event.details)


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,
    url: str | None = None,  # noqa: ARG001  (all providers share one signature)
) -> None:
    """Raise unless the integration sends the secret that you gave it in the header ``X-Gorgias-Secret``; Gorgias signs nothing.

    Add the header to the HTTP integration, with a long random value. It proves who sent the payload, not that it arrived unchanged or for
    the first time: receive it over HTTPS alone, and drop events whose ``event_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret`` or ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import gorgias
        >>> gorgias.verify(b"{}", {gorgias.SECRET_HEADER: "long-random"}, "long-random", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    refuse_oversized(body)
    utc(now, "now")
    check_secret_header(headers, SECRET_HEADER, secrets)


#: Verify a payload, then return its events.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the message to add to a ticket. ``draft.to`` is the id of the ticket.

    It goes out as the ``reply_handle`` of the customer's message says, which ``Draft.reply_to`` takes over: the same channel, back to who
    wrote. With ``Draft.is_private`` it is an internal note that goes nowhere. ``details["status"]`` (``open``, ``closed``)
    adds a second call that sets the status, ``details["agent_id"]`` names the agent who says it. Files go along by their address.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``not-a-ticket``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``bad-draft-detail``, ``unknown-status``, ``media-without-url`` or ``no-reply-handle``.
    Source: https://developers.gorgias.com/docs/create-a-new-message-in-ticket-via-api

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import gorgias
        >>> note = Draft(channel="gorgias", provider="gorgias", to="7", text="Ask the carrier.", is_private=True)
        >>> gorgias.render(note)[0].body.decode()[:74]
        '{"channel":"internal-note","via":"api","from_agent":true,"public":false,"b'
    """
    text = ticket_text(draft, "gorgias")
    private, status = draft.is_private, status_of(draft, _STATUSES)
    content: dict[str, Any] = {"channel": "internal-note"} if private else _route(draft)
    content |= {"via": "api", "from_agent": True, "public": not private, "body_text": text, "body_html": as_html(text)}
    if draft.subject and not private:
        content["subject"] = " ".join(draft.subject.split())
    if agent := draft.details.get("agent_id"):
        content["sender"] = {"id": int(agent) if agent.isascii() and agent.isdigit() else agent}
    if draft.media:
        content["attachments"] = [_attachment(item) for item in draft.media]
    calls = [_outgoing(draft, "messages", content)]
    return [*calls, _outgoing(draft, "update", {"status": _STATUSES[status]})] if status else calls


def _route(draft: Draft) -> dict[str, Any]:
    """Return by which channel and between which addresses a public message goes."""
    handle = read_object(draft.reply_handle.token) if draft.reply_handle else {}
    if isinstance(handle, Unreadable) or type(handle.get("channel")) is not str:
        hint = (
            "answer with Draft.reply_to(message, text), or set reply_handle=ReplyHandle(token=gorgias_json), the JSON of "
            f"{json.dumps({'channel': 'email', 'from': 'shop@…', 'to': 'customer@…'}, ensure_ascii=False)}"
        )
        raise UsageError("the draft does not say by which channel it goes out", code="no-reply-handle", hint=hint)
    source: dict[str, Any] = {"type": handle.get("type") or handle["channel"]}
    if type(handle.get("from")) is str:
        source["from"] = {"address": handle["from"]}
    if type(handle.get("to")) is str:
        source["to"] = [{"address": handle["to"]}]
    return {"channel": handle["channel"], "source": source}


def _attachment(item: Media) -> dict[str, Any]:
    if item.url is None:
        hint = "upload the file first, and set Media.url to its address"
        raise UsageError("a file of the draft has no address", code="media-without-url", hint=hint)
    stated = {"url": item.url, "name": item.filename, "content_type": item.mime, "size": item.size_bytes}
    return {name: value for name, value in stated.items() if value is not None}


def _outgoing(draft: Draft, operation: str, content: dict[str, Any]) -> Outgoing:
    return Outgoing(to=draft.to, body=json_body(content), content_type="application/json", operation=operation)
