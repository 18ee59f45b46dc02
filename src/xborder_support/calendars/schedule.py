"""Hold what a calendar was told: which hours apply on which local date, and why, before any of it is laid on the time line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from xborder_support.errors import UsageError

from .cause import Labelled
from .closed_dates import ClosedDay, closed_config, range_of, read_date
from .closure import Closure, closure_at
from .compilation import CompiledYear, compile_year
from .dated_hours import DatedHours, dated_config
from .definition import PublishedHours
from .holidays import Holiday, Holidays
from .hours import Hours
from .instants import FIRST_YEAR, LAST_YEAR
from .intervals import Interval, subtract, union
from .labels import label
from .season import Season
from .weekdays import Week, week_config

if TYPE_CHECKING:
    from .prayer import PrayerPause

__all__ = ["DayHours", "Ground", "Schedule"]

#: What decided the hours of a date, from the lowest rank to the highest.
Ground: TypeAlias = Literal["week", "season", "working_day", "half_day", "holiday", "closed_date", "exception"]


class DayHours(NamedTuple):
    """Hold the hours that start on a date (a proleptic ordinal), none where it is closed, and what decided them."""

    ordinal: int
    hours: tuple[Hours, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hold zone, weekly hours and what overrides them. Dates are proleptic ordinals.

    An exception outranks a closed date, that a holiday, that a season, and that the week; breaks and prayer pauses are taken out of
    whatever is left. Of several seasons on one date the first counts.
    """

    zone: str
    week: Week
    exceptions: Mapping[int, DatedHours]
    breaks: Mapping[int, DatedHours]
    closed: Mapping[int, ClosedDay]
    holidays: tuple[Holidays, ...]
    seasons: tuple[Season, ...] = ()
    prayer: PrayerPause | None = None
    _known: dict[int, Mapping[int, DayHours]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not all(isinstance(source, Holidays) for source in self.holidays):
            raise UsageError("holidays are a list of Holidays", code="not-holidays", hint='pass holidays=[Holidays(territory="JP")]')
        if not all(isinstance(season, Season) for season in self.seasons):
            raise UsageError("seasons are a list of Season", code="not-seasons", hint="pass seasons=[Season.ramadan(hours={…})]")
        if self.prayer is not None and not _is_prayer_pause(self.prayer):
            hint = 'pass prayer=PrayerPause(latitude=…, longitude=…, method="AE")'
            raise UsageError(f"a prayer pause is no {type(self.prayer).__name__}", code="not-a-prayer-pause", hint=hint)
        if not any(map(any, self._weeks())) and not any(day.hours for day in self.exceptions.values()):
            hint = 'give it hours, such as {"mon-fri": ["09:00-18:00"]}'
            raise UsageError("the calendar has no hours at all, so nothing would ever be due", code="empty-calendar", hint=hint)

    @property
    def zones(self) -> tuple[str, ...]:
        """Return the zone of the hours, as the only one."""
        return (self.zone,)

    @property
    def first_year(self) -> int:
        """Return the first year that the calendar can answer for."""
        return max([FIRST_YEAR, *(source.first_year for source in self._sources())])

    @property
    def last_year(self) -> int:
        """Return the last year that the calendar can answer for."""
        return min([LAST_YEAR, *(source.last_year for source in self._sources())])

    @property
    def open_years(self) -> tuple[int, int]:
        """Return the first and the last year that may hold open time, so that a search knows where to stop."""
        if any(map(any, self._weeks())):
            return self.first_year, self.last_year
        years = [date.fromordinal(ordinal).year for ordinal, day in self.exceptions.items() if day.hours]
        return max(min(years), self.first_year), min(max(years) + 1, self.last_year)

    def check_year(self, year: int) -> None:
        """Refuse a year that the calendar cannot answer for.

        Errors: ``UsageError`` ``holidays-out-of-range``, ``hijri-out-of-range``, ``calendar-out-of-range``.
        """
        for source in self.holidays:
            source.dates(year)
        for season in self.seasons:
            season.spans(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if self.prayer and FIRST_YEAR <= year <= LAST_YEAR and not self.prayer.first_year <= year <= self.prayer.last_year:
            known = f"the prayers of this calendar are known from {self.prayer.first_year} to {self.prayer.last_year}, not in {year}"
            raise UsageError(known, code="hijri-out-of-range", hint="leave isha out of its prayer pause, which Ramadan moves")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            message = f"a calendar answers for the years {FIRST_YEAR} to {LAST_YEAR}, not for {year}"
            raise UsageError(message, code="calendar-out-of-range", hint="check the date or the duration: it leads out of this range")

    def compiled(self, year: int) -> CompiledYear:
        """Return the open periods of a local year on the UTC time line."""
        return compile_year(self, year)

    def days(self, first: int, last: int) -> list[DayHours]:
        """Return what applies on each date from first to last, both included."""
        decided: dict[int, DayHours] = {}
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            decided |= self._decided(year)
        week = self.week
        return [decided.get(day) or DayHours(day, week[(day + 6) % 7], "week") for day in range(first, last + 1)]

    def usual_hours(self, day: int, ground: Ground) -> tuple[Hours, ...]:
        """Return the hours that a date would have without what decided it: those of its season, else of the week."""
        season = self.season(day) if ground != "season" else None
        return (season.week if season else self.week)[(day + 6) % 7]

    def season(self, day: int) -> Season | None:
        """Return the season that covers a date, the first one in the list."""
        return next((season for season in self.seasons if season.spans(day, day)), None)

    def holiday(self, day: date) -> Holiday | None:
        """Return the holiday of a date from the first list that names it; one that closes the whole day counts before a half-day."""
        found = [holiday for source in self.holidays if (holiday := source.on(day))]
        return next((holiday for holiday in found if holiday.kind == "full"), found[0] if found else None)

    def labelled(self, start: int, end: int) -> list[Labelled]:
        """Return what decided each moment of ``[start, end)``, in UTC seconds."""
        return label(self, start, end)

    def closure(self, second: int, *, next_open_at: datetime | None) -> Closure:
        """Return why it is closed at a UTC second."""
        return closure_at(self, second, next_open_at=next_open_at)

    def weekly(self, on: date | None) -> tuple[Week, list[tuple[str, Week]]]:
        """Return the hours of the season that holds a date, else of the week; without a date, those of the named seasons beside them."""
        if on is None:
            return self.week, [(season.name, season.week) for season in self.seasons if season.name]
        season = self.season(read_date(on).toordinal())
        return season.week if season else self.week, []

    def dated_hours(self, first_on: date | None, last_on: date | None) -> PublishedHours:
        """Return the hours to publish: of the week, and of the seasons, holidays, closed dates and exceptions between two dates."""
        if first_on is None and last_on is None:
            return PublishedHours(self.week, {}, ())
        from .published.changed_dates import changed_dates  # noqa: PLC0415  (for those who publish)

        first, last = range_of(first_on, last_on)
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            self.check_year(year)
        return PublishedHours(self.week, changed_dates(self, first, last), list(self._dated_seasons(first, last)))

    def to_config(self) -> dict[str, Any]:
        """Return the definition as a desk file writes it; what was not said is left out."""
        told = {
            "time_zone": self.zone,
            "hours": week_config(self.week),
            "holidays": [source.to_config() for source in self.holidays],
            "closed": closed_config(self.closed),
            "exceptions": dated_config(self.exceptions),
            "breaks": dated_config(self.breaks),
            "seasons": [season.to_config() for season in self.seasons],
            "prayer": self.prayer.to_config() if self.prayer else None,
        }
        return {key: value for key, value in told.items() if value}

    def _weeks(self) -> Iterable[Week]:
        return self.week, *(season.week for season in self.seasons)

    def _dated_seasons(self, first: int, last: int) -> Iterator[tuple[date, date, Week]]:
        """Yield the stretches of dates that each season decides: of two on one date, the first in the list."""
        taken: list[Interval] = []
        for season in self.seasons:
            own = [(span.start, span.stop) for span in season.spans(first, last)]
            for start, stop in subtract(own, taken):
                yield date.fromordinal(start), date.fromordinal(stop - 1), season.week
            taken = union([*taken, *own])

    def _sources(self) -> Iterable[Holidays | Season | PrayerPause]:
        return *self.holidays, *self.seasons, *((self.prayer,) if self.prayer else ())

    def _decided(self, year: int) -> Mapping[int, DayHours]:
        """Return the dates of a year whose hours are not those of the week, each by what ranks highest on it."""
        if year not in self._known:
            self._known[year] = self._decide(year)
        return self._known[year]

    def _decide(self, year: int) -> dict[int, DayHours]:
        decided: dict[int, DayHours] = {}
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        # The evening before the first known year may still be wanted for its overnight tail; what applied on it is not known.
        if self.first_year <= year <= self.last_year:
            for season in reversed(self.seasons):
                decided |= {day: DayHours(day, season.week[(day + 6) % 7], "season") for span in season.spans(first, last) for day in span}
            decided |= self._worked(year, decided)
            decided |= self._shortened(year, decided)
            full = (day.toordinal() for source in self.holidays for day in source.dates(year))
            decided |= {day: DayHours(day, (), "holiday") for day in full}
        decided |= {day: DayHours(day, (), "closed_date") for day in self.closed if first <= day <= last}
        decided |= {day: DayHours(day, dated.hours, "exception") for day, dated in self.exceptions.items() if first <= day <= last}
        return decided

    def _worked(self, year: int, decided: Mapping[int, DayHours]) -> dict[int, DayHours]:
        """Return the rest days that are worked, with the hours of the nearest day of the week that has any."""
        worked = {}
        for day in (day.toordinal() for source in self.holidays for day in source.working_days_in(year)):
            near = [self._base(day + step, decided) for step in (0, -1, 1, -2, 2, -3, 3)]
            worked[day] = DayHours(day, next(filter(None, near), ()), "working_day")
        return worked

    def _shortened(self, year: int, decided: Mapping[int, DayHours]) -> dict[int, DayHours]:
        """Return the half-days, with what is left of their hours."""
        halves = [(day.toordinal(), half) for source in self.holidays for day, half in source.half_days_in(year).items()]
        return {day: DayHours(day, half.cut(self._base(day, decided)), "half_day") for day, half in halves}

    def _base(self, day: int, decided: Mapping[int, DayHours]) -> tuple[Hours, ...]:
        return decided[day].hours if day in decided else self.week[(day + 6) % 7]


def _is_prayer_pause(value: object) -> bool:
    from .prayer import PrayerPause  # noqa: PLC0415  (most calendars have none)

    return isinstance(value, PrayerPause)
