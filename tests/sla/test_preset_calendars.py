"""The calendars that packaged clocks name."""

import tomllib
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import pytest

from xborder_support.calendars import Holidays
from xborder_support.errors import UsageError
from xborder_support.markets import list_markets
from xborder_support.sla import PRESET_CALENDARS, preset_calendar
from xborder_support.sla.presets import calendars
from xborder_support.terms import territory_time_zones


def is_open(name: str, territory: str, local: str) -> bool:
    calendar = preset_calendar(name, territory)
    return calendar.is_open(datetime.fromisoformat(local).replace(tzinfo=calendar.time_zone))


@pytest.mark.parametrize(
    ("name", "territory", "local", "expected"),
    [
        ("every_day", "GB", "2026-12-25T03:00", True),
        ("bank_days", "GB", "2026-05-22T23:59", True),  # Friday
        ("bank_days", "GB", "2026-05-23T12:00", False),  # Saturday
        ("bank_days", "GB", "2026-05-25T12:00", False),  # the spring bank holiday
        ("bank_days", "GB", "2026-04-06T12:00", False),  # Easter Monday, which England keeps
        ("days_but_holidays", "GB", "2026-05-23T12:00", True),
        ("days_but_holidays", "GB", "2026-05-25T12:00", False),
        ("bank_days", "JP", "2026-12-31T12:00", False),  # a Thursday on which only banks close
        ("days_but_holidays", "JP", "2026-12-31T12:00", True),
        ("bank_days", "ES", "2027-01-06T12:00", False),  # Epiphany
        ("days_but_holidays", "PH", "2026-06-12T12:00", False),  # Independence Day
    ],
)
def test_what_is_open(name: str, territory: str, local: str, expected: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert is_open(name, territory, local) is expected


@pytest.mark.parametrize(
    ("territory", "zone"),
    [
        ("US", "America/New_York"),  # a market: its first zone
        ("uk", "Europe/London"),
        ("PH", "Asia/Manila"),  # the only zone
        ("ES", "Europe/Madrid"),  # as zone.tab says
        ("MY", "Asia/Kuala_Lumpur"),
        ("AR", "America/Argentina/Buenos_Aires"),
    ],
)
def test_the_zone_is_the_main_one(territory: str, zone: str) -> None:
    assert preset_calendar("every_day", territory).time_zone.key == zone


def test_a_calendar_is_built_once() -> None:
    assert preset_calendar("bank_days", "GB") is preset_calendar("bank_days", "uk")


def test_days_end_at_midnight() -> None:
    assert PRESET_CALENDARS == ("every_day", "bank_days", "days_but_holidays")
    friday = datetime(2026, 3, 6, 12, tzinfo=UTC)
    assert preset_calendar("bank_days", "DE").next_close(friday) == datetime(2026, 3, 6, 23, tzinfo=UTC)
    christmas_eve = datetime(2026, 12, 24, 12, tzinfo=UTC)
    assert preset_calendar("days_but_holidays", "DE").next_close(christmas_eve) == datetime(2026, 12, 24, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "territory", "code", "hint"),
    [
        ("bank_day", "GB", "unknown-calendar", 'did you mean "bank_days"'),
        ("", "GB", "unknown-calendar", "every_day"),
        (["bank_days"], "GB", "unknown-calendar", "every_day"),
        (None, "GB", "unknown-calendar", "every_day"),
        ("every_day", "XX", "unknown-territory", "ISO 3166-1"),
        ("bank_days", "KZ", "several-time-zones", "BusinessCalendar of your own"),
        ("every_day", "XK", "several-time-zones", "BusinessCalendar of your own"),
    ],
)
def test_what_cannot_be_built_is_refused_with_a_remedy(name: Any, territory: str, code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        preset_calendar(name, territory)
    assert caught.value.code == code
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("code", "message", "such_as"),
    [
        ("KZ", "KZ has 7 time zones, and none is known", ", such as Asia/Almaty, Asia/Qyzylorda, Asia/Qostanay"),
        ("XK", "XK has 0 time zones, and none is known", ""),
    ],
)
def test_a_territory_whose_main_zone_nobody_knows_says_what_to_pass(code: str, message: str, such_as: str) -> None:
    with pytest.raises(UsageError) as caught:
        preset_calendar("bank_days", code)
    assert caught.value.message == f"{message} as the main one"
    assert caught.value.hint == (
        "put a BusinessCalendar of your own in calendars, under the name that the policy asks for and in the zone that counts" + such_as
    )


def test_an_unknown_calendar_is_named_with_those_that_are_known() -> None:
    with pytest.raises(UsageError) as caught:
        preset_calendar("x" * 100, "GB")
    assert caught.value.message == f"no packaged calendar is called '{'x' * 60}'"
    assert caught.value.hint == "Known: bank_days, days_but_holidays, every_day"


def test_a_market_has_the_holidays_of_the_part_that_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []

    def noted(**options: Any) -> Holidays:
        asked.append(options)
        return Holidays(**options)

    monkeypatch.setattr(calendars, "Holidays", noted)
    calendars._built.cache_clear()
    for name, code in (("bank_days", "GB"), ("days_but_holidays", "GB"), ("bank_days", "FR"), ("bank_days", "JP"), ("every_day", "GB")):
        preset_calendar(name, code)
    calendars._built.cache_clear()
    england, none = {"territory": "GB", "subdivision": "ENG"}, {"territory": "FR", "subdivision": None}
    assert asked == [
        {**england, "categories": ("public", "bank")},
        england,  # whose list tells the two as one
        {**england, "categories": ("public",)},
        {**none, "categories": ("public", "bank")},
        none,
        {"territory": "JP", "subdivision": None, "categories": ("public", "bank")},
    ]


def test_every_main_zone_is_said_to_be_one_and_is_of_its_territory() -> None:
    rows = tomllib.loads((resources.files("xborder_support.sla.presets") / "data" / "main_zones.toml").read_text(encoding="utf-8"))["zone"]
    assert len(rows) == len({row["territory"] for row in rows})
    assert not {row["territory"] for row in rows} & set(list_markets())  # a market says its main zone itself
    assert str(preset_calendar("every_day", "EC").time_zone) == "America/Guayaquil"
    for row in rows:
        assert set(row) == {"territory", "time_zone", "source", "checked", "confidence"}
        assert row["time_zone"] in territory_time_zones(row["territory"])
        assert "zone.tab" in row["source"]
        assert calendars.main_zone(row["territory"]) == row["time_zone"]


def test_any_other_fault_of_the_holidays_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise UsageError("no list", code="unknown-territory", hint="none")

    monkeypatch.setattr(calendars, "Holidays", refuse)
    with pytest.raises(UsageError, match="no list"):
        preset_calendar("bank_days", "SE")
