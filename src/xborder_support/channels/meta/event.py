"""Turn one event of a conversation on Messenger or Instagram into the normal form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, rows, table, words
from xborder_support.conversations import (
    DeliveryState,
    DeliveryStatus,
    Edit,
    InboundEvent,
    Membership,
    Message,
    Party,
    Postback,
    Reaction,
    Unparsed,
    Unsend,
)

from .details import message_details, referral_details
from .entry import customer_facts
from .parts import read_parts

__all__ = ["read_event"]

_Facts: TypeAlias = dict[str, Any]
_Reader: TypeAlias = Callable[[dict[str, Any], _Facts], InboundEvent | None]

#: Meta's own inboxes, from which people answer: what they sent was written by a person.
#: https://developers.facebook.com/docs/messenger-platform/handover-protocol/assign-app-roles
_INBOXES = frozenset({"263902037430900", "1217981644879628"})


def read_event(event: dict[str, Any], origin: Origin, *, is_standby: bool) -> InboundEvent:
    """Return what happened. With ``is_standby``, another app has the conversation: read it, and never answer."""
    kind = next((name for name in _READERS if table(event, name)), None) or next((name for name in _READERS if event.get(name)), None)
    content = table(event, kind) if kind else {}
    sent_at = instant_ms(event.get("timestamp"))
    facts = customer_facts(event, origin, sent_at=sent_at, by_shop=content.get("is_echo") is True)
    facts["provider_id"] = ident(content, "mid") or fragment_id(event)
    facts["details"] = {"mode": "standby"} if is_standby else {}
    found = _READERS[kind](content, facts) if kind and content else None
    return found or _unread(event, kind, facts)


def _unread(event: dict[str, Any], kind: str | None, facts: _Facts) -> Unparsed:
    """Keep what carries no words of a customer, with what is known of it."""
    word = kind or next((name for name in event if name not in _EVERYWHERE and event[name] is not None), None)
    facts["details"] = {**facts["details"], **referral_details(table(event, "referral"))}
    reason = "missing-content" if word in _READERS else "unsupported-event" if word else "missing-type"
    return Unparsed(**facts, reason=reason, provider_type=word)


def _message(message: dict[str, Any], facts: _Facts) -> InboundEvent | None:
    mid = ident(message, "mid")
    if message.get("is_deleted") is True:
        return Unsend(**facts, target=mid) if mid else None
    parts = read_parts(message)
    if not parts:
        return None
    expires_at = None if facts["is_echo"] else window_expires_at(facts["channel"], facts["sent_at"], facts["received_at"])
    facts["details"] = {**facts["details"], **message_details(message)}
    return Message(
        **facts,
        parts=parts,
        in_reply_to=ident(table(message, "reply_to"), "mid"),
        automatic=_automatic(message),
        window_expires_at=expires_at,
        locale_hint=_locale(message),
    )


def _automatic(message: dict[str, Any]) -> str | None:
    """Return the mark of what an app of the shop sent; Meta's own inboxes are apps too, but people write there."""
    app = ident(message, "app_id")
    return "own-app" if message.get("is_echo") is True and app and app not in _INBOXES else None


def _locale(message: dict[str, Any]) -> str | None:
    """Return the language that Meta's own detection found, where the shop has switched it on: ``en_XX`` is English of anywhere."""
    found = rows(table(message, "nlp"), "detected_locales")
    locale = words(found[0], "locale") if found and type(found[0]) is dict else None
    return locale.removesuffix("_XX").replace("_", "-") if locale else None


def _postback(postback: dict[str, Any], facts: _Facts) -> InboundEvent | None:
    payload, title = words(postback, "payload"), words(postback, "title")
    facts["details"] = {**facts["details"], **referral_details(table(postback, "referral"))}
    return Postback(**facts, data=payload or title or "", title=title) if payload or title else None


def _reaction(reaction: dict[str, Any], facts: _Facts) -> InboundEvent | None:
    target, action = ident(reaction, "mid"), words(reaction, "action")
    facts["provider_id"] = fragment_id(facts["raw"])  # the id in it is the target's
    emoji = words(reaction, "emoji") or words(reaction, "reaction") if action == "react" else None
    return Reaction(**facts, target=target, emoji=emoji) if target and (emoji or action == "unreact") else None


def _edit(edit: dict[str, Any], facts: _Facts) -> InboundEvent | None:
    target, parts = ident(edit, "mid"), read_parts(edit)
    facts["provider_id"] = fragment_id(facts["raw"])
    return Edit(**facts, target=target, parts=parts) if target and parts else None


def _receipt(status: DeliveryState, word: str) -> _Reader:
    def read(receipt: dict[str, Any], facts: _Facts) -> InboundEvent | None:
        watermark = instant_ms(receipt.get("watermark"))
        mids = [mid for mid in rows(receipt, "mids") if type(mid) is str and mid]
        named = mids[0] if len(mids) == 1 else ident(receipt, "mid")
        if watermark is None and named is None:
            return None
        turned = {"sender": facts["recipient"], "recipient": facts["sender"], "is_echo": True}
        details = {**facts["details"], "mids": " ".join(mids)} if mids else facts["details"]
        facts = {**facts, **turned, "provider_id": named or facts["provider_id"], "details": details}
        return DeliveryStatus(**facts, status=status, provider_status=word, watermark=watermark)

    return read


def _optin(optin: dict[str, Any], facts: _Facts) -> InboundEvent | None:
    """Return the customer's consent. The check box of a web page names nobody but the ``user_ref`` that the page gave."""
    if (user_ref := ident(optin, "user_ref")) and facts["sender"].address is None:
        facts["sender"] = Party(ids={"user_ref": user_ref})
    found = {"ref": words(optin, "ref"), "optin_type": words(optin, "type"), "topic": words(optin, "title")}
    facts["details"] = {**facts["details"], **{key: value for key, value in found.items() if value}}
    is_stop = words(optin, "notification_messages_status") == "STOP_NOTIFICATIONS"
    change: Literal["opted_in", "opted_out"] = "opted_out" if is_stop else "opted_in"
    is_marketing = words(optin, "type") in {"notification_messages", "one_time_notif_req"}
    return Membership(**facts, change=change, scope="marketing" if is_marketing else "all")


_READERS: dict[str, _Reader] = {
    "message": _message,
    "postback": _postback,
    "reaction": _reaction,
    "message_edit": _edit,
    "delivery": _receipt("delivered", "delivery"),
    "read": _receipt("read", "read"),
    "optin": _optin,
}
_EVERYWHERE = frozenset({"sender", "recipient", "timestamp"})
