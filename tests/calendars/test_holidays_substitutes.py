"""A day off that stands for another date says which one, and its name carries no mark of the list."""

from datetime import date

import pytest

from xborder_support.calendars.holidays import Holidays
from xborder_support.calendars.holidays.listing import Marks
from xborder_support.calendars.holidays.naming import plain_name


@pytest.mark.parametrize(
    ("source", "day", "origin"),
    [
        (Holidays(territory="GB", subdivision="ENG"), date(2026, 12, 28), date(2026, 12, 26)),
        (Holidays(territory="US"), date(2026, 7, 3), date(2026, 7, 4)),
        (Holidays(territory="US"), date(2021, 12, 31), date(2022, 1, 1)),  # the first of January, kept in the year before
        (Holidays(territory="JP"), date(2026, 5, 6), date(2026, 5, 3)),  # not the nearest holiday: the one that fell on a Sunday
        (Holidays(territory="SA"), date(2026, 3, 24), date(2026, 3, 20)),
        (Holidays(territory="SA"), date(2026, 3, 23), date(2026, 3, 21)),
        (Holidays(territory="KR"), date(2026, 3, 2), date(2026, 3, 1)),  # this list adds substitutes by hand: found by name
        (Holidays(territory="IL", categories=("public", "optional")), date(2025, 5, 1), None),  # moved by law, listed there only
        (Holidays(territory="CN"), date(2026, 1, 2), date(2026, 1, 4)),  # swapped with a Sunday that is worked
        (Holidays(territory="CN"), date(2026, 4, 6), date(2026, 4, 5)),
        (Holidays(territory="CN"), date(2026, 5, 4), date(2026, 5, 2)),
        (Holidays(territory="HU"), date(2026, 8, 21), date(2026, 8, 8)),
        (Holidays(territory="JP"), date(2026, 9, 22), None),  # between two holidays, so free by itself
        (Holidays(territory="GB", subdivision="ENG"), date(2026, 12, 26), None),
        (Holidays(territory="DE"), date(2026, 10, 3), None),
    ],
)
def test_a_day_off_says_which_date_it_stands_for(source: Holidays, day: date, origin: date | None) -> None:
    holiday = source.on(day)
    assert holiday is not None
    assert holiday.substitute_for == origin


def test_statutory_and_substitute_days_can_be_told_apart() -> None:
    year = Holidays(territory="GB", subdivision="SCT").in_year(2026)
    substitutes = {holiday.on for holiday in year if holiday.substitute_for}
    assert substitutes == {date(2026, 12, 28)}
    assert {date(2026, 12, 26), date(2026, 11, 30)} <= {holiday.on for holiday in year} - substitutes


@pytest.mark.parametrize(
    ("territory", "day", "language", "name"),
    [
        ("US", date(2026, 7, 3), "en", "Independence Day"),
        ("SA", date(2026, 3, 24), "en", "Eid al-Fitr Holiday"),
        ("SA", date(2026, 3, 24), "ar", "عطلة عيد الفطر"),
        ("MY", date(2027, 2, 8), "ms", "Tahun Baharu Cina (Hari Kedua)"),
        ("KR", date(2026, 3, 2), "ko", "삼일절"),
        ("KR", date(2026, 3, 2), "en", "Independence Movement Day"),
        ("TH", date(2026, 6, 1), "th", "วันวิสาขบูชา"),
        ("AE", date(2027, 3, 10), "en", "Eid al-Fitr Holiday"),
        ("AE", date(2027, 3, 10), "ar", "عطلة عيد الفطر"),
        ("ID", date(2028, 2, 27), "id", "Hari Raya Idul Fitri"),
        ("CN", date(2026, 1, 2), "en", "Day off"),
        ("CN", date(2026, 1, 2), "zh", "休息日"),
        ("HU", date(2026, 8, 21), "hu", "Pihenőnap"),
        ("JP", date(2026, 5, 6), "ja", "振替休日"),  # the law itself calls it so
        ("FR", date(2026, 4, 6), "fr", "Lundi de Pâques"),
    ],
)
def test_names_are_plain_in_every_language(territory: str, day: date, language: str, name: str) -> None:
    holiday = Holidays(territory=territory).on(day)
    assert holiday is not None
    assert holiday.name(language) == name


_MARKS = Marks(("Cuti %s (anggaran)", "Cuti %s", ""), "%s (anggaran)", "Hari kelepasan (ganti %s)")


@pytest.mark.parametrize(
    ("name", "is_statutory", "plain"),
    [
        ("Cuti Raya (anggaran)", False, "Raya"),
        ("Cuti Raya", False, "Raya"),
        ("Cuti Raya", True, "Cuti Raya"),  # a statutory day may have the word in its name
        ("Cuti Raya (anggaran)", True, "Raya"),
        ("Raya (anggaran)", False, "Raya"),
        ("Raya (anggaran)", True, "Raya"),
        ("Raya", True, "Raya"),
        ("Raya", False, "Raya"),
        ("Hari kelepasan (ganti 1/2/2027)", True, "Hari kelepasan"),
        ("Hari kelepasan (lain)", True, "Hari kelepasan (lain)"),
        ("Hari kelepasan", True, "Hari kelepasan"),
    ],
)
def test_a_mark_is_taken_off_only_where_it_is_one(*, name: str, is_statutory: bool, plain: str) -> None:
    assert plain_name(name, _MARKS, is_statutory=is_statutory) == plain


def test_a_list_without_marks_keeps_its_names() -> None:
    assert plain_name("Founders (of the city)", Marks(("%s", ""), "", ""), is_statutory=False) == "Founders (of the city)"


def test_full_width_brackets_are_brackets() -> None:
    marks = Marks(("%s（补假）",), "%s（推定）", "休息日（由 %s 调休）")
    assert plain_name("中秋节（补假）", marks, is_statutory=True) == "中秋节"
    assert plain_name("休息日（由 2026-01-04 调休）", marks, is_statutory=True) == "休息日"
