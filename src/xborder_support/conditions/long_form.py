"""Read a question in its long form: a table with ``field``, ``op`` and what to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xborder_support.configuration import KeyPath
from xborder_support.errors import did_you_mean

from .argument import Argument
from .field_reading import FieldReader
from .groups import Node
from .operators import EXTRAS, OPERATORS, known_words, operators_of, plain_operator, remedy_for
from .schema import FIELD, OPERATOR, Field, Schema
from .values import Problem

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["read_long_form"]

_COMPARED = ("value", "values")
_SAMPLE = 'write { field = "market", op = "in", values = ["JP"] }'


def read_long_form(
    config: Mapping[Any, Any], schema: Schema, at: KeyPath, calendars: Mapping[str, BusinessCalendar] | None
) -> tuple[list[Node], list[Problem]]:
    """Return the question of a table, or what is wrong with it."""
    problems = [*_problems_of_keys(config, at), *_problems_of_field(config, schema, at)]
    operator, field = plain_operator(config[OPERATOR]), schema.fields.get(_name(config))
    if operator is None:
        name = str(config[OPERATOR])[:60]
        problems.append(Problem((*at, OPERATOR), "unknown-operator", f"no operator is called {name!r}", remedy_for(name, OPERATORS)))
    elif field is not None and operator not in operators_of(field.kind):
        problems.append(_wrong_operator(operator, field, at))
    if problems or operator is None or field is None:
        return [], problems
    reader = FieldReader(_name(config), field, at, calendars)
    return reader.read(_arguments(config, operator, at)), reader.problems


def _name(config: Mapping[Any, Any]) -> str:
    name = config.get(FIELD)
    return name if isinstance(name, str) else ""


def _problems_of_keys(config: Mapping[Any, Any], at: KeyPath) -> list[Problem]:
    known = (FIELD, OPERATOR, *_COMPARED, *EXTRAS)
    unknown = [str(key)[:60] for key in config if key not in known]
    problems = [Problem((*at, key), "unknown-key", f"a question has no key {key!r}", did_you_mean(key, known)) for key in unknown]
    if sum(key in config for key in _COMPARED) != 1:
        problems.append(Problem(at, "missing-key", "a question compares with either value or values", _SAMPLE))
    return problems


def _problems_of_field(config: Mapping[Any, Any], schema: Schema, at: KeyPath) -> list[Problem]:
    if FIELD not in config:
        return [Problem(at, "missing-key", "the question names no field", _SAMPLE)]
    if _name(config) in schema.fields:
        return []
    name = str(config[FIELD])[:60]
    return [Problem((*at, FIELD), "unknown-field", f"no condition can ask about {name!r}", did_you_mean(name, schema.fields))]


def _wrong_operator(operator: str, field: Field, at: KeyPath) -> Problem:
    known = known_words(field.kind)
    return Problem((*at, OPERATOR), "wrong-operator", f"a field of kind {field.kind} has no operator {operator!r}", f"it has {known}")


def _arguments(config: Mapping[Any, Any], operator: str, at: KeyPath) -> dict[str, Argument]:
    compared = next(key for key in _COMPARED if key in config)
    arguments = {operator: Argument(config[compared], (*at, compared))}
    return arguments | {extra: Argument(config[extra], (*at, extra)) for extra in EXTRAS if extra in config}
