"""Is the data of opting out sound, and does it speak the languages of the shops?"""

import tomllib
from importlib import resources

import pytest

from xborder_support.compliance.folding import fold, units_of
from xborder_support.terms import language_tag, territory

DOCUMENT = tomllib.loads(resources.files("xborder_support.compliance").joinpath("data", "opt_out.toml").read_text(encoding="utf-8"))
LANGUAGES = DOCUMENT["languages"]
KEYS = {
    "accents", "ask", "blockers", "confidence", "courtesy", "gap", "help", "marketing", "phrases", "softeners", "start", "stop",
    "stop_here", "stop_sms", "territories", "wording",
}  # fmt: skip


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_table_has_a_canonical_name_and_known_keys_only(tag: str) -> None:
    row = LANGUAGES[tag]
    assert language_tag(tag) == tag
    assert set(row) <= KEYS
    assert row["stop"]
    assert all(territory(code) == code for code in row.get("territories", ()))
    assert bool(row.get("stop_here")) == bool(row.get("territories"))
    assert all(set(rule) <= {"words", "gap", "ask", "except_next"} for rule in row.get("wording", ()))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_entry_folds_away_or_stands_twice_in_its_list(tag: str) -> None:
    for key, value in LANGUAGES[tag].items():
        if isinstance(value, list) and key not in {"wording", "territories"}:
            assert all(fold(word) for word in value), key
            assert len(set(value)) == len(value), (key, sorted(word for word in value if value.count(word) > 1))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_courtesy_word_is_a_keyword_of_the_same_language(tag: str) -> None:
    row = LANGUAGES[tag]
    keywords = {units_of(fold(word)) for key in ("stop", "stop_sms", "stop_here", "phrases") for word in row.get(key, ())}
    assert not keywords & {units_of(fold(word)) for word in row.get("courtesy", ())}


def test_every_source_and_date_is_stated() -> None:
    assert DOCUMENT["source"]
    assert DOCUMENT["checked"].isoformat() == "2026-11-21"
    assert DOCUMENT["confidence"] in {"high", "medium", "low"}


def test_the_languages_of_the_shipped_markets_are_covered() -> None:
    assert {
        "ja",
        "id",
        "ms",
        "ar",
        "de",
        "en",
        "es",
        "pt",
        "ha",
        "yo",
        "fr",
        "it",
        "nl",
        "ko",
        "zh",
        "tr",
        "th",
        "vi",
        "hi",
        "ru",
        "sw",
    } <= set(LANGUAGES)


def test_a_wording_whose_accents_count_has_a_place_where_every_word_has_one() -> None:
    for tag, row in LANGUAGES.items():
        for rule in row.get("wording", ()) if row.get("accents") else ():
            assert any(all(not word.isascii() for word in slot) for slot in rule["words"]), (tag, rule)
