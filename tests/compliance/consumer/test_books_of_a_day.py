"""A book that was narrowed to a day answers for that day, and refuses every other instead of losing rules."""

from collections.abc import Callable
from datetime import UTC, date, datetime

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

DAY = date(2026, 12, 28)
AT = datetime(2026, 12, 28, 12, tzinfo=UTC)
BOOK = Rulebook.load()
KNOWN = WithdrawalAcknowledgement(content="order 1042", received_at=AT, zone="Europe/Madrid")
TOLD = ReturnEvents(notice_on=DAY)
SALE = SaleEvents(contract_on=DAY, delivered_on=DAY)

ASKS: dict[str, Callable[[Rulebook], object]] = {
    "check_acknowledgement": lambda book: check_acknowledgement(KNOWN, "", place="ES", rulebook=book, sent_at=AT, medium="sms"),
    "check_languages": lambda book: check_languages(["en"], "ES-CT", rulebook=book, on=DAY),
    "complaint_clocks": lambda book: complaint_clocks("ES", AT, rulebook=book),
    "guarantee": lambda book: guarantee("ES", DAY, rulebook=book),
    "human_on_request": lambda book: human_on_request("ES", rulebook=book, on=DAY, bound_by=["large_firms"]),
    "language_duties": lambda book: language_duties("ES", rulebook=book, on=DAY),
    "refund_deadline": lambda book: refund_deadline(TOLD, "ES", rulebook=book, on=DAY),
    "return_deadline": lambda book: return_deadline(TOLD, "ES", rulebook=book, on=DAY),
    "withdrawal_right": lambda book: withdrawal_right("ES", rulebook=book, on=DAY),
    "withdrawal_deadline": lambda book: withdrawal_deadline(SALE, "ES", rulebook=book),
}


@pytest.mark.parametrize("asked", ASKS)
def test_a_book_of_the_day_answers_as_that_of_all_dates(asked: str) -> None:
    assert ASKS[asked](BOOK.as_of(DAY)) == ASKS[asked](BOOK)


@pytest.mark.parametrize("asked", ASKS)
@pytest.mark.parametrize("other", [date(2026, 12, 27), date(2026, 12, 29)], ids=str)
def test_a_book_of_another_day_is_refused(asked: str, other: date) -> None:
    with pytest.raises(UsageError) as caught:
        ASKS[asked](BOOK.as_of(other))
    assert caught.value.code == "rulebook-of-another-day"
