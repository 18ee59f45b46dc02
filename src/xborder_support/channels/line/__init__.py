"""Read and write the LINE Messaging API.

A webhook holds a batch of events, which may be empty: the console's "Verify" button sends that. Answer it with 200 within two seconds, and
do the work afterwards. Post what ``render`` returns to ``https://api.line.me/v2/bot/message/`` + ``operation``; a push takes its
``idempotency_key`` as the header ``X-Line-Retry-Key``, a reply takes none.

Media are fetched from ``https://api-data.line.me/v2/bot/message/{id}/content`` with the ``provider_id`` of the part. LINE deletes them
after a while, so fetch them at once. LINE reports neither delivery nor reading of ordinary messages; ``DeliveryStatus`` comes for
notification messages alone, with the delivery tag as its ``provider_id``. A block is a ``Membership`` of the change ``unfollowed``.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.windows import token_life
from xborder_support.channels.wire.origin import Origin, arrival, shop_party
from xborder_support.channels.wire.payload import Unreadable, ident, read_object
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header
from xborder_support.conversations import Draft, InboundEvent

from .events import Webhook, read_event
from .messages import message_objects

__all__ = ["parse", "receive", "render", "verify"]

_RETRY_KEYS = UUID("7f0d2a5e-4f5c-4c8e-9b43-6d0b8f5f2c11")  # names the space in which a draft's key becomes the UUID that LINE wants


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook, one for each event in it, in its order.

    ``account`` stands for the ``destination`` of the payload. What cannot be read becomes ``Unparsed`` beside its siblings. In a group
    or a room ``thread_id`` is its id, and LINE may withhold who wrote; ``sender.ids["reply_to"]`` makes an answer go to the group.

    ``details`` hold, where LINE sends them: ``mode`` (``standby`` where another system answers and we must not), ``quote_token``,
    ``mark_as_read_token``, ``mentions`` and ``mentions_us``, ``emojis`` (JSON; places count UTF-16 units), ``image_set_id`` with
    ``image_set_index`` and ``image_set_total``, ``is_unblocked``. Who joined or left a group is in ``members``, separated by blanks;
    without it, it was we ourselves.

    Beacons, finished videos, account links and paid memberships say nothing that support could answer, and modules, activation and
    suspension are about the account: they are ``Unparsed`` with the reason ``unsupported-event``, and details such as ``link_nonce``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import line
        >>> body = '''{"destination": "U0", "events": [{"type": "message", "timestamp": 1770122400000,
        ...     "source": {"type": "user", "userId": "U1"}, "message": {"id": "5", "type": "text", "text": "こんにちは"}}]}'''
        >>> [event.text for event in line.parse(body, received_at=datetime(2026, 2, 3, 12, 40, tzinfo=UTC))]
        ['こんにちは']
    """
    received = arrival(received_at)
    batch = read_object(body)
    if isinstance(batch, Unreadable):
        return [Origin("line", "line", account or "", received).unparsed(batch.reason, body)]
    destination = account if account is not None else ident(batch, "destination") or ""
    origin = Origin("line", "line", destination, received)
    events = batch.get("events")
    if type(events) is not list:
        return [misdirected(batch, origin)]
    webhook = Webhook(origin, shop_party(destination), _tokens_expire_at(received))
    read, kept = origin.within_reason(events)
    return [*(read_event(event, webhook) for event in read), *kept]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; LINE signs no time)
    url: str | None = None,  # noqa: ARG001
) -> None:
    """Raise unless LINE signed the raw body with the channel secret.

    Nothing in it guards against replay: drop events whose ``event_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    Source: https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import line
        >>> signed = {"x-line-signature": "/gg9a+LvFevTH1sd7XCQycD7tsWclCsInj7MhBHxN7k="}
        >>> line.verify("bodybodybodybody", signed, "channel_secret", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw = raw_bytes(body)
    check_signature(signature_header(headers, "x-line-signature"), secrets, lambda key: b64encode(hmac.digest(key, raw, "sha256")))


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the one call that sends a draft: a reply while it has a reply handle, else a push.

    A reply handle works once and for about a minute, so drop it from a draft that you send later. One call holds up to five messages: each
    medium is one, the words are one. ``draft.options`` become buttons where one of them opens a page, there are at most four and the words
    above them have at most 160 characters; else quick replies, at most 13, which vanish once one is tapped. A tapped option comes back as a
    ``Postback`` with its ``id``. Labels count what readers see as one character (grapheme clusters), texts UTF-16 units.

    ``draft.details`` may hold ``quote_token``, from the details of the message that the words quote, and ``preview_url``, the HTTPS address
    of a picture of at most 1 MB, which a video needs. An audio needs its ``duration_ms``; a sticker is ``package/sticker``.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``option-too-long``, ``too-many-messages``, ``unsupported-media``, ``media-too-large``, ``missing-media-url``, ``missing-media-id``,
    ``missing-preview`` or ``missing-duration``.
    Source: https://developers.line.biz/en/reference/messaging-api/#message-objects

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import line
        >>> line.render(Draft(channel="line", provider="line", to="U1", text="お待ちください。"))[0].operation
        'push'
    """
    messages = message_objects(draft)
    if draft.reply_handle:
        return [_outgoing(draft, "reply", {"replyToken": draft.reply_handle.token, "messages": messages}, "")]
    retry_key = str(uuid5(_RETRY_KEYS, draft.idempotency_key)) if draft.idempotency_key else ""
    return [_outgoing(draft, "push", {"to": draft.to, "messages": messages}, retry_key)]


def _outgoing(draft: Draft, operation: str, payload: Mapping[str, Any], key: str) -> Outgoing:
    return Outgoing(to=draft.to, body=json_body(payload), content_type="application/json", idempotency_key=key, operation=operation)


def _tokens_expire_at(received: datetime) -> datetime | None:
    life = token_life("line", received.date())
    return received + life if life else None
