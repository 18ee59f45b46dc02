"""A calendar tells its hours to people and to pages, and is written down and read back without loss."""

import json
import tomllib
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support import BusinessCalendar, ConfigurationError, Holidays, UsageError
from xborder_support.calendars import ClosedDates, PrayerPause, Season

_EXCEPTIONS: dict[str, Any] = {"2026-12-24": {"hours": ["09:00-12:00"], "reason": "Heiligabend"}, "2026-12-31": []}
_SUMMER = Season.yearly("07-01..08-31", hours={"mon-fri": "08:00-14:00"}, name="Sommer")
_FULL = BusinessCalendar(
    time_zone="Europe/Berlin",
    weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"], "sat": "22:00-02:00"},
    exceptions=_EXCEPTIONS,
    breaks={"2026-11-25": {"hours": ["10:00-10:30"], "reason": "Runde"}},
    closed=["2026-12-28..2026-12-30", ClosedDates.parse("2027-01-04", reason="Inventur", source="Intranet")],
    holidays=[Holidays(territory="DE", subdivision="BY"), Holidays(territory="TR", half_days="customary")],
    seasons=[_SUMMER, Season.ramadan(hours={}, announced=["2027-02-09..2027-03-10"])],
    prayer=PrayerPause(latitude=52.5, longitude=13.4, method="diyanet", prayers=("dhuhr",), after_minutes=15),
)
_TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
_ALL = {"full": _FULL, "plain": _TOKYO, "both": _FULL & _TOKYO, "nested": (_FULL | _TOKYO) - (_TOKYO & _FULL)}


@pytest.mark.parametrize("calendar", _ALL.values(), ids=_ALL)
def test_what_is_written_down_is_read_back(calendar: BusinessCalendar) -> None:
    assert BusinessCalendar.from_config(calendar.to_config()) == calendar
    assert BusinessCalendar.from_json(calendar.to_json()) == calendar
    assert BusinessCalendar.from_config(tomllib.loads(calendar.to_toml())) == calendar
    assert BusinessCalendar.from_json(calendar.to_json()).to_json() == calendar.to_json()
    assert json.loads(calendar.to_json())["schema"] == "calendar/1"


def test_the_config_is_the_table_of_a_desk_file_without_what_was_not_said() -> None:
    assert _TOKYO.to_config() == {"time_zone": "Asia/Tokyo", "hours": {"mon-fri": ["09:00-18:00"]}}
    told = _FULL.to_config()
    assert told["hours"] == {"mon-fri": ["09:00-12:00", "13:00-18:00"], "sat": ["22:00-02:00"]}
    assert told["exceptions"] == {"2026-12-24": {"hours": ["09:00-12:00"], "reason": "Heiligabend"}, "2026-12-31": []}
    assert told["closed"] == ["2026-12-28..2026-12-30", {"date": "2027-01-04", "reason": "Inventur", "source": "Intranet"}]
    assert told["breaks"] == {"2026-11-25": {"hours": ["10:00-10:30"], "reason": "Runde"}}
    assert [*(_FULL - _TOKYO).to_config()] == ["without"]


def test_equal_weeks_are_written_alike_however_they_were_given() -> None:
    days = BusinessCalendar(time_zone="Asia/Tokyo", weekly={day: ["09:00-18:00"] for day in ("fri", "mon", "wed", "tue", "thu")})
    assert days.to_config() == _TOKYO.to_config()
    assert days.digest == _TOKYO.digest
    gap = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon,wed": "09:00-18:00", "sat-sun": "10:00-12:00"})
    assert gap.to_config()["hours"] == {"mon": ["09:00-18:00"], "wed": ["09:00-18:00"], "sat-sun": ["10:00-12:00"]}


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "5", "null", '{"schema": "calendar/0", "time_zone": "UTC"}', b"\xff", "[" * 100_000, '{"schema": "calendar/1"}'],
    ids=lambda text: repr(text)[:20],
)
def test_what_is_no_stored_calendar_is_refused(text: str | bytes) -> None:
    with pytest.raises((UsageError, ConfigurationError)) as caught:
        BusinessCalendar.from_json(text)
    assert caught.value.code in {"bad-stored-value", "configuration"}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"any_of": []}, "bad-combination"),
        ({"any_of": [_TOKYO.to_config()]}, "bad-combination"),
        ({"any_of": [_TOKYO.to_config()] * 2, "time_zone": "UTC"}, "bad-combination"),
        ({"any_of": [_TOKYO.to_config()] * 2, "all_of": [_TOKYO.to_config()] * 2}, "bad-combination"),
        ({"any_of": [_TOKYO.to_config(), {"time_zone": "Mars/Base", "hours": {"mon": "09:00-10:00"}}]}, "unknown-time-zone"),
        ({"any_of": [_TOKYO.to_config(), {"hours": {"mon": "09:00-10:00"}}]}, "missing-key"),
        ({"exceptions": {"2026-12-24": {"hour": []}}, "time_zone": "UTC", "hours": {"mon": "09:00-10:00"}}, "unknown-key"),
        ({"seasons": [{"yearly": "13-01..14-01", "hours": {}}], "time_zone": "UTC", "hours": {"mon": "09:00-10:00"}}, "bad-month-day"),
    ],
)
def test_a_table_that_makes_no_sense_names_its_fault(table: dict[str, Any], code: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        BusinessCalendar.from_config(table)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert caught.value.faults[0].hint


def test_three_calendars_in_a_table_combine_from_the_left() -> None:
    parts = [_FULL, _TOKYO, BusinessCalendar(time_zone="UTC", weekly={"sun": "09:00-10:00"})]
    table = {"without": [part.to_config() for part in parts]}
    assert BusinessCalendar.from_config(table) == (parts[0] - parts[1]) - parts[2]


def _lines(text: str) -> list[str]:
    for space in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}":
        text = text.replace(space, " ")
    return text.splitlines()


def test_the_hours_are_published_with_their_seasons_or_for_a_date() -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}, seasons=[_SUMMER, Season.ramadan(hours={})])
    assert _lines(calendar.describe("en-GB")) == ["Mon–Fri 09:00–18:00", "Sommer", "Mon–Fri 08:00–14:00", "(Berlin Time)"]
    assert _lines(calendar.describe("en-GB", on=date(2026, 7, 1))) == ["Mon–Fri 08:00–14:00 (Berlin Time)"]
    assert _lines(calendar.describe("en-GB", on=date(2026, 6, 30))) == ["Mon–Fri 09:00–18:00 (Berlin Time)"]


def test_the_reader_may_have_another_zone_and_other_digits() -> None:
    assert _lines(_TOKYO.describe("en-GB", "Asia/Kolkata")) == ["Mon–Fri 05:30–14:30 (Kolkata Time)"]
    assert "٩" in _TOKYO.describe("ar", numbering_system="arab")
    assert "9" in _TOKYO.describe("ar", numbering_system="latn")


def test_a_combination_is_described_by_the_week_of_a_date() -> None:
    either = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-12:00"}) | BusinessCalendar(
        time_zone="Asia/Seoul", weekly={"mon-sat": "11:00-02:00"}
    )
    assert _lines(either.describe("en-GB", on=date(2026, 11, 25))) == [
        "Mon–Fri 09:00–02:00",
        "Sat 11:00–02:00",
        "(Tokyo Time)",
    ]
    assert either.describe("en-GB", on=date(2026, 11, 23)) == either.describe("en-GB", on=date(2026, 11, 29))
    with pytest.raises(UsageError) as caught:
        either.describe("en-GB")
    assert caught.value.code == "missing-date"


@pytest.mark.parametrize(
    ("locale", "settings", "code"),
    [
        (None, {}, "bad-language-tag"),
        (5, {}, "bad-language-tag"),
        ("", {}, "bad-language-tag"),
        ("en", {"zone": 5}, "unknown-time-zone"),
        ("en", {"on": datetime(2026, 7, 1, tzinfo=UTC)}, "bad-date"),
        ("en", {"on": date(1899, 12, 31)}, "calendar-out-of-range"),
        ("en", {"on": date(2200, 1, 1)}, "calendar-out-of-range"),
        ("en", {"on": date.max, "zone": "Asia/Seoul"}, "calendar-out-of-range"),
        ("ar", {"numbering_system": 5}, "unsupported-numbering-system"),
        ("ar", {"numbering_system": 0}, "unsupported-numbering-system"),
        ("ar", {"numbering_system": "arabic"}, "unsupported-numbering-system"),
    ],
)
def test_a_description_that_cannot_be_given_is_refused_with_a_remedy(locale: Any, settings: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        _TOKYO.describe(locale, **settings)
    assert caught.value.code == code
    assert caught.value.hint


def test_the_first_and_the_last_year_are_described() -> None:
    for on in (date(1900, 1, 1), date(2199, 12, 31)):
        assert _lines(_TOKYO.describe("en-GB", "Etc/GMT-9", on=on)) == ["Mon–Fri 09:00–18:00 (GMT-9)"]


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2199, 12, 31), "calendar-out-of-range"), (date.max, "calendar-out-of-range"), (date.min, "calendar-out-of-range")],
)
def test_a_week_that_a_combination_does_not_know_whole_is_refused(on: date, code: str) -> None:
    both = _TOKYO | BusinessCalendar(time_zone="Asia/Seoul", weekly={"mon-sat": "11:00-02:00"})
    assert "09:00" in both.describe("en-GB", on=date(2199, 12, 29))
    with pytest.raises(UsageError) as caught:
        both.describe("en-GB", on=on)
    assert caught.value.code == code


def test_a_page_gets_the_week_and_what_differs_between_two_dates() -> None:
    assert [hours["opens"] for hours in _FULL.to_schema_org()] == ["09:00", "13:00", "22:00"]
    dated = _FULL.to_schema_org(date(2026, 12, 23), date(2027, 1, 4))[3:]
    told = {hours["validFrom"]: (hours["validThrough"], hours["opens"], hours["closes"]) for hours in dated}
    assert told["2026-12-24"] == ("2026-12-24", "09:00", "12:00")
    assert told["2026-12-25"][1:] == ("00:00", "00:00")
    assert "2026-12-23" not in told
    assert max(told) == "2027-01-04"


def test_two_seasons_on_one_date_are_published_once() -> None:
    first = Season.between("2026-07-10..2026-07-20", hours={"mon-fri": "10:00-12:00"})
    calendar = BusinessCalendar(time_zone="UTC", weekly={"mon": "09:00-17:00"}, seasons=[first, _SUMMER])
    dated = [
        hours for hours in calendar.to_schema_org(date(2026, 6, 1), date(2026, 12, 31)) if "validFrom" in hours and "dayOfWeek" in hours
    ]
    spans = {(hours["validFrom"], hours["validThrough"]) for hours in dated}
    assert spans == {("2026-07-10", "2026-07-20"), ("2026-07-01", "2026-07-09"), ("2026-07-21", "2026-08-31")}


def test_what_was_published_is_read_back() -> None:
    calendar = BusinessCalendar(
        time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"], "sat": "22:00-02:00"}, exceptions={"2026-12-24": []}
    )
    page = calendar.to_schema_org(date(2026, 12, 1), date(2026, 12, 31))
    assert BusinessCalendar.from_schema_org(page, time_zone="Europe/Berlin") == calendar
    page = _FULL.to_schema_org(date(2026, 7, 1), date(2026, 8, 31))
    summer = BusinessCalendar.from_schema_org(page, time_zone="Europe/Berlin", holidays=[Holidays(territory="DE")])
    assert summer.periods(datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 2, tzinfo=UTC)) == [
        (datetime(2026, 7, 1, 6, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC))
    ]


def test_a_page_that_cannot_be_taken_over_whole_is_refused_with_the_place() -> None:
    page = [
        {"dayOfWeek": "Monday", "opens": "09:00", "closes": "18:00"},
        {"dayOfWeek": "PublicHolidays", "opens": "10:00", "closes": "12:00"},
    ]
    with pytest.raises(UsageError, match=r"public-holidays at \[1\], the first of 1") as caught:
        BusinessCalendar.from_schema_org(page, time_zone="UTC")
    assert caught.value.code == "incomplete-hours"


@pytest.mark.parametrize(
    ("first_on", "last_on", "code"),
    [
        (date(2026, 1, 1), None, "missing-date"),
        (None, date(2026, 1, 1), "missing-date"),
        (date(2026, 1, 2), date(2026, 1, 1), "bad-date-range"),
    ],
)
def test_a_range_to_publish_has_two_ends(first_on: date | None, last_on: date | None, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        _TOKYO.to_schema_org(first_on, last_on)
    assert caught.value.code == code
    with pytest.raises(UsageError) as caught:
        (_TOKYO | _FULL).to_schema_org(first_on, last_on)
    assert caught.value.code == code
    with pytest.raises(UsageError) as caught:
        (_TOKYO | _FULL).to_schema_org()
    assert caught.value.code == "missing-date"


def test_a_combination_is_published_date_by_date() -> None:
    (saturday,) = (_TOKYO | _FULL).to_schema_org(date(2026, 11, 21), date(2026, 11, 21))
    assert (saturday["opens"], saturday["validFrom"], saturday["validThrough"]) == ("00:00", "2026-11-21", "2026-11-21")


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("2027-01-04 12:00", "Intranet says so."),
        ("2026-12-28 12:00", "The calendar says so, in its closed dates."),
        ("2026-12-31 12:00", "The calendar says so, in its exceptions."),
        ("2026-11-25 10:10", "The calendar says so, in its breaks."),
        ("2026-11-25 12:30", "The calendar says so, in its hours."),
        ("2026-11-22 12:30", "The calendar says so, in its weekly hours."),
        ("2027-02-10 11:00", "The calendar says so, in its seasons."),
    ],
)
def test_each_closure_says_who(at: str, says: str) -> None:
    closure = _FULL.closure(datetime.fromisoformat(at).replace(tzinfo=_FULL.time_zone))
    assert closure is not None
    assert closure.says_who() == closure.cause.says_who() == says


def test_a_holiday_says_which_list_named_it() -> None:
    closure = _FULL.closure(datetime(2026, 1, 6, 12, tzinfo=UTC))
    assert closure is not None
    assert (closure.kind, closure.name("de")) == ("holiday", "Heilige Drei Könige")
    assert "DE" in closure.says_who()
    assert "BY" in closure.says_who()


@pytest.mark.parametrize(("categories", "kind"), [(("public",), "season"), (("public", "catholic"), "holiday")])
def test_a_holiday_outranks_a_season_where_the_list_has_it(categories: tuple[str, ...], kind: str) -> None:
    bavaria = Holidays(territory="DE", subdivision="BY", categories=categories)  # the Assumption is a holiday of Catholic places there
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}, holidays=[bavaria], seasons=[_SUMMER])
    assumption = datetime(2025, 8, 15, 10, tzinfo=UTC)
    (segment,) = calendar.explain(assumption, assumption.replace(minute=30)).segments
    assert (segment.cause.kind, segment.is_counted) == (kind, kind == "season")


def test_the_schema_describes_the_table() -> None:
    schema = BusinessCalendar.json_schema()
    assert "any_of" in schema["$defs"]["CalendarSettings"]["properties"]


def test_hours_that_overlap_are_joined_with_a_warning() -> None:
    from xborder_support.errors import OverlappingHoursWarning  # noqa: PLC0415

    overlapping: list[dict[str, Any]] = [
        {"weekly": {"mon": ["09:00-13:00", "12:00-18:00"]}},
        {"weekly": {"mon": "22:00-06:00", "tue": "05:59-12:00"}},
        {"weekly": {"sun": "22:00-06:00", "mon": "05:00-12:00"}},
        {"weekly": {"mon": "09:00-10:00"}, "exceptions": {"2026-11-20": ["09:00-13:00", "12:00-18:00"]}},
    ]
    for settings in overlapping:
        with pytest.warns(OverlappingHoursWarning, match="counts once"):
            BusinessCalendar(time_zone="UTC", **settings)


@pytest.mark.filterwarnings("error")
def test_hours_that_only_touch_are_no_overlap() -> None:
    weekly = {"mon": ["09:00-12:00", "12:00-18:00"], "tue": "22:00-06:00", "wed": "06:00-12:00", "sun": "22:00-00:00"}
    assert BusinessCalendar(time_zone="UTC", weekly=weekly).to_config()["hours"]["mon"] == ["09:00-12:00", "12:00-18:00"]
