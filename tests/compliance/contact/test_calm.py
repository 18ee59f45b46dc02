"""What was worked out for a day answers as looking closely does, whatever the place, the consent, the records and the instant."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import Term
from xborder_support.compliance.consents import ConsentEvent, Consents, ConsentState
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
from xborder_support.compliance.contact import check as checking
from xborder_support.compliance.contact.every_check import all_objections
from xborder_support.compliance.contact.moment import Moment
from xborder_support.compliance.contact.objection import Objection
from xborder_support.compliance.rulebook import Cap, ConsentDuty, PlatformLimit, Registry, Rulebook, Suppression, Window
from xborder_support.conversations import Draft, Template

_RULEBOOK = Rulebook.load()
_START = datetime(2026, 7, 1, tzinfo=UTC)
_KINDS: Any = ("express_written", "express", "opt_in", "soft_opt_in", "night_ads", "exact_time")
_PLACES = ("US", "US-FL", "US-TX", "FR", "ES", "ES-CT", "CO", "ZA", "KR", "VN", "AU-NSW", "IN", "WS", "KI", "NZ", "DE", "GB", "XK")
_ADDRESS = "+821012345678"
_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]


@pytest.fixture(scope="module")
def usual_rule() -> dict[str, Any]:
    return {"jurisdiction": "NZ"}


@settings(max_examples=300, deadline=None)
@given(
    places=st.lists(st.sampled_from(_PLACES), max_size=2),
    channel=st.sampled_from(["sms", "phone", "email", "whatsapp", "messenger", "kakaotalk", "amazon"]),
    purpose=st.sampled_from(["marketing", "survey", "service", "transactional", "legal"]),
    kinds=st.sets(st.sampled_from(_KINDS), max_size=2),
    minute=st.integers(0, 525_600),
    records=st.sampled_from([{}, {"agreed": ("ongoing_contract_related",)}, {"bound_by": ("adherents",)}, {"time_zones": ("Asia/Tokyo",)}]),
    asked_on=st.none() | st.integers(0, 400),
    hours_ago=st.lists(st.integers(0, 200), max_size=3),
)
def test_a_calm_answer_is_that_of_looking_closely(  # noqa: PLR0917  (each is a part of a question)
    places: list[str],
    channel: str,
    purpose: Any,
    kinds: set[Any],
    minute: int,
    records: dict[str, Any],
    asked_on: int | None,
    hours_ago: list[int],
) -> None:
    now = _START + timedelta(minutes=minute)
    verdicts = () if asked_on is None else tuple(_verdict(name, now.date() - timedelta(days=asked_on)) for name in ("Bloctel", "DNCR"))
    contacts = tuple(PastContact(at=now - timedelta(hours=hour), medium="sms") for hour in hours_ago)
    state = ConsentState(status="granted" if kinds else "none", kinds=frozenset(kinds))
    context = ContactContext(places=tuple(places), consents=state, registry_verdicts=verdicts, contacts=contacts, **records)
    draft = Draft(channel=channel, provider="any", to=_ADDRESS, text="", purpose=purpose)
    found = check_contact(draft, context, rulebook=_RULEBOOK, now=now)
    assert found == _closely(draft, context, now)


def _closely(draft: Draft, context: ContactContext, now: datetime, rulebook: Rulebook = _RULEBOOK) -> ContactCheck:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checking, "calm_findings", lambda _moment: None)
        return check_contact(draft, context, rulebook=rulebook, now=now)


def _verdict(name: str, day: date) -> RegistryVerdict:
    return RegistryVerdict(name=name, is_listed=False, checked_on=day)


def _asked(now: datetime, book: Rulebook, channel: str = "sms", **context: Any) -> str:
    draft = Draft(channel=channel, provider="any", to=_ADDRESS, text="", purpose="marketing")
    found = check_contact(draft, ContactContext(**context), rulebook=book, now=now)
    assert found == _closely(draft, ContactContext(**context), now, book)
    return found.verdict


@pytest.mark.parametrize(
    ("place", "zone", "midnight"),
    [
        ("WS", "Pacific/Apia", datetime(2026, 6, 1, 11, tzinfo=UTC)),
        ("KI", "Pacific/Kiritimati", datetime(2026, 6, 1, 10, tzinfo=UTC)),
        ("US-HI", "Pacific/Honolulu", datetime(2026, 6, 2, 10, tzinfo=UTC)),
        ("NP", "Asia/Kathmandu", datetime(2026, 6, 1, 18, 15, tzinfo=UTC)),
        ("GB", "Europe/London", datetime(2026, 6, 1, 23, tzinfo=UTC)),
    ],
)
def test_a_rule_begins_at_the_local_midnight_on_both_sides_of_the_date_line(
    book_of: _BookOf, place: str, zone: str, midnight: datetime
) -> None:
    book = book_of(ConsentDuty(accepts=("opt_in",)), jurisdiction=place, valid_from=date(2026, 6, 2))
    always = book_of(Window(hours={"mon-sun": ("00:00-24:00",)}), id="A", jurisdiction=place)
    book = Rulebook([*book.rules, *always.rules])
    asked = [_asked(midnight + timedelta(seconds=shift), book, places=(place,), time_zones=(zone,)) for shift in (-1, 0)]
    assert asked == ["ok", "blocked"]


def test_a_day_that_an_island_left_out_is_no_day_of_a_rule(book_of: _BookOf) -> None:
    samoa = book_of(Window(hours={"fri": ("00:00-24:00",)}), jurisdiction="WS")  # it had no 30 December 2011, a Friday
    instants = [datetime(2011, 12, 30, hour, minute, tzinfo=UTC) for hour, minute in ((9, 59), (10, 0), (23, 0))]
    assert [_asked(at, samoa, places=("WS",)) for at in instants] == ["later", "later", "later"]
    thursday = book_of(Window(hours={"thu": ("00:00-24:00",)}), jurisdiction="WS")
    assert [_asked(at, thursday, places=("WS",)) for at in instants] == ["ok", "later", "later"]


def test_the_night_in_which_a_clock_is_put_counts_each_second_once(book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("02:00-03:00",)}), jurisdiction="DE")
    spring, autumn = (
        [minute for minute in range(240) if _asked(night + timedelta(minutes=minute), book, places=("DE",)) == "ok"]
        for night in (datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC))
    )
    assert spring == []
    assert autumn == list(range(120))


def test_earlier_contacts_count_also_where_all_else_is_calm(book_of: _BookOf) -> None:
    book = book_of(Cap(most=2, per=Term(24, "hours")))
    now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    sent = tuple(PastContact(at=now - timedelta(hours=hour), medium="sms") for hour in (1, 2))
    assert _asked(now, book, places=("NZ",), contacts=sent[:1]) == "ok"
    assert _asked(now, book, places=("NZ",), contacts=sent) == "later"


def test_a_consent_that_may_be_too_old_is_looked_at(book_of: _BookOf) -> None:
    book = book_of(ConsentDuty(accepts=("opt_in",), reconfirm_every=Term(2, "years")))
    now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    for granted_at, verdict in ((datetime(2024, 6, 2, 12, tzinfo=UTC), "ok"), (datetime(2024, 5, 31, 12, tzinfo=UTC), "blocked")):
        state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=granted_at)
        assert _asked(now, book, places=("NZ",), consents=state) == verdict


def test_a_state_that_tells_of_a_revocation_is_a_refusal_whatever_its_status(book_of: _BookOf) -> None:
    now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), revoked_at=now - timedelta(days=1), revoked_scope="marketing")
    assert _asked(now, book_of(ConsentDuty(accepts=("opt_in",))), places=("NZ",), consents=state) == "blocked"


def test_the_category_of_a_template_is_looked_at(book_of: _BookOf) -> None:
    book = book_of(PlatformLimit(not_delivered={"marketing": ("NZ",)}), jurisdiction="PLATFORM:PAGER", purposes=(), binding="platform")
    now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    context = ContactContext(places=("NZ",), medium="chat")
    for template, verdict in (
        (None, "ok"),
        (Template(id="t", category="utility"), "ok"),
        (Template(id="t", category="Marketing"), "blocked"),
    ):
        draft = Draft(channel="pager", provider="any", to="x", text="", purpose="service", template=template)
        assert check_contact(draft, context, rulebook=book, now=now).verdict == verdict


def test_long_lists_of_verdicts_are_read_too(book_of: _BookOf) -> None:
    now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    for number in (16, 17, 500):
        verdicts = tuple(_verdict(f"List {each}", now.date()) for each in range(number))
        book = book_of(Registry(name=f"List {number - 1}"), Registry(name="list 0"))
        assert _asked(now, book, places=("NZ",), registry_verdicts=verdicts) == "ok"
        assert _asked(now, book, places=("NZ",), registry_verdicts=verdicts[1:]) == "ask"


def test_a_ledger_is_asked_of_each_place_and_each_instant(book_of: _BookOf) -> None:
    def event(kind: Any, hour: int, **fields: Any) -> ConsentEvent:
        return ConsentEvent(kind=kind, at=datetime(2026, 6, 2, hour, tzinfo=UTC), address=_ADDRESS, **fields)

    agreed = Consents((event("grant", 1, purposes=("marketing",), media=("sms",), consent="opt_in"),))
    ended = Consents.merge(agreed, Consents((event("revoke", 5),)))
    book = book_of(ConsentDuty(accepts=("opt_in",)))
    for ledger, verdicts in ((agreed, {0: "blocked", 1: "ok", 4: "ok", 6: "ok"}), (ended, {0: "blocked", 5: "blocked", 6: "blocked"})):
        asked = {hour: _asked(datetime(2026, 6, 2, hour, tzinfo=UTC), book, places=("NZ",), consents=ledger) for hour in verdicts}
        assert asked == verdicts
    assert _asked(datetime(2026, 6, 2, 4, tzinfo=UTC), book, places=("NZ", "NZ-AUK"), consents=agreed) == "ok"


_AGREED = {"consents": ConsentState(status="granted", kinds=frozenset({"opt_in"}))}
_MIDDAY = datetime(2026, 6, 2, tzinfo=UTC)  # in New Zealand
_OLD = {"consents": ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=_MIDDAY)}
_UNDATED = {"consents": ConsentState(status="granted", kinds=frozenset({"opt_in"})), "subject": "age"}
_BY_THE_CASE: dict[str, tuple[bool, dict[str, Any], dict[str, Any]]] = {
    "agreed": (True, {}, {}),
    "nothing-known": (True, {"consents": None}, {"purpose": "service"}),
    "16-verdicts": (True, {"registry_verdicts": (_verdict("List", date(2026, 6, 1)),) * 16}, {}),
    "17-verdicts": (False, {"registry_verdicts": (_verdict("List", date(2026, 6, 1)),) * 17}, {}),
    "refused-by-mail": (False, {"refusals": (Refusal(at=_MIDDAY, medium="email"),)}, {}),
    "appointment": (False, {"agreed_times": (AgreedTime(starts_at=_MIDDAY, ends_at=_MIDDAY + timedelta(hours=1)),)}, {}),
    "dealings": (False, {"relationship": Relationship()}, {}),
    "recall": (False, {"is_safety_recall": True}, {"purpose": "legal"}),
    "legal": (True, {}, {"purpose": "legal"}),
    "wrote": (False, {"last_customer_message_at": _MIDDAY}, {}),
    "window": (False, {}, {"window_expires_at": _MIDDAY}),
    "template": (False, {}, {"template": Template(id="t", category="utility")}),
    "room-for-one": (True, {"contacts": (PastContact(at=_MIDDAY, medium="sms"),)}, {}),
    "room-for-none": (False, {"contacts": (PastContact(at=_MIDDAY, medium="sms"),) * 2}, {}),
    "exact-time": (False, {"consents": ConsentState(status="granted", kinds=frozenset({"opt_in", "exact_time"}))}, {}),
    "age": (False, _OLD, {}),
    "age-unknown": (False, _UNDATED, {}),
    "expired": (False, {"consents": ConsentState(status="expired")}, {"purpose": "service"}),
    "taken-back": (False, {"consents": ConsentState(status="granted", revoked_at=_MIDDAY)}, {"purpose": "service"}),
    "two-places": (True, {"places": ("NZ", "NZ-AUK")}, {}),
    "ledger": (True, {"consents": Consents(())}, {"purpose": "service"}),
    "ledger-in-two-places": (False, {"consents": Consents(()), "places": ("NZ", "NZ-AUK")}, {"purpose": "service"}),
}


@pytest.mark.parametrize(("is_ordinary", "known", "draft"), _BY_THE_CASE.values(), ids=_BY_THE_CASE.keys())
def test_rules_are_asked_again_only_for_what_is_of_this_person_alone(
    ask: _Ask, book_of: _BookOf, monkeypatch: pytest.MonkeyPatch, known: dict[str, Any], draft: dict[str, Any], *, is_ordinary: bool
) -> None:
    asked: list[Moment] = []

    def counted(moment: Moment) -> Iterator[Objection]:
        asked.append(moment)
        return all_objections(moment)

    monkeypatch.setattr(checking, "all_objections", counted)
    age = Term(2, "years") if known in (_OLD, _UNDATED) else None
    book = book_of(Cap(most=2, per=Term(24, "hours")), ConsentDuty(accepts=("opt_in",), reconfirm_every=age))
    for instant in (_MIDDAY, datetime(2026, 6, 2, 12, tzinfo=UTC)):  # the second one is a midnight there
        asked.clear()
        ask(instant, rulebook=book, draft=draft, **{"places": ("NZ",), **_AGREED, **known})
        assert len(asked) == (0 if is_ordinary else 1)


def test_the_day_of_a_consent_is_asked_for_only_where_a_rule_has_it_confirmed_again(
    ask: _Ask, book_of: _BookOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "all_objections", None)
    state = ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=_MIDDAY)
    assert ask(_MIDDAY, rulebook=book_of(ConsentDuty(accepts=("opt_in",))), places=("NZ",), consents=state).verdict == "ok"


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        ({"valid_to": date(2026, 6, 1)}, "ok"),
        ({"valid_to": date(2026, 6, 2)}, "later"),
        ({"valid_from": date(2026, 6, 3)}, "blocked"),
        ({"valid_from": date(2026, 6, 4)}, "ok"),
    ],
    ids=["over", "to-the-first-date", "from-the-last-date", "to-come"],
)
def test_a_rule_holds_where_it_does_on_any_date_that_it_may_be(ask: _Ask, book_of: _BookOf, dates: dict[str, date], verdict: str) -> None:
    now = datetime(2026, 6, 2, 22, tzinfo=UTC)  # the 2nd in Hawaii, the 3rd in New Zealand
    always = book_of(Suppression(), id="ALWAYS")
    book = Rulebook([*book_of(ConsentDuty(accepts=("opt_in",)), **dates).rules, *always.rules])
    known: dict[str, Any] = {"places": ("NZ",), "time_zones": ("Pacific/Auckland", "Pacific/Honolulu")}
    assert ask(now, rulebook=book, **known).verdict == verdict
    assert ask(now, rulebook=book, relationship=Relationship(), **known).verdict == verdict
