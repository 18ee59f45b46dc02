"""Say what a market file may contain, and check it when it is read.

The models only check: what code uses is :class:`Market`. ``json_schema()`` gives the same rules to editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from xborder_support.configuration import StrictModel
from xborder_support.errors import UsageError
from xborder_support.terms import Metric

from .fact import UNKNOWN, Confidence
from .holiday_table import HolidayTable
from .market import AddressedBy, Directness, Hedge, Masking, PromiseStyle, Remedy, ReplyHabit, Serves
from .reading import ChannelRole, PhoneUse
from .wording import (
    AddressLine,
    ChannelName,
    CurrencyCode,
    Day,
    FeastKey,
    LanguageName,
    NumberingSystem,
    Once,
    OneChannel,
    PatternText,
    RegionName,
    RegisterName,
    RuleId,
    ShortText,
    SignaturePart,
    TargetText,
    TerritoryCode,
    TimeZoneName,
    TollFreePrefix,
    Weekday,
    WeeklyHours,
    Word,
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


def _says_where(text: str) -> str:
    if not text.strip():
        raise UsageError(
            "the source is blank", code="missing-source", hint="say where you read it, or leave source out: you are the source then"
        )
    return text


_Source = Annotated[str, AfterValidator(_says_where), Field(json_schema_extra={"pattern": r"\S"})]


class _Fact(StrictModel, Generic[_Value]):
    """A fact: the value, where it was read and when, and how far it can be trusted."""

    model_config = ConfigDict(title="Fact")

    value: _Value
    source: _Source | None = None
    checked: Day | None = None
    confidence: Confidence | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
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
_Share = Annotated[float, Field(ge=0, le=1, strict=True)]
_Flag = Annotated[bool, Field(strict=True)]


class PhoneTable(StrictModel):
    """How customers use the telephone."""

    use: PhoneUse
    toll_free: tuple[TollFreePrefix, ...] = ()
    voicemail: _Flag | Literal["unknown"] = "unknown"
    missed_call: _Flag = False


class AddressTable(StrictModel):
    """How a postal address is written."""

    lines: Annotated[list[AddressLine], _NonEmpty]
    postal_code: PatternText = ""


class LowBandwidthTable(StrictModel):
    """What slow connections bear."""

    media_kb: Annotated[int, Field(ge=1, le=100_000, strict=True)]
    text_first: _Flag = True


def _has_default(value: dict[str, Any]) -> dict[str, Any]:
    if "default" not in value:
        raise UsageError("default is missing", code="missing-key", hint="say what holds on channels that are not named: default = …")
    return value


_WithDefault = AfterValidator(_has_default)


class MarketFile(StrictModel):
    """Everything a file of a region or a territory may say. What it leaves out comes from the region around it."""

    model_config = ConfigDict(populate_by_name=False)

    # The day on which the facts of the file were checked that do not say their own.
    checked: Day | None = None
    locales: _Facts[_Fact[Annotated[list[LanguageName], _NonEmpty, Once]]] = None
    languages: _Facts[_Fact[_OrNobodyKnows[Annotated[dict[LanguageName, _OrNobodyKnows[_Share]], _NonEmpty]]]] = None
    time_zones: _Facts[_Fact[Annotated[list[TimeZoneName], _NonEmpty, Once]]] = None
    week_start: _Facts[_Fact[Weekday]] = None
    rest_days: _Facts[_Fact[Annotated[list[Weekday], Field(max_length=6), Once]]] = None
    half_days: _Facts[_Fact[_OrNobodyKnows[Annotated[list[Weekday], Once]]]] = None
    support_hours: _Facts[_Fact[_OrNobodyKnows[WeeklyHours]]] = None
    holidays: _Facts[_Fact[HolidayTable]] = None
    feasts: _Facts[_Fact[_OrNobodyKnows[dict[FeastKey, Word]]]] = None
    channels: _Facts[_Fact[_OrNobodyKnows[Annotated[dict[OneChannel, Annotated[list[ChannelRole], _NonEmpty, Once]], _NonEmpty]]]] = None
    channel_shares: _Facts[_Fact[_OrNobodyKnows[dict[OneChannel, _Share]]]] = None
    marketplaces: _Facts[_Fact[_OrNobodyKnows[Annotated[list[Word], Once]]]] = None
    phone: _Facts[_Fact[_OrNobodyKnows[PhoneTable]]] = None
    low_bandwidth: _Facts[_Fact[_OrNobodyKnows[LowBandwidthTable | Literal["none"]]]] = None
    # pydantic models have a method called register.
    register_: _Facts[_Fact[Annotated[dict[ChannelName, RegisterName], _WithDefault]]] = Field(default=None, alias="register")
    topic_register: _Facts[_Fact[dict[Word, RegisterName]]] = None
    addressed_by: _Facts[_Fact[AddressedBy]] = None
    name_order: _Facts[_Fact[Literal["given_first", "surname_first"]]] = None
    honorific: _Facts[_Fact[_OrNobodyKnows[ShortText]]] = None
    sign_with: _Facts[_Fact[Annotated[list[SignaturePart], Once]]] = None
    reply_habits: _Facts[_Fact[_OrNobodyKnows[Annotated[list[ReplyHabit], Once]]]] = None
    directness: _Facts[_Fact[Directness]] = None
    emoji: _Facts[_Fact[Annotated[int, Field(ge=0, le=2, strict=True)]]] = None
    slang: _Facts[_Fact[_Flag]] = None
    greets_by_day_part: _Facts[_Fact[_Flag]] = None
    taboos: _Facts[_Fact[_OrNobodyKnows[Annotated[list[Word], Once]]]] = None
    hedges: _Facts[_Fact[_OrNobodyKnows[Annotated[list[Hedge], Once]]]] = None
    remedies: _Facts[_Fact[_OrNobodyKnows[Annotated[list[Remedy], Once]]]] = None
    serves: _Facts[_Fact[Serves]] = None
    promise_style: _Facts[_Fact[PromiseStyle]] = None
    promise_rounding_minutes: _Facts[_Fact[Annotated[int, Field(ge=1, le=240, strict=True)]]] = None
    targets: _Facts[_Fact[Annotated[dict[ChannelName, dict[Metric, TargetText]], _WithDefault]]] = None
    currency: _Facts[_Fact[CurrencyCode]] = None
    other_currencies: _Facts[_Fact[Annotated[list[CurrencyCode], Once]]] = None
    amount: _Facts[_Fact[ShortText]] = None
    numbering_system: _Facts[_Fact[_OrNobodyKnows[NumberingSystem]]] = None
    address: _Facts[_Fact[_OrNobodyKnows[AddressTable]]] = None
    masking: _Facts[_Fact[Masking]] = None
    legal_clocks: _Facts[_Fact[_OrNobodyKnows[Annotated[list[RuleId], Once]]]] = None
    labels: _Facts[_Fact[_OrNobodyKnows[Annotated[list[RuleId], Once]]]] = None


class IndexFile(StrictModel):
    """Which territories there are, and the regions that each inherits from, nearest first."""

    territories: dict[TerritoryCode, Annotated[list[RegionName], Once]]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a market file, for editors that check TOML.

    Example:
        >>> from xborder_support.markets import json_schema
        >>> sorted(json_schema()["properties"])[:3]
        ['address', 'addressed_by', 'amount']
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
