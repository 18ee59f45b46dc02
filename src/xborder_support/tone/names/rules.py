"""Open the rules that CLDR has for the names of one locale."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from .options import NameFormality, NameLength, NameOrder, NameUsage
from .patterns import Pattern, read_pattern

__all__ = ["ROOT", "NameRules", "has_rules", "rules_of"]

#: The locale whose rules hold where CLDR has none.
ROOT = "und"


@dataclass(frozen=True, slots=True, eq=False)
class NameRules:
    """Hold how a locale writes names; locales that do it alike share one value.

    ``cells`` maps order, usage, length and formality, as one text, to its patterns.
    """

    given_first: frozenset[str]
    surname_first: frozenset[str]
    native_space: str
    foreign_space: str
    initial: str
    initial_sequence: str
    cells: Mapping[str, tuple[str, ...]]

    def patterns(self, order: NameOrder, usage: NameUsage, length: NameLength, formality: NameFormality) -> list[Pattern]:
        """Return the patterns to choose from. To sort is to refer, so that the usage of a sorting pattern makes no difference."""
        cell = f"{order} {'referring' if order == 'sorting' else usage} {length} {formality}"
        return [read_pattern(text) for text in self.cells[cell]]


def has_rules(locale: str) -> bool:
    """Tell whether CLDR has rules for a locale that are not those of the root."""
    index = _opened().index
    return index.get(locale, index[ROOT]) != index[ROOT]


def rules_of(locale: str) -> NameRules | None:
    """Return the rules of a locale that is spelt as in CLDR, or None where CLDR has no such locale."""
    row = _opened().index.get(locale)
    return None if row is None else _read(row)


@dataclass(frozen=True, slots=True)
class _Opened:
    names: tuple[str, ...]
    patterns: tuple[str, ...]
    index: Mapping[str, int]
    rows: tuple[str, ...]


@cache
def _opened() -> _Opened:
    text = resources.files(__package__).joinpath("data", "person_names.jsonl").read_text(encoding="utf-8")
    header, patterns, index, *rows = text.strip().split("\n")
    return _Opened(tuple(json.loads(header)["cells"]), tuple(json.loads(patterns)), json.loads(index), tuple(rows))


@cache
def _read(row: int) -> NameRules:
    """Read one row, which many locales share."""
    opened = _opened()
    data: Mapping[str, Any] = json.loads(opened.rows[row])
    cells = {name: tuple(opened.patterns[number] for number in cell) for name, cell in zip(opened.names, data["cells"], strict=True)}
    return NameRules(
        given_first=frozenset(data["given_first"]),
        surname_first=frozenset(data["surname_first"]),
        native_space=data["native_space"],
        foreign_space=data["foreign_space"],
        initial=data["initial"],
        initial_sequence=data["initial_sequence"],
        cells=cells,
    )
