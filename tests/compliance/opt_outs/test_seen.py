"""Is every word of a text looked up, and none of a sentence missed where the whole text is looked at?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.opt_outs.folding import SENTENCE_END, is_stretched, letters_of, settle
from xborder_support.compliance.opt_outs.lexicon import vocabularies
from xborder_support.compliance.opt_outs.seen import beginning_key, seen_in, spaced
from xborder_support.compliance.opt_outs.tables import scripts


@pytest.mark.parametrize(
    ("letters", "words", "units", "text"),
    [
        ("", "", (), "  "),
        (" no \n more\tmail ", "no more mail", ("no", "more", "mail"), " no more mail "),
        ("もう mail", "もう mail", ("も", "う", "mail"), " も う mail "),
    ],
)
def test_a_text_is_seen_as_words_units_and_keys(letters: str, words: str, units: tuple[str, ...], text: str) -> None:
    seen = seen_in(letters)
    assert (seen.words, seen.units, seen.spaced) == (words, units, text)
    assert seen.keys == {*units, *(f"{unit[:3]}*" for unit in units)}


def test_words_that_begin_alike_have_one_key_that_is_no_word() -> None:
    assert beginning_key("messages") == beginning_key("mess") == "mes*"
    assert beginning_key("me") == "me*"
    assert "*" not in letters_of("mes* me＊ ﹡ *")


def test_a_phrase_is_found_in_whole_units_only() -> None:
    assert spaced(("no", "more")) in seen_in("please no more mail").spaced
    assert spaced(("no", "more")) not in seen_in("casino moreover").spaced


VOCABULARIES = [vocabulary for script in scripts() for vocabulary in vocabularies(script) if vocabulary.wordings]
PHRASES = sorted(
    {" ".join(phrase) for vocabulary in VOCABULARIES for wording in vocabulary.wordings[:20] for phrase in wording.slots[0].exact}
)


@given(st.lists(st.sampled_from(PHRASES) | st.text(max_size=4), max_size=8), st.sampled_from([". ", "! ", "\n", " ", ", "]))
@settings(max_examples=200)
def test_each_wording_of_a_sentence_is_among_those_of_the_text(pieces: list[str], joint: str) -> None:
    letters = letters_of(joint.join(pieces))
    if is_stretched(seen_in(letters).words):
        return
    for vocabulary in VOCABULARIES:
        among = {id(wording) for wording in vocabulary.wordings_in(seen_in(letters))}
        for sentence in letters.split(SENTENCE_END):
            assert {id(wording) for wording in vocabulary.wordings_in(seen_in(settle(sentence)))} <= among
