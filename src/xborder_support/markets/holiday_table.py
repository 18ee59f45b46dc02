"""Say what a market file may write of holidays, and hold it against the list that it names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from xborder_support.configuration import StrictModel

from .holiday_names import check_categories, check_days, check_subdivision, check_territory
from .wording import Once, TerritoryCode, WorkingPeriod

__all__ = ["HolidayTable"]


def _listed(code: str) -> str:
    check_territory(code)
    return code


def _known_part(subdivision: str | None, info: ValidationInfo) -> str | None:
    if subdivision is not None and "territory" in info.data:
        check_subdivision(info.data["territory"], subdivision)
    return subdivision


def _known_categories(categories: list[str], info: ValidationInfo) -> list[str]:
    if "territory" in info.data:
        check_categories(info.data["territory"], categories)
    return categories


def _known_days(names: list[str], info: ValidationInfo) -> list[str]:
    # Where another key is at fault, that is told, and the days are looked up once it is right.
    if {"territory", "subdivision", "categories"} <= info.data.keys():
        check_days(info.data["territory"], info.data["subdivision"], info.data["categories"], names)
    return names


class HolidayTable(StrictModel):
    """The holidays that close a desk, in the words of the ``holidays`` package."""

    territory: Annotated[TerritoryCode, AfterValidator(_listed)]
    subdivision: Annotated[str | None, AfterValidator(_known_part)] = None
    categories: Annotated[list[str], Field(min_length=1), Once, AfterValidator(_known_categories)]
    # Days that the list has and on which the desk works all the same, by their English names.
    open_on: Annotated[list[str], Once, AfterValidator(_known_days)] = Field(default_factory=list)
    # What stays open on days that the list counts as half: "customary" cuts the hours at the time of the place, hours are the desk's own.
    half_days: Literal["customary"] | Annotated[list[WorkingPeriod], Field(min_length=1)] | None = None
