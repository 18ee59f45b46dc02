"""Holiday lists name their source, their categories and their language, and refuse what they do not know."""

import pickle
from datetime import date
from typing import Any

import pytest
import pytz

from xborder_support import Holidays, UsageError
from xborder_support.calendars.holidays.naming import choose_language


@pytest.mark.parametrize(
    ("source", "day", "language", "name"),
    [
        (Holidays(territory="JP"), date(2026, 1, 12), "ja", "成人の日"),
        (Holidays(territory="JP"), date(2026, 1, 12), "ja-JP", "成人の日"),
        (Holidays(territory="JP"), date(2026, 1, 12), "en-GB", "Coming of Age Day"),
        (Holidays(territory="JP"), date(2026, 1, 12), "de", "Coming of Age Day"),
        (Holidays(territory="DE", subdivision="BY"), date(2026, 1, 6), "de", "Heilige Drei Könige"),
        (Holidays(territory="BR"), date(2026, 9, 7), "pt", "Independência do Brasil"),
        (Holidays(territory="BR", categories=("public", "optional")), date(2026, 2, 17), "pt-BR", "Carnaval"),
        (Holidays(territory="GB", subdivision="SCT"), date(2026, 11, 30), "en", "Saint Andrew's Day"),
        (Holidays(territory="FJ"), date(2026, 12, 25), "fj", "Christmas Day"),
    ],
)
def test_a_holiday_has_its_name_in_the_language_asked_for(source: Holidays, day: date, language: str, name: str) -> None:
    holiday = source.on(day)
    assert holiday is not None
    assert holiday.name(language) == name


@pytest.mark.parametrize(
    ("wanted", "known", "own", "chosen"),
    [
        ("pt-BR", ("en_US", "pt_BR", "uk"), "pt_BR", "pt_BR"),
        ("pt", ("en_US", "pt_BR"), "pt_BR", "pt_BR"),
        ("zh-Hant", ("en_US", "zh_CN", "zh_TW"), "zh_TW", "zh_TW"),
        ("zh-HK", ("en_HK", "en_US", "zh_CN", "zh_HK"), "zh_HK", "zh_HK"),
        ("zh-Hans-SG", ("en_US", "zh_CN", "zh_TW"), "zh_TW", "zh_CN"),
        ("zh-TW", ("en_US", "zh_CN"), "zh_CN", "en_US"),
        ("en-HK", ("en_US", "en_HK"), "zh_HK", "en_HK"),
        ("en", ("en_NG", "en_US"), "en_NG", "en_NG"),
        ("fr", ("de", "en_US"), "de", "en_US"),
        ("fr", ("de",), "de", "de"),
        ("fr", (), None, None),
    ],
)
def test_the_language_is_the_wanted_one_else_english_else_the_local_one(
    wanted: str, known: tuple[str, ...], own: str | None, chosen: str | None
) -> None:
    assert choose_language(wanted, known, own) == chosen


def test_a_name_says_which_language_it_is_in() -> None:
    new_year = Holidays(territory="JP").on(date(2026, 1, 1))
    assert new_year is not None
    assert (new_year.name_language("ja"), new_year.name_language("de")) == ("ja", "en-US")
    christmas = Holidays(territory="FJ").on(date(2026, 12, 25))
    assert christmas is not None
    assert christmas.name_language("fj") == "en"


def test_two_holidays_on_one_date_are_both_named() -> None:
    shared = Holidays(territory="DE", subdivision="TH").on(date(2008, 5, 1))
    assert shared is not None
    assert set(shared.name("de").split(" / ")) == {"Erster Mai", "Christi Himmelfahrt"}


def test_a_year_is_listed_in_order() -> None:
    days = [holiday.on for holiday in Holidays(territory="US").in_year(2026)]
    assert days == sorted(days)
    assert date(2026, 7, 3) in days  # Independence Day is observed on a Friday
    assert Holidays(territory="US").on(date(2026, 7, 2)) is None


def test_categories_and_subdivisions_change_the_list() -> None:
    assert Holidays(territory="BR").on(date(2026, 2, 17)) is None
    assert Holidays(territory="DE").on(date(2026, 1, 6)) is None


def test_equal_sources_are_equal_however_they_are_written() -> None:
    loose: Any = ["optional", "public", "public"]
    assert Holidays(territory="br", categories=loose) == Holidays(territory="BR", categories=("public", "optional"))
    assert Holidays(territory="uk") == Holidays(territory="GB")
    alone: Any = "public"
    assert Holidays(territory="JP", categories=alone) == Holidays(territory="JP")
    assert pickle.loads(pickle.dumps(Holidays(territory="JP"))) == Holidays(territory="JP")


@pytest.mark.parametrize(
    ("settings", "code", "remedy"),
    [
        ({"territory": "XX"}, "unknown-territory", "ISO 3166-1"),
        ({"territory": "DE", "subdivision": "BV"}, "unknown-subdivision", "BY"),
        ({"territory": "JP", "subdivision": "13"}, "unknown-subdivision", "leave subdivision out"),
        ({"territory": "DE", "subdivision": 1}, "unknown-subdivision", "BY"),
        ({"territory": "BR", "categories": ("optinal",)}, "unknown-holiday-category", 'did you mean "optional"'),
        ({"territory": "BR", "categories": ()}, "unknown-holiday-category", "public"),
    ],
)
def test_an_unknown_source_is_refused_with_the_known_ones(settings: dict[str, Any], code: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(**settings)
    assert caught.value.code == code
    assert remedy in str(caught.value.hint)


# Nobody lives on Bouvet and Heard, the Indian Ocean Territory lists none, and Ukraine works on its holidays under martial law.
_WITHOUT_PUBLIC_HOLIDAYS = {"BV", "HM", "IO", "UA"}


def test_every_territory_has_a_list() -> None:
    empty = {code for code in pytz.country_names if not Holidays(territory=code).dates(2026)}
    assert empty <= _WITHOUT_PUBLIC_HOLIDAYS


@pytest.mark.parametrize("year", [1948, 2100])
def test_years_that_a_list_does_not_know_are_refused_instead_of_looking_free(year: int) -> None:
    with pytest.raises(UsageError, match="known from 1949 to 2099"):
        Holidays(territory="JP").dates(year)
