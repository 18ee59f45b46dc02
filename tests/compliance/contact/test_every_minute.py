"""A year by the minute in 24 places, beside plain tables of hours and the list of holidays: nothing passes outside of the hours."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
import pytest

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import ContactCheck, ContactContext, RegistryVerdict, Strictness, check_contact
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.conversations import Draft

_YEAR = 2026
_START = datetime(_YEAR, 1, 1, tzinfo=UTC)
_MINUTES = 365 * 1440
_QUARTER = 15
_STRIDE = 97  # minutes between two looks inside of hours that are open
_WEEK, _SATURDAY, _SUNDAY = range(5), 5, 6
_DAILY = range(7)
_REGISTERS = ("National DNCL", "Bloctel", "RPO", "DNCR", "NCPR", "Não Me Ligue / Não Me Perturbe")
_RULEBOOK = Rulebook.load()
_AGREED = ConsentState(
    status="granted",
    kinds=frozenset({"express_written", "express", "opt_in"}),
    granted_at=datetime(_YEAR, 1, 1, tzinfo=UTC) - timedelta(days=1),
)

#: Days of the week (0 is Monday), first minute, and the minute that no longer belongs to it.
_Hours = tuple[tuple[range | tuple[int, ...], str, str], ...]


@dataclass(frozen=True)
class _Place:
    """Write down what holds in a place, independently of the rulebook."""

    place: str
    channel: str
    zones: tuple[str, ...]
    hours: _Hours
    free: tuple[str, str | None] | None = None
    in_lieu: tuple[str, ...] = ()
    eve: tuple[str, str] | None = None
    strictness: Strictness = "code"
    bound_by: frozenset[str] = field(default_factory=frozenset)


_PLACES = (
    _Place("US-FL", "sms", ("America/New_York", "America/Chicago"), ((_DAILY, "08:00", "20:00"),)),
    _Place("US-TX", "phone", ("America/Chicago", "America/Denver"), ((range(6), "09:00", "21:00"), ((_SUNDAY,), "12:00", "21:00"))),
    _Place("US-CT", "sms", ("America/New_York",), ((_DAILY, "09:00", "20:00"),)),
    _Place("US-KY", "sms", ("America/Kentucky/Louisville", "America/Chicago"), ((_DAILY, "10:00", "21:00"),)),
    _Place("US-AL", "sms", ("America/Chicago",), ((range(6), "08:00", "20:00"),), free=("US", "AL")),
    _Place("US-MS", "sms", ("America/Chicago",), ((range(6), "08:00", "20:00"),)),
    _Place("US-NY", "phone", ("America/New_York",), ((_DAILY, "08:00", "21:00"),)),
    _Place(
        "US-RI",
        "sms",
        ("America/New_York",),
        ((_WEEK, "09:00", "18:00"), ((_SATURDAY,), "10:00", "17:00")),
        free=("US", "RI"),
        strictness="advisory",
    ),
    _Place("CA-NL", "phone", ("America/St_Johns", "America/Goose_Bay"), ((_WEEK, "09:00", "21:30"), ((5, 6), "10:00", "18:00"))),
    _Place("FR", "phone", ("Europe/Paris",), ((_WEEK, "10:00", "13:00"), (_WEEK, "14:00", "20:00")), free=("FR", None)),
    _Place("ES-CT", "phone", ("Europe/Madrid",), ((_WEEK, "09:00", "21:00"),), free=("ES", "CT")),
    _Place("ES", "phone", ("Europe/Madrid", "Africa/Ceuta", "Atlantic/Canary"), ((_WEEK, "09:00", "21:00"),), free=("ES", None)),
    _Place(
        "IT",
        "phone",
        ("Europe/Rome",),
        ((_WEEK, "09:00", "20:00"), ((_SATURDAY,), "10:00", "19:00")),
        free=("IT", None),
        eve=("10:00", "19:00"),
        bound_by=frozenset({"adherents"}),
    ),
    _Place("BR-SP", "phone", ("America/Sao_Paulo",), ((_WEEK, "09:00", "21:00"), ((_SATURDAY,), "10:00", "16:00")), free=("BR", "SP")),
    _Place("CO", "email", ("America/Bogota",), ((_WEEK, "07:00", "19:00"), ((_SATURDAY,), "08:00", "15:00")), free=("CO", None)),
    _Place("AE", "sms", ("Asia/Dubai",), ((_DAILY, "09:00", "18:00"),)),
    _Place("ZA", "email", ("Africa/Johannesburg",), ((_WEEK, "08:00", "20:00"), ((_SATURDAY,), "09:00", "13:00")), free=("ZA", None)),
    _Place(
        "AU-NSW",
        "phone",
        ("Australia/Sydney", "Australia/Broken_Hill", "Australia/Lord_Howe"),
        ((_WEEK, "09:00", "20:00"), ((_SATURDAY,), "09:00", "17:00")),
        free=("AU", None),
        in_lieu=("2026-04-27", "2026-12-28"),  # of Anzac Day, which New South Wales moves since 2026, and of Boxing Day
    ),
    _Place("IN", "sms", ("Asia/Kolkata",), ((_DAILY, "10:00", "21:00"),)),
    _Place("KR", "sms", ("Asia/Seoul",), ((_DAILY, "08:00", "21:00"),)),
    _Place("KR", "kakaotalk", ("Asia/Seoul",), ((_DAILY, "08:00", "20:50"),)),
    _Place("VN", "sms", ("Asia/Ho_Chi_Minh",), ((_DAILY, "07:00", "22:00"),)),
    _Place("VN", "phone", ("Asia/Ho_Chi_Minh",), ((_DAILY, "08:00", "17:00"),)),
    _Place("SA", "sms", ("Asia/Riyadh",), ((_DAILY, "09:00", "21:00"),), strictness="advisory"),
    _Place("PH", "sms", ("Asia/Manila",), ((_DAILY, "07:00", "21:00"),), strictness="advisory"),
)
_IDS = [f"{row.place}-{row.channel}" for row in _PLACES]


@pytest.mark.parametrize("row", _PLACES, ids=_IDS)
def test_all_closed_minutes_and_every_edge_of_a_year_agree_with_plain_tables(row: _Place) -> None:
    is_open = _minutes(row)
    minute = 0
    while minute < _MINUTES:
        check = _checked(row, minute)
        assert (minute, check.verdict) == (minute, "ok" if is_open[minute] else "later")
        assert check.earliest_ok_at is not None
        following = round((check.earliest_ok_at - _START).total_seconds() / 60)
        # All that lies before the promised minute is shut; inside of the hours the last minute and the first one after it are asked.
        assert is_open.count(1, minute, following) == 0
        if following == minute:
            edge = is_open.find(0, minute)
            following = min(minute + _STRIDE, edge - 1 if edge - 1 > minute else edge if edge > minute else _MINUTES)
        minute = following


@pytest.mark.slow
@pytest.mark.parametrize("row", _PLACES, ids=_IDS)
def test_every_single_minute_of_a_year_agrees_with_plain_tables(row: _Place) -> None:
    is_open = _minutes(row)
    assert bytes(_checked(row, minute).verdict == "ok" for minute in range(_MINUTES)) == is_open


def test_the_tables_cover_more_than_twenty_places_and_neither_always_nor_never() -> None:
    assert len({row.place for row in _PLACES}) >= 20
    shares = [_minutes(row).count(1) / _MINUTES for row in _PLACES[::6]]
    assert all(0.1 < share < 0.7 for share in shares)


def _checked(row: _Place, minute: int) -> ContactCheck:
    at = _START + timedelta(minutes=minute)
    draft = Draft(channel=row.channel, provider="any", to="someone", text="", purpose="marketing")
    return check_contact(draft, _context(row.place, row.bound_by, at.date()), rulebook=_RULEBOOK, now=at, strictness=row.strictness)


@cache
def _context(place: str, bound_by: frozenset[str], day: date) -> ContactContext:
    asked = tuple(RegistryVerdict(name=name, is_listed=False, checked_on=day) for name in _REGISTERS)
    return ContactContext(places=(place,), consents=_AGREED, registry_verdicts=asked, bound_by=bound_by)


def _minutes(row: _Place) -> bytes:
    """Return one byte for each minute of the year in UTC: 1 where all clocks of the place show hours that are open."""
    free = _free_days(row)
    common = int.from_bytes(b"\1" * _MINUTES)
    for zone in row.zones:
        common &= int.from_bytes(_on_clock(row, ZoneInfo(zone), free))
    return common.to_bytes(_MINUTES)


def _on_clock(row: _Place, zone: ZoneInfo, free: frozenset[date]) -> bytes:
    """Return whether each minute is open. Clocks change on quarters of an hour, so that a quarter is a run of the clock."""
    known: dict[date, bytes] = {}
    found = bytearray()
    for position in range(0, _MINUTES, _QUARTER):
        shown = (_START + timedelta(minutes=position)).astimezone(zone)
        day = shown.date()
        if day not in known:
            known[day] = _open_on(row, day, free)
        first = shown.hour * 60 + shown.minute
        found += known[day][first : first + _QUARTER]
    return bytes(found)


def _open_on(row: _Place, day: date, free: frozenset[date]) -> bytes:
    if day in free:
        return bytes(1440)
    spans = [(first, last) for days, first, last in row.hours if day.weekday() in days]
    if row.eve and spans and day + timedelta(days=1) in free:
        spans = [row.eve]
    found = bytearray(1440)
    for first, last in spans:
        found[_minute(first) : _minute(last)] = b"\1" * (_minute(last) - _minute(first))
    return bytes(found)


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _free_days(row: _Place) -> frozenset[date]:
    if row.free is None:
        return frozenset()
    territory, part = row.free
    listed = holidays.country_holidays(territory, subdiv=part, years=(_YEAR - 1, _YEAR, _YEAR + 1))
    return frozenset(listed.keys()).union(map(date.fromisoformat, row.in_lieu))
