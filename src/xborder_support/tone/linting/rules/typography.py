"""Find spaces, quotation marks and digits that are not those of the language: TON080."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage

__all__ = ["CHECKS", "find_foreign_quotes", "find_french_spacing", "find_mixed_widths"]

_NO_BREAK = "\u00a0\u202f"
# High punctuation behind a word, with what stands between. Not in "10:30", an address or ":-)".
_FRENCH = regex.compile(
    r"""(?<=[\p{L}\p{N}»)])(?P<space>[ \u00a0\u202f]?)(?P<mark>[;:?!])(?=\s|$)
      | (?P<mark>«)(?P<space>[ \u00a0\u202f]?)(?=[\p{L}\p{N}])
      | (?<=[\p{L}\p{N}.!?])(?P<space>[ \u00a0\u202f]?)(?P<mark>»)""",
    regex.VERBOSE,
)
_SPACED_IN_CANADA = frozenset(":«»")
_NARROW = frozenset(";!?")

_FULL_WIDTH = regex.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_HALF_WIDTH_DIGITS = regex.compile("[0-9]")
_HALF_WIDTH_KANA = regex.compile("[\uff66-\uff9f]+")
_NOT_GERMAN = regex.compile(r"""(?<![\p{L}\p{N}])(?:"(?P<inside>[^"\n]{1,300}+)"|[“”](?P<inside>[^“”„"\n]{1,300}+)”)""")


def find_french_spacing(passage: Passage) -> Iterator[Hit]:
    """Yield the first place of each mark that lacks its no-break space.

    In Canada only the colon and the quotation marks have one; in Switzerland the others may go without.
    """
    told: set[str] = set()
    for match in _FRENCH.finditer(passage.text):
        mark, space = match["mark"], match["space"]
        is_spaced = passage.territory != "CA" or mark in _SPACED_IN_CANADA
        is_swiss = not space and passage.territory == "CH" and mark in _NARROW
        if mark in told or not is_spaced or is_swiss or (space and space in _NO_BREAK):
            continue
        told.add(mark)
        wanted = "\u202f" if mark in _NARROW else "\u00a0"
        yield Hit("TON080", *match.span(), f"{mark}{wanted}" if mark == "«" else f"{wanted}{mark}", {"mark": mark}, case="spacing")


def find_mixed_widths(passage: Passage) -> Iterator[Hit]:
    """Yield full-width letters and digits where half-width digits stand as well, and half-width kana, in Japanese."""
    if _HALF_WIDTH_DIGITS.search(passage.text):
        yield from _folded(passage, _FULL_WIDTH)
    yield from _folded(passage, _HALF_WIDTH_KANA)


def _folded(passage: Passage, pattern: regex.Pattern[str]) -> Iterator[Hit]:
    for match in pattern.finditer(passage.text):
        plain = unicodedata.normalize("NFKC", match[0])
        yield Hit("TON080", *match.span(), plain, {"mark": match[0][:20]}, case="digits")


def find_foreign_quotes(passage: Passage) -> Iterator[Hit]:
    """Yield the first pair of straight quotation marks of a German letter, or of those that other languages have."""
    match = _NOT_GERMAN.search(passage.text)
    if match is not None:
        is_swiss = passage.territory in {"CH", "LI"}
        inside = match["inside"]
        yield Hit("TON080", *match.span(), f"«{inside}»" if is_swiss else f"„{inside}“", {"mark": match[0][0]}, case="quotes")


# GSM-7 holds none of these characters, so that a short message goes without.
_PRINTED = frozenset({"email", "plain", "html", "whatsapp", "line", "webchat", "messenger", "zendesk", "freshdesk", "gorgias", "amazon"})

CHECKS = (
    Check(find=find_french_spacing, rules=frozenset({"TON080"}), languages=frozenset({"fr"}), channels=_PRINTED),
    Check(find=find_mixed_widths, rules=frozenset({"TON080"}), languages=frozenset({"ja"})),
    Check(find=find_foreign_quotes, rules=frozenset({"TON080"}), languages=frozenset({"de"}), channels=frozenset({"email", "html"})),
)
