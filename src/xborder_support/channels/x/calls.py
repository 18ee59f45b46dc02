"""Write a draft as direct messages of the X API."""

from __future__ import annotations

import re
from typing import Any

from xborder_support.channels.draft_limits import media_within_limits, options_within_limits, sayable
from xborder_support.channels.outgoing import Outgoing, json_body
from xborder_support.conversations import Draft, Media
from xborder_support.errors import UsageError

from .webhook import GROUP

__all__ = ["calls"]

_RECIPIENT = re.compile(rf"({GROUP})?([0-9]{{1,25}})", re.ASCII)


def calls(draft: Draft) -> list[Outgoing]:
    """Return the calls of a draft: one a medium, the words with the first of them; what there is to choose stands below the last."""
    text = sayable(draft, channels={"x"})
    uploaded = [_media_id(medium) for medium in media_within_limits(draft)]
    is_group, recipient = _recipient(draft)
    offered = _offered(draft)
    if offered and is_group:
        raise UsageError("a group on X takes no options", code="too-many-options", hint="write them into the text as numbered lines")
    last = max(len(uploaded) - 1, 0)
    return [
        _call(recipient, "" if place else text, uploaded[place] if uploaded else None, offered if place == last else {}, is_group=is_group)
        for place in range(last + 1)
    ]


def _recipient(draft: Draft) -> tuple[bool, str]:
    """Return whether a group is written to, and the number of the group or user, which becomes part of the address that is called."""
    found = _RECIPIENT.fullmatch(draft.to)
    if found is None:
        hint = f"set Draft.to to the number of a user, not the handle, or to {GROUP} and the number of a group's conversation"
        raise UsageError("the recipient is no number of X", code="bad-recipient", hint=hint)
    return found[1] is not None, found[2]


def _media_id(medium: Media) -> str:
    if not medium.provider_id:
        hint = "upload it (POST /2/media/upload), and set Media.provider_id to the id that X gave it"
        raise UsageError("X sends only media that were uploaded to it", code="missing-media-id", hint=hint)
    return medium.provider_id


def _offered(draft: Draft) -> dict[str, Any]:
    """Return what there is to choose: links as buttons, everything else as quick replies, which only version 1.1 knows."""
    replies = options_within_limits(draft, [option for option in draft.options if not option.url], form="quick_replies")
    links = options_within_limits(draft, [option for option in draft.options if option.url], form="buttons")
    offered: dict[str, Any] = {}
    if replies:
        listed: list[dict[str, str]] = [{"label": option.title, "metadata": option.id} for option in replies]
        if any(option.description for option in replies):  # all of them have a description, or none may
            for entry, option in zip(listed, replies, strict=True):
                entry["description"] = option.description or option.title
        offered["quick_reply"] = {"type": "options", "options": listed}
    if links:
        offered["ctas"] = [{"type": "web_url", "label": option.title, "url": option.url} for option in links]
    return offered


def _call(to: str, text: str, media_id: str | None, offered: dict[str, Any], *, is_group: bool) -> Outgoing:
    if offered:
        payload, operation = _with_choices(to, text, media_id, offered), "direct_messages/events/new"
    else:
        payload, operation = _plain(text, media_id), "dm_conversations/messages" if is_group else "dm_conversations/with/messages"
    return Outgoing(to=to, body=json_body(payload), content_type="application/json", operation=operation)


def _plain(text: str, media_id: str | None) -> dict[str, Any]:
    payload: dict[str, Any] = {"text": text} if text else {}
    if media_id:
        payload["attachments"] = [{"media_id": media_id}]
    return payload


def _with_choices(to: str, text: str, media_id: str | None, offered: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = {"text": text, **offered}
    if media_id:
        content["attachment"] = {"type": "media", "media": {"id": media_id}}
    created = {"target": {"recipient_id": to}, "message_data": content}
    return {"event": {"type": "message_create", "message_create": created}}
