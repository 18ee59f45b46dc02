"""Measure what importing costs over a bare interpreter: whole processes, by the median."""

import subprocess
import sys
from statistics import median
from time import perf_counter

__all__ = ["print_imports"]

RUNS = 15
_STATEMENTS = {
    "import xborder_support": "import xborder_support",
    "… and load SupportDesk": "from xborder_support import SupportDesk",
    "import pydantic.BaseModel": "from pydantic import BaseModel",
    "import babel.dates": "import babel.dates",
    "import langdetect": "import langdetect",
    "import pywa": "import pywa",
    "import linebot.v3": "import linebot.v3",
}


def print_imports() -> None:
    """Print a row for each statement."""
    print(f"{'process':<26}{'ms':>10}   median, over a bare interpreter")
    for name, seconds in import_costs().items():
        print(f"{name:<26}{seconds * 1e3:>10.1f}")


def import_costs() -> dict[str, float]:
    """Return seconds over a bare interpreter for each statement. All take turns in every run."""
    times: dict[str, list[float]] = {statement: [] for statement in ("pass", *_STATEMENTS.values())}
    for statement in times:
        _process_seconds(statement)  # writes the compiled files
    for _ in range(RUNS):
        for statement, seconds in times.items():
            seconds.append(_process_seconds(statement))
    bare = median(times["pass"])
    return {"bare interpreter": bare} | {name: median(times[statement]) - bare for name, statement in _STATEMENTS.items()}


def _process_seconds(statement: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return perf_counter() - start
