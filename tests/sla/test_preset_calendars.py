"""The calendars that packaged clocks name."""

from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.sla import PRESET_CALENDARS, preset_calendar
from xborder_support.sla.presets import calendars


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
    assert preset_calendar("bank_days", "GB") is preset_calendar("bank_days", "GB")


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
        ("every_day", "XX", "unknown-territory", "ISO 3166-1"),
        ("bank_days", "AU", "several-time-zones", "BusinessCalendar of your own"),
        ("every_day", "XK", "several-time-zones", "BusinessCalendar of your own"),
    ],
)
def test_what_cannot_be_built_is_refused_with_a_remedy(name: Any, territory: str, code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        preset_calendar(name, territory)
    assert caught.value.code == code
    assert hint in (caught.value.hint or "")


def test_any_other_fault_of_the_holidays_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise UsageError("no list", code="unknown-territory", hint="none")

    monkeypatch.setattr(calendars, "Holidays", refuse)
    with pytest.raises(UsageError, match="no list"):
        preset_calendar("bank_days", "SE")
