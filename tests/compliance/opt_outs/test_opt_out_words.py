"""Is the data of opting out sound, and does it speak the languages of the shops?"""

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from xborder_support.compliance.opt_outs.folding import CLAUSE_END, SENTENCE_END, fold, letters_of, units_of
from xborder_support.compliance.opt_outs.seen import PREFIX_UNITS
from xborder_support.compliance.opt_outs.tables import language_tables, scripts, scripts_in, spread
from xborder_support.compliance.opt_outs.vocabulary import Vocabulary
from xborder_support.errors import ConfigurationError
from xborder_support.terms import language_tag, territory

DOCUMENT = tomllib.loads((resources.files("xborder_support.compliance.opt_outs") / "data" / "keywords.toml").read_text(encoding="utf-8"))
LANGUAGES = {tag: row for script in scripts() for tag, row in language_tables(script).items()}
KEYS = {
    "accents", "ask", "blockers", "confidence", "courtesy", "footers", "gap", "groups", "help", "look_ahead", "look_back", "marketing",
    "negators", "neutral", "phrases", "softeners", "start", "stop", "stop_here", "stop_sms", "territories", "trade", "wording",
}  # fmt: skip


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_table_has_a_canonical_name_and_known_keys_only(tag: str) -> None:
    row = LANGUAGES[tag]
    assert language_tag(tag) == tag
    assert set(row) <= KEYS
    assert row["stop"]
    assert all(territory(code) == code for code in row.get("territories", ()))
    assert bool(row.get("stop_here")) == bool(row.get("territories"))
    assert all(
        set(rule) <= {"words", "gap", "ask", "ends", "any_order", "except_before", "except_next", "one_clause", "unless", "unless_before"}
        for rule in row.get("wording", ())
    )


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


def _beginnings(row: dict[str, Any]) -> list[str]:
    places = [row.get(key, ()) for key in ("marketing", "blockers", "negators", "softeners", "footers")] + list(
        row.get("groups", {}).values()
    )
    for rule in row.get("wording", ()):
        places += [*rule["words"], *(rule.get(key, ()) for key in ("except_before", "except_next", "unless", "unless_before"))]
    return [word for place in places for word in place if "*" in word]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_beginning_is_that_of_one_word_and_long_enough_for_its_key(tag: str) -> None:
    for word in _beginnings(LANGUAGES[tag]):
        folded = fold(word, keep_accents=LANGUAGES[tag].get("accents", False))
        assert word.endswith("*")
        assert len(units_of(folded)) == 1, word
        assert len(folded) >= PREFIX_UNITS, word


@pytest.mark.parametrize("tag", LANGUAGES)
def test_only_places_of_wordings_hold_beginnings(tag: str) -> None:
    row = LANGUAGES[tag]
    assert [
        word
        for key in ("stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help", "courtesy")
        for word in row.get(key, ())
        if "*" in word
    ] == []


@pytest.mark.parametrize("word", ["ne küldj*", "e-posta*", "a*", "停止*"])
def test_a_beginning_that_can_never_match_is_refused(word: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Vocabulary(keeps_accents=False).add("hu", {"marketing": [word]})
    assert [fault.code for fault in caught.value.faults] == ["unreachable-beginning"]


_TURNING = ("blockers", "negators", "softeners", "footers", "neutral")
_REFUSING = ("except_before", "except_next", "unless", "unless_before")
_ELIDING = ("af", "ca", "fr", "it", "nl")


def _refusals(row: dict[str, Any]) -> list[list[str]]:
    return [row.get(key, []) for key in _TURNING] + [rule.get(key, []) for rule in row.get("wording", ()) for key in _REFUSING]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_refuses_or_turns_a_wish_stands_in_one_clause(tag: str) -> None:
    """Words on both sides of a point or a comma are never compared together."""
    row = LANGUAGES[tag]
    words = [word for held in (*_refusals(row), row.get("trade", []), *row.get("groups", {}).values()) for word in held]
    assert [word for word in words if not fold(word.rstrip("*")) and word[0] != "@"] == []
    assert [word for word in words if not {SENTENCE_END, CLAUSE_END}.isdisjoint(letters_of(word))] == []


@pytest.mark.parametrize("tag", _ELIDING)
def test_what_refuses_or_turns_a_wish_is_met_where_an_apostrophe_joins_its_words(tag: str) -> None:
    """Folding takes the apostrophe away, so that "zo'n" is one word, and "zo n" never stands in a message that spells it well."""
    for held in _refusals(LANGUAGES[tag]):
        folded = {fold(word) for word in held}
        cut = [word for word in held if re.search(r"[a-z]{2} [bcdfghjklmnpqrstvwxz]$", fold(word))]
        assert [word for word in cut if fold(word).replace(" ", "") not in folded] == []


@pytest.mark.parametrize("tag", [tag for tag, row in LANGUAGES.items() if "neutral" in row])
def test_a_neutral_phrase_holds_a_word_that_would_turn_a_wish(tag: str) -> None:
    row = LANGUAGES[tag]
    vocabulary = Vocabulary(keeps_accents=False)
    vocabulary.add(tag, {**row, "wording": []})
    turns = vocabulary.turns[tag]
    idle = [
        phrase for phrase in row["neutral"] if not (turns.blockers.is_in(units := units_of(fold(phrase))) or turns.softeners.is_in(units))
    ]
    assert idle == []


def test_every_source_and_date_is_stated() -> None:
    assert DOCUMENT["source"]
    assert DOCUMENT["checked"].isoformat() in {"2026-11-21", "2026-11-22"}
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


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_group_is_used_and_holds_words(tag: str) -> None:
    row = LANGUAGES[tag]
    rules = row.get("wording", ())
    places = [slot for rule in rules for slot in rule["words"]]
    places += [rule.get(key, ()) for rule in rules for key in ("except_before", "except_next", "unless", "unless_before")]
    places += [row.get(key, ()) for key in ("marketing", "blockers", "negators", "softeners", "footers")]
    named = {word for place in (*places, *row.get("groups", {}).values()) for word in place if word[0] == "@"}
    assert named == {f"@{name}" for name in row.get("groups", {})}
    assert all(words and len(set(words)) == len(words) for words in row.get("groups", {}).values())


def test_a_group_stands_for_its_words_and_an_unknown_one_is_refused() -> None:
    assert spread(["no", "@things", "@none"], {"things": ["texts", "mails"], "none": []}) == ["no", "texts", "mails"]
    with pytest.raises(ConfigurationError) as caught:
        spread(["@thing"], {"things": ["texts"]})
    assert [fault.code for fault in caught.value.faults] == ["unknown-group"]
    assert "things" in str(caught.value)


def test_a_group_may_name_other_groups_but_not_itself() -> None:
    assert spread(["@all"], {"all": ["@texts", "calls"], "texts": ["sms", "texts"]}) == ["sms", "texts", "calls"]
    with pytest.raises(ConfigurationError) as caught:
        spread(["@all"], {"all": ["@all"]})
    assert [fault.code for fault in caught.value.faults] == ["nested-group"]


@pytest.mark.parametrize("script", scripts())
def test_words_of_a_file_are_in_letters_that_it_is_read_for(script: str) -> None:
    """Words in other letters would be found where the file was read for something else in the text, and nowhere else."""
    for tag, row in language_tables(script).items():
        its_scripts = {key for key in scripts() if tag in language_tables(key)}
        keywords = [word for key in ("stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help") for word in row.get(key, ())]
        assert [word for word in keywords if not its_scripts & set(scripts_in(letters_of(word)))] == [], tag


def test_a_file_is_read_for_the_letters_it_is_named_for_and_else_for_latin() -> None:
    named = {tag for tags in DOCUMENT["scripts"].values() for tag in tags.split()}
    assert named <= set(LANGUAGES)
    assert {"en", "de", "vi", "hi-Latn", "sr"} <= set(language_tables("LATIN"))
    assert set(language_tables("HIRAGANA KATAKANA CJK")) == {"ja", "zh"}
    assert set(language_tables("LATIN")) & named == {"sr", "uz"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stop", ("LATIN",)),
        ("Stop СТОП", ("LATIN", "CYRILLIC")),
        ("ｓｔｏｐ", ("LATIN",)),
        ("停止", ("HIRAGANA KATAKANA CJK",)),
        ("ﾒｰﾙ", ("HIRAGANA KATAKANA CJK",)),
        ("ᚠ 👍", ()),
        ("λ", ("GREEK",)),
    ],
)
def test_a_text_is_read_with_the_languages_of_its_scripts(text: str, found: tuple[str, ...]) -> None:
    assert scripts_in(letters_of(text)) == found
