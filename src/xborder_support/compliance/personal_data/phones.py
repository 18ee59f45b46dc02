"""Find phone numbers: international ones anywhere, others beside a word for them, or in a form that the market gives out."""

from __future__ import annotations

import re

from .datum import Found
from .digits import Piece, is_date
from .plans import Plans
from .signs import any_of
from .surroundings import Roles

__all__ = ["phone"]

_SHORTEST, _LONGEST = 6, 15
_SHORTEST_ALONE = 8
_LONGEST_LIST = 48
_CEP = re.compile(r"[0-9]{5}-?[0-9]{3}")  # "Cep" is a mobile phone in Turkish and a postal code in Portuguese.
_EXTENSION = re.compile(rf"[ ,]{{0,2}}{any_of('extension')}[ :.]{{0,2}}[0-9]{{1,7}}(?![0-9])", re.IGNORECASE)
_NEXT_LINE = re.compile(r" ?\n ?([0-9][0-9 .\-/]{0,12}[0-9])(?![0-9*])")
_AMOUNT = re.compile(rf"\s?{any_of('currency', 'amount')}(?![^\W\d_])", re.IGNORECASE)
_LETTERS_BEFORE = re.compile(r"[A-Za-z]+\Z")
_LETTER = re.compile("[A-Za-z]")
_CURRENCY = re.compile(any_of("currency"))
_NORTH_AMERICAN = re.compile(r"(?:1[ .\-]?)?(?:\([2-9][0-9]{2}\)[ ]?|[2-9][0-9]{2}[ .\-])[2-9][0-9]{2}[ .\-][0-9]{4}")
# How people write a mobile number in one or two parts. A number that begins with a day is an order's more often than a phone's.
_DAY = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_MOBILE = re.compile(rf"(?!{_DAY})(?:[0-9]{{9,}}|\(?[0-9]{{2,}}\)?[ \-][0-9]{{3,}})")
_OTHER_NUMBERS = ("order", "card", "bank", "code", "birth", "postcode")

# Where a number without a word, a country code or a market may come from: the largest countries for cross-border trade.
_PLAUSIBLE = ("US", "GB", "DE", "FR", "ES", "NL", "AU", "IN", "JP")


def phone(text: str, piece: Piece, roles: Roles, territory: str | None, plans: Plans) -> Found | None:
    """Return a number of one line as that of a phone, where it is one."""
    if len(piece.digits) > _LONGEST:
        return _several(piece, roles, territory)
    if len(piece.digits) < _SHORTEST or is_date(text, piece.start, piece.end):
        return None
    end = _end(text, piece)
    if text[piece.start] == "+" or text[piece.start : piece.start + 2] == "(+":
        return _international(text, piece, end, plans)
    if "phone" in roles and not ("postcode" in roles and _CEP.fullmatch(text, piece.start, piece.end)):
        if _is_part_of_a_code(text, piece, end):
            return None
        return Found("phone", "probable", piece.start, _over_lines(text, piece, end, territory, plans), territory)
    is_other = any(role in _OTHER_NUMBERS or role.startswith("id:") for role in roles)
    return None if is_other or _is_glued(text, piece, end) else _unnamed(text, piece, end, territory, plans)


def _is_part_of_a_code(text: str, piece: Piece, end: int) -> bool:
    """Tell whether letters stand at a number as in "EE123456789CN", and not as in "tel0171"."""
    before = _LETTERS_BEFORE.search(text[max(0, piece.start - 3) : piece.start])
    return (before is not None and len(before[0]) < 3) or _LETTER.match(text, end) is not None


def _several(piece: Piece, roles: Roles, territory: str | None) -> Found | None:
    """Return two or more numbers that only a space parts as one."""
    is_list = len(piece.groups) > 2 and len(piece.digits) <= _LONGEST_LIST and max(piece.groups) <= _LONGEST
    return Found("phone", "probable", piece.start, piece.end, territory) if is_list and "phone" in roles else None


def _end(text: str, piece: Piece) -> int:
    extension = _EXTENSION.match(text, piece.end, piece.end + 24)
    return extension.end() if extension else piece.end


def _over_lines(text: str, piece: Piece, end: int, territory: str | None, plans: Plans) -> int:
    """Return where a number ends that goes on in the next line: where only both parts together are one of the market."""
    rest = _NEXT_LINE.match(text, end) if territory and end == piece.end else None
    if rest is None or plans.territory_of(text[piece.start : end], territory):
        return end
    return rest.end() if plans.territory_of(f"{text[piece.start : end]} {rest[1]}", territory) else end


def _is_glued(text: str, piece: Piece, end: int) -> bool:
    before, after = text[: piece.start][-1:], text[end : end + 1]
    return (before.isascii() and (before.isalnum() or before in {"_", "/", "=", "&", "-", "."})) or (
        after.isascii() and (after.isalnum() or after == "_")
    )


def _international(text: str, piece: Piece, end: int, plans: Plans) -> Found | None:
    region = plans.territory_of(text[piece.start : piece.end], None)
    return Found("phone", "certain" if region else "probable", piece.start, end, region or None)


def _unnamed(text: str, piece: Piece, end: int, territory: str | None, plans: Plans) -> Found | None:
    """Return a number that no word names: one grouped as people group phone numbers, or one that only mobile phones have."""
    if len(piece.digits) < _SHORTEST_ALONE or _is_amount(text, piece):
        return None
    number = text[piece.start : piece.end]
    if piece.digits.startswith("00"):
        region = plans.territory_of("+" + piece.digits[2:], None)
        return Found("phone", "certain", piece.start, end, region) if region else None
    if _NORTH_AMERICAN.fullmatch(number):
        return Found("phone", "probable", piece.start, end, plans.territory_of(number, "US"))
    region = _dialled_in(number, piece, territory, plans)
    return Found("phone", "probable", piece.start, end, region) if region else None


def _dialled_in(number: str, piece: Piece, territory: str | None, plans: Plans) -> str | None:
    """Return where a number without a country code may be dialled."""
    is_grouped = len(piece.groups) > 1
    for region in dict.fromkeys((territory, *_PLAUSIBLE)):
        if region and _looks_dialled(piece, is_grouped=is_grouped, is_local=region == territory) and plans.territory_of(number, region):
            return region
    is_mobile = territory is not None and _MOBILE.fullmatch(number) is not None and plans.is_mobile(piece.digits, territory)
    return territory if is_mobile else None


def _looks_dialled(piece: Piece, *, is_grouped: bool, is_local: bool) -> bool:
    has_trunk = piece.digits[0] == "0"
    return (has_trunk and (is_grouped or is_local)) or (is_local and (len(piece.groups) > 2 or _is_chinese_mobile(piece)))


def _is_chinese_mobile(piece: Piece) -> bool:
    return len(piece.digits) == 11 and piece.digits[0] == "1" and piece.digits[1] in "3456789"


def _is_amount(text: str, piece: Piece) -> bool:
    before = text[max(0, piece.start - 2) : piece.start]
    return _CURRENCY.search(before) is not None or _AMOUNT.match(text, piece.end) is not None
