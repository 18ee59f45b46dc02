"""Give the small words of the data as parts of patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["any_of", "spoken_dot", "words_of"]


@cache
def any_of(*names: str) -> str:
    """Return a pattern for any of the words under these names, the longest first."""
    return _pattern({word for name in names for word in _table()[name]})


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words under a name, in small letters: looking for each of them is quicker than a pattern, where there is none."""
    return tuple(word.lower() for word in _table()[name])


@cache
def spoken_dot(at: str) -> str:
    """Return a pattern for the words for the dot that go with a word for the sign of a mail address."""
    return _pattern(set(_table()["spoken"].get(at.casefold(), ())))


def _pattern(words: set[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "signs.toml").read_text(encoding="utf-8"))
