"""Read and write direct messages on Instagram, and read the comments below the posts of a professional account.

Post what ``render`` returns to ``https://graph.facebook.com/<version>/me/messages`` with the access token of the Page, or with
Instagram's own login to ``https://graph.instagram.com/<version>/me/messages``. Answer a webhook with status 200 within 20 seconds. A
message may be answered for 24 hours, which ``Message.window_expires_at`` ends; a person may answer for seven days, with
``details={"tag": "HUMAN_AGENT"}`` in the draft. What another app is answering comes with ``details["mode"]`` as ``standby``: never
reply to it.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.meta import Change, Platform, challenge, outgoing_messages, read_webhook, verify
from xborder_support.channels.meta.entry import changed_facts
from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers
from xborder_support.channels.wire.payload import ident, table, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.conversations import Draft, InboundEvent, Message, Text

__all__ = ["challenge", "parse", "receive", "render", "verify"]


def _comment(change: Change) -> InboundEvent | None:
    """Return a comment below a post, reel or live video."""
    value = change.value
    text, identity = words(value, "text"), ident(value, "id") or ident(value, "comment_id")
    if text is None:
        return None
    facts = changed_facts(change, provider_id=identity, author="from", sent_at=change.reported_at)
    media = table(value, "media")
    found = {"post_id": ident(media, "id"), "comment_id": identity, "item": words(media, "media_product_type")}
    facts["details"] = {key: word for key, word in found.items() if word}
    return Message(**facts, parts=(Text(text=text),), is_public=True, in_reply_to=ident(value, "parent_id"))


_INSTAGRAM = Platform("instagram", "instagram", {"comments": _comment, "live_comments": _comment})


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook, in its order: messages, postbacks, reactions, edits, what was read, comments.

    ``account`` stands for the id of the Instagram account in the payload. Addresses are Instagram-scoped ids. A mention in a story, and
    whatever else somebody shares, is a ``Media`` behind a link that expires; ``details["shared"]`` names its kind. An answer to a story
    has ``story_id`` and ``story_url`` in its ``details``. A comment is a message with ``is_public``. What Instagram announces but cannot
    deliver, such as a GIF, has an ``Unsupported`` part.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.facebook.com/docs/messenger-platform/instagram/features/webhook

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import instagram
        >>> body = '''{"object": "instagram", "entry": [{"id": "17", "messaging": [{"sender": {"id": "8"}, "recipient": {"id": "17"},
        ...     "timestamp": 1770098400000, "message": {"mid": "aWdf1", "text": "Oi"}}]}]}'''
        >>> event = instagram.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.sender.address
        ('Oi', '8')
    """
    return read_webhook(body, _INSTAGRAM, received_at=received_at, account=account)


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft, in their order: each medium is one message, and the words with their options are one.

    A text may have 1000 bytes of UTF-8, which are 333 Chinese characters. ``draft.options`` become quick replies, at most 13; where one
    of them has a ``url``, all become buttons, at most three. ``draft.details`` may hold ``tag``, which Instagram takes as ``HUMAN_AGENT``
    alone (for what a person wrote), and ``comment_id``, which answers a public comment privately.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``option-too-long``, ``unsupported-media``, ``media-too-large``, ``no-media-source`` or ``unsupported-template``.
    Source: https://developers.facebook.com/docs/messenger-platform/instagram/features/send-message

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import instagram
        >>> instagram.render(Draft(channel="instagram", provider="instagram", to="8", text="Oi"))[0].body
        b'{"recipient":{"id":"8"},"messaging_type":"RESPONSE","message":{"text":"Oi"}}'
    """
    return outgoing_messages(draft, channel="instagram", has_metadata=False)
