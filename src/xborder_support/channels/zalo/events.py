"""Turn one webhook of Zalo into events, by the name of what happened."""

from __future__ import annotations

import re
from typing import Any, Literal

from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, rows, table, words
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Membership, Message, Party, Reaction, Unparsed

from .message import read_parts

__all__ = ["GROUP", "read_webhook"]

_FROM_CUSTOMER = re.compile(r"(?:user|anonymous)_send_(?:group_)?(.+)")
_FROM_SHOP = re.compile(r"oa_send_(?:group_|anonymous_)?(.+)")
_FOLLOWS: dict[str, Literal["followed", "unfollowed"]] = {"follow": "followed", "unfollow": "unfollowed"}
_RECEIPTS: dict[str, DeliveryState] = {"user_received_message": "delivered", "user_seen_message": "read"}
_KINDS = frozenset(
    {"text", "image", "gif", "link", "audio", "video", "sticker", "location", "file", "business_card", "list", "template", "consent"}
)
_MOST_RECEIPTS = 1000
#: What stands before the id of a group where a user is addressed by the id alone.
GROUP = "group/"


def read_webhook(webhook: dict[str, Any], received: Any, account: str | None) -> list[InboundEvent]:
    """Return the events of a webhook: one, or one for each message that a receipt names."""
    word = words(webhook, "event_name") or ""
    if word in _RECEIPTS:
        return _receipts(webhook, received, account, _RECEIPTS[word])
    if word in _FOLLOWS:
        return [_follow(webhook, received, account, _FOLLOWS[word])]
    from_customer, from_shop = _FROM_CUSTOMER.fullmatch(word), _FROM_SHOP.fullmatch(word)
    facts = _facts(webhook, received, account, is_echo=word.startswith("oa_"))
    if from_customer or from_shop:
        kind = (from_customer or from_shop)[1]  # type: ignore[index]  # one of them is there
        return [_message(webhook, facts, word, kind)]
    if word in {"user_reacted_message", "oa_reacted_message"}:
        return [_reaction(webhook, facts, word)]
    return [_unparsed(facts, "unsupported-event", word)]


def _message(webhook: dict[str, Any], facts: dict[str, Any], word: str, kind: str) -> InboundEvent:
    content = table(webhook, "message")
    parts = read_parts(content, kind)
    if not parts:
        return _unparsed(facts, "missing-content" if kind in _KINDS else "unsupported-type", word)
    closes_at = None if facts["is_echo"] else window_expires_at("zalo", facts["sent_at"], facts["received_at"])
    return Message(**facts, parts=parts, in_reply_to=ident(content, "quote_msg_id"), window_expires_at=closes_at)


def _reaction(webhook: dict[str, Any], facts: dict[str, Any], word: str) -> InboundEvent:
    content = table(webhook, "message")
    target = ident(content, "msg_id")
    if target is None:
        return _unparsed(facts, "missing-content", word)
    return Reaction(**facts | {"provider_id": fragment_id(webhook)}, target=target, emoji=words(content, "react_icon"))


def _follow(webhook: dict[str, Any], received: Any, account: str | None, change: Literal["followed", "unfollowed"]) -> InboundEvent:
    facts = _facts(webhook, received, account, is_echo=False)
    who = ident(table(webhook, "follower"), "id") or ident(table(webhook, "sender"), "id")
    if who is None:
        return _unparsed(facts, "missing-content", words(webhook, "event_name") or "")
    return Membership(**facts | {"sender": _party(who, webhook), "recipient": shop_party(facts["account"])}, change=change)


def _receipts(webhook: dict[str, Any], received: Any, account: str | None, status: DeliveryState) -> list[InboundEvent]:
    """Return one status for each message. The shop is the sender here: the receipt is about what it sent."""
    facts = _facts(webhook, received, account, is_echo=True)
    content, word = table(webhook, "message"), words(webhook, "event_name") or ""
    ids = [ident({"id": one}, "id") for one in rows(content, "msg_ids")[:_MOST_RECEIPTS]] or [ident(content, "msg_id")]
    named = list(dict.fromkeys(one for one in ids if one))
    if not named:
        return [_unparsed(facts, "missing-content", word)]
    return [DeliveryStatus(**facts | {"provider_id": one}, status=status, provider_status=word) for one in named]


def _facts(webhook: dict[str, Any], received: Any, account: str | None, *, is_echo: bool) -> dict[str, Any]:
    """Return the fields that every event has. The shop sent an echo, and receives anything else."""
    sender, recipient = ident(table(webhook, "sender"), "id"), ident(table(webhook, "recipient"), "id")
    if is_echo and account and recipient == account:
        sender, recipient = recipient, sender  # some receipts come with the customer as their sender
    group = _group(webhook, recipient)
    if group is not None and group == recipient:
        recipient = None  # what is said in a group goes to the group
    stated = (sender if is_echo else recipient) or ident(webhook, "oa_id")
    origin = Origin("zalo", "zalo", account if account is not None else stated or "", received)
    shop, customer = shop_party(origin.account), _party(recipient if is_echo else sender, webhook, group=group)
    return {
        **origin._asdict(),
        "provider_id": ident(table(webhook, "message"), "msg_id") or fragment_id(webhook),
        "sent_at": instant_ms(ident(webhook, "timestamp")),
        "sender": shop if is_echo else customer,
        "recipient": customer if is_echo else shop,
        "thread_id": group,
        "is_echo": is_echo,
        "details": _details(webhook),
        "raw": webhook,
    }


def _group(webhook: dict[str, Any], recipient: str | None) -> str | None:
    """Return the group that a message was written in: by the names of such events their recipient is the group."""
    if stated := ident(table(webhook, "group_info"), "group_id") or ident(table(webhook, "recipient"), "group_id"):
        return stated
    return recipient if "_send_group_" in (words(webhook, "event_name") or "") else None


def _party(address: str | None, webhook: dict[str, Any], *, group: str | None = None) -> Party:
    """Return the customer. What somebody asks in a group is answered there, not in private."""
    by_app = ident(webhook, "user_id_by_app")
    ids = {"user_id_by_app": by_app} if by_app else {}
    return Party(address=address, ids={**ids, "reply_to": f"{GROUP}{group}"} if group else ids)


def _details(webhook: dict[str, Any]) -> dict[str, str]:
    found = {
        "event": words(webhook, "event_name"),
        "app_id": ident(webhook, "app_id"),
        "admin_id": ident(table(webhook, "sender"), "admin_id"),
        "source": words(webhook, "source"),
    }
    return {name: value for name, value in found.items() if value}


def _unparsed(facts: dict[str, Any], reason: str, word: str) -> InboundEvent:
    return Unparsed(**facts, reason=reason, provider_type=word or None)
