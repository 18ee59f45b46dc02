"""Count what an SMS costs: which alphabet it needs, how many units it has, and into how many parts it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from xborder_support.errors import UsageError

from .gsm7 import Alphabet, SingleShift, alphabet, replaced

__all__ = ["MAX_PARTS", "Segments", "SingleShift", "segments", "to_gsm7", "units"]

#: A concatenated SMS counts its parts in one octet (3GPP TS 23.040, 9.2.3.24.1).
MAX_PARTS = 255

_OCTETS = 140
_CONCATENATION_OCTETS = {8: 5, 16: 6}  # the information element, by the bits of its reference
_SINGLE_SHIFT_OCTETS = 3


@dataclass(frozen=True, slots=True)
class Segments:
    """Hold what an SMS costs: its alphabet, its length in ``units`` (septets of GSM-7, or UTF-16 units), and the text of each part."""

    encoding: Literal["gsm7", "ucs2"]
    units: int
    parts: tuple[str, ...] = field(repr=False)

    @property
    def is_sendable(self) -> bool:
        """Tell whether one SMS can have so many parts at all. What a provider or a phone takes may be less."""
        return len(self.parts) <= MAX_PARTS


def segments(text: str, *, single_shift: SingleShift | None = None, reference_bits: Literal[8, 16] = 8) -> Segments:
    """Return the alphabet, the length and the parts of a text, exactly as a phone network cuts it.

    One part holds 160 septets or 70 UTF-16 units; of several, each holds 153 or 67, and 152 or 66 where the sender numbers its messages
    with 16 bits. Neither an escape pair (such as ``€``) nor a surrogate pair (such as an emoji) is cut in two, so a text may need a part
    more than its length says. The parts joined are the text. An empty text is one empty part.

    ``single_shift`` names a national table (``"tr"``, ``"es"``, ``"pt"``) for a provider that is known to send with it; the parts are then
    shorter, because each has to say so, and the table is used only where it saves the text from UCS-2.

    Errors: ``UsageError`` ``unknown-single-shift`` or ``wrong-argument``.
    Source: 3GPP TS 23.038 and 23.040.

    Example:
        >>> from xborder_support.channels import sms
        >>> sms.segments("Habari yako, agizo lako liko njiani.")
        Segments(encoding='gsm7', units=36)
        >>> found = sms.segments("a" * 152 + "€" + "b" * 152)
        >>> found.units, [len(part) for part in found.parts]
        (306, [152, 152, 1])
    """
    if reference_bits not in _CONCATENATION_OCTETS:
        raise UsageError("reference_bits is 8 or 16", code="wrong-argument", hint="leave it out unless your provider says 16")
    default = alphabet()
    if default.holds(text):
        return _gsm7(text, default, 0, reference_bits)
    if single_shift is not None and (national := alphabet(single_shift)).holds(text):
        return _gsm7(text, national, _SINGLE_SHIFT_OCTETS, reference_bits)
    return _ucs2(text, reference_bits)


def units(text: str) -> int:
    """Return the septets of a text in GSM-7, or its UTF-16 units where one character is outside of it."""
    default = alphabet()
    return default.septets(text) if default.holds(text) else len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_gsm7(text: str) -> str:
    """Return a text that costs less as SMS, with plain quotes, dashes, spaces and the like; or the text itself where that saves nothing.

    Only punctuation, spaces, signs and fullwidth forms change, never the letters of a word: ``ç`` is not ``c``, and a text in Turkish or
    Japanese stays as it is. A text is changed where all of it then is GSM-7, or where it then needs fewer parts.

    Example:
        >>> from xborder_support.channels import sms
        >>> sms.to_gsm7("Your parcel… is “here”")
        'Your parcel... is "here"'
        >>> sms.to_gsm7("Teşekkürler…")
        'Teşekkürler…'
    """
    if alphabet().holds(text):
        return text
    plain = replaced(text)
    if alphabet().holds(plain) or len(_ucs2(plain, 8).parts) < len(_ucs2(text, 8).parts):
        return plain
    return text


def _gsm7(text: str, letters: Alphabet, shift_octets: int, reference_bits: int) -> Segments:
    total = letters.septets(text)
    if total <= _septets(shift_octets):
        return Segments("gsm7", total, (text,))
    pairs = (match.start() for match in letters.pairs.finditer(text))
    return Segments("gsm7", total, tuple(_cut(text, pairs, _septets(shift_octets + _CONCATENATION_OCTETS[reference_bits]))))


def _ucs2(text: str, reference_bits: int) -> Segments:
    total = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if total <= _OCTETS // 2:
        return Segments("ucs2", total, (text,))
    pairs = (index for index, character in enumerate(text) if character > "\uffff")
    return Segments("ucs2", total, tuple(_cut(text, pairs, (_OCTETS - 1 - _CONCATENATION_OCTETS[reference_bits]) // 2)))


def _septets(header_octets: int) -> int:
    """Return the septets of a part whose header holds so many octets, and one more that counts them."""
    return (_OCTETS - (header_octets + 1 if header_octets else 0)) * 8 // 7


def _cut(text: str, pairs: Iterator[int], limit: int) -> Iterator[str]:
    """Cut a text at a limit of units, of which each character in ``pairs`` (positions, ascending) has two."""
    start, pair = 0, next(pairs, None)
    while start < len(text):
        end = start + limit
        while pair is not None and pair < end:
            end -= 1  # the second unit of the pair; where it was the last place, the pair itself goes to the next part
            if pair >= end:
                break
            pair = next(pairs, None)
        yield text[start:end]
        start = end
