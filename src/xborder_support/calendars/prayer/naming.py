"""Answer what a prayer is called in a reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from xborder_support.calendars.arguments import language_of
from xborder_support.terms import LanguageTag

from .names import PRAYERS, known

__all__ = ["prayer_name", "prayer_name_language"]

_ENGLISH = LanguageTag("en")
# Those who write Chinese there write the traditional script.
_TRADITIONAL = frozenset({"TW", "HK", "MO"})


def prayer_name(prayer: str, language: str = "en") -> str:
    """Return the name of a prayer in a language (BCP 47), else its English spelling; ``prayer_name_language`` says which it was.

    No native speaker has reviewed the names yet.

    Errors: ``UsageError`` ``unknown-prayer``, ``bad-language-tag``.

    Example:
        >>> from xborder_support.calendars.prayer import prayer_name
        >>> prayer_name("dhuhr", "tr"), prayer_name("dhuhr", "id"), prayer_name("dhuhr", "ja"), prayer_name("dhuhr", "vi")
        ('Öğle', 'Zuhur', 'ズフル', 'Dhuhr')
    """
    known(prayer, PRAYERS, "prayer", "unknown-prayer")
    return _names()[prayer_name_language(language)][prayer]


def prayer_name_language(language: str = "en") -> LanguageTag:
    """Return the language that ``prayer_name`` answers in when it is asked for this one.

    Errors: ``UsageError`` ``bad-language-tag``.

    Example:
        >>> from xborder_support.calendars.prayer import prayer_name_language
        >>> prayer_name_language("ar-EG"), prayer_name_language("zh-TW"), prayer_name_language("vi")
        ('ar', 'zh-Hant', 'en')
    """
    first, *rest = language_of(language).split("-")
    if first == "zh" and ("Hant" in rest or ("Hans" not in rest and not _TRADITIONAL.isdisjoint(rest))):
        return LanguageTag("zh-Hant")
    return LanguageTag(first) if first in _names() else _ENGLISH


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    import tomllib  # noqa: PLC0415  (costs 10 ms, and most calendars know no prayers)

    table = tomllib.loads(resources.files(__package__).joinpath("data", "prayer_names.toml").read_text(encoding="utf-8"))
    return {language: dict(zip(table["order"], words, strict=True)) for language, words in table["names"].items()}
