"""Hold what is known of a message's language before it is read: history, market and candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xborder_support.terms import LanguageTag

__all__ = ["Prior", "covering", "prior_of"]


@dataclass(frozen=True, slots=True)
class Prior:
    """Hold what is known before the text is read.

    ``expected`` are the languages of the conversation and of the market. ``likely`` are those and all candidates.
    """

    history: LanguageTag | None
    at_home: tuple[LanguageTag, ...]
    expected: tuple[LanguageTag, ...]
    likely: tuple[LanguageTag, ...]

    def expects(self, tag: LanguageTag) -> bool:
        """Say whether conversation or market are in this language, whatever its script."""
        return any(_primary(known) == _primary(tag) for known in self.expected)


def prior_of(history: LanguageTag | None, at_home: tuple[LanguageTag, ...], allowed: Sequence[LanguageTag] | None) -> Prior:
    """Put together what is known; what is no candidate is not expected."""
    expected = (*((history,) if history else ()), *at_home)
    if not allowed:
        return Prior(history, at_home, expected, expected)
    expected = tuple([tag for tag in expected if covering(tag, allowed)])
    return Prior(history, at_home, expected, tuple(dict.fromkeys((*expected, *allowed))))


def covering(tag: str, allowed: Sequence[LanguageTag]) -> LanguageTag | None:
    """Return the first tag of the list that names the same language, and the same script of Chinese."""
    for known in allowed:
        if _primary(known) == _primary(tag) and _chinese_script(known) in {None, _chinese_script(tag)}:
            return known
    return None


def _primary(tag: str) -> str:
    return tag.split("-", 1)[0]


def _chinese_script(tag: str) -> str | None:
    """Return the script that a Chinese tag implies, as zh-TW implies Hant; None where it leaves it open."""
    parts = set(tag.split("-"))
    if "zh" not in parts:
        return None
    if parts & {"Hant", "TW", "HK", "MO"}:
        return "Hant"
    return "Hans" if parts & {"Hans", "CN", "SG", "MY"} else None
