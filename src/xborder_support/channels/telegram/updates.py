"""Turn a Telegram update into events, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_s, rows, table, words
from xborder_support.conversations import InboundEvent, Membership, Party, Postback, Reaction, Unparsed, Unsend

from .messages import read_edit, read_message, update_details
from .people import chat_party, message_id, thread_of, user_party

__all__ = ["is_message", "is_update", "read_update"]

_Reader: TypeAlias = Callable[[dict[str, Any], Origin, str | None], list[InboundEvent]]
_Change: TypeAlias = Literal["followed", "unfollowed", "joined", "left"]
_PRESENT = frozenset({"creator", "administrator", "member"})


def is_update(decoded: dict[str, Any]) -> bool:
    """Tell whether an object is an update: it has the id of one, or content that only updates have."""
    return "update_id" in decoded or any(_is_of_a_chat(table(decoded, kind)) for kind in _READERS)


def _is_of_a_chat(content: dict[str, Any]) -> bool:
    return type(content.get("chat")) is dict or "chat_instance" in content


def is_message(decoded: dict[str, Any]) -> bool:
    """Tell whether an object is a message without the update around it."""
    return "message_id" in decoded and type(decoded.get("chat")) is dict


def read_update(update: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return the events of an update; ``Unparsed`` for kinds that are no part of a conversation, and for what is malformed."""
    update_id = ident(update, "update_id")
    kinds = [kind for kind in update if kind != "update_id"]
    if not kinds:
        return [origin.unparsed("missing-content", update, provider_id=update_id)]
    return [event for kind in kinds for event in _read_kind(kind, update[kind], origin, update_id)]


def _read_kind(kind: str, content: Any, origin: Origin, update_id: str | None) -> list[InboundEvent]:
    if type(content) is not dict:
        return [origin.unparsed("wrong-shape", content, provider_type=kind, provider_id=update_id)]
    reader = _READERS.get(kind)
    events = reader(content, origin, update_id) if reader else []
    return events or [_unparsed(kind, content, origin, update_id)]


def _unparsed(kind: str, content: dict[str, Any], origin: Origin, update_id: str | None) -> InboundEvent:
    reason = "missing-content" if kind in _READERS and kind not in _CHANGES else "unsupported-event"
    return Unparsed(**_facts(content, origin, update_id), reason=reason, provider_type=kind)


def _message(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    return [read_message(content, origin, update_id)]


def _edit(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    return [read_edit(content, origin, update_id)]


def _press(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    """Return the press on a button. Nothing says when it was: the date is that of the message with the button."""
    data, pressed = words(content, "data"), table(content, "message")
    if data is None:
        return []
    where = {"chat": table(pressed, "chat"), "business_connection_id": pressed.get("business_connection_id")}
    facts = _facts({**content, **where}, origin, update_id)
    facts["provider_id"] = ident(content, "id") or facts["provider_id"]
    extra = {"message_id": message_id(pressed), "callback_query_id": ident(content, "id")}
    facts["details"] = {**facts["details"], **{key: value for key, value in extra.items() if value}}
    return [Postback(**{**facts, "raw": content}, data=data, title=_title(pressed, data))]


def _title(message: dict[str, Any], data: str) -> str | None:
    """Return the words on the button that sends this data."""
    keyboard = rows(table(message, "reply_markup"), "inline_keyboard")
    buttons = (button for row in keyboard if type(row) is list for button in row if type(button) is dict)
    return next((words(button, "text") for button in buttons if button.get("callback_data") == data), None)


def _reactions(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    """Return the emoji that were added, or that the last one was taken away."""
    target = message_id(content)
    if target is None:
        return []
    before, now = _emoji(rows(content, "old_reaction")), _emoji(rows(content, "new_reaction"))
    known = frozenset(before)
    added = [emoji for emoji in now if emoji not in known] or now[-1:]
    facts = _facts(content, origin, update_id)
    left: list[str | None] = [*added] or [None]
    return [Reaction(**facts, target=target, emoji=emoji) for emoji in left]


def _emoji(reactions: list[Any]) -> list[str]:
    found = [words(one, "emoji") or ident(one, "custom_emoji_id") or words(one, "type") for one in reactions if type(one) is dict]
    return list(dict.fromkeys(emoji for emoji in found if emoji))


def _deleted(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    """Return one event for each message that vanished from a business chat. Who deleted them is not told."""
    facts = _facts(content, origin, update_id)
    chat = ident(table(content, "chat"), "id")
    numbers = [str(number) for number in rows(content, "message_ids") if type(number) in {int, str}]
    return [Unsend(**facts, target=f"{chat}/{number}") for number in numbers] if chat else []


def _own_membership(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    """Return that a customer blocked or unblocked the bot, or that somebody took it into a group or put it out."""
    before, now = (_is_present(content, key) for key in ("old_chat_member", "new_chat_member"))
    if now is None or before == now:
        return []
    is_group = thread_of(table(content, "chat")) is not None
    change: _Change = ("joined" if now else "left") if is_group else ("followed" if now else "unfollowed")
    return [Membership(**_facts(content, origin, update_id), change=change)]


def _others_membership(content: dict[str, Any], origin: Origin, update_id: str | None) -> list[InboundEvent]:
    """Return that somebody joined or left a group where the bot is an administrator."""
    before, now = (_is_present(content, key) for key in ("old_chat_member", "new_chat_member"))
    member = table(table(content, "new_chat_member"), "user")
    if now is None or before == now or not member:
        return []
    facts = {**_facts(content, origin, update_id), "sender": user_party(member)}
    return [Membership(**facts, change="joined" if now else "left")]


def _is_present(content: dict[str, Any], key: str) -> bool | None:
    member = table(content, key)
    status = words(member, "status")
    if status == "restricted":
        return member.get("is_member") is not False
    return None if status is None else status in _PRESENT


_CHANGES: dict[str, _Reader] = {"my_chat_member": _own_membership, "chat_member": _others_membership}
_READERS: dict[str, _Reader] = {
    "message": _message,
    "channel_post": _message,
    "business_message": _message,
    "guest_message": _message,
    "edited_message": _edit,
    "edited_channel_post": _edit,
    "edited_business_message": _edit,
    "callback_query": _press,
    "message_reaction": _reactions,
    "deleted_business_messages": _deleted,
    **_CHANGES,
}


def _facts(content: dict[str, Any], origin: Origin, update_id: str | None) -> dict[str, Any]:
    """Return the fields of an event that is about no message of its own, which goes by the id of its update."""
    chat = table(content, "chat")
    account = origin.account or ident(content, "business_connection_id") or ""
    return {
        **origin._asdict(),
        "account": account,
        "provider_id": update_id or fragment_id(content),
        "sent_at": instant_s(content.get("date")),
        "sender": _actor(content),
        "recipient": shop_party(account),
        "thread_id": thread_of(chat),
        "details": update_details(content, update_id),
        "raw": content,
    }


def _actor(content: dict[str, Any]) -> Party:
    """Return who did it: a user, the chat in whose name it was done, or the person of a private chat."""
    if user := table(content, "from") or table(content, "user"):
        return user_party(user)
    return chat_party(table(content, "actor_chat") or table(content, "chat"))
