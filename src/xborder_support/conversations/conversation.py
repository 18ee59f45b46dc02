"""Keep the events of a conversation as a set, so that order and repetition of their arrival do not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from operator import attrgetter, lt
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, ValidationError

from xborder_support.configuration import dotted
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .spells import status_spells
from .state import ConversationState
from .ticket import TicketEvent

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Checkpoint", "Conversation"]

_at = attrgetter("at")
_id = attrgetter("event_id")
_order = attrgetter("order")


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

    def __post_init__(self) -> None:
        if not _is_canonical(self.events, self.checkpoint):
            object.__setattr__(self, "events", _made((), self.checkpoint).add(*self.events).events)

    def add(self, *events: TicketEvent) -> Conversation:
        """Return the conversation with these events too. Repeated ones, and those behind the checkpoint, change nothing."""
        fresh = sorted((event for event in events if not self.is_sealed(event.at)), key=_order)
        if not fresh:
            return self
        if self._goes_on_with(fresh):
            return _made((*self.events, *fresh), self.checkpoint, self._state and self._state.after(*fresh))
        merged = {event.event_id: event for event in self.events}
        for event in fresh:
            known = merged.get(event.event_id)
            merged[event.event_id] = event if known is None else _earlier(known, event)
        if len(merged) == len(self.events) and all(merged[event.event_id] is event for event in self.events):
            return self
        return _made(tuple(sorted(merged.values(), key=_order)), self.checkpoint)

    def _goes_on_with(self, fresh: Sequence[TicketEvent]) -> bool:
        """Tell whether events in order are new and come after all others, as nearly every event does when it arrives."""
        if self.events and self.events[-1].order >= fresh[0].order:
            return False
        ids = set(map(_id, fresh))
        return len(ids) == len(fresh) and ids.isdisjoint(map(_id, self.events))

    def __contains__(self, event_id: str) -> bool:
        """Tell whether an event with this id is among those that are not sealed."""
        return event_id in map(_id, self.events)

    @staticmethod
    def merge(first: Conversation, second: Conversation) -> Conversation:
        """Return the union of two conversations. The later checkpoint counts; events behind it are already in it, or too late.

        The order of the arguments does not matter, and merging a conversation with itself changes nothing. Nor does it matter which two
        of three are merged first, unless copies of one event stand on both sides of a checkpoint: seal late enough, and none do.
        """
        checkpoint = max((first.checkpoint, second.checkpoint), key=_checkpoint_order)
        return _made((), checkpoint).add(*first.events, *second.events)

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
        state = _sealed(former.state if former else ConversationState(), old)
        contents = [former.digest if former else "", *(event.content for event in old)]
        digest = sha256(chr(10).join(contents).encode("utf-8", "surrogatepass")).hexdigest()
        count = (former.count if former else 0) + len(old)
        checkpoint = Checkpoint(sealed_before=instant, count=count, digest=digest, state=state)
        return _made(self.events[len(old) :], checkpoint, self._state)

    @property
    def state(self) -> ConversationState:
        """Return what all events add up to. It is computed once and kept."""
        if self._state is not None:
            return self._state
        state = (self.checkpoint.state if self.checkpoint else ConversationState()).after(*self.events)
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
            stored = _stored_adapter().validate_json(text)
        except ValidationError as error:
            hint = "pass the text that Conversation.to_json() returned, or Conversation() where nothing is stored yet"
            raise UsageError(f"this is no stored conversation: {_objection(error)}", code="bad-conversation", hint=hint) from None
        return cls(events=stored.events, checkpoint=stored.checkpoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """Describe what ``to_json`` writes. The mark has to be there, so that other JSON never passes for an empty conversation."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    schema: Literal["conversation/1"]
    events: tuple[TicketEvent, ...] = ()
    checkpoint: Checkpoint | None = None


def _objection(error: ValidationError) -> str:
    """Say what is wrong first, by its place alone: the values, and keys that nobody knows, may be somebody's words."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] in {"json_invalid", "json_type", "dataclass_type"}:
        return "it is no JSON object in a text"
    if first["type"] == "unexpected_keyword_argument":
        return "it has keys that a conversation has not"
    if first["loc"] == ("schema",):
        return 'it does not say "schema": "conversation/1"'
    return f"{dotted(first['loc'])} is missing or wrong"


def _sealed(state: ConversationState, old: Sequence[TicketEvent]) -> ConversationState:
    """Return the state after events, with the times that a clock which goes on from before has been paused."""
    after = state.after(*old)
    spells = (*state.sealed_spells, *status_spells(old, status=state.status, since=state.status_since))
    since = after.asked_since
    kept = tuple(spell for spell in spells if spell.end is not None and since is not None and spell.end > since)
    return replace(after, sealed_spells=kept)


def _made(events: tuple[TicketEvent, ...], checkpoint: Checkpoint | None, state: ConversationState | None = None) -> Conversation:
    """Make a conversation of events that are in order already, without looking at all of them once more."""
    made = object.__new__(Conversation)
    fill = object.__setattr__
    fill(made, "events", events)
    fill(made, "checkpoint", checkpoint)
    fill(made, "schema", "conversation/1")
    fill(made, "_state", state)
    return made


def _is_canonical(events: object, checkpoint: Checkpoint | None) -> bool:
    if not isinstance(events, tuple):
        return False
    times = list(map(_at, events))
    in_order = all(map(lt, times, times[1:])) or _is_ordered(events)  # most events have an instant of their own
    is_open = not events or checkpoint is None or events[0].at >= checkpoint.sealed_before
    return in_order and is_open and len(set(map(_id, events))) == len(events)


def _is_ordered(events: Sequence[TicketEvent]) -> bool:
    orders = list(map(_order, events))
    return all(map(lt, orders, orders[1:]))


def _earlier(known: TicketEvent, event: TicketEvent) -> TicketEvent:
    # Two deliveries of one event may carry different times of reception; the earliest one is what happened. Beyond that the content
    # decides, so that the result never depends on which came first.
    return min(known, event, key=lambda item: (item.at, item.content))


def _checkpoint_order(checkpoint: Checkpoint | None) -> tuple[float, int, str]:
    return (checkpoint.sealed_before.timestamp(), checkpoint.count, checkpoint.digest) if checkpoint else (float("-inf"), 0, "")


@cache
def _adapter() -> TypeAdapter[Conversation]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Conversation)


@cache
def _stored_adapter() -> TypeAdapter[_Stored]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(_Stored)
