"""Tell what a customer's message is about, and how urgent that makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Priority, Reason, more_urgent
from xborder_support.topics import TOPICS, Topic, TopicGuess, urgency

from .situation import Situation

__all__ = ["Concern", "concern_of"]


@dataclass(frozen=True, slots=True)
class Concern:
    """Hold the topic, the priority, and what the text says beside. ``detected`` is the topic that this message alone tells."""

    topic: str | None
    detected: str | None
    priority: Priority
    is_negative: bool
    error_codes: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def our_topic(self) -> Topic | None:
        """Return the topic where it is one of ours, of which texts know what to say; a host's own classifier may know others."""
        return self.topic if self.topic in TOPICS else None


def concern_of(situation: Situation, language: LanguageTag) -> Concern:
    """Return what the message is about: what somebody said the conversation is about, or else what the text tells, or an earlier one.

    A priority is raised by what makes the conversation urgent, and never lowered.
    """
    guess = _guess(situation, language)
    state = situation.state
    declared = state.topic if state.is_topic_declared else None
    topic = declared or guess.topic or (None if state.solved_at else state.topic)
    usual = state.priority or "normal"
    urgent = urgency(
        topic=topic if topic in TOPICS else None,
        tier=situation.customer.tier,
        age=max(situation.now - (state.waiting_since or situation.at), timedelta(0)),
        window_closes_in=_time_left(situation),
        is_public=situation.event.is_public,
        is_negative=guess.is_negative,
    )
    priority = more_urgent(usual, urgent.priority) or usual
    return Concern(
        topic=topic,
        detected=guess.topic,
        priority=priority,
        is_negative=guess.is_negative,
        error_codes=guess.error_codes,
        reasons=(*_topic_reasons(guess, declared), *(urgent.reasons if priority != usual else ())),
    )


def _guess(situation: Situation, language: LanguageTag) -> TopicGuess:
    """Return what the classifier says, which may be the host's own. Another topic than ours passes: rules may ask about it."""
    guess = situation.parts.classifier(situation.text, language=None if language == "und" else language)
    if isinstance(guess, TopicGuess) and all(isinstance(word, str) for word in (guess.topic or "", guess.reason, *(guess.words or ()))):
        return guess
    hint = "return TopicGuess(topic), or TopicGuess(None) where the message does not tell"
    raise UsageError("the classifier returned no TopicGuess that is made of words", code="wrong-argument", hint=hint)


def _time_left(situation: Situation) -> timedelta | None:
    closes_at = situation.event.window_expires_at
    return closes_at - situation.now if closes_at else None


def _topic_reasons(guess: TopicGuess, declared: str | None) -> Iterator[Reason]:
    if declared is None and guess.topic is not None:
        yield Reason(guess.reason, {"topic": guess.topic, "words": ", ".join(guess.words or ())})
