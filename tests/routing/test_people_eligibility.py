"""Who may take a conversation: the same answer for those who are given one and for those who pick one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.routing import Agent, AssignmentRequest, RateLimit, Roster, RouteTarget, Team, Workload, assign, eligible, next_for

NOW = datetime(2026, 2, 3, 1, tzinfo=UTC)  # Tuesday, 10:00 in Tokyo
NAIVE = datetime(2026, 2, 3)  # noqa: DTZ001  (what is refused)
NIGHT = NOW + timedelta(hours=12)
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
ASIA = RouteTarget(team="asia")


def shop(*agents: Agent, **team: Any) -> Roster:
    return Roster.from_agents(agents, teams=[Team(name="asia", calendar_name="tokyo", calendar=TOKYO, **team)])


def person(name: str = "a", **terms: Any) -> Agent:
    return Agent(id=name, team="asia", **{"speaks": {"ja": "native"}, **terms})


def code_for(
    agent: Agent, *, workload: Workload | None = None, now: datetime = NOW, team: Mapping[str, Any] = {}, **asked: Any
) -> str | None:
    request = AssignmentRequest(**{"targets": (ASIA,), "language": "ja", **asked})
    roster = shop(agent, **team)
    code = eligible(request, agent.id, roster, workload=workload, now=now)
    pick = next_for(agent, [request], roster, workload=workload, now=now)
    assert pick.excluded.get(0) == code
    assert (pick.request is request) is (code is None)
    return code


@pytest.mark.parametrize(
    ("terms", "asked", "code"),
    [
        ({}, {}, None),
        ({}, {"targets": (RouteTarget(team="europe"),)}, "not_in_pool"),
        ({}, {"targets": ()}, "not_in_pool"),
        ({}, {"targets": (RouteTarget(agent="b"),)}, "not_in_pool"),
        ({}, {"conflicts": frozenset({"a"})}, "conflict_policy"),
        ({}, {"declined_by": frozenset({"a"})}, "already_declined"),
        ({}, {"skills": ("customs",)}, "skill_missing:customs"),
        ({}, {"skill_levels": {"customs": 1}}, "skill_missing:customs"),
        ({}, {"targets": (RouteTarget(skill="customs"),)}, "skill_missing:customs"),
        ({"skills": frozenset({"customs"})}, {"skills": ("customs",)}, None),
        ({"skills": frozenset({"customs"})}, {"skill_levels": {"customs": 3}}, None),
        ({"skills": frozenset({"customs"})}, {"skill_levels": {"customs": 4}}, "skill_low:customs"),
        ({"skill_levels": {"customs": 4}}, {"skill_levels": {"customs": 4}}, None),
        ({"skill_levels": {"customs": 4}}, {"targets": (RouteTarget(skill="customs", level=5),)}, "skill_low:customs"),
        ({"skill_levels": {"customs": 4}}, {"targets": (RouteTarget(skill="customs", level=5), ASIA)}, None),
        ({"skills": frozenset({"carrier:dhl"})}, {"skills": ("carrier:dhl",)}, None),
        ({}, {"skills": ("carrier:dhl",)}, "skill_missing:carrier:dhl"),
        ({"speaks": {}}, {}, "language_too_far"),
        ({"speaks": {}}, {"language": None}, None),
        ({"speaks": {"ja": "B1"}}, {"min_level": "B2"}, "skill_low:ja"),
        ({"speaks": {"ja": "B2"}}, {"min_level": "B2"}, None),
        ({"speaks": {"ru": "native"}}, {"language": "uk"}, "language_too_far"),
        ({"speaks": {"zh-Hans": "native"}}, {"language": "zh-Hant"}, "language_too_far"),
        ({"speaks": {"pt-PT": "native"}}, {"language": "pt-BR"}, None),
        ({"speaks": {"pt-PT": "native"}}, {"language": "pt-BR", "max_language_distance": 0}, "language_too_far"),
        ({"speaks": {"da": "native"}}, {"language": "nb"}, "language_too_far"),
        ({"speaks": {"da": "native"}}, {"language": "nb", "max_language_distance": 25}, None),
        ({"speaks": {"es": "C1"}}, {"language": "pt-BR"}, "language_too_far"),
        ({"speaks": {"es": "C1"}}, {"language": "pt-BR", "chains": {"pt": ["pt-PT", "es"]}}, None),
        ({"speaks": {"es": "C1"}}, {"language": "pt-BR", "chains": {"pt-PT": ["es"]}}, "language_too_far"),
        ({"speaks": {"ar-EG": "native"}}, {"language": "ar-SA"}, None),
        ({"modes": {"ja": frozenset({"written"})}}, {"channel": "phone"}, "language_too_far"),
        ({"modes": {"ja": frozenset({"written"})}}, {"channel": "line"}, None),
        ({"modes": {"ja": frozenset({"spoken"})}}, {"channel": "line"}, "language_too_far"),
        ({"modes": {"ja": frozenset({"spoken"})}}, {"channel": "video"}, None),
    ],
)
def test_pool_skill_and_language_decide(terms: dict[str, Any], asked: dict[str, Any], code: str | None) -> None:
    assert code_for(person(**terms), **asked) == code


@pytest.mark.parametrize(
    ("away", "now", "code"),
    [
        ({}, NIGHT, "outside_hours"),
        ({"a": "offline"}, NOW, "offline"),
        ({"a": "on_break"}, NOW, "on_break"),
        ({"a": "offline"}, NIGHT, "outside_hours"),
    ],
)
def test_presence_decides(away: Any, now: datetime, code: str) -> None:
    assert code_for(person(), workload=Workload(away=away), now=now) == code


@pytest.mark.parametrize(
    ("terms", "held", "asked", "code"),
    [
        ({"capacity": 3}, {"email": 2}, {"channel": "email"}, None),
        ({"capacity": 3}, {"email": 3}, {"channel": "email"}, "no_capacity"),
        ({"capacity": 3}, {"webchat": 1}, {"channel": "webchat"}, "no_capacity:webchat"),
        ({"capacity": 3}, {"webchat": 1}, {"channel": "email"}, None),
        ({"capacity": 4}, {"webchat": 1}, {"channel": "line"}, None),
        ({"capacity": 4}, {"phone": 1}, {"channel": "email"}, "no_capacity"),
        ({"capacity": 4}, {"email": 1}, {"channel": "phone"}, "no_capacity:phone"),
        ({"capacity": 4}, {}, {"channel": "phone"}, None),
        ({"capacity": 4}, {"phone": 0}, {"channel": "email"}, None),
        ({}, {"phone": 1}, {"channel": "email"}, "no_capacity"),
        ({}, {"email": 90}, {"channel": "webchat"}, None),
        ({"capacity": 0}, {}, {"channel": "phone"}, "no_capacity"),
        ({"capacity": 9, "channel_caps": {"webchat": 1}}, {"webchat": 1}, {"channel": "webchat"}, "no_capacity:webchat"),
        ({"capacity": 9, "channel_caps": {"webchat": 1}}, {"webchat": 1}, {"channel": "email"}, None),
        ({"capacity": 9, "channel_caps": {"webchat": 1}}, {"webchat": 1}, {}, None),
        ({"capacity": 4, "reserve": 2}, {"email": 2}, {"channel": "email"}, "reserved"),
        ({"capacity": 4, "reserve": 2}, {"email": 2}, {"channel": "email", "priority": "high"}, None),
        ({"capacity": 4, "reserve": 2}, {"email": 1}, {"channel": "webchat"}, "reserved"),
        ({"capacity": 4, "reserve": 2}, {"email": 4}, {"channel": "email", "priority": "urgent"}, "no_capacity"),
        ({"capacity": 2, "channel_units": {"email": 0}}, {"email": 50, "webchat": 1}, {"channel": "webchat"}, None),
        ({"capacity": 2, "channel_units": {"email": 0}}, {"webchat": 2}, {"channel": "email"}, None),
        ({"capacity": 2, "channel_units": {"email": 0}}, {"webchat": 3}, {"channel": "email"}, "no_capacity"),
    ],
)
def test_channels_take_units_of_a_capacity(terms: dict[str, Any], held: dict[str, int], asked: dict[str, Any], code: str | None) -> None:
    usual = {"phone": "all", "webchat": 2, "line": 2, "email": 1}
    workload = Workload(open_items={"a": sum(held.values())}, by_channel={"a": held} if held else {})
    assert code_for(person(**terms), workload=workload, team={"channel_units": usual}, **asked) == code


def test_conversations_whose_channel_is_not_told_take_one_unit_each() -> None:
    workload = Workload(open_items={"a": 3}, by_channel={"a": {"webchat": 1}})
    assert code_for(person(capacity=4), workload=workload, team={"channel_units": {"webchat": 2}}) == "no_capacity"
    assert code_for(person(capacity=5), workload=workload, team={"channel_units": {"webchat": 2}}) is None


def test_without_units_a_conversation_of_any_channel_takes_one() -> None:
    assert code_for(person(capacity=3), workload=Workload(by_channel={"a": {"webchat": 2}}), channel="phone") is None


@pytest.mark.parametrize(("minutes_ago", "code"), [((1, 2), "rate_limited"), ((1, 60), None), ((1,), None), ((), None), ((-5, 1), None)])
def test_a_rate_limit_counts_what_was_given_within_its_window(minutes_ago: tuple[int, ...], code: str | None) -> None:
    given_at = tuple(NOW - timedelta(minutes=minutes) for minutes in minutes_ago)
    workload = Workload(assigned_at={"a": given_at})
    assert code_for(person(rate_limit=RateLimit(2, 60)), workload=workload) == code
    assert code_for(person(), workload=workload, team={"rate_limit": RateLimit(2, 60)}) == code


def test_the_terms_of_a_person_come_before_those_of_the_team() -> None:
    team = {"reserve": 3, "rate_limit": RateLimit(1, 60), "channel_units": {"email": 3}}
    own = person(capacity=3, reserve=0, rate_limit=RateLimit(9, 60), channel_units={"email": 1})
    workload = Workload(by_channel={"a": {"email": 2}}, assigned_at={"a": (NOW,)})
    assert code_for(own, workload=workload, team=team, channel="email") is None
    assert code_for(person(capacity=3), workload=workload, team=team, channel="email") == "no_capacity"


def test_who_is_not_in_the_roster_and_a_naive_now_are_refused() -> None:
    with pytest.raises(UsageError) as unknown:
        eligible(AssignmentRequest(targets=()), "aa", shop(person()), now=NOW)
    assert unknown.value.code == "unknown-agent"
    assert 'did you mean "a"?' in str(unknown.value.hint)
    with pytest.raises(UsageError) as naive:
        eligible(AssignmentRequest(targets=()), "a", shop(person()), now=NAIVE)
    assert naive.value.code == "naive-datetime"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"priority": "vip"}, "bad-request"),
        ({"min_level": "B3"}, "bad-request"),
        ({"waiting_since": NAIVE}, "naive-datetime"),
    ],
)
def test_a_request_is_checked(asked: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        AssignmentRequest(targets=(), **asked)
    assert caught.value.code == code


@pytest.mark.parametrize(("level", "skill"), [(0, "customs"), (6, "customs"), (3, None)])
def test_a_level_of_a_target_is_one_to_five_of_a_skill(level: int, skill: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        RouteTarget(team="asia", skill=skill, level=level)
    assert caught.value.code == "bad-skill-level"
    assert str(RouteTarget(skill="customs", level=4)) == "skill customs from level 4"


_TAGS = st.sampled_from(["ja", "en", "pt-BR", "pt-PT", "zh-Hant", "zh-Hans", "uk", "ru"])
_LEVELS = st.sampled_from(["native", "C1", "B1"])
_AGENTS = st.lists(
    st.builds(
        Agent,
        id=st.just("x"),
        team=st.sampled_from(["asia", "europe"]),
        speaks=st.dictionaries(_TAGS, _LEVELS, max_size=3),
        skills=st.sampled_from([frozenset(), frozenset({"customs"})]),
        skill_levels=st.sampled_from([{}, {"customs": 5}]),
        capacity=st.sampled_from([None, 0, 1, 3]),
        channel_caps=st.sampled_from([{}, {"webchat": 1}]),
        channel_units=st.sampled_from([{}, {"webchat": 2, "phone": "all"}]),
        reserve=st.sampled_from([None, 1]),
    ),
    max_size=5,
).map(lambda agents: [replace(agent, id=f"a{number}") for number, agent in enumerate(agents)])
_REQUESTS = st.builds(
    AssignmentRequest,
    targets=st.lists(st.sampled_from([ASIA, RouteTarget(team="open_now"), RouteTarget(skill="customs", level=4)]), max_size=2).map(tuple),
    language=st.none() | _TAGS,
    skills=st.sampled_from([(), ("customs",)]),
    channel=st.sampled_from([None, "webchat", "phone", "email"]),
    priority=st.sampled_from(["normal", "urgent"]),
    previous_owner=st.sampled_from([None, "a0", "a1"]),
    declined_by=st.sampled_from([frozenset(), frozenset({"a1"})]),
    chains=st.sampled_from([{}, {"uk": ("ru", "en")}]),
)
_COUNTS = st.dictionaries(st.sampled_from(["webchat", "phone", "email"]), st.integers(0, 2))
_WORKLOADS = st.builds(
    Workload,
    open_items=st.dictionaries(st.sampled_from(["a0", "a1", "a2"]), st.integers(0, 3)),
    by_channel=st.dictionaries(st.sampled_from(["a0", "a1"]), _COUNTS),
    away=st.dictionaries(st.sampled_from(["a0", "a2"]), st.sampled_from(["offline", "on_break"])),
)


@settings(max_examples=300)
@given(agents=_AGENTS, request=_REQUESTS, workload=_WORKLOADS, hours=st.integers(0, 23))
def test_who_is_given_a_conversation_and_who_may_pick_it_are_the_same(
    agents: list[Agent], request: AssignmentRequest, workload: Workload, hours: int
) -> None:
    now = NOW + timedelta(hours=hours)
    europe = Team(
        name="europe", calendar_name="berlin", calendar=BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": ["09:00-18:00"]})
    )
    roster = Roster.from_agents(agents, teams=[Team(name="asia", calendar_name="tokyo", calendar=TOKYO), europe])
    assignment = assign(request, roster, workload=workload, now=now)
    codes = {agent.id: eligible(request, agent, roster, workload=workload, now=now) for agent in agents}
    for agent in agents:
        pick = next_for(agent, [request], roster, workload=workload, now=now)
        assert pick.excluded.get(0) == codes[agent.id]
    if assignment.lane == "agent":
        assert assignment.agent is not None
        assert codes[assignment.agent] is None
        assert assignment.excluded == {name: code for name, code in codes.items() if code}
    else:
        assert None not in codes.values()
    assert (assignment.nobody is None) is (assignment.lane == "agent")
