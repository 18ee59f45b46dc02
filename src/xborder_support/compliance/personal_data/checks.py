"""Calculate check digits: those of cards and accounts, and those of the national numbers that have a mask of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

__all__ = ["OWN_CHECKS", "has_right_remainder_97", "is_luhn", "is_stdnum_there", "stdnum_says"]


def is_luhn(digits: str) -> bool:
    """Tell whether the last digit is the one of ISO/IEC 7812-1 annex B."""
    odd, even = digits[-1::-2], digits[-2::-2]
    return (sum(map(int, odd)) + sum(_DOUBLED[int(digit)] for digit in even)) % 10 == 0


_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def has_right_remainder_97(iban: str) -> bool:
    """Tell whether an IBAN in capitals without spaces leaves 1 when divided by 97 (ISO 7064, MOD 97-10)."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def _aadhaar(number: str) -> bool:
    return number[0] in "23456789" and number != number[::-1] and _verhoeff(number) == 0


def _verhoeff(number: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(number)):
        total = _multiply(total, _permute(int(digit), place))
    return total


def _multiply(left: int, right: int) -> int:
    """Multiply in the dihedral group of the pentagon."""
    turned = (left + right) % 5 if left < 5 else (left - right) % 5
    return turned + 5 * ((left < 5) != (right < 5))


def _permute(digit: int, times: int) -> int:
    for _ in range(times % 8):
        digit = _PERMUTATION[digit]
    return digit


_PERMUTATION = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def _cpf(number: str) -> bool:
    return len(set(number)) > 1 and all(number[length] == _cpf_digit(number[:length]) for length in (9, 10))


def _cpf_digit(number: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(reversed(number), range(2, 12), strict=False))
    return str(total * 10 % 11 % 10)


def _resident_identity(number: str) -> bool:
    """Check a number of mainland China: a date, and MOD 11-2."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _RESIDENT_WEIGHTS, strict=False))
    return _is_date(number[6:14]) and number[17] == "10X98765432"[total % 11]


_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _resident_registration(number: str) -> bool:
    """Check a Korean number by its date: those given out since October 2020 have no check digit."""
    century = "19" if number[6] in "1256" else "20"
    return _is_date(century + number[:6])


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return digits[:2] in {"18", "19", "20"}


def _nric(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"T": 4, "G": 4, "M": 3}.get(number[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK", "M": "XWUTRQPNJLK"}[number[0]]
    return number[8] == letters[total % 11]


def _social_security(number: str) -> bool:
    """Check by what is never given out: area 000, 666 and 9xx, group 00, serial 0000, and two numbers known from advertising."""
    area, group, serial = number[:3], number[3:5], number[5:]
    return not (area in {"000", "666"} or area[0] == "9" or group == "00" or serial == "0000" or number in {"078051120", "219099999"})


def _insurance(number: str) -> bool:
    """Check the prefix of a British number: HMRC gives out neither these letters nor these pairs."""
    prefix = number[:2]
    return not (prefix[0] in "DFIQUV" or prefix[1] in "DFIOQUV" or prefix in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def _island_identity(number: str) -> bool:
    """Check a number of Taiwan: its first letter counts as two digits."""
    first = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(number[0]) + 10
    total = first // 10 + sum(digit * weight for digit, weight in zip((first % 10, *map(int, number[1:9])), range(9, 0, -1), strict=True))
    return (total + int(number[9])) % 10 == 0


def _hong_kong(number: str) -> bool:
    """Check a number of Hong Kong: MOD 11 over letters and digits, where a blank stands before a single letter."""
    values = [36, *(int(letter, 36) for letter in number[:-1])][-8:]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return number[-1] == "0123456789A"[-total % 11]


#: Checks by scheme that need no other package. Every number comes in capitals without signs.
OWN_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "ae.eid": is_luhn,
    "br.cpf": _cpf,
    "cn.ric": _resident_identity,
    "gb.nino": _insurance,
    "hk.hkid": _hong_kong,
    "in.aadhaar": _aadhaar,
    "kr.rrn": _resident_registration,
    "sg.nric": _nric,
    "tw.id": _island_identity,
    "us.ssn": _social_security,
}


@cache
def is_stdnum_there() -> bool:
    """Tell whether python-stdnum is installed."""
    return find_spec("stdnum") is not None


def stdnum_says(module: str, number: str) -> bool:
    """Tell whether python-stdnum takes a number for a right one."""
    return bool(_checker(module).is_valid(number))


@cache
def _checker(module: str) -> ModuleType:
    return import_module(f"stdnum.{module}")
