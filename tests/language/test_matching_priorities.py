"""Languages are added in the order of the sales that they open."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.language import prioritise

MARKETS = ("AT", "BR", "CH", "CN", "DE", "ES", "FR", "GB", "HK", "JP", "KR", "MX", "NO", "PT", "TH", "TW", "US")
sales = st.dictionaries(st.sampled_from(MARKETS), st.integers(0, 1000))


def test_five_markets_name_their_languages_with_the_share_that_each_adds() -> None:
    covers = prioritise({"US": 40, "ES": 10, "DE": 25, "AT": 5, "FR": 12, "JP": 8})
    assert [(cover.tag, cover.added_share, cover.cover_share, cover.markets) for cover in covers] == [
        ("en", 0.4, 0.4, ("US",)),
        ("de", 0.3, 0.7, ("DE", "AT")),
        ("fr", 0.12, 0.82, ("FR",)),
        ("es", 0.1, 0.92, ("ES",)),
        ("ja", 0.08, 1.0, ("JP",)),
    ]


def test_what_is_supported_counts_from_the_start() -> None:
    (cover,) = prioritise({"US": 60, "MX": 40}, supported=["en-GB"])
    assert (cover.tag, cover.added_share, cover.cover_share) == ("es", 0.4, 1.0)


def test_the_two_chinese_scripts_are_two_languages() -> None:
    assert [cover.tag for cover in prioritise({"CN": 5, "TW": 3, "HK": 3})] == ["zh-Hant", "zh-Hans"]


def test_equal_ones_follow_the_alphabet() -> None:
    assert [cover.tag for cover in prioritise({"TH": 1, "JP": 1, "KR": 1})] == ["ja", "ko", "th"]


def test_a_market_whose_language_is_not_known_stays_in_the_sum() -> None:
    (cover,) = prioritise({"AQ": 50, "JP": 50})
    assert (cover.tag, cover.cover_share) == ("ja", 0.5)


def test_two_spellings_of_a_market_are_one() -> None:
    (cover,) = prioritise({"uk": Decimal("0.5"), "GB": 1})
    assert cover.markets == ("GB",)


@pytest.mark.parametrize("nothing", [{}, {"JP": 0}, {"JP": Decimal(0), "US": 0}])
def test_without_sales_there_is_nothing_to_add(nothing: dict[str, int | Decimal]) -> None:
    assert prioritise(nothing) == ()


@pytest.mark.parametrize("amount", [-1, Decimal("-0.01"), Decimal("NaN"), Decimal("Infinity"), 1.5, True, "5", None])
def test_sales_are_exact_and_not_negative(amount: object) -> None:
    with pytest.raises(UsageError) as caught:
        prioritise({"JP": amount})  # type: ignore[dict-item]
    assert caught.value.code == "bad-sales"


def test_an_unknown_territory_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        prioritise({"Japan": 1})
    assert caught.value.code == "unknown-territory"


def test_a_supported_tag_that_is_none_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        prioritise({"JP": 1}, supported=["Japanese"])
    assert caught.value.code == "bad-language-tag"


@given(sales)
def test_each_step_adds_no_more_than_the_one_before_and_all_are_covered_at_the_end(sales: dict[str, int]) -> None:
    covers = prioritise(sales)
    added = [cover.added_share for cover in covers]
    assert added == sorted(added, reverse=True)
    assert not covers or covers[-1].cover_share == 1.0
    markets = [market for cover in covers for market in cover.markets]
    assert sorted(markets) == sorted(market for market, amount in sales.items() if amount)


@given(sales, st.randoms(use_true_random=False))
def test_the_order_of_the_sales_does_not_matter(sales: dict[str, int], random: object) -> None:
    shuffled = dict(sorted(sales.items(), key=lambda item: random.random()))  # type: ignore[attr-defined]
    assert prioritise(shuffled) == prioritise(sales)
