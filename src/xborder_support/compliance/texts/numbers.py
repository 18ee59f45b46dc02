"""Find phone numbers in a text that cost more than a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["costly_numbers", "has_phone_number"]

_MOST_TRIES = 200  # Candidates a region. A text has few numbers, and a hostile one many.
_ANYWHERE = "ZZ"


def costly_numbers(text: str, places: Iterable[str]) -> list[tuple[int, int]]:
    """Return where numbers stand that cost more than the basic rate, written as in any of the places or with a country code.

    Those are premium-rate and shared-cost numbers, and personal ones, which are billed apart (Italy's 199, Great Britain's 070).
    """
    import phonenumbers  # noqa: PLC0415  (13 ms, only needed once a text is checked)

    kinds = phonenumbers.PhoneNumberType
    costly = {kinds.PREMIUM_RATE, kinds.SHARED_COST, kinds.PERSONAL_NUMBER}
    found = {(start, end) for start, end, number in _numbers(text, places) if phonenumbers.number_type(number) in costly}
    return sorted(found)


def has_phone_number(text: str, places: Iterable[str]) -> bool:
    """Tell whether a text holds a phone number of one of the places or with a country code."""
    return next(_numbers(text, places), None) is not None


def _numbers(text: str, places: Iterable[str]) -> Iterator[tuple[int, int, Any]]:
    import phonenumbers  # noqa: PLC0415

    for region in dict.fromkeys((*(_region(place) for place in places), _ANYWHERE)):
        for match in phonenumbers.PhoneNumberMatcher(text, region, max_tries=_MOST_TRIES):
            yield match.start, match.end, match.number


def _region(place: str) -> str:
    region = place.upper().partition("-")[0]
    return region if len(region) == 2 and region != "EU" else _ANYWHERE
