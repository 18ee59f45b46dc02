"""How a row of the packaged data becomes a clock, and a clock a policy."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from xborder_support.errors import UsageError
from xborder_support.sla import list_marketplaces, list_statutes, marketplace_clocks, preset_calendar, statutory_clocks
from xborder_support.sla.presets.preset_clock import PresetClock, fields_of, read_rows
from xborder_support.terms import Target

ROW: dict[str, Any] = {
    "rule": "BAZAAR-1",
    "name": "BAZAAR-1 strict",
    "first_response": "80% within 48h elapsed",
    "resolution": "3 business days",
    "when": {"market": "JP"},
    "calendar": "bank_days",
    "excludes": ["bot_only"],
    "share_up_to": 0.9,
    "window_days": 30,
    "window_days_up_to": 90,
    "says": "An answer in two days.",
    "source": ["a page", "https://example.com/"],
    "checked": date(2026, 11, 21),
    "confidence": "medium",
    "valid_from": date(2026, 1, 1),
}

YEAR = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def clock_of(**more: Any) -> PresetClock:
    return PresetClock(**fields_of({**ROW, **more}))


def test_a_row_fills_every_field() -> None:
    clock = clock_of()
    assert (clock.name, clock.rule, clock.says, clock.source) == (ROW["name"], ROW["rule"], ROW["says"], ("a page", "https://example.com/"))
    assert (clock.checked, clock.confidence, clock.valid_from) == (date(2026, 11, 21), "medium", date(2026, 1, 1))
    assert (clock.calendar, clock.excludes) == ("bank_days", frozenset({"bot_only"}))
    assert (clock.share, clock.share_up_to, clock.window_days, clock.window_days_up_to) == (0.8, 0.9, 30, 90)
    assert clock.targets == {"first_response": Target.parse("80% within 48h elapsed"), "resolution": Target.parse("3 business days")}
    assert (bool(clock.when.truth({"market": "JP"})), bool(clock.when.truth({"market": "DE"}))) == (True, False)


def test_a_short_row_is_for_every_conversation_and_has_the_name_of_its_rule() -> None:
    short = {key: ROW[key] for key in ("rule", "says", "source", "checked", "confidence")}
    clock = PresetClock(**fields_of(short))
    assert (clock.name, dict(clock.targets), clock.share, clock.excludes, clock.calendar) == ("BAZAAR-1", {}, None, frozenset(), None)
    assert clock.when.truth({})
    assert clock.policy_for(marketplace="bazaar").valid_from is None
    assert clock.holds(date(1, 1, 1))


def test_the_policy_says_what_the_clock_says() -> None:
    clock = clock_of()
    policy = clock.policy_for(jurisdiction="JP", zone=ZoneInfo("Asia/Tokyo"))
    assert (policy.name, policy.clock, policy.marketplace, policy.jurisdiction) == ("BAZAAR-1 strict", "JP", None, "JP")
    assert (policy.targets, policy.when, policy.calendar, policy.excludes) == (clock.targets, clock.when, clock.calendar, clock.excludes)
    assert (policy.counts_automatic, policy.valid_from) == (False, datetime(2025, 12, 31, 15, tzinfo=UTC))
    assert clock.policy_for(marketplace="bazaar").valid_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert clock.policy_for(marketplace="bazaar").clock == "bazaar"


@pytest.mark.parametrize(("confidence", "is_advisory"), [("high", False), ("medium", False), ("low", True)])
def test_what_nobody_confirmed_is_advice(confidence: str, is_advisory: bool) -> None:  # noqa: FBT001  (a column)
    assert clock_of(confidence=confidence).is_advisory is is_advisory


@pytest.mark.parametrize(("on", "holds"), [(None, True), (date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2027, 1, 1), True)])
def test_a_clock_holds_from_its_first_day_on(on: date | None, holds: bool) -> None:  # noqa: FBT001  (a column)
    assert clock_of().holds(on) is holds


def test_an_instant_is_no_day() -> None:
    with pytest.raises(UsageError) as caught:
        clock_of().holds(datetime(2026, 1, 1, tzinfo=UTC))
    assert (caught.value.code, caught.value.message) == ("not-a-date", "on is no date but datetime")
    assert caught.value.hint == "pass a day, such as date(2026, 11, 21)"


def test_every_row_is_a_clock_under_the_name_that_it_gives() -> None:
    clocks = [clock for name in list_marketplaces() for clock in marketplace_clocks(name)]
    assert {clock.name for clock in clocks} == {fields_of(row)["name"] for row in read_rows("marketplaces.toml")}
    laws = [clock for code in list_statutes() for clock in statutory_clocks(code)]
    assert {clock.name for clock in laws} == {fields_of(row)["name"] for row in read_rows("statutes.toml")}


def test_every_clock_with_a_calendar_can_be_counted_at_home() -> None:
    for code in list_statutes():
        for clock in statutory_clocks(code):
            if clock.calendar:
                assert preset_calendar(clock.calendar, code).business_days_between(*YEAR) > 200
