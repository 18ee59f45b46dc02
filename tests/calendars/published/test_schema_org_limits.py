"""Published hours at the limits: texts made to take long, the last date of all, and hours that would come back as others."""

from datetime import date, timedelta
from typing import Any

import pytest

from xborder_support import UsageError
from xborder_support.calendars.hours import parse_hours
from xborder_support.calendars.published import ImportedHours, from_schema_org, to_schema_org
from xborder_support.calendars.published.opening_hours_text import read_text
from xborder_support.calendars.published.schema_org_values import read_clock

_CHRISTMAS = date(2026, 12, 24)


def _spec(days: list[str], opens: str, closes: str, **valid: str) -> dict[str, Any]:
    named = {"dayOfWeek": ["https://schema.org/" + day for day in days]} if days else {}
    return {"@type": "OpeningHoursSpecification", **named, "opens": opens, "closes": closes, **valid}


def _rules(imported: ImportedHours) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity, finding.facts["place"]) for finding in imported.findings]


@pytest.mark.parametrize(
    "text", ["09:00" + " " * 20_000 + "x", "09:00" + " " * 54 + "x", "09:00 p" + " " * 50 + "Q", "9:00 m", " " * 60 + "09:00"]
)
def test_a_long_or_odd_time_is_none(text: str) -> None:
    assert read_clock(text) is None
    assert _rules(from_schema_org(_spec(["Monday"], text, "18:00"))) == [("bad-time", "error", "[0].opens")]


@pytest.mark.parametrize(
    ("text", "seconds", "zone"),
    [
        (" " * 55 + "09:00", 32_400, None),
        ("9:00  pm", 75_600, None),
        ("9:00p", 75_600, None),
        ("9:00 p.m.  Z", 75_600, "Z"),
        ("09:00  +09:00", 32_400, "+09:00"),
        ("09:00:30.5Z", 32_430, "Z"),
    ],
)
def test_a_time_may_stand_in_space(text: str, seconds: int, zone: str | None) -> None:
    assert read_clock(text) == (seconds, zone)


def test_runs_of_space_in_a_text_are_one_space() -> None:
    assert from_schema_org("Mo - Tu" + " " * 900 + "09:00 -" + " " * 900 + "10:00").weekly == {
        "mon": ["09:00-10:00"],
        "tue": ["09:00-10:00"],
    }
    assert read_text("Mo" + " " * 1_900 + "!") is None
    assert read_text("Mo 09:00-10:00" + " , " * 600 + "!") is None


def test_the_last_date_of_all_may_be_named() -> None:
    last = {"validFrom": "9999-12-31", "validThrough": "9999-12-31"}
    assert from_schema_org([_spec([], "09:00", "12:00", **last)]).exceptions == {date.max: ["09:00-12:00"]}
    assert to_schema_org({}, exceptions={date.max: (parse_hours("09:00-12:00"),)}) == [_spec([], "09:00", "12:00", **last)]


@pytest.mark.parametrize(("first", "days"), [("2016-12-24", 3_660), ("2016-12-24", 3_661)])
def test_an_entry_may_be_valid_for_ten_years(first: str, days: int) -> None:
    through = date.fromisoformat(first) + timedelta(days=days)
    imported = from_schema_org(_spec(["Monday"], "09:00", "12:00", validFrom=first, validThrough=through.isoformat()))
    assert imported.is_complete is (days == 3_660)


@pytest.mark.parametrize("hours", ["00:00-23:59", "00:00-23:59:30", "00:00-23:59:59"])
def test_hours_that_would_be_read_as_a_whole_day_are_not_written(hours: str) -> None:
    for week, exceptions in (({"mon": hours}, {}), ({}, {_CHRISTMAS: (parse_hours(hours),)})):
        with pytest.raises(UsageError, match="as a whole day") as caught:
            to_schema_org(week, exceptions=exceptions)
        assert (caught.value.code, bool(caught.value.hint)) == ("not-representable", True)


@pytest.mark.parametrize("hours", ["00:00-23:58:59", "00:00-24:00", "00:00:01-23:59", "00:01-24:00"])
def test_hours_beside_a_whole_day_come_back(hours: str) -> None:
    assert from_schema_org(to_schema_org({"mon": hours})).weekly == {"mon": [hours]}
