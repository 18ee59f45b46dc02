"""Decide which language a text is written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from xborder_support.terms import LanguageTag, language_tag

from .detectors import LanguageDetector
from .han import read_han
from .lexicon import home_languages
from .mixing import is_mixed, without_brands
from .prior import Prior, covering, prior_of
from .reading import WordReading, read_by_model, read_by_words
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


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """Say the language of a text, why, and what else it may be.

    ``tag`` is canonical BCP 47, ``"und"`` where the text does not tell. ``reason`` is a kebab-case code: ``language-by-script``,
    ``language-by-words``, ``language-by-model``, ``language-by-market``, ``language-by-history``, ``no-words``, ``too-short``,
    ``unclear`` or ``not-a-candidate``. ``candidates`` are readings with their scores, best first. ``is_certain`` says that the text
    alone tells it, so that a conversation may be switched to it. ``is_mixed`` says that the message is written in two languages; it is
    never certain then.

    Scores lie in 0..1 and sum to 1 at most. By script: the share of the letters. By words: the share of the evidence, where half a word
    always speaks for a language that we do not know. By a model: its share after words and market. They rank; they are no probability.
    """

    tag: LanguageTag
    reason: str
    candidates: tuple[tuple[LanguageTag, float], ...] = ()
    is_certain: bool = False
    is_mixed: bool = False

    @property
    def score(self) -> float:
        """Return the score of ``tag`` (0..1); 0 where the text does not speak for it.

        Example:
            >>> from xborder_support.language import identify
            >>> identify("荷物はいつ届きますか").score, identify("ok 12345").score
            (1.0, 0.0)
        """
        return next((score for tag, score in self.candidates if covering(tag, (self.tag,))), 0.0)


def identify(
    text: str,
    *,
    market: str | None = None,
    candidates: Sequence[str] | None = None,
    prior: str | None = None,
    detector: LanguageDetector | None = None,
) -> LanguageGuess:
    """Say which language a text is written in, from its first 1,000 characters.

    ``market`` is a territory; its languages decide what the text leaves open, and never speak against the text. ``candidates`` are the
    only tags that may be answered, in the caller's spelling. ``prior`` is the conversation's language so far: a short message never
    leaves it, a long clear one does. One word in Latin letters is believed only where market or ``prior`` agree. ``detector`` is a model
    that is asked where several languages share the script.

    Errors: ``UsageError`` ``unknown-territory`` or ``bad-language-tag`` for the arguments; never for the text.

    Example:
        >>> from xborder_support.language import identify
        >>> identify("Where is my order?", market="DE").tag
        'en'
        >>> identify("荷物はいつ届きますか").tag, identify("ok 12345").tag
        ('ja', 'und')
        >>> guess = identify("Hola, where is my order? Todavía no ha llegado")
        >>> guess.is_mixed, guess.is_certain
        (True, False)
    """
    allowed = _canonical(tuple(candidates)) if candidates is not None else None
    history = language_tag(prior) if prior is not None and prior != _UND else None
    known = prior_of(history, home_languages(market) if market else (), allowed)
    clean = readable(text)
    words = words_of(clean)
    letters = without_brands(words, letters_by_script(words))
    read = _read(_Message(clean, words, letters), known, detector)
    guess = _within(_marked(read, words, letters), allowed)
    return _with_history(guess, history if allowed is None or (history and covering(history, allowed)) else None, letters)


@dataclass(frozen=True, slots=True)
class _Message:
    clean: str
    words: Sequence[str]
    letters: Mapping[str, int]


@lru_cache(maxsize=256)
def _canonical(tags: tuple[str, ...]) -> tuple[LanguageTag, ...]:
    return tuple(language_tag(tag) for tag in tags)


def _read(message: _Message, prior: Prior, detector: LanguageDetector | None) -> LanguageGuess:
    """Read the text by its main script alone."""
    if not message.letters:
        return LanguageGuess(_UND, "no-words")
    script, share = _main_script(message.letters)
    if script == "Hani":
        return _read_han(message.words, prior, share)
    if tag := "ja" if script in KANA else _ONLY_LANGUAGE.get(script):
        return LanguageGuess(LanguageTag(tag), "language-by-script", ((LanguageTag(tag), round(share, 3)),), share >= _PURE)
    if message.letters[script] < _ENOUGH_FOR_AN_ALPHABET:
        return LanguageGuess(_UND, "too-short")
    found = (
        read_by_words(script, message.words, prior)
        if detector is None
        else read_by_model(script, message.words, prior, ask=lambda tags: detector.rank(message.clean, tags))
    )
    return _guess(found, is_pure=share >= _PURE)


def _guess(found: WordReading, *, is_pure: bool) -> LanguageGuess:
    if found.problem == "too-short":
        return LanguageGuess(_UND, "too-short", found.shares)
    if found.problem:
        return LanguageGuess(_UND, "unclear", found.shares)
    return LanguageGuess(found.tag, found.reason, found.shares, found.is_certain and is_pure)


def _marked(guess: LanguageGuess, words: Sequence[str], letters: Mapping[str, int]) -> LanguageGuess:
    """Mark a message of two languages, which is certain of neither."""
    if guess.candidates and is_mixed(words, letters, guess.candidates[0][0]):
        return replace(guess, is_mixed=True, is_certain=False)
    return guess


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


def _read_han(words: Sequence[str], prior: Prior, share: float) -> LanguageGuess:
    text = "".join(word for word in words if not word.isascii())
    reading = read_han(text, prior.expected, prior.likely)
    if reading.tag == _UND:
        return LanguageGuess(_UND, "too-short", ((LanguageTag("zh"), 0.5), (LanguageTag("ja"), 0.5)))
    reason = "language-by-script"
    if reading.suggested_by:
        reason = "language-by-history" if reading.suggested_by == prior.history else "language-by-market"
    return LanguageGuess(reading.tag, reason, ((reading.tag, round(share, 3)),), reading.is_certain and share >= _PURE)


def _within(guess: LanguageGuess, allowed: Sequence[LanguageTag] | None) -> LanguageGuess:
    """Answer in the caller's tags, and in no others."""
    if allowed is None or guess.tag == _UND:
        return guess
    if tag := covering(guess.tag, allowed):
        return replace(guess, tag=tag)
    return LanguageGuess(_UND, "not-a-candidate", guess.candidates, is_mixed=guess.is_mixed)


def _with_history(guess: LanguageGuess, history: LanguageTag | None, letters: Mapping[str, int]) -> LanguageGuess:
    if history is None:
        return guess
    if covering(guess.tag, (history,)):
        return replace(guess, tag=history)
    length = sum(count * (2 if script in EAST_ASIAN else 1) for script, count in letters.items())
    if guess.is_certain and length >= _ENOUGH_TO_SWITCH:
        return guess
    return LanguageGuess(history, "language-by-history", guess.candidates, is_mixed=guess.is_mixed)
