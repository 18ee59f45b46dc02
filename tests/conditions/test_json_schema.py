"""The JSON Schema takes every rule that is read, and refuses what has another shape."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from xborder_support.conditions import Field, Schema, compile_condition, condition_json_schema

from .plain_rules import CALENDARS, RULES, SCHEMA


def fits(when: Any, schema: Schema = SCHEMA) -> bool:
    root = condition_json_schema(schema)
    return has_shape(when, root, root)


def has_shape(value: Any, shape: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    """Check a value against the words of JSON Schema that we use, and no others."""
    return all(_CHECKS[word](value, told, shape, root) for word, told in shape.items() if not word.startswith("$d") and word != "$schema")


def _is_type(value: Any, told: str, _shape: Any, _root: Any) -> bool:
    kinds: dict[str, tuple[type, ...]] = {
        "object": (dict,),
        "array": (list, tuple),
        "string": (str,),
        "number": (int, float),
        "integer": (int,),
    }
    if told == "boolean" or isinstance(value, bool):
        return told == "boolean" and isinstance(value, bool)
    return isinstance(value, kinds[told])


def _in_ref(value: Any, told: str, _shape: Any, root: Mapping[str, Any]) -> bool:
    assert told == "#/$defs/table"
    return has_shape(value, root["$defs"]["table"], root)


def _has_properties(value: Any, told: Any, shape: Mapping[str, Any], root: Any) -> bool:
    assert shape["additionalProperties"] is False
    return isinstance(value, dict) and all(key in told and has_shape(item, told[key], root) for key, item in value.items())


_CHECKS: dict[str, Any] = {
    "$ref": _in_ref,
    "type": _is_type,
    "anyOf": lambda value, told, _, root: any(has_shape(value, one, root) for one in told),
    "oneOf": lambda value, told, _, root: sum(has_shape(value, one, root) for one in told) == 1,
    "properties": _has_properties,
    "additionalProperties": lambda *_: True,
    "required": lambda value, told, *_: all(key in value for key in told),
    "items": lambda value, told, _, root: isinstance(value, (list, tuple)) and all(has_shape(item, told, root) for item in value),
    "minItems": lambda value, told, *_: len(value) >= told,
    "maxItems": lambda value, told, *_: len(value) <= told,
    "minLength": lambda value, told, *_: isinstance(value, str) and len(value) >= told,
    "maxLength": lambda value, told, *_: isinstance(value, str) and len(value) <= told,
    "minProperties": lambda value, told, *_: not isinstance(value, dict) or len(value) >= told,
    "minimum": lambda value, told, *_: isinstance(value, int) and value >= told,
    "maximum": lambda value, told, *_: isinstance(value, int) and value <= told,
    "const": lambda value, told, *_: value == told,
    "enum": lambda value, told, *_: value in told,
    "examples": lambda *_: True,
}


@settings(max_examples=100)
@given(RULES)
def test_every_rule_fits_in_both_forms(when: dict[str, Any]) -> None:
    assert fits(when)
    assert fits(compile_condition(when, SCHEMA, calendars=CALENDARS).to_config())


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"language": {"within": "pt", "max_distance": 134}},
        {"now": {"in_calendar": "utc", "state": "closed"}},
        {"field": "language", "op": "within", "value": "pt", "max_distance": 0},
        {"field": "age", "op": "at_least", "value": 3},
        {"word": "x" * 256},
    ],
)
def test_what_is_read_fits(when: Any) -> None:
    assert fits(when)


@pytest.mark.parametrize(
    "when",
    [
        [],
        {"wrod": "x"},
        {"word": ""},
        {"word": "x" * 257},
        {"word": []},
        {"word": ["x"] * 1_001},
        {"word": {}},
        {"word": {"has_any": "x"}},
        {"word": {"eq": ["x"]}},
        {"word": {"in": "x", "max_distance": 3}},
        {"tags": {"in": "x"}},
        {"age": {"ge": "3"}},
        {"age": {"ge": [3]}},
        {"age": {"le": [3]}},
        {"age": {"eq": [3]}},
        {"age": {"between": 1}},
        {"age": {"between": [1]}},
        {"field": "age", "op": "ge", "values": [1]},
        {"field": "age", "op": "between", "value": 1},
        {"age": {"between": [1, 2, 3]}},
        {"age": True},
        {"is_open": "true"},
        {"language": {"within": "pt", "max_distance": 135}},
        {"language": {"within": "pt", "max_distance": -1}},
        {"now": "utc"},
        {"now": {"in_calendar": "utc", "state": "shut"}},
        {"since": {"waited": ["2h elapsed"]}},
        {"any": []},
        {"any": [{}]},
        {"any": {"word": "x"}},
        {"all": [{"word": "x"}] * 65},
        {"field": "word", "op": "in"},
        {"field": "word", "op": "in", "value": "x", "values": ["x"]},
        {"field": "word", "op": "ge", "value": 3},
        {"field": "wrod", "op": "in", "value": "x"},
        {"op": "in", "value": "x"},
        {"field": "word", "op": "in", "value": "x", "state": "open"},
    ],
)
def test_what_is_refused_does_not_fit(when: Any) -> None:
    assert not fits(when)


def test_a_closed_list_is_offered_and_not_enforced() -> None:
    schema = Schema({"choice": Field("choice", values=("low", "high"))})
    shape = condition_json_schema(schema)
    assert shape["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert fits({"choice": "LOW"}, schema)
    under = shape["$defs"]["table"]["anyOf"][0]["properties"]["choice"]["anyOf"][0]["anyOf"][0]
    assert under["examples"] == ["low", "high"]
