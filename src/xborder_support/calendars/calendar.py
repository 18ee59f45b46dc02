"""Make a calendar: out of hours, a desk file, a market, or two other calendars; and tell what it was made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .closed_dates import ClosedDates, read_closed
from .combination import Combination, Operation
from .dated_hours import DatedHoursLike, read_dated_hours
from .holidays import Holidays
from .horizon import Horizon
from .hours import HoursLike, within
from .schedule import Schedule
from .season import Season
from .self_description import SCHEMA, SelfDescription
from .weekdays import read_week

if TYPE_CHECKING:
    from datetime import tzinfo

    from xborder_support.configuration import Document
    from xborder_support.markets import Market

    from .definition import Definition
    from .prayer import PrayerPause

__all__ = ["BusinessCalendar"]

_MOST_BYTES = 5_000_000
Given = TypeVar("Given")
Told = TypeVar("Told")
_NO_DATED_HOURS: Mapping[str, HoursLike] = {}


class BusinessCalendar(SelfDescription):
    """Answer questions about the open hours of a desk.

    ``weekly`` maps days (``mon``, ``mon-fri``, ``sat-mon``, ``mon,wed``) to local hours, which may cross midnight and belong to the
    date they start on. ``exceptions`` replace the hours of single dates, ``closed`` closes dates and ranges, ``holidays`` the dates of
    lists, ``seasons`` replace the week for a time, and ``breaks`` and the pauses of ``prayer`` are taken out of what is open. An exception
    outranks a closed date, that a holiday, that a season, and that the week. Hours of a date may carry the shop's reason:
    ``{"2026-12-24": {"hours": ["09:00-12:00"], "reason": "Christmas Eve"}}``.

    Datetimes must be aware, of any zone; answers are in UTC. Durations are elapsed time, not differences of wall clocks. A calendar
    answers for the years 1900 to 2199, or as far as its holidays and seasons are known. Two calendars make a third: ``a & b`` is open where
    both are, ``a | b`` where either is, ``a - b`` where the first is and the second is not.

    Errors: ``UsageError`` ``unknown-time-zone``, ``unknown-day``, ``day-twice``, ``bad-hours``, ``bad-date``, ``date-twice``,
    ``bad-date-range``, ``not-holidays``, ``not-seasons``, ``empty-calendar``. Of every question: ``naive-datetime``, ``not-a-datetime``,
    ``holidays-out-of-range``, ``hijri-out-of-range``, ``calendar-out-of-range``; of every search also ``no-open-time``.

    Example:
        >>> from datetime import UTC, datetime, timedelta
        >>> from xborder_support import BusinessCalendar, Holidays
        >>> tokyo = BusinessCalendar(
        ...     time_zone="Asia/Tokyo",
        ...     weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]},
        ...     holidays=[Holidays(territory="JP")],
        ... )
        >>> friday_evening = datetime(2026, 1, 9, 8, 0, tzinfo=UTC)  # 17:00 in Tokyo, before a long weekend
        >>> tokyo.add(friday_evening, timedelta(hours=2)).astimezone(tokyo.time_zone).isoformat()
        '2026-01-13T10:00:00+09:00'
    """

    __slots__ = ("_digest",)

    def __init__(  # noqa: PLR0913  (each says another kind of time, by name)
        self,
        *,
        time_zone: str | tzinfo,
        weekly: Mapping[str, HoursLike],
        exceptions: DatedHoursLike = _NO_DATED_HOURS,
        breaks: DatedHoursLike = _NO_DATED_HOURS,
        closed: Iterable[str | date | ClosedDates | Mapping[str, Any]] = (),
        holidays: Iterable[Holidays] = (),
        seasons: Iterable[Season] = (),
        prayer: PrayerPause | None = None,
    ) -> None:
        schedule = Schedule(
            zone=_zone_name(time_zone),
            week=_read("weekly", read_week, weekly),
            exceptions=_read("exceptions", read_dated_hours, exceptions),
            breaks=_read("breaks", read_dated_hours, breaks),
            closed=_read("closed", read_closed, closed),
            holidays=_listed(holidays),
            seasons=_listed(seasons),
            prayer=prayer,
        )
        self._hold(schedule)

    @classmethod
    def from_config(cls, config: Mapping[str, Any] | Document) -> BusinessCalendar:
        """Return the calendar of a desk file's ``[calendars.<name>]`` table, or of a document that is one.

        Errors: ``ConfigurationError`` with every fault of the table.

        Example:
            >>> from xborder_support import BusinessCalendar
            >>> BusinessCalendar.from_config({"time_zone": "Asia/Tokyo", "holidays": "JP", "hours": {"mon-fri": ["09:00-18:00"]}})
            BusinessCalendar(time_zone='Asia/Tokyo', digest='...')
        """
        from .settings import read_settings  # noqa: PLC0415  (settings build calendars, so they know this class)

        return read_settings(config).to_calendar()

    @classmethod
    def for_market(cls, market: str | Market, *, on: date | None = None) -> BusinessCalendar:
        """Return the usual support hours of a market, in its main zone and with its holidays.

        ``market`` is a territory, whose market is looked up as of the date ``on``, or a ``Market``, which has its date already.

        Errors: ``UsageError`` ``missing-date`` for a territory without a date.
        """
        from .market_hours import calendar_of_market  # noqa: PLC0415  (calendars are useful without any market)

        return calendar_of_market(market, on=on)

    @property
    def digest(self) -> str:
        """Return a SHA-256 of the definition: equal calendars have equal digests in every process.

        It stands for what the calendar was told. The versions of zone data and of holiday data are not part of it.
        """
        return self._digest

    def __and__(self, other: BusinessCalendar) -> BusinessCalendar:
        """Return the time in which both are there: a call with a customer, or two people who have to meet."""
        return self._with("all_of", other)

    def __or__(self, other: BusinessCalendar) -> BusinessCalendar:
        """Return the time in which either is there: sites that follow the sun."""
        return self._with("any_of", other)

    def __sub__(self, other: BusinessCalendar) -> BusinessCalendar:
        """Return the time in which this one is there and the other is not."""
        return self._with("without", other)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema of such a table, for editors and for other languages.

        Example:
            >>> from xborder_support import BusinessCalendar
            >>> BusinessCalendar.json_schema()["$ref"]
            '#/$defs/CalendarSettings'
        """
        from .settings import CalendarSettings  # noqa: PLC0415  (as in from_config)

        return CalendarSettings.model_json_schema(by_alias=True)

    @classmethod
    def from_json(cls, text: str | bytes) -> BusinessCalendar:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-stored-value`` where the text is something else; ``ConfigurationError`` with every fault of the rest.
        """
        if isinstance(text, str | bytes) and len(text) > _MOST_BYTES:
            hint = "a calendar has no more than some thousands of dates"
            raise UsageError(f"this is longer than {_MOST_BYTES:,} bytes", code="bad-stored-value", hint=hint)
        try:
            table = json.loads(text)
            mark = table.pop("schema")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            mark = None
        if mark != SCHEMA:
            found = f"its schema is {mark!r:.40}, not {SCHEMA!r}" if mark else f"it is no JSON object with the schema {SCHEMA!r}"
            hint = "pass the text that BusinessCalendar.to_json() returned; from_config reads tables without a mark"
            raise UsageError(f"this is no stored BusinessCalendar: {found}", code="bad-stored-value", hint=hint)
        return cls.from_config(table)

    @classmethod
    def from_toml(cls, text: str) -> BusinessCalendar:
        """Read what ``to_toml`` wrote, or a file that holds one calendar.

        Errors: ``ConfigurationError`` with every fault and its line.
        """
        from xborder_support.configuration import parse_toml  # noqa: PLC0415  (for those who read files)

        return cls.from_config(parse_toml(text))

    @classmethod
    def from_schema_org(cls, document: Any, *, time_zone: str | tzinfo, holidays: Iterable[Holidays] = ()) -> BusinessCalendar:
        """Return a calendar with the hours of schema.org's ``openingHoursSpecification``, or of a whole JSON-LD object that has one.

        Errors: ``UsageError`` ``incomplete-hours`` where a part cannot be taken over; ``published.from_schema_org`` returns the rest with
        its findings. Also ``bad-specification``, ``no-opening-hours``, ``several-places``, ``too-many-specifications``.

        Source: https://schema.org/OpeningHoursSpecification

        Example:
            >>> from xborder_support import BusinessCalendar
            >>> hours = {"dayOfWeek": ["Monday", "Tuesday"], "opens": "09:00", "closes": "18:00"}
            >>> BusinessCalendar.from_schema_org(hours, time_zone="Asia/Tokyo").to_config()["hours"]
            {'mon-tue': ['09:00-18:00']}
        """
        from .published import from_schema_org  # noqa: PLC0415  (for those who read pages)

        found = from_schema_org(document)
        if missed := [finding for finding in found.findings if finding.severity == "error"]:
            message = f"not all of it can be taken over: {missed[0].rule} at {missed[0].facts['place']}, the first of {len(missed)}"
            hint = "correct the page, or take what from_schema_org of xborder_support.calendars returns, with its findings"
            raise UsageError(message, code="incomplete-hours", hint=hint)
        seasons = [Season.between(ClosedDates(dated.first_on, dated.last_on), hours=dated.weekly) for dated in found.seasons]
        return cls(time_zone=time_zone, weekly=found.weekly, exceptions=found.exceptions, holidays=holidays, seasons=seasons)

    def __eq__(self, other: object) -> bool:
        return self._digest == other._digest if isinstance(other, BusinessCalendar) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._digest)

    def __repr__(self) -> str:
        return f"BusinessCalendar(time_zone={self._horizon.definition.zone!r}, digest={self._digest[:12]!r})"

    def __getstate__(self) -> Definition:
        return self._horizon.definition

    def __setstate__(self, definition: Definition) -> None:
        self._hold(definition)

    def _with(self, operation: Operation, other: BusinessCalendar) -> BusinessCalendar:
        if not isinstance(other, BusinessCalendar):
            return NotImplemented
        return self._made(Combination.of(operation, self._horizon, other._horizon))

    @classmethod
    def _made(cls, definition: Definition) -> BusinessCalendar:
        made = object.__new__(cls)
        made._hold(definition)
        return made

    def _hold(self, definition: Definition) -> None:
        self._horizon = Horizon(definition)
        told = {"schema": SCHEMA, **definition.to_config()}
        self._digest = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _read(name: str, read: Callable[[Given], Told], given: Given) -> Told:
    """Return what an argument tells, and name it where something is wrong in it."""
    with within(name):
        return read(given)


def _listed(given: Any) -> tuple[Any, ...]:
    """Return several as they are, and one alone, whatever it is, as the only one."""
    return tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)


def _zone_name(zone: str | tzinfo) -> str:
    return time_zone(zone).key
