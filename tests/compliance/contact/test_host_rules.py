"""Rules that a host writes: hours over midnight, in hours that come twice, of the whole world, of a platform of its own."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import (
    ContactCheck,
    ContactContext,
    Strictness,
    check_contact,
)
from xborder_support.compliance.rulebook import ConsentDuty, Rulebook, Window
from xborder_support.conversations import Draft

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)  # a Tuesday
_RULEBOOK = Rulebook.load()
_AGREED = ConsentState(status="granted", kinds=frozenset({"express_written"}))
_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]


@pytest.fixture(scope="module")
def usual_rule() -> dict[str, Any]:
    return {"id": "SHOP-HOURS", "jurisdiction": "BO", "says": "The shop's own hours", "citation": "handbook", "binding": "policy"}


def _rules(check: ContactCheck) -> list[str]:
    return [finding.rule for finding in check.findings]


def test_a_rule_of_the_host_makes_a_place_known_and_may_run_over_midnight(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon": ("22:00-02:00",)}))
    asked = {
        hour: ask(datetime(2026, 6, 2, hour, tzinfo=UTC), rulebook=book, places=("BO",), consents=_AGREED).verdict for hour in (1, 2, 5, 6)
    }
    assert asked == {1: "later", 2: "ok", 5: "ok", 6: "later"}  # La Paz is four hours behind: Monday 22:00 is Tuesday 02:00 in UTC
    later = ask(datetime(2026, 6, 2, 6, tzinfo=UTC), rulebook=book, places=("BO",), consents=_AGREED)
    assert later.earliest_ok_at == datetime(2026, 6, 9, 2, tzinfo=UTC)


def test_hours_in_the_hour_that_comes_twice_are_those_that_the_clock_shows(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("01:15-01:30",)}), jurisdiction="US-NY")
    shown = [
        minute
        for minute in range(240)
        if ask(datetime(2026, 11, 1, 4, tzinfo=UTC) + timedelta(minutes=minute), rulebook=book, places=("US-NY",), consents=_AGREED).verdict
        == "ok"
    ]
    assert shown == [*range(75, 90), *range(135, 150)]


def test_a_window_that_ends_with_its_rule_opens_the_day_after(ask: _Ask, book_of: _BookOf) -> None:
    (hours,) = book_of(Window(hours={"sun": ("09:00-10:00",)}), valid_to=date(2026, 6, 3)).rules
    (other,) = book_of(Window(hours={"mon-sun": ("00:00-24:00",)}), id="ALWAYS").rules
    book = Rulebook([hours, other])
    check = ask(rulebook=book, places=("BO",), consents=_AGREED)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 4, 4, tzinfo=UTC))


def test_a_window_without_any_hour_blocks_until_the_rule_changes(ask: _Ask, book_of: _BookOf) -> None:
    check = ask(rulebook=book_of(Window(hours={})), places=("BO",), consents=_AGREED)
    assert (check.verdict, check.findings[0].severity, check.findings[0].earliest_ok_at) == ("blocked", "policy", None)


def test_a_place_whose_clock_nobody_knows_is_asked_about(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("09:00-10:00",)}), jurisdiction="XK")
    check = ask(rulebook=book, places=("XK",), consents=_AGREED)
    assert (check.verdict, check.findings[0].suggestion) == ("ask", "pass ContactContext(time_zones=…)")
    check = ask(rulebook=book, places=("XK",), time_zones=("Europe/Belgrade",), consents=_AGREED)
    assert check.verdict == "later"


def test_a_rule_of_the_whole_world_holds_also_where_no_place_is_known(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("09:00-20:00",)}), jurisdiction="GLOBAL", purposes=())
    draft = {"purpose": "service"}
    assert ask(rulebook=book, time_zones=("Europe/Berlin",), draft=draft).verdict == "ok"
    check = ask(rulebook=book, time_zones=("Asia/Tokyo",), draft=draft)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 3, 0, tzinfo=UTC))
    assert ask(rulebook=book, draft=draft).verdict == "ask"
    assert _rules(ask(rulebook=book, places=("JP",), draft=draft)) == ["SHOP-HOURS"]


def test_a_rule_that_holds_in_two_places_is_told_once_with_the_later_end(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("09:00-20:00",)}), jurisdiction="EU")
    for places in (("DE", "FI"), ("FI", "DE")):
        check = ask(datetime(2026, 6, 2, 3, tzinfo=UTC), rulebook=book, places=places, consents=_AGREED)
        assert _rules(check) == ["SHOP-HOURS"]
        assert check.findings[0].earliest_ok_at == datetime(2026, 6, 2, 7, tzinfo=UTC)


def test_a_platform_of_the_host_may_ask_for_an_opt_in_which_a_message_of_the_person_is(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(ConsentDuty(accepts=("opt_in",)), jurisdiction="PLATFORM:PAGER", purposes=(), binding="platform")
    draft = {"channel": "pager", "purpose": "service"}
    wrote = _NOON - timedelta(days=300)
    assert ask(rulebook=book, places=("DE",), medium="chat", draft=draft).verdict == "blocked"
    assert ask(rulebook=book, places=("DE",), medium="chat", draft=draft, last_customer_message_at=wrote).verdict == "ok"
    assert ask(rulebook=book, places=("DE",), medium="chat", draft={**draft, "purpose": "legal"}).verdict == "ok"


def test_a_part_without_holidays_of_its_own_has_those_of_the_territory(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("00:00-24:00",)}, closed=("public_holiday",)), jurisdiction="JP")
    check = ask(datetime(2026, 1, 1, 3, tzinfo=UTC), rulebook=book, places=("JP-13",), consents=_AGREED)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 1, 1, 15, tzinfo=UTC))


def test_severity_decides_with_strictness_what_stops(book_of: _BookOf) -> None:
    stops = {
        ("law", "high"): {"law", "code", "advisory"},
        ("code", "high"): {"code", "advisory"},
        ("standard", "medium"): {"code", "advisory"},
        ("guidance", "high"): {"advisory"},
        ("policy", "high"): {"law", "code", "advisory"},
        ("platform", "high"): {"law", "code", "advisory"},
        ("law", "low"): {"advisory"},
    }
    for (binding, confidence), expected in stops.items():
        book = book_of(
            Window(hours={"sun": ("09:00-10:00",)}), jurisdiction="US-NY", binding=binding, confidence=confidence, purposes=("survey",)
        )
        draft = Draft(channel="sms", provider="any", to="someone", text="", purpose="survey")
        context = ContactContext(places=("US-NY",))
        asked = {word: check_contact(draft, context, rulebook=book, now=_NOON, strictness=word).verdict for word in _STRICTNESSES}
        assert {word for word, verdict in asked.items() if verdict == "later"} == expected
        assert {word for word, verdict in asked.items() if verdict == "ok"} == {"law", "code", "advisory"} - expected


_STRICTNESSES: tuple[Strictness, ...] = ("law", "code", "advisory")


def test_hours_that_overlap_are_one_stretch(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(Window(hours={"mon-sun": ("05:00-09:00", "06:00-07:00")}))
    assert ask(rulebook=book, places=("BO",), consents=_AGREED).verdict == "ok"  # eight o'clock in La Paz
