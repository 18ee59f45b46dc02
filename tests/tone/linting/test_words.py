"""Words are found whole, in any spelling, where they stand in the text as it was written."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.tone.linting.folding import fold
from xborder_support.tone.linting.words import Found, Lexicon, outside


def found(text: str, phrases: list[str], *, language: str = "en", harmless: tuple[str, ...] = (), is_joined: bool = False) -> list[str]:
    lexicon = Lexicon([(phrase, phrase) for phrase in phrases], language=language, harmless=harmless, is_joined=is_joined)
    return [text[place.start : place.end] for place in lexicon.find(text)]


@pytest.mark.parametrize(
    ("text", "phrases", "language", "expected"),
    [
        ("We sell HAM.", ["ham"], "en", ["HAM"]),
        ("soon", ["soon"], "en", ["soon"]),
        ("two beers and a beer", ["beer|s"], "en", ["beers", "beer"]),
        ("d'environ 3 kg", ["environ"], "fr", ["environ"]),
        ("Dans  les meilleurs\nd\u00e9lais", ["dans les meilleurs délais"], "fr", ["Dans  les meilleurs\nd\u00e9lais"]),
        ("peut-e\u0302tre", ["peut-être"], "fr", ["peut-e\u0302tre"]),
        ("peut\u2011être", ["peut-être"], "fr", ["peut\u2011être"]),
        ("insha\u2019Allah", ["insha'Allah"], "en", ["insha\u2019Allah"]),
        ("ＷＩＮＥ and ﬁne", ["wine", "fine"], "en", ["ＷＩＮＥ", "ﬁne"]),
        ("wi\u00adne wi\u200bne", ["wine"], "en", ["wi\u00adne", "wi\u200bne"]),
        ("والخَمـــر", ["خمر"], "ar", ["والخَمـــر"]),
        ("بالبيره", ["بيرة"], "ar", ["بالبيره"]),
        ("ان شاء الله", ["إن شاء الله"], "ar", ["ان شاء الله"]),
        ("והיין", ["יין"], "he", ["והיין"]),
        ("ביין", ["יין"], "he", ["ביין"]),
        ("전쟁에서", ["전쟁"], "ko", ["전쟁에서"]),
        ("おそらく届きます", ["おそらく"], "ja", ["おそらく"]),
        ("ﾌﾟﾛ仕様", ["プロ"], "ja", ["ﾌﾟﾛ"]),
        ("100% guaranteed", ["100% guaranteed"], "en", ["100% guaranteed"]),
    ],
)
def test_a_phrase_is_found(text: str, phrases: list[str], language: str, expected: list[str]) -> None:
    assert found(text, phrases, language=language) == expected


@pytest.mark.parametrize(
    ("text", "phrases", "language"),
    [
        ("Essex, Sussex and Middlesex", ["sex"], "en"),
        ("the therapist", ["rapist"], "en"),
        ("Penistone", ["penis"], "en"),
        ("Scunthorpe", ["cunt"], "en"),
        ("Wassail", ["ass"], "en"),
        ("Birmingham", ["ham"], "en"),
        ("Rundgang, gesund", ["rund"], "de"),
        ("cela peut être réglé", ["peut-être"], "fr"),
        ("ham-fisted", ["ham"], "en"),
        ("in.\n\nKürze", ["in Kürze"], "de"),
        ("in, Kürze", ["in Kürze"], "de"),
        ("مخمرة", ["خمر"], "ar"),
        ("전쟁터", ["전쟁"], "ko"),
        ("", ["soon"], "en"),
    ],
)
def test_a_part_of_another_word_is_not_found(text: str, phrases: list[str], language: str) -> None:
    assert found(text, phrases, language=language) == []


@pytest.mark.parametrize(
    ("text", "harmless", "expected"),
    [
        ("最近の最大", ("最近",), ["最"]),
        ("最近", ("最近", "最"), []),
        ("最", ("最",), []),
        ("最後と最近", ("最近", "最後"), []),
    ],
)
def test_a_harmless_phrase_hides_what_stands_in_it(text: str, harmless: tuple[str, ...], expected: list[str]) -> None:
    assert found(text, ["最"], language="ja", harmless=harmless) == expected


def test_a_run_at_the_end_of_a_text_is_not_read_beyond_it() -> None:
    assert found("最高", ["最高", "最高値"], language="ja") == ["最高"]
    assert found("\u00ad最高", ["最高", "最高値"], language="ja") == ["最高"]


def test_the_longest_phrase_counts() -> None:
    assert found("Anlieferung in etwa drei Tagen", ["etwa", "in etwa"], language="de") == ["in etwa"]


def test_a_hyphen_joins_unless_the_lexicon_says_otherwise() -> None:
    assert found("wine-red", ["wine"], is_joined=True) == ["wine"]
    assert found("a wine - red", ["wine"]) == ["wine"]


def test_what_stands_in_a_range_is_left_out_even_where_ranges_nest() -> None:
    places = [Found(0, 2, "a"), Found(5, 6, "b"), Found(11, 12, "c"), Found(20, 22, "d")]
    assert [place.meaning for place in outside(places, [(1, 10), (5, 6), (21, 30)])] == ["c"]
    assert [place.meaning for place in outside(places, [])] == ["a", "b", "c", "d"]


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_places_lie_in_the_text_and_hold_what_was_found(text: str) -> None:
    lexicon = Lexicon([("wine", 1), ("خمر", 1), ("最", 1)], language="ar")
    for place in lexicon.find(f"{text} Ｗine {text} خَمر 最"):
        assert 0 <= place.start < place.end <= 2 * len(text) + 14


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0323" * 50_000,
        "beer " * 200_000,
        "最ｗine ﷺ" * 100_000,
        "\u200b" * 1_000_000,
        "最" * 500_000,
        "in " * 300_000,
        "ᄀ" * 300_000,
    ],
    ids=["marks", "words", "mixed", "invisible", "han", "beginnings", "jamo"],
)
def test_hostile_text_is_looked_through(text: str) -> None:
    lexicon = Lexicon([("beer", 1), ("in due course", 1), ("最高", 1)], language="en", harmless=["最近"])
    found = lexicon.find(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert bool(found) is ("beer" in text)
