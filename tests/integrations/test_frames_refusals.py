"""What cannot be answered is refused with a code, the place and the remedy, and never guessed."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from xborder_support import BusinessCalendar, Holidays
from xborder_support.errors import UsageError
from xborder_support.integrations import frames

pa = pytest.importorskip("pyarrow")

_CALENDAR = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="JP")])
_MONDAY = datetime(2026, 1, 12, 9, tzinfo=UTC)
_WALL = _MONDAY.replace(tzinfo=None)
_FRAME = pl.DataFrame({
    "a": [_MONDAY, _MONDAY], "text": ["2026", "2026"], "wall": [_WALL, _WALL], "day": [date(2026, 1, 1)] * 2, "n": [1, 2],
    "market": ["JP", "KR"], "gap": ["JP", None], "list": [["JP"], ["KR"]], "minus": [1, -1], "long": [1, 10**10], "real": [1.0, 2.0],
    "huge": pl.Series([1, 2**64 - 1], dtype=pl.UInt64),
})  # fmt: skip


def _refusal(ask: Any, *args: Any, **kwargs: Any) -> tuple[str, str, str]:
    with pytest.raises(UsageError) as caught:
        ask(*args, **kwargs)
    return caught.value.code, caught.value.message, caught.value.hint or ""


def _open(frame: Any = _FRAME, at: Any = "a", **kwargs: Any) -> Any:
    return frames.is_open(frame, at=at, **(kwargs or {"calendar": _CALENDAR}))


@pytest.mark.parametrize(
    ("frame", "code", "message", "hint"),
    [
        (_FRAME.lazy(), "lazy-frame", "the frame is lazy, so it has no rows yet", ".collect()"),
        ([1, 2], "not-a-frame", "this is no frame but list", "pass a pandas or polars DataFrame or a pyarrow Table"),
        (None, "not-a-frame", "this is no frame but NoneType", "pass a pandas"),
        (_FRAME["a"], "not-a-frame", "this is no frame but Series", "pass a pandas"),
        (np.zeros(3), "not-a-frame", "this is no frame but ndarray", "pass a pandas"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "duplicate-columns", "the frame has two columns of one name", "rename"),
    ],
)
def test_what_is_no_frame_of_rows(frame: Any, code: str, message: str, hint: str) -> None:
    found = _refusal(_open, frame)
    assert found[:2] == (code, message)
    assert hint in found[2]


@pytest.mark.parametrize(
    ("at", "code", "message", "hint"),
    [
        (_FRAME["a"], "unknown-column", "a column is asked for by its name, not by Series", 'such as "opened"'),
        (pl.col("a"), "unknown-column", "a column is asked for by its name, not by Expr", "and not frame.opened"),
        (["a"], "unknown-column", "a column is asked for by its name, not by list", "pass the name"),
        ("b", "unknown-column", "there is no column 'b'", "Known: a, day"),
        (3, "unknown-column", "there is no column '3'", "Known"),
        ("text", "not-a-datetime-column", "column 'text' holds String, not datetimes", "str.to_datetime"),
        ("day", "not-a-datetime-column", "column 'day' holds Date, not datetimes", "str.to_datetime"),
        ("n", "not-a-datetime-column", "column 'n' holds Int64, not datetimes", "str.to_datetime"),
        ("wall", "naive-column", "column 'wall' has no time zone", 'time_zone="Asia/Tokyo"'),
    ],
)
def test_columns_that_hold_no_instants(at: Any, code: str, message: str, hint: str) -> None:
    found = _refusal(_open, at=at)
    assert found[:2] == (code, message)
    assert hint in found[2]


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_naive_and_text_columns_are_refused_for_every_kind_of_frame(make: Any) -> None:
    frame = make({"wall": [_WALL], "text": ["2026-01-01"]})
    assert _refusal(_open, frame, at="wall")[0] == "naive-column"
    assert _refusal(_open, frame, at="text")[0] == "not-a-datetime-column"


@pytest.mark.parametrize(
    ("values", "code", "message"),
    [
        ([_MONDAY, "2026"], "not-a-datetime-column", "column 'a', row 1: str is not a datetime"),
        ([None, _MONDAY, _WALL], "mixed-column", "column 'a' holds datetimes with a zone and without one"),
        ([_WALL, _WALL], "naive-column", "column 'a' has no time zone"),
        ([_MONDAY, date(2026, 1, 1)], "not-a-datetime-column", "column 'a', row 1: date is not a datetime"),
    ],
)
def test_columns_of_python_objects(values: list[Any], code: str, message: str) -> None:
    assert _refusal(_open, pd.DataFrame({"a": pd.Series(values, dtype=object)}))[:2] == (code, message)


@pytest.mark.parametrize(
    ("choice", "code", "message", "hint"),
    [
        ({"calendar": None}, "calendar-or-calendars", "calendar or calendars: neither was given", "calendars={"),
        ({"calendar": _CALENDAR, "calendars": {}}, "calendar-or-calendars", "calendar or calendars: both was given", "calendars={"),
        ({"calendar": "JP"}, "not-a-calendar", "this is no calendar but str", "calendar="),
        ({"calendars": {"JP": "tokyo"}}, "not-a-calendar", "this is no calendar but str", "calendar="),
        ({"calendars": [_CALENDAR]}, "not-a-calendar", "calendars is not a mapping", "calendar="),
        ({"calendars": {"JP": _CALENDAR}}, "missing-calendar", "column 'market', row 1: its value has no calendar", "add one"),
        ({"calendars": {}}, "missing-calendar", "column 'market', row ", "none is defined"),
        ({"calendars": {"JP": _CALENDAR}, "by": "gap"}, "null-in-by", "column 'gap', row 1: it is null", "fill it first"),
        ({"calendars": {"JP": _CALENDAR}, "by": "list"}, "bad-by-column", "column 'list' holds List(String)", "plain values"),
        ({"calendars": {"JP": _CALENDAR}, "by": "land"}, "unknown-column", "there is no column 'land'", "Known"),
        ({"calendar": _CALENDAR, "time_zone": "Asia/Tokio"}, "unknown-time-zone", "unknown time zone 'Asia/Tokio'", "Asia/Tokyo"),
    ],
)
def test_calendars_that_do_not_fit(choice: dict[str, Any], code: str, message: str, hint: str) -> None:
    found = _refusal(_open, **choice)
    assert found[0] == code
    assert found[1].startswith(message)
    assert hint in found[2]


def test_the_message_for_a_missing_calendar_does_not_repeat_the_value() -> None:
    frame = _FRAME.with_columns(market=pl.lit("jana@example.com"))
    code, message, hint = _refusal(_open, frame, calendars={"JP": _CALENDAR})
    assert code == "missing-calendar"
    assert "jana" not in message + hint


@pytest.mark.parametrize(
    ("seconds", "code", "message"),
    [
        (-1, "negative-duration", "seconds: the duration is negative"),
        (300 * 366 * 86_400 + 1, "duration-too-long", "seconds: the duration is longer than 300 years"),
        (True, "not-whole-seconds", "seconds are not bool"),
        (1.5, "not-whole-seconds", "seconds are not float"),
        (timedelta(hours=1), "not-whole-seconds", "seconds are not timedelta"),
        ("real", "not-whole-seconds", "column 'real' holds Float64, not whole seconds"),
        ("minus", "negative-duration", "column 'minus', row 1: the duration is negative"),
        ("long", "duration-too-long", "column 'long', row 1: the duration is longer than 300 years"),
        ("huge", "duration-too-long", "column 'huge', row 1: the duration is longer than 300 years"),
        ("none", "unknown-column", "there is no column 'none'"),
    ],
)
def test_seconds_that_cannot_be_added(seconds: Any, code: str, message: str) -> None:
    assert _refusal(frames.due, _FRAME, start="a", seconds=seconds, calendar=_CALENDAR)[:2] == (code, message)


def test_an_unknown_landing() -> None:
    found = _refusal(frames.due, _FRAME, start="a", seconds=1, calendar=_CALENDAR, landing="closing")
    assert found == ("unknown-landing", "unknown landing 'closing'", 'did you mean "close"? Known: close, next_open')
    series = _refusal(frames.due, _FRAME, start="a", seconds=1, calendar=_CALENDAR, landing=pd.Series(["close"]))
    assert series[0] == "unknown-landing"


def test_a_row_that_the_calendar_does_not_know_is_named() -> None:
    plain = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": "09:00-18:00"})
    odd = _MONDAY.replace(year=1899)
    frame = pl.DataFrame({"a": [_MONDAY, _MONDAY, _MONDAY], "b": [_MONDAY, None, odd], "market": ["X", "Y", "Y"]})
    outside = "a calendar answers for the years 1900 to 2199, not for 1899"
    for choice in ({"calendar": plain}, {"calendars": {"X": plain, "Y": plain}}):
        code, message, hint = _refusal(frames.business_seconds, frame, start="a", end="b", **choice)
        assert (code, message) == ("calendar-out-of-range", f"column 'b', row 2: {outside}")
        assert hint
    late = frame.with_columns(b=pl.col("a").dt.offset_by("200y"))
    assert _refusal(_open, late, at="b", calendar=plain)[1].startswith("column 'b', row 0: a calendar answers")


def test_a_due_time_that_does_not_come_is_named_by_its_row() -> None:
    once = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-01-12": "09:00-10:00"})
    frame = pl.DataFrame({"a": [_MONDAY, _MONDAY, _MONDAY], "n": [3_600, 3_601, 1]})
    found = _refusal(frames.due, frame, start="a", seconds="n", calendar=once)
    assert found[0] == "no-open-time"
    assert found[1].startswith("column 'a', row 1: the calendar has no open time")
    assert _refusal(frames.due, frame, start="a", seconds=3_600, calendar=once, landing="next_open")[0] == "no-open-time"


def test_a_unit_that_was_mistaken_is_named_by_its_row() -> None:
    seconds = int(_MONDAY.timestamp())
    for value, row in ((seconds * 1_000, 1), (-seconds * 1_000, 1)):
        frame = pa.table({"a": pa.array([seconds, value], pa.timestamp("s", "UTC"))})
        code, message, hint = _refusal(_open, frame)
        assert (code, message) == ("datetime-out-of-range", f"column 'a', row {row}: it is outside the years 1 to 9998")
        assert "unit" in hint
    naive = pa.table({"a": pa.array([seconds, seconds * 1_000], pa.timestamp("s"))})
    assert _refusal(_open, naive, calendar=_CALENDAR, time_zone="Asia/Tokyo")[0] == "datetime-out-of-range"


@pytest.mark.parametrize(
    ("edge", "codes"),
    [
        (datetime.max.replace(tzinfo=UTC), {"datetime-out-of-range"}),
        (datetime(9998, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), {"holidays-out-of-range", "calendar-out-of-range"}),
        (datetime.min.replace(tzinfo=UTC), {"holidays-out-of-range", "calendar-out-of-range"}),
    ],
)
def test_the_ends_of_time_are_refused_by_their_row(edge: datetime, codes: set[str]) -> None:
    code, message, _ = _refusal(_open, pl.DataFrame({"a": [_MONDAY, edge]}))
    assert code in codes
    assert message.startswith("column 'a', row 1: ")


def test_a_null_row_is_never_asked_about() -> None:
    frame = pl.DataFrame({"a": [_MONDAY, None], "b": [_MONDAY, _MONDAY.replace(year=1700)]})
    assert frames.business_seconds(frame, start="a", end="b", calendar=_CALENDAR).to_list() == [0, None]


def test_fixed_offsets_are_instants_like_any_other() -> None:
    frame = pd.DataFrame({"a": pd.Series([_MONDAY.astimezone(timezone(timedelta(hours=9, minutes=30)))])})
    assert frames.is_open(frame, at="a", calendar=_CALENDAR).tolist() == [_CALENDAR.is_open(_MONDAY)]
