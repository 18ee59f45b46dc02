"""Hold the words by which automatic mails are known where their headers say nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["AutomaticWords", "automatic_words"]


@dataclass(frozen=True, slots=True)
class AutomaticWords:
    """Hold how subjects of automatic replies begin, and what subjects of returned mails hold; all in lower case."""

    subjects: tuple[str, ...]
    bounce_subject: re.Pattern[str]


@cache
def automatic_words() -> AutomaticWords:
    """Return the packaged words, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("data", "automatic_mail.toml").read_text(encoding="utf-8"))
    subjects = dict.fromkeys(word for words in table["subjects"].values() for word in words)
    return AutomaticWords(tuple(subjects), re.compile("|".join(map(re.escape, table["bounces"]["any"]))))
