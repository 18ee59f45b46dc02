"""Say how much of a text fits into one message of a channel, in the unit that the channel counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, islice

from xborder_support.channels.graphemes import clusters
from xborder_support.channels.gsm7 import alphabet
from xborder_support.channels.limits import LengthUnit, TextLimit
from xborder_support.channels.sms import segments

__all__ = ["Budget"]

#: No code point costs more than this, so a text below a fraction of its limit fits without being measured.
_DEAREST: dict[LengthUnit, int] = {"code_points": 1, "utf16_units": 2, "utf8_bytes": 4, "graphemes": 1, "gsm7": 5}

_SINGLE = (160, 70)
_CONCATENATED = (153, 67)


@dataclass(frozen=True, slots=True)
class Budget:
    """Hold the bounds of one message: the profile's limit, and how many SMS parts it may cost. None means no bound."""

    limit: TextLimit | None
    sms_parts: int | None = None

    def fits(self, text: str) -> bool:
        """Tell whether a text is one message."""
        return self._is_within_limit(text) and (self.sms_parts is None or len(segments(text).parts) <= self.sms_parts)

    def reach(self, text: str, start: int) -> int:
        """Return how far a message may go that begins at ``start``. It takes at least one code point."""
        end = len(text)
        if self.limit is not None:
            end = min(end, _REACH[self.limit.unit](text, start, self.limit.count))
        if self.sms_parts is not None:
            end = min(end, _sms_reach(text, start, *_capacity(self.sms_parts)))
        return min(max(end, start + 1), len(text))

    def _is_within_limit(self, text: str) -> bool:
        limit = self.limit
        return limit is None or len(text) * _DEAREST[limit.unit] <= limit.count or limit.length(text) <= limit.count


def _capacity(parts: int) -> tuple[int, int]:
    """Return the septets and UTF-16 units that fit into so many parts wherever a pair falls: all but the last may lose one to it."""
    if parts == 1:
        return _SINGLE
    return _CONCATENATED[0] * parts - (parts - 1), _CONCATENATED[1] * parts - (parts - 1)


def _ucs2_units(septets: int) -> int:
    """Return the UTF-16 units that take no more room than so many septets: 80 for a screen of 182, 70 for a part of 160."""
    return (septets * 7 + 6) // 16


def _code_points(text: str, start: int, count: int) -> int:
    return min(start + count, len(text))


def _utf16_units(text: str, start: int, count: int) -> int:
    return _priced(text, start, count, lambda character: 1 + (character > "\uffff"))


def _utf8_bytes(text: str, start: int, count: int) -> int:
    return _priced(text, start, count, lambda character: len(character.encode("utf-8", "surrogatepass")))


def _graphemes(text: str, start: int, count: int) -> int:
    end = start
    for match in islice(clusters().finditer(text, start), count):
        end = match.end()
    return end


def _gsm7(text: str, start: int, count: int) -> int:
    return _sms_reach(text, start, count, _ucs2_units(count))


def _sms_reach(text: str, start: int, septets: int, ucs2_units: int) -> int:
    """Return how far a text goes that is counted in septets until a character asks for UCS-2, and in UTF-16 units from there."""
    letters = alphabet()
    match = letters.text.match(text, start, min(start + septets, len(text)))
    plain_end = match.end() if match else start
    end = _priced(text, start, septets, lambda character: 1 + (letters.pairs.match(character) is not None), upto=plain_end)
    return end if end < plain_end else max(end, _utf16_units(text, start, ucs2_units))


def _priced(text: str, start: int, count: int, price: Callable[[str], int], *, upto: int | None = None) -> int:
    window = text[start : min(start + count, len(text) if upto is None else upto)]
    if window.isascii() and price("|") == 1:
        return start + len(window)
    return start + bisect_right(list(accumulate(map(price, window))), count)


_REACH: dict[LengthUnit, Callable[[str, int, int], int]] = {
    "code_points": _code_points,
    "utf16_units": _utf16_units,
    "utf8_bytes": _utf8_bytes,
    "graphemes": _graphemes,
    "gsm7": _gsm7,
}
