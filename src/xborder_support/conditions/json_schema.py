"""Describe ``when`` tables as JSON Schema, for editors and for forms of a plug-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .operators import ALIASES, operators_of
from .schema import FIELD, GROUPS, OPERATOR, Field, FieldKind, Schema
from .values import MAX_CHARACTERS, MAX_VALUES

__all__ = ["condition_json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TABLE = {"$ref": "#/$defs/table"}
_MAX_PARTS = 64
_TEXT = {"type": "string", "minLength": 1, "maxLength": MAX_CHARACTERS}
_NUMBER = {"type": "number"}
_TWO_NUMBERS = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_OF_ONE = frozenset({"eq", "ge", "le", "waited"})
#: What further keys an operator takes, by operator.
_EXTRAS: Mapping[str, Mapping[str, Any]] = {
    "lang_within": {"max_distance": {"type": "integer", "minimum": 0, "maximum": 134}},
    "in_calendar": {"state": {"enum": ["open", "closed"]}},
    "waited": {"calendar": _TEXT},
}


def condition_json_schema(schema: Schema, *, name: str = "table") -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the tables that ``compile_condition`` reads over a schema.

    ``name`` is what its definition is called, so that several can stand in one document. It says what shape a table has. Whether a code,
    a tag or a calendar exists, and whether a rule is too large, only reading it tells.

    Example:
        >>> from xborder_support.conditions import Field, Schema, condition_json_schema
        >>> table = condition_json_schema(Schema({"market": Field("territory")}))["$defs"]["table"]
        >>> sorted(table["anyOf"][0]["properties"])
        ['all', 'any', 'market', 'none']
    """
    questions = [_long_form(name, field, operator) for name, field in schema.fields.items() for operator in operators_of(field.kind)]
    described = {"$schema": _DIALECT, **_TABLE, "$defs": {name: {"anyOf": [_short_form(schema), *questions]}}}
    return described if name == "table" else _referring_to(name, described)


def _referring_to(name: str, described: Any) -> Any:
    """Return a schema whose references to itself bear another name."""
    if isinstance(described, dict):
        return {key: f"#/$defs/{name}" if key == "$ref" else _referring_to(name, value) for key, value in described.items()}
    return [_referring_to(name, item) for item in described] if isinstance(described, list) else described


def _short_form(schema: Schema) -> dict[str, Any]:
    parts = {"type": "array", "items": {**_TABLE, "minProperties": 1}, "minItems": 1, "maxItems": _MAX_PARTS}
    fields = {name: _under_field(field) for name, field in schema.fields.items()}
    return {"type": "object", "properties": {**fields, **dict.fromkeys(GROUPS, parts)}, "additionalProperties": False}


def _under_field(field: Field) -> dict[str, Any]:
    table = _operator_table(field)
    if field.kind == "instant":
        return table
    return {"anyOf": [_one_or_several(field), table]}


def _operator_table(field: Field) -> dict[str, Any]:
    known = operators_of(field.kind)
    properties = {name: _compared(field, name) for name in known}
    properties |= {alias: properties[name] for alias, name in ALIASES.items() if name in known}
    for name in known:
        properties |= _EXTRAS.get(name, {})
    return {"type": "object", "properties": properties, "minProperties": 1, "additionalProperties": False}


def _long_form(name: str, field: Field, operator: str) -> dict[str, Any]:
    spellings = [operator, *(alias for alias, plain in ALIASES.items() if plain == operator)]
    compared = _compared(field, operator)
    fixed = {FIELD: {"const": name}, OPERATOR: {"enum": spellings}, **_EXTRAS.get(operator, {})}
    properties = {**fixed, "value": compared, "values": compared}
    either = [{"required": ["value"]}, {"required": ["values"]}]
    return {
        "type": "object",
        "properties": properties,
        "required": [FIELD, OPERATOR],
        "oneOf": either,
        "additionalProperties": False,
    }


def _compared(field: Field, operator: str) -> dict[str, Any]:
    """Return the shape of what an operator compares a field with."""
    if operator == "between":
        return _TWO_NUMBERS
    return _one(field) if operator in _OF_ONE else _one_or_several(field)


def _one_or_several(field: Field) -> dict[str, Any]:
    one = _one(field)
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1, "maxItems": MAX_VALUES}]}


def _one(field: Field) -> dict[str, Any]:
    # Values compare without case, so a closed list is a hint to people and no ``enum``.
    shapes: Mapping[FieldKind, dict[str, Any]] = {"number": _NUMBER, "boolean": {"type": "boolean"}}
    shape = shapes.get(field.kind, _TEXT)
    return shape if field.values is None else {**shape, "examples": list(field.values)}
