"""Count the wrong answers of each library on the conformance vectors.

Each is asked what it can express at all; the rest is counted apart. What raises is wrong, and so is what takes the processor for longer
than ``PATIENCE_SECONDS``.
"""

import json
import os
import signal
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

from schedules import CannotExpressError, Schedule

__all__ = ["print_wrong_answers"]

PATIENCE_SECONDS = 2.0  # of processor time: far above any answer, even one that loads modules first
_CONFORMANCE = Path(os.environ.get("XBORDER_CONFORMANCE") or Path(__file__).parents[2] / "shared" / "conformance")
_FILE = _CONFORMANCE / "business_time" / "vectors.json"
_COLUMNS = {
    "is_open": ("is_open",),
    "seconds": ("business_seconds",),
    "add": ("add_near", "add_far"),
    "subtract": ("sub_near", "sub_far"),
    "next": ("next_open", "next_close"),
    "periods": ("periods",),
}


def print_wrong_answers(libraries: Mapping[str, Callable[[Schedule], object]]) -> None:
    """Print for each library wrong/asked by question, the sums, and how much it cannot express."""
    print(f"\n{'wrong/asked on the vectors':<28}{'all':>10}{'n/a':>7}" + "".join(f"{name:>10}" for name in _COLUMNS))
    vectors = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.is_file() else None
    for name, library in libraries.items():
        print(f"{name:<28}" + (_row(_verdicts(library, vectors)) if vectors else f"{'no vectors':>10}"), flush=True)


def _row(verdicts: Counter[tuple[str, str]]) -> str:
    cells = [_cell(verdicts, operations) for operations in _COLUMNS.values()]
    cannot = sum(count for (_, verdict), count in verdicts.items() if verdict == "n/a")
    return f"{_cell(verdicts, [operation for operation, _ in verdicts]):>10}{cannot:>7}" + "".join(f"{cell:>10}" for cell in cells)


def _cell(verdicts: Counter[tuple[str, str]], operations: "tuple[str, ...] | list[str]") -> str:
    wrong, right = (sum(verdicts[operation, verdict] for operation in set(operations)) for verdict in ("wrong", "right"))
    return f"{wrong}/{wrong + right}" if wrong + right else "-"


def _verdicts(library: Callable[[Schedule], object], vectors: dict[str, Any]) -> Counter[tuple[str, str]]:
    verdicts: Counter[tuple[str, str]] = Counter()
    with warnings.catch_warnings(action="ignore"), _Patience():
        told = {name: _told(library, schedule) for name, schedule in vectors["schedules"].items()}
        for case in vectors["cases"]:
            operation = case["op"] + (f"_{case['in']['landing']}" if "landing" in case["in"] else "")
            zone = ZoneInfo(vectors["schedules"][case["schedule"]]["tz"])
            verdicts[operation, _verdict(told[case["schedule"]], operation, case, zone)] += 1
    return verdicts


def _told(library: Callable[[Schedule], object], schedule: dict[str, Any]) -> object | None:
    try:
        return library(Schedule(schedule["tz"], schedule["weekly"], schedule.get("exceptions", {}), schedule.get("breaks", {})))
    except CannotExpressError:
        return None


def _verdict(told: object | None, operation: str, case: dict[str, Any], zone: ZoneInfo) -> str:
    ask = getattr(told, operation, None)
    if ask is None:
        return "n/a"
    moments = [datetime.fromtimestamp(case["in"][key], zone) for key in ("t", "a", "b") if key in case["in"]]
    amounts = [case["in"]["seconds"]] if "seconds" in case["in"] else []
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE_SECONDS)
        return "right" if _plain(ask(*moments, *amounts)) == case["expected"] else "wrong"
    except CannotExpressError:
        return "n/a"
    except Exception:  # noqa: BLE001  (whatever a library raises, it gave no answer)
        return "wrong"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _plain(answer: Any) -> object:
    if isinstance(answer, datetime):
        return answer.timestamp()
    return [[_plain(edge) for edge in period] for period in answer] if isinstance(answer, list) else answer


class _Patience:
    """End a question that goes on for too long."""

    def __enter__(self) -> None:
        self.former = signal.signal(signal.SIGVTALRM, self._give_up)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGVTALRM, self.former)

    @staticmethod
    def _give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError
