"""Answer which dates are holidays of a place, and whose list says so.

The dates come from the ``holidays`` package. Categories and subdivision are always named, since "public" means different things in
different countries; the process's own locale never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from xborder_support.calendars.arguments import flag_of, place_of, year_of
from xborder_support.calendars.closed_dates import read_date
from xborder_support.calendars.hours import Hours, HoursLike

from .announced import Announced, AnnouncedLike, check_announced, print_announced, read_announced
from .half_days import HalfDay, HalfDayHours, check_half_days, print_half_days, read_half_days
from .holiday import Holiday
from .listing import Query, known_years
from .place import read_categories, read_subdivision
from .working_days import working_days_are_known
from .year import check_year, cut_days, free_days, full_days, listed_days, listed_name, worked_days

__all__ = ["Holidays"]

_PUBLIC = ("public",)


@dataclass(frozen=True, slots=True, init=False)
class Holidays:
    """Choose holidays: a territory, a part of it where that matters, and the categories that close.

    ``subdivision`` is a code, its ISO 3166-2 form or a name: ``BY``, ``DE-BY``, ``Bayern``. ``half_days`` says what to do with days that
    the place counts as half holidays: None leaves the usual hours, ``"customary"`` cuts them at the local custom's time, and hours such as
    ``"09:00-13:00"`` leave what lies within them. ``working_days=False`` ignores rest days that are worked. ``announced`` maps dates that
    the list gives to the dates as announced, at most ten days away, or to None where a day is no holiday this time.

    A list that names no date for a year says that nobody is off: Ukraine works on its holidays while martial law lasts, so name the
    category ``workday`` to close on them. A year that a list does not know is refused.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``unknown-holiday-category``, which list what is known;
    ``bad-hours``, ``no-half-day-hours``, ``no-half-day-facts``, ``no-half-days``; ``bad-date``, ``date-twice``, ``bad-announced``,
    ``not-a-holiday``, ``announcement-too-far``; ``not-a-boolean``. Of every question about a year: ``bad-year``, ``holidays-out-of-range``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import Holidays
        >>> day = Holidays(territory="DE", subdivision="BY").on(date(2026, 1, 6))
        >>> day.name("de"), day.name("en")
        ('Heilige Drei Könige', 'Epiphany')
    """

    territory: str
    subdivision: str | None
    categories: tuple[str, ...]
    half_days: HalfDayHours
    working_days: bool
    announced: Announced

    def __init__(
        self,
        *,
        territory: str,
        subdivision: str | None = None,
        categories: str | Iterable[str] = _PUBLIC,
        half_days: HoursLike | Iterable[Hours] | None = None,
        working_days: bool = True,
        announced: AnnouncedLike = None,
    ) -> None:
        place = place_of(territory)
        query = Query(place, read_subdivision(place, subdivision), read_categories(place, categories))
        kept = {**query._asdict(), "half_days": read_half_days(half_days), "working_days": flag_of(working_days, "working_days")}
        for name, value in {**kept, "announced": read_announced(announced)}.items():
            object.__setattr__(self, name, value)
        check_half_days(query, self.half_days)
        check_announced(self.announced, partial(listed_days, self), partial(listed_name, self))

    @classmethod
    def from_config(cls, config: str | Mapping[str, Any]) -> Holidays:
        """Return the holidays that a desk file names: ``"JP"``, or a table with the names of this class's arguments.

        Errors: ``ConfigurationError`` with every fault of the table.

        Example:
            >>> from xborder_support.calendars import Holidays
            >>> Holidays.from_config({"territory": "DE", "subdivision": "DE-BY"}).to_config()
            {'territory': 'DE', 'subdivision': 'BY'}
        """
        from .settings import read_holidays  # noqa: PLC0415  (pydantic is for those who configure)

        return read_holidays(config)

    @property
    def first_year(self) -> int:
        """Return the first year whose holidays are known."""
        return known_years(self.territory)[0]

    @property
    def last_year(self) -> int:
        """Return the last year whose holidays are known."""
        return known_years(self.territory)[1]

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the holidays of a year in order, one for each date, half-days among them."""
        return tuple(Holiday(on=day, source=self) for day in free_days(self, year_of(year)))

    def on(self, day: date) -> Holiday | None:
        """Return the holiday of a local date, or None.

        Errors: also ``bad-date`` for a datetime, whose local date depends on a zone.
        """
        on = read_date(day)
        return Holiday(on=on, source=self) if on in free_days(self, on.year) else None

    def dates(self, year: int) -> frozenset[date]:
        """Return the dates of a year that are free for the whole day."""
        return full_days(self, year_of(year))

    def half_days_in(self, year: int) -> Mapping[date, HalfDay]:
        """Return the half-days of a year that cut the hours, with what stays open. There are none where ``half_days`` is None."""
        return cut_days(self, year_of(year))

    def working_days_in(self, year: int) -> frozenset[date]:
        """Return the rest days of a year that are worked, such as China's make-up days.

        Example:
            >>> from xborder_support.calendars import Holidays
            >>> china = Holidays(territory="CN")
            >>> min(china.working_days_in(2026)), china.working_days_in(2027), china.working_days_known(2027)
            (datetime.date(2026, 1, 4), frozenset(), False)
        """
        return worked_days(self, year_of(year))

    def working_days_known(self, year: int) -> bool:
        """Return whether the list can say which rest days of a year are worked.

        A territory that moves working days says so one year at a time. From the year after the last that names any, nothing is known: such
        a year counts every rest day as one, and ``Holiday.says_who`` tells so.
        """
        check_year(self, year_of(year))
        return working_days_are_known(self.territory, year)

    def to_config(self) -> str | dict[str, Any]:
        """Return the choice as a desk file writes it: what was not said is left out, and equal choices give equal tables."""
        told = {
            "subdivision": self.subdivision,
            "categories": None if self.categories == _PUBLIC else list(self.categories),
            "half_days": print_half_days(self.half_days),
            "working_days": None if self.working_days else False,
            "announced": print_announced(self.announced) or None,
        }
        said = {key: value for key, value in told.items() if value is not None}
        return {"territory": self.territory, **said} if said else self.territory
