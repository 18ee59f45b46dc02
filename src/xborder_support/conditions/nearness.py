# ruff: noqa: D102  (the methods are explained where ``Leaf`` declares them)
"""Ask whether a language is near enough to one that is listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from .leaf import Keyed, Truth, listed
from .words import InLanguage

__all__ = ["NearLanguage"]


@dataclass(frozen=True, slots=True)
class NearLanguage(Keyed):
    """Hold where one of these languages is at most so far for somebody who reads the field's. ``und`` counts as missing."""

    operator: ClassVar[str] = "lang_within"
    max_distance: int

    keys_of = staticmethod(InLanguage.keys_of)

    def holds(self, value: object) -> Truth:
        found = self.keys_of(value)
        return None if found is None else any(_distance(found[0], tag) <= self.max_distance for tag in self.values)

    def arguments(self) -> dict[str, Any]:
        return {**Keyed.arguments(self), "max_distance": self.max_distance}

    def describe(self) -> str:
        return f"{self.field} is within {self.max_distance} of {listed(self.values)}"


@lru_cache(maxsize=4_096)
def _distance(desired: str, supported: str) -> int:
    from xborder_support.language import language_distance  # noqa: PLC0415  (its tables load only where a rule asks)

    return language_distance(desired, supported)
