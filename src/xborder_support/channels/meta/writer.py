"""Write a draft as the messages that Messenger and Instagram take: text, quick replies, buttons that open pages, and media."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xborder_support.channels.draft_limits import caption_limit, media_within_limits, options_within_limits
from xborder_support.channels.outgoing import Outgoing, json_body, refuse_longer, sendable
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

__all__ = ["outgoing_messages"]

_TYPES = {"image": "image", "video": "video", "audio": "audio", "voice": "audio", "file": "file", "sticker": "image"}
_MAX_METADATA = 1000  # characters of metadata, which comes back in the echo of the message


def outgoing_messages(draft: Draft, *, channel: str, has_metadata: bool) -> list[Outgoing]:
    """Return the calls that send a draft. ``has_metadata`` says whether echoes bring back a key of ours."""
    text = sendable(draft, channels={channel})
    if draft.template:
        hint = "send the words as Draft.text; after the window only a person may answer, with the tag HUMAN_AGENT"
        raise UsageError(f"{channel} has no templates of this kind", code="unsupported-template", hint=hint)
    messages = list(_messages(draft, text))
    return [_outgoing(draft, message, number, has_metadata=has_metadata) for number, message in enumerate(messages)]


def _outgoing(draft: Draft, message: dict[str, Any], number: int, *, has_metadata: bool) -> Outgoing:
    key, tag, comment = draft.idempotency_key, draft.details.get("tag"), draft.details.get("comment_id")
    if has_metadata and 0 < len(key) <= _MAX_METADATA:
        message = {**message, "metadata": key}
    payload = {
        "recipient": {"comment_id": comment} if comment else {"id": draft.to},
        **({"messaging_type": "MESSAGE_TAG", "tag": tag} if tag else {"messaging_type": "RESPONSE"}),
        "message": message,
    }
    key = f"{key}-{number + 1}" if key and number else key
    return Outgoing(to=draft.to, body=json_body(payload), content_type="application/json", idempotency_key=key, operation="messages")


def _messages(draft: Draft, text: str) -> Iterator[dict[str, Any]]:
    """Yield what each message holds: the media with their captions, and the words with what they offer last."""
    for medium in media_within_limits(draft):
        yield {"attachment": _attachment(medium)}
        if medium.caption:
            yield {"text": medium.caption}
    if not draft.options:
        if text.strip():
            yield {"text": text}
    elif not text.strip():
        raise UsageError("options stand below words, and the draft has none", code="empty-text", hint="set Draft.text")
    elif any(option.url for option in draft.options):
        yield {"attachment": {"type": "template", "payload": _buttons(draft, text)}}
    else:
        yield {"text": text, "quick_replies": _quick_replies(draft)}


def _attachment(medium: Media) -> dict[str, Any]:
    if not (medium.provider_id or medium.url):
        hint = "set Media.url to an HTTPS address, or Media.provider_id to the attachment id that Meta gave"
        raise UsageError("a medium has neither address nor id", code="no-media-source", hint=hint)
    source = {"attachment_id": medium.provider_id} if medium.provider_id else {"url": medium.url, "is_reusable": False}
    return {"type": _TYPES[medium.media_kind], "payload": source}


def _quick_replies(draft: Draft) -> list[dict[str, str]]:
    options = options_within_limits(draft, draft.options, form="quick_replies")
    return [{"content_type": "text", "title": option.title, "payload": option.id} for option in options]


def _buttons(draft: Draft, text: str) -> dict[str, Any]:
    refuse_longer(text, caption_limit(draft), what="the text above buttons", channel=draft.channel)
    options = options_within_limits(draft, draft.options, form="buttons")
    return {"template_type": "button", "text": text, "buttons": [_button(option) for option in options]}


def _button(option: Option) -> dict[str, str]:
    if option.url:
        return {"type": "web_url", "title": option.title, "url": option.url}
    return {"type": "postback", "title": option.title, "payload": option.id}
