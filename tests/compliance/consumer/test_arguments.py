"""What a buyer's rights are asked with is refused by name where it is something else, or a word that nobody knows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.compliance.consumer import (
    ReturnEvents,
    SaleEvents,
    WithdrawalAcknowledgement,
    check_acknowledgement,
    check_languages,
    complaint_clocks,
    guarantee,
    human_on_request,
    language_duties,
    refund_deadline,
    return_deadline,
    withdrawal_deadline,
    withdrawal_right,
)
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
DAY = date(2026, 3, 20)
AT = datetime(2026, 3, 20, 9, tzinfo=UTC)
SALE = SaleEvents(contract_on=DAY, delivered_on=DAY)
KNOWN = WithdrawalAcknowledgement(content="order 1042", received_at=AT, zone="Europe/Berlin")


def fault(call: Callable[[], object]) -> tuple[str, str, str]:
    with pytest.raises(UsageError) as raised:
        call()
    return raised.value.code, raised.value.message, raised.value.hint or ""


_ASKED: dict[str, Callable[[Any], object]] = {
    "check_acknowledgement": lambda book: check_acknowledgement(KNOWN, "x", place="DE", rulebook=book, sent_at=AT, medium="email"),
    "check_languages": lambda book: check_languages(["de"], "DE", rulebook=book, on=DAY),
    "complaint_clocks": lambda book: complaint_clocks("DE", AT, rulebook=book),
    "guarantee": lambda book: guarantee("DE", DAY, rulebook=book),
    "human_on_request": lambda book: human_on_request("DE", rulebook=book, on=DAY),
    "language_duties": lambda book: language_duties("DE", rulebook=book, on=DAY),
    "refund_deadline": lambda book: refund_deadline(ReturnEvents(), "DE", rulebook=book, on=DAY),
    "return_deadline": lambda book: return_deadline(ReturnEvents(), "DE", rulebook=book, on=DAY),
    "withdrawal_deadline": lambda book: withdrawal_deadline(SALE, "DE", rulebook=book),
    "withdrawal_right": lambda book: withdrawal_right("DE", rulebook=book, on=DAY),
}


@pytest.mark.parametrize("ask", _ASKED.values(), ids=_ASKED.keys())
def test_no_rulebook_is_named(ask: Callable[[Any], object]) -> None:
    assert fault(lambda: ask(None)) == ("wrong-argument", "rulebook is not a Rulebook but None", "pass a Rulebook")
    ask(BOOK)


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (lambda it: withdrawal_deadline(it, "DE", rulebook=BOOK), "events is not a SaleEvents"),
        (lambda it: refund_deadline(it, "DE", rulebook=BOOK, on=DAY), "events is not a ReturnEvents"),
        (lambda it: return_deadline(it, "DE", rulebook=BOOK, on=DAY), "events is not a ReturnEvents"),
        (
            lambda it: check_acknowledgement(it, "x", place="DE", rulebook=BOOK, sent_at=AT, medium="email"),
            "acknowledgement is not a WithdrawalAcknowledgement",
        ),
        (lambda it: check_acknowledgement(KNOWN, it, place="DE", rulebook=BOOK, sent_at=AT, medium="email"), "text is not a str"),
    ],
    ids=["withdrawal", "refund", "return", "acknowledgement", "text"],
)
def test_what_happened_is_told_in_its_own_type(call: Callable[[Any], object], what: str) -> None:
    assert fault(lambda: call({}))[:2] == ("wrong-argument", f"{what} but dict")


@pytest.mark.parametrize(
    "ask",
    [
        lambda bound: human_on_request("ES", rulebook=BOOK, on=DAY, bound_by=bound),
        lambda bound: language_duties("ES", rulebook=BOOK, on=DAY, bound_by=bound),
        lambda bound: check_languages(["es"], "ES", rulebook=BOOK, on=DAY, bound_by=bound),
        lambda bound: complaint_clocks("ES", AT, rulebook=BOOK, bound_by=bound),
    ],
    ids=["human_on_request", "language_duties", "check_languages", "complaint_clocks"],
)
def test_what_the_shop_is_has_to_be_a_word_of_the_rules(ask: Callable[[Any], object]) -> None:
    code, message, hint = fault(lambda: ask(("large_firm",)))
    assert (code, message) == ("unknown-limit", "no rule is limited to 'large_firm'")
    assert hint.startswith('did you mean "large_firms"?')
    assert fault(lambda: ask("large_firms"))[0] == "wrong-argument"
    ask(("large_firms",))


@pytest.mark.parametrize("place", ["DE", "KE"])
def test_a_kind_of_goods_that_no_rule_knows_is_refused(place: str) -> None:
    code, message, hint = fault(lambda: withdrawal_right(place, rulebook=BOOK, on=DAY, product_kinds=("custom_made", "perishabel")))
    assert (code, message) == ("unknown-product-kind", "unknown product kind 'perishabel'")
    assert hint.startswith('did you mean "perishable"?')
    assert fault(lambda: withdrawal_deadline(SALE, place, rulebook=BOOK, product_kinds=["perishabel"]))[0] == "unknown-product-kind"


@pytest.mark.parametrize("name", ["product_kinds", "cases"])
@pytest.mark.parametrize("given", ["perishable", None, [5]], ids=repr)
def test_what_is_known_of_a_sale_comes_as_a_collection_of_names(name: str, given: Any) -> None:
    code, message, hint = fault(lambda: withdrawal_right("DE", rulebook=BOOK, on=DAY, **{name: given}))
    assert (code, message) == ("wrong-argument", f"{name} is not a collection of names")
    assert hint.startswith(f"pass {name}=(")


def test_a_kind_of_another_place_is_known_and_changes_nothing() -> None:
    assert withdrawal_right("CN", rulebook=BOOK, on=DAY, product_kinds=["sealed_hygiene_opened"]).standing == "statutory"
    assert withdrawal_right("DE", rulebook=BOOK.as_of(DAY), on=DAY, product_kinds=["perishable"]).standing == "excepted"


def test_the_letters_of_a_tag_are_not_languages() -> None:
    code, message, _ = fault(lambda: check_languages("tr", "TR", rulebook=BOOK, on=DAY))
    assert (code, message) == ("wrong-argument", "offered is not a collection of names")


@pytest.mark.parametrize("place", ["DE", "GB", "CN", "AR"])
def test_a_right_to_withdraw_is_never_over_before_the_contract_began_it(place: str) -> None:
    approval = SaleEvents(contract_on=date(2026, 5, 4), delivered_on=date(2026, 1, 12))
    bought = SaleEvents(contract_on=date(2026, 5, 4), delivered_on=date(2026, 5, 4))
    found = [withdrawal_deadline(sale, place, rulebook=BOOK).last_on for sale in (approval, bought)]
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0] > date(2026, 5, 4)


def test_a_start_that_a_host_misspelt_is_named() -> None:
    changed = {"EU-CRD-9": {"reason": "counsel", "set": {"withdrawal": {"start": "recipt"}}}}
    book = BOOK.with_overrides({"overrides": {"rules": changed}})
    code, message, hint = fault(lambda: withdrawal_deadline(SALE, "DE", rulebook=book))
    assert (code, message) == ("unknown-start", "a right to withdraw starts with nothing called 'recipt'")
    assert hint.startswith('did you mean "receipt"?')
