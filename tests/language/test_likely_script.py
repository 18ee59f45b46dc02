"""The script of a tag is the written one, or the likely one, and no tag of a stranger is kept for it."""

from typing import Any

import langcodes
import pytest
from langcodes import data_dicts

from xborder_support.language import likely_script
from xborder_support.language.subtag_reading import _read


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("ja", "Jpan"),
        ("ko", "Kore"),
        ("zh", "Hans"),
        ("zh_TW", "Hant"),
        ("zh-HK", "Hant"),
        ("yue", "Hant"),
        ("sr", "Cyrl"),
        ("sr-ME", "Latn"),
        ("sh", "Latn"),
        ("sr-Latn-RS", "Latn"),
        ("iw", "Hebr"),
        ("pa", "Guru"),
        ("pa-PK", "Arab"),
        ("en-UK", "Latn"),
        ("und-TW", "Hant"),
        ("xyz", "Latn"),
        ("ja-u-ca-buddhist", "Jpan"),
    ],
)
def test_the_script_is_the_written_or_the_likely_one(tag: str, script: str) -> None:
    assert likely_script(tag) == script


@pytest.mark.parametrize(
    "tag", ["und", "root", "x-bork", "i-enochian", "", "not a tag", "日本語", "en--US", "en-" * 12, "e" * 100_000, None, 5, b"ja", ["ja"]]
)
def test_what_names_no_language_has_no_script(tag: Any) -> None:
    assert likely_script(tag) is None


def test_the_two_letter_languages_agree_with_langcodes() -> None:
    tags = [tag for tag in data_dicts.LIKELY_SUBTAGS if tag.partition("-")[0].isalpha() and len(tag.partition("-")[0]) == 2]
    different = {tag for tag in tags if likely_script(tag) != langcodes.Language.get(tag).maximize().script}
    assert len(tags) > 200
    assert different == {"sr-RU"}  # which only the older CLDR of langcodes writes in Latin letters


def test_strange_tags_are_not_kept() -> None:
    kept: Any = langcodes.Language
    before = len(kept._PARSE_CACHE), len(kept._INSTANCES)
    for number in range(6000):
        likely_script(f"ja-x-{number}")
    assert (len(kept._PARSE_CACHE), len(kept._INSTANCES)) == before
    assert _read.cache_info().currsize == 4096
