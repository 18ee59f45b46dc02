"""Measure what calendars are asked all day beside the libraries that answer it, and count each one's wrong answers.

All sides are given the same instants, in UTC as messages carry them, and have answered once before they are timed: calendars are warm.
Where a row makes a calendar anew, it says so; the zone's clock changes are then known already. opening-hours-py takes named zones only, so
its instants are in the zone named UTC; pandas reads hours in a timestamp's own zone, so its instants are local. Peers that know less than
a question needs are measured on what they know.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import add
from random import Random
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import pandas as pd
from libraries.business_duration_library import BusinessDuration
from libraries.business_time_delta import Businesstimedelta
from libraries.opening_hours_py import OpeningHoursPy
from libraries.ours import Ours
from libraries.pandas_business_hour import PandasBusinessHour
from libraries.workalendar_days import Workalendar
from measure import Row, print_head, print_row
from schedules import OFFICE, OFFICE_WITHOUT_LUNCH
from vectors import print_wrong_answers

__all__ = ["PEERS", "print_calendars"]

PEERS = ("opening-hours-py", "businesstimedelta", "pandas", "business-duration", "workalendar")
_LIBRARIES = {
    "xborder-support": Ours,
    "opening-hours-py": OpeningHoursPy,
    "businesstimedelta": Businesstimedelta,
    "pandas": PandasBusinessHour,
    "business-duration": BusinessDuration,
    "workalendar": Workalendar,
}
#: How something is asked, and the arguments of each question.
_Asked: TypeAlias = tuple[Callable[..., object], Sequence[tuple[Any, ...]]]

_HOURS = 8
_TARGET = _HOURS * 3600
_DAYS = 5
_START = datetime(2024, 1, 2, tzinfo=UTC)
_NAMED_UTC, _LOCAL = ZoneInfo("UTC"), ZoneInfo(OFFICE.zone)
_SPAN = timedelta(days=60)


def print_calendars() -> None:
    """Print the rows and the table of wrong answers."""
    print_head("calendars", "microseconds a question")
    for row in rows():
        print_row(row)
    print_wrong_answers(_LIBRARIES)


def rows() -> Iterator[Row]:
    """Yield the rows, each after a look whether both sides give the same answers. Each side's lengths of time are made beforehand."""
    instants = _instants(40)
    yield from _due_times(instants)
    yield from _durations([(t, t + _SPAN) for t in instants])
    yield _compilation()
    ours, asked = Ours(OFFICE), [(t,) for t in instants]
    for name, zone in (("opening-hours-py", _NAMED_UTC), ("businesstimedelta", _LOCAL), ("pandas", _LOCAL)):
        theirs = _in_zone(zone, asked)
        yield _row("is_open", name, (ours.is_open, asked), (_library(name).is_open, theirs))
    days = [(t, _DAYS) for t in instants if ours.is_open(t)]
    yield _row("due day, 5 business days", "workalendar", (ours.add_days, days), (Workalendar(OFFICE).add_days, days))


def _due_times(instants: Sequence[datetime]) -> Iterator[Row]:
    calendar, length = Ours(OFFICE).calendar, timedelta(hours=_HOURS)
    asked = [(t, length) for t in instants]
    walk, rules, offset = (
        OpeningHoursPy(OFFICE).add_near,
        Businesstimedelta(OFFICE).length(_TARGET),
        PandasBusinessHour(OFFICE).offset * _HOURS,
    )
    work = "due time, 8 h, aware"
    yield _row(work, "opening-hours-py", (calendar.add, asked), (walk, _in_zone(_NAMED_UTC, [(t, _TARGET) for t in instants])), bar=4)
    yield _row(work, "businesstimedelta", (calendar.add, asked), (add, [(t, rules) for t in instants]), bar=150)
    far = [(*values, "next_open") for values in asked]
    yield _row("the same, at the next opening", "pandas", (calendar.add, far), (add, _in_zone(_LOCAL, [(t, offset) for t in instants])))


def _durations(spans: Sequence[tuple[datetime, datetime]]) -> Iterator[Row]:
    ours, plain = Ours(OFFICE).business_seconds, Ours(OFFICE_WITHOUT_LUNCH).business_seconds
    work = "business seconds over 60 days"
    yield _row(work, "opening-hours-py", (ours, spans), (OpeningHoursPy(OFFICE).business_seconds, _in_zone(_NAMED_UTC, spans)), bar=100)
    yield _row(work, "businesstimedelta", (ours, spans), (Businesstimedelta(OFFICE).business_seconds, spans), bar=4000)
    yield _row(
        "the same without lunch", "business-duration", (plain, spans), (BusinessDuration(OFFICE_WITHOUT_LUNCH).business_seconds, spans)
    )


def _instants(count: int) -> list[datetime]:
    """Return moments at which messages arrive, at any hour of three years, the same in every run."""
    draw = Random(count)
    return [_START + timedelta(minutes=draw.randrange(3 * 365 * 24 * 60 - 60 * 24 * 70)) for _ in range(count)]


def _row(work: str, name: str, mine: _Asked, theirs: _Asked, *, bar: float | None = None) -> Row:
    (our_way, our_arguments), (their_way, their_arguments) = mine, theirs
    for ours, peers in zip(our_arguments, their_arguments, strict=True):
        _compare(name, work, our_way(*ours), their_way(*peers))
    return Row(work, name, partial(_each, *mine), partial(_each, *theirs), units=len(our_arguments), bar=bar)


def _compilation() -> Row:
    """Make a calendar anew in every turn, ask it a thousand due times, and the same of one CustomBusinessHour."""
    instants = _instants(1000)
    stamps = [pd.Timestamp(t).tz_convert(_LOCAL) for t in instants]
    offset = PandasBusinessHour(OFFICE).offset
    settings = {"weekmask": offset.weekmask, "holidays": list(offset.holidays), "start": list(offset.start), "end": list(offset.end)}
    _compare("pandas", "1,000 due times", _ours_anew(instants), _pandas_anew(stamps, settings))
    work = "3 years compiled + 1,000 due times"
    return Row(work, "pandas, made anew as well", partial(_ours_anew, instants), partial(_pandas_anew, stamps, settings), bar=4)


def _ours_anew(instants: Sequence[datetime]) -> list[datetime]:
    calendar, length = Ours(OFFICE).calendar, timedelta(hours=_HOURS)
    return [calendar.add(t, length, "next_open") for t in instants]


def _pandas_anew(stamps: Sequence[pd.Timestamp], settings: dict[str, Any]) -> list[pd.Timestamp]:
    offset = pd.offsets.CustomBusinessHour(_HOURS, **settings)
    return [stamp + offset for stamp in stamps]


def _each(way: Callable[..., object], arguments: Sequence[tuple[Any, ...]]) -> None:
    for values in arguments:
        way(*values)


def _in_zone(zone: ZoneInfo, arguments: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [tuple(value.astimezone(zone) if isinstance(value, datetime) else value for value in values) for values in arguments]


def _library(name: str) -> Any:
    return _LIBRARIES[name](OFFICE)


def _compare(name: str, work: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        sys.exit(f"{work}: {mine} for us and {theirs} for {name}; a ratio between different answers means nothing")


if __name__ == "__main__":
    print_calendars()
