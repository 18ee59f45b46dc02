"""Normalise BCP 47 language tags, which arrive from headers and configuration in every spelling."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NewType

from xborder_support.errors import UsageError

from .subtags import canonical_tag

__all__ = ["LanguageTag", "language_tag"]

#: A BCP 47 tag in canonical case, such as ``"ja"``, ``"pt-BR"`` or ``"zh-Hant-TW"``; ``"und"`` is the undetermined language.
LanguageTag = NewType("LanguageTag", str)

_MAX_LENGTH = 35  # RFC 5646, 4.4.1: the length that implementations must support for tags without private use.
_CACHED = 1024
_ADVICE = "use a tag such as 'ja' or 'pt-BR'"


def language_tag(text: str) -> LanguageTag:
    """Return the canonical BCP 47 tag: ``"pt_br"`` gives ``"pt-BR"``, the retired ``"iw"`` gives ``"he"``.

    A canonical tag gives itself. Known subtags are renewed, unknown ones are kept: ``"jp"`` passes, although no language has it.

    Errors: ``UsageError`` ``bad-language-tag`` for anything that is no tag, and for tags over 35 characters, as written or renewed;
    ``wrong-argument`` for what is no text.

    Example:
        >>> from xborder_support.terms import language_tag
        >>> language_tag("pt_br"), language_tag("iw")
        ('pt-BR', 'he')
    """
    if not isinstance(text, str):  # here already, for a list could not even be looked up
        hint = f"decode it first; {_ADVICE}" if isinstance(text, (bytes, bytearray)) else _ADVICE
        raise UsageError(f"a language tag: text was expected, not {type(text).__name__}", code="wrong-argument", hint=hint)
    return _cached(text)


@lru_cache(maxsize=_CACHED)
def _cached(text: str) -> LanguageTag:
    tag = canonical_tag(text) if len(text) <= _MAX_LENGTH else None
    if tag is None or len(tag) > _MAX_LENGTH:
        raise UsageError(f"{text[:40]!r} is not a BCP 47 language tag", code="bad-language-tag", hint=_hint(text, is_tag=tag is not None))
    return LanguageTag(tag)


def _hint(text: str, *, is_tag: bool) -> str:
    if is_tag or len(text) > _MAX_LENGTH:
        return f"leave its extensions out: {_MAX_LENGTH} characters are read at most"
    bare = text.partition(".")[0].strip()  # "en_US.UTF-8" is how an operating system writes it
    meant = canonical_tag(_named().get(bare.casefold(), bare))
    return f'did you mean "{meant}"?' if meant else _ADVICE


@cache
def _named() -> dict[str, str]:
    """Return the tags of languages by their English names, for somebody who wrote "Japanese"."""
    from babel import Locale  # noqa: PLC0415  (only for a tag that is refused)

    return {name.casefold(): tag for tag, name in Locale("en").languages.items()}
