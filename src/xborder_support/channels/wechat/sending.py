"""Write a draft as the messages of WeChat's customer service interface, or of a WeCom app."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xborder_support.channels.wire.payload import count
from xborder_support.conversations import Draft, Media, Option, Template
from xborder_support.errors import UsageError

__all__ = ["agent_of", "messages", "template_message"]

_KINDS = {"image": "image", "voice": "voice", "audio": "voice", "video": "video", "file": "file"}


def agent_of(draft: Draft) -> int | None:
    """Return the number of the WeCom app that sends, or None for an Official Account. ``Errors:`` ``UsageError`` ``bad-agent``."""
    written = draft.details.get("wecom_app")
    if written is None:
        return None
    agent = count(written)
    if agent is None:
        raise UsageError("the number of the app is none", code="bad-agent", hint='set details["wecom_app"] to the AgentID, in digits')
    return agent


def messages(draft: Draft, *, is_wecom: bool) -> Iterator[dict[str, Any]]:
    """Yield the messages of a draft: its media, its text with what can be chosen, and a card for each option that opens a page."""
    for media in draft.media:
        yield from _media(media)
    chosen = [option for option in draft.options if option.url is None]
    if chosen and is_wecom:
        yield _text(_numbered(draft.text, chosen))
    elif chosen:
        items = [{"id": option.id, "content": option.title} for option in chosen]
        yield {"msgtype": "msgmenu", "msgmenu": {"head_content": draft.text, "list": items, "tail_content": ""}}
    elif draft.text.strip():
        yield _text(draft.text)
    for option in draft.options:
        if option.url is not None:
            yield _card(option.title, option.description or "", option.url, None)


def template_message(template: Template, names: str | None) -> dict[str, Any]:
    """Return an approved message with its gaps filled.

    ``names`` are those of the gaps, with commas between; None stands for ``keyword1``, ``keyword2`` and so on.
    Errors: ``UsageError`` ``wrong-template-values``.
    """
    if names is None:
        named = [f"keyword{number}" for number in range(1, len(template.values) + 1)]
    else:
        named = [name.strip() for name in names.split(",")]
    if len(named) != len(template.values):
        hint = 'name as many gaps in details["template_fields"] as Template.values has'
        raise UsageError("the template's gaps and values differ in number", code="wrong-template-values", hint=hint)
    data = {name: {"value": value} for name, value in zip(named, template.values, strict=True)}
    return {"template_id": template.id, "data": data}


def _media(media: Media) -> Iterator[dict[str, Any]]:
    kind = _KINDS.get(media.media_kind)
    if kind is not None and media.provider_id:
        named = {"title": media.caption or "", "description": ""} if kind == "video" and media.caption else {}
        yield {"msgtype": kind, kind: {"media_id": media.provider_id, **named}}
        if media.caption and not named:
            yield _text(media.caption)
    elif media.media_kind == "image" and media.url and (title := media.caption or media.filename):
        yield _card(title, "", media.url, media.url)
    elif media.url:
        words = media.caption or media.filename
        yield _text(f"{words}: {media.url}" if words else media.url)
    else:
        hint = "upload the file to WeChat and set Media.provider_id to its media_id, or set Media.url"
        raise UsageError(f"WeChat cannot send this {media.media_kind} as it is", code="media-not-uploaded", hint=hint)


def _text(text: str) -> dict[str, Any]:
    return {"msgtype": "text", "text": {"content": text}}


def _card(title: str, description: str, url: str, picture: str | None) -> dict[str, Any]:
    # One article a message is all that WeChat has taken since 2018.
    article = {"title": title, "description": description, "url": url, "picurl": picture or ""}
    return {"msgtype": "news", "news": {"articles": [article]}}


def _numbered(text: str, options: list[Option]) -> str:
    lines = [f"{number}. {option.title}" for number, option in enumerate(options, 1)]
    return "\n".join([text, *lines] if text else lines)
