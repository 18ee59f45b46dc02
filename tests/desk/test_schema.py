"""The schema of the desk file says what the loader says, as far as one table tells."""

import json
import tomllib
from pathlib import Path
from typing import Any

from xborder_support.desk import json_schema


def test_every_table_of_the_example_is_described() -> None:
    written = tomllib.loads(Path("examples/desk.toml").read_text(encoding="utf-8"))
    assert set(written) <= set(json_schema()["properties"])


def test_every_reference_leads_somewhere() -> None:
    schema = json_schema()
    assert {reference.removeprefix("#/$defs/") for reference in references(schema)} <= set(schema["$defs"])
    assert "CalendarSettings" in schema["$defs"]


def test_unknown_settings_are_ruled_out() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["CalendarSettings"]["additionalProperties"] is False


def test_it_is_json() -> None:
    assert json.loads(json.dumps(json_schema())) == json_schema()


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(item) for item in node.values()))
    return set().union(*(references(item) for item in node)) if isinstance(node, list) else set()
