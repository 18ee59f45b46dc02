"""Against plain readings of the rules: a queue that is pulled from for days, and the deputies of an owner."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.routing import Agent, AssignmentRequest, Roster, RouteTarget, Team, Workload, assign, assign_batch, eligible, next_for

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
MORNING = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["06:00-09:00"]})
ASIA = (RouteTarget(team="asia"),)
HOUR = timedelta(hours=1)


def shop(*agents: Agent) -> Roster:
    return Roster.from_agents(agents, teams=[Team(name="asia", calendar_name="always", calendar=ALWAYS)])


@pytest.mark.parametrize("seed", range(4))
def test_however_important_the_others_are_an_ordinary_conversation_is_taken_at_the_bound(seed: int) -> None:
    """Two people pull for five days; three in four conversations are urgent, and more arrive than they can take."""
    random = Random(seed)
    roster = shop(Agent(id="a", team="asia", speaks={"en": "C1", "th": "B2"}), Agent(id="b", team="asia", speaks={"en": "C1"}))
    bound, queue, late = 6 * HOUR, list[AssignmentRequest](), list[timedelta]()
    for step in range(5 * 24 * 6):
        now = NOW + step * timedelta(minutes=10)
        urgent = random.random() < 0.75
        queue.append(_waiting(f"t{step:04}", now, language="en", priority="urgent" if urgent else "low"))
        if step % 12 == 0:
            queue.append(_waiting(f"x{step:04}", now, language="th", priority="low"))
        agent = "a" if step % 2 else "b"
        overdue = [each for each in queue if now - _since(each) >= bound and (agent == "a" or each.language == "en")]
        pick = next_for(agent, queue, roster, now=now, starvation_bound=bound)
        assert pick.request is not None
        if overdue:
            assert _since(pick.request) == min(map(_since, overdue))
        queue.remove(pick.request)
        late.append(now - _since(pick.request))
    waits = [NOW + 5 * 24 * HOUR - _since(each) for each in queue]
    assert max([*late, *waits]) <= bound + 15 * HOUR, "more arrives than is taken, so the line grows, but by age alone"


def _waiting(name: str, since: datetime, **terms: Any) -> AssignmentRequest:
    return AssignmentRequest(**{"id": name, "targets": ASIA, "language": "en", "waiting_since": since, **terms})


def _since(request: AssignmentRequest) -> datetime:
    assert request.waiting_since is not None
    return request.waiting_since


@pytest.mark.parametrize(
    ("deputy", "asked", "chosen"),
    [
        ({}, {}, "deputy"),
        ({"calendar": MORNING, "calendar_name": "morning"}, {}, "second"),  # the deputy's own deputy
        ({"speaks": {"th": "native"}}, {}, "best"),  # who is there and cannot serve it hands it to nobody
        ({"capacity": 0}, {}, "best"),
        ({}, {"declined_by": frozenset({"deputy"})}, "best"),
        ({}, {"conflicts": frozenset({"deputy"})}, "best"),
        ({}, {"skills": ("customs",)}, "best"),
        ({"team": "elsewhere"}, {}, "deputy"),  # from outside the pool
        ({"team": "elsewhere", "speaks": {"th": "native"}}, {}, "best"),
    ],
)
def test_the_first_deputy_who_is_there_stands_in_if_they_can_take_it(deputy: Any, asked: Any, chosen: str) -> None:
    gone: Any = {"calendar": MORNING, "calendar_name": "morning"}
    people = [
        Agent(id="owner", team="asia", speaks={"en": "native"}, deputy="deputy", **gone),
        Agent(**{"id": "deputy", "team": "asia", "speaks": {"en": "B1"}, "deputy": "second", **deputy}),
        Agent(id="second", team="asia", speaks={"en": "B2"}),
        Agent(id="best", team="asia", speaks={"en": "native"}, skills=frozenset({"customs"})),
    ]
    teams = [Team(name=name, calendar_name="always", calendar=ALWAYS) for name in ("asia", "elsewhere")]
    request = AssignmentRequest(targets=ASIA, language="en", previous_owner="owner", **asked)
    assert assign(request, Roster.from_agents(people, teams=teams), now=NOW).agent == chosen


@pytest.mark.parametrize("language", ["en", "th", "ja", "uk", None])
def test_whoever_could_take_it_is_ranked_and_nobody_else(language: str | None) -> None:
    random = Random(4)
    for _ in range(25):
        roster = shop(
            *(
                Agent(
                    id=f"a{n}", team="asia", speaks=dict.fromkeys(random.sample(["en", "th", "ja"], 2), "C1"), capacity=random.randint(0, 2)
                )
                for n in range(5)
            )
        )
        workload = Workload(open_items={"a0": 1, "a2": 1}, away={"a4": "on_break"})
        request = AssignmentRequest(targets=ASIA, language=language)
        assignment = assign(request, roster, workload=workload, now=NOW)
        ranked = [score.agent for score in assignment.ranked]
        if assignment.lane == "agent":
            assert sorted(ranked) == [name for name in roster.agents if eligible(request, name, roster, workload=workload, now=NOW) is None]
            assert assignment.ranked == tuple(sorted(assignment.ranked))
            assert (ranked[0], assignment.ranked[0]) == (assignment.agent, assignment.score)
            assert set(ranked).isdisjoint(assignment.excluded)
        elif assignment.lane == "wait":
            assert ranked == []


_PEOPLE = st.lists(st.tuples(st.sets(st.sampled_from(["en", "th", "ja"]), min_size=1), st.integers(0, 2)), min_size=1, max_size=3)
_TICKETS = st.lists(st.tuples(st.sampled_from(["en", "th", "ja"]), st.sampled_from(["low", "normal", "high", "urgent"])), max_size=6)


@settings(max_examples=120)
@given(people=_PEOPLE, tickets=_TICKETS)
def test_a_batch_serves_the_most_pressing_set_that_can_be_served(people: Any, tickets: Any) -> None:
    """Of all sets that fit, it serves the one that an exhaustive search puts first: the most pressing conversations, then the next."""
    roster = shop(
        *(Agent(id=f"a{n}", team="asia", speaks=dict.fromkeys(tags, "C1"), capacity=room) for n, (tags, room) in enumerate(people))
    )
    backlog = [_waiting(f"t{n}", NOW - n * HOUR, language=tag, priority=priority) for n, (tag, priority) in enumerate(tickets)]
    given_out = assign_batch(backlog, roster, now=NOW, starvation_bound=99 * HOUR).assignments
    rank = {"urgent": 0, "high": 1, "normal": 2, "low": 3}
    order = sorted(range(len(backlog)), key=lambda n: (rank[tickets[n][1]], -n))
    slots = [tags for tags, room in people for _ in range(room)]
    expected: list[int] = []
    for number in order:
        if _fits([tickets[each][0] for each in (*expected, number)], slots):
            expected.append(number)
    assert {n for n, each in enumerate(given_out) if each.lane == "agent"} == set(expected)


def _fits(languages: list[str], slots: list[set[str]]) -> bool:
    """Tell by Hall's theorem whether each conversation finds a slot of its own."""
    groups = [group for size in range(1, len(languages) + 1) for group in combinations(languages, size)]
    return all(sum(bool(tags & set(group)) for tags in slots) >= len(group) for group in groups)


@pytest.mark.parametrize(("priority", "room"), [("normal", 2), ("high", 3), ("urgent", 3), ("low", 2)])
def test_what_is_kept_in_reserve_is_for_high_priorities_alone(priority: str, room: int) -> None:
    roster = shop(Agent(id="a", team="asia", speaks={"en": "C1"}, capacity=3, reserve=1))
    backlog = [_waiting(f"t{n}", NOW, priority=priority) for n in range(5)]
    batch = assign_batch(backlog, roster, now=NOW)
    assert batch.served == room
    full = Workload(open_items={"a": room})
    assert assign(backlog[0], roster, workload=full, now=NOW).excluded == {"a": "reserved" if room == 2 else "no_capacity"}
