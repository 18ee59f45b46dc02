"""Name places: CLDR's word for a country or region with an ISO 3166-1 alpha-2 code."""

from __future__ import annotations

from functools import cache
from typing import NewType

from xborder_support.errors import UsageError

__all__ = ["Territory", "territory"]

#: An upper-case ISO 3166-1 alpha-2 code, checked. Hong Kong and Taiwan are territories, which is why it is not called country.
Territory = NewType("Territory", str)

_ADVICE = "use an ISO 3166-1 alpha-2 code, such as 'JP'"


def territory(code: str) -> Territory:
    """Return the canonical code of a territory: ``"jp"`` gives ``"JP"``, and ``"UK"`` gives ``"GB"``.

    Errors: ``UsageError`` ``unknown-territory``; ``wrong-argument`` for what is no text.

    Example:
        >>> from xborder_support.terms import territory
        >>> territory("uk")
        'GB'
    """
    if not isinstance(code, str):
        raise UsageError(f"a territory: text was expected, not {type(code).__name__}", code="wrong-argument", hint=_ADVICE)
    upper = code.upper() if code.isascii() else code  # else "ß" would become "SS", which is South Sudan
    canonical = "GB" if upper == "UK" else upper
    if canonical not in _known():
        raise UsageError(f"unknown territory {code[:20]!r}", code="unknown-territory", hint=_hint(code))
    return Territory(canonical)


@cache
def _known() -> frozenset[str]:
    import pytz  # noqa: PLC0415  (its table is only needed once a code is checked)

    return frozenset(pytz.country_names) | {"XK"}  # Kosovo has no ISO code; CLDR and libphonenumber use XK.


def _hint(text: str) -> str:
    import pytz  # noqa: PLC0415

    codes = [code for code, name in pytz.country_names.items() if name.casefold() == text.casefold()]
    return f'did you mean "{codes[0]}"?' if codes else _ADVICE
