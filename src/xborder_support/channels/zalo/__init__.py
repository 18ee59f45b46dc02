"""Read and write Zalo Official Accounts. Experimental.

No payload of Zalo is public under a licence that we may test with: what is read here follows Zalo's documentation and public
descriptions of it, and is tested with payloads that we made up. Expect changes.

A webhook holds one event. Post what ``render`` returns to ``https://openapi.zalo.me/v3.0/oa/`` + ``operation`` with the header
``access_token``, which lives for 25 hours. Errors come back with HTTP 200, in ``error``. Eight messages are free within 48 hours of the
customer's last one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body, sendable
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, ident, read_object, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header, wrong_signature
from xborder_support.conversations import Draft, InboundEvent, Media, Option
from xborder_support.errors import UsageError

from .events import GROUP, read_webhook
from .message import OPTION

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return what a webhook reports: a message, an echo of ours, a follow, or receipts, one for each message that they name.

    ``account`` stands for the id of the Official Account in the payload. ``details["event"]`` is Zalo's name of the event,
    ``details["admin_id"]`` the person of the shop who wrote an echo, where Zalo says so. In a group ``thread_id`` is the group's id. A link
    is its title, description and address as lines of text.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.zalo.me/docs/official-account/webhook/tin-nhan/su-kien-nguoi-dung-gui-tin-nhan

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import zalo
        >>> body = '''{"app_id": "1", "event_name": "user_send_text", "sender": {"id": "u1"}, "recipient": {"id": "oa1"},
        ...     "message": {"text": "Đơn hàng của tôi đâu?", "msg_id": "m1"}, "timestamp": "1770122400000"}'''
        >>> event = zalo.parse(body, received_at=datetime(2026, 2, 3, 12, 41, tzinfo=UTC))[0]
        >>> event.text, event.account, event.window_expires_at.isoformat()
        ('Đơn hàng của tôi đâu?', 'oa1', '2026-02-05T12:40:00+00:00')
    """
    received = arrival(received_at)
    webhook = read_object(body)
    origin = Origin("zalo", "zalo", account or "", received)
    if isinstance(webhook, Unreadable):
        return [origin.unparsed(webhook.reason, body)]
    if words(webhook, "event_name") is None:
        return [misdirected(webhook, origin, otherwise="missing-type" if "app_id" in webhook else "wrong-shape")]
    return read_webhook(webhook, received, account)


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; the time in it is that of the event)
    url: str | None = None,  # noqa: ARG001
) -> None:
    """Raise unless Zalo signed the raw body with the secret key of the Official Account.

    The header ``X-ZEvent-Signature`` is ``mac=`` and a SHA-256 over app id, body, timestamp and key; the prefix may be missing. App id and
    timestamp stand in the body itself. The time is that of the event, so nothing in it guards against replay: drop events whose
    ``event_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    Source: https://developers.zalo.me/docs/official-account/webhook/xac-thuc-su-kien

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import zalo
        >>> signed = {"X-ZEvent-Signature": "mac=266eec53054c090e467087e14ff13d2d5a68d9ffcd1ed7b5f90e80bbbe7d46c5"}
        >>> zalo.verify('{"app_id":"1","timestamp":"1770122400000"}', signed, "blue-door", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw = raw_bytes(body)
    given = signature_header(headers, "X-ZEvent-Signature").removeprefix(b"mac=")
    webhook = read_object(body)
    if isinstance(webhook, Unreadable):
        raise wrong_signature()
    app, timestamp = (ident(webhook, name) or "" for name in ("app_id", "timestamp"))
    before, after = app.encode("utf-8", "surrogatepass"), timestamp.encode("utf-8", "surrogatepass")
    check_signature(given, secrets, lambda key: sha256(b"".join((before, raw, after, key))).hexdigest().encode())


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft as messages of customer service: each media file, then the text with its options as buttons.

    ``in_reply_to`` is quoted, by which Zalo knows an answer. Pictures go by ``Media.provider_id`` (an attachment_id) or address; files by
    the token of an upload, in ``Media.provider_id``, else as a link in a text. A pressed button sends JSON with the option's id, which
    the customer does not see and ``parse`` reads as a choice. Zalo takes no idempotency key. ``Draft.to`` is the id of a user, or
    ``group/`` and the id of a group, which takes neither options nor quotes.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``media-not-uploaded``,
    ``too-many-options`` or ``templates-unsupported``. Source: https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van/gui-tin-tu-van-dang-van-ban

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import zalo
        >>> zalo.render(Draft(channel="zalo", provider="zalo", to="u1", text="Xin chờ.", in_reply_to="m1"))[0].body.decode()
        '{"recipient":{"user_id":"u1"},"message":{"text":"Xin chờ.","quote_message_id":"m1"}}'
    """
    text = sendable(draft, channels={"zalo"})
    if draft.template:
        hint = "Zalo's templates (ZNS) go to phone numbers, by another interface; here, send the text"
        raise UsageError("messages of customer service have no templates", code="templates-unsupported", hint=hint)
    is_group = draft.to.startswith(GROUP)
    if is_group and draft.options:
        raise UsageError("a group on Zalo takes no options", code="too-many-options", hint="write them into the text as numbered lines")
    messages = [_media(media) for media in draft.media]
    if text.strip():
        messages.append({"text": text, **_buttons(draft.options)})
    if draft.in_reply_to and not is_group:
        messages[-1]["quote_message_id"] = draft.in_reply_to
    return [_outgoing(draft, message) for message in messages]


def _media(media: Media) -> dict[str, Any]:
    caption = {"text": media.caption} if media.caption else {}
    if media.media_kind == "image" and (media.provider_id or media.url):
        shown = {"attachment_id": media.provider_id} if media.provider_id else {"url": media.url}
        payload = {"template_type": "media", "elements": [{"media_type": "image", **shown}]}
        return {**caption, "attachment": {"type": "template", "payload": payload}}
    if media.media_kind == "file" and media.provider_id:
        return {"attachment": {"type": "file", "payload": {"token": media.provider_id}}}
    if media.url:
        words = media.caption or media.filename
        return {"text": f"{words}: {media.url}" if words else media.url}
    hint = "upload it to Zalo and set Media.provider_id, or set Media.url"
    raise UsageError(f"Zalo cannot send this {media.media_kind} as it is", code="media-not-uploaded", hint=hint)


def _buttons(options: tuple[Option, ...]) -> dict[str, Any]:
    if not options:
        return {}
    return {"attachment": {"type": "template", "payload": {"buttons": [_button(option) for option in options]}}}


def _button(option: Option) -> dict[str, Any]:
    if option.url:
        return {"title": option.title, "type": "oa.open.url", "payload": {"url": option.url}}
    payload = json_body({OPTION: option.id, "title": option.title}).decode()
    return {"title": option.title, "type": "oa.query.hide", "payload": payload}


def _outgoing(draft: Draft, message: Mapping[str, Any]) -> Outgoing:
    group = draft.to.removeprefix(GROUP)
    recipient, operation = ({"user_id": draft.to}, "message/cs") if group == draft.to else ({"group_id": group}, "group/message")
    return Outgoing(
        to=group, body=json_body({"recipient": recipient, "message": message}), content_type="application/json", operation=operation
    )
