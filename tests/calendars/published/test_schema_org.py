"""Hours go out as schema.org writes them and come back the same; what pages really carry is read, and what is lost is named."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, UsageError
from xborder_support.calendars.hours import Hours, parse_hours
from xborder_support.calendars.published import DatedWeek, ImportedHours, describe, from_schema_org, to_schema_org
from xborder_support.calendars.weekdays import Week, read_week

_URL = "https://schema.org/"
_CHRISTMAS = date(2026, 12, 24)


def _spec(days: list[str], opens: str, closes: str, **valid: str) -> dict[str, Any]:
    named = {"dayOfWeek": [_URL + day for day in days]} if days else {}
    return {"@type": "OpeningHoursSpecification", **named, "opens": opens, "closes": closes, **valid}


def _rules(imported: ImportedHours) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity, finding.facts["place"]) for finding in imported.findings]


def _each(days: list[str], hours: list[str]) -> dict[str, list[str]]:
    return {day: [*hours] for day in days}


# ---- export ----


@pytest.mark.parametrize(
    ("weekly", "expected"),
    [
        ({"mon-tue": "09:00-18:00"}, [_spec(["Monday", "Tuesday"], "09:00", "18:00")]),
        (
            {"mon": ["09:00-12:00", "13:00-18:00"], "wed": "09:00-12:00"},
            [_spec(["Monday", "Wednesday"], "09:00", "12:00"), _spec(["Monday"], "13:00", "18:00")],
        ),
        ({"sat": "22:00-06:00"}, [_spec(["Saturday"], "22:00", "06:00")]),
        ({"sun": "18:00-24:00"}, [_spec(["Sunday"], "18:00", "00:00")]),
        ({"sun": "00:00-24:00"}, [_spec(["Sunday"], "00:00", "23:59")]),
        ({"sun": "00:00-23:00:30"}, [_spec(["Sunday"], "00:00", "23:00:30")]),
        ({}, []),
    ],
)
def test_weekly_hours_are_written_with_equal_days_together(weekly: dict[str, Any], expected: list[dict[str, Any]]) -> None:
    assert to_schema_org(read_week(weekly)) == expected


def test_dates_are_written_as_ranges_and_closed_ones_as_midnight_to_midnight() -> None:
    morning = (parse_hours("09:00-12:00"),)
    exceptions: dict[date, tuple[Hours, ...]] = {
        date(2026, 12, 26): (),
        date(2026, 12, 25): (),
        _CHRISTMAS: morning,
        date(2026, 12, 28): (),
    }
    assert to_schema_org(read_week({}), exceptions=exceptions) == [
        _spec([], "09:00", "12:00", validFrom="2026-12-24", validThrough="2026-12-24"),
        _spec([], "00:00", "00:00", validFrom="2026-12-25", validThrough="2026-12-26"),
        _spec([], "00:00", "00:00", validFrom="2026-12-28", validThrough="2026-12-28"),
    ]


def test_a_season_says_which_of_its_days_are_closed() -> None:
    season = (date(2026, 7, 1), date(2026, 8, 31), read_week({"mon-fri": "10:00-16:00"}))
    valid = {"validFrom": "2026-07-01", "validThrough": "2026-08-31"}
    assert to_schema_org(read_week({}), seasons=[season]) == [
        _spec(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "10:00", "16:00", **valid),
        _spec(["Saturday", "Sunday"], "00:00", "00:00", **valid),
    ]


def test_what_schema_org_cannot_write_is_refused() -> None:
    with pytest.raises(UsageError, match="24 hours from 09:00") as caught:
        to_schema_org(read_week({"mon": "09:00-09:00"}))
    assert (caught.value.code, bool(caught.value.hint)) == ("not-representable", True)
    with pytest.raises(UsageError) as caught:
        to_schema_org(read_week({}), seasons=[(_CHRISTMAS, date(2026, 1, 1), read_week({}))])
    assert caught.value.code == "bad-date-range"


# ---- import ----


@pytest.mark.parametrize(
    ("document", "weekly"),
    [
        (_spec(["Monday"], "09:00", "18:00"), {"mon": ["09:00-18:00"]}),
        ({"dayOfWeek": "http://schema.org/Monday", "opens": "9:00", "closes": "18:00:00"}, {"mon": ["09:00-18:00"]}),
        (
            {"dayOfWeek": ["Mon", "tuesday", "We", "Thurs"], "opens": "09:00", "closes": "10:00"},
            _each(["mon", "tue", "wed", "thu"], ["09:00-10:00"]),
        ),
        ({"dayOfWeek": {"@id": "schema:Friday"}, "opens": "T09:00", "closes": "10:00:00.000"}, {"fri": ["09:00-10:00"]}),
        ({"schema:dayOfWeek": "Sunday", "schema:opens": "9:00 AM", "schema:closes": "6:30 p.m."}, {"sun": ["09:00-18:30"]}),
        ({"dayOfWeek": "Sunday", "opens": "12:00 AM", "closes": "12:30 pm"}, {"sun": ["00:00-12:30"]}),
        ({"dayOfWeek": "Sunday", "opens": "22:00", "closes": "02:00"}, {"sun": ["22:00-02:00"]}),
        ({"dayOfWeek": "Sunday", "opens": "18:00", "closes": "00:00"}, {"sun": ["18:00-24:00"]}),
        ({"dayOfWeek": "Sunday", "opens": "18:00", "closes": "23:59"}, {"sun": ["18:00-23:59"]}),
        ({"dayOfWeek": "Sunday", "opens": "00:00", "closes": "23:59"}, {"sun": ["00:00-24:00"]}),
        ({"dayOfWeek": "Sunday", "opens": "00:00", "closes": "23:59:59"}, {"sun": ["00:00-24:00"]}),
        ({"dayOfWeek": "Sunday", "opens": "00:00", "closes": "23:58:59"}, {"sun": ["00:00-23:58:59"]}),
        ({"dayOfWeek": "Sunday", "opens": "00:00", "closes": "24:00"}, {"sun": ["00:00-24:00"]}),
        ({"dayOfWeek": "Sunday", "opens": "00:00", "closes": "00:00"}, {"sun": []}),
        ({"dayOfWeek": "Sunday"}, {"sun": []}),
        ([_spec(["Monday"], "13:00", "18:00"), _spec(["Monday"], "09:00", "12:00")], {"mon": ["09:00-12:00", "13:00-18:00"]}),
        ({"@type": "Store", "name": "x", "openingHoursSpecification": _spec(["Monday"], "09:00", "18:00")}, {"mon": ["09:00-18:00"]}),
        ({"https://schema.org/openingHoursSpecification": [_spec(["Monday"], "09:00", "18:00")]}, {"mon": ["09:00-18:00"]}),
        ({"@graph": [{"@type": "WebSite"}, {"openingHours": "Mo 09:00-18:00"}]}, {"mon": ["09:00-18:00"]}),
        ([{"@type": "WebSite"}, {"openingHours": ["Mo 09:00-18:00", "Tu 10:00-11:00"]}], {"mon": ["09:00-18:00"], "tue": ["10:00-11:00"]}),
        ("Mo-We 09:00-17:00", _each(["mon", "tue", "wed"], ["09:00-17:00"])),
        ("Mo,We 09:00-12:00,13:00-17:00", _each(["mon", "wed"], ["09:00-12:00", "13:00-17:00"])),
        ("Sa-Mo 22:00-02:00", _each(["mon", "sat", "sun"], ["22:00-02:00"])),
        ("Mo-Tu", _each(["mon", "tue"], ["00:00-24:00"])),
        ("Mo 09:00-17:00; Tu off; We closed", {"mon": ["09:00-17:00"], "tue": [], "wed": []}),
        ("Mo 09:00-17:00, Tu 10:00\N{EN DASH}11:00", {"mon": ["09:00-17:00"], "tue": ["10:00-11:00"]}),
        ("24/7", _each(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ["00:00-24:00"])),
        ([" Mo 09:00-17:00 "], {"mon": ["09:00-17:00"]}),
        ([], {}),
        ("", {}),
    ],
)
def test_what_pages_carry_is_read(document: Any, weekly: dict[str, list[str]]) -> None:
    imported = from_schema_org(document)
    assert imported.weekly == weekly
    assert (imported.exceptions, imported.seasons, imported.findings, imported.is_complete) == ({}, (), (), True)


def test_dates_become_exceptions_and_dated_weekdays_a_season() -> None:
    imported = from_schema_org(
        {
            "openingHoursSpecification": [
                _spec(["Monday"], "10:00", "16:00", validFrom="2026-07-01", validThrough="2026-08-31T23:59:59+02:00"),
                _spec(["Tuesday"], "00:00", "00:00", validFrom="2026-07-01", validThrough="2026-08-31"),
                _spec(["Thursday"], "09:00", "12:00", validFrom="2026-12-24", validThrough="2026-12-24"),
                _spec([], "00:00", "00:00", validFrom="2026-12-25", validThrough="2026-12-26"),
            ],
            "specialOpeningHoursSpecification": _spec(
                ["Saturday", "Sunday"], "10:00", "12:00", validFrom="2026-11-26", validThrough="2026-11-30"
            ),
        }
    )
    assert imported.weekly == {}
    assert imported.seasons == (DatedWeek(date(2026, 7, 1), date(2026, 8, 31), {"mon": ["10:00-16:00"], "tue": []}),)
    assert imported.exceptions == {
        date(2026, 11, 28): ["10:00-12:00"],
        date(2026, 11, 29): ["10:00-12:00"],
        _CHRISTMAS: ["09:00-12:00"],
        date(2026, 12, 25): [],
        date(2026, 12, 26): [],
    }
    assert imported.findings == ()


def test_dates_of_a_decoded_file_may_be_dates_already() -> None:
    valid = {"validFrom": _CHRISTMAS, "validThrough": datetime(2026, 12, 25, 23, 59, tzinfo=UTC)}
    assert list(from_schema_org({"opens": "00:00", "closes": "00:00", **valid}).exceptions) == [_CHRISTMAS, date(2026, 12, 25)]


_VALID = {"validFrom": "2026-12-24", "validThrough": "2026-12-24"}


@pytest.mark.parametrize(
    ("document", "finding"),
    [
        ({"dayOfWeek": "PublicHolidays", "opens": "10:00", "closes": "12:00"}, ("public-holidays", "error", "[0]")),
        ({"dayOfWeek": "Mondayish", "opens": "10:00", "closes": "12:00"}, ("unknown-day", "error", "[0].dayOfWeek")),
        ({"dayOfWeek": [1], "opens": "10:00", "closes": "12:00"}, ("unknown-day", "error", "[0].dayOfWeek")),
        ({"dayOfWeek": "Monday", "opens": "25:00", "closes": "12:00"}, ("bad-time", "error", "[0].opens")),
        ({"dayOfWeek": "Monday", "opens": "24:01", "closes": "12:00"}, ("bad-time", "error", "[0].opens")),
        ({"dayOfWeek": "Monday", "opens": "09:60", "closes": "12:00"}, ("bad-time", "error", "[0].opens")),
        ({"dayOfWeek": "Monday", "opens": "13:00 PM", "closes": "12:00"}, ("bad-time", "error", "[0].opens")),
        ({"dayOfWeek": "Monday", "opens": "0:30 PM", "closes": "12:00"}, ("bad-time", "error", "[0].opens")),
        ({"dayOfWeek": "Monday", "opens": "09:00"}, ("bad-time", "error", "[0].closes")),
        ({"dayOfWeek": "Monday", "closes": 17}, ("bad-time", "error", "[0].opens")),
        ({"dayOfWeek": "Monday", "opens": "09:00", "closes": "09:00"}, ("same-times", "error", "[0]")),
        ({"dayOfWeek": "Monday", "opens": "24:00", "closes": "02:00"}, ("same-times", "error", "[0]")),
        ({"opens": "09:00", "closes": "12:00"}, ("missing-days", "error", "[0]")),
        (_spec(["Monday"], "10:00", "16:00", validFrom="2026-07-01"), ("bad-validity", "error", "[0]")),
        (_spec(["Monday"], "10:00", "16:00", validFrom="2026-07-02", validThrough="2026-07-01"), ("bad-validity", "error", "[0]")),
        (_spec([], "10:00", "16:00", validFrom="2026-02-30", validThrough="2026-07-01"), ("bad-validity", "error", "[0]")),
        (_spec([], "10:00", "16:00", validFrom="--12-24", validThrough="--12-24"), ("bad-validity", "error", "[0]")),
        (_spec([], "10:00", "16:00", validFrom="1926-02-01", validThrough="2026-07-01"), ("bad-validity", "error", "[0]")),
        ([7], ("bad-entry", "error", "[0]")),
        ("Mo-Fr nine to five", ("bad-text", "error", "openingHours")),
        ("Mo-Fr 09:00-17:00 and more", ("bad-text", "error", "openingHours")),
        ("Xx 09:00-17:00", ("bad-text", "error", "openingHours")),
        ("Mo 25:00-26:00", ("bad-text", "error", "openingHours")),
        ("Mo-PH 09:00-17:00", ("bad-text", "error", "openingHours")),
        ("Mo," * 1_000, ("bad-text", "error", "openingHours")),
        ("PH 10:00-12:00", ("public-holidays", "error", "openingHours")),
        ("PH off", ("public-holidays", "error", "openingHours")),
    ],
)
def test_what_no_calendar_can_hold_is_named_with_its_place_and_a_remedy(document: Any, finding: tuple[str, str, str]) -> None:
    imported = from_schema_org(document)
    assert _rules(imported) == [finding]
    assert (imported.weekly, imported.exceptions, imported.seasons, imported.is_complete) == ({}, {}, (), False)
    assert imported.findings[0].suggestion
    assert imported.findings[0].message.startswith(finding[2])


@pytest.mark.parametrize("last", ["2026-12-24", "2026-12-27"])
def test_an_entry_whose_weekdays_have_no_date_says_nothing(last: str) -> None:
    valid = {"validFrom": "2026-12-24", "validThrough": last}
    imported = from_schema_org([_spec(["Monday", "Tuesday"], "00:00", "00:00", **valid), _spec(["Thursday"], "10:00", "16:00", **_VALID)])
    assert _rules(imported) == [("no-such-date", "info", "[0]")]
    assert imported.findings[0].message == "[0]: none of its weekdays lies within its dates, so it says nothing"
    assert (imported.seasons, imported.exceptions, imported.is_complete) == ((), {_CHRISTMAS: ["10:00-16:00"]}, True)


def test_of_the_weekdays_of_a_short_season_only_those_count_that_it_has() -> None:
    imported = from_schema_org(_spec(["Monday", "Friday"], "10:00", "16:00", validFrom="2026-12-24", validThrough="2026-12-27"))
    assert imported.seasons == (DatedWeek(_CHRISTMAS, date(2026, 12, 27), {"fri": ["10:00-16:00"]}),)
    assert imported.findings == ()


@pytest.mark.parametrize(
    "week",
    ["mon-fri 09:00-18:00", None, 5, [], (), ((),) * 6, ([],) * 7, ("",) * 7, ((5,),) * 7, (((9, 10, 11),),) * 7, ((("a", "b"),),) * 7],
)
def test_what_is_no_week_is_refused(week: Any) -> None:
    for ask in (to_schema_org, lambda week: describe(week, "UTC", "en"), lambda week: describe({}, "UTC", "en", seasons=[("x", week)])):
        with pytest.raises(UsageError) as caught:
            ask(week)
        assert (caught.value.code, bool(caught.value.hint)) == ("not-a-week", True)


def test_a_week_may_be_hours_by_day_or_read_already() -> None:
    hours = {"mon-fri": "09:00-18:00"}
    assert to_schema_org(hours) == to_schema_org(read_week(hours))
    assert describe(hours, "UTC", "en") == describe(read_week(hours), "UTC", "en")
    season = (_CHRISTMAS, date(2026, 12, 30))
    assert to_schema_org({}, seasons=[(*season, hours)]) == to_schema_org({}, seasons=[(*season, read_week(hours))])
    with pytest.raises(UsageError) as caught:
        to_schema_org({"montag": "09:00-18:00"})
    assert caught.value.code == "unknown-day"


def test_the_hours_of_public_holidays_are_kept_in_the_finding() -> None:
    days = ["Saturday", "PublicHolidays"]
    imported = from_schema_org(_spec(days, "10:00", "12:00"))
    assert imported.weekly == {"sat": ["10:00-12:00"]}
    assert imported.findings[0].facts == {"place": "[0]", "hours": "10:00-12:00"}
    assert from_schema_org(_spec(days, "00:00", "00:00")).findings[0].facts["hours"] == "closed"
    assert "hours" not in from_schema_org(_spec(days, "00:00", "x")).findings[-1].facts


def test_how_doubtful_entries_were_understood_is_said() -> None:
    zoned = from_schema_org(_spec(["Monday"], "09:00+09:00", "18:00Z"))
    assert (zoned.weekly, _rules(zoned), zoned.is_complete) == ({"mon": ["09:00-18:00"]}, [("zone-suffix", "warning", "[0]")], True)
    both = from_schema_org([_spec(["Monday"], "09:00", "18:00"), _spec(["Monday"], "00:00", "00:00")])
    assert (both.weekly, _rules(both)) == ({"mon": ["09:00-18:00"]}, [("open-and-closed", "warning", "mon")])
    dated = from_schema_org([_spec([], "09:00", "18:00", **_VALID), _spec([], "00:00", "00:00", **_VALID)])
    assert _rules(dated) == [("open-and-closed", "warning", "2026-12-24")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Mo 09:00-18:00", []),
        ("Mo 09:00-18:00; Su off", []),
        ("Mo 09:00-17:00", [("two-versions", "warning", "openingHours[0]")]),
        ("by appointment", [("two-versions", "warning", "openingHours[0]")]),
    ],
)
def test_a_short_form_beside_the_specifications_is_compared(text: str, rules: list[Any]) -> None:
    imported = from_schema_org({"openingHoursSpecification": [_spec(["Monday"], "09:00", "18:00")], "openingHours": text})
    assert (imported.weekly, _rules(imported)) == ({"mon": ["09:00-18:00"]}, rules)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (7, "bad-specification"),
        (None, "bad-specification"),
        ({"@type": "Store"}, "no-opening-hours"),
        ({"@graph": [{"@type": "Store"}]}, "no-opening-hours"),
        ([{"openingHours": "Mo"}, {"openingHours": "Tu"}], "several-places"),
        ({"openingHours": ["Mo"] * 1_001}, "too-many-specifications"),
    ],
)
def test_a_document_without_the_hours_of_one_shop_is_refused(document: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_schema_org(document)
    assert caught.value.code == code
    assert caught.value.hint


def test_a_thousand_entries_are_still_read() -> None:
    assert from_schema_org({"openingHours": ["Mo"] * 1_000}).weekly == {"mon": ["00:00-24:00"]}


# ---- laws ----

_STRETCH = st.one_of(
    st.just((0, 86_400)),
    st.tuples(st.integers(0, 1_438), st.integers(1, 1_439)).map(lambda pair: (pair[0] * 60, (pair[0] + pair[1]) * 60)),
).filter(lambda hours: hours != (0, 86_340))
_DAY = st.sets(_STRETCH, max_size=3).map(lambda hours: tuple(sorted(hours)))
_WEEK: st.SearchStrategy[Week] = st.lists(_DAY, min_size=7, max_size=7).map(tuple)
_DATES = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 3, 1)), _DAY, max_size=6)


def _read(hours: list[str]) -> tuple[Hours, ...]:
    return tuple(sorted(map(parse_hours, hours)))


@settings(max_examples=200)
@given(_WEEK, _DATES, _WEEK)
def test_what_is_exported_comes_back_the_same(week: Week, exceptions: dict[date, tuple[Hours, ...]], summer: Week) -> None:
    season = (date(2026, 7, 1), date(2026, 8, 31), summer)
    imported = from_schema_org(to_schema_org(week, exceptions=exceptions, seasons=[season]))
    assert imported.findings == ()
    assert read_week(imported.weekly) == week
    assert {day: _read(hours) for day, hours in imported.exceptions.items()} == exceptions
    assert [(entry.first_on, entry.last_on, read_week(entry.weekly)) for entry in imported.seasons] == [season]


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 99)
    | st.sampled_from(["Monday", "09:00", "24:00", "Mo-Fr 09:00-12:00", "PH", "2026-12-24", ""])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["opens", "closes", "dayOfWeek", "validFrom", "validThrough", "openingHours", "openingHoursSpecification", "@graph", "@id"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=400)
@given(_JSON)
def test_no_document_breaks_the_import(document: Any) -> None:
    try:
        imported = from_schema_org(document)
    except UsageError as error:
        assert error.code in {"bad-specification", "no-opening-hours", "several-places"}  # noqa: PT017  (most examples raise nothing)
    else:
        read_week(imported.weekly)
        assert all(finding.suggestion and finding.facts["place"] for finding in imported.findings)


def test_the_import_makes_a_calendar() -> None:
    imported = from_schema_org("Mo-Fr 09:00-17:00")
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly=imported.weekly, exceptions=imported.exceptions)
    assert calendar == BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-17:00"})
