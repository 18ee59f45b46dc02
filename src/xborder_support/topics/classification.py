"""Say what a customer writes about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag

from .entries import STRONG
from .error_codes import find_error_codes
from .evidence import Evidence, weigh
from .profiles import topic_profile
from .reading import readings
from .vocabulary import Topic
from .wording import wording_of

__all__ = ["TopicClassifier", "TopicGuess", "classify"]

_ENOUGH = STRONG  # One strong entry, or three weak ones.
_DOUBT = 1  # Thirds held back, so that one word is never certain.
_RANKED = 5


@dataclass(frozen=True, slots=True)
class TopicGuess:
    """Say the topic of a message, how sure that is, and the entries of the lexicon that decided, never the customer's own words.

    ``topic`` is None where the message does not tell. ``score`` is 0 to 1. ``ranked`` are topics with their scores, best first.
    ``language`` is the primary subtag of the lexicon that was read, or None. ``error_codes`` are codes that a device or a screen showed.
    ``is_negative`` says that the wording is angry. ``reason`` is a kebab-case code: ``topic-by-words``, ``safety-first``,
    ``no-words`` (none of ours), ``too-weak``, ``tie`` or ``no-lexicon`` (for its language). A host's own model fills what it knows.
    """

    topic: Topic | None
    score: float = 0.0
    words: tuple[str, ...] = ()
    ranked: tuple[tuple[Topic, float], ...] = ()
    language: LanguageTag | None = None
    error_codes: tuple[str, ...] = ()
    is_negative: bool = False
    reason: str = "topic-by-words"


class TopicClassifier(Protocol):
    """Name the topic of a message. ``classify`` does; so may a model that the host brings."""

    def __call__(self, text: str, *, language: str | None = None) -> TopicGuess:
        """Return the topic, or None in its place where the message does not tell."""
        ...  # pragma: no cover


def classify(text: str, *, language: str | None = None, candidates: Collection[Topic] | None = None) -> TopicGuess:
    """Say what a message is about, from its first 4,000 characters.

    ``language`` is the tag that the message or the conversation is in; without it the text is asked. ``candidates`` are the only topics
    that may be answered. The answer is None where less than one strong entry or three weak ones were found, and where two topics have
    the same evidence and neither is the cause of the other. A strong word of safety always decides, save where a question about a
    product is asked.

    Errors: ``UsageError`` ``wrong-argument`` for what is no text, ``bad-language-tag`` or ``unknown-topic``; never for what a text says.

    Example:
        >>> from xborder_support.topics import classify
        >>> guess = classify("My parcel is stuck in customs since Monday")
        >>> guess.topic, guess.words
        ('customs_hold', ('stuck in customs',))
        >>> classify("Hello there").topic is None
        True
    """
    if not isinstance(text, str):
        raise UsageError(f"a message: text was expected, not {type(text).__name__}", code="wrong-argument", hint="decode it first")
    allowed = None if candidates is None else frozenset(topic_profile(topic).topic for topic in candidates)
    wording = wording_of(text)
    found = [weigh(names, wording, allowed) for names in readings(text, wording.folded, language)]
    codes = find_error_codes(text)
    if not found:
        return TopicGuess(None, error_codes=codes, reason="no-lexicon" if wording.words else "no-words")
    return _guess(found, codes)


def _guess(found: Sequence[Evidence], codes: tuple[str, ...]) -> TopicGuess:
    """Take the reading that says most; where two say as much and not the same, nobody knows."""
    best = max(found, key=lambda evidence: evidence.most)
    rivals = [evidence for evidence in found if evidence.most == best.most]
    topic, reason = _decide(best)
    if topic and any(_decide(rival)[0] != topic for rival in rivals):
        topic, reason = None, "tie"
    total = best.total + _DOUBT
    order = sorted(best.ranked, key=lambda row: (-row[1], row[0] != topic))
    ranked = tuple((name, round(weight / total, 3)) for name, weight in order[:_RANKED])
    return TopicGuess(
        topic=topic,
        score=round(dict(best.ranked)[topic] / total, 3) if topic else 0.0,
        words=best.entries[topic] if topic else (),
        ranked=ranked,
        language=LanguageTag(best.languages[0]),
        error_codes=codes,
        is_negative=any(evidence.is_negative for evidence in found),
        reason=reason,
    )


def _decide(evidence: Evidence) -> tuple[Topic | None, str]:
    if not evidence.ranked:
        return None, "no-words"
    if evidence.is_alarming:
        return "safety", "safety-first"
    if evidence.most < _ENOUGH:
        return None, "too-weak"
    named = {topic for topic, weight in evidence.ranked if weight >= _ENOUGH}
    standing = [(topic, weight) for topic, weight in evidence.ranked if topic_profile(topic).gives_way_to.isdisjoint(named)]
    most = standing[0][1]
    leaders = [topic for topic, weight in standing if weight == most]
    causes = [topic for topic in leaders if topic_profile(topic).yields_to.isdisjoint(leaders)]
    return (causes[0], "topic-by-words") if len(causes) == 1 else (None, "tie")
