"""Say what readers see as one character (UAX 29, extended grapheme clusters)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["EXTENDING", "clusters"]

#: The inside of a set of characters that belong to the one before them.
EXTENDING = r"\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}"


@cache
def clusters() -> Pattern[str]:
    r"""Return the pattern of one cluster.

    Flags come first: for each of them ``\X`` alone would count all regional indicators before it, which takes hours for a text of them.

    Example:
        >>> from xborder_support.channels.graphemes import clusters
        >>> clusters().findall("é🇯🇵🇳🇬")
        ['é', '🇯🇵', '🇳🇬']
    """
    import regex  # noqa: PLC0415  (13 ms, which only a limit in graphemes and a text that is too long need)

    return regex.compile(rf"[\U0001F1E6-\U0001F1FF]{{2}}[{EXTENDING}]*+|\X")
