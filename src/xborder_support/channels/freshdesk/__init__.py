"""Read and write Freshdesk tickets.

Three forms arrive, and ``parse`` tells them apart: webhooks of automation rules with the advanced content that a shop writes itself
(paste ``TRIGGER_TEMPLATE``), webhooks with the simple content that Freshdesk writes (``freshdesk_webhook``), and tickets from the REST
API, as an object with ``ticket`` and ``conversations``, or as a ticket that holds its ``conversations``. The simple content does not say
who wrote the latest comment, so it yields the opening of a new ticket and the changes alone: fetch the ticket with
``?include=conversations,requester`` and pass that to ``parse``, or use the template. Answer a webhook with HTTP 200.

``thread_id`` is the ticket. What the customer writes is a message, what an agent writes in public is an echo, and a private note is an echo
with ``is_private``, which never reaches the customer. What happens to the ticket itself is a ``TicketUpdate``.

Send what ``render`` returns to ``https://<domain>.freshdesk.com/api/v2/tickets/`` + ``to``: an ``operation`` ``reply`` or ``notes`` by
POST, with a slash and the operation behind it, and the operation ``update`` by PUT to this very address.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.tickets.drafts import as_html, linked, status_of, ticket_text
from xborder_support.channels.tickets.form import is_form, read_form_ticket
from xborder_support.channels.tickets.shared_secret import check_basic_authorisation
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object, refuse_oversized
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.terms import utc

from .objects import is_ticket_object, read_ticket_object
from .webhook import is_webhook, read_webhook

__all__ = ["TRIGGER_TEMPLATE", "parse", "receive", "render", "verify"]

_STATUSES = {"open": 2, "pending": 3, "resolved": 4, "solved": 4, "closed": 5}

#: The JSON to paste as the advanced content of a webhook in an automation rule. Make one rule for each kind of comment (the events "Reply
#: is sent" by the requester or by an agent, and "Note is added" of the type private), and write ``customer_message``, ``agent_message``
#: or ``private_note`` as its ``event``, or ``update`` in a rule for changes of the ticket. In the rule for private notes, write
#: ``{{ticket.latest_private_comment}}`` in place of the public one.
TRIGGER_TEMPLATE = """{
  "template": "xborder-support/ticket/1",
  "event": "customer_message",
  "ticket": {
    "id": "{{ticket.id_numeric}}",
    "status": "{{ticket.status}}",
    "priority": "{{ticket.priority}}",
    "tags": "{{ticket.tags}}",
    "agent": "{{ticket.agent.email}}",
    "team": "{{ticket.group.name}}",
    "requester_email": "{{ticket.requester.email}}",
    "requester_name": "{{ticket.requester.name}}"
  },
  "comment": {
    "html": "{{ticket.latest_public_comment}}"
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

    No payload names the shop, so pass ``account`` (your Freshdesk domain). Freshdesk lists conversations in no order of time; the events
    are in order, under the ids of the conversations. The opening of a ticket, which is no conversation, has the id ``ticket-<id>``. A
    customer is known by the mail address, else by Freshdesk's id.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.freshdesk.com/api/#conversations

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import freshdesk
        >>> body = '''{"ticket": {"id": 7, "requester_id": 1, "status": 2, "priority": 1}, "conversations": [{"id": 71, "user_id": 1,
        ...     "body_text": "Any news?", "incoming": true, "private": false, "created_at": "2026-02-03T09:00:00Z"}]}'''
        >>> events = freshdesk.parse(body, received_at=datetime(2026, 2, 3, 9, 1, tzinfo=UTC), account="shop")
        >>> [(event.text, event.provider_id, event.thread_id) for event in events if event.kind == "message"]
        [('Any news?', '71', '7')]
    """
    origin = Origin("freshdesk", "freshdesk", account or "", arrival(received_at))
    payload = read_object(body)
    if isinstance(payload, Unreadable):
        return [origin.unparsed(payload.reason, body)]
    if is_form(payload):
        return read_form_ticket(payload, origin)
    if is_webhook(payload):
        return read_webhook(payload, origin)
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
    """Raise unless the webhook carries the user and password that you gave it; Freshdesk signs nothing.

    Tick "Requires authentication" in the automation rule and fill in a user and a long random password; ``secrets`` is the text
    ``"user:password"``, or several of them while you rotate. They prove who sent the payload, not that it arrived unchanged or for the
    first time: receive it over HTTPS alone, and drop events whose ``event_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-login``; ``UsageError`` ``empty-secret``, ``bad-secret`` or
    ``naive-datetime``.
    Source: https://support.freshdesk.com/support/solutions/articles/132589-using-webhooks-in-automation-rules

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import freshdesk
        >>> headers = {"Authorization": "Basic aG9vazpsb25nLXJhbmRvbQ=="}
        >>> freshdesk.verify(b"{}", headers, "hook:long-random", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    refuse_oversized(body)
    utc(now, "now")
    check_basic_authorisation(headers, secrets)


#: Verify a payload, then return its events.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    r"""Return the reply to a ticket, or the note for the shop's own people. ``draft.to`` is the id of the ticket.

    It is a public reply unless ``Draft.is_private`` makes it a note among the shop's people. ``details["status"]`` (``open``, ``pending``,
    ``resolved``, ``closed``) adds a second call that sets the status, ``details["agent_id"]`` names the agent who says it. The text becomes
    HTML that shows just these words; files become links below it.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``not-a-ticket``, ``empty-text``, ``too-many-options``,
    ``bad-draft-detail``, ``unknown-status`` or ``media-without-url``.
    Source: https://developers.freshdesk.com/api/#reply_ticket

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import freshdesk
        >>> outgoing = freshdesk.render(Draft(channel="freshdesk", provider="freshdesk", to="7", text="It left today.\nYours"))[0]
        >>> outgoing.operation, outgoing.body
        ('reply', b'{"body":"It left today.<br>Yours"}')
    """
    content: dict[str, Any] = {"body": as_html(linked(ticket_text(draft, "freshdesk"), draft.media))}
    status = status_of(draft, _STATUSES)
    if draft.is_private:
        content["private"] = True
    if agent := draft.details.get("agent_id"):
        content["user_id"] = int(agent) if agent.isascii() and agent.isdigit() else agent
    calls = [_outgoing(draft, "notes" if draft.is_private else "reply", content)]
    return [*calls, _outgoing(draft, "update", {"status": _STATUSES[status]})] if status else calls


def _outgoing(draft: Draft, operation: str, content: dict[str, Any]) -> Outgoing:
    return Outgoing(to=draft.to, body=json_body(content), content_type="application/json", operation=operation)
