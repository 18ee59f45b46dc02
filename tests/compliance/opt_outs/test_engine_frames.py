"""Which keywords stand alone among greetings, courtesy and a name, and what else was said?"""

import tomllib

import pytest

from xborder_support.compliance.opt_outs.frames import Framed, framed, segments
from xborder_support.compliance.opt_outs.lexicon import Lexicon
from xborder_support.compliance.opt_outs.vocabulary import Entry, Vocabulary

TABLE = """
stop = ["halto", "halto omna"]
phrases = ["lasu min trankvila"]
ask = ["sufice"]
courtesy = ["kara", "bonvolu", "multan dankon", "saluton", "via", "هلا"]
"""


def _lexicon(*, keeps_accents: bool = False) -> Lexicon:
    made = Vocabulary(keeps_accents=keeps_accents)
    row = tomllib.loads(TABLE)
    made.add("xa", row)
    made.allow({tuple(words.split()) for words in row["courtesy"]})
    return Lexicon(keeps_accents, (made,))


def _with_english() -> Lexicon:
    made = _lexicon()
    made.parts[0].add("en", {"stop": ["stop"], "stop_sms": ["end"], "help": ["will"], "negators": ["ne"], "blockers": ["kie"]})
    made.parts[0].allow({("hello",), ("thank", "you")})
    return made


def _codes(keywords: list[list[Entry]]) -> list[str]:
    return [entry.code.removeprefix("xa.") for entries in keywords for entry in entries]


def _seen(text: str) -> tuple[list[str], list[str], bool]:
    found = framed(_lexicon(), text)
    return _codes(found.keywords), _codes(found.wishes), found.is_all


@pytest.mark.parametrize(
    ("letters", "codes"),
    [
        ("", []),
        ("halto", ["stop:halto"]),
        ("halto omna", ["stop:halto-omna"]),
        ("bonvolu halto multan dankon sufice", ["stop:halto", "ask:sufice"]),
        ("halto unu", None),
        ("unu halto", None),
        ("multan halto", None),
        ("halto multan", None),
        (" ".join(["halto"] * 40), ["stop:halto"] * 40),
        (" ".join(["halto"] * 41), ["stop:halto"] * 41),
    ],
)
def test_a_text_is_cut_into_keywords_and_courtesy_or_not_at_all(letters: str, codes: list[str] | None) -> None:
    found = segments(_lexicon(), letters)
    assert (None if found is None else _codes(found)) == codes


def test_courtesy_is_a_segment_without_entries() -> None:
    found = segments(_lexicon(), "bonvolu halto multan dankon")
    assert found is not None
    assert [len(entries) for entries in found] == [0, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "halto",
        "Halto. Multan dankon!",
        "Halto\nMax",
        "HALTO\nMax Peter Muster",
        "Halto\nJ. Muster",
        "Halto\nAnna-Maria O'Neill",
        "Halto\nO\u2019Neill",
        "Halto\n-- \n(Max)",
        "Halto\n~*_Max_*~",
        "Halto\n\u201cMax\u201d",
        "Halto\n> Max |",
        "Halto\nÉlodie",
        "Halto\nA",
        "Kara Anna\nhalto\nMax",
        "Kara Mr. Smith\nhalto",
        "Kara Anna. Halto. Multan dankon, Max",
        "Kara Anna, halto",
        "Halto, multan dankon, Max",
        "Halto. Multan dankon. Max",
        "Multan dankon. Halto. Max",
        "Kara Anna Maria Muster, halto",
        "Saluton, Anna, halto",
        "Saluton, halto, Anna",
        "Kara Anna, halto, Max",
        "Kara Anna, halto, Max Muster",
        "Saluton. Halto, Max",
        "Kara Anna.\nHalto, Max",
        "Saluton. Kara Anna. Halto",
        "saluton, saluton, saluton, Kara Anna, saluton, halto",
        "Halto\nMultan dankon Max Muster",
        "saluton.\r\nhalto.\r\n\r\nMax",
    ],
)
def test_a_keyword_among_greetings_courtesy_and_a_name_is_all_that_was_said(text: str) -> None:
    assert _seen(text) == (["stop:halto"], [], True)


@pytest.mark.parametrize(
    "text",
    [
        "Halto\nMax\nPeter",  # One signature.
        "Max\nhalto",  # None before the keyword.
        "Halto\nMax Peter Paul Muster",
        "Halto\nmax",
        "Halto\nMAX",
        "Halto\nJO",
        "Halto\nMax1",
        "Halto\nMax?",
        "Halto\nMax\uff1f",
        "Halto\nهلا احمد؟",
        "Halto\nMax & Moritz",
        "Halto\n5",
        "Halto. Max",  # No courtesy before it.
        "Halto. Multan dankon. Unu, du",
        "Halto. Multan dankon. max",
        "Halto. Multan dankon. Max?",
        "Halto. Multan dankon. Max. Peter",
        "Halto. Kara Anna Maria Peter Muster",
        "Halto. unu du",
        "Halto\nKara anna",
        "Halto\nKara Anna?",
        "Halto. Unu Max, du",
        "Halto. Kara halto Anna",
        "halto, Anna. halto",
        "halto, Anna",  # No greeting before it.
        "Halto, Anna, multan dankon",
    ],
)
def test_whatever_else_stands_there_is_more_than_a_frame(text: str) -> None:
    codes, wishes, is_all = _seen(text)
    assert (set(codes), wishes, is_all) in [({"stop:halto"}, [], False), ({"stop:halto"}, ["stop:halto"], False)], text


@pytest.mark.parametrize(
    "text",
    [
        "Anna, halto",
        "Saluton, unu, Anna, halto",
        "Saluton, unu, halto",
        "saluton, saluton, saluton, saluton, Kara Anna, saluton, halto",
        "Saluton, Anna, Maria, halto",
        "Saluton, anna, halto",
        "Saluton, halto, max",
        "Saluton, halto, Max, Peter",
    ],
)
def test_a_sentence_with_other_clauses_has_wishes_between_its_commas(text: str) -> None:
    assert _seen(text) == ([], ["stop:halto"], False)


def test_wishes_between_commas_are_kept_apart_from_keywords() -> None:
    assert _seen("Kie ghi, lasu min trankvila, sufice. Halto") == (
        ["stop:halto"],
        ["phrases:lasu-min-trankvila", "ask:sufice"],
        False,
    )
    assert _seen("Halto, ĉu? Sufice") == (["ask:sufice"], ["stop:halto"], False)
    assert _seen("Saluton, halto, sufice") == (["stop:halto", "ask:sufice"], [], True)
    assert _seen("Kie ghi lasu min trankvila") == ([], [], False)


@pytest.mark.parametrize(
    ("text", "is_all"), [("", True), ("saluton", True), ("Kara Anna", True), ("Max", False), ("unu", False), ("unu, du", False)]
)
def test_a_text_without_a_keyword_has_none(text: str, is_all: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert _seen(text) == ([], [], is_all)


def test_a_line_with_a_keyword_is_never_taken_for_a_name() -> None:
    assert _seen("Halto\nHalto") == (["stop:halto", "stop:halto"], [], True)
    assert _seen("Saluton Anna, Halto") == (["stop:halto"], [], True)


def test_one_signature_counts_and_only_after_a_keyword() -> None:
    unsigned, early = Framed(keywords=[[]]), Framed()
    unsigned.sign()
    assert unsigned.is_all
    unsigned.sign()
    assert not unsigned.is_all
    early.sign()
    assert not early.is_all


def test_accents_tell_words_apart_where_the_language_keeps_them() -> None:
    plain, accented = _lexicon(), _lexicon(keeps_accents=True)
    for text in ("hálto", "Saluton, hálto", "Multan dánkon. Halto", "Kára Anna, halto", "Kára Anna\nhalto", "hálto, ĉu ne"):
        assert framed(plain, text).keywords or framed(plain, text).wishes, text
        at_home = framed(accented, text)
        assert not (at_home.is_all and at_home.keywords), text
    assert framed(plain, "Kára Anna\nhalto").is_all
    assert not framed(accented, "hálto, ĉu ne").wishes


@pytest.mark.parametrize(
    ("text", "codes", "is_all", "is_joined"),
    [
        ("Hello Stop Bob", ["en.stop:stop"], True, True),
        ("Hello. Stop Bob", ["en.stop:stop"], True, True),
        ("Hello Anna.\nSTOP Bob Smith", ["en.stop:stop"], True, True),
        ("Stop thank you Bob", ["en.stop:stop"], True, True),
        ("Stop Bob", ["en.stop:stop"], False, True),  # No greeting before it.
        ("Stop Bob. Hello", ["en.stop:stop"], False, True),
        ("Hello. Stop Bob. Unu du", ["en.stop:stop"], False, True),
        ("Hello Stop", ["en.stop:stop"], True, False),
        ("Hello, Stop, Bob", ["en.stop:stop"], True, False),
        ("Hello Stop bob", [], False, False),
        ("Hello Stop Bob?", [], False, False),
        ("Hello Stop Anna Bob Carl Smith", [], False, False),
        ("Hello End Bob", [], False, False),
        ("Hello Stop & Bob", [], False, False),
        ("Hello halto Bob", [], False, False),
        ("Hello Stop halto Bob", [], False, False),
        ("Hello Stop Will", ["en.stop:stop", "en.help:will"], True, False),
        ("Hello Bob Stop", [], False, False),
        ("Hello. Bob Stop", [], False, False),
    ],
)
def test_an_english_keyword_may_be_signed_without_a_comma(text: str, codes: list[str], is_all: bool, is_joined: bool) -> None:  # noqa: FBT001  (columns of the table)
    found = framed(_with_english(), text)
    assert ([entry.code for entries in found.keywords for entry in entries], found.is_all, found.is_joined) == (codes, is_all, is_joined)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hello Bob STOP", ["en.stop:stop"]),
        ("Hello. Hello Bob Smith STOP", ["en.stop:stop"]),
        ("Hello Bob thank you STOP", ["en.stop:stop"]),
        ("Hello Bob STOP thank you", ["en.stop:stop"]),
        ("Hello thank you Anna-Maria O'Neill STOP", ["en.stop:stop"]),
        ("Hello Bob stop", []),  # Only capitals part it from the name.
        ("Hello Bob stop THANK YOU", []),
        ("Hello BOB STOP", []),
        ("Hello bob STOP", []),
        ("Hello Bob Anna Carl Smith STOP", []),
        ("Hello Bob END", []),
        ("Hello Bob HALTO", []),
        ("Hello Bob STOP?", []),
        ("Hello Bob STOP unu", []),
        ("Hello Ne STOP", []),  # What denies it is no name.
        ("Hello Kie Bob STOP", []),
    ],
)
def test_an_english_keyword_may_be_called_at_somebody_in_capitals(text: str, codes: list[str]) -> None:
    found = framed(_with_english(), text)
    assert [entry.code for entries in found.keywords for entry in entries] == codes
    assert (found.is_all, found.is_joined) == (bool(codes), bool(codes))
