"""Distances follow CLDR 48, run one way, take any spelling, and keep nothing of strangers' tags."""

import string
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import langcodes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langcodes import data_dicts
from langcodes import language_distance as langcodes_distance

from xborder_support.language import language_distance
from xborder_support.language.distance_tables import distance_tables
from xborder_support.language.subtag_reading import _read, read_tag

TAGS = (
    *(
        "en",
        "en-GB",
        "en-AU",
        "en-US",
        "en-CA",
        "es",
        "es-419",
        "es-MX",
        "pt",
        "pt-BR",
        "pt-PT",
        "pt-AO",
        "fr",
        "fr-CA",
        "de",
        "de-CH",
        "gsw",
        "lb",
    ),
    *(
        "nb",
        "nn",
        "no",
        "da",
        "sv",
        "hr",
        "bs",
        "sr",
        "sr-Latn",
        "sr-ME",
        "uk",
        "ru",
        "be",
        "kk",
        "zh",
        "zh-Hans",
        "zh-Hant",
        "zh-TW",
        "zh-HK",
        "yue",
    ),
    *(
        "ja",
        "ja-Latn",
        "ko",
        "ar",
        "ar-EG",
        "ar-MA",
        "arz",
        "hi",
        "hi-Latn",
        "id",
        "ms",
        "th",
        "vi",
        "he",
        "und",
        "und-TW",
        "tlh",
        "qaa",
        "x-bork",
    ),
)
tags = st.sampled_from(TAGS)


@pytest.mark.parametrize(
    ("desired", "supported", "distance"),
    [
        ("ja", "ja", 0),
        ("en", "en-US", 0),
        ("zh-TW", "zh-Hant", 0),
        ("zh-TW", "zh-Hans", 54),
        ("zh-HK", "zh-Hans", 54),
        ("zh-HK", "zh-TW", 5),
        ("zh-MO", "zh-HK", 4),
        ("yue-HK", "zh-HK", 10),
        ("pt-BR", "pt-PT", 5),
        ("pt-AO", "pt-PT", 4),
        ("pt-AO", "pt-BR", 5),
        ("es-MX", "es-419", 4),
        ("es-US", "es-419", 4),
        ("es-MX", "es", 5),
        ("en-AU", "en-GB", 3),
        ("en-GB", "en-AU", 3),
        ("en-CA", "en-US", 4),
        ("en-CA", "en-GB", 5),
        ("en-NZ", "en-AU", 4),
        ("en-NZ", "en-US", 5),
        ("ar-MA", "ar-DZ", 4),
        ("ar-MA", "ar-EG", 5),
        ("fr-CA", "fr", 4),
        ("nb", "no", 1),
        ("nn", "nb", 20),
        ("da", "nb", 12),
        ("sv", "nb", 84),
        ("gsw", "de", 8),
        ("arz", "ar", 10),
        ("afb", "ar-KW", 10),
        ("acm", "ar", 14),
        ("bs", "hr", 8),
        ("sr-Latn", "sr", 5),
        ("id", "ms", 14),
        ("ms", "id", 34),
        ("jv", "id", 20),
        ("ca", "es", 20),
        ("be", "ru", 24),
        ("kk", "ru", 34),
        ("hi-Latn", "hi", 20),
        ("ja-Latn", "ja", 5),
        ("uz-Cyrl", "uz", 50),
        ("ur", "hi", 134),
        ("pt-BR", "es", 84),
        ("fr-US", "en-US", 80),
        ("und-TW", "zh-Hant", 0),
        ("und", "und", 0),
        ("und", "en", 134),
        ("x-bork", "x-bork", 0),
    ],
)
def test_distances_are_those_of_cldr_48(desired: str, supported: str, distance: int) -> None:
    assert language_distance(desired, supported) == distance


@pytest.mark.parametrize(
    ("desired", "supported"),
    [("uk", "ru"), ("af", "nl"), ("hr", "sr-Latn"), ("sr-Latn", "hr"), ("bs", "sr-Latn"), ("sr-Latn", "bs"), ("hr", "sr")],
)
def test_relations_that_cldr_gave_up_are_gone(desired: str, supported: str) -> None:
    assert language_distance(desired, supported) >= 80
    assert langcodes.tag_distance(desired, supported) < language_distance(desired, supported)


@pytest.mark.parametrize(
    ("desired", "supported", "distance"),
    [("scn", "it", 20), ("af", "en", 24), ("csp", "zh", 10), ("knn", "kok", 0), ("gom", "kok", 0), ("ajp", "apc", 0)],
)
def test_relations_that_cldr_added_are_there(desired: str, supported: str, distance: int) -> None:
    assert language_distance(desired, supported) == distance


def test_a_distance_runs_one_way() -> None:
    assert language_distance("gsw", "de") < language_distance("de", "gsw")


@given(tags)
def test_a_tag_is_at_no_distance_from_itself(tag: str) -> None:
    assert language_distance(tag, tag) == 0


@given(tags, tags)
def test_distances_are_bounded_and_do_not_depend_on_the_spelling(desired: str, supported: str) -> None:
    distance = language_distance(desired, supported)
    assert 0 <= distance <= 134
    assert language_distance(desired.upper().replace("-", "_"), supported.lower()) == distance


@given(
    st.sampled_from(["en", "es", "pt", "fr", "ar", "zh-Hant", "ja"]),
    st.sampled_from(["US", "GB", "MX", "PT", "MA", "HK", "419"]),
    st.sampled_from(["CA", "AU", "BR", "EG", "TW", "150"]),
)
def test_regions_of_one_written_language_are_near(language: str, one: str, other: str) -> None:
    assert 0 < language_distance(f"{language}-{one}", f"{language}-{other}") <= 5


@given(st.text(max_size=50), st.text(max_size=50))
@settings(max_examples=200)
def test_any_text_has_a_distance(desired: str, supported: str) -> None:
    assert 0 <= language_distance(desired, supported) <= 134


def _random_tags(count: int) -> Iterator[str]:
    letters = string.ascii_lowercase
    for number in range(count):
        first, second, third = number % 26, number // 26 % 26, number // 676 % 26
        yield f"{letters[first]}{letters[second]}{letters[third]}-{letters[first].upper()}{letters[third].upper()}"


def test_two_thousand_strange_tags_leave_nothing_behind_in_langcodes() -> None:
    def sizes() -> tuple[int, ...]:
        kept: Any = langcodes.Language
        return len(langcodes_distance._DISTANCE_CACHE), len(kept._INSTANCES), len(kept._PARSE_CACHE)

    before = sizes()
    for tag in _random_tags(2000):
        language_distance(tag, "en")
    assert sizes() == before


def test_our_own_memory_of_tags_is_bounded() -> None:
    for tag in _random_tags(5000):
        language_distance(tag, "en")
    information = _read.cache_info()
    assert information.maxsize is not None
    assert information.currsize <= information.maxsize == 4096


def test_every_listed_change_still_changes_something() -> None:
    listed, ours = data_dicts.LANGUAGE_DISTANCES, distance_tables().languages
    gone = {
        (desired, to) for desired, row in listed.items() for to in row if "_" not in desired and desired != "*" and to not in ours[desired]
    }
    new = {(desired, to) for desired, row in ours.items() for to, far in row.items() if listed.get(desired, {}).get(to) != far}
    assert (len(gone), len(new)) == (8, 8)


def test_langcodes_is_loaded_only_when_a_distance_is_asked() -> None:
    code = "import sys, xborder_support.language; assert 'langcodes' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("tag", [tag for tag in TAGS if not tag.startswith(("x-", "und"))])
def test_what_is_likely_is_what_langcodes_says_too(tag: str) -> None:
    read, full = read_tag(tag), langcodes.Language.get(tag).prefer_macrolanguage().maximize()
    assert read is not None
    assert read.parts == (full.language, full.script, full.territory)
