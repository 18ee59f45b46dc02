"""Is the data sound? Every list is in its own script, and every territory exists."""

import tomllib
from importlib import resources
from typing import Any

import pytest

from xborder_support.language.arabizi import digits_to_letters
from xborder_support.language.han import _CANTONESE, _CHINESE_ONLY, _repertoires, read_han
from xborder_support.language.identification import _ONLY_LANGUAGE
from xborder_support.language.lexicon import home_languages, near, profiles
from xborder_support.language.scripts import _RANGES, EAST_ASIAN, letters_by_script, words_of
from xborder_support.terms import LanguageTag, language_tag, territory


def _read(name: str) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("xborder_support.language").joinpath("data", name).read_text(encoding="utf-8"))


GENERAL: dict[str, Any] = _read("words.toml")
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


@pytest.mark.parametrize("tag", [tag for tag, row in LANGUAGES.items() if "endings" in row])
def test_endings_are_three_to_seven_letters_of_the_languages_own_script(tag: str) -> None:
    endings = LANGUAGES[tag]["endings"].split()
    assert set(letters_by_script(endings)) == {LANGUAGES[tag]["script"]} == {"Latn"}
    assert all(3 <= len(ending) <= 7 for ending in endings)
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_listed_word_can_occur_in_a_message(tag: str) -> None:
    apart = [word for word in LANGUAGES[tag]["words"].split() if words_of(digits_to_letters(word)) != [digits_to_letters(word)]]
    assert apart == []


def test_languages_named_outside_of_the_lists_can_be_identified() -> None:
    known = {*LANGUAGES, *_ONLY_LANGUAGE.values(), "ja", "zh"}
    assert set(GENERAL["widely"].split()) <= known
    assert len(GENERAL["widely"].split()) == 26
    assert {tag for group in GENERAL["near"] for tag in group.split()} <= set(LANGUAGES)


def test_languages_are_near_each_other_both_ways_and_english_is_near_none() -> None:
    assert all(one in near(other) for one in LANGUAGES for other in near(LanguageTag(one)))
    assert near(LanguageTag("en")) == {"en"}
    assert near(LanguageTag("es")) >= {"es", "pt", "it"}


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
    ("text", "expected", "reading"),
    [
        ("電話", ("ja",), ("ja", "ja", False)),
        ("電話", ("zh-Hant",), ("zh-Hant", "zh-Hant", False)),
        ("電話", ("zh-Hans",), ("zh-Hant", "zh-Hans", False)),
        ("電話番号", ("zh-Hans",), ("zh-Hans", "zh-Hans", False)),
        ("円", (), ("ja", None, True)),
        ("円", ("zh-Hant",), ("ja", None, True)),
        ("们", ("ja",), ("zh-Hans", None, True)),
        ("人", (), ("und", None, False)),
        ("人", ("de",), ("und", None, False)),
        ("人", ("zh",), ("zh", "zh", False)),
        ("人", ("zh-SG",), ("zh-Hans", "zh-SG", False)),
        ("人", ("ja", "zh-Hans"), ("ja", "ja", False)),
        ("呢", ("ja", "zh-TW"), ("zh-Hant", None, False)),
    ],
)
def test_han_characters_alone(text: str, expected: tuple[str, ...], reading: tuple[str, str | None, bool]) -> None:
    found = read_han(text, expected)
    assert (found.tag, found.suggested_by, found.is_certain) == reading


def test_candidates_settle_the_script_of_chinese_and_nothing_else() -> None:
    assert read_han("我的呢", (), ("zh-TW",)).tag == "zh-Hant"
    assert read_han("商品", (), ("zh-TW",)).tag == "und"


def _is_in(codec: str, letter: str) -> bool:
    try:
        return len(letter.encode(codec)) == 2
    except UnicodeEncodeError:
        return False


def test_what_tells_chinese_cannot_be_written_in_japanese_and_the_other_way_round() -> None:
    known = _repertoires()
    assert not [letter for letter in known.chinese | _CHINESE_ONLY | _CANTONESE if _is_in("euc_jp", letter) or _is_in("shift_jis", letter)]
    assert not [letter for letter in known.japanese if _is_in("gb2312", letter) or _is_in("big5", letter)]
    assert known.japanese >= set("働込峠枠円売図関発畑")
    assert known.chinese >= set("货订单还这们吗說錄戶")
    assert not known.chinese & set("号国学点写当届着区台湾電話確認況")
