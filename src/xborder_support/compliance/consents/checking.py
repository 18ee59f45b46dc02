"""Refuse words that nobody knows and texts that cannot be stored, before they become part of a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xborder_support.channels import known_channels
from xborder_support.compliance.rulebook import medium_of
from xborder_support.errors import UsageError, did_you_mean

__all__ = ["known_word", "known_words", "plain_text"]

_LONGEST = 1000


def known_word(word: object, known: Sequence[str], what: str, code: str) -> None:
    """Refuse a word that is not in a list.

    Errors: ``UsageError`` with the code.
    """
    if not isinstance(word, str) or word not in known:
        hint = f"{_of_a_channel(word, known)}{did_you_mean(str(word)[:40], known)}"
        raise UsageError(_said(word, what), code=code, hint=hint)


def known_words(words: Any, known: Sequence[str], what: str, code: str) -> tuple[Any, ...]:
    """Return words in the order of the list, each once. A single one may stand for itself.

    Errors: ``UsageError`` with the code.
    """
    if isinstance(words, str):
        words = (words,)
    if not isinstance(words, (tuple, list, set, frozenset)):
        raise UsageError(f"{what} was expected, and this is none", code=code, hint=f"pass a tuple of texts. Known: {', '.join(known)}")
    for word in words:
        known_word(word, known, what, code)
    return tuple(word for word in known if word in words)


def _said(word: object, what: str) -> str:
    """Return what is wrong, with the word itself: it is one of a vocabulary, and nobody's text."""
    shown = f"{word[:40]!r}" if isinstance(word, str) else type(word).__name__
    return f"{what} was expected, and {shown} is none"


def _of_a_channel(word: object, known: Sequence[str]) -> str:
    """Return the medium of a channel, for somebody who names the channel in its place."""
    channel = word.casefold() if isinstance(word, str) else ""
    if channel not in known_channels() or (medium := medium_of(channel)) not in known:
        return ""
    return f'{channel} is a channel; its medium is "{medium}". '


def plain_text(value: object, name: str) -> str | None:
    """Return a text without blanks around it, or None where nothing is left.

    Errors: ``UsageError`` ``bad-text`` where it is no text, is longer than 1,000 characters, or cannot be written as UTF-8.
    """
    if value is None:
        return None
    hint = f"pass at most {_LONGEST} characters that can be written as UTF-8, or a reference to where the rest lies"
    if not isinstance(value, str) or len(value) > _LONGEST or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise UsageError(f"{name} is no text that can be kept", code="bad-text", hint=hint)
    return value.strip() or None
