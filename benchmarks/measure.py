"""Time two ways of doing the same work, in turns, so that both meet the same machine."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

__all__ = ["Row", "best_of", "print_head", "print_row"]

ROUNDS = 7
BLOCK_SECONDS = 0.05  # One timing covers at least this much work, far above the clock's own grain.


@dataclass(frozen=True)
class Row:
    """Hold what one line of the table compares: our way and the peer's, each doing ``units`` of work when called.

    ``bar`` says how many times our time the peer's must be at least; None where nothing is promised.
    """

    work: str
    peer_name: str
    ours: Callable[[], object]
    peer: Callable[[], object]
    units: int = 1
    bar: float | None = None


def best_of(*ways: Callable[[], object]) -> list[float]:
    """Return the best time of each way, in seconds a call. The ways take turns in every round."""
    counts = [_calls_in_a_block(way) for way in ways]
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for position, (way, count) in enumerate(zip(ways, counts, strict=True)):
            best[position] = min(best[position], _timed(way, count) / count)
    return best


def print_head(title: str, unit: str) -> None:
    """Print the names of the columns. ``unit`` is that of the two times."""
    print(f"{title:<40}{'ours':>10}{'peer':>12}{'ratio':>12}{'bar':>10}   {unit}; peer", flush=True)


def print_row(row: Row) -> None:
    """Time a row and print it, in microseconds a unit of work, with the bar beside the ratio."""
    mine, theirs = (seconds / row.units * 1e6 for seconds in best_of(row.ours, row.peer))
    ratio = theirs / mine
    bar = f">= {row.bar:,g}x" if row.bar else ""
    missed = " (bar missed)" if row.bar and ratio < row.bar else ""
    print(f"{row.work:<40}{mine:>10,.1f}{theirs:>12,.1f}{ratio:>11,.1f}x{bar:>10}   {row.peer_name}{missed}", flush=True)


def _calls_in_a_block(way: Callable[[], object]) -> int:
    way()  # whatever is loaded on first use is loaded now
    count = 1
    while (seconds := _timed(way, count)) < BLOCK_SECONDS:
        count = max(count + 1, int(count * min(10, 1.2 * BLOCK_SECONDS / max(seconds, 1e-9))))
    return count


def _timed(way: Callable[[], object], count: int) -> float:
    start = perf_counter()
    for _ in range(count):
        way()
    return perf_counter() - start
