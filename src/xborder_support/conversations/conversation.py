"""Keep the events of a conversation as a set, so that order and repetition of their arrival do not matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .state import ConversationState
from .ticket import TicketEvent

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Checkpoint", "Conversation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Stand for all events before an instant: how many there were, a digest of them, and what they add up to."""

    sealed_before: datetime
    count: int
    digest: str
    state: ConversationState


@dataclass(frozen=True, slots=True)
class Conversation:
    """Hold what happened between one customer and the shop, as a value to be stored by the host.

    It is a set: adding an event twice, late or out of order gives the same conversation, and ``merge`` is union. It holds no text and
    no personal data, so it may be stored longer than the messages themselves.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import Conversation, TicketEvent
        >>> seen = TicketEvent(at=datetime(2026, 2, 3, 9, tzinfo=UTC), kind="customer_message", channel="line")
        >>> Conversation().add(seen).add(seen) == Conversation().add(seen)
        True
    """

    events: tuple[TicketEvent, ...] = ()
    checkpoint: Checkpoint | None = None
    schema: Literal["conversation/1"] = "conversation/1"
    _state: Annotated[ConversationState | None, Field(exclude=True)] = field(default=None, init=False, repr=False, compare=False)

    def add(self, *events: TicketEvent) -> Conversation:
        """Return the conversation with these events too. Repeated ones, and those behind the checkpoint, change nothing."""
        known = {event.event_id: event for event in self.events}
        fresh = [event for event in events if not self.is_sealed(event.at)]
        merged = {**known, **{event.event_id: _earlier(known.get(event.event_id), event) for event in _unique(fresh)}}
        if len(merged) == len(known) and all(merged[key] is known[key] for key in known):
            return self
        return Conversation(tuple(sorted(merged.values(), key=lambda event: event.order)), self.checkpoint)

    def __contains__(self, event_id: str) -> bool:
        """Tell whether an event with this id is among those that are not sealed."""
        return any(event.event_id == event_id for event in self.events)

    @staticmethod
    def merge(first: Conversation, second: Conversation) -> Conversation:
        """Return the union of two conversations. The later checkpoint counts; events behind it are already in it, or too late.

        The order of the arguments does not matter, and merging a conversation with itself changes nothing.
        """
        checkpoint = max((first.checkpoint, second.checkpoint), key=_checkpoint_order)
        return Conversation((), checkpoint).add(*first.events, *second.events)

    def is_sealed(self, at: datetime) -> bool:
        """Tell whether an instant lies behind the checkpoint, where nothing can be added any more."""
        return self.checkpoint is not None and at < self.checkpoint.sealed_before

    def seal(self, before: datetime) -> Conversation:
        """Return the conversation with everything before an instant folded into its checkpoint.

        Seal only what no provider will redeliver: WhatsApp repeats webhooks for up to seven days.

        Errors: ``UsageError`` ``naive-datetime``.
        """
        instant = utc(before, "before")
        old = [event for event in self.events if event.at < instant]
        if not old:
            return self
        former = self.checkpoint
        state = _fold(former.state if former else ConversationState(), old)
        digest = sha256("".join([former.digest if former else "", *(event.event_id for event in old)]).encode()).hexdigest()
        count = (former.count if former else 0) + len(old)
        checkpoint = Checkpoint(sealed_before=instant, count=count, digest=digest, state=state)
        return Conversation(self.events[len(old) :], checkpoint)

    @property
    def state(self) -> ConversationState:
        """Return what all events add up to. It is computed once and kept."""
        if self._state is not None:
            return self._state
        state = _fold(self.checkpoint.state if self.checkpoint else ConversationState(), self.events)
        object.__setattr__(self, "_state", state)
        return state

    def to_json(self) -> str:
        """Return the conversation as JSON, the same bytes for equal conversations."""
        return _adapter().dump_json(self, exclude_none=True).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Conversation:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-conversation`` where the text is something else.
        """
        try:
            return _adapter().validate_json(text)
        except ValueError:
            hint = "pass what Conversation.to_json() returned"
            raise UsageError("this is no stored conversation", code="bad-conversation", hint=hint) from None


def _earlier(known: TicketEvent | None, event: TicketEvent) -> TicketEvent:
    # Two deliveries of one event may carry different times of reception; the earliest one is what happened. Beyond that the content
    # decides, so that the result never depends on which came first.
    return event if known is None else min(known, event, key=lambda item: (item.at, repr(item)))


def _unique(events: Iterable[TicketEvent]) -> list[TicketEvent]:
    unique: dict[str, TicketEvent] = {}
    for event in events:
        unique[event.event_id] = _earlier(unique.get(event.event_id), event)
    return list(unique.values())


def _fold(state: ConversationState, events: Iterable[TicketEvent]) -> ConversationState:
    for event in events:
        state = state.after(event)
    return state


def _checkpoint_order(checkpoint: Checkpoint | None) -> tuple[float, int, str]:
    return (checkpoint.sealed_before.timestamp(), checkpoint.count, checkpoint.digest) if checkpoint else (float("-inf"), 0, "")


@cache
def _adapter() -> TypeAdapter[Conversation]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Conversation)
