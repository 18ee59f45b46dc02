"""What a case, a plan or an erasure is asked with is refused by name where it is something else, or a word that nobody knows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.calendars import Holidays
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


def test_an_identity_is_not_checked_before_it_was_asked_for() -> None:
    asked, checked = datetime(2026, 3, 25, tzinfo=UTC), datetime(2026, 3, 22, tzinfo=UTC)
    code, message, hint = fault(
        lambda: PrivacyCase(kind="access", received_at=AT, places=("GB",), identity_asked_at=asked, verified_at=checked)
    )
    assert (code, message) == ("bad-clarification", "verified_at is before identity_asked_at")
    assert "identity_asked_at" in hint
    for instant in (asked, datetime(2026, 3, 28, tzinfo=UTC)):
        case = PrivacyCase(kind="access", received_at=AT, places=("GB",), identity_asked_at=asked, verified_at=instant)
        assert case_clocks(case, rulebook=BOOK)[0].last_on == date(2026, 4, 20 + (instant - asked).days)


@pytest.mark.parametrize("name", ["legal_hold", "dispute_open"])
@pytest.mark.parametrize("given", [None, "no", 1])
def test_a_hold_of_which_nobody_knows_is_not_taken_for_none(name: str, given: Any) -> None:
    code, message, _ = fault(lambda: StoredRecord(id="1", kind="chat", places=("DE",), created_on=date(2026, 1, 1), **{name: given}))
    assert code == "wrong-argument"
    assert message.startswith(f"StoredRecord.{name} is not a bool but ")


def test_a_policy_names_what_it_is_about() -> None:
    code, _, hint = fault(lambda: RetentionPolicy(records=(), keep="1 month", reason="settled by then"))
    assert (code, hint) == ("unknown-record-kind", 'name what it is about, such as records=("chat",)')


_POLICY = RetentionPolicy(records=("chat",), keep="1 month", reason="settled by then")


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (lambda: retention_plan(None, as_of=date(2026, 3, 20), rulebook=BOOK), "records"),  # type: ignore[arg-type]
        (lambda: retention_plan("ab", as_of=date(2026, 3, 20), rulebook=BOOK), "records"),  # type: ignore[arg-type]
        (lambda: retention_plan([], as_of=date(2026, 3, 20), rulebook=BOOK, policies=_POLICY), "policies"),  # type: ignore[arg-type]
        (lambda: erasure_plan([], case=ERASURE, rulebook=BOOK, policies=_POLICY), "policies"),  # type: ignore[arg-type]
    ],
)
def test_one_value_in_place_of_several_is_named(call: Callable[[], object], what: str) -> None:
    code, message, hint = fault(call)
    assert (code, hint) == ("wrong-argument", f"pass {what}=[…], also for one")
    assert message.startswith(f"{what} are several, and ")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([1], "wrong-argument"),
        ({"DE": Holidays(territory="DE")}, "wrong-argument"),  # one list that is in no other
        ({"KSA": [Holidays(territory="SA")]}, "unknown-jurisdiction"),  # it would replace nothing
        ({5: []}, "unknown-jurisdiction"),
    ],
)
def test_lists_of_holidays_that_would_not_count_are_refused(given: Any, code: str) -> None:
    assert fault(lambda: case_clocks(ERASURE, rulebook=BOOK, holidays=given))[0] == code


@pytest.mark.parametrize("given", [None, {}, {"US-federal": []}, {"US-CA": [Holidays(territory="US", subdivision="CA")]}])
def test_lists_of_holidays_by_the_names_of_calendars_are_taken(given: Any) -> None:
    assert case_clocks(ERASURE, rulebook=BOOK, holidays=given) == case_clocks(ERASURE, rulebook=BOOK)


def test_a_misspelt_circumstance_is_refused_and_one_of_another_book_is_not() -> None:
    def clocks(name: str, book: Rulebook = BOOK) -> object:
        case = PrivacyCase(kind="breach", received_at=AT, places=("JP",), circumstances=(name,))
        return case_clocks(case, rulebook=book)

    code, message, hint = fault(lambda: clocks("malicous"))
    assert (code, message) == ("unknown-circumstance", "no rule knows the circumstance 'malicous'")
    assert hint.startswith('did you mean "malicious"?')
    assert clocks("malicious") != clocks("high_risk")
    assert clocks("malicious", BOOK.as_of(date(2026, 3, 20))) == clocks("malicious")


def test_a_host_s_rule_about_records_that_nobody_can_name_is_refused() -> None:
    floor = [{"kind": "floor", "records": ["chatt"], "keep": "9 years"}]
    book = BOOK.with_overrides({"overrides": {"rules": {"DE-HGB-257": {"reason": "counsel", "set": {"retention": floor}}}}})
    record = StoredRecord(id="1", kind="chat", places=("DE",), created_on=date(2026, 1, 1))
    code, message, hint = fault(lambda: retention_plan([record], as_of=date(2026, 3, 20), rulebook=book))
    assert (code, message) == ("unknown-record-kind", "DE-HGB-257 is about unknown records 'chatt'")
    assert hint.startswith('did you mean "chat"?')
