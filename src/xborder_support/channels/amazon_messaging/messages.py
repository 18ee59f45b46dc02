"""Write one message of Amazon's Messaging API within its limits."""

from __future__ import annotations

import re
from typing import Any

from xborder_support.channels.limits import TextLimit
from xborder_support.channels.outgoing import Outgoing, json_body, refuse_longer, refuse_private
from xborder_support.channels.wire.payload import instant_text
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError, did_you_mean

from .facts import MessageLimits, message_limits

__all__ = ["render"]

_ORDER = re.compile(r"\d{3}-\d{7}-\d{7}\Z", re.ASCII)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[^\s@<>.]{2,}")
_DATES = {"coverage_start": "coverageStartDate", "coverage_end": "coverageEndDate"}


def render(draft: Draft) -> list[Outgoing]:
    """Return one message for an order. ``draft.to`` is the order number, ``details["message_type"]`` the ``type`` that Amazon allows.

    Amazon writes the words of some types itself and takes the files alone (``legalDisclosure``, ``amazonMotors``, ``warranty``,
    ``invoice``); the draft then has no text. A warranty states ``details["coverage_start"]`` and ``["coverage_end"]`` (RFC 3339). Each
    file has its upload's id as ``Media.provider_id`` and a ``filename``. ``operation`` is the type of the message.

    Errors: ``UsageError`` ``wrong-channel``, ``private-draft``, ``no-recipient``, ``unknown-message-type``, ``empty-text``,
    ``text-too-long``, ``text-not-allowed``, ``address-in-text``, ``too-many-media``, ``too-few-media``, ``media-not-uploaded`` or
    ``bad-draft-detail``.
    Source: https://github.com/amzn/selling-partner-api-models/blob/main/models/messaging-api-model/messaging.json

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import amazon_messaging
        >>> draft = Draft(channel="amazon", provider="amazon_messaging", to="123-1234567-1234567", text="Which name shall we engrave?",
        ...               details={"message_type": "confirmCustomizationDetails"})
        >>> amazon_messaging.render(draft)[0].body
        b'{"text":"Which name shall we engrave?"}'
    """
    if draft.channel != "amazon":
        hint = "this provider sends on: amazon"
        raise UsageError(f"a draft for the channel {draft.channel[:40]!r} cannot be sent here", code="wrong-channel", hint=hint)
    refuse_private(draft)
    if _ORDER.match(draft.to) is None:
        hint = "set Draft.to to the order number, such as 123-1234567-1234567"
        raise UsageError("the draft names no order", code="no-recipient", hint=hint)
    kind = draft.details.get("message_type", "")
    limits = message_limits().get(kind)
    if limits is None:
        hint = f'set Draft.details["message_type"] to an AllowedMessage.type; {did_you_mean(kind[:40], message_limits())}'
        raise UsageError(f"no message of Amazon is called {kind[:40]!r}", code="unknown-message-type", hint=hint)
    content = {**_text(draft, kind, limits), **_attachments(draft, kind, limits), **(_dates(draft) if limits.has_dates else {})}
    return [Outgoing(to=draft.to, body=json_body(content), content_type="application/json", operation=kind)]


def _text(draft: Draft, kind: str, limits: MessageLimits) -> dict[str, Any]:
    if limits.text is None:
        if draft.text.strip():
            raise UsageError(f"{kind} takes files alone", code="text-not-allowed", hint="leave Draft.text empty: Amazon writes the words")
        return {}
    if not draft.text.strip():
        raise UsageError(f"{kind} needs a text", code="empty-text", hint="set Draft.text")
    if _TAG.search(draft.text) or _MAIL.search(draft.text):
        hint = "Amazon takes plain words without mail addresses and HTML: take them out"
        raise UsageError("the text holds a mail address or HTML", code="address-in-text", hint=hint)
    refuse_longer(draft.text, TextLimit(limits.text[1], "code_points"), what="the text", channel=kind)
    return {"text": draft.text}


def _attachments(draft: Draft, kind: str, limits: MessageLimits) -> dict[str, Any]:
    least, most = limits.attachments or (0, 0)
    if not least <= len(draft.media) <= most:
        message = f"{kind} takes {least} to {most} files, and the draft has {len(draft.media)}"
        code = "too-many-media" if len(draft.media) > most else "too-few-media"
        raise UsageError(message, code=code, hint="change Draft.media, or choose another type of message")
    described = [{"uploadDestinationId": item.provider_id, "fileName": item.filename} for item in draft.media]
    if any(not all(item.values()) for item in described):
        hint = (
            "upload the file with createUploadDestinationForResource; set Media.provider_id to its uploadDestinationId, and Media.filename"
        )
        raise UsageError("a file of the draft is not uploaded yet, or has no name", code="media-not-uploaded", hint=hint)
    return {"attachments": described} if described else {}


def _dates(draft: Draft) -> dict[str, str]:
    stated = {name: draft.details.get(name) for name in _DATES}
    instants = {name: instant_text(value) for name, value in stated.items()}
    missing = [name for name, instant in instants.items() if instant is None]
    if missing:
        hint = "write it as 2026-02-03T00:00:00Z"
        raise UsageError(f"Draft.details[{missing[0]!r}] is no time", code="bad-draft-detail", hint=hint)
    start, end = instants.values()
    if start is not None and end is not None and end < start:
        raise UsageError("the warranty ends before it starts", code="bad-draft-detail", hint="change coverage_start or coverage_end")
    return {_DATES[name]: value for name, value in stated.items() if value}
