"""Tell which script a name is written in, and whether a language is written in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["OTHER", "UNKNOWN", "are_alike", "is_part_of", "script_of"]

#: The code of what has no script of its own: digits, punctuation, emoji, marks.
UNKNOWN = "Zzzz"
#: Our code for a script in which no language of CLDR's person names is written.
OTHER = "Qaaa"

# The scripts that CLDR's person names need, the frequent ones first. Whatever else a name is written in, the root's rules hold for it.
_SCRIPTS = (
    *("Latn", "Hani", "Arab", "Cyrl", "Hira", "Kana", "Hang", "Thai", "Deva", "Hebr", "Grek"),
    *("Adlm", "Armn", "Beng", "Bopo", "Cans", "Cher", "Ethi", "Geor", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mong", "Mymr"),
    *("Nkoo", "Olck", "Orya", "Rohg", "Sinh", "Syrc", "Taml", "Telu", "Tfng", "Tibt", "Vaii", "Yiii"),
)
# Codes that stand for several scripts, or for a style of one.
_MEMBERS = {
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Hrkt": frozenset({"Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Hanb": frozenset({"Hani", "Bopo"}),
    "Aran": frozenset({"Arab"}),
    "Latf": frozenset({"Latn"}),
    "Latg": frozenset({"Latn"}),
}


def script_of(*texts: str) -> str:
    """Return the ISO 15924 code of the first character that has a script of its own.

    Example:
        >>> script_of("佐藤", "花子"), script_of("李", "Anna"), script_of("", "Анна"), script_of("🙂", "123")
        ('Hani', 'Hani', 'Cyrl', 'Zzzz')
    """
    for text in texts:
        if text[:1].isascii() and text[:1].isalpha():
            return "Latn"
        if text and (found := _scripts().search(text)):
            return found.lastgroup or OTHER
    return UNKNOWN


def are_alike(script: str, other: str) -> bool:
    """Tell whether two codes are of one script, or of scripts that one language is written in.

    Example:
        >>> are_alike("Hani", "Jpan"), are_alike("Latn", "Jpan")
        (True, False)
    """
    return not _members(script).isdisjoint(_members(other))


def is_part_of(script: str, whole: str) -> bool:
    """Tell whether a script is another one, or one of those that the other stands for.

    Example:
        >>> is_part_of("Kana", "Jpan"), is_part_of("Hans", "Hant")
        (True, False)
    """
    return script == whole or script in _members(whole)


def _members(code: str) -> frozenset[str]:
    return _MEMBERS.get(code, frozenset({code}))


@cache
def _scripts() -> Pattern[str]:
    """Return a pattern that finds a character with a script, in a group that has the name of the script."""
    import regex  # noqa: PLC0415  (20 ms, which a name in Latin letters does not need)

    groups = "|".join(rf"(?P<{code}>\p{{Script={code}}})" for code in _SCRIPTS)
    return regex.compile(rf"{groups}|[^\p{{Script=Zyyy}}\p{{Script=Zinh}}\p{{Script=Zzzz}}]")
