"""Every row has the answer of the calendar's own method, whatever the kind of frame, the unit, the zone and the table behind."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays
from xborder_support.calendars import Landing, Period
from xborder_support.errors import UsageError
from xborder_support.integrations import frames
from xborder_support.integrations.frames.compiled import open_time
from xborder_support.integrations.frames.tables import EdgeTable, SlotTable, StretchTable

pa = pytest.importorskip("pyarrow")

_DAY = timedelta(days=1)
_BERLIN = BusinessCalendar(
    time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]}, holidays=[Holidays(territory="DE")]
)
_CALENDARS = {
    "office": (_BERLIN, SlotTable),
    "quarters": (BusinessCalendar(time_zone="Asia/Kathmandu", weekly={"mon-sat": ["09:15-12:00", "12:30-17:45"]}), SlotTable),
    "night shift": (BusinessCalendar(time_zone="America/New_York", weekly={"mon-fri": "22:00-06:00", "sun": "20:00-24:00"}), SlotTable),
    "never closed": (BusinessCalendar(time_zone="America/St_Johns", weekly={"mon-sun": "00:00-24:00"}), SlotTable),
    "a change at 00:01": (BusinessCalendar(time_zone="America/St_Johns", weekly={"mon-sun": ["00:00-00:30", "02:00-23:30"]}), StretchTable),
    "odd seconds": (BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["08:59:59-12:03:07", "12:10:01-18:00"]}), StretchTable),
    "gaps of 256 s": (BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-12:00", "12:04:16-18:00:01"]}), StretchTable),
    "gaps of a second": (BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-12:00", "12:00:01-18:00"]}), EdgeTable),
    "one day": (BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2006-06-01": "09:00-10:00"}), SlotTable),
}
_FIRST, _LAST = datetime(2006, 1, 1, tzinfo=UTC), datetime(2007, 12, 31, tzinfo=UTC)  # St John's changed its clock at 00:01 then


def _pandas(columns: dict[str, Sequence[Any]]) -> Any:
    frame = {name: pd.Series(list(values), dtype=_pandas_type(values)) for name, values in columns.items()}
    return pd.DataFrame(frame).set_axis(range(7, 7 + len(next(iter(columns.values())))))


def _pandas_type(values: Sequence[Any]) -> str:
    first = next((value for value in values if value is not None), None)
    zone = ", UTC" if isinstance(first, datetime) and first.tzinfo else ""
    return f"datetime64[us{zone}]" if isinstance(first, datetime) else "Int64" if isinstance(first, int) else "str"


def _polars(columns: dict[str, Sequence[Any]]) -> Any:
    return pl.DataFrame({name: list(values) for name, values in columns.items()})


def _pyarrow(columns: dict[str, Sequence[Any]]) -> Any:
    return pa.table({name: pa.array(list(values)) for name, values in columns.items()})


_KINDS = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}


def _read(column: Any) -> list[Any]:
    """Return the values of an answer as plain Python ones."""
    values = column.to_pylist() if isinstance(column, pa.ChunkedArray) else column.to_list()
    return [None if value is pd.NaT or value is pd.NA else _plain(value) for value in values]


def _plain(value: Any) -> Any:
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


@pytest.fixture(params=_KINDS)
def make(request: pytest.FixtureRequest) -> Callable[[dict[str, Sequence[Any]]], Any]:
    return _KINDS[request.param]


@pytest.mark.parametrize("name", _CALENDARS)
def test_each_calendar_gets_the_quickest_table_that_can_hold_it(name: str) -> None:
    calendar, kind = _CALENDARS[name]
    for ticks in (1, 1_000, 1_000_000):
        first, last = (int(edge.timestamp()) * ticks for edge in (_FIRST, _LAST))
        assert type(open_time(calendar, first, last, ticks).table) is kind


_INSTANTS = st.datetimes(_FIRST.replace(tzinfo=None), _LAST.replace(tzinfo=None), timezones=st.just(UTC))
_EDGES = [timedelta(0), timedelta(microseconds=1), timedelta(microseconds=-1), timedelta(milliseconds=999, microseconds=999)]


@st.composite
def _rows(draw: st.DrawFn) -> tuple[str, list[tuple[datetime, datetime, int]]]:
    """Draw a calendar and spans, half of which start or end at an edge of its hours or a microsecond beside it."""
    name = draw(st.sampled_from(sorted(_CALENDARS)))
    day = draw(_INSTANTS)
    near = _CALENDARS[name][0].periods(day, day + 8 * _DAY) or [Period(_FIRST, _LAST)]
    edges = st.builds(lambda period, end, beside: period[end] + beside, st.sampled_from(near), st.integers(0, 1), st.sampled_from(_EDGES))
    instants = st.one_of(_INSTANTS, edges)
    return name, draw(st.lists(st.tuples(instants, instants, st.integers(0, 40_000)), min_size=1, max_size=8))


@settings(max_examples=60, deadline=None)
@given(_rows(), st.sampled_from(["s", "ms", "us", "ns"]), st.sampled_from(["s", "ms", "us", "ns"]))
def test_spans_and_openness_agree_with_the_calendar(rows: Any, first_unit: str, last_unit: str) -> None:
    name, values = rows
    calendar = _CALENDARS[name][0]
    a = pd.Series([row[0] for row in values]).dt.as_unit(first_unit)  # type: ignore[arg-type]
    b = pd.Series([row[1] for row in values]).dt.as_unit(last_unit).dt.tz_convert("Asia/Tokyo")  # type: ignore[arg-type]
    frame = pd.DataFrame({"a": a, "b": b})
    seconds = frames.business_seconds(frame, start="a", end="b", calendar=calendar)
    assert _read(seconds) == [calendar.business_seconds(one, other) for one, other in zip(a, b, strict=True)]
    assert _read(frames.is_open(frame, at="a", calendar=calendar)) == [calendar.is_open(one) for one in a]
    assert _read(frames.is_open(frame, at="b", calendar=calendar)) == [calendar.is_open(other) for other in b]


@settings(max_examples=50, deadline=None)
@given(_rows().filter(lambda rows: rows[0] != "one day"), st.sampled_from(["close", "next_open"]))
def test_due_times_agree_with_the_calendar_to_the_microsecond(rows: Any, landing: Landing) -> None:
    name, values = rows
    calendar = _CALENDARS[name][0]
    frame = _polars({"a": [row[0] for row in values], "n": [row[2] for row in values]})
    found = frames.due(frame, start="a", seconds="n", calendar=calendar, landing=landing)
    assert _read(found) == [calendar.add(at, timedelta(seconds=amount), landing) for at, _, amount in values]


def test_parts_of_seconds_are_counted_before_anything_is_rounded() -> None:
    at = datetime(2026, 1, 5, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    late, early = at + timedelta(microseconds=900_000), at + timedelta(seconds=1, microseconds=100_000)
    rows = [(late, early), (early, late), (late, late), (at - timedelta(seconds=0.5), at + timedelta(seconds=0.5)), (at, at - _DAY)]
    frame = _polars({"a": [a for a, _ in rows], "b": [b for _, b in rows]})
    assert _read(frames.business_seconds(frame, start="a", end="b", calendar=_BERLIN)) == [0, -1, 0, 0, 0]
    assert [_BERLIN.business_seconds(a, b) for a, b in rows] == [0, -1, 0, 0, 0]


_MONDAY = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
_TICKETS: dict[str, Sequence[Any]] = {
    "a": [_MONDAY, None, _MONDAY + _DAY, _MONDAY],
    "b": [_MONDAY + timedelta(hours=1), _MONDAY, None, _MONDAY - timedelta(hours=30)],
    "n": [3_600, 60, 0, None],
    "market": ["DE", "NP", "DE", "NP"],
}
_BY_MARKET = {"DE": _BERLIN, "NP": _CALENDARS["quarters"][0], "unused": _BERLIN}


def test_nulls_stay_nulls_and_each_market_has_its_calendar(make: Callable[..., Any]) -> None:
    frame, kathmandu = make(_TICKETS), _BY_MARKET["NP"]
    assert _read(frames.business_seconds(frame, start="a", end="b", calendars=_BY_MARKET)) == [
        3_600, None, None, kathmandu.business_seconds(_MONDAY, _MONDAY - timedelta(hours=30)),
    ]  # fmt: skip
    assert _read(frames.is_open(frame, at="b", calendars=_BY_MARKET)) == [
        True,
        True,
        None,
        kathmandu.is_open(_MONDAY - timedelta(hours=30)),
    ]
    assert _read(frames.due(frame, start="a", seconds="n", calendars=_BY_MARKET)) == [
        _MONDAY + timedelta(hours=1), None, _MONDAY + _DAY, None,
    ]  # fmt: skip
    assert _read(frames.due(frame, start="b", seconds=0, calendar=_BERLIN))[:2] == [_TICKETS["b"][0], _MONDAY]


def test_the_answer_is_a_column_of_the_callers_kind() -> None:
    asked: dict[str, Any] = {"start": "a", "end": "b", "calendar": _BERLIN}
    pandas = frames.business_seconds(_pandas(_TICKETS), **asked)
    assert (str(pandas.dtype), pandas.name, pandas.index.tolist()) == ("Int64", "business_seconds", [7, 8, 9, 10])
    polars = frames.business_seconds(_polars(_TICKETS), **asked)
    assert (polars.dtype, polars.name) == (pl.Int64, "business_seconds")
    assert frames.business_seconds(_pyarrow(_TICKETS), **asked).type == pa.int64()


def test_due_times_and_openness_have_types_of_their_own() -> None:
    due: dict[str, Any] = {"start": "a", "seconds": 60, "calendar": _BERLIN}
    opened: dict[str, Any] = {"at": "a", "calendar": _BERLIN}
    pandas, polars, pyarrow = (make(_TICKETS) for make in _KINDS.values())
    at, flag = frames.due(pandas, **due), frames.is_open(pandas, **opened)
    assert [(str(one.dtype), one.name, one.index[0]) for one in (at, flag)] == [
        ("datetime64[us, UTC]", "due_at", 7), ("boolean", "is_open", 7),
    ]  # fmt: skip
    at, flag = frames.due(polars, **due), frames.is_open(polars, **opened)
    assert [(one.dtype, one.name) for one in (at, flag)] == [(pl.Datetime("us", "UTC"), "due_at"), (pl.Boolean, "is_open")]
    assert [frames.due(pyarrow, **due).type, frames.is_open(pyarrow, **opened).type] == [pa.timestamp("us", "UTC"), pa.bool_()]


def test_a_frame_without_rows_or_without_values_has_an_answer_too(make: Callable[..., Any]) -> None:
    for values in ([], [None, None]):
        frame = make({"a": [_MONDAY, *values], "market": ["DE"] * (1 + len(values)), "n": [1] * (1 + len(values))})
        frame = frame.iloc[1:] if isinstance(frame, pd.DataFrame) else frame.slice(1)
        for choice in ({"calendar": _BERLIN}, {"calendars": _BY_MARKET}):
            assert _read(frames.business_seconds(frame, start="a", end="a", **choice)) == values
            assert _read(frames.due(frame, start="a", seconds="n", **choice)) == values
            assert _read(frames.is_open(frame, at="a", **choice)) == values


def test_many_rows_are_answered_chunk_by_chunk() -> None:
    count = 70_000
    frame = pl.DataFrame({"n": range(count)}).with_columns(a=pl.lit(_MONDAY) + pl.duration(minutes=pl.col("n") * 7))
    frame = frame.with_columns(
        b=pl.col("a") + pl.duration(hours=50), market=pl.when(pl.col("n") % 3 == 0).then(pl.lit("DE")).otherwise(pl.lit("NP"))
    )
    seconds = frames.business_seconds(frame, start="a", end="b", calendars=_BY_MARKET)
    due = frames.due(frame, start="a", seconds=20_000, calendars=_BY_MARKET)
    opened = frames.is_open(frame, at="a", calendars=_BY_MARKET)
    for row in [*range(0, count, 1_999), 32_767, 32_768, 65_535, 65_536, count - 1]:
        calendar, a, b = _BY_MARKET[frame["market"][row]], frame["a"][row], frame["b"][row]
        assert seconds[row] == calendar.business_seconds(a, b)
        assert due[row] == calendar.add(a, timedelta(seconds=20_000))
        assert opened[row] == calendar.is_open(a)


@pytest.mark.parametrize("dtype", ["category", "object", "str", "int64", "string[pyarrow]"])
def test_the_column_of_markets_may_be_of_any_plain_type(dtype: str) -> None:
    values: list[Any] = [1, 2, 1] if dtype == "int64" else ["1", "2", "1"]
    calendars = {values[0]: _BERLIN, values[1]: _BY_MARKET["NP"]}
    frame = pd.DataFrame({"a": [_MONDAY - timedelta(hours=4)] * 3, "team": pd.Series(values, dtype=dtype)})
    assert _read(frames.is_open(frame, at="a", calendars=calendars, by="team")) == [False, True, False]


def test_a_column_of_python_datetimes_may_be_of_many_zones() -> None:
    values = [_MONDAY, None, _MONDAY.astimezone(ZoneInfo("Asia/Tokyo")), pd.Timestamp(_MONDAY) + pd.Timedelta(microseconds=1)]
    frame = pd.DataFrame({"a": pd.Series(values, dtype=object), "b": pd.Series([_MONDAY + timedelta(seconds=90)] * 4)})
    assert _read(frames.business_seconds(frame, start="a", end="b", calendar=_BERLIN)) == [90, None, 90, 89]


_WALLS = [
    ("Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29 01:00:00"),  # skipped: the change itself
    ("Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29 01:00:00"),
    ("Europe/Berlin", "2026-03-29 01:59:59.999999", "2026-03-29 00:59:59.999999"),
    ("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25 00:30:00"),  # twice: its first pass
    ("Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25 02:00:00"),
    ("America/St_Johns", "2006-04-02 00:00:30", "2006-04-02 03:30:30"),
    ("America/St_Johns", "2006-04-02 00:30:00", "2006-04-02 03:31:00"),
    ("Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30 10:00:00"),  # a date that never was
    ("UTC", "2026-01-01 00:00:00", "2026-01-01 00:00:00"),
]


@pytest.mark.parametrize(("zone", "wall", "instant"), _WALLS)
def test_a_wall_time_is_the_first_instant_that_reads_it_or_later(make: Callable[..., Any], zone: str, wall: str, instant: str) -> None:
    frame = make({"a": [datetime.fromisoformat(wall), None]})
    always = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "00:00-24:00"})
    found = frames.due(frame, start="a", seconds=0, calendar=always, time_zone=zone)
    assert _read(found) == [datetime.fromisoformat(instant).replace(tzinfo=UTC), None]


def test_python_datetimes_without_a_zone_may_be_told_theirs() -> None:
    frame = pd.DataFrame({"a": pd.Series([_MONDAY.replace(tzinfo=None), None], dtype=object)})
    assert _read(frames.due(frame, start="a", seconds=0, calendar=_BERLIN, time_zone="Asia/Tokyo")) == [_MONDAY - timedelta(hours=9), None]


def test_a_zone_that_is_told_changes_no_column_that_has_one() -> None:
    frame = _polars({"a": [_MONDAY], "b": [_MONDAY.replace(tzinfo=None)]})
    assert _read(frames.business_seconds(frame, start="a", end="b", calendar=_BERLIN, time_zone="America/New_York")) == [
        4 * 3_600
    ]  # lunch apart


# Holidays of China are known for some years only, and the year that ends them begins in Shanghai eight hours before it does in UTC.
_SHANGHAI = BusinessCalendar(time_zone="Asia/Shanghai", weekly={"mon-sun": "00:00-24:00"}, holidays=[Holidays(territory="CN")])


def test_a_year_of_which_only_a_part_is_known_is_answered_as_far_as_it_is() -> None:
    last_year = _SHANGHAI_LAST
    dusk = datetime(last_year, 12, 31, 15, 59, 59, 999_999, tzinfo=UTC)  # a microsecond before the first unknown year
    values = [dusk - timedelta(days=20, seconds=7), dusk - timedelta(days=2), dusk]
    frame = _polars({"a": values, "b": values[1:] + values[:1]})
    assert _read(frames.business_seconds(frame, start="a", end="b", calendar=_SHANGHAI)) == [
        _SHANGHAI.business_seconds(a, b) for a, b in zip(frame["a"], frame["b"], strict=True)
    ]
    for landing in ("close", "next_open"):
        due = frames.due(frame.head(2), start="a", seconds=100_003, calendar=_SHANGHAI, landing=landing)
        assert _read(due) == [_SHANGHAI.add(at, timedelta(seconds=100_003), landing) for at in values[:2]]


def _last_known_year() -> int:
    for year in range(2026, 2200):
        try:
            _SHANGHAI.is_open(datetime(year + 1, 6, 1, tzinfo=UTC))
        except UsageError:
            return year
    return 2199


_SHANGHAI_LAST = _last_known_year()


def test_due_times_may_lie_years_after_the_last_row() -> None:
    rare = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"sun": "10:00-10:30"}, exceptions={"2026-01-04": []})
    values = [datetime(2025, 12, 27, 3, tzinfo=UTC), datetime(2026, 1, 4, 1, 15, tzinfo=UTC), datetime(1969, 12, 28, 1, tzinfo=UTC)]
    frame = _pyarrow({"a": values, "n": [1_800 * 53 * 3, 1_800, 1]})
    for landing in ("close", "next_open"):
        expected = [rare.add(at, timedelta(seconds=n), landing) for at, n in zip(values, frame["n"].to_pylist(), strict=True)]
        assert _read(frames.due(frame, start="a", seconds="n", calendar=rare, landing=landing)) == expected


@pytest.mark.parametrize("year", [1901, 1969, 2198])
@pytest.mark.parametrize("name", ["office", "odd seconds", "gaps of a second"])
def test_any_century_is_answered(year: int, name: str) -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}) if name == "office" else _CALENDARS[name][0]
    values = [datetime(year, month, 28, hour, 3, 7, 5, tzinfo=UTC) for month in (1, 4, 12) for hour in (0, 8, 14)]
    frame = _polars({"a": values, "b": values[::-1]})
    expected = [calendar.business_seconds(a, b) for a, b in zip(values, values[::-1], strict=True)]
    assert _read(frames.business_seconds(frame, start="a", end="b", calendar=calendar)) == expected
    assert _read(frames.is_open(frame, at="a", calendar=calendar)) == [calendar.is_open(a) for a in values]


def test_combined_calendars_are_calendars_too() -> None:
    tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:30"})
    both = _BERLIN | tokyo
    values = [_MONDAY + timedelta(hours=hour) for hour in range(30)]
    assert _read(frames.is_open(_polars({"a": values}), at="a", calendar=both)) == [both.is_open(at) for at in values]
