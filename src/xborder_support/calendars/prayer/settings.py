"""Read the table of a prayer pause, and name every fault in it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from xborder_support.configuration import Document, StrictModel, validate

from .method import PrayerMethod, checked_angle, checked_tune
from .names import AsrRule, HighLatitudeRule, Prayer, Rounding, Twilight
from .packaged import get_prayer_method
from .pause import AFTER_MINUTES, BETWEEN_MORNING_AND_NIGHT, PrayerPause
from .place import checked_clock, checked_latitude, checked_longitude, checked_minutes

__all__ = ["PrayerMethodSettings", "PrayerPauseSettings", "read_pause"]


def _minutes(name: str) -> Callable[[object], int]:
    return partial(checked_minutes, what=name)


def _optional_minutes(name: str) -> Callable[[object], int | None]:
    return lambda value: None if value is None else checked_minutes(value, name)


def _angle(name: str) -> Callable[[object], float | None]:
    return partial(checked_angle, what=name)


def _tune(value: object) -> dict[str, int]:
    return dict(checked_tune(value))


def _optional_clock(value: Any) -> Any:
    return None if value is None else checked_clock(value)


def _method_name(value: Any) -> Any:
    if not isinstance(value, Mapping | PrayerMethodSettings):
        get_prayer_method(value)
    return value


class PrayerMethodSettings(StrictModel):
    """Describe a method of one's own: see ``PrayerMethod``."""

    name: str
    fajr_angle: Annotated[float, BeforeValidator(_angle("fajr_angle"))]
    isha_angle: Annotated[float | None, BeforeValidator(_angle("isha_angle"))] = None
    isha_minutes: Annotated[int | None, BeforeValidator(_optional_minutes("isha_minutes"))] = None
    isha_minutes_ramadan: Annotated[int | None, BeforeValidator(_optional_minutes("isha_minutes_ramadan"))] = None
    maghrib_angle: Annotated[float | None, BeforeValidator(_angle("maghrib_angle"))] = None
    asr: AsrRule = "standard"
    high_latitude: HighLatitudeRule = "middle_of_the_night"
    twilight: Twilight = "angle"
    rounding: Rounding = "nearest"
    tune: Annotated[dict[str, int], BeforeValidator(_tune)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_a_method(self) -> PrayerMethodSettings:
        self.to_method()
        return self

    def to_method(self) -> PrayerMethod:
        """Return the method as a value."""
        return PrayerMethod(**dict(self))


class PrayerPauseSettings(StrictModel):
    """Describe a prayer pause as a desk file does: where, by which method, for which prayers, and how long."""

    latitude: Annotated[float, BeforeValidator(checked_latitude)]
    longitude: Annotated[float, BeforeValidator(checked_longitude)]
    method: Annotated[str | PrayerMethodSettings, BeforeValidator(_method_name)]
    prayers: tuple[Prayer, ...] = BETWEEN_MORNING_AND_NIGHT
    asr: AsrRule | None = None
    high_latitude: HighLatitudeRule | None = None
    before_minutes: Annotated[int, BeforeValidator(_minutes("before_minutes"))] = 0
    after_minutes: Annotated[int, BeforeValidator(_minutes("after_minutes"))] = AFTER_MINUTES
    friday_before_minutes: Annotated[int | None, BeforeValidator(_optional_minutes("friday_before_minutes"))] = None
    friday_after_minutes: Annotated[int | None, BeforeValidator(_optional_minutes("friday_after_minutes"))] = None
    friday_at: Annotated[str | None, BeforeValidator(_optional_clock)] = None

    @model_validator(mode="after")
    def _is_a_pause(self) -> PrayerPauseSettings:
        self.to_pause()
        return self

    def to_pause(self) -> PrayerPause:
        """Return the pause as a value."""
        method = self.method.to_method() if isinstance(self.method, PrayerMethodSettings) else self.method
        return PrayerPause(**dict(self) | {"method": method})


def read_pause(config: Mapping[str, Any]) -> PrayerPause:
    """Return the pause that a table describes.

    Errors: ``ConfigurationError``.
    """
    return validate(PrayerPauseSettings, Document(config)).to_pause()
