"""Read what Zendesk exports: tickets, comments, audits and metric events.

Comments and audits tell who answered when, and audits how the ticket stood; metric events tell both only by their effect on Zendesk's own
clocks. So of each ticket the metric events are used for what the others leave open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from xborder_support.conversations import TicketEvent, TicketStatus

from .cells import identity, objects, table
from .history import Histories
from .strand import Frame, Gathering, Message, Row, Strand
from .zendesk_audits import AuditTrail, as_audit, events_of_trail
from .zendesk_metrics import Metric, events_of_metrics, metric_of

__all__ = ["read_zendesk"]

_RULES = frozenset({"rule", "system"})
_SYSTEM = "-1"  # the author of what Zendesk itself wrote
_NOBODY = "0"
_PUBLIC = frozenset({"FacebookComment", "Tweet"})
_COMMENTS = _PUBLIC | {"Comment", "VoiceComment"}
_FINISHED = frozenset({"solved", "closed"})
_OF_TICKET = "ticket_id"
_MERGE = "merge"


def read_zendesk(  # noqa: PLR0913  (each of the lists that Zendesk exports is one argument)
    *,
    tickets: Iterable[Mapping[str, Any]] = (),
    comments: Iterable[Mapping[str, Any]] = (),
    audits: Iterable[Mapping[str, Any]] = (),
    ticket_events: Iterable[Mapping[str, Any]] = (),
    metric_events: Iterable[Mapping[str, Any]] = (),
    users: Iterable[Mapping[str, Any]] = (),
    bots: Collection[str] = (),
    statuses: Mapping[str, TicketStatus] | None = None,
    strict: bool = False,
) -> Histories:
    """Read histories from any of Zendesk's exports, alone or together.

    ``comments`` need a ``ticket_id``, which the API leaves out, or stand in their ticket as ``comments``. ``ticket_events`` are those of
    the incremental export. Without ``users``, the requester and those in copy are taken for customers and all others for agents; without
    tickets too, whoever wrote first is the customer. What a trigger or the system wrote is automatic, as is what the agents in ``bots``
    (ids) wrote. Metric events alone do: ``reply_time`` tells questions and answers, the others how the ticket stood.

    Errors: ``UsageError`` ``wrong-argument``, ``unknown-status``; with ``strict``, the code of the first finding of severity ``error``.

    Example:
        >>> from xborder_support.histories import read_zendesk
        >>> measured = {"ticket_id": 35, "metric": "reply_time", "instance_id": 1}
        >>> histories = read_zendesk(metric_events=[
        ...     {"id": 1, "type": "activate", "time": "2026-02-03T09:00:00Z", **measured},
        ...     {"id": 2, "type": "fulfill", "time": "2026-02-03T09:40:00Z", **measured},
        ... ])
        >>> [event.kind for event in histories.ticket("35").events]
        ['created', 'agent_replied']
    """
    reading = _Reading(Gathering("zendesk", statuses=statuses, bots=bots, strict=strict))
    gathering = reading.gathering
    for row in gathering.rows("users", users):
        reading.user(row)
    for row in gathering.rows("tickets", tickets):
        reading.ticket(row)
    for row in gathering.rows("comments", comments):
        reading.comment(row)
    for row in gathering.rows("audits", audits):
        reading.audit(row)
    for row in gathering.rows("ticket_events", ticket_events):
        reading.audit(row)
    for row in gathering.rows("metric_events", metric_events):
        reading.metric_event(row)
    for ticket_id, strand in gathering.strands.items():
        reading.finish(ticket_id, strand)
    return gathering.histories()


class _Reading:
    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self._roles: dict[str, str] = {}
        self._commented: dict[str, set[str]] = {}
        self._trails: dict[str, AuditTrail] = {}
        self._solved: dict[str, datetime] = {}

    def user(self, row: Row) -> None:
        user_id, role = identity(row.fields.get("id")), identity(row.fields.get("role"))
        if user_id is not None and role is not None:
            self._roles[user_id] = role

    def ticket(self, row: Row) -> None:
        found = self.gathering.strand(row, "id")
        if found is None:
            return
        ticket_id, strand = found
        fields, read = row.fields, self.gathering.instant
        metrics = Row(table(fields, "metric_set"), row.place)
        status = identity(fields.get("status"))
        solved_at = read(metrics, "solved_at", ticket_id)
        if solved_at is not None and status in _FINISHED:
            self._solved[ticket_id] = solved_at
        strand.put_frame(
            Frame(
                created_at=read(row, "created_at", ticket_id, is_needed=True),
                status=status,
                status_at=read(metrics, "status_updated_at", ticket_id),
                updated_at=read(row, "updated_at", ticket_id),
                priority=identity(fields.get("priority")),
                channel=_channel(fields),
                requester=_person(fields.get("requester_id")),
                copied=frozenset(map(str, objects(fields, "email_cc_ids"))) - {str(fields.get("assignee_id"))},
                context=_context(fields),
            )
        )
        for comment in self.gathering.inner(row, "comments", ticket_id):
            self.comment(comment, outer=ticket_id)

    def comment(self, row: Row, *, outer: str | None = None) -> None:
        found = self.gathering.strand(row, _OF_TICKET, outer=outer)
        if found is None:
            return
        audit_id = identity(row.fields.get("audit_id"))
        if audit_id is not None:
            self._commented.setdefault(found[0], set()).add(audit_id)
        self._written(row, found)

    def audit(self, row: Row) -> None:
        row = Row(as_audit(row.fields), row.place)
        found = self.gathering.strand(row, _OF_TICKET)
        if found is None:
            return
        ticket_id = found[0]
        at, key = self.gathering.instant(row, "created_at", ticket_id, is_needed=True), self._key(row, ticket_id)
        if at is None or key is None:
            return
        if not isinstance(row.fields.get("events"), list):
            self.gathering.report(row, "bad-object", "the audit has no list of events", ticket_id=ticket_id, column="events")
            return
        said = {name: row.fields.get(name) for name in ("created_at", "author_id", "via")}
        events = [Row({**said, **event.fields}, event.place) for event in self.gathering.inner(row, "events", ticket_id)]
        self._trails.setdefault(ticket_id, AuditTrail()).read(events, at, key)
        if key not in self._commented.get(ticket_id, ()):
            for event in events:
                if identity(event.fields.get("type")) in _COMMENTS:
                    self._written(event, found)

    def metric_event(self, row: Row) -> None:
        found = self.gathering.strand(row, _OF_TICKET)
        if found is not None and (metric := metric_of(row, found[0], self.gathering)) is not None:
            found[1].metrics.add(metric)

    def finish(self, ticket_id: str, strand: Strand) -> None:
        """Decide who was the customer, and add how the ticket stood: by its audits, or else by its metric events, or else by its object."""
        customer = strand.frame.requester if strand.frame else None
        if customer is None and strand.messages and not self._roles:
            customer = min(strand.messages.values(), key=lambda message: (message.at, message.key)).author
        copied = strand.frame.copied if strand.frame else frozenset()
        for key, message in strand.messages.items():
            if message.kind is None and self._is_customer(message.author, customer, is_copied=message.author in copied):
                strand.messages[key] = message._replace(kind="customer_message")
        if ticket_id in self._trails:
            written = frozenset(message.at for message in strand.messages.values() if message.kind == "customer_message")
            trail = self._trails[ticket_id]
            for event in events_of_trail(trail, self.gathering, written):
                strand.put(event)
            if strand.frame is None and trail.created_at is not None:
                strand.put_frame(Frame(created_at=trail.created_at))
        self._measured(ticket_id, strand, strand.metrics)
        if ticket_id in self._solved and not any(event.kind == "solved" for event in strand.events.values()):
            at = self._solved[ticket_id]
            strand.put(TicketEvent(at=at, kind="solved", event_id=self.gathering.event_id("solved", f"{ticket_id}:{at.isoformat()}")))

    def _measured(self, ticket_id: str, strand: Strand, metrics: Collection[Metric]) -> None:
        with_creation = strand.frame is None or strand.frame.created_at is None
        for event in events_of_metrics(ticket_id, metrics):
            is_reply = event.kind in {"agent_replied", "customer_message"}
            is_told = bool(strand.messages) if is_reply else ticket_id in self._trails
            if with_creation if event.kind == "created" else not is_told:
                strand.put(event)

    def _is_customer(self, author: str | None, customer: str | None, *, is_copied: bool) -> bool:
        return author is not None and (author == customer or self._roles.get(author, "end-user" if is_copied else "") == "end-user")

    def _written(self, row: Row, found: tuple[str, Strand]) -> None:
        ticket_id, strand = found
        at, key = self.gathering.instant(row, "created_at", ticket_id, is_needed=True), self._key(row, ticket_id)
        if at is None or key is None:
            return
        author = _person(row.fields.get("author_id"))
        is_automatic = author == _SYSTEM or _channel(row.fields) in _RULES
        # What is not said to be public is a note: a note taken for an answer would stop a clock.
        # A note is also what merging has written: it repeats another ticket, or says that this one goes on elsewhere.
        is_note = (row.fields.get("public") is not True and identity(row.fields.get("type")) not in _PUBLIC) or _is_merge(row.fields)
        strand.put_message(Message(at, key, author, "note" if is_note else "automatic_reply" if is_automatic else None))

    def _key(self, row: Row, ticket_id: str) -> str | None:
        key = identity(row.fields.get("id"))
        if key is None:
            self.gathering.report(row, "no-id", "the object has no id", ticket_id=ticket_id, column="id")
        return key


def _channel(fields: dict[str, Any]) -> str | None:
    """Return by what it was written; ticket events name it in a word, all other objects in a table."""
    via = fields.get("via")
    return via.casefold() if isinstance(via, str) else identity(table(fields, "via").get("channel"))


def _is_merge(fields: dict[str, Any]) -> bool:
    return table(table(fields, "via"), "source").get("rel") == _MERGE or _channel(fields) == _MERGE


def _person(value: object) -> str | None:
    found = identity(value)
    return None if found == _NOBODY else found


def _context(fields: dict[str, Any]) -> tuple[tuple[str, object], ...]:
    return tuple(_kept(fields))


def _kept(fields: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for name, key in (("channel", None), ("priority", "priority"), ("team", "group_id"), ("agent", "assignee_id"), ("brand", "brand_id")):
        value = _channel(fields) if key is None else _person(fields.get(key))
        if value is not None:
            yield name, value
    if tags := tuple(tag for tag in objects(fields, "tags") if type(tag) is str):
        yield "tags", tags
