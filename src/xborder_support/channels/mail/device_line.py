"""Recognise "Sent from my iPhone" in all languages, and nothing that a customer wrote about a telephone.

Customers write "Sent via DHL, but no mail came" and "Von meinem Handy kann ich nicht bezahlen". So the line must hold nothing beside the
words that programs write: after the opening only names of devices and programs, and the small words between them.
"""

from __future__ import annotations

import re

from .quote_words import quote_words

__all__ = ["is_device_line"]

_WORD = re.compile(r"\S+")
_AROUND = "*_ .,!<>()[]\"'\u201c\u201d\u2019"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u2e80-\u9fff\uff66-\uff9f]")  # scripts without spaces between words
_MAX_UNSPACED = 2  # letters, such as a particle or the name of a maker
_ADDRESS_SIGNS = ("://", "aka.ms")


def is_device_line(line: str) -> bool:
    """Tell whether a line is one that a device or program puts below a mail.

    Example:
        >>> from xborder_support.channels.mail.device_line import is_device_line
        >>> is_device_line("Sent from my iPhone"), is_device_line("Sent from Berlin by mail last week")
        (True, False)
    """
    words = quote_words()
    bare = line.strip("*_ ")
    low = bare.lower()
    if not (low.startswith(words.devices) or low.endswith(words.device_endings)):
        return False
    ending = max((end for end in words.device_endings if low.endswith(end)), key=len, default="")
    opening = max((start for start in words.devices if low.startswith(start)), key=len, default="")
    if not words.device.search(low):
        return False
    begin, end = len(opening), len(low) - len(ending)
    if begin >= end or len(low) != len(bare):  # they overlap, or the lower case of a letter is longer than the letter
        return True
    return not any(_is_said(word, is_shouted=bare.isupper()) for word in _WORD.findall(bare[begin:end]))


def _is_said(word: str, *, is_shouted: bool) -> bool:
    """Tell whether a word is one that no device writes."""
    words, bare = quote_words(), word.strip(_AROUND)
    low = bare.lower()
    if not low or low in words.device_links or any(sign in low for sign in _ADDRESS_SIGNS):
        return False
    if _UNSPACED.search(low):
        return len("".join(filter(str.isalpha, words.device.sub("", low)))) > _MAX_UNSPACED
    is_name = not is_shouted and (bare[0].isupper() or not bare[0].isalpha())
    return not (is_name or words.device.search(low))
