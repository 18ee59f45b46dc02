"""Rank how well somebody speaks a language, and tell whether that language is the customer's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from xborder_support.conditions import covers_language

__all__ = ["Fluency", "Level", "best_fluency"]

#: The levels of the Common European Framework of Reference, and native speakers above them. Best first.
Level: TypeAlias = Literal["native", "C2", "C1", "B2", "B1", "A2", "A1"]

_RANK: Mapping[str, int] = {level: rank for rank, level in enumerate(reversed(get_args(Level)), 1)}
_SCRIPT_LETTERS = 4  # BCP 47: a subtag of four letters is a script.

#: How well a person serves a language, to be compared: rank of the level, then whether the tag is exactly the customer's.
Fluency: TypeAlias = tuple[int, bool, Level]


def best_fluency(speaks: Mapping[str, Level], language: str) -> Fluency | None:
    """Return the best level at which a person serves a language, or None where no listed tag is near enough."""
    fitting = [(_RANK[level], tag == language, level) for tag, level in speaks.items() if _serves(tag, language)]
    return max(fitting, default=None)


def _serves(spoken: str, wanted: str) -> bool:
    """Tell whether one tag is the other one with subtags added.

    A script is never added: who asks in "zh" may not read what somebody writes in "zh-Hant".
    """
    if covers_language(spoken, wanted):
        return True
    return covers_language(wanted, spoken) and not any(len(part) == _SCRIPT_LETTERS for part in spoken.split("-")[len(wanted.split("-")) :])
