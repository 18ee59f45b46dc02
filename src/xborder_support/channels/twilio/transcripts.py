"""Read what a machine heard in a call."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.wire.payload import words
from xborder_support.conversations import Transcript

__all__ = ["heard", "live_transcript", "read_transcript"]

_LONGEST_NUMBER = 32


def read_transcript(text: str | None, *, language: str | None = None, confidence: Any = None) -> Transcript | None:
    """Return the words, or None where none were heard."""
    return Transcript(text=text, language=language, confidence=_share(confidence)) if text else None


def heard(fields: dict[str, Any]) -> Transcript | None:
    """Return what the customer said when the call asked."""
    return read_transcript(words(fields, "SpeechResult"), language=words(fields, "Language"), confidence=fields.get("Confidence"))


def live_transcript(content: dict[str, Any], language: str | None) -> Transcript | None:
    """Return a piece of a transcription that runs beside the call."""
    return read_transcript(words(content, "transcript"), language=language, confidence=content.get("confidence"))


def _share(value: Any) -> float | None:
    if type(value) is str and len(value) > _LONGEST_NUMBER:
        return None
    try:
        number = float(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return number if 0 <= number <= 1 else None
