"""Say what a market file may contain, and check it when it is read.

The models only check: what code uses is :class:`Market`. ``json_schema()`` gives the same rules to editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from xborder_support.configuration import StrictModel
from xborder_support.errors import UsageError
from xborder_support.terms import Metric

from .fact import UNKNOWN, Confidence
from .market import Directness, PromiseStyle, Serves
from .reading import ChannelRole
from .wording import (
    ChannelName,
    CurrencyCode,
    LanguageName,
    NumberingSystem,
    RegionName,
    RegisterName,
    RuleId,
    SignaturePart,
    TargetText,
    TerritoryCode,
    TimeZoneName,
    Weekday,
    WeekdaySpan,
    WorkingPeriod,
    days_of,
)

__all__ = ["IndexFile", "MarketFile", "json_schema"]

_Value = TypeVar("_Value")
_Item = TypeVar("_Item")


class _OneOrMany:
    """Let a file write one table where a list of dated tables would be allowed."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


class _OrUnknown:
    """Let a file write "unknown" in place of a value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(_unless_unknown, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"const": UNKNOWN}]}


def _as_list(value: Any) -> Any:
    if not isinstance(value, Mapping | list):
        hint = "write it as { value = …, source = … }, or as a table with these keys"
        raise UsageError("a fact is a table", code="not-a-table", hint=hint)
    return value if isinstance(value, list) else [value]


def _unless_unknown(value: Any, check: Any) -> Any:
    return value if isinstance(value, str) and value == UNKNOWN else check(value)


class _Fact(StrictModel, Generic[_Value]):
    """A fact: the value, where it was read and when, and how far it can be trusted."""

    model_config = ConfigDict(title="Fact")

    value: _Value
    source: Annotated[str, Field(min_length=1)] | None = None
    checked: date | None = None
    confidence: Confidence | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> _Fact[_Value]:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise UsageError(
                "valid_to lies before valid_from", code="bad-validity", hint="valid_to is the last day on which the value holds"
            )
        return self


def _in_order(entries: tuple[_Fact[Any], ...]) -> tuple[_Fact[Any], ...]:
    """Insist that dated values follow one another, so that on every day at most one of them holds."""
    if not entries:
        raise UsageError("the list is empty", code="missing-key", hint="write at least one value, or leave the fact out")
    for earlier, later in pairwise(entries):
        if later.valid_from is None or (earlier.valid_from is not None and later.valid_from <= earlier.valid_from):
            hint = "write the oldest value first, and give every later one its valid_from"
            raise UsageError("the dated values are not in order", code="bad-validity", hint=hint)
        if earlier.valid_to is not None and earlier.valid_to >= later.valid_from:
            raise UsageError("two values hold on one day", code="bad-validity", hint="end the earlier one the day before valid_from")
    return entries


# One fact, or its values through time. None stands for a file that does not speak of it.
_Facts = Annotated[tuple[_Item, ...], AfterValidator(_in_order), _OneOrMany()] | None
_OrNobodyKnows = Annotated[_Item, _OrUnknown()]
_NonEmpty = Field(min_length=1)


class HolidayTable(StrictModel):
    """The holidays that close a desk, in the words of the ``holidays`` package."""

    territory: TerritoryCode
    subdivision: str | None = None
    categories: Annotated[list[str], _NonEmpty]


def _has_default(value: dict[str, Any]) -> dict[str, Any]:
    if "default" not in value:
        raise UsageError("default is missing", code="missing-key", hint="say what holds on channels that are not named: default = …")
    return value


def _each_day_once(hours: dict[str, list[str]]) -> dict[str, list[str]]:
    days = [day for span in hours for day in days_of(span)]
    if len(set(days)) < len(days):
        raise UsageError("two entries speak of one day", code="day-twice", hint="give each day in one entry, with all its hours")
    return hours


_WithDefault = AfterValidator(_has_default)
_EachDayOnce = AfterValidator(_each_day_once)


class MarketFile(StrictModel):
    """Everything a file of a region or a territory may say. What it leaves out comes from the region around it."""

    model_config = ConfigDict(populate_by_name=False)

    locales: _Facts[_Fact[Annotated[list[LanguageName], _NonEmpty]]] = None
    languages: _Facts[_Fact[_OrNobodyKnows[dict[LanguageName, _OrNobodyKnows[Annotated[float, Field(ge=0, le=1, strict=True)]]]]]] = None
    time_zones: _Facts[_Fact[Annotated[list[TimeZoneName], _NonEmpty]]] = None
    week_start: _Facts[_Fact[Weekday]] = None
    rest_days: _Facts[_Fact[Annotated[list[Weekday], Field(max_length=6)]]] = None
    support_hours: _Facts[_Fact[_OrNobodyKnows[Annotated[dict[WeekdaySpan, list[WorkingPeriod]], _NonEmpty, _EachDayOnce]]]] = None
    holidays: _Facts[_Fact[HolidayTable]] = None
    channels: _Facts[_Fact[_OrNobodyKnows[dict[ChannelName, list[ChannelRole]]]]] = None
    # pydantic models have a method called register.
    register_: _Facts[_Fact[Annotated[dict[ChannelName, RegisterName], _WithDefault]]] = Field(default=None, alias="register")
    honorific: _Facts[_Fact[_OrNobodyKnows[Annotated[str, Field(min_length=1, max_length=40)]]]] = None
    sign_with: _Facts[_Fact[list[SignaturePart]]] = None
    promise_style: _Facts[_Fact[PromiseStyle]] = None
    promise_rounding_minutes: _Facts[_Fact[Annotated[int, Field(ge=1, le=240, strict=True)]]] = None
    targets: _Facts[_Fact[Annotated[dict[ChannelName, dict[Metric, TargetText]], _WithDefault]]] = None
    serves: _Facts[_Fact[Serves]] = None
    directness: _Facts[_Fact[Directness]] = None
    emoji: _Facts[_Fact[Annotated[int, Field(ge=0, le=2, strict=True)]]] = None
    numbering_system: _Facts[_Fact[_OrNobodyKnows[NumberingSystem]]] = None
    currency: _Facts[_Fact[CurrencyCode]] = None
    legal_clocks: _Facts[_Fact[_OrNobodyKnows[list[RuleId]]]] = None


class IndexFile(StrictModel):
    """Which territories there are, and the regions that each inherits from, nearest first."""

    territories: dict[TerritoryCode, list[RegionName]]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a market file, for editors that check TOML.

    Example:
        >>> from xborder_support.markets import json_schema
        >>> sorted(json_schema()["properties"])[:3]
        ['channels', 'currency', 'directness']
    """
    schema = MarketFile.model_json_schema()
    # pydantic names each kind of fact by its whole annotation, which nobody wants to read in an editor.
    short = {f"#/$defs/{name}": f"#/$defs/Fact{number}" for number, name in enumerate(schema["$defs"], 1)}
    definitions = {f"Fact{number}": definition for number, definition in enumerate(schema["$defs"].values(), 1)}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_renamed({**schema, "$defs": definitions}, short)}


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: names[value] if key == "$ref" else _renamed(value, names) for key, value in node.items()}
    return [_renamed(item, names) for item in node] if isinstance(node, list) else node
