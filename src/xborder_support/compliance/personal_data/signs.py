"""Give the small words of the data as parts of patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

__all__ = ["any_of"]


@cache
def any_of(*names: str) -> str:
    """Return a pattern for any of the words under these names, the longest first."""
    table = tomllib.loads(resources.files(__package__).joinpath("data", "signs.toml").read_text(encoding="utf-8"))
    words = {word for name in names for word in table[name]}
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
