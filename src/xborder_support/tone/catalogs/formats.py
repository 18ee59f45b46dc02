"""Write numbers, dates, lists and amounts as a locale does.

Babel works each of them out anew, at several microseconds a piece, so what repeats between customers is kept: dates, times and numbers,
never a text. Zones are none of its business: it gets local dates and times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from babel import Locale, localedata
from babel.core import UnknownLocaleError
from babel.dates import match_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from xborder_support.terms import Money, native_digits

from .placeholders import Placeholder

__all__ = ["DateStyle", "Formats", "formats_for", "is_pattern", "known_locale"]

DateStyle: TypeAlias = Literal["full", "long", "medium", "short"]

_QUOTED = re.compile(r"'[^']*'")
_LETTERS: Mapping[str, frozenset[str]] = {
    "DATE": frozenset("yMLdEcQ"),
    "TIME": frozenset("hHKkmaB"),
    "DATETIME": frozenset("yMLdEcQhHKkmaB"),
}
_LONE_DAY = re.compile(r"(?<!d)d(?!d)")
_MARKUP = frozenset("<>&*_~`[")  # what a date holds is not escaped
_SAMPLE = datetime(2026, 2, 4, 11, 0)  # noqa: DTZ001  (a wall clock, to try a pattern on)
_UNIT_LISTS = ("unit", "unit-short", "unit-narrow", "standard")  # how CLDR joins "1 day, 2 hours"; Babel leaves out what is inherited
_EPOCH = date(2000, 1, 1)


@lru_cache(maxsize=256)
def known_locale(tag: str) -> Locale | None:
    """Return what CLDR knows of a locale, or None."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def is_pattern(pattern: str, kind: str) -> bool:
    """Tell whether a CLDR pattern has only fields that a value of its kind (``DATE``, ``TIME``, ``DATETIME``) can fill."""
    letters = frozenset(letter for letter in _QUOTED.sub("", pattern) if letter.isascii() and letter.isalpha())
    if not letters or not letters <= _LETTERS[kind] or not _MARKUP.isdisjoint(pattern):
        return False
    try:
        parse_pattern(pattern).apply(_SAMPLE, Locale("en"))
    except (KeyError, ValueError, AttributeError):
        return False
    return True


@lru_cache(maxsize=128)
def formats_for(tag: str, numbering_system: str | None) -> Formats:
    """Return the formats of a locale that CLDR knows.

    ``numbering_system`` is a CLDR name; None is ``"latn"``, the Latin digits, and ``"native"`` what CLDR finds usual in the locale.

    Errors: ``UsageError`` ``unsupported-numbering-system``.
    """
    locale = Locale.parse(tag, sep="-")
    system = str(locale.default_numbering_system) if numbering_system == "native" else numbering_system
    return Formats(locale, "latn" if system is None else system)


class Formats:
    """Write values in one locale and one numbering system."""

    __slots__ = ("_digits", "_separators", "date", "is_right_to_left", "locale", "number", "ordinal", "plural", "tag", "time")

    def __init__(self, locale: Locale, system: str) -> None:
        self.locale = locale
        self.tag = str(locale).replace("_", "-")
        self.is_right_to_left = locale.text_direction == "rtl"
        self._digits = native_digits(system)
        symbols = system if system in locale.number_symbols else "latn"  # a locale knows the separators of its own systems only
        self._separators: Any = {"numbering_system": symbols}  # Any: the published stubs of Babel lag behind it
        self.date = lru_cache(maxsize=512)(self._date)
        self.time = lru_cache(maxsize=2048)(self._time)
        self.number = lru_cache(maxsize=1024)(self._number)
        self.plural = lru_cache(maxsize=1024)(_of_number(locale.plural_form))
        self.ordinal = lru_cache(maxsize=1024)(_of_number(locale.ordinal_form))

    def _date(self, day: date, style: str | None = None, pattern: str | None = None) -> str:
        """Write a day: as its pattern says, in a CLDR style, or else as weekday, day and month without the year."""
        wanted = pattern or (self.locale.date_formats[style].pattern if style else self._day_pattern())
        if self.locale.language == "fr" and "MMMM" in wanted and not isinstance(day, Placeholder) and day.day == 1:
            wanted = _LONE_DAY.sub("d'er'", wanted)  # "1er mars": CLDR has no ordinals in its dates
        return self._apply(wanted, day)

    def _time(self, moment: time, style: str | None = None, pattern: str | None = None) -> str:
        """Write a time of day: as its pattern says, in a CLDR style, or else in the short one of the locale."""
        wanted = pattern or self.locale.time_formats[style or "short"].pattern
        return self._apply(wanted, moment if isinstance(moment, Placeholder) else datetime.combine(_EPOCH, moment))

    def date_time(self, local: datetime, style: str | None = None, pattern: str | None = None) -> str:
        """Write a local date and time: as its pattern says, or else the day and the time as the locale joins them.

        A style is that of the day. The time stays short: seconds and zones are no help to a customer.
        """
        if pattern or isinstance(local, Placeholder):
            return self._apply(pattern or "", local)
        both = str(self.locale.datetime_formats[style or "medium"]).replace("'", "")  # which quote its words: {1} 'à' {0}
        day, minute = self.date(local.date(), style), self.time(local.time().replace(second=0, microsecond=0))
        return both.replace("{1}", day).replace("{0}", minute)

    def money(self, value: Money) -> str:
        """Write an amount with its currency."""
        if isinstance(value, Placeholder):
            return value
        return self._native(format_currency(value.amount, value.currency, locale=self.locale, **self._separators))

    def duration(self, value: timedelta) -> str:
        """Write a length of time in days, hours and minutes; seconds are rounded up to a minute."""
        if isinstance(value, Placeholder):
            return value
        minutes = (value - timedelta.resolution) // timedelta(minutes=1) + 1
        amounts = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
        shown = {unit: amount for unit, amount in amounts.items() if amount} or {"minute": 0}
        style: Any = next(name for name in _UNIT_LISTS if {"2", "start", "end"} <= set(self.locale.list_patterns.get(name, ())))
        return self._native(str(format_list([self._amount(*each) for each in shown.items()], style=style, locale=self.locale)))

    def _amount(self, unit: str, amount: int) -> str:
        """Write a number of units. CLDR leaves out a long form that is the short one; Babel would then write its key."""
        forms: Mapping[str, Mapping[str, str]] = localedata.load(str(self.locale))["unit_patterns"][f"duration-{unit}"]
        plural = self.locale.plural_form(amount)
        found = next(forms[length][form] for form in (plural, "other") for length in ("long", "short") if form in forms.get(length, ()))
        return found.replace("{0}", str(amount))

    def join(self, items: Sequence[str]) -> str:
        """Join texts as the locale lists them."""
        return str(format_list(items, locale=self.locale))

    def days(self, days: tuple[date, ...], style: str | None = None, pattern: str | None = None) -> str:
        """Write sorted days as a list, three and more in a row as the first and the last."""
        return self.join([self._span(run, style, pattern) for run in _runs(days)])

    def _span(self, run: list[date], style: str | None, pattern: str | None) -> str:
        first, last = self.date(run[0], style, pattern), self.date(run[-1], style, pattern)
        if len(run) == 1:
            return first
        return f"{first}{self._day_separator()}{last}"

    def _day_separator(self) -> str:
        """Return what CLDR writes between two days, which in Danish, Greek and Chinese is not what its general pattern has."""
        intervals = self.locale.interval_formats
        first, last = intervals.get("MMMMEd", intervals.get("MMMEd", {})).get("M", ("", ""))
        found = first.removeprefix(last)
        return found if found and first != found else str(intervals[None]).replace("{0}", "").replace("{1}", "")

    def _number(self, value: int | Decimal, least: int | None = None, most: int | None = None) -> str:
        """Write a number as the locale does, or with at least and at most so many digits behind the point."""
        if isinstance(value, Placeholder):
            return value
        if least is None and most is None:
            return self._native(format_decimal(value, locale=self.locale, decimal_quantization=False, **self._separators))
        pattern = copy(self.locale.decimal_formats[None])
        pattern.frac_prec = _precision(least, most)
        return self._native(pattern.apply(value, self.locale, **self._separators))

    def _apply(self, pattern: str, moment: date) -> str:
        return moment if isinstance(moment, Placeholder) else self._native(parse_pattern(pattern).apply(moment, self.locale))

    def _native(self, text: str) -> str:
        """Write the digits of the numbering system, for which Babel only knows the separators."""
        return text.translate(self._digits) if self._digits else text

    def _day_pattern(self) -> str:
        """Return the locale's pattern of a day without its year, widened to full names as UTS #35 adjusts skeletons."""
        skeletons = self.locale.datetime_skeletons
        pattern = skeletons[match_skeleton("MMMMEEEEd", skeletons)].pattern
        return re.sub(r"M{3,}", "MMMM", re.sub(r"[Ec]+", "EEEE", pattern))


def _precision(least: int | None, most: int | None) -> tuple[int, int]:
    """Return both bounds, the one that is not told as CLDR has it (none, and three), or what the other makes of it."""
    if least is None:
        return 0, most or 0
    return least, max(least, 3) if most is None else max(least, most)


def _of_number(category: Callable[[Any], str]) -> Callable[[Any], str]:
    """Go by the digits that are shown: 1.0 is written as 1, and counts as 1. A placeholder takes the category that every locale has."""

    def chosen(value: int | Decimal | Placeholder) -> str:
        if isinstance(value, Placeholder):
            return "other"
        return category(int(value) if value == int(value) else value.normalize() if isinstance(value, Decimal) else value)

    return chosen


def _runs(days: tuple[date, ...]) -> list[list[date]]:
    """Group sorted days: three and more consecutive ones together, every other by itself."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[day] for day in run])]
