"""Find the numbers of payment cards, also where spaces, dashes or line ends part them, and the codes printed on cards."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from .checks import is_luhn
from .datum import Found, Tier
from .digits import Chain, Group
from .surroundings import Roles, Surroundings

__all__ = ["card_codes", "cards"]

_SHORTEST, _LONGEST = 12, 19
_SHORTEST_ALONE = 14  # Digits. Shorter ones are too often something else, so they need a word.
_USUAL = (15, 16)  # Digits of nearly all cards. Beside a word such as "order", or over lines, no other length counts.
_MOST_PREFIX = 4
_MOMENT = re.compile(r"(?:19|20)[0-9]{2}([-/.])(?:0[1-9]|1[0-2])\1[0-3][0-9](?![0-9])")
_CODE_REACH = 28
_CODE = re.compile(r"[0-9*]+")
_CODE_AFTER_EXPIRY = re.compile(
    r"[\s,;|/]{1,3}(?:[^\W\d_]{2,8}[.: ]{1,3})?(?:0[1-9]|1[0-2])[ ]?[/\-. ][ ]?(?:20)?[0-9]{2}[\s,;|/]{1,3}([0-9]{3,4})(?![0-9])"
)


def cards(text: str, chain: Chain, roles: Roles) -> Iterator[Found]:
    """Yield the card numbers of a chain whose nearest words have ``roles``."""
    position = 0
    while position < len(chain):
        taken = _card_at(text, chain, position, roles)
        if taken:
            found = Found("card", taken[1], chain[position].start, chain[position + taken[0] - 1].end)
            yield found
            yield from _code_after_expiry(text, found.end)
        position += taken[0] if taken else 1


def card_codes(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield numbers of three or four digits beside the words for a card's code."""
    for word in surroundings.named("code"):
        after = _CODE.search(text, word.end, word.end + _CODE_REACH)
        before = list(_CODE.finditer(text, max(0, word.start - _CODE_REACH // 2), word.start))
        for match in (after, before[-1] if before and not _is_code(text, after) else None):
            if match and _is_code(text, match):
                yield Found("card_code", "probable", *match.span())


def _is_code(text: str, match: re.Match[str] | None) -> bool:
    if match is None or not match[0].isdigit():
        return False
    return len(match[0]) in {3, 4} and not text[match.end() : match.end() + 1].isdigit() and not text[: match.start()][-1:].isdigit()


def _code_after_expiry(text: str, end: int) -> Iterator[Found]:
    match = _CODE_AFTER_EXPIRY.match(text, end)
    if match:
        yield Found("card_code", "probable", *match.span(1))


def _card_at(text: str, chain: Chain, position: int, roles: Roles) -> tuple[int, Tier] | None:
    """Return how many groups from here are a card number, and how sure that is."""
    fitting: tuple[int, Tier] | None = None
    digits, end = "", chain[position].start
    if _MOMENT.match(text, end):
        return None
    needs_usual = "order" in roles and "card" not in roles
    for count, group in enumerate(chain[position:], 1):
        gap = text[end : group.start]
        if group.hidden or len(digits) + _size(group) > _LONGEST or ("card" not in roles and _parts_numbers(gap)):
            break
        needs_usual = needs_usual or "\n" in gap
        digits, end = digits + text[group.start : group.end], group.end
        if len(digits) >= _SHORTEST and _is_card(digits, has_word="card" in roles, needs_usual=needs_usual):
            fitting = (count, "certain")
    return fitting or (_by_word_alone(text, chain, position) if "card" in roles else None)


def _parts_numbers(gap: str) -> bool:
    """Tell whether the signs between two groups are those of a time or a list, and not of one number."""
    return ":" in gap or "," in gap


def _is_card(digits: str, *, has_word: bool, needs_usual: bool) -> bool:
    if needs_usual and len(digits) not in _USUAL:
        return False
    if has_word:
        return is_luhn(digits)
    return len(digits) >= _SHORTEST_ALONE and any(len(digits) in lengths for lengths in _lengths_of(digits)) and is_luhn(digits)


def _lengths_of(digits: str) -> Iterator[frozenset[int]]:
    known = _prefixes()
    return (known[digits[:size]] for size in range(1, _MOST_PREFIX + 1) if digits[:size] in known)


def _by_word_alone(text: str, chain: Chain, position: int) -> tuple[int, Tier] | None:
    """Return the groups of one line that have a card's length, with a wrong check digit, beside a word for cards."""
    fitting: tuple[int, Tier] | None = None
    total = 0
    for count, group in enumerate(chain[position:], 1):
        total += _size(group)
        if group.hidden or total > _LONGEST or "\n" in text[chain[position].start : group.start]:
            break
        if total >= _SHORTEST and (fitting is None or total in _USUAL):
            fitting = (count, "probable")
    return fitting


def _size(group: Group) -> int:
    return group.end - group.start


@cache
def _prefixes() -> Mapping[str, frozenset[int]]:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "cards.toml").read_text(encoding="utf-8"))
    prefixes: dict[str, frozenset[int]] = {}
    for row in table["range"]:
        for prefix in range(int(row["first"]), int(row["last"]) + 1):
            prefixes[str(prefix)] = frozenset(row["lengths"])
    return prefixes
