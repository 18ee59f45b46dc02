"""Make a calendar: out of hours, a desk file, a market, or two other calendars; and tell what it was made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .closed_dates import ClosedDates, read_closed
from .closure import Closure
from .combination import Combination, Operation
from .dated_hours import DatedHoursLike, read_dated_hours
from .explanation import Explanation, explain
from .holidays import Holidays
from .horizon import Horizon
from .hours import HoursLike
from .instants import SECOND, microseconds
from .open_time import OpenTime
from .schedule import Schedule
from .season import Season
from .weekdays import read_week

if TYPE_CHECKING:
    from datetime import tzinfo

    from xborder_support.markets import Market

    from .definition import Definition
    from .prayer import PrayerPause

__all__ = ["BusinessCalendar"]

_SCHEMA = "calendar/1"
_NO_DATED_HOURS: Mapping[str, HoursLike] = {}


class BusinessCalendar(OpenTime):
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

    def __init__(
        self,
        *,
        time_zone: str | tzinfo,
        weekly: Mapping[str, HoursLike],
        exceptions: DatedHoursLike = _NO_DATED_HOURS,
        breaks: DatedHoursLike = _NO_DATED_HOURS,
        closed: Iterable[str | date | ClosedDates] = (),
        holidays: Iterable[Holidays] = (),
        seasons: Iterable[Season] = (),
        prayer: PrayerPause | None = None,
    ) -> None:
        schedule = Schedule(
            zone=_zone_name(time_zone),
            week=read_week(weekly),
            exceptions=read_dated_hours(exceptions),
            breaks=read_dated_hours(breaks),
            closed=read_closed(closed),
            holidays=tuple(holidays),
            seasons=tuple(seasons),
            prayer=prayer,
        )
        self._hold(schedule)

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> BusinessCalendar:
        """Return the calendar of a desk file's ``[calendars.<name>]`` table.

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
    def time_zone(self) -> ZoneInfo:
        """Return the zone in which the hours are meant; of a combination, that of the first calendar."""
        return time_zone(self._horizon.definition.zone)

    @property
    def time_zones(self) -> tuple[str, ...]:
        """Return the zones of all calendars that take part in a combination; else the one zone."""
        return self._horizon.definition.zones

    @property
    def digest(self) -> str:
        """Return a SHA-256 of the definition: equal calendars have equal digests in every process.

        It stands for what the calendar was told. The versions of zone data and of holiday data are not part of it.
        """
        return self._digest

    def closure(self, t: datetime) -> Closure | None:
        """Return why the desk is closed at an instant, or None where it is open.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar, Holidays
            >>> berlin = BusinessCalendar(
            ...     time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="DE")]
            ... )
            >>> closure = berlin.closure(datetime(2026, 5, 1, 10, tzinfo=UTC))
            >>> closure.kind, closure.name("de"), closure.next_open_at.isoformat()
            ('holiday', 'Erster Mai', '2026-05-04T07:00:00+00:00')
        """
        if self.is_open(t):
            return None
        return self._horizon.definition.closure(microseconds(t) // SECOND, next_open_at=self._reopening(t))

    def explain(self, a: datetime, b: datetime) -> Explanation:
        """Return what made up the answer to ``business_duration(a, b)``: every stretch between, counted or not, and why.

        Errors: ``UsageError`` ``range-too-long`` beyond ten years.

        Example:
            >>> from datetime import datetime
            >>> from xborder_support import BusinessCalendar
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]})
            >>> friday = datetime(2026, 1, 9, 11, 0, tzinfo=berlin.time_zone)
            >>> for segment in berlin.explain(friday, friday.replace(hour=14)).segments:
            ...     print(segment.cause.kind, segment.is_counted, segment.duration)
            hours True 1:00:00
            pause False 1:00:00
            hours True 1:00:00
        """
        return explain(self._horizon.definition, microseconds(a), microseconds(b))

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

    def to_config(self) -> dict[str, Any]:
        """Return the calendar as a desk file's ``[calendars.<name>]`` table; ``from_config`` reads it back."""
        return self._horizon.definition.to_config()

    def to_toml(self) -> str:
        """Return the calendar as the TOML text of such a table."""
        import tomlkit  # noqa: PLC0415  (only for those who write files)

        return tomlkit.dumps(self.to_config())

    def to_json(self) -> str:
        """Return the calendar as JSON, the same text for equal calendars."""
        return json.dumps({"schema": _SCHEMA, **self.to_config()}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> BusinessCalendar:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-stored-value`` where the text is something else.
        """
        try:
            table = json.loads(text)
            if table.pop("schema") != _SCHEMA:
                raise ValueError(text)  # noqa: TRY301  (every way to be something else ends in the same words)
            return cls.from_config(table)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            hint = "pass the text that BusinessCalendar.to_json() returned"
            raise UsageError("this is no stored BusinessCalendar", code="bad-stored-value", hint=hint) from None

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
        return self._made(Combination(operation, self._horizon, other._horizon))

    @classmethod
    def _made(cls, definition: Definition) -> BusinessCalendar:
        made = object.__new__(cls)
        made._hold(definition)
        return made

    def _hold(self, definition: Definition) -> None:
        self._horizon = Horizon(definition)
        told = {"schema": _SCHEMA, **definition.to_config()}
        self._digest = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def _reopening(self, t: datetime) -> datetime | None:
        try:
            return self.next_open(t)
        except UsageError:  # nothing further is known: a notice then simply names no day
            return None


def _zone_name(zone: str | tzinfo) -> str:
    return time_zone(zone).key
