"""In doubt the answer is no, or ask: books of one day, records that contradict each other, far dates, huge records, appointments."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, TypeAlias

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.consents import ConsentEvent, Consents, ConsentState
from xborder_support.compliance.contact import (
    AgreedTime,
    ContactCheck,
    PastContact,
    Refusal,
    RegistryVerdict,
    Relationship,
)
from xborder_support.compliance.contact.every_check import merged
from xborder_support.compliance.contact.objection import Objection, Outcome
from xborder_support.compliance.rulebook import Cap, ConsentDuty, Registry, RestAfterRefusal, Rulebook
from xborder_support.errors import UsageError

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
_RULEBOOK = Rulebook.load()
_PHONE = "+33140000000"
_AGREED = ConsentState(status="granted", kinds=frozenset({"express_written"}))
_FIRST, _LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]


@pytest.fixture(scope="module")
def usual_draft() -> dict[str, Any]:
    return {"channel": "phone", "to": _PHONE}


@pytest.fixture(scope="module")
def usual_rule() -> dict[str, Any]:
    return {"jurisdiction": "NZ"}


def _rules(check: ContactCheck) -> list[str]:
    return [finding.rule for finding in check.findings]


def _event(kind: Any = "grant", at: datetime = _NOON - timedelta(days=9), **fields: Any) -> ConsentEvent:
    agreed = {"purposes": ("marketing",), "media": ("voice",), "consent": "opt_in"} if kind in {"grant", "import"} else {}
    return ConsentEvent(**{"kind": kind, "at": at, "address": _PHONE, **agreed, **fields})


_BLOCTEL = (RegistryVerdict(name="Bloctel", is_listed=False, checked_on=date(2026, 8, 1)),)


def test_a_book_of_one_day_promises_nothing_of_the_next(ask: _Ask) -> None:
    narrowed = _RULEBOOK.as_of(date(2026, 8, 10))
    morning = ask(datetime(2026, 8, 10, 6, tzinfo=UTC), rulebook=narrowed, places=("FR",), registry_verdicts=_BLOCTEL)
    assert (morning.verdict, morning.earliest_ok_at) == ("later", datetime(2026, 8, 10, 8, tzinfo=UTC))
    evening = ask(datetime(2026, 8, 10, 18, tzinfo=UTC), rulebook=narrowed, places=("FR",), registry_verdicts=_BLOCTEL)
    assert (evening.verdict, evening.earliest_ok_at) == ("ask", None)
    assert _rules(evening) == ["FR-D223-9-HOURS", "rulebook-of-another-day"]
    assert evening.findings[1].facts["asked_for"] == "2026-08-11T08:00:00+00:00"


@pytest.mark.parametrize(("hour", "day", "days"), [(21, 10, None), (22, 10, "2026-08-11"), (21, 11, "2026-08-10"), (22, 11, None)])
def test_a_book_of_another_day_is_asked_about(ask: _Ask, hour: int, day: int, days: str | None) -> None:
    book = _RULEBOOK.as_of(date(2026, 8, day))
    check = ask(datetime(2026, 8, 10, hour, tzinfo=UTC), rulebook=book, places=("FR",), draft={"purpose": "service"})
    assert check.verdict == ("ask" if days else "ok")
    assert [(finding.rule, finding.severity, finding.facts["days"], finding.facts["rulebook_day"]) for finding in check.findings] == (
        [("rulebook-of-another-day", "warning", days, f"2026-08-{day}")] if days else []
    )
    if days:
        assert check.findings[0].message == (
            f"The rulebook was narrowed to 2026-08-{day}, and the date there is {days}: rules of that date are not known"
        )
        assert check.findings[0].suggestion == "pass the book of all dates, such as Rulebook.load()"


def test_where_it_may_be_two_dates_a_book_of_one_is_not_enough_and_a_recall_does_not_wait(ask: _Ask) -> None:
    book = _RULEBOOK.as_of(date(2026, 8, 10))
    at = datetime(2026, 8, 10, 18, tzinfo=UTC)
    check = ask(at, rulebook=book, places=("FR", "NZ"), draft={"purpose": "legal"})
    assert (check.verdict, check.findings[0].facts["days"]) == ("ask", "2026-08-10 or 2026-08-11")
    assert ask(at, rulebook=book, places=("FR", "NZ"), draft={"purpose": "legal"}, is_safety_recall=True).verdict == "ok"


def test_a_claim_against_a_refusal_is_told_and_the_refusal_counts(ask: _Ask, book_of: _BookOf) -> None:
    ledger = Consents((_event("revoke", _NOON - timedelta(days=2)), _event("import", _NOON - timedelta(days=1), claim="granted")))
    check = ask(places=("US-NY",), consents=ledger, draft={"to": _PHONE})
    assert check.verdict == "blocked"
    assert _rules(check)[:2] == ["consents-conflict", "US-TCPA-INTERNAL-DNC"]
    assert "refused" in _rules(check)
    unknown = ask(places=("NZ",), consents=ConsentState(status="conflicting"), rulebook=book_of())
    assert _rules(unknown)[:1] == ["consents-conflict"]
    assert unknown.verdict == "ask"


def test_a_rest_counts_from_a_refusal_that_another_system_contradicts(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(RestAfterRefusal(rest=Term(60, "calendar_days")))
    state = ConsentState(status="conflicting", revoked_at=_NOON - timedelta(days=1), revoked_scope="marketing")
    check = ask(rulebook=book, places=("NZ",), consents=state)
    assert [(finding.rule, finding.earliest_ok_at) for finding in check.findings] == [
        ("consents-conflict", None),
        ("refused", None),
        ("R", datetime(2026, 8, 1, 12, tzinfo=UTC)),
    ]


def test_every_finding_names_what_it_rests_on(ask: _Ask) -> None:
    checks = [
        ask(places=()),
        ask(places=("US",), refusals=(Refusal(at=_NOON),)),
        ask(places=("XK",), consents=ConsentState(status="conflicting")),
        ask(places=("KR",), draft={"channel": "whatsapp"}),
        ask(places=("KR",), draft={"channel": "messenger", "purpose": "service"}),
        ask(
            places=("KR",),
            refusals=(Refusal(at=_NOON - timedelta(1), scope="all"),),
            last_customer_message_at=_NOON,
            draft={"purpose": "service"},
        ),
        ask(rulebook=_RULEBOOK.as_of(date(2026, 1, 1)), places=("KR",)),
    ]
    named = {finding.rule: finding.facts["citation"] for check in checks for finding in check.findings}
    own = {
        "place-unknown",
        "refused",
        "no-rule-known",
        "consents-conflict",
        "answers-later-message",
        "part-unknown",
        "rulebook-of-another-day",
    }
    assert {
        rule for rule, citation in named.items() if citation == "no rule of the rulebook: xborder-support errs on the side of the person"
    } == own
    assert named["messenger-reply-window"].startswith("https://developers.facebook.com/")
    for rule in set(named) - own:
        assert named[rule].startswith("https://") or named[rule] == _RULEBOOK.rule(rule).citation


@pytest.mark.parametrize("at", [_FIRST, _LAST], ids=["first", "last"])
def test_records_of_the_ends_of_time_are_judged(ask: _Ask, book_of: _BookOf, at: datetime) -> None:
    is_last = at is _LAST
    book = book_of(RestAfterRefusal(rest=Term(60, "calendar_days")), Cap(most=1, per=Term(1, "weeks")), Cap(most=1, per=Term(9, "hours")))
    refused = ask(rulebook=book, places=("NZ",), refusals=(Refusal(at=at, scope="offer"),))
    assert (refused.verdict, _rules(refused)) == (("blocked", ["R"]) if is_last else ("ok", []))
    sent = ask(rulebook=book, places=("NZ",), contacts=(PastContact(at=at, medium="voice"),))
    assert (sent.verdict, _rules(sent)) == (("blocked", ["R", "R"]) if is_last else ("ok", []))
    agreed = (AgreedTime(starts_at=at - timedelta(days=1), ends_at=at),) if is_last else (AgreedTime(starts_at=at, ends_at=_NOON),)
    assert ask(rulebook=book, places=("NZ",), agreed_times=agreed).verdict == "ok"
    written = ask(places=("NZ",), last_customer_message_at=at, draft={"channel": "messenger", "purpose": "service"})
    assert written.verdict == "blocked"


@pytest.mark.parametrize("day", [date.min, date.max], ids=["first", "last"])
def test_dealings_and_verdicts_of_the_ends_of_time_speak_for_nothing(ask: _Ask, book_of: _BookOf, day: date) -> None:
    two_years = Term(24, "months")
    implied = book_of(ConsentDuty(accepts=("implied",), purchase=two_years, enquiry=two_years))
    dealings = Relationship(purchased_on=day, enquired_on=day, is_similar_offer=True, offered_refusal=True)
    assert ask(rulebook=implied, places=("NZ",), relationship=dealings).verdict == "blocked"
    register = book_of(Registry(name="List", max_age=Term(31, "calendar_days"), purchase=two_years))
    asked = (RegistryVerdict(name="List", is_listed=False, checked_on=day),)
    assert ask(rulebook=register, places=("NZ",), registry_verdicts=asked, relationship=dealings).verdict == "ask"
    aged = book_of(ConsentDuty(accepts=("opt_in",), reconfirm_every=two_years))
    granted_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=granted_at)
    assert ask(rulebook=aged, places=("NZ",), consents=state).verdict == "blocked"


def test_an_entry_whose_grace_nobody_can_reckon_binds(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Registry(name="List", grace=Term(30, "calendar_days")))
    days = {_NOON.date() - timedelta(days=29): "ok", _NOON.date() - timedelta(days=30): "blocked", date.min: "blocked", date.max: "blocked"}
    found = {}  # It is 3 June there.
    for day in days:
        asked = (RegistryVerdict(name="List", is_listed=True, checked_on=_NOON.date(), listed_on=day),)
        found[day] = ask(rulebook=book, places=("NZ",), registry_verdicts=asked).verdict
    assert found == days


def test_a_hundred_thousand_contacts_are_counted_exactly(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=3, per=Term(24, "hours")), Cap(most=1, per=Term(24, "hours"), counts="channels"))
    sent = tuple(PastContact(at=_NOON - timedelta(seconds=second), medium=("voice", "sms")[second % 2]) for second in range(100_000))
    check = ask(rulebook=book, places=("NZ",), contacts=sent)
    # Of 86,400 in the last day three may be left but the third last; one by SMS, a second ago, is the last on another medium.
    ends = [finding.earliest_ok_at for finding in check.findings]
    assert ends == [_NOON + timedelta(days=1, seconds=-2), _NOON + timedelta(days=1, seconds=-1)]
    assert [finding.facts["counted"] for finding in check.findings] == ["86400", "86400"]
    assert (check.verdict, check.earliest_ok_at) == ("later", _NOON + timedelta(days=1, seconds=-1))


@pytest.mark.parametrize("counts", ["contacts", "channels"])
def test_a_cap_that_allows_none_never_ends(ask: _Ask, book_of: _BookOf, counts: Any) -> None:
    book = book_of(Cap(most=0, per=Term(24, "hours"), counts=counts))
    for contacts in ((), (PastContact(at=_NOON, medium="voice"),)):
        check = ask(rulebook=book, places=("NZ",), contacts=contacts)
        assert (check.verdict, check.findings[0].suggestion) == ("blocked", "the rule allows none: check it")


def test_channels_leave_a_cap_in_the_order_of_their_last_use(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=2, per=Term(24, "hours"), counts="channels"))
    media: tuple[Any, ...] = ("email", "sms", "email", "chat")
    sent = tuple(PastContact(at=_NOON - timedelta(hours=hour), medium=medium) for hour, medium in zip((1, 2, 3, 4), media, strict=True))
    check = ask(rulebook=book, places=("NZ",), contacts=sent)
    assert check.earliest_ok_at == _NOON + timedelta(hours=22)  # then e-mail and this call are the only two


_APPOINTED: dict[str, Any] = {
    "consent": "exact_time",
    "contact_from": datetime(2026, 6, 7, 9, tzinfo=UTC),
    "contact_until": datetime(2026, 6, 7, 10, tzinfo=UTC),
}
_SATURDAY = datetime(2026, 6, 6, 20, tzinfo=UTC)
_ASKED = (RegistryVerdict(name="Bloctel", is_listed=False, checked_on=date(2026, 6, 1)),)


def test_an_appointment_of_the_ledger_is_the_next_time(ask: _Ask) -> None:
    ledger = Consents((_event(), _event(**_APPOINTED)))
    known: dict[str, Any] = {"places": ("FR",), "registry_verdicts": _ASKED}
    check = ask(_SATURDAY, consents=ledger, **known)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 7, 9, tzinfo=UTC))
    usual = ask(_SATURDAY, consents=Consents((_event(),)), **known)
    assert usual.earliest_ok_at == datetime(2026, 6, 8, 8, tzinfo=UTC)
    inside = {
        minute: ask(datetime(2026, 6, 7, 9, tzinfo=UTC) + timedelta(minutes=minute), consents=ledger, **known).verdict
        for minute in (-1, 0, 59, 60)
    }
    assert inside == {-1: "later", 0: "ok", 59: "ok", 60: "later"}


@pytest.mark.parametrize(
    "other",
    [
        {"at": _SATURDAY + timedelta(hours=1)},
        {"purposes": ("survey",)},
        {"media": ("sms",)},
        {"address": "+33140000001"},
        {"contact_from": datetime(2026, 6, 6, 9, tzinfo=UTC), "contact_until": _SATURDAY},
    ],
    ids=["not-yet", "purpose", "medium", "address", "over"],
)
def test_an_appointment_for_something_else_opens_nothing(ask: _Ask, other: dict[str, Any]) -> None:
    ledger = Consents((_event(), _event(**{**_APPOINTED, **other})))
    assert ledger.appointments(purpose="marketing", medium="voice", at=_SATURDAY, address=_PHONE) == ()
    check = ask(_SATURDAY, places=("FR",), registry_verdicts=_ASKED, consents=ledger)
    assert check.earliest_ok_at == datetime(2026, 6, 8, 8, tzinfo=UTC)


def test_an_appointment_that_was_refused_since_is_none(ask: _Ask) -> None:
    events = (_event(), _event(**_APPOINTED), _event("revoke", _NOON), _event("grant", _NOON + timedelta(days=1)))
    ledger = Consents(events)
    assert len(ledger.appointments(purpose="marketing", medium="voice", at=_SATURDAY, address=_PHONE)) == 1
    check = ask(_SATURDAY, places=("FR",), registry_verdicts=_ASKED, consents=ledger)
    assert check.earliest_ok_at == datetime(2026, 6, 8, 8, tzinfo=UTC)


def test_thousands_of_appointments_cost_no_more_than_their_number(ask: _Ask) -> None:
    start = datetime(2026, 6, 7, 9, tzinfo=UTC)
    minutes = [start + timedelta(minutes=minute) for minute in range(2001)]
    many = [_event(consent="exact_time", contact_from=since, contact_until=until) for since, until in pairwise(minutes)]
    check = ask(_SATURDAY, places=("FR",), registry_verdicts=_ASKED, consents=Consents((_event(), *many)))
    assert check.earliest_ok_at == start


def test_a_refusal_is_found_whatever_system_the_address_is_used_on(ask: _Ask) -> None:
    ledger = Consents((_event("revoke", address="anna@example.com"), _event("revoke", address="+81312345678")))
    cases: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"channel": "zendesk", "to": "Anna@Example.com"}, {}),
        ({"channel": "email", "to": "anna@example.com"}, {}),
        ({"channel": "pager", "to": "+81 3-1234-5678"}, {"medium": "sms"}),
        ({"channel": "video", "to": "81312345678"}, {}),
        ({"channel": "whatsapp", "to": "81312345678"}, {}),
    )
    for draft, context in cases:
        check = ask(places=("JP",), consents=ledger, draft={**draft, "purpose": "transactional"}, **context)
        assert (draft["channel"], "refused" in _rules(check)) == (draft["channel"], True)
    with pytest.raises(UsageError) as raised:
        ask(places=("JP",), consents=ledger, draft={"channel": "sms", "to": ""})
    assert raised.value.code == "no-address"


@pytest.mark.parametrize(("seconds", "verdict"), [(-1, "blocked"), (0, "blocked"), (1, "ok")])
def test_of_a_yes_and_a_no_at_one_instant_the_no_counts(ask: _Ask, book_of: _BookOf, seconds: int, verdict: str) -> None:
    refused_at = _NOON - timedelta(days=3)
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=refused_at + timedelta(seconds=seconds))
    assert (
        ask(rulebook=book_of(), places=("NZ",), draft={"purpose": "survey"}, consents=state, refusals=(Refusal(at=refused_at),)).verdict
        == verdict
    )
    wrote_at = refused_at + timedelta(seconds=seconds)
    answer = ask(
        rulebook=book_of(), places=("NZ",), draft={"purpose": "service"}, last_customer_message_at=wrote_at,
        refusals=(Refusal(at=refused_at, scope="all"),),
    )  # fmt: skip
    assert answer.verdict == verdict


@pytest.mark.parametrize(("months", "verdict"), [(6, "ok"), (24, "blocked")])
def test_a_time_whose_end_no_calendar_knows_speaks_for_nothing(ask: _Ask, book_of: _BookOf, months: int, verdict: str) -> None:
    book = book_of(ConsentDuty(accepts=("implied",), purchase=Term(months, "months")))
    dealings = Relationship(purchased_on=date(2198, 5, 1))
    late = datetime(2198, 6, 1, tzinfo=UTC)
    assert ask(late, rulebook=book, places=("NZ",), relationship=dealings).verdict == verdict


@pytest.mark.parametrize(("seconds", "verdict"), [(0, "blocked"), (1, "ok")])
def test_a_state_ends_with_the_second_that_it_names(ask: _Ask, book_of: _BookOf, seconds: int, verdict: str) -> None:
    book = book_of(ConsentDuty(accepts=("opt_in",)))
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), expires_at=_NOON + timedelta(seconds=seconds))
    assert ask(rulebook=book, places=("NZ",), consents=state).verdict == verdict


def _said(outcome: Outcome, ends_at: datetime | None = None) -> Objection:
    return Objection(rule="R", severity="law", message=outcome, outcome=outcome, ends_at=ends_at)


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        (_said("blocked"), _said("ask")),
        (_said("ask"), _said("note")),
        (_said("blocked", _NOON), _said("note")),
        (_said("blocked", _NOON), _said("ask", _NOON)),
        (_said("ask"), _said("blocked", _NOON)),
        (_said("blocked", _NOON), _said("blocked", _NOON - timedelta(days=1))),
    ],
)
def test_of_two_objections_of_one_rule_the_one_counts_that_waiting_helps_least(kept: Objection, other: Objection) -> None:
    assert merged([kept, other]) == merged([other, kept]) == [kept]
