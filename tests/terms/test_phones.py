"""Phone numbers become E.164, and tell their territory where they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import e164, local_phone, phone_for_reader, territory_of_phone


@pytest.mark.parametrize(
    ("number", "place", "result"),
    [
        ("+81 3-1234-5678", None, "+81312345678"),
        ("03-1234-5678", "JP", "+81312345678"),
        ("03-1234-5678", "jp", "+81312345678"),
        ("020 7946 0018", "UK", "+442079460018"),
        ("+81312345678", "US", "+81312345678"),
        ("(011) 2345-6789", "BR", "+551123456789"),
        ("٠٥١٢٣٤٥٦٧٨", "SA", "+966512345678"),
    ],
)
def test_a_number_becomes_e164(number: str, place: str | None, result: str) -> None:
    assert e164(number, place) == result


@pytest.mark.parametrize("number", ["", "03-1234-5678", "call me", "+", "+81", "+99912345678", "+" + "1" * 30, "1" * 300])
def test_what_is_no_number_is_refused_without_being_quoted(number: str) -> None:
    with pytest.raises(UsageError, match="bad-phone-number") as caught:
        e164(number)
    assert not number or number not in str(caught.value).replace("+81312345678", "")


def test_an_unknown_territory_beside_a_number_is_named() -> None:
    with pytest.raises(UsageError, match="unknown-territory"):
        e164("03-1234-5678", "Japan")


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("+81312345678", "JP"),
        ("6281234567890", "ID"),
        ("5511912345678", "BR"),
        ("+12025550123", "US"),
        ("+14165550123", "CA"),
        ("+2348012345678", "NG"),
        ("+442079460018", "GB"),
        ("+447700900123", None),  # reserved for films, so no territory owns it
        ("+38344123456", "XK"),
        ("+80012345678", None),  # international freephone belongs to nobody
        ("+999123", None),
        ("", None),
        ("+", None),
        ("U7777", None),
        ("٠٥١٢٣٤٥٦٧٨", None),
        ("1" * 40, None),
    ],
)
def test_a_number_tells_its_territory_or_nothing(number: str, place: str | None) -> None:
    assert territory_of_phone(number) == place


@given(st.text(alphabet="+0123456789 -x", max_size=25) | st.text(max_size=25))
def test_any_text_gives_a_territory_or_none(text: str) -> None:
    place = territory_of_phone(text)
    assert place is None or (len(place) == 2 and place.isupper())


@pytest.mark.parametrize(
    ("number", "reader", "shown"),
    [
        ("+81312345678", "JP", "03-1234-5678"),
        ("+81312345678", "US", "+81 3-1234-5678"),
        ("+81312345678", None, "+81 3-1234-5678"),
        ("+12025550143", "US", "(202) 555-0143"),
        ("+12025550143", "CA", "+1 202-555-0143"),  # the same country code, another country
        ("+4915112345678", "DE", "01511 2345678"),
    ],
)
def test_locals_read_a_number_the_national_way(number: str, reader: str | None, shown: str) -> None:
    assert phone_for_reader(number, reader) == shown


def test_a_number_of_another_place_is_no_local_one() -> None:
    assert local_phone("020 7946 0958", "GB") == "+442079460958"
    with pytest.raises(UsageError, match="it belongs to JP") as caught:
        local_phone("+81312345678", "DE")
    assert caught.value.code == "foreign-phone-number"
    assert "1234" not in str(caught.value)
    with pytest.raises(UsageError, match="nobody gives out such numbers"):
        local_phone("12", "DE")
    with pytest.raises(UsageError) as caught:
        local_phone("+", "DE")
    assert caught.value.code == "bad-phone-number"
