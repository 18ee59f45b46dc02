"""What the host's records say: registers, refusals, dealings, caps, on the day and on the day after."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import Term
from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import (
    AgreedTime,
    ContactCheck,
    ContactContext,
    PastContact,
    Refusal,
    RegistryVerdict,
    Relationship,
    check_contact,
)
from xborder_support.compliance.rulebook import Cap, Registry, RestAfterRefusal, Rulebook, Window
from xborder_support.conversations import Draft

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
_TODAY = date(2026, 6, 2)
_RULEBOOK = Rulebook.load()
_AGREED = ConsentState(status="granted", kinds=frozenset({"express"}), granted_at=_NOON - timedelta(days=90))
_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]


def _rules(check: ContactCheck) -> list[str]:
    return [finding.rule for finding in check.findings]


@pytest.mark.parametrize(
    ("dealings", "listed", "verdict"),
    [
        (Relationship(purchased_on=date(2024, 12, 2)), True, "ok"),
        (Relationship(purchased_on=date(2024, 12, 1)), True, "blocked"),
        (Relationship(enquired_on=date(2026, 3, 2)), True, "ok"),
        (Relationship(enquired_on=date(2026, 3, 1)), True, "blocked"),
        (Relationship(purchased_on=date(2026, 6, 3)), True, "blocked"),
        (None, True, "blocked"),
        (None, False, "ok"),
    ],
    ids=["bought-18-months-ago", "a-day-more", "asked-3-months-ago", "a-day-longer", "bought-tomorrow", "stranger", "not-listed"],
)
def test_a_relationship_goes_before_an_entry_for_its_time(
    ask: _Ask, book_of: _BookOf, dealings: Relationship | None, *, listed: bool, verdict: str
) -> None:
    book = book_of(Registry(name="List", purchase=Term(18, "months"), enquiry=Term(3, "months")))
    asked = (RegistryVerdict(name="LIST", is_listed=listed, checked_on=_TODAY),)
    assert ask(rulebook=book, places=("IS",), relationship=dealings, registry_verdicts=asked).verdict == verdict


def test_the_latest_verdict_counts_and_of_one_day_the_one_that_lists(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Registry(name="List"))
    old = RegistryVerdict(name="List", is_listed=True, checked_on=date(2026, 5, 1))
    new = RegistryVerdict(name="List", is_listed=False, checked_on=date(2026, 6, 1))
    same = RegistryVerdict(name="List", is_listed=True, checked_on=date(2026, 6, 1))
    other = RegistryVerdict(name="Other", is_listed=True, checked_on=date(2026, 6, 2))
    found = {
        "new": ask(rulebook=book, places=("IS",), registry_verdicts=(new, old, other)).verdict,
        "same": ask(rulebook=book, places=("IS",), registry_verdicts=(same, new)).verdict,
        "none": ask(rulebook=book, places=("IS",), registry_verdicts=(other,)).verdict,
    }
    assert found == {"new": "ok", "same": "blocked", "none": "ask"}


def test_a_verdict_of_a_day_that_has_not_come_anywhere_is_none(ask: _Ask, book_of: _BookOf) -> None:
    book, found = book_of(Registry(name="List")), {}
    for days in (0, 1, 2):
        verdict = RegistryVerdict(name="List", is_listed=False, checked_on=_TODAY + timedelta(days=days))
        found[days] = ask(rulebook=book, places=("IS",), registry_verdicts=(verdict,)).verdict
    assert found == {0: "ok", 1: "ok", 2: "ask"}


def test_a_register_is_about_advertising_alone(book_of: _BookOf) -> None:
    book = book_of(Registry(name="List"), purposes=())
    draft = Draft(channel="sms", provider="any", to="someone", text="", purpose="transactional")
    assert check_contact(draft, ContactContext(places=("IS",)), rulebook=book, now=_NOON).verdict == "ok"


def test_a_registry_finding_names_the_register_and_the_way_out(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Registry(name="List", override="express"))
    (unasked,) = ask(rulebook=book, places=("IS",)).findings
    assert unasked.message == "A rule; the register was not asked"
    assert unasked.suggestion == "look the address up in the register 'List' and pass a RegistryVerdict"
    listed = (RegistryVerdict(name="List", is_listed=True, checked_on=_TODAY),)
    (found,) = ask(rulebook=book, places=("IS",), registry_verdicts=listed).findings
    assert found.suggestion == "leave it out, until the register no longer lists it, or a consent of the kind 'express'"
    assert found.facts == {"citation": "a law", "jurisdiction": "IS", "registry": "List"}


def test_a_rest_with_an_end_holds_whatever_was_agreed_since(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(RestAfterRefusal(rest=Term(60, "calendar_days")))
    state = ConsentState(status="granted", kinds=frozenset({"express"}), granted_at=_NOON - timedelta(hours=1))
    refused = (Refusal(at=datetime(2026, 4, 3, 23, tzinfo=UTC), scope="offer"),)
    check = ask(rulebook=book, places=("IS",), consents=state, refusals=refused)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 3, tzinfo=UTC))
    assert ask(check.earliest_ok_at or _NOON, rulebook=book, places=("IS",), consents=state, refusals=refused).verdict == "ok"
    assert check.findings[0].message == "A rule; the person refused on 2026-04-03"


def test_a_rest_without_an_end_ends_with_a_later_consent_of_every_place(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(RestAfterRefusal())
    refused = (Refusal(at=_NOON - timedelta(days=3), scope="offer"),)
    for days, verdict in ((4, "blocked"), (2, "ok")):
        state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=_NOON - timedelta(days=days))
        assert ask(rulebook=book, places=("IS",), consents=state, refusals=refused).verdict == verdict


@pytest.mark.parametrize("kind", ["implied", "soft_opt_in", "customer_exception"])
def test_what_follows_from_dealings_never_undoes_a_refusal(ask: _Ask, kind: Any) -> None:
    state = ConsentState(status="granted", kinds=frozenset({kind}), granted_at=_NOON)
    refused = (Refusal(at=_NOON - timedelta(days=3)),)
    assert _rules(ask(places=("US",), draft={"channel": "email"}, consents=state, refusals=refused)) == ["refused"]


@pytest.mark.parametrize(
    ("scope", "ends"), [("offer", ()), ("marketing", ("marketing", "survey")), ("all", ("marketing", "survey", "service", "transactional"))]
)
def test_a_refusal_ends_what_its_scope_names(scope: Any, ends: tuple[str, ...]) -> None:
    refused = ContactContext(places=("US",), refusals=(Refusal(at=_NOON - timedelta(days=3), scope=scope),))
    blocked = []
    for purpose in ("marketing", "survey", "service", "transactional", "legal"):
        draft = Draft(channel="email", provider="any", to="someone", text="", purpose=purpose)
        check = check_contact(draft, refused, rulebook=_RULEBOOK, now=_NOON)
        if check.verdict == "blocked":
            blocked.append(purpose)
    assert tuple(blocked) == ends


def test_a_revocation_of_unknown_extent_ends_everything() -> None:
    state = ConsentState(status="revoked")
    draft = Draft(channel="email", provider="any", to="someone", text="", purpose="service")
    check = check_contact(draft, ContactContext(places=("US",), consents=state), rulebook=_RULEBOOK, now=_NOON)
    assert (check.verdict, check.findings[0].facts["scope"]) == ("blocked", "all")


def _sent(*instants: datetime, **changes: Any) -> tuple[PastContact, ...]:
    return tuple(PastContact(**{"at": at, "medium": "sms", **changes}) for at in instants)


def test_a_cap_in_hours_ends_to_the_second(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=2, per=Term(24, "hours")))
    sent = _sent(_NOON - timedelta(hours=23), _NOON - timedelta(hours=5))
    check = ask(rulebook=book, places=("IS",), contacts=sent)
    assert (check.verdict, check.earliest_ok_at) == ("later", _NOON + timedelta(hours=1))
    assert {"counted": "2", "most": "2", "per": "24 hours"}.items() <= check.findings[0].facts.items()
    assert check.findings[0].message == "A rule; 2 counted in 24 hours, 2 allowed"
    for seconds, verdict in ((-1, "later"), (0, "ok")):
        at = _NOON + timedelta(hours=1, seconds=seconds)
        assert ask(at, rulebook=book, places=("IS",), contacts=sent).verdict == verdict


def test_a_cap_in_days_ends_with_the_day_on_the_last_clock(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=1, per=Term(1, "calendar_days")), jurisdiction="US-NY")
    sent = _sent(datetime(2026, 6, 2, 3, 30, tzinfo=UTC))  # still Monday 23:30 in New York, and 20:30 in Los Angeles
    zones = ("America/New_York", "America/Los_Angeles")
    early = ask(datetime(2026, 6, 2, 3, 45, tzinfo=UTC), rulebook=book, places=("US-NY",), contacts=sent)
    assert early.earliest_ok_at == datetime(2026, 6, 2, 4, tzinfo=UTC)
    late = ask(datetime(2026, 6, 2, 3, 45, tzinfo=UTC), rulebook=book, places=("US-NY",), time_zones=zones, contacts=sent)
    assert late.earliest_ok_at == datetime(2026, 6, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counts", "answered", "verdict"),
    [
        ("contacts", True, "later"),
        ("contacts", None, "later"),
        ("contacts", False, "ok"),
        ("attempts", True, "later"),
        ("attempts", None, "later"),
        ("attempts", False, "later"),
        ("unanswered", True, "ok"),
        ("unanswered", None, "later"),
        ("unanswered", False, "later"),
    ],
)
def test_calls_count_by_whether_they_were_answered(ask: _Ask, book_of: _BookOf, counts: Any, answered: bool | None, verdict: str) -> None:  # noqa: FBT001  (a column)
    book = book_of(Cap(most=1, per=Term(24, "hours"), counts=counts))
    sent = _sent(_NOON - timedelta(hours=1), medium="voice", was_answered=answered)
    assert ask(rulebook=book, draft={"channel": "phone"}, places=("IS",), contacts=sent).verdict == verdict


def test_a_message_counts_whether_or_not_anybody_answered_it(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=1, per=Term(24, "hours")))
    for medium, verdict in (("sms", "later"), ("email", "later"), ("chat", "later"), ("voice", "ok")):
        sent = _sent(_NOON - timedelta(hours=1), medium=medium, was_answered=False)
        assert ask(rulebook=book, places=("IS",), contacts=sent).verdict == verdict


@pytest.mark.parametrize(
    ("register", "listed", "days", "verdict"),
    [
        (Registry(name="List"), False, 31, "ok"),  # no rule says how long an answer counts
        (Registry(name="List"), False, 32, "ask"),
        (Registry(name="List"), True, 400, "blocked"),  # an entry does not run out by itself
        (Registry(name="List", grace=Term(10, "calendar_days")), False, 10, "ok"),  # no entry made since binds yet
        (Registry(name="List", grace=Term(10, "calendar_days")), False, 11, "ask"),
        (Registry(name="List", max_age=Term(90, "calendar_days"), grace=Term(10, "calendar_days")), False, 60, "ok"),
    ],
)
def test_an_old_answer_of_a_register_counts_no_longer(
    ask: _Ask, book_of: _BookOf, register: Registry, days: int, verdict: str, *, listed: bool
) -> None:
    asked = (RegistryVerdict(name="List", is_listed=listed, checked_on=_TODAY - timedelta(days=days)),)
    assert ask(rulebook=book_of(register), places=("IS",), registry_verdicts=asked).verdict == verdict


@pytest.mark.parametrize(("place", "calls"), [("US-FL", 3), ("US-OK", 3), ("US-MD", 3), ("VN", 1)])
def test_where_the_law_counts_the_calls_that_are_made_nobody_has_to_take_them(ask: _Ask, place: str, calls: int) -> None:
    now = datetime(2026, 11, 24, 18 if place != "VN" else 4, tzinfo=UTC)
    made = [_sent(now - timedelta(hours=hour), medium="voice", was_answered=False)[0] for hour in range(1, calls + 1)]
    for contacts, is_full in ((made, True), (made[1:], False)):
        check = ask(now, draft={"channel": "phone"}, places=(place,), contacts=tuple(contacts))
        assert any("counted in 24 hours" in finding.message for finding in check.findings) == is_full


def test_a_cap_counts_the_media_and_the_purposes_that_it_names(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=1, per=Term(24, "hours"), media=("sms",)))
    hour = _NOON - timedelta(hours=1)
    assert ask(rulebook=book, places=("IS",), contacts=_sent(hour)).verdict == "later"
    assert ask(rulebook=book, places=("IS",), contacts=_sent(hour, medium="email")).verdict == "ok"
    assert ask(rulebook=book, places=("IS",), contacts=_sent(hour, purpose="service")).verdict == "ok"
    assert ask(rulebook=book, draft={"channel": "email"}, places=("IS",), contacts=_sent(hour)).verdict == "ok"


def test_a_cap_of_a_rule_on_some_media_counts_these_alone(ask: _Ask, book_of: _BookOf) -> None:
    book, hour = book_of(Cap(most=1, per=Term(24, "hours")), media=("sms",)), _NOON - timedelta(hours=1)
    assert ask(rulebook=book, places=("IS",), contacts=_sent(hour, medium="email")).verdict == "ok"
    assert ask(rulebook=book, places=("IS",), contacts=_sent(hour)).verdict == "later"


def test_contacts_of_one_instant_are_counted_one_by_one(ask: _Ask, book_of: _BookOf) -> None:
    book, hour = book_of(Cap(most=2, per=Term(24, "hours"))), _NOON - timedelta(hours=1)
    check = ask(rulebook=book, places=("IS",), contacts=(*_sent(hour), *_sent(hour, medium="email"), *_sent(hour, medium="voice")))
    assert (check.verdict, check.earliest_ok_at) == ("later", hour + timedelta(hours=24))
    assert check.findings[0].facts["counted"] == "3"


@pytest.mark.parametrize(("mine", "theirs", "verdict"), [("a", "b", "ok"), ("a", "a", "later"), ("a", None, "later"), (None, "b", "later")])
def test_an_unknown_subject_counts_as_the_same(ask: _Ask, book_of: _BookOf, mine: str | None, theirs: str | None, verdict: str) -> None:
    book = book_of(Cap(most=1, per=Term(24, "hours"), same_subject=True))
    assert ask(rulebook=book, places=("IS",), subject=mine, contacts=_sent(_NOON, subject=theirs)).verdict == verdict


def test_a_cap_on_channels_lets_the_one_in_use_go_on(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Cap(most=1, per=Term(1, "weeks"), counts="channels"))
    used = _sent(_NOON - timedelta(days=1), _NOON - timedelta(days=2))
    assert ask(rulebook=book, places=("IS",), contacts=used).verdict == "ok"
    check = ask(rulebook=book, draft={"channel": "email"}, places=("IS",), contacts=used)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 8, tzinfo=UTC))


def test_a_cap_beyond_the_horizon_is_no_answer_that_waiting_gives(ask: _Ask, book_of: _BookOf) -> None:
    for months, verdict in ((13, "later"), (14, "blocked")):
        book = book_of(Cap(most=1, per=Term(months, "months")))
        check = ask(rulebook=book, places=("IS",), contacts=_sent(_NOON))
        assert check.verdict == verdict
        assert check.findings[0].earliest_ok_at is not None
    endless = ask(
        datetime(2198, 6, 1, tzinfo=UTC),
        rulebook=book_of(Cap(most=1, per=Term(9, "years"))),
        places=("IS",),
        contacts=_sent(datetime(2198, 5, 1, tzinfo=UTC)),
    )
    assert endless.verdict == "blocked"


def test_a_safety_recall_waits_for_nothing_that_a_rule_sets(book_of: _BookOf) -> None:
    duties = (Window(hours={"sun": ("09:00-10:00",)}), Cap(most=1, per=Term(24, "hours")))
    book = book_of(*duties, purposes=())
    for is_recall, verdict in ((True, "ok"), (False, "later")):
        draft = Draft(channel="sms", provider="any", to="someone", text="", purpose="legal")
        context = ContactContext(places=("IS",), is_safety_recall=is_recall, contacts=_sent(_NOON))
        assert check_contact(draft, context, rulebook=book, now=_NOON).verdict == verdict


@settings(max_examples=60, deadline=None)
@given(
    place=st.sampled_from(["US-FL", "FR", "ES-CT", "CO", "ZA", "KR", "VN", "AU-NSW", "IN", "US-OK"]),
    channel=st.sampled_from(["sms", "phone", "email"]),
    minute=st.integers(0, 2 * 525_600),
    hours_ago=st.lists(st.integers(0, 24 * 31), max_size=6),
)
def test_what_is_promised_holds_and_not_a_second_before(ask: _Ask, place: str, channel: str, minute: int, hours_ago: list[int]) -> None:
    now = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(minutes=minute)
    state = ConsentState(status="granted", kinds=frozenset({"express_written"}), granted_at=now)
    sent = tuple(PastContact(at=now - timedelta(hours=hour), medium="voice" if hour % 2 else "sms") for hour in hours_ago)
    agreed = (AgreedTime(starts_at=now + timedelta(hours=9), ends_at=now + timedelta(hours=10)),)
    asked = (RegistryVerdict(name="NCPR", is_listed=False, checked_on=now.date()),)  # the others do not stand in the way
    known: dict[str, Any] = {"places": (place,), "consents": state, "contacts": sent, "agreed_times": agreed, "draft": {"channel": channel}}
    known["registry_verdicts"] = asked
    check = ask(now, **known)
    assert check.verdict in {"ok", "later"}
    assert check.earliest_ok_at is not None
    assert check.earliest_ok_at >= now
    assert ask(check.earliest_ok_at, **known).verdict == "ok"
    if check.verdict == "later":
        assert ask(check.earliest_ok_at - timedelta(seconds=1), **known).verdict == "later"
        assert max(finding.earliest_ok_at or now for finding in check.findings) <= check.earliest_ok_at
