"""Find the parts of combinations that stand near each other, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .entries import Combination
from .lexicon import Lexicon
from .matching import Match

__all__ = ["combined"]

_Reached = dict[tuple[Combination, int], tuple[int, int]]


def combined(lexicon: Lexicon, parts: Iterable[Match]) -> Iterator[Match]:
    """Yield the first match of each combination. A part has to begin within the lexicon's reach of the one before."""
    reached: _Reached = {}
    complete: set[Combination] = set()
    for match in sorted(parts, key=lambda match: (match.start, match.end)):
        # From the last step down, so that one word is never two parts.
        for combination, step in reversed(lexicon.combinations.get(match.entry.text, ())):
            began = _began(reached, (combination, step), match, lexicon.reach)
            if began is None or combination in complete:
                continue
            if step + 1 == len(combination.parts):
                complete.add(combination)
                yield Match(began, match.end, combination.entry)
            else:
                reached[combination, step] = (began, match.end)


def _began(reached: _Reached, place: tuple[Combination, int], match: Match, reach: int) -> int | None:
    """Return where the combination began that a part carries on, or None where the part before is too far away."""
    combination, step = place
    if not step:
        return match.start
    before = reached.get((combination, step - 1))
    if before is None or not 0 <= match.start - before[1] <= reach:
        return None
    return before[0]
