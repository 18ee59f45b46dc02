"""Columns of every kind are read: those of nothing but null, those of zones with odd names; and calendars that never open answer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from xborder_support import BusinessCalendar, UsageError
from xborder_support.integrations import frames

pa = pytest.importorskip("pyarrow")

_TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
_NEVER = _TOKYO - _TOKYO
_MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


def _values(column: Any) -> list[Any]:
    values = column.to_pylist() if isinstance(column, pa.ChunkedArray) else column.to_list()
    return [None if value is pd.NaT or value is pd.NA else value for value in values]


def _objects(count: int) -> Any:
    return pd.DataFrame({name: pd.Series([None] * count, dtype=object) for name in ("a", "b", "n")})


def _untyped(count: int) -> Any:
    return pl.DataFrame({name: pl.Series([None] * count, dtype=pl.Null) for name in ("a", "b", "n")})


def _nulls(count: int) -> Any:
    return pa.table({name: pa.nulls(count) for name in ("a", "b", "n")})


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("make", [_objects, _untyped, _nulls])
def test_a_column_of_nothing_has_no_answers(make: Callable[[int], Any], count: int) -> None:
    frame = make(count)
    for zone in (None, "Asia/Tokyo"):
        assert _values(frames.business_seconds(frame, start="a", end="b", calendar=_TOKYO, time_zone=zone)) == [None] * count
        assert _values(frames.due(frame, start="a", seconds="n", calendar=_TOKYO, time_zone=zone)) == [None] * count
        assert _values(frames.is_open(frame, at="a", calendar=_TOKYO, time_zone=zone)) == [None] * count


def test_a_column_of_nothing_stands_beside_one_of_instants() -> None:
    frame = pl.DataFrame({"a": [_MONDAY, None]}).with_columns(n=pl.lit(None), b=pl.lit(None))
    assert _values(frames.due(frame, start="a", seconds="n", calendar=_TOKYO)) == [None, None]
    assert _values(frames.business_seconds(frame, start="a", end="b", calendar=_TOKYO)) == [None, None]


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": ["x", None]}), pl.DataFrame({"a": ["x", None]}), pa.table({"a": ["x", None]})])
def test_a_column_with_one_text_is_refused(frame: Any) -> None:
    with pytest.raises(UsageError) as caught:
        frames.is_open(frame, at="a", calendar=_TOKYO)
    assert caught.value.code == "not-a-datetime-column"


def test_a_column_of_texts_that_are_all_null_is_still_no_column_of_datetimes() -> None:
    for frame in (pl.DataFrame({"a": pl.Series([None], dtype=pl.String)}), pd.DataFrame({"a": pd.Series([None], dtype="str")})):
        with pytest.raises(UsageError) as caught:
            frames.is_open(frame, at="a", calendar=_TOKYO)
        assert caught.value.code == "not-a-datetime-column"


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe", "Etc/GMT+5", "UTC", "Europe/Berlin", "+09:00"])
def test_pandas_columns_of_every_zone_and_unit_are_read(zone: str, unit: Any) -> None:
    stamps = pd.Series([pd.Timestamp(_MONDAY), pd.NaT, pd.Timestamp(_MONDAY) + pd.Timedelta(hours=12)])
    frame = pd.DataFrame({"a": stamps.dt.as_unit(unit).dt.tz_convert(zone)})
    assert _values(frames.is_open(frame, at="a", calendar=_TOKYO)) == [True, None, False]
    assert _values(frames.business_seconds(frame, start="a", end="a", calendar=_TOKYO)) == [0, None, 0]


def test_a_pandas_column_that_arrow_stores_is_read_in_every_zone() -> None:
    for zone in ("UTC", "America/New_York"):
        frame = pd.DataFrame({"a": pd.Series([_MONDAY, None], dtype=pd.ArrowDtype(pa.timestamp("us", tz=zone)))})
        assert _values(frames.is_open(frame, at="a", calendar=_TOKYO)) == [True, None]


def test_other_types_that_narwhals_does_not_know_are_refused() -> None:
    for column in (pd.Series(pd.period_range("2026-01", periods=1)), pd.Series([1 + 2j])):
        with pytest.raises(UsageError) as caught:
            frames.is_open(pd.DataFrame({"a": column}), at="a", calendar=_TOKYO)
        assert caught.value.code == "not-a-datetime-column"


# ---- a calendar without open time ----


@pytest.mark.parametrize("calendar", [_NEVER, BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2028-01-03": "09:00-10:00"})])
def test_nothing_added_is_due_at_once_even_where_nobody_ever_opens(calendar: BusinessCalendar) -> None:
    frame = pl.DataFrame({"a": [_MONDAY, None, _MONDAY + timedelta(days=900)], "n": [0, 0, 0]})
    assert frames.due(frame, start="a", seconds=0, calendar=calendar).to_list() == frame["a"].to_list()
    assert frames.due(frame, start="a", seconds="n", calendar=calendar).to_list() == frame["a"].to_list()
    assert calendar.add(_MONDAY, timedelta(0)) == _MONDAY


@pytest.mark.parametrize(("seconds", "landing"), [(1, "close"), (0, "next_open"), (1, "next_open")])
def test_anything_else_is_refused_there(seconds: int, landing: Any) -> None:
    frame = pl.DataFrame({"a": [None, _MONDAY]})
    with pytest.raises(UsageError, match="column 'a', row 1") as caught:
        frames.due(frame, start="a", seconds=seconds, calendar=_NEVER, landing=landing)
    assert caught.value.code == "no-open-time"
    assert frames.is_open(frame, at="a", calendar=_NEVER).to_list() == [None, False]


# ---- the column of markets ----


@pytest.mark.parametrize(
    "keys",
    [
        pl.DataFrame({"by": [1.0, float("nan")]}),
        pl.DataFrame({"by": [1.0, None]}),
        pd.DataFrame({"by": [1.0, float("nan")]}),
        pd.DataFrame({"by": pd.Series([1.0, None], dtype="Float64")}),
        pa.table({"by": pa.array([1.0, float("nan")])}),
        pa.table({"by": pa.array([1.0, None])}),
    ],
    ids=lambda frame: type(frame).__module__,
)
def test_a_market_that_is_not_a_number_is_null(keys: Any) -> None:
    stamps = np.array(["2026-01-05T00:00", "2026-01-05T00:00"], dtype="M8[us]")
    frame = keys.append_column("a", pa.array(stamps)) if isinstance(keys, pa.Table) else _with_stamps(keys, stamps)
    with pytest.raises(UsageError, match="column 'by', row 1") as caught:
        frames.is_open(frame, at="a", calendars={1.0: _TOKYO}, by="by", time_zone="UTC")
    assert caught.value.code == "null-in-by"


def _with_stamps(frame: Any, stamps: Any) -> Any:
    return frame.with_columns(a=pl.Series(stamps)) if isinstance(frame, pl.DataFrame) else frame.assign(a=stamps)


def test_markets_may_be_numbers_with_a_point() -> None:
    frame = pl.DataFrame({"a": [_MONDAY, _MONDAY], "by": [1.0, 2.5]})
    assert frames.is_open(frame, at="a", calendars={1.0: _TOKYO, 2.5: _NEVER}, by="by").to_list() == [True, False]
