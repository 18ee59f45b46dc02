"""Owner, deputy, fallback languages, scarcity, and what follows where nobody fits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.routing import Agent, Assignment, AssignmentRequest, Roster, RouteTarget, Team, Workload, assign

NOW = datetime(2026, 2, 3, 1, tzinfo=UTC)  # Tuesday, 10:00 in Tokyo
NIGHT = NOW + timedelta(hours=12)
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
EARLY = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["06:00-09:00"]})
ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
ASIA = RouteTarget(team="asia")
CALENDARS = {"tokyo": TOKYO, "always": ALWAYS, "early": EARLY}


def shop(*agents: Agent, **team: Any) -> Roster:
    outlets = Team(name="outlets", calendar_name="always", calendar=ALWAYS, kind="dealer")
    return Roster.from_agents(agents, teams=[Team(name="asia", calendar_name="tokyo", calendar=TOKYO, **team), outlets])


def person(name: str, **terms: Any) -> Agent:
    return Agent(id=name, team=terms.pop("team", "asia"), **{"speaks": {"ja": "native"}, **terms})


def given(roster: Roster, *, workload: Workload | None = None, now: datetime = NOW, **asked: Any) -> Assignment:
    return assign(AssignmentRequest(**{"targets": (ASIA,), "language": "ja", **asked}), roster, workload=workload, now=now)


def codes(assignment: Assignment) -> list[str]:
    return [reason.code for reason in assignment.reasons]


BUTLER = person("butler", deputy="second", calendar=EARLY, calendar_name="early")


def test_the_deputy_stands_in_while_the_owner_is_not_there() -> None:
    roster = shop(BUTLER, person("best", capacity=9), person("second", speaks={"ja": "B1"}))
    assignment = given(roster, previous_owner="butler")
    assert (assignment.agent, codes(assignment)) == ("second", ["deputy-of-owner", "speaks-language"])
    assert assignment.reasons[0].facts == {"agent": "second", "owner": "butler"}
    assert assignment.score is not None
    assert assignment.score.sticky == 1
    assert given(roster, previous_owner="butler", now=NOW - timedelta(hours=2)).agent == "butler"
    assert given(roster).agent == "best"


def test_a_deputy_of_a_deputy_stands_in_too_and_only_where_they_can_serve() -> None:
    third = person("third", team="outlets", speaks={"ja": "C1"})
    roster = shop(BUTLER, person("best"), person("second", deputy="third"), third)
    away = Workload(away={"second": "on_break"})
    assert given(roster, previous_owner="butler", workload=away).agent == "third"
    assert given(roster, previous_owner="butler", workload=away, language="en").agent == "best"
    assert given(roster, previous_owner="butler", workload=away, skills=("customs",)).agent is None


def test_an_owner_on_a_break_is_replaced_and_one_who_is_full_is_not_the_deputy_s_matter() -> None:
    owner = person("owner", deputy="second", capacity=1)
    roster = shop(owner, person("best"), person("second", speaks={"ja": "B1"}))
    assert given(roster, previous_owner="owner", workload=Workload(away={"owner": "on_break"})).agent == "second"
    assert given(roster, previous_owner="owner", workload=Workload(open_items={"owner": 1})).agent == "best"


def test_while_neither_owner_nor_deputy_is_there_the_owner_comes_back_to_it() -> None:
    assignment = given(shop(person("a"), person("owner", deputy="a")), previous_owner="owner", now=NIGHT)
    assert (assignment.agent, codes(assignment)[0], assignment.lane) == ("owner", "owner-returns", "wait")


def test_a_fallback_of_a_chain_serves_and_is_disclosed() -> None:
    roster = shop(person("es", speaks={"es": "native"}), person("en", speaks={"en": "native"}))
    chains = {"pt-BR": ("pt-PT", "es", "en")}
    assignment = given(roster, language="pt-BR", chains=chains)
    assert (assignment.agent, assignment.spoken, assignment.lane) == ("es", "es", "agent")
    assert (assignment.needs_disclosure, assignment.needs_translation) == (True, True)
    assert assignment.reasons[1].code == "speaks-fallback"
    assert assignment.reasons[1].facts == {"language": "pt-BR", "spoken": "es", "level": "native"}
    assert given(roster, language="pt-BR").lane == "translate_and_review"


def test_another_script_of_the_same_language_is_disclosed_and_needs_no_translation() -> None:
    roster = shop(person("mei", speaks={"zh-Hans": "native"}))
    assignment = given(roster, language="zh-Hant", chains={"zh-Hant": ("zh-Hans",)})
    assert (assignment.needs_disclosure, assignment.needs_translation, assignment.spoken) == (True, False, "zh-Hans")


@pytest.mark.parametrize(
    ("speaks", "agent"),
    [
        ({"near": {"pt-PT": "native"}, "same": {"pt-BR": "B1"}}, "same"),
        ({"near": {"gsw": "native"}, "same": {"pt-PT": "B1"}}, "same"),
        ({"chain": {"es": "native"}, "same": {"pt-PT": "A1"}}, "same"),
        ({"a": {"pt": "C1"}, "b": {"pt-BR": "C1"}}, "b"),
        ({"a": {"es": "A1"}, "b": {"en": "native"}}, "a"),
    ],
)
def test_the_band_of_the_language_comes_before_its_level(speaks: dict[str, Any], agent: str) -> None:
    roster = shop(*(person(name, speaks=tags) for name, tags in speaks.items()))
    assert given(roster, language="pt-BR", chains={"pt": ("es", "en")}).agent == agent


def test_the_better_skill_comes_before_the_smaller_load() -> None:
    roster = shop(person("a", skills=frozenset({"customs"})), person("b", skill_levels={"customs": 5}))
    busy = Workload(open_items={"b": 7})
    assert given(roster, skills=("customs",), workload=busy).agent == "b"
    assert given(roster, targets=(RouteTarget(skill="customs"),), workload=busy).agent == "b"
    assert given(roster, workload=busy).agent == "a"


def test_scarcity_keeps_the_only_thai_speaker_free() -> None:
    anong = person("anong", speaks={"th": "native", "en": "native"}, capacity=2)
    roster = shop(anong, person("ken", speaks={"en": "B2"}, capacity=4))
    assert given(roster, language="en").agent == "anong"
    waiting = Workload().with_queue([AssignmentRequest(targets=(ASIA,), language="th")] * 2)
    kept = given(roster, language="en", workload=waiting)
    assert kept.agent == "ken"
    assert given(roster, language="th", workload=waiting).agent == "anong"
    assert given(roster, language="en", workload=replace(waiting, away={"ken": "offline"})).agent == "anong"


def test_a_demand_that_supply_covers_decides_only_where_load_is_equal() -> None:
    roster = shop(
        person("a", skill_levels={"customs": 3}, capacity=4), person("b", capacity=4), person("c", skill_levels={"customs": 3}, capacity=4)
    )
    waiting = Workload(waiting_skills={"customs": 2}, waiting_languages={"ja": 40, "fr": 0})
    assignment = given(roster, workload=waiting)
    assert (assignment.agent, assignment.score.scarcity if assignment.score else None) == ("b", 0)
    assert given(roster, workload=replace(waiting, open_items={"b": 1})).agent == "a"
    assert given(roster, workload=waiting, skills=("customs",)).score.scarcity == 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("roster", "asked", "workload", "expected"),
    [
        (shop(person("a")), {}, Workload(), ("a", None, "agent")),
        (shop(person("a")), {"language": "uk"}, Workload(), ("a", "none_qualified", "translate_and_review")),
        (
            shop(person("a", capacity=1), person("b", speaks={})),
            {},
            Workload(open_items={"a": 1}),
            ("b", "saturated", "translate_and_review"),
        ),
        (shop(person("a", capacity=1)), {}, Workload(open_items={"a": 1}), (None, "saturated", "wait")),
        (shop(person("a", capacity=1)), {"bot_intake": True}, Workload(open_items={"a": 1}), (None, "saturated", "bot_intake")),
        (shop(person("a")), {}, Workload(away={"a": "on_break"}), (None, "off_shift", "wait")),
        (shop(person("a")), {"skills": ("sewing",)}, Workload(), (None, "none_qualified", "team")),
        (shop(), {}, Workload(), (None, "none_qualified", "team")),
        (Roster(), {}, Workload(), (None, "none_qualified", "wait")),
        (Roster(), {"bot_intake": True}, Workload(), (None, "none_qualified", "bot_intake")),
    ],
)
def test_where_nobody_fits_it_is_said_why_and_which_way_follows(
    roster: Roster, asked: dict[str, Any], workload: Workload, expected: tuple[str | None, str | None, str]
) -> None:
    assignment = given(roster, workload=workload, **asked)
    assert (assignment.agent, assignment.nobody, assignment.lane) == expected


def test_who_comes_on_shift_later_is_waited_for_unless_a_bot_takes_the_details() -> None:
    later = given(shop(person("a")), now=NIGHT)
    assert (later.agent, later.nobody, later.lane, later.opens_at) == ("a", "off_shift", "wait", datetime(2026, 2, 4, tzinfo=UTC))
    assert given(shop(person("a")), now=NIGHT, bot_intake=True).lane == "bot_intake"
    full = given(shop(person("a", capacity=0), person("b", calendar=EARLY, calendar_name="early")))
    assert (full.agent, full.nobody, full.lane) == ("b", "saturated", "wait")


@pytest.mark.parametrize(
    ("agent", "asked", "workload", "reason"),
    [
        (person("a", capacity=0), {}, Workload(), "nobody-free"),
        (person("a"), {}, Workload(away={"a": "offline"}), "nobody-present"),
        (person("a"), {"declined_by": frozenset({"a"})}, Workload(), "nobody-refused"),
        (person("a"), {"conflicts": frozenset({"a"})}, Workload(), "nobody-refused"),
        (person("a"), {"skill_levels": {"customs": 2}}, Workload(), "nobody-qualified"),
        (person("a", team="outlets"), {}, Workload(), "nobody-in-pool"),
    ],
)
def test_the_reason_names_the_nearest_miss(agent: Agent, asked: dict[str, Any], workload: Workload, reason: str) -> None:
    assignment = given(shop(agent), workload=workload, **asked)
    assert (assignment.agent, codes(assignment)) == (None, [reason])


@pytest.mark.parametrize(
    ("agent", "team", "kind", "access"),
    [
        (person("a"), {}, "employee", "full"),
        (person("a"), {"kind": "agency"}, "agency", "full"),
        (person("a"), {"kind": "agency", "data_access": "order"}, "agency", "order"),
        (person("a"), {"kind": "dealer"}, "dealer", "order"),
        (person("a", kind="dealer"), {}, "dealer", "order"),
        (person("a", kind="dealer"), {"data_access": "none"}, "dealer", "none"),
        (person("a", kind="dealer", data_access="none"), {}, "dealer", "none"),
        (person("a", kind="employee"), {"kind": "dealer"}, "employee", "full"),
    ],
)
def test_the_assignment_says_what_the_owner_may_see(agent: Agent, team: dict[str, Any], kind: str, access: str) -> None:
    assignment = given(shop(agent, **team))
    assert (assignment.kind, assignment.data_access) == (kind, access)


def test_a_team_that_keeps_a_conversation_says_what_it_may_see() -> None:
    assignment = given(shop(), targets=(RouteTarget(team="outlets"),), id="c-1")
    assert (assignment.team, assignment.kind, assignment.data_access, assignment.request_id) == ("outlets", "dealer", "order", "c-1")


@pytest.mark.parametrize("now", [NOW, NIGHT])
@pytest.mark.parametrize("roster", [shop(person("a", skill_levels={"customs": 4})), shop(), Roster()])
def test_an_assignment_is_read_back(roster: Roster, now: datetime) -> None:
    assignment = given(roster, now=now, id="c-1", skills=("customs",))
    stored = assignment.to_json()
    assert Assignment.from_json(stored, calendars=CALENDARS) == assignment
    assert Assignment.from_json(stored) == replace(assignment, calendar=None)
    assert Assignment.from_json(stored).to_json() == stored


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"schema": "assignment/9"}', '{"schema": "assignment/1"}', '"x"', "[" * 20_000])
def test_what_is_no_stored_assignment_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        Assignment.from_json(text)
    assert caught.value.code == "bad-stored-value"


def test_a_workload_is_read_back_and_checked() -> None:
    workload = Workload(
        open_items={"a": 2},
        idle_since={"a": NOW},
        by_channel={"a": {"email": 2}},
        away={"b": "offline"},
        assigned_at={"a": (NOW,)},
        waiting_languages={"th": 3},
        waiting_skills={"customs": 1},
    )
    assert Workload.from_json(workload.to_json()) == workload
    wrongs: tuple[dict[str, Any], ...] = (
        {"by_channel": {"a": {"email": -1}}},
        {"waiting_languages": {"th": -1}},
        {"waiting_skills": {"customs": -1}},
    )
    for wrong in wrongs:
        with pytest.raises(UsageError) as caught:
            Workload(**wrong)
        assert caught.value.code == "bad-workload"
    with pytest.raises(UsageError) as naive:
        Workload(assigned_at={"a": (datetime(2026, 2, 3),)})  # noqa: DTZ001
    assert naive.value.code == "naive-datetime"


def test_a_queue_counts_each_need_once_a_conversation() -> None:
    queue = [
        AssignmentRequest(targets=(RouteTarget(skill="customs"),), language="th", skills=("customs",), skill_levels={"returns": 2}),
        AssignmentRequest(targets=(), language="und"),
        AssignmentRequest(targets=(), language="th"),
    ]
    counted = Workload(open_items={"a": 1}).with_queue(queue)
    assert (counted.waiting_languages, counted.waiting_skills) == ({"th": 2}, {"customs": 1, "returns": 1})
    assert counted.open_items == {"a": 1}
