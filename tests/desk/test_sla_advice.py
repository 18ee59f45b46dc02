"""What is odd in [[sla]] is said when the file is read, and what a clock found odd about a conversation is said in its plan."""

from __future__ import annotations

import string
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xborder_support import ConfigurationError, Conversation, SupportDesk, TicketEvent
from xborder_support.channels import Channels
from xborder_support.channels import line as line_module
from xborder_support.desk import explain_reason, json_schema
from xborder_support.errors import Fault
from xborder_support.histories import load_mapping
from xborder_support.sla import evaluate
from xborder_support.terms import Finding, Reason
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
GENERAL = {"name": "general", "first_response": "2h business"}
FRAME: dict[str, Any] = {
    "format": 1,
    "shop": {"name": "Kaze", "other_countries": "GB"},
    "calendars": {"office": {"time_zone": "Europe/London", "hours": {"mon-fri": ["09:00-17:00"]}}},
    "teams": {"support": {"calendar": "office", "lead": "sam"}},
    "agents": {"sam": {"name": "Sam Reed", "team": "support", "speaks": {"en": "native"}}},
    "markets": {"GB": {"team": "support"}},
}
TEXT = """\
format = 1
shop = { name = "Kaze" }

[[sla]]
first_response = "2h business"

[[sla]]
jurisdiction = "Spain"
resolution = "15 business days"

[history]
time_zone = "Europe/Berlin"

[history.columns]
ticket = "number"
created_at = "opened"

[history.statuses]
Active = "open"
"""


def desk_of(*policies: dict[str, Any], **tables: Any) -> SupportDesk:
    return SupportDesk.from_config({**FRAME, "sla": list(policies), **tables})


def found(*policies: dict[str, Any], **options: Any) -> list[Finding]:
    about = {"no-general-policy", "policy-shadowed", "duplicate-policy", "unknown-marketplace"}
    return [finding for finding in desk_of(*policies, **options).findings if finding.rule in about]


def rules(*policies: dict[str, Any]) -> list[str]:
    return [finding.rule for finding in found(*policies)]


def policy(name: str = "x", **fields: Any) -> dict[str, Any]:
    return {"name": name, "first_response": "1h business", **fields}


def faults_of(text: str, path: Path) -> list[Fault]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        SupportDesk.load(path)
    return list(caught.value.faults)


# Nothing for the rest


@pytest.mark.parametrize(
    "policies",
    [
        [],
        [policy(when={"priority": "high"})],
        [policy(marketplace="amazon")],
        [policy(jurisdiction="ES")],
        [policy(valid_from=date(2030, 1, 1))],
        [policy(valid_to=date(2020, 1, 1))],
        [policy("a", valid_to=date(2026, 1, 30)), policy("b", valid_from=date(2026, 2, 1))],
        [policy("a", valid_from=date(2026, 1, 1)), policy("b", marketplace="amazon"), policy("c", when={"market": "GB"})],
    ],
)
def test_a_file_without_a_policy_for_the_rest_is_told(policies: list[dict[str, Any]]) -> None:
    (finding,) = found(*policies)
    assert (finding.rule, finding.severity) == ("no-general-policy", "advisory")
    assert "fits everything at all times" in finding.message
    assert finding.suggestion == "add a last [[sla]] without when, marketplace, jurisdiction and dates"


@pytest.mark.parametrize(
    "policies",
    [
        [policy()],
        [policy("a", marketplace="amazon"), policy("b", jurisdiction="ES"), policy("c", when={"market": "GB"}), policy("d")],
        [policy("a", valid_to=date(2026, 1, 31)), policy("a", valid_from=date(2026, 2, 1))],
        [policy("b", valid_from=date(2026, 2, 1)), policy("a", valid_to=date(2026, 3, 31), when={})],
    ],
)
def test_versions_that_follow_each_other_fit_everything_together(policies: list[dict[str, Any]]) -> None:
    assert rules(*policies) == []


# Policies that never count


@pytest.mark.parametrize(
    ("policies", "message"),
    [
        (
            [GENERAL, policy("late", when={"priority": "high"})],
            "sla[1] ('late') never counts: 'general' above takes all that it would",
        ),
        (
            [GENERAL, policy("late", valid_from=date(2030, 1, 1))],
            "sla[1] ('late') never counts: 'general' above takes all that it would",
        ),
        (
            [policy("vip", when={"tier": "vip"}), policy("again", when={"tier": "vip"}, valid_to=date(2026, 6, 30)), GENERAL],
            "sla[1] ('again') never counts: 'vip' above takes all that it would",
        ),
        (
            [policy("a", marketplace="amazon"), GENERAL, policy("b", marketplace="amazon", when={"market": "GB"})],
            "sla[2] ('b') never counts: 'a' above takes all that it would",
        ),
        (
            [policy("old", valid_to=date(2026, 1, 31)), policy("new", valid_from=date(2026, 2, 1)), policy("third")],
            "sla[2] ('third') never counts: 'old', 'new' above together take all that it would",
        ),
        (
            [policy("a", valid_from=date(2026, 1, 1)), policy("b", valid_from=date(2026, 3, 1), valid_to=date(2026, 4, 1)), GENERAL],
            "sla[1] ('b') never counts: 'a' above takes all that it would",
        ),
    ],
)
def test_a_policy_that_never_counts_is_named_with_what_takes_its_place(policies: list[dict[str, Any]], message: str) -> None:
    (finding,) = found(*policies)
    assert (finding.rule, finding.severity, finding.message) == ("policy-shadowed", "warning", message)
    assert finding.suggestion == "move it above, narrow what stands there, or remove it"


@pytest.mark.parametrize(
    "policies",
    [
        [policy("a", when={"tier": "vip"}), policy("b", when={"tier": "gold"}), GENERAL],
        [policy("summer", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31)), GENERAL],
        [policy("soon", valid_from=date(2026, 6, 1)), policy("until then", when={"tier": "vip"}, valid_to=date(2026, 6, 1)), GENERAL],
        [policy("a", marketplace="amazon"), policy("b", marketplace="ebay"), policy("c", jurisdiction="ES"), GENERAL],
        [GENERAL, policy("a", marketplace="amazon"), policy("b", jurisdiction="ES"), policy("c", jurisdiction="IN")],
        [
            policy("a", valid_to=date(2026, 1, 31)),
            policy("b", valid_from=date(2026, 2, 2)),
            policy("the day between", when={"market": "GB"}),
            GENERAL,
        ],
    ],
)
def test_a_policy_that_may_count_is_left_alone(policies: list[dict[str, Any]]) -> None:
    assert rules(*policies) == []


def test_what_is_called_shadowed_never_counts_in_a_report() -> None:
    policies = [policy("old", valid_to=date(2026, 1, 31)), policy("new", valid_from=date(2026, 2, 1)), policy("third")]
    desk = desk_of(*policies)
    days = [datetime(2026, 1, 30, 12, tzinfo=UTC) + timedelta(hours=step) for step in range(0, 96, 6)]
    asked = [[TicketEvent(at=at, kind="customer_message", market="GB")] for at in days]
    reports = [
        evaluate(events, desk.parts.policies, calendars={"GB": desk.parts.calendars["office"]}, now=events[0].at) for events in asked
    ]
    assert {cycle.policy for report in reports for cycle in report.cycles} == {"old", "new"}


def test_long_lists_of_policies_are_cut() -> None:
    months = [policy(f"m{month}", valid_from=date(2026, month, 1), valid_to=date(2026, month, 28)) for month in range(1, 7)]
    whole = [policy("past", valid_to=date(2026, 6, 29)), policy("rest", valid_from=date(2026, 6, 30)), policy("y" * 200)]
    named = [finding.message for finding in found(*months, *whole) if finding.message.startswith("sla[8]")]
    assert named == [f"sla[8] ({'y' * 60!r}) never counts: 'm1', 'm2', 'm3', 'm4', 'm5' and 3 more above together take all that it would"]


# Names that stand twice


def test_two_policies_of_one_name_are_told() -> None:
    (finding,) = found(policy("usual", when={"tier": "vip"}), policy("usual"))
    assert (finding.rule, finding.severity) == ("duplicate-policy", "warning")
    assert finding.message == "sla[1] is called 'usual', as sla[0] is, so a plan does not tell which of them counts"
    assert "valid_from" in str(finding.suggestion)


def test_a_name_may_be_that_of_a_policy_without_one() -> None:
    assert rules(policy("policy 2", when={"tier": "vip"}), {"first_response": "1h business"}) == ["duplicate-policy"]


def test_versions_and_other_clocks_may_share_a_name() -> None:
    assert rules(policy(valid_to=date(2026, 1, 31)), policy(marketplace="amazon"), policy(jurisdiction="ES"), policy()) == []


# Marketplaces and jurisdictions


def test_a_marketplace_that_nobody_knows_is_told_with_what_is_probably_meant() -> None:
    (finding,) = found(policy(marketplace="amazn"), GENERAL)
    assert (finding.rule, finding.severity) == ("unknown-marketplace", "advisory")
    assert finding.message == "sla[0].marketplace is 'amazn', which is no marketplace that is known"
    assert str(finding.suggestion).startswith('did you mean "amazon"?')
    assert str(finding.suggestion).endswith("; leave one that only your host knows")


def test_a_marketplace_channel_of_the_host_is_known() -> None:
    config = {**FRAME, "sla": [policy(marketplace="bazaar"), GENERAL]}
    assert [finding.rule for finding in SupportDesk.from_config(config).findings] == ["unknown-marketplace"]
    own = Channels().add("bazaar", line_module, profiles={"bazaar": {"format": 1, "kind": "marketplace"}})
    assert SupportDesk.from_config(config, channels=own).findings == ()


def test_a_jurisdiction_that_is_no_territory_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(TEXT, tmp_path / "desk.toml")
    assert (fault.code, fault.key, fault.line) == ("unknown-territory", "sla[1].jurisdiction", 8)
    assert (fault.message, fault.hint) == ("unknown territory 'Spain'", 'did you mean "ES"?')


# The mapping of histories


def test_a_desk_file_may_hold_the_mapping_that_histories_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(TEXT.replace("Spain", "es"), encoding="utf-8")
    desk, mapping = SupportDesk.load(path), load_mapping(path)
    assert (mapping.columns["created_at"], mapping.time_zone) == ("opened", "Europe/Berlin")
    assert [one.jurisdiction for one in desk.parts.policies] == [None, "ES"]
    path.write_text(TEXT.replace("Spain", "es").partition("[history]")[0], encoding="utf-8")
    assert SupportDesk.load(path).digest == desk.digest


def test_faults_of_the_mapping_come_with_the_others(tmp_path: Path) -> None:
    wrong = TEXT.replace("Europe/Berlin", "Berlin").replace('created_at = "opened"', 'craeted_at = "opened"').replace('"open"', '"opne"')
    found = {(fault.code, fault.key, fault.line) for fault in faults_of(wrong, tmp_path / "desk.toml")}
    assert found == {
        ("unknown-territory", "sla[1].jurisdiction", 8),
        ("unknown-time-zone", "history.time_zone", 12),
        ("unknown-key", "history.columns.craeted_at", 16),
        ("unknown-value", "history.statuses.Active", 19),
    }


@pytest.mark.parametrize("history", [1, "tickets.toml", [], [{"columns": {"ticket": "number"}}]])
def test_a_mapping_that_is_no_table_is_one_fault(history: object) -> None:
    with pytest.raises(ConfigurationError) as caught:
        desk_of(GENERAL, history=history)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [("not-a-table", "history")]


def test_an_empty_mapping_lacks_its_columns() -> None:
    with pytest.raises(ConfigurationError) as caught:
        desk_of(GENERAL, history={})
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [("missing-key", "history.columns")]


def test_editors_know_the_mapping() -> None:
    described = json_schema()["properties"]["history"]
    assert described["type"] == "object"
    assert described["description"].startswith("Which column")


# What a plan says of its clocks


def event(kind: Any, hours: int = 1, **fields: Any) -> TicketEvent:
    return TicketEvent(at=NOW + timedelta(hours=hours), kind=kind, **fields)


def begun(desk: SupportDesk, **fields: Any) -> Conversation:
    asked = message("Hello, where is my order?", channel="whatsapp", sender="447400123456", at=NOW, **fields)
    return desk.handle(asked, now=NOW).conversation


def told(desk: SupportDesk, conversation: Conversation) -> list[Reason]:
    usual = {"usual-target", "counted-round-the-clock"}
    plan = desk.check(conversation, now=NOW + timedelta(days=1))
    assert all(reason.code not in plan.explain() for reason in plan.reasons), "each has a sentence"
    return [reason for reason in plan.reasons if reason.code not in usual]


def test_a_plan_says_that_a_conversation_went_through_too_many_hands() -> None:
    desk = desk_of({**GENERAL, "max_hand_overs": 1})
    conversation = begun(desk)
    assert told(desk, conversation) == []
    for hours, agent in enumerate(["ann", "ben", "cem"], 1):
        conversation = desk.record(event("handed_over", hours, agent=agent), conversation)
    (reason,) = told(desk, conversation)
    assert (reason.code, reason.facts["most"]) == ("too-many-hand-overs", "1")
    assert explain_reason(reason) == f"The conversation went through {reason.facts['count']} hands, and the policy allows 1."


def test_it_is_said_with_the_next_message_too() -> None:
    desk = desk_of({**GENERAL, "max_hand_overs": 0})
    conversation = desk.record(event("handed_over", agent="ann"), begun(desk))
    again = message("Hello?", channel="whatsapp", sender="447400123456", at=NOW + timedelta(hours=2), provider_id="2")
    plan = desk.handle(again, now=NOW + timedelta(hours=2), conversation=conversation)
    assert "too-many-hand-overs" in [reason.code for reason in plan.reasons]


def test_a_plan_says_which_statuses_nobody_knows() -> None:
    desk = desk_of(GENERAL)
    conversation = desk.record(event("status_changed", status="waiting for parts"), begun(desk))
    assert told(desk, conversation) == [Reason("unknown-status", {"events": "1", "statuses": "waiting for parts"})]


def test_a_plan_says_that_a_marketplace_has_no_clock() -> None:
    desk = desk_of(GENERAL)
    assert told(desk, begun(desk, marketplace="bazaar")) == [Reason("marketplace-without-clock", {"marketplace": "bazaar"})]
    assert told(desk_of(GENERAL, policy(marketplace="bazaar")), begun(desk, marketplace="bazaar")) == []


def test_a_plan_says_which_clock_is_not_counted() -> None:
    desk = desk_of(GENERAL)
    nowhere = Conversation().add(TicketEvent(at=NOW, kind="customer_message", marketplace="lazada"))
    (reason,) = told(desk, nowhere)
    assert (reason.code, reason.facts["clock"]) == ("clock-not-counted", "lazada")


def test_what_a_desk_cannot_help_is_not_said() -> None:
    desk = desk_of(GENERAL)
    early = [event("agent_replied", -3, agent="sam"), event("note", -2), event("created", -1)]
    conversation = begun(desk).add(*early)
    hours = {"GB": desk.parts.calendars["office"]}
    report = evaluate(conversation.events, desk.parts.policies, calendars=hours, now=NOW)
    assert {"event-before-created"} <= {finding.rule for finding in report.findings}
    assert told(desk, conversation) == []


def test_sentences_use_facts_that_findings_have(request: pytest.FixtureRequest) -> None:
    words = tomllib.loads((request.config.rootpath / "src/xborder_support/desk/data/explanation.en.toml").read_text(encoding="utf-8"))
    facts = {
        "clock-not-counted": {"clock", "code"},
        "marketplace-without-clock": {"marketplace"},
        "too-many-hand-overs": {"count", "most"},
        "unknown-status": {"events", "statuses"},
    }
    for code, names in facts.items():
        assert {name for _, name, _, _ in string.Formatter().parse(words["reasons"][code]) if name} <= names


# What the customer is told


@pytest.mark.parametrize(
    "above",
    [
        policy("law", jurisdiction="GB", first_response="15m elapsed"),
        policy("over", valid_to=date(2026, 2, 2), first_response="15m elapsed"),
        policy("to come", valid_from=date(2026, 2, 4), first_response="15m elapsed"),
    ],
)
def test_only_policies_of_the_shop_that_count_now_are_promised(above: dict[str, Any]) -> None:
    asked = message("Hello, where is my order?", channel="whatsapp", sender="447400123456", at=NOW)
    alone, beside = (desk_of(*policies).handle(asked, now=NOW) for policies in ([GENERAL], [above, GENERAL]))
    assert alone.promised_at is not None
    assert alone.promised_at == beside.promised_at
