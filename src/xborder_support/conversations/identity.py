"""Find out whether somebody who writes on one channel is a customer who is known from another.

An identity key is one thing that a person is known by: a phone number, a mail address, an id at a platform. Two messages belong to one
customer only where a key that the provider vouches for says so. What somebody merely typed, such as the address in a chat form, is a hint
to be confirmed, and where the keys point to several customers, all of them are named and none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from xborder_support.errors import UsageError
from xborder_support.terms import e164

from .event import Event
from .storable import Storable

__all__ = ["Identities", "IdentityKey", "IdentityMatch", "identity_keys"]


@dataclass(frozen=True, slots=True, order=True)
class IdentityKey:
    """Name one thing that a person is known by. ``is_verified`` tells whether the provider vouches for it.

    ``kind`` is ``phone`` (``value`` in E.164), ``email`` (in lower case) or the name of an id, such as ``line_user`` or ``bsuid``; the ids
    of a platform that differ from account to account carry the account in ``value``.
    """

    kind: str
    value: str = field(repr=False)
    is_verified: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityMatch:
    """Say whose message it is. ``customer`` is set for ``known`` alone; ``candidates`` are the customers to choose from otherwise.

    ``new``: nobody is known by any key. ``claimed``: only unverified keys point to somebody, so a person or a question has to confirm it.
    ``ambiguous``: the verified keys point to several customers, whom nobody but a person may merge.
    """

    verdict: Literal["known", "new", "claimed", "ambiguous"]
    customer: str | None = None
    candidates: tuple[str, ...] = ()
    keys: tuple[IdentityKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Identities(Storable):
    """Hold which customer each key belongs to, as a value. A host with a database looks the keys up there and passes what it found.

    Example:
        >>> from xborder_support.conversations import Identities, identity_keys
        >>> from xborder_support.testing import message
        >>> sms = message("Where is it?", channel="sms", sender="+6281234567890")
        >>> known = Identities().link("customer-7", *identity_keys(sms))
        >>> known.match(*identity_keys(message("Halo", channel="whatsapp", sender="6281234567890"))).customer
        'customer-7'
        >>> known.match(*identity_keys(message("Halo", channel="line"))).verdict
        'new'
    """

    customers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def link(self, customer: str, *keys: IdentityKey) -> Identities:
        """Return what is known with these keys too. Unverified keys link nobody, and a key may come to belong to several customers.

        Errors: ``UsageError`` ``wrong-argument`` for a customer without an id.
        """
        if not isinstance(customer, str) or not customer:
            raise UsageError("a customer has no id", code="wrong-argument", hint="pass the id of the customer's record in the shop")
        linked = dict(self.customers)
        for key in keys:
            if key.is_verified:
                linked[_name(key)] = tuple(sorted({*linked.get(_name(key), ()), customer}))
        return Identities(linked)

    def match(self, *keys: IdentityKey) -> IdentityMatch:
        """Return whose message has these keys."""
        proven = self._customers(key for key in keys if key.is_verified)
        claimed = self._customers(key for key in keys if not key.is_verified)
        if len(proven) == 1:
            return IdentityMatch(verdict="known", customer=proven[0], candidates=proven, keys=keys)
        if proven:
            return IdentityMatch(verdict="ambiguous", candidates=proven, keys=keys)
        return IdentityMatch(verdict="claimed" if claimed else "new", candidates=claimed, keys=keys)

    def _customers(self, keys: Iterable[IdentityKey]) -> tuple[str, ...]:
        return tuple(sorted({customer for key in keys for customer in self.customers.get(_name(key), ())}))


def identity_keys(event: Event, *, territory: str | None = None, trusts_mail_senders: bool = True) -> tuple[IdentityKey, ...]:
    """Return what the customer of an event is known by, the surest first.

    ``territory`` is the market's, for numbers that are written the national way; what is no possible number is left out. Whoever writes a
    mail chooses its sender: pass ``trusts_mail_senders=False`` where your mail server does not check DMARC.

    Example:
        >>> from xborder_support.conversations import identity_keys
        >>> from xborder_support.testing import message
        >>> [(key.kind, key.value) for key in identity_keys(message("Hi", channel="sms", sender="0812-3456-7890"), territory="ID")]
        [('phone', '+6281234567890')]
    """
    party, found = event.customer, list[IdentityKey | None]()
    if party.address:
        kind = _ADDRESSES.get(event.channel, f"{event.channel}_user")
        found.append(_key(kind, party.address, event, territory, is_verified=kind != "email" or trusts_mail_senders))
    for kind, value in party.ids.items():
        claimed = kind.removeprefix("claimed_")
        found.append(_key(claimed, value, event, territory, is_verified=claimed == kind))
    return tuple(dict.fromkeys(key for key in found if key))


#: What the address of a customer is on these channels; elsewhere it is an id at the platform.
_ADDRESSES = {"sms": "phone", "ussd": "phone", "phone": "phone", "whatsapp": "phone", "email": "email"}

#: Ids that mean the same person whichever account of the shop they wrote to.
_GLOBAL = frozenset({"bsuid", "parent_bsuid", "telegram_user", "x_user"})

#: Addresses that many people share: Telegram's own accounts, behind which anonymous administrators and channels write.
_SHARED = frozenset({"telegram_user:136817688", "telegram_user:777000", "telegram_user:1087968824"})

#: What stands among the ids without telling who somebody is: anybody may choose or share it.
_NO_IDENTITY = frozenset({"username", "reply_to", "screen_name"})


def _key(kind: str, value: str, event: Event, territory: str | None, *, is_verified: bool) -> IdentityKey | None:
    """Return a key, or None for what tells nobody apart."""
    if not value.strip() or kind in _NO_IDENTITY:
        return None
    if kind == "phone":
        number = _phone(value, None if event.channel == "whatsapp" else territory)
        # A customer of WhatsApp who hides the number has the business-scoped id as address.
        return IdentityKey("phone", number, is_verified) if number else _id_in_place_of_a_number(value, event, is_verified=is_verified)
    if kind == "email":
        return IdentityKey("email", value.strip().casefold(), is_verified)
    key = IdentityKey(kind, value if kind in _GLOBAL else f"{event.account}/{value}", is_verified)
    return None if _name(key) in _SHARED else key


def _id_in_place_of_a_number(value: str, event: Event, *, is_verified: bool) -> IdentityKey | None:
    return IdentityKey("bsuid", value, is_verified) if event.channel == "whatsapp" and any(map(str.isalpha, value)) else None


def _phone(value: str, territory: str | None) -> str | None:
    """Return a number in E.164. Without a territory it is taken for international, as WhatsApp sends them without their plus."""
    digits = value.strip()
    written = digits if territory or digits.startswith("+") else f"+{digits}"
    try:
        return e164(written, territory)
    except UsageError:
        return None


def _name(key: IdentityKey) -> str:
    return f"{key.kind}:{key.value}"
