"""Which goods a right to withdraw leaves out, place by place, and how a right is shown."""

from datetime import date, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consumer import SaleEvents, withdrawal_deadline, withdrawal_right
from xborder_support.compliance.rulebook import Rulebook

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
MARCH = date(2026, 3, 20)


def standing(place: str, **known: Any) -> str:
    return withdrawal_right(place, rulebook=BOOK, on=TODAY, **known).standing


@pytest.mark.parametrize(
    ("kinds", "expected", "because"),
    [
        (["custom_made"], "excepted", ("custom_made",)),
        (["perishable", "custom_made"], "excepted", ("custom_made", "perishable")),
        ([], "statutory", ()),
    ],
)
def test_the_union_leaves_out_some_goods(kinds: list[str], expected: str, because: tuple[str, ...]) -> None:
    right = withdrawal_right("FR", rulebook=BOOK, on=TODAY, product_kinds=kinds)
    assert (right.standing, right.excepted_because, right.exceptions_known) == (expected, because, True)
    period = withdrawal_deadline(SaleEvents(delivered_on=MARCH), "FR", rulebook=BOOK, product_kinds=kinds)
    assert (period.last_on is None) == bool(because)


def test_the_exceptions_are_those_of_the_directive() -> None:
    assert withdrawal_right("FR", rulebook=BOOK, on=TODAY).exceptions == (
        "custom_made",
        "perishable",
        "sealed_hygiene_opened",
        "sealed_media_opened",
        "digital_started",
        "dated_leisure",
        "newspapers",
        "auction",
        "urgent_repair",
    )


@pytest.mark.parametrize("place", ["BR", "MX", "TH", "EG"])
def test_where_no_list_of_exceptions_is_known_it_is_said(place: str) -> None:
    right = withdrawal_right(place, rulebook=BOOK, on=TODAY, product_kinds=["custom_made"])
    assert (right.standing, right.exceptions, right.exceptions_known, right.exception_rules) == ("statutory", (), False, ())


_CUSTOM, _FOOD, _HYGIENE, _MEDIA = "custom_made", "perishable", "sealed_hygiene_opened", "sealed_media_opened"
_DIGITAL, _DATED, _PAPERS, _AUCTION, _REPAIR = "digital_started", "dated_leisure", "newspapers", "auction", "urgent_repair"
_KINDS = {_CUSTOM, _FOOD, _HYGIENE, _MEDIA, _DIGITAL, _DATED, _PAPERS, _AUCTION, _REPAIR}


@pytest.mark.parametrize(
    ("place", "rule", "left_out"),
    [
        ("DE", "EU-CRD-16", _KINDS),
        ("NO", "EU-CRD-16", _KINDS),
        ("GB", "GB-CCR-28", _KINDS),
        ("TR", "TR-CAYMA-15", _KINDS - {_AUCTION, _REPAIR}),
        ("CN", "CN-25-EXCEPT", {_CUSTOM, _FOOD, _MEDIA, _DIGITAL, _PAPERS}),
        ("KR", "KR-17-2", {_CUSTOM, _FOOD, _MEDIA, _DIGITAL}),
        ("TW", "TW-19-EXCEPT", {_CUSTOM, _FOOD, _HYGIENE, _MEDIA, _DIGITAL, _PAPERS}),
        ("AR", "AR-1116", {_CUSTOM, _FOOD, _MEDIA, _DIGITAL, _PAPERS}),
        ("CL", "CL-DS42", {_CUSTOM, _FOOD, _HYGIENE}),
        ("CO", "CO-47-EXCEPT", {_CUSTOM, _FOOD, _HYGIENE}),
        ("IL", "IL-14C-D", {_CUSTOM, _FOOD, _MEDIA, _DIGITAL}),
        ("SA", "SA-13-2", {_CUSTOM, _MEDIA, _DIGITAL, _DATED, _PAPERS}),
        ("ZA", "ZA-ECTA-42", {_CUSTOM, _FOOD, _MEDIA, _DATED, _PAPERS, _AUCTION}),
        ("MA", "MA-31-08-38", {_CUSTOM, _FOOD, _MEDIA, _PAPERS}),
    ],
)
def test_each_place_leaves_out_its_own_goods_and_says_where_that_is_written(place: str, rule: str, left_out: set[str]) -> None:
    assert {kind for kind in _KINDS if standing(place, product_kinds=[kind]) == "excepted"} == left_out
    right = withdrawal_right(place, rulebook=BOOK, on=TODAY)
    assert (right.standing, right.exceptions_known, [each.id for each in right.exception_rules]) == ("statutory", True, [rule])


@pytest.mark.parametrize(
    ("place", "first"), [("CL", date(2025, 2, 28)), ("TW", date(2016, 1, 1)), ("KR", date(2016, 9, 30)), ("GB", date(2014, 6, 13))]
)
def test_a_list_of_exceptions_counts_from_its_first_day(place: str, first: date) -> None:
    assert withdrawal_right(place, rulebook=BOOK, on=first, product_kinds=["custom_made"]).standing == "excepted"
    before = withdrawal_right(place, rulebook=BOOK, on=first - timedelta(days=1), product_kinds=["custom_made"])
    assert (before.exceptions_known, before.excepted_because) == (False, ())


def test_a_rule_of_the_hosts_own_that_lists_exceptions_is_named() -> None:
    changes = {"set": {"withdrawal": {"within": "20 calendar days", "exceptions": ["made_of_ice"]}}, "reason": "our promise"}
    book = BOOK.with_overrides({"overrides": {"rules": {"BR-49": {**changes, "replace": True}}}})
    right = withdrawal_right("BR", rulebook=book, on=TODAY, product_kinds=["made_of_ice"])
    assert (right.standing, right.exceptions_known, [each.id for each in right.exception_rules]) == ("excepted", True, ["BR-49"])


def test_a_right_is_shown_in_one_short_line() -> None:
    chinese = withdrawal_right("CN", rulebook=BOOK, on=TODAY, product_kinds=["custom_made"])
    assert repr(chinese) == (
        "WithdrawalRight(standing='excepted', place='CN', rule='CN-7D', "
        "exceptions=('custom_made', 'perishable', 'sealed_media_opened', 'digital_started', 'newspapers'), "
        "excepted_because=('custom_made',))"
    )
    assert repr(withdrawal_right("KE", rulebook=BOOK, on=TODAY)) == "WithdrawalRight(standing='unknown', place='KE', rule=None)"
    period = withdrawal_deadline(SaleEvents(contract_on=MARCH, delivered_on=MARCH), "BR", rulebook=BOOK)
    assert "right=WithdrawalRight(standing='statutory', place='BR', rule='BR-49'), " in repr(period)
