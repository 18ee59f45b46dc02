"""The calendar table of a desk file is read in every form that people write, and all its faults are named at once."""

import tomllib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import BusinessCalendar, ConfigurationError, Holidays
from xborder_support.calendars import CalendarSettings, ClosedDates
from xborder_support.configuration import parse_toml, validate

_HOURS = {"mon-fri": ["09:00-12:00", "13:00-18:00"]}


def _calendar(**settings: Any) -> BusinessCalendar:
    return BusinessCalendar(**{"time_zone": "Asia/Tokyo", "weekly": _HOURS, **settings})


@pytest.mark.parametrize(
    ("table", "calendar"),
    [
        ('holidays = "JP"', _calendar(holidays=[Holidays(territory="JP")])),
        ('holidays = { territory = "DE", subdivision = "BY" }', _calendar(holidays=[Holidays(territory="DE", subdivision="BY")])),
        (
            'holidays = ["JP", { territory = "BR", categories = ["public", "optional"] }]',
            _calendar(holidays=[Holidays(territory="JP"), Holidays(territory="BR", categories=("public", "optional"))]),
        ),
        ('closed = ["2026-12-29..2027-01-03", "2026-08-13"]', _calendar(closed=["2026-12-29..2027-01-03", "2026-08-13"])),
        ("closed = [2026-08-13]", _calendar(closed=["2026-08-13"])),
        ('closed = "2026-08-13"', _calendar(closed=["2026-08-13"])),
        (
            'closed = [{ date = "2026-08-13..2026-08-15", reason = "お盆" }]',
            _calendar(closed=[ClosedDates.parse("2026-08-13..2026-08-15", reason="お盆")]),
        ),
        ("closed = [{ date = 2026-08-13 }]", _calendar(closed=["2026-08-13"])),
        (
            'exceptions = { "2026-12-24" = ["09:00-12:00"], 2026-12-25 = [] }',
            _calendar(exceptions={"2026-12-24": "09:00-12:00", "2026-12-25": []}),
        ),
        ('exceptions = { 2026-12-24 = "09:00-12:00" }', _calendar(exceptions={"2026-12-24": ["09:00-12:00"]})),
        ('breaks = { 2026-12-24 = ["10:00-10:30"] }', _calendar(breaks={"2026-12-24": ["10:00-10:30"]})),
    ],
)
def test_each_setting_may_be_written_in_its_short_and_its_long_form(table: str, calendar: BusinessCalendar) -> None:
    text = f'time_zone = "Asia/Tokyo"\nhours = {{ mon-fri = ["09:00-12:00", "13:00-18:00"] }}\n{table}'
    assert BusinessCalendar.from_config(tomllib.loads(text)) == calendar


def test_hours_may_be_exceptions_only() -> None:
    calendar = BusinessCalendar.from_config({"time_zone": "UTC", "exceptions": {"2026-12-24": "09:00-12:00"}})
    assert calendar == BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-12-24": "09:00-12:00"})


@pytest.mark.parametrize(
    ("settings", "code", "key", "hint"),
    [
        ({"time_zone": "Asia/Tokio"}, "unknown-time-zone", "time_zone", "Asia/Tokyo"),
        ({"hours": {"mon-fry": "09:00-18:00"}}, "unknown-day", "hours.mon-fry", '"fri"'),
        ({"hours": {"mon": ["09:00-12:00", "9-18"]}}, "bad-hours", "hours.mon[1]", "09:00-18:00"),
        ({"hours": {"mon-fri": "09:00-18:00", "fri": "09:00-15:00"}}, "day-twice", "", "one entry"),
        ({"hours": {}}, "empty-calendar", "", "hours"),
        ({"holidays": "XX"}, "unknown-territory", "holidays", "ISO 3166-1"),
        ({"holidays": [{"territory": "DE", "subdivision": "BV"}]}, "unknown-subdivision", "holidays[0]", "BY"),
        ({"holidays": {"territory": "JP", "categorys": ["public"]}}, "unknown-key", "holidays", "categories"),
        ({"closed": ["2027-01-03..2026-12-29"]}, "bad-date-range", "closed[0]", "earlier"),
        ({"holidays": [5]}, "bad-holidays", "holidays[0]", "JP"),
        ({"closed": [20261224]}, "bad-date", "closed[0]", "2026-12-24"),
        ({"closed": [{"date": "2026-02-30"}]}, "bad-date", "closed[0]", "2026-12-24"),
        ({"exceptions": {"24.12.2026": []}}, "bad-date", "exceptions", "2026-12-24"),
        ({"breaks": {"2026-12-24": ["25:00-26:00"]}}, "bad-hours", "breaks.2026-12-24", "24:00"),
        ({"time_zones": "Asia/Tokyo"}, "unknown-key", "time_zones", "time_zone"),
    ],
)
def test_a_fault_names_its_key_and_its_remedy(settings: dict[str, Any], code: str, key: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        BusinessCalendar.from_config({"time_zone": "Asia/Tokyo", "hours": _HOURS, **settings})
    fault = caught.value.faults[0]
    assert (fault.code, len(caught.value.faults)) == (code, 1)
    assert fault.key.startswith(key)
    assert hint in str(fault.hint)


def test_all_faults_are_reported_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        BusinessCalendar.from_config({"hours": {"mon": "9-18"}, "closed": ["soon"], "holidays": "DE-BY", "colour": "red"})
    assert {fault.code for fault in caught.value.faults} == {"missing-key", "bad-hours", "bad-date", "unknown-territory", "unknown-key"}


def test_a_fault_in_a_file_names_its_line() -> None:
    document = parse_toml('time_zone = "Asia/Tokyo"\n\n[hours]\nmon = ["09:00-12:00"]\ntue = ["9-12"]\n', name="desk.toml")
    with pytest.raises(ConfigurationError) as caught:
        validate(CalendarSettings, document)
    assert [(fault.file, fault.line, fault.code) for fault in caught.value.faults] == [("desk.toml", 5, "bad-hours")]


def test_settings_have_a_schema_for_editors() -> None:
    told = {"time_zone", "hours", "holidays", "closed", "exceptions", "breaks", "seasons", "prayer"}
    assert set(BusinessCalendar.json_schema()["$defs"]["CalendarSettings"]["properties"]) == told | {"all_of", "any_of", "without"}


def test_the_calendar_of_the_settings_answers() -> None:
    calendar = CalendarSettings(time_zone="Asia/Tokyo", hours={"mon": ["09:00-18:00"]}).to_calendar()
    monday = calendar.next_open(calendar.next_close(calendar.next_open(datetime(2026, 1, 1, tzinfo=UTC))))
    assert calendar.business_duration(monday, calendar.next_close(monday)) == timedelta(hours=9)
