"""Read phone numbers in E.164, and tell which territory one belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import NewType

from xborder_support.errors import UsageError

from .territories import Territory, territory

__all__ = ["E164", "e164", "territory_of_phone"]

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
