"""Measure a text in the unit that a provider counts, and say how much of it fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .graphemes import clusters
from .gsm7 import alphabet
from .sms import units

__all__ = ["LengthUnit", "MediaLimit", "OptionLimit", "Rate", "TextLimit"]

#: What a provider counts: Unicode code points, UTF-16 code units, bytes of UTF-8, what readers see as one character, or GSM-7 septets.
#: As soon as one character is outside of GSM-7, each UTF-16 unit of the text takes the room of 16/7 septets: 80 units fill 182 septets.
LengthUnit: TypeAlias = Literal["code_points", "utf16_units", "utf8_bytes", "graphemes", "gsm7"]


@dataclass(frozen=True, slots=True)
class TextLimit:
    """Hold how long one text may be, in the unit that the provider counts.

    Example:
        >>> from xborder_support.channels import TextLimit
        >>> TextLimit(5000, "utf16_units").length("🍎")
        2
        >>> TextLimit(182, "gsm7").length("x" * 182), TextLimit(182, "gsm7").length("я" * 80)
        (182, 182)
    """

    count: int
    unit: LengthUnit

    def length(self, text: str) -> int:
        """Return the length of a text in this unit."""
        if self.unit == "code_points":
            return len(text)
        if self.unit == "utf16_units":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        if self.unit == "utf8_bytes":
            return len(text.encode("utf-8", "surrogatepass"))
        return _septets(text) if self.unit == "gsm7" else len(clusters().findall(text))


def _septets(text: str) -> int:
    """Return the septets that a text takes, rounded down where it is UCS-2: a septet that is begun holds no further unit."""
    found = units(text)
    return found if alphabet().holds(text) else found * 16 // 7


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionLimit:
    """Hold how many things a customer may be offered at once, and how long the words on each of them may be."""

    count: int
    title: TextLimit | None = None
    description: TextLimit | None = None
    id: TextLimit | None = None
    label: TextLimit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLimit:
    """Hold which files of one kind a channel takes, and up to how many bytes. No types means any type."""

    kind: Literal["image", "video", "audio", "voice", "file", "sticker"]
    max_bytes: int | None = None
    mime_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Hold how many calls a provider takes in so many seconds, and of whom: the whole account, or one customer."""

    count: int
    seconds: int
    scope: Literal["account", "customer"] = "account"
