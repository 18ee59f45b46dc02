"""Fetch a part of a name in the form that a pattern asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName
from xborder_support.tone.cleaning import clean

from .letters import capitals, first_capital, first_letter, initials
from .patterns import Field, Pattern
from .rules import NameRules

__all__ = ["NameParts", "check_name", "tidy"]

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"  # what cleaning leaves: it shapes the letters beside it, and is nothing alone


def check_name(person: object) -> None:
    """Refuse what is no ``PersonName``.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(person, PersonName):
        message = f"a name: PersonName was expected, not {type(person).__name__}"
        raise UsageError(message, code="wrong-argument", hint="pass PersonName(given=…, surname=…)")


def tidy(text: str | None) -> str:
    """Return a part of a name as it may be written into a text: without control characters, with single spaces.

    Errors: ``UsageError`` ``wrong-argument`` for what is no text.
    """
    if not text:
        return ""
    if not isinstance(text, str):
        message = f"a part of a name: text was expected, not {type(text).__name__}"
        raise UsageError(message, code="wrong-argument", hint="pass str, or None for what is not known")
    written = " ".join(clean(text).split())
    return written if written.strip(_INVISIBLE) else ""


@dataclass(frozen=True, slots=True, repr=False)
class NameParts:
    """Hold the parts of a name that patterns choose from. It has no ``repr`` of its own, which would show them."""

    given: str
    surname: str
    informal: str
    prefix: str
    core: str
    vocatives: tuple[str, str]
    others: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, person: PersonName) -> NameParts:
        """Return the parts of a name, with what can be told from one another filled in."""
        surname, prefix, core = tidy(person.surname), tidy(person.surname_prefix), tidy(person.surname_core)
        return cls(
            given=tidy(person.given) or tidy(person.given_informal),
            surname=surname or " ".join(part for part in (prefix, core) if part),
            informal=tidy(person.given_informal),
            prefix=prefix if core else "",
            core=core or surname or prefix,
            vocatives=(tidy(person.given_vocative), tidy(person.surname_vocative)),
            others=tuple((name, tidy(getattr(person, name))) for name in ("title", "given2", "surname2", "generation", "credentials")),
        )

    def fitted(self, pattern: Pattern) -> NameParts:
        """Return the parts with the only name of a person in the place where the pattern looks for it."""
        given, surname = self.vocatives
        if not self.surname and not pattern.has_whole("given") and pattern.has("surname"):
            return NameParts("", self.given, "", "", self.given, ("", given), self.others)
        if not self.given and not pattern.has("surname"):
            return NameParts(self.surname, "", "", "", "", (surname, ""), self.others)
        return self

    def plain(self, field: Field) -> str:
        """Return what a field stands for, in full."""
        if field.part == "given":
            return self._given(field)
        if field.part == "surname":
            return self._surname(field)
        return dict(self.others).get(field.part, "")

    def written(self, field: Field, rules: NameRules, language: str) -> str:
        """Return a field as its pattern wants it written."""
        text = self.plain(field)
        if text and field.modifiers:
            text = _shortened(text, field.modifiers, rules)
            for modifier, change in _CAPITALS.items():
                text = change(text, language) if modifier in field.modifiers else text
        return text

    def _given(self, field: Field) -> str:
        informal = self.informal if "informal" in field.modifiers else ""
        called = self.vocatives[0] if "vocative" in field.modifiers else ""
        return informal or called or self.given

    def _surname(self, field: Field) -> str:
        if "prefix" in field.modifiers:
            return self.prefix
        if "core" in field.modifiers:
            return self.core
        return (self.vocatives[1] if "vocative" in field.modifiers else "") or self.surname


_CAPITALS: dict[str, Callable[[str, str], str]] = {"allCaps": capitals, "initialCap": first_capital}


def _shortened(text: str, modifiers: frozenset[str], rules: NameRules) -> str:
    if "monogram" in modifiers:
        return first_letter(text)
    if "initial" in modifiers:
        return initials(text, initial=rules.initial, sequence=rules.initial_sequence, keeps_hyphens="retain" in modifiers)
    return text
