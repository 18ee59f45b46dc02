"""Read whether a message ends contact, starts it again, or asks for help."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from typing import Literal, NamedTuple, TypeAlias

from .arguments import check_texts
from .clues import may_hold_keywords
from .disguise import LONGEST_DISGUISE, sign_in, unmasked
from .folding import (
    CLAUSE_END,
    SENTENCE_END,
    Units,
    is_stretched,
    letters_of,
    sentences_of,
    settle,
    units_of,
    without_last_sentence,
    without_numbering,
    without_points,
)
from .frames import Framed, framed, segments
from .lexicon import Lexicon, Lexicons, lexicons
from .tables import keyword_channels
from .tongue import Tongue
from .visible import visible
from .vocabulary import Entry, Role
from .wording import Found, Wording

__all__ = ["OptOut", "recognise_opt_out"]

Verdict: TypeAlias = Literal["stop", "start", "help", "ambiguous", "none"]


@dataclass(frozen=True, slots=True)
class OptOut:
    """Say what a message asks about being contacted.

    ``verdict`` ``ambiguous`` is for a person to read, with contact on hold until then; ``none`` says that nothing was found, not that the
    customer agrees. ``tier`` 1 is a keyword, 2 a wording; ``matched`` names the entry of our data, never the customer's words. ``scope``
    ``marketing`` is a wish that speaks of advertising only.

    Example:
        >>> from xborder_support.compliance import recognise_opt_out
        >>> recognise_opt_out("ARRÊT svp !", channel="sms").verdict
        'stop'
    """

    verdict: Verdict
    tier: Literal[1, 2] | None = None
    matched: str | None = None
    scope: Literal["all", "marketing"] = "all"
    language: str | None = None


_NOTHING = OptOut("none")


def recognise_opt_out(text: str, *, channel: str, locale: str | None = None) -> OptOut:
    """Read a message for opting out, in any of the languages of the data, whatever its own language is.

    ``channel`` decides what a bare CANCEL means: an opt-out by SMS, perhaps an order elsewhere. ``locale`` settles words that mean
    something else in another language. At most the first 1,000 characters are read, tags of HTML left out; no text of any kind raises.

    Errors: ``UsageError`` ``wrong-argument`` for what is no text.

    Source: 47 CFR 64.1200(a)(10) for the English keywords and for "any reasonable means"; the rest in ``opt_outs/data``.

    Example:
        >>> from xborder_support.compliance import recognise_opt_out
        >>> recognise_opt_out("STOP. Thank you", channel="sms")
        OptOut(verdict='stop', tier=1, matched='en.stop:stop', scope='all', language='en')
        >>> recognise_opt_out("cancel", channel="whatsapp").verdict, recognise_opt_out("STOP 12345", channel="sms").verdict
        ('ambiguous', 'none')
    """
    check_texts(text, channel, locale)
    seen, is_cut = visible(text)
    considered = without_numbering(seen)
    reader = _Reader(channel, *_parts(locale))
    found = _recognised(considered, reader, is_cut=is_cut)
    return _behind_disguise(considered, reader) if found.verdict == "none" and len(considered) <= LONGEST_DISGUISE else found


def _recognised(considered: str, reader: _Reader, *, is_cut: bool) -> OptOut:
    letters = letters_of(considered)
    words = lexicons(letters)
    if words is None:
        return _NOTHING
    if may_hold_keywords(letters, words):
        return _read_closely(without_points(considered), words, reader, is_cut=is_cut)
    return _clearest(
        [
            _read_wording(lexicon, its_letters, considered, words, reader)
            for lexicon, its_letters in _worth_reading(considered, letters, words)
        ]
    )


def _behind_disguise(text: str, reader: _Reader) -> OptOut:
    """Read a message of one word as the keyword that it looks like. It is a question for a person where it may be a word of its own."""
    if sign := sign_in(text):
        return OptOut("ambiguous", None, f"signs:{sign}")
    if not (mask := unmasked(text)):
        return _NOTHING
    found = _recognised(mask.word, reader, is_cut=False)
    if found.verdict not in {"stop", "ambiguous"} or not (mask.is_of_any_language or found.language == "en"):
        return _NOTHING
    return found if mask.is_certain else replace(found, verdict="ambiguous", tier=None)


# What a whole message means on channels where keywords are the custom, and elsewhere.
_MEANINGS: dict[Role, tuple[Verdict, Verdict]] = {
    "stop": ("stop", "stop"),
    "stop_sms": ("stop", "ambiguous"),
    "phrases": ("stop", "stop"),
    "ask": ("ambiguous", "ambiguous"),
    "start": ("start", "start"),
    "help": ("help", "none"),
}

_WISH_UNITS = 3  # "no more" and "go away" may go on; "no more messages" does not.

_KEYWORD_ROLES = frozenset[Role]({"stop", "stop_sms", "stop_here"})

_PRECEDENCE: dict[Verdict, int] = {"none": 0, "ambiguous": 1, "help": 2, "start": 3, "stop": 4}


class _Match(NamedTuple):
    """Hold a wording and where it was found, in a clause that begins at ``clause``."""

    wording: Wording
    place: Found
    clause: int


@dataclass(frozen=True, slots=True)
class _Reader:
    """Know what a keyword means on this channel, for this locale."""

    channel: str
    language: str | None
    territory: str | None

    def verdict(self, entry: Entry) -> Verdict:
        if entry.role == "stop_here":
            return self._here(entry)
        by_keyword, elsewhere = _MEANINGS[entry.role]
        return by_keyword if self.is_by_keyword else elsewhere

    @property
    def is_by_keyword(self) -> bool:
        """Tell whether single keywords are the custom on this channel."""
        return self.channel in keyword_channels()

    def _here(self, entry: Entry) -> Verdict:
        if self.language is None:
            return "ambiguous" if self.is_by_keyword else "none"
        return "stop" if entry.language.split("-")[0] == self.language or self.territory in entry.territories else "none"

    def preference(self, entry: Entry) -> tuple[int, bool]:
        return _PRECEDENCE[self.verdict(entry)], entry.language.split("-")[0] == self.language


def _parts(locale: str | None) -> tuple[str | None, str | None]:
    """Return language and territory of a locale in any spelling."""
    if not locale or locale.lower().startswith("und"):
        return None, None
    language, *rest = locale.replace("_", "-").split("-")
    subtags = takewhile(lambda part: len(part) > 1, rest)  # Behind a single letter are extensions: "hi-u-ke-foo".
    return language.lower(), next((part.upper() for part in subtags if len(part) == 2), None)


def _worth_reading(text: str, letters: str, words: Lexicons) -> Iterator[tuple[Lexicon, str]]:
    """Yield the lexicon that needs no accents and, if the text may hold words of the others, the one for them, each with its letters."""
    yield words.plain, letters
    if words.bare.wordings_in(units_of(letters)):
        with_accents = letters_of(text, keep_accents=True)
        yield words.bare if with_accents.isascii() else words.accented, with_accents


def _read_closely(text: str, words: Lexicons, reader: _Reader, *, is_cut: bool) -> OptOut:
    """Read keywords and wordings. A text without accents may be in a language that has them, and one with them may be in any."""
    with_accents = letters_of(text, keep_accents=True)
    others = words.bare if with_accents.isascii() else words.accented
    return _clearest([_read(lexicon, text, words, reader, is_cut=is_cut) for lexicon in (words.plain, others)])


def _clearest(results: Iterable[OptOut]) -> OptOut:
    return max(results, key=lambda result: _PRECEDENCE[result.verdict])


def _read(lexicon: Lexicon, text: str, words: Lexicons, reader: _Reader, *, is_cut: bool) -> OptOut:
    letters = letters_of(text, keep_accents=lexicon.keeps_accents)
    candidates = segments(lexicon, settle(letters))
    if candidates is not None:
        result = _combined(_preferred(candidates, reader), reader)
        if is_cut:
            result = _left_open(result)
        return _clearest([_read_wording(lexicon, letters, text, words, reader), result]) if result.verdict == "ambiguous" else result
    alone = _read_alone(lexicon, text, reader, is_cut=is_cut)
    if alone.verdict == "stop":
        return alone
    return _clearest([_read_wording(lexicon, letters, text, words, reader), alone])


def _left_open(result: OptOut) -> OptOut:
    """Return what keywords mean that more stands behind: a person has to read it."""
    return replace(result, verdict="ambiguous", tier=None) if result.verdict in {"stop", "ambiguous"} else _NOTHING


def _preferred(candidates: Iterable[list[Entry]], reader: _Reader) -> list[Entry]:
    return [max(entries, key=reader.preference) for entries in candidates if entries]


def _read_alone(lexicon: Lexicon, text: str, reader: _Reader, *, is_cut: bool) -> OptOut:
    """Read keywords in sentences of their own. With more than a frame around them, they are for a person to read."""
    found = framed(lexicon, without_last_sentence(text) if is_cut else text)
    entries = _preferred(found.keywords, reader)
    if found.is_all and not is_cut:
        result = _combined(entries, reader)
        result = _left_open(result) if found.is_joined and not reader.is_by_keyword else result
        return result if result.verdict in {"stop", "ambiguous"} else _NOTHING
    if wish := _wish(found, reader):
        return wish
    stops = [entry for entry in entries if entry.role in _KEYWORD_ROLES and reader.verdict(entry) == "stop"]
    return OptOut("ambiguous", None, stops[0].code, "all", stops[0].language) if stops else _NOTHING


def _wish(found: Framed, reader: _Reader) -> OptOut | None:
    """Return the first wish of several words that stands alone between commas or points, beside other things that are said."""
    for entries in (*found.keywords, *found.wishes):
        for entry in entries:
            if entry.role == "phrases" and entry.length >= _WISH_UNITS:
                return _combined([entry], reader)
    return None


def _combined(entries: list[Entry], reader: _Reader) -> OptOut:
    if not entries:
        return _NOTHING
    best = max(entries, key=reader.preference)
    verdict = reader.verdict(best)
    if verdict == "none":
        return _NOTHING
    others = {reader.verdict(entry) for entry in entries} - {verdict, "none"}
    if others - {"ambiguous"} or (others and verdict == "start"):  # "start" and "stop" in one message, or "start" and perhaps "stop"
        return OptOut("ambiguous", None, best.code, "all", best.language)
    tier: Literal[1, 2] = 2 if best.role == "phrases" else 1
    return OptOut(verdict, tier if verdict != "ambiguous" else None, best.code, "marketing" if best.is_marketing else "all", best.language)


def _read_wording(lexicon: Lexicon, letters: str, text: str, words: Lexicons, reader: _Reader) -> OptOut:
    """Look for a wish inside the sentences; a clear one counts more than one that a person has to read."""
    question = _NOTHING
    for number, sentence in enumerate(letters.split(SENTENCE_END)):
        units = units_of(settle(sentence))
        if not (wordings := lexicon.wordings_in(units)):
            continue
        tongue = Tongue(sentences_of(text)[number], reader.language)
        found = _meanings(_matches(lexicon, wordings, units, _clause_starts(sentence)), units, tongue, words)
        if stops := [each for each in found if each.verdict == "stop"]:
            return min(stops, key=lambda each: tongue.distance(each.language or ""))
        question = found[-1] if found else question
    return question


def _clause_starts(sentence: str) -> list[int]:
    """Return where the clauses of a sentence begin, in units. A word in pieces, as "s, t, o, p", makes them uncertain: there is one."""
    if CLAUSE_END not in sentence or is_stretched(" ".join(sentence.split())):
        return [0]
    return [0, *accumulate(len(units_of(clause)) for clause in sentence.split(CLAUSE_END))]


def _matches(lexicon: Lexicon, wordings: Iterable[Wording], units: Units, clauses: list[int]) -> list[_Match]:
    """Return what was found of these wordings, in the order of the sentence."""
    found = []
    places: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        places.setdefault(unit, []).append(place)
    for wording in wordings:
        for start in wording.starts(places):
            clause = clauses[bisect_right(clauses, start) - 1]
            if match := wording.match(units, start, clause, lexicon.is_courtesy):
                found.append(_Match(wording, match, clause))
    return sorted(found, key=lambda match: match.place[0])


def _meanings(matches: Iterable[_Match], units: Units, tongue: Tongue, words: Lexicons) -> list[OptOut]:
    found = []
    for wording, place, clause in matches:
        if tongue.may_be(wording.language):
            others = filter(None, map(words.turns_of, tongue.others_than(wording.language)))
            verdict, scope = wording.meaning(units, place, clause, others)
            found.append(OptOut(verdict, 2 if verdict == "stop" else None, wording.code, scope, wording.language))
    return found
