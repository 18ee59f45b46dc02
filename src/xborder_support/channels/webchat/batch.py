"""Hold what everything in one post of a chat window shares, and say who speaks to whom."""

from __future__ import annotations

from typing import Any, NamedTuple

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_text, table, words
from xborder_support.conversations import Party, Unparsed

__all__ = ["SHOP_ROLES", "Batch", "automatic", "consent_details", "facts", "named"]

#: Who may write on the shop's side, and by which code their words count as a machine's.
SHOP_ROLES: dict[str, str | None] = {"agent": None, "bot": "own-app", "system": "own-app"}

#: What a visitor typed about himself proves nothing, and its name says so.
_CLAIMS = {"id": "visitor", "email": "claimed_email", "phone": "claimed_phone"}


def named(conversation: str, identity: str) -> str:
    """Return the id of a message. Windows number as they like, so it counts within its conversation alone.

    A slash in a conversation's own id is written otherwise, or a window could name the messages of another conversation.
    """
    return f"{conversation.replace('%', '%25').replace('/', '%2F')}/{identity}"


class Batch(NamedTuple):
    """Say where a post came from, in which conversation, and with which consent."""

    origin: Origin
    conversation: str
    consent: dict[str, Any]

    def named(self, identity: str) -> str:
        """Return the id of a message of this conversation."""
        return named(self.conversation, identity)

    def unparsed(self, reason: str, raw: Any, *, provider_type: str | None = None) -> Unparsed:
        """Return the event for what could not be read, in its conversation."""
        address = self.conversation or None
        return self.origin.unparsed(reason, raw, provider_type=provider_type, sender=Party(address=address))


def facts(batch: Batch, item: dict[str, Any], *, key: str, time: str) -> dict[str, Any]:
    """Return the fields that every kind of event has. ``key`` and ``time`` name the fields that hold its id and its time."""
    author = table(item, "author")
    customer, shop = _customer(batch, author), shop_party(batch.origin.account)
    is_echo = words(author, "role") in SHOP_ROLES
    return {
        "channel": batch.origin.channel,
        "provider": batch.origin.provider,
        "account": batch.origin.account,
        "provider_id": batch.named(ident(item, key) or fragment_id(item)),
        "received_at": batch.origin.received_at,
        "sent_at": instant_text(item.get(time)),
        "sender": _colleague(shop, author) if is_echo else customer,
        "recipient": customer if is_echo else shop,
        "is_echo": is_echo,
        "details": _details(item),
        "raw": item,
    }


def consent_details(item: dict[str, Any], batch: Batch) -> dict[str, str]:
    """Return whether a consent to store the customer's words is recorded: with the message, or with the whole post."""
    consent = table(item, "consent") or batch.consent
    version, at = ident(consent, "policy_version"), instant_text(consent.get("at"))
    if version is None or at is None:
        return {"consent": "missing"}
    return {"consent": "given", "consent_policy": version, "consent_at": at.isoformat()}


def automatic(item: dict[str, Any]) -> str | None:
    """Return the code for a machine of the shop that wrote, or None for a person."""
    role = words(table(item, "author"), "role")
    return SHOP_ROLES.get(role) if role else None


def _customer(batch: Batch, author: dict[str, Any]) -> Party:
    address = batch.conversation or None
    if words(author, "role") in SHOP_ROLES:
        return Party(address=address)
    claims = {ours: value for theirs, ours in _CLAIMS.items() if (value := ident(author, theirs))}
    return Party(address=address, name=words(author, "name"), ids=claims)


def _colleague(shop: Party, author: dict[str, Any]) -> Party:
    identity = ident(author, "id")
    return Party(address=shop.address, name=words(author, "name"), ids={"agent": identity} if identity else {})


def _details(item: dict[str, Any]) -> dict[str, str]:
    found = {"seq": ident(item, "seq"), "page_url": words(item, "page_url")}
    return {name: value for name, value in found.items() if value}
