"""Print an explanation of business time for people: a line for each stretch, in the words and date formats of their locale."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_skeleton, format_time

from xborder_support.terms import time_zone

from .cause import Cause
from .hours import DAY_SECONDS, Hours
from .published.clock_face import ClockFace
from .published.reading_locale import digits_of, locale_of
from .published.zone_name import city_time

if TYPE_CHECKING:
    from .explanation import Explanation, Segment

__all__ = ["print_explanation"]

_COUNTED, _SKIPPED, _TOTAL = "+", "\N{MINUS SIGN}", "="
_UNITS = (("h", 3600), ("min", 60), ("s", 1))  # SI symbols, which every language reads


def print_explanation(explanation: Explanation, tag: str, zone: str, beside: str | None = None) -> str:
    """Return one line for each segment, and one for the sum. Counted stretches are marked "+", others with a minus sign.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-locale``, ``unknown-time-zone``.
    """
    locale = locale_of(tag)
    clock = ClockFace(locale, digits_of(tag, locale, None))
    printer = _Printer(tag, locale, clock, zone, beside=_Printer(tag, locale, clock, beside) if beside else None)
    return "\n".join([*map(printer.line, explanation.segments), f"{_TOTAL} {printer.length(explanation.counted)}"])


class _Printer:
    """Print the parts of a line in one locale and zone."""

    def __init__(self, tag: str, locale: Locale, clock: ClockFace, zone: str, *, beside: _Printer | None = None) -> None:
        self.beside = beside
        self.tag, self.locale, self.clock, self.zone = tag, locale, clock, time_zone(zone)
        self.words = _words_for(locale)
        self.join = str(locale.datetime_formats["medium"]).replace("'", "")
        # Explanations repeat themselves: many stretches on one date, the same hours on many dates.
        self.dates: dict[date, str] = {}
        self.clocks: dict[Hours, str] = {}

    def line(self, segment: Segment) -> str:
        """Return when, how long, and why."""
        mark = _COUNTED if segment.is_counted else _SKIPPED
        if segment.cause.kind == "clock_change":
            return f"{mark} {self._moment(segment.start)}: {self._causes(segment.causes)}"
        told = f"{mark} {self._when(segment.start, segment.end)} ({self.length(segment.duration)}): {self._causes(segment.causes)}"
        if self.beside is None:
            return told
        return f"{told} | {city_time(str(self.beside.zone), self.locale)}: {self.beside._when(segment.start, segment.end)}"  # noqa: SLF001

    def length(self, duration: timedelta) -> str:
        """Return a duration in hours, minutes and seconds."""
        parts: list[str] = []
        rest = abs(duration) // timedelta(seconds=1)
        for unit, seconds in _UNITS:
            amount, rest = divmod(rest, seconds)
            if amount or (unit == "s" and not parts):
                parts.append(f"{amount}\N{NO-BREAK SPACE}{unit}")
        text = self.clock.native(" ".join(parts))
        return f"{_SKIPPED}{text}" if duration < timedelta() else text

    def _when(self, start: datetime, end: datetime) -> str:
        first, last = (instant.astimezone(self.zone).replace(tzinfo=None) for instant in (start, end))
        midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
        begin, until = ((moment - midnight) // timedelta(seconds=1) for moment in (first, last))
        if (begin, until) == (0, DAY_SECONDS):
            return self._date(first)
        if begin < until <= DAY_SECONDS:
            return self._dated(first, self._hours((begin, until)))
        return str(self.locale.interval_formats[None]).format(self._moment(start), self._moment(end))

    def _moment(self, instant: datetime) -> str:
        local = instant.astimezone(self.zone).replace(tzinfo=None)
        return self._dated(local, self.clock.native(format_time(local, "short", locale=self.locale)))

    def _dated(self, day: datetime, clock: str) -> str:
        return self.join.replace("{1}", self._date(day)).replace("{0}", clock)

    def _date(self, day: datetime) -> str:
        on = day.date()
        if on not in self.dates:
            self.dates[on] = self.clock.native(format_skeleton("yMMMEd", day, locale=self.locale))
        return self.dates[on]

    def _hours(self, hours: Hours) -> str:
        if hours not in self.clocks:
            self.clocks[hours] = self.clock.written(hours)
        return self.clocks[hours]

    def _causes(self, causes: Sequence[Cause]) -> str:
        return "; ".join(dict.fromkeys(self._told(causes)))

    def _told(self, causes: Sequence[Cause]) -> Iterator[str]:
        named = len({cause.time_zone for cause in causes}) > 1
        for cause in causes:
            yield f"{city_time(cause.time_zone, self.locale)}: {self._cause(cause)}" if named else self._cause(cause)

    def _cause(self, cause: Cause) -> str:
        if cause.kind == "clock_change":
            shift = self.length(timedelta(seconds=abs(cause.shift_seconds)))
            return str(self.words["forward" if cause.shift_seconds > 0 else "back"]).format(shift=shift)
        word, name = self.words[cause.kind], cause.name(self.tag)
        return str(self.words["named"]).format(word=word, name=name) if name else str(word)


def _words_for(locale: Locale) -> Mapping[str, Any]:
    """Return the words of a locale's language and script, or English ones where it has not been given any."""
    words = _all_words()
    scripts = [f"{locale.language}-{locale.script}"] if locale.script else []
    if locale.language == "zh" and locale.territory in {"TW", "HK", "MO"}:
        scripts.append("zh-Hant")
    return next((words[name] for name in (*scripts, locale.language) if name in words), words["en"])


@cache
def _all_words() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("data", "explanation_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
