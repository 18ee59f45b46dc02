"""Stand in for a value that a preview does not have, so that an editor sees where it will stand: ``⟦due_at⟧``."""

from __future__ import annotations

from typing import Any

from xborder_support.terms import PersonName

from .values import ValueType

__all__ = ["Placeholder", "placeholder"]


class Placeholder(str):  # a str, so that it is written as one wherever a text may stand
    """Hold what is written in the place of a missing value. Formats write it as it is, and a choice by it takes the default."""

    __slots__ = ()


def placeholder(name: str, kind: ValueType) -> Any:
    """Return what stands in for a value of a type."""
    shown = Placeholder(f"\u27e6{name}\u27e7")
    if kind == "person":
        return PersonName(given=shown)
    return (shown,) if kind == "list" else shown
