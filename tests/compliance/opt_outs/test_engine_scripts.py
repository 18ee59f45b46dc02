"""Which files are read for the letters of a text, and what do they hold? Shown with small languages made up for it."""

from collections.abc import Callable, Mapping

import pytest

from xborder_support.compliance import recognise_opt_out
from xborder_support.compliance.opt_outs import tables
from xborder_support.compliance.opt_outs.lexicon import lexicons

Put = Callable[[str, Mapping[str, str]], None]
KEYWORDS = """
keyword_channels = ["sms"]
near = []
[scripts]
LATIN = "xc"
CYRILLIC = "xb xc"
"HIRAGANA CJK" = "xd"
"""
FILES = {
    "xa": 'stop = "halto, omna halto"\ncourtesy = "bonvolu"',
    "xb": "stop = 'стоп'\nask = 'halto'\ncourtesy = ['молю']\n[[wording]]\nwords = ['пиши, шли', ['мне']]\nsofteners = 'завтра'",
    "xc": "stop = 'duo, дуо'",
    "xd": "stop = '停止'",
}


@pytest.fixture(autouse=True)
def _small_languages(put_languages: Put) -> None:
    """Put the languages above in the place of the packaged ones."""
    put_languages(KEYWORDS, FILES)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("stop", ("LATIN",)),
        ("123", ("LATIN",)),
        ("é", ("LATIN",)),
        ("стоп", ("CYRILLIC",)),
        ("停", ("HIRAGANA CJK",)),
        ("の", ("HIRAGANA CJK",)),
        ("停 stop стоп", ("LATIN", "CYRILLIC", "HIRAGANA CJK")),
        ("ไทย", ()),
        ("\u0378", ()),  # It has no name.
    ],
)
def test_the_scripts_of_a_text_are_those_of_its_letters(text: str, keys: tuple[str, ...]) -> None:
    assert tables.scripts_in(text) == keys
    read = lexicons(text)
    assert (len(read.plain.parts) if read else 0) == len(keys)


def test_a_file_is_read_for_the_scripts_that_name_it_else_for_latin() -> None:
    assert {script: list(tables.language_tables(script)) for script in tables.scripts()} == {
        "LATIN": ["xa", "xc"],
        "CYRILLIC": ["xb", "xc"],
        "HIRAGANA CJK": ["xd"],
    }


def test_a_list_of_words_may_be_one_text() -> None:
    cut = tables._with_lists(
        {
            "confidence": "high, or so",
            "gap": 2,
            "stop": "halto,  omna\nhalto, ne,plu",
            "ask": ["a, b"],
            "groups": {"g": "unu, du", "h": ["tri, kvar"]},
            "wording": [{"words": ["@g, tri", ["du, unu"]], "unless": "kvar, kvin", "ask": True, "gap": 0}],
        }
    )
    assert cut == {
        "confidence": "high, or so",
        "gap": 2,
        "stop": ["halto", "omna halto", "ne,plu"],
        "ask": ["a, b"],
        "groups": {"g": ["unu", "du"], "h": ["tri, kvar"]},
        "wording": [{"words": [["@g", "tri"], ["du, unu"]], "unless": ["kvar", "kvin"], "ask": True, "gap": 0}],
    }


@pytest.mark.parametrize(
    ("text", "verdict", "language"),
    [
        ("halto", "stop", "xa"),  # The word of the other file cannot stand in a text without its letters.
        ("omna halto", "stop", "xa"),
        ("стоп", "stop", "xb"),
        ("bonvolu стоп", "stop", "xb"),
        ("молю halto", "stop", "xa"),
        ("halto стоп", "stop", "xa"),
        ("duo", "stop", "xc"),
        ("дуо", "stop", "xc"),
        ("停止", "stop", "xd"),
        ("停止 bonvolu", "stop", "xd"),
        ("bonvolu шли сегодня мне", "stop", "xb"),
        ("bonvolu шли", "none", None),
        ("ไทย", "none", None),
    ],
)
def test_languages_of_several_scripts_are_read_together(text: str, verdict: str, language: str | None) -> None:
    found = recognise_opt_out(text, channel="email")
    assert (found.verdict, found.language) == (verdict, language)


def test_wide_letters_are_those_of_their_script() -> None:
    assert recognise_opt_out("🙏 ＨＡＬＴＯ …", channel="email").language == "xa"
    assert recognise_opt_out("🙏 ไทย", channel="email").verdict == "none"


def test_what_turns_a_wish_is_found_in_any_of_the_scripts() -> None:
    read = lexicons("halto стоп")
    assert read is not None
    assert read.turns_of("xa") is not None
    assert read.turns_of("xb") is not None
    assert read.turns_of("xd") is None
