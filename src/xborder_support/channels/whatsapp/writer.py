"""Write a draft as the messages that WhatsApp takes: text, media, options to choose from, and templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from xborder_support.channels.draft_limits import caption_limit, media_within_limits
from xborder_support.channels.outgoing import Outgoing, json_body, sendable
from xborder_support.conversations import Draft, Media, Template
from xborder_support.errors import UsageError

from .choices import interactive
from .people import is_bsuid

__all__ = ["outgoing_messages"]

_MAX_CALLBACK_DATA = 512  # characters of biz_opaque_callback_data, which comes back in every status of the message
_TYPES = {"image": "image", "video": "video", "audio": "audio", "voice": "audio", "file": "document", "sticker": "sticker"}
_CAPTIONED = frozenset({"image", "video", "file"})


def outgoing_messages(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft. ``Errors:`` see ``whatsapp.render``."""
    text = sendable(draft, channels={"whatsapp"})
    contents = [_template(draft, draft.template)] if draft.template else list(_contents(draft, text))
    return [_outgoing(draft, content, number) for number, content in enumerate(contents)]


def _outgoing(draft: Draft, content: dict[str, Any], number: int) -> Outgoing:
    payload: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "recipient" if is_bsuid(draft.to) else "to": draft.to,
        **content,
    }
    if draft.in_reply_to and number == 0:
        payload["context"] = {"message_id": draft.in_reply_to}
    if 0 < len(draft.idempotency_key) <= _MAX_CALLBACK_DATA:
        payload["biz_opaque_callback_data"] = draft.idempotency_key
    key = f"{draft.idempotency_key}-{number + 1}" if draft.idempotency_key and number else draft.idempotency_key
    return Outgoing(to=draft.to, body=json_body(payload), content_type="application/json", idempotency_key=key, operation="messages")


def _contents(draft: Draft, text: str) -> Iterator[dict[str, Any]]:
    """Yield what each message holds: the media first, and the words with what they offer last."""
    media = media_within_limits(draft)
    captioned = None if draft.options else _captioned(draft, text)
    for medium in media:
        yield _medium(medium, text if medium is captioned else medium.caption)
    if draft.options:
        yield {"type": "interactive", "interactive": interactive(draft, text)}
    elif text.strip() and captioned is None:
        yield {"type": "text", "text": {"body": text, "preview_url": False}}


def _captioned(draft: Draft, text: str) -> Media | None:
    """Return the medium below which the words can stand."""
    limit = caption_limit(draft)
    if not text.strip() or (limit and limit.length(text) > limit.count):
        return None
    return next((medium for medium in draft.media if medium.media_kind in _CAPTIONED and not medium.caption), None)


def _medium(medium: Media, caption: str | None) -> dict[str, Any]:
    content = _source(medium)
    if caption and medium.media_kind in _CAPTIONED:
        content["caption"] = caption
    if medium.filename and medium.media_kind == "file":
        content["filename"] = medium.filename
    kind = _TYPES[medium.media_kind]
    return {"type": kind, kind: content}


def _source(medium: Media) -> dict[str, Any]:
    if medium.provider_id:
        return {"id": medium.provider_id}
    return {"link": medium.url} if medium.url else _refuse_without_source()


def _refuse_without_source() -> NoReturn:
    hint = "set Media.url to an HTTPS address, or Media.provider_id to the id that Meta gave the uploaded file"
    raise UsageError("a medium has neither address nor id", code="no-media-source", hint=hint)


def _template(draft: Draft, template: Template) -> dict[str, Any]:
    if not template.language:
        hint = "set Template.language to Meta's code of it, such as en_US"
        raise UsageError("the template has no language", code="no-template-language", hint=hint)
    content: dict[str, Any] = {"name": template.id, "language": {"code": template.language}}
    components = []
    if media := media_within_limits(draft):
        components.append({"type": "header", "parameters": [_medium(media[0], None)]})
    if template.values:
        components.append({"type": "body", "parameters": [{"type": "text", "text": value} for value in template.values]})
    if components:
        content["components"] = components
    return {"type": "template", "template": content}
