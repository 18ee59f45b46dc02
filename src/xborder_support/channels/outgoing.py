"""Hold what the host posts to a provider, and refuse drafts that the provider would refuse."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from xborder_support.conversations import Draft, Media, Option, Template
from xborder_support.errors import UsageError

from .limits import LengthUnit, TextLimit
from .profiles import profile

__all__ = ["NOTE_REMEDY", "UNIT_NAMES", "Outgoing", "form", "json_body", "refuse_longer", "refuse_private", "sendable"]

#: What to do with a note that is about to go where customers read.
NOTE_REMEDY = "send it by a help desk (zendesk, freshdesk, gorgias), or leave Draft.is_private out if the customer may read it"

#: How the units of a limit are called in the words of an error.
UNIT_NAMES: dict[LengthUnit, str] = {
    "code_points": "code points",
    "utf16_units": "UTF-16 units",
    "utf8_bytes": "bytes of UTF-8",
    "graphemes": "characters",
    "gsm7": "units of SMS",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Hold one request to a provider: the host adds the address of the API and its credentials, and posts ``body`` as it stands.

    ``operation`` is the provider's own name of the call, such as LINE's ``reply`` or ``push``; ``idempotency_key`` is empty where the
    provider takes none. ``repr`` shows neither recipient nor text.

    Example:
        >>> from xborder_support.channels import Outgoing
        >>> Outgoing(to="U1", body=b"{}", content_type="application/json", operation="push")
        Outgoing(content_type='application/json', idempotency_key='', operation='push')
    """

    to: str = field(repr=False)
    body: bytes = field(repr=False)
    content_type: str
    idempotency_key: str = ""
    operation: str


def sendable(draft: Draft, *, channels: Collection[str]) -> str:
    """Return the text of a draft once it is clear that this provider can send it; it may be empty beside media or a template.

    The newest limits known count, because a draft is sent now. ``Errors:`` ``UsageError`` ``wrong-channel``, ``no-recipient``,
    ``private-draft`` for a note among the shop's people on a channel that is no help desk, ``empty-text`` or ``text-too-long``.
    """
    _refuse_no_draft(draft)
    if draft.channel not in channels:
        hint = f"this provider sends on: {', '.join(sorted(channels))}"
        raise UsageError(f"a draft for the channel {draft.channel[:40]!r} cannot be sent here", code="wrong-channel", hint=hint)
    if not draft.to:
        raise UsageError("the draft has no recipient", code="no-recipient", hint="set Draft.to to the customer's address on this channel")
    limits = profile(draft.channel, on=date.max)
    if limits.kind != "ticket":
        refuse_private(draft)
    if not (draft.text.strip() or draft.media or draft.template):
        raise UsageError("the draft has no text", code="empty-text", hint="set Draft.text")
    if not limits.is_advice("text_limit"):
        refuse_longer(draft.text, limits.text_limit, what="the text", channel=draft.channel)
    return draft.text


def refuse_private(draft: Draft) -> None:
    """Raise ``UsageError`` ``private-draft`` for a note among the shop's people, where the customer would read it."""
    if draft.is_private:
        raise UsageError(f"the draft is a note, and {draft.channel} would show it to the customer", code="private-draft", hint=NOTE_REMEDY)


def _refuse_no_draft(draft: Draft) -> None:
    """Raise ``UsageError`` ``wrong-argument`` for what is no draft, or holds something else than what it says."""
    if not isinstance(draft, Draft):
        hint = "pass one Draft, such as Draft.reply_to(message, text)"
        raise UsageError(f"a draft was expected, not {type(draft).__name__}", code="wrong-argument", hint=hint)
    for name, kind in (("options", Option), ("media", Media)):
        wrong = next((item for item in getattr(draft, name) if not isinstance(item, kind)), None)
        if wrong is not None:
            hint = f"put {kind.__name__} values into Draft.{name}"
            raise UsageError(f"Draft.{name} holds a {type(wrong).__name__}", code="wrong-argument", hint=hint)
    if not isinstance(draft.is_private, bool):
        message = f"Draft.is_private is a {type(draft.is_private).__name__}"
        raise UsageError(message, code="wrong-argument", hint="set it to True or False")
    if draft.template is not None and not isinstance(draft.template, Template):
        hint = 'set Draft.template to Template(id="order_update", language="en_US")'
        raise UsageError(f"Draft.template is a {type(draft.template).__name__}", code="wrong-argument", hint=hint)


def refuse_longer(text: str, limit: TextLimit | None, *, what: str, channel: str, code: str = "text-too-long") -> None:
    """Raise ``UsageError`` ``text-too-long``, or another code, for a text beyond a limit."""
    if limit and (length := limit.length(text)) > limit.count:
        message = f"{what} has {length} {UNIT_NAMES[limit.unit]}, and {channel} takes {limit.count}"
        raise UsageError(message, code=code, hint="shorten it, or pass the draft through channels.fit first")


def json_body(payload: Mapping[str, Any]) -> bytes:
    """Return compact UTF-8 JSON. Half of a surrogate pair, which UTF-8 cannot hold, becomes a question mark."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def form(fields: Mapping[str, str]) -> bytes:
    """Return an ``application/x-www-form-urlencoded`` body in UTF-8."""
    return urlencode(fields, encoding="utf-8", errors="replace").encode("ascii")
