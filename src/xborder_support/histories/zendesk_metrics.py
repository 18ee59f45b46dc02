"""Tell a ticket's events from what they did to Zendesk's own clocks.

A clock that is activated, paused and fulfilled shows what happened: ``reply_time`` runs while an answer is owed; ``requester_wait_time``
pauses while the ticket is pending, ``agent_work_time`` also while it is on hold; both end when it is solved. Source: Zendesk's reference
of ticket metric event types.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from xborder_support.conversations import TicketEvent

from .cells import identity
from .strand import Gathering, Row
from .vocabulary import kind_of_status

__all__ = ["Metric", "events_of_metrics", "metric_of"]

_ACTS = frozenset({"activate", "pause", "fulfill"})
#: What Zendesk reckoned rather than saw.
_RECKONED = frozenset({"apply_sla", "apply_group_sla", "breach", "update_status", "measure"})
_STATES = {"activate": "running", "pause": "paused", "fulfill": "over"}
_WAIT, _WORK, _RESOLUTION, _REPLY = "requester_wait_time", "agent_work_time", "resolution_time", "reply_time"
_OF_STATUS = frozenset({_WAIT, _WORK, _RESOLUTION})
_BEGINS = _OF_STATUS | {_REPLY}


class Metric(NamedTuple):
    """Hold one metric event. ``number`` is its id, by which those of one second are ordered."""

    at: datetime
    number: int
    key: str
    metric: str
    instance: str
    act: str


def metric_of(row: Row, ticket_id: str, gathering: Gathering) -> Metric | None:
    """Return a metric event; None for those that tell of no event, and, with a finding, for what cannot be read."""
    fields = row.fields
    act, metric, key = identity(fields.get("type")), identity(fields.get("metric")), identity(fields.get("id"))
    if act in _RECKONED or fields.get("deleted") is True:
        return None
    if act not in _ACTS or metric is None:
        gathering.note(row, "unknown-event", "what the metric event tells is not known", ticket_id=ticket_id, column="type")
        return None
    at = gathering.instant(row, "time", ticket_id, is_needed=True)
    if at is None:
        return None
    number = int(key) if key is not None and key.isascii() and key.isdigit() else 0
    return Metric(at, number, key or "", metric, identity(fields.get("instance_id")) or "", act)


def events_of_metrics(ticket_id: str, metrics: Collection[Metric]) -> Iterator[TicketEvent]:
    """Yield the events that metric events tell, each once, whichever and however many of the clocks tell it."""
    ordered = sorted(metrics)
    begun = next((metric.at for metric in ordered if metric.metric in _BEGINS and metric.act == "activate"), None)
    if begun is not None:
        yield _event(ticket_id, begun, "created")
    yield from _replies(ticket_id, ordered, begun)
    yield from _statuses(ticket_id, ordered)


def _replies(ticket_id: str, ordered: list[Metric], begun: datetime | None) -> Iterator[TicketEvent]:
    """Yield questions and answers: an answer is owed from each activation of ``reply_time`` to its fulfilment."""
    for metric in ordered:
        if metric.metric == _REPLY and metric.act == "fulfill":
            yield _event(ticket_id, metric.at, "agent_replied")
        elif metric.metric == _REPLY and metric.act == "activate" and metric.at != begun:
            yield _event(ticket_id, metric.at, "customer_message")


def _statuses(ticket_id: str, ordered: list[Metric]) -> Iterator[TicketEvent]:
    """Yield the changes of status that explain how the clocks ran on from each instant."""
    states: dict[str, str] = {}
    status = "open"
    told = [metric for metric in ordered if metric.metric in _OF_STATUS]
    has_wait = any(metric.metric == _WAIT for metric in told)
    for at, acts in groupby(told, lambda metric: metric.at):
        states.update({metric.metric: _STATES[metric.act] for metric in acts})
        now = _status(states, has_wait=has_wait)
        if now != status:
            kind = kind_of_status(now, status)
            yield _event(ticket_id, at, kind, now if kind == "status_changed" else None)
            status = now


def _status(states: dict[str, str], *, has_wait: bool) -> str:
    if states.get(_WAIT, states.get(_RESOLUTION)) == "over":
        return "solved"
    if states.get(_WAIT) == "paused":
        return "pending"
    if states.get(_WORK) == "over" and not has_wait:
        return "solved"
    if states.get(_WORK) == "paused":
        return "on_hold" if has_wait else "pending"
    return "open"


def _event(ticket_id: str, at: datetime, kind: str, status: str | None = None) -> TicketEvent:
    event_id = f"zendesk:metric:{ticket_id}:{kind}:{status or ''}:{at.isoformat()}"
    return TicketEvent(at=at, kind=kind, event_id=event_id, status=status)  # type: ignore[arg-type]
