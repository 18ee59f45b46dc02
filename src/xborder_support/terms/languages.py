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
    try:
        return _cached(text)
    except TypeError:  # a list cannot even be looked up
        raise _no_text(text) from None


@lru_cache(maxsize=_CACHED)
def _cached(text: str) -> LanguageTag:
    if not isinstance(text, str):
        raise _no_text(text)
    tag = _canonical(text)
    if tag is None:
        raise UsageError(f"{text[:40]!r} is not a BCP 47 language tag", code="bad-language-tag", hint=_hint(text))
    return tag


def _canonical(text: str) -> LanguageTag | None:
    tag = canonical_tag(text) if len(text) <= _MAX_LENGTH else None
    return LanguageTag(tag) if tag is not None and len(tag) <= _MAX_LENGTH else None


def _no_text(given: object) -> UsageError:
    name = type(given).__name__
    hint = f"decode it first; {_ADVICE}" if isinstance(given, (bytes, bytearray)) else _ADVICE
    return UsageError(f"a language tag: text was expected, not {name}", code="wrong-argument", hint=hint)


def _hint(text: str) -> str:
    if len(text) > _MAX_LENGTH:
        return f"leave its extensions out: {_MAX_LENGTH} characters are read at most"
    bare = text.partition(".")[0].partition("@")[0].strip()  # "en_US.UTF-8" is how an operating system writes it
    meant = _named().get(bare.casefold()) or _canonical(bare)
    return f'did you mean "{meant}"?' if meant else _ADVICE


@cache
def _named() -> dict[str, str]:
    """Return the tags of languages by their English names, for somebody who wrote "Japanese"."""
    from babel import Locale  # noqa: PLC0415  (only for a tag that is refused)

    return {name.casefold(): tag.replace("_", "-") for tag, name in reversed(Locale("en").languages.items()) if len(name) <= _MAX_LENGTH}
