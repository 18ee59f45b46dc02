"""Read phone numbers in E.164, and tell which territory one belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import NewType

from xborder_support.errors import UsageError

from .territories import Territory, territory

__all__ = ["E164", "e164", "local_phone", "phone_for_reader", "territory_of_phone"]

#: A phone number as ``+`` and up to 15 digits.
E164 = NewType("E164", str)


def e164(number: str, territory_code: str | None = None) -> E164:
    """Return a number in E.164. ``territory_code`` is needed for numbers written the national way.

    Errors: ``UsageError`` ``bad-phone-number``; the message never quotes the number.

    Example:
        >>> from xborder_support.terms import e164
        >>> e164("03-1234-5678", "JP")
        '+81312345678'
    """
    import phonenumbers  # noqa: PLC0415  (13 ms, only needed once a number is read)

    region = territory(territory_code) if territory_code else None
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        raise UsageError("this is not a phone number", code="bad-phone-number", hint="write it as +81312345678, or name the territory")
    return E164(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def local_phone(number: str, territory_code: str) -> E164:
    """Return the shop's own number in a territory in E.164; a number of another place is refused.

    Errors: ``UsageError`` ``bad-phone-number``, or ``foreign-phone-number`` with the territory it belongs to.

    Example:
        >>> from xborder_support.terms import local_phone
        >>> local_phone("03-1234-5678", "JP")
        '+81312345678'
    """
    import phonenumbers  # noqa: PLC0415

    found, wanted = e164(number, territory_code), territory(territory_code)
    is_given_out = phonenumbers.is_valid_number(phonenumbers.parse(found))
    owner = territory_of_phone(found) if is_given_out else None
    if owner != wanted:
        where = f"it belongs to {owner}" if owner else "nobody gives out such numbers"
        hint = f"name a number of {wanted}, or list it under the market it belongs to"
        raise UsageError(f"this is no phone number of {wanted}: {where}", code="foreign-phone-number", hint=hint)
    return found


def phone_for_reader(number: str, territory_code: str | None = None) -> str:
    """Return a number as people write it: the national way to readers in its own territory, the international way to all others.

    Errors: ``UsageError`` ``bad-phone-number``.

    Example:
        >>> from xborder_support.terms import phone_for_reader
        >>> phone_for_reader("+81312345678", "JP"), phone_for_reader("+81312345678", "DE")
        ('03-1234-5678', '+81 3-1234-5678')
    """
    import phonenumbers  # noqa: PLC0415

    parsed = phonenumbers.parse(e164(number))
    is_local = territory_code is not None and territory_of_phone(number) == territory(territory_code)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_local else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


@lru_cache(maxsize=4096)
def territory_of_phone(number: str) -> Territory | None:
    """Return the territory that an E.164 number belongs to, or None where the number does not tell.

    A leading ``+`` may be absent, as WhatsApp sends numbers. Shared codes resolve by their ranges (+1 to US, CA, …).

    Example:
        >>> from xborder_support.terms import territory_of_phone
        >>> territory_of_phone("6281234567890")
        'ID'
    """
    import phonenumbers  # noqa: PLC0415

    digits = number.lstrip("+")
    if not digits.isascii() or not digits.isdigit():
        return None
    try:
        region = phonenumbers.region_code_for_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return None
    return Territory(region) if region and region != "001" else None
