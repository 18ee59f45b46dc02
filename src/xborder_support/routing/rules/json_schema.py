"""Describe the tables of routing rules to editors and to forms that are built from a schema."""

from __future__ import annotations

from typing import Any

from xborder_support.conditions import Schema, condition_json_schema

from .attributes import AttributesTable
from .context import ROUTING_SCHEMA
from .reading import RoutingTables

__all__ = ["rules_json_schema"]

_CONDITION = "routing_condition"


def rules_json_schema(schema: Schema = ROUTING_SCHEMA) -> dict[str, Any]:
    """Return the JSON Schema of ``routing``, ``tagging`` and ``attributes`` tables. ``schema`` says what rules can ask.

    Names are checked only where the rules are read: teams, people, skills, calendars and ladders.

    Example:
        >>> from xborder_support.routing import rules_json_schema
        >>> sorted(rules_json_schema()["$defs"]["RuleTable"]["properties"])
        ['ladder', 'name', 'priority', 'to', 'valid_from', 'valid_to', 'when']
    """
    described, attributes = RoutingTables.model_json_schema(by_alias=True), AttributesTable.model_json_schema(by_alias=True)
    described["$defs"] |= attributes["$defs"]
    described["properties"] |= attributes["properties"]
    described["$defs"] |= condition_json_schema(schema, name=_CONDITION)["$defs"]
    for table in ("RuleTable", "TaggingTable"):
        described["$defs"][table]["properties"]["when"] = {"$ref": f"#/$defs/{_CONDITION}"}
    return described
