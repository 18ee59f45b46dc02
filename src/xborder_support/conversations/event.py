"""Hold what every event from a provider has: whose it is, when it happened, and by which ids it is known.

Ids and times are the provider's own, verbatim; ``raw`` is the decoded piece of the payload that the event was read from, so nothing is
lost. ``repr`` never shows addresses or texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any

from pydantic import Field

from xborder_support.terms import Channel, Storable

__all__ = ["Event", "Party", "ReplyHandle"]

_DIGEST_HEX = 20  # 80 bits: no two events of a shop collide. Who guesses an address can still check it: see decision 0003.


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Name one end of a conversation.

    ``address`` is what a reply goes to (phone number, user id, mail address); ``name`` is what the profile displays, which anybody may set
    to anything, so it is never used to address a person; ``ids`` holds further ids by kind, such as ``bsuid`` or ``phone``.
    """

    address: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    ids: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyHandle:
    """Hold a token that answers this very event, how often it works, and until when (aware UTC)."""

    token: str = field(repr=False)
    expires_at: datetime | None = None
    max_uses: int = 1


class _Digests(Storable):
    """Make room for the digests of an event, which are computed once. They are no fields: not compared, copied, pickled or printed."""

    __slots__ = ("_conversation_key", "_event_id")
    _conversation_key: str
    _event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(_Digests):
    """Hold what every event has. Construct one of its subclasses.

    ``channel`` names the profile (``"sms"``), ``provider`` the module that parsed it (``"twilio"``), ``account`` the shop's own end, and
    ``provider_id`` the id of the message it is about; together they are the message's ``key``. Times are aware UTC.
    """

    channel: Channel
    provider: str
    account: str
    provider_id: str = field(repr=False)  # WhatsApp's ids hold the customer's number in base64
    received_at: datetime
    sent_at: datetime | None = None
    sender: Party = Party()
    recipient: Party = Party()
    thread_id: str | None = field(default=None, repr=False)
    is_echo: bool = False
    is_redelivery: bool = False
    details: Mapping[str, str] = field(default_factory=dict, repr=False)
    raw: Annotated[Any, Field(exclude=True)] = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> tuple[Channel, str, str]:
        """Return what identifies the message at the provider: channel, account and provider id."""
        return (self.channel, self.account, self.provider_id)

    @property
    def at(self) -> datetime:
        """Return when it happened, aware UTC: as stated by the sender, but never after it was received."""
        return self.received_at if self.sent_at is None else min(self.sent_at, self.received_at)

    @property
    def customer(self) -> Party:
        """Return the customer's end: the sender, or the recipient of what we sent ourselves."""
        return self.recipient if self.is_echo else self.sender

    @property
    def event_id(self) -> str:
        """Return an opaque id that is equal for redeliveries of the same event and for nothing else."""
        try:
            return self._event_id
        except AttributeError:
            return self._kept("_event_id", self._digest(str(getattr(self, "kind", "")), *self.key, self._discriminator()))

    @property
    def conversation_key(self) -> str:
        """Return an opaque key to store the conversation under: same channel, account and thread or customer."""
        try:
            return self._conversation_key
        except AttributeError:
            whose = self.thread_id or self.customer.address or self.provider_id
            return self._kept("_conversation_key", self._digest("conversation", self.channel, self.account, whose))

    @property
    def message_key(self) -> str:
        """Return ``key`` as one opaque text: equal for all events about one message."""
        return self._digest("message", *self.key)

    def _kept(self, name: str, digest: str) -> str:
        object.__setattr__(self, name, digest)
        return digest

    def _discriminator(self) -> str:
        """Return what tells apart several events of one kind about one message."""
        return ""

    def _digest(self, label: str, *parts: str) -> str:
        framed = "".join(f"{len(part)}:{part}" for part in parts)  # lengths first, so that no part can run into the next
        return f"{self.channel}:{label}:{sha256(framed.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGEST_HEX]}"
