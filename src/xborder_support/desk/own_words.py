"""Know our own automatic replies again when a provider reports them back as something that the shop wrote."""

from __future__ import annotations

from hashlib import sha256

from xborder_support.conversations import Conversation, Message

__all__ = ["is_automatic_reply", "words_key"]

_DIGEST_HEX = 20  # 80 bits, as the ids of events have


def words_key(text: str) -> str | None:
    """Return a digest of the letters and digits of a text, or None where it has none.

    Providers change white space, quotes and markup on the way; the letters stay.
    """
    letters = "".join(filter(str.isalnum, text))
    return f"words:{sha256(letters.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGEST_HEX]}" if letters else None


def is_automatic_reply(echo: Message, past: Conversation) -> bool:
    """Tell whether an echo is a reply that we planned to send without a person: by its words, or by the id that the host recorded.

    Most providers mark what a program sent; help desks, for one, show it as an agent's comment.
    """
    planned = [item for item in past.events if item.kind == "reply_planned"]
    if words_key(echo.text) in {item.message_key for item in planned if item.message_key}:
        return True
    keys = {item.action_key for item in planned if item.action_key}
    return any(item.kind == "sent" and item.action_key in keys and item.message_key == echo.message_key for item in past.events)
