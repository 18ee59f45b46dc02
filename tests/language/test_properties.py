"""Laws of `identify`, on any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.language import identify
from xborder_support.terms import language_tag

# Letters of every script come up, and surrogates too: a broken decoder upstream hands them on.
TEXTS = st.text(st.characters(), max_size=300) | st.text(st.sampled_from("的ありがкомуїфа你們abcdeàß'@.:/1 \n"), max_size=60)


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
