"""Laws of `identify`, on any text."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.language import identify
from xborder_support.language.han import _PARTICLES, _WORDS
from xborder_support.language.lexicon import home_languages, profiles
from xborder_support.language.scripts import _REMEMBERED, _SCRIPTS, letters_by_script
from xborder_support.terms import language_tag

# Letters of every script come up, and surrogates too: a broken decoder upstream hands them on.
TEXTS = st.text(st.characters(), max_size=300) | st.text(st.sampled_from("的ありがкомуїфа你們abcdeàß'@.:/1 \n"), max_size=60)

_LATIN = profiles("Latn")
WORDS = sorted(_LATIN.words) if _LATIN else []


@given(TEXTS, st.sampled_from([None, "JP", "DE", "TW"]), st.sampled_from([None, "en", "zh-Hant", "ja"]))
@settings(max_examples=300)
def test_it_never_raises_and_answers_in_canonical_tags(text: str, market: str | None, prior: str | None) -> None:
    guess = identify(text, market=market, prior=prior)
    assert guess.tag == language_tag(guess.tag)
    assert all(0 <= share <= 1.001 for _, share in guess.candidates)
    assert not (guess.tag == "und" and guess.is_certain)


@given(TEXTS, st.lists(st.sampled_from(["en", "de", "ja", "zh-TW", "pt-BR", "ru"]), max_size=4))
@settings(max_examples=150)
def test_candidates_bound_the_answer(text: str, candidates: list[str]) -> None:
    assert identify(text, candidates=candidates).tag in {"und", *candidates}


@given(TEXTS)
@settings(max_examples=150)
def test_case_and_surrounding_noise_do_not_matter_to_plain_latin_text(text: str) -> None:
    plain = "".join(letter if letter.isascii() and letter.isalpha() else " " for letter in text)
    assert identify(plain.upper()).tag == identify(plain.lower()).tag
    assert identify(f"77 {plain} https://x.example/y 🙂").tag == identify(plain).tag


@given(st.sampled_from(["@", "a@", "'", "www.", "http://", "а", "x1", "я'", "ﷺ", "é", "的", "a ", "\u0301"]))
def test_a_megabyte_is_read_as_its_first_thousand_characters(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert identify(text) == identify(text[:1000])


KANJI = [bytes((lead, trail)).decode("euc_jp") for lead in range(0xB0, 0xCF) for trail in range(0xA1, 0xFF)]


@given(st.text(st.sampled_from(KANJI), min_size=1, max_size=5))
@settings(max_examples=200)
def test_common_kanji_without_words_of_chinese_are_japanese_in_japan(text: str) -> None:
    guess = identify(text, market="JP")
    assert guess.tag == "ja" or any(word in text for word in _WORDS) or len(_PARTICLES & set(text)) > 1


@given(st.sampled_from(WORDS), st.sampled_from(["JP", "DE", "US", "BR", None]), st.integers(1, 4))
@settings(max_examples=200)
def test_one_word_of_a_list_never_leaves_the_languages_of_the_market(word: str, market: str | None, times: int) -> None:
    guess = identify(" ".join([word] * times), market=market)
    assert guess.tag in {"und", *(home_languages(market) if market else ())}
    assert not guess.is_certain


NEAR_EACH_OTHER = st.sampled_from(["مرحبا", "привет", "Ελλάδα", "漢字", "かな漢字カナ", "한국어", "àþ", "ƀƁƂ", "ไทยລາວ", "\ud800", "😀"])


@given(st.text(st.characters(min_codepoint=128), max_size=40) | st.lists(NEAR_EACH_OTHER, max_size=4).map("".join))
@settings(max_examples=300)
def test_letters_are_counted_together_as_they_are_one_by_one(letters: str) -> None:
    assert letters_by_script([letters]) == Counter(script for letter in letters for script in letters_by_script([letter]))


def test_what_is_remembered_of_letters_is_bounded_and_changes_nothing() -> None:
    assert letters_by_script(["か" + "".join(map(chr, range(0x4E00, 0x9000)))]) == {"Hira": 1, "Hani": 0x9000 - 0x4E00}
    assert len(_SCRIPTS) <= _REMEMBERED
