"""Gather what a help desk exports about its tickets, and tell each ticket's history from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from xborder_support.conversations import TicketEvent, TicketEventKind, TicketStatus
from xborder_support.errors import UsageError

from .cells import identity, is_missing
from .faults import FaultLog, Place
from .history import Histories, TicketHistory
from .instants import UnreadableTime, help_desk_time
from .standing import in_order, status_after
from .vocabulary import Words, kind_of_status, words_of

__all__ = ["OF_TICKET", "Frame", "Gathering", "Message", "Row", "Strand"]

_OPENING = timedelta(minutes=1)
#: How the key of the words begins that a ticket itself holds, beside its messages.
OF_TICKET = "ticket-"


class Row(NamedTuple):
    """Hold one object of an export while it is read."""

    fields: dict[str, Any]
    place: Place


class Message(NamedTuple):
    """Hold who wrote when. ``kind`` is None where only the other messages of the ticket tell which side wrote."""

    at: datetime
    key: str
    author: str | None
    kind: TicketEventKind | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold what the ticket's own object says. ``status_at`` is when its status was reached, as far as the export tells.

    ``copied`` are people who get copies of all that is written: customers, unless somebody says otherwise.
    """

    created_at: datetime | None
    status: str | None = None
    status_at: datetime | None = None
    updated_at: datetime | None = None
    priority: str | None = None
    channel: str | None = None
    language: str | None = None
    requester: str | None = None
    copied: frozenset[str] = frozenset()
    is_by_shop: bool | None = None
    context: tuple[tuple[str, object], ...] = ()


@dataclass(slots=True)
class Strand:
    """Gather what is told of one ticket, by id, so that what comes twice counts once."""

    frame: Frame | None = None
    messages: dict[str, Message] = field(default_factory=dict)
    events: dict[str, TicketEvent] = field(default_factory=dict)
    metrics: set[Any] = field(default_factory=set)
    summed_up: set[tuple[datetime, TicketEventKind, str | None]] = field(default_factory=set)

    def put_frame(self, frame: Frame) -> None:
        """Keep the newest of several states of the ticket."""
        if self.frame is None or _age(frame) > _age(self.frame):
            self.frame = frame

    def put(self, event: TicketEvent) -> None:
        """Keep an event; of two with one id, the earlier."""
        former = self.events.get(event.event_id)
        if former is None or (event.at, event.content) < (former.at, former.content):
            self.events[event.event_id] = event

    def put_message(self, message: Message) -> None:
        """Keep a message; of two with one id, the earlier."""
        former = self.messages.get(message.key)
        if former is None or _plain(message) < _plain(former):
            self.messages[message.key] = message


class Gathering:
    """Gather strands by ticket, in the order in which the tickets were first seen."""

    def __init__(
        self,
        source: str,
        *,
        statuses: Mapping[str, TicketStatus] | None,
        bots: Collection[str],
        strict: bool,
        times_are_utc: bool = False,
    ) -> None:
        self.source = source
        self._times_are_utc = times_are_utc
        self.words: Words = words_of(source, statuses)
        self.log = FaultLog(is_strict=strict)
        self.strands: dict[str, Strand] = {}
        self._bots = frozenset(map(str, bots))

    def rows(self, name: str, given: Iterable[Any]) -> Iterator[Row]:
        """Yield the objects among the members of a list; others become findings.

        Errors: ``UsageError`` ``wrong-argument`` for a whole page, which holds such a list.
        """
        if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
            hint = f'pass the list itself, such as page["{name}"]'
            raise UsageError(f"{name}: a list of objects was expected, not {type(given).__name__}", code="wrong-argument", hint=hint)
        for number, fields in enumerate(given, 1):
            row = Row(fields, Place(number, name))
            if isinstance(fields, dict):
                yield row
            else:
                self.report(row, "bad-row", f"an object was expected, not {type(fields).__name__}")

    def inner(self, row: Row, key: str, ticket_id: str) -> Iterator[Row]:
        """Yield the objects of a list that stands in an object; the place stays that of the outer one."""
        listed = row.fields.get(key)
        place = Place(row.place.row, f"{row.place.source}.{key}")
        for fields in listed if isinstance(listed, list) else []:
            if isinstance(fields, dict):
                yield Row(fields, place)
            else:
                self.report(Row({}, place), "bad-row", f"an object was expected, not {type(fields).__name__}", ticket_id=ticket_id)

    def strand(self, row: Row, key: str, *, outer: str | None = None) -> tuple[str, Strand] | None:
        """Return the ticket that an object names, and its strand; None, with a finding, where it names none."""
        ticket_id = identity(row.fields.get(key)) or outer
        if ticket_id is None:
            self.report(row, "no-ticket", f"the object names no ticket in {key!r}", column=key)
            return None
        return ticket_id, self.strands.setdefault(ticket_id, Strand())

    def instant(self, row: Row, key: str, ticket_id: str | None, *, is_needed: bool = False) -> datetime | None:
        """Return the time at a key; None where there is none, with a finding where it cannot be read or is needed."""
        value = row.fields.get(key)
        if is_missing(value):
            if is_needed:
                self.report(row, "no-time", f"the object has no time in {key!r}", ticket_id=ticket_id, column=key)
            return None
        try:
            return help_desk_time(value, times_are_utc=self._times_are_utc)
        except UnreadableTime as fault:
            self.report(row, fault.code, fault.reason, ticket_id=ticket_id, column=key)
            return None

    def report(self, row: Row, code: str, message: str, *, ticket_id: str | None = None, column: str | None = None) -> None:
        """Report what could not be read."""
        self.log.add(code, message, place=row.place, ticket_id=ticket_id, column=column)

    def note(self, row: Row, code: str, message: str, *, ticket_id: str | None = None, column: str | None = None) -> None:
        """Report what was read and means nothing here; no reason to stop even where the reading is strict."""
        self.log.add(code, message, place=row.place, ticket_id=ticket_id, column=column, severity="info")

    def is_bot(self, author: str | None) -> bool:
        """Tell whether an author is one of the host's machines."""
        return author is not None and author in self._bots

    def histories(self) -> Histories:
        """Return the histories of all tickets."""
        return Histories(self.strands, self._history, self.log.of(None))

    def event_id(self, what: str, key: str) -> str:
        """Return the id of an event, made from the id that the export gave to what it tells."""
        return f"{self.source}:{what}:{key}"

    def spam(self, ticket_id: str, at: datetime) -> TicketEvent:
        """Return the event that tells clocks that a ticket is spam, and nobody owes an answer to it."""
        return TicketEvent(at=at, kind="excluded", event_id=self.event_id("spam", ticket_id), scope="no_response_needed")

    def _history(self, ticket_id: str, strand: Strand) -> TicketHistory:
        log = FaultLog()
        events = list(_told(self, ticket_id, strand, log))
        events = sorted({event.event_id: event for event in events}.values(), key=in_order)
        context = dict(strand.frame.context) if strand.frame else {}
        return TicketHistory(ticket_id, tuple(events), context, (*self.log.of(ticket_id), *log.of(None)))


def _told(gathering: Gathering, ticket_id: str, strand: Strand, log: FaultLog) -> Iterator[TicketEvent]:
    """Yield all events of a ticket: what was written, what was changed, its creation, and how it stands now."""
    said = [_said(gathering, message) for message in strand.messages.values()]
    told = [*said, *strand.events.values()]
    yield from told
    if strand.frame is None:
        return
    if created := _created(gathering, ticket_id, strand, said):
        told.append(created)
        yield created
    yield from _standing(gathering, ticket_id, strand.frame, sorted(told, key=in_order), log)


def _said(gathering: Gathering, message: Message) -> TicketEvent:
    kind = message.kind or "agent_replied"
    if kind == "agent_replied" and gathering.is_bot(message.author):
        kind = "automatic_reply"
    agent = None if kind == "customer_message" else message.author
    return TicketEvent(at=message.at, kind=kind, event_id=gathering.event_id("message", message.key), agent=agent)


def _created(gathering: Gathering, ticket_id: str, strand: Strand, said: Iterable[TicketEvent]) -> TicketEvent | None:
    frame = strand.frame
    if frame is None or frame.created_at is None:
        return None
    # The object of a ticket has its priority of today. Where changes of it are told, they tell the first as well.
    is_told = any(event.kind == "priority_changed" for event in strand.events.values())
    return TicketEvent(
        at=frame.created_at,
        kind="created",
        event_id=gathering.event_id("ticket", ticket_id),
        agent=_beginner(frame, sorted(said, key=in_order)),
        priority=None if is_told else gathering.words.priority(frame.priority),
        channel=frame.channel,
        language=frame.language,
    )


def _beginner(frame: Frame, said: list[TicketEvent]) -> str | None:
    """Return the agent with whose words the ticket began; None where the customer wrote first, or nothing was written at once."""
    written = [event for event in said if event.kind in {"agent_replied", "customer_message"}]
    first = written[0] if written else None
    if first is None or first.kind == "customer_message" or frame.created_at is None or frame.is_by_shop is False:
        return None
    at_once = first.at <= frame.created_at + _OPENING
    return (first.agent or "unknown") if at_once or frame.is_by_shop else None


def _standing(gathering: Gathering, ticket_id: str, frame: Frame, told: list[TicketEvent], log: FaultLog) -> Iterator[TicketEvent]:
    """Yield how the ticket stands, where its events do not tell. Without a better time, that of its last change stands in."""
    if frame.status is None:
        return
    status, known = gathering.words.status(frame.status), status_after(told)
    at = frame.status_at or frame.updated_at
    if status == known or (status in {"new", "open"} and known in {None, "new", "open"}) or at is None:
        return
    if frame.status_at is None:
        message = "when the ticket came to stand as it does is not told; the time of its last change stands in"
        log.add("approximate-time", message, severity="warning")
    kind = kind_of_status(status, known)
    stated = status if kind == "status_changed" else None
    yield TicketEvent(at=at, kind=kind, event_id=gathering.event_id("status", f"{ticket_id}:{status}:{at.isoformat()}"), status=stated)


def _age(frame: Frame) -> tuple[Any, ...]:
    return frame.updated_at is not None, frame.updated_at, repr(frame)


def _plain(message: Message) -> tuple[Any, ...]:
    return message.at, message.author or "", message.kind or ""
