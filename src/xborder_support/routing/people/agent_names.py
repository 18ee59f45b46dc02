"""Tell whether somebody who reads a language can read a name, and which of several names is for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

__all__ = ["ENGLISH", "is_readable", "keyed_name", "reads_latin"]

ENGLISH = "en"

_LATIN = frozenset({"LATIN"})
_HAN = frozenset({"CJK"})

# With which word the names of a script's letters begin in the Unicode Character Database, by ISO 15924 code.
_LETTERS: Mapping[str, frozenset[str]] = {
    "Latn": _LATIN,
    "Hani": _HAN,
    "Hans": _HAN,
    "Hant": _HAN,
    "Jpan": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "Kore": frozenset({"HANGUL", "CJK"}),
    "Arab": frozenset({"ARABIC"}),
    "Armn": frozenset({"ARMENIAN"}),
    "Beng": frozenset({"BENGALI"}),
    "Cyrl": frozenset({"CYRILLIC"}),
    "Deva": frozenset({"DEVANAGARI"}),
    "Ethi": frozenset({"ETHIOPIC"}),
    "Geor": frozenset({"GEORGIAN"}),
    "Grek": frozenset({"GREEK"}),
    "Gujr": frozenset({"GUJARATI"}),
    "Guru": frozenset({"GURMUKHI"}),
    "Hebr": frozenset({"HEBREW"}),
    "Khmr": frozenset({"KHMER"}),
    "Knda": frozenset({"KANNADA"}),
    "Laoo": frozenset({"LAO"}),
    "Mlym": frozenset({"MALAYALAM"}),
    "Mymr": frozenset({"MYANMAR"}),
    "Orya": frozenset({"ORIYA"}),
    "Sinh": frozenset({"SINHALA"}),
    "Taml": frozenset({"TAMIL"}),
    "Telu": frozenset({"TELUGU"}),
    "Thai": frozenset({"THAI"}),
}

# The script of a language whose tag names none, after CLDR's likely subtags. A language that is not here is written in Latin letters.
_LANGUAGES: Mapping[str, str] = {
    "Jpan": "ja",
    "Hani": "yue zh",
    "Kore": "ko",
    "Arab": "ar ckb fa ps sd ug ur",
    "Armn": "hy",
    "Beng": "as bn",
    "Cyrl": "be bg kk ky mk mn ru sr tg tt uk",
    "Deva": "hi mr ne",
    "Ethi": "am ti",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hebr": "he yi",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my",
    "Orya": "or",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thai": "th",
}
_SCRIPT_OF_LANGUAGE = {language: script for script, languages in _LANGUAGES.items() for language in languages.split()}
_SCRIPT_LENGTH = 4


def keyed_name(names: Mapping[str, str], tag: str) -> str | None:
    """Return the name for a language: for this very tag, a wider one, or another of the same language and script."""
    language, letters = _language(tag), _letters(tag)
    keys = [key for key in names if _language(key) == language and _letters(key) == letters]
    if not keys:
        return None
    return names[min(keys, key=lambda key: (key != tag, not tag.startswith(f"{key}-"), -len(key), key))]


def is_readable(name: str, tag: str) -> bool:
    """Tell whether a name is in the script of a language, by its first letter. A name without letters can be read by everybody."""
    first = next((letter for letter in unicodedata.normalize("NFKC", name) if letter.isalpha()), None)
    return first is None or unicodedata.name(first, "").split(" ", 1)[0] in _letters(tag)


def reads_latin(tag: str) -> bool:
    """Tell whether a language is written in Latin letters."""
    return _letters(tag) == _LATIN


def _letters(tag: str) -> frozenset[str]:
    return _LETTERS.get(_script(tag), frozenset())


def _script(tag: str) -> str:
    named = next((part for part in tag.split("-")[1:3] if len(part) == _SCRIPT_LENGTH and part.isalpha()), None)
    return named or _SCRIPT_OF_LANGUAGE.get(_language(tag), "Latn")


def _language(tag: str) -> str:
    return tag.partition("-")[0]
