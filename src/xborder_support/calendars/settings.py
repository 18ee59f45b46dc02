"""Read the ``[calendars.<name>]`` table of a desk file, and name every fault in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from xborder_support.configuration import Document, StrictModel, validate
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .calendar import BusinessCalendar
from .closed_dates import ClosedDates, read_date
from .holiday_source import Holidays
from .hours import parse_hours
from .weekdays import read_days

__all__ = ["CalendarSettings", "ClosedSettings", "HolidaySettings", "read_settings"]


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def _holiday_table(value: Any) -> Any:
    if isinstance(value, Mapping | HolidaySettings):
        return value
    if isinstance(value, str):
        return {"territory": value}
    raise UsageError("holidays are a territory or a table", code="bad-holidays", hint='write holidays = "JP", or { territory = "DE", … }')


def _closed_table(value: Any) -> Any:
    if isinstance(value, Mapping | ClosedSettings):
        return value
    return {"date": value if isinstance(value, str) else read_date(value)}


def _checked_zone(name: str) -> str:
    return time_zone(name).key


def _checked_hours(text: str) -> str:
    parse_hours(text)
    return text


def _checked_days(text: str) -> str:
    read_days(text)
    return text


def _checked_date(text: str) -> str:
    read_date(text)
    return text


_HoursText = Annotated[str, AfterValidator(_checked_hours)]
_HoursList = Annotated[list[_HoursText], BeforeValidator(_as_list)]
_DayName = Annotated[str, AfterValidator(_checked_days)]
_DateText = Annotated[str, AfterValidator(_checked_date)]


class HolidaySettings(StrictModel):
    """Name a list of holidays that close the desk; ``"JP"`` alone stands for the public holidays of the whole territory."""

    territory: str
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)

    @model_validator(mode="after")
    def _is_known(self) -> HolidaySettings:
        self.to_holidays()
        return self

    def to_holidays(self) -> Holidays:
        """Return the list as a value."""
        return Holidays(territory=self.territory, subdivision=self.subdivision, categories=self.categories)


class ClosedSettings(StrictModel):
    """Close a date, or a range such as ``"2026-12-29..2027-01-03"``, with an optional reason for customers."""

    date: str | date
    reason: str | None = None

    @model_validator(mode="after")
    def _is_readable(self) -> ClosedSettings:
        self.to_closed_dates()
        return self

    def to_closed_dates(self) -> ClosedDates:
        """Return the dates as a value."""
        return ClosedDates.parse(self.date, reason=self.reason)


class CalendarSettings(StrictModel):
    """Describe a calendar as a desk file does: zone, weekly hours, holidays, closed dates, exceptions and breaks."""

    time_zone: Annotated[str, AfterValidator(_checked_zone)]
    hours: dict[_DayName, _HoursList] = Field(default_factory=dict)
    holidays: Annotated[tuple[Annotated[HolidaySettings, BeforeValidator(_holiday_table)], ...], BeforeValidator(_as_list)] = ()
    closed: Annotated[tuple[Annotated[ClosedSettings, BeforeValidator(_closed_table)], ...], BeforeValidator(_as_list)] = ()
    exceptions: dict[_DateText, _HoursList] = Field(default_factory=dict)
    breaks: dict[_DateText, _HoursList] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_a_calendar(self) -> CalendarSettings:
        self.to_calendar()
        return self

    def to_calendar(self) -> BusinessCalendar:
        """Return the calendar."""
        return BusinessCalendar(
            time_zone=self.time_zone,
            weekly=self.hours,
            exceptions=self.exceptions,
            breaks=self.breaks,
            closed=[entry.to_closed_dates() for entry in self.closed],
            holidays=[entry.to_holidays() for entry in self.holidays],
        )


def read_settings(config: Mapping[str, Any]) -> CalendarSettings:
    """Return the checked table.

    Errors: ``ConfigurationError``.
    """
    return validate(CalendarSettings, Document(config))
