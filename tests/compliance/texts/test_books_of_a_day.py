"""A book that was narrowed to a day answers for that day, and refuses every other instead of losing rules."""

from collections.abc import Callable
from datetime import date

import pytest

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import ai_notice_due, check_text, message_frame
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

DAY = date(2026, 8, 2)
BOOK = Rulebook.load()
DRAFT = Draft(channel="email", provider="any", to="x", text="20% off", subject="Sale", purpose="marketing", language="en")

ASKS: dict[str, Callable[[Rulebook], object]] = {
    "check_text": lambda book: check_text(DRAFT, rulebook=book, on=DAY, place=("DE", "US", "KR")),
    "message_frame": lambda book: message_frame(
        rulebook=book, on=DAY, place=("US", "KR"), channel="sms", purpose="marketing", language="en"
    ),
    "ai_notice_due": lambda book: ai_notice_due(rulebook=book, on=DAY, place="DE", written_by="ai"),
}


@pytest.mark.parametrize("asked", ASKS)
def test_a_book_of_the_day_answers_as_that_of_all_dates(asked: str) -> None:
    found = ASKS[asked](BOOK.as_of(DAY))
    assert found
    assert found == ASKS[asked](BOOK)


@pytest.mark.parametrize("asked", ASKS)
@pytest.mark.parametrize("other", [date(2026, 8, 1), date(2026, 8, 3)], ids=str)
def test_a_book_of_another_day_is_refused(asked: str, other: date) -> None:
    with pytest.raises(UsageError) as caught:
        ASKS[asked](BOOK.as_of(other))
    assert caught.value.code == "rulebook-of-another-day"
