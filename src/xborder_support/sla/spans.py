"""Fold ticket events into the stretches during which an answer or a solution was owed.

Which event starts, stops and cancels a clock stands here and nowhere else. Only a person's answer stops a response clock, unless the
policy counts automatic replies. ``solved`` and ``closed`` stop the resolution clock and cancel an open response clock, as an opt-out
from everything does. A message after ``closed`` asks for a first response again; solving and reopening starts a new run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from xborder_support.conversations import ConversationState, TicketEvent

from .policy import METRICS, Metric

__all__ = ["Span", "spans"]

_NOTHING_YET = ConversationState()


class Span(NamedTuple):
    """Hold one run of a clock before it is judged. ``state`` is what was known when it ended, or is known now."""

    metric: Metric
    started_at: datetime
    started_by: str
    state: ConversationState
    ended_at: datetime | None = None
    is_fulfilled: bool = False


def spans(
    events: Iterable[TicketEvent], *, before: ConversationState | None, counts_automatic: Callable[[ConversationState], bool] | None
) -> Mapping[Metric, list[Span]]:
    """Return the runs of each metric, in the order in which they started. Events must come in ``TicketEvent.order``.

    ``before`` is what earlier, sealed events add up to. ``counts_automatic`` tells whether an automatic reply stops a response clock in the
    situation of that moment; None, that it never does.
    """
    fold = _Fold(before or _NOTHING_YET, counts_automatic)
    for event in events:
        fold.take(event)
    return fold.all_spans()


class _Fold:
    def __init__(self, state: ConversationState, counts_automatic: Callable[[ConversationState], bool] | None) -> None:
        self._former = state
        self._pending: list[TicketEvent] = []
        self._counts_automatic = counts_automatic
        self._spans: dict[Metric, list[Span]] = {metric: [] for metric in METRICS}
        self._running: dict[Metric, tuple[datetime, str]] = {}
        self._is_answered = state.first_agent_reply_at is not None
        self._cancelled: Metric | None = self._response if state.was_left_waiting else None
        if state.waiting_since:
            self._start(self._response, state.waiting_since, state.waiting_by or "checkpoint")
        if state.unsolved_since:
            self._start("resolution", state.unsolved_since, state.unsolved_by or "checkpoint")

    @property
    def _state(self) -> ConversationState:
        """Return the state after all events taken so far. It is made where it is looked at, which is seldom."""
        if self._pending:
            self._former, self._pending = self._former.after(*self._pending), []
        return self._former

    def take(self, event: TicketEvent) -> None:
        self._pending.append(event)
        change = _CHANGES.get(event.kind)
        if change:
            change(self, event)

    def all_spans(self) -> Mapping[Metric, list[Span]]:
        state = self._state
        for metric, started in self._running.items():
            self._spans[metric].append(Span(metric, *started, state))
        return self._spans

    def created(self, event: TicketEvent) -> None:
        if not self._is_answered:
            self.customer_message(event)

    def customer_message(self, event: TicketEvent) -> None:
        self._start("resolution", event.at, event.event_id)
        if not self._response_running:
            self._start(self._response, event.at, event.event_id)

    def agent_replied(self, event: TicketEvent) -> None:
        for metric in self._response_running:
            self._stop(metric, event, is_fulfilled=True)
            self._is_answered = True

    def sent(self, event: TicketEvent) -> None:
        if self._counts_automatic and self._response_running and self._counts_automatic(self._state):
            self.agent_replied(event)

    def solved(self, event: TicketEvent) -> None:
        self._stop("resolution", event, is_fulfilled=True)
        self._cancel_response(event)

    def closed(self, event: TicketEvent) -> None:
        # What is closed is over: whatever comes later is a new question, and its answer a first response.
        self.solved(event)
        self._is_answered = False

    def reopened(self, event: TicketEvent) -> None:
        self._start("resolution", event.at, event.event_id)
        if self._cancelled and not self._response_running:
            self._start(self._cancelled, event.at, event.event_id)

    def opted_out(self, event: TicketEvent) -> None:
        # Nothing may be sent to this person any more, so no answer is owed.
        if event.scope in {None, "all"}:
            self._cancel_response(event)

    @property
    def _response(self) -> Metric:
        return "next_response" if self._is_answered else "first_response"

    @property
    def _response_running(self) -> list[Metric]:
        return [metric for metric in self._running if metric != "resolution"]

    def _start(self, metric: Metric, at: datetime, started_by: str) -> None:
        if metric in self._running:
            return
        self._running[metric] = (at, started_by)
        self._cancelled = None if metric != "resolution" else self._cancelled

    def _stop(self, metric: Metric, event: TicketEvent, *, is_fulfilled: bool) -> None:
        started = self._running.pop(metric, None)
        if started is not None:
            self._spans[metric].append(Span(metric, *started, self._state, event.at, is_fulfilled))

    def _cancel_response(self, event: TicketEvent) -> None:
        for metric in self._response_running:
            self._stop(metric, event, is_fulfilled=False)
            self._cancelled = metric


_CHANGES: dict[str, Callable[[_Fold, TicketEvent], None]] = {
    "created": _Fold.created,
    "customer_message": _Fold.customer_message,
    "agent_replied": _Fold.agent_replied,
    "sent": _Fold.sent,
    "solved": _Fold.solved,
    "closed": _Fold.closed,
    "reopened": _Fold.reopened,
    "opted_out": _Fold.opted_out,
}
