"""Every closure can say who calls it a holiday: the list and its version, place, category, and what else decided."""

from datetime import date
from importlib.metadata import version

import pytest

from xborder_support.calendars.holidays import Holidays

_LIST = f"holidays {version('holidays')} lists"
_LAW = "Law 2429 of 17 March 1981 on national and general holidays, articles 1 and 2"


@pytest.mark.parametrize(
    ("source", "day", "sentence"),
    [
        (Holidays(territory="DE"), date(2026, 5, 1), "2026-05-01 among the public holidays of DE."),
        (Holidays(territory="DE", subdivision="BY"), date(2026, 1, 6), "2026-01-06 among the public holidays of DE-BY."),
        (
            Holidays(territory="BR", categories=("public", "optional")),
            date(2026, 2, 17),
            "2026-02-17 among the optional holidays of BR.",
        ),
        (
            Holidays(territory="HK", categories=("public", "optional")),
            date(2026, 2, 17),
            "2026-02-17 among the optional and public holidays of HK.",
        ),
        (
            Holidays(territory="GB", subdivision="ENG"),
            date(2026, 12, 28),
            "2026-12-28 among the public holidays of GB-ENG, in place of 2026-12-26.",
        ),
        (Holidays(territory="SA"), date(2027, 3, 9), "2027-03-09 among the public holidays of SA, as an estimate."),
        (Holidays(territory="TR"), date(2026, 3, 20), "2026-03-20 among the public holidays of TR, as it was announced."),
        (
            Holidays(territory="SA", announced={"2027-03-09": "2027-03-10", "2027-03-10": None}),
            date(2027, 3, 10),
            "2027-03-09 among the public holidays of SA, announced for 2027-03-10 by the host.",
        ),
        (
            Holidays(territory="TR"),
            date(2026, 10, 28),
            "2026-10-28 among the half_day holidays of TR, which leaves the usual hours.",
        ),
        (
            Holidays(territory="TR", half_days="customary"),
            date(2026, 10, 28),
            f"2026-10-28 among the half_day holidays of TR, with hours by {_LAW}.",
        ),
        (
            Holidays(territory="TR", half_days="09:00-13:00"),
            date(2026, 10, 28),
            "2026-10-28 among the half_day holidays of TR, with hours by the host.",
        ),
    ],
)
def test_says_who(source: Holidays, day: date, sentence: str) -> None:
    holiday = source.on(day)
    assert holiday is not None
    assert holiday.says_who() == f"{_LIST} {sentence}"


def test_two_dates_that_fall_together_are_both_named() -> None:
    shared = Holidays(territory="TR", announced={"2028-05-05": "2028-05-01"}).on(date(2028, 5, 1))
    assert shared is not None
    expected = "2028-05-01 and 2028-05-05 among the public holidays of TR, announced for 2028-05-01 by the host."
    assert shared.says_who() == f"{_LIST} {expected}"


@pytest.mark.parametrize(
    ("source", "year", "ending"),
    [
        (Holidays(territory="CN"), 2027, "of CN; it does not know yet which rest days of 2027 are worked."),
        (Holidays(territory="CN"), 2026, "of CN."),
        (Holidays(territory="CN", working_days=False), 2027, "of CN."),
        (Holidays(territory="UA", categories="workday"), 2026, "of UA."),
        (Holidays(territory="DE"), 2027, "of DE."),
    ],
)
def test_an_unknown_year_of_worked_rest_days_is_told(source: Holidays, year: int, ending: str) -> None:
    assert source.in_year(year)[0].says_who().endswith(ending)
