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
from .vocabulary import kind_of_status
from .zendesk_metrics import Metric, events_of_metrics, metric_of

__all__ = ["read_zendesk"]

_RULES = frozenset({"rule", "system"})
_SYSTEM = "-1"  # the author of what Zendesk itself wrote
_NOBODY = "0"
_PUBLIC = frozenset({"FacebookComment", "Tweet"})
_COMMENTS = _PUBLIC | {"Comment", "VoiceComment"}
_CHANGES = frozenset({"Change", "Create"})
_RATINGS = {"good": 5, "bad": 1}
_FINISHED = frozenset({"solved", "closed"})
_ASSIGNED = {"assignee_id": "agent", "group_id": "team"}
_OF_TICKET = "ticket_id"


def read_zendesk(  # noqa: PLR0913  (each of the lists that Zendesk exports is one argument)
    *,
    tickets: Iterable[Mapping[str, Any]] = (),
    comments: Iterable[Mapping[str, Any]] = (),
    audits: Iterable[Mapping[str, Any]] = (),
    metric_events: Iterable[Mapping[str, Any]] = (),
    users: Iterable[Mapping[str, Any]] = (),
    bots: Collection[str] = (),
    statuses: Mapping[str, TicketStatus] | None = None,
    strict: bool = False,
) -> Histories:
    """Read histories from any of Zendesk's exports, alone or together.

    ``comments`` need a ``ticket_id``, which the API leaves out, or stand in their ticket as ``comments``. Without tickets and ``users``,
    whoever wrote first is taken for the customer. What a trigger or the system wrote is automatic, as is what the agents in ``bots``
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
        self._audited: set[str] = set()

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
            event_id = self.gathering.event_id("solved", f"{ticket_id}:{solved_at.isoformat()}")
            strand.put(TicketEvent(at=solved_at, kind="solved", event_id=event_id))
        strand.put_frame(
            Frame(
                created_at=read(row, "created_at", ticket_id, is_needed=True),
                status=status,
                status_at=read(metrics, "status_updated_at", ticket_id),
                updated_at=read(row, "updated_at", ticket_id),
                priority=identity(fields.get("priority")),
                channel=_channel(fields),
                requester=_person(fields.get("requester_id")),
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
        found = self.gathering.strand(row, _OF_TICKET)
        if found is None:
            return
        ticket_id, strand = found
        at, key = self.gathering.instant(row, "created_at", ticket_id, is_needed=True), self._key(row, ticket_id)
        if at is None or key is None:
            return
        self._audited.add(ticket_id)
        said = {name: row.fields.get(name) for name in ("created_at", "author_id", "via")}
        events = [Row({**said, **event.fields}, event.place) for event in self.gathering.inner(row, "events", ticket_id)]
        if key not in self._commented.get(ticket_id, ()):
            for event in events:
                if event.fields.get("type") in _COMMENTS:
                    self._written(event, found)
        changes = [event for event in events if event.fields.get("type") in _CHANGES]
        for event in changes:
            self._changed(event, at, found)
        named = {_ASSIGNED[event.fields["field_name"]]: event.fields.get("value") for event in changes if _is_assignment(event.fields)}
        if who := {name: person for name, value in named.items() if (person := _person(value)) is not None}:
            event_id = self.gathering.event_id("audit", f"{key}:assigned")
            strand.put(TicketEvent(at=at, kind="assigned", event_id=event_id, agent=who.get("agent"), team=who.get("team")))

    def metric_event(self, row: Row) -> None:
        found = self.gathering.strand(row, _OF_TICKET)
        if found is not None and (metric := metric_of(row, found[0], self.gathering)) is not None:
            found[1].metrics.add(metric)

    def finish(self, ticket_id: str, strand: Strand) -> None:
        """Decide who was the customer, and add what only the metric events tell."""
        customer = strand.frame.requester if strand.frame else None
        if customer is None and strand.messages and not self._roles:
            customer = min(strand.messages.values(), key=lambda message: (message.at, message.key)).author
        for key, message in strand.messages.items():
            if message.kind is None and self._is_customer(message.author, customer):
                strand.messages[key] = message._replace(kind="customer_message")
        if strand.metrics:
            self._measured(ticket_id, strand, strand.metrics)

    def _measured(self, ticket_id: str, strand: Strand, metrics: Collection[Metric]) -> None:
        with_creation = strand.frame is None or strand.frame.created_at is None
        for event in events_of_metrics(ticket_id, metrics):
            is_reply = event.kind in {"agent_replied", "customer_message"}
            is_told = bool(strand.messages) if is_reply else ticket_id in self._audited
            if with_creation if event.kind == "created" else not is_told:
                strand.put(event)

    def _is_customer(self, author: str | None, customer: str | None) -> bool:
        return author is not None and (author == customer or self._roles.get(author) == "end-user")

    def _written(self, row: Row, found: tuple[str, Strand]) -> None:
        ticket_id, strand = found
        at, key = self.gathering.instant(row, "created_at", ticket_id, is_needed=True), self._key(row, ticket_id)
        if at is None or key is None:
            return
        author = _person(row.fields.get("author_id"))
        is_automatic = author == _SYSTEM or _channel(row.fields) in _RULES
        # What is not said to be public is a note: a note taken for an answer would stop a clock.
        is_note = row.fields.get("public") is not True and row.fields.get("type") not in _PUBLIC
        strand.put_message(Message(at, key, author, "note" if is_note else "automatic_reply" if is_automatic else None))

    def _changed(self, row: Row, at: datetime, found: tuple[str, Strand]) -> None:
        """Add what an audit says that a field became."""
        ticket_id, strand = found
        field, value = row.fields.get("field_name"), identity(row.fields.get("value"))
        stated = _change(self.gathering, field, value, identity(row.fields.get("previous_value")))
        if stated is not None and (key := self._key(row, ticket_id)) is not None:
            strand.put(TicketEvent(at=at, event_id=self.gathering.event_id("audit-event", key), **stated))

    def _key(self, row: Row, ticket_id: str) -> str | None:
        key = identity(row.fields.get("id"))
        if key is None:
            self.gathering.report(row, "no-id", "the object has no id", ticket_id=ticket_id, column="id")
        return key


def _is_assignment(fields: dict[str, Any]) -> bool:
    name = fields.get("field_name")
    return isinstance(name, str) and name in _ASSIGNED


def _change(gathering: Gathering, field: object, value: str | None, former: str | None) -> dict[str, Any] | None:
    """Return kind and facts of a change; None for fields that say nothing of the kind."""
    if value is None:
        return None
    if field == "status":
        status = gathering.words.status(value)
        kind = kind_of_status(status, gathering.words.status(former) if former else None)
        return {"kind": kind, "status": status if kind == "status_changed" else None}
    if field == "priority":
        priority = gathering.words.priority(value)
        return {"kind": "priority_changed", "priority": priority} if priority else None
    if field == "satisfaction_score" and value in _RATINGS:
        return {"kind": "rated", "rating": _RATINGS[value]}
    return None


def _channel(fields: dict[str, Any]) -> str | None:
    return identity(table(fields, "via").get("channel"))


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
