"""Hold the words by which mail programs announce a history, a device or a legal notice, in all languages at once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["DISCLAIMER_HEAD", "QuoteWords", "quote_words"]

#: How many characters of a line tell most lines from a legal notice; no notice in the table begins with fewer words than that.
DISCLAIMER_HEAD = 3


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """Hold the table compiled for look-up, in lower case. A mail may quote another language than its own, so none is chosen."""

    openings: tuple[str, ...]
    verbs: frozenset[str]
    verb_phrases: tuple[str, ...]
    original: frozenset[str]
    forwarded: frozenset[str]
    senders: frozenset[str]
    dates: frozenset[str]
    subjects: frozenset[str]
    labels: frozenset[str]
    devices: tuple[str, ...]
    device_endings: tuple[str, ...]
    device: re.Pattern[str]
    device_links: frozenset[str]
    disclaimers: tuple[str, ...]
    disclaimer_heads: frozenset[str]
    disclaimer: re.Pattern[str]


@cache
def quote_words() -> QuoteWords:
    """Return the packaged words, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("data", "quote_headers.toml").read_text(encoding="utf-8"))
    languages = table["languages"].values()

    def all_of(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for language in languages for word in language.get(field, ())))

    return QuoteWords(
        openings=all_of("openings"),
        verbs=frozenset(verb for verb in all_of("verbs") if _is_word(verb)),
        verb_phrases=tuple(verb for verb in all_of("verbs") if not _is_word(verb)),
        original=frozenset(all_of("original")),
        forwarded=frozenset(all_of("forwarded")),
        senders=frozenset(all_of("from")),
        dates=frozenset(all_of("date")),
        subjects=frozenset(all_of("subject")),
        labels=frozenset(word for field in ("from", "date", "subject", "to") for word in all_of(field)),
        devices=all_of("devices"),
        device_endings=all_of("device_endings"),
        device=re.compile("|".join(map(re.escape, table["device"]["words"]))),
        device_links=frozenset(table["device"]["links"]),
        disclaimers=all_of("disclaimers"),
        disclaimer_heads=frozenset(words[:DISCLAIMER_HEAD] for words in all_of("disclaimers")),
        disclaimer=re.compile("|".join(map(re.escape, table["disclaimer"]["words"]))),
    )


def _is_word(verb: str) -> bool:
    """Tell whether a verb stands between spaces. Scripts without spaces run it into the name before it, and others need two words."""
    return " " not in verb and verb[0] < "\u2e80" and not "\u0e00" <= verb[0] <= "\u0e7f"
