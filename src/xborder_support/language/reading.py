"""Read a text whose script several languages share: by our words and letters, or with a model beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from xborder_support.terms import LanguageTag

from .detectors import asked_for, combine
from .evidence import Evidence, tells_by_words, weigh
from .lexicon import Profiles, profiles, word_set
from .prior import Prior

__all__ = ["WordReading", "read_by_model", "read_by_words"]

_UND = LanguageTag("und")

# Evidence is about 1 for each word that one language has alone.
_LEAST_EVIDENCE = 0.9
_LEAST_EVIDENCE_OF_A_SCRIPT = 0.2  # Where the script leaves few languages.
_LEAST_KNOWN = 0.25  # The share of the words of a Latin text that the language must know.
_LEAST_LEAD = 1.3  # times the next language, or
_LEAST_DISTANCE = 1.0  # as much as a word of its own
_CERTAIN_EVIDENCE = 2.0
_CERTAIN_LEAD = 2.0
_DOUBT = 0.5  # what speaks for a language that we do not know
_RANKED = 5
_VOWEL = re.compile("[aeiouy]")

# Shares of a model, after words and prior.
_LEAST_SHARE = 0.6
_CERTAIN_SHARE = 0.95
_LEAST_OPINION = 0.1  # The model's own share. Below, a brand would be read as whatever the market speaks.

#: Asks the model for its shares among some languages.
Ask = Callable[[Sequence[LanguageTag]], Sequence[tuple[str, float]]]
Shares = tuple[tuple[LanguageTag, float], ...]


@dataclass(frozen=True, slots=True)
class WordReading:
    """Say what words and letters tell. ``problem`` is ``too-short`` or ``unclear`` where they tell nothing."""

    tag: LanguageTag
    shares: Shares
    reason: str = "language-by-words"
    is_certain: bool = False
    problem: str | None = None


def read_by_words(script: str, words: Sequence[str], prior: Prior) -> WordReading:
    """Read by our lists alone."""
    found = profiles(script)
    if found is None:  # pragma: no cover  (every script of the ranges is in one of the two tables; a test says so)
        return _open("unclear", ())
    if script == "Latn" and _says_nothing(words):
        return _open("too-short", ())
    evidence = weigh(script, found, words, prior.likely)
    ranked = _ranked(evidence)
    total = sum(evidence.scores.values()) + _DOUBT
    shares = tuple([(tag, round(score / total, 3)) for tag, score in ranked[:_RANKED]])
    (tag, best), (_, following) = (*ranked, (_UND, 0.0), (_UND, 0.0))[:2]
    if not _is_enough(script, best, following, evidence.words.get(tag, 0) / len(words)):
        return _open("unclear", shares)
    if _is_one_word(script, found, words, tag) and not prior.expects(tag):
        return _open("too-short", shares)
    is_certain = best >= _CERTAIN_EVIDENCE and best >= _CERTAIN_LEAD * following and not _is_one_word(script, found, words, tag)
    return WordReading(tag, shares, is_certain=is_certain)


def read_by_model(script: str, words: Sequence[str], prior: Prior, *, ask: Ask) -> WordReading:
    """Read by our lists, and where they are not certain by a model too, with market and history as the prior of both."""
    own = read_by_words(script, words, prior)
    found = profiles(script)
    if own.is_certain or found is None or not _is_worth_asking(script, words):
        return own
    scores = weigh(script, found, words, ()).scores
    asked = asked_for(found.languages, max(sorted(scores), key=scores.__getitem__, default=None), prior.likely)
    opinion = {LanguageTag(tag): share for tag, share in ask(asked) if tag in asked and 0 <= share <= 1}
    if own.problem is None and own.tag not in opinion:
        return own  # The model does not hold it, such as romanised Hindi, and would answer something else.
    shares = combine(scores, opinion, asked, prior)
    tag, share = shares[0]
    ranked = tuple([(tag, round(share, 3)) for tag, share in shares[:_RANKED]])
    is_known = scores.get(tag, 0.0) >= _LEAST_EVIDENCE
    if share < _LEAST_SHARE or not (is_known or opinion.get(tag, 0.0) >= _LEAST_OPINION):
        return own if own.problem is None and prior.expects(own.tag) else _open("unclear", ranked)
    return _settled(WordReading(tag, ranked, "language-by-model"), script, words, prior, is_known=is_known)


def _settled(reading: WordReading, script: str, words: Sequence[str], prior: Prior, *, is_known: bool) -> WordReading:
    """Say how sure an answer of the model is: one word is believed at home alone, and certain is what our lists know too."""
    found = profiles(script)
    if script == "Latn" and len(set(words)) == 1 and not prior.expects(reading.tag):
        return _open("too-short", reading.shares)
    knows = is_known and found is not None and tells_by_words(found, words, reading.tag)
    return replace(reading, is_certain=knows and reading.shares[0][1] >= _CERTAIN_SHARE)


def _is_worth_asking(script: str, words: Sequence[str]) -> bool:
    """Say whether a model could know better: not of loanwords, and not of letters that are no words."""
    if script != "Latn":
        return True
    if _says_nothing(words):
        return False
    loans = word_set("international") | word_set("borrowed")
    return any(word not in loans and (not word.isascii() or _VOWEL.search(word)) for word in words)


def _open(problem: str, shares: Shares) -> WordReading:
    return WordReading(_UND, shares, problem=problem)


def _ranked(evidence: Evidence) -> Sequence[tuple[LanguageTag, float]]:
    return sorted([(tag, score) for tag, score in evidence.scores.items() if score], key=lambda item: (-item[1], item[0]))


def _says_nothing(words: Sequence[str]) -> bool:
    return word_set("international").issuperset(words) or max(map(len, words)) == 1


def _is_one_word(script: str, found: Profiles, words: Sequence[str], tag: LanguageTag) -> bool:
    """Say whether no more than one word tells: "merci" and "ciao" are said by many."""
    return script == "Latn" and not tells_by_words(found, words, tag)


def _is_enough(script: str, best: float, following: float, known_share: float) -> bool:
    if best < min(_LEAST_LEAD * following, following + _LEAST_DISTANCE):
        return False
    if script == "Latn":
        return best >= _LEAST_EVIDENCE and known_share >= _LEAST_KNOWN
    return best >= _LEAST_EVIDENCE_OF_A_SCRIPT
