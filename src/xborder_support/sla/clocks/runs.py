"""Fold ticket events into the stretches during which something was owed.

Which event starts, stops and cancels a clock stands here and nowhere else. Only a person's answer stops a response clock, unless the
policy counts automatic replies. ``solved`` and ``closed`` cancel an open response clock, as an opt-out from everything does. What
pauses a clock and what becomes of it once a ticket is reopened depends on the policy, and is found in ``pauses`` and ``reopening``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias, get_args

from xborder_support.conversations import ConversationState, TicketEvent, TicketStatus

__all__ = ["Conduct", "Moment", "Run", "RunKind", "runs_of"]

#: What runs. ``first`` and ``next``: an answer is owed, the first or a later one; ``update``: from answer to answer; ``matter``: until it
#: is solved; ``hold``: on hold; ``ring`` and ``queue``: until a call is taken, and until a person takes it.
RunKind: TypeAlias = Literal["first", "next", "update", "matter", "hold", "ring", "queue"]

_KINDS: tuple[RunKind, ...] = get_args(RunKind)
_NOTHING_YET = ConversationState()
_RESPONSES: tuple[RunKind, ...] = ("first", "next")
#: What an exclusion takes off the clock: everything but how long the matter itself took.
_MEASURED: tuple[RunKind, ...] = ("first", "next", "update", "ring", "queue")


class Run(NamedTuple):
    """Hold one stretch before it is judged. It was over, or is told as it is, once so many events (``position``) had happened.

    ``goes_on_from`` tells that the ticket was reopened, and when and by which event it had started before: the same as ``started_at`` and
    ``started_by`` for a run that goes on from nothing.
    """

    started_at: datetime
    started_by: str
    position: int
    goes_on_from: tuple[datetime, str]
    ended_at: datetime | None = None
    is_fulfilled: bool = False
    ended_by: str | None = None

    @property
    def is_reopened(self) -> bool:
        """Tell whether the run goes on with one that had ended."""
        return self.goes_on_from[0] != self.started_at


class Moment(NamedTuple):
    """Say when a policy is asked for: after so many events, at an instant, about what is owed since another one."""

    position: int
    at: datetime
    started_at: datetime


class Conduct(NamedTuple):
    """Say at which moments an automatic reply counts as an answer, and a class of conversations is not measured. None is never."""

    counts_automatic: Callable[[Moment], bool] | None = None
    excludes: Callable[[str, Moment], bool] | None = None


def runs_of(events: Sequence[TicketEvent], *, before: ConversationState | None, conduct: Conduct) -> Mapping[RunKind, Sequence[Run]]:
    """Return the runs of each kind, in the order in which they started. Events must come in ``TicketEvent.order``.

    ``before`` is what earlier, sealed events add up to.
    """
    fold = _Fold(before or _NOTHING_YET, conduct)
    fold.take(events)
    return fold.all_runs()


class _Started(NamedTuple):
    at: datetime
    by: str
    goes_on_from: tuple[datetime, str]


class _Fold:
    def __init__(self, state: ConversationState, conduct: Conduct) -> None:
        self._position = 0
        self._conduct = conduct
        self._runs: dict[RunKind, list[Run]] = {kind: [] for kind in _KINDS}
        self._running: dict[RunKind, _Started] = {}
        self._is_answered = state.first_agent_reply_at is not None
        self._has_shop_begun = state.has_shop_begun
        self._status = state.status
        self._matter: tuple[datetime, str] | None = None
        self._cancelled: tuple[RunKind, tuple[datetime, str] | None] | None = None
        self._go_on_from(state)

    def _go_on_from(self, state: ConversationState) -> None:
        """Start again what ran when the events before were sealed."""
        left = (state.left_since, state.left_by or "checkpoint") if state.left_since else None
        self._cancelled = (self._response, left) if state.was_left_waiting else None
        if state.asked_since:
            self._matter = state.asked_since, state.asked_by or "checkpoint"
        if state.waiting_since:
            self._start(self._response, state.waiting_since, state.waiting_by or "checkpoint", goes_on_from=left)
        if state.unsolved_since:
            self._start("matter", state.unsolved_since, state.unsolved_by or "checkpoint", goes_on_from=self._matter)
        if state.last_update_at:
            self._start("update", state.last_update_at, state.last_update_by or "checkpoint")
        if state.status == "on_hold" and state.status_since:
            self._start("hold", state.status_since, state.status_by or "checkpoint")

    def take(self, events: Sequence[TicketEvent]) -> None:
        for event in events:
            self._position += 1
            kind = event.kind
            change = _CHANGES.get(event.amounts_to(self._status) if kind == "status_changed" else kind)
            if change is not None:
                change(self, event)
            if kind in _TELLS_STATUS:
                after = event.status_after(self._status)
                if after != self._status:
                    self._to_status(after, event)

    def all_runs(self) -> Mapping[RunKind, Sequence[Run]]:
        for kind, started in self._running.items():
            self._runs[kind].append(Run(started.at, started.by, self._position, started.goes_on_from))
        return self._runs

    def _to_status(self, status: TicketStatus | None, event: TicketEvent) -> None:
        if self._status == "on_hold":
            self._stop("hold", event)
        if status == "on_hold":
            self._start("hold", event.at, event.event_id)
        self._status = status

    def created(self, event: TicketEvent) -> None:
        if not self._is_answered:
            is_first = self._awaited is None  # whoever makes a ticket of a customer's message has not begun
            self._has_shop_begun = self._has_shop_begun or (is_first and event.agent is not None)
            self._asked(event)
        over = _OVER.get(event.ticket_status or "")
        if over:
            over(self, event)

    def customer_message(self, event: TicketEvent) -> None:
        self._has_shop_begun = False
        self._asked(event)

    def _asked(self, event: TicketEvent) -> None:
        self._owed(event)
        if self._awaited is None:
            self._start(self._response, event.at, event.event_id)

    def _owed(self, event: TicketEvent) -> None:
        """Start the matter, or go on with the one that was solved and not closed."""
        self._matter = self._matter or (event.at, event.event_id)
        self._start("matter", event.at, event.event_id, goes_on_from=self._matter)

    def agent_replied(self, event: TicketEvent) -> None:
        if self._has_shop_begun:  # the words with which the shop began answer nothing
            self._has_shop_begun = False
        else:
            self._answered(event)
        self._stop("queue", event)
        self._stop("update", event)
        if "matter" in self._running:
            self._start("update", event.at, event.event_id)

    def _answered(self, event: TicketEvent) -> None:
        if self._awaited is not None:
            self._stop(self._awaited, event)
            self._is_answered = True

    def picked_up(self, event: TicketEvent) -> None:
        self._stop("ring", event)
        self._has_shop_begun = False
        self.agent_replied(event)

    def ringing(self, event: TicketEvent) -> None:
        self._start("ring", event.at, event.event_id)

    def queued(self, event: TicketEvent) -> None:
        self._stop("ring", event)
        self._start("queue", event.at, event.event_id)

    def abandoned(self, event: TicketEvent) -> None:
        self._cancel(("ring", "queue"), event)

    def automatic_reply(self, event: TicketEvent) -> None:
        counts, awaited = self._conduct.counts_automatic, self._awaited
        if counts and awaited and counts(Moment(self._position, event.at, self._running[awaited].at)):
            self._answered(event)

    def solved(self, event: TicketEvent) -> None:
        self._stop("matter", event)
        self._cancel_response(event)
        self._cancel(("update", "ring", "queue"), event)

    def closed(self, event: TicketEvent) -> None:
        # What is closed is over: whatever comes later is a new question, and its answer a first response.
        self.solved(event)
        self._is_answered = False
        self._matter = None
        self._cancelled = self._cancelled and ("first", None)

    def reopened(self, event: TicketEvent) -> None:
        self._owed(event)
        if self._cancelled and self._awaited is None:
            kind, since = self._cancelled
            self._start(kind, event.at, event.event_id, goes_on_from=since)

    def opted_out(self, event: TicketEvent) -> None:
        # Nothing may be sent to this person any more, so no answer is owed.
        if event.scope in {None, "all"}:
            self._cancel_response(event)
            self._cancel(("update",), event)

    def excluded(self, event: TicketEvent) -> None:
        excludes = self._conduct.excludes
        for kind in _MEASURED if excludes else ():
            started = self._running.get(kind)
            if excludes and started and excludes(event.scope or "", Moment(self._position, event.at, started.at)):
                self._cancel((kind,), event)

    @property
    def _response(self) -> RunKind:
        return "next" if self._is_answered else "first"

    @property
    def _awaited(self) -> RunKind | None:
        """Return which of the answers is owed: never both."""
        return "first" if "first" in self._running else "next" if "next" in self._running else None

    def _start(self, kind: RunKind, at: datetime, by: str, *, goes_on_from: tuple[datetime, str] | None = None) -> None:
        if kind in self._running:
            return
        self._running[kind] = _Started(at, by, goes_on_from or (at, by))
        if kind in _RESPONSES:
            self._cancelled = None

    def _stop(self, kind: RunKind, event: TicketEvent, *, is_fulfilled: bool = True) -> None:
        started = self._running.pop(kind, None)
        if started is not None:
            over = Run(started.at, started.by, self._position, started.goes_on_from, event.at, is_fulfilled, event.scope or event.kind)
            self._runs[kind].append(over)

    def _cancel(self, kinds: Iterable[RunKind], event: TicketEvent) -> None:
        for kind in kinds:
            if kind in self._running:
                self._stop(kind, event, is_fulfilled=False)

    def _cancel_response(self, event: TicketEvent) -> None:
        kind = self._awaited
        if kind is not None:
            started = self._running[kind]
            self._stop(kind, event, is_fulfilled=False)
            self._cancelled = kind, started.goes_on_from


_CHANGES: dict[str, Callable[[_Fold, TicketEvent], None]] = {
    "created": _Fold.created,
    "customer_message": _Fold.customer_message,
    "agent_replied": _Fold.agent_replied,
    "picked_up": _Fold.picked_up,
    "ringing": _Fold.ringing,
    "queued": _Fold.queued,
    "abandoned": _Fold.abandoned,
    "sent": _Fold.automatic_reply,
    "automatic_reply": _Fold.automatic_reply,
    "solved": _Fold.solved,
    "closed": _Fold.closed,
    "reopened": _Fold.reopened,
    "opted_out": _Fold.opted_out,
    "excluded": _Fold.excluded,
}
_TELLS_STATUS = frozenset({"created", "customer_message", "pending", "status_changed", "solved", "closed", "reopened"})
_OVER: dict[str, Callable[[_Fold, TicketEvent], None]] = {"solved": _Fold.solved, "closed": _Fold.closed}
