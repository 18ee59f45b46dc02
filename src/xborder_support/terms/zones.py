"""Read time zones from the pinned ``tzdata`` package, and insist on aware datetimes.

``zoneinfo`` would read the machine's own zone files first, which are often years old: the same shop would then open an hour
apart on two machines. So zones are opened from the ``tzdata`` wheel, which is a dependency with a version.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["known_time_zones", "territory_time_zones", "time_zone", "utc"]


@cache
def known_time_zones() -> frozenset[str]:
    """Return the IANA names that the pinned ``tzdata`` package defines.

    Example:
        >>> from xborder_support.terms import known_time_zones
        >>> "Asia/Tokyo" in known_time_zones()
        True
    """
    listing = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return frozenset(listing.split()) - {"Factory"}  # which stands for "nobody has set a zone"


def time_zone(zone: str | tzinfo) -> ZoneInfo:
    """Return the pinned zone for an IANA name, for a ``zoneinfo`` or ``pytz`` object of that name, or for ``datetime.UTC``.

    Errors: ``UsageError`` ``unknown-time-zone`` for a name that IANA does not list, and for a fixed offset, which is no zone.

    Example:
        >>> from xborder_support.terms import time_zone
        >>> time_zone("Asia/Tokyo").key
        'Asia/Tokyo'
    """
    name = zone if isinstance(zone, str) else "UTC" if zone is UTC else getattr(zone, "key", None) or getattr(zone, "zone", None)
    if not isinstance(name, str) or name not in known_time_zones():
        raise UsageError(f"unknown time zone {str(name or zone)[:60]!r}", code="unknown-time-zone", hint=_zone_hint(name))
    return _open(name)


def utc(instant: datetime, what: str = "the datetime") -> datetime:
    """Return an aware datetime in UTC. ``what`` names the argument in the error.

    Errors: ``UsageError`` ``naive-datetime`` where no zone is attached, since guessing one would move a deadline; ``not-a-datetime``;
    ``datetime-out-of-range`` at the very ends of the years 1 and 9999.

    Example:
        >>> from datetime import datetime, timezone, timedelta
        >>> from xborder_support.terms import utc
        >>> utc(datetime(2026, 2, 3, 21, 40, tzinfo=timezone(timedelta(hours=9))))
        datetime.datetime(2026, 2, 3, 12, 40, tzinfo=datetime.timezone.utc)
    """
    if type(instant) is datetime and instant.tzinfo is UTC:
        return instant  # nearly all of them, and asked for many times in a decision
    if not isinstance(instant, datetime):
        raise UsageError(f"{what} is not a datetime but {type(instant).__name__}", code="not-a-datetime", hint="pass datetime.now(UTC)")
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise UsageError(f"{what} has no time zone", code="naive-datetime", hint="pass an aware datetime, such as datetime.now(UTC)")
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise UsageError(f"{what} is outside the years 1 to 9999", code="datetime-out-of-range", hint="pass a real instant") from None


@cache
def territory_time_zones(code: str) -> tuple[str, ...]:
    """Return the IANA names that a territory uses, as zone.tab orders them; empty where it lists none.

    Example:
        >>> from xborder_support.terms import territory_time_zones
        >>> territory_time_zones("IS"), territory_time_zones("DE")
        (('Atlantic/Reykjavik',), ('Europe/Berlin', 'Europe/Busingen'))
    """
    import pytz  # noqa: PLC0415  (its table of territories is what zoneinfo lacks)

    return tuple(pytz.country_timezones.get(code, ()))


class _PinnedZone(ZoneInfo):
    """Pickle and copy by name: a ``ZoneInfo`` that was read from an open file refuses both."""

    def __reduce__(self) -> tuple[Callable[[str], ZoneInfo], tuple[str]]:
        return time_zone, (self.key,)

    def __repr__(self) -> str:
        return f"zoneinfo.ZoneInfo(key={self.key!r})"


@cache
def _open(name: str) -> ZoneInfo:
    # The name was checked against the package's own list, so it cannot walk out of the folder.
    with resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return _PinnedZone.from_file(file, key=name)


def _zone_hint(name: object) -> str:
    if not isinstance(name, str):
        return "a fixed offset is no zone: pass an IANA name such as 'Europe/Berlin' or 'UTC'"
    city = name[:60].strip().replace(" ", "_").casefold()
    if found := [zone for zone in sorted(known_time_zones()) if zone.casefold().rpartition("/")[2] == city and "/" in zone]:
        return f"did you mean {found[0]!r}?"
    if name.isupper() and len(name) <= 5:
        return "short names such as JST mean different zones to different people: pass an IANA name such as 'Asia/Tokyo'"
    return did_you_mean(name[:60], known_time_zones())
