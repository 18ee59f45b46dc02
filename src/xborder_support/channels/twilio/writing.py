"""Write a draft as the form that sends it: a message to a number, or a message into a conversation."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

from xborder_support.channels.outgoing import Outgoing, refuse_longer, sendable
from xborder_support.channels.profiles import known_channels, profile
from xborder_support.conversations import Draft, Template
from xborder_support.errors import UsageError

from .addresses import prefixed

__all__ = ["CARRIED", "write"]

#: The channels that Twilio carries messages on.
CARRIED = frozenset({"sms", "whatsapp", "messenger", "webchat"})
_FIT_FIRST = "pass the draft through channels.fit first"
_CONVERSATION, _SERVICE = "CH", "MG"


def write(draft: Draft) -> Outgoing:
    """Return the one call that sends a draft."""
    text = sendable(draft, channels=CARRIED)
    if draft.channel != "webchat":
        refuse_longer(text, profile("sms", on=date.max).text_limit, what="the text", channel="Twilio")
    if draft.options and not draft.template:
        hint = f"{_FIT_FIRST}, which writes them as numbered lines, or set Draft.template to approved content (HX…)"
        raise UsageError("Twilio shows options from approved content alone", code="options-need-template", hint=hint)
    into_conversation = draft.to.startswith(_CONVERSATION)
    fields = _for_conversation(draft) if into_conversation else _for_number(draft)
    fields += _template(draft.template) if draft.template else [("Body", text)] if text else []
    operation = f"Conversations/{draft.to}/Messages" if into_conversation else "Messages"
    body = urlencode(fields, encoding="utf-8", errors="replace").encode("ascii")
    return Outgoing(to=draft.to, body=body, content_type="application/x-www-form-urlencoded", operation=operation)


def _for_number(draft: Draft) -> list[tuple[str, str]]:
    if draft.channel == "webchat":
        hint = "set Draft.to to the id of the conversation (CH…), as Draft.reply_to does"
        raise UsageError("a web chat has no number to send to", code="no-conversation", hint=hint)
    if not draft.account:
        hint = "set Draft.account to the shop's number, or to the id of a messaging service"
        raise UsageError("the draft names no sender", code="no-sender", hint=hint)
    if draft.account.startswith(_SERVICE):
        sender = ("MessagingServiceSid", draft.account)
    else:
        sender = ("From", prefixed(draft.account, draft.channel, draft.account))
    callback = draft.details.get("status_callback")
    return [
        ("To", prefixed(draft.to, draft.channel, draft.account)),
        sender,
        *(("MediaUrl", url) for url in _urls(draft)),
        *([("StatusCallback", callback)] if callback else []),
    ]


def _for_conversation(draft: Draft) -> list[tuple[str, str]]:
    """Return what a conversation needs: it knows its own channel, and takes a file that was uploaded before."""
    if any(media.provider_id is None for media in draft.media) or len(draft.media) > 1:
        hint = f"upload one file to Twilio and set Media.provider_id (ME…), or {_FIT_FIRST}"
        raise UsageError("a conversation takes one uploaded file a message", code="media-without-id", hint=hint)
    author = draft.details.get("author")
    return [*([("Author", author)] if author else []), *(("MediaSid", media.provider_id or "") for media in draft.media)]


def _urls(draft: Draft) -> list[str]:
    most = profile(draft.channel, on=date.max).media_per_message if draft.channel in known_channels() else None
    if most is not None and len(draft.media) > most:
        message = f"{len(draft.media)} files, and {draft.channel} takes {most} a message"
        raise UsageError(message, code="too-many-media", hint=_FIT_FIRST)
    urls = [media.url for media in draft.media if media.url]
    if len(urls) < len(draft.media):
        raise UsageError("a file has no address", code="media-without-url", hint="set Media.url to an address that Twilio can fetch")
    return urls


def _template(template: Template) -> list[tuple[str, str]]:
    variables = {str(number): value for number, value in enumerate(template.values, 1)}
    filled = [("ContentVariables", json.dumps(variables, ensure_ascii=False, separators=(",", ":")))] if variables else []
    return [("ContentSid", template.id), *filled]
