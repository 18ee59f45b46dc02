"""Policies: what configuration may promise, and to whom."""

import pickle
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.sla import (
    METRICS,
    SlaPolicy,
    evaluate,
    load_policies,
    marketplace_policies,
    policies_from_config,
    policies_json_schema,
)
from xborder_support.terms import Metric, Target

TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})


def faults(config: Any, **options: Any) -> list[tuple[str, str]]:
    with pytest.raises(ConfigurationError) as caught:
        policies_from_config(config, **options)
    return [(fault.code, fault.key) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("wrong", "message", "remedy"),
    [
        (
            {"targets": {"first_reply": "2h business"}},
            "targets['first_response']: a Target was expected, not str",
            'pass targets={"first_response": Target.parse("2h business")}',
        ),
        ({"targets": {"resolution": 7200}}, "targets['resolution']: a Target was expected, not int", "Target.parse("),
        ({"targets": "2h business"}, "targets: a mapping by metric was expected, not str", "Target.parse("),
        ({"targets": {}, "rules": {"agent_work": "resume"}}, "rules['agent_work']: a MetricRule was expected, not str", "MetricRule("),
        ({"targets": {}, "when": {"priority": "high"}}, "when: a Condition was expected, not dict", "compile_condition("),
    ],
)
def test_a_policy_is_made_of_what_it_can_be_judged_by(wrong: dict[str, Any], message: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        SlaPolicy(name="usual", **wrong)
    assert (caught.value.code, caught.value.message) == ("wrong-argument", message)
    assert remedy in str(caught.value.hint)


@pytest.mark.parametrize("wrong", [TOKYO, [TOKYO], None])
def test_calendars_have_names(wrong: Any) -> None:
    with pytest.raises(UsageError, match="a mapping of names to calendars was expected") as caught:
        evaluate([], [], calendars=wrong, now=datetime(2026, 2, 3, tzinfo=UTC))
    assert caught.value.code == "wrong-argument"
    assert 'pass calendars={"default": calendar}' in str(caught.value.hint)


def test_policies_keep_their_order_and_get_a_name() -> None:
    config = {
        "sla": [
            {"when": {"priority": ["high", "urgent"]}, "first_response": "30m business", "calendar": "tokyo"},
            {"name": "usual", "first_response": "2h business", "next_response": "4h elapsed", "resolution": "3 business days"},
        ]
    }
    urgent, usual = policies_from_config(config, calendars={"tokyo": TOKYO})
    assert (urgent.name, urgent.calendar, urgent.when.describe()) == ("policy 1", "tokyo", "priority is high or urgent")
    assert (usual.name, usual.calendar, usual.counts_automatic, usual.marketplace) == ("usual", None, False, None)
    assert {metric: str(target) for metric, target in usual.targets.items()} == {
        "first_response": "2h business",
        "next_response": "4h elapsed",
        "resolution": "3 business days",
    }
    assert pickle.loads(pickle.dumps(usual)) == usual


def test_no_policies_promise_nothing() -> None:
    assert policies_from_config({}) == ()


@pytest.mark.parametrize(
    ("table", "code", "key"),
    [
        ({"first_response": "2h"}, "bad-target", "sla[0].first_response"),
        ({"first_response": "0h business"}, "bad-target", "sla[0].first_response"),
        ({"first_response": "-2h business"}, "bad-target", "sla[0].first_response"),
        ({"first_response": 2}, "bad-target", "sla[0].first_response"),
        ({"resolution": "3 days"}, "bad-target", "sla[0].resolution"),
        ({"first_responce": "2h business"}, "unknown-key", "sla[0].first_responce"),
        ({"name": "empty"}, "no-target", "sla[0]"),
        ({"first_response": "2h business", "counts_automatic": "no"}, "bool-type", "sla[0].counts_automatic"),
        ({"first_response": "2h business", "when": {"chanel": "line"}}, "unknown-field", "sla[0].when.chanel"),
        ({"first_response": "2h business", "when": []}, "not-a-table", "sla[0].when"),
        ({"first_response": "2h business", "calendar": "tokio"}, "unknown-calendar", "sla[0].calendar"),
        ("2h business", "model-type", "sla[0]"),
    ],
)
def test_a_fault_names_its_place(table: Any, code: str, key: str) -> None:
    assert (code, key) in faults({"sla": [table]}, calendars={"tokyo": TOKYO})


def test_faults_of_shape_and_of_conditions_come_together() -> None:
    config = {"sla": [{"first_response": "2h"}, {"first_response": "2h business", "when": {"market": "JX"}}]}
    assert faults(config) == [("bad-target", "sla[0].first_response"), ("unknown-territory", "sla[1].when.market")]


def test_too_many_policies_are_refused() -> None:
    assert faults({"sla": [{}] * 1_001}) == [("too-many-policies", "sla")]
    assert faults({"sla": "2h business"}) == [("list-type", "sla")]
    assert faults({"sla": ({"first_response": "2h business"},)}) == [("list-type", "sla")]


def test_calendars_are_checked_only_where_they_are_known() -> None:
    assert policies_from_config({"sla": [{"first_response": "2h business", "calendar": "later"}]})[0].calendar == "later"


def test_a_file_is_read_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('format = 1\n\n[[sla]]\nfirst_response = "2h business"\n', encoding="utf-8")
    assert str(load_policies(file)[0].targets["first_response"]) == "2h business"
    file.write_text('[[sla]]\nname = "usual"\nfirst_response = "2h"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_policies(file)
    fault = caught.value.faults[0]
    assert (fault.file, fault.line) == (str(file), 3)
    assert '"2h business"' in str(fault.hint)


def test_a_file_without_sla_tables_is_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "policies.toml"
    file.write_text('[[policy]]\nfirst_response = "2h business"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_policies(file)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [("missing-key", "sla")]


def test_a_document_may_hold_more_than_policies() -> None:
    document = parse_toml('[shop]\nname = "Kaze"\n[[sla]]\nresolution = "14 calendar days"\n')
    assert str(policies_from_config(document)[0].targets["resolution"]) == "14 calendar days"


def test_a_policy_made_in_code_names_known_metrics() -> None:
    with pytest.raises(UsageError) as caught:
        SlaPolicy(name="x", targets={cast("Metric", "first_responce"): Target.parse("2h business")})
    assert caught.value.code == "unknown-metric"
    assert 'did you mean "first_response"?' in str(caught.value.hint)


def test_a_clock_that_was_not_in_force_yet_is_left_out() -> None:
    assert marketplace_policies("tiktok-shop-sea", on=date(2025, 8, 14)) == ()
    assert len(marketplace_policies("tiktok-shop-sea", on=date(2025, 8, 15))) == 1
    assert len(marketplace_policies("amazon", on=date(2001, 1, 1))) == 1


def test_an_unknown_marketplace_gets_a_suggestion() -> None:
    with pytest.raises(UsageError) as caught:
        marketplace_policies("amazn")
    assert caught.value.code == "unknown-marketplace"
    assert 'did you mean "amazon"?' in str(caught.value.hint)


def test_the_schema_describes_every_metric_in_both_forms_and_what_a_condition_may_ask() -> None:
    schema = policies_json_schema()
    table = schema["$defs"]["PolicyTable"]
    assert {metric: table["properties"][metric]["anyOf"][0] for metric in METRICS} == {key: {"type": "string"} for key in METRICS}
    assert table["additionalProperties"] is False
    assert table["properties"]["when"] == {"$ref": "#/$defs/sla_condition"}
    assert {"market", "is_complaint", "started_at"} <= set(schema["$defs"]["sla_condition"]["anyOf"][0]["properties"])
    assert schema["$defs"]["MetricTable"]["properties"]["target"] == {"type": "string"}


@pytest.mark.parametrize(
    ("table", "code", "key", "hint"),
    [
        ({"resolution": {"target": "2h business", "pauses": "pending"}}, "list-type", "resolution.pauses", 'write pauses = ["pending"]'),
        ({"resolution": {"target": "2h business", "pauses": ["waiting"]}}, "unknown-value", "resolution.pauses[0]", "pending"),
        ({"resolution": {"target": "2h business", "reopen": "restart"}}, "unknown-value", "resolution.reopen", "resume"),
        ({"resolution": {"pauses": ["pending"]}}, "missing-key", "resolution.target", ""),
        ({"resolution": {"target": "2h"}}, "bad-target", "resolution.target", "2h business"),
        ({"resolution": {"target": "2h business", "pause": []}}, "unknown-key", "resolution.pause", "pauses"),
        ({"first_response": "2h business", "valid_from": "soon"}, "bad-date", "valid_from", "2026-12-01"),
        ({"first_response": "2h business", "max_hand_overs": -1}, "greater-than-equal", "max_hand_overs", ""),
        ({"first_response": "2h business", "marketplace": "amazon", "jurisdiction": "ES"}, "two-clocks", "", "two policies"),
        ({"first_response": "2h business", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "empty-range", "", "swap"),
    ],
)
def test_a_slip_in_a_policy_says_where_and_what_to_write(table: dict[str, Any], code: str, key: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        policies_from_config({"sla": [table]})
    (fault,) = caught.value.faults
    assert (fault.code, str(fault.key).removeprefix("sla[0]").removeprefix(".")) == (code, key)
    assert hint in str(fault.hint)
