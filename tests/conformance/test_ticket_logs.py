"""Read public ticket logs by the mappings that a user would write, and check what must hold of every history."""

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from xborder_support.configuration import parse_toml
from xborder_support.conversations import TicketEvent
from xborder_support.histories import ColumnMapping, Histories, mapping_from_config, read_rows

# The log names no zone: its times are read as UTC by assumption.
UCI = """
time_format = "%d-%m-%Y %H:%M"
time_zone = "UTC"
missing = ["?"]

[columns]
ticket = "number"
created_at = "opened_at"
time = "sys_updated_at"
order = "sys_mod_count"
status = "incident_state"
agent = "assigned_to"
team = "assignment_group"
priority = "priority"

[statuses]
New = "new"
Active = "open"
"Awaiting User Info" = "pending"
"Awaiting Problem" = "on_hold"
"Awaiting Vendor" = "on_hold"
"Awaiting Evidence" = "on_hold"

[priorities]
"1 - Critical" = "urgent"
"2 - High" = "high"
"3 - Moderate" = "normal"
"4 - Low" = "low"

[context]
channel = "contact_type"
category = "category"
"""

# What the numbers of activities mean is not told with the log, so they stay what they are.
BPI13 = """
time_zone = "UTC"

[columns]
ticket = "CaseID"
time = "CompleteTimestamp"
status = "ActivityID"
"""

_LOGS = {"uci": ("uci_incident_event_log.csv.gz", UCI), "bpi13": ("bpi13_incidents.csv.gz", BPI13)}


@pytest.fixture(params=_LOGS.values(), ids=list(_LOGS))
def log(request: pytest.FixtureRequest, conformance: Path) -> tuple[list[dict[str, str]], ColumnMapping]:
    name, mapping = request.param
    return _rows(conformance / "tickets" / name), mapping_from_config(parse_toml(mapping))


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"no {path.name} among the conformance data")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _told(histories: Histories) -> dict[str, tuple[TicketEvent, ...]]:
    return {history.ticket_id: history.events for history in histories}


def test_every_row_is_read(log: tuple[list[dict[str, str]], ColumnMapping]) -> None:
    rows, mapping = log
    histories = read_rows(rows, mapping, strict=True)
    assert len(rows) > 1_000
    assert histories.ticket_ids == tuple(dict.fromkeys(row[mapping.columns["ticket"]] for row in rows))
    assert not histories.findings
    assert not [finding for history in histories for finding in history.findings]


def test_every_ticket_is_created_once_before_all_else_of_its_log(log: tuple[list[dict[str, str]], ColumnMapping]) -> None:
    rows, mapping = log
    last: dict[str, Any] = defaultdict(lambda: None)
    read = mapping.read_time()
    for row in rows:
        ticket, at = row[mapping.columns["ticket"]], read(row[mapping.columns["time"]])
        last[ticket] = max(at, last[ticket] or at)
    for history in read_rows(rows, mapping):
        created = [event for event in history.events if event.kind == "created"]
        assert len(created) == 1
        assert all(event.at <= last[history.ticket_id] for event in history.events)


def test_shuffled_and_repeated_rows_tell_the_same(log: tuple[list[dict[str, str]], ColumnMapping]) -> None:
    rows, mapping = log
    others = [*rows, *rows[::7]]
    random.Random(7).shuffle(others)
    assert _told(read_rows(rows, mapping)) == _told(read_rows(others, mapping))


def test_the_incident_log_ends_in_the_state_of_its_last_row(conformance: Path) -> None:
    rows, mapping = _rows(conformance / "tickets" / _LOGS["uci"][0]), mapping_from_config(parse_toml(UCI))
    stated: dict[str, tuple[Any, str]] = {}
    read = mapping.read_time()
    for row in rows:
        key = read(row["sys_updated_at"]), float(row["sys_mod_count"])
        if row["number"] not in stated or key >= stated[row["number"]][0]:
            stated[row["number"]] = key, row["incident_state"]
    assert {number: mapping.words.status(state) for number, (_, state) in stated.items()} == {
        history.ticket_id: _status(history.events) for history in read_rows(rows, mapping)
    }


def _status(events: Iterable[TicketEvent]) -> str | None:
    status: Any = None
    for event in events:
        is_own_word = event.kind == "status_changed" and event.ticket_status is None
        status = event.status if is_own_word else event.status_after(status if status in _OURS else None)
    return str(status)


_OURS = {"new", "open", "pending", "on_hold", "solved", "closed"}


def test_what_numbers_of_activities_mean_is_left_open_until_it_is_stated(conformance: Path) -> None:
    rows = _rows(conformance / "tickets" / _LOGS["bpi13"][0])
    plain, stated = mapping_from_config(parse_toml(BPI13)), mapping_from_config(parse_toml(f'{BPI13}\n[statuses]\n1 = "open"\n'))
    words = {event.status for history in read_rows(rows, plain) for event in history.events if event.kind == "status_changed"}
    assert words <= {row["ActivityID"] for row in rows}
    assert "open" in {event.status for history in read_rows(rows, stated) for event in history.events}
