"""Blank out what the writer of a text did not say: inserted values, addresses, speech quoted from others, and quoted lines of an e-mail.

Each blanked character becomes U+FFFC, so that every position stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["BLANK", "mask"]

BLANK = "\ufffc"

_Range = tuple[int, int]
_CLOSING = {
    "„": "“”",
    "“": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"',
}
_QUOTES = re.compile('[„“”«»「」『』"\n]')
_RUN = re.compile("[!-~]+")  # printable ASCII: other writing may stand right beside an address
_ADDRESS = re.compile(r"://|www\.|\w@\w|[\w-]\.[a-z]{2,4}(?:[/?#:]|$)")
_AROUND = "\"'()<>[]{},.;:!?*_"
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


def mask(text: str, ignore: Sequence[_Range] = ()) -> str:
    """Return a text of the same length with everything blank that is not the writer's own.

    Example:
        >>> mask("Er sagte: „Komm!“ Und Sie?").replace("\ufffc", "_")
        'Er sagte: „_____“ Und Sie?'
    """
    inserted = _blank(text, ignore) if ignore else text
    inserted = _blank(inserted, _addresses(inserted))
    inserted = _blank(inserted, (match.span() for match in _QUOTED_LINE.finditer(inserted))) if ">" in inserted else inserted
    own = _blank(inserted, _quotations(inserted))
    return own if own is inserted or _has_words(own) else inserted  # a text that is one quotation was put in quotes as a whole


def _blank(text: str, ranges: Iterable[_Range]) -> str:
    parts, done = [], 0
    for start, end in sorted(ranges):
        if (begin := max(start, done, 0)) < (stop := min(end, len(text))):
            parts += [text[done:begin], BLANK * (stop - begin)]
            done = stop
    return "".join([*parts, text[done:]]) if parts else text


def _addresses(text: str) -> Iterator[_Range]:
    """Yield where addresses of the web and of mail stand: dein-paket.de says nothing about its reader."""
    for match in _RUN.finditer(text):
        run = match.group()
        if _ADDRESS.search(address := run.strip(_AROUND)):
            start = match.start() + run.index(address)
            yield start, start + len(address)


def _quotations(text: str) -> Iterator[_Range]:
    """Yield what stands between two quotation marks of one line; a mark without its partner opens nothing."""
    opened, expected = 0, ""
    for match in _QUOTES.finditer(text):
        sign, at = match.group(), match.start()
        if sign == "\n":
            expected = ""
        elif sign in expected and expected:
            if opened < at:
                yield opened, at
            expected = ""
        elif not expected and not (sign == '"' and text[at - 1 : at].isdigit()):  # 5" is a size
            opened, expected = at + 1, _CLOSING.get(sign, "")


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
