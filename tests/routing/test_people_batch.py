"""A backlog given out at once: as many served as there can be, the most pressing first, and always the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.routing import Agent, AssignmentRequest, RateLimit, Roster, RouteTarget, Team, Workload, assign, assign_batch, eligible

NOW = datetime(2026, 2, 3, 1, tzinfo=UTC)
ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
ASIA = RouteTarget(team="asia")

# Languages by how many people speak them; customers ask for the rare ones more often than that.
LANGUAGES = ("en", "es", "pt", "de", "fr", "it", "ja", "ko", "th", "vi", "ar", "tr", "pl", "uk")


def shop(*agents: Agent, **team: Any) -> Roster:
    return Roster.from_agents(agents, teams=[Team(name="asia", calendar_name="always", calendar=ALWAYS, **team)])


def person(name: str, *languages: str, **terms: Any) -> Agent:
    speaks: dict[str, Any] = dict.fromkeys(languages, "C1")
    return Agent(id=name, team="asia", speaks=speaks, **{"capacity": 1, **terms})


def asked(language: str, **terms: Any) -> AssignmentRequest:
    return AssignmentRequest(targets=(ASIA,), language=language, **terms)


def world(agents: int, tickets: int, seed: int) -> tuple[Roster, list[AssignmentRequest]]:
    """Return people with 1 to 3 languages and a capacity of 2 to 4, and more demand for scarce languages than they can take."""
    random = Random(seed)
    supply = [1 / (place + 1) for place in range(len(LANGUAGES))]
    demand = [1 / (place + 1) ** 0.4 for place in range(len(LANGUAGES))]
    people = []
    for number in range(agents):
        spoken = sorted(set(random.choices(LANGUAGES, supply, k=random.randint(1, 3))))
        levels: dict[str, Any] = {tag: random.choice(["native", "C2", "C1", "B2"]) for tag in spoken}
        people.append(Agent(id=f"a{number:03}", team="asia", speaks=levels, capacity=random.randint(2, 4)))
    waiting = [
        asked(random.choices(LANGUAGES, demand)[0], id=f"t{number:03}", priority=random.choice(["low", "normal", "high", "urgent"]))
        for number in range(tickets)
    ]
    return shop(*people), waiting


def optimum(roster: Roster, waiting: list[AssignmentRequest], workload: Workload | None = None) -> int:
    """Return how many could be served at most, as another solver finds it."""
    load = workload or Workload()
    seats = [agent.id for agent in roster.agents.values() for _ in range(max((agent.capacity or 0) - load.open_items.get(agent.id, 0), 0))]
    if not seats or not waiting:
        return 0
    distinct = {each.language: each for each in waiting}
    may = {
        name: {tag for tag, each in distinct.items() if eligible(each, name, roster, workload=load, now=NOW) is None} for name in {*seats}
    }
    served = {tag: [tag in may[name] for name in seats] for tag in distinct}
    fits = np.array([served[each.language] for each in waiting], dtype=int)
    return int(fits[linear_sum_assignment(fits, maximize=True)].sum())


@pytest.mark.parametrize(("agents", "tickets"), [(20, 30), (100, 250), (300, 800)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_batch_serves_as_many_as_the_optimum(agents: int, tickets: int, seed: int) -> None:
    roster, waiting = world(agents, tickets, seed)
    result = assign_batch(waiting, roster, now=NOW)
    assert result.served == optimum(roster, waiting) < tickets
    assert sum(result.workload.open_items.values()) <= sum(agent.capacity or 0 for agent in roster.agents.values())


_PEOPLE = st.lists(st.tuples(st.sets(st.sampled_from(["en", "th", "ja", "ko"]), max_size=3), st.integers(0, 2)), max_size=6)
_ASKED = st.lists(st.tuples(st.sampled_from(["en", "th", "ja", "ko", "uk"]), st.sampled_from(["low", "normal", "urgent"])), max_size=12)


@settings(max_examples=300)
@given(people=_PEOPLE, tickets=_ASKED, held=st.dictionaries(st.sampled_from(["a0", "a1"]), st.integers(0, 1)))
def test_in_any_small_world_it_serves_as_many_as_the_optimum_and_never_more_than_there_is_room_for(
    people: list[tuple[set[str], int]], tickets: list[tuple[str, Any]], held: dict[str, int]
) -> None:
    roster = shop(*(person(f"a{number}", *sorted(tags), capacity=capacity) for number, (tags, capacity) in enumerate(people)))
    waiting = [asked(language, priority=priority) for language, priority in tickets]
    workload = Workload(open_items=held)
    result = assign_batch(waiting, roster, workload=workload, now=NOW)
    assert result.served == optimum(roster, waiting, workload)
    for name, count in result.workload.open_items.items():
        assert name not in roster.agents or count <= max(roster.agents[name].capacity or 0, held.get(name, 0))
    for request, assignment in zip(waiting, result.assignments, strict=True):
        if assignment.lane == "agent":
            assert eligible(request, str(assignment.agent), roster, workload=workload, now=NOW) is None
            assert assignment.score is not None


@settings(max_examples=150)
@given(people=_PEOPLE, tickets=_ASKED)
def test_an_urgent_conversation_is_served_whenever_it_could_be_without_the_lower_ones(
    people: list[tuple[set[str], int]], tickets: list[tuple[str, Any]]
) -> None:
    roster = shop(*(person(f"a{number}", *sorted(tags), capacity=capacity) for number, (tags, capacity) in enumerate(people)))
    waiting = [asked(language, priority=priority) for language, priority in tickets]
    urgent = [request for request in waiting if request.priority == "urgent"]
    served = zip(waiting, assign_batch(waiting, roster, now=NOW).assignments, strict=True)
    assert sum(assignment.lane == "agent" for request, assignment in served if request.priority == "urgent") == optimum(roster, urgent)


@settings(max_examples=60)
@given(people=_PEOPLE, tickets=_ASKED, random=st.randoms(use_true_random=False))
def test_a_batch_does_not_depend_on_any_order(people: list[tuple[set[str], int]], tickets: list[tuple[str, Any]], random: Any) -> None:
    agents = [person(f"a{number}", *sorted(tags), capacity=capacity) for number, (tags, capacity) in enumerate(people)]
    waiting = [asked(language, priority=priority, id=f"t{number}") for number, (language, priority) in enumerate(tickets)]
    result = assign_batch(waiting, shop(*agents), now=NOW)
    mixed, shuffled = random.sample(agents, len(agents)), random.sample(waiting, len(waiting))
    other = assign_batch(shuffled, shop(*(replace(each, speaks=dict(reversed(each.speaks.items()))) for each in mixed)), now=NOW)
    by_id = {each.request_id: each for each in other.assignments}
    assert [by_id[each.request_id] for each in result.assignments] == list(result.assignments)
    assert other.workload == result.workload


def owners(result: Any) -> list[str | None]:
    return [each.agent for each in result.assignments]


def test_scarcity_keeps_the_only_thai_speaker_free() -> None:
    roster = shop(person("anong", "en", "th"), person("ken", "en"))
    assert owners(assign_batch([asked("en"), asked("th")], roster, now=NOW)) == ["ken", "anong"]


def test_an_earlier_conversation_moves_on_where_another_one_would_find_nobody() -> None:
    roster = shop(person("a", "en", "th"), person("b", "en", "ja"), person("c", "en"))
    waiting = [
        asked("en", previous_owner="a", priority="urgent"),
        asked("en", previous_owner="b", priority="high"),
        asked("th"),
        asked("ja"),
    ]
    result = assign_batch(waiting, roster, now=NOW)
    assert result.served == 3
    assert owners(result)[2:] in (["a", None], [None, "b"])
    assert {"a", "b", "c"} == {name for name in owners(result) if name}


def test_what_waits_too_long_comes_before_every_priority() -> None:
    roster = shop(person("a", "en"))
    old, vip = asked("en", waiting_since=NOW - timedelta(hours=3)), asked("en", priority="urgent", waiting_since=NOW - timedelta(hours=2))
    assert owners(assign_batch([old, vip], roster, now=NOW)) == [None, "a"]
    assert owners(assign_batch([old, vip], roster, now=NOW, starvation_bound=timedelta(hours=3))) == ["a", None]


def test_what_is_left_goes_the_way_that_a_single_one_goes() -> None:
    roster = shop(person("a", "en", capacity=2), person("th", "th"))
    result = assign_batch([asked("uk"), asked("en"), asked("en"), asked("en")], roster, now=NOW)
    assert [each.lane for each in result.assignments] == ["translate_and_review", "agent", "agent", "wait"]
    assert [each.nobody for each in result.assignments] == ["none_qualified", None, None, "saturated"]
    assert result.assignments[0].agent == "th"
    assert result.workload.open_items == {"a": 2, "th": 1}
    assert result.assignments[3] == assign(asked("en"), roster, workload=result.workload.with_queue([]), now=NOW)


def test_an_empty_backlog_and_an_empty_roster_are_fine() -> None:
    assert assign_batch([], shop(person("a", "en")), now=NOW).assignments == ()
    nobody = assign_batch([asked("en", id="x")], Roster(), now=NOW)
    assert [(each.agent, each.request_id) for each in nobody.assignments] == [(None, "x")]
    with pytest.raises(UsageError) as caught:
        assign_batch([], Roster(), now=datetime(2026, 2, 3))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


def test_units_caps_reserve_and_rate_limits_hold_inside_a_batch() -> None:
    chats = [asked("en", channel="webchat") for _ in range(4)]
    units = shop(person("a", "en", capacity=5), channel_units={"webchat": 2})
    assert assign_batch(chats, units, now=NOW).served == 2
    assert assign_batch([*chats, asked("en", channel="email")], units, now=NOW).workload.by_channel == {"a": {"email": 1, "webchat": 2}}
    assert assign_batch(chats, shop(person("a", "en", capacity=9, channel_caps={"webchat": 3})), now=NOW).served == 3
    assert assign_batch(chats, shop(person("a", "en", capacity=4, reserve=3)), now=NOW).served == 1
    limited = assign_batch(chats, shop(person("a", "en", capacity=9, rate_limit=RateLimit(2, 60))), now=NOW)
    assert (limited.served, limited.workload.assigned_at) == (2, {"a": (NOW, NOW)})
    assert limited.assignments[3].excluded == {"a": "rate_limited"}


def test_a_call_is_placed_by_moving_a_mail_on() -> None:
    usual: Mapping[str, Any] = {"phone": "all", "email": 1}
    roster = shop(person("a", "en", "th", capacity=2), person("b", "en", capacity=2), channel_units=usual)
    mail = asked("en", channel="email", priority="urgent", previous_owner="a")
    result = assign_batch([mail, asked("th", channel="phone")], roster, now=NOW)
    assert owners(result) == ["b", "a"]
