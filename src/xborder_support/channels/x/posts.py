"""Turn a public post on X into an event: what a customer says to the shop where everybody reads it, and what the shop says there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, instant_text, rows, table, words
from xborder_support.conversations import InboundEvent, Media, Message, Part, Party, Text, Unparsed

from .attachments import read_attachment, read_media_keys
from .webhook import Webhook
from .wording import written

__all__ = ["read_post", "read_post_v2"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(rf"[A-Z][a-z]{{2}} ({'|'.join(_MONTHS)}) (\d{{2}}) (\d{{2}}):(\d{{2}}):(\d{{2}}) \+0000 (\d{{4}})", re.ASCII)


def read_post(post: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return a post of version 1.1."""
    author = table(post, "user")
    long = table(post, "extended_tweet")
    text = words(long, "full_text") or words(post, "full_text") or words(post, "text")
    facts = _facts(post, webhook, author_id=_number(author, "id"), answered_id=_number(post, "in_reply_to_user_id"))
    facts["provider_id"] = _number(post, "id") or facts["provider_id"]
    facts["sent_at"] = instant_ms(post.get("timestamp_ms")) or _instant(words(post, "created_at"))
    if "retweeted_status" in post or text is None:
        return Unparsed(**facts, reason="unsupported-event" if text else "missing-content", provider_type="tweet_create_events")
    entities = table(long, "entities") or table(post, "entities")
    attached = table(long, "extended_entities") or table(post, "extended_entities")
    media = [read_attachment({"type": "media", "media": one}) for one in rows(attached, "media")]
    parts: list[Part] = [Text(text=written(text, entities)), *(part for part in media if isinstance(part, Media))]
    return Message(**facts, parts=tuple(parts), in_reply_to=_number(post, "in_reply_to_status_id"), is_public=True)


def read_post_v2(post: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return a post of version 2."""
    author = ident(post, "author_id")
    facts = _facts(post, webhook, author_id=author, answered_id=ident(post, "in_reply_to_user_id"))
    facts["sent_at"] = instant_text(post.get("created_at"))
    referenced = [one for one in rows(post, "referenced_tweets") if type(one) is dict]
    text = words(table(post, "note_tweet"), "text") or words(post, "text")
    if text is None or any(one.get("type") == "retweeted" for one in referenced):
        return Unparsed(**facts, reason="unsupported-event" if text else "missing-content", provider_type="post")
    entities = table(table(post, "note_tweet"), "entities") or table(post, "entities")
    parts = (Text(text=written(text, entities)), *read_media_keys(post, webhook.media_kinds))
    answered = next((ident(one, "id") for one in referenced if one.get("type") == "replied_to"), None)
    return Message(**facts, parts=parts, in_reply_to=answered or ident(post, "in_reply_to_tweet_id"), is_public=True)


def _facts(post: dict[str, Any], webhook: Webhook, *, author_id: str | None, answered_id: str | None) -> dict[str, Any]:
    ends = webhook.ends(author_id, answered_id)
    customer = answered_id if ends["is_echo"] else author_id
    details = {"conversation_id": ident(post, "conversation_id"), "lang": words(post, "lang")}
    return {
        **webhook.origin._asdict(),
        "provider_id": ident(post, "id") or fragment_id(post),
        **_named(ends, table(post, "user")),
        # What everybody reads must not run into what is private, though both are with one customer.
        "thread_id": f"public/{customer}" if customer else None,
        "details": {key: value for key, value in details.items() if value},
        "raw": post,
    }


def _named(ends: dict[str, Any], author: dict[str, Any]) -> dict[str, Any]:
    """Return the ends with the author's name, which a post of version 1.1 carries itself."""
    sender, handle = ends["sender"], words(author, "screen_name")
    if ends["is_echo"] or sender.name or not author:
        return ends
    named = Party(address=sender.address, name=words(author, "name"), ids={"screen_name": handle} if handle else {})
    return {**ends, "sender": named}


def _number(fields: dict[str, Any], name: str) -> str | None:
    """Return an id; the text beside the number is exact where something in between has rounded the number."""
    return ident(fields, f"{name}_str") or ident(fields, name)


def _instant(text: str | None) -> datetime | None:
    """Return a time as version 1.1 writes it: ``Wed Oct 10 20:19:24 +0000 2018``."""
    found = _DATE.fullmatch(text or "")
    if found is None:
        return None
    day, hour, minute, second, year = (int(found[place]) for place in range(2, 7))
    try:
        return datetime(year, _MONTHS.index(found[1]) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
