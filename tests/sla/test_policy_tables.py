"""What every key of a ``[[sla]]`` table becomes, and what is said of each slip, word by word."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.sla import METRIC_RULES, MetricRule, SlaPolicy, load_policies, policies_from_config
from xborder_support.terms import Metric, Target

FULL = """
[[sla]]
name = "all"
when = { market = "JP" }
calendar = "tokyo"
jurisdiction = "JP"
valid_from = 2026-01-01
valid_to = 2026-12-31
counts_automatic = true
excludes = ["blocked", "holiday_mode"]
max_hand_overs = 3
first_response = "2h business"
resolution = { target = "3 business days", pauses = ["on_hold"], reopen = "new_cycle" }
agent_work = { target = "8h business", pauses = [] }
requester_wait = { target = "9h business", reopen = "ignore" }
"""


def read(text: str, **options: Any) -> SlaPolicy:
    (policy,) = policies_from_config(parse_toml(text), **options)
    return policy


def fault_of(config: Any, **options: Any) -> Fault:
    with pytest.raises(ConfigurationError) as caught:
        policies_from_config(config, **options)
    (fault,) = caught.value.faults
    return fault


def test_every_key_is_taken_over() -> None:
    policy = read(FULL)
    assert (policy.name, policy.when.describe(), policy.calendar) == ("all", "market is JP", "tokyo")
    assert (policy.marketplace, policy.jurisdiction, policy.clock) == (None, "JP", "JP")
    assert (policy.counts_automatic, policy.excludes, policy.max_hand_overs) == (True, frozenset({"blocked", "holiday_mode"}), 3)
    assert policy.valid_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert policy.valid_to == datetime(2027, 1, 1, tzinfo=UTC)
    assert {metric: str(target) for metric, target in policy.targets.items()} == {
        "first_response": "2h business",
        "resolution": "3 business days",
        "agent_work": "8h business",
        "requester_wait": "9h business",
    }
    assert policy.rules == {
        "resolution": MetricRule(pauses=frozenset({"on_hold"}), reopen="new_cycle"),
        "agent_work": MetricRule(pauses=frozenset(), reopen="resume"),
        "requester_wait": MetricRule(pauses=frozenset({"pending"}), reopen="ignore"),
    }


def test_what_is_not_said_is_as_usual() -> None:
    policy = read('[[sla]]\nfirst_response = "2h business"\n')
    assert policy == SlaPolicy(name="policy 1", targets={"first_response": Target.parse("2h business")})
    assert policy.rule("agent_work") == METRIC_RULES["agent_work"]
    assert policy.clock == "shop"
    assert read('[[sla]]\nmarketplace = "fnac"\nresolution = "2h business"\n').clock == "fnac"


def test_policies_without_a_name_are_called_by_their_position() -> None:
    config = {"sla": [{"first_response": "2h business"}, {"name": "x", "resolution": "1h elapsed"}, {"resolution": "1h elapsed"}]}
    assert [policy.name for policy in policies_from_config(config)] == ["policy 1", "x", "policy 3"]


def test_a_day_counts_whole_and_an_instant_to_the_second() -> None:
    text = '[[sla]]\nfirst_response = "2h business"\nvalid_from = 2026-02-03T09:00:00+09:00\nvalid_to = 2026-02-04\n'
    policy = read(text)
    begin, end = datetime(2026, 2, 3, 0, tzinfo=UTC), datetime(2026, 2, 5, tzinfo=UTC)
    assert (policy.valid_from, policy.valid_to) == (begin, end)
    tick = datetime.resolution
    assert [policy.is_valid(at) for at in (begin - tick, begin, end - tick, end)] == [False, True, True, False]


def test_a_version_names_what_a_policy_says() -> None:
    policy = read(FULL)
    assert policy.version == read(FULL).version
    assert len(policy.version) == 16
    changes = {
        '"all"': '"others"',
        '"JP" }': '"DE" }',
        '"tokyo"': '"osaka"',
        'jurisdiction = "JP"': 'jurisdiction = "DE"',
        "2026-01-01": "2026-01-02",
        "2026-12-31": "2026-12-30",
        "counts_automatic = true": "counts_automatic = false",
        '"blocked", ': "",
        "max_hand_overs = 3": "max_hand_overs = 4",
        '"2h business"': '"3h business"',
        '["on_hold"]': '["pending"]',
        '"new_cycle"': '"resume"',
    }
    for old, new in changes.items():
        assert read(FULL.replace(old, new, 1)).version != policy.version, old


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '[[sla]]\nname = "x"\n',
            Fault("no-target", "the policy promises nothing", key="sla[0]", line=1, hint='write first_response = "2h business"'),
        ),
        (
            "[[sla]]\nfirst_response = 2\n",
            Fault(
                "bad-target",
                "a target is text",
                key="sla[0].first_response",
                line=2,
                hint='write "2h business", "24h elapsed" or "3 business days"',
            ),
        ),
        (
            '[[sla]]\nfirst_response = "2h business"\nvalid_from = 2026-02-02\nvalid_to = 2026-02-01\n',
            Fault("empty-range", "the policy ends before it begins", key="sla[0]", line=1, hint="swap valid_from and valid_to"),
        ),
        (
            '[[sla]]\nfirst_response = "2h business"\nmarketplace = "amazon"\njurisdiction = "ES"\n',
            Fault("two-clocks", "a policy is a marketplace's or a law's, not both", key="sla[0]", line=1, hint="write two policies"),
        ),
    ],
)
def test_a_slip_is_told_word_by_word(text: str, fault: Fault) -> None:
    assert fault_of(parse_toml(text)) == replace(fault, file="<string>")


def test_an_unknown_calendar_is_told_with_those_that_there_are() -> None:
    text = '[[sla]]\nfirst_response = "2h business"\n[[sla]]\ncalendar = "tokio"\nfirst_response = "2h business"\n'
    fault = fault_of(parse_toml(text), calendars={"tokyo": None, "berlin": None})
    assert (fault.code, fault.message) == ("unknown-calendar", "no calendar is called 'tokio'")
    assert (fault.key, fault.line) == ("sla[1].calendar", 4)
    assert str(fault.hint).startswith('did you mean "tokyo"?')


@pytest.mark.parametrize("name", ["every_day", "bank_days", "days_but_holidays"])
def test_packaged_calendars_need_not_be_there(name: str) -> None:
    assert read(f'[[sla]]\ncalendar = "{name}"\nfirst_response = "2h business"\n', calendars={}).calendar == name


@pytest.mark.parametrize(
    ("given", "hint"), [("Spain", 'did you mean "ES"?'), ("spain", 'did you mean "ES"?'), ("ESP", None), ("eu-es", None), ("ß", None)]
)
def test_a_jurisdiction_is_a_territory(given: str, hint: str | None) -> None:
    fault = fault_of(parse_toml(f'[[sla]]\nfirst_response = "2h business"\njurisdiction = "{given}"\n'))
    assert (fault.code, fault.message) == ("unknown-territory", f"unknown territory {given!r}")
    assert (fault.key, fault.line) == ("sla[0].jurisdiction", 3)
    assert fault.hint == hint or hint is None


@pytest.mark.parametrize(("given", "code"), [("es", "ES"), ("UK", "GB"), ("XK", "XK")])
def test_a_jurisdiction_is_written_in_one_way(given: str, code: str) -> None:
    policy = read(f'[[sla]]\nfirst_response = "2h business"\njurisdiction = "{given}"\n')
    assert (policy.jurisdiction, policy.clock) == (code, code)


@pytest.mark.parametrize(("given", "code"), [("", "string-too-short"), (34, "string-type"), (["ES"], "string-type")])
def test_a_jurisdiction_of_another_kind_is_refused(given: Any, code: str) -> None:
    fault = fault_of({"sla": [{"first_response": "2h business", "jurisdiction": given}]})
    assert (fault.code, fault.key) == (code, "sla[0].jurisdiction")


def test_a_condition_may_ask_about_the_calendars() -> None:
    text = '[[sla]]\nwhen = { started_at = { in_calendar = "tokio" } }\nfirst_response = "2h business"\n'
    assert fault_of(parse_toml(text), calendars={"tokyo": None}).code == "unknown-calendar"
    assert fault_of(parse_toml(text)).code == "no-calendars"


def test_too_many_policies_are_refused_before_they_are_read() -> None:
    table = {"first_response": "2h business"}
    assert len(policies_from_config({"sla": [table] * 1_000})) == 1_000
    assert fault_of({"sla": [table] * 1_001}) == Fault(
        "too-many-policies", "1001 policies, at most 1000 are read", key="sla", hint="join policies by listing values"
    )


def test_a_file_without_policies_says_so(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('[shop]\nname = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_policies(file)
    (fault,) = caught.value.faults
    assert (fault.code, fault.message) == ("missing-key", "the file has no [[sla]] table")
    assert (fault.key, fault.hint, fault.file) == ("sla", "check the name of the table", str(file))


def test_a_file_is_read_with_the_calendars_that_there_are(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('[[sla]]\ncalendar = "tokio"\nfirst_response = "2h business"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_policies(file, calendars={})
    assert [fault.code for fault in caught.value.faults] == ["unknown-calendar"]
    assert load_policies(file)[0].calendar == "tokio"


def test_faults_of_tables_and_of_conditions_come_together() -> None:
    config = {"sla": [{"when": {"market": "XX"}, "first_response": "2h"}, {"when": [], "first_response": "2h business"}]}
    with pytest.raises(ConfigurationError) as caught:
        policies_from_config(config)
    found = {(fault.code, fault.key) for fault in caught.value.faults}
    assert found == {
        ("bad-target", "sla[0].first_response"),
        ("unknown-territory", "sla[0].when.market"),
        ("not-a-table", "sla[1].when"),
    }


@pytest.mark.parametrize("wrong", [[1], "sla", {"sla": 1}])
def test_tables_of_another_shape_are_refused(wrong: Any) -> None:
    with pytest.raises(ConfigurationError):
        policies_from_config({"sla": wrong})


def test_names_of_help_desks_are_taken_in_code() -> None:
    target = Target.parse("2h business")
    policy = SlaPolicy(name="x", targets={"first_reply_time": target}, rules={"total_resolution": MetricRule()})  # type: ignore[dict-item]
    assert (policy.targets, policy.rules) == ({"first_response": target}, {"resolution": MetricRule()})


@pytest.mark.parametrize(
    ("fields", "code", "message", "hint"),
    [
        (
            {"marketplace": "amazon", "jurisdiction": "ES"},
            "two-clocks",
            "a policy is a marketplace's or a law's, not both",
            "write two policies",
        ),
        (
            {"valid_from": datetime(2026, 1, 1, tzinfo=UTC), "valid_to": datetime(2026, 1, 1, tzinfo=UTC)},
            "empty-range",
            "the policy ends before it begins",
            "swap valid_from and valid_to",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_code(fields: dict[str, Any], code: str, message: str, hint: str) -> None:
    targets: dict[Metric, Target] = {"first_response": Target.parse("2h business")}
    with pytest.raises(UsageError) as caught:
        SlaPolicy(name="x", targets=targets, **fields)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (code, message, hint)


@pytest.mark.parametrize("name", ["valid_from", "valid_to"])
def test_a_bound_without_a_zone_is_refused_by_its_name(name: str) -> None:
    naive: dict[str, Any] = {name: datetime(2026, 1, 1)}  # noqa: DTZ001
    with pytest.raises(UsageError) as caught:
        SlaPolicy(name="x", targets={}, **naive)
    assert caught.value.code == "naive-datetime"
    assert name in caught.value.message
