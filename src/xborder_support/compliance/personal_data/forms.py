"""Say what of a datum stays to be seen: the last four digits of a card, the domain of a mail address, the city of an address."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from .datum import DatumKind, PersonalDatum

__all__ = ["hidden", "shown_places"]

_LAST_SHOWN = 4
_BIN = 6  # Issuers' numbers have six or eight digits, so six are never more than one.
_LEAST_HIDDEN = 4  # Digits of a phone number that stay hidden, however short it is.
_SPACES_AND_SIGNS = "ZPSC"

Shown = Iterable[int]


def shown_places(value: str, datum: PersonalDatum, *, is_strict: bool, shows_bin: bool) -> frozenset[int]:
    """Return the places of a value that are shown."""
    if is_strict:
        return frozenset(_STRICT.get(datum.kind, _nothing)(value, datum))
    if datum.kind == "card" and shows_bin:
        return frozenset([*_card(value, datum), *_bin(value)])
    return frozenset(_USUAL.get(datum.kind, _nothing)(value, datum))


def hidden(letter: str) -> str:
    """Return what stands for a letter that is hidden: signs and spaces stay as they are."""
    return letter if unicodedata.category(letter)[0] in _SPACES_AND_SIGNS else "*"


def _nothing(value: str, datum: PersonalDatum) -> Shown:
    del value, datum
    return ()


def _characters(value: str) -> list[int]:
    """Return the places of letters and digits."""
    return [place for place, letter in enumerate(value) if letter.isalnum()]


def _digits(value: str) -> list[int]:
    return [place for place, letter in enumerate(value) if unicodedata.digit(letter, -1) >= 0]


def _card(value: str, datum: PersonalDatum) -> Shown:
    del datum
    return _digits(value)[-_LAST_SHOWN:]


def _bin(value: str) -> Shown:
    places = _digits(value)
    return places[:_BIN] if len(places) > _BIN + 2 * _LAST_SHOWN - 2 else ()


def _country(value: str, datum: PersonalDatum) -> Shown:
    del datum
    return _characters(value)[:2]


def _iban(value: str, datum: PersonalDatum) -> Shown:
    return [*_country(value, datum), *_characters(value)[-_LAST_SHOWN:]]


def _account(value: str, datum: PersonalDatum) -> Shown:
    del datum
    places = _digits(value)
    return places[-_LAST_SHOWN:] if len(places) >= 2 * _LAST_SHOWN else ()


def _email(value: str, datum: PersonalDatum) -> Shown:
    """Show the first letter and the domain; of a name of one letter, the domain alone."""
    del datum
    at = value.rfind("@") if "@" in value else value.rfind("\uff20")
    name = _characters(value[:at] if at >= 0 else _before_sign(value))
    domain = range(at if at >= 0 else len(_before_sign(value)), len(value))
    return [*name[: 1 if len(name) > 1 else 0], *domain]


def _before_sign(value: str) -> str:
    """Return the local part of an address that is written for people."""
    end = next((place for place, letter in enumerate(value) if letter.isspace() or letter in "[({<"), len(value))
    return value[:end]


def _phone(value: str, datum: PersonalDatum) -> Shown:
    del datum
    places = _digits(value)
    extension = next((place for place, letter in enumerate(value) if letter.isalpha() or letter == "#"), len(value))
    places = [place for place in places if place < extension]
    code = _calling_code(value, places)
    national = places[len(code) :]
    last = national[-min(_LAST_SHOWN, max(0, len(national) - _LEAST_HIDDEN)) :] if len(national) > _LEAST_HIDDEN else []
    return [*(code or _chinese_prefix(value, national)), *last]


def _calling_code(value: str, places: list[int]) -> list[int]:
    if not places or not any(letter in "+\uff0b" for letter in value[: places[0]]):
        return []
    import phonenumbers  # noqa: PLC0415  (13 ms, only needed once a number is masked)

    digits = "".join(str(unicodedata.digit(value[place])) for place in places)
    size = next((size for size in (1, 2, 3) if int(digits[:size]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE), 0)
    return places[:size]


def _chinese_prefix(value: str, national: list[int]) -> list[int]:
    """Return the first three digits of a mobile number of China, which name its network."""
    digits = "".join(str(unicodedata.digit(value[place])) for place in national)
    return national[:3] if len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789" else []


def _ip(value: str, datum: PersonalDatum) -> Shown:
    """Show the first half of the network: two groups of either version."""
    del datum
    sign = "." if "." in value and ":" not in value else ":"
    ends = [place for place, letter in enumerate(value) if letter == sign]
    return range(ends[1]) if len(ends) > 1 and ends[0] > 0 else ()


def _name(value: str, datum: PersonalDatum) -> Shown:
    """Show the first letter of each word of more than one."""
    del datum
    places = _characters(value)
    starts = [place for place in places if place == 0 or not (value[place - 1].isalnum() or unicodedata.combining(value[place - 1]))]
    return [place for place in starts if value[place + 1 : place + 2].isalnum()]


def _national_id(value: str, datum: PersonalDatum) -> Shown:
    return _OF_SCHEME.get(datum.scheme or "", _nothing)(value, datum)


def _last_four(value: str, datum: PersonalDatum) -> Shown:
    del datum
    return _characters(value)[-_LAST_SHOWN:]


def _birth_part(value: str, datum: PersonalDatum) -> Shown:
    del datum
    return _characters(value)[:6]


def _middle_six(value: str, datum: PersonalDatum) -> Shown:
    del datum
    return _characters(value)[3:9]


def _first_and_last(value: str, datum: PersonalDatum) -> Shown:
    del datum
    places = _characters(value)
    return (places[0], places[-1])


def _outward_part(value: str, datum: PersonalDatum) -> Shown:
    """Show the first part of a British postal code, which names a district, and no other code."""
    if datum.scheme != "postcode" or not value[:1].isalpha() or not value[-1:].isalpha():
        return ()
    return _characters(value)[:-3]


_OF_SCHEME: Mapping[str, Callable[[str, PersonalDatum], Shown]] = {
    "br.cpf": _middle_six,
    "cn.ric": _first_and_last,
    "in.aadhaar": _last_four,
    "kr.rrn": _birth_part,
    "sg.nric": _last_four,
    "us.itin": _last_four,
    "us.ssn": _last_four,
}
_USUAL: Mapping[DatumKind, Callable[[str, PersonalDatum], Shown]] = {
    "address": _outward_part,
    "bank_account": _account,
    "card": _card,
    "email": _email,
    "iban": _iban,
    "ip_address": _ip,
    "name": _name,
    "national_id": _national_id,
    "phone": _phone,
}
_STRICT: Mapping[DatumKind, Callable[[str, PersonalDatum], Shown]] = {
    "iban": _country,
}
