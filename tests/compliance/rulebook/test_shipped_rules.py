"""The shipped rules are complete, can be read back, and say what they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar, list_period_rules
from xborder_support.compliance.rulebook import (
    DUTIES,
    Cap,
    ConsentDuty,
    DeadlineDuty,
    Duty,
    Label,
    MaskForm,
    Retention,
    Rule,
    Rulebook,
    Window,
    Withdrawal,
    jurisdictions_of,
)
from xborder_support.compliance.rulebook.fields import written
from xborder_support.compliance.rulebook.reading import read_duties
from xborder_support.terms import time_zone

_RULES = Rulebook.load().rules
_KEYS = {kind: key for key, kind in DUTIES.items()}
_DUTIES = [(f"{rule.id}-{at}", rule, duty) for rule in _RULES for at, duty in enumerate(rule.duties)]

every_rule = pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
every_duty = pytest.mark.parametrize(("rule", "duty"), [row[1:] for row in _DUTIES], ids=[row[0] for row in _DUTIES])


def test_the_book_has_all_rules_and_each_id_once() -> None:
    ids = [rule.id for rule in _RULES]
    assert len(ids) == len(set(ids)) == 309


@every_rule
def test_a_rule_says_what_it_asks_where_that_is_written_and_when_somebody_looked(rule: Rule) -> None:
    assert rule.says.strip()
    assert not rule.says.endswith(".")
    assert rule.citation.strip()
    assert rule.duties
    assert rule.checked in {date(2026, 11, 21), date(2026, 11, 22)}
    assert rule.sources or rule.verified != "primary_read"
    assert all(source.startswith(("https://", "http://")) for source in rule.sources)


@every_rule
def test_a_rule_is_in_jurisdictions_that_exist(rule: Rule) -> None:
    assert jurisdictions_of(rule.jurisdiction)[0] == rule.jurisdiction
    for place in rule.places:
        assert jurisdictions_of(place)[0] == place


@every_rule
def test_what_nobody_is_sure_of_is_advice_and_the_rest_weighs_as_it_binds(rule: Rule) -> None:
    usual = {"law": "law", "code": "code", "standard": "code", "platform": "platform", "guidance": "advisory"}[rule.binding]
    assert rule.severity == ("advisory" if rule.confidence == "low" else usual)


def test_the_rules_of_low_confidence_are_these() -> None:
    assert sorted(rule.id for rule in _RULES if rule.confidence == "low") == [
        "AE-NONE",
        "AE-PDPL",
        "CN-PIPL-50",
        "EG-MARKETING",
        "EG-PDPL",
        "FB-TAGS",
        "GB-CALL-HOURS",
        "ID-MARKETING",
        "ID-MARKETING-FINANCE",
        "ID-PMSE",
        "IL-18B",
        "IL-PPL",
        "KR-ECA-20",
        "PH-ITA",
        "PH-NTC-PUSH",
        "SA-SMS-HOURS",
        "TR-HOURS",
        "US-IL-WINDOW",
        "US-NJ-WINDOW",
        "US-NV-WINDOW",
        "US-RI-WINDOW",
        "VN-CPL",
    ]


@every_duty
def test_a_duty_is_read_back_as_it_was_written(rule: Rule, duty: Duty) -> None:
    objections: list[Any] = []
    assert read_duties(_KEYS[type(duty)], written(duty), (rule.id,), objections) == [duty]
    assert objections == []
    hash(duty)


@pytest.mark.parametrize(
    ("rule", "window"), [(rule, duty) for rule in _RULES for duty in rule.duties_of(Window)], ids=lambda value: getattr(value, "id", "")
)
def test_a_window_has_hours_on_a_clock_that_exists(rule: Rule, window: Window) -> None:
    assert BusinessCalendar(time_zone="UTC", weekly={**window.hours}).digest
    if window.eve_hours:
        assert BusinessCalendar(time_zone="UTC", weekly={"mon": window.eve_hours}).digest
    if window.zone != "recipient":
        assert str(time_zone(window.zone)) == window.zone
    assert rule.purposes == ("marketing",)


@pytest.mark.parametrize(
    ("rule", "deadline"),
    [(rule, duty) for rule in _RULES for duty in rule.duties_of(DeadlineDuty)],
    ids=lambda value: getattr(value, "id", ""),
)
def test_a_deadline_is_counted_as_somebody_can_count(rule: Rule, deadline: DeadlineDuty) -> None:
    assert deadline.rules in list_period_rules()
    assert deadline.calendar in {None, "US-federal", "US-CA"}
    assert deadline.within is not None or deadline.at_once or rule.id == "EU-P2B-11"
    assert not (deadline.within and deadline.at_once)


def test_a_consent_that_is_demanded_can_be_given_in_writing() -> None:
    demanded = [(rule.id, duty) for rule in _RULES for duty in rule.duties_of(ConsentDuty) if duty.accepts]
    assert {rule_id for rule_id, duty in demanded if "express_written" not in duty.accepts} == {"TR-ETK-CONSENT"}


@pytest.mark.parametrize(
    ("rule_id", "media"),
    [
        ("US-TCPA-QUIET", {"voice", "sms"}),
        ("US-CANSPAM-OPTOUT", {"email"}),
        ("CA-CASL-CONSENT", {"sms", "email", "chat"}),
        ("GB-PECR-EMAIL", {"sms", "email", "chat"}),
        ("EU-EPRIV-13", {"sms", "email", "chat"}),
        ("DE-UWG-7", {"sms", "email", "chat"}),
        ("DE-UWG-7-CALLS", {"voice"}),
        ("KR-NET-50-NIGHT", {"sms", "push", "chat", "voice"}),
        ("KR-NET-50-LABEL", {"sms", "push", "chat"}),
        ("KR-NET-50-LABEL-EMAIL", {"email"}),
        ("AU-SPAM", {"sms", "email", "chat"}),
        ("NZ-UEMA", {"sms", "email", "chat"}),
        ("HK-UEMO-UNSUB", {"sms", "email", "chat", "voice"}),
        ("SG-SCA-UNSUB", {"sms", "email", "chat"}),
        ("CO-L2300", {"voice", "sms", "email", "chat", "push"}),
        ("ZA-CPA-HOURS", {"voice", "sms", "email", "chat"}),
        ("IN-TCCCPR-HOURS", {"voice", "sms"}),
        ("JP-EMAIL-OPTIN", {"sms", "email"}),
    ],
)
def test_a_rule_binds_the_media_that_its_act_defines(rule_id: str, media: set[str]) -> None:
    assert set(Rulebook.load().rule(rule_id).media) == media


@pytest.mark.parametrize(
    ("rule_id", "kind", "words"),
    [
        ("FR-D223-9-HOURS", Window, "mon-fri 10:00-13:00, 14:00-20:00; never on a public holiday; but with consent of the kind exact time"),
        (
            "IT-CODE-HOURS",
            Window,
            "mon-fri 09:00-20:00, sat 10:00-19:00; never on a public holiday; on the day before a holiday 10:00-19:00",
        ),
        ("US-FL-WINDOW", Cap, "at most 3; in 24 hours; counting attempts; on the same subject"),
        (
            "CA-CASL-CONSENT",
            ConsentDuty,
            "accepts express, express written, implied; a purchase counts for 24 months; an enquiry counts for 6 months",
        ),
        ("SG-SCA-LABEL", Label, "<ADV>; only if unsolicited bulk; bulk over 24 hours 100, 30 calendar days 1000, 365 calendar days 10000"),
        ("PCI-3.4.1", MaskForm, "card; as **** **** **** 1234; widest 123456** **** 1234"),
        ("DE-UWG-7A", Retention, "floor; records consent proof; 5 years; from last use"),
        ("EU-CRD-9", Withdrawal, "within 14 calendar days; from delivery of last item; counted by eu-1182-71; on top uninformed 12 months"),
    ],
)
def test_important_figures_stand_in_the_duties(rule_id: str, kind: type[Duty], words: str) -> None:
    explained = Rulebook.load().explain(rule_id)
    assert f"  {_KEYS[kind].replace('_', ' ')}: {words}\n" in explained


@every_rule
def test_what_was_read_somewhere_says_where(rule: Rule) -> None:
    assert rule.sources or rule.verified == "unconfirmed"
