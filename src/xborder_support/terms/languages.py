"""Normalise BCP 47 language tags, which arrive from headers and configuration in every spelling."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import NewType

from xborder_support.errors import UsageError

__all__ = ["LanguageTag", "language_tag"]

#: A BCP 47 tag in canonical case, such as ``"ja"``, ``"pt-BR"`` or ``"zh-Hant-TW"``; ``"und"`` is the undetermined language.
LanguageTag = NewType("LanguageTag", str)

_MAX_LENGTH = 35  # RFC 5646, 4.4.1: the length that implementations must support for tags without private use.


@lru_cache(maxsize=1024)
def language_tag(text: str) -> LanguageTag:
    """Return the canonical BCP 47 tag: ``"pt_br"`` gives ``"pt-BR"``, the retired ``"iw"`` gives ``"he"``.

    Errors: ``UsageError`` ``bad-language-tag`` for anything that is no tag, and for tags over 35 characters.

    Example:
        >>> from xborder_support.terms import language_tag
        >>> language_tag("pt_br"), language_tag("iw")
        ('pt-BR', 'he')
    """
    import langcodes  # noqa: PLC0415  (20 ms, and most hosts hand in tags that are canonical already)

    if len(text) <= _MAX_LENGTH and text.isascii() and text[:1].isalpha():
        with suppress(ValueError):  # langcodes.LanguageTagError is one
            return LanguageTag(langcodes.standardize_tag(text))
    raise UsageError(f"{text[:40]!r} is not a BCP 47 language tag", code="bad-language-tag", hint="use a tag such as 'ja' or 'pt-BR'")
