"""SMS arithmetic against a packing of one character after the other, which knows nothing of how ours is written."""

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import sms
from xborder_support.channels.limits import TextLimit

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
_CAPACITY = {(True, 8): 153, (True, 16): 152, (False, 8): 67, (False, 16): 66}
_BITS: list[Literal[8, 16]] = [8, 16]
_TEXTS = st.text(st.sampled_from("a€") | st.characters(codec=None), max_size=330) | st.sampled_from(
    ["a€", "字😜", "a€字", "é\u0301{"]
).flatmap(lambda letters: st.text(letters, min_size=60, max_size=330))


def _is_gsm7(text: str) -> bool:
    return all(letter in _BASIC or letter in _EXTENSION for letter in text)


def _prices(text: str) -> list[int]:
    return [1 + (letter in _EXTENSION) if _is_gsm7(text) else 1 + (ord(letter) > 0xFFFF) for letter in text]


def _packed(text: str, bits: int) -> list[str]:
    prices, parts, room = _prices(text), [""], 0
    if sum(prices) <= (160 if _is_gsm7(text) else 70):
        return [text]
    room = _CAPACITY[_is_gsm7(text), bits]
    for letter, price in zip(text, prices, strict=True):
        if price > room:
            parts.append("")
            room = _CAPACITY[_is_gsm7(text), bits]
        parts[-1] += letter
        room -= price
    return parts


@given(_TEXTS, st.sampled_from(_BITS))
@settings(max_examples=300)
def test_the_parts_are_those_of_packing_one_character_after_the_other(text: str, bits: Literal[8, 16]) -> None:
    found = sms.segments(text, reference_bits=bits)
    assert (found.encoding == "gsm7", found.units, list(found.parts)) == (_is_gsm7(text), sum(_prices(text)), _packed(text, bits))


@given(_TEXTS)
def test_a_length_in_septets_is_the_room_that_a_text_takes_in_octets(text: str) -> None:
    length, units = TextLimit(182, "gsm7").length(text), sum(_prices(text))
    assert length == (units if _is_gsm7(text) else units * 2 * 8 // 7)
    assert (length <= 182) == (units <= (182 if _is_gsm7(text) else 80)), "a screen holds 160 octets"
    assert (length <= 160) == (units <= (160 if _is_gsm7(text) else 70)), "an SMS holds 140 octets"


@pytest.mark.parametrize(
    ("text", "septets"), [("", 0), ("я", 2), ("я" * 70, 160), ("я" * 80, 182), ("я" * 81, 185), ("€", 2), ("😜" * 40, 182)]
)
def test_lengths_in_septets(text: str, septets: int) -> None:
    assert TextLimit(1, "gsm7").length(text) == septets
