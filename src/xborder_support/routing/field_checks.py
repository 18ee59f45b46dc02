"""Refuse values of a wrong type where code makes people, requests and workloads, and name the field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NoReturn

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import LanguageTag, language_tag

__all__ = ["Fields"]

_LONGEST = 40  # of what a message quotes


class Fields:
    """Check the fields of one thing. ``who`` names it in messages, ``code`` is that of the errors."""

    __slots__ = ("_code", "_who")

    def __init__(self, who: str, code: str) -> None:
        self._who, self._code = who, code

    def refuse(self, field: str, expected: str, value: object) -> NoReturn:
        """Raise the error for a field that does not hold what is expected."""
        number = f" ({value})" if isinstance(value, int) else ""
        message = f"{self._who}: {field} must be {expected}, not {type(value).__name__}{number}"
        raise UsageError(message, code=self._code, hint=f"pass {expected}")

    def text(self, field: str, value: object) -> None:
        """Refuse what is neither text nor None."""
        if value is not None and not isinstance(value, str):
            self.refuse(field, "text", value)

    def name(self, field: str, value: object) -> None:
        """Refuse what is no text."""
        if not isinstance(value, str):
            self.refuse(field, "a name", value)

    def whole(self, field: str, value: object, *, least: int = 0, most: int | None = None) -> None:
        """Refuse what is no whole number within the bounds."""
        if isinstance(value, bool) or not isinstance(value, int) or value < least or (most is not None and value > most):
            self.refuse(field, f"a whole number from {least}" + ("" if most is None else f" to {most}"), value)

    def names(self, field: str, value: object) -> tuple[str, ...]:
        """Return a collection of names as a tuple. One text is none: its letters would be taken for names."""
        if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
            self.refuse(field, "a collection of names", value)
        names = tuple(value)
        for each in names:
            if not isinstance(each, str):
                self.refuse(field, "a collection of names", each)
        return names

    def mapping(self, field: str, value: object) -> Mapping[Any, Any]:
        """Return a mapping from names."""
        if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
            self.refuse(field, "a mapping by name", value)
        return value

    def counts(self, field: str, value: object) -> None:
        """Refuse what is no mapping from names to whole numbers from 0."""
        for count in self.mapping(field, value).values():
            self.whole(field, count)

    def tag(self, field: str, value: str) -> LanguageTag:
        """Return a language tag in its canonical spelling.

        Errors: ``UsageError`` ``bad-language-tag``.
        """
        try:
            return language_tag(value)
        except UsageError as error:
            raise UsageError(f"{self._who}: {field}: {error.message}", code=error.code, hint=error.hint) from None

    def word(self, field: str, value: object, known: Collection[str]) -> None:
        """Refuse a word that is none of the known ones."""
        if not isinstance(value, str) or value not in known:
            short = str(value)[:_LONGEST]
            raise UsageError(f"{self._who}: {field} cannot be {short!r}", code=self._code, hint=did_you_mean(short, known))
