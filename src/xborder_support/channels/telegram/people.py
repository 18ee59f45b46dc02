"""Say who wrote what Telegram reports, where, and on whose behalf."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xborder_support.channels.wire.payload import ident, table, words
from xborder_support.conversations import Party

__all__ = ["chat_party", "is_shops_own", "machine_behind", "message_id", "thread_of", "user_party", "writer"]


def user_party(user: dict[str, Any]) -> Party:
    """Return the party of a user; ``ids["username"]`` is the handle, which its owner may change."""
    names = [name for key in ("first_name", "last_name") if (name := words(user, key))]
    handle = words(user, "username")
    return Party(address=ident(user, "id"), name=" ".join(names) or None, ids={"username": handle} if handle else {})


def chat_party(chat: dict[str, Any]) -> Party:
    """Return the party of a chat: the person of a private one, or the group or channel by its title."""
    party = user_party(chat)
    return Party(address=party.address, name=words(chat, "title") or party.name, ids=party.ids)


def writer(message: dict[str, Any]) -> Party:
    """Return who wrote a message.

    Who writes in the name of a group or channel hides behind a bot of Telegram's, which all such people share.
    """
    chat, person, speaks_for = table(message, "chat"), table(message, "from"), table(message, "sender_chat")
    party = user_party(person) if person else chat_party(speaks_for or chat)
    if person and speaks_for:
        party = Party(address=ident(person, "id"), name=words(speaks_for, "title") or words(person, "first_name"))
    group = thread_of(chat)
    # In private a bot may only write to who wrote to it first, so an answer goes where the question was asked.
    return replace(party, ids={**party.ids, "reply_to": group}) if group else party


def thread_of(chat: dict[str, Any]) -> str | None:
    """Return the id of a group or channel; a private chat is known by the customer's own address, which is the same number."""
    identity = ident(chat, "id")
    is_group = words(chat, "type") in {"group", "supergroup", "channel"} or (identity or "").startswith("-")
    return identity if is_group else None


def message_id(message: dict[str, Any]) -> str | None:
    """Return the id of a message with that of its chat, because Telegram counts messages per chat: ``<chat>/<message>``."""
    chat, number = ident(table(message, "chat"), "id"), ident(message, "message_id")
    return f"{chat}/{number}" if chat and number else None


def is_shops_own(message: dict[str, Any]) -> bool:
    """Tell whether the shop wrote it: as the owner of a business account, or in its channel.

    A bot gets the posts of a channel only as its administrator, and only administrators post there.
    """
    chat = table(message, "chat")
    if words(chat, "type") == "channel":
        return True
    if "business_connection_id" not in message:
        return False
    author = ident(table(message, "from"), "id")
    return "sender_business_bot" in message or (author is not None and author != ident(chat, "id"))


def machine_behind(message: dict[str, Any]) -> str | None:
    """Return the code of the machine that wrote a message, or None for a person.

    Telegram's own stand-ins for hidden authors count as bots in the payload; a person is behind each of them.
    """
    if "sender_business_bot" in message:
        return "own-app"
    if message.get("is_automatic_forward") is True:
        return "forwarded-post"
    return "bot" if table(message, "from").get("is_bot") is True and "sender_chat" not in message else None
