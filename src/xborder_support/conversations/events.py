"""Hold what arrived from a provider, in one form for all of them.

``InboundEvent`` is a union; match on ``kind``. Ids, times and texts are the provider's own, verbatim; ``raw`` is the decoded piece of
the payload that the event was read from, so nothing is lost. ``repr`` never shows addresses or texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from xborder_support.terms import Channel

from .mail import Mail
from .parts import Choice, Form, Media, OrderPart, Part, Text
from .storable import Storable

__all__ = [
    "DeliveryState",
    "DeliveryStatus",
    "Edit",
    "Event",
    "InboundEvent",
    "Membership",
    "Message",
    "Party",
    "Postback",
    "Reaction",
    "ReplyHandle",
    "Unparsed",
    "Unsend",
]

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

    def _kept(self, name: str, digest: str) -> str:
        object.__setattr__(self, name, digest)
        return digest

    def _discriminator(self) -> str:
        """Return what tells apart several events of one kind about one message."""
        return ""

    def _digest(self, label: str, *parts: str) -> str:
        framed = "".join(f"{len(part)}:{part}" for part in parts)  # lengths first, so that no part can run into the next
        return f"{self.channel}:{label}:{sha256(framed.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGEST_HEX]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Event):
    """Hold a message in either direction.

    ``automatic`` is None for what a person wrote, else a code for the machine behind it (``auto-submitted``, ``bounce``,
    ``mailing-list`` …). ``quoted_text`` is the history that a mail repeats below the new words. ``window_expires_at`` (aware UTC) ends
    the time in which the provider lets us answer freely. ``order_refs`` are order numbers that the payload names.

    Example:
        >>> from xborder_support.testing import message
        >>> message("Where is my parcel?", channel="whatsapp").text
        'Where is my parcel?'
    """

    kind: Literal["message"] = "message"
    parts: tuple[Part, ...] = ()
    quoted_text: str | None = field(default=None, repr=False)
    in_reply_to: str | None = field(default=None, repr=False)
    automatic: str | None = None
    is_private: bool = False
    reply_handle: ReplyHandle | None = None
    window_expires_at: datetime | None = None
    locale_hint: str | None = None
    order_refs: tuple[str, ...] = ()
    marketplace: str | None = None
    mail: Mail | None = None

    @property
    def text(self) -> str:
        """Return all words of the message, verbatim, one part a line."""
        return "\n".join(words for part in self.parts if (words := _words(part)))


#: How far a message of ours got. Ranks rise in this order; the last three are final.
DeliveryState: TypeAlias = Literal["accepted", "sent", "delivered", "read", "failed", "expired", "canceled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStatus(Event):
    """Report how far a message of ours got. ``provider_id`` is that message's id, ``provider_status`` the provider's own word.

    ``error_codes`` are the provider's, as text; ``is_retryable`` is None where the code does not tell.
    """

    kind: Literal["delivery_status"] = "delivery_status"
    status: DeliveryState
    provider_status: str
    error_codes: tuple[str, ...] = ()
    is_retryable: bool | None = None

    def _discriminator(self) -> str:
        return f"{self.provider_status}/{self.recipient.address or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Postback(Event):
    """Report a press on a button of ours that sends data, not words."""

    kind: Literal["postback"] = "postback"
    data: str = field(repr=False)
    title: str | None = field(default=None, repr=False)
    reply_handle: ReplyHandle | None = None
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction(Event):
    """Report an emoji put on a message, or taken away from it (``emoji`` None)."""

    kind: Literal["reaction"] = "reaction"
    target: str = field(repr=False)
    emoji: str | None

    def _discriminator(self) -> str:
        return f"{self.target}/{self.emoji or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Event):
    """Report that the customer changed a message; ``target`` is its id, ``parts`` is what it says now."""

    kind: Literal["edit"] = "edit"
    target: str = field(repr=False)
    parts: tuple[Part, ...] = ()

    def _discriminator(self) -> str:
        return self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsend(Event):
    """Report that the customer took a message back; ``target`` is its id. Delete it on your side."""

    kind: Literal["unsend"] = "unsend"
    target: str = field(repr=False)

    def _discriminator(self) -> str:
        return self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Event):
    """Report that the customer followed, blocked, joined or left, or switched a kind of message on or off.

    ``opted_out`` and ``unfollowed`` end contact; ``scope`` names what ended (``marketing`` or ``all``).
    """

    kind: Literal["membership"] = "membership"
    change: Literal["followed", "unfollowed", "joined", "left", "opted_in", "opted_out"]
    scope: Literal["all", "marketing"] = "all"
    reply_handle: ReplyHandle | None = None

    def _discriminator(self) -> str:
        return self.change


@dataclass(frozen=True, slots=True, kw_only=True)
class Unparsed(Event):
    """Keep what could not be read, beside its good siblings. ``reason`` is a kebab-case code, ``provider_type`` the provider's word."""

    kind: Literal["unparsed"] = "unparsed"
    reason: str
    provider_type: str | None = None

    def _discriminator(self) -> str:
        return f"{self.reason}/{self.provider_type or ''}"


#: Whatever can arrive from a provider, told apart by ``kind``.
InboundEvent: TypeAlias = Annotated[
    Message | DeliveryStatus | Postback | Reaction | Edit | Unsend | Membership | Unparsed, Field(discriminator="kind")
]


def _words(part: Part) -> str | None:
    if isinstance(part, (Text, OrderPart)):
        return part.text
    if isinstance(part, Media):
        return part.caption
    if isinstance(part, (Choice, Form)):
        return part.title
    return None
