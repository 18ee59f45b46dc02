"""Detect the register of a text: which form of address its writer uses toward the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import LanguageTag, language_tag

from .detected import DetectedRegister, RegisterMark
from .folding import FOLDINGS, fold_by
from .language_tables import languages_on_file, read_language, read_table
from .masking import mask
from .sentence_ends import sentence_ends
from .votes import Findings, decide
from .word_rules import word_finder

__all__ = ["LANGUAGES", "detect_register"]

#: Reads a masked text and returns what it found.
Finder: TypeAlias = Callable[[str], Findings]

#: The languages whose register can be detected.
LANGUAGES = languages_on_file()

_WRITTEN_AS = {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}


def detect_register(text: str, language: str, *, ignore: Sequence[tuple[int, int]] = ()) -> DetectedRegister:
    """Tell which register a text uses. ``language`` is any BCP 47 tag: ``"pt-BR"`` is read otherwise than ``"pt-PT"``.

    ``ignore`` gives ranges of code points that are not the writer's own words, such as inserted values. Addresses of the web and of mail,
    speech in quotation marks and the quoted lines of an e-mail are passed over too, unless the whole text is one quotation.

    Errors: ``UsageError`` ``unknown-language`` for a language that is not among ``LANGUAGES``, ``bad-language-tag`` for what is no tag,
    ``wrong-argument`` for what is no text.

    Example:
        >>> detect_register("Wie können wir Ihnen helfen?", "de-AT").register
        'formal'
        >>> detect_register("Danke für die Bestellung.", "de").register is None
        True
    """
    if not isinstance(text, str):
        raise UsageError(f"the text is {type(text).__name__}, not str", code="wrong-argument", hint='pass detect_register("…", "de")')
    tag = language_tag(language)
    name, territory = _served(tag)
    findings = _finder(name, territory)(mask(text, ignore))
    marks = tuple(RegisterMark(vote.start, vote.end, vote.register, vote.strength == "sure") for vote in findings.votes)
    return DetectedRegister(tag, decide(findings.votes, threshold=read_language(name).threshold), findings.level, marks)


def _served(tag: LanguageTag) -> tuple[str, str]:
    """Return the language that has a file, and the territory of the tag or nothing."""
    language, *rest = tag.split("-")
    name = _WRITTEN_AS.get(language, language)
    if name not in LANGUAGES:
        hint = did_you_mean(name, LANGUAGES) or f"registers can be detected in {', '.join(LANGUAGES)}"
        raise UsageError(f"no register can be detected in {tag!r}", code="unknown-language", hint=hint)
    return name, next((part for part in rest if len(part) == 2 and part.isupper()), "")


def _finder(language: str, territory: str) -> Finder:
    table = read_table(language)
    finder: Finder = sentence_ends(language) if table.get("finder") == "sentence_ends" else word_finder(language, territory)
    return fold_by(FOLDINGS[table["folding"]], finder) if "folding" in table else finder
