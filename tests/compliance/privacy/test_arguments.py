"""What a case, a plan or an erasure is asked with is refused by name where it is something else, or a word that nobody knows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.compliance.privacy import PrivacyCase, RetentionPolicy, StoredRecord, case_clocks, erasure_plan, retention_plan
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
AT = datetime(2026, 3, 20, 9, tzinfo=UTC)
ERASURE = PrivacyCase(kind="erasure", received_at=AT, places=("DE",))

_ASKED: dict[str, Callable[..., object]] = {
    "case_clocks": lambda **told: case_clocks(ERASURE, **told),
    "erasure_plan": lambda **told: erasure_plan([], case=ERASURE, **told),
    "retention_plan": lambda **told: retention_plan([], as_of=date(2026, 3, 20), **told),
}
every_question = pytest.mark.parametrize("ask", _ASKED.values(), ids=_ASKED.keys())


def fault(call: Callable[[], object]) -> tuple[str, str, str]:
    with pytest.raises(UsageError) as raised:
        call()
    return raised.value.code, raised.value.message, raised.value.hint or ""


@every_question
@pytest.mark.parametrize(("given", "shown"), [(None, "None"), ({}, "dict")], ids=["none", "dict"])
def test_no_rulebook_is_named(ask: Callable[..., object], given: object, shown: str) -> None:
    assert fault(lambda: ask(rulebook=given)) == ("wrong-argument", f"rulebook is not a Rulebook but {shown}", "pass a Rulebook")


@every_question
def test_what_the_shop_is_has_to_be_a_word_of_the_rules(ask: Callable[..., object]) -> None:
    code, message, hint = fault(lambda: ask(rulebook=BOOK, bound_by=("large_firm",)))
    assert (code, message) == ("unknown-limit", "no rule is limited to 'large_firm'")
    assert hint.startswith('did you mean "large_firms"?')
    ask(rulebook=BOOK, bound_by=("large_firms",))


def test_a_policy_is_told_in_its_own_type() -> None:
    policy: Any = {"within": "1 month"}
    assert fault(lambda: case_clocks(ERASURE, rulebook=BOOK, policy=policy))[:2] == (
        "wrong-argument",
        "policy is not a ClockPolicy but dict",
    )


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("invoice", 'an invoice or a receipt is a "voucher"'),
        ("receipt", 'an invoice or a receipt is a "voucher"'),
        ("order", 'an order is a "contract" (the deal itself) or a "commercial_letter"'),
        ("order_confirmation", 'a mail that prepares or carries out a deal is a "commercial_letter"'),
        ("ticket", 'a routine conversation is a "chat"'),
        ("vouchr", 'did you mean "voucher"?'),
    ],
)
def test_a_record_by_its_everyday_name_is_told_under_which_kind_it_falls(given: Any, meant: str) -> None:
    calls: tuple[Callable[[], object], ...] = (
        lambda: StoredRecord(id="1", kind=given, places=("DE",), created_on=date(2026, 1, 31)),
        lambda: RetentionPolicy(records=(given,), keep="1 month", reason="counsel"),
        lambda: erasure_plan([], case=ERASURE, rulebook=BOOK, anonymise=(given,)),
    )
    for call in calls:
        code, message, hint = fault(call)
        assert (code, message) == ("unknown-record-kind", f"unknown record kind {given!r}")
        assert hint.startswith(meant)
        assert "voucher" in hint


@pytest.mark.parametrize("given", [None, 5, ["chat"]], ids=repr)
def test_a_kind_that_is_no_word_is_refused(given: Any) -> None:
    assert fault(lambda: StoredRecord(id="1", kind=given, places=("DE",), created_on=date(2026, 1, 31)))[0] == "unknown-record-kind"


@pytest.mark.parametrize(("place", "until"), [("DE", date(2035, 1, 1)), ("AT", None)])
def test_an_invoice_stays_as_long_as_the_law_on_books_says(place: str, until: date | None) -> None:
    record = StoredRecord(id="1", kind="voucher", places=(place,), created_on=date(2026, 1, 31))
    (kept,) = retention_plan([record], as_of=date(2026, 2, 28), rulebook=BOOK).records
    assert kept.delete_on == until
