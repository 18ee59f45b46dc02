"""Hold one feast of one year: its days, its names, and what is fitting to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from xborder_support.calendars.arguments import language_of
from xborder_support.terms import LanguageTag, Territory

__all__ = ["Certainty", "Feast", "FeastKind"]

#: How sure the days are: settled by rule, likely but a day out at times, or told by the host.
Certainty = Literal["fixed", "estimated", "announced"]

# Those who write Chinese there write the traditional script.
_TRADITIONAL = frozenset({"TW", "HK", "MO"})


class FeastKind(StrEnum):
    """Say what a feast does to a market.

    ``PUBLIC``: the market's public list closes at least one of its days. ``CULTURAL``: people keep it and the list stays silent.
    ``COMMERCIAL``: a day of trade, which brings messages rather than closed desks.
    """

    PUBLIC = "public"
    CULTURAL = "cultural"
    COMMERCIAL = "commercial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """Hold one feast of a territory, from its first to its last day, both included.

    ``closed_on`` are those of its days that the public list closes. ``subdivisions`` is empty where the whole territory keeps it.
    ``from_sunset`` means that it begins on the evening before ``first_on``. ``congratulate`` is False where no congratulation is fitting;
    ``note`` says what else to mind. ``confidence`` tells how good the rule is, ``checked`` when it was last compared with its source.
    """

    key: str
    territory: Territory
    first_on: date
    last_on: date
    kind: FeastKind
    certainty: Certainty
    congratulate: bool
    from_sunset: bool
    note: str
    names: tuple[tuple[LanguageTag, str], ...]
    reviewed: tuple[LanguageTag, ...]
    closed_on: tuple[date, ...]
    subdivisions: tuple[str, ...]
    source: str
    confidence: Literal["high", "medium", "low"]
    checked: date

    def __contains__(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on

    def name(self, language: str = "en") -> str:
        """Return the name in a language (BCP 47), else in English; ``name_language`` says which it was.

        A name whose language is not in ``reviewed`` has not been read by a native speaker.
        """
        return dict(self.names)[self.name_language(language)]

    def name_language(self, language: str = "en") -> LanguageTag:
        """Return the language that ``name`` answers in when it is asked for this one."""
        known = dict(self.names)
        return next((tag for tag in _wider(language_of(language)) if tag in known), LanguageTag("en"))


def _wider(tag: LanguageTag) -> list[LanguageTag]:
    """Return a tag and those that mean the same to a reader, nearest first: pt-BR and pt; zh-TW and zh-Hant."""
    parts = tag.split("-")
    if parts[0] == "zh":
        traditional = "Hant" in parts or ("Hans" not in parts and not _TRADITIONAL.isdisjoint(parts))
        return [LanguageTag("zh-Hant" if traditional else "zh-Hans")]
    same = ["nb"] if parts[0] == "no" else []
    return [LanguageTag("-".join(parts[:end])) for end in range(len(parts), 0, -1)] + [LanguageTag(other) for other in same]
