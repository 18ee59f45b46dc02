"""What is odd in a desk file without being a fault is said, with a remedy; a sensible file gives no advice."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from xborder_support import Roster, SupportDesk
from xborder_support.configuration import read_toml
from xborder_support.terms import Finding

SOUND: dict[str, Any] = {
    "format": 1,
    "shop": {"name": "Kaze", "other_countries": "GB"},
    "calendars": {"office": {"time_zone": "Europe/London", "hours": {"mon-fri": ["09:00-17:00"]}}},
    "teams": {"support": {"calendar": "office", "lead": "sam"}},
    "agents": {"sam": {"name": "Sam Reed", "team": "support", "speaks": {"en": "native", "de": "C1", "ja": "B1"}}},
    "markets": {
        "GB": {"team": "support", "channels": ["email", "whatsapp"]},
        "DE": {"team": "support", "channels": ["email", "whatsapp"], "accounts": ["hilfe@kaze.example"]},
    },
    "sla": [{"when": {"market": "DE"}, "first_response": "1h business"}, {"first_response": "2h business"}],
    "routing": [{"name": "all", "when": {"any": [{"market": ["GB", "DE"]}]}, "to": [{"team": "of_market"}]}],
    "escalation": {
        "first_response": {"steps": [{"at": "50%", "to": "lead"}, {"at": "100%", "to": "operations"}]},
        "next_response": {"steps": [{"at": "50%", "to": "sam"}, {"at": "100%", "to": "support"}]},
    },
}


def found(**tables: Any) -> dict[str, Finding]:
    config = {name: table for name, table in (SOUND | tables).items() if table is not None}
    findings = SupportDesk.from_config(config).findings
    assert len({finding.rule for finding in findings}) == len(findings)
    return {finding.rule: finding for finding in findings}


def markets(**changes: Any) -> dict[str, Any]:
    return {code: {**SOUND["markets"].get(code, {}), **changes.get(code, {})} for code in {**SOUND["markets"], **changes}}


def steps(*to: str) -> dict[str, Any]:
    ladder = {"steps": [{"at": f"{number}%", "to": name} for number, name in enumerate(to, 1)]}
    return {"first_response": ladder, "next_response": ladder}


def test_a_sound_file_gives_no_advice() -> None:
    assert found() == {}


def test_a_market_of_which_something_is_not_known_is_told_with_the_fields() -> None:
    kuwait = {"team": "support", "channels": ["whatsapp"]}
    told = found(markets=markets(KW=kuwait))["market-fact-unknown"]
    assert "KW: channel_shares, marketplaces" in told.message
    assert "[KW.channel_shares]" in (told.suggestion or "")
    assert told.severity == "info"


def test_a_rule_that_never_counts_is_named() -> None:
    everybody, one = {"name": "all", "to": [{"team": "of_market"}]}, {"name": "one", "when": {"market": "DE"}, "to": [{"agent": "sam"}]}
    finding = found(routing=[everybody, one])["rule-shadowed"]
    assert (finding.severity, finding.message.startswith("routing: ")) == ("warning", True)
    assert "one" in finding.message


@pytest.mark.parametrize(
    ("topic", "is_known"), [("customs", True), ("duty_surprise", True), ("return", True), ("saftey", False), ("*", False)]
)
def test_a_topic_that_no_text_is_about_is_named(topic: str, *, is_known: bool) -> None:
    rules = [{"name": "x", "when": {"any": [{"topic": topic}]}, "to": [{"agent": "sam"}]}]
    assert ("unknown-topic-in-when" in found(routing=rules)) is not is_known


def test_a_market_whose_language_nobody_speaks_is_named() -> None:
    finding = found(agents={"sam": {"team": "support", "speaks": {"en": "native"}}})["rule-uncovered-language"]
    assert "DE" in finding.message
    assert "de" in finding.message


CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "no-markets": ({"markets": None, "sla": [{"first_response": "2h business"}], "routing": None}, "[markets]", "JP"),
    "other-countries-unset": ({"shop": {"name": "Kaze"}, "markets": {"GB": {"team": "support"}, "DE": {"team": "support"}}},
                              "shop.other_countries", "name the market"),
    "other-countries-unlisted": ({"shop": {"name": "Kaze", "other_countries": "US"}, "markets": markets(GB={"accounts": ["a@b.example"]})},
                                 "US", "one of: GB, DE"),
    "no-general-policy": ({"sla": [{"when": {"priority": "high"}, "first_response": "1h business"}]}, "fits everything", "without when"),
    "unlisted-market-in-when": ({"sla": [{"when": {"none": [{"all": [{"market": "JP"}]}]}, "first_response": "1h business"},
                                         {"first_response": "2h business"}]}, "sla[0].when asks for market JP", "list JP"),
    "market-without-team": ({"markets": {"GB": {}, "DE": {"team": "support"}}}, "no team serves GB", "support"),
    "team-without-lead": ({"teams": {"support": {"calendar": "office"}}}, "team support has no lead", "teams.support.lead"),
    "unknown-escalation-target": (
        {"escalation": {**SOUND["escalation"], "resolution": {"steps": [{"at": "50%", "to": "operation"}]}}},
        "escalation.resolution.steps[0].to is 'operation'", 'did you mean "operations"'),
    "channel-without-accounts": ({"markets": markets(JP={"team": "support", "channels": ["email"]})}, "for JP from the others", "accounts"),
    "no-next-response-escalation": ({"escalation": {"first_response": steps("lead")["first_response"]}}, "later messages", "next_response"),
}  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_what_is_odd_is_said_with_a_remedy(rule: str) -> None:
    tables, message, suggestion = CASES[rule]
    findings = found(**tables)
    assert set(findings) == {rule}
    assert message in findings[rule].message
    assert suggestion in str(findings[rule].suggestion)


@pytest.mark.parametrize("channel", ["whatsapp", "sms", "amazon"])
def test_a_channel_that_tells_the_country_needs_no_accounts(channel: str) -> None:
    assert found(markets={code: {"team": "support", "channels": [channel]} for code in ("GB", "DE", "JP")}) == {}


def test_a_routing_rule_for_a_market_that_is_never_the_market_is_named() -> None:
    findings = found(routing=[{"name": "some", "when": {"market": ["DE", "FR"]}, "to": [{"team": "support"}]}])
    assert findings["unlisted-market-in-when"].message.startswith("routing[0].when asks for market FR")


def test_people_from_elsewhere_are_looked_at_too() -> None:
    desk = SupportDesk.from_config(SOUND).replace(roster=Roster())
    assert {finding.rule for finding in desk.findings} == {"unknown-escalation-target"}


def test_the_packaged_file_gives_no_advice() -> None:
    with resources.as_file(resources.files("xborder_support.cli").joinpath("data", "desk.toml")) as path:
        assert SupportDesk.from_config(read_toml(path).data).findings == ()


def test_the_example_is_advised_on_what_it_leaves_open(desk: SupportDesk, desk_with: Callable[..., SupportDesk]) -> None:
    assert {finding.rule for finding in desk.findings} <= {"channel-without-accounts", "no-next-response-escalation"}
    assert "no-general-policy" in {finding.rule for finding in desk_with(sla=[]).findings}
