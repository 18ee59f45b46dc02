"""Score a detector on sentences of a known register."""

from __future__ import annotations

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def f1(language: str, wanted: Register, *, of: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return F1 of one register: ``of`` are the sentences that have it, ``others`` those that have not."""
    found = sum(detect_register(text, language).register == wanted for text in of)
    false = sum(detect_register(text, language).register == wanted for text in others)
    return 2 * found / (len(of) + found + false)


def misses(language: str, wanted: Register | None, sentences: tuple[str, ...]) -> list[str]:
    """Return the sentences of which something else is said, for a failing test to show."""
    return [text for text in sentences if detect_register(text, language).register != wanted]


def marked(text: str, language: str, register: Register) -> list[str]:
    """Return the marked words of one register."""
    return [text[mark.start : mark.end] for mark in detect_register(text, language).marks if mark.register == register]
