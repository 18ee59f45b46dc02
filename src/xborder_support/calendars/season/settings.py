"""Read one table of ``seasons`` in a desk file, and name every fault in it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from xborder_support.calendars.hours_settings import DayName, HoursList, as_list
from xborder_support.configuration import Document, StrictModel, validate
from xborder_support.errors import UsageError

from .announcements import read_announced
from .gregorian import DatedSeason, YearlySeason
from .hijri import HijriSeason
from .season import Season

__all__ = ["SeasonSettings", "read_season"]

_HINT = 'write dates = "2026-12-01..2026-12-23", or yearly = "12-01..01-06", or hijri = "ramadan"'


def _given(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else check(value)


def _checked_dates(dates: Any) -> Any:
    DatedSeason.parse(dates)
    return dates


def _checked_yearly(days: str) -> str:
    YearlySeason.parse(days)
    return days


def _checked_hijri(days: str) -> str:
    HijriSeason.parse(days)
    return days


def _checked_announced(dates: Any) -> Any:
    read_announced([dates])
    return dates


_Announced = Annotated[str | date, BeforeValidator(_checked_announced)]


class SeasonSettings(StrictModel):
    """Describe a season as a desk file does: when it is, and which hours it has. ``hours = {}`` closes it."""

    name: str | None = None
    dates: Annotated[str | date | None, BeforeValidator(_given(_checked_dates))] = None
    yearly: Annotated[str | None, BeforeValidator(_given(_checked_yearly))] = None
    hijri: Annotated[str | None, BeforeValidator(_given(_checked_hijri))] = None
    announced: Annotated[tuple[_Announced, ...], BeforeValidator(as_list)] = ()
    hours: dict[DayName, HoursList]

    @model_validator(mode="after")
    def _is_a_season(self) -> SeasonSettings:
        said = [key for key in ("dates", "yearly", "hijri") if getattr(self, key) is not None]
        if len(said) != 1:
            found = f"it has {' and '.join(said)}" if said else "it has none"
            raise UsageError(f"a season has one of dates, yearly and hijri; {found}", code="bad-season-dates", hint=_HINT)
        if self.announced and self.hijri is None:
            hint = "take announced away, or write hijri instead of the other"
            raise UsageError(f"{said[0]} needs no announcement", code="announcement-not-needed", hint=hint)
        self.to_season()
        return self

    def to_season(self) -> Season:
        """Return the season."""
        if self.dates is not None:
            return Season.between(self.dates, hours=self.hours, name=self.name)
        if self.yearly is not None:
            return Season.yearly(self.yearly, hours=self.hours, name=self.name)
        return Season.hijri(str(self.hijri), hours=self.hours, announced=self.announced, name=self.name)


def read_season(config: Mapping[str, Any]) -> SeasonSettings:
    """Return the checked table.

    Errors: ``ConfigurationError``.
    """
    return validate(SeasonSettings, Document(config))
