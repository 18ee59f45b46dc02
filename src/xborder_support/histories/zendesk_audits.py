"""Tell a ticket's events from its audits, also in the form in which Zendesk exports ticket events.

One update of a ticket is one audit, which may set a field more than once: a trigger solves what the customer's message has just opened. Of
one second the last counts. Source: Zendesk's references of ticket audits and of incremental exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from xborder_support.conversations import TicketEvent

from .cells import identity, objects
from .standing import AFTERWARDS
from .strand import Gathering, Row
from .vocabulary import kind_of_status

__all__ = ["AuditTrail", "as_audit", "events_of_trail"]

_CREATION = "Create"
_CHANGES = frozenset({"Change", _CREATION})
_FIELDS = frozenset({"status", "priority", "satisfaction_score", "assignee_id", "group_id"})
_ASSIGNED = {"assignee_id": "agent", "group_id": "team"}
_RATINGS = {"good": 5, "bad": 1}
_NOBODY = "0"


class _Change(NamedTuple):
    """Hold to what an audit set a field. ``number`` is the audit's, by which those of one second are ordered, and then its own place."""

    number: tuple[int, int]
    key: str
    value: str | None
    former: str | None


@dataclass(slots=True)
class AuditTrail:
    """Gather what audits say of one ticket: when it was created, and by instant and field, what it was set to last."""

    changes: dict[tuple[datetime, str], _Change] = field(default_factory=dict)
    created_at: datetime | None = None

    def read(self, events: Iterable[Row], at: datetime, key: str) -> None:
        """Keep the changes of one audit."""
        number = int(key) if key.isascii() and key.isdigit() else 0
        for place, event in enumerate(events):
            name, kind = identity(event.fields.get("field_name")), identity(event.fields.get("type"))
            if kind == _CREATION:
                self.created_at = min(at, self.created_at or at)
            if name not in _FIELDS or kind not in _CHANGES:
                continue
            value, former = identity(event.fields.get("value")), identity(event.fields.get("previous_value"))
            change, known = _Change((number, place), f"{key}:{name}", value, former), self.changes.get((at, name))
            if known is None or change.number > known.number:
                self.changes[at, name] = change


def events_of_trail(trail: AuditTrail, gathering: Gathering, written: frozenset[datetime]) -> Iterator[TicketEvent]:
    """Yield what the changes amount to. ``written`` are the instants of the customer's messages, which a status outlasts."""
    status: str | None = None
    for (at, name), change in sorted(trail.changes.items()):
        event_id = gathering.event_id("audit", change.key)
        if name == "status" and change.value is not None:
            former = status or (gathering.words.status(change.former) if change.former else None)
            status = gathering.words.status(change.value)
            kind = kind_of_status(status, former)
            after = at + AFTERWARDS if at in written and status not in {"new", "open"} else at
            yield TicketEvent(at=after, kind=kind, event_id=event_id, status=status if kind == "status_changed" else None)
        elif name == "priority" and (priority := gathering.words.priority(change.value)):
            yield TicketEvent(at=at, kind="priority_changed", event_id=event_id, priority=priority)
        elif name == "satisfaction_score" and change.value in _RATINGS:
            yield TicketEvent(at=at, kind="rated", event_id=event_id, rating=_RATINGS[change.value])
    yield from _assignments(trail.changes, gathering)


def _assignments(changes: Mapping[tuple[datetime, str], _Change], gathering: Gathering) -> Iterator[TicketEvent]:
    """Yield who got the ticket; agent and team of one instant are one event."""
    for at in sorted({at for at, name in changes if name in _ASSIGNED}):
        found = {ours: changes[at, name] for name, ours in _ASSIGNED.items() if (at, name) in changes}
        who = {ours: change.value for ours, change in found.items() if change.value not in {None, _NOBODY}}
        if who:
            event_id = gathering.event_id("audit", min(change.key for change in found.values()))
            yield TicketEvent(at=at, kind="assigned", event_id=event_id, agent=who.get("agent"), team=who.get("team"))


def as_audit(fields: dict[str, Any]) -> dict[str, Any]:
    """Return an exported ticket event as the audit that it is; an audit stays as it is."""
    if "child_events" not in fields:
        return fields
    children = [event for child in objects(fields, "child_events") for event in _as_events(child)]
    stated_at = fields.get("created_at") or fields.get("timestamp")
    return {**fields, "created_at": stated_at, "author_id": fields.get("updater_id"), "events": children}


def _as_events(child: Any) -> list[Any]:
    if not isinstance(child, dict):
        return [child]
    kind = identity(child.get("type")) or identity(child.get("event_type"))
    if kind in _CHANGES:
        told = [name for name in sorted(_FIELDS) if name in child]
        return [{**child, "type": kind, "field_name": name, "value": child[name]} for name in told]
    stated = {**child, "type": kind, "public": child.get("public", child.get("comment_public"))}
    return [{name: value for name, value in stated.items() if name != "via" or value}]
