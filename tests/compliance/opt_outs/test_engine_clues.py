"""Which messages may hold keywords, and which wordings may be in them? Shown with small languages made up for it."""

import tomllib

import pytest

from xborder_support.compliance.opt_outs.clues import may_hold_keywords
from xborder_support.compliance.opt_outs.folding import fold, letters_of, units_of
from xborder_support.compliance.opt_outs.lexicon import Lexicon, Lexicons
from xborder_support.compliance.opt_outs.seen import seen_in
from xborder_support.compliance.opt_outs.vocabulary import Vocabulary

PLAIN = """
stop = ["halto", "ho haltu", "ne plu skribu"]
start = ["ekas"]
help = ["helpu"]
courtesy = ["bonvolu", "al vi"]
wording = [
    { words = [["al", "de"], ["senditajn leterojn", "mesagho"], ["ne"]] },
    { words = [["rek*"], ["bet*"]] },
    { words = [["for", "tuj nun"], ["abon*", "gazeto"]] },
]
"""
ACCENTED = """
accents = true
stop = ["dừng lại"]
courtesy = ["vui lòng"]
wording = [{ words = [["nhắn tin", "gửi*"], ["đừng"]] }]
"""


def _lexicon(table: str, *, keeps_accents: bool, drops_accents: bool = False) -> Lexicon:
    vocabulary = Vocabulary(keeps_accents=keeps_accents, drops_accents=drops_accents)
    vocabulary.add("xa", tomllib.loads(table))
    if not (keeps_accents or drops_accents):
        vocabulary.add("en", {"stop": ["stop"]})
    vocabulary.allow(units_of(fold(words, keep_accents=keeps_accents)) for words in ("bonvolu", "al vi", "vui lòng"))
    return Lexicon(keeps_accents, (vocabulary,))


def _may_hold_keywords(text: str, words: Lexicons) -> bool:
    letters = letters_of(text)
    return may_hold_keywords(letters, seen_in(letters), words)


@pytest.fixture(scope="module")
def made() -> Lexicons:
    """Return the languages above."""
    return Lexicons(
        _lexicon(PLAIN, keeps_accents=False),
        _lexicon(ACCENTED, keeps_accents=True),
        _lexicon(ACCENTED, keeps_accents=False, drops_accents=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "halto",
        "HALTO!",
        "bonvolu halto al vi",
        "ne plu skribu",
        "Kie? Ne plu skribu",
        "Kie ghi, ne plu skribu, al vi",
        "Kie? Kiam, halto",
        "ekas",
        "helpu",
        "bonvolu, ekas",
        "dung lai",
        "Dừng lại!",
        "vui lòng dung lai",
        "stop unu",  # English may be signed without a comma.
        "Kie? Bonvolu stop Unu Du",
        "stop unu du tri kvar kvin ses",
        "s t o",
        "kieee",
    ],
)
def test_a_message_may_be_made_of_keywords(text: str, made: Lexicons) -> None:
    assert _may_hold_keywords(text, made)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonvolu",
        "haltos",
        "halto unu",
        "unu halto",
        "stop unu du tri kvar kvin ses sep",
        "Unu stop Du",
        "bonvolu unu",
        "ekas unu",
        "skribu",
        "skribu plu ne",
        "ne plu",
        "Ekas. Kie ghi",  # A start or a plea for help in a sentence of its own is an ordinary word.
        "Helpu, kie ghi",
        "al unu mesagho du ne",
        "dung",
        "lai dung",
    ],
)
def test_most_messages_are_not(text: str, made: Lexicons) -> None:
    assert not _may_hold_keywords(text, made)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("al unu mesagho du ne", ["xa.wording:1"]),
        ("ne mesagho de", ["xa.wording:1"]),  # In which order they stand is told by reading.
        ("de unu senditajn leterojn du ne tri", ["xa.wording:1"]),
        ("reklamo unu betono", ["xa.wording:2"]),
        ("rek bet", ["xa.wording:2"]),
        ("for unu gazeto", ["xa.wording:3"]),
        ("tuj nun abonita", ["xa.wording:3"]),
        ("reklamo betono for abono de mesagho ne", ["xa.wording:1", "xa.wording:2", "xa.wording:3"]),
        ("al ne", []),
        ("mesagho al", []),
        ("al mesaghoj ne", []),
        ("leterojn senditajn al ne", []),
        ("al senditajn unu leterojn ne", []),
        ("betono", []),
        ("ark betono", []),
        ("gazeto foro", []),
        ("tuj unu nun gazeto", []),
        ("tuj abono", []),
    ],
)
def test_a_wording_may_be_in_a_sentence_with_a_phrase_of_its_rarest_place_and_words_of_the_others(
    text: str, codes: list[str], made: Lexicons
) -> None:
    assert [wording.code for wording in made.plain.wordings_in(seen_in(text))] == codes


@pytest.mark.parametrize(("text", "count"), [("nhan tin x dung", 1), ("gui tien dung", 1), ("nhan tin", 0), ("tien dung", 0), ("dung", 0)])
def test_a_language_of_accents_is_looked_for_without_them(text: str, count: int, made: Lexicons) -> None:
    assert len(made.bare.wordings_in(seen_in(text))) == count


def test_each_keyword_is_filed_under_the_word_that_tells_most(made: Lexicons) -> None:
    (plain,), (accented,) = made.plain.parts, made.accented.parts
    ending = {
        "stop": [(" stop ", True)],
        "halto": [(" halto ", True)],
        "haltu": [(" ho haltu ", True)],
        "skribu": [(" ne plu skribu ", True)],
    }
    assert plain.keywords == {**ending, "ekas": [(" ekas ", False)], "helpu": [(" helpu ", False)]}
    assert accented.keywords == {"dung": [(" dung lai ", True)]}
    assert plain.known == {"stop", "halto", "ho", "haltu", "ne", "plu", "skribu", "ekas", "helpu", "bonvolu", "al", "vi", "vui", "long"}
    assert accented.known == {"bonvolu", "al", "vi", "vui", "long", "dung", "lai"}
