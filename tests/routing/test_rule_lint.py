"""What the checks of a rule set say, case by case."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition, Field, compile_condition
from xborder_support.markets import get_market
from xborder_support.routing import ROUTING_SCHEMA, Roster, RouteTarget, RuleSet
from xborder_support.routing.review import RuleFinding, lint
from xborder_support.routing.review.gaps import gap
from xborder_support.routing.review.model import Model
from xborder_support.routing.review.reach import reaches
from xborder_support.routing.review.search import Budget
from xborder_support.routing.review.trial import Trial
from xborder_support.routing.rules.rule import Rule

NOON = datetime(2000, 1, 3, 12, tzinfo=UTC)


SCHEMA = ROUTING_SCHEMA.extended({name: Field("instant") for name in ("since", "at", "now") if name not in ROUTING_SCHEMA.fields})


def rule_set(*whens: dict[str, Any], calendars: Mapping[str, BusinessCalendar] | None = None) -> RuleSet:
    """Name rules a, b, c, ... by their order."""
    conditions = [compile_condition(when, SCHEMA, calendars=calendars) for when in whens]
    return RuleSet(tuple(Rule(chr(97 + number), when, (RouteTarget(team="asia"),)) for number, when in enumerate(conditions)))


def with_targets(*targets: dict[str, Any]) -> RuleSet:
    return RuleSet((Rule("a", Condition(), tuple(RouteTarget(**target) for target in targets)),))


def summary(findings: tuple[RuleFinding, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code, finding.rules) for finding in findings]


@pytest.mark.parametrize(
    ("whens", "expected"),
    [
        ([{"market": "JP"}, {"market": "JP", "tier": "gold"}, {}], [("shadowed", ("b", "a"))]),
        ([{"language": "pt"}, {"language": "pt-BR"}, {}], [("shadowed", ("b", "a"))]),
        ([{"language": "pt-BR"}, {"language": "pt"}, {}], []),
        ([{"waiting_minutes": {"ge": 5}}, {"waiting_minutes": {"ge": 10}}, {}], [("shadowed", ("b", "a"))]),
        (
            [{"waiting_minutes": {"le": 5}}, {"waiting_minutes": {"ge": 5}}, {"waiting_minutes": 7}, {}],
            [("shadowed", ("c", "b")), ("undecided-only", ("d",))],
        ),
        ([{"tags": ["x", "y"]}, {"tags": "x"}, {}], [("shadowed", ("b", "a"))]),
        ([{"tags": "x"}, {"tags": {"has_all": ["x", "y"]}}, {}], [("shadowed", ("b", "a"))]),
        ([{"market": "JP"}, {"market": "KR"}, {"market": ["JP", "KR"], "tier": "gold"}, {}], [("shadowed-together", ("c", "a", "b"))]),
        ([{}, {"market": "JP"}], [("shadowed", ("b", "a"))]),
        ([{"tier": {"prefix": "go"}}, {"tier": "gold"}, {}], [("shadowed", ("b", "a"))]),
        ([{"market": "JP", "none": [{"market": ["JP", "KR"]}]}, {}], [("contradiction", ("a",))]),
        ([{"all": [{"waiting_minutes": {"ge": 4}}, {"waiting_minutes": {"le": 2}}]}, {}], [("contradiction", ("a",))]),
        ([{"is_open": True}, {"is_open": False}, {}], [("undecided-only", ("c",))]),
        ([{"priority": ["low", "normal"]}, {"priority": ["high", "urgent"]}, {}], [("undecided-only", ("c",))]),
        ([{"waiting_minutes": {"ge": 0}}, {}], [("undecided-only", ("b",))]),
        ([{"market": "JP"}], [("gap", ())]),
        ([{"is_open": True}, {"is_open": False}], [("no-catch-all", ())]),
        ([], [("no-catch-all", ())]),
    ],
)
def test_findings_of_a_rule_set(whens: list[dict[str, Any]], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert summary(lint(rule_set(*whens))) == expected


def test_a_shadowed_rule_says_whether_it_would_do_the_same() -> None:
    tables = [
        {"name": "a", "when": {"market": "JP"}, "to": [{"team": "asia"}]},
        {"name": "again", "when": {"all": [{"market": "JP"}]}, "to": [{"team": "asia"}]},
        {"name": "elsewhere", "when": {"market": "JP", "tier": "gold"}, "to": [{"team": "vip"}]},
        {"name": "rest", "to": [{"team": "of_market"}]},
    ]
    again, elsewhere = lint(RuleSet.from_config({"routing": tables}))
    assert (again.facts, again.suggestion) == ({"condition": "same", "outcome": "same"}, "remove it")
    assert elsewhere.facts == {"condition": "narrower", "outcome": "other"}
    assert elsewhere.suggestion == "move it above 'a', narrow that one, or remove it"
    assert elsewhere.witness == {"market": "JP", "tier": "gold"}


def test_a_contradiction_names_the_parts_that_exclude_each_other() -> None:
    found = lint(rule_set({"tier": "gold", "waiting_minutes": {"ge": 4}, "all": [{"waiting_minutes": {"le": 2}}]}, {}))
    assert (
        found[0].message == "nothing can fulfil rule 'a': waiting_minutes is at least 4 and waiting_minutes is at most 2 exclude each other"
    )
    assert found[0].witness == {"waiting_minutes": 4}


def test_one_part_alone_may_be_the_contradiction() -> None:
    found = lint(rule_set({"any": [{"market": "JP", "none": [{"market": "JP"}]}]}, {}))
    assert found[0].message.endswith("is never so")


def test_what_is_not_known_is_named() -> None:
    found = lint(rule_set({"is_open": True}, {"none": [{"is_open": True}]}, {"tier": "gold"}, {}))
    assert [finding.facts for finding in found] == [{"unknown": "is_open"}] * 2
    assert found[0].describe() == (
        "info undecided-only: rule 'c' counts only while is_open is not known (keep it if that is what it is for; otherwise move it up)"
    )


def test_several_fields_that_must_be_unknown_together_are_named() -> None:
    found = lint(rule_set({"is_open": True}, {"is_open": False}, {"is_public": True}, {"is_public": False}, {}))
    assert found[-1].rules == ("e",)
    assert found[-1].facts == {"unknown": "is_open, is_public"}
    assert found[-1].witness == {}


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ([{"team": "asia"}, {"team": "asia"}], ["team asia"]),
        ([{"team": "asia"}, {"team": "asia", "skill": "customs"}], ["team asia, skill customs"]),
        ([{"team": "asia", "skill": "customs"}, {"team": "asia"}], []),
        ([{"skill": "customs"}, {"skill": "customs", "level": 3}], ["skill customs from level 3"]),
        ([{"skill": "customs", "level": 2}, {"skill": "customs", "level": 3}], ["skill customs from level 3"]),
        ([{"skill": "customs", "level": 3}, {"skill": "customs", "level": 2}], []),
        ([{"team": "asia"}, {"agent": "aiko"}], ["agent aiko"]),
        ([{"skill": "customs"}, {"agent": "aiko"}], ["agent aiko"]),
        ([{"team": "europe"}, {"agent": "aiko"}], []),
        ([{"team": "of_market"}, {"agent": "aiko"}], []),
        ([{"team": "open_now"}, {"team": "asia"}], []),
    ],
)
def test_a_target_that_an_earlier_one_takes_in_is_never_tried(roster: Roster, targets: list[dict[str, Any]], expected: list[str]) -> None:
    found = [finding for finding in lint(with_targets(*targets), roster=roster) if finding.code == "unreachable-target"]
    assert [finding.facts["target"] for finding in found] == expected
    assert all(finding.witness == {} for finding in found)


@pytest.mark.parametrize(
    ("target", "kind", "hint"),
    [
        ({"team": "aisa"}, "team", 'did you mean "asia"?'),
        ({"agent": "aika"}, "agent", 'did you mean "aiko"?'),
        ({"skill": "costoms"}, "skill", 'did you mean "customs"?'),
        ({"skill": "plumbing"}, "skill", "Known: customs, returns"),
        ({"team": "asia", "skill": "returns"}, "target", "ask for less, or give somebody what is asked"),
        ({"skill": "customs", "level": 5}, "target", "ask for less, or give somebody what is asked"),
    ],
)
def test_a_target_that_reaches_nobody_is_a_dead_reference(roster: Roster, target: dict[str, Any], kind: str, hint: str) -> None:
    (found,) = lint(with_targets(target), roster=roster)
    assert (found.code, found.severity, found.facts["kind"]) == ("dead-reference", "error", kind)
    assert hint in found.suggestion
    assert found.witness == {}


def test_live_targets_are_no_findings(roster: Roster) -> None:
    targets = ({"agent": "aiko"}, {"team": "europe", "skill": "returns"}, {"team": "of_market"}, {"team": "open_now"}, {"skill": "customs"})
    assert lint(with_targets(*targets), roster=roster) == ()


def test_without_agents_only_teams_are_checked(calendars: dict[str, BusinessCalendar]) -> None:
    teams = Roster.from_config({"teams": {"asia": {"calendar": "tokyo"}}}, calendars=calendars)
    found = lint(with_targets({"agent": "aiko"}, {"skill": "customs"}, {"team": "europe"}), roster=teams)
    assert [finding.facts["kind"] for finding in found] == ["team"]


def test_the_witness_of_a_dead_reference_reaches_the_rule(roster: Roster) -> None:
    tables = [{"name": "a", "when": {"market": "JP"}, "to": [{"agent": "nobody"}]}, {"name": "b", "to": [{"team": "asia"}]}]
    rules = RuleSet.from_config({"routing": tables})
    (found,) = lint(rules, roster=roster)
    assert found.witness is not None
    assert rules.decide(found.witness, now=NOON).targets == (RouteTarget(agent="nobody"),)


def test_a_calendar_that_there_is_not_is_a_dead_reference(calendars: dict[str, BusinessCalendar]) -> None:
    whens: tuple[dict[str, Any], ...] = ({"at": {"in_calendar": "tokyo"}}, {"since": {"waited": "2h business", "calendar": "nights"}}, {})
    rules = rule_set(*whens, calendars=calendars)
    assert lint(rules, calendars=calendars) == ()
    found = lint(rules, calendars={"tokyo": calendars["tokyo"]})
    assert [(finding.rules, finding.facts["kind"], finding.facts["name"]) for finding in found] == [(("b",), "calendar", "nights")]


def test_a_language_of_a_market_needs_somebody_near_it(roster: Roster) -> None:
    day = date(2026, 2, 2)
    markets = [get_market(code, on=day) for code in ("JP", "BR", "SA")]
    found = lint(with_targets({"team": "asia"}), roster=roster, markets=markets, on=day)
    uncovered = {(finding.facts["market"], finding.facts["language"]) for finding in found}
    assert ("SA", "ar") in uncovered
    assert not {("JP", "ja"), ("BR", "pt-BR")} & uncovered
    assert {finding.code for finding in found} == {"uncovered-language"}


def test_a_speaker_without_an_open_hour_serves_nobody(calendars: dict[str, BusinessCalendar]) -> None:
    golden_week = BusinessCalendar(
        time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]}, exceptions={date(2026, 5, day): [] for day in range(1, 10)}
    )
    shop = {"teams": {"asia": {"calendar": "tokyo"}}, "agents": {"aiko": {"team": "asia", "speaks": {"ja": "native"}}}}
    roster = Roster.from_config(shop, calendars={"tokyo": golden_week})
    japan = [get_market("JP", on=date(2026, 5, 1))]

    def languages(on: date | None) -> dict[str, str]:
        found = lint(with_targets({"team": "asia"}), roster=roster, markets=japan, on=on)
        return {finding.facts["language"]: finding.facts.get("speakers", "") for finding in found}

    assert languages(date(2026, 5, 2)).get("ja") == "aiko"
    assert "ja" not in languages(date(2026, 5, 11))
    assert "ja" not in languages(None)


def test_who_is_open_and_who_is_closed_are_opposites(calendars: dict[str, BusinessCalendar]) -> None:
    opened, closed = {"at": {"in_calendar": "tokyo"}}, {"at": {"in_calendar": "tokyo", "state": "closed"}}
    both = rule_set({"all": [opened, closed]}, {}, calendars=calendars)
    assert summary(lint(both)) == [("contradiction", ("a",))]
    rules = rule_set(opened, closed, {}, calendars=calendars)
    (found,) = lint(rules)
    assert (found.code, found.rules, found.witness) == ("undecided-only", ("c",), {})


def test_who_has_waited_longer_has_waited_less_too() -> None:
    rules = rule_set({"since": {"waited": "1h elapsed"}}, {"since": {"waited": "2h elapsed"}}, {})
    (found,) = lint(rules)
    assert summary((found,)) == [("shadowed", ("b", "a"))]
    assert found.witness is not None
    at = datetime.fromisoformat(found.facts["now"])
    assert rules.why_not("b", found.witness, now=at) is None
    assert rules.decide(found.witness, now=at).rule == "a"


def test_the_witness_of_a_question_of_the_time_says_which_time(calendars: dict[str, BusinessCalendar]) -> None:
    closed = {"now": {"in_calendar": "tokyo", "state": "closed"}}
    rules = rule_set({"now": {"in_calendar": "tokyo"}}, {**closed, "market": "JP"}, calendars=calendars)
    (found,) = lint(rules)
    assert found.code == "gap"
    assert found.witness is not None
    assert rules.decide(found.witness, now=datetime.fromisoformat(found.facts["now"])).rule is None


def test_near_languages_are_asked_and_not_assumed() -> None:
    near = {"language": {"lang_within": ["es"], "max_distance": 10}}
    assert summary(lint(rule_set(near, {"language": "es-MX"}, {}))) == []
    (found,) = lint(rule_set(near, {**near, "market": "MX"}, {}))
    assert summary((found,)) == [("shadowed", ("b", "a"))]
    assert found.witness == {"market": "MX", "language": "es"}


def dated(name: str, start: datetime | None, end: datetime | None, when: dict[str, Any] | None = None) -> Rule:
    (rule,) = rule_set(when or {}).rules
    return Rule(name, rule.when, (RouteTarget(team="asia"),), valid_from=start, valid_to=end)


MAY, JUNE = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def test_rules_shadow_each_other_only_while_they_count() -> None:
    sale, rest = dated("sale", MAY, JUNE), dated("rest", None, None)
    assert summary(lint(RuleSet((sale, rest)))) == []
    assert summary(lint(RuleSet((sale, dated("within", MAY, JUNE), rest)))) == [("shadowed", ("within", "sale"))]
    before, after = dated("before", None, MAY), dated("after", MAY, None)
    (found,) = lint(RuleSet((before, after, rest)))
    assert summary((found,)) == [("shadowed-together", ("rest", "before", "after"))]
    assert "now" in found.facts


def test_a_rule_that_is_over_is_reported_and_in_nobodys_way() -> None:
    sale, same, rest = dated("sale", None, MAY), dated("same", None, None, {"market": "JP"}), dated("rest", None, None)
    assert summary(lint(RuleSet((sale, same, rest)), on=date(2026, 5, 2))) == [("expired", ("sale",))]
    assert summary(lint(RuleSet((sale,)), on=date(2026, 4, 1))) == [("gap", ())]


def test_tags_of_tagging_rules_are_tried_as_they_come() -> None:
    tables = {
        "tagging": [{"name": "t", "when": {"market": "JP"}, "tags": ["asia"]}],
        "routing": [
            {"name": "a", "when": {"tags": "asia"}, "to": [{"team": "asia"}]},
            {"name": "b", "when": {"none": [{"tags": "asia"}]}, "to": [{"team": "asia"}]},
            {"name": "c", "when": {"tags": "asia", "tier": "gold"}, "to": [{"team": "asia"}]},
        ],
    }
    found = lint(RuleSet.from_config(tables))
    assert summary(found) == [("shadowed", ("c", "a")), ("no-catch-all", ())]


def test_a_rule_beyond_the_limits_is_reported_and_not_passed() -> None:
    groups = {"all": [{"any": [{"tags": f"x{number}"}, {"segments": f"y{number}"}]} for number in range(12)]}
    (found,) = lint(rule_set(groups, {}))
    assert summary((found,)) == [("not-analysed", ("a",))]


def test_alternatives_beyond_the_limits_are_reported_too() -> None:
    many = {"any": [{"tags": [f"{field}{number}" for number in range(600)]} for field in "ab"]}
    assert ("not-analysed", ("a",)) in summary(lint(rule_set(many, {"none": [many]}, {})))
    assert summary(lint(rule_set({"tags": [str(number) for number in range(1_000)]}, {"tags": "7"}, {}))) == [("shadowed", ("b", "a"))]


def test_an_analysis_that_runs_out_of_budget_is_given_up() -> None:
    rules = rule_set({"market": "JP", "tier": "gold"}, {"market": ["JP", "KR"]}, {"market": "BR"})
    model = Model(rules.rules, ROUTING_SCHEMA.fields, on=None)
    states = [reach.state for reach in reaches(model, Budget(each=2, total=4))]
    assert states == ["reached", "given-up", "given-up"]
    assert [*gap(Trial(rules, model), Budget(each=2, total=4))] == []


def test_of_too_many_blamed_rules_none_is_dropped() -> None:
    parts = [{"waiting_minutes": {"between": [number, number + 1]}} for number in range(60)]
    found = lint(rule_set_of(*parts, {"waiting_minutes": {"between": [0, 60]}}, {}))
    assert found[0].code == "shadowed-together"
    assert len(found[0].rules) == 61
    assert "'r4' and 55 more together take all that it would" in found[0].message


def test_a_rule_that_is_not_needed_is_not_blamed() -> None:
    calm, pressing = {"priority": ["low", "normal"]}, {"priority": ["high", "urgent"]}
    soon, late = {"waiting_minutes": {"le": 5}}, {"waiting_minutes": {"ge": 5}}
    spare = {"priority": ["low", "high"], "waiting_minutes": {"between": [2, 8]}}
    quarters = [{**one, **other} for one in (calm, pressing) for other in (soon, late)]
    every = {"priority": ["low", "normal", "high", "urgent"], "waiting_minutes": {"between": [0, 10]}}
    assert lint(rule_set(spare, *quarters, every, {}))[0].rules == ("f", "b", "c", "d", "e")


def rule_set_of(*whens: dict[str, Any]) -> RuleSet:
    return RuleSet.from_config(
        {"routing": [{"name": f"r{number}", "when": when, "to": [{"team": "a"}]} for number, when in enumerate(whens)]}
    )


def test_a_dead_reference_in_a_rule_that_never_counts_has_no_witness(roster: Roster) -> None:
    tables = [{"name": "a", "to": [{"team": "asia"}]}, {"name": "b", "to": [{"team": "nowhere"}]}]
    found = lint(RuleSet.from_config({"routing": tables}), roster=roster)
    assert [(finding.code, finding.witness) for finding in found] == [("shadowed", {}), ("dead-reference", None)]


def test_values_are_chosen_that_no_rule_names() -> None:
    taken: list[dict[str, Any]] = [{"tier": {"prefix": "other"}}, {"channel": ["other", "other2"]}]
    (found,) = lint(rule_set(*taken))
    assert found.witness == {"channel": "other3", "tier": "a-other"}


def test_a_rule_set_that_names_every_beginning_is_checked_all_the_same() -> None:
    every = [chr(letter) for letter in range(0x21, 0x500)]
    found = lint(rule_set({"tier": {"prefix": every[:600]}}, {"tier": {"prefix": every[600:]}}))
    assert summary(found) == [("no-catch-all", ())]
    assert found[0].witness == {}


def test_a_hard_puzzle_ends_in_time_and_says_so() -> None:
    pairs = [{"tags": {"has_all": [f"p{pigeon}h{hole}", f"q{pigeon}h{hole}"]}} for pigeon in range(12) for hole in range(12)]
    exclusive = [{"none": [{"tags": f"p{number}h{other}"} for other in range(6)]} for number in range(12)]
    found = lint(rule_set(*pairs[:8], *exclusive, {}))
    assert {finding.code for finding in found} <= {"not-analysed", "undecided-only", "shadowed", "shadowed-together"}


def test_ten_thousand_rules_are_checked() -> None:
    tables = [{"name": str(number), "when": {"topic": f"t{number}", "market": "JP"}, "to": [{"team": "a"}]} for number in range(3_000)]
    twice = [{**tables[7], "name": "again"}, {"name": "rest", "to": [{"team": "a"}]}]
    assert summary(lint(RuleSet.from_config({"routing": [*tables, *twice]}))) == [("shadowed", ("again", "7"))]


@pytest.mark.parametrize("bounds", [[10**15, 10**15 + 1], [0.1, 0.1 + 2**-56], [-5, 0], [1e308, 1.5e308]])
def test_numbers_of_any_size_are_divided(bounds: list[Any]) -> None:
    rules = rule_set({"waiting_minutes": {"ge": bounds[0]}}, {"waiting_minutes": {"ge": bounds[1]}}, {})
    assert summary(lint(rules)) == [("shadowed", ("b", "a"))]


def test_a_finding_is_json() -> None:
    (found,) = lint(rule_set({"market": "JP"}))
    document = json.loads(found.to_json())
    assert (document["code"], document["witness"], document["rules"]) == ("gap", {"market": "US"}, [])
    assert json.loads(RuleFinding("expired", "info", ("a",), "m", "s").to_json())["witness"] is None


_PRINT_FINDINGS = """
from xborder_support import RuleSet
from xborder_support.routing.review import lint
whens = [{"tags": ["x", "y", "z"]}, {"market": ["JP", "KR"], "tags": "y"}, {"segments": ["p", "q"], "language": "pt"}, {"market": "JP"}]
rules = RuleSet.from_config({"routing": [{"name": str(n), "when": when, "to": [{"team": "a"}]} for n, when in enumerate(whens)]})
print([finding.to_json() for finding in lint(rules)])
"""


def test_findings_are_the_same_under_every_hash_seed() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_FINDINGS], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(printed) == 1
