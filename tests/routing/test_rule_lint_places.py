"""What values the checks of a rule set tell apart, and what they do where there are too many."""

from typing import Any

import pytest

from xborder_support.conditions import Field, Schema, compile_condition
from xborder_support.routing import RouteTarget, RuleSet
from xborder_support.routing.review import divisions, lint
from xborder_support.routing.review.model import Model
from xborder_support.routing.rules.rule import Rule

from .test_rule_lint import rule_set, summary


def test_values_that_no_rule_tells_apart_are_one_place() -> None:
    rules = rule_set(*({"tier": [f"{rule}-{number}" for number in range(500)]} for rule in range(20)), {"tier": ["0-7", "1-7"]}, {})
    assert summary(lint(rules)) == [("shadowed-together", ("u", "a", "b"))]
    tiers = Model(rules.rules, {}, on=None).axes[1]
    assert tiers.samples[:3] == ("0-0", "0-7", "1-0")
    assert tiers.full.bit_length() == 20 + 2 + 2  # two values that are told apart, another one, and none


def test_what_takes_very_many_places_is_opaque(monkeypatch: pytest.MonkeyPatch) -> None:
    wide: list[dict[str, Any]] = [{"tier": "x"}, {"tier": ["x", "y"], "waiting_minutes": [1, 2]}, {"tags": ["v", "w"]}, {"tags": "v"}, {}]
    assert [code for code, _ in summary(lint(rule_set(*wide)))] == ["shadowed"]
    for limit in ("_MOST_LISTED", "_MOST_BITS"):
        with monkeypatch.context() as patched:
            patched.setattr(divisions, limit, 1)
            findings = lint(rule_set(*wide))
        assert [code for code, _ in summary(findings)] in (["shadowed"], [])


def test_fields_of_one_name_and_two_kinds_do_not_meet() -> None:
    kinds = Schema({"topic": Field("text")}), Schema({"topic": Field("category")}), Schema({"topic": Field("boolean")})
    asked = zip(kinds, ("customs_hold", "customs", True), strict=True)
    rules = [
        Rule(schema.fields["topic"].kind, compile_condition({"topic": value}, schema), (RouteTarget(team="a"),)) for schema, value in asked
    ]
    assert [finding.code for finding in lint(RuleSet(tuple(rules))) if finding.rules] == []


def test_a_rule_for_values_that_no_host_means_says_so() -> None:
    found = lint(rule_set({"priority": ["low", "normal"]}, {"none": [{"priority": ["high", "urgent"]}]}, {}))
    assert found[0].message == "rule 'b' counts only while priority has none of its proper values"
    assert found[0].witness == {"priority": "other"}


def test_a_class_of_another_name_is_read_the_same() -> None:
    rules = rule_set({"market": "JP"}, {"market": "JP", "tier": {"prefix": "go"}}, {"waiting_minutes": {"ge": 3}}, {})
    before = [finding.to_json() for finding in lint(rules)]
    kinds = {type(child): type(child).__name__ for rule in rules.rules for child in rule.when.root.children}
    try:
        for kind in kinds:
            kind.__name__ = "Renamed"
        assert [finding.to_json() for finding in lint(rules)] == before
    finally:
        for kind, name in kinds.items():
            kind.__name__ = name
