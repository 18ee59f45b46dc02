"""Calendar operations around clock changes, from a brute-force oracle over every UTC minute."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from xborder_support.calendars import BusinessCalendar, Landing

_LANDINGS: dict[str, Landing] = {"near": "close", "far": "next_open"}


def _calendar(schedule: dict[str, Any]) -> BusinessCalendar:
    return BusinessCalendar(
        time_zone=schedule["tz"],
        weekly=_hours(schedule["weekly"]),
        exceptions=_hours(schedule.get("exceptions", {})),
        breaks=_hours(schedule.get("breaks", {})),
    )


def _hours(table: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    return {key: ["-".join(pair) for pair in pairs] for key, pairs in table.items()}


def _at(epoch_seconds: int) -> datetime:
    return datetime.fromtimestamp(epoch_seconds, UTC)


_Operation = Callable[[BusinessCalendar, dict[str, Any]], object]
_OPERATIONS: dict[str, _Operation] = {
    "is_open": lambda calendar, given: calendar.is_open(_at(given["t"])),
    "business_seconds": lambda calendar, given: calendar.business_seconds(_at(given["a"]), _at(given["b"])),
    "add": lambda calendar, given: _moved(calendar.add, given),
    "sub": lambda calendar, given: _moved(calendar.subtract, given),
    "next_open": lambda calendar, given: calendar.next_open(_at(given["t"])).timestamp(),
    "next_close": lambda calendar, given: calendar.next_close(_at(given["t"])).timestamp(),
    "periods": lambda calendar, given: [[a.timestamp(), b.timestamp()] for a, b in calendar.periods(_at(given["a"]), _at(given["b"]))],
}


def _moved(move: Callable[[datetime, timedelta, Landing], datetime], given: dict[str, Any]) -> float:
    return move(_at(given["t"]), timedelta(seconds=given["seconds"]), _LANDINGS[given["landing"]]).timestamp()


def test_no_vector_mismatches(conformance: Path) -> None:
    vectors = json.loads((conformance / "business_time" / "vectors.json").read_text(encoding="utf-8"))
    calendars = {name: _calendar(schedule) for name, schedule in vectors["schedules"].items()}
    answers = [(case, _OPERATIONS[case["op"]](calendars[case["schedule"]], case["in"])) for case in vectors["cases"]]
    mismatches = [(case, answer) for case, answer in answers if answer != case["expected"]]
    assert answers
    assert not mismatches, f"{len(mismatches)} of {len(answers)}, the first: {mismatches[:3]}"
