"""Hold what all events of one entry share: a Page or an Instagram account, and the platform whose words it speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, table
from xborder_support.conversations import InboundEvent, Party

__all__ = ["Change", "ChangeReader", "Platform", "changed_facts", "customer_facts"]


class Change(NamedTuple):
    """Hold one change of a public page: its field, what it says, and when Meta reported it (aware UTC)."""

    origin: Origin
    value: dict[str, Any]
    reported_at: datetime | None


#: Reads one change; None where its kind is not known.
ChangeReader: TypeAlias = Callable[[Change], InboundEvent | None]


class Platform(NamedTuple):
    """Name a platform, which is a channel and a provider at once, and say which of its public changes are read, and how.

    ``word`` is what its webhooks call the object that they are about.
    """

    name: str
    word: str
    changes: Mapping[str, ChangeReader]


def customer_facts(event: dict[str, Any], origin: Origin, *, sent_at: datetime | None, by_shop: bool) -> dict[str, Any]:
    """Return the fields that an event of a conversation has. The payload names who acted as its sender, and the other as recipient."""
    sender, recipient = _party(event, "sender"), _party(event, "recipient")
    shop = sender if by_shop else recipient
    return {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": origin.account or shop.address or "",
        "received_at": origin.received_at,
        "sent_at": sent_at,
        "sender": sender,
        "recipient": recipient,
        "is_echo": by_shop,
        "raw": event,
    }


def changed_facts(change: Change, *, provider_id: str | None, author: str, sent_at: datetime | None) -> dict[str, Any]:
    """Return the fields that an event of a public page has. ``author`` is the key of who wrote."""
    origin, value, _ = change
    writer = _party(value, author)
    is_ours = bool(origin.account) and writer.address == origin.account
    shop = Party(address=origin.account or None)
    return {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": origin.account,
        "provider_id": provider_id or fragment_id(value),
        "received_at": origin.received_at,
        "sent_at": sent_at,
        "sender": shop if is_ours else writer,
        "recipient": Party() if is_ours else shop,
        "is_echo": is_ours,
        "raw": value,
    }


def _party(fields: dict[str, Any], key: str) -> Party:
    """Return one end, from its id and the names that come with it."""
    person = table(fields, key)
    kinds = {"username": ident(person, "username"), "user_ref": ident(person, "user_ref")}
    name = person.get("name")
    return Party(
        address=ident(person, "id"),
        name=name if type(name) is str and name else None,
        ids={kind: value for kind, value in kinds.items() if value},
    )
