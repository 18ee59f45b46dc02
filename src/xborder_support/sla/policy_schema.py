"""Describe the ``[[sla]]`` tables to editors and other languages."""

from __future__ import annotations

from typing import Any

from xborder_support.conditions import condition_json_schema

from .policies import SLA_SCHEMA
from .policy_tables import SlaTables

__all__ = ["policies_json_schema"]

_CONDITION = "sla_condition"


def policies_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``[[sla]]`` tables. Names are checked only where they are read: calendars, marketplaces.

    Example:
        >>> from xborder_support.sla import policies_json_schema
        >>> policies_json_schema()["$defs"]["PolicyTable"]["properties"]["first_response"]["anyOf"][0]
        {'type': 'string'}
    """
    described = SlaTables.model_json_schema(by_alias=True)
    described["$defs"] |= condition_json_schema(SLA_SCHEMA, name=_CONDITION)["$defs"]
    described["$defs"]["PolicyTable"]["properties"]["when"] = {"$ref": f"#/$defs/{_CONDITION}"}
    return described
