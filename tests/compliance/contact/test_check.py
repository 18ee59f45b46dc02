"""What a check says beside its verdict: order and facts of findings, later objections, merged ones, the dates of rules."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.consents import ConsentEvent, Consents, ConsentState
from xborder_support.compliance.contact import (
    AgreedTime,
    ContactCheck,
    ContactContext,
    PastContact,
    Refusal,
    RegistryVerdict,
    check_contact,
)
from xborder_support.compliance.rulebook import Rulebook, medium_of
from xborder_support.conversations import Draft, Template

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)  # a Tuesday
_RULEBOOK = Rulebook.load()
_AGREED = ConsentState(status="granted", kinds=frozenset({"express_written"}))
_Ask: TypeAlias = Callable[..., ContactCheck]


def _rules(check: ContactCheck) -> list[str]:
    return [finding.rule for finding in check.findings]


def test_all_findings_come_in_the_order_of_the_checks(ask: _Ask) -> None:
    contacts = tuple(PastContact(at=_NOON - timedelta(hours=hour), medium="sms") for hour in range(1, 4))
    check = ask(
        datetime(2026, 6, 2, 5, tzinfo=UTC),
        places=("US-FL",),
        refusals=(Refusal(at=_NOON - timedelta(days=9)),),
        contacts=contacts,
        draft={"channel": "whatsapp", "template": Template(id="t", category="marketing")},
        medium="sms",
    )
    assert check.verdict == "blocked"
    assert check.earliest_ok_at is None
    assert _rules(check) == [
        "US-TCPA-INTERNAL-DNC",
        "refused",
        "US-DNC-NATIONAL",
        "US-TCPA-PEWC",
        "WA-OPTIN",
        "US-FL-WINDOW",
        "US-TCPA-QUIET",
        "US-FL-WINDOW",
        "WA-TEMPLATES",
    ]


def test_a_finding_of_the_hours_names_rule_clock_and_end(ask: _Ask) -> None:
    (finding,) = ask(
        datetime(2026, 11, 24, 1, 30, tzinfo=UTC), places=("US-FL",), time_zones=("America/New_York",), consents=_AGREED
    ).findings
    assert (finding.rule, finding.severity) == ("US-FL-WINDOW", "law")
    assert finding.message.endswith("; it is Mon 20:30 there (America/New_York)")
    assert finding.suggestion == "wait until earliest_ok_at"
    assert finding.earliest_ok_at == datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert finding.facts == {
        "citation": _RULEBOOK.rule("US-FL-WINDOW").citation,
        "jurisdiction": "US-FL",
        "zone": "America/New_York",
        "local_time": "2026-11-23T20:30:00-05:00",
    }


def test_a_missing_consent_names_the_kinds_that_would_do_and_the_remedy(ask: _Ask) -> None:
    (finding,) = ask(places=("GB",), draft={"channel": "email", "to": "a@example.com"}).findings
    assert finding.message.endswith("no consent is on record; accepted: opt_in, express, express_written, soft_opt_in")
    assert finding.suggestion == "get a consent of one of these kinds first: opt_in, express, express_written, soft_opt_in"
    assert (finding.facts["status"], finding.facts["accepts"]) == ("none", "opt_in, express, express_written, soft_opt_in")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("expired", "the consent has expired"),
        ("granted", "the consent on record is of another kind"),
        ("unproven", "the consent on record has no proof"),
        ("conflicting", "the consents on record contradict each other"),
    ],
)
def test_a_consent_that_does_not_do_is_told_by_its_fault(ask: _Ask, status: Any, words: str) -> None:
    state = ConsentState(status=status, kinds=frozenset({"implied"}))
    finding = ask(places=("GB",), consents=state, draft={"channel": "email", "to": "a@example.com"}).findings[-1]
    assert f"; {words}; accepted: " in finding.message


def test_what_stands_against_it_only_by_then_tells_the_instant(ask: _Ask) -> None:
    check = ask(
        datetime(2026, 8, 10, 18, tzinfo=UTC),
        places=("FR",),
        registry_verdicts=(RegistryVerdict(name="Bloctel", is_listed=False, checked_on=date(2026, 8, 1)),),
        draft={"channel": "phone"},
    )
    assert (check.verdict, _rules(check)) == ("blocked", ["FR-D223-9-HOURS", "FR-L223-1-OPTIN"])
    assert check.findings[1].facts["asked_for"] == "2026-08-11T08:00:00+00:00"
    assert "asked_for" not in check.findings[0].facts


def test_a_check_that_is_fine_is_fine_from_now_on(ask: _Ask) -> None:
    now = datetime(2026, 6, 2, 16, 0, 0, 1, tzinfo=UTC)
    check = ask(now, places=("US-NY",), consents=_AGREED)
    assert (check.verdict, check.findings, check.earliest_ok_at) == ("ok", (), now)


def test_of_several_clocks_the_last_to_open_counts(ask: _Ask) -> None:
    at = datetime(2026, 6, 2, 7, tzinfo=UTC)
    zones = ("America/Los_Angeles", "America/New_York")
    check = ask(at, places=("US-NY",), time_zones=zones, consents=_AGREED)
    assert check.earliest_ok_at == datetime(2026, 6, 2, 15, tzinfo=UTC)
    assert check.findings[0].earliest_ok_at == datetime(2026, 6, 2, 15, tzinfo=UTC)


def test_clocks_on_two_sides_of_the_earth_never_open_together(ask: _Ask) -> None:
    at = datetime(2026, 6, 2, 13, tzinfo=UTC)
    check = ask(at, places=("US-NY",), time_zones=("America/New_York", "Asia/Singapore"), consents=_AGREED)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 3, 0, tzinfo=UTC))
    check = ask(places=("US-CT",), time_zones=("America/New_York", "Asia/Shanghai"), consents=_AGREED)
    assert (check.verdict, check.earliest_ok_at) == ("blocked", None)
    assert check.findings[0].suggestion == "no hour is open within 400 days: check the rule"


def test_the_same_question_of_a_host_s_own_channel_needs_a_medium(ask: _Ask) -> None:
    check = ask(datetime(2026, 6, 2, 5, tzinfo=UTC), places=("US-NY",), consents=_AGREED, medium="sms", draft={"channel": "pager"})
    assert _rules(check) == ["US-TCPA-QUIET"]
    check = ask(datetime(2026, 6, 2, 5, tzinfo=UTC), places=("US-NY",), consents=_AGREED, medium="email", draft={"channel": "pager"})
    assert check.verdict == "ok"


@pytest.mark.parametrize(
    ("channel", "medium"),
    [
        ("sms", "sms"),
        ("ussd", "sms"),
        ("email", "email"),
        ("zendesk", "email"),
        ("phone", "voice"),
        ("video", "voice"),
        ("whatsapp", "chat"),
        ("webchat", "chat"),
        ("amazon", "chat"),
        ("x", "chat"),
    ],
)
def test_a_channel_is_known_to_rules_by_its_medium(channel: str, medium: str) -> None:
    assert medium_of(channel) == medium


def test_the_ledger_is_asked_about_the_address_of_the_draft_and_about_each_instant(ask: _Ask) -> None:
    start = datetime(2026, 6, 1, 12, tzinfo=UTC)
    yes = ConsentEvent(
        kind="grant",
        at=start,
        address="+821012345678",
        purposes=("marketing",),
        media=("sms",),
        consent="express",
        expires_at=datetime(2026, 6, 3, tzinfo=UTC),
    )
    ledger = Consents((yes,))
    draft = {"to": "+821012345678"}
    assert ask(datetime(2026, 6, 2, 3, tzinfo=UTC), places=("KR",), consents=ledger, draft=draft).verdict == "ok"
    assert ask(datetime(2026, 6, 1, 3, tzinfo=UTC), places=("KR",), consents=ledger, draft=draft).verdict == "blocked"
    assert ask(datetime(2026, 6, 2, 3, tzinfo=UTC), places=("KR",), consents=ledger, draft={"to": "+821099999999"}).verdict == "blocked"
    named = ContactContext(places=("KR",), consents=ledger, address="+821012345678")
    other = Draft(channel="sms", provider="any", to="opaque", text="", purpose="marketing")
    assert check_contact(other, named, rulebook=_RULEBOOK, now=datetime(2026, 6, 2, 3, tzinfo=UTC)).verdict == "ok"
    evening = ask(datetime(2026, 6, 2, 13, tzinfo=UTC), places=("KR",), consents=ledger, draft=draft)
    assert (evening.verdict, evening.earliest_ok_at) == ("later", datetime(2026, 6, 2, 23, tzinfo=UTC))
    too_late = ask(datetime(2026, 6, 3, 13, tzinfo=UTC), places=("KR",), consents=ledger, draft=draft)
    assert too_late.verdict == "blocked"


def test_a_refusal_in_the_ledger_ends_advertising_and_a_later_consent_opens_it(ask: _Ask) -> None:
    events = [
        ConsentEvent(
            kind="grant", at=_NOON - timedelta(days=9), address="a@example.com", purposes=("marketing",), media=("email",), consent="opt_in"
        ),
        ConsentEvent(kind="revoke", at=_NOON - timedelta(days=5), address="a@example.com"),
        ConsentEvent(
            kind="grant", at=_NOON - timedelta(days=1), address="a@example.com", purposes=("marketing",), media=("email",), consent="opt_in"
        ),
    ]
    draft = {"channel": "email", "to": "a@example.com"}
    ledger = Consents(tuple(events))
    by_day = {}
    for days in (10, 8, 4, 0):
        now = _NOON - timedelta(days=days)
        known = Consents(tuple(event for event in events if event.at <= now))
        by_day[days] = ask(now, places=("GB",), consents=known, draft=draft).verdict
    assert by_day == {10: "blocked", 8: "ok", 4: "blocked", 0: "ok"}
    refused = ask(_NOON - timedelta(days=4), places=("GB",), consents=ledger, draft={**draft, "purpose": "service"})
    assert (refused.verdict, _rules(refused)) == ("blocked", ["refused"])
    answered = ask(
        _NOON - timedelta(days=4),
        places=("GB",),
        consents=ledger,
        last_customer_message_at=_NOON - timedelta(days=4, hours=1),
        draft={**draft, "purpose": "service"},
    )
    assert (answered.verdict, _rules(answered)) == ("ok", ["answers-later-message"])


def test_an_exact_time_of_a_state_counts_only_for_the_instant_that_was_asked_about(ask: _Ask) -> None:
    state = ConsentState(status="granted", kinds=frozenset({"opt_in", "exact_time"}))
    sunday = datetime(2026, 9, 6, 9, tzinfo=UTC)
    assert ask(sunday, places=("FR",), consents=state, draft={"channel": "phone"}).verdict == "ok"
    contacts = tuple(PastContact(at=datetime(2026, 8, 8, 9, tzinfo=UTC) + timedelta(hours=hour), medium="voice") for hour in range(4))
    check = ask(sunday, places=("FR",), consents=state, contacts=contacts, draft={"channel": "phone"})
    # The cap ends with Sunday; the agreed time was that of the question, so that the usual hours of Monday count.
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 9, 7, 8, tzinfo=UTC))


def test_an_agreed_time_opens_only_hours_that_may_be_agreed_otherwise(ask: _Ask) -> None:
    agreed = (AgreedTime(starts_at=_NOON, ends_at=_NOON + timedelta(hours=9)),)
    at = datetime(2026, 6, 2, 15, tzinfo=UTC)
    check = ask(at, places=("AE",), consents=_AGREED, agreed_times=agreed)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 3, 5, tzinfo=UTC))


@pytest.mark.parametrize(("channel", "most"), [("wechat", 5), ("zalo", 8)])
def test_only_so_many_messages_answer_one_of_the_customer(ask: _Ask, channel: str, most: int) -> None:
    wrote = _NOON - timedelta(hours=2)
    before = PastContact(at=wrote, medium="chat", channel=channel, purpose="service")
    sent = [
        PastContact(at=wrote + timedelta(minutes=minute), medium="chat", channel=channel, purpose="service")
        for minute in range(1, most + 1)
    ]
    other = PastContact(at=_NOON, medium="chat", channel="line", purpose="service")
    draft = {"channel": channel, "purpose": "service"}
    fits = ask(places=("VN",), contacts=(before, other, *sent[1:]), last_customer_message_at=wrote, draft=draft)
    assert fits.verdict == "ok"
    full = ask(places=("VN",), contacts=(before, other, *sent), last_customer_message_at=wrote, draft=draft)
    assert (full.verdict, _rules(full)) == ("blocked", [f"{channel}-window-messages"])
    unknown = tuple(PastContact(at=contact.at, medium="chat", purpose="service") for contact in sent)
    assert ask(places=("VN",), contacts=unknown, last_customer_message_at=wrote, draft=draft).verdict == "blocked"


def test_the_window_that_the_message_brought_along_counts_too(ask: _Ask) -> None:
    draft = {"channel": "messenger", "purpose": "service", "window_expires_at": _NOON}
    assert ask(_NOON - timedelta(seconds=1), places=("VN",), draft=draft).verdict == "ok"
    check = ask(places=("VN",), draft=draft)
    assert (check.verdict, _rules(check)) == ("blocked", ["messenger-reply-window"])
    assert check.findings[0].facts["source"].startswith("https://developers.facebook.com/")
    assert check.findings[0].suggestion == "wait until the person writes"


def test_a_message_of_tomorrow_opens_no_window(ask: _Ask) -> None:
    check = ask(places=("VN",), last_customer_message_at=_NOON + timedelta(seconds=1), draft={"channel": "messenger", "purpose": "service"})
    assert check.verdict == "blocked"


def test_a_book_of_one_day_answers_as_the_whole_book_does_on_that_day(ask: _Ask) -> None:
    for day in (date(2026, 8, 10), date(2026, 8, 11)):
        at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        verdicts = (RegistryVerdict(name="Bloctel", is_listed=False, checked_on=date(2026, 8, 1)),)
        asked: dict[str, Any] = {"places": ("FR",), "registry_verdicts": verdicts, "draft": {"channel": "phone"}}
        whole, narrowed = ask(at, **asked), ask(at, rulebook=_RULEBOOK.as_of(day), **asked)
        assert (whole.verdict, _rules(whole)) == (narrowed.verdict, _rules(narrowed))


def test_of_two_agreed_times_the_first_is_the_next_to_open(ask: _Ask) -> None:
    sunday = datetime(2026, 9, 6, 9, tzinfo=UTC)
    agreed = tuple(AgreedTime(starts_at=sunday + timedelta(hours=hour), ends_at=sunday + timedelta(hours=hour + 1)) for hour in (5, 2, 7))
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}))
    check = ask(sunday, places=("FR",), consents=state, agreed_times=agreed, draft={"channel": "phone"})
    assert check.earliest_ok_at == sunday + timedelta(hours=2)


def test_a_rest_ends_on_the_last_clock_that_may_be_the_person_s(ask: _Ask) -> None:
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}))
    refused = (Refusal(at=datetime(2026, 8, 3, 12, tzinfo=UTC), scope="offer"),)
    zones = ("Europe/Paris", "America/Cayenne")
    check = ask(
        datetime(2026, 10, 1, 12, tzinfo=UTC),
        places=("FR",),
        time_zones=zones,
        consents=state,
        refusals=refused,
        draft={"channel": "phone"},
    )
    assert check.findings[0].earliest_ok_at == datetime(2026, 10, 3, 3, tzinfo=UTC)


def test_amazon_takes_answers_and_an_answer_may_come_in_the_same_instant(ask: _Ask) -> None:
    draft = {"channel": "amazon", "purpose": "service"}
    assert ask(places=("DE",), draft=draft).verdict == "ok"
    refused = (Refusal(at=_NOON - timedelta(days=1), scope="all"),)
    assert ask(places=("DE",), refusals=refused, last_customer_message_at=_NOON, draft=draft).verdict == "ok"
