"""Judge the register of languages that show it at the end of a sentence (Japanese, Korean) or inside unspaced writing (Chinese, Thai).

The table of such a language holds, beside its source::

    finder = "sentence_ends"
    folding = "composed"          # how it is spelt before it is read: see `folding.py`; any language may name one
    [classes]                     # letters, named in a form as {kanji}; {final:ㅂ} are the Hangul syllables that close with ㅂ
    kanji = "一-鿿々"
    [sentence]
    hard = "。"                   # these end a sentence, as the end of the text does
    commas = "、"                  # these end a clause; any other character that is no letter may end a sentence: a soft end
    fillers = ["笑"]              # laughter, which hides an end
    notes = ["[・•]"]             # a line that begins so is a note: its plain ends show nothing
    honorific = ["いたしま"]        # what lifts a polite sentence to an honorific one
    keeping = ["よ", "ね"]         # particles, taken off before an end is looked for
    softening = ["けど", "か"]      # likewise, but what is plain before one is less sure
    before_comma = ["よ", "けど"]   # behind a plain form, these show at a comma that it ends a clause
    [[ends]]                      # the longest form that fits wins; a form is a small regular expression without numbered groups,
                                  # and ends in a plain letter
    register = "formal"           # or "casual", or "none": an exception, which shows nothing
    strength = "sure"             # at a hard end; at a soft end and at a comma `soft` and `comma`, or nothing
    forms = ["ます", "です"]
    [[bare]]                      # the same, looked for where no end fits, particles left on
    [[inside]]                    # the same anywhere in the text; a form begins with a plain letter, but for a look-behind
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from .detected import Level
from .end_forms import EndForms, FormRule, InsideForms, Place, expand
from .language_tables import read_table
from .votes import Findings, Strength, Vote, decide

__all__ = ["SentenceEnds", "sentence_ends"]

_RUN = re.compile(r"\w+")
_LONGEST_END = 12
_MOST_PARTICLES = 4
_CACHED = 16
_WEAKER: dict[Strength, Strength] = {"sure": "likely", "likely": "weak", "weak": "weak"}


class _End(NamedTuple):
    """Hold a form that ends a piece of text, and the particles behind it, the last one first."""

    start: int
    rule: FormRule
    particles: tuple[str, ...] = ()


class _Bounds(NamedTuple):
    """Tell where sentences end."""

    hard: re.Pattern[str]
    commas: re.Pattern[str]
    fillers: re.Pattern[str]
    notes: re.Pattern[str]


class SentenceEnds:
    """Find votes in a text by the ends of its sentences and by words inside it."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        classes, sentence = table.get("classes", {}), table.get("sentence", {})
        self._ends = EndForms(table.get("ends", ()), classes)
        self._bare = EndForms(table.get("bare", ()), classes)
        self._inside = InsideForms(table.get("inside", ()), classes)
        self._bounds = _bounds(sentence)
        self._honorific = _any_of(expand(form, classes) for form in sentence.get("honorific", ()))
        self._softening = frozenset(sentence.get("softening", ()))
        self._goes_on = frozenset(sentence.get("before_comma", ()))
        self._particles: dict[str, list[str]] = {}
        for particle in sorted((*sentence.get("keeping", ()), *sentence.get("softening", ())), key=len, reverse=True):
            self._particles.setdefault(particle[-1], []).append(particle)
        self._has_ends = bool(table.get("ends"))
        self._has_levels = bool(sentence.get("honorific"))

    def __call__(self, text: str) -> Findings:
        """Return the votes of a masked text in their order, and its level."""
        votes = [
            Vote(start, end, rule.register, rule.strengths["strength"]) for start, end, rule in self._inside.found(text) if rule.register
        ]
        if self._has_ends:
            votes += self._votes_at_ends(text)
        votes.sort()
        return Findings(tuple(votes), self._level(text, tuple(votes)))

    def _votes_at_ends(self, text: str) -> Iterator[Vote]:
        bare = self._bounds.fillers.sub(lambda filler: " " * len(filler.group()), text)
        notes = [match.span() for match in self._bounds.notes.finditer(bare)]
        for start, end, place in self._pieces(bare):
            first = max(start, end - _LONGEST_END)
            found = self._end_of(bare[first:end])
            strength = self._strength(found, place) if found else None
            if found and found.rule.register and strength and not (found.rule.register == "casual" and _stands_in(notes, start)):
                yield Vote(first + found.start, end, found.rule.register, strength)

    def _strength(self, found: _End, place: Place) -> Strength | None:
        strength = found.rule.strengths.get(place)
        if strength is None or found.rule.register == "formal":
            return strength
        if place == "comma" and not self._goes_on.issuperset(found.particles[:1] or ("",)):
            return None  # a plain form before a comma may belong to the noun behind it
        return _WEAKER[strength] if self._softening.intersection(found.particles) else strength

    def _pieces(self, text: str) -> Iterator[tuple[int, int, Place]]:
        """Yield where each run of letters ends, and how, with where its clause begins."""
        runs = _RUN.finditer(text)
        run = next(runs, None)
        begin = run.start() if run else 0
        while run is not None:
            following = next(runs, None)
            gap = text[run.end() : following.start() if following else len(text)]
            place = self._place(gap, is_last=following is None)
            yield begin, run.end(), place
            begin = following.start() if following and place != "soft" else begin
            run = following

    def _place(self, gap: str, *, is_last: bool) -> Place:
        if is_last or self._bounds.hard.search(gap):
            return "strength"
        return "comma" if self._bounds.commas.search(gap) else "soft"

    def _end_of(self, piece: str) -> _End | None:
        rest: str = piece
        taken: tuple[str, ...] = ()
        while len(taken) < _MOST_PARTICLES:
            if fitting := self._ends.fitting(rest):
                return _End(*fitting, taken)
            particle = next((entry for entry in self._particles.get(rest[-1:], ()) if rest.endswith(entry)), None)
            if particle is None:
                break
            rest, taken = rest.removesuffix(particle), (*taken, particle)
        fitting = self._bare.fitting(piece)
        return _End(*fitting) if fitting else None

    def _level(self, text: str, votes: tuple[Vote, ...]) -> Level | None:
        register = decide(votes) if self._has_levels else None
        if register is None:
            return None
        if register == "casual":
            return "plain"
        return "honorific" if self._honorific.search(text) else "polite"


@lru_cache(maxsize=_CACHED)
def sentence_ends(language: str) -> SentenceEnds:
    """Return the compiled table of a language."""
    return SentenceEnds(read_table(language))


def _bounds(sentence: Mapping[str, Any]) -> _Bounds:
    return _Bounds(
        hard=re.compile(f"[{re.escape(sentence.get('hard', ''))}\n\r\u2600-\u27bf\U0001f000-\U0001faff]"),
        commas=re.compile(f"[{re.escape(sentence.get('commas', ','))}]"),
        fillers=_any_of(sentence.get("fillers", ())),
        notes=re.compile(rf"^[^\S\n]*(?:{_any_of(sentence.get('notes', ())).pattern}).*$", re.MULTILINE),
    )


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms) or "(?!)")


def _stands_in(ranges: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(ranges, (at, 1 << 62)) - 1
    return index >= 0 and at < ranges[index][1]
