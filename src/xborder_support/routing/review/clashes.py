"""Name the parts of a condition that exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .boxes import Box
from .model import Model
from .questions import Group, Part

__all__ = ["Clash", "clash_of"]


class Clash(NamedTuple):
    """Hold the parts, in words, that cannot be so together, and contexts in which all but the last of them are."""

    parts: tuple[str, ...]
    region: Box


def clash_of(model: Model, place: int) -> Clash:
    """Return the clash in the condition of a rule that nothing can fulfil."""
    parts = [*_flat(model.conditions[place])]
    needed = list(parts)
    for part in parts:
        others = [other for other in needed if other is not part]
        if others and _boxes(model, others) == []:
            needed = others
    region = _boxes(model, needed[:-1]) or [{}]
    return Clash(tuple(part.words for part in needed), region[0])


def _flat(part: Part) -> list[Part]:
    """Return what must hold, without the groups that only say "all"."""
    if isinstance(part, Group) and part.word == "all":
        return [inner for child in part.parts for inner in _flat(child)]
    return [part]


def _boxes(model: Model, parts: Sequence[Part]) -> list[Box] | None:
    return model.boxes_of(Group("all", tuple(parts)), wanted=True)
