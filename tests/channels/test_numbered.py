"""Numbered lines are written in one style, and an answer to them is read in any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels import ussd
from xborder_support.channels.fit import chosen
from xborder_support.channels.numbered import named_line, numbered_line
from xborder_support.conversations import Draft, Option

_TITLES = ["Track", "Return it", "3 pairs"]
_OPTIONS = [Option(id=title, title=title) for title in _TITLES]
_DRAFT = Draft(channel="sms", provider="twilio", to="+1", text="?", options=tuple(_OPTIONS))


@pytest.mark.parametrize(
    ("answer", "index"),
    [
        ("2", 1), ("2.", 1), ("2 Return it", 1), ("2. Return it", 1), ("2) return it!", 1), ("２．Return it", None), ("٢", 1),
        ("2. Return it - within 14 days", 1), ("2. Track", None), ("2 of them", None), ("3 pairs", 2), ("3. 3 pairs", 2), ("3 3 pairs", 2),
        ("4 Track", None), ("99999 Track", None), ("", None), (".", None), ("2 " * 200, None),
    ],
)  # fmt: skip
def test_an_answer_names_a_line_in_either_style(answer: str, index: int | None) -> None:
    wanted = None if index is None else _TITLES[index]
    assert named_line(answer, _TITLES) == index
    found, entered = chosen(answer, _DRAFT), ussd.answer(answer, before="", options=_OPTIONS).option
    assert (found.id if found else None, entered.id if entered else None) == (wanted, wanted)


def test_a_title_that_is_a_number_beyond_the_lines_is_read_as_the_title() -> None:
    assert named_line("40", ["39", "40"]) == 1
    assert named_line("2", ["2", "1"]) == 1


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=20), st.data())
def test_a_line_copied_whole_is_read_back_or_not_at_all(titles: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(titles) - 1))
    assert named_line(numbered_line(index + 1, ""), titles) == index
    assert named_line(str(index + 1), titles) == index


@given(st.text(), st.lists(st.text(max_size=9), max_size=9))
def test_no_answer_raises(answer: str, titles: list[str]) -> None:
    found = named_line(answer, titles)
    assert found is None or 0 <= found < len(titles)
