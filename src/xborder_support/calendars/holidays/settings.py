"""Read the holidays of a desk file: ``"JP"``, or a table, with every fault in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from xborder_support.calendars.arguments import flag_of
from xborder_support.calendars.closed_dates import read_date
from xborder_support.configuration import Document, StrictModel, validate
from xborder_support.errors import UsageError

from .half_days import CUSTOMARY, read_half_days
from .source import Holidays

__all__ = ["HolidaySettings", "holiday_table", "read_holidays"]


def holiday_table(value: Any) -> Any:
    """Return the table that a territory alone stands for.

    Errors: ``UsageError`` ``bad-holidays``.
    """
    if isinstance(value, Mapping | HolidaySettings):
        return value
    if isinstance(value, str):
        return {"territory": value}
    raise UsageError("holidays are a territory or a table", code="bad-holidays", hint='write holidays = "JP", or { territory = "DE", … }')


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def _checked_half_days(value: Any) -> Any:
    if value is not None and not isinstance(value, str | list | tuple):
        hint = f'write "09:00-13:00", or {CUSTOMARY!r} for the custom of the place, or leave it out'
        raise UsageError(f"half_days are hours, not {type(value).__name__}", code="bad-hours", hint=hint)
    read_half_days(value)
    return value


def _checked_flag(value: Any) -> bool:
    return flag_of(value, "working_days")


def _date_text(value: Any) -> Any:
    return value if value is False else str(read_date(value))


_Dated = Annotated[str, BeforeValidator(_date_text)]


class HolidaySettings(StrictModel):
    """Name a list of holidays that close the desk; ``"JP"`` alone stands for the public holidays of the whole territory.

    ``announced`` maps a date that the list gives to the date as announced, or to ``false`` where it is no holiday this time.
    """

    territory: str
    subdivision: str | None = None
    categories: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ("public",)
    half_days: Annotated[str | tuple[str, ...] | None, BeforeValidator(_checked_half_days)] = None
    working_days: Annotated[bool, BeforeValidator(_checked_flag)] = True
    announced: dict[_Dated, _Dated | Literal[False]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_known(self) -> HolidaySettings:
        self.to_holidays()
        return self

    def to_holidays(self) -> Holidays:
        """Return the list as a value."""
        return Holidays(
            territory=self.territory,
            subdivision=self.subdivision,
            categories=self.categories,
            half_days=self.half_days,
            working_days=self.working_days,
            announced={listed: on or None for listed, on in self.announced.items()},
        )


def read_holidays(config: str | Mapping[str, Any]) -> Holidays:
    """Return the holidays that a configuration names.

    Errors: ``ConfigurationError``.
    """
    return validate(HolidaySettings, Document(holiday_table(config))).to_holidays()
