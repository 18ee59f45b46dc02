"""Write a draft as calls of the Telegram Bot API."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from xborder_support.channels.draft_limits import caption_limit, media_within_limits, options_within_limits, sayable
from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.channels.profiles import profile
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

__all__ = ["calls"]

_NUMBER = re.compile(r"-?[0-9]{1,18}", re.ASCII)
_METHODS = {
    "image": ("sendPhoto", "photo"),
    "video": ("sendVideo", "video"),
    "audio": ("sendAudio", "audio"),
    "voice": ("sendVoice", "voice"),
    "file": ("sendDocument", "document"),
    "sticker": ("sendSticker", "sticker"),
}
#: What may stand together in one album.
_ALBUMS = (frozenset({"image", "video"}), frozenset({"audio"}), frozenset({"file"}))


def calls(draft: Draft) -> list[Outgoing]:
    """Return the calls of a draft, in their order: its media, then its words with the buttons.

    The words go below a single medium where they fit there.
    """
    text = sayable(draft, channels={"telegram"})
    media, options = media_within_limits(draft), options_within_limits(draft, draft.options, form="buttons")
    is_caption = _goes_below(text, media, draft)
    payloads = [_album(media)] if _is_album(draft, media, text) else [_single(one, text if is_caption else one.caption) for one in media]
    if text and not is_caption:
        payloads.append(("sendMessage", {"text": text}))
    if options:
        payloads[-1][1]["reply_markup"] = {"inline_keyboard": [[_button(option)] for option in options]}
    payloads[0][1].update(_answered(draft))
    return [_call(draft, method, payload) for method, payload in payloads]


def _goes_below(text: str, media: Sequence[Media], draft: Draft) -> bool:
    if len(media) != 1 or not text or media[0].caption or media[0].media_kind == "sticker":
        return False
    limit = caption_limit(draft)
    return limit is None or limit.length(text) <= limit.count


def _is_album(draft: Draft, media: Sequence[Media], text: str) -> bool:
    """Tell whether the media go out as one album, which notifies the customer once. It takes no buttons."""
    most = profile("telegram", on=date.max).media_per_message or 1
    kinds = {medium.media_kind for medium in media}
    return 1 < len(media) <= most and any(kinds <= allowed for allowed in _ALBUMS) and bool(text or not draft.options)


def _album(media: Sequence[Media]) -> tuple[str, dict[str, Any]]:
    entries = []
    for medium in media:
        _, kind = _METHODS[medium.media_kind]
        entry = {"type": kind, "media": _source(medium)}
        entries.append({**entry, "caption": medium.caption} if medium.caption else entry)
    return "sendMediaGroup", {"media": entries}


def _single(medium: Media, caption: str | None) -> tuple[str, dict[str, Any]]:
    method, field = _METHODS[medium.media_kind]
    payload: dict[str, Any] = {field: _source(medium)}
    if caption and medium.media_kind != "sticker":
        payload["caption"] = caption
    return method, payload


def _source(medium: Media) -> str:
    source = medium.provider_id or medium.url
    if not source:
        hint = "set Media.provider_id to a file_id of this bot, or Media.url to an address that Telegram can fetch"
        raise UsageError("the medium has neither an id nor an address", code="missing-media-url", hint=hint)
    return source


def _button(option: Option) -> dict[str, str]:
    if option.url:
        return {"text": option.title, "url": option.url}
    return {"text": option.title, "callback_data": option.id}


def _answered(draft: Draft) -> dict[str, Any]:
    """Return what makes the first message an answer. Ids count per chat, so one of another chat would point to a stranger's message."""
    chat, _, number = (draft.in_reply_to or "").rpartition("/")
    if chat != draft.to or not _NUMBER.fullmatch(number):
        return {}
    return {"reply_parameters": {"message_id": int(number), "allow_sending_without_reply": True}}


def _call(draft: Draft, method: str, payload: dict[str, Any]) -> Outgoing:
    topic = draft.details.get("message_thread_id", "")
    ends: dict[str, Any] = {"chat_id": int(draft.to) if _NUMBER.fullmatch(draft.to) else draft.to}
    if connection := draft.details.get("business_connection_id"):
        ends["business_connection_id"] = connection
    if _NUMBER.fullmatch(topic):
        ends["message_thread_id"] = int(topic)
    return Outgoing(to=draft.to, body=json_body({**ends, **payload}), content_type="application/json", operation=method)
