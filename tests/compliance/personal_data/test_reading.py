"""Letters, digits, spaces, dashes and line ends of any script are read as plain ones, and each place is told as it was written."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data
from xborder_support.compliance.personal_data.reading import read

_PLAIN = [
    ("\u00a0", " "), ("\u2003", " "), ("\u3000", " "), ("\u2028", "\n"), ("\u2029", "\n"), ("\x85", "\n"),
    ("\u2010", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\uff0d", "-"), ("\u2212", "-"),
    ("\u0663", "3"), ("\u096b", "5"), ("\uff17", "7"), ("\u00b2", "2"), ("\u2460", "1"), ("\U0001d7d8", "0"),
    ("\uff21", "A"), ("\uff20", "@"), ("\uff0b", "+"), ("\u00e9", "\u00e9"), ("\u4e2d", "\u4e2d"), ("\ufb01", "\ufb01"),
    ("\u00bd", "\u00bd"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "plain"), _PLAIN, ids=[f"{ord(written):x}" for written, _ in _PLAIN])
def test_a_character_is_read_as_the_plain_one(written: str, plain: str) -> None:
    assert read(f"a{written}b").text == f"a{plain}b"
    assert read(f"a{written}b").origin(0, 3) == (0, 3)


def test_plain_characters_are_read_as_they_are() -> None:
    every = "".join(chr(code) for code in range(0x80) if chr(code) not in "\r>|")
    assert read(every).text == every
    assert read("\u00e9" + every).text == "\u00e9" + every


def test_what_takes_no_room_and_the_marks_of_quotes_are_left_out() -> None:
    for written, plain, span in [
        ("1\u200b2", "12", (0, 3)),
        ("\u200b12", "12", (1, 3)),
        ("12\u200b", "12", (0, 2)),
        ("1\u20e32", "12", (0, 3)),
        ("> 12", "12", (2, 4)),
        ("> | >12", "12", (5, 7)),
        ("1\u0301\u03012", "12", (0, 4)),
    ]:
        reading = read(written)
        assert (reading.text, reading.origin(0, 2)) == (plain, span)
    assert read("a\r\nb\rc").text == "a\nb\nc"
    assert read("a\n> b\n| c").text == "a\nb\nc"
    assert read("a > b").text == "a > b"
    assert read("a\u0301").text == "a\u0301"


def test_a_mark_of_a_redaction_counts_as_masked_at_its_full_length() -> None:
    assert read("a [card code] b").text == "a *********** b"
    assert read("[phone][e-mail]").text == "*" * 15
    assert read("[phones] [").text == "[phones] ["


def test_places_behind_what_was_left_out_are_those_of_the_text() -> None:
    text = "\u200b> x\u200b call \u200b467\u200b 33\u200b95\u200b. ana@example\u00ad.com"
    assert [text[datum.start : datum.end] for datum in find_personal_data(text)] == ["467\u200b 33\u200b95", "ana@example\u00ad.com"]
