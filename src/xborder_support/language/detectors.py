"""Take a model's opinion into account: beside our words and letters, and with the market as its prior."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from xborder_support.terms import LanguageTag

from .lexicon import word_set
from .prior import Prior

__all__ = ["LanguageDetector", "asked_for", "combine"]

# How much more often a customer writes what market or conversation speak, and how much less often another language.
_FIRST, _SECOND, _OTHER = 20.0, 8.0, 0.4

_UNKNOWN_TO_MODEL = 0.01  # the share of a language that the model does not hold, such as romanised Hindi
_WORD_FACTOR = 1.2  # One word that a language has alone makes it e to the 1.2 times as likely.
_WORDS_COUNTED = 8.0


class LanguageDetector(Protocol):
    """Rank languages by a model of the host, for ``identify(..., detector=...)``.

    ``rank`` gets the message without links, addresses and order numbers, and the tags to choose from, all of them of the message's
    script. It returns the tags it knows with their shares (0..1), in any order. What it raises comes through.

    Example:
        >>> from xborder_support.language import LanguageDetector, identify
        >>> class Ending:
        ...     def rank(self, text, candidates):
        ...         return [("it" if text.endswith(("a", "o")) else "en", 0.9)]
        >>> detector: LanguageDetector = Ending()
        >>> identify("Spedizione Ritardo", market="IT", detector=detector).tag
        'it'
    """

    def rank(self, text: str, candidates: Sequence[LanguageTag], /) -> Sequence[tuple[str, float]]:
        """Return tags of ``candidates`` with their shares."""


@lru_cache(maxsize=512)
def asked_for(languages: frozenset[LanguageTag], best: LanguageTag | None, likely: tuple[LanguageTag, ...]) -> tuple[LanguageTag, ...]:
    """Return the languages of a script that the model is to choose from: widely written, likely, or the best by our own words."""
    known = {_name(tag) for tag in likely} | word_set("widely")
    return tuple(sorted(tag for tag in languages if tag == best or _name(tag) in known))


def combine(
    evidence: Mapping[LanguageTag, float], opinion: Mapping[LanguageTag, float], asked: Sequence[LanguageTag], prior: Prior
) -> list[tuple[LanguageTag, float]]:
    """Return each language's share (0..1, all together 1), best first."""
    factors = _prior_factors(prior)
    others = _OTHER if factors else 1.0
    weights = {
        tag: max(opinion.get(tag, 0.0), _UNKNOWN_TO_MODEL)
        * factors.get(_name(tag), others)
        * math.exp(_WORD_FACTOR * min(evidence.get(tag, 0.0), _WORDS_COUNTED))
        for tag in dict.fromkeys((*asked, *evidence))
    }
    total = sum(weights.values())
    return sorted(((tag, weight / total) for tag, weight in weights.items()), key=lambda item: (-item[1], item[0]))


def _prior_factors(prior: Prior) -> Mapping[str, float]:
    firsts = [*((prior.history,) if prior.history else ()), *prior.at_home[:1]]
    factors = {_name(tag): _FIRST if tag in firsts else _SECOND for tag in reversed(prior.likely)}
    return {f"{name}-Latn": factor for name, factor in factors.items()} | factors  # Where Hindi is at home, romanised Hindi is too.


def _name(tag: str) -> str:
    """Return the language of a tag with its script where that is Latin, since romanised Hindi is no Hindi for a model."""
    language, _, rest = tag.partition("-")
    return tag if rest.startswith("Latn") else language
