"""Say how single words in a market file are written: tags, zones, hours, targets, rule ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter
from typing import Annotated, Any, Literal, TypeAlias, get_args
from unicodedata import category
from warnings import catch_warnings

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Register, Target, language_tag, native_digits, territory, time_zone

from .derived import currencies_in_use, known_language_tag

__all__ = [
    "AddressLine",
    "ChannelName",
    "CurrencyCode",
    "Day",
    "FeastKey",
    "LanguageName",
    "NumberingSystem",
    "Once",
    "OneChannel",
    "PatternText",
    "RegionName",
    "RegisterName",
    "RuleId",
    "ShortText",
    "SignaturePart",
    "TargetText",
    "TerritoryCode",
    "TimeZoneName",
    "TollFreePrefix",
    "Weekday",
    "WeeklyHours",
    "Word",
    "WorkingPeriod",
    "days_of",
]

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = f"({'|'.join(_DAY_NAMES)})"
_SPAN = re.compile(f"{_DAYS}(-{_DAYS})?(,{_DAYS}(-{_DAYS})?)*")
_ADDRESS_PARTS = ("recipient", "organisation", "street", "district", "city", "region", "postal_code", "sorting_code")
_REGION_LETTERS = 2
_PERIOD = re.compile(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)")


def _canonical_tag(text: str) -> str:
    if (canonical := language_tag(text)) != text:
        raise UsageError(f"{text!r} is not canonical", code="bad-language-tag", hint=f'write "{canonical}"')
    return text


def _known_tag(text: str) -> str:
    tag = _canonical_tag(text)
    known_language_tag(tag)
    for part in tag.split("-")[1:]:
        if len(part) == 1:  # from here on the parts are extensions
            break
        if len(part) == _REGION_LETTERS:
            territory(part)
    return tag


def _currency_in_use(text: str) -> str:
    if text not in currencies_in_use():
        hint = f"{did_you_mean(text, currencies_in_use())}; use the ISO 4217 code of money that is legal tender today"
        raise UsageError(f"no territory pays in {text!r}", code="unknown-currency", hint=hint)
    return text


def _digits(text: str) -> str:
    native_digits(text)
    return text


def _canonical_territory(text: str) -> str:
    if (canonical := territory(text)) != text:
        raise UsageError(f"{text!r} is not canonical", code="unknown-territory", hint=f'write "{canonical}"')
    return text


def _known_zone(text: str) -> str:
    return time_zone(text).key


def _weekday_span(text: str) -> str:
    if not _SPAN.fullmatch(text):
        hint = "write mon, mon-fri, sun-thu or mon,wed: three small letters each"
        raise UsageError(f"cannot read the days {text[:20]!r}", code="bad-weekdays", hint=hint)
    return text


def days_of(span: str) -> list[int]:
    """Return the ISO weekdays that a span names, in its order; it may run over the end of the week."""
    days: list[int] = []
    for part in span.split(","):
        first, _, last = part.partition("-")
        start, end = _DAY_NAMES.index(first), _DAY_NAMES.index(last or first)
        days += [(start + step) % 7 + 1 for step in range((end - start) % 7 + 1)]
    return days


def _working_period(text: str) -> str:
    begins, _, ends = text.partition("-")
    if not _PERIOD.fullmatch(text) or begins == ends:
        hint = 'write "09:00-18:00"; "22:00-06:00" goes on until the next morning, "24:00" is the end of the day'
        raise UsageError(f"cannot read the hours {text[:20]!r}", code="bad-hours", hint=hint)
    return text


def _open_some_day(hours: dict[str, list[str]]) -> dict[str, list[str]]:
    if not any(hours.values()):
        hint = 'leave out the days on which nobody is there; where nobody knows the hours, write value = "unknown"'
        raise UsageError("no day has any hours", code="never-open", hint=hint)
    return hours


def _each_day_once(hours: dict[str, list[str]]) -> dict[str, list[str]]:
    days = [day for span in hours for day in days_of(span)]
    if len(set(days)) < len(days):
        raise UsageError("two entries speak of one day", code="day-twice", hint="give each day in one entry, with all its hours")
    return hours


def _once(items: list[Any]) -> list[Any]:
    if len(set(items)) < len(items):
        raise UsageError("an entry stands twice", code="entry-twice", hint="write each entry once")
    return items


def _target(text: str) -> str:
    Target.parse(text)
    return text


@dataclass(frozen=True, slots=True)
class _Shape:
    """Insist on a pattern, with words that tell a support lead what to write."""

    pattern: str
    what: str
    hint: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "pattern": f"^{self.pattern}$"}

    def _check(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise UsageError(f"{text[:40]!r} is no {self.what}", code="bad-name", hint=self.hint)
        return text


def _address_line(text: str) -> str:
    parts = [name for _, name, _, _ in Formatter().parse(text) if name is not None] if text.count("{") == text.count("}") else []
    unknown = [name for name in parts if name not in _ADDRESS_PARTS]
    if not parts or unknown:
        what = f"{{{unknown[0][:20]}}} is no part of an address" if unknown else f"{text[:40]!r} names no part of an address"
        raise UsageError(what, code="bad-address-line", hint=f"write {{street}}, {{postal_code}} … out of {', '.join(_ADDRESS_PARTS)}")
    return text


def _pattern(text: str) -> str:
    try:
        with catch_warnings(action="error", category=FutureWarning):
            re.compile(text)
    except (re.error, FutureWarning) as error:
        hint = 'write a regular expression for the whole code, such as "[0-9]{5}"'
        raise UsageError(f"the pattern does not compile: {error}", code="bad-pattern", hint=hint) from None
    return text


def _no_default(text: str) -> str:
    if text == "default":
        hint = "name the channels one by one; default stands for the others in register and in targets alone"
        raise UsageError("default is no channel", code="bad-name", hint=hint)
    return text


def _printable(text: str) -> str:
    if any(category(sign) == "Cc" for sign in text):
        raise UsageError(
            "there are control characters in it", code="control-character", hint="write the text that customers see, on one line"
        )
    return text


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise UsageError("this is no day", code="bad-date", hint="write a date without a time and without quotes, such as 2026-11-22")
    return value


def _register(text: str) -> str:
    if text not in get_args(Register):
        raise UsageError(f"{text[:20]!r} is no register", code="unknown-value", hint=did_you_mean(text[:20], get_args(Register)))
    return text


LanguageName = Annotated[str, AfterValidator(_known_tag)]
TerritoryCode = Annotated[str, AfterValidator(_canonical_territory)]
TimeZoneName = Annotated[str, AfterValidator(_known_zone)]
WeekdaySpan = Annotated[str, AfterValidator(_weekday_span)]
WorkingPeriod = Annotated[str, AfterValidator(_working_period)]
WeeklyHours = Annotated[
    dict[WeekdaySpan, list[WorkingPeriod]], Field(min_length=1), AfterValidator(_each_day_once), AfterValidator(_open_some_day)
]
Once = AfterValidator(_once)
TargetText = Annotated[str, AfterValidator(_target)]
RegisterName = Annotated[str, AfterValidator(_register), Field(json_schema_extra={"enum": list(get_args(Register))})]
Weekday = Annotated[int, Field(ge=1, le=7, strict=True)]
# Channels are open, because a host adds its own by name; "default" stands for all that are not named.
ChannelName = Annotated[
    str, _Shape("[a-z][a-z0-9_]{0,30}", "channel", 'use small letters, such as "line", "whatsapp", "webchat" or "default"')
]
OneChannel = Annotated[ChannelName, AfterValidator(_no_default)]
# Words of other packages: topics, themes of taboos, greetings; and marketplaces, which are open.
Word = Annotated[str, _Shape("[a-z][a-z0-9_]{0,40}", "word", 'use small letters, digits and "_", such as "mercado_libre"')]
FeastKey = Annotated[str, _Shape("[a-z][a-z0-9-]{0,40}", "feast", 'use the key of the calendars, such as "eid-al-fitr"')]
AddressLine = Annotated[str, AfterValidator(_address_line), Field(max_length=120)]
PatternText = Annotated[str, AfterValidator(_pattern), Field(max_length=120)]
TollFreePrefix = Annotated[str, _Shape("[0-9]{2,5}", "prefix", 'write the digits that are dialled first in the country, such as "0800"')]
CurrencyCode = Annotated[str, _Shape("[A-Z]{3}", "currency", 'use the ISO 4217 code, such as "JPY"'), AfterValidator(_currency_in_use)]
NumberingSystem = Annotated[
    str, _Shape("[a-z]{4,8}", "numbering system", 'use a CLDR name: "latn" (0-9) or "arab" (Arabic-Indic)'), AfterValidator(_digits)
]
ShortText = Annotated[str, AfterValidator(_printable), Field(min_length=1, max_length=40)]
Day = Annotated[date, BeforeValidator(_day)]
RegionName = Annotated[
    str, _Shape("[a-z][a-z0-9_]{1,30}", "region", 'a territory inherits from regions, in small letters, such as "eu" or "north_america"')
]
# The rule itself lives with the package that owns it; here only the look of its id is checked.
RuleId = Annotated[str, _Shape(r"[A-Z]{2}[A-Z0-9]*(-[A-Z0-9.]+)+", "rule id", 'use an id of the rulebook, such as "EU-GDPR-12-3"')]
SignaturePart: TypeAlias = Literal["name", "staff_number", "team", "shop"]
