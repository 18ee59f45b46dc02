"""Say how far a message of ours got, and why it failed, in one vocabulary for all providers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias, get_args

from xborder_support.terms import Storable

from .event import Event

__all__ = ["Deliveries", "Delivery", "DeliveryReason", "DeliveryState", "DeliveryStatus"]

#: How far a message of ours got. Ranks rise in this order; the last three are final.
DeliveryState: TypeAlias = Literal["accepted", "sent", "delivered", "read", "canceled", "expired", "failed"]
_RANK: dict[str, int] = {state: rank for rank, state in enumerate(get_args(DeliveryState))}

#: Why a message did not arrive. ``blocked`` and ``opted_out`` end contact; ``recipient_limit`` is a platform's cap on messages to one
#: person; ``refused`` is a filter or a policy that did not like the content or the sender; ``configuration`` is for the shop to mend.
DeliveryReason: TypeAlias = Literal[
    "blocked",
    "opted_out",
    "bad_address",
    "unreachable",
    "window_closed",
    "rate_limited",
    "recipient_limit",
    "refused",
    "template",
    "media",
    "content",
    "too_long",
    "mailbox_full",
    "expired",
    "account_restricted",
    "authorisation",
    "payment",
    "configuration",
    "provider_fault",
    "unknown",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStatus(Event):
    """Report how far a message of ours got. ``provider_id`` is that message's id, ``provider_status`` the provider's own word.

    ``error_codes`` are the provider's, as text; ``reason`` is what they mean, and ``is_retryable`` whether the same message may be sent
    again; both are None where the code does not tell. With a ``watermark`` (aware UTC), it speaks of all our messages to this customer up
    to that instant. A report counts as an echo, because it is about what we sent: the customer is its recipient.
    """

    kind: Literal["delivery_status"] = "delivery_status"
    status: DeliveryState
    provider_status: str
    error_codes: tuple[str, ...] = ()
    reason: DeliveryReason | None = None
    is_retryable: bool | None = None
    watermark: datetime | None = None

    @property
    def rank(self) -> int:
        """Return how far this is: a status of a lower rank that comes later changes nothing."""
        return _RANK[self.status]

    @property
    def is_final(self) -> bool:
        """Tell whether the message failed, expired or was canceled."""
        return self.rank > _RANK["read"]

    def _discriminator(self) -> str:
        return f"{self.provider_status}/{self.recipient.address or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Hold how far one message got, since when (aware UTC), and why not further."""

    state: DeliveryState
    at: datetime
    reason: DeliveryReason | None = None
    is_retryable: bool | None = None


@dataclass(frozen=True, slots=True)
class Deliveries(Storable):
    """Hold how far each of our messages got, as a value to be stored by the host.

    Statuses may come late, twice and in any order: each message keeps the highest rank that was ever reported, so a late "delivered" takes
    back neither "read" nor "failed". A status with a watermark counts for all messages to the same customer that were sent by then.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.conversations import Deliveries, DeliveryStatus
        >>> def status(word, minute):
        ...     at = datetime(2026, 2, 3, 9, minute, tzinfo=UTC)
        ...     return DeliveryStatus(channel="whatsapp", provider="whatsapp", account="1", provider_id="wamid.A", received_at=at,
        ...                           status=word, provider_status=word)
        >>> read = status("read", 2)
        >>> Deliveries().add(read).add(status("delivered", 5)).of(read).state
        'read'
    """

    messages: Mapping[str, Delivery] = field(default_factory=dict)
    watermarks: Mapping[str, Mapping[DeliveryState, datetime]] = field(default_factory=dict)

    def add(self, *statuses: DeliveryStatus) -> Deliveries:
        """Return what is known with these statuses too."""
        messages, watermarks = dict(self.messages), {whose: dict(found) for whose, found in self.watermarks.items()}
        for status in statuses:
            if status.watermark is None:
                messages[status.message_key] = _further(messages.get(status.message_key), _delivery(status))
            else:
                reached = watermarks.setdefault(status.conversation_key, {})
                reached[status.status] = max(reached.get(status.status, status.watermark), status.watermark)
        return Deliveries(messages, watermarks)

    def of(self, message: Event, *, sent_at: datetime | None = None) -> Delivery | None:
        """Return how far a message got, or None where nothing was reported.

        ``message`` is an event about it, such as its echo or a status; ``sent_at`` is when it left, if the event does not say.
        """
        known, left = self.messages.get(message.message_key), sent_at or message.sent_at
        for state, until in self.watermarks.get(message.conversation_key, {}).items():
            if left is not None and left <= until:
                known = _further(known, Delivery(state=state, at=until))
        return known


def _delivery(status: DeliveryStatus) -> Delivery:
    return Delivery(state=status.status, at=status.at, reason=status.reason, is_retryable=status.is_retryable)


def _further(known: Delivery | None, reported: Delivery) -> Delivery:
    """Return the delivery of the higher rank; of two alike, the earlier one, so that the order of arrival never matters."""
    return reported if known is None else min(known, reported, key=_order)


def _order(delivery: Delivery) -> tuple[int, datetime, str, str]:
    return (-_RANK[delivery.state], delivery.at, delivery.reason or "", str(delivery.is_retryable))
