"""Read and write direct messages on X, formerly Twitter, and read the posts that mention the shop.

Webhooks come from the Account Activity API (version 1.1) or the X Activity API, which wraps each activity; answer with HTTP 200. X checks
the address about every hour with a GET: answer it within 3 seconds with what ``challenge`` returns, as ``application/json``. Post what
``render`` returns by its ``operation``: ``dm_conversations/with/messages`` to
``https://api.x.com/2/dm_conversations/with/<Outgoing.to>/messages``, ``dm_conversations/messages``, which is for groups, to
``https://api.x.com/2/dm_conversations/<Outgoing.to>/messages``, ``direct_messages/events/new`` to
``https://api.x.com/1.1/direct_messages/events/new.json``. X takes no idempotency key, and tells of no delivery;
``data/failures/x.toml`` says what its error codes mean.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime

from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.channels.wire.signatures import check_signature, matches_secret, raw_bytes, signature_header
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import SignatureError

from .calls import calls
from .events import is_activities, is_wrapped, read_activities, read_bare, read_wrapped

__all__ = ["challenge", "parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook, in its order; also of a direct message without a webhook around it.

    ``account`` stands for the user id in ``for_user_id`` or in the filter of the subscription. Messages that the shop sent come back
    too, as echoes; one that an app of the shop wrote is ``automatic``. Texts are unescaped once, and X's short links replaced by their
    targets; ``raw`` keeps both. A read receipt counts for all messages up to its time. A post that mentions the shop is a message with
    ``is_public``, in a thread of its own (``public/<user>``). An encrypted chat message has an ``Unsupported`` part; ``raw`` is what the
    Chat XDK of X decrypts. Typing, likes and whatever the shop itself does become ``Unparsed``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://docs.x.com/x-api/activity/event-payloads

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import x
        >>> body = '''{"for_user_id": "1", "direct_message_events": [{"type": "message_create", "id": "5",
        ...     "created_timestamp": "1770098400000", "message_create": {"target": {"recipient_id": "1"}, "sender_id": "2",
        ...     "message_data": {"text": "Shoes &amp; socks?"}}}]}'''
        >>> event = x.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.sender.address, event.account
        ('Shoes & socks?', '2', '1')
    """
    origin = Origin("x", "x", account or "", arrival(received_at))
    decoded = read_object(body)
    if isinstance(decoded, Unreadable):
        return [origin.unparsed(decoded.reason, body)]
    if is_activities(decoded):
        return read_activities(decoded, origin)
    if "message_create" in decoded or "dm_conversation_id" in decoded:
        return read_bare(decoded, origin)
    if is_wrapped(decoded):
        return read_wrapped(decoded, origin)
    return [misdirected(decoded, origin)]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; X signs no time)
    url: str | None = None,  # noqa: ARG001
) -> None:
    """Raise unless X signed the raw body with the app's consumer secret.

    Nothing in it guards against replay: drop events whose ``event_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    Source: https://developer.x.com/en/docs/twitter-api/enterprise/account-activity-api/guides/securing-webhooks

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import x
        >>> signed = {"x-twitter-webhooks-signature": "sha256=Yiv7Gks/8XLZqlzwP8O/jDPfmURHnYJz611wFu448G8="}
        >>> x.verify("crc_token", signed, "consumer_secret", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw = raw_bytes(body)
    check_signature(signature_header(headers, "x-twitter-webhooks-signature"), secrets, lambda key: _signed(key, raw))


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def challenge(query: Mapping[str, str], secrets: Secrets) -> str:
    """Return the JSON that answers X's check of the webhook's address, given the query of the GET request.

    Of several consumer secrets the first signs: put the newest there.

    Errors: ``SignatureError`` ``wrong-challenge``; ``UsageError`` ``empty-secret``.
    Source: https://developer.x.com/en/docs/twitter-api/enterprise/account-activity-api/guides/securing-webhooks

    Example:
        >>> from xborder_support.channels import x
        >>> x.challenge({"crc_token": "crc_token"}, "consumer_secret")
        '{"response_token": "sha256=Yiv7Gks/8XLZqlzwP8O/jDPfmURHnYJz611wFu448G8="}'
    """
    matches_secret("", secrets)  # refuses secrets that are none
    token = query.get("crc_token")
    if not isinstance(token, str) or not token:
        hint = "answer 403; pass the query's single values"
        raise SignatureError("this is not X's check of the webhook", code="wrong-challenge", hint=hint)
    secret = secrets if isinstance(secrets, (str, bytes)) else secrets[0]
    key = secret if isinstance(secret, bytes) else secret.encode("utf-8", "surrogatepass")
    return json.dumps({"response_token": _signed(key, token.encode("utf-8", "surrogatepass")).decode()})


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft as direct messages, in their order; a public mention is answered in private, too.

    Options become quick replies, those with a ``url`` buttons; both need version 1.1 of the API. Media must be uploaded to X first:
    each goes out in a message of its own, the words with the first. ``Draft.to`` is the number of a user, or ``group/`` and the number of
    a group's conversation, which takes no options.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``bad-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``option-too-long``, ``missing-media-id``.
    Source: https://docs.x.com/x-api/direct-messages/manage/introduction

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import x
        >>> x.render(Draft(channel="x", provider="x", to="2", text="It is on its way."))[0].body
        b'{"text":"It is on its way."}'
    """
    return calls(draft)


def _signed(key: bytes, raw: bytes) -> bytes:
    return b"sha256=" + b64encode(hmac.digest(key, raw, "sha256"))
