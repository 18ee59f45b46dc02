"""Rules with dates, tags, attributes, calendars and ladders; explanations; and the canonical form."""

import json
import os
import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Field
from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Decision, RuleSet
from xborder_support.terms import Reason

NOW = datetime(2026, 12, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
REST: dict[str, Any] = {"name": "rest", "to": [{"team": "of_market"}]}
CHRISTMAS: dict[str, Any] = {
    "name": "christmas",
    "to": [{"team": "elves"}],
    "valid_from": date(2026, 12, 1),
    "valid_to": date(2026, 12, 24),
}


def rules(*tables: dict[str, Any], calendars: Any = None, **others: Any) -> RuleSet:
    return RuleSet.from_config({"routing": list(tables), **others}, calendars=calendars)


@pytest.mark.parametrize(
    ("now", "rule"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), "rest"),
        (datetime(2026, 12, 1, tzinfo=UTC), "christmas"),
        (datetime(2026, 12, 24, 23, 59, 59, tzinfo=UTC), "christmas"),
        (datetime(2026, 12, 25, tzinfo=UTC), "rest"),
    ],
)
def test_a_dated_rule_counts_on_its_days_both_included(now: datetime, rule: str) -> None:
    both = rules(CHRISTMAS, REST)
    first = both.first({}, now=now)
    assert (both.decide({}, now=now).rule, first.name if first else None) == (rule, rule)


def test_dates_are_read_from_toml_and_from_json_alike() -> None:
    toml = parse_toml('[[routing]]\nname = "x"\nto = [{ team = "a" }]\nvalid_from = 2026-12-01\nvalid_to = 2026-12-24T18:00:00+09:00\n')
    text = {"name": "x", "to": [{"team": "a"}], "valid_from": "2026-12-01", "valid_to": "2026-12-24T09:00:00Z"}
    assert RuleSet.from_config(toml) == rules(text)
    assert rules(text).rules[0].valid_to == datetime(2026, 12, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("settings", "code", "key"),
    [
        ({"valid_from": datetime(2026, 12, 1)}, "bad-date", "routing[0].valid_from"),  # noqa: DTZ001
        ({"valid_from": date(2026, 12, 2), "valid_to": date(2026, 12, 1)}, "empty-range", "routing[0]"),
        ({"valid_from": "soon"}, "bad-date", "routing[0].valid_from"),
        ({"valid_to": 20261201}, "bad-date", "routing[0].valid_to"),
        ({"valid_to": "2026-12-01T09:00"}, "bad-date", "routing[0].valid_to"),
        ({"to": ["asia"]}, "not-a-table", "routing[0].to[0]"),
        ({"ladder": ""}, "string-too-short", "routing[0].ladder"),
        ({"to": [{"skill": "customs", "level": 6}]}, None, "routing[0].to[0].level"),
        ({"to": [{"team": "a", "level": 3}]}, "bad-skill-level", "routing[0].to[0]"),
        ({"when": {"now": {"in_calendar": "tokyo"}}}, "no-calendars", "routing[0].when.now.in_calendar"),
    ],
)
def test_a_fault_names_its_place(settings: dict[str, Any], code: str | None, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        rules({**REST, **settings})
    assert [fault for fault in caught.value.faults if fault.key.startswith(key) and code in {None, fault.code}], str(caught.value)


def test_rules_ask_whether_a_calendar_is_open() -> None:
    day = {"name": "day", "when": {"now": {"in_calendar": "tokyo"}}, "to": [{"team": "asia"}]}
    both = rules(day, REST, calendars={"tokyo": TOKYO})
    found = [both.decide({}, now=datetime(2026, 2, 3, hour, tzinfo=UTC)).rule for hour in (0, 8, 9, 15)]
    assert found == ["day", "day", "rest", "rest"]


def test_rules_ask_how_long_somebody_has_waited() -> None:
    late = {"name": "late", "when": {"waiting_since": {"waited": "2h business", "calendar": "tokyo"}}, "to": [{"team": "asia"}]}
    both = rules(late, REST, calendars={"tokyo": TOKYO})
    since = datetime(2026, 2, 3, 8, tzinfo=UTC)  # 17:00 in Tokyo
    found = [both.decide({"waiting_since": since}, now=since + timedelta(hours=hours)).rule for hours in (1, 3, 16, 17)]
    assert found == ["rest", "rest", "rest", "late"]
    assert both.decide({}, now=NOW).missing == {"waiting_since"}


TAGGING: list[dict[str, Any]] = [
    {"name": "from afar", "when": {"market": ["JP", "BR"]}, "tags": ["overseas"]},
    {"name": "regulars", "when": {"tier": "gold"}, "tags": ["regular", "overseas"]},
]


def test_all_tagging_rules_count_and_the_rules_hear_of_their_tags() -> None:
    asked = {"name": "both", "when": {"tags": {"has_all": ["overseas", "regular", "own"]}}, "to": [{"team": "a"}]}
    decision = rules(asked, REST, tagging=TAGGING).decide({"market": "JP", "tier": "gold", "tags": {"own"}}, now=NOW)
    assert (decision.rule, decision.tags) == ("both", ("overseas", "regular"))
    assert Reason("tagged", {"tags": "overseas, regular"}) in decision.reasons
    assert rules(asked, REST, tagging=TAGGING).decide({"market": "DE"}, now=NOW).tags == ()


def test_attributes_are_declared_in_the_file_or_in_code() -> None:
    gift = {"name": "gift", "when": {"is_gift": True, "club": "gold"}, "to": [{"team": "a"}]}
    table = {"is_gift": "boolean", "club": {"kind": "choice", "values": ["gold", "silver"]}}
    in_file = rules(gift, REST, attributes=table)
    in_code = RuleSet.from_config(
        {"routing": [gift, REST]}, attributes={"is_gift": Field("boolean"), "club": Field("choice", values=("gold", "silver"))}
    )
    assert in_file == in_code
    assert in_file.decide({"is_gift": True, "club": "gold"}, now=NOW).rule == "gift"
    with pytest.raises(ConfigurationError, match="unknown-value"):
        rules({**gift, "when": {"club": "goldd"}}, attributes=table)


def test_the_canonical_form_is_the_same_however_rules_were_spelled() -> None:
    short = rules({"name": "x", "when": {"market": "JP", "tags": ["b", "a"]}, "to": [{"team": "a"}]}, REST)
    long = rules(
        {"name": "x", "when": {"all": [{"market": {"in": ["JP"]}}, {"tags": {"has_any": ["a", "b"]}}]}, "to": [{"team": "a"}]}, REST
    )
    assert (short.version, short.to_json()) == (long.version, long.to_json())
    assert RuleSet.from_json(short.to_json()) == short


def test_everything_about_rules_survives_being_stored() -> None:
    full = rules(
        {**CHRISTMAS, "when": {"now": {"in_calendar": "tokyo"}, "club": "gold"}, "priority": "high", "ladder": "vip"},
        REST,
        tagging=TAGGING,
        attributes={"club": "choice"},
        calendars={"tokyo": TOKYO},
    )
    assert RuleSet.from_json(full.to_json(), calendars={"tokyo": TOKYO}) == full
    decision = full.decide({"club": "gold"}, now=NOW.replace(hour=1))
    assert Decision.from_json(decision.to_json()) == decision
    assert (decision.rule, decision.ladder) == ("christmas", "vip")


@pytest.mark.parametrize("text", ["", "[]", "nonsense", "null", 5, b"\xff"])
def test_what_is_no_stored_rule_set_is_refused(text: Any) -> None:
    with pytest.raises(UsageError) as caught:
        RuleSet.from_json(text)
    assert caught.value.code == "bad-stored-value"


THREE: list[dict[str, Any]] = [
    {"name": "customs", "when": {"topic": "customs", "market": "JP"}, "to": [{"skill": "customs"}]},
    {"name": "anything", "when": {"any": [{"market": "JP"}, {"tier": "gold"}]}, "to": [{"team": "asia"}]},
    {**REST, "name": "rest"},
]


def test_the_winner_is_explained_question_by_question() -> None:
    explained = rules(*THREE).explain({"market": "JP", "topic": "late"}, now=NOW)
    (trace,) = explained.traces
    assert (trace.rule, trace.verdict, [(answer.question, answer.holds) for answer in trace.answers]) == (
        "anything",
        "wins",
        [("market is JP or tier is gold", True)],
    )


def test_a_full_trace_says_what_became_of_every_rule() -> None:
    explained = rules(CHRISTMAS, *THREE).explain({"market": "JP"}, now=NOW - 60 * DAY, trace="full")
    assert [(trace.position, trace.rule, trace.verdict) for trace in explained.traces] == [
        (1, "christmas", "not-in-effect"),
        (2, "customs", "undecided"),
        (3, "anything", "wins"),
        (4, "rest", "fits"),
    ]
    assert explained.describe().splitlines()[1:] == [
        "1. christmas is not in effect at this time",
        "2. customs is undecided: topic is not known (topic is customs)",
        "3. anything wins: market is JP or tier is gold",
        "4. rest fits too, but comes later: always",
    ]


def test_without_a_winner_there_is_nothing_to_trace() -> None:
    explained = rules(THREE[0]).explain({"market": "BR"}, now=NOW)
    assert explained.traces == ()
    assert explained.describe().endswith("no rule fits")


def test_many_undecided_rules_are_named_up_to_twenty() -> None:
    many = [{"name": f"r{number}", "when": {"tier": f"t{number}"}, "to": [{"team": "a"}]} for number in range(30)]
    decision = rules(*many, REST).decide({}, now=NOW)
    (undecided,) = (reason for reason in decision.reasons if reason.code == "rule-undecided")
    assert undecided.facts["rule"].startswith("r0, r1, ")
    assert undecided.facts["rule"].endswith("r19 and 10 more")
    assert decision.missing == {"tier"}


def test_a_decision_does_not_hang_on_the_order_of_dictionaries() -> None:
    context = {"market": "JP", "topic": "late", "tier": "gold", "tags": ["b", "a"], "language": "ja", "priority": "low"}
    shuffled = dict(random.Random(5).sample(list(context.items()), len(context)))
    asked = rules(*THREE, tagging=TAGGING)
    assert asked.decide(context, now=NOW).to_json() == asked.decide(shuffled, now=NOW).to_json()


def test_a_decision_does_not_hang_on_the_seed_of_hashes() -> None:
    program = (
        "from datetime import UTC, datetime\nfrom xborder_support import RuleSet\n"
        f"rules = RuleSet.from_config({{'routing': {THREE!r}, 'tagging': {TAGGING!r}}})\n"
        "print(rules.decide({'tier': 'gold', 'segments': {'a', 'b', 'c'}}, now=datetime(2026, 2, 3, tzinfo=UTC)).to_json())\n"
        "print(rules.version, [finding.to_json() for finding in rules.lint()])"
    )
    printed = {
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert json.loads(printed.pop().splitlines()[0])["rule"] == "anything"


def test_a_trace_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        rules(REST).explain({}, now=NOW, trace="all")  # type: ignore[arg-type]
    assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize("config", [[], None, "routing", 5])
def test_what_is_no_configuration_at_all_has_one_fault(config: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config(config)
    assert len(caught.value.faults) == 1
