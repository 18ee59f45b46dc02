"""Answer whether an argument is of the kind that it must be, before anything is done with it.

What is no text, no year or no truth value would else fail far from its cause, or pass as something it never meant.
"""

from __future__ import annotations

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Territory, language_tag, territory

__all__ = ["flag_of", "language_of", "place_of", "year_of"]


def place_of(code: object) -> Territory:
    """Return a territory from its code.

    Errors: ``UsageError`` ``unknown-territory``, also for what is no text.
    """
    if not isinstance(code, str):
        message = f"a territory is a code such as 'JP', not {type(code).__name__}"
        raise UsageError(message, code="unknown-territory", hint="pass an ISO 3166-1 alpha-2 code, such as 'JP'")
    return territory(code)


def language_of(tag: object) -> LanguageTag:
    """Return a language in its canonical spelling.

    Errors: ``UsageError`` ``bad-language-tag``, also for what is no text.
    """
    if not isinstance(tag, str):
        message = f"a language is a tag such as 'ja', not {type(tag).__name__}"
        raise UsageError(message, code="bad-language-tag", hint="pass a BCP 47 tag, such as 'ja' or 'pt-BR'")
    return language_tag(tag)


def year_of(year: object) -> int:
    """Return a year that is a whole number.

    Errors: ``UsageError`` ``bad-year``.
    """
    if isinstance(year, int) and not isinstance(year, bool):
        return year
    is_quoted = isinstance(year, str) and year.strip().isdecimal() and len(year) <= _LONGEST_YEAR
    hint = f"pass {int(str(year))}, without quotes" if is_quoted else "pass a number, such as 2026"
    raise UsageError(f"a year is a whole number, not {type(year).__name__}", code="bad-year", hint=hint)


def flag_of(value: object, name: str) -> bool:
    """Return a truth value: True or False, and nothing that merely counts as one.

    Errors: ``UsageError`` ``not-a-boolean``.
    """
    if isinstance(value, bool):
        return value
    message = f"{name} is True or False, not {type(value).__name__}"
    raise UsageError(
        message, code="not-a-boolean", hint=f"pass {name}=True or {name}=False; in a desk file write true or false, without quotes"
    )


_LONGEST_YEAR = 8
