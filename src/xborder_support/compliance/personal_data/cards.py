"""Find the numbers of payment cards, also where spaces, dashes or line ends part them, and the codes printed on cards."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, pairwise
from typing import Self

from .checks import is_luhn
from .datum import DatumTier, Found
from .digits import Chain, is_one
from .surroundings import Roles, Surroundings, first_after

__all__ = ["card_codes", "cards", "spread_cards"]

_SHORTEST, _LONGEST = 12, 19
_SHORTEST_ALONE = 14  # Digits. Shorter ones are too often something else, so they need a word.
_LENGTHS = range(_LONGEST, _SHORTEST - 1, -1)
_USUAL = (15, 16)  # Digits of nearly all cards. Beside a word such as "order" or "account number", or over lines, no other length counts.
_OTHERS = frozenset({"order", "bank"})
_MOST_PREFIX = 4
_MOMENT = re.compile(r"(?:19|20)[0-9]{2}([-/.])(?:0[1-9]|1[0-2])\1[0-3][0-9](?![0-9])")
_CODE_REACH = 28
_CODE = re.compile(r"[0-9*]+")
_NUMBERED = re.compile(r"2(?![0-9])")  # "CVV2"
_MORE_BEFORE = re.compile(r"(?:[0-9]{3}|\*)[ .\-]?\Z")
_MORE_AFTER = re.compile(r"[ .\-]?(?:[0-9]{3}|\*)")
_CODE_AFTER_EXPIRY = re.compile(
    r"[\s,;|/]{1,3}(?:[^\W\d_]{2,12}[.: ]{1,3}){0,2}(?:0[1-9]|1[0-2])[ ]?[/\-. ][ ]?(?:20)?[0-9]{2}[\s,;|/]{1,3}"
    r"(?:[^\W\d_]{2,12}[.: ]{1,3})?([0-9]{3,4})(?![0-9])"
)
# What may stand between the groups of a card that is written as it is printed: signs, line ends, one asterisk, or markup.
_SPREAD = r"(?:[^\w*%€$£¥₩₹฿₽<]{1,16}|[ ]{0,2}\*[ ]{0,2}|(?:\s{0,4}<[^<>\n]{1,32}>){1,4}\s{0,4})"
_PRINTED = re.compile(
    rf"(?<![0-9*])([0-9]{{4}}{_SPREAD}(?:[0-9]{{4}}{_SPREAD}[0-9]{{4}}{_SPREAD}[0-9]{{4}}|[0-9]{{6}}{_SPREAD}[0-9]{{4,5}}))"
    rf"(?:{_SPREAD}[0-9]{{3}}(?![0-9*])|(?![0-9*]))"
)
_PRINTED_GROUP = 4
_GROUP = re.compile("[0-9]+")
_LIST = re.compile(r"[,;]\s|\n")
_SIGNS = re.compile("<[^<>]*>|[^0-9]")


def cards(text: str, chain: Chain, roles: Roles) -> Iterator[Found]:
    """Yield the card numbers of a chain whose nearest words have ``roles``."""
    if chain[-1].end - chain[0].start < _SHORTEST:
        return
    for run in _runs(text, chain, has_word="card" in roles):
        position = 0
        while position < len(run.groups):
            taken = _card_at(run, position, roles)
            if taken:
                found = Found("card", taken[1], run.groups[position].start, run.groups[position + taken[0] - 1].end)
                yield found
                yield from _code_after_expiry(text, found.end)
            position += taken[0] if taken else 1


def spread_cards(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield cards in the groups that are printed on them, parted by what parts no other number; they need a right check digit."""
    match = _PRINTED.search(text)
    while match:
        end = next((match.end(group) for group in (0, 1) if _is_card(match[group])), None)
        if end and _is_spread(text, match.start(), end) and _may_be_spread(text, match.start(), end, surroundings):
            yield Found("card", "certain", match.start(), end)
            yield from _code_after_expiry(text, end)
        match = _PRINTED.search(text, end or match.start() + _PRINTED_GROUP)


def _is_spread(text: str, start: int, end: int) -> bool:
    """Tell whether something parts the groups between which no other number goes on."""
    ends = pairwise(_GROUP.finditer(text, start, end))
    gaps = ((before.end(), after.start()) for before, after in ends)
    return any(not is_one(text, *gap) or _has_colon_or_comma(text, *gap) for gap in gaps)


def _may_be_spread(text: str, start: int, end: int, surroundings: Surroundings) -> bool:
    """Tell whether the words allow a card here: "orders 4012, 4013, 4014, 4015" is a list."""
    roles = surroundings.roles(start, end, 0)
    return "card" in roles or not roles & _OTHERS or _LIST.search(text, start, end) is None


def _is_card(written: str) -> bool:
    digits = _SIGNS.sub("", written)
    return len(digits) in _lengths_of(digits[:_MOST_PREFIX]) and is_luhn(digits)


def card_codes(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield numbers of three or four digits beside the words for a card's code."""
    for word in surroundings.named("code"):
        begin = word.end + (_NUMBERED.match(text, word.end) is not None)
        after = first_after(_CODE, text, begin, _CODE_REACH)
        before = list(_CODE.finditer(text, max(0, word.start - _CODE_REACH // 2), word.start))
        for match in (after, before[-1] if before and not _is_code(text, after) else None):
            if match and _is_code(text, match):
                yield Found("card_code", "probable", *match.span())


def _is_code(text: str, match: re.Match[str] | None) -> bool:
    if match is None or not match[0].isdigit() or len(match[0]) not in {3, 4}:
        return False
    return not (_MORE_AFTER.match(text, match.end()) or _MORE_BEFORE.search(text[max(0, match.start() - 4) : match.start()]))


def _code_after_expiry(text: str, end: int) -> Iterator[Found]:
    match = _CODE_AFTER_EXPIRY.match(text, end)
    if match:
        yield Found("card_code", "probable", *match.span(1))


@dataclass(frozen=True, slots=True)
class _Run:
    """Hold groups that may be one number: all their digits, where among these each begins, and which group ends where."""

    text: str
    groups: Chain
    digits: str
    offsets: tuple[int, ...]
    ends: Mapping[int, int]

    @classmethod
    def of(cls, text: str, groups: Chain) -> Self:
        """Return the run of some groups."""
        ends = list(accumulate(group.end - group.start for group in groups))
        digits = "".join(text[group.start : group.end] for group in groups)
        return cls(text, groups, digits, (0, *ends), {end: place for place, end in enumerate(ends)})

    def crosses_lines(self, first: int, last: int) -> bool:
        """Tell whether there is a line end between two groups."""
        return "\n" in self.text[self.groups[first].start : self.groups[last].end]


def _runs(text: str, chain: Chain, *, has_word: bool) -> Iterator[_Run]:
    """Yield what of a chain may be cards: groups that are not masked and, without a word for it, that no colon or comma parts."""
    groups: Chain = []
    for group in chain:
        if groups and (group.hidden or (not has_word and _has_colon_or_comma(text, groups[-1].end, group.start))):
            yield _Run.of(text, groups)
            groups = []
        if not group.hidden:
            groups.append(group)
    if groups:
        yield _Run.of(text, groups)


def _has_colon_or_comma(text: str, start: int, end: int) -> bool:
    return text.find(":", start, end) >= 0 or text.find(",", start, end) >= 0


def _card_at(run: _Run, position: int, roles: Roles) -> tuple[int, DatumTier] | None:
    """Return how many groups from here are a card number, and how sure that is."""
    offset, has_word = run.offsets[position], "card" in roles
    for length in _LENGTHS if has_word else _lengths_of(run.digits[offset : offset + _MOST_PREFIX]):
        last = run.ends.get(offset + length)
        if last is None or not is_luhn(run.digits[offset : offset + length]):
            continue
        is_usual = length in _USUAL or ((not roles & _OTHERS or has_word) and not run.crosses_lines(position, last))
        if is_usual and not _MOMENT.match(run.text, run.groups[position].start):
            return last - position + 1, "certain"
    return _by_word_alone(run, position) if has_word else None


def _by_word_alone(run: _Run, position: int) -> tuple[int, DatumTier] | None:
    """Return the groups of one line that have a card's length, with a wrong check digit, beside a word for cards."""
    for length in (*_USUAL[::-1], *_LENGTHS):
        last = run.ends.get(run.offsets[position] + length)
        if last is not None and not run.crosses_lines(position, last) and not _MOMENT.match(run.text, run.groups[position].start):
            return last - position + 1, "probable"
    return None


@lru_cache(maxsize=4096)
def _lengths_of(beginning: str) -> tuple[int, ...]:
    """Return how long the cards are that begin so, the longest first."""
    known = _prefixes()
    lengths = {length for size in range(1, _MOST_PREFIX + 1) for length in known.get(beginning[:size], ())}
    return tuple(sorted((length for length in lengths if length >= _SHORTEST_ALONE), reverse=True))


@cache
def _prefixes() -> Mapping[str, frozenset[int]]:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "cards.toml").read_text(encoding="utf-8"))
    prefixes: dict[str, frozenset[int]] = {}
    for row in table["range"]:
        for prefix in range(int(row["first"]), int(row["last"]) + 1):
            prefixes[str(prefix)] = frozenset(row["lengths"])
    return prefixes
