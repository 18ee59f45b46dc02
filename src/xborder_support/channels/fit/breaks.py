# ruff: noqa: RUF001  (the signs of many scripts)
"""Say where a text may be cut, and how good each place is: paragraph, line, sentence, phrase, word.

Scripts that write no spaces are cut between their characters (Han, kana), or where a syllable begins (Thai, Lao, Khmer, Myanmar, Tibetan),
which is never inside a character but may be inside a word: telling words apart there takes a dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from xborder_support.channels.graphemes import EXTENDING

from .unbreakable import Unbreakable

__all__ = ["Breaks"]

_GAP = r"[^\S\u00a0\u2007\u202f]"  # white space that may break
_CLOSING = r"[\p{Pe}\p{Pf}\"'»”’]"
_PARAGRAPH = regex.compile(rf"\n[^\S\n]*+\n{_GAP}*+|\u2029{_GAP}*+")
_LINE = regex.compile(rf"\n{_GAP}*+")
_STOPS = "؟۔।॥።፧။៕‼⁇⁈⁉"
_WIDE_STOPS = "。！？｡．"
_SENTENCE = regex.compile(
    rf"(?<![.!?…])(?<stop>[.!?…]++){_CLOSING}*+{_GAP}++"
    rf"|(?<![{_STOPS}])[{_STOPS}]++{_CLOSING}*+{_GAP}*+"
    rf"|(?<![{_WIDE_STOPS}])[{_WIDE_STOPS}]++{_CLOSING}*+{_GAP}*+"
)
_SPACES = regex.compile(rf"{_GAP}++\u200b*+|\u200b++")

# Rules of Japanese and Chinese typesetting: what may not begin a line, and what may not end one.
_LETTER = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}"
_AFTER = _LETTER + "、。，！？：；」』】）〉》〕・ー々〜"
_NO_START = r"、。，．！？：；」』】）〉》〕・ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゝゞヽヾ々〜…‥\)\]\}!?,.:;%’”»"
_NO_END = r"「『【（〈《〔\(\[\{“‘«"
_PHRASE = regex.compile(
    rf"(?<=[、，；：・])(?![{_NO_START}\s])"
    rf"|(?<=\p{{Hiragana}})(?=[\p{{Han}}\p{{Katakana}}「『（])(?![{_NO_START}])"
)
_CHARACTER = regex.compile(
    rf"(?<=[{_AFTER}])(?![{_NO_START}\s])"
    rf"|(?<=\S)(?<![{_NO_END}\d])(?=[{_LETTER}「『（])(?![{_NO_START}])"
)

# Where a syllable begins: before a leading vowel (Thai, Lao), a consonant that nothing holds to the one before it (Khmer, Myanmar); after
# a sign of repetition or abbreviation (Thai), a tsheg or shad (Tibetan).
_SYLLABLE = regex.compile(
    r"(?<=[\u0e00-\u0e3a\u0e45-\u0e5b])(?=[\u0e40-\u0e44])|(?<=[\u0e80-\u0ebf\u0ec6-\u0edf])(?=[\u0ec0-\u0ec4])"
    r"|(?<=[\u0e46\u0e2f\u0f0b\u0f0d])(?!\s)|(?<=[\u1780-\u17d1\u17d3-\u17dd])(?=[\u1780-\u17b3])"
    r"|(?<=[\u1000-\u1038\u103a-\u109f])(?=[\u1000-\u102a\u103f])(?![\u1000-\u1021][\u1037]?[\u103a\u1039])"
)
_EXTENDS = regex.compile(f"[{EXTENDING}]")
_STACKS = regex.compile(r"[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2\u200d\p{GCB=Prepend}]")
_UNSPACED = regex.compile(rf"[{_LETTER}\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")

_LOOK_AHEAD = 4  # code points

#: An initial or a title, perhaps: up to three letters, of which the first is a capital.
_SHORT = regex.compile(r"(?<!\p{L})\p{Lu}\p{L}{0,2}$")


@dataclass(frozen=True, slots=True)
class Breaks:
    """Hold a text with the stretches that stay whole in it, and find the best places to cut."""

    text: str
    whole: Unbreakable
    is_unspaced: bool

    @classmethod
    def of(cls, text: str, whole: Unbreakable) -> Breaks:
        """Return the breaks of a text."""
        return cls(text, whole, _UNSPACED.search(text) is not None)

    def best(self, start: int, end: int) -> int | None:
        """Return the best cut of a window that leaves at least half of it full: after a paragraph, a line, a sentence or a phrase."""
        middle = start + (end - start + 1) // 2
        for ends in (self._after(_PARAGRAPH, middle, end), self._after(_LINE, middle, end), self._sentences(middle, end)):
            if (found := self._last(ends, start, end)) is not None:
                return found
        return self._last(self._phrases(middle, end), start, end)

    def word(self, start: int, end: int) -> int | None:
        """Return the last cut between two words (or syllables) of a window, however early it is."""
        return self._last(self._words(start, end), start, end)

    def anywhere(self, start: int, end: int) -> int | None:
        """Return the last cut between two words even inside of a stretch that should stay whole."""
        words = (at for at in self._words(start, end) if at <= end and self._leaves_characters_whole(at) and self._says(start, at))
        return max(words, default=None)

    def after_spaces(self, start: int, end: int) -> int | None:
        """Return where the white space ends with which a window begins, if there is some."""
        match = _SPACES.match(self.text, start, end)
        return match.end() if match and match.end() < len(self.text) and self._leaves_characters_whole(match.end()) else None

    def token_end(self, start: int, end: int) -> int:
        """Return where the token ends that begins at a position, not looking further than ``end``."""
        match = _SPACES.search(self.text, start, end)
        return match.start() if match else end

    def _after(self, pattern: regex.Pattern[str], start: int, end: int) -> Iterator[int]:
        return (match.end() for match in pattern.finditer(self.text, start, self._seen(end)))

    def _sentences(self, start: int, end: int) -> Iterator[int]:
        for match in _SENTENCE.finditer(self.text, start, self._seen(end)):
            if match["stop"] is None or self._ends_sentence(match.start("stop"), match.end()):
                yield match.end()

    def _ends_sentence(self, stop: int, after: int) -> bool:
        """Tell an abbreviation or an initial from the end of a sentence by what stands around the stop."""
        if self.text[stop : stop + 1] != ".":
            return True
        follows = self.text[after : after + 1]
        if follows.islower() or follows.isdigit():
            return False
        return _SHORT.search(self.text, max(stop - 5, 0), stop) is None

    def _phrases(self, start: int, end: int) -> Iterator[int]:
        yield from self._after(_SPACES, start, end)
        if self.is_unspaced:
            yield from self._after(_PHRASE, start, end)

    def _words(self, start: int, end: int) -> Iterator[int]:
        yield from self._after(_SPACES, start, end)
        if self.is_unspaced:
            yield from self._after(_CHARACTER, start, end)
            yield from self._after(_SYLLABLE, start, end)

    def _last(self, ends: Iterator[int], start: int, end: int) -> int | None:
        """Return the last of the cuts that breaks no stretch and no character, and leaves something to say before it."""
        for at in sorted(ends, reverse=True):
            if at > end or self.whole.holds(at) or not self._leaves_characters_whole(at) or self._is_inside_spaces(at):
                continue
            return at if self._says(start, at) else None
        return None

    def _seen(self, end: int) -> int:
        """Return how far the patterns look, so that they see what stands behind a cut at the end of a window."""
        return min(end + _LOOK_AHEAD, len(self.text))

    def _leaves_characters_whole(self, at: int) -> bool:
        return not _EXTENDS.match(self.text, at) and not _STACKS.match(self.text, at - 1)

    def _is_inside_spaces(self, at: int) -> bool:
        return at < len(self.text) and self.text[at].isspace() and self.text[at - 1].isspace()

    def _says(self, start: int, at: int) -> bool:
        return at > start and not self.text[start:at].isspace()
