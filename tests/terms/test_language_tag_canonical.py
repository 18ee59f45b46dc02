"""The canonical tag is the one of langcodes, but for three kinds of tags, and nothing is kept of the tags that strangers send."""

import random
import re
import string
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from typing import Any

import langcodes
import pytest
from langcodes import data_dicts, language_distance
from langcodes.tag_parser import EXCEPTIONS, LanguageTagError

from xborder_support.errors import UsageError
from xborder_support.terms import language_tag
from xborder_support.terms.languages import _cached

_LANGUAGES = [*data_dicts.LANGUAGE_REPLACEMENTS, *data_dicts.DEFAULT_SCRIPTS, *data_dicts.NORMALIZED_MACROLANGUAGES, *sorted(EXCEPTIONS)]
_ODD_LANGUAGES = ["x", "i", "a", "a1", "ab1c", "abcd", "abcde", "root", "und"]
_EXTENDED = ["yue", "cmn", "min", "nan", "gan", "abc", "ibe", "bok"]
_SCRIPTS = [*sorted(data_dicts.ALL_SCRIPTS), "Hans", "Latn", "Cyrl", "a123"]
_REGIONS = [*data_dicts.TERRITORY_REPLACEMENTS, "us", "tw", "419", "150", "a1", "1a", "99"]
_VARIANTS = ["1996", "1901", "arevela", "bokmal", "nynorsk", "hepburn", "oxendict", "xiang", "12345678", "123456789", "1abc"]
_EXTENSIONS = ["u-ca-buddhist", "t-en", "a-b-foo", "u", "0-foo", "u-co-phonebk", "t-m0-iso", "aa-bb"]
_PRIVATE = ["x", "x-a", "x-y-z-12", "x-123456789"]
#: What may follow the language, how probable it is, and how many of it at most.
_FOLLOWING = ((_EXTENDED, 0.3, 3), (_SCRIPTS, 0.4, 2), (_REGIONS, 0.5, 2), (_VARIANTS, 0.3, 3), (_EXTENSIONS, 0.25, 2), (_PRIVATE, 0.15, 1))
_LONGEST = 35
#: Digits (or letters and digits) after an extended language. RFC 5646: a region, or nothing at all.
_DIGITS_AFTER_EXTENDED = re.compile(r"[a-z0-9]{2,4}(-[a-z]{3}){1,2}-(?![a-z]{3}(-|$))[a-z0-9]{3}(-|$)")


def _theirs(text: str) -> str | None:
    """Return what langcodes makes of what it was ever asked for."""
    if len(text) > _LONGEST or not text.isascii() or not text[:1].isalpha():
        return None
    try:
        return str(langcodes.standardize_tag(text))
    except LanguageTagError:
        return None


def _ours(text: str) -> str | None:
    try:
        return language_tag(text)
    except UsageError:
        return None


def _respelled(chance: random.Random, tag: str) -> str:
    tag = "".join(chance.choice((letter.upper(), letter.lower())) for letter in tag) if chance.random() < 0.4 else tag
    tag = tag.replace("-", "_") if chance.random() < 0.3 else tag
    return tag + chance.choice("- \n.é0") if chance.random() < 0.03 else tag


def _made_up(chance: random.Random) -> str:
    parts = [chance.choice(_ODD_LANGUAGES if chance.random() < 0.05 else _LANGUAGES)]
    for pool, probability, count in _FOLLOWING:
        parts += [chance.choice(pool) for _ in range(count) if chance.random() < probability / count]
    if chance.random() < 0.07:
        chance.shuffle(parts)
    return _respelled(chance, "-".join(parts))


def _made_up_tags() -> list[str]:
    chance = random.Random(20261122)
    made_up = [_made_up(chance) for _ in range(20_000)]
    return made_up + ["".join(chance.choices("abxzuBX019-_", k=chance.randint(1, 14))) for _ in range(5_000)]


def _listed_tags() -> list[str]:
    tables = [value for value in vars(data_dicts).values() if isinstance(value, (dict, set, frozenset))]
    listed = {entry for table in tables for entry in table if isinstance(entry, str)}
    listed |= {value for table in tables if isinstance(table, dict) for value in table.values() if isinstance(value, str)}
    return sorted(listed)


def _has_digits_after_extended(text: str) -> bool:
    return _DIGITS_AFTER_EXTENDED.match(text.lower().replace("_", "-")) is not None


def _is_known_difference(text: str, theirs: str) -> bool:
    """Tell whether a tag is of one of the three kinds that are read better than langcodes reads them."""
    if _has_digits_after_extended(text):
        return True  # langcodes sorts these digits before the extended language, and then refuses its own tag
    again = _theirs(theirs)  # "sgn-UK" is "sgn-GB", which is "bfi"
    return again != theirs and _ours(text) in {again, None if len(theirs) > _LONGEST else again}


@pytest.mark.parametrize("tags", [_listed_tags(), _made_up_tags()], ids=["listed", "made up"])
def test_the_canonical_tag_is_the_one_of_langcodes(tags: list[str]) -> None:
    pairs = [(tag, _theirs(tag), _ours(tag)) for tag in tags]
    assert sum(ours is not None for _, _, ours in pairs) > 0.3 * len(pairs)
    different = [pair for pair in pairs if pair[1] != pair[2]]
    assert [pair for pair in different if pair[1] is None or not _is_known_difference(pair[0], pair[1])] == []
    assert sum(not _has_digits_after_extended(tag) for tag, _, _ in different) < 0.001 * len(pairs)


@pytest.mark.parametrize(
    "suffix", ["", "-Latn", "_hans", "-CYRL", "-uk", "-SU", "_840", "-419", "-1996", "-u-ca-buddhist", "-x-a", "-Latn-dd-x-a"]
)
def test_every_language_is_renewed_as_langcodes_renews_it_with_anything_after_it(suffix: str) -> None:
    different = {tag: (_theirs(tag), _ours(tag)) for language in _LANGUAGES if _theirs(tag := language + suffix) != _ours(tag)}
    assert [tag for tag, (theirs, _) in different.items() if theirs is None or not _is_known_difference(tag, theirs)] == []


@pytest.mark.parametrize(
    ("written", "tag", "of_langcodes"),
    [
        ("sgn-UK", "bfi", "sgn-GB"),  # British Sign Language: the renewed tag is retired itself
        ("sgn-DD", "gsg", "sgn-DE"),
        ("root-arevela", "und", "und-arevela"),
        ("no-Latn-bokmal", "nb", "no-bokmal"),
        ("zh-yue-840", "yue-US", "yue-840"),  # digits are a region, also after an extended language
        ("sgn-abc-419", "sgn-abc-419", "sgn-419-abc"),
        ("zh-yue-a1b", None, "yue-a1b"),  # neither a language nor a region
        ("de-abc-419-def", None, "de-419-abc-def"),
        ("tl-nan-Jpan-u-ca-buddhist-x-y-z-120", None, "fil-nan-Jpan-u-ca-buddhist-x-y-z-120"),  # 36 characters once renewed
    ],
)
def test_what_is_read_better_than_langcodes_reads_it(written: str, tag: str | None, of_langcodes: str) -> None:
    assert (_ours(written), _theirs(written)) == (tag, of_langcodes)
    assert _theirs(of_langcodes) != of_langcodes  # it does not know its own tag again


def test_a_canonical_tag_is_its_own_canonical_form() -> None:
    tags = {tag for text in [*_listed_tags(), *_made_up_tags()] if (tag := _ours(text)) is not None}
    assert len(tags) > 10_000
    assert [tag for tag in tags if _ours(tag) != tag] == []


def _kept_by_langcodes() -> tuple[int, ...]:
    language: Any = langcodes.Language
    return len(language._PARSE_CACHE), len(language._INSTANCES), len(language_distance._DISTANCE_CACHE)


def _strange_tags(count: int) -> Iterator[str]:
    chance = random.Random(count)
    for _ in range(count):
        letters = chance.choices(string.ascii_lowercase, k=12)
        yield f"{''.join(letters[:3])}-{''.join(letters[3:5])}-{''.join(letters[5:])}"


def test_fifty_thousand_strange_tags_leave_nothing_behind_but_the_last_thousand() -> None:
    for tag in _strange_tags(2_000):  # fills the tables and our own memory
        language_tag(tag)
    kept = _kept_by_langcodes()
    tracemalloc.start()
    for tag in _strange_tags(50_000):
        language_tag(tag)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert _kept_by_langcodes() == kept
    assert grown < 1_000_000
    assert _cached.cache_info().currsize == _cached.cache_info().maxsize == 1024


def test_refused_tags_are_not_kept_either() -> None:
    kept = _kept_by_langcodes(), _cached.cache_info().currsize
    for tag in _strange_tags(1_000):
        assert _ours(f"{tag}-") is None
    assert (_kept_by_langcodes(), _cached.cache_info().currsize) == kept


def test_langcodes_is_loaded_only_when_a_tag_is_asked_for() -> None:
    code = "import sys, xborder_support.terms; assert not {'langcodes', 'babel', 'pytz'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
