"""The mapping of columns, as people write it."""

from pathlib import Path
from typing import Any

import pytest

from xborder_support.errors import ConfigurationError
from xborder_support.histories import load_mapping, mapping_from_config

_COLUMNS = {"ticket": "id", "created_at": "opened"}

FAULTS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "no columns": ({}, "missing-key", "columns", ""),
    "no ticket": ({"columns": {"created_at": "opened"}}, "missing-key", "columns.ticket", ""),
    "a slip": ({"columns": {**_COLUMNS, "solvd_at": "x"}}, "unknown-key", "columns.solvd_at", 'did you mean "solved_at"?'),
    "a table that is none": ({"columns": _COLUMNS, "status": {}}, "unknown-key", "status", 'did you mean "statuses"?'),
    "no times": ({"columns": {"ticket": "id"}}, "no-time", "columns", "created_at"),
    "a status without a time": ({"columns": {**_COLUMNS, "status": "s"}}, "no-time", "columns.status", "time ="),
    "a zone": ({"columns": _COLUMNS, "time_zone": "Tokyo"}, "unknown-time-zone", "time_zone", "Asia/Tokyo"),
    "a format": ({"columns": _COLUMNS, "time_format": "epoch"}, "bad-time-format", "time_format", "epoch_seconds"),
    "half a date": ({"columns": _COLUMNS, "time_format": "%H:%M"}, "bad-time-format", "time_format", ""),
    "a directive": ({"columns": _COLUMNS, "time_format": "%d-%m-%Y %Q"}, "bad-time-format", "time_format", ""),
    "a status word": ({"columns": _COLUMNS, "statuses": {"Done": "sovled"}}, "unknown-value", "statuses.Done", 'did you mean "solved"?'),
    "an event word": ({"columns": _COLUMNS, "events": {"3": "reply"}}, "unknown-value", "events.3", "agent_replied"),
    "a priority": ({"columns": _COLUMNS, "priorities": {"P1": "critical"}}, "unknown-value", "priorities.P1", "urgent"),
    "a wrong type": ({"columns": {"ticket": 5, "created_at": "x"}}, "string-type", "columns.ticket", ""),
    "a table of another kind": ({"history": 5}, "not-a-table", "history", ""),
}


@pytest.mark.parametrize(("config", "code", "key", "hint"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_names_its_key_and_its_remedy(config: dict[str, Any], code: str, key: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        mapping_from_config(config)
    (fault,) = caught.value.faults
    assert (fault.code, fault.key) == (code, key)
    assert hint in (fault.hint or "")


def test_all_faults_are_reported_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        mapping_from_config({"columns": {"tickt": "id"}, "time_zone": "Berlin", "statuses": {"x": "y"}})
    assert {fault.code for fault in caught.value.faults} == {"unknown-key", "missing-key", "unknown-time-zone", "unknown-value"}


def test_a_file_may_hold_the_mapping_alone_or_in_its_history_table(tmp_path: Path) -> None:
    alone, inside = tmp_path / "mapping.toml", tmp_path / "desk.toml"
    alone.write_text('time_zone = "UTC"\n[columns]\nticket = "id"\ncreated_at = "opened"\n')
    inside.write_text('[shop]\nname = "A"\n[history]\ntime_zone = "UTC"\n[history.columns]\nticket = "id"\ncreated_at = "opened"\n')
    assert load_mapping(alone) == load_mapping(inside) == mapping_from_config({"columns": _COLUMNS, "time_zone": "UTC"})


def test_a_fault_in_a_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('[history]\ntime_zone = "UTC"\n[history.columns]\nticket = "id"\ncreated = "opened"\n')
    with pytest.raises(ConfigurationError) as caught:
        load_mapping(file)
    fault = caught.value.faults[0]
    assert (fault.line, fault.key) == (5, "history.columns.created")


def test_a_mapping_is_a_value() -> None:
    mapping = mapping_from_config({"columns": _COLUMNS, "statuses": {"Geschlossen": "closed"}, "bots": ["5"]})
    assert mapping.words.status("GESCHLOSSEN") == "closed"
    assert mapping.words.status("anders") == "anders"
    assert mapping.stamps == {"created_at": ("opened", "created")}


def test_a_desk_file_is_one_fault_and_not_one_for_each_of_its_tables() -> None:
    with pytest.raises(ConfigurationError) as caught:
        mapping_from_config({"format": 1, "shop": {"name": "x"}, "sla": []})
    (fault,) = caught.value.faults
    assert (fault.code, "[columns]" in (fault.hint or "")) == ("missing-key", True)
