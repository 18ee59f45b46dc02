"""Find the words in a text that say what a number beside them is, in any of the languages of the data."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, TypeVar

__all__ = ["Word", "endings", "fold", "is_unspaced", "words_in"]

# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul: words are not parted by spaces, or grow endings that are.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3012\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
# Points and vowel signs, which belong to the word that they stand in.
_SIGNS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0970-\u0dff"
_LETTER = f"[^\\W\\d_{_UNSPACED}]"
_TOKEN = re.compile(f"[{_UNSPACED}]+|{_LETTER}+(?:[{_SIGNS}]+{_LETTER}*)*")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_LONGEST_TOKEN = 32  # Characters. No word of the data is as long, so the rest of a longer one is not looked at.
_LONGEST_PHRASE = 4
_STEM = 4  # Characters by which stems are found.
_APART = 3  # Characters between two words of a phrase.
_ACCENTED = "="  # Before a word that only counts with its accents.
_Value = TypeVar("_Value")


class Word(NamedTuple):
    """Say that a word with a meaning stands somewhere. ``role`` is a key of the data, or "id:" and the national numbers it names.

    Behind an "@" it names the market in which alone the word has that meaning.
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Hold the words: whole ones, stems by their first letters, words of unspaced scripts, phrases by their first word.

    ``accented`` are whole words that count only with their accents, as without them they are words of another language.
    """

    whole: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[tuple[str, str], ...]]
    unspaced: dict[str, tuple[str, ...]]
    longest_unspaced: int
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    accented: dict[str, tuple[str, ...]]


def words_in(text: str) -> list[Word]:
    """Return the words with a meaning in their order. A phrase is told by its last word."""
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found: list[Word] = []
    for position, (token, start, end) in enumerate(tokens):
        if len(token) > _LONGEST_TOKEN and is_unspaced(token[0]):
            found += _further(token, start)
        meaning = _meaning(token[:_LONGEST_TOKEN])
        if meaning is None:
            continue
        roles, inner, phrases = meaning
        found += [Word(role, start, end) for role in roles]
        found += [Word(role, start + first, start + last) for role, first, last in inner]
        if phrases:
            found += _phrases(phrases, tokens, position)
    found.sort(key=lambda word: word.end)
    return found


def is_unspaced(letter: str) -> bool:
    """Tell whether a letter is of a script that writes no spaces between words."""
    return _IS_UNSPACED.match(letter) is not None


@cache
def endings() -> tuple[str, ...]:
    """Return how names of streets end that are written as one word."""
    return tuple(sorted({fold(ending) for words in _tables().values() for ending in words.get("ending", ())}))


@cache
def _sure_endings() -> tuple[str, ...]:
    return tuple(sorted({fold(ending) for words in _tables().values() for ending in words.get("sure_ending", ())}))


@lru_cache(maxsize=8192)
def fold(token: str) -> str:
    """Return a word without case, accents and points."""
    if token.isascii():
        return token.lower()
    if is_unspaced(token[0]):
        return token
    apart = unicodedata.normalize("NFD", token.casefold())
    plain = "".join(letter for letter in apart if unicodedata.category(letter) not in {"Mn", "Cf", "Lm"})
    return unicodedata.normalize("NFC", plain).translate(_LIKE)


_LIKE = str.maketrans(
    "\u0131øđł\u0649\u06cc\u06a9\u0629\u0623\u0625",  # dotless i, and letters of Arabic and Persian that people type for each other
    "iodl\u064a\u064a\u0643\u0647\u0627\u0627",
    "\u0640",
)


def _with_accents(token: str) -> str:
    return unicodedata.normalize("NFC", token.casefold())


def _further(token: str, start: int) -> Iterator[Word]:
    """Yield the words in the rest of a long run of an unspaced script."""
    step = _LONGEST_TOKEN - _lexicon().longest_unspaced
    for cut in range(step, len(token), step):
        meaning = _meaning(token[cut : cut + _LONGEST_TOKEN])
        for role, first, last in meaning[1] if meaning else ():
            yield Word(role, start + cut + first, start + cut + last)


def _phrases(phrases: tuple[tuple[tuple[str, ...], str], ...], tokens: list[tuple[str, int, int]], position: int) -> Iterator[Word]:
    for rest, role in phrases:
        following = tokens[position + 1 : position + 1 + len(rest)]
        if len(following) == len(rest) and all(_fits(token, word) for (token, _, _), word in zip(following, rest, strict=True)):
            ends = [tokens[position][2], *(end for _, _, end in following)]
            if all(start - end <= _APART for (_, start, _), end in zip(following, ends, strict=False)):
                yield Word(role, tokens[position][1], ends[-1])


def _fits(token: str, word: str) -> bool:
    if word[0] == _ACCENTED:
        return _with_accents(token) == word[1:]
    folded = fold(token[:_LONGEST_TOKEN])
    return folded.startswith(word[:-1]) if word.endswith("*") else folded == word


_Meaning = tuple[tuple[str, ...], tuple[tuple[str, int, int], ...], tuple[tuple[tuple[str, ...], str], ...]]


@lru_cache(maxsize=16384)
def _meaning(token: str) -> _Meaning | None:
    """Return the roles of a token, the words within it, and the phrases that it begins; None where it means nothing."""
    lexicon, folded = _lexicon(), fold(token)
    if is_unspaced(token[0]):
        inner = tuple(_inner(lexicon, token))
        return ((), inner, lexicon.phrases.get(folded, ())) if inner or folded in lexicon.phrases else None
    roles = {*lexicon.whole.get(folded, ()), *(role for stem, role in lexicon.stems.get(folded[:_STEM], ()) if folded.startswith(stem))}
    if not token.isascii():
        roles |= {*lexicon.accented.get(_with_accents(token), ())}
    if folded.endswith(endings()) and folded not in endings():
        roles |= {"street_name", "sure"} if folded.endswith(_sure_endings()) else {"street_name"}
    phrases = lexicon.phrases.get(folded, ())
    return (tuple(sorted(roles)), (), phrases) if roles or phrases else None


def _inner(lexicon: _Lexicon, token: str) -> Iterator[tuple[str, int, int]]:
    for start in range(len(token)):
        for end in range(start + 1, min(start + lexicon.longest_unspaced, len(token)) + 1):
            for role in lexicon.unspaced.get(token[start:end], ()):
                yield role, start, end


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(_text("words.toml"))
    return tables


def _text(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def _entries() -> Iterator[tuple[str, str]]:
    """Yield every word with its role, and behind that the market in which alone it has it."""
    for words in _tables().values():
        for role, listed in words.items():
            if not role.endswith("ending"):
                yield from (_entry(word, role) for word in listed)
    for scheme in tomllib.loads(_text("ids.toml"))["scheme"]:
        yield from (_entry(word, f"id:{scheme['id']}") for word in scheme["words"])


def _entry(written: str, role: str) -> tuple[str, str]:
    word, sign, market = written.partition("@")
    return word, f"{role}{sign}{market}"


@cache
def _lexicon() -> _Lexicon:
    whole: dict[str, list[str]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    unspaced: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    accented: dict[str, list[str]] = {}
    for entry, role in _entries():
        parts = _parts(entry.lstrip(_ACCENTED))
        first, *rest = [fold(word) for word in parts]
        if entry[0] == _ACCENTED and rest:
            phrases.setdefault(first, []).append((tuple(_ACCENTED + _with_accents(word) for word in parts[1:]), role))
        elif entry[0] == _ACCENTED:
            accented.setdefault(_with_accents(entry[1:]), []).append(role)
        elif rest:
            phrases.setdefault(first, []).append((tuple(rest), role))
        elif is_unspaced(first[0]):
            unspaced.setdefault(first.rstrip("*"), []).append(role)
        elif first.endswith("*"):
            stems.setdefault(first[:_STEM].rstrip("*"), []).append((first[:-1], role))
        else:
            whole.setdefault(first, []).append(role)
    return _Lexicon(_fixed(whole), _fixed(stems), _fixed(unspaced), max(map(len, unspaced)), _fixed(phrases), _fixed(accented))


def _parts(entry: str) -> list[str]:
    return entry.split()[:_LONGEST_PHRASE]


def _fixed(table: dict[str, list[_Value]]) -> dict[str, tuple[_Value, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in table.items()}
