"""Say what was found out about the form of address of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from xborder_support.terms import LanguageTag, Register

__all__ = ["DetectedRegister", "Level", "RegisterMark"]

#: The finer step of Japanese and Korean: ``plain`` is casual, ``polite`` and ``honorific`` are formal.
Level: TypeAlias = Literal["plain", "polite", "honorific"]


@dataclass(frozen=True, slots=True)
class RegisterMark:
    """Point at one word that shows a register.

    ``start`` and ``end`` count code points. A sure mark means one register only; another merely leans to it, for its form has other uses.
    """

    start: int
    end: int
    register: Register
    is_sure: bool


@dataclass(frozen=True, slots=True)
class DetectedRegister:
    """Hold the register of a text, and the marks that show it, in their order.

    ``register`` is None where nothing shows one, or where both weigh the same. ``level`` is known for languages that have one.

    Example:
        >>> from xborder_support.tone import detect_register
        >>> detect_register("Haben Sie noch Fragen? Dann melde dich.", "de").is_mixed
        True
    """

    language: LanguageTag
    register: Register | None
    level: Level | None
    marks: tuple[RegisterMark, ...]

    @property
    def is_mixed(self) -> bool:
        """Tell whether the text surely uses both registers."""
        return len({mark.register for mark in self.marks if mark.is_sure}) > 1

    @property
    def stray(self) -> tuple[RegisterMark, ...]:
        """Return the sure marks of the lesser register; of a text that is not mixed, none; of one in balance, the casual ones."""
        if not self.is_mixed:
            return ()
        lesser: Register = "formal" if self.register == "casual" else "casual"
        return tuple(mark for mark in self.marks if mark.is_sure and mark.register == lesser)
