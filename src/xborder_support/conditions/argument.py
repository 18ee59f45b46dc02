"""Hold what stands under the operators of one field, and collect what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from xborder_support.configuration import KeyPath

from .schema import Field
from .values import Problem, ValuePlaces, canonical, problems_of_values

__all__ = ["Argument", "Asked"]


@dataclass(frozen=True, slots=True)
class Argument:
    """Hold what stands at a key, and where."""

    raw: Any
    at: KeyPath


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold everything that one table asks of one field, by canonical operator. ``at`` is where the question stands."""

    name: str
    field: Field
    at: KeyPath
    arguments: Mapping[str, Argument]
    problems: list[Problem] = dataclass_field(default_factory=list)

    def report(self, at: KeyPath, code: str, message: str, hint: str | None = None) -> None:
        """Note that something is wrong."""
        self.problems.append(Problem(at, code, message, hint))

    def values(self, argument: Argument) -> tuple[Any, ...] | None:
        """Return the values that an argument lists, as the schema spells them, or None where one is wrong."""
        return self._checked(ValuePlaces.of(argument.raw, argument.at))

    def one_value(self, argument: Argument) -> Any:
        """Return the only value of an argument, or None where it is wrong or a list."""
        found = self._checked(ValuePlaces([argument.raw], [argument.at], argument.at))
        return None if found is None else found[0]

    def _checked(self, values: ValuePlaces) -> tuple[Any, ...] | None:
        problems = problems_of_values(self.name, self.field, values)
        self.problems.extend(problems)
        return None if problems else tuple(canonical(self.field, item) for item in values.items)
