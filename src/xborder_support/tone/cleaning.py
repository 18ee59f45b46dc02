"""Take out of a value what could change the text around it: control and direction characters.

A direction override in a customer's name would turn the rest of the sentence around, and a closing isolate would end our own.
"""

from __future__ import annotations

from unicodedata import bidirectional

__all__ = ["UNSEEN", "clean", "is_blank", "is_right_to_left"]

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))  # C0, DEL and C1
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SURROGATES = range(0xD800, 0xE000)  # alone in a str, they cannot be encoded for any wire

_TABLE = dict.fromkeys((*_CONTROLS, *_DIRECTIONS, *_SURROGATES), "") | dict.fromkeys(map(ord, _BREAKS), " ")

#: What a reader does not see, though it is no space: joiners and fillers, the braille blank, variation selectors, and the tags of a flag.
UNSEEN = frozenset(map(chr, (
    *range(0x21), *range(0x7F, 0xA1), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x17B5, *range(0x180B, 0x1810),
    *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x2800, 0x3000, 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
    *range(0xFFF9, 0xFFFC), 0xE0001, *range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0),
)))  # fmt: skip
_ALL_UNSEEN = "".join(UNSEEN)

_FIRST_RIGHT_TO_LEFT = "\u0590"  # where Hebrew begins: every letter before it runs from left to right
_STRONG = frozenset({"L", "R", "AL", "AN"})


def clean(value: str) -> str:
    """Return a value without control and direction characters; a line break or tab becomes a space."""
    return value if value.isprintable() else value.translate(_TABLE)


def is_blank(value: str) -> bool:
    """Tell whether a value shows nothing: it is empty, or all spaces and characters that nobody sees."""
    return not value.strip(_ALL_UNSEEN)


def is_right_to_left(text: str) -> bool:
    """Tell the direction of a text by its first strong character (UAX #9, rules P2 and P3). Arabic digits count as Arabic."""
    first = text[:1]
    if first < _FIRST_RIGHT_TO_LEFT and first.isalpha():  # nearly every value, told without looking anything up
        return False
    for character in text:
        if (kind := bidirectional(character)) in _STRONG:
            return kind != "L"
    return False
