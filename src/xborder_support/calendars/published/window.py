"""Answer how to show hours to a reader: as a local shop window would, in the reader's locale and, if wanted, the reader's zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, TypeAlias

from xborder_support.calendars.hours import DAY_SECONDS, Hours
from xborder_support.calendars.weekdays import Week
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .clock_face import ClockFace
from .differences import Difference, difference_on, differences
from .given_week import WeekLike, given_week
from .reading_locale import digits_of, first_day_of, listed, locale_of, ranged_days
from .regrouping import DayGroup, grouped, moved
from .words import word
from .zone_name import city_time, variant_time

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["NamedWeek", "describe"]

#: The hours of a season, under the name that its block is headed with.
NamedWeek: TypeAlias = tuple[str, WeekLike]

_WHOLE_DAY: tuple[Hours, ...] = ((0, DAY_SECONDS),)
_CLOSED = "\N{EN DASH}"
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as every calendar


def describe(  # noqa: PLR0913  (all but three are given by name)
    week: WeekLike,
    zone: str | tzinfo,
    locale: str,
    *,
    reader_zone: str | tzinfo | None = None,
    on: date | None = None,
    seasons: Iterable[NamedWeek] = (),
    numbering_system: str | None = None,
) -> str:
    """Print the hours of a week as a local shop window would: equal days together, closed days left out, whose time it is at the end.

    ``reader_zone`` moves the hours to the reader's clock, with the difference of the date ``on``. Without ``on``, the difference must
    hold all year or follow the reader's own summer time, and both are then printed. One line a group of days; the zone's name stands in
    the same line where there is only one. ``numbering_system`` is a CLDR name, by default that of the locale.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-locale``, ``unknown-time-zone``, ``missing-date``, ``bad-date``,
    ``calendar-out-of-range``, ``unsupported-numbering-system``, ``not-a-week``.

    Source: CLDR, through Babel.

    Example:
        >>> from xborder_support.calendars.published import describe
        >>> week = {"mon-fri": "09:00-18:00", "sat": "10:00-14:00"}
        >>> describe(week, "Asia/Tokyo", "ko").splitlines()
        ['월~금 오전 9:00 ~ 오후 6:00', '토 오전 10:00 ~ 오후 2:00', '(도쿄 시간)']
    """
    known = locale_of(locale)
    window = _Window(known, ClockFace(known, digits_of(locale, known, numbering_system)))
    shop = time_zone(zone).key
    reader = shop if reader_zone is None else time_zone(reader_zone).key
    blocks = [(name, given_week(hours)) for name, hours in (("", week), *seasons)]
    return "\n".join(window.block(blocks, reader, difference) for difference in _views(shop, reader, on))


def _views(shop: str, reader: str, on: date | None) -> tuple[Difference, ...]:
    if on is not None and (not isinstance(on, date) or isinstance(on, datetime)):
        raise UsageError(f"on= is a date, not {type(on).__name__}", code="bad-date", hint="pass the local date of the shop")
    if on is not None and not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        message = f"hours are printed for the years {_FIRST_YEAR} to {_LAST_YEAR}, not for {on.year}"
        raise UsageError(message, code="calendar-out-of-range", hint="check the date of on=")
    if shop == reader:
        return (Difference(0),)
    return differences(shop, reader) if on is None else (difference_on(shop, reader, on),)


@dataclass(frozen=True, slots=True)
class _Window:
    """Print for one locale."""

    locale: Locale
    clock: ClockFace

    def block(self, weeks: list[tuple[str, Week]], zone: str, difference: Difference) -> str:
        """Print all weeks for one difference of clocks, and whose time it is."""
        lines: list[str] = []
        for name, week in weeks:
            lines += [*([name] if name else []), *self._lines(moved(week, difference.seconds))]
        label = self._label(zone, difference)
        if len(lines) > 1:
            return "\n".join([*lines, label])
        return f"{lines[0]} {label}" if label.startswith("(") else f"{lines[0]}, {label}"

    def _lines(self, week: Week) -> list[str]:
        groups = grouped(week, first_day_of(self.locale))
        return [self._line(group) for group in groups] or [word("closed", self.locale) or _CLOSED]

    def _line(self, group: DayGroup) -> str:
        runs, hours = group
        days = listed([ranged_days(first, last, self.locale) for first, last in runs], self.locale)
        return f"{days} {self._hours(hours)}"

    def _hours(self, hours: tuple[Hours, ...]) -> str:
        if hours == _WHOLE_DAY and (words := word("all_day", self.locale)):
            return self.clock.native(words)
        return listed([self.clock.written(stretch) for stretch in hours], self.locale)

    def _label(self, zone: str, difference: Difference) -> str:
        if difference.variant is None:
            label = city_time(zone, self.locale)
        else:
            label = variant_time(zone, self.locale, difference.variant, difference.reader_offset)
        return label if "(" in label else f"({label})"
