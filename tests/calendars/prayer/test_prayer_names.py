"""A prayer is called what the readers of a language call it, else by its English spelling."""

import tomllib
from importlib import resources
from typing import Any

import pytest

from xborder_support.calendars.prayer import prayer_name, prayer_name_language
from xborder_support.calendars.prayer.names import PRAYERS
from xborder_support.errors import UsageError
from xborder_support.terms import language_tag

_TABLE = tomllib.loads(resources.files("xborder_support.calendars.prayer").joinpath("data", "prayer_names.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ar", "الفجر الظهر الجمعة العصر المغرب العشاء"),
        ("en", "Fajr Dhuhr Jumuah Asr Maghrib Isha"),
        ("id", "Subuh Zuhur Jumat Asar Magrib Isya"),
        ("ms", "Subuh Zohor Jumaat Asar Maghrib Isyak"),
        ("tr", "Sabah Öğle Cuma İkindi Akşam Yatsı"),
        ("ur", "فجر ظہر جمعہ عصر مغرب عشاء"),
        ("fa", "صبح ظهر جمعه عصر مغرب عشا"),
        ("bn", "ফজর যোহর জুমা আসর মাগরিব এশা"),
        ("ja", "ファジュル ズフル ジュムア アスル マグリブ イシャー"),
        ("zh", "晨礼 晌礼 主麻 晡礼 昏礼 宵礼"),
        ("zh-TW", "晨禮 晌禮 主麻 晡禮 昏禮 宵禮"),
    ],
)
def test_the_six_prayers(language: str, names: str) -> None:
    assert " ".join(prayer_name(prayer, language) for prayer in PRAYERS) == names


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("ar-EG", "ar"),
        ("AR_eg", "ar"),
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hans-HK", "zh"),
        ("vi", "en"),
        ("en-GB", "en"),
    ],
)
def test_the_language_of_a_name_is_told(asked: str, answered: str) -> None:
    assert prayer_name_language(asked) == answered
    assert prayer_name("asr", asked) == prayer_name("asr", answered)


def test_english_is_the_default() -> None:
    assert (prayer_name("dhuhr"), prayer_name_language()) == ("Dhuhr", "en")


def test_every_language_names_every_prayer() -> None:
    assert tuple(_TABLE["order"]) == PRAYERS
    for language, names in _TABLE["names"].items():
        assert language_tag(language) == language
        assert len(set(names)) == len(names) == len(PRAYERS)
        assert all(name.strip() == name != "" for name in names)


@pytest.mark.parametrize(
    ("prayer", "language", "code"),
    [
        ("zuhr", "en", "unknown-prayer"),
        ("sunrise", "en", "unknown-prayer"),
        (None, "en", "unknown-prayer"),
        ("asr", None, "bad-language-tag"),
        ("asr", 5, "bad-language-tag"),
        ("asr", "not a tag", "bad-language-tag"),
    ],
)
def test_what_is_no_prayer_and_no_language_is_refused(prayer: Any, language: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        prayer_name(prayer, language)
    assert caught.value.code == code
    assert caught.value.hint
