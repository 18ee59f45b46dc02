"""Name the decimal digits of the world's writing systems by their CLDR names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["native_digits"]

# CLDR 48, numberingSystems.xml: the digit zero of each decimal system in living use. The other nine follow it in Unicode.
_ZEROS: Mapping[str, int] = {
    "adlm": 0x1E950,
    "arab": 0x660,
    "arabext": 0x6F0,
    "beng": 0x9E6,
    "cakm": 0x11136,
    "deva": 0x966,
    "gujr": 0xAE6,
    "guru": 0xA66,
    "hmnp": 0x1E140,
    "java": 0xA9D0,
    "khmr": 0x17E0,
    "knda": 0xCE6,
    "laoo": 0xED0,
    "latn": 0x30,
    "mlym": 0xD66,
    "mong": 0x1810,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x7C0,
    "olck": 0x1C50,
    "orya": 0xB66,
    "sinh": 0xDE6,
    "tamldec": 0xBE6,
    "telu": 0xC66,
    "thai": 0xE50,
    "tibt": 0xF20,
    "vaii": 0xA620,
}


@lru_cache(maxsize=64)
def native_digits(numbering_system: str) -> Mapping[int, int]:
    """Return the table for ``str.translate`` that writes 0 to 9 in a numbering system. It is empty for ``"latn"``.

    Errors: ``UsageError`` ``unsupported-numbering-system``, also for systems that are not decimal, such as ``"roman"``.

    Source: CLDR 48, numberingSystems.xml.

    Example:
        >>> from xborder_support.terms import native_digits
        >>> "2026".translate(native_digits("deva"))
        '२०२६'
    """
    if numbering_system not in _ZEROS:
        shown = str(numbering_system)[:20]
        message = f"the numbering system {shown!r} is not supported"
        raise UsageError(message, code="unsupported-numbering-system", hint=did_you_mean(shown, _ZEROS))
    zero = _ZEROS[numbering_system]
    return {} if zero == ord("0") else {ord("0") + digit: zero + digit for digit in range(10)}
