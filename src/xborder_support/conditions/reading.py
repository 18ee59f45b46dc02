"""Compile the ``when`` table of a configuration into a condition, reporting every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xborder_support.configuration import Document, KeyPath, fault_at
from xborder_support.errors import ConfigurationError, Fault, did_you_mean

from .condition import Condition
from .groups import AllOf, AnyOf, Node, NoneOf
from .leaf import Leaf
from .schema import GROUPS, Schema
from .values import read_leaf

__all__ = ["compile_condition"]

_MAX_DEPTH = 8
_MAX_NODES = 64
_GROUP_NODES: dict[str, type[AllOf | AnyOf | NoneOf]] = {"all": AllOf, "any": AnyOf, "none": NoneOf}


def compile_condition(config: Any, schema: Schema, *, document: Document | None = None, path: KeyPath = ()) -> Condition:
    """Return the condition that a ``when`` table asks for. ``document`` and ``path`` say where the table stands, for the faults.

    A table is a conjunction, a list means any of, ``all``, ``any`` and ``none`` hold lists of tables. The order of the keys does not
    matter: questions are asked in the order of the schema, then the groups. At most 8 levels, 64 questions and groups, 1,000 values a
    list and 256 characters a text.

    Errors: ``ConfigurationError`` with the faults ``not-a-table``, ``not-a-list``, ``unknown-field``, ``unknown-key``, ``wrong-type``,
    ``unknown-value``, ``unknown-territory``, ``bad-language-tag``, ``empty-list``, ``empty-table``, ``empty-range``, ``too-deep``,
    ``too-many-questions``, ``too-many-values``, ``text-too-long``.

    Example:
        >>> from xborder_support.conditions import Field, Schema, compile_condition
        >>> schema = Schema({"priority": Field("choice", values=("low", "high")), "age_hours": Field("number")})
        >>> condition = compile_condition({"priority": "high", "age_hours": {"at_least": 2}}, schema)
        >>> condition.evaluate({"priority": "high", "age_hours": 3}).value
        True
    """
    reader = _Reader(schema, document or Document({}), path)
    root = reader.read_table(config, (), depth=1)
    if reader.faults:
        raise ConfigurationError(reader.faults)
    return Condition(root)


class _Reader:
    def __init__(self, schema: Schema, document: Document, path: KeyPath) -> None:
        self._schema = schema
        self._document = document
        self._path = path
        self._nodes = 0
        self.faults: list[Fault] = []

    def report(self, at: KeyPath, code: str, message: str, hint: str | None = None) -> None:
        self.faults.append(fault_at(self._document, (*self._path, *at), code, message, hint))

    def read_table(self, config: Any, at: KeyPath, *, depth: int) -> AllOf:
        if not isinstance(config, Mapping):
            self.report(at, "not-a-table", "a condition is a table", 'write { market = "JP" }')
            return AllOf()
        if depth > _MAX_DEPTH:
            self.report(at, "too-deep", f"conditions nest more than {_MAX_DEPTH} levels", "split the rule")
            return AllOf()
        for key in config:
            if key not in self._schema.fields and key not in GROUPS:
                self._report_unknown(str(key)[:60], at)
        questions = [self._read_leaf(name, config[name], (*at, name)) for name in self._schema.fields if name in config]
        groups = [self._read_group(word, config[word], (*at, word), depth=depth) for word in GROUPS if word in config]
        return AllOf(tuple(node for node in (*questions, *groups) if node is not None))

    def _report_unknown(self, key: str, at: KeyPath) -> None:
        hint = did_you_mean(key, [*self._schema.fields, *GROUPS])
        self.report((*at, key), "unknown-field", f"no condition can ask about {key!r}", hint)

    def _read_leaf(self, name: str, raw: Any, at: KeyPath) -> Node | None:
        self._count(at)
        leaf = read_leaf(name, self._schema.fields[name], raw, at)
        if isinstance(leaf, Leaf):
            return leaf
        for problem in leaf:
            self.report(problem.at, problem.code, problem.message, problem.hint)
        return None

    def _read_group(self, word: str, raw: Any, at: KeyPath, *, depth: int) -> Node | None:
        if not isinstance(raw, (list, tuple)):
            self.report(at, "not-a-list", f"{word} holds a list of tables", f'write {word} = [{{ market = "JP" }}]')
            return None
        if not raw:
            self.report(at, "empty-list", f"{word} holds no condition", "add one, or remove the key")
        if not self._count(at):
            return None
        children = tuple(self._read_part(part, (*at, number), depth=depth + 1) for number, part in enumerate(raw[:_MAX_NODES]))
        return _GROUP_NODES[word](children)

    def _read_part(self, config: Any, at: KeyPath, *, depth: int) -> Node:
        if isinstance(config, Mapping) and not config:
            self.report(at, "empty-table", "an empty condition always holds", "remove it")
        table = self.read_table(config, at, depth=depth)
        return table.children[0] if len(table.children) == 1 else table

    def _count(self, at: KeyPath) -> bool:
        """Count a question or group, and report once where there are too many."""
        self._nodes += 1
        if self._nodes == _MAX_NODES + 1:
            self.report(at, "too-many-questions", f"more than {_MAX_NODES} questions and groups in one condition", "split the rule")
        return self._nodes <= _MAX_NODES
