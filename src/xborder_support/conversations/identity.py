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
from xborder_support.terms import Storable, e164

from .event import Event

__all__ = ["Identities", "IdentityKey", "IdentityMatch", "identity_keys"]


@dataclass(frozen=True, slots=True, order=True)
class IdentityKey:
    """Name one thing that a person is known by. ``is_verified`` tells whether the provider vouches for it.

    ``kind`` is ``phone`` (``value`` in E.164), ``email`` (A to Z in lower case) or the name of an id, such as ``line_user`` or ``bsuid``;
    the ids of a platform that differ from account to account carry the account in ``value``.
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

    ``territory`` is the market's, for numbers that are written the national way, or without their plus: without it they are left out, but
    for WhatsApp's. What is no possible number is left out, too. Whoever writes a mail chooses its sender, and so does whoever opens a
    ticket: pass ``trusts_mail_senders=False`` where your mail server does not check DMARC.

    Example:
        >>> from xborder_support.conversations import identity_keys
        >>> from xborder_support.testing import message
        >>> [(key.kind, key.value) for key in identity_keys(message("Hi", channel="sms", sender="0812-3456-7890"), territory="ID")]
        [('phone', '+6281234567890')]
    """
    party, found = event.customer, list[IdentityKey | None]()
    # Whoever fills in a form chooses the address that it answers to; what stands among the ids too is named there for what it is.
    is_form = "from" in party.ids
    if party.address and party.address not in party.ids.values():
        kind = _ADDRESSES.get(event.channel, f"{event.channel}_user")
        is_verified = not is_form and (kind != "email" or trusts_mail_senders)
        found.append(_key(kind, party.address, event, territory, is_verified=is_verified))
    for kind, value in party.ids.items():
        claimed = kind.removeprefix("claimed_")
        is_verified = claimed == kind and (kind != "email" or trusts_mail_senders)
        found.append(_key(claimed, value, event, territory, is_verified=is_verified))
    return tuple(dict.fromkeys(key for key in found if key))


#: What the address of a customer is on these channels; elsewhere it is an id at the platform.
_ADDRESSES = {"sms": "phone", "ussd": "phone", "phone": "phone", "whatsapp": "phone", "email": "email"}

#: Ids that mean the same person whichever account of the shop they wrote to.
_GLOBAL = frozenset({"bsuid", "parent_bsuid", "telegram_user", "x_user"})

#: Addresses that many people share: Telegram's own accounts, behind which anonymous administrators and channels write.
_SHARED = frozenset({"telegram_user:136817688", "telegram_user:777000", "telegram_user:1087968824"})

#: What stands among the ids without telling who somebody is: anybody may choose or share it, or it is good for one thread or visit.
#: ``from`` is the sender of a form's mails, one for all who fill it in.
_NO_IDENTITY = frozenset({"username", "reply_to", "screen_name", "from", "participant_sid", "user_ref"})


def _key(kind: str, value: str, event: Event, territory: str | None, *, is_verified: bool) -> IdentityKey | None:
    """Return a key, or None for what tells nobody apart."""
    if not value.strip() or kind in _NO_IDENTITY:
        return None
    if kind == "phone":
        number = _phone(value, event.channel, territory)
        # A customer of WhatsApp who hides the number has the business-scoped id as address.
        return IdentityKey("phone", number, is_verified) if number else _id_in_place_of_a_number(value, event, is_verified=is_verified)
    if kind == "email":
        return IdentityKey("email", _mail_address(value), is_verified)
    if kind == "telegram_user" and value.startswith("-"):
        return None  # a group or channel, in whose name many write
    key = IdentityKey(kind, value if kind in _GLOBAL else f"{event.account}/{value}", is_verified)
    return None if _name(key) in _SHARED else key


def _id_in_place_of_a_number(value: str, event: Event, *, is_verified: bool) -> IdentityKey | None:
    return IdentityKey("bsuid", value, is_verified) if event.channel == "whatsapp" and any(map(str.isalpha, value)) else None


def _phone(value: str, channel: str, territory: str | None) -> str | None:
    """Return a number in E.164. WhatsApp sends international ones without their plus; elsewhere only the territory tells what they mean."""
    digits = value.strip()
    if any(map(str.isalpha, digits)):
        return None  # a sender's name, which the keys of a telephone would turn into somebody's number
    if channel == "whatsapp":
        digits, territory = f"+{digits.removeprefix('+')}", None
    elif not digits.startswith("+") and territory is None:
        return None
    try:
        number = e164(digits, territory)
    except UsageError:
        return None
    return number if _is_whole(number) else None


def _is_whole(number: str) -> bool:
    """Tell a number from one that lacks its area code, which is another's in each area."""
    import phonenumbers  # noqa: PLC0415  (13 ms, only needed once a number is read)

    return phonenumbers.is_possible_number_with_reason(phonenumbers.parse(number)) == phonenumbers.ValidationResult.IS_POSSIBLE


def _mail_address(address: str) -> str:
    """Return an address as it is compared: A to Z in small letters. Elsewhere that makes one of distinct letters, such as ß and ss."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in address.strip())


def _name(key: IdentityKey) -> str:
    return f"{key.kind}:{key.value}"
