"""Answer which languages a sentence may be written in, so that no wording of another language is read into it."""

from __future__ import annotations

from functools import cache

from xborder_support.language import LanguageGuess, identify, likely_script

from .tables import cousins, near

__all__ = ["Tongue"]

_MIXED_IN = "en"  # People mix English words into every language.


class Tongue:
    """Know the language of a sentence, once somebody asks. ``expected`` is that of the customer, which may always be meant."""

    def __init__(self, sentence: str, expected: str | None) -> None:
        self._sentence = sentence
        self._expected = expected
        self._guess: LanguageGuess | None = None

    def may_be(self, language: str) -> bool:
        """Tell whether the sentence may hold words of a language. One that is surely of another language, or of a cousin, may not."""
        if language in {_MIXED_IN, self._expected}:
            return True
        guess = self._guessed()
        if guess.is_certain:
            return _are_near(language, guess.tag)
        return not self._is_of_a_cousin(language)

    def _is_of_a_cousin(self, language: str) -> bool:
        """Tell whether an unclear sentence may be in a cousin of a language that shares words with it, and surely not in the language."""
        readings = {_base(candidate) for candidate, _ in self._guessed().candidates}
        return not readings.isdisjoint(cousins(_base(language))) and readings.isdisjoint(near(_base(language)))

    def distance(self, language: str) -> int:
        """Return how unlikely it is that the sentence means a word of this language: 0 for that of the customer."""
        likely = (self._expected, _base(self._guessed().tag), _MIXED_IN)
        return likely.index(_base(language)) if _base(language) in likely else len(likely)

    def others_than(self, language: str) -> tuple[str, ...]:
        """Return the other languages whose words may turn a wish into a question: that of the sentence, or English where it is unclear."""
        if language == _MIXED_IN:
            return ()
        tag = self._guessed().tag
        spoken = _MIXED_IN if tag == "und" and likely_script(language) == "Latn" else _base(tag)
        return () if spoken == _base(language) else (spoken,)

    def _guessed(self) -> LanguageGuess:
        if self._guess is None:
            self._guess = identify(self._sentence)
        return self._guess


def _base(tag: str) -> str:
    return tag.partition("-")[0]


@cache
def _are_near(language: str, other: str) -> bool:
    if likely_script(language) != likely_script(other):
        return True  # Another script is another language, mixed in.
    return _base(other) in near(_base(language))
