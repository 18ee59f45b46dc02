"""What somebody picks next, how nothing starves, and how evenly the work falls."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.routing import STARVATION_BOUND, Agent, AssignmentRequest, Roster, RouteTarget, Team, next_for

NOW = datetime(2026, 2, 3, 1, tzinfo=UTC)
ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
ASIA = RouteTarget(team="asia")
HOUR = timedelta(hours=1)


def shop(*agents: Agent) -> Roster:
    return Roster.from_agents(agents, teams=[Team(name="asia", calendar_name="always", calendar=ALWAYS)])


def waiting(name: str, **terms: Any) -> AssignmentRequest:
    return AssignmentRequest(**{"id": name, "targets": (ASIA,), "language": "en", "waiting_since": NOW - HOUR, **terms})


ROSTER = shop(Agent(id="ken", team="asia", speaks={"en": "C1"}))


@pytest.mark.parametrize(
    ("queue", "first"),
    [
        ([waiting("a"), waiting("b", priority="high")], "b"),
        ([waiting("a", priority="high"), waiting("b", priority="urgent")], "b"),
        ([waiting("a", due_at=NOW + HOUR), waiting("b", due_at=NOW - HOUR)], "b"),
        ([waiting("a"), waiting("b", due_at=NOW + 9 * HOUR)], "b"),
        ([waiting("a", due_at=NOW - HOUR), waiting("b", priority="high", due_at=NOW + HOUR)], "b"),
        ([waiting("a"), waiting("b", waiting_since=NOW - 2 * HOUR)], "b"),
        ([waiting("a", waiting_since=None), waiting("b")], "b"),
        ([waiting("c"), waiting("b")], "b"),
        ([waiting("a", language="th", priority="urgent"), waiting("b")], "b"),
        ([waiting("a", priority="urgent"), waiting("b", priority="low", waiting_since=NOW - STARVATION_BOUND)], "b"),
        ([waiting("a", waiting_since=NOW - 25 * HOUR, priority="urgent"), waiting("b", waiting_since=NOW - 26 * HOUR)], "b"),
        ([waiting("a", waiting_since=NOW - 99 * HOUR, language="th"), waiting("b", priority="urgent")], "b"),
    ],
)
def test_priority_then_time_left_then_age_decide_and_what_waits_too_long_comes_first(queue: list[AssignmentRequest], first: str) -> None:
    for order in (queue, queue[::-1]):
        pick = next_for("ken", order, ROSTER, now=NOW)
        assert pick.request is not None
        assert (pick.request.id, pick.request) == (first, order[pick.position or 0])
        assert pick.order is not None
        assert pick.order.id == first


def test_where_nothing_is_for_somebody_each_conversation_says_why() -> None:
    queue = [waiting("a", language="th"), waiting("b", declined_by=frozenset({"ken"}))]
    pick = next_for("ken", queue, ROSTER, now=NOW)
    assert (pick.agent, pick.request, pick.position, pick.order) == ("ken", None, None, None)
    assert pick.excluded == {0: "language_too_far", 1: "already_declined"}
    assert next_for("ken", [], ROSTER, now=NOW).excluded == {}


def test_who_is_not_in_the_roster_picks_nothing() -> None:
    with pytest.raises(UsageError) as caught:
        next_for("nobody", [], ROSTER, now=NOW)
    assert caught.value.code == "unknown-agent"


_WAITING = st.builds(
    waiting,
    st.sampled_from("abcdef"),
    language=st.sampled_from(["en", "th"]),
    priority=st.sampled_from(["low", "normal", "high", "urgent"]),
    waiting_since=st.none() | st.integers(0, 60).map(lambda hours: NOW - hours * HOUR),
    due_at=st.none() | st.integers(-9, 9).map(lambda hours: NOW + hours * HOUR),
)


@settings(max_examples=300)
@given(queue=st.lists(_WAITING, max_size=8), bound=st.integers(1, 48))
def test_no_conversation_waits_longer_than_the_bound_while_somebody_who_may_take_it_picks(
    queue: list[AssignmentRequest], bound: int
) -> None:
    pick = next_for("ken", queue, ROSTER, now=NOW, starvation_bound=bound * HOUR)
    theirs = [request for at, request in enumerate(queue) if at not in pick.excluded]
    starving = [request.waiting_since for request in theirs if request.waiting_since and NOW - request.waiting_since >= bound * HOUR]
    if starving:
        assert pick.request is not None
        assert pick.request.waiting_since == min(starving)
    else:
        assert (pick.request is None) is (not theirs)


def test_a_flood_of_important_conversations_never_starves_an_ordinary_one() -> None:
    """Every ten minutes an urgent conversation arrives and somebody picks one, for two days."""
    queue = [waiting("ordinary", waiting_since=NOW, priority="low"), waiting("usual", waiting_since=NOW + 9 * HOUR)]
    taken: dict[str, timedelta] = {}
    for step in range(288):
        now = NOW + step * timedelta(minutes=10)
        queue.append(waiting(f"vip{step:04}", priority="urgent", waiting_since=now))
        pick = next_for("ken", queue, ROSTER, now=now, starvation_bound=4 * HOUR)
        assert pick.request is not None
        assert pick.request.waiting_since is not None
        queue.remove(pick.request)
        taken[str(pick.request.id)] = now - pick.request.waiting_since
    assert taken.pop("ordinary") == taken.pop("usual") == 4 * HOUR
    assert max(taken.values()) <= timedelta(minutes=20)
