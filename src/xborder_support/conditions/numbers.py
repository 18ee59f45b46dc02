# ruff: noqa: D102  (the methods are explained where ``Leaf`` declares them)
"""Compare numbers with those that are listed, or with bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any, TypeAlias

from .leaf import Leaf, Truth, listed

__all__ = ["Amount", "Number", "Range", "is_number"]

Number: TypeAlias = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Amount(Leaf):
    """Hold where the field is one of these numbers."""

    values: tuple[int | float, ...]

    @property
    def spans(self) -> tuple[tuple[Number, Number], ...]:
        """Return the first and last number of each stretch that it holds for."""
        return tuple((value, value) for value in dict.fromkeys(self.values))

    def holds(self, value: object) -> Truth:
        return value in self.values if is_number(value) else None

    def arguments(self) -> dict[str, Any]:
        return {"op": "in", "values": list(self.values)}

    def describe(self) -> str:
        return f"{self.field} is {listed(str(value) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Range(Leaf):
    """Hold where the field is a number between these bounds, both included."""

    at_least: int | float | None
    at_most: int | float | None

    @property
    def spans(self) -> tuple[tuple[Number | None, Number | None], ...]:
        """Return the first and last number that it holds for; None where it is open on that side."""
        return ((self.at_least, self.at_most),)

    def holds(self, value: object) -> Truth:
        if not isinstance(value, (int, float, Decimal)) or not is_number(value):
            return None
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)

    def arguments(self) -> dict[str, Any]:
        if self.at_most is None:
            return {"op": "ge", "value": self.at_least}
        if self.at_least is None:
            return {"op": "le", "value": self.at_most}
        return {"op": "between", "values": [self.at_least, self.at_most]}

    def describe(self) -> str:
        bounds = (("at least", self.at_least), ("at most", self.at_most))
        return f"{self.field} is " + " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)


def is_number(value: object) -> bool:
    """Tell whether a value is a finite number; a truth value is none."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, (int, float)) and not isinstance(value, bool) and (isinstance(value, int) or isfinite(value))
