"""Who gets a conversation, and why nobody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.routing import Agent, Assignment, AssignmentRequest, Roster, RouteTarget, Team, Workload, assign

TOKYO_MORNING = datetime(2026, 2, 3, 1, tzinfo=UTC)  # Tuesday, 10:00 in Tokyo, 02:00 in Berlin
BERLIN_NOON = datetime(2026, 2, 3, 11, tzinfo=UTC)  # 20:00 in Tokyo
NOBODY_THERE = datetime(2026, 2, 7, 12, tzinfo=UTC)  # Saturday

ASIA, EUROPE = RouteTarget(team="asia"), RouteTarget(team="europe")
OPEN_NOW, OF_MARKET = RouteTarget(team="open_now"), RouteTarget(team="of_market")


def chosen(
    roster: Roster, *targets: RouteTarget, now: datetime = TOKYO_MORNING, workload: Workload | None = None, **asked: Any
) -> Assignment:
    return assign(AssignmentRequest(targets=targets, **asked), roster, workload=workload, now=now)


def codes(assignment: Assignment) -> list[str]:
    return [reason.code for reason in assignment.reasons]


@pytest.mark.parametrize(
    ("targets", "asked", "now", "agent", "is_there"),
    [
        ((ASIA,), {"language": "ja"}, TOKYO_MORNING, "aiko", True),
        ((ASIA,), {"language": "zh-Hant-TW"}, TOKYO_MORNING, "mei", True),
        ((ASIA,), {"language": "en"}, TOKYO_MORNING, "aiko", True),
        ((EUROPE,), {"language": "de"}, BERLIN_NOON, "jonas", True),
        ((EUROPE,), {"language": "en"}, BERLIN_NOON, "sofia", True),
        ((EUROPE,), {"language": "pt-BR"}, BERLIN_NOON, "sofia", True),
        ((EUROPE,), {"language": "pt-PT"}, BERLIN_NOON, "sofia", True),
        ((EUROPE, ASIA), {"language": "en"}, TOKYO_MORNING, "aiko", True),
        ((ASIA, EUROPE), {"language": "en"}, BERLIN_NOON, "sofia", True),
        ((OPEN_NOW,), {"language": "en"}, TOKYO_MORNING, "aiko", True),
        ((OPEN_NOW,), {"language": "en"}, BERLIN_NOON, "sofia", True),
        ((OF_MARKET,), {"language": "ja", "market_team": "asia"}, TOKYO_MORNING, "aiko", True),
        ((RouteTarget(agent="mei"),), {"language": "ja"}, TOKYO_MORNING, "mei", True),
        ((RouteTarget(skill="customs"),), {"language": "en"}, BERLIN_NOON, "jonas", True),
        ((RouteTarget(skill="customs", team="asia"),), {"language": "ja"}, TOKYO_MORNING, "aiko", True),
        ((RouteTarget(skill="returns"), ASIA), {"language": "ja"}, TOKYO_MORNING, "aiko", True),
        ((EUROPE,), {"language": "en", "skills": ("customs",)}, BERLIN_NOON, "jonas", True),
        ((ASIA,), {"language": "ja"}, BERLIN_NOON, "aiko", False),
        ((ASIA, EUROPE), {"language": "en"}, NOBODY_THERE, "aiko", False),
        ((EUROPE, ASIA), {"language": "en"}, NOBODY_THERE, "sofia", False),
        ((OF_MARKET, OPEN_NOW), {"language": "en", "market_team": "europe"}, NOBODY_THERE, "sofia", False),
        ((OPEN_NOW, OF_MARKET), {"language": "en", "market_team": "europe"}, NOBODY_THERE, "aiko", False),
        ((OF_MARKET, OPEN_NOW), {"language": "ja", "market_team": "europe"}, NOBODY_THERE, "aiko", False),
        ((RouteTarget(agent="jonas"), EUROPE), {"language": "en"}, NOBODY_THERE, "jonas", False),
        ((RouteTarget(skill="returns"), ASIA), {"language": "en"}, NOBODY_THERE, "sofia", False),
        ((OPEN_NOW,), {"language": "en"}, NOBODY_THERE, "aiko", False),
        ((OPEN_NOW,), {"language": "de"}, NOBODY_THERE, "jonas", False),
    ],
)
def test_targets_are_tried_in_order_whether_somebody_is_there_or_not(
    roster: Roster, targets: tuple[RouteTarget, ...], asked: dict[str, Any], now: datetime, agent: str, *, is_there: bool
) -> None:
    assignment = chosen(roster, *targets, now=now, **asked)
    assert (assignment.agent, assignment.available_now) == (agent, is_there)
    assert assignment.team == roster.agents[agent].team
    assert assignment.needs_translation is False
    assert (assignment.opens_at is None) is is_there


def test_somebody_who_opens_later_but_speaks_it_comes_before_a_translation(roster: Roster) -> None:
    assignment = chosen(roster, ASIA, EUROPE, language="de")
    assert (assignment.agent, assignment.opens_at) == ("jonas", datetime(2026, 2, 3, 8, tzinfo=UTC))
    assert codes(assignment) == ["opens-first", "speaks-language"]


def test_a_reply_outside_hours_speaks_of_the_first_target_and_not_of_whoever_opens_first(roster: Roster) -> None:
    assignment = chosen(roster, OF_MARKET, OPEN_NOW, language="en", market_team="europe", now=NOBODY_THERE)
    assert (assignment.calendar_name, assignment.opens_at) == ("berlin", datetime(2026, 2, 9, 8, tzinfo=UTC))
    assert assignment.reasons[0].code == "opens-first"
    assert assignment.reasons[0].facts["target"] == "team of_market"


def test_among_the_people_of_a_target_the_earliest_shift_wins_and_then_the_rank(
    roster: Roster, calendars: dict[str, BusinessCalendar]
) -> None:
    aiko, jonas = roster.agents["aiko"], roster.agents["jonas"]
    late = replace(aiko, id="late", speaks={"en": "native"}, calendar_name="nights", calendar=calendars["nights"])
    later = datetime(2026, 2, 8, 16, tzinfo=UTC)  # Monday, 01:00 in Tokyo
    agents = {"aiko": aiko, "jonas": jonas, "late": late, "peer": replace(aiko, id="peer", speaks={"en": "C1"})}
    both = Roster(roster.teams, agents)
    assert chosen(both, ASIA, OPEN_NOW, language="en", now=later).agent == "peer"
    assert chosen(both, ASIA, OPEN_NOW, language="en", now=datetime(2026, 2, 7, 7, tzinfo=UTC)).agent == "late"


def test_a_target_whose_people_never_come_back_is_passed_over(roster: Roster) -> None:
    past = BusinessCalendar(time_zone="Europe/London", weekly={}, exceptions={"2020-01-06": ["09:00-12:00"]})
    teams = {**roster.teams, "london": Team(name="london", calendar_name="past", calendar=past)}
    agents = {**roster.agents, "will": Agent(id="will", team="london", speaks={"en": "native"})}
    assignment = chosen(Roster(teams, agents), RouteTarget(team="london"), EUROPE, language="en", now=NOBODY_THERE)
    assert (assignment.agent, assignment.team) == ("sofia", "europe")


def test_a_translation_keeps_the_order_of_the_targets_too(roster: Roster) -> None:
    assignment = chosen(roster, EUROPE, ASIA, language="uk", now=NOBODY_THERE)
    assert (assignment.team, assignment.needs_translation) == ("europe", True)


def test_nobody_speaking_the_language_needs_a_translation_and_says_so(roster: Roster) -> None:
    assignment = chosen(roster, ASIA, language="uk")
    assert (assignment.agent, assignment.available_now, assignment.needs_translation) == ("aiko", True, True)
    assert codes(assignment) == ["on-shift", "needs-translation"]
    assert assignment.excluded == {"jonas": "not_in_pool", "sofia": "not_in_pool"}


def test_a_translation_waits_for_the_next_shift_where_nobody_is_there(roster: Roster) -> None:
    assignment = chosen(roster, ASIA, language="uk", now=NOBODY_THERE)
    assert (assignment.needs_translation, assignment.opens_at) == (True, datetime(2026, 2, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(("spoken", "wanted"), [("ru", "uk"), ("zh-Hans", "zh-Hant"), ("zh-Hant", "zh"), ("es", "pt-BR"), ("fil", "fi")])
def test_a_near_language_is_not_the_language(roster: Roster, spoken: str, wanted: str) -> None:
    only = Roster(roster.teams, {"aiko": replace(roster.agents["aiko"], speaks={spoken: "native"})})
    assert chosen(only, ASIA, language=wanted).needs_translation is True


def test_who_lists_no_language_speaks_none(roster: Roster) -> None:
    only = Roster(roster.teams, {"aiko": replace(roster.agents["aiko"], speaks={})})
    assert chosen(only, ASIA, language="ja").needs_translation is True


@pytest.mark.parametrize("language", [None, "", "und"])
def test_an_unknown_language_asks_nobody_to_speak_it_and_says_so(roster: Roster, language: str | None) -> None:
    assignment = chosen(roster, ASIA, language=language)
    assert (assignment.agent, assignment.needs_translation) == ("aiko", False)
    assert codes(assignment) == ["on-shift", "language-unknown"]


def test_an_exact_tag_comes_before_a_wider_one_of_the_same_level(roster: Roster) -> None:
    agents = {
        "a": replace(roster.agents["aiko"], id="a", speaks={"pt": "native"}),
        "b": replace(roster.agents["aiko"], id="b", speaks={"pt-BR": "native"}),
    }
    assert chosen(Roster(roster.teams, agents), ASIA, language="pt-BR").agent == "b"
    assert chosen(Roster(roster.teams, agents), ASIA, language="pt-PT").agent == "a"


@pytest.mark.parametrize(
    ("workload", "agent"),
    [
        (Workload(), "a"),
        (Workload(open_items={"a": 1}), "b"),
        (Workload(open_items={"a": 2, "b": 1}), "a"),
        (Workload(open_items={"a": 2, "b": 1}, idle_since={"a": TOKYO_MORNING, "b": TOKYO_MORNING - timedelta(1)}), "b"),
        (Workload(idle_since={"a": TOKYO_MORNING}), "b"),
        (Workload(idle_since={"a": TOKYO_MORNING - timedelta(hours=1), "b": TOKYO_MORNING}), "a"),
        (Workload(open_items={"a": 4}), "b"),
        (Workload(open_items={"a": 9, "b": 1}), "b"),
        (Workload(open_items={"a": 4, "b": 2}), None),
    ],
)
def test_load_relative_to_capacity_then_idleness_then_the_id_decide(roster: Roster, workload: Workload, agent: str | None) -> None:
    aiko = roster.agents["aiko"]
    agents = {"a": replace(aiko, id="a", capacity=4), "b": replace(aiko, id="b", capacity=2)}
    assert chosen(Roster(roster.teams, agents), ASIA, language="ja", workload=workload).agent == agent


def test_the_better_speaker_comes_before_the_idler_one(roster: Roster) -> None:
    assert chosen(roster, ASIA, language="ja", workload=Workload(open_items={"aiko": 2})).agent == "aiko"
    assert chosen(roster, ASIA, language="ja", workload=Workload(open_items={"aiko": 3})).agent == "mei"


def test_without_capacities_the_fewest_conversations_decide(roster: Roster) -> None:
    aiko = roster.agents["aiko"]
    agents = {name: replace(aiko, id=name, capacity=None) for name in ("a", "b")}
    assert chosen(Roster(roster.teams, agents), ASIA, language="ja", workload=Workload(open_items={"a": 900, "b": 899})).agent == "b"


def test_a_capacity_of_none_at_all_is_never_filled(roster: Roster) -> None:
    agents = {"a": replace(roster.agents["aiko"], id="a", capacity=0)}
    assignment = chosen(Roster(roster.teams, agents), ASIA, language="ja")
    assert (assignment.agent, assignment.team, assignment.available_now) == (None, "asia", True)
    assert (codes(assignment), assignment.excluded) == (["nobody-free"], {"a": "no_capacity"})


def test_the_previous_owner_keeps_the_conversation(roster: Roster) -> None:
    assignment = chosen(roster, EUROPE, language="ja", previous_owner="mei")
    assert assignment.agent == "mei"
    assert codes(assignment) == ["previous-owner", "speaks-language"]


@pytest.mark.parametrize(
    ("previous_owner", "asked", "now", "open_items"),
    [
        ("mei", {"language": "ja"}, TOKYO_MORNING, {"mei": 3}),
        ("mei", {"language": "en"}, TOKYO_MORNING, {}),
        ("mei", {"language": "ja", "skills": ("customs",)}, TOKYO_MORNING, {}),
        ("gone", {"language": "ja"}, TOKYO_MORNING, {}),
    ],
)
def test_a_previous_owner_who_cannot_serve_is_not_kept(
    roster: Roster, previous_owner: str, asked: dict[str, Any], now: datetime, open_items: dict[str, int]
) -> None:
    assignment = chosen(roster, ASIA, now=now, workload=Workload(open_items=open_items), previous_owner=previous_owner, **asked)
    assert assignment.agent == "aiko"


def test_while_nobody_is_there_the_previous_owner_keeps_the_conversation(roster: Roster) -> None:
    assignment = chosen(roster, ASIA, now=BERLIN_NOON, language="ja", previous_owner="mei")
    assert (assignment.agent, assignment.available_now) == ("mei", False)
    assert codes(assignment) == ["owner-returns", "speaks-language"]
    assert chosen(roster, ASIA, now=BERLIN_NOON, language="ja").agent == "aiko"


def test_a_previous_owner_stays_where_the_language_is_unknown(roster: Roster) -> None:
    assert chosen(roster, ASIA, previous_owner="mei").agent == "mei"


def test_everybody_else_is_excluded_with_a_code(roster: Roster) -> None:
    assignment = chosen(roster, RouteTarget(skill="customs"), language="ja")
    assert assignment.excluded == {"jonas": "language_too_far", "mei": "skill_missing:customs", "sofia": "skill_missing:customs"}
    assignment = chosen(roster, ASIA, EUROPE, language="en", workload=Workload(open_items={"mei": 3}))
    assert assignment.excluded == {"jonas": "outside_hours", "mei": "language_too_far", "sofia": "outside_hours"}
    assignment = chosen(roster, ASIA, language="ja", skills=("customs",), workload=Workload(open_items={"mei": 3}))
    assert assignment.excluded == {"jonas": "not_in_pool", "mei": "skill_missing:customs", "sofia": "not_in_pool"}


def test_who_could_have_taken_it_too_is_not_excluded(roster: Roster) -> None:
    assert "mei" not in chosen(roster, ASIA, language="ja").excluded


@pytest.mark.parametrize(
    ("targets", "asked", "team", "reasons"),
    [
        ((), {"market_team": "asia"}, "asia", ["no-targets"]),
        ((), {}, None, ["no-targets"]),
        ((OF_MARKET,), {}, None, ["nobody-in-pool"]),
        ((OF_MARKET,), {"market_team": "nowhere"}, None, ["nobody-in-pool", "market-team-not-in-roster"]),
        ((RouteTarget(team="nowhere"),), {"market_team": "europe"}, "europe", ["nobody-in-pool"]),
        ((RouteTarget(team="asia", skill="returns"),), {}, "asia", ["nobody-qualified"]),
        ((RouteTarget(skill="sewing"),), {"market_team": "asia"}, "asia", ["nobody-qualified"]),
        ((RouteTarget(agent="aiko", skill="sewing"),), {"market_team": "europe"}, "asia", ["nobody-qualified"]),
        (
            (RouteTarget(team="open_now", skill="sewing"),),
            {"market_team": "europe"},
            "asia",
            ["nobody-qualified", "site-open", "site-serves-language"],
        ),
    ],
)
def test_where_nobody_fits_a_team_keeps_it_and_the_reason_says_why(
    roster: Roster, targets: tuple[RouteTarget, ...], asked: dict[str, Any], team: str | None, reasons: list[str]
) -> None:
    assignment = chosen(roster, *targets, language="ja", **asked)
    assert (assignment.agent, assignment.team, codes(assignment)) == (None, team, reasons)
    assert assignment.needs_translation is (team == "europe"), "nobody there speaks Japanese"


def test_a_roster_without_agents_gives_the_conversation_to_the_team(roster: Roster) -> None:
    teams_only = Roster(roster.teams)
    there = chosen(teams_only, OF_MARKET, market_team="asia", language="ja")
    assert (there.team, there.available_now, there.opens_at, there.calendar_name) == ("asia", True, None, "tokyo")
    later = chosen(teams_only, OF_MARKET, market_team="asia", language="ja", now=BERLIN_NOON)
    assert (later.team, later.available_now, later.opens_at) == ("asia", False, datetime(2026, 2, 4, 0, tzinfo=UTC))
    sun = chosen(teams_only, OPEN_NOW, language="ja", now=BERLIN_NOON)
    assert (sun.team, sun.available_now) == ("europe", True)


def test_an_empty_roster_has_nobody() -> None:
    assignment = chosen(Roster(), ASIA, OPEN_NOW, language="ja", market_team="asia")
    assert (assignment.agent, assignment.team, assignment.calendar, codes(assignment)) == (None, None, None, ["nobody-in-pool"])


def test_own_hours_come_before_those_of_the_team(roster: Roster, calendars: dict[str, BusinessCalendar]) -> None:
    night_owl = replace(roster.agents["mei"], calendar_name="nights", calendar=calendars["nights"])
    assignment = chosen(Roster(roster.teams, {"mei": night_owl}), OPEN_NOW, language="ja", now=BERLIN_NOON)
    assert (assignment.agent, assignment.available_now, assignment.calendar_name) == ("mei", True, "nights")
    assert assignment.calendar == calendars["nights"]


def test_a_calendar_that_never_opens_again_chooses_nobody() -> None:
    past = BusinessCalendar(time_zone="Asia/Tokyo", weekly={}, exceptions={"2020-01-06": ["09:00-12:00"]})
    teams = {"asia": Team(name="asia", calendar_name="past", calendar=past)}
    roster = Roster(teams, {"aiko": Agent(id="aiko", team="asia", speaks={"ja": "native"})})
    assignment = chosen(roster, ASIA, OPEN_NOW, language="ja")
    assert (assignment.agent, assignment.team, assignment.opens_at, codes(assignment)) == (None, "asia", None, ["nobody-opens"])
    assert assignment.excluded == {"aiko": "outside_hours"}


def test_a_workload_is_checked() -> None:
    with pytest.raises(UsageError) as negative:
        Workload(open_items={"aiko": -1})
    assert negative.value.code == "bad-workload"
    with pytest.raises(UsageError) as naive:
        Workload(idle_since={"aiko": datetime(2026, 2, 3)})  # noqa: DTZ001
    assert naive.value.code == "naive-datetime"


def test_a_naive_now_is_refused(roster: Roster) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(roster, ASIA, now=datetime(2026, 2, 3))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


def test_a_target_names_somebody() -> None:
    with pytest.raises(UsageError) as caught:
        RouteTarget()
    assert caught.value.code == "empty-target"


_TARGETS = st.sampled_from([ASIA, EUROPE, OPEN_NOW, OF_MARKET, RouteTarget(skill="customs"), RouteTarget(agent="mei")])
_REQUESTS = st.builds(
    AssignmentRequest,
    targets=st.lists(_TARGETS, max_size=3).map(tuple),
    market_team=st.sampled_from([None, "asia", "europe"]),
    language=st.sampled_from([None, "ja", "en", "pt-BR", "uk", "zh-Hant"]),
    skills=st.sampled_from([(), ("customs",), ("returns",)]),
    previous_owner=st.sampled_from([None, "aiko", "sofia", "gone"]),
)
_LOADS = st.dictionaries(st.sampled_from(["aiko", "mei", "jonas", "sofia"]), st.integers(0, 4))
_HOURS = st.integers(0, 200).map(lambda hours: TOKYO_MORNING + timedelta(hours=hours))


@settings(max_examples=200)
@given(request=_REQUESTS, load=_LOADS, now=_HOURS, random=st.randoms(use_true_random=False))
def test_the_order_of_the_roster_never_matters_and_the_choice_holds_what_it_says(
    request: AssignmentRequest, load: dict[str, int], now: datetime, random: Any
) -> None:
    from_file = _shop()
    names = list(from_file.agents)
    random.shuffle(names)
    shuffled = Roster(dict(reversed(list(from_file.teams.items()))), {name: from_file.agents[name] for name in names})
    workload = Workload(open_items=load)
    assignment = assign(request, from_file, workload=workload, now=now)
    assert assign(request, shuffled, workload=workload, now=now) == assignment
    if assignment.agent is not None:
        agent = from_file.agents[assignment.agent]
        assert assignment.calendar is not None
        assert assignment.calendar.is_open(now) is assignment.available_now
        assert agent.capacity is None or load.get(agent.id, 0) < agent.capacity
        assert set(request.skills) <= agent.skills
        assert assignment.agent not in assignment.excluded


def _shop() -> Roster:
    tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
    berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
    config = {
        "teams": {"asia": {"calendar": "tokyo"}, "europe": {"calendar": "berlin"}},
        "agents": {
            "aiko": {"team": "asia", "speaks": {"ja": "native", "en": "B2"}, "skills": ["customs"], "capacity": 3},
            "mei": {"team": "asia", "speaks": {"zh-Hant": "native", "ja": "C1"}, "capacity": 3},
            "jonas": {"team": "europe", "speaks": {"de": "native", "en": "C1"}, "skills": ["customs", "returns"]},
            "sofia": {"team": "europe", "speaks": {"pt": "native", "en": "C2"}, "skills": ["returns"]},
        },
    }
    return Roster.from_config(config, calendars={"tokyo": tokyo, "berlin": berlin})
