"""Check the hours that tables of a desk file hold: of a day, and of the days of a week."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from .hours import parse_hours
from .weekdays import read_days

__all__ = ["DayName", "HoursList", "as_list"]


def as_list(value: Any) -> Any:
    """Return a list as it is, and anything else as the only one."""
    return value if isinstance(value, list | tuple) else [value]


def _checked_hours(text: str) -> str:
    parse_hours(text)
    return text


def _checked_days(text: str) -> str:
    read_days(text)
    return text


#: The hours of a day: one stretch, or a list of them.
HoursList = Annotated[
    list[Annotated[str, AfterValidator(_checked_hours)]], BeforeValidator(as_list, json_schema_input_type=str | list[str])
]

#: A day, a range of days, or several: ``mon``, ``mon-fri``, ``mon,wed``.
DayName = Annotated[str, AfterValidator(_checked_days)]
