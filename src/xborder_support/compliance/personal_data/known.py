"""Find what the host already knows of the customer: names, and other values that must not show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName

from .datum import Found
from .reading import read
from .words import is_unspaced

__all__ = ["KnownValue", "pattern_of", "places_of"]

KnownValue = str | PersonName

_MOST_VALUES = 100
_LONGEST = 200
_HINT = "pass the customer's names and what else must not show, as texts or as PersonName"
_NOT_NAMES = ("title", "generation", "credentials", "locale")


def pattern_of(values: Iterable[KnownValue]) -> re.Pattern[str] | None:
    """Return what finds the values, the longest first, in any case and in composed or decomposed letters.

    Errors: ``UsageError`` ``bad-known-value``, ``too-many-values``; they never quote a value.
    """
    if isinstance(values, (str, PersonName)) or not isinstance(values, Iterable):
        raise UsageError("the known values are no list", code="bad-known-value", hint=_HINT)
    texts = sorted({text for value in values for text in _texts(value)}, key=lambda text: (-len(text), text))
    if len(texts) > _MOST_VALUES:
        raise UsageError(f"more than {_MOST_VALUES} known values", code="too-many-values", hint="pass those of one customer")
    return re.compile("|".join(map(_piece, texts)), re.IGNORECASE) if texts else None


def places_of(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    """Yield where the values stand."""
    return (Found("name", "certain", *match.span()) for match in pattern.finditer(text))


def _texts(value: KnownValue) -> Iterator[str]:
    if isinstance(value, PersonName):
        parts = [getattr(value, name) for name in PersonName.__slots__ if name not in _NOT_NAMES]
        yield from (plain for part in parts if part and (plain := _plain(part)))
    elif isinstance(value, str):
        plain = _plain(value)
        if plain:
            yield plain
    else:
        raise UsageError(f"a known value is no {type(value).__name__}", code="bad-known-value", hint=_HINT)


def _plain(value: str) -> str:
    if len(value) > _LONGEST:
        raise UsageError(f"a known value has more than {_LONGEST} characters", code="bad-known-value", hint=_HINT)
    return " ".join(unicodedata.normalize("NFC", read(value).text).split())


def _piece(text: str) -> str:
    letters = r"\s+".join("".join(map(_letter, word)) for word in text.split())
    before = r"(?<!\w)" if _has_edge(text[0]) else ""
    after = r"(?!\w)" if _has_edge(text[-1]) else ""
    return f"{before}{letters}{after}"


def _has_edge(letter: str) -> bool:
    return letter.isalnum() and not is_unspaced(letter)


def _letter(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    return re.escape(letter) if apart == letter else f"(?:{re.escape(letter)}|{re.escape(apart)})"
