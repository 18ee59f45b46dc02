"""Nobody is greeted by what a form, a program or a swindler left in the field of a name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from xborder_support.terms import PersonName
from xborder_support.tone.courtesy import salutation


@pytest.mark.parametrize(
    "given",
    [
        *("null", "NULL", "None", "NaN", "N/A", "guest"),
        *("Ana\nBcc: all", "Re: Ana", "<b>Ana</b>", "O&#39;Brien", "&lt;Ana"),
        *("Win at www.kaze.example", "kaze-gifts.com", "Call 0800 123456", "Ana 2026"),
        *("\u0301\u0302", "A" + "\u0301" * 9, "\u200d\u200c", "🙂", "12"),
    ],
)
def test_nobody_is_greeted_by_what_is_no_name(given: str) -> None:
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    assert salutation(PersonName(given=given), "DE", None, now).text == "Guten Tag,"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        *(
            (name, name)
            for name in ("J.R.R.", "Ma.Teresa", "S:son", "X Æ A-12", "O'Brien", "Jean-Luc", "Null", "Nil", "മോഹന്\u200d", "Nguyễ\u0302n")
        ),
        ("\u0301Ana", "Ana"),
        ("\u200dAna,", "Ana"),
        ("Ana\nMaria", "Ana Maria"),
    ],
)
def test_a_name_is_greeted_as_it_is_spelt(given: str, read: str) -> None:
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    assert salutation(PersonName(given=given), "DE", None, now).text == f"Guten Tag {read},"
