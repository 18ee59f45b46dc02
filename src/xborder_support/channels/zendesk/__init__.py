"""Read and write Zendesk tickets.

Three forms arrive, and ``parse`` tells them apart: event webhooks (subscribe to the ``ticket.*`` events), the older webhooks of triggers
and automations, whose JSON the shop writes itself (paste ``TRIGGER_TEMPLATE``), and tickets from the REST API, as an object with
``ticket`` and, where they were fetched too, ``comments`` and ``users``. Answer a webhook with HTTP 200.

``thread_id`` is the ticket. What the customer writes is a message, what an agent writes in public is an echo, and an internal note is an
echo with ``is_private``, which never reaches the customer. What happens to the ticket itself is a ``TicketUpdate``. Zendesk promises no
order of its events: ``details["sequence_position"]`` counts the events of one action, and a conversation puts all of them in order by
time.

Send what ``render`` returns by PUT to ``https://<subdomain>.zendesk.com/api/v2/tickets/`` + ``to`` + ``.json``, with the
``idempotency_key`` as the header ``Idempotency-Key``, which Zendesk keeps for two hours.
"""

from __future__ import annotations

import hmac
import re
from base64 import b64encode
from datetime import datetime, timedelta
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.tickets.drafts import linked, status_of, ticket_text
from xborder_support.channels.tickets.form import is_form, read_form_ticket
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, ident, instant_text, read_object
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import SignatureError
from xborder_support.terms import utc

from .events import is_event, read_event
from .objects import is_ticket_object, read_ticket_object

__all__ = ["TRIGGER_TEMPLATE", "parse", "receive", "render", "verify"]

_SIGNATURE, _TIMESTAMP = "X-Zendesk-Webhook-Signature", "X-Zendesk-Webhook-Signature-Timestamp"
_MAX_AGE = timedelta(minutes=5)  # Zendesk states none; this is what other providers that sign a time advise.
_PLACEHOLDER = re.compile(r"\{(?=[{%])")  # how Zendesk's own templates begin
_STATUSES = ("open", "pending", "hold", "solved")  # "new" and "closed" are set by Zendesk alone

#: The JSON body to paste into a trigger or automation that notifies a webhook. Make one trigger for each kind of comment, and write
#: ``customer_message``, ``agent_message`` or ``private_note`` as its ``event`` (the conditions "Comment is" and "Current user is" tell them
#: apart), or ``update`` for a trigger that reports the ticket alone.
TRIGGER_TEMPLATE = """{
  "template": "xborder-support/ticket/1",
  "event": "customer_message",
  "ticket": {
    "id": "{{ticket.id}}",
    "status": "{{ticket.status}}",
    "priority": "{{ticket.priority}}",
    "tags": "{{ticket.tags}}",
    "agent": "{{ticket.assignee.id}}",
    "team": "{{ticket.group.id}}",
    "updated_at": "{{ticket.updated_at_with_timestamp}}",
    "requester_id": "{{ticket.requester.id}}",
    "requester_email": "{{ticket.requester.email}}",
    "requester_name": "{{ticket.requester.name}}"
  },
  "comment": {
    "text": "{{ticket.latest_comment.value}}",
    "created_at": "{{ticket.latest_comment.created_at_with_time}}"
  }
}"""


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook or of a ticket from the REST API, by the time that they state.

    ``account`` stands for the ``account_id`` of event webhooks; pass it always where several of the three forms are in use, so that
    they meet in one conversation. A customer is known by Zendesk's user id, and ``ids`` has the mail address where the payload states
    it. Event webhooks tell the opening comment of a ticket twice, as the description of the new ticket and as a comment: both have the
    same ``event_id``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import zendesk
        >>> body = '''{"type": "zen:event-type:ticket.comment_added", "id": "e1", "time": "2026-02-03T09:00:00Z", "account_id": 7,
        ...     "detail": {"id": "35436", "requester_id": "9"},
        ...     "event": {"comment": {"id": "2", "body": "Late!", "is_public": true, "author": {"is_staff": false}}}}'''
        >>> message = zendesk.parse(body, received_at=datetime(2026, 2, 3, 9, 1, tzinfo=UTC))[0]
        >>> message.text, message.thread_id, message.is_echo
        ('Late!', '35436', False)
    """
    received = arrival(received_at)
    payload = read_object(body)
    if isinstance(payload, Unreadable):
        return [Origin("zendesk", "zendesk", account or "", received).unparsed(payload.reason, body)]
    origin = Origin("zendesk", "zendesk", account if account is not None else ident(payload, "account_id") or "", received)
    if is_event(payload):
        return read_event(payload, origin)
    if is_form(payload):
        return read_form_ticket(payload, origin)
    if is_ticket_object(payload):
        return read_ticket_object(payload, origin)
    return [misdirected(payload, origin)]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,
    url: str | None = None,  # noqa: ARG001  (all providers share one signature)
) -> None:
    """Raise unless Zendesk signed the time and the raw body with the webhook's secret, at most five minutes before or after ``now``.

    The secret is used as the text that Zendesk shows, without decoding it.

    Errors: ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``; ``UsageError`` ``empty-secret`` or
    ``naive-datetime``.
    Source: https://developer.zendesk.com/documentation/webhooks/verifying/

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import zendesk
        >>> signed = {
        ...     "X-Zendesk-Webhook-Signature": "gf3v0LzLRHPUnIdhbvwRDVEvzSb07/QN0GYjSNlkBT0=",
        ...     "X-Zendesk-Webhook-Signature-Timestamp": "2021-07-25T10:00:00Z",
        ... }
        >>> secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="
        >>> zendesk.verify('{"say": "hello"}', signed, secret, now=datetime(2021, 7, 25, 10, 1, tzinfo=UTC))
    """
    at = utc(now, "now")
    signature, timestamp = signature_header(headers, _SIGNATURE), signature_header(headers, _TIMESTAMP)
    signed = timestamp + raw_bytes(body)
    check_signature(signature, secrets, lambda key: b64encode(hmac.digest(key, signed, "sha256")))
    stated = instant_text(timestamp.decode("utf-8", "replace"))
    if stated is None or abs(at - stated) > _MAX_AGE:
        hint = "answer 401; if every request fails, set the server's clock, and pass now as the time of the request"
        raise SignatureError("the payload was signed too long before or after now", code="stale-signature", hint=hint)


#: Verify a payload, then return its events.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the change of the ticket that adds a draft as a comment. ``draft.to`` is the id of the ticket.

    The comment is public unless ``Draft.is_private`` makes it a note among the shop's people; ``details["status"]`` (``open``, ``pending``,
    ``hold``, ``solved``) sets the status with it, ``details["agent_id"]`` names the agent who says it. A file goes along by the token of
    its upload, which is ``Media.provider_id``, and else as a link below the text. An invisible word joiner parts ``{{``, which would be a
    placeholder of Zendesk's: a customer's name could call up a note.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``not-a-ticket``, ``empty-text``, ``too-many-options``,
    ``bad-draft-detail``, ``unknown-status`` or ``media-without-url``.
    Source: https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-ticket

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import zendesk
        >>> draft = Draft(channel="zendesk", provider="zendesk", to="35436", text="It left today.", details={"status": "pending"})
        >>> zendesk.render(draft)[0].body.decode()
        '{"ticket":{"comment":{"body":"It left today.","public":true},"status":"pending"}}'
    """
    text = ticket_text(draft, "zendesk")
    uploads = [item.provider_id for item in draft.media if item.provider_id]
    body = linked(text, [item for item in draft.media if not item.provider_id])
    comment: dict[str, Any] = {"body": _PLACEHOLDER.sub("{\u2060", body), "public": not draft.is_private}
    if uploads:
        comment["uploads"] = uploads
    if agent := draft.details.get("agent_id"):
        comment["author_id"] = int(agent) if agent.isascii() and agent.isdigit() else agent
    ticket: dict[str, Any] = {"comment": comment}
    if status := status_of(draft, _STATUSES):
        ticket["status"] = status
    return [
        Outgoing(
            to=draft.to,
            body=json_body({"ticket": ticket}),
            content_type="application/json",
            idempotency_key=draft.idempotency_key,
            operation="tickets",
        )
    ]
