"""A call that waits in a queue is watched by the market's own tolerance, also where nobody has written a word."""

from datetime import UTC, datetime, timedelta
from typing import Any

from xborder_support import Conversation, SupportDesk, TicketEvent

from .conftest import MakeDesk

NOW = datetime(2026, 2, 3, 15, tzinfo=UTC)  # Tuesday, 10:00 in New York


def waiting(desk: SupportDesk, *more: TicketEvent, seconds: float) -> Any:
    queued = TicketEvent(at=NOW, kind="queued", market="US", channel="phone")
    plan = desk.check(Conversation().add(queued, *more), now=NOW + timedelta(seconds=seconds))
    return [(deadline.metric, deadline.state) for deadline in plan.all_deadlines], plan.next_check_at


def test_whoever_waits_in_a_queue_has_a_minute_in_the_united_states(desk_with: MakeDesk) -> None:
    desk = desk_with(sla=None)
    assert waiting(desk, seconds=20) == ([("queue_wait", "active")], NOW + timedelta(seconds=60))
    assert waiting(desk, seconds=61)[0] == [("queue_wait", "active_with_misses")]


def test_once_picked_up_nothing_is_owed(desk_with: MakeDesk) -> None:
    desk = desk_with(sla=None)
    picked_up = TicketEvent(at=NOW + timedelta(seconds=30), kind="picked_up", agent="aiko")
    assert waiting(desk, picked_up, seconds=90) == ([], None)
