"""Read whether a message ends contact, starts it again, or asks for help."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, TypeAlias

from .clues import clues
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
    without_points,
)
from .frames import Framed, framed, segments
from .tables import keyword_channels
from .tongue import Tongue
from .vocabulary import Entry, Role, Vocabulary, turns_of, vocabularies
from .wording import PREFIX_UNITS

__all__ = ["OptOut", "recognise_opt_out"]

Verdict: TypeAlias = Literal["stop", "start", "help", "ambiguous", "none"]

_CONSIDERED = 1000  # Characters. A wish to be left alone stands at the beginning.


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
    something else in another language. Nothing raises; at most the first 1,000 characters are read.

    Source: 47 CFR 64.1200(a)(10) for the English keywords and for "any reasonable means"; the rest in ``opt_outs/data``.

    Example:
        >>> from xborder_support.compliance import recognise_opt_out
        >>> recognise_opt_out("STOP. Thank you", channel="sms")
        OptOut(verdict='stop', tier=1, matched='en.stop:stop', scope='all', language='en')
        >>> recognise_opt_out("cancel", channel="whatsapp").verdict, recognise_opt_out("STOP 12345", channel="sms").verdict
        ('ambiguous', 'none')
    """
    if not clues().are_in(letters_of(text[:_CONSIDERED])):
        return _NOTHING
    return _read_closely(text, _Reader(channel, *_parts(locale)))


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
        return by_keyword if self.channel in keyword_channels() else elsewhere

    def _here(self, entry: Entry) -> Verdict:
        if self.language is None:
            return "ambiguous" if self.channel in keyword_channels() else "none"
        return "stop" if entry.language.split("-")[0] == self.language or self.territory in entry.territories else "none"

    def preference(self, entry: Entry) -> tuple[int, bool]:
        return _PRECEDENCE[self.verdict(entry)], entry.language.split("-")[0] == self.language


def _parts(locale: str | None) -> tuple[str | None, str | None]:
    """Return language and territory of a locale in any spelling."""
    if not locale or locale.lower().startswith("und"):
        return None, None
    parts = locale.replace("_", "-").split("-")
    return parts[0].lower(), next((part.upper() for part in parts[1:] if len(part) == 2), None)


def _read_closely(text: str, reader: _Reader) -> OptOut:
    considered = without_points(text[:_CONSIDERED])
    is_cut = len(text) > _CONSIDERED
    return _clearest([_read(vocabulary, considered, reader, is_cut=is_cut) for vocabulary in _vocabularies_for(considered)])


def _vocabularies_for(text: str) -> tuple[Vocabulary, Vocabulary]:
    """Return the vocabulary that needs no accents and, for languages that do, the one for texts with or without them."""
    plain, accented, bare = vocabularies()
    return plain, bare if letters_of(text, keep_accents=True).isascii() else accented


def _clearest(results: Iterable[OptOut]) -> OptOut:
    return max(results, key=lambda result: _PRECEDENCE[result.verdict])


def _read(vocabulary: Vocabulary, text: str, reader: _Reader, *, is_cut: bool) -> OptOut:
    letters = letters_of(text, keep_accents=vocabulary.keeps_accents)
    candidates = None if is_cut else segments(vocabulary, settle(letters))
    if candidates is not None:
        result = _combined(_preferred(candidates, reader), reader)
        return _clearest([_read_wording(vocabulary, letters, text, reader), result]) if result.verdict == "ambiguous" else result
    alone = _read_alone(vocabulary, text, reader, is_cut=is_cut)
    if alone.verdict == "stop":
        return alone
    return _clearest([_read_wording(vocabulary, letters, text, reader), alone])


def _preferred(candidates: Iterable[list[Entry]], reader: _Reader) -> list[Entry]:
    return [max(entries, key=reader.preference) for entries in candidates if entries]


def _read_alone(vocabulary: Vocabulary, text: str, reader: _Reader, *, is_cut: bool) -> OptOut:
    """Read keywords in sentences of their own. With more than a frame around them, they are for a person to read."""
    found = framed(vocabulary, without_last_sentence(text) if is_cut else text)
    entries = _preferred(found.keywords, reader)
    if found.is_all and not is_cut:
        result = _combined(entries, reader)
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
    others = {reader.verdict(entry) for entry in entries} - {verdict, "ambiguous", "none"}
    if others:  # "start" and "stop" in one message
        return OptOut("ambiguous", None, best.code, "all", best.language)
    tier: Literal[1, 2] = 2 if best.role in {"phrases", "ask"} else 1
    return OptOut(verdict, tier if verdict != "ambiguous" else None, best.code, "marketing" if best.is_marketing else "all", best.language)


def _read_wording(vocabulary: Vocabulary, letters: str, text: str, reader: _Reader) -> OptOut:
    """Look for a wish inside the sentences; a clear one counts more than one that a person has to read."""
    question = _NOTHING
    for sentence, original in zip(letters.split(SENTENCE_END), sentences_of(text), strict=False):
        tongue = Tongue(original, reader.language)
        found = list(_matches(vocabulary, units_of(settle(sentence)), _clause_starts(sentence), tongue))
        if stops := [each for each in found if each.verdict == "stop"]:
            return min(stops, key=lambda each: tongue.distance(each.language or ""))
        question = found[-1] if found else question
    return question


def _clause_starts(sentence: str) -> list[int]:
    """Return where the clauses of a sentence begin, in units. A word in pieces, as "s, t, o, p", makes them uncertain: there is one."""
    if CLAUSE_END not in sentence or is_stretched(" ".join(sentence.split())):
        return [0]
    return [0, *accumulate(len(units_of(clause)) for clause in sentence.split(CLAUSE_END))]


def _matches(vocabulary: Vocabulary, units: Units, clauses: list[int], tongue: Tongue) -> Iterator[OptOut]:
    for start, unit in enumerate(units):
        clause = clauses[bisect_right(clauses, start) - 1]
        for key in (unit, unit[:PREFIX_UNITS] + "*"):
            for wording in vocabulary.wordings.get(key, ()):
                found = wording.match(units, start, clause)
                if found and tongue.may_be(wording.language):
                    others = filter(None, map(turns_of, tongue.others_than(wording.language)))
                    verdict, scope = wording.meaning(units, found, clause, others)
                    yield OptOut(verdict, 2 if verdict == "stop" else None, wording.code, scope, wording.language)
