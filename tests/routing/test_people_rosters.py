"""People and teams with all their terms: from configuration, from a host's database, and written back."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import USUAL_UNITS, Agent, RateLimit, Roster, Team, Visit, VisitRequest, rank_visits, share_in_native_language

TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
NIGHTS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": ["18:00-24:00"]})
CALENDARS = {"tokyo": TOKYO, "nights": NIGHTS}
FULL: dict[str, Any] = {
    "teams": {
        "asia": {
            "calendar": "tokyo",
            "lead": "aiko",
            "languages": ["ja", "zh"],
            "channel_units": "usual",
            "reserve": 1,
            "rate_limit": {"items": 5, "minutes": 60},
        },
        "outlets": {"calendar": "nights", "kind": "dealer", "data_access": "none", "channel_units": {"phone": "all", "email": 1}},
    },
    "agents": {
        "aiko": {
            "team": "asia",
            "name": {"ja": "佐藤 愛子", "en": "Aiko Sato"},
            "staff_number": "A-107",
            "speaks": {"ja": "native", "en": {"level": "C1", "mode": ["written"]}, "ko": {"level": "B1"}},
            "skills": {"customs": 5, "carrier:yamato": 2},
            "capacity": 6,
            "calendar": "nights",
            "channel_caps": {"webchat": 2},
            "reserve": 0,
            "deputy": "mei",
            "ids": {"zendesk": "123", "freshdesk": "9"},
        },
        "mei": {
            "team": "outlets",
            "name": "美",
            "speaks": {"zh-Hant": "native", "ar-EG": "B2"},
            "skills": ["customs"],
            "channel_units": {"other": 2},
            "rate_limit": {"items": 1, "minutes": 5},
            "kind": "agency",
            "data_access": "order",
            "declares": ["woman"],
        },
    },
}


def changed(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    config = copy.deepcopy(FULL)
    node = config
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return config


def test_every_term_is_read() -> None:
    roster = Roster.from_config(FULL, calendars=CALENDARS)
    asia, aiko, mei = roster.teams["asia"], roster.agents["aiko"], roster.agents["mei"]
    assert (asia.kind, asia.sees, asia.reserve, asia.rate_limit, asia.channel_units) == (
        "employee",
        "full",
        1,
        RateLimit(5, 60),
        USUAL_UNITS,
    )
    assert (roster.teams["outlets"].kind, roster.teams["outlets"].sees) == ("dealer", "none")
    assert aiko.speaks == {"en": "C1", "ja": "native", "ko": "B1"}
    assert aiko.modes == {"en": frozenset({"written"})}
    assert (aiko.skills, aiko.skill_level("customs"), aiko.skill_level("carrier:yamato")) == (
        frozenset({"customs", "carrier:yamato"}),
        5,
        2,
    )
    assert (aiko.channel_caps, aiko.reserve, aiko.deputy, aiko.ids["zendesk"]) == ({"webchat": 2}, 0, "mei", "123")
    assert (mei.skill_level("customs"), mei.kind, mei.data_access, mei.declares) == (3, "agency", "order", frozenset({"woman"}))


def test_a_roster_is_written_back_and_read_again() -> None:
    roster = Roster.from_config(FULL, calendars=CALENDARS)
    assert Roster.from_config(roster.to_config(), calendars=CALENDARS) == roster
    assert Roster.from_json(roster.to_json(), calendars=CALENDARS) == roster
    assert Roster.from_config(json.loads(json.dumps(roster.to_config())), calendars=CALENDARS).to_json() == roster.to_json()
    assert Roster.from_json(Roster().to_json(), calendars={}) == Roster()


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"schema": "roster/2"}', "[" * 20_000])
def test_what_is_no_stored_roster_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        Roster.from_json(text, calendars={})
    assert caught.value.code == "bad-stored-value"


def test_nothing_personal_is_printed() -> None:
    printed = repr(Roster.from_config(FULL, calendars=CALENDARS))
    assert not any(word in printed for word in ("佐藤", "Aiko Sato", "美", "woman"))


@pytest.mark.parametrize(
    ("path", "value", "code", "key"),
    [
        (("agents", "aiko", "capacity"), -1, "greater-than-equal", "agents.aiko.capacity"),
        (("agents", "aiko", "reserve"), -1, "greater-than-equal", "agents.aiko.reserve"),
        (("agents", "aiko", "channel_caps"), {"email": -2}, "greater-than-equal", "agents.aiko.channel_caps.email"),
        (("agents", "aiko", "deputy"), "mai", "unknown-agent", "agents.aiko.deputy"),
        (("agents", "mei", "deputy"), "aiko", "deputy-cycle", "agents.aiko.deputy"),
        (("agents", "mei", "deputy"), "mei", "deputy-cycle", "agents.mei.deputy"),
        (("agents", "mei", "ids"), {"zendesk": "123"}, "duplicate-id", "agents.mei.ids.zendesk"),
        (("agents", "mei", "kind"), "dealr", "unknown-value", "agents.mei.kind"),
        (("agents", "mei", "data_access"), "all", "unknown-value", "agents.mei.data_access"),
        (("teams", "asia", "kind"), "dealr", "unknown-value", "teams.asia.kind"),
        (("teams", "asia", "rate_limit"), {"items": 0, "minutes": 1}, "greater-than-equal", "teams.asia.rate_limit.items"),
        (("teams", "asia", "rate_limit"), {"items": 1}, "missing-key", "teams.asia.rate_limit.minutes"),
    ],
)
def test_a_fault_names_its_place(path: tuple[str, ...], value: Any, code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Roster.from_config(changed(path, value), calendars=CALENDARS)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [(code, key)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("agents", "aiko", "speaks"), {"ja": {"level": "C3"}}),
        (("agents", "aiko", "speaks"), {"ja": {"level": "C1", "mode": ["sung"]}}),
        (("agents", "aiko", "speaks"), {"ja": {"mode": ["written"]}}),
        (("agents", "aiko", "skills"), {"customs": 6}),
        (("agents", "aiko", "skills"), {"customs": "5"}),
        (("agents", "aiko", "skills"), "customs"),
        (("agents", "aiko", "channel_units"), "normal"),
        (("agents", "aiko", "channel_units"), {"email": "half"}),
        (("agents", "aiko", "channel_units"), {"email": -1}),
    ],
)
def test_a_wrong_form_is_a_fault_at_its_place(path: tuple[str, ...], value: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Roster.from_config(changed(path, value), calendars=CALENDARS)
    assert all(fault.key.startswith(".".join(path)) for fault in caught.value.faults)


def test_a_longer_circle_of_deputies_is_found_once() -> None:
    deputies = {"a": "b", "b": "c", "c": "d", "d": "b", "e": "a", "f": "f", "g": None}
    agents = {name: {"team": "asia"} | ({"deputy": deputy} if deputy else {}) for name, deputy in deputies.items()}
    with pytest.raises(ConfigurationError) as caught:
        Roster.from_config({"teams": {"asia": {"calendar": "tokyo"}}, "agents": agents}, calendars=CALENDARS)
    assert [(fault.key, fault.message) for fault in caught.value.faults] == [
        ("agents.b.deputy", "deputies lead back: b -> c -> d -> b"),
        ("agents.f.deputy", "deputies lead back: f -> f"),
    ]


ASIA = Team(name="asia", calendar_name="tokyo", calendar=TOKYO)


@pytest.mark.parametrize(
    ("agents", "code"),
    [
        ([Agent(id="a", team="europe")], "unknown-team"),
        ([Agent(id="a", team="asia", deputy="b")], "unknown-agent"),
        ([Agent(id="a", team="asia", deputy="a")], "deputy-cycle"),
        ([Agent(id="a", team="asia"), Agent(id="a", team="asia", capacity=1)], "duplicate-name"),
    ],
)
def test_people_from_a_database_are_checked_together(agents: list[Agent], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        Roster.from_agents(agents, teams=[ASIA])
    assert caught.value.code == code


@pytest.mark.parametrize(
    "terms",
    [
        {"speaks": {"ja": "B3"}},
        {"modes": {"ja": {"sung"}}},
        {"capacity": -1},
        {"capacity": True},
        {"reserve": -1},
        {"channel_units": {"email": -1}},
        {"channel_units": {"email": "half"}},
        {"channel_caps": {"email": -1}},
        {"skill_levels": {"customs": 6}},
        {"kind": "owner"},
        {"data_access": "all"},
    ],
)
def test_each_person_from_a_database_is_checked(terms: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        Agent(id="a", team="asia", **terms)
    assert caught.value.code == "bad-agent"


@pytest.mark.parametrize("terms", [{"kind": "owner"}, {"data_access": "all"}, {"reserve": -1}, {"channel_units": {"email": -1}}])
def test_each_team_from_a_database_is_checked(terms: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        Team(name="a", calendar_name="tokyo", calendar=TOKYO, **terms)
    assert caught.value.code == "bad-team"


@pytest.mark.parametrize(("items", "minutes"), [(0, 1), (1, 0)])
def test_a_rate_limit_counts_from_one(items: int, minutes: int) -> None:
    with pytest.raises(UsageError) as caught:
        RateLimit(items, minutes)
    assert caught.value.code == "bad-rate-limit"


def test_an_agent_is_found_by_the_id_of_a_help_desk() -> None:
    roster = Roster.from_config(FULL, calendars=CALENDARS)
    found = roster.agent_of("zendesk", "123")
    assert found is roster.agents["aiko"]
    assert roster.agent_of("zendesk", "9") is roster.agent_of("gorgias", "123") is None


NINE, TEN = datetime(2026, 2, 3, 6, tzinfo=UTC), datetime(2026, 2, 3, 7, tzinfo=UTC)
FIELD = Roster.from_agents(
    [
        Agent(id="e1", team="asia", speaks={"ar": "native"}, skill_levels={"cooling": 5}),
        Agent(id="e2", team="asia", speaks={"ar": "B2", "en": "C1"}, skill_levels={"cooling": 3}, declares=frozenset({"woman"})),
        Agent(id="e3", team="asia", speaks={"fa": "native"}, modes={"fa": frozenset({"written"})}, skill_levels={"cooling": 1}),
    ],
    teams=[ASIA],
)


@pytest.mark.parametrize(
    ("asked", "ranked", "excluded"),
    [
        ({"language": "ar"}, ["e2", "e1", "e2"], {"e3": "language_too_far"}),
        ({"language": "fa"}, [], {"e1": "language_too_far", "e2": "language_too_far", "e3": "language_too_far"}),
        ({"language": "ar", "min_level": "C1"}, ["e1"], {"e2": "skill_low:ar", "e3": "language_too_far"}),
        ({"skills": {"cooling": 4}}, ["e1"], {"e2": "skill_low:cooling", "e3": "skill_low:cooling"}),
        ({"skills": {"wiring": 1}}, [], {"e1": "skill_missing:wiring", "e2": "skill_missing:wiring", "e3": "skill_missing:wiring"}),
        ({"preference": frozenset({"woman"})}, ["e2", "e2"], {"e1": "conflict_policy", "e3": "conflict_policy"}),
        (
            {"preference": frozenset({"woman"}), "skills": {"cooling": 5}},
            [],
            {"e1": "conflict_policy", "e2": "skill_low:cooling", "e3": "conflict_policy"},
        ),
        ({}, ["e2", "e1", "e2"], {"e3": "outside_hours"}),
    ],
)
def test_visits_are_ranked_by_slot_skill_language_and_distance(asked: dict[str, Any], ranked: list[str], excluded: dict[str, str]) -> None:
    visits = rank_visits(
        VisitRequest(**asked), FIELD, slots={"e1": [TEN], "e2": [TEN, NINE], "e3": []}, distances_metres={"e1": 900, "e2": 4_000}
    )
    assert ([visit.agent for visit in visits.ranked], visits.excluded) == (ranked, excluded)
    assert visits.none_available is (not ranked)


def test_the_shorter_way_decides_between_equals_and_who_has_no_distance_comes_last() -> None:
    twins = Roster.from_agents([Agent(id=name, team="asia") for name in "abc"], teams=[ASIA])
    slots = {name: [NINE] for name in "abc"}
    assert [visit.agent for visit in rank_visits(VisitRequest(), twins, slots=slots, distances_metres={"b": 70, "c": 60}).ranked] == [
        "c",
        "b",
        "a",
    ]
    assert rank_visits(VisitRequest(), twins, slots={"a": [NINE]}, distances_metres={}).ranked == (Visit(NINE, 0, 0, 1, "a"),)


def test_what_a_customer_prefers_is_not_printed_and_bad_figures_are_refused() -> None:
    assert "woman" not in repr(VisitRequest(preference=frozenset({"woman"})))
    with pytest.raises(UsageError) as distance:
        rank_visits(VisitRequest(), FIELD, slots={}, distances_metres={"e1": -1})
    assert distance.value.code == "bad-distance"
    with pytest.raises(UsageError) as naive:
        rank_visits(VisitRequest(), FIELD, slots={"e1": [datetime(2026, 2, 3)]}, distances_metres={})  # noqa: DTZ001
    assert naive.value.code == "naive-datetime"


def test_the_share_in_the_native_language_counts_what_can_be_judged() -> None:
    handled = [("ar-SA", "e1"), ("ar", "e2"), ("en", "e2"), ("ar", "e1"), (None, "e1"), ("und", "e1"), ("ar", "gone")]
    share = share_in_native_language(handled, FIELD)
    assert (share.native, share.handled, share.unknown, share.share) == (2, 4, 3, 0.5)
    assert share.by_language == {"ar": (1, 2), "ar-SA": (1, 1), "en": (0, 1)}
    assert share_in_native_language([], FIELD).share is None
