"""Tell the history of a ticket from the records of its rows, in whatever order they came and however often.

A table that tells how a ticket stands says the same many times; only a change is an event. What is told of one instant counts together:
the last status of it is the one that the ticket then had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from xborder_support.conversations import TicketEvent, TicketEventKind
from xborder_support.terms import Finding

from .history import TicketHistory
from .row_reading import NEVER, Record
from .row_words import Said
from .standing import AFTERWARDS, in_order, status_after
from .vocabulary import HistoryEventKind, kind_of_status

__all__ = ["history_of_records"]

_BY_CUSTOMER = frozenset({"customer_message", "rated", "abandoned", "complained"})
_SIDE = frozenset({"agent", "team"})
_KNOWN = frozenset({"new", "open", "pending", "on_hold", "solved", "closed"})


def history_of_records(ticket_id: str, records: Sequence[Record], findings: tuple[Finding, ...] = ()) -> TicketHistory:
    """Return the history that records tell. ``findings`` were made while they were read."""
    fold = _Fold(ticket_id, _each_once(records))
    events = tuple(sorted(fold.events(), key=in_order))
    context = {name: value for record in fold.records for name, value in record.context}
    return TicketHistory(ticket_id, events, context, (*findings, *fold.findings))


def _each_once(records: Iterable[Record]) -> list[Record]:
    """Return each record once, in an order that depends on what it says and not on where it stood."""
    kept: list[Record] = []
    for record in sorted(records, key=_key):
        if not kept or record != kept[-1]:
            kept.append(record)
    return kept


def _key(record: Record) -> tuple[Any, ...]:
    return record.at, record.order, record.said.sort_key, record.id, record.stamps, repr(record.context)


_at = itemgetter(0)


class _Net(NamedTuple):
    """Hold what the rows of one instant add up to, and the row that each was last said in."""

    status: Record | None
    agent: Record | None
    priority: Record | None


class _Fold:
    def __init__(self, ticket_id: str, records: list[Record]) -> None:
        self.findings: list[Finding] = []
        self._ticket_id = ticket_id
        self.records = self._without_conflicts(records)
        self._events: dict[str, TicketEvent] = {}
        self._now: list[TicketEvent] = []
        self._status: str | None = None
        self._agent: tuple[str | None, str | None] = None, None
        self._priority: str | None = None

    def events(self) -> Iterable[TicketEvent]:
        stamps = self._stamps()
        created_at = self._created_at(stamps)
        dated = [record for record in self.records if record.at is not NEVER]
        for (kind, at), said in stamps.items():
            if kind != "created":
                self._add(kind, at, said)
        is_begun = created_at is None
        for at, rows in groupby(dated, _at):
            same, self._now = list(rows), []
            if created_at is not None and not is_begun and at >= created_at:
                self._begin(created_at, same if at == created_at else [])
                is_begun = True
            self._happened(same)
            self._changed(at, _net(same))
        if created_at is not None and not is_begun:
            self._begin(created_at, [])
        return self._events.values()

    def _without_conflicts(self, records: list[Record]) -> list[Record]:
        """Return the records without those that give another row's id to something else; the first of them counts."""
        seen: set[str] = set()
        kept = []
        for record in records:
            if record.id and record.id in seen:
                self._report("conflicting-rows", "two rows of one id say different things: the first counts")
                continue
            seen.add(record.id)
            kept.append(record)
        return kept

    def _stamps(self) -> dict[tuple[HistoryEventKind, datetime], Said]:
        """Return the times of all wide columns, each once, with what the first row that has it says."""
        stamps: dict[tuple[HistoryEventKind, datetime], Said] = {}
        for record in self.records:
            for stamp in record.stamps:
                stamps.setdefault(stamp, record.said)
        return stamps

    def _created_at(self, stamps: Iterable[tuple[HistoryEventKind, datetime]]) -> datetime | None:
        """Return when the ticket was created: as stated, or where a table tells how it stood, when that was first told."""
        stated = sorted({at for kind, at in stamps if kind == "created"})
        if len(stated) > 1:
            self._report("conflicting-times", "the ticket was created at more than one time: the first counts")
        dated = [record for record in self.records if record.at is not NEVER]
        named = [record.at for record in dated if record.said.event == "created"]
        standing = [record.at for record in dated if record.said.status is not None]
        return next(iter(stated or named or (dated[:1] and standing and [dated[0].at]) or []), None)

    def _begin(self, at: datetime, rows: list[Record]) -> None:
        """Add the creation, with what the rows of its instant tell: status, priority, and whether an agent wrote first."""
        net = _net(rows)
        status = net.status.said.status if net.status else None
        known = status if status in _KNOWN else None
        facts: dict[str, Any] = {}
        for record in self.records:
            facts = {**record.said.of_ticket, **facts} if record.said.of_ticket else facts
        self._priority = next((record.said.priority for record in self.records if record.said.priority), None)
        self._put("created", at, status=known, priority=self._priority, agent=_beginner(rows), **facts)

    def _happened(self, rows: Iterable[Record]) -> None:
        """Add what rows name as an event."""
        for row in rows:
            kind = row.said.event
            if kind is None or kind == "created" or (kind == "status_changed" and row.said.status):
                continue  # both are told by how the ticket stands
            self._add(kind, row.at, row.said, row.id)
            self._priority = row.said.priority or self._priority if kind == "priority_changed" else self._priority

    def _changed(self, at: datetime, net: _Net) -> None:
        """Add what is different from before. An agent beside an event did it; one without has the ticket."""
        former, self._status = self._status, status_after(sorted(self._now, key=in_order), self._status)
        if net.status and (status := net.status.said.status) and status != self._status:
            self._stands(status, former, net.status)
        if net.agent and (who := _who(net.agent)) != self._agent:
            self._put("assigned", at, net.agent.id, agent=who[0], team=who[1])
            self._agent = who
        if net.priority and (priority := net.priority.said.priority) != self._priority:
            self._put("priority_changed", at, net.priority.id, priority=priority)
            self._priority = priority

    def _stands(self, status: str, former: str | None, row: Record) -> None:
        """Add how the ticket stood after all else of its instant, whatever was written then."""
        kind = kind_of_status(status, self._status)
        stated = status if kind == "status_changed" else None
        event = self._put(kind, row.at, row.id, status=stated)
        if event is not None and status_after(sorted(self._now, key=in_order), former) != status:
            self._events[event.event_id] = event.moved_to(event.at + AFTERWARDS)
        self._status = status

    def _add(self, kind: HistoryEventKind, at: datetime, said: Said, row_id: str = "") -> None:
        # The author of what the customer did is the customer, who is no agent and whose name is not kept.
        facts: dict[str, Any] = {name: said.facts[name] for name in said.of_event if kind not in _BY_CUSTOMER or name not in _SIDE}
        if kind == "rated":
            facts["rating"] = said.rating
        if kind == "classified":
            facts["topic"] = said.facts.get("topic")
        if kind == "priority_changed":
            facts["priority"] = said.priority
        self._put(kind, at, row_id, facts.get("agent", "") if not row_id else "", **facts)

    def _put(self, kind: TicketEventKind, at: datetime, row_id: str = "", by: str = "", **facts: Any) -> TicketEvent | None:
        """Add an event and return it; None where it has been added before."""
        event_id = ":".join([self._ticket_id, kind, row_id or at.isoformat(), *([by] if by else [])])
        if event_id in self._events:
            return None
        event = self._events[event_id] = TicketEvent(at=at, kind=kind, event_id=event_id, **facts)
        self._now.append(event)
        return event

    def _report(self, code: str, message: str) -> None:
        self.findings.append(Finding(rule=code, severity="error", message=message))


def _net(rows: Iterable[Record]) -> _Net:
    status = agent = priority = None
    for row in rows:
        said = row.said
        status = row if said.status is not None else status
        agent = row if said.event is None and ("agent" in said.facts or "team" in said.facts) else agent
        priority = row if said.priority is not None else priority
    return _Net(status, agent, priority)


def _beginner(rows: Iterable[Record]) -> str | None:
    """Return the agent who created the ticket by writing to the customer, as rows of one instant tell."""
    did = {(row.said.event, row.said.facts.get("agent")) for row in rows}
    agents = {agent for event, agent in did if event == "created" and agent is not None and ("agent_replied", agent) in did}
    return min(agents, default=None)


def _who(row: Record) -> tuple[str | None, str | None]:
    return row.said.facts.get("agent"), row.said.facts.get("team")
