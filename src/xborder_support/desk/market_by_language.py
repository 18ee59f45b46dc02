"""Tell the market of a message by its language, where one market alone speaks it."""

from __future__ import annotations

from xborder_support.language import identify
from xborder_support.terms import LanguageTag

from .situation import Situation

__all__ = ["sole_market_speaking"]


def sole_market_speaking(situation: Situation) -> tuple[str, LanguageTag] | None:
    """Return the only market of the desk file that speaks the language of the text, and the language; None where that is a guess."""
    guess = identify(situation.text)
    if not guess.is_certain:
        return None
    parts, day, language = situation.parts, situation.now.date(), _primary(guess.tag)
    speaking = [code for code in parts.config.markets if language in map(_primary, parts.market(code, on=day).locales)]
    return (speaking[0], guess.tag) if len(speaking) == 1 else None


def _primary(tag: str) -> str:
    return tag.partition("-")[0]
