"""Tell the digits that stand for Arabic letters in Latin script, as in "3ayez", from those of an order number."""

from __future__ import annotations

import re
from collections.abc import Container

__all__ = ["as_written_arabic", "digits_to_letters"]

# Letters of the phonetic alphabet, so that such a word is one of Latin letters for whatever reads it next.
_LETTERS = str.maketrans("2356789", "ʔʕɧʈʜɣʂ")

# Two letters or more, no two digits together and none but these, no capital but the first: "3ayez", "bta3i", "sa7", not "XK3" or "a1b2".
_SHAPE = re.compile(r"(?=(?:[^A-Za-z]*[A-Za-z]){2})[2356789]?'?[A-Za-z][a-z']*(?:[2356789]'?[a-z]+){0,2}[2356789]?")
_ENDS = ".,;:!?()\"'"
# What nobody has listed has to be pronounceable, with a digit inside or in front, and no unit of measure: not "b2b", "2nd" or "3days".
_PRONOUNCEABLE = re.compile(r"(?!.*[^aeiou]{3})[357]?[a-z]+(?:[357][a-z]+)?", re.IGNORECASE)
_AFTER_NUMBERS = re.compile(
    r"[0-9](?:nd|rd|th|st|er|eme|pm|am|kg|cm|mm|km|ml|gb|tb|mb|inch|in|pcs?|pieces?|pack|day|week|month|year|hour|hr|min|time|tage?n?|wochen?|mal"
    r"|stunden|jours?|fois|mois|dias?|semanas?|veces|vezes|meses|giorni|volte|mesi|dagen|weken|keer|hari|minggu|bulan|kali|jam|g[uü]n|hafta|adet"
    r"|dni|razy|araw|beses|din|baar|euros?|eur|usd|dollars?|stars?|people|items?)s?",
    re.IGNORECASE,
)
_LEAST_LETTERS = 3
_LONGEST = 20


def digits_to_letters(word: str) -> str:
    """Write the digits of Arabic words as letters."""
    return word if word.isalpha() else word.translate(_LETTERS)


def as_written_arabic(piece: str, listed: Container[str]) -> str | None:
    """Return a piece of a message with its digits as letters, or None where they are digits.

    ``listed`` holds known words, with letters for digits.
    """
    word = piece.strip(_ENDS)
    if len(word) > _LONGEST or not _SHAPE.fullmatch(word):
        return None
    written = digits_to_letters(word)
    if written.lower() in listed or (_is_pronounceable(word) and not _AFTER_NUMBERS.fullmatch(word)):
        return written
    return None


def _is_pronounceable(word: str) -> bool:
    return not word[-1].isdigit() and len(word) > _LEAST_LETTERS and _PRONOUNCEABLE.fullmatch(word) is not None
