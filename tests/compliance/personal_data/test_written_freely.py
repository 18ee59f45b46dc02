"""People part numbers as they like, mistype them, and write words that mean something else in another market."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data, mask

_FOUND = [
    # national numbers parted in other places than their own form has, or one digit short
    ("NL", "bsn 111.222.333", [("national_id", "111.222.333")]),
    ("DE", "Steuer-ID 86-095-742-719", [("national_id", "86-095-742-719")]),
    ("BR", "CPF: 123.456.789-0", [("national_id", "123.456.789-0")]),
    ("HK", "HKID: C668668(E)", [("national_id", "C668668(E)")]),
    ("IT", "codice fiscale: RSS MRA 85T10 A562S", [("national_id", "RSS MRA 85T10 A562S")]),
    # words of one market alone
    ("KE", "ID no. 23456789", [("national_id", "23456789")]),
    ("DE", "ID no. 23456789", []),
    ("NG", "ago 467 3395", [("phone", "467 3395")]),
    ("GB", "two days ago 467 3395", []),
    # "the" is no card, though "thẻ" without its accents is
    ("US", "In the 123456789012 listing", []),
    ("VN", "số thẻ 123456789012", [("card", "123456789012")]),
    # the longest phrase counts
    ("TR", "sipariş numaram 987654321", []),
    # a second number behind one of the same kind
    ("IE", "call 087 123 4567 or the office 01 676 1234", [("phone", "087 123 4567"), ("phone", "01 676 1234")]),
    ("GB", "sort code 20-45-77 account 31926819", [("bank_account", "20-45-77"), ("bank_account", "31926819")]),
    # accounts of 22 and 24 digits
    ("AR", "CBU 2850590940090418135201", [("bank_account", "2850590940090418135201")]),
    ("IN", "gpay asha.rao@okaxis", [("bank_account", "asha.rao@okaxis")]),
    # a number over two lines, where neither line is one
    ("FR", "mon tel : 07 81 23\n45 67", [("phone", "07 81 23\n45 67")]),
    ("FR", "mon tel : 07 81 23 45 67\n45 67", [("phone", "07 81 23 45 67")]),
    # letters and signs in the place of digits and dashes
    ("DE", "Handy O171 2345678", [("phone", "O171 2345678")]),
    ("JP", "電話 090\u30fc1234\u30fc5678", [("phone", "090\u30fc1234\u30fc5678")]),
    ("US", "a 5l bottle, SKU B10O45", []),
    # addresses that every machine has, and two that tell one
    ("US", "refused at 127.0.0.1:8080, 0.0.0.0 and 169.254.1.1", []),
    ("US", "my machine in the office is 10.0.0.17", [("ip_address", "10.0.0.17")]),
    ("US", "my IP is 98.139.180.149", [("ip_address", "98.139.180.149")]),
    ("US", "https://shop.example.com/a?variant=39384756102938", []),
    # addresses behind a word for one
    ("CZ", "adresa Na Příkopě 858/20, 110 00 Praha", [("address", "Na Příkopě 858/20"), ("address", "110 00")]),
    ("US", "the address of order 12 is wrong", []),
    # names of mailboxes in letters with vowel signs, and with a spoken dot
    ("IN", "राम@उदाहरण.भारत", [("email", "राम@उदाहरण.भारत")]),
    ("US", "mail ana dot ruiz at example dot com", [("email", "ana dot ruiz at example dot com")]),
]


@pytest.mark.parametrize(("territory", "text", "expected"), _FOUND, ids=[f"free-{place}" for place in range(len(_FOUND))])
def test_what_people_write_freely_is_read(territory: str, text: str, expected: list[tuple[str, str]]) -> None:
    data = find_personal_data(text, territory=territory)
    assert [(datum.kind, text[datum.start : datum.end]) for datum in data] == expected
    masked = mask(text, territory=territory).text
    assert mask(masked, territory=territory).text == masked


def test_a_long_list_is_hidden_to_its_end_and_stays_so() -> None:
    text = "\n".join(f"0171 {2000000 + place * 37}" for place in range(1500))
    masked = mask(text, territory="DE", level="redact").text
    assert masked == "\n".join(["[phone]"] * 1500)
    shown = mask(text, territory="DE").text
    assert mask(shown, territory="DE").text == shown
