"""A place and its categories are read in every usual spelling, and compare equal however they were written."""

import os
import pickle
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources
from typing import Any

import pytest
import pytz

from xborder_support.calendars.holidays import Holidays
from xborder_support.calendars.holidays.listing import list_of
from xborder_support.errors import UsageError


@pytest.mark.parametrize("spelling", ["BY", "by", " BY ", "DE-BY", "de-by", "Bayern", "bayern", "Bavaria", "bavaria"])
def test_a_subdivision_is_a_code_an_iso_code_or_a_name(spelling: str) -> None:
    assert Holidays(territory="DE", subdivision=spelling) == Holidays(territory="DE", subdivision="BY")
    assert hash(Holidays(territory="DE", subdivision=spelling)) == hash(Holidays(territory="DE", subdivision="BY"))
    assert Holidays(territory="DE", subdivision=spelling).subdivision == "BY"


def test_the_code_itself_outranks_a_name_that_looks_like_it() -> None:
    assert Holidays(territory="FR", subdivision="Martinique").subdivision == "972"
    assert Holidays(territory="GB", subdivision="Scotland").subdivision == "SCT"
    assert Holidays(territory="GB", subdivision="GB-SCT").subdivision == "SCT"


def test_an_unknown_subdivision_lists_every_known_one() -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(territory="US", subdivision="ZZ")
    hint = str(caught.value.hint)
    assert "Known: AK, AL, AR," in hint
    assert hint.endswith("WI, WV, WY")
    with pytest.raises(UsageError) as caught:
        Holidays(territory="US", subdivision="DE-BY")
    assert caught.value.message == "US has no subdivision 'DE-BY'"
    with pytest.raises(UsageError) as short:
        Holidays(territory="GB", subdivision="x" * 99)
    assert short.value.hint == "Known: ENG, NIR, SCT, WLS"
    assert "x" * 41 not in short.value.message


@pytest.mark.parametrize(
    ("territory", "name", "code"),
    [
        ("DE", "Saxony", "SN"),
        ("DE", "saxony-anhalt", "ST"),
        ("DE", "Thuringen", "TH"),
        ("DE", "Thuringia", "TH"),
        ("AT", "Vienna", "9"),
        ("BR", "sao paulo", "SP"),
        ("CH", "Geneva", "GE"),
        ("CH", "geneve", "GE"),
        ("ES", "Catalonia", "CT"),
        ("FR", "Reunion", "974"),
        ("MY", "Penang", "07"),
        ("PT", "Lisbon", "11"),
    ],
)
def test_a_subdivision_has_an_english_name_and_needs_no_accents(territory: str, name: str, code: str) -> None:
    assert Holidays(territory=territory, subdivision=name).subdivision == code


def test_every_english_name_means_a_part_that_the_list_knows() -> None:
    table = tomllib.loads(
        resources.files("xborder_support.calendars.holidays").joinpath("data", "subdivision_names.toml").read_text("utf-8")
    )
    for territory, names in table["names"].items():
        for name, code in names.items():
            assert Holidays(territory=territory, subdivision=name).subdivision == code
            assert code in list_of(territory).subdivisions


@pytest.mark.parametrize(
    ("territory", "asked", "hint"),
    [
        ("DE", "Baveria", 'did you mean "BY"? Known: Augsburg, BB, BE,'),
        ("US", "Californa", 'did you mean "CA"? Known: AK, AL,'),
        ("GB", "Scotlnd", 'did you mean "SCT"? Known: ENG, NIR, SCT, WLS'),
        ("DE", 5, "Known: Augsburg, BB,"),
        ("JP", "Tokyo", "its list knows no parts: leave subdivision out"),
    ],
)
def test_a_wrong_name_brings_the_closest_part_and_all_the_known_ones(territory: str, asked: Any, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(territory=territory, subdivision=asked)
    assert caught.value.code == "unknown-subdivision"
    assert str(caught.value.hint).startswith(hint)


@pytest.mark.parametrize("categories", [5, [5], ["public", "optinal"], "secret"])
def test_an_unknown_category_is_refused(categories: Any) -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(territory="BR", categories=categories)
    assert caught.value.code == "unknown-holiday-category"
    assert "optional, public" in str(caught.value.hint)


def test_a_value_can_be_made_out_of_another_and_carried_elsewhere() -> None:
    source = Holidays(territory="TR", half_days=["08:00-10:00", "16:00-17:00"], announced={"2027-03-09": None}, working_days=False)
    assert replace(source) == source
    assert replace(source, half_days="customary").announced == source.announced
    assert pickle.loads(pickle.dumps(source)) == source
    assert len({source, replace(source), Holidays(territory="TR")}) == 2
    with pytest.raises(AttributeError):
        source.territory = "DE"  # type: ignore[misc]


def test_a_datetime_is_refused_because_its_local_date_depends_on_a_zone() -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(territory="DE").on(datetime(2026, 5, 1, 12, tzinfo=UTC))
    assert caught.value.code == "bad-date"


_SCRIPT = """
from datetime import date
from xborder_support.calendars.holidays import Holidays
for territory, day in (("JP", date(2026, 1, 1)), ("DE", date(2026, 5, 1)), ("FJ", date(2026, 12, 25)), ("TR", date(2026, 10, 28))):
    holiday = Holidays(territory=territory).on(day)
    print(ascii([holiday.name("de"), holiday.name("xx"), holiday.certainty, holiday.says_who(), holiday.substitute_for]))
print(sorted(map(str, Holidays(territory="CN").working_days_in(2026))), Holidays(territory="CN").working_days_known(2027))
"""


def _printed(locale: str) -> str:
    environment = {**os.environ, "LANG": locale, "LANGUAGE": locale.partition(".")[0], "LC_ALL": locale, "LC_MESSAGES": locale}
    return subprocess.run([sys.executable, "-c", _SCRIPT], env=environment, capture_output=True, text=True, check=True).stdout


def test_the_locale_of_the_process_never_matters() -> None:
    plain = _printed("C")
    assert ascii("New Year's Day") in plain
    assert _printed("th_TH.UTF-8") == _printed("de_DE.UTF-8") == plain


def test_a_list_that_is_incomplete_for_a_year_does_not_know_it() -> None:
    india = Holidays(territory="IN")
    assert (india.first_year, india.last_year) == (2001, 2035)
    for year in (2000, 2036):
        with pytest.raises(UsageError, match=f"the holidays of IN are known from 2001 to 2035, not in {year}"):
            india.dates(year)


@pytest.mark.parametrize("territory", sorted(pytz.country_names))
def test_no_list_warns_about_a_year_that_it_knows(territory: str) -> None:
    source = Holidays(territory=territory)
    for year in (source.first_year, source.last_year):
        assert all(day.name() and day.certainty for day in source.in_year(year))


def test_a_year_is_read_in_order_and_names_are_what_the_place_calls_them() -> None:
    days = Holidays(territory="TR").in_year(2026)
    assert [day.on for day in days] == sorted({day.on for day in days})
    assert [day.on for day in days if day.kind == "half"] == [date(2026, 3, 19), date(2026, 5, 26), date(2026, 10, 28)]
