"""Read what a rule asks of one field: a value, a list of values, or operators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xborder_support.configuration import KeyPath

from .argument import Argument, Asked
from .groups import Node, NoneOf
from .leaf import Leaf
from .operators import ALIASES, DEFAULTS, EXTRAS, OPERATORS, known_words, operators_of, remedy_for
from .question_reading import read_between, read_bounds, read_nearness, read_one_value, read_values
from .schema import Field
from .time_reading import Calendars, read_calendars, read_wait, sample_calendar
from .values import Problem, type_words

__all__ = ["FieldReader"]

_READERS: Mapping[str, Callable[[Asked, str], Leaf | None]] = {
    "eq": read_one_value,
    "ge": read_bounds,
    "le": read_bounds,
    "between": read_between,
    "lang_within": read_nearness,
}
_TIMED: Mapping[str, Callable[[Asked, Calendars], Leaf | None]] = {"in_calendar": read_calendars, "waited": read_wait}
_BARRING = frozenset({"not_in", "has_none"})


class FieldReader:
    """Read the questions that are asked of one field, collecting what is wrong with them. ``at`` is where they stand."""

    def __init__(self, name: str, field: Field, at: KeyPath, calendars: Calendars) -> None:
        self._name = name
        self._field = field
        self._at = at
        self._calendars = calendars
        self._known = operators_of(field.kind)
        self.problems: list[Problem] = []

    def read_short(self, raw: Any) -> list[Node]:
        """Return the questions of a value, a list of values or a table of operators."""
        if isinstance(raw, Mapping):
            return self._read_table(raw)
        if self._field.kind == "instant":
            hint = f'write {{ in_calendar = "{sample_calendar(self._calendars)}" }} or {{ waited = "2h elapsed" }}'
            self._report(self._at, "wrong-type", f"{type_words(raw)} where a table is expected", hint)
            return []
        return self.read({DEFAULTS.get(self._field.kind, "in"): Argument(raw, self._at)})

    def _read_table(self, raw: Mapping[Any, Any]) -> list[Node]:
        if not raw:
            code = "empty-range" if self._field.kind == "number" else "empty-table"
            self._report(self._at, code, "the table holds no operator", f"there are {known_words(self._field.kind)}")
        arguments: dict[str, Argument] = {}
        for key, value in raw.items():
            name = str(key)[:60]
            operator = ALIASES.get(name, name)
            if operator in arguments:
                self._report((*self._at, name), "duplicate-key", f"{name!r} is said twice", f"keep one of {name} and {operator}")
            elif operator in EXTRAS or self._has(name, operator):
                arguments[operator] = Argument(value, (*self._at, name))
        return self.read(arguments)

    def _has(self, name: str, operator: str) -> bool:
        if operator in self._known:
            return True
        if operator in OPERATORS:
            message = f"a field of kind {self._field.kind} has no operator {name!r}"
            self._report((*self._at, name), "wrong-operator", message, f"it has {known_words(self._field.kind)}")
        else:
            words = [*self._known, *(alias for alias, plain in ALIASES.items() if plain in self._known)]
            self._report((*self._at, name), "unknown-key", f"no operator is called {name!r}", remedy_for(name, words))
        return False

    def read(self, arguments: Mapping[str, Argument]) -> list[Node]:
        """Return the questions of operators that the field has, in the order of their list; none where something is wrong."""
        for extra, operator in EXTRAS.items():
            if extra in arguments and operator not in arguments:
                self._report(arguments[extra].at, "unknown-key", f"{extra!r} says nothing without {operator}", f"add {operator}")
        asked = Asked(self._name, self._field, self._at, arguments, self.problems)
        nodes = [self._read_operator(asked, name) for name in OPERATORS if name in arguments]
        return [] if self.problems else [node for node in nodes if node is not None]

    def _read_operator(self, asked: Asked, operator: str) -> Node | None:
        if operator in _TIMED:
            return _TIMED[operator](asked, self._calendars)
        leaf = _READERS.get(operator, read_values)(asked, operator)
        return NoneOf((leaf,)) if leaf is not None and operator in _BARRING else leaf

    def _report(self, at: KeyPath, code: str, message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(at, code, message, hint))
