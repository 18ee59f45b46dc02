"""In a market that is told, its mobile numbers need no word, and numbers of the shop's own still stay."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data
from xborder_support.errors import UsageError

_MOBILE = [
    *(("IN", "98765 43210"), ("IN", "9876543210"), ("SG", "9123 4567"), ("HK", "9123 4567"), ("PT", "912345678"), ("ES", "612345678")),
    *(("BR", "11987654321"), ("BR", "11 987654321"), ("MX", "5512345678"), ("US", "3058675309"), ("US", "(305) 8675309")),
    *(("PL", "500123456"), ("IT", "3123456789"), ("SA", "501234567")),
]


def found(text: str, territory: str | None) -> list[tuple[str, str]]:
    return [(datum.kind, text[datum.start : datum.end]) for datum in find_personal_data(text, territory=territory)]


@pytest.mark.parametrize(("territory", "number"), _MOBILE, ids=[f"mobile-{place}" for place in range(len(_MOBILE))])
def test_a_mobile_number_of_the_market_needs_no_word(territory: str, number: str) -> None:
    assert found(f"Hi there, {number} thanks", territory) == [("phone", number)]
    assert [datum.scheme for datum in find_personal_data(f"Hi there, {number} thanks", territory=territory)] == [territory]


@pytest.mark.parametrize(("territory", "number"), _MOBILE, ids=[f"mobile-{place}" for place in range(len(_MOBILE))])
def test_beside_a_word_for_an_order_or_without_a_market_it_stays(territory: str, number: str) -> None:
    for text in (f"order {number}", f"Bestellung {number}", f"pedido {number}", f"#{number}", f"{number} is my order"):
        assert found(text, territory) == []
    assert found(f"Hi there, {number} thanks", None) == []


_STAYS = [
    ("SG", "91234567"),  # eight digits in one group are too often something else
    ("DK", "2012 3456"),  # fixed and mobile numbers look alike
    ("US", "2026112233"),  # begins with a day,
    ("US", "20261122 33"),  # however it is parted
    ("IN", "98765432.10"),
    ("IN", "9876543210 kg"),
    ("IN", "\u20b99876543210"),
    ("IN", "919876543210"),  # not all of it is the number
    ("IN", "987654321"),
    ("PT", "9 12345678"),
    ("US", "1238675309"),
    ("DE", "8912345678"),
    ("ES", "A612345678"),
]


@pytest.mark.parametrize(("territory", "number"), _STAYS, ids=[f"stays-{place}" for place in range(len(_STAYS))])
def test_what_may_as_well_be_something_else_stays(territory: str, number: str) -> None:
    assert found(f"Hi there, {number} thanks", territory) == []


def test_a_number_of_any_country_that_begins_so_keeps_its_territory() -> None:
    assert [datum.scheme for datum in find_personal_data("+1 416 555 0123, +800 1234 5678")] == ["CA", "001"]


def test_a_part_in_small_letters_stands_for_its_market_and_a_locale_does_not() -> None:
    assert found("Hi, 3058675309", "us-fl") == [("phone", "3058675309")]
    for wrong in ("es-mx", "de-at", "us-ca", "Us-FL", "-us"):
        with pytest.raises(UsageError) as refusal:
            find_personal_data("x", territory=wrong)
        assert refusal.value.code == "unknown-territory"
        assert '"US-CA"' in (refusal.value.hint or "")


_ADDRESSES = [
    ("BD", "House 12, Road 5, Dhanmondi, Dhaka 1209", ["House 12, Road 5", "1209"]),
    ("BD", "House 12/A, Road No. 5, Banani", ["House 12/A, Road No. 5"]),
    ("BR", "Rua das Flores 120, apto 45, São Paulo", ["Rua das Flores 120", "apto 45"]),
    ("VN", "đường Lê Lợi 5, Quận 1", ["đường Lê Lợi 5", "Quận 1"]),
    ("VN", "giao quận 7 mất 3 ngày", []),
    ("US", "It is a house 12 miles away, road 5 is closed", []),
    ("US", "my house 12, 5 road", []),
]


@pytest.mark.parametrize(("territory", "text", "values"), _ADDRESSES, ids=[f"address-{place}" for place in range(len(_ADDRESSES))])
def test_numbered_houses_flats_and_districts(territory: str, text: str, values: list[str]) -> None:
    assert found(text, territory) == [("address", value) for value in values]


def test_a_postal_code_is_no_part_of_an_address_on_the_net_and_no_list() -> None:
    assert found("〒150-0001:: ", None) == [("address", "150-0001")]
    assert found("ip-2001:db8::1", None) == [("ip_address", "2001:db8::1")]
    assert found("〒150-0001: 0171 2345678", "DE") == [("address", "150-0001"), ("phone", "0171 2345678")]
