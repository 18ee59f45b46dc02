"""Cut a text into groups of digits, chains of groups that may be one number, and pieces that stand in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from .datum import Found

__all__ = ["Chain", "Group", "Piece", "chains", "is_date", "is_one", "outside", "pieces"]

_GROUP = re.compile(r"[0-9]+|\*+")
_LONGEST_GAP = 8
_GAP = re.compile(r"[ \t.\-_/,:()+\u00b7]{0,4}|[ \t.\-]{0,3}\n{1,2}[ \t.\-]{0,3}")
_GAP_WITHIN_A_LINE = re.compile(r" ?[.\-_/()] ?|[ \t]|\) ?\(?|[ -]?\(|\)[ \-./]{1,2}|")
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}([\-./ ])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([\-./])[0-9]{1,2}\2(?:19|20)[0-9]{2})(?:[ T][0-9]{1,2})?"
    r"|(?:19|20)[0-9]{6}"
)
_MOST_GROUPS = 64  # Longer chains are cut, so that hostile texts stay cheap,
_OVERLAP = 20  # and the cuts overlap by more groups than a card has digits.
_FENCE = 3  # Asterisks around a number that only make it bold.
_LEAST_FENCED = 7  # Digits. No masked number shows as many in a row.


class Group(NamedTuple):
    """Say where digits stand, or asterisks that hide some."""

    start: int
    end: int
    hidden: bool


Chain = list[Group]


class Piece(NamedTuple):
    """Hold a number of one line: where it is, with a plus sign or bracket before it, its digits, and how many groups it has."""

    start: int
    end: int
    digits: str
    groups: tuple[int, ...]
    hidden: bool


def chains(text: str) -> Iterator[Chain]:
    """Yield chains of groups that are parted by no more than a line end, or by a few signs and spaces."""
    chain: Chain = []
    for match in _GROUP.finditer(text):
        start, end = match.span()
        if chain and not is_one(text, chain[-1].end, start):
            yield chain
            chain = []
        elif len(chain) == _MOST_GROUPS:
            yield chain
            chain = chain[-_OVERLAP:]
        chain.append(Group(start, end, text[start] == "*"))
    if chain:
        yield chain


def is_one(text: str, end: int, start: int) -> bool:
    """Tell whether what stands between two groups lets them be parts of one number of any kind."""
    return start - end <= _LONGEST_GAP and _GAP.fullmatch(text, end, start) is not None


def is_date(text: str, start: int, end: int) -> bool:
    """Tell whether a number is written as a date of this century or the last, maybe with an hour."""
    return _DATE.fullmatch(text, start, end) is not None


def pieces(text: str, chain: Chain) -> Iterator[Piece]:
    """Yield the numbers of a chain that stand each in one line."""
    piece: Chain = []
    for group in chain:
        if piece and _GAP_WITHIN_A_LINE.fullmatch(text, piece[-1].end, group.start) is None:
            yield _piece(text, piece)
            piece = []
        piece.append(group)
    yield _piece(text, piece)


def outside(chain: Chain, taken: Sequence[Found]) -> Iterator[Chain]:
    """Yield what of a chain lies outside what was found in it."""
    if not taken:
        yield chain
        return
    for is_outside, groups in groupby(chain, lambda group: not any(one.start <= group.start < one.end for one in taken)):
        if is_outside:
            yield list(groups)


def _piece(text: str, groups: Chain) -> Piece:
    groups = _without_fence(groups)
    start = groups[0].start
    while start and text[start - 1] in "+(" and groups[0].start - start < 2:
        start -= 1
    hidden = any(group.hidden for group in groups)
    parts = [text[group.start : group.end] for group in groups]
    return Piece(start, groups[-1].end, "".join(parts), tuple(map(len, parts)), hidden)


def _without_fence(groups: Chain) -> Chain:
    """Drop the asterisks that make a number bold."""
    inner = groups[1:] if groups[0].hidden else groups
    inner = inner[:-1] if inner and inner[-1].hidden else inner
    dropped = [group for group in (groups[0], groups[-1]) if group.hidden]
    is_fence = all(group.end - group.start <= _FENCE for group in dropped)
    shown = sum(group.end - group.start for group in inner)
    return inner if is_fence and shown >= _LEAST_FENCED and not any(group.hidden for group in inner) else groups
