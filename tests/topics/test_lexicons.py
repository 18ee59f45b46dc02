"""What the lexicons hold can match, and each says where it comes from."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import xborder_support.topics
from xborder_support.topics import TOPICS, topic_profile
from xborder_support.topics.lexicon import KEEPS_MARKS, compile_lexicon, keys_of, languages, lexicon, run_of

_FOLDER = Path(xborder_support.topics.__file__).parent / "data" / "lexicon"
_WITHOUT_SPACES = {"ja", "th", "zh"}


def _document(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _rows(language: str) -> dict[str, dict[str, Any]]:
    document = _document(language)
    return {**document["topics"], "negative": document["negative"]}


def _entries(language: str) -> list[str]:
    return [entry for row in _rows(language).values() for strength in ("strong", "weak") for entry in row.get(strength, ())]


def _classes(language: str) -> dict[str, list[str]]:
    classes: dict[str, list[str]] = _document(language).get("classes", {})
    return classes


def _combinations(language: str) -> list[list[str]]:
    return [parts for row in _rows(language).values() for parts in row.get("together", ())]


def test_the_languages_are_there() -> None:
    assert languages() == {
        "ar",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "fi",
        "fil",
        "fr",
        "he",
        "hi",
        "hu",
        "id",
        "it",
        "ja",
        "ko",
        "nb",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
        "sv",
        "sw",
        "th",
        "tr",
        "uk",
        "vi",
        "zh",
    }


@pytest.mark.parametrize("language", sorted(languages()))
def test_each_says_where_it_comes_from(language: str) -> None:
    document = _document(language)
    assert document["language"] == language
    assert document["format"] == 1
    assert document["source"]
    assert isinstance(document["checked"], date)
    assert document["confidence"] in {"high", "medium", "low"}
    assert isinstance(document["native_review"], bool)


@pytest.mark.parametrize("language", sorted(languages()))
def test_each_knows_every_topic_and_angry_wording(language: str) -> None:
    rows = _rows(language)
    assert set(rows) == {*TOPICS, "negative"}
    assert [name for name, row in rows.items() if not row["strong"] or not set(row) <= {"strong", "weak", "together"}] == []


@pytest.mark.parametrize("language", sorted(languages() - _WITHOUT_SPACES))
def test_entries_are_words_phrases_or_stems(language: str) -> None:
    least = 2 if language == "ko" else 3
    entries = [*_entries(language), *(word for words in _classes(language).values() for word in words)]
    assert [entry for entry in entries if not 1 <= len(entry.split()) <= 6 or not 1 <= len(keys_of(entry)) <= 8] == []
    assert [entry for entry in entries if len(entry.split()) == 1 and entry.endswith("*") and len(entry) <= least] == []
    assert [entry for entry in entries for word in entry.split() if "*" in word[:-1]] == []


@pytest.mark.parametrize("language", sorted(_WITHOUT_SPACES))
def test_entries_of_scripts_without_spaces_are_short_runs(language: str) -> None:
    longest = 20 if language == "th" else 10  # Thai writes a word with as many letters as an alphabet does.
    assert [entry for entry in _entries(language) if not 1 <= len(entry) <= longest or "*" in entry] == []


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_entry_of_a_topic_is_both_strong_and_weak(language: str) -> None:
    assert [(name, both) for name, row in _rows(language).items() if (both := set(row["strong"]) & set(row.get("weak", ())))] == []


@pytest.mark.parametrize("language", sorted(languages() - _WITHOUT_SPACES))
def test_every_word_list_leads_to_its_topic(language: str) -> None:
    found = lexicon(language)
    for topic in TOPICS:
        strong = _rows(language)[topic]["strong"]
        nodes = [found.root]
        entries = set()
        while nodes:
            node = nodes.pop()
            nodes += node.following.values()
            entries |= {entry.text for entry in node.entries if entry.topic == topic}
        assert set(strong) <= entries


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_entry_of_a_topic_is_there_twice_in_other_accents(language: str) -> None:
    def keys(entry: str) -> tuple[str, ...]:
        return (run_of(entry),) if language in _WITHOUT_SPACES else tuple(keys_of(entry, is_marked=language in KEEPS_MARKS))

    for name, row in _rows(language).items():
        seen = [keys(entry) for strength in ("strong", "weak") for entry in row.get(strength, ())]
        assert (name, [entry for entry, times in Counter(seen).items() if times > 1]) == (name, [])


def test_an_empty_document_knows_nothing() -> None:
    assert compile_lexicon("en", {}).root.following == {}


def test_causes_are_known_topics_and_never_each_others() -> None:
    for topic in TOPICS:
        for cause in topic_profile(topic).yields_to:
            assert topic not in topic_profile(cause).yields_to


def test_a_language_without_negations_denies_nothing() -> None:
    found = compile_lexicon("xx", {"topics": {"late": {"strong": ["late", "very late*"]}}})
    assert not found.negations
    assert found.stems == {"late"}


def test_an_entry_of_punctuation_alone_never_matches() -> None:
    assert compile_lexicon("xx", {"topics": {"late": {"strong": ["…"]}}}).root.entries == []


@pytest.mark.parametrize("language", sorted(languages()))
def test_combinations_name_classes_that_are_there_and_every_class_is_used(language: str) -> None:
    parts = [part for parts in _combinations(language) for part in parts]
    named = {part[1:-1] for part in parts if part.startswith("<")}
    assert [parts for parts in _combinations(language) if not 2 <= len(parts) <= 4] == []
    assert named <= set(_classes(language)) <= named | {"inquiry"}
    assert [part for part in parts if part.startswith("<") != part.endswith(">")] == []


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_symbol_in_an_entry_is_lost(language: str) -> None:
    entries = [*_entries(language), *(word for words in _classes(language).values() for word in words)]
    assert [entry for entry in entries if set(entry) & set("$€£¥+&=@")] == []
