"""Read the words of opting out from the packaged data, and spread the groups that stand for many of them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from xborder_support.errors import ConfigurationError, Fault

__all__ = [
    "FILE",
    "cousins",
    "keyword_channels",
    "language_tables",
    "near",
    "own_words",
    "scripts",
    "scripts_in",
    "spread",
    "stop_signs",
    "twins",
]

FILE = "opt_outs/data/languages"

_LATIN = "LATIN"
_ONLY_LATIN = frozenset({_LATIN})
_REMEMBERED = 8192  # Letters.
_SETS_OF_SCRIPTS = 64
_PLAIN_VALUES = frozenset({"confidence"})  # All other texts of a file are lists of words.


@cache
def keyword_channels() -> frozenset[str]:
    """Return the channels on which single keywords are the custom."""
    return frozenset(_general()["keyword_channels"])


@cache
def stop_signs() -> frozenset[str]:
    """Return the signs that may bid to stop where a message is nothing else."""
    signs: str = _general().get("signs", "")
    return frozenset(signs.split())


@cache
def own_words() -> frozenset[str]:
    """Return words that look like a slip in a telling word and are none: "massages"."""
    words: str = _general().get("own_words", "")
    return frozenset(words.split())


@cache
def twins() -> Mapping[int, int]:
    """Return the Latin letter for each letter that looks like one."""
    rows: Mapping[str, list[str]] = _general().get("twins", {})
    return {ord(twin): ord(plain.lower()) for plains, others in rows.values() for plain, twin in zip(plains, others, strict=True)}


@cache
def near(language: str) -> frozenset[str]:
    """Return the languages that a short message of one may be taken for, with itself."""
    groups = (group.split() for group in _general()["near"])
    return frozenset({language, *(other for group in groups if language in group for other in group)})


@cache
def cousins(language: str) -> frozenset[str]:
    """Return the languages that share words with one and are told from it even in a short message."""
    groups = (group.split() for group in _general().get("cousins", ()))
    return frozenset(other for group in groups if language in group for other in group) - near(language)


def scripts_in(letters: str) -> tuple[str, ...]:
    """Return the keys of ``scripts`` whose letters stand in a text, and Latin first. No word of another script can stand there."""
    return _keys_of(_ONLY_LATIN if letters.isascii() else frozenset(map(_script_of, set(letters))))


@lru_cache(maxsize=_SETS_OF_SCRIPTS)
def _keys_of(held: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key, names in scripts().items() if not held.isdisjoint(names))


@cache
def scripts() -> Mapping[str, frozenset[str]]:
    """Return the names of the scripts of each key of ``scripts``, Latin first."""
    return {key: frozenset(key.split()) for key in (_LATIN, *_tags_by_script())}


@lru_cache(maxsize=_REMEMBERED)
def _script_of(letter: str) -> str:
    """Return the script of a letter, with which its name in Unicode begins."""
    return unicodedata.name(letter, "").split(" ", 1)[0]


def language_tables(script: str) -> dict[str, dict[str, Any]]:
    """Return the tables of the languages that are read for a key of ``scripts``, by the tag that is the name of the file.

    English is first: others hold words of it, too.
    """
    files = sorted((_data() / "languages").iterdir(), key=lambda file: (file.name != "en.toml", file.name))
    tags = {file.name.removesuffix(".toml"): file for file in files if file.name.endswith(".toml")}
    return {tag: _with_lists(_table(file)) for tag, file in tags.items() if script in _scripts_of(tag)}


def _scripts_of(tag: str) -> list[str]:
    """Return the keys for which the file of a language is read: Latin where it is named nowhere."""
    return [key for key, tags in _tags_by_script().items() if tag in tags.split()] or [_LATIN]


def _tags_by_script() -> dict[str, str]:
    found: dict[str, str] = _general().get("scripts", {})
    return found


def spread(words: Iterable[str], groups: Mapping[str, Sequence[str]], *, depth: int = 0) -> list[str]:
    """Return words with each ``@name`` replaced by the words of that group, which may name other groups."""
    found: dict[str, None] = {}
    for word in words:
        if word[0] == "@":
            found.update(dict.fromkeys(_group(word, groups, depth)))
        else:
            found[word] = None
    return list(found)


_DEEPEST = 3  # Groups inside of groups.


def _group(name: str, groups: Mapping[str, Sequence[str]], depth: int) -> Sequence[str]:
    found = groups.get(name[1:])
    if found is None:
        hint = f"name one of the groups of the language: {', '.join(sorted(groups)) or 'it has none'}"
        raise ConfigurationError([Fault("unknown-group", f"{name!r} is no group of words", file=FILE, hint=hint)])
    if depth > _DEEPEST:
        hint = f"a group holds groups that hold groups at most {_DEEPEST} times over"
        raise ConfigurationError([Fault("nested-group", f"{name!r} has no end", file=FILE, hint=hint)])
    return spread(found, groups, depth=depth + 1)


def _with_lists(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with each of its lists of words cut into them: one text for a list is much quicker to read than an array."""
    held = {key: value if key in _PLAIN_VALUES else _words(value) for key, value in table.items()}
    if groups := table.get("groups"):
        held["groups"] = {name: _words(value) for name, value in groups.items()}
    if wording := table.get("wording"):
        held["wording"] = [
            {key: [_words(slot) for slot in value] if key == "words" else _words(value) for key, value in rule.items()} for rule in wording
        ]
    return held


def _words(value: Any) -> Any:
    return " ".join(value.split()).split(", ") if isinstance(value, str) else value


@cache
def _general() -> dict[str, Any]:
    return _table(_data() / "keywords.toml")


def _table(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _data() -> Traversable:
    return resources.files(__package__) / "data"
