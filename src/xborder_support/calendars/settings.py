"""Read the ``[calendars.<name>]`` table of a desk file, and name every fault in it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import and_, or_, sub
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, JsonValue, ValidationInfo, model_validator

from xborder_support.configuration import Document, StrictModel, validate
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .calendar import BusinessCalendar
from .closed_dates import ClosedDates, read_date
from .holidays.settings import HolidaySettings, holiday_table
from .hours_settings import DayName, HoursList, as_list
from .prayer.settings import PrayerPauseSettings
from .season.settings import SeasonSettings

__all__ = ["CalendarSettings", "ClosedSettings", "read_settings"]


def _closed_table(value: Any) -> Any:
    if isinstance(value, Mapping | ClosedSettings):
        return value
    return {"date": value if isinstance(value, str) else read_date(value)}


def _checked_zone(name: str) -> str:
    return time_zone(name).key


def _needed(zone: str | None, info: ValidationInfo) -> str | None:
    if zone is None and not any(info.data.get(key, True) is not None for key in _OPERATIONS):  # True: that one is wrong, and is reported
        raise UsageError("'time_zone' is missing here", code="missing-key", hint='add time_zone = "Europe/Berlin"')
    return zone


def _checked_date(text: str) -> str:
    read_date(text)
    return text


def _dated_table(value: Any) -> Any:
    return value if isinstance(value, Mapping | DatedHoursSettings) else {"hours": value}


_OPERATIONS: Mapping[str, Callable[[BusinessCalendar, BusinessCalendar], BusinessCalendar]] = {
    "all_of": and_,
    "any_of": or_,
    "without": sub,
}
_DEEPEST = 16
_SAID = ("time_zone hours", "time_zone exceptions", "time_zone seasons", "all_of", "any_of", "without")
_ONE_OF_THESE: list[JsonValue] = [{"required": [*keys.split()]} for keys in _SAID]
_DateText = Annotated[str, AfterValidator(_checked_date)]


class ClosedSettings(StrictModel):
    """Close a date, or a range such as ``"2026-12-29..2027-01-03"``, with an optional reason for customers and who said so."""

    date: str | date
    reason: str | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _is_readable(self) -> ClosedSettings:
        self.to_closed_dates()
        return self

    def to_closed_dates(self) -> ClosedDates:
        """Return the dates as a value."""
        return ClosedDates.parse(self.date, reason=self.reason, source=self.source)


class DatedHoursSettings(StrictModel):
    """Give the hours of a single date, with an optional reason; ``["09:00-12:00"]`` alone stands for hours without one."""

    hours: HoursList = Field(default_factory=list)
    reason: str | None = None


_Parts = Annotated[tuple["CalendarSettings", ...], Field(json_schema_extra={"minItems": 2})]
_HolidayList = Annotated[HolidaySettings, BeforeValidator(holiday_table, json_schema_input_type=str | HolidaySettings)]
_OneOrMoreHolidayLists = str | HolidaySettings | list[str | HolidaySettings]
_Closed = Annotated[ClosedSettings, BeforeValidator(_closed_table, json_schema_input_type=str | ClosedSettings)]
_OneOrMoreClosed = str | ClosedSettings | list[str | ClosedSettings]
_DatedHours = Annotated[DatedHoursSettings, BeforeValidator(_dated_table, json_schema_input_type=str | list[str] | DatedHoursSettings)]


class CalendarSettings(StrictModel):
    """Describe a calendar as a desk file does: zone, weekly hours, holidays, closed dates, exceptions, breaks, seasons, prayer pauses."""

    model_config = ConfigDict(json_schema_extra={"anyOf": _ONE_OF_THESE})

    # First the combinations: the time zone is needed only where there is none, so it looks back at them.
    all_of: _Parts | None = None
    any_of: _Parts | None = None
    without: _Parts | None = None
    time_zone: Annotated[Annotated[str, AfterValidator(_checked_zone)] | None, AfterValidator(_needed), Field(validate_default=True)] = None
    hours: dict[DayName, HoursList] = Field(default_factory=dict)
    holidays: Annotated[tuple[_HolidayList, ...], BeforeValidator(as_list, json_schema_input_type=_OneOrMoreHolidayLists)] = ()
    closed: Annotated[tuple[_Closed, ...], BeforeValidator(as_list, json_schema_input_type=_OneOrMoreClosed)] = ()
    exceptions: dict[_DateText, _DatedHours] = Field(default_factory=dict)
    breaks: dict[_DateText, _DatedHours] = Field(default_factory=dict)
    seasons: Annotated[
        tuple[SeasonSettings, ...], BeforeValidator(as_list, json_schema_input_type=SeasonSettings | list[SeasonSettings])
    ] = ()
    prayer: PrayerPauseSettings | None = None

    @model_validator(mode="after")
    def _is_a_calendar(self) -> CalendarSettings:
        self.to_calendar()
        return self

    def to_calendar(self) -> BusinessCalendar:
        """Return the calendar."""
        if combined := [key for key in _OPERATIONS if key in self.model_fields_set]:
            return self._combined(combined[0])
        return BusinessCalendar(
            time_zone=self.time_zone or "",
            weekly=self.hours,
            exceptions={day: dated.model_dump() for day, dated in self.exceptions.items()},
            breaks={day: dated.model_dump() for day, dated in self.breaks.items()},
            closed=[entry.to_closed_dates() for entry in self.closed],
            holidays=[entry.to_holidays() for entry in self.holidays],
            seasons=[entry.to_season() for entry in self.seasons],
            prayer=self.prayer.to_pause() if self.prayer else None,
        )

    def _combined(self, operation: str) -> BusinessCalendar:
        parts: tuple[CalendarSettings, ...] = getattr(self, operation) or ()
        if len(self.model_fields_set) > 1 or len(parts) < 2:
            hint = f"write {operation} = [ … ] with two tables or more, each a calendar, and no other key beside it"
            raise UsageError(f"{operation} combines whole calendars", code="bad-combination", hint=hint)
        return reduce(_OPERATIONS[operation], (part.to_calendar() for part in parts))


def check_depth(config: Mapping[str, Any]) -> None:
    """Refuse tables that stand deeper in each other than combinations may.

    Errors: ``UsageError`` ``too-many-combinations``.
    """
    level: list[Any] = [config]
    for _ in range(_DEEPEST):
        tables = (table for table in level if isinstance(table, Mapping))
        level = [part for table in tables for key in _OPERATIONS if isinstance(table.get(key), list | tuple) for part in table[key]]
        if not level:
            return
    hint = "write calendars of one sign in one list: any_of = [ … ]"
    raise UsageError(f"combinations stand more than {_DEEPEST} deep in each other", code="too-many-combinations", hint=hint)


def read_settings(config: Mapping[str, Any] | Document) -> CalendarSettings:
    """Return the checked table.

    Errors: ``ConfigurationError``.
    """
    check_depth(config.data if isinstance(config, Document) else config)
    return validate(CalendarSettings, config if isinstance(config, Document) else Document(config))
