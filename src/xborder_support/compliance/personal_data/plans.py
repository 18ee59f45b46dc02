"""Ask the numbering plans of the countries whose number it is, once for each number of a text."""

from __future__ import annotations

from typing import Any

__all__ = ["Plans"]

_MOST_READ = 1000  # Numbers of one text that are asked about. What comes after them counts as given out, so that long lists stay cheap.
_LEAST_OF_BOTH = 10  # Digits. Where fixed and mobile numbers look alike, shorter ones are too often something else.


class Plans:
    """Answer which territory gives out a number, and remember what was read for as long as one text is."""

    __slots__ = ("_read",)

    def __init__(self) -> None:
        self._read: dict[tuple[str, str | None], tuple[Any, str] | None] = {}

    def territory_of(self, number: str, region: str | None) -> str | None:
        """Return the territory of a number that the plan of its country gives out, dialled in ``region``; "001" is none of them."""
        if len(self._read) >= _MOST_READ and (number, region) not in self._read:
            return region
        read = self._reading(number, region)
        return read[1] if read else None

    def is_mobile(self, digits: str, region: str) -> bool:
        """Tell whether these are all digits of a mobile number of a region, without the 0 or 1 that is dialled first."""
        import phonenumbers  # noqa: PLC0415  (13 ms, only needed once a number is read)

        if len(self._read) >= _MOST_READ and (digits, region) not in self._read:
            return True
        read = self._reading(digits, region)
        if read is None or str(read[0].national_number) != digits:
            return False
        kind = phonenumbers.number_type(read[0])
        is_either = kind == phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE and len(digits) >= _LEAST_OF_BOTH
        return is_either or kind == phonenumbers.PhoneNumberType.MOBILE

    def _reading(self, number: str, region: str | None) -> tuple[Any, str] | None:
        key = (number, region)
        if key not in self._read:
            self._read[key] = _reading(number, region)
        return self._read[key]


def _reading(number: str, region: str | None) -> tuple[Any, str] | None:
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    territory = phonenumbers.region_code_for_number(parsed)
    return (parsed, territory) if territory and phonenumbers.is_valid_number_for_region(parsed, territory) else None
