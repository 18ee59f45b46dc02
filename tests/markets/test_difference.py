"""Where two markets differ, as values and in words."""

from datetime import date
from typing import Any

import pytest

from xborder_support.markets import (
    Fact,
    FieldDifference,
    Market,
    describe_difference,
    diff_markets,
    get_market,
    list_markets,
    suggest_market,
)
from xborder_support.markets.market import FACT_FIELDS

ON = date(2026, 11, 22)


def _market(code: str = "KZ", **said: Fact) -> Market:
    draft = suggest_market(code, on=ON)
    return Market.from_facts(draft.territory, draft.regions, {**draft.facts, **said})


def _fact(value: Any, source: str = "test", **more: Any) -> Fact:
    return Fact(value, source, more.pop("confidence", "high"), **more)


def test_a_market_does_not_differ_from_itself() -> None:
    assert diff_markets(_market(), _market()) == ()
    assert describe_difference(_market(), _market()) == f"KZ (first) and KZ (second) differ in 0 of {len(FACT_FIELDS)} fields"


def test_a_difference_has_the_name_and_both_facts_in_the_order_of_the_fields() -> None:
    first, second = _market(emoji=_fact(0), directness=_fact("direct")), _market(emoji=_fact(2), directness=_fact("indirect"))
    assert diff_markets(first, second) == (
        FieldDifference("directness", _fact("direct"), _fact("indirect")),
        FieldDifference("emoji", _fact(0), _fact(2)),
    )
    assert [found.first for found in diff_markets(second, first)] == [_fact("indirect"), _fact(2)]


def test_another_source_confidence_or_day_of_one_value_is_no_difference() -> None:
    first = _market(emoji=_fact(1, checked=ON))
    assert diff_markets(first, _market(emoji=_fact(1, "elsewhere", confidence="low", note="x", valid_from=ON))) == ()


def test_nothing_and_nobody_knows_are_two_answers() -> None:
    (found,) = diff_markets(_market(half_days=_fact([])), _market(half_days=_fact("unknown")))
    assert (found.name, found.first.value, found.second.value) == ("half_days", (), "unknown")


def test_the_order_of_channels_counts() -> None:
    first, second = {"line": ["main"], "email": ["main"]}, {"email": ["main"], "line": ["main"]}
    assert [found.name for found in diff_markets(_market(channels=_fact(first)), _market(channels=_fact(second)))] == ["channels"]


@pytest.mark.parametrize("code", list_markets())
def test_any_two_markets_can_be_compared(code: str) -> None:
    market, other = get_market(code, on=ON), get_market("JP", on=ON)
    found = diff_markets(market, other)
    assert [one.name for one in found] == [one.name for one in diff_markets(other, market)]
    assert bool(found) == (code != "JP")
    assert describe_difference(market, other).count("confidence") >= 2 * len(found)


def test_a_difference_is_told_in_words_with_the_confidence_of_each_side() -> None:
    first, second = _market("KZ"), _market("UZ", half_days=_fact([6]))
    lines = describe_difference(first, second).splitlines()
    place = lines.index("half days")
    assert lines[place : place + 3] == ["half days", "    KZ: none; confidence low", "    UZ: Saturday; confidence high"]
    assert lines[0].startswith("KZ and UZ differ in ")


def test_one_market_on_two_days_is_told_apart() -> None:
    text = describe_difference(_market(honorific=_fact("unknown")), _market(honorific=_fact("-ака")))
    assert text.splitlines()[2:] == ["honorific", "    KZ (first): unknown; confidence high", "    KZ (second): -ака; confidence high"]


def test_feasts_are_told_by_whether_they_are_greeted() -> None:
    first, second = {"new-year": "new_year", "obon": "summer", "vesak": "none", "qingming": "none"}, {"vesak": "none"}
    text = describe_difference(_market(feasts=_fact(first)), _market(feasts=_fact(second)))
    assert text.splitlines()[3:] == [
        "    KZ (first): greeted: new-year, obon (as summer); without a greeting: vesak, qingming; confidence high",
        "    KZ (second): without a greeting: vesak; confidence high",
    ]
    assert "(second): none;" in describe_difference(_market(feasts=_fact(first)), _market(feasts=_fact({})))


def test_an_address_without_postal_codes_has_none() -> None:
    first, second = {"lines": ["{street}"], "postal_code": "[0-9]{4}"}, {"lines": ["{street}"], "postal_code": ""}
    text = describe_difference(_market(address=_fact(first)), _market(address=_fact(second)))
    assert "lines: {street}; postal code: [0-9]{4}; confidence" in text
    assert "lines: {street}; postal code: none; confidence" in text
