"""Write a draft as a message of the shop's own chat window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from xborder_support.channels.draft_limits import options_within_limits, refuse_more, sayable
from xborder_support.channels.profiles import profile
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

from .batch import named

__all__ = ["message_of"]

_MESSAGE_IDS = UUID("2c9f1d0e-6a63-4b7e-8f0b-0b6a6f9d4f71")  # names the space in which a draft's key becomes the id of its message


def message_of(draft: Draft) -> dict[str, Any]:
    """Return the message of a draft. Errors: ``UsageError`` with the codes that ``render`` names."""
    text = sayable(draft, channels={"webchat"})
    most = profile("webchat", on=date.max).media_per_message
    refuse_more(len(draft.media), most, what="media", channel="webchat", code="too-many-media")
    return _without_gaps(
        {
            "message_id": str(uuid5(_MESSAGE_IDS, draft.idempotency_key)) if draft.idempotency_key else None,
            "author": {"role": "bot" if draft.is_automatic else "agent"},
            "text": text,
            "locale": None if draft.language == "und" else draft.language,
            "in_reply_to": (draft.in_reply_to or "").removeprefix(named(draft.to, "")),
            "attachments": [_attachment(medium) for medium in draft.media],
            "options": [_option(option) for option in options_within_limits(draft, draft.options, form="buttons")],
            "options_label": draft.options_label,
        }
    )


def _attachment(medium: Media) -> dict[str, Any]:
    if not (medium.url or medium.provider_id):
        raise UsageError("a medium has no address", code="missing-media-url", hint="set Media.url or Media.provider_id")
    return _without_gaps(
        {
            "kind": medium.media_kind,
            "id": medium.provider_id,
            "url": medium.url,
            "mime": medium.mime,
            "filename": medium.filename,
            "size_bytes": medium.size_bytes,
            "sha256": medium.sha256,
            "caption": medium.caption,
            "duration_ms": medium.duration_ms,
            "expires_at": medium.expires_at.isoformat() if medium.expires_at else None,
        }
    )


def _option(option: Option) -> dict[str, Any]:
    return _without_gaps({"id": option.id, "title": option.title, "description": option.description, "url": option.url})


def _without_gaps(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
