"""Decide in which languages a message is read."""

from __future__ import annotations

from xborder_support.language import LanguageGuess, identify
from xborder_support.terms import language_tag

from .lexicon import languages

__all__ = ["readings"]

_LIKELY = 0.2  # The share of the evidence from which on a second language is read along.
# The others are written in Latin letters; Hindi is, too.
_SCRIPTS = {"ar": "Arab", "el": "Grek", "he": "Hebr", "ja": "Jpan", "ko": "Hang", "ru": "Cyrl", "th": "Thai", "uk": "Cyrl", "zh": "Hani"}
_SECOND_SCRIPTS = {"hi": "Deva"}

# The nearest lexicon, for languages that share with it much of what customers write of orders: Malay "belum sampai", Slovak "kde je balík".
_NEAREST = {"ms": "id", "nn": "nb", "no": "nb", "sk": "cs"}


def readings(text: str, folded: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """Return the sets of languages to read a message in: one set where its language is known, else one for each that it may be."""
    known = _subtag(language) if language else None
    known = _NEAREST.get(known, known) if known else None
    if known in languages():
        return (_with_english(known, folded),)
    guess = identify(text, candidates=_candidates())
    tag = guess.tag.split("-")[0]
    if tag in languages():
        if known and not guess.is_certain:
            return ()
        return (_with_english(tag, folded, _along(guess, tag)),)
    return () if known or guess.reason == "not-a-candidate" else _possible(folded)


def _subtag(language: str) -> str:
    subtag = language.split("-", maxsplit=1)[0]
    return subtag if subtag in languages() else language_tag(language).split("-")[0]


def _candidates() -> list[str]:
    return sorted(languages())


def _along(guess: LanguageGuess, first: str) -> tuple[str, ...]:
    found = [tag.split("-")[0] for tag, share in guess.candidates if share >= _LIKELY]
    return tuple(tag for tag in dict.fromkeys(found) if tag != first and tag in languages())[:1]


def _with_english(first: str, folded: str, along: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Add English where Latin letters stand in another script: customers write "refund" and "tracking" everywhere."""
    if first in _SCRIPTS and "en" not in along and _has_latin(folded):
        along = (*along, "en")
    return (first, *(name for name in along if name in languages()))


def _possible(folded: str) -> tuple[tuple[str, ...], ...]:
    scripts = _scripts(folded)
    return tuple((name,) for name in sorted(languages()) if not scripts.isdisjoint(_scripts_to_try(name)))


def _scripts_to_try(name: str) -> set[str]:
    return {_SCRIPTS.get(name, "Latn"), _SECOND_SCRIPTS.get(name, "")}


def _has_latin(folded: str) -> bool:
    return any("a" <= letter <= "z" for letter in folded)


def _scripts(folded: str) -> set[str]:
    return {script for letter in set(folded) for script in _scripts_of(letter)}


def _scripts_of(letter: str) -> tuple[str, ...]:
    for first, last, scripts in _RANGES:
        if first <= letter <= last:
            return scripts
    return ()


_RANGES = (
    ("a", "z", ("Latn",)),
    ("\u0370", "\u03ff", ("Grek",)),
    ("\u0400", "\u052f", ("Cyrl",)),
    ("\u0590", "\u05ff", ("Hebr",)),
    ("\u0600", "\u06ff", ("Arab",)),
    ("\u0900", "\u097f", ("Deva",)),
    ("\u0e00", "\u0e7f", ("Thai",)),
    ("\u3040", "\u30ff", ("Jpan",)),
    ("\u3400", "\u9fff", ("Hani", "Jpan")),
    ("\uac00", "\ud7af", ("Hang",)),
)
