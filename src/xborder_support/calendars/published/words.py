"""Answer what CLDR does not say, or Babel does not say right: "closed", "open 24 hours", and a few corrections."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["corrections", "word"]


def word(key: str, locale: Locale) -> str | None:
    """Return the locale's word ``closed`` or ``all_day``, or None where its language has none here."""
    words = _table("words.toml")["words"]
    own: Mapping[str, str] = words.get(f"{locale.language}_{locale.script}") or words.get(locale.language) or {}
    return own.get(key)


@cache
def corrections() -> Mapping[str, frozenset[str]]:
    """Return the lists of ``corrections.toml`` by name."""
    return {name: frozenset(value) for name, value in _table("corrections.toml").items() if isinstance(value, list)}


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8"))
