"""Find bank accounts: IBANs anywhere, other numbers beside the words for an account."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from .checks import has_right_remainder_97
from .datum import Found
from .digits import Piece
from .surroundings import Roles, Surroundings

__all__ = ["bank_account", "ibans"]

_BEGINNING = re.compile(r"(?<![A-Za-z0-9*])[A-Za-z]{2}[ -]?[0-9]{2}(?=[ \-.\n]{0,2}[A-Za-z0-9])")
_CHARACTER = re.compile(r"[A-Za-z0-9]")
_LONGEST_GAP = 2
_MOST_CHARACTERS = 34 * (_LONGEST_GAP + 1)
_LENGTHS = (*range(6, 21), 22, 24, 26)  # The longest are those of Argentina, Hungary and Poland.


def ibans(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield the IBANs of a text."""
    for match in _BEGINNING.finditer(text):
        country = match[0][:2].upper()
        length = _lengths().get(country)
        number, end = _number(text, match.start(), length or 0)
        if length is None or len(number) < length:
            continue
        if has_right_remainder_97(number):
            yield Found("iban", "certain", match.start(), end, country)
        elif "bank" in surroundings.roles(match.start(), end, 0):
            yield Found("iban", "probable", match.start(), end, country)


def bank_account(text: str, piece: Piece, roles: Roles) -> Found | None:
    """Return a number as that of an account where the words say so; in "HDFC0001234" it names a branch."""
    is_code = text[: piece.start][-1:].isascii() and text[: piece.start][-1:].isalpha()
    if "bank" in roles and not is_code and len(piece.digits) in _LENGTHS:
        return Found("bank_account", "probable", piece.start, piece.end)
    return None


def _number(text: str, start: int, length: int) -> tuple[str, int]:
    """Return so many letters and digits from a place on, in capitals, and where they end; nothing where more follow at once."""
    characters: list[str] = []
    end = start
    for match in _CHARACTER.finditer(text, start, start + _MOST_CHARACTERS):
        if len(characters) == length or match.start() - end > _LONGEST_GAP:
            break
        characters.append(match[0].upper())
        end = match.end()
    return ("", end) if text[end : end + 1].isalnum() and text[end].isascii() else ("".join(characters), end)


@cache
def _lengths() -> Mapping[str, int]:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "iban.toml").read_text(encoding="utf-8"))
    lengths: dict[str, int] = table["lengths"]
    return lengths
