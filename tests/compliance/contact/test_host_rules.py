"""Rules that a host writes: hours over midnight, in hours that come twice, of the whole world, of a platform of its own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import (
    ContactCheck,
    ContactContext,
    Strictness,
    check_contact,
)
from xborder_support.compliance.rulebook import ConsentDuty, Rule, Rulebook, Window
from xborder_support.conversations import Draft

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)  # a Tuesday
_RULEBOOK = Rulebook.load()
_AGREED = ConsentState(status="granted", kinds=frozenset({"express_written"}))


def _check(now: datetime = _NOON, *, rulebook: Rulebook = _RULEBOOK, draft: dict[str, Any] | None = None, **context: Any) -> ContactCheck:
    fields: dict[str, Any] = {"channel": "sms", "provider": "any", "to": "+12025550100", "text": "", "purpose": "marketing"}
    return check_contact(Draft(**{**fields, **(draft or {})}), ContactContext(**context), rulebook=rulebook, now=now)


def _rules(check: ContactCheck) -> list[str]:
    return [finding.rule for finding in check.findings]


def _ruled(hours: dict[str, tuple[str, ...]], **changes: Any) -> Rulebook:
    fields: dict[str, Any] = {
        "id": "SHOP-HOURS",
        "jurisdiction": "BO",
        "says": "The shop's own hours",
        "citation": "handbook",
        "binding": "policy",
        "confidence": "high",
        "verified": "primary_read",
        "checked": date(2026, 1, 1),
        "purposes": ("marketing",),
        "duties": (Window(hours=hours),),
    }
    return Rulebook([Rule(**{**fields, **changes})])


def test_a_rule_of_the_host_makes_a_place_known_and_may_run_over_midnight() -> None:
    book = _ruled({"mon": ("22:00-02:00",)})
    asked = {
        hour: _check(datetime(2026, 6, 2, hour, tzinfo=UTC), rulebook=book, places=("BO",), consents=_AGREED).verdict
        for hour in (1, 2, 5, 6)
    }
    assert asked == {1: "later", 2: "ok", 5: "ok", 6: "later"}  # La Paz is four hours behind: Monday 22:00 is Tuesday 02:00 in UTC
    later = _check(datetime(2026, 6, 2, 6, tzinfo=UTC), rulebook=book, places=("BO",), consents=_AGREED)
    assert later.earliest_ok_at == datetime(2026, 6, 9, 2, tzinfo=UTC)


def test_hours_in_the_hour_that_comes_twice_are_those_that_the_clock_shows() -> None:
    book = _ruled({"mon-sun": ("01:15-01:30",)}, jurisdiction="US-NY")
    shown = [
        minute
        for minute in range(240)
        if _check(
            datetime(2026, 11, 1, 4, tzinfo=UTC) + timedelta(minutes=minute), rulebook=book, places=("US-NY",), consents=_AGREED
        ).verdict
        == "ok"
    ]
    assert shown == [*range(75, 90), *range(135, 150)]


def test_a_window_that_ends_with_its_rule_opens_the_day_after() -> None:
    (hours,) = _ruled({"sun": ("09:00-10:00",)}, valid_to=date(2026, 6, 3)).rules
    (other,) = _ruled({"mon-sun": ("00:00-24:00",)}, id="ALWAYS").rules
    book = Rulebook([hours, other])
    check = _check(rulebook=book, places=("BO",), consents=_AGREED)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 4, 4, tzinfo=UTC))


def test_a_window_without_any_hour_blocks_until_the_rule_changes() -> None:
    check = _check(rulebook=_ruled({}), places=("BO",), consents=_AGREED)
    assert (check.verdict, check.findings[0].severity, check.findings[0].earliest_ok_at) == ("blocked", "policy", None)


def test_a_place_whose_clock_nobody_knows_is_asked_about() -> None:
    book = _ruled({"mon-sun": ("09:00-10:00",)}, jurisdiction="XK")
    check = _check(rulebook=book, places=("XK",), consents=_AGREED)
    assert (check.verdict, check.findings[0].suggestion) == ("ask", "pass ContactContext(time_zones=…)")
    check = _check(rulebook=book, places=("XK",), time_zones=("Europe/Belgrade",), consents=_AGREED)
    assert check.verdict == "later"


def test_a_rule_of_the_whole_world_holds_also_where_no_place_is_known() -> None:
    book = _ruled({"mon-sun": ("09:00-20:00",)}, jurisdiction="GLOBAL", purposes=())
    draft = {"purpose": "service"}
    assert _check(rulebook=book, time_zones=("Europe/Berlin",), draft=draft).verdict == "ok"
    check = _check(rulebook=book, time_zones=("Asia/Tokyo",), draft=draft)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 6, 3, 0, tzinfo=UTC))
    assert _check(rulebook=book, draft=draft).verdict == "ask"
    assert _rules(_check(rulebook=book, places=("JP",), draft=draft)) == ["SHOP-HOURS"]


def test_a_rule_that_holds_in_two_places_is_told_once_with_the_later_end() -> None:
    book = _ruled({"mon-sun": ("09:00-20:00",)}, jurisdiction="EU")
    for places in (("DE", "FI"), ("FI", "DE")):
        check = _check(datetime(2026, 6, 2, 3, tzinfo=UTC), rulebook=book, places=places, consents=_AGREED)
        assert _rules(check) == ["SHOP-HOURS"]
        assert check.findings[0].earliest_ok_at == datetime(2026, 6, 2, 7, tzinfo=UTC)


def test_a_platform_of_the_host_may_ask_for_an_opt_in_which_a_message_of_the_person_is() -> None:
    book = _ruled({}, jurisdiction="PLATFORM:PAGER", purposes=(), duties=(ConsentDuty(accepts=("opt_in",)),), binding="platform")
    draft = {"channel": "pager", "purpose": "service"}
    wrote = _NOON - timedelta(days=300)
    assert _check(rulebook=book, places=("DE",), medium="chat", draft=draft).verdict == "blocked"
    assert _check(rulebook=book, places=("DE",), medium="chat", draft=draft, last_customer_message_at=wrote).verdict == "ok"
    assert _check(rulebook=book, places=("DE",), medium="chat", draft={**draft, "purpose": "legal"}).verdict == "ok"


def test_a_part_without_holidays_of_its_own_has_those_of_the_territory() -> None:
    book = _ruled({}, jurisdiction="JP", duties=(Window(hours={"mon-sun": ("00:00-24:00",)}, closed=("public_holiday",)),))
    check = _check(datetime(2026, 1, 1, 3, tzinfo=UTC), rulebook=book, places=("JP-13",), consents=_AGREED)
    assert (check.verdict, check.earliest_ok_at) == ("later", datetime(2026, 1, 1, 15, tzinfo=UTC))


def test_severity_decides_with_strictness_what_stops() -> None:
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
        book = _ruled({"sun": ("09:00-10:00",)}, jurisdiction="US-NY", binding=binding, confidence=confidence, purposes=("survey",))
        draft = Draft(channel="sms", provider="any", to="someone", text="", purpose="survey")
        context = ContactContext(places=("US-NY",))
        asked = {word: check_contact(draft, context, rulebook=book, now=_NOON, strictness=word).verdict for word in _STRICTNESSES}
        assert {word for word, verdict in asked.items() if verdict == "later"} == expected
        assert {word for word, verdict in asked.items() if verdict == "ok"} == {"law", "code", "advisory"} - expected


_STRICTNESSES: tuple[Strictness, ...] = ("law", "code", "advisory")


def test_hours_that_overlap_are_one_stretch() -> None:
    book = _ruled({"mon-sun": ("05:00-09:00", "06:00-07:00")})
    assert _check(rulebook=book, places=("BO",), consents=_AGREED).verdict == "ok"  # eight o'clock in La Paz
