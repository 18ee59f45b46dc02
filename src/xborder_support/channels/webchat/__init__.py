"""Read and write the chat window of a shop's own site, in a format of our own: ``webchat/1``.

Each post is one JSON object of one conversation, which the shop's server passes on from its window::

    {"format": "webchat/1", "account": "shop-de", "conversation_id": "c-81",
     "consent": {"policy_version": "2026-01", "at": "2026-02-03T09:00:00Z"},
     "messages": [{"message_id": "5f0c…", "seq": 1, "sent_at": "2026-02-03T09:00:05Z",
                   "author": {"role": "customer", "id": "v-7", "name": "…", "email": "…", "phone": "…"},
                   "text": "…", "locale": "de", "page_url": "https://…", "in_reply_to": "…", "order_refs": ["…"],
                   "choice": {"id": "…", "title": "…", "source": "button"},
                   "attachments": [{"kind": "image", "url": "https://…", "mime": "image/png", "filename": "…", "size_bytes": 1}]}],
     "events": [{"event_id": "…", "type": "read", "at": "2026-02-03T09:01:00Z", "author": {"role": "customer"}, "target": "…"}]}

``message_id`` and ``event_id`` are UUIDs that the window makes before it sends, and counts with ``conversation_id`` alone, so a window that
was offline may post everything again, in any order and in other batches: each message keeps its ``event_id``. ``seq`` counts up within a
window and stands in ``details["seq"]``, to sort by. Times are RFC 3339 by the window's clock, which may be wrong; ``Event.at`` is never
later than ``received_at``.

``author.role`` is ``customer``, ``agent``, ``bot`` or ``system``; an event without one is the customer's. Your server must set it, and
``author.id``, by which it knows a visitor or a colleague: a browser could claim any. What visitors type of themselves stays unproven:
``sender.ids`` call it ``claimed_email`` and ``claimed_phone``.

Types of event: ``delivered``, ``read``, ``failed`` (``target`` names our message, or ``until`` all of ours up to a time; ``error_code`` is
``offline``, ``closed``, ``content`` or ``blocked``), ``edit``, ``unsend``, ``reaction`` (``target``, with ``text`` or ``emoji``),
``joined``, ``left``, ``blocked``, ``opted_in``, ``opted_out`` (``scope`` ``all`` or ``marketing``) and ``rating`` (``score``, ``of``,
``text``). Keys that are not listed do not matter.

The library stores nothing, so whether to keep a message is for you to decide: ``details["consent"]`` of a customer's words is ``given``,
with ``consent_policy`` and ``consent_at``, or ``missing``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.channels.request import Headers
from xborder_support.channels.wire.host_signature import signed_by_host
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, ident, read_object, rows, table, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.conversations import Draft, InboundEvent

from .batch import Batch
from .events import read_event
from .messages import read_message
from .writing import message_of

__all__ = ["parse", "receive", "render", "verify"]

_FORMAT = "webchat/1"


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return what one post holds: its messages, then its events, each in its order.

    The customer's address is the conversation's id, on both sides of it, and an answer goes there. ``account`` stands for that of the post.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import webchat
        >>> body = '''{"format": "webchat/1", "conversation_id": "c-81", "messages": [
        ...     {"message_id": "5f0c", "seq": 1, "author": {"role": "customer"}, "text": "Wo ist mein Paket?"}]}'''
        >>> [message] = webchat.parse(body, received_at=datetime(2026, 2, 3, 9, 0, tzinfo=UTC))
        >>> message.text, message.details["consent"]
        ('Wo ist mein Paket?', 'missing')
    """
    received = arrival(received_at)
    post = read_object(body)
    if isinstance(post, Unreadable):
        return [Origin("webchat", "webchat", account or "", received).unparsed(post.reason, body)]
    origin = Origin("webchat", "webchat", account if account is not None else ident(post, "account") or "", received)
    return _refusal(origin, post) or _events(Batch(origin, ident(post, "conversation_id") or "", table(post, "consent")), post)


#: Raise unless your server signed the raw body within the last five minutes.
#:
#: ``X-Webchat-Timestamp`` is the time in seconds since 1970; ``X-Webchat-Signature`` is ``sha256=`` and the hex HMAC-SHA256 of that time, a
#: full stop and the raw body. ``Errors:`` ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``;
#: ``UsageError`` ``empty-secret``.
verify = signed_by_host("X-Webchat")

#: Verify a post, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the message of a draft in the same format, for your server to pass on to the window.

    It has ``options`` and ``attachments`` where the draft has options and media, and no ``sent_at``: your server knows the time. With an
    ``idempotency_key`` its ``message_id`` is always the same, and it is what later events name as their ``target``.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``too-many-options``, ``too-many-media`` or
    ``missing-media-url``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import webchat
        >>> [outgoing] = webchat.render(Draft(channel="webchat", provider="webchat", to="c-81", text="Guten Tag!"))
        >>> outgoing.body.decode()
        '{"format":"webchat/1","conversation_id":"c-81","messages":[{"author":{"role":"bot"},"text":"Guten Tag!"}]}'
    """
    named = {"account": draft.account} if draft.account else {}
    body = json_body({"format": _FORMAT, **named, "conversation_id": draft.to, "messages": [message_of(draft)]})
    return [Outgoing(to=draft.to, body=body, content_type="application/json", idempotency_key=draft.idempotency_key, operation="message")]


def _refusal(origin: Origin, post: dict[str, Any]) -> list[InboundEvent]:
    """Return the event for a post that is not in this format, or nothing."""
    written = words(post, "format")
    if written != _FORMAT:
        if other := other_provider(post, than="webchat"):
            return [origin.unparsed(ANOTHER, post, provider_type=other)]
        return [origin.unparsed("unsupported-type" if written else "wrong-shape", post, provider_type=written)]
    lists = [post[key] for key in ("messages", "events") if key in post]
    return [] if lists and all(type(one) is list for one in lists) else [origin.unparsed("wrong-shape", post)]


def _events(batch: Batch, post: dict[str, Any]) -> list[InboundEvent]:
    messages, more_messages = batch.origin.within_reason(rows(post, "messages"))
    happened, more_happened = batch.origin.within_reason(rows(post, "events"))
    read = [read_message(item, batch) for item in messages]
    return [*read, *more_messages, *(event for item in happened for event in read_event(item, batch)), *more_happened]
