"""Dated facts: which value holds on which day, and what happens on a day without one."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import MarketDataError, UsageError
from xborder_support.markets import Markets, get_market, list_markets

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def with_emoji(*entries: dict[str, Any]) -> Markets:
    return Markets.packaged().with_overrides({"DE": {"emoji": list(entries)}})


@pytest.mark.parametrize(
    ("code", "day", "rule", "applies"),
    [
        ("GB", date(2026, 6, 18), "GB-DUAA-COMPLAINT", False),
        ("GB", date(2026, 6, 19), "GB-DUAA-COMPLAINT", True),
        ("US", date(2025, 4, 10), "US-TCPA-10BD", False),
        ("US", date(2025, 4, 11), "US-TCPA-10BD", True),
    ],
)
def test_law_is_asked_with_a_date(code: str, day: date, rule: str, applies: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert (rule in get_market(code, on=day).legal_clocks) is applies


def test_days_between_two_changes_share_one_market() -> None:
    assert get_market("GB", on=date(2026, 1, 1)) is get_market("GB", on=date(2020, 1, 1))
    assert get_market("GB", on=date(2026, 7, 1)) is not get_market("GB", on=date(2020, 1, 1))


def test_the_first_and_the_last_day_count() -> None:
    markets = with_emoji(
        {"value": 0, "valid_to": date(2026, 1, 31)},
        {"value": 1, "valid_from": date(2026, 2, 1), "valid_to": date(2026, 2, 28)},
        {"value": 2, "valid_from": date(2026, 3, 1)},
    )
    asked = [date(1, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1), date.max]
    assert [markets.get("DE", on=day).emoji for day in asked] == [0, 0, 1, 1, 2, 2]


def test_a_day_before_the_first_value_is_refused_with_the_days_that_are_known() -> None:
    markets = with_emoji(
        {"value": 1, "valid_from": date(2026, 2, 1), "valid_to": date(2026, 2, 28)}, {"value": 2, "valid_from": date(2026, 4, 1)}
    )
    for day in (date(2026, 1, 31), date(2026, 3, 1), date(2026, 3, 31)):
        with pytest.raises(UsageError, match=f"DE has no emoji on {day}") as caught:
            markets.get("DE", on=day)
        assert caught.value.code == "no-fact-on-date"
        assert "2026-02-01..2026-02-28, 2026-04-01.." in (caught.value.hint or "")
    assert markets.get("DE", on=date(2026, 2, 14)).emoji == 1


def test_an_end_on_the_last_day_of_all_is_no_change() -> None:
    assert with_emoji({"value": 1, "valid_to": date.max}).get("DE", on=date.max).emoji == 1


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([{"value": 1, "valid_from": date(2026, 2, 1)}, {"value": 2, "valid_from": date(2026, 2, 1)}], "not in order"),
        ([{"value": 1, "valid_from": date(2026, 2, 1)}, {"value": 2, "valid_from": date(2026, 1, 1)}], "not in order"),
        ([{"value": 1}, {"value": 2}], "not in order"),
        ([{"value": 1, "valid_to": date(2026, 2, 1)}, {"value": 2, "valid_from": date(2026, 2, 1)}], "two values hold"),
        ([{"value": 1, "valid_from": date(2026, 2, 2), "valid_to": date(2026, 2, 1)}], "before valid_from"),
        ([], "list is empty"),
    ],
)
def test_values_that_do_not_follow_one_another_are_refused(entries: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(MarketDataError, match=message):
        with_emoji(*entries)


@settings(max_examples=50)
@given(st.lists(DAYS, min_size=1, max_size=6, unique=True), DAYS)
def test_the_latest_value_that_has_begun_holds(begins: list[date], day: date) -> None:
    ordered = sorted(begins)
    entries = [{"value": "none"}, *({"value": f"title {begin}", "valid_from": begin} for begin in ordered)]
    market = Markets.packaged().with_overrides({"DE": {"honorific": entries}}).get("DE", on=day)
    begun = [begin for begin in ordered if begin <= day]
    assert market.honorific == (f"title {begun[-1]}" if begun else None)


@settings(max_examples=50)
@given(st.sampled_from(list_markets()), DAYS)
def test_every_packaged_market_answers_for_any_day(code: str, day: date) -> None:
    market = get_market(code, on=day)
    assert all(fact.holds(day) for fact in market.facts.values())
    assert get_market(code, on=day + timedelta(days=0)) is market
