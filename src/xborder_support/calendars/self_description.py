"""Tell what a calendar is: its zones, why it is closed, how its hours are published, and the definition that makes it again."""

from __future__ import annotations

import json
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .closure import Closure
from .instants import SECOND, microseconds
from .open_time import OpenTime

if TYPE_CHECKING:
    from .explanation import Explanation

__all__ = ["SCHEMA", "SelfDescription"]

SCHEMA = "calendar/1"


class SelfDescription(OpenTime):
    """Answer the questions about the calendar itself, for people and for machines."""

    __slots__ = ()

    @property
    def time_zone(self) -> ZoneInfo:
        """Return the zone in which the hours are meant; of a combination, that of the first calendar."""
        return time_zone(self._horizon.definition.zone)

    @property
    def time_zones(self) -> tuple[str, ...]:
        """Return the zones of all calendars that take part in a combination; else the one zone."""
        return self._horizon.definition.zones

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
        from .explanation import explain  # noqa: PLC0415  (for those who ask)

        return explain(self._horizon, microseconds(a), microseconds(b))

    def describe(
        self, locale: str, zone: str | tzinfo | None = None, *, on: date | None = None, numbering_system: str | None = None
    ) -> str:
        """Print the weekly hours as a shop window of that locale would: equal days together, and whose time it is.

        ``zone`` moves them to a reader's clock, with the difference of the date ``on``. With ``on``, the hours are those of its season;
        without, each season follows under its name. Of a combined calendar the hours are those of the week of ``on``. One line a group of
        days; ``numbering_system`` is a CLDR name, by default the locale's own. Prayer pauses move every day, and are no part of it; neither
        are holidays, single dates and breaks.

        Errors: ``UsageError`` ``bad-language-tag``, ``unknown-locale``, ``unknown-time-zone``, ``missing-date``, ``bad-date``,
        ``calendar-out-of-range``, ``unsupported-numbering-system``.

        Source: CLDR, through Babel.

        Example:
            >>> from xborder_support import BusinessCalendar
            >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
            >>> print(tokyo.describe("en-GB"), tokyo.describe("en-US", "Asia/Kolkata"), sep=" | ")
            Mon\N{EN DASH}Fri 09:00\N{EN DASH}18:00 (Tokyo Time) | ...
        """
        from .published import describe  # noqa: PLC0415  (babel, for those who print)

        week, seasons = self._horizon.definition.weekly(on)
        own = self._horizon.definition.zone
        return describe(week, own, locale, reader_zone=zone, on=on, seasons=seasons, numbering_system=numbering_system)

    def to_schema_org(self, first_on: date | None = None, last_on: date | None = None) -> list[dict[str, Any]]:
        """Return the hours as schema.org's ``openingHoursSpecification``, for the JSON-LD of a page.

        Without dates these are the weekly hours. With dates, the seasons, holidays, closed dates, exceptions and breaks between them, both
        included, follow as hours that are valid on their dates. A night that runs into the first date, or out of the last one, may have an
        entry too. Prayer pauses are not published.

        Errors: ``UsageError`` ``not-representable``, ``bad-date``, ``bad-date-range``, ``missing-date`` where one of the dates is missing
        or a combined calendar has none, and ``calendar-out-of-range``, ``holidays-out-of-range``, ``hijri-out-of-range``.

        Source: https://schema.org/OpeningHoursSpecification

        Example:
            >>> from datetime import date
            >>> from xborder_support import BusinessCalendar, Holidays
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"fri": "09:00-15:00"}, holidays=[Holidays(territory="DE")])
            >>> for hours in berlin.to_schema_org(date(2026, 5, 1), date(2026, 5, 2)):
            ...     print(hours["opens"], hours["closes"], hours.get("dayOfWeek"), hours.get("validFrom"))
            09:00 15:00 ['https://schema.org/Friday'] None
            00:00 00:00 None 2026-05-01
        """
        from .published import to_schema_org  # noqa: PLC0415  (for those who publish)

        week, exceptions, seasons = self._horizon.definition.dated_hours(first_on, last_on)
        return to_schema_org(week, exceptions=exceptions, seasons=seasons)

    def to_config(self) -> dict[str, Any]:
        """Return the calendar as a desk file's ``[calendars.<name>]`` table; ``from_config`` reads it back."""
        return self._horizon.definition.to_config()

    def to_toml(self) -> str:
        """Return the calendar as the TOML text of such a table."""
        import tomlkit  # noqa: PLC0415  (only for those who write files)

        return tomlkit.dumps(self.to_config())

    def to_json(self) -> str:
        """Return the calendar as JSON, the same text for equal calendars."""
        return json.dumps({"schema": SCHEMA, **self.to_config()}, ensure_ascii=False)

    def _reopening(self, t: datetime) -> datetime | None:
        try:
            return self.next_open(t)
        except UsageError:  # nothing further is known: a notice then simply names no day
            return None
