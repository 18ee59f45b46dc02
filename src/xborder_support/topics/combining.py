"""Find the parts of combinations that stand near each other, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .entries import Combination
from .lexicon import Lexicon
from .matching import Match

__all__ = ["combined"]

_Places = dict[str, list[tuple[int, int]]]


def combined(lexicon: Lexicon, parts: Sequence[Match]) -> Iterator[Match]:
    """Yield the first match of each combination. A part has to begin within the lexicon's reach of the one before."""
    places: _Places = defaultdict(list)
    for match in parts:
        places[match.entry.text].append((match.start, match.end))
    for combination in lexicon.combinations:
        if combination.needs <= places.keys() and (place := _first(combination, places, lexicon.reach)):
            yield Match(*place, combination.entry)


def _first(combination: Combination, places: _Places, reach: int) -> tuple[int, int] | None:
    """Return where a combination begins and ends, or None: each place of a part carries on the last place before it that is open."""
    open_ends = sorted(places[combination.parts[0]])
    for part in combination.parts[1:]:
        open_ends = _carried_on(open_ends, sorted(places[part]), reach)
    return open_ends[0] if open_ends else None


def _carried_on(open_ends: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]], reach: int) -> list[tuple[int, int]]:
    ends = sorted(open_ends, key=lambda place: place[1])
    carried: list[tuple[int, int]] = []
    following = 0
    for start, end in places:
        while following < len(ends) and ends[following][1] <= start:
            following += 1
        if following and start - ends[following - 1][1] <= reach:
            carried.append((ends[following - 1][0], end))
    return carried
