"""Weigh what speaks for each register, and decide."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from xborder_support.terms import Register

from .detected import Level

__all__ = ["WEIGHTS", "Findings", "Strength", "Vote", "decide"]

#: ``sure``: the form has no other use. ``likely``: it means this register more often than not. ``weak``: it leans to it.
Strength: TypeAlias = Literal["sure", "likely", "weak"]

WEIGHTS: dict[Strength, int] = {"sure": 6, "likely": 2, "weak": 1}


class Vote(NamedTuple):
    """Let the characters from ``start`` to ``end`` speak for a register."""

    start: int
    end: int
    register: Register
    strength: Strength


class Findings(NamedTuple):
    """Hold the votes of a text in their order, and its level where the language has one."""

    votes: tuple[Vote, ...] = ()
    level: Level | None = None


def decide(votes: tuple[Vote, ...], *, threshold: int = 1) -> Register | None:
    """Return the register for which more weight speaks; None where the difference is less than the threshold, or nothing."""
    balance = sum(WEIGHTS[vote.strength] * (1 if vote.register == "formal" else -1) for vote in votes)
    if abs(balance) < max(threshold, 1):
        return None
    return "formal" if balance > 0 else "casual"
