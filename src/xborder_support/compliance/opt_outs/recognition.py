"""Read whether a message ends contact, starts it again, or asks for help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Literal, NamedTuple

from .arguments import check_texts
from .clues import may_hold_keywords
from .disguise import LONGEST_DISGUISE, sign_in, unmasked
from .folding import SENTENCE_END, Units, letters_of, settle, units_of, without_last_sentence, without_numbering, without_points
from .frames import Framed, framed, segments
from .lexicon import Lexicon, Lexicons, lexicons
from .seen import Seen, seen_in
from .sentences import wish_in
from .slips import mended
from .tables import keyword_channels
from .verdicts import NOTHING, PRECEDENCE, OptOut, Verdict, clearest
from .visible import visible
from .vocabulary import Entry, Role
from .wording import Wording

__all__ = ["recognise_opt_out"]


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
    """Read a text as it stands, and where nothing is found, with slips in its telling words put right."""
    letters = letters_of(considered)
    words = lexicons(letters)
    if words is None:
        return NOTHING
    found = _read_as_needed(considered, letters, words, reader, is_cut=is_cut)
    if found.verdict == "none" and (spelled := mended(considered, words)):
        return _read_as_needed(spelled, letters_of(spelled), words, reader, is_cut=is_cut)
    return found


def _read_as_needed(considered: str, letters: str, words: Lexicons, reader: _Reader, *, is_cut: bool) -> OptOut:
    """Read a text as closely as the words in it ask for: most hold none that a wish is made of, and are not read at all."""
    seen = seen_in(letters)
    if may_hold_keywords(letters, seen, words):
        return _read_closely(without_points(considered), words, reader, is_cut=is_cut)
    results = [
        wish_in(lexicon, its_letters, considered, words, reader.language, among=among)
        for lexicon, its_letters, among in _worth_reading(considered, letters, seen, words)
    ]
    return clearest(results) if results else NOTHING


def _behind_disguise(text: str, reader: _Reader) -> OptOut:
    """Read a message of one word as the keyword that it looks like. It is a question for a person where it may be a word of its own."""
    if sign := sign_in(text):
        return OptOut("ambiguous", None, f"signs:{sign}")
    if not (mask := unmasked(text)):
        return NOTHING
    found = _recognised(mask.word, reader, is_cut=False)
    if found.verdict not in {"stop", "ambiguous"} or not (mask.is_of_any_language or found.language == "en"):
        return NOTHING
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

_CLEAR_BESIDE_CONTACT = frozenset[Role]({"stop", "stop_sms", "phrases"})
_KEYWORD_ROLES = frozenset[Role]({"stop", "stop_sms", "stop_here"})


class _Reader(NamedTuple):
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
        return PRECEDENCE[self.verdict(entry)], entry.language.split("-")[0] == self.language


def _parts(locale: str | None) -> tuple[str | None, str | None]:
    """Return language and territory of a locale in any spelling."""
    if not locale or locale.lower().startswith("und"):
        return None, None
    language, *rest = locale.replace("_", "-").split("-")
    subtags = takewhile(lambda part: len(part) > 1, rest)  # Behind a single letter are extensions: "hi-u-ke-foo".
    return language.lower(), next((part.upper() for part in subtags if len(part) == 2), None)


def _worth_reading(text: str, letters: str, seen: Seen, words: Lexicons) -> Iterator[tuple[Lexicon, str, list[Wording] | None]]:
    """Yield the lexicon that needs no accents and the one for languages with them, if the text may hold wordings of it.

    With each are its letters and, where they are known, the wordings. What is seen in a sentence is seen in the text as a whole, so that
    each wording of a sentence is among those of the text.
    """
    if among := words.plain.wordings_in(seen):
        yield words.plain, letters, among
    if among := words.bare.wordings_in(seen):
        with_accents = letters_of(text, keep_accents=True)
        if with_accents.isascii():
            yield words.bare, with_accents, among
        else:
            yield words.accented, with_accents, None


def _read_closely(text: str, words: Lexicons, reader: _Reader, *, is_cut: bool) -> OptOut:
    """Read keywords and wordings. A text without accents may be in a language that has them, and one with them may be in any."""
    with_accents = letters_of(text, keep_accents=True)
    others = words.bare if with_accents.isascii() else words.accented
    return clearest([_read(lexicon, text, words, reader, is_cut=is_cut) for lexicon in (words.plain, others)])


def _read(lexicon: Lexicon, text: str, words: Lexicons, reader: _Reader, *, is_cut: bool) -> OptOut:
    letters = letters_of(text, keep_accents=lexicon.keeps_accents)
    candidates = segments(lexicon, settle(letters))
    if candidates is not None:
        result = _combined(_preferred(candidates, reader), reader)
        if is_cut:
            result = _left_open(result)
        return clearest([wish_in(lexicon, letters, text, words, reader.language), result]) if result.verdict == "ambiguous" else result
    alone = _read_alone(lexicon, text, reader, is_cut=is_cut)
    if alone.verdict == "stop":
        return alone
    return clearest([wish_in(lexicon, letters, text, words, reader.language), alone])


def _left_open(result: OptOut) -> OptOut:
    """Return what keywords mean that more stands behind: a person has to read it."""
    return replace(result, verdict="ambiguous", tier=None) if result.verdict in {"stop", "ambiguous"} else NOTHING


def _preferred(candidates: Iterable[list[Entry]], reader: _Reader) -> list[Entry]:
    return [max(entries, key=reader.preference) for entries in candidates if entries]


def _read_alone(lexicon: Lexicon, text: str, reader: _Reader, *, is_cut: bool) -> OptOut:
    """Read keywords in sentences of their own. With more than a frame around them, they are for a person to read."""
    found = framed(lexicon, without_last_sentence(text) if is_cut else text)
    entries = _preferred(found.keywords, reader)
    if found.is_all and not is_cut:
        result = _combined(entries, reader)
        result = _left_open(result) if found.is_joined and not reader.is_by_keyword else result
        return result if result.verdict in {"stop", "ambiguous"} else NOTHING
    if wish := _wish(found, reader):
        return wish
    if not is_cut and (meant := _meant_for_contact(lexicon, text, entries, reader)):
        return meant
    stops = [entry for entry in entries if entry.role in _KEYWORD_ROLES and reader.verdict(entry) == "stop"]
    return OptOut("ambiguous", None, stops[0].code, "all", stops[0].language) if stops else NOTHING


def _meant_for_contact(lexicon: Lexicon, text: str, entries: list[Entry], reader: _Reader) -> OptOut | None:
    """Return what keywords mean beside sentences about messages, as "Please stop." after "Another mail.".

    A word of doubt is for a person even there, and so is a keyword that more is said after: "Stop. Only mails please."
    """
    if not entries or any(entry.role in {"start", "stop_here"} for entry in entries):
        return None
    is_open, others = _sentences_beside(lexicon, text)
    clear = [entry for entry in entries if entry.role in _CLEAR_BESIDE_CONTACT]
    best = max(clear or entries, key=reader.preference)
    if best.role == "help" or not lexicon.is_about_contact(best.language, others):
        return None
    if is_open or not clear:
        return OptOut("ambiguous", None, best.code, "all", best.language)
    return OptOut("stop", 2, best.code, "marketing" if best.is_marketing else "all", best.language)


def _sentences_beside(lexicon: Lexicon, text: str) -> tuple[bool, list[Units]]:
    """Return whether a sentence follows the last keyword, and all sentences that are more than keywords and courtesy."""
    is_open, others = False, []
    for sentence in letters_of(text, keep_accents=lexicon.keeps_accents).split(SENTENCE_END):
        words = settle(sentence)
        candidates = segments(lexicon, words)
        if candidates is None:
            others.append(units_of(words))
        is_open = candidates is None or (is_open and not any(candidates))
    return is_open, others


def _wish(found: Framed, reader: _Reader) -> OptOut | None:
    """Return the first wish of several words that stands alone between commas or points, beside other things that are said."""
    for entries in (*found.keywords, *found.wishes):
        for entry in entries:
            if entry.role == "phrases" and entry.length >= _WISH_UNITS:
                return _combined([entry], reader)
    return None


def _combined(entries: list[Entry], reader: _Reader) -> OptOut:
    if not entries:
        return NOTHING
    best = max(entries, key=reader.preference)
    verdict = reader.verdict(best)
    if verdict == "none":
        return NOTHING
    others = {reader.verdict(entry) for entry in entries} - {verdict, "none"}
    if others - {"ambiguous"} or (others and verdict == "start"):  # "start" and "stop" in one message, or "start" and perhaps "stop"
        return OptOut("ambiguous", None, best.code, "all", best.language)
    tier: Literal[1, 2] = 2 if best.role == "phrases" else 1
    return OptOut(verdict, tier if verdict != "ambiguous" else None, best.code, "marketing" if best.is_marketing else "all", best.language)
