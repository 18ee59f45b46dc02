"""Values of a wrong type are refused where they are handed in, by the name of their field; what customers send is never an error."""

import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.routing import (
    Agent,
    Assignment,
    AssignmentRequest,
    RateLimit,
    Roster,
    RouteTarget,
    Team,
    VisitRequest,
    Workload,
    assign,
    assign_batch,
    eligible,
    next_for,
    rank_visits,
)

NOW = datetime(2026, 2, 3, 1, tzinfo=UTC)
ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
ASIA = (RouteTarget(team="asia"),)
TEAM = Team(name="asia", calendar_name="always", calendar=ALWAYS)
ROSTER = Roster.from_agents([Agent(id="ken", team="asia", speaks={"en": "C1"})], teams=[TEAM])
REQUEST = AssignmentRequest(targets=ASIA, language="en")
ANY: Any = None


def refused(make: Callable[[], object], code: str, field: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code
    assert field in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("targets", "asia"),
        ("targets", RouteTarget(team="asia")),
        ("targets", ["asia"]),
        ("targets", None),
        ("market_team", 5),
        ("language", b"en"),
        ("skills", "customs"),
        ("skills", [5]),
        ("skills", {"customs": 4}),
        ("skill_levels", ["customs"]),
        ("skill_levels", {"customs": 0}),
        ("skill_levels", {"customs": 6}),
        ("skill_levels", {"customs": "5"}),
        ("skill_levels", {"customs": True}),
        ("skill_levels", {5: 5}),
        ("previous_owner", ["ken"]),
        ("id", 17),
        ("channel", 4),
        ("priority", None),
        ("priority", ["high"]),
        ("min_level", "fluent"),
        ("max_language_distance", -1),
        ("max_language_distance", "10"),
        ("max_language_distance", 9.5),
        ("chains", ["en"]),
        ("chains", {"pt": "en"}),
        ("declined_by", "ken"),
        ("conflicts", 5),
    ],
)
def test_a_request_names_the_field_that_is_wrong(field: str, value: Any) -> None:
    refused(lambda: AssignmentRequest(**{"targets": ASIA, field: value}), "bad-request", field)


def test_what_can_be_read_in_several_spellings_is_one_request() -> None:
    loose: Any = {"targets": [*ASIA], "language": "PT_br", "skills": ["a"], "declined_by": ["x"], "chains": {"pt_br": ["EN"]}}
    neat = AssignmentRequest(targets=ASIA, language="pt-BR", skills=("a",), declined_by=frozenset({"x"}), chains={"pt-BR": ("en",)})
    assert AssignmentRequest(**loose) == neat
    batch = assign_batch([AssignmentRequest(**{**loose, "skills": [], "declined_by": ["ken"]})], ROSTER, now=NOW)
    assert batch.assignments[0].excluded == {"ken": "already_declined"}
    refused(lambda: AssignmentRequest(targets=ASIA, chains={"pt": ["e n"]}), "bad-language-tag", "chains")


@pytest.mark.parametrize("language", ["x" * 40, "en-" + "-".join(["abcdefgh"] * 5), "en--US !", "not a tag", "\ud800", "👍", "*"])
def test_a_language_that_is_no_tag_is_undetermined(language: str) -> None:
    assignment = assign(AssignmentRequest(targets=ASIA, language=language), ROSTER, now=NOW)
    assert (assignment.agent, assignment.lane, assignment.needs_translation) == ("ken", "agent", False)
    assert "language-unknown" in [reason.code for reason in assignment.reasons]
    assert language not in assignment.to_json()


def test_thousands_of_made_up_languages_fill_no_memory() -> None:
    random = Random(1)

    def ask(count: int) -> None:
        for _ in range(count):
            tag = "".join(random.choices("abcdefghijklmnop", k=2)) + "-x-" + "".join(random.choices("abcdefghijkl", k=8))
            assign(AssignmentRequest(targets=ASIA, language=tag), ROSTER, now=NOW)

    ask(5_000)  # whatever is kept is full by now
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    ask(2_000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 1_000_000


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"id": 5}, "id"),
        ({"team": None}, "team"),
        ({"deputy": 4}, "deputy"),
        ({"speaks": ["en"]}, "speaks"),
        ({"speaks": {"en": "fluent"}}, "speaks"),
        ({"modes": {"en": ["sung"]}}, "modes"),
        ({"modes": {"en": "written"}}, "modes"),
        ({"skills": "customs"}, "skills"),
        ({"skill_levels": {"customs": "3"}}, "skill_levels"),
        ({"skill_levels": {"customs": 6}}, "skill_levels"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": 2.5}, "capacity"),
        ({"capacity": True}, "capacity"),
        ({"reserve": "1"}, "reserve"),
        ({"channel_units": ["all"]}, "channel_units"),
        ({"channel_units": {"phone": "lots"}}, "channel_units"),
        ({"channel_caps": {"phone": "all"}}, "channel_caps"),
        ({"rate_limit": (5, 60)}, "rate_limit"),
        ({"declares": "woman"}, "declares"),
        ({"kind": "robot"}, "kind"),
        ({"data_access": "some"}, "data_access"),
        ({"ids": ["9"]}, "ids"),
    ],
)
def test_an_agent_names_the_field_that_is_wrong(terms: dict[str, Any], field: str) -> None:
    refused(lambda: Agent(**{"id": "a", "team": "asia", **terms}), "bad-agent", field)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"name": 5}, "name"),
        ({"name": "open_now"}, "open_now"),
        ({"lead": 4}, "lead"),
        ({"calendar": None}, "calendar"),
        ({"languages": "en"}, "languages"),
        ({"reserve": -1}, "reserve"),
        ({"rate_limit": 5}, "rate_limit"),
    ],
)
def test_a_team_names_the_field_that_is_wrong(terms: dict[str, Any], field: str) -> None:
    refused(lambda: Team(**{"name": "asia", "calendar_name": "always", "calendar": ALWAYS, **terms}), "bad-team", field)


def test_tags_of_people_are_read_in_every_spelling_and_refused_where_they_are_none() -> None:
    assert Agent(id="a", team="asia", speaks={"pt_br": "C1"}, modes={"PT-BR": frozenset({"written"})}).speaks == {"pt-BR": "C1"}
    refused(lambda: Agent(id="a", team="asia", speaks={"en--": "C1"}), "bad-language-tag", "speaks")
    refused(lambda: Team(name="a", calendar_name="c", calendar=ALWAYS, languages=("e n",)), "bad-language-tag", "languages")


@pytest.mark.parametrize(("items", "minutes"), [("5", 60), (5.5, 60), (5, True), (0, 60), (5, -1)])
def test_a_rate_limit_counts_in_whole_numbers(items: Any, minutes: Any) -> None:
    refused(lambda: RateLimit(items, minutes), "bad-rate-limit", "rate limit")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("open_items", {"ken": -1}),
        ("open_items", {"ken": "1"}),
        ("open_items", {"ken": 1.5}),
        ("open_items", ["ken"]),
        ("open_items", {5: 1}),
        ("by_channel", {"ken": 3}),
        ("by_channel", {"ken": {"email": -1}}),
        ("away", {"ken": "asleep"}),
        ("away", ["ken"]),
        ("assigned_at", {"ken": NOW}),
        ("idle_since", ["ken"]),
        ("waiting_languages", {"th": -1}),
        ("given", {"ken": -1}),
        ("given", {"ken": None}),
    ],
)
def test_a_workload_names_the_field_that_is_wrong(field: str, value: Any) -> None:
    refused(lambda: Workload(**{field: value}), "bad-workload", field)


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda: assign(ANY, ROSTER, now=NOW), "request"),
        (lambda: assign(REQUEST, ANY, now=NOW), "roster"),
        (lambda: assign(REQUEST, ROSTER, workload={"open_items": {}}, now=NOW), "workload"),  # type: ignore[arg-type]
        (lambda: assign_batch([REQUEST], ANY, now=NOW), "roster"),
        (lambda: assign_batch([ANY], ROSTER, now=NOW), "request"),
        (lambda: next_for("ken", [ANY], ROSTER, now=NOW), "request"),
        (lambda: next_for("ken", [REQUEST], ANY, now=NOW), "roster"),
        (lambda: eligible(ANY, "ken", ROSTER, now=NOW), "request"),
        (lambda: rank_visits(VisitRequest(), ROSTER, slots={"ken": NOW}, distances_metres={}), "slots"),  # type: ignore[dict-item]
    ],
)
def test_arguments_of_another_kind_are_named(ask: Callable[[], object], field: str) -> None:
    refused(ask, "wrong-argument", field)


@pytest.mark.parametrize("bound", [timedelta(0), timedelta(hours=-1), 24, None])
def test_a_starvation_bound_is_a_length_of_time(bound: Any) -> None:
    refused(lambda: next_for("ken", [REQUEST], ROSTER, now=NOW, starvation_bound=bound), "bad-bound", "starvation bound")
    refused(lambda: assign_batch([REQUEST], ROSTER, now=NOW, starvation_bound=bound), "bad-bound", "starvation bound")


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"skills": ["a"]}, "skills"),
        ({"skills": {"a": 9}}, "skills"),
        ({"min_level": "X"}, "min_level"),
        ({"preference": "woman"}, "preference"),
    ],
)
def test_a_visit_names_the_field_that_is_wrong(terms: dict[str, Any], field: str) -> None:
    refused(lambda: VisitRequest(**terms), "bad-request", field)


@pytest.mark.parametrize("metres", [-1, "4", 1.5])
def test_a_distance_is_a_whole_number(metres: Any) -> None:
    refused(lambda: rank_visits(VisitRequest(), ROSTER, slots={}, distances_metres={"ken": metres}), "bad-distance", "distances_metres")


def test_names_that_the_roster_does_not_know_are_said() -> None:
    former = assign(AssignmentRequest(targets=ASIA, language="en", previous_owner="zoe"), ROSTER, now=NOW)
    assert (former.agent, former.reasons[-1].code, former.reasons[-1].facts) == ("ken", "owner-not-in-roster", {"owner": "zoe"})
    nobody = assign(AssignmentRequest(targets=(), previous_owner="zoe" * 99), ROSTER, now=NOW)
    assert [reason.code for reason in nobody.reasons] == ["no-targets", "owner-not-in-roster"]
    assert len(nobody.reasons[-1].facts["owner"]) == 60
    market = RouteTarget(team="of_market")
    lost = assign(AssignmentRequest(targets=(market,), market_team="azia"), ROSTER, now=NOW)
    assert [reason.code for reason in lost.reasons] == ["nobody-in-pool", "market-team-not-in-roster"]
    assert (lost.team, lost.lane) == (None, "wait")


def test_what_was_stored_before_work_was_counted_is_read() -> None:
    owner = assign(REQUEST, ROSTER, now=NOW)
    written = json.loads(owner.to_json())
    del written["ranked"], written["score"]["given"]
    assert Assignment.from_json(json.dumps(written), calendars={"always": ALWAYS}) == replace(owner, ranked=())
    assert Assignment.from_json(owner.to_json(), calendars={"always": ALWAYS}) == owner
    workload = Workload(open_items={"ken": 1})
    assert Workload.from_json(workload.to_json().replace(', "given": {}', "")) == workload
