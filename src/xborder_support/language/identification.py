"""Decide which language a text is written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xborder_support.terms import LanguageTag, language_tag

from .evidence import tells_by_words, weigh
from .han import read_han
from .lexicon import home_languages, profiles
from .scripts import EAST_ASIAN, KANA, letters_by_script, readable, words_of

__all__ = ["LanguageGuess", "identify"]

_UND = LanguageTag("und")

_ONLY_LANGUAGE = {
    "Hang": "ko", "Thai": "th", "Grek": "el", "Hebr": "he", "Armn": "hy", "Geor": "ka", "Taml": "ta", "Telu": "te", "Knda": "kn",
    "Mlym": "ml", "Gujr": "gu", "Guru": "pa", "Orya": "or", "Sinh": "si", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Tibt": "bo",
}  # fmt: skip

# Letters, where one East Asian character counts as two.
_ENOUGH_FOR_AN_ALPHABET = 3
_ENOUGH_TO_SWITCH = 20

_PURE = 0.75  # The share of the letters that the main script needs for a certain answer.
_KANA_SHARE = 0.1  # Of kana among kana and kanji. A Chinese slogan may hold one の; a Japanese sentence is never without kana.

# Evidence is about 1 for each word that one language has alone.
_LEAST_EVIDENCE = 0.9
_LEAST_EVIDENCE_OF_A_SCRIPT = 0.2  # Where the script leaves few languages.
_LEAST_KNOWN = 0.25  # The share of the words of a Latin text that the language must know.
_LEAST_LEAD = 1.3  # times the next language, or
_LEAST_DISTANCE = 1.0  # as much as a word of its own
_CERTAIN_EVIDENCE = 2.0
_CERTAIN_LEAD = 2.0
_RANKED = 5


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """Say the language of a text, why, and what else it may be.

    ``tag`` is canonical BCP 47, ``"und"`` where the text does not tell. ``reason`` is a kebab-case code: ``language-by-script``,
    ``language-by-words``, ``language-by-market``, ``language-by-history``, ``no-words``, ``too-short``, ``unclear`` or
    ``not-a-candidate``. ``candidates`` are readings with their share of the evidence (0..1), best first. ``is_certain`` says that the
    text alone tells it, so that a conversation may be switched to it.
    """

    tag: LanguageTag
    reason: str
    candidates: tuple[tuple[LanguageTag, float], ...] = ()
    is_certain: bool = False


def identify(text: str, *, market: str | None = None, candidates: Sequence[str] | None = None, prior: str | None = None) -> LanguageGuess:
    """Say which language a text is written in, from its first 1,000 characters.

    ``market`` is a territory; its languages decide what the text leaves open, and never speak against the text. ``candidates`` are the
    only tags that may be answered, in the caller's spelling. ``prior`` is the conversation's language so far: a short message never
    leaves it, a long clear one does. One word in Latin letters is believed only where market or ``prior`` agree.

    Errors: ``UsageError`` ``unknown-territory`` or ``bad-language-tag`` for the arguments; never for the text.

    Example:
        >>> from xborder_support.language import identify
        >>> identify("Where is my order?", market="DE").tag
        'en'
        >>> identify("荷物はいつ届きますか").tag, identify("ok 12345").tag
        ('ja', 'und')
    """
    allowed = _canonical(tuple(candidates)) if candidates is not None else None
    history = language_tag(prior) if prior is not None and prior != _UND else None
    at_home = home_languages(market) if market else ()
    words = words_of(readable(text))
    letters = letters_by_script(words)
    guess = _within(_read(words, letters, _prior(history, at_home, allowed)), allowed)
    return _with_history(guess, history if allowed is None or _covering(history, allowed) else None, letters)


@dataclass(frozen=True, slots=True)
class _Prior:
    """Hold what is known before the text is read.

    ``expected`` are the languages of the conversation and of the market. ``likely`` are those and all candidates.
    """

    history: LanguageTag | None
    expected: tuple[LanguageTag, ...]
    likely: tuple[LanguageTag, ...]


def _prior(history: LanguageTag | None, at_home: Sequence[LanguageTag], allowed: Sequence[LanguageTag] | None) -> _Prior:
    expected = (*((history,) if history else ()), *at_home)
    if not allowed:
        return _Prior(history, expected, expected)
    expected = tuple([tag for tag in expected if _covering(tag, allowed)])
    return _Prior(history, expected, tuple(dict.fromkeys((*expected, *allowed))))


@lru_cache(maxsize=256)
def _canonical(tags: tuple[str, ...]) -> tuple[LanguageTag, ...]:
    return tuple(language_tag(tag) for tag in tags)


def _read(words: Sequence[str], letters: Mapping[str, int], prior: _Prior) -> LanguageGuess:
    """Read the text by its main script alone."""
    if not letters:
        return LanguageGuess(_UND, "no-words")
    script, share = _main_script(letters)
    if script == "Hani":
        return _read_han(words, prior, share)
    if tag := "ja" if script in KANA else _ONLY_LANGUAGE.get(script):
        return LanguageGuess(LanguageTag(tag), "language-by-script", ((LanguageTag(tag), round(share, 3)),), share >= _PURE)
    if letters[script] < _ENOUGH_FOR_AN_ALPHABET:
        return LanguageGuess(_UND, "too-short")
    return _read_words(script, words, prior, is_pure=share >= _PURE)


def _main_script(letters: Mapping[str, int]) -> tuple[str, float]:
    """Return the script with the most letters and its share. Kana takes the kanji around it along."""
    if len(letters) == 1:
        return next(iter(letters)), 1.0
    weights = {script: count * (2 if script in EAST_ASIAN else 1) for script, count in letters.items()}
    kana = sum(weights.pop(script, 0) for script in KANA)
    if kana and kana >= _KANA_SHARE * (kana + weights.get("Hani", 0)):
        weights["Kana"] = kana + weights.pop("Hani", 0)
    main = max(sorted(weights), key=weights.__getitem__)
    return main, weights[main] / sum(weights.values())


def _read_han(words: Sequence[str], prior: _Prior, share: float) -> LanguageGuess:
    text = "".join(word for word in words if not word.isascii())
    reading = read_han(text, prior.expected, prior.likely)
    if reading.tag == _UND:
        return LanguageGuess(_UND, "too-short", ((LanguageTag("zh"), 0.5), (LanguageTag("ja"), 0.5)))
    reason = "language-by-script"
    if reading.suggested_by:
        reason = "language-by-history" if reading.suggested_by == prior.history else "language-by-market"
    return LanguageGuess(reading.tag, reason, ((reading.tag, round(share, 3)),), reading.is_certain and share >= _PURE)


def _read_words(script: str, words: Sequence[str], prior: _Prior, *, is_pure: bool) -> LanguageGuess:
    found = profiles(script)
    if found is None:  # pragma: no cover  (every script of the ranges is in one of the two tables; a test says so)
        return LanguageGuess(_UND, "unclear")
    evidence = weigh(script, found, words, prior.likely)
    ranked = sorted([(-score, tag) for tag, score in evidence.scores.items() if score])
    total = sum(evidence.scores.values())
    shares = tuple([(tag, round(-score / total, 3)) for score, tag in ranked[:_RANKED]])
    (best, tag), (following, _) = (*ranked, (0.0, _UND), (0.0, _UND))[:2]
    best, following = -best, -following
    if not _is_enough(script, best, following, evidence.words.get(tag, 0) / len(words)):
        return LanguageGuess(_UND, "unclear", shares)
    if script == "Latn" and not tells_by_words(found, words, tag):
        return _read_one_word(tag, shares, prior)
    is_certain = is_pure and best >= _CERTAIN_EVIDENCE and best >= _CERTAIN_LEAD * following
    return LanguageGuess(tag, "language-by-words", shares, is_certain)


def _read_one_word(tag: LanguageTag, shares: tuple[tuple[LanguageTag, float], ...], prior: _Prior) -> LanguageGuess:
    """Take one word at its word only where the conversation or the market agree: "merci" and "ciao" are said by many."""
    if any(expected.split("-")[0] == tag.split("-")[0] for expected in prior.expected):
        return LanguageGuess(tag, "language-by-words", shares)
    return LanguageGuess(_UND, "too-short", shares)


def _is_enough(script: str, best: float, following: float, known_share: float) -> bool:
    if best < min(_LEAST_LEAD * following, following + _LEAST_DISTANCE):
        return False
    if script == "Latn":
        return best >= _LEAST_EVIDENCE and known_share >= _LEAST_KNOWN
    return best >= _LEAST_EVIDENCE_OF_A_SCRIPT


def _within(guess: LanguageGuess, allowed: Sequence[LanguageTag] | None) -> LanguageGuess:
    """Answer in the caller's tags, and in no others."""
    if allowed is None or guess.tag == _UND:
        return guess
    if tag := _covering(guess.tag, allowed):
        return LanguageGuess(tag, guess.reason, guess.candidates, guess.is_certain)
    return LanguageGuess(_UND, "not-a-candidate", guess.candidates)


def _with_history(guess: LanguageGuess, history: LanguageTag | None, letters: Mapping[str, int]) -> LanguageGuess:
    if history is None:
        return guess
    if _covering(guess.tag, (history,)):
        return LanguageGuess(history, guess.reason, guess.candidates, guess.is_certain)
    length = sum(count * (2 if script in EAST_ASIAN else 1) for script, count in letters.items())
    if guess.is_certain and length >= _ENOUGH_TO_SWITCH:
        return guess
    return LanguageGuess(history, "language-by-history", guess.candidates)


def _covering(tag: str | None, allowed: Sequence[LanguageTag]) -> LanguageTag | None:
    """Return the first tag of the list that names the same language, and the same script of Chinese."""
    if tag is None:
        return None
    for known in allowed:
        if known.split("-")[0] == tag.split("-")[0] and _chinese_script(known) in {None, _chinese_script(tag)}:
            return known
    return None


def _chinese_script(tag: str) -> str | None:
    """Return the script that a Chinese tag implies, as zh-TW implies Hant; None where it leaves it open."""
    parts = set(tag.split("-"))
    if "zh" not in parts:
        return None
    if parts & {"Hant", "TW", "HK", "MO"}:
        return "Hant"
    return "Hans" if parts & {"Hans", "CN", "SG", "MY"} else None
