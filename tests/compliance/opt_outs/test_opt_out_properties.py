"""Laws of reading an opt-out: what is around a keyword does not matter, nothing raises, work is bounded."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance import recognise_opt_out
from xborder_support.compliance.opt_outs.folding import _REMEMBERED, _WITHOUT_ACCENTS, SENTENCE_END, fold, letters_of, settle, units_of
from xborder_support.compliance.opt_outs.lexicon import vocabularies
from xborder_support.compliance.opt_outs.tables import scripts

KEYWORDS = [
    "stop",
    "unsubscribe",
    "opt out",
    "arrêt",
    "baja",
    "sair",
    "stopp",
    "berhenti",
    "стоп",
    "停止",
    "退订",
    "توقف",
    "수신거부",
    "หยุด",
    "dừng",
]
DECORATIONS = st.text(st.sampled_from(" \t\n.,!?…\"'«»()*-_🙏🛑👍🏽\ufe0f\u200d\u200b。！¡"), max_size=12)
TEXTS = st.text(st.characters(), max_size=200)


@given(TEXTS, st.booleans())
@settings(max_examples=400)
def test_folding_twice_changes_nothing(text: str, keep_accents: bool) -> None:  # noqa: FBT001
    once = fold(text, keep_accents=keep_accents)
    assert fold(once, keep_accents=keep_accents) == once


@given(TEXTS)
@settings(max_examples=200)
def test_folding_does_not_depend_on_case_or_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    plain = "".join(letter for letter in text if letter.isascii())
    assert fold(plain.upper()) == fold(plain)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(".!?;\n\r…。！？；।؟"), st.booleans())
@settings(max_examples=200)
def test_folding_a_text_is_folding_each_of_its_sentences(sentences: list[str], mark: str, keep_accents: bool) -> None:  # noqa: FBT001
    letters = letters_of(f"{mark} ".join([*sentences, "ja"]), keep_accents=keep_accents)
    pieces = [piece for text in sentences for piece in letters_of(text, keep_accents=keep_accents).split(SENTENCE_END)]
    assert [settle(piece) for piece in letters.split(SENTENCE_END)] == [settle(piece) for piece in [*pieces, "ja"]]


@given(TEXTS, st.sampled_from(["sms", "email", "line", ""]), st.none() | st.text(max_size=12))
@settings(max_examples=300)
def test_nothing_raises(text: str, channel: str, locale: str | None) -> None:
    found = recognise_opt_out(text, channel=channel, locale=locale)
    assert (found.matched is None) == (found.verdict == "none")
    assert found.tier is None or found.verdict != "ambiguous"


@given(st.sampled_from(KEYWORDS), DECORATIONS, DECORATIONS, st.sampled_from([str.upper, str.lower, str.title]))
@settings(max_examples=300)
def test_punctuation_case_and_emoji_around_a_keyword_change_nothing(keyword: str, before: str, after: str, case: object) -> None:
    assert callable(case)
    assert recognise_opt_out(f"{before}{case(keyword)}{after}", channel="sms").verdict == "stop"


@given(st.sampled_from(["stop", "cancel", "quit"]), st.integers(min_value=0, max_value=10**8))
def test_a_keyword_with_a_number_is_no_opt_out(keyword: str, number: int) -> None:
    assert recognise_opt_out(f"{keyword} {number}", channel="sms").verdict == "none"


@pytest.mark.parametrize("script", scripts())
def test_every_keyword_of_the_data_is_found_alone_and_with_courtesy(script: str) -> None:
    for units, entries in (item for vocabulary in vocabularies(script) for item in vocabulary.whole.items()):
        if any(entry.role in {"stop", "phrases"} for entry in entries):
            text = " ".join(units)
            assert recognise_opt_out(text, channel="whatsapp").verdict == "stop", text
            assert recognise_opt_out(f"Hello, {text}, please! Thanks", channel="whatsapp").verdict == "stop", text


@pytest.mark.parametrize(
    "piece", ["stop ", "dont stop sending ", "停", "!", "a", "ﷺ", "\u0301", "s.", "unsubscribe ", "メール", "\n", "не хочу получать "]
)
def test_a_megabyte_costs_no_more_than_its_first_thousand_characters(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    shortened = text[:1000]
    assert recognise_opt_out(text, channel="sms") == recognise_opt_out(shortened + "x" * 100, channel="sms")


def test_a_row_of_keywords_that_is_longer_than_what_is_read_is_for_a_person() -> None:
    assert recognise_opt_out("stop " * 300, channel="sms").verdict == "ambiguous"


def test_a_long_row_of_keywords_is_one() -> None:
    assert recognise_opt_out("stop " * 39, channel="sms").verdict == "stop"
    assert recognise_opt_out("stop " * 41, channel="sms").verdict == "stop"


def test_units_are_words_or_single_characters() -> None:
    assert units_of(fold("LINEの配信停止")) == ("line", "の", "配", "信", "停", "止")
    assert units_of(fold("Don't   STOP")) == ("dont", "stop")


def test_what_is_remembered_of_letters_is_bounded_and_changes_nothing() -> None:
    letters = "".join(map(chr, range(0x4E00, 0x9000)))
    assert fold(letters) == fold(letters) == letters
    assert len(_WITHOUT_ACCENTS) <= _REMEMBERED
