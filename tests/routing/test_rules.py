"""Rules: the first that fits counts, and every decision says why."""

import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Field
from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Roster, RouteTarget, RuleSet
from xborder_support.terms import Reason

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)

CUSTOMS = {"name": "customs", "when": {"topic": ["customs", "duty"], "market": "JP"}, "to": [{"skill": "customs"}, {"team": "asia"}]}
COMPLAINT = {"name": "complaint", "when": {"topic": "complaint"}, "to": [{"agent": "aiko"}], "priority": "high"}
REST = {"name": "everyone else", "to": [{"team": "of_market"}, {"team": "open_now"}]}


def rules(*tables: dict[str, Any], **options: Any) -> RuleSet:
    return RuleSet.from_config({"routing": list(tables)}, **options)


def codes(caught: pytest.ExceptionInfo[ConfigurationError]) -> list[tuple[str, str]]:
    return [(fault.code, fault.key) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("context", "rule"),
    [
        ({"topic": "duty", "market": "JP"}, "customs"),
        ({"topic": "duty", "market": "BR"}, "everyone else"),
        ({"topic": "complaint", "market": "JP"}, "complaint"),
        ({}, "everyone else"),
    ],
)
def test_the_first_rule_that_fits_counts(context: dict[str, object], rule: str) -> None:
    assert rules(CUSTOMS, COMPLAINT, REST).decide(context, now=NOW).rule == rule


def test_position_decides_between_rules_that_both_fit() -> None:
    everyone_first = rules(REST, CUSTOMS)
    assert everyone_first.decide({"topic": "duty", "market": "JP"}, now=NOW).rule == "everyone else"


def test_a_decision_says_what_decided() -> None:
    decision = rules(COMPLAINT, CUSTOMS, REST).decide({"topic": "duty", "market": "JP"}, now=NOW)
    assert decision.position == 2
    assert decision.targets == (RouteTarget(skill="customs"), RouteTarget(team="asia"))
    assert decision.reasons == (
        Reason("rule-fits", {"rule": "customs", "position": "2", "when": "market is JP and topic is customs or duty"}),
    )
    assert decision.missing == frozenset()
    assert decision.decided_at == NOW


def test_without_a_rule_that_fits_the_decision_says_so() -> None:
    decision = rules(CUSTOMS).decide({"market": "BR", "topic": "duty", "priority": "low"}, now=NOW)
    assert (decision.rule, decision.position, decision.targets, decision.priority) == (None, None, (), "low")
    assert decision.reasons == (Reason("no-rule-fits", {"rules": "1"}),)


def test_no_rules_at_all_fit_nothing() -> None:
    assert RuleSet.from_config({}).decide({}, now=NOW).rule is None


def test_a_rule_left_undecided_is_named_with_what_was_missing() -> None:
    decision = rules(CUSTOMS, REST).decide({"market": "JP"}, now=NOW)
    assert decision.rule == "everyone else"
    assert decision.missing == {"topic"}
    assert decision.reasons[0] == Reason("rule-undecided", {"rule": "customs", "missing": "topic"})


@pytest.mark.parametrize(
    ("given_priority", "expected"),
    [(None, "high"), ("low", "high"), ("normal", "high"), ("high", "high"), ("urgent", "urgent"), ("nonsense", "high"), (["low"], "high")],
)
def test_a_rule_raises_the_priority_and_never_lowers_it(given_priority: object, expected: str) -> None:
    decision = rules(COMPLAINT).decide({"topic": "complaint", "priority": given_priority}, now=NOW)
    assert decision.priority == expected
    raised = [reason for reason in decision.reasons if reason.code == "priority-raised"]
    assert bool(raised) is (given_priority not in {"high", "urgent"} if isinstance(given_priority, str) else True)


def test_why_not_names_the_first_question_that_fails() -> None:
    found = rules(CUSTOMS, REST).why_not("customs", {"market": "JP", "topic": "refund"})
    assert found is not None
    assert found.describe() == "wanted: topic is customs or duty"
    assert rules(CUSTOMS, REST).why_not("everyone else", {}) is None


def test_asking_about_an_unknown_rule_suggests_one() -> None:
    with pytest.raises(UsageError, match="custons") as caught:
        rules(CUSTOMS).why_not("custons", {})
    assert 'did you mean "customs"?' in str(caught.value.hint)


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        rules(REST).decide({}, now=datetime(2026, 2, 3))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


def test_the_version_follows_the_content_and_not_the_order_of_keys() -> None:
    first = rules(CUSTOMS, REST)
    shuffled = rules(
        {"to": [{"skill": "customs"}, {"team": "asia"}], "when": {"market": "JP", "topic": ["customs", "duty"]}, "name": "customs"}, REST
    )
    assert first.version == shuffled.version
    assert len(first.version) == 12
    assert first.version != rules(REST, CUSTOMS).version
    assert first.version != rules({**CUSTOMS, "priority": "high"}, REST).version
    assert first.decide({}, now=NOW).version == first.version


def test_a_host_declares_its_own_fields() -> None:
    ruleset = rules({"name": "gold", "when": {"plan": "gold"}, "to": [{"agent": "aiko"}]}, attributes={"plan": Field("choice", ("gold",))})
    assert ruleset.decide({"plan": "gold"}, now=NOW).rule == "gold"


def test_rules_survive_pickle() -> None:
    ruleset = rules(CUSTOMS, COMPLAINT, REST)
    assert pickle.loads(pickle.dumps(ruleset)) == ruleset


def test_a_file_is_read_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('format = 1\n\n[[routing]]\nname = "a"\nto = [{ team = "asia" }]\n', encoding="utf-8")
    assert [rule.name for rule in RuleSet.load(file).rules] == ["a"]
    file.write_text('[[routing]]\nname = "a"\nwhen = { markt = "JP" }\nto = [{ team = "asia" }]\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.load(file)
    fault = caught.value.faults[0]
    assert (fault.code, fault.file, fault.line) == ("unknown-field", str(file), 3)


def test_a_file_without_routing_tables_is_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text('[[rules]]\nname = "a"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.load(file)
    assert codes(caught) == [("missing-key", "routing")]


@pytest.mark.parametrize(
    ("table", "code", "key"),
    [
        ({"name": "a"}, "missing-key", "routing[0].to"),
        ({"to": [{"team": "asia"}]}, "missing-key", "routing[0].name"),
        ({"name": "", "to": [{"team": "asia"}]}, "string-too-short", "routing[0].name"),
        ({"name": "a", "to": []}, "too-short", "routing[0].to"),
        ({"name": "a", "to": [{}]}, "empty-target", "routing[0].to[0]"),
        ({"name": "a", "to": [{"taem": "asia"}]}, "unknown-key", "routing[0].to[0].taem"),
        ({"name": "a", "to": [{"team": 7}]}, "string-type", "routing[0].to[0].team"),
        ({"name": "a", "to": [{"team": "asia"}], "priority": "hihg"}, "unknown-value", "routing[0].priority"),
        ({"name": "a", "to": [{"team": "asia"}], "wehn": {}}, "unknown-key", "routing[0].wehn"),
        ({"name": "a", "to": [{"team": "asia"}], "when": "market"}, "not-a-table", "routing[0].when"),
        ("a rule", "model-type", "routing[0]"),
    ],
)
def test_a_fault_names_its_place(table: Any, code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config({"routing": [table]})
    assert (code, key) in codes(caught)


def test_faults_of_shape_and_of_conditions_come_together() -> None:
    with pytest.raises(ConfigurationError) as caught:
        rules({"name": "a", "when": {"markt": "JP"}}, {"name": "b", "when": {"market": "JX"}, "to": [{}]})
    assert codes(caught) == [
        ("missing-key", "routing[0].to"),
        ("empty-target", "routing[1].to[0]"),
        ("unknown-field", "routing[0].when.markt"),
        ("unknown-territory", "routing[1].when.market"),
    ]


def test_two_rules_of_one_name_are_a_fault() -> None:
    with pytest.raises(ConfigurationError, match=r"routing\[0\] is called 'customs' already") as caught:
        rules(CUSTOMS, REST, CUSTOMS)
    assert codes(caught) == [("duplicate-rule", "routing[2].name")]


def test_too_many_rules_are_refused_before_they_are_read() -> None:
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config({"routing": [{}] * 10_001})
    assert codes(caught) == [("too-many-rules", "routing")]


@pytest.mark.parametrize("routing", [{"name": "a"}, (REST,), "everything", None])
def test_routing_that_is_no_list_is_refused(routing: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config({"routing": routing})
    assert codes(caught) == [("list-type", "routing")]


def test_names_that_the_roster_does_not_know_are_faults(roster: Roster) -> None:
    text = """
[[routing]]
name = "a"
to = [{ team = "asai" }, { agent = "aikko", skill = "custom" }]
"""
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config(parse_toml(text, name="desk.toml"), roster=roster)
    assert codes(caught) == [
        ("unknown-team", "routing[0].to[0].team"),
        ("unknown-agent", "routing[0].to[1].agent"),
        ("unknown-skill", "routing[0].to[1].skill"),
    ]
    assert 'did you mean "asia"?' in str(caught.value.faults[0].hint)
    assert caught.value.faults[0].line == 4


def test_names_that_the_roster_knows_are_fine(roster: Roster) -> None:
    assert len(rules(CUSTOMS, COMPLAINT, REST, roster=roster).rules) == 3


def test_agents_that_the_host_brings_later_are_not_checked(roster: Roster) -> None:
    teams_only = Roster(roster.teams)
    assert rules(CUSTOMS, COMPLAINT, REST, roster=teams_only).rules
    with pytest.raises(ConfigurationError):
        rules({"name": "a", "to": [{"team": "asai"}]}, roster=teams_only)


_FIELDS = {"market": ["JP", "BR", "DE"], "channel": ["line", "email"], "topic": ["duty", "refund"]}
_TABLES = st.fixed_dictionaries(
    {}, optional={name: st.lists(st.sampled_from(values), min_size=1, max_size=2) for name, values in _FIELDS.items()}
)
_CONTEXTS = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in _FIELDS.items()})


@settings(max_examples=150)
@given(st.lists(_TABLES, max_size=6), _CONTEXTS)
def test_the_decision_is_the_first_match_of_a_plain_search(tables: list[dict[str, list[str]]], context: dict[str, str]) -> None:
    ruleset = rules(*({"name": f"r{number}", "when": when, "to": [{"team": "asia"}]} for number, when in enumerate(tables)))
    fitting = (number for number, when in enumerate(tables) if all(context.get(name) in values for name, values in when.items()))
    first = next(fitting, None)
    decision = ruleset.decide(context, now=NOW)
    assert decision.rule == (None if first is None else f"r{first}")
    assert decision == ruleset.decide(dict(reversed(context.items())), now=NOW)
