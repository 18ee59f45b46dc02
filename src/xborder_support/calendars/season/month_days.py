"""Read days that a year repeats: ``12-24``, ``12-01..01-06``, which may run over the end of the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from xborder_support.errors import UsageError

__all__ = ["GREGORIAN_YEAR", "HIJRI_YEAR", "MonthDay", "MonthDays", "YearShape"]

_FORM = re.compile(r"\s*(\d{2})-(\d{2})\s*", re.ASCII)


class YearShape(NamedTuple):
    """Hold the most days that each month can have, and how people write a day of such a year."""

    months: tuple[int, ...]
    hint: str


GREGORIAN_YEAR = YearShape(
    (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    'write the month and the day: "12-24", or "12-01..01-06" for a range that ends with its last day',
)
HIJRI_YEAR = YearShape((30,) * 12, 'write "ramadan", or the Hijri month and day: "10-01", or "12-01..12-10" with its last day')


class MonthDay(NamedTuple):
    """Hold a day of a year, counted from 1."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Hold the days from the first to the last, both included. A first day that is later than the last one means over the new year."""

    first: MonthDay
    last: MonthDay

    @classmethod
    def parse(cls, text: str, year: YearShape) -> MonthDays:
        """Read a day or a range.

        Errors: ``UsageError`` ``bad-month-day``.
        """
        if not isinstance(text, str):
            raise UsageError(f"days of a year are text, not {type(text).__name__}", code="bad-month-day", hint=year.hint)
        first, dots, last = text.partition("..")
        start = _read(first, year)
        return cls(start, _read(last, year) if dots else start)

    @property
    def crosses_new_year(self) -> bool:
        """Tell whether the last day lies in the year after that of the first."""
        return self.last < self.first

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"


def _read(text: str, year: YearShape) -> MonthDay:
    match = _FORM.fullmatch(text)
    if not match:
        raise UsageError(f"cannot read the day {text[:40]!r}", code="bad-month-day", hint=year.hint)
    found = MonthDay(int(match[1]), int(match[2]))
    if not 1 <= found.month <= len(year.months):
        raise UsageError(f"there is no month {found.month} in {text[:40]!r}", code="bad-month-day", hint=year.hint)
    longest = year.months[found.month - 1]
    if not 1 <= found.day <= longest:
        message = f"there is no day {found.day} in month {found.month}"
        raise UsageError(message, code="bad-month-day", hint=f"this month has days 1 to {longest}")
    return found
