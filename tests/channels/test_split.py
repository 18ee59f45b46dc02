"""Cutting a text: joined parts give it back, nothing is above the limit, and nothing is cut that belongs together."""

from itertools import pairwise
from typing import Any, get_args

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels.fit import Fit, fit
from xborder_support.channels.graphemes import clusters
from xborder_support.channels.limits import LengthUnit, TextLimit
from xborder_support.channels.sms import segments

from .draft_texts import ON, SENTENCES, TEXTS, TOKENS, characters, draft, limits

_UNITS: tuple[LengthUnit, ...] = get_args(LengthUnit)


def _fit(text: str, limit: TextLimit, **options: Any) -> Fit:
    return fit(draft(text), limits(text_limit=limit), on=ON, **options)


def _cut(text: str, count: int) -> list[str]:
    return [part.text for part in _fit(text, characters(count)).parts]


@pytest.mark.parametrize(
    ("text", "count", "parts"),
    [
        ("It fits.", 8, ["It fits."]),
        ("One two.\n\nThree. Four five", 18, ["One two.\n\n", "Three. Four five"]),
        ("One two three\nfour five. six", 20, ["One two three\n", "four five. six"]),
        ("It came today. It is here.", 20, ["It came today. ", "It is here."]),
        ("aaa bbb ccc ddd", 11, ["aaa bbb ", "ccc ddd"]),  # white space never begins a part where it can end one
        ("We asked Mr. J. Smith about it", 18, ["We asked Mr. J. ", "Smith about it"]),
        ("Is it? (Yes!) We think so", 18, ["Is it? (Yes!) ", "We think so"]),
        ("お荷物の追跡番号は1234です。ありがとう。", 18, ["お荷物の追跡番号は1234です。", "ありがとう。"]),
        ("您的包裹已发出，预计三天到", 10, ["您的包裹已发出，", "预计三天到"]),
        ("これはとても長いサーバー", 11, ["これはとても長い", "サーバー"]),  # a long vowel sign never begins a part
        ("พัสดุของคุณ กรุณาตรวจ", 16, ["พัสดุของคุณ ", "กรุณาตรวจ"]),
        ("शुभ प्रभात। धन्यवाद", 14, ["शुभ प्रभात। ", "धन्यवाद"]),
        ("hello", 2, ["he", "ll", "o"]),
    ],
)
def test_a_text_is_cut_at_the_best_place(text: str, count: int, parts: list[str]) -> None:
    assert _cut(text, count) == parts


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The address is https://example.com/a?b=c&d=1 here", "https://example.com/a?b=c&d=1"),
        ("詳しい説明はこちらhttps://example.com/trackまで", "https://example.com/track"),
        ("日本語の説明はhttps://ja.example.org/wiki/日本語 です", "https://ja.example.org/wiki/日本語"),
        ("Schreiben Sie an first.last+shop@example.co.uk bitte", "first.last+shop@example.co.uk"),
        ("お問い合わせ先はsupport@example.jpへお願いします", "support@example.jp"),
        ("Please call us at +81 3 1234 5678 tomorrow", "+81 3 1234 5678"),
        ("Order 123-4567890-1234567 was sent", "123-4567890-1234567"),
        ("The whole thing costs 1 234,56 € with tax", "1 234,56 €"),
        ("It will cost you US$ 1,299.00 then", "US$ 1,299.00"),
        ("合計金額は税込みで12,800円になります", "12,800円"),
        ("您的电话号码是400-123-4567谢谢您的支持", "400-123-4567"),
        ("Dear valued customer {customer name}, hello", "{customer name}"),
        ("Dear valued customer {{ 1 }} hello there", "{{ 1 }}"),
        ("Your parcel number is %(order)s here", "%(order)s"),
        ("A name between marks: \u2068Anna Maria\u2069 ok", "\u2068Anna Maria\u2069"),
        ("The family came by 👨‍👩‍👧‍👦 yesterday", "👨‍👩‍👧‍👦"),
    ],
)
def test_what_belongs_together_stays_in_one_part(text: str, whole: str) -> None:
    for count in range(len(whole), len(text)):
        found = _fit(text, characters(count))
        assert "".join(part.text for part in found.parts) == text
        assert any(whole in part.text for part in found.parts), count


def test_a_word_longer_than_a_message_is_cut_at_characters_and_reported() -> None:
    found = _fit("👍🏽" * 10, characters(5))
    assert [part.text for part in found.parts] == ["👍🏽👍🏽"] * 5
    assert [(one.code, one.severity) for one in found.problems] == [("token-split", "advice")]


def test_a_character_longer_than_a_message_is_cut_and_reported() -> None:
    found = _fit("👨‍👩‍👧‍👦!", characters(3))
    assert "".join(part.text for part in found.parts) == "👨‍👩‍👧‍👦!"
    assert ("character-split", "advice") in [(one.code, one.severity) for one in found.problems]


def test_white_space_that_fills_a_message_is_kept_and_reported() -> None:
    found = _fit("a" + " " * 30 + "b", characters(10))
    assert "".join(part.text for part in found.parts) == "a" + " " * 30 + "b"
    assert "blank-part" in [one.code for one in found.problems]


def test_an_address_as_long_as_a_message_is_whole_although_white_space_comes_first() -> None:
    assert _cut("x" * 20 + " " + "http://example.com/1", 20) == ["x" * 20, " ", "http://example.com/1"]


def test_a_screen_of_182_septets_holds_80_units_of_another_alphabet() -> None:
    limit = TextLimit(182, "gsm7")
    assert [len(part.text) for part in _fit("a" * 364, limit).parts] == [182, 182]
    assert [len(part.text) for part in _fit("字" * 160, limit).parts] == [80, 80]
    assert [len(part.text) for part in _fit("€" * 91 + "b", limit).parts] == [91, 1]


@pytest.mark.parametrize("parts", [1, 2, 3, 10])
@pytest.mark.parametrize("text", ["It is on its way. " * 300, "荷物は発送されました。" * 100, "€€€€ " * 500, "😜字" * 300])
def test_an_sms_costs_no_more_parts_than_asked_for(text: str, parts: int) -> None:
    found = fit(draft(text), limits(kind="sms", text_limit=characters(1600)), on=ON, sms_parts=parts)
    assert "".join(part.text for part in found.parts) == text
    assert max(len(segments(part.text).parts) for part in found.parts) <= parts
    assert max(len(part.text) for part in found.parts) <= 1600


@settings(max_examples=150)
@given(TEXTS, st.integers(8, 200), st.sampled_from(_UNITS))
def test_the_parts_are_the_text_and_none_is_above_the_limit(text: str, count: int, unit: LengthUnit) -> None:
    limit = TextLimit(count, unit)
    found = _fit(text, limit)
    if not text or text.isspace():
        assert [one.code for one in found.problems] == ["empty-text"]
        return
    assert "".join(part.text for part in found.parts) == text
    assert all(part.text and limit.length(part.text) <= count for part in found.parts)


@given(TEXTS)
def test_characters_are_those_of_unicode(text: str) -> None:
    assert clusters().findall(text) == regex.findall(r"\X", text)


@settings(max_examples=150)
@given(TEXTS, st.integers(40, 200))
def test_no_character_is_cut_in_two(text: str, count: int) -> None:
    found = _fit(text, characters(count))
    if "character-split" in [one.code for one in found.problems]:
        return
    ends = {match.end() for match in regex.finditer(r"\X", text)}
    at = 0
    for part in found.parts:
        at += len(part.text)
        assert at in ends


@settings(max_examples=100)
@given(st.lists(st.sampled_from([*SENTENCES.values(), *TOKENS]), max_size=30), st.integers(70, 200))
def test_no_address_number_or_placeholder_is_cut_in_two(pieces: list[str], count: int) -> None:
    text = " ".join(pieces)
    cuts, at = set(), 0
    for part in _fit(text, characters(count)).parts:
        at += len(part.text)
        cuts.add(at)
    position = 0
    for piece in pieces:
        if piece in TOKENS:
            assert not any(position < cut < position + len(piece) for cut in cuts)
        position += len(piece) + 1


@given(TEXTS, st.integers(20, 100))
def test_no_part_begins_with_white_space_that_the_one_before_could_hold(text: str, count: int) -> None:
    for before, after in pairwise(_cut(text, count)):
        if after[0] == " " and not after.isspace():
            assert len(before) == count or not regex.search(r"\s\S", before)


@pytest.mark.parametrize("script", SENTENCES)
def test_every_script_is_cut_within_the_limit_and_mostly_full(script: str) -> None:
    text = SENTENCES[script] * 20
    parts = _cut(text, 60)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= 60
    assert sum(map(len, parts)) / len(parts) > 25


_HOSTILE = {
    "one letter": "a" * 3 * 10**4,
    "combining marks": "a" + "\u0301" * 3 * 10**4,
    "addresses": "http://" * 5_000,
    "flags": "🇯" * 3 * 10**4,
    "joiners": "👩\u200d" * 15_000,
    "spaces": "x" + " " * 3 * 10**4,
    "digits": "1 " * 15_000,
    "stops": ".'" * 15_000,
    "braces": "{" * 3 * 10**4,
    "isolates": "\u2068" * 3 * 10**4,
    "at signs": "a@" * 15_000,
    "mail names": "a.+-" * 8_000,
    "stacked": "\u1000\u1039" * 15_000,
    "han": "字" * 3 * 10**4,
    "halves": "\ud83d" * 3 * 10**4,
    "currency": "$ " * 15_000,
    "lines": "\r\n" * 15_000 + "x",
}


@pytest.mark.parametrize("name", _HOSTILE)
@pytest.mark.parametrize("limit", [TextLimit(70, "gsm7"), TextLimit(4096, "utf16_units"), TextLimit(100, "graphemes")])
def test_a_hostile_text_is_cut_without_loss(name: str, limit: TextLimit) -> None:
    found = _fit(_HOSTILE[name], limit)
    assert "".join(part.text for part in found.parts) == _HOSTILE[name]
    assert all(limit.length(part.text) <= limit.count for part in found.parts)
