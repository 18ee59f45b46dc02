"""Measure what it costs to open one market in an interpreter that has the library loaded: its own file, beside that the regions around it.

There is no peer that holds such facts, so the bar is a time: a shop that opens a market in the middle of a request should not notice.
"""

from datetime import date
from statistics import median
from time import perf_counter

from xborder_support.markets import Markets, get_market, list_markets
from xborder_support.markets.layering import _packaged_facts

__all__ = ["PEERS", "print_markets"]

PEERS = ()
ON = date(2026, 11, 22)
BAR_MS = 1.0
ROUNDS = 7


def print_markets() -> None:
    codes = list_markets()
    regions = {region for code in codes for region in get_market(code, on=ON).regions}
    own = [min(_opened(code, keep=regions) for _ in range(ROUNDS)) for code in codes]
    whole = [min(_opened(code, keep=set()) for _ in range(ROUNDS)) for code in codes]
    print(f"Opening one market (ms, {len(codes)} markets, the best of {ROUNDS})")
    print(f"{'what':<44}{'median':>9}{'slowest':>9}{'bar':>7}")
    print(f"{'the regions around it are known':<44}{median(own):>9.2f}{max(own):>9.2f}{BAR_MS:>7.1f}")
    print(f"{'the very first one, regions and all':<44}{median(whole):>9.2f}{max(whole):>9.2f}")


def _opened(code: str, *, keep: set[str]) -> float:
    """Return the milliseconds of reading a market, where of all files only some are known."""
    _packaged_facts.cache_clear()
    for region in keep:
        _packaged_facts(region)
    fresh = Markets.packaged().with_overrides({})  # a collection keeps what it built
    start = perf_counter()
    fresh.get(code, on=ON)
    return (perf_counter() - start) * 1000
