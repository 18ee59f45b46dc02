"""Hold a text that is to be judged, with everything that a rule may ask of it. What is costly to find is found once, and only if asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from xborder_support.markets import Market
from xborder_support.terms import Channel, LanguageTag, PersonName, Purpose, Register
from xborder_support.tone.catalogs import Span

from .folding import Folded, fold

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["Passage", "Range"]

#: A half-open range of code points.
Range: TypeAlias = tuple[int, int]

# A full stop ends a sentence before a space, and neither inside "3.5" nor after a single letter ("z. B.") or the number of a list. Where
# languages write ordinals with it ("am 4. Februar"), it does not after a number that may be one either.
_SENTENCE_END = re.compile(r"[。！？｡]+[」』）】”’]*|[.!?…؟۔।॥]+[\"'”’»)\]]*(?=\s|$)|\n+")  # noqa: RUF001  (full-width and Arabic marks end sentences too)
_ABBREVIATED = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]|ca|Dr|Mr|Mrs|Ms|Nr|No|Sr|Sra|St|Hr|Fr|Abs|Art|bzw|etc|inkl|usw|vgl)$")
_LISTED = re.compile(r"(?:^|\n)[ \t]*\d{1,3}$")
_ORDINAL = re.compile(r"(?:^|[\s(.\u2013-])\d{1,2}$")
_WITH_ORDINALS = frozenset(
    {"bs", "cs", "da", "de", "et", "fi", "fo", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "tr"}
)
_QUOTED = re.compile(
    r"„[^„“”\n]{1,500}[“”]|“[^“”\n]{1,500}”|«[^«»\n]{1,500}»|»[^«»\n]{1,500}«|「[^「」]{1,500}」|『[^『』]{1,500}』"
    r"|\"[^\"\n]{1,500}\"|^[ \t]*>[^\n]*",
    re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)  # without slots, which would leave no room for what is found once
class Passage:
    """Hold a text with its language, its place and its purpose. Every range counts code points of ``text``.

    ``locale`` is that of the text, ``language`` its first subtag; ``territory`` is the customer's, and ``market`` is None where none is
    described for it. ``register`` is the wanted one, None where nobody said. ``spans`` are inserted values. ``is_whole`` is False for one
    message of a catalogue, which needs neither greeting nor signature. ``source`` is the text that this one translates. ``hedges`` says
    whether unsure words count, None leaves it to the territory.
    """

    text: str
    locale: LanguageTag
    language: str
    territory: str | None = None
    market: Market | None = None
    channel: Channel = "email"
    purpose: Purpose = "service"
    register: Register | None = None
    topic: str | None = None
    is_automatic: bool = False
    is_whole: bool = True
    spans: tuple[Span, ...] = ()
    name: PersonName | None = None
    sign_with: tuple[str, ...] = ()
    agent_name: str | None = None
    staff_number: str | None = None
    brand: str | None = None
    source: str | None = None
    hedges: bool | None = None

    @cached_property
    def folded(self) -> Folded:
        """Return the text as lexicons look into it."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """Return where each sentence stands, with what ends it and without the space around it. A line break ends one too."""
        return tuple(_sentences(self.text, has_ordinals=self.language in _WITH_ORDINALS))

    @cached_property
    def words(self) -> tuple[Range, ...]:
        """Return where each run of letters, marks and digits stands: a word in scripts that have spaces, a clause in others."""
        return tuple(match.span() for match in _word().finditer(self.text))

    @cached_property
    def lines(self) -> tuple[Range, ...]:
        """Return where each line stands, without its line break."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append((start, start + len(line)))
            start += len(line) + 1
        return tuple(found)

    @cached_property
    def quoted(self) -> tuple[Range, ...]:
        """Return what stands in quotation marks or behind ``>``: somebody else's words."""
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    @cached_property
    def inserted(self) -> tuple[Range, ...]:
        """Return where inserted values stand."""
        return _merged((span.start, span.end) for span in self.spans)

    @cached_property
    def foreign(self) -> tuple[Range, ...]:
        """Return what the writer of the text did not word: quoted speech and inserted values."""
        return _merged((*self.quoted, *self.inserted))

    def is_inserted(self, start: int, end: int) -> bool:
        """Tell whether a range touches an inserted value."""
        return _touches(self.inserted, start, end)

    def is_foreign(self, start: int, end: int) -> bool:
        """Tell whether a range touches what the writer of the text did not word."""
        return _touches(self.foreign, start, end)

    def values(self, name: str) -> Iterable[Range]:
        """Return where the value of a variable stands, each time that it does."""
        return [(span.start, span.end) for span in self.spans if span.name == name]


@cache
def _word() -> Pattern[str]:
    import regex  # noqa: PLC0415  (13 ms, which nobody pays who counts no words)

    return regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*")  # noqa: RUF001  (all three are apostrophes)


def _touches(ranges: tuple[Range, ...], start: int, end: int) -> bool:
    """Tell whether a range overlaps one of others, which are in order and apart."""
    place = bisect_left(ranges, (end, 0))
    return place > 0 and ranges[place - 1][1] > start


def _merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order and apart."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _sentences(text: str, *, has_ordinals: bool) -> Iterable[Range]:
    start = 0
    abbreviations = (_ABBREVIATED, _LISTED, _ORDINAL) if has_ordinals else (_ABBREVIATED, _LISTED)
    for match in _SENTENCE_END.finditer(text):
        end = match.start()
        if match[0][0] == "." and any(each.search(text, max(start, end - 8), end) for each in abbreviations):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterable[Range]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
