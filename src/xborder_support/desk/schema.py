"""Describe the desk file to editors, which then check it while it is written."""

from __future__ import annotations

from typing import Any

from xborder_support.calendars import CalendarSettings
from xborder_support.routing import rules_json_schema

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
    # Which attributes a shop's rules may ask about, its own file says.
    schema["$defs"]["routing_condition"]["anyOf"][0].pop("additionalProperties")
    schema["properties"] |= {name: rules["properties"][name] for name in ("routing", "tagging")}
    return schema
