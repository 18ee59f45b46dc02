# ruff: noqa: RUF001  (the signs of many scripts)
"""Say which stretches of a text must stay in one piece: addresses, numbers, prices, placeholders, isolated values."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import regex

__all__ = ["Unbreakable", "unbreakable"]

# Each alternative is bounded or starts at a sign that it then leaves behind, so that a hostile text costs linear time. No stretch is
# looked for where the one before it has not ended.
# An address in Latin letters ends where Japanese goes on without a space; one that goes on in other letters does so after a delimiter.
_ADDRESS = r"(?:[!#-;=?-~]++|(?<=[/=#?&_.%-])[^\x00-\x7f\s「」『』【】（）、。，！？]++)++"
_URL = rf"(?:https?|ftps?|sms|tel|mailto|whatsapp|line|tg|viber|weixin)://{_ADDRESS}|\bwww\.{_ADDRESS}"
_PLACEHOLDER = (
    r"\{\{[^{}\n]{0,80}\}\}|\$?\{[^{}\n]{0,80}\}|%\([^()\s]{1,40}\)[a-z]|%(?:\d{1,2}\$)?[-+0#]?[sdif@]\b|<<?[^<>\s]{1,40}>?>"
    r"|\[\[[^\[\]\n]{1,80}\]\]"
)
_ISOLATE = r"[\u2066-\u2068][^\u2066-\u2069\n]{0,200}\u2069"
_MAIL = r"(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}+@[\w.-]{1,255}"
_SIGN_BEFORE = r"(?:(?<!\p{L})(?:\p{Sc}|\p{Lu}{1,4}\p{Sc}?|[Nn]r\.?|[Nn]o\.?|[Nn][°º]\.?|#|№)[ \u00a0\u202f]?)?"
_DIGITS = r"[+(]?(?<!\d)\d++(?:[ \u00a0\u202f().,:/'’–-]{1,2}+\d++)*+"
_SIGN_AFTER = r"(?:[ \u00a0\u202f]?(?:\p{Sc}|%|[A-Z]{3}\b|[\p{Han}\p{Katakana}]|[원개월일년]|\b(?:kg|g|cm|mm|m|km|ml|l)\b))?"
_NUMBER = _SIGN_BEFORE + _DIGITS + _SIGN_AFTER

_STRETCH = regex.compile(f"{_URL}|{_PLACEHOLDER}|{_ISOLATE}|{_MAIL}|{_NUMBER}")


@dataclass(frozen=True, slots=True)
class Unbreakable:
    """Hold the stretches of a text that stay whole, as positions in ascending order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, position: int) -> bool:
        """Tell whether a cut at a position would fall inside of a stretch."""
        return self.start_around(position) is not None

    def start_around(self, position: int) -> int | None:
        """Return where the stretch begins that a cut at a position would break, or None where it breaks none."""
        index = bisect_right(self.starts, position) - 1
        return self.starts[index] if index >= 0 and self.starts[index] < position < self.ends[index] else None


def unbreakable(text: str) -> Unbreakable:
    """Return the stretches of a text that must stay whole."""
    found = [match.span() for match in _STRETCH.finditer(text)]
    return Unbreakable(tuple(start for start, _ in found), tuple(end for _, end in found))
