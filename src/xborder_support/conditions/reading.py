"""Compile the ``when`` table of a configuration into a condition, reporting every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xborder_support.configuration import Document, KeyPath, fault_at
from xborder_support.errors import ConfigurationError, Fault, did_you_mean

from .condition import Condition
from .field_reading import FieldReader
from .groups import AllOf, AnyOf, Node, NoneOf
from .long_form import read_long_form
from .schema import GROUPS, OPERATOR, Schema
from .values import Problem

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["compile_condition"]

_MAX_DEPTH = 8
_MAX_NODES = 64


def compile_condition(
    config: Any,
    schema: Schema,
    *,
    document: Document | None = None,
    path: KeyPath = (),
    calendars: Mapping[str, BusinessCalendar] | None = None,
) -> Condition:
    """Return the condition that a ``when`` table asks for. ``document`` and ``path`` say where the table stands, for the faults.

    A table is a conjunction, a list means any of, ``all``, ``any`` and ``none`` hold lists of tables. A field may hold a table of
    operators, and a table with ``op`` is one question in its long form. ``calendars`` are those that questions of time may name. The order
    of the keys does not matter: questions are asked in the order of the schema, then the groups. At most 8 levels, 64 questions and groups,
    1,000 values a list and 256 characters a text.

    Errors: ``ConfigurationError`` with the faults ``not-a-table``, ``not-a-list``, ``unknown-field``, ``unknown-key``, ``missing-key``,
    ``unknown-operator``, ``wrong-operator``, ``wrong-type``, ``unknown-value``, ``unknown-territory``, ``bad-language-tag``,
    ``bad-target``, ``unknown-calendar``, ``no-calendars``, ``empty-list``, ``empty-table``, ``empty-range``, ``too-deep``,
    ``too-many-questions``, ``too-many-values``, ``text-too-long``.

    Example:
        >>> from xborder_support.conditions import Field, Schema, compile_condition
        >>> schema = Schema({"priority": Field("choice", values=("low", "high")), "age_hours": Field("number")})
        >>> condition = compile_condition({"priority": "high", "age_hours": {"at_least": 2}}, schema)
        >>> condition.evaluate({"priority": "high", "age_hours": 3}).value
        True
    """
    reader = _Reader(schema, document or Document({}), path, calendars)
    parts = reader.read_table(config, (), depth=1)
    if reader.faults:
        raise ConfigurationError(reader.faults)
    return Condition(AllOf(parts))


class _Reader:
    def __init__(self, schema: Schema, document: Document, path: KeyPath, calendars: Mapping[str, BusinessCalendar] | None) -> None:
        self._schema = schema
        self._document = document
        self._path = path
        self._calendars = calendars
        self._nodes = 0
        self._conjunctions = 0
        self.faults: list[Fault] = []

    def report(self, at: KeyPath, code: str, message: str, hint: str | None = None) -> None:
        self.faults.append(fault_at(self._document, (*self._path, *at), code, message, hint))

    def read_table(self, config: Any, at: KeyPath, *, depth: int) -> tuple[Node, ...]:
        """Return the parts that must all hold: the questions, then what must hold of several, then what must not."""
        if not isinstance(config, Mapping):
            self.report(at, "not-a-table", "a condition is a table", 'write { market = "JP" }')
            return ()
        if OPERATOR in config:
            return self._read_long_form(config, at)
        if depth > _MAX_DEPTH:
            self.report(at, "too-deep", f"conditions nest more than {_MAX_DEPTH} levels", "split the rule")
            return ()
        for key in config:
            if key not in self._schema.fields and key not in GROUPS:
                self._report_unknown(str(key)[:60], at)
        return self._read_parts(config, at, depth=depth)

    def _read_parts(self, config: Mapping[Any, Any], at: KeyPath, *, depth: int) -> tuple[Node, ...]:
        parts = [node for name in self._schema.fields if name in config for node in self._read_field(name, config[name], (*at, name))]
        parts += [node for part in self._read_group("all", config, at, depth=depth) for node in part]
        joined = {word: [_joined(part) for part in self._read_group(word, config, at, depth=depth)] for word in ("any", "none")}
        barred = [node for part in parts if isinstance(part, NoneOf) for node in part.children] + joined["none"]
        wanted = [part for part in parts if not isinstance(part, NoneOf)]
        if joined["any"]:
            wanted.append(AnyOf(tuple(joined["any"])))
        return (*wanted, NoneOf(tuple(barred))) if barred else tuple(wanted)

    def _report_unknown(self, key: str, at: KeyPath) -> None:
        hint = did_you_mean(key, [*self._schema.fields, *GROUPS])
        self.report((*at, key), "unknown-field", f"no condition can ask about {key!r}", hint)

    def _read_field(self, name: str, raw: Any, at: KeyPath) -> list[Node]:
        reader = FieldReader(name, self._schema.fields[name], at, self._calendars)
        nodes = reader.read_short(raw)
        return self._taken(nodes, reader.problems, at)

    def _read_long_form(self, config: Mapping[Any, Any], at: KeyPath) -> tuple[Node, ...]:
        nodes, problems = read_long_form(config, self._schema, at, self._calendars)
        return tuple(self._taken(nodes, problems, at))

    def _taken(self, nodes: list[Node], problems: list[Problem], at: KeyPath) -> list[Node]:
        for node in nodes or (None,):
            for _ in range(2 if isinstance(node, NoneOf) else 1):  # the question, and that it must not hold
                self._count(at)
        for problem in problems:
            self.report(problem.at, problem.code, problem.message, problem.hint)
        return nodes

    def _read_group(self, word: str, config: Mapping[Any, Any], at: KeyPath, *, depth: int) -> list[tuple[Node, ...]]:
        if word not in config:
            return []
        raw, here = config[word], (*at, word)
        if not isinstance(raw, (list, tuple)):
            self.report(here, "not-a-list", f"{word} holds a list of tables", f'write {word} = [{{ market = "JP" }}]')
            return []
        if not raw:
            self.report(here, "empty-list", f"{word} holds no condition", "add one, or remove the key")
        if not self._count(here, is_conjunction=word == "all"):
            return []
        return [self._read_part(part, (*here, number), depth=depth + 1) for number, part in enumerate(raw[: _MAX_NODES + 1])]

    def _read_part(self, config: Any, at: KeyPath, *, depth: int) -> tuple[Node, ...]:
        if isinstance(config, Mapping) and not config:
            self.report(at, "empty-table", "an empty condition always holds", "remove it")
        return self.read_table(config, at, depth=depth)

    def _count(self, at: KeyPath, *, is_conjunction: bool = False) -> bool:
        """Count a question or group, and report once where there are too many.

        A conjunction dissolves in the table around it, so it is counted apart: that only keeps the work of reading bounded.
        """
        if is_conjunction:
            self._conjunctions += 1
        else:
            self._nodes += 1
        count = self._conjunctions if is_conjunction else self._nodes
        if count == _MAX_NODES + 1:
            self.report(at, "too-many-questions", f"more than {_MAX_NODES} questions and groups in one condition", "split the rule")
        return count <= _MAX_NODES


def _joined(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else AllOf(parts)
