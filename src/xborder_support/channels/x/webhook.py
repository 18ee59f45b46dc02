"""Say what all events of one X webhook share: whose account it is, who the people are, which apps wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import ident, rows, table, words
from xborder_support.conversations import InboundEvent, Party

__all__ = ["GROUP", "Webhook", "is_own_app", "webhook_of"]

#: What stands before the id of a group where a user is addressed by the id alone.
GROUP = "group/"
_HOSTS_OF_X = frozenset({"twitter.com", "www.twitter.com", "mobile.twitter.com", "x.com", "www.x.com"})


class Webhook(NamedTuple):
    """Hold what all events of one webhook share. ``people`` are the users' objects by their id."""

    origin: Origin
    people: Mapping[str, dict[str, Any]]
    apps: dict[str, Any]
    media_kinds: Mapping[str, str]

    def party(self, user_id: str | None) -> Party:
        """Return a user as a party, with what the webhook says of them; ``ids["screen_name"]`` is the handle."""
        if user_id is not None and user_id == self.origin.account:
            return shop_party(user_id)
        person = self.people.get(user_id or "", {})
        handle = words(person, "screen_name") or words(person, "username")
        return Party(address=user_id, name=words(person, "name"), ids={"screen_name": handle} if handle else {})

    def ends(self, sender: str | None, recipient: str | None) -> dict[str, Any]:
        """Return the two ends of a message, and whether the shop sent it."""
        shop = self.origin.account
        is_echo = sender is not None and sender == shop
        other = self.party(recipient) if is_echo or not shop else shop_party(shop)
        return {"sender": self.party(sender), "recipient": other, "is_echo": is_echo}

    def unparsed(self, reason: str, raw: Any, kind: str | None, **facts: Any) -> InboundEvent:
        """Return the event that keeps what could not be read."""
        return self.origin.unparsed(reason, raw, provider_type=kind, **facts)


def webhook_of(payload: dict[str, Any], origin: Origin) -> Webhook:
    """Return what the events of a payload share."""
    included = table(payload, "includes")
    media = (one for one in rows(included, "media") if type(one) is dict)
    kinds = {key: kind for one in media if (key := words(one, "media_key")) and (kind := words(one, "type"))}
    return Webhook(origin, _people_of(payload), table(payload, "apps"), kinds)


def _people_of(payload: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the users' objects by id: a table of them in version 1.1, ``includes`` in version 2, either with ``data`` around each."""
    listed = [*table(payload, "users").values(), *rows(table(payload, "includes"), "users")]
    users = [table(user, "data") or user for user in listed if type(user) is dict]
    return {identity: user for user in users if (identity := ident(user, "id_str") or ident(user, "id"))}


def is_own_app(app_id: str, apps: dict[str, Any]) -> bool:
    """Tell whether an app of the shop wrote, and not a person with one of X's own, which carry an id too."""
    try:
        host = urlsplit(words(table(apps, app_id), "url") or "").hostname
    except ValueError:
        return True
    return host not in _HOSTS_OF_X
