"""What an SMS costs: alphabets, parts, and the plain form that costs less."""

from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels import sms
from xborder_support.channels.sms import SingleShift
from xborder_support.errors import UsageError

_CAPACITY = {("gsm7", 8): 153, ("gsm7", 16): 152, ("ucs2", 8): 67, ("ucs2", 16): 66}
_BITS: list[Literal[8, 16]] = [8, 16]


def _price(character: str, encoding: str) -> int:
    return 1 + (character in "\f^{}\\[~]|€" if encoding == "gsm7" else character > "\uffff")


@pytest.mark.parametrize(
    ("text", "encoding", "units", "lengths"),
    [
        ("", "gsm7", 0, [0]),
        ("a" * 160, "gsm7", 160, [160]),
        ("a" * 161, "gsm7", 161, [153, 8]),
        ("€" * 80, "gsm7", 160, [80]),
        ("€" * 81, "gsm7", 162, [76, 5]),  # 153 is odd: one septet of each full part stays empty
        ("字" * 70, "ucs2", 70, [70]),
        ("字" * 71, "ucs2", 71, [67, 4]),
        ("😜" * 36, "ucs2", 72, [33, 3]),
        ("a" * 152 + "€" + "b" * 152, "gsm7", 306, [152, 152, 1]),
        ("字" * 66 + "😜" + "字" * 66, "ucs2", 134, [66, 66, 1]),
        ("\ud800" * 71, "ucs2", 71, [67, 4]),  # half a surrogate pair is one unit
    ],
)
def test_a_text_is_cut_as_a_network_cuts_it(text: str, encoding: str, units: int, lengths: list[int]) -> None:
    found = sms.segments(text)
    assert (found.encoding, found.units, [len(part) for part in found.parts]) == (encoding, units, lengths)


def test_a_reference_of_16_bits_costs_one_unit_of_each_part() -> None:
    assert [len(part) for part in sms.segments("a" * 161, reference_bits=16).parts] == [152, 9]
    assert [len(part) for part in sms.segments("字" * 71, reference_bits=16).parts] == [66, 5]
    with pytest.raises(UsageError) as caught:
        sms.segments("a", reference_bits=32)  # type: ignore[arg-type]
    assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize(
    ("text", "single_shift", "encoding", "units", "parts"),
    [
        ("ş" * 77, "tr", "gsm7", 154, 1),
        ("ş" * 78, "tr", "gsm7", 156, 2),
        ("ş" * 77, None, "ucs2", 77, 2),
        ("á" * 77, "es", "gsm7", 154, 1),
        ("ã" * 77, "pt", "gsm7", 154, 1),
        ("Φç", "pt", "gsm7", 3, 1),  # the letter is in the default alphabet too, where it costs one septet
        ("ş" * 77, "pt", "ucs2", 77, 2),
        ("a" * 160, "tr", "gsm7", 160, 1),  # needs no table, so it pays for none
        ("ş" * 200, "tr", "gsm7", 400, 3),
    ],
)
def test_a_national_table_saves_a_text_from_ucs2(
    text: str, single_shift: SingleShift | None, encoding: str, units: int, parts: int
) -> None:
    found = sms.segments(text, single_shift=single_shift)
    assert (found.encoding, found.units, len(found.parts)) == (encoding, units, parts)


def test_an_unknown_table_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        sms.segments("ş", single_shift="tu")  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.hint) == ("unknown-single-shift", "Known: es, pt, tr")


def test_what_a_customer_reads_is_not_printed() -> None:
    assert "secret" not in repr(sms.segments("secret"))


def test_more_parts_than_one_octet_counts_cannot_be_sent() -> None:
    assert sms.segments("a" * 153 * 255).is_sendable
    assert not sms.segments("a" * (153 * 255 + 1)).is_sendable


@given(
    st.text(st.sampled_from("a€") | st.characters(), max_size=400) | st.text("a€{", max_size=700) | st.text("字😜", max_size=400),
    st.sampled_from(_BITS),
)
def test_the_parts_are_the_text_and_each_is_as_full_as_can_be(text: str, bits: Literal[8, 16]) -> None:
    found = sms.segments(text, reference_bits=bits)
    assert "".join(found.parts) == text
    assert found.units == sms.units(text) == sum(_price(character, found.encoding) for character in text)
    if len(found.parts) == 1:
        assert found.units <= {"gsm7": 160, "ucs2": 70}[found.encoding]
        return
    capacity = _CAPACITY[found.encoding, bits]
    for part, following in zip(found.parts, found.parts[1:], strict=False):
        length = sum(_price(character, found.encoding) for character in part)
        assert length <= capacity < length + _price(following[0], found.encoding)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("It’s “here” – today…", 'It\'s "here" - today...'),
        ("a\u00a0b\u202fc\u3000d", "a b c d"),
        ("ＡＢＣ　１２３！", "ABC 123!"),
        ("3 × 2 · 1", "3 x 2 . 1"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("line\u2028end", "line\nend"),
        ("plain €", "plain €"),
        ("garçon…", "garçon…"),  # ç stays, so all of it stays
        ("荷物…", "荷物…"),
        ("", ""),
    ],
)
def test_punctuation_becomes_plain_where_that_keeps_the_text_in_gsm7(text: str, plain: str) -> None:
    assert sms.to_gsm7(text) == plain


def test_a_text_that_stays_ucs2_is_changed_only_where_it_costs_a_part_less() -> None:
    text = "字" * 70 + "\u200b"
    assert sms.to_gsm7(text) == "字" * 70
    assert sms.to_gsm7("字\u200b") == "字\u200b"


@given(st.text(st.characters(exclude_characters="×") | st.sampled_from("“”…–ａé字")))
def test_the_plain_form_never_costs_more_and_keeps_every_letter(text: str) -> None:
    plain = sms.to_gsm7(text)
    before, after = sms.segments(text), sms.segments(plain)
    assert len(after.parts) <= len(before.parts)
    assert sms.to_gsm7(plain) == plain
    assert _letters(text) == _letters(plain)


def _letters(text: str) -> list[str]:
    return [character for character in normalize("NFKC", text) if character.isalpha()]
