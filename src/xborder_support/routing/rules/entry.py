"""Keep what every decision says of a rule: its question in words, and what is missing where it stays open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from xborder_support.conditions import Condition

__all__ = ["Entry", "entry_of"]


class Part(NamedTuple):
    """Hold one of the questions and groups that must all hold, its truth, and the fields that it asks."""

    condition: Condition
    truth: Callable[[Mapping[str, object], datetime | None], bool | None]
    fields: frozenset[str]

    def missing(self, context: Mapping[str, object], now: datetime) -> frozenset[str]:
        """Return what the part lacks while it is open. Where it asks one field, it can lack no other, and nothing is looked up."""
        return self.fields if len(self.fields) == 1 else self.condition.evaluate(context, now).missing


class Entry(NamedTuple):
    """Hold a condition in words, and its parts."""

    words: str
    parts: tuple[Part, ...]

    def missing(self, context: Mapping[str, object], now: datetime) -> frozenset[str]:
        """Return the fields whose absence leaves the condition open. It must be open: neither true nor false."""
        missing: frozenset[str] = frozenset()
        for part in self.parts:
            if part.truth(context, now) is None:
                missing |= part.missing(context, now)
        return missing


def entry_of(when: Condition) -> Entry:
    """Return the entry of a condition."""
    return Entry(when.describe(), tuple(_parts(when)))


def _parts(condition: Condition) -> Iterator[Part]:
    for child in condition.root.children:
        part = Condition(replace(condition.root, children=(child,)))
        yield Part(part, child.truth, part.fields)
