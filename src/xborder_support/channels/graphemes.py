"""Say what readers see as one character (UAX 29, extended grapheme clusters)."""

from __future__ import annotations

import regex

__all__ = ["CLUSTER", "EXTENDS"]

_EXTENDING = r"\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}"

#: One cluster. Flags come first: ``\X`` counts the regional indicators before it each time, which takes hours for a text full of them.
CLUSTER = regex.compile(rf"[\U0001F1E6-\U0001F1FF]{{2}}[{_EXTENDING}]*+|\X")

#: A character that belongs to the one before it.
EXTENDS = regex.compile(rf"[{_EXTENDING}]")
