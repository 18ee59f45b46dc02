"""Read and write Facebook Messenger, and read what people write publicly below the posts of a Page.

Post what ``render`` returns to ``https://graph.facebook.com/<version>/me/messages`` with the access token of the Page. Answer a
webhook with status 200 within 20 seconds. A message may be answered for 24 hours, which ``Message.window_expires_at`` ends; a person may
answer for seven days, with ``details={"tag": "HUMAN_AGENT"}`` in the draft. What another app of the Page is answering comes with
``details["mode"]`` as ``standby``: never reply to it.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.meta import Platform, challenge, outgoing_messages, read_webhook, verify
from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers
from xborder_support.channels.wire.receiving import receiver
from xborder_support.conversations import Draft, InboundEvent

from .feed import read_feed

__all__ = ["challenge", "parse", "receive", "render", "verify"]

_MESSENGER = Platform("messenger", "page", {"feed": read_feed})


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook, in its order: messages, postbacks, reactions, receipts, opt-ins, comments.

    ``account`` stands for the id of the Page in the payload. Addresses are page-scoped ids. An echo of what an app of the shop sent has
    ``automatic`` as ``own-app``; what people write in Meta's own inbox has None. A receipt counts for all messages up to its
    ``watermark``. A comment or a visitor's post is a message with ``is_public``, and its ``details`` hold ``post_id`` and ``comment_id``.
    Referrals and the hand-over between apps carry no words of a customer and become ``Unparsed`` with the reason ``unsupported-event``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import messenger
        >>> body = '''{"object": "page", "entry": [{"id": "10", "messaging": [{"sender": {"id": "7"}, "recipient": {"id": "10"},
        ...     "timestamp": 1770098400000, "message": {"mid": "m_1", "text": "Hello"}}]}]}'''
        >>> event = messenger.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.window_expires_at.isoformat()
        ('Hello', '2026-02-04T06:00:00+00:00')
    """
    return read_webhook(body, _MESSENGER, received_at=received_at, account=account)


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft, in their order: each medium is one message, and the words with their options are one.

    ``draft.options`` become quick replies, at most 13, which vanish once one is tapped; where one of them has a ``url``, all become
    buttons, at most three below at most 640 code points. A quick reply comes back as a ``Choice`` with the option's ``id``, a button as a
    ``Postback``. ``draft.details`` may hold ``tag``, a message tag such as ``HUMAN_AGENT`` (for what a person wrote), and
    ``comment_id``, which answers a public comment privately. The idempotency key comes back in the echo, as ``details["metadata"]``.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``option-too-long``, ``unsupported-media``, ``media-too-large``, ``no-media-source`` or ``unsupported-template``.
    Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import messenger
        >>> messenger.render(Draft(channel="messenger", provider="messenger", to="7", text="Hello"))[0].body
        b'{"recipient":{"id":"7"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}'
    """
    return outgoing_messages(draft, channel="messenger", has_metadata=True)
