"""A datum tells how sure it is and what it belongs to: the country of a phone or an account, the part of an address, the kind of an id."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data

_FOUND = [
    # text, market, and each datum as (kind, tier, scheme, value)
    ("PO Box 123", None, [("address", "probable", "street", "PO Box 123")]),
    ("PLZ 10115", None, [("address", "probable", "postcode", "10115")]),
    (
        "12 High Street, London SW1A 1AA",
        None,
        [("address", "probable", "street", "12 High Street"), ("address", "probable", "postcode", "SW1A 1AA")],
    ),
    ("Flat 2, 14 Acacia Road", None, [("address", "probable", "street", "Flat 2"), ("address", "probable", "street", "14 Acacia Road")]),
    ("12 Main Street, Apt 5", None, [("address", "probable", "street", "12 Main Street"), ("address", "probable", "street", "Apt 5")]),
    (
        "Am Alten Markt 3, 50667 Köln",
        None,
        [("address", "probable", "street", "Am Alten Markt 3"), ("address", "probable", "postcode", "50667")],
    ),
    ("東京都渋谷区神宮前1-2-3", None, [("address", "probable", "street", "神宮前1-2-3")]),
    ("+49 171 2345678", "US", [("phone", "certain", "DE", "+49 171 2345678")]),
    ("+999 12345678", "US", [("phone", "probable", None, "+999 12345678")]),
    ("0044 20 7946 0958", None, [("phone", "certain", "GB", "0044 20 7946 0958")]),
    ("0099 12345678", "DE", []),
    ("(212) 555-0132", "DE", [("phone", "probable", "US", "(212) 555-0132")]),
    ("0171 2345678", "DE", [("phone", "probable", "DE", "0171 2345678")]),
    ("030 12345", "DE", [("phone", "probable", "DE", "030 12345")]),
    ("call 467 3395", "DE", [("phone", "probable", "DE", "467 3395")]),
    ("call 467 3395", None, [("phone", "probable", None, "467 3395")]),
    ("mobile 0171 2345678 0160 1234567", "DE", [("phone", "probable", "DE", "0171 2345678 0160 1234567")]),
    ("GB29 NWBK 6016 1331 9268 19", None, [("iban", "certain", "GB", "GB29 NWBK 6016 1331 9268 19")]),
    ("gb29nwbk60161331926819", None, [("iban", "certain", "GB", "gb29nwbk60161331926819")]),
    ("IBAN: GB29 NWBK 6016 1331 9268 18", None, [("iban", "probable", "GB", "GB29 NWBK 6016 1331 9268 18")]),
    (
        "12345678909 and 123.456.789-09",
        "BR",
        [("national_id", "certain", "br.cpf", "12345678909"), ("national_id", "certain", "br.cpf", "123.456.789-09")],
    ),
    # numbers once more
    ("call 467 3395, I said 467-3395", None, [("phone", "probable", None, "467 3395"), ("phone", "probable", None, "467-3395")]),
    (
        "my ssn 078-05-1121 and 078051121",
        None,
        [("national_id", "probable", "us.ssn", "078-05-1121"), ("national_id", "probable", "us.ssn", "078051121")],
    ),
    ("my card 4111 1111 1111 1111", None, [("card", "certain", None, "4111 1111 1111 1111")]),
    # a number sign is one of an order unless a word says otherwise
    ("card #4111 1111 1111 1112", None, [("card", "probable", None, "4111 1111 1111 1112")]),
    ("call #467 3395", None, [("phone", "probable", None, "467 3395")]),
    ("zip #212-736-5000", None, []),
    ("#212-736-5000", None, []),
    # asterisks that make a number bold, and those that hide one
    ("call **467 3395**", None, [("phone", "probable", None, "467 3395")]),
    ("call ***4673395***", None, [("phone", "probable", None, "4673395")]),
    ("call ****4673395****", None, []),
    ("call **1234567**", None, [("phone", "probable", None, "1234567")]),
    ("call **123456**", None, []),
    ("**212-736-5000**", None, [("phone", "probable", "US", "212-736-5000")]),
    ("**212-736**-5000", None, []),
    # what stands at a number
    *((f"{sign}212-736-5000", None, []) for sign in ("_", "/", "=", "&", "-", ".", "a")),
    *((f"212-736-5000{sign}", None, []) for sign in ("_", "a")),
    ("é212-736-5000", None, [("phone", "probable", "US", "212-736-5000")]),
    ("a 212-736-5000 b", None, [("phone", "probable", "US", "212-736-5000")]),
    # lengths
    ("call 123456789012345", None, [("phone", "probable", None, "123456789012345")]),
    ("call 1234567890123456", None, []),
    ("call 12345678 12345678", None, []),
    ("call 12345678 1234567 1234567", None, [("phone", "probable", None, "12345678 1234567 1234567")]),
    ("call 467 3395 ext 12345 67", None, [("phone", "probable", None, "467 3395 ext 12345")]),
    ("13812345678", "CN", [("phone", "probable", "CN", "13812345678")]),
    ("12812345678", "CN", []),
    ("138123456789", "CN", []),
    ("Kontonummer 12345678901234567890", None, [("bank_account", "probable", None, "12345678901234567890")]),
    ("Kontonummer 123456789012345678901", None, []),
]


@pytest.mark.parametrize(("text", "territory", "expected"), _FOUND, ids=[f"scheme-{place}" for place in range(len(_FOUND))])
def test_a_datum_tells_what_it_belongs_to(text: str, territory: str | None, expected: list[tuple[str, str, str | None, str]]) -> None:
    data = find_personal_data(text, territory=territory)
    assert [(datum.kind, datum.tier, datum.scheme, text[datum.start : datum.end]) for datum in data] == expected
