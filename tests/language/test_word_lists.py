"""Is the data sound? Every list is in its own script, and every territory exists."""

import tomllib
from importlib import resources

import pytest

from xborder_support.language.han import read_han
from xborder_support.language.identification import _ONLY_LANGUAGE
from xborder_support.language.lexicon import home_languages, profiles
from xborder_support.language.scripts import _RANGES, EAST_ASIAN, letters_by_script
from xborder_support.terms import language_tag, territory


def _read(name: str) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("xborder_support.language").joinpath("data", name).read_text(encoding="utf-8"))


LANGUAGES = _read("words.toml")["languages"]
TERRITORIES = _read("territories.toml")["territories"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_list_is_named_by_a_canonical_tag_and_stays_in_its_script(tag: str) -> None:
    row = LANGUAGES[tag]
    assert language_tag(tag) == tag
    assert set(letters_by_script(row["words"].replace("'", "").split())) == {row["script"]}
    assert row["words"] == row["words"].lower()
    assert set(letters_by_script(list(row.get("letters", "")))) <= {row["script"]}


def test_every_script_either_tells_the_language_or_has_word_lists() -> None:
    scripts = {script for script, _, _ in _RANGES}
    assert all(script in _ONLY_LANGUAGE or script in EAST_ASIAN or profiles(script) for script in scripts)


@pytest.mark.parametrize("code", TERRITORIES)
def test_territories_exist_and_speak_languages_that_can_be_identified(code: str) -> None:
    assert territory(code) == code
    known = {*LANGUAGES, *_ONLY_LANGUAGE.values(), "ja", "zh-Hans", "zh-Hant"}
    assert set(home_languages(code)) <= known


@pytest.mark.parametrize("script", ["Latn", "Cyrl", "Arab", "Deva"])
def test_what_a_word_says_for_all_languages_together_is_never_more_than_one(script: str) -> None:
    found = profiles(script)
    assert found is not None
    assert max(sum(share for _, share in shares) for shares in found.words.values()) <= 1.0001


def test_accents_may_be_left_out_of_long_words_only() -> None:
    found = profiles("Latn")
    assert found is not None
    assert ("es", 1.0) in found.words["envio"] or any(tag == "es" for tag, _ in found.words["envio"])
    assert all(tag != "es" for tag, _ in found.words.get("mas", ())) or "mas" in LANGUAGES["es"]["words"].split()


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("電話", ("ja",), ("ja", False)),
        ("電話", ("zh-Hant",), ("zh-Hant", False)),
        ("円", (), ("ja", True)),
        ("们", ("ja",), ("zh-Hans", True)),
        ("人", (), ("und", False)),
        ("人", ("zh",), ("zh", False)),
        ("人", ("zh-SG",), ("zh-Hans", False)),
    ],
)
def test_han_characters_alone(text: str, likely: tuple[str, ...], expected: tuple[str, bool]) -> None:
    assert read_han(text, likely) == expected
