"""Hold what arrived from a provider, in one form for all of them.

``InboundEvent`` is a union; match on ``kind``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .delivery import DeliveryStatus
from .event import Event, Party, ReplyHandle
from .message import Message
from .parts import Media, Part, Transcript
from .ticket import TicketEvent

__all__ = [
    "CallRecord",
    "CallState",
    "Edit",
    "InboundEvent",
    "Membership",
    "Postback",
    "Reaction",
    "TicketUpdate",
    "Unparsed",
    "Unsend",
]


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


#: How far a call got. ``missed`` is one that nobody took.
CallState: TypeAlias = Literal["ringing", "in_progress", "completed", "missed", "busy", "rejected", "canceled", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord(Event):
    """Report how far a voice or video call got. ``provider_id`` is the id of the call, ``provider_status`` the provider's own word.

    ``is_echo`` marks a call that the shop made. ``sequence`` orders the reports of one call where the provider numbers them;
    ``started_at`` and ``ended_at`` are aware UTC, ``duration_seconds`` is the time that was talked.
    """

    kind: Literal["call_record"] = "call_record"
    state: CallState
    provider_status: str
    medium: Literal["voice", "video"] = "voice"
    sequence: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    duration_seconds: int | None = None
    recording: Media | None = None
    transcript: Transcript | None = None
    participants: tuple[Party, ...] = ()

    def _discriminator(self) -> str:
        return f"{self.provider_status}/{'' if self.sequence is None else self.sequence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketUpdate(Event):
    """Report what a help desk did with a ticket: its status, priority, owner or topic. ``thread_id`` is the id of the ticket.

    ``changes`` are the facts to keep, in their order: ``SupportDesk.handle`` adds them to the conversation.
    """

    kind: Literal["ticket_update"] = "ticket_update"
    changes: tuple[TicketEvent, ...] = ()

    def _discriminator(self) -> str:
        return "/".join(change.event_id for change in self.changes)


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
    Message | DeliveryStatus | Postback | Reaction | Edit | Unsend | Membership | CallRecord | TicketUpdate | Unparsed,
    Field(discriminator="kind"),
]
