"""Write a draft as calls of the Viber bot API."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from xborder_support.channels.draft_limits import caption_limit, media_within_limits, options_within_limits, sayable
from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

__all__ = ["calls"]

#: Source: https://creators.viber.com/docs/bots-api/data-models/message (checked 2026-11-21)
_MAX_SENDER_NAME = 28  # characters
_MAX_MESSAGE_BYTES = 30 * 1024

#: Source: https://developers.viber.com/docs/tools/keyboards/ (checked 2026-11-21)
_SILENT_SINCE = 6  # the version of the API that knows presses which do not show in the chat
_WIDTH = 6  # columns of a keyboard


def calls(draft: Draft) -> list[Outgoing]:
    """Return the calls of a draft, in their order: its media, then its words; the keyboard stands below the last."""
    text = sayable(draft, channels={"viber"})
    media, options = media_within_limits(draft), options_within_limits(draft, draft.options, form="buttons")
    is_caption = _goes_below(text, media, draft)
    messages = [_medium(medium, caption=text if is_caption else medium.caption or "") for medium in media]
    if text and not is_caption:
        messages.append({"type": "text", "text": text})
    if options:
        messages[-1] |= {"min_api_version": _SILENT_SINCE, "keyboard": _keyboard(options)}
    return [_call(draft, message) for message in messages]


def _goes_below(text: str, media: Sequence[Media], draft: Draft) -> bool:
    """Tell whether the words can stand below the one picture; Viber shows none below a video or a file."""
    if len(media) != 1 or media[0].media_kind != "image" or media[0].caption or not text:
        return False
    limit = caption_limit(draft)
    return limit is None or limit.length(text) <= limit.count


def _medium(medium: Media, *, caption: str) -> dict[str, Any]:
    return _WRITERS[medium.media_kind](medium, caption)


def _picture(medium: Media, caption: str) -> dict[str, Any]:
    return {"type": "picture", "text": caption, "media": _address(medium)}


def _video(medium: Media, caption: str) -> dict[str, Any]:
    del caption
    video: dict[str, Any] = {"type": "video", "media": _address(medium), "size": _size(medium)}
    if medium.duration_ms is not None:
        video["duration"] = medium.duration_ms // 1000
    return video


def _file(medium: Media, caption: str) -> dict[str, Any]:
    del caption
    name = medium.filename or _address(medium).partition("?")[0].rpartition("/")[2]
    return {"type": "file", "media": _address(medium), "size": _size(medium), "file_name": name}


def _sticker(medium: Media, caption: str) -> dict[str, Any]:
    del caption
    number = medium.provider_id or ""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise UsageError(
            "the sticker has no number", code="missing-media-id", hint="set Media.provider_id to Viber's number of the sticker"
        )
    return {"type": "sticker", "sticker_id": int(number)}


_WRITERS: dict[str, Callable[[Media, str], dict[str, Any]]] = {
    "image": _picture,
    "video": _video,
    "audio": _file,
    "voice": _file,
    "file": _file,
    "sticker": _sticker,
}


def _address(medium: Media) -> str:
    if not medium.url:
        raise UsageError("Viber fetches media from an address", code="missing-media-url", hint="set Media.url")
    return medium.url


def _size(medium: Media) -> int:
    if medium.size_bytes is None:
        hint = "set Media.size_bytes, or write the link into the text"
        raise UsageError(f"Viber takes no {medium.media_kind} without its size", code="missing-media-size", hint=hint)
    return medium.size_bytes


def _keyboard(options: Sequence[Option]) -> dict[str, Any]:
    return {"Type": "keyboard", "DefaultHeight": False, "Buttons": [_button(option) for option in options]}


def _button(option: Option) -> dict[str, Any]:
    """Return one button, a row wide. Its words are HTML to Viber; what it sends is the id, which the chat shall not show."""
    action = {"ActionType": "open-url", "ActionBody": option.url} if option.url else {"ActionType": "reply", "ActionBody": option.id}
    return {"Columns": _WIDTH, "Rows": 1, **action, "Text": escape(option.title, quote=False), "Silent": True}


def _call(draft: Draft, message: dict[str, Any]) -> Outgoing:
    payload: dict[str, Any] = {"receiver": draft.to, "sender": {"name": _sender_name(draft)}, "min_api_version": 1, **message}
    if tracking := draft.details.get("tracking_data"):
        payload["tracking_data"] = tracking
    body = json_body(payload)
    if len(body) > _MAX_MESSAGE_BYTES:
        message_text = f"the message has {len(body)} bytes, and viber takes {_MAX_MESSAGE_BYTES}"
        raise UsageError(message_text, code="text-too-long", hint="shorten it, or pass the draft through channels.fit first")
    return Outgoing(to=draft.to, body=body, content_type="application/json", operation="send_message")


def _sender_name(draft: Draft) -> str:
    name = draft.details.get("sender_name") or draft.account
    if not name:
        hint = 'set Draft.details["sender_name"] to the name that the chat shows, or Draft.account'
        raise UsageError("the draft names no sender", code="no-sender", hint=hint)
    if len(name) > _MAX_SENDER_NAME:
        hint = f'set Draft.details["sender_name"] to {_MAX_SENDER_NAME} characters or fewer'
        raise UsageError(f"the name of the sender has {len(name)} characters", code="sender-name-too-long", hint=hint)
    return name
