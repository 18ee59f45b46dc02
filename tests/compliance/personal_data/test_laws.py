"""Masks hold their laws for texts that are put together at random, in every digit script and with noise in between."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.personal_data import find_personal_data, mask

_SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"]
_VALUES = [
    *("4111111111111111", "4111 1111 1111 1111", "3782 822463 10005", "+49 171 2345678", "0171 2345678", "467 3395", "138 1234 5678"),
    *("ana.b@example.com", "j@x.io", "john [at] example dot com", "GB29 NWBK 6016 1331 9268 19", "123.456.789-09", "078-05-1121"),
    *("900101-1234567", "S1234567D", "86.231.85.193", "d80:e4b5:79da:6cf6:71f3:51f7:9161:c319", "12 Main Street", "12.03.1985"),
    *("123", "12345", "SW1A 1AA", "〒150-0001", "Ana Schmidt", "4111,1111,1111,1111", "4111*1111*1111*1111", "&#52;111111111111111"),
    *("98765 43210", "9876543210", "ana&#64;example.com", "ana%40example.com", "4111<br>1111<br>1111<br>1111", "House 12, Road 5"),
]
_WORDS = [
    *(
        "card",
        "phone",
        "call",
        "order",
        "tracking",
        "cvv",
        "born",
        "CPF",
        "ssn",
        "iban",
        "passport",
        "zip",
        "account number",
        "Street",
        "rue",
    ),
    *(
        "電話",
        "订单",
        "بطاقة",
        "カード番号",
        "and",
        "at",
        "x",
        "ext",
        "http://a.b/",
        "[card]",
        "[phone]",
        "**",
        "*",
        "***",
        "#",
        "(",
        ")",
        '"',
    ),
    *(">", "|", "\n", "\n> ", "\r\n", ",", ".", ":", "-", "/", "+", "00", "€", "[", "]", "@"),
]
_NOISE = ["\u200b", "\u00a0", "\u00ad", "\n> ", " ", "-", "\ufe0f\u20e3", "\u0301"]
_SEPARATORS = ["", " ", "  ", "\n", ", ", ": ", "\u200b", "\u00a0", "-"]
_TERRITORIES = [None, "US", "DE", "BR", "CN", "IN", "KR", "GB", "JP"]
_KNOWN = ["Ana Schmidt", "Ana"]


@st.composite
def _pieces(draw: st.DrawFn) -> str:
    piece = draw(st.sampled_from(_VALUES) | st.sampled_from(_WORDS))
    script = draw(st.sampled_from(_SCRIPTS))
    piece = "".join(script[int(letter)] if letter in _SCRIPTS[0] else letter for letter in piece)
    if draw(st.integers(0, 5)) == 0:
        place = draw(st.integers(0, len(piece)))
        piece = piece[:place] + draw(st.sampled_from(_NOISE)) + piece[place:]
    return piece + draw(st.sampled_from(_SEPARATORS))


_TEXTS = st.lists(_pieces(), min_size=1, max_size=8).map("".join) | st.text(max_size=60)
_MANNERS: list[dict[str, Any]] = [
    {},
    {"level": "strict"},
    {"level": "redact"},
    {"hide_length": True},
    {"show_bin": True},
    {"level": "strict", "hide_length": True},
]


def _plain(text: str) -> str:
    """Return the letters and digits of a text, whatever their script and what stands between them."""
    folded = (str(digit) if (digit := unicodedata.digit(letter, -1)) >= 0 else letter for letter in text)
    return "".join(letter for letter in folded if letter.isalnum() or letter == "*").casefold()


@pytest.mark.parametrize("manner", _MANNERS, ids=[f"manner-{place}" for place in range(len(_MANNERS))])
@given(text=_TEXTS, territory=st.sampled_from(_TERRITORIES))
@settings(max_examples=60, deadline=None)
def test_masking_twice_changes_nothing(manner: dict[str, Any], text: str, territory: str | None) -> None:
    once = mask(text, territory=territory, known=_KNOWN, **manner)
    again = mask(once.text, territory=territory, known=_KNOWN, **manner)
    assert again.text == once.text
    assert again.spans == ()


@given(text=_TEXTS, territory=st.sampled_from(_TERRITORIES), order=st.permutations(_MANNERS[:2] + _MANNERS[4:5]))
@settings(max_examples=100, deadline=None)
def test_no_order_of_levels_ever_shows_more(text: str, territory: str | None, order: list[dict[str, Any]]) -> None:
    before = text
    for manner in order:
        after = mask(before, territory=territory, known=_KNOWN, **manner).text
        assert len(after) == len(before)
        assert all(new in (old, "*") for old, new in zip(before, after, strict=True))
        before = after


@given(text=_TEXTS, territory=st.sampled_from(_TERRITORIES))
@settings(max_examples=120, deadline=None)
def test_spans_are_exact_sorted_and_apart(text: str, territory: str | None) -> None:
    masked = mask(text, territory=territory, known=_KNOWN)
    rest, end, masked_end = [], 0, 0
    for span in masked.spans:
        assert end <= span.start < span.end <= len(text)
        assert span.masked_start is not None
        assert span.masked_end is not None
        assert text[end : span.start] == masked.text[masked_end : span.masked_start]
        rest.append(text[end : span.start])
        end, masked_end = span.end, span.masked_end
    assert text[end:] == masked.text[masked_end:]


@given(
    value=st.sampled_from(["4111111111111111", "5555 5555 5555 4444", "GB29 NWBK 6016 1331 9268 19", "+49 171 2345678", "123.456.789-09"]),
    script=st.sampled_from(_SCRIPTS),
    place=st.integers(1, 12),
    noise=st.sampled_from(["", "\u200b", "\u00ad", "\u2060", "\ufe0f"]),
    around=st.lists(st.sampled_from(_WORDS), max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_no_masked_text_holds_the_value_in_any_script(value: str, script: str, place: int, noise: str, around: list[str]) -> None:
    written = "".join(script[int(letter)] if letter in _SCRIPTS[0] else letter for letter in value)
    text = f"{' '.join(around)}  {written[:place]}{noise}{written[place:]}  {' '.join(around)} {value}"
    for manner in _MANNERS:
        assert _plain(value) not in _plain(mask(text, **manner).text)


@given(
    digits=st.from_regex(r"[0-9]{1,4}(-[0-9]{1,5}){0,2}", fullmatch=True),
    word=st.sampled_from(["order", "Bestellung", "订单号", "pedido", "طلب"]),
)
@settings(max_examples=100, deadline=None)
def test_order_numbers_stay(digits: str, word: str) -> None:
    text = f"{word} {digits}"
    assert [datum.kind for datum in find_personal_data(text, territory="US") if datum.kind != "national_id"] == []


_MARKS = ["[e-mail]", "[phone]", "[card]", "[card code]", "[IBAN]", "[bank account]", "[national ID]", "[IP address]", "[date of birth]"]
_MARK = re.compile("|".join(map(re.escape, [*_MARKS, "[address]", "[name]"])))


def _shown(text: str) -> str:
    """Return the digits that a text shows, outside the marks of a redaction."""
    return "".join(letter for letter in _MARK.sub("", text) if letter.isdigit())


@given(text=_TEXTS, territory=st.sampled_from(_TERRITORIES), order=st.lists(st.sampled_from(_MANNERS), min_size=2, max_size=4))
@settings(max_examples=120, deadline=None)
def test_no_order_of_levels_with_redaction_shows_a_digit_again(text: str, territory: str | None, order: list[dict[str, Any]]) -> None:
    before = text
    for manner in order:
        after = mask(before, territory=territory, known=_KNOWN, **manner).text
        rest = iter(_shown(before))
        assert all(digit in rest for digit in _shown(after))  # in the same order, and none twice
        before = after


@given(st.text(st.characters(codec=None), max_size=200) | st.text("\ud800\udfff\x00 1@.+-\n>*[a", max_size=80))
@settings(max_examples=120, deadline=None)
def test_nothing_in_a_text_raises(text: str) -> None:
    assert isinstance(mask(text, territory="DE").text, str)
