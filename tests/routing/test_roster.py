"""The roster: teams and people as configuration describes them."""

import copy
import pickle
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import EscalationTarget, Roster

SHOP: dict[str, Any] = {
    "teams": {"asia": {"calendar": "tokyo", "lead": "aiko"}},
    "agents": {"aiko": {"team": "asia", "speaks": {"ja": "native"}}},
}


def changed(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    config = copy.deepcopy(SHOP)
    node = config
    for key in path[:-1]:
        node = node.setdefault(key, {})
    node[path[-1]] = value
    return config


def test_teams_and_agents_are_read(roster: Roster) -> None:
    aiko = roster.agents["aiko"]
    assert (aiko.team, aiko.name, aiko.staff_number, aiko.capacity) == ("asia", "佐藤 愛子", "A-107", 3)
    assert aiko.speaks == {"ja": "native", "en": "B2"}
    assert roster.teams["asia"].languages == ("ja", "zh")
    assert roster.teams["asia"].calendar.time_zone.key == "Asia/Tokyo"
    assert roster.skills == {"customs", "returns"}


def test_an_agent_may_have_hours_of_their_own(calendars: dict[str, BusinessCalendar]) -> None:
    roster = Roster.from_config(changed(("agents", "aiko", "calendar"), "nights"), calendars=calendars)
    assert roster.agents["aiko"].calendar == calendars["nights"]


def test_language_tags_are_normalised(calendars: dict[str, BusinessCalendar]) -> None:
    roster = Roster.from_config(changed(("agents", "aiko", "speaks"), {"pt_br": "B2", "iw": "A1"}), calendars=calendars)
    assert roster.agents["aiko"].speaks == {"pt-BR": "B2", "he": "A1"}


def test_no_name_of_a_person_is_printed(roster: Roster) -> None:
    assert "佐藤" not in repr(roster)


def test_a_roster_survives_pickle(roster: Roster) -> None:
    assert pickle.loads(pickle.dumps(roster)) == roster


def test_a_roster_without_agents_is_fine_and_its_leads_are_not_checked(calendars: dict[str, BusinessCalendar]) -> None:
    assert Roster.from_config({"teams": SHOP["teams"]}, calendars=calendars).agents == {}
    assert Roster.from_config({}, calendars={}) == Roster()


@pytest.mark.parametrize(
    ("path", "value", "code", "hint"),
    [
        (("teams", "asia", "calendar"), "tokio", "unknown-calendar", 'did you mean "tokyo"?'),
        (("teams", "asia", "lead"), "aikko", "unknown-agent", 'did you mean "aiko"?'),
        (("teams", "asia", "languages"), ["ja", "??"], "bad-language-tag", "pt-BR"),
        (("teams", "asia", "leader"), "aiko", "unknown-key", 'did you mean "lead"?'),
        (("teams", "of_market"), {"calendar": "tokyo"}, "reserved-name", "rename"),
        (("teams", "lead"), {"calendar": "tokyo"}, "reserved-name", "rename"),
        (("agents", "lead"), {"team": "asia"}, "reserved-name", "rename"),
        (("agents", "aiko", "team"), "asai", "unknown-team", 'did you mean "asia"?'),
        (("agents", "aiko", "calendar"), "nihgts", "unknown-calendar", 'did you mean "nights"?'),
        (("agents", "aiko", "speaks"), {"ja": "nativ"}, "unknown-value", 'did you mean "native"?'),
        (("agents", "aiko", "speaks"), {"ja": "B3"}, "unknown-value", "B2"),
        (("agents", "aiko", "speaks"), {"japanese language": "B2"}, "bad-language-tag", "pt-BR"),
        (("agents", "aiko", "name"), {}, "too-short", None),
        (("agents", "aiko", "name"), {"ja": ""}, "string-too-short", None),
        (("agents", "aiko", "name"), {"japanese language": "佐藤"}, "bad-language-tag", "pt-BR"),
        (("agents", "aiko", "name"), ["佐藤"], "string-type", None),
        (("agents", "aiko", "capacity"), -1, "greater-than-equal", None),
        (("agents", "aiko", "capacity"), "3", "int-type", None),
        (("agents", "aiko", "capacity"), True, "int-type", None),
        (("agents", "aiko", "skill"), ["customs"], "unknown-key", 'did you mean "skills"?'),
    ],
)
def test_a_fault_says_what_is_wrong(path: tuple[str, ...], value: Any, code: str, hint: str | None, calendars: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Roster.from_config(changed(path, value), calendars=calendars)
    fault = caught.value.faults[0]
    assert fault.code == code
    assert fault.key.startswith(".".join(path[:2]))
    assert hint is None or hint in str(fault.hint)


def test_all_faults_come_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Roster.from_config({"teams": {"a": {"calendar": "x", "lead": "z"}}, "agents": {"b": {"team": "y"}}}, calendars={})
    assert [fault.key for fault in caught.value.faults] == ["teams.a.calendar", "teams.a.lead", "agents.b.team"]


def test_an_agent_made_in_code_is_in_a_team_that_there_is(roster: Roster) -> None:
    with pytest.raises(UsageError) as caught:
        Roster({}, roster.agents)
    assert caught.value.code == "unknown-team"


@pytest.mark.parametrize(
    ("to", "team", "expected"),
    [
        ("lead", "asia", EscalationTarget("agent", "aiko")),
        ("lead", "nowhere", EscalationTarget("role", "lead")),
        ("lead", None, EscalationTarget("role", "lead")),
        ("operations", "asia", EscalationTarget("role", "operations")),
        ("jonas", "asia", EscalationTarget("agent", "jonas")),
        ("europe", "asia", EscalationTarget("team", "europe")),
    ],
)
def test_an_escalation_reaches_the_lead_a_person_a_team_or_a_role(
    roster: Roster, to: str, team: str | None, expected: EscalationTarget
) -> None:
    assert roster.escalation_target(to, team=team) == expected
