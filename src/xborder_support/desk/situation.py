"""Hold everything that one decision looks at."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Protocol

from xborder_support.conversations import Choice, Conversation, ConversationState, Customer, Event, Message, Postback
from xborder_support.routing import Workload

from .assembly import Parts

__all__ = ["LONGEST_DELIVERY", "OrderFacts", "Situation", "as_message", "happened_at"]

#: How long a delivery takes at most: WhatsApp, the most patient of the providers, repeats webhooks for up to seven days.
LONGEST_DELIVERY = timedelta(days=8)

# A mail that states an older day was late, or its clock is wrong; either way nobody could have answered before it came.
_LATE_MAIL = timedelta(days=1)
_MAIL = frozenset({"email", "amazon"})


class OrderFacts(Protocol):
    """Name what the desk reads of an order: its number, the locale the customer ordered in, and where it ships to."""

    @property
    def number(self) -> str:
        """Return the order number as the customer knows it."""

    @property
    def locale(self) -> str | None:
        """Return the BCP 47 tag of the shop's page on which it was placed."""

    @property
    def territory(self) -> str | None:
        """Return the ISO 3166-1 code of the country it ships to."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Hold one thing a customer said, what came before, who is there, and what time it is.

    ``event`` is a message, also where a button was pressed; ``event_id`` is the id of what arrived.
    """

    parts: Parts
    event: Message
    event_id: str
    now: datetime
    conversation: Conversation
    customer: Customer
    orders: tuple[OrderFacts, ...]
    workload: Workload

    @property
    def state(self) -> ConversationState:
        """Return what held before this event."""
        return self.conversation.state

    @property
    def text(self) -> str:
        """Return the customer's own words; a button's title where a button was pressed."""
        return self.event.text

    @property
    def at(self) -> datetime:
        """Return when the customer said it."""
        return happened_at(self.event)

    @property
    def marketplace(self) -> str | None:
        """Return the marketplace that the message came through, if any."""
        return self.event.marketplace or self.state.marketplace

    @property
    def channel_kind(self) -> str:
        """Return what sort of channel it is. A host may bring channels of its own without a profile; most are chats."""
        channel, channels = self.event.channel, self.parts.channels
        return channels.profile(channel, on=self.now.date()).kind if channel in channels.known() else "messenger"

    @property
    def is_opted_out(self) -> bool:
        """Tell whether the customer asked for no more messages, here or in any other thread."""
        return self.state.is_opted_out or self.customer.opted_out


def happened_at(event: Event) -> datetime:
    """Return when an event happened, as far as the sender's clock can be believed. Mail programs state days that never were."""
    believed = _LATE_MAIL if event.channel in _MAIL else LONGEST_DELIVERY
    return event.at if event.received_at - event.at <= believed else event.received_at


def as_message(event: Message | Postback) -> Message:
    """Return a message as it is, and a pressed button as a message that holds the choice."""
    if isinstance(event, Message):
        return event
    common = {item.name: getattr(event, item.name) for item in fields(Event)}
    return Message(**common, parts=(Choice(id=event.data, title=event.title, source="button"),), reply_handle=event.reply_handle)
