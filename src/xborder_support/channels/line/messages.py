"""Write what a draft says as the message objects of a LINE call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from xborder_support.channels.draft_limits import media_within_limits, options_within_limits, refuse_more, sayable
from xborder_support.channels.limits import OptionLimit, TextLimit
from xborder_support.channels.profiles import ChannelProfile, profile
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

__all__ = ["message_objects"]

#: How long the words above buttons may be; longer ones get quick replies.
#: Source: https://developers.line.biz/en/reference/messaging-api/#buttons (checked 2026-11-21)
_ABOVE_BUTTONS = TextLimit(160, "graphemes")
#: How long the same words may be in lists and notifications. LINE has raised this bound; the old one is safe.
_ALTERNATIVE = TextLimit(400, "utf16_units")


def message_objects(draft: Draft) -> list[dict[str, Any]]:
    """Return the message objects of a draft: its media, then its words with what there is to choose.

    Errors: ``UsageError`` with the codes that ``render`` names.
    """
    text = sayable(draft, channels={"line"})
    limits = profile("line", on=date.max)
    objects = [_WRITERS[medium.media_kind](medium, draft) for medium in media_within_limits(draft)]
    if text.strip():
        objects.append(_worded(draft, text, limits))
    refuse_more(len(objects), limits.messages_per_call, what="messages", channel="line", code="too-many-messages")
    if draft.options and objects[-1]["type"] != "template":
        replies = options_within_limits(draft, draft.options, form="quick_replies")
        objects[-1]["quickReply"] = {"items": [{"type": "action", "action": _action(option)} for option in replies]}
    return objects


def _worded(draft: Draft, text: str, limits: ChannelProfile) -> dict[str, Any]:
    """Return the words: above buttons where a link is offered and all fits, because quick replies vanish; else as a text."""
    if limits.buttons and _keeps_buttons(draft.options, text, limits.buttons):
        buttons = {
            "type": "buttons",
            "text": text,
            "actions": [_action(option) for option in options_within_limits(draft, draft.options, form="buttons")],
        }
        return {"type": "template", "altText": text, "template": buttons}
    quoted = draft.details.get("quote_token")
    return {"type": "text", "text": text, **({"quoteToken": quoted} if quoted else {})}


def _keeps_buttons(options: Sequence[Option], text: str, limit: OptionLimit) -> bool:
    if len(options) > limit.count or not any(option.url for option in options):
        return False
    return all(bound.length(text) <= bound.count for bound in (_ALTERNATIVE, _ABOVE_BUTTONS))


def _action(option: Option) -> dict[str, str]:
    if option.url:
        return {"type": "uri", "label": option.title, "uri": option.url}
    return {"type": "postback", "label": option.title, "data": option.id, "displayText": option.title}


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


_WRITERS: dict[str, Callable[[Media, Draft], dict[str, Any]]] = {
    "image": _image,
    "video": _video,
    "audio": _audio,
    "voice": _audio,
    "sticker": _sticker,
}
