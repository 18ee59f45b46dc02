"""Know how texts of many languages tell of a way out, of a machine and of advertising."""

from __future__ import annotations

import tomllib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias

from .folding import Folded, folded

__all__ = ["Sentence", "Words", "has_wording", "last_of", "latest", "says_reply", "sentence", "table_named"]

#: What a text can be found to tell.
Words: TypeAlias = Literal["opt_out", "ai", "bot", "generated", "ad", "praise"]

#: What a text can be given.
Sentence: TypeAlias = Literal["by_reply", "by_address", "ai_notice", "bot_notice", "generated_label", "ad_label"]

_REACH = 16  # Folded characters between a word for replying and the keyword.
_NEIGHBOURS = 3  # Words for replying on either side of a keyword that are looked at; a hostile text has thousands.
_ENGLISH = "en"
_HYPHENS = "-\u2010\u2011"


def has_wording(language: str) -> bool:
    """Tell whether we have words of a language, given as a tag."""
    return _primary(language) in _tables()


def sentence(name: Sentence, language: str) -> str:
    """Return what a text gets, in its language, or else in English."""
    tables = _tables()
    wanted = ("zh-Hant",) if language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO")) else ()
    found = next(tables[tag] for tag in (*wanted, _primary(language), _ENGLISH) if tag in tables)
    return str(found[name])


def last_of(words: Words, text: Folded, language: str) -> tuple[int, int] | None:
    """Return the last place (in the text as it stood) that tells something, in the text's own language or, if that is unknown, in any."""
    found = [text.span(*each) for phrase in _phrases(words, _key(language)) for each in text.occurrences(phrase)]
    return latest(found)


def says_reply(text: Folded, original: str, language: str) -> tuple[int, int] | None:
    """Return the last place that asks to reply with a keyword, or to send one to a number.

    A keyword is written to be seen, or a number follows: "text us non-stop" and "stop at 5000 Main Street" are none.
    """
    found = [text.span(*each) for each in _replies(text, original, _key(language))]
    return latest(found)


def latest(spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span that ends last; of those, the longest."""
    return max(spans, key=lambda span: (span[1], -span[0]), default=None)


@cache
def table_named(name: str) -> Mapping[str, Any]:
    """Return a data file of this drawer."""
    return tomllib.loads((resources.files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def _replies(text: Folded, original: str, key: str) -> Iterator[tuple[int, int]]:
    asked = sorted(each for phrase in _phrases("reply", key) for each in text.occurrences(phrase))
    for keyword in _phrases("keywords", key):
        for start, end in text.occurrences(keyword):
            if not _is_keyword(text, original, start, end):
                continue
            at = bisect_left(asked, (start, end))
            near = asked[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
            yield from ((min(start, first), max(end, last)) for first, last in near if _is_near(text.text, (start, end), (first, last)))
    for start, end in text.occurrences("stop"):
        if original[slice(*text.span(start, end))].isupper() and _sends_to_number(text.text[end : end + _REACH]):
            yield start, end


def _is_keyword(text: Folded, original: str, start: int, end: int) -> bool:
    """Tell whether a word stands as one to send: with a capital, in quotes, in a script without case, or before a short number."""
    first, last = text.span(start, end)
    before = original[first - 1] if first else " "
    if before in _HYPHENS:
        return False
    is_quoted = before in "\"'" or unicodedata.category(before) in {"Pi", "Ps"}
    return is_quoted or not original[first:last].islower() or _sends_to_number(text.text[end : end + _REACH])


def _is_near(text: str, keyword: tuple[int, int], word: tuple[int, int]) -> bool:
    first, second = sorted((keyword, word))
    between = text[first[1] : second[0]]
    return first[1] <= second[0] and len(between) <= _REACH and not set(between) & set(".,!?\n\u3002\u3001\u060c")


def _sends_to_number(rest: str) -> bool:
    """Tell whether a short number follows within three words, as in "STOP au 36180"."""
    words = rest.split()[:4]
    numbers = [position for position, word in enumerate(words) if word.strip(".,;:)").isdecimal() and 3 <= len(word.strip(".,;:)")) <= 6]
    return bool(numbers) and not any(set(word) & set("!?.") for word in words[: numbers[0]])


@cache
def _phrases(words: str, key: str) -> tuple[str, ...]:
    tables = _tables()
    chosen = [tables[key]] if key else list(tables.values())
    found = [phrase for table in chosen for phrase in table.get(words, ())] + (["stop"] if words == "keywords" else [])
    return tuple(dict.fromkeys(folded(phrase.removesuffix("*")).text + phrase[len(phrase.removesuffix("*")) :] for phrase in found))


def _key(language: str) -> str:
    """Return the language whose words count; "" for those of all."""
    return _primary(language) if has_wording(language) else ""


def _primary(language: str) -> str:
    primary = language.replace("_", "-").partition("-")[0].lower()
    return {"no": "nb", "nn": "nb", "tl": "fil", "iw": "he", "in": "id"}.get(primary, primary)


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return {tag: table for tag, table in table_named("wording").items() if isinstance(table, dict)}
