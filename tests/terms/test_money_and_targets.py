"""Amounts are exact, and a target says on which clock it counts."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import Money, Target


def test_money_keeps_its_digits() -> None:
    assert Money(Decimal("19.90"), "EUR") == Money(Decimal("19.9"), "EUR")
    assert str(Money(Decimal("19.90"), "EUR").amount) == "19.90"


@pytest.mark.parametrize("amount", [19.9, 19, "19.90", Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), None])
def test_an_amount_that_is_no_finite_decimal_is_refused(amount: Any) -> None:
    with pytest.raises(UsageError, match="bad-money"):
        Money(amount, "EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EU", "EURO", "US1", "€", "ÄÖÜ", "EUR\n", " EUR"])
def test_a_currency_that_is_no_iso_code_is_refused(currency: str) -> None:
    with pytest.raises(UsageError, match="bad-money"):
        Money(Decimal(1), currency)


@pytest.mark.parametrize(
    ("text", "target", "canonical"),
    [
        ("2h business", Target("business", seconds=7200), "2h business"),
        ("30m business", Target("business", seconds=1800), "30m business"),
        ("30min business", Target("business", seconds=1800), "30m business"),
        ("90 m elapsed", Target("elapsed", seconds=5400), "90m elapsed"),
        ("120m elapsed", Target("elapsed", seconds=7200), "2h elapsed"),
        ("45s elapsed", Target("elapsed", seconds=45), "45s elapsed"),
        (" 24h  elapsed ", Target("elapsed", seconds=86400), "24h elapsed"),
        ("1 business day", Target("business_days", days=1), "1 business day"),
        ("3 business days", Target("business_days", days=3), "3 business days"),
        ("14 calendar days", Target("calendar_days", days=14), "14 calendar days"),
    ],
)
def test_a_target_is_read_and_written_back(text: str, target: Target, canonical: str) -> None:
    assert Target.parse(text) == target
    assert str(target) == canonical
    assert target.duration == timedelta(seconds=target.seconds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2h",
        "2 hours business",
        "2h Business",
        "two h business",
        "0h business",
        "-1h business",
        "1.5h business",
        "3 days",
        "0 business days",
        "2hbusiness",
        "9999999999h elapsed",
        "240000h elapsed",
        "99999 business days",
        "h business",
        "2h business, please",
    ],
)
def test_a_target_that_is_not_clear_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(UsageError, match="bad-target") as caught:
        Target.parse(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "wrong",
    [
        {"clock": "business"},
        {"clock": "business", "seconds": -1},
        {"clock": "business", "seconds": 60, "days": 1},
        {"clock": "business_days", "seconds": 60},
        {"clock": "business_days", "days": 1, "seconds": 60},
        {"clock": "elapsed", "seconds": 10_000 * 86_400},
        {"clock": "calendar_days", "days": 10_000},
    ],
)
def test_a_target_of_nothing_of_two_kinds_or_of_ages_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="bad-target"):
        Target(**wrong)


_TIMED = st.builds(Target, st.sampled_from(["elapsed", "business"]), seconds=st.integers(1, 9_999 * 86_400))
_IN_DAYS = st.builds(Target, st.sampled_from(["business_days", "calendar_days"]), days=st.integers(1, 9_999))


@given(_TIMED | _IN_DAYS)
def test_every_target_can_be_read_back_from_its_words(target: Target) -> None:
    assert Target.parse(str(target)) == target
