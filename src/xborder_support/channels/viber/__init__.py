"""Read and write the Viber bot API.

A webhook holds one callback; answer it with HTTP 200. Post what ``render`` returns to ``https://chatapi.viber.com/pa/`` + ``operation``
with the header ``X-Viber-Auth-Token``. Viber answers HTTP 200 even where it refuses: ``status`` 0 alone means that it took the message,
and ``data/failures/viber.toml`` says what the others mean. It takes no idempotency key.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import SignatureError

from .calls import calls
from .events import read_callback

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the event of a callback, and after a failure that ends contact, its ``Membership``.

    Viber does not name the bot in a callback, so pass ``account`` if you run more than one. ``message_token`` is the id, a number of 64
    bits kept as text. ``conversation_started`` is a ``joined``: the customer opened the chat, which subscribes to nothing; the one
    welcome allowed goes into the answer to the webhook. ``subscribed`` is ``followed``, ``unsubscribed`` ``unfollowed``. ``seen`` counts
    for all messages up to its time. A press on a button of ours is a ``Choice``, known by ``silent``; ``details["tracking_data"]`` is
    what the message with the buttons carried.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.viber.com/docs/api/rest-bot-api/#callbacks

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import viber
        >>> body = '''{"event": "message", "timestamp": 1770098400000, "message_token": 9007199254740993,
        ...     "sender": {"id": "01234567890A=", "language": "uk"}, "message": {"type": "text", "text": "Де посилка?"}}'''
        >>> event = viber.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.provider_id, event.locale_hint
        ('Де посилка?', '9007199254740993', 'uk')
    """
    origin = Origin("viber", "viber", account or "", arrival(received_at))
    decoded = read_object(body)
    if isinstance(decoded, Unreadable):
        return [origin.unparsed(decoded.reason, body)]
    if "event" not in decoded and (other := other_provider(decoded)):
        return [origin.unparsed(ANOTHER, decoded, provider_type=other)]
    return read_callback(decoded, origin)


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; Viber signs no time)
    url: str | None = None,
) -> None:
    """Raise unless Viber signed the raw body with the bot's token.

    Where a proxy drops the header, pass ``url`` with its query, whose ``sig`` is the same signature. Nothing in it guards against
    replay: drop events whose ``event_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    Source: https://developers.viber.com/docs/api/rest-bot-api/#callbacks

    Example:
        >>> import hmac
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import viber
        >>> signed = {"X-Viber-Content-Signature": hmac.digest(b"token", b"{}", "sha256").hex()}
        >>> viber.verify("{}", signed, "token", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw = raw_bytes(body)
    check_signature(_signature(headers, url), secrets, lambda key: hmac.digest(key, raw, "sha256").hex().encode())


#: Verify a callback, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft, in their order.

    Viber wants a name for the sender, of 28 characters at most: ``details["sender_name"]``, else ``Draft.account``. Options become a
    keyboard below the last message, one button in a row; its presses do not show in the chat. Words go below a single picture where they
    fit there, else into a message after the media; a video, sound or file needs its ``size_bytes``. ``details["tracking_data"]`` comes
    back with the customer's next message.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long`` (also for a message of more than 30 KB),
    ``no-sender``, ``sender-name-too-long``, ``unsupported-media``, ``media-too-large``, ``missing-media-url``, ``missing-media-id``,
    ``missing-media-size``.
    Source: https://creators.viber.com/docs/bots-api/resources/messaging/send-message

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import viber
        >>> viber.render(Draft(channel="viber", provider="viber", account="Kaze", to="0A=", text="Вже в дорозі."))[0].body.decode()
        '{"receiver":"0A=","sender":{"name":"Kaze"},"min_api_version":1,"type":"text","text":"Вже в дорозі."}'
    """
    return calls(draft)


def _signature(headers: Headers, url: str | None) -> bytes:
    try:
        return signature_header(headers, "X-Viber-Content-Signature")
    except SignatureError:
        given = _query_signature(url or "")
        if not given:
            raise
        return given.encode("utf-8", "surrogatepass")


def _query_signature(url: str) -> str:
    try:
        return parse_qs(urlsplit(url).query).get("sig", [""])[0]
    except ValueError:
        return ""
