"""Tell whether a language tag covers another by being a prefix of it."""

from __future__ import annotations

__all__ = ["covers_language", "plain_tag"]


def covers_language(listed: str, tag: str) -> bool:
    """Tell whether a listed tag covers another: it is the same, or the other one only adds subtags to it.

    ``pt`` covers ``pt-BR``, and ``zh`` covers ``zh-Hant-TW``; ``pt-BR`` covers neither ``pt`` nor ``pt-PT``. Case does not count.

    Example:
        >>> from xborder_support.conditions import covers_language
        >>> covers_language("pt", "pt-BR"), covers_language("pt-BR", "pt-PT"), covers_language("fi", "fil")
        (True, False, False)
    """
    wide, narrow = plain_tag(listed), plain_tag(tag)
    return narrow == wide or narrow.startswith(f"{wide}-")


def plain_tag(tag: str) -> str:
    """Return a tag in lower case with hyphens. It does not parse the tag, so it is safe and cheap for anything that a header holds."""
    return tag.lower().replace("_", "-")
