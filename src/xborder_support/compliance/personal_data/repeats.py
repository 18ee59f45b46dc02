"""Find numbers once more: what is hidden in one place must not show in another, however it is written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .datum import Found
from .digits import Chain

__all__ = ["repeated"]

_SHORTEST = 6  # Digits. Shorter ones are also parts of prices and dates.
_SHORTEST_WITHIN = 10  # Digits of a number that is found within longer ones too.
_LONGEST = 40


def repeated(text: str, linked: Iterable[Chain], found: list[Found]) -> Iterator[Found]:
    """Yield the places where the digits of a datum stand that consists of digits."""
    known = {digits: one for one in found if _SHORTEST <= len(digits := _digits(text[one.start : one.end])) <= _LONGEST}
    if not known:
        return
    ends, sizes = {one.end for one in found}, {len(digits) for digits in known}
    for chain in linked:
        if chain[-1].end not in ends or len(chain) > 1:
            yield from _in_chain(text, chain, known, sizes)


def _digits(value: str) -> str:
    """Return the digits of a value; nothing where it holds letters too."""
    return "" if any(letter.isalpha() for letter in value) else "".join(letter for letter in value if letter.isdigit())


def _in_chain(text: str, chain: Chain, known: Mapping[str, Found], sizes: Iterable[int]) -> Iterator[Found]:
    places = [place for group in chain if not group.hidden for place in range(group.start, group.end)]
    digits = "".join(text[place] for place in places)
    starts, ends = {group.start for group in chain}, {group.end for group in chain}
    for size in sizes:
        for first in range(len(digits) - size + 1):
            like = known.get(digits[first : first + size])
            if like is None:
                continue
            start, end = places[first], places[first + size - 1] + 1
            if size >= _SHORTEST_WITHIN or (start in starts and end in ends):
                yield Found(like.kind, like.tier if (start, end) == (like.start, like.end) else "probable", start, end, like.scheme)
