"""Measure business seconds over whole columns beside the recipe that people write by hand, in one run, and print the ratios.

The recipe is ``numpy.busday_count`` over local dates, with the first and the last day clipped to the hours. It is exact for one stretch of
hours a day that no clock change touches, as here, and the answers are compared before anything is timed. pandas has no span in business
hours at all; counting the steps of a CustomBusinessHour stands in for it, at a small size.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from measure import Row, best_of

from xborder_support import BusinessCalendar, Holidays
from xborder_support.integrations import frames
from xborder_support.integrations.frames.answers import elapsed_between
from xborder_support.integrations.frames.compiled import open_time

__all__ = ["History", "batch_rows", "check", "small_rows"]

ROWS = 10_000_000
FEW_ROWS = 500
ZONE, OPENS, CLOSES = "Europe/Berlin", 9, 18
YEARS = (2023, 2024, 2025)
_MICROSECOND = 1_000_000
_LONGEST_SPAN_SECONDS = 10 * 86_400


@dataclass(frozen=True)
class History:
    """Hold synthetic tickets: the seconds at which they were opened and answered, and the holidays of their desk."""

    opened: np.ndarray[Any, np.dtype[np.int64]]
    answered: np.ndarray[Any, np.dtype[np.int64]]
    holidays: list[date]

    @classmethod
    def of(cls, count: int) -> "History":
        rng = np.random.default_rng(20_261_122)
        first, last = (int(datetime(year, 1, 4, tzinfo=UTC).timestamp()) for year in (YEARS[0], YEARS[-1]))
        opened = rng.integers(first, last, count)
        holidays = [day for year in YEARS for day in sorted(Holidays(territory="DE").dates(year))]
        return cls(opened, opened + rng.integers(0, _LONGEST_SPAN_SECONDS, count), holidays)

    def calendar(self) -> BusinessCalendar:
        return BusinessCalendar(time_zone=ZONE, weekly={"mon-fri": f"{OPENS:02}:00-{CLOSES}:00"}, closed=self.holidays)

    def columns(self) -> dict[str, pd.Series]:
        named = {"opened": self.opened, "answered": self.answered}
        return {name: pd.Series((seconds * _MICROSECOND).view("M8[us]")).dt.tz_localize("UTC") for name, seconds in named.items()}


def recipe(opened: pd.Series, answered: pd.Series, holidays: list[date]) -> Any:
    """Count whole business days between the local dates, and clip the first and the last one."""
    hours = np.timedelta64(CLOSES - OPENS, "h") // np.timedelta64(1, "s")
    walls = [column.dt.tz_convert(ZONE).dt.tz_localize(None).to_numpy() for column in (opened, answered)]
    days = [wall.astype("M8[D]") for wall in walls]
    parts = [_open_part(wall, day, holidays) for wall, day in zip(walls, days, strict=True)]
    return np.busday_count(days[0], days[1], holidays=holidays) * hours + parts[1] - parts[0]


def _open_part(wall: Any, day: Any, holidays: list[date]) -> Any:
    """Return the open seconds of the wall time's own date that lie before it."""
    seconds = (wall - day).astype("m8[s]").astype(np.int64)
    return (np.clip(seconds, OPENS * 3_600, CLOSES * 3_600) - OPENS * 3_600) * np.is_busday(day, holidays=holidays)


def kernel(history: History) -> Callable[[], object]:
    """Return the look-up alone, on seconds and into an array that is there already."""
    table = open_time(history.calendar(), int(history.opened.min()), int(history.answered.max()), 1).table
    out = np.empty_like(history.opened)
    return partial(elapsed_between, table, (history.opened, history.answered), 1, out=out)


def batch_rows(history: History) -> Iterator[Row]:
    """Yield what is measured at full size."""
    columns, calendar = history.columns(), history.calendar()
    by_hand = partial(recipe, columns["opened"], columns["answered"], history.holidays)
    whole = partial(frames.business_seconds, start="opened", end="answered", calendar=calendar)
    out = np.empty_like(history.opened)
    subtract = partial(np.subtract, history.answered, history.opened, out=out)
    yield Row("look-up alone, int64 seconds", "busday_count recipe", kernel(history), by_hand, bar=15)
    yield Row("look-up alone, int64 seconds", "np.subtract(b, a, out=)", kernel(history), subtract, bar=0.1)
    pandas = pd.DataFrame(columns)
    arrow = pa.Table.from_pandas(pandas, preserve_index=False)
    for name, frame in (("pandas", pandas), ("polars", pl.DataFrame(arrow)), ("pyarrow", arrow)):
        yield Row(f"whole call, {name} columns", "busday_count recipe", partial(whole, frame), by_hand, bar=15)
        yield Row(f"whole call, {name} columns", "np.subtract(b, a, out=)", partial(whole, frame), subtract)
    due = partial(frames.due, arrow, start="opened", seconds=28_800, calendar=calendar)
    yield Row("due in 8 h, pyarrow columns", "np.subtract(b, a, out=)", due, subtract)
    is_open = partial(frames.is_open, arrow, at="opened", calendar=calendar)
    yield Row("is_open, pyarrow column", "np.subtract(b, a, out=)", is_open, subtract)


def small_rows(history: History) -> Iterator[Row]:
    """Yield what the peer can only do for a few rows."""
    frame = pd.DataFrame(history.columns())
    hours = pd.offsets.CustomBusinessHour(start=f"{OPENS:02}:00", end=f"{CLOSES}:00", holidays=history.holidays)
    ours = partial(frames.due, frame, start="opened", seconds=8 * 3_600, calendar=history.calendar(), landing="next_open")
    yield Row(f"due in 8 h, {len(frame)} rows", "pandas CustomBusinessHour", ours, partial(_pandas_due, frame["opened"], hours))


def _pandas_due(opened: pd.Series, hours: Any) -> list[Any]:
    local = opened.dt.tz_convert(ZONE)
    return [stamp + 8 * hours for stamp in local]


def check(history: History) -> None:
    """Stop unless both sides give the same answers: a ratio between different works means nothing."""
    columns = history.columns()
    by_hand = recipe(columns["opened"], columns["answered"], history.holidays)
    ours = frames.business_seconds(pd.DataFrame(columns), start="opened", end="answered", calendar=history.calendar())
    if not np.array_equal(by_hand, kernel(history)()) or not np.array_equal(by_hand, ours.to_numpy(np.int64)):
        sys.exit("the recipe and the table disagree")


def check_due(history: History) -> None:
    """Say how many due times the peer gives otherwise."""
    row = next(small_rows(history))
    ours, peer = row.ours(), row.peer()
    other = sum(mine != theirs for mine, theirs in zip(ours, peer, strict=True))  # type: ignore[call-overload]
    print(f"due times on which {row.peer_name} differs: {other} of {len(history.opened)}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    history, few = History.of(count), History.of(FEW_ROWS)
    check(history)
    check_due(few)
    print(f"{count:,} rows; best of several turns on one core\n{'work':<32}{'ours':>9}{'peer':>11}{'ratio':>9}   ns a row; peer")
    for rows, size in ((batch_rows(history), count), (small_rows(few), FEW_ROWS)):
        for row in rows:
            mine, theirs = (seconds / size * 1e9 for seconds in best_of(row.ours, row.peer))
            bar = f" (bar: {row.bar:g}x{', missed' if theirs / mine < row.bar else ''})" if row.bar else ""
            print(f"{row.work:<32}{mine:>9.2f}{theirs:>11.2f}{theirs / mine:>8.2f}x   {row.peer_name}{bar}", flush=True)


if __name__ == "__main__":
    main()
