"""Describe what a field can hold as places on axes, which no question tells apart further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from .boxes import Box
from .questions import Question

__all__ = ["Asked", "Axis", "Division"]

#: A question, and the places at which it comes out true.
Asked = tuple[Question, int]


@dataclass(frozen=True, slots=True)
class Axis:
    """Describe one axis: the field it divides, and the masks of all its places, of those that are known, and of "not known".

    A place is known where a host could mean it: not being known is none, nor is a value outside of a closed list, nor a number below zero
    where no rule asks for one. ``samples`` holds a value for each place but the last. ``tag`` is set where the axis tells whether a set
    (``is_text``: a text) holds a string. Where values cannot be told beforehand, ``asked`` holds the questions that place them.
    """

    field: str
    full: int
    known: int
    missing: int
    samples: tuple[Any, ...] = ()
    tag: str | None = None
    is_text: bool = False
    asked: tuple[Asked, ...] = ()

    def may_hold(self, value: object, mask: int, now: datetime) -> bool:
        """Tell whether a value has one of some places, None standing for no value; true where nothing places it."""
        context = {} if value is None else {self.field: value}
        for question, places in self.asked:
            truth = question.asked.truth(context, now)
            if truth is None:
                mask &= self.missing
            else:
                mask &= (places if truth is not question.is_flipped else ~places) & ~self.missing
        return mask != 0


class Division(Protocol):
    """Divide a field for questions that do so together."""

    axes: list[Axis]

    def boxes(self, question: Question, *, wanted: bool) -> list[Box]:
        """Return the contexts in which a question comes out as wanted. What is not known makes it neither true nor false."""
