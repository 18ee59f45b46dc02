"""Read a rule for the decisions to come: its place, its question in words, and what is missing where it stays open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from xborder_support.conditions import Condition

from .rule import Rule

__all__ = ["Entry", "entries"]


class Part(NamedTuple):
    """Hold one of the questions and groups that must all hold, its truth, and the fields that it asks."""

    condition: Condition
    truth: Callable[[Mapping[str, object]], bool | None]
    fields: frozenset[str]

    def missing(self, context: Mapping[str, object]) -> frozenset[str]:
        """Return what the part lacks while it is open. Where it asks one field, it can lack no other, and nothing is looked up."""
        return self.fields if len(self.fields) == 1 else self.condition.evaluate(context).missing


class Entry(NamedTuple):
    """Hold a rule with what every decision says of it. ``position`` counts from 1."""

    rule: Rule
    position: int
    words: str
    truth: Callable[[Mapping[str, object]], bool | None]
    parts: tuple[Part, ...]

    def missing(self, context: Mapping[str, object]) -> frozenset[str]:
        """Return the fields whose absence leaves the rule open. It must be open: neither true nor false."""
        missing: frozenset[str] = frozenset()
        for part in self.parts:
            if part.truth(context) is None:
                missing |= part.missing(context)
        return missing


def entries(rules: tuple[Rule, ...]) -> tuple[Entry, ...]:
    """Return an entry for each rule, in their order."""
    return tuple(Entry(rule, at, rule.when.describe(), rule.when.root.truth, tuple(_parts(rule.when))) for at, rule in enumerate(rules, 1))


def _parts(condition: Condition) -> Iterator[Part]:
    for child in condition.root.children:
        part = Condition(replace(condition.root, children=(child,)))
        yield Part(part, child.truth, part.fields)
