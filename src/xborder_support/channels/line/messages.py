"""Write what a draft says as the message objects of a LINE call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from xborder_support.channels.limits import OptionLimit, TextLimit
from xborder_support.channels.outgoing import sendable
from xborder_support.channels.profiles import ChannelProfile, profile
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

__all__ = ["message_objects"]

#: How long the words above buttons may be; longer ones get quick replies.
#: Source: https://developers.line.biz/en/reference/messaging-api/#buttons (checked 2026-11-21)
_ABOVE_BUTTONS = TextLimit(160, "graphemes")
#: How long the same words may be in lists and notifications. LINE has raised this bound; the old one is safe.
_ALTERNATIVE = TextLimit(400, "utf16_units")
_FIT_FIRST = "pass the draft through channels.fit first"


def message_objects(draft: Draft) -> list[dict[str, Any]]:
    """Return the message objects of a draft: its media, then its words with what there is to choose.

    Errors: ``UsageError`` with the codes that ``render`` names.
    """
    text = sendable(draft, channels={"line"})
    limits = profile("line", on=date.max)
    objects = [_medium(medium, draft, limits) for medium in draft.media]
    if text.strip():
        objects.append(_worded(draft, text, limits))
    if not objects:
        raise UsageError("the draft has neither words nor media", code="empty-text", hint="set Draft.text: LINE has no templates")
    if limits.messages_per_call and len(objects) > limits.messages_per_call:
        message = f"the draft makes {len(objects)} messages, and one call to LINE takes {limits.messages_per_call}"
        raise UsageError(message, code="too-many-messages", hint=f"send them in several drafts, or {_FIT_FIRST}")
    if draft.options and objects[-1]["type"] != "template":
        objects[-1]["quickReply"] = {"items": [{"type": "action", "action": one} for one in _actions(draft.options, limits.quick_replies)]}
    return objects


def _worded(draft: Draft, text: str, limits: ChannelProfile) -> dict[str, Any]:
    """Return the words: above buttons where a link is offered and all fits, because quick replies vanish; else as a text."""
    if limits.buttons and _keeps_buttons(draft.options, text, limits.buttons):
        buttons = {"type": "buttons", "text": text, "actions": _actions(draft.options, limits.buttons)}
        return {"type": "template", "altText": text, "template": buttons}
    quoted = draft.details.get("quote_token")
    return {"type": "text", "text": text, **({"quoteToken": quoted} if quoted else {})}


def _keeps_buttons(options: Sequence[Option], text: str, limit: OptionLimit) -> bool:
    if len(options) > limit.count or not any(option.url for option in options):
        return False
    return all(bound.length(text) <= bound.count for bound in (_ALTERNATIVE, _ABOVE_BUTTONS))


def _actions(options: Sequence[Option], limit: OptionLimit | None) -> list[dict[str, str]]:
    if limit and len(options) > limit.count:
        message = f"the draft offers {len(options)} things to choose from, and LINE takes {limit.count}"
        raise UsageError(message, code="too-many-options", hint=f"offer fewer, or {_FIT_FIRST}")
    for option in options if limit else ():
        _refuse_longer(option.title, limit.title if limit else None, "the title of an option")
        _refuse_longer(option.id, limit.id if limit else None, "the id of an option")
    return [_action(option) for option in options]


def _action(option: Option) -> dict[str, str]:
    if option.url:
        return {"type": "uri", "label": option.title, "uri": option.url}
    return {"type": "postback", "label": option.title, "data": option.id, "displayText": option.title}


def _refuse_longer(text: str, limit: TextLimit | None, what: str) -> None:
    if limit and (length := limit.length(text)) > limit.count:
        message = f"{what} has a length of {length}, and LINE takes {limit.count} ({limit.unit})"
        raise UsageError(message, code="option-too-long", hint=f"shorten it, or {_FIT_FIRST}")


def _medium(medium: Media, draft: Draft, limits: ChannelProfile) -> dict[str, Any]:
    kind = "audio" if medium.media_kind == "voice" else medium.media_kind
    writer = _WRITERS.get(kind)
    limit = next((one for one in limits.media if one.kind == kind), None)
    if writer is None or limit is None:
        raise UsageError(f"LINE sends no medium of the kind {kind}", code="unsupported-media", hint="write its link into the text")
    if limit.mime_types and medium.mime and medium.mime.partition(";")[0].strip().lower() not in limit.mime_types:
        hint = f"LINE takes {', '.join(limit.mime_types)}; convert the file, or write its link into the text"
        raise UsageError(f"LINE takes no {kind} of this type", code="unsupported-media", hint=hint)
    if limit.max_bytes and medium.size_bytes and medium.size_bytes > limit.max_bytes:
        message = f"the {kind} has {medium.size_bytes} bytes, and LINE takes {limit.max_bytes}"
        raise UsageError(message, code="media-too-large", hint=f"send a smaller file, or {_FIT_FIRST}")
    return writer(medium, draft)


def _image(medium: Media, draft: Draft) -> dict[str, Any]:
    url = _address(medium)
    return {"type": "image", "originalContentUrl": url, "previewImageUrl": draft.details.get("preview_url") or url}


def _video(medium: Media, draft: Draft) -> dict[str, Any]:
    preview = draft.details.get("preview_url")
    if not preview:
        hint = 'set Draft.details["preview_url"] to the HTTPS address of a JPEG or PNG, or write the link of the video into the text'
        raise UsageError("LINE takes no video without a preview image", code="missing-preview", hint=hint)
    return {"type": "video", "originalContentUrl": _address(medium), "previewImageUrl": preview}


def _audio(medium: Media, draft: Draft) -> dict[str, Any]:
    del draft
    if medium.duration_ms is None:
        raise UsageError("LINE takes no audio without its duration", code="missing-duration", hint="set Media.duration_ms, in milliseconds")
    return {"type": "audio", "originalContentUrl": _address(medium), "duration": medium.duration_ms}


def _sticker(medium: Media, draft: Draft) -> dict[str, Any]:
    package, _, number = (medium.provider_id or "").partition("/")
    if not (package and number):
        raise UsageError(
            "the sticker has no number", code="missing-media-id", hint="set Media.provider_id to package/sticker, as in 446/1988"
        )
    quoted = {} if draft.text.strip() or not draft.details.get("quote_token") else {"quoteToken": draft.details["quote_token"]}
    return {"type": "sticker", "packageId": package, "stickerId": number, **quoted}


def _address(medium: Media) -> str:
    if not (medium.url or "").lower().startswith("https://"):
        raise UsageError("LINE fetches media from an HTTPS address", code="missing-media-url", hint="set Media.url to an https:// address")
    return str(medium.url)


_WRITERS: dict[str, Callable[[Media, Draft], dict[str, Any]]] = {"image": _image, "video": _video, "audio": _audio, "sticker": _sticker}
