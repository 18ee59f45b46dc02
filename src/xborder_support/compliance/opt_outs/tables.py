"""Read the words of opting out from the packaged data, and spread the groups that stand for many of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from xborder_support.errors import ConfigurationError, Fault

__all__ = ["FILE", "keyword_channels", "language_tables", "near", "spread"]

FILE = "opt_outs/data/languages"


@cache
def keyword_channels() -> frozenset[str]:
    """Return the channels on which single keywords are the custom."""
    return frozenset(_table(_data() / "keywords.toml")["keyword_channels"])


@cache
def near(language: str) -> frozenset[str]:
    """Return the languages that a short message of one may be taken for, with itself."""
    groups = (group.split() for group in _table(_data() / "keywords.toml")["near"])
    return frozenset({language, *(other for group in groups if language in group for other in group)})


def language_tables() -> dict[str, dict[str, Any]]:
    """Return the table of each language by its tag, which is the name of its file. English is first: others hold words of it, too."""
    files = sorted((_data() / "languages").iterdir(), key=lambda file: (file.name != "en.toml", file.name))
    return {file.name.removesuffix(".toml"): _table(file) for file in files if file.name.endswith(".toml")}


def spread(words: Iterable[str], groups: Mapping[str, Sequence[str]], *, depth: int = 0) -> list[str]:
    """Return words with each ``@name`` replaced by the words of that group, which may name other groups."""
    found: dict[str, None] = {}
    for word in words:
        found.update(dict.fromkeys(_group(word, groups, depth) if word.startswith("@") else (word,)))
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


def _table(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _data() -> Traversable:
    return resources.files(__package__) / "data"
