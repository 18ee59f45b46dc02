"""Describe the desk file to editors, which then check it while it is written."""

from __future__ import annotations

from typing import Any

from xborder_support.calendars import CalendarSettings
from xborder_support.routing import Ladder, rules_json_schema
from xborder_support.sla import METRICS, policies_json_schema

from .configuration import DeskFile

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a desk file. References between its tables are checked only when a desk is loaded.

    Example:
        >>> from xborder_support.desk import json_schema
        >>> sorted(json_schema()["properties"])[:4]
        ['agents', 'attributes', 'calendars', 'escalation']
    """
    schema = DeskFile.model_json_schema(by_alias=True)
    calendar = CalendarSettings.model_json_schema(by_alias=True)
    schema["$defs"] |= calendar["$defs"]  # a calendar may be made of calendars, so its own schema is one of these
    schema["properties"]["calendars"]["additionalProperties"] = {"$ref": calendar["$ref"]}
    rules = rules_json_schema()
    schema["$defs"] |= rules["$defs"]
    _let_ask_about_attributes(schema["$defs"]["routing_condition"]["anyOf"][0])
    policies = policies_json_schema()
    schema["$defs"] |= policies["$defs"]
    ladders = Ladder.json_schema()
    schema["$defs"] |= {**ladders["$defs"], "EscalationTable": ladders["$defs"].pop("StepTables")}
    schema["properties"]["escalation"]["propertyNames"] = {"enum": list(METRICS)}
    schema["properties"] |= {**rules["properties"], **policies["properties"], **ladders["properties"]}
    return schema


def _let_ask_about_attributes(short_form: dict[str, Any]) -> None:
    """Allow other fields in the short form of a condition: which there are, the file itself says. The long form keeps its own keys."""
    del short_form["additionalProperties"]
    short_form["propertyNames"] = {"not": {"enum": ["field", "op"]}}
