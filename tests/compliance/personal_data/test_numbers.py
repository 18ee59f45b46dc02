"""Phones and national numbers are told from the shop's own numbers by the words beside them, the market and their forms."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data


def found(text: str, territory: str | None = None) -> list[tuple[str, str, str]]:
    return [(datum.kind, datum.tier, text[datum.start : datum.end]) for datum in find_personal_data(text, territory=territory)]


_PHONES = [
    ("+49 171 2345678", None, "certain", "+49 171 2345678"),
    ("(+44) 20 7946 0958", None, "certain", "(+44) 20 7946 0958"),
    ("+999 12345678", None, "probable", "+999 12345678"),
    ("0044 20 7946 0958", None, "certain", "0044 20 7946 0958"),
    ("0171 2345678", "DE", "probable", "0171 2345678"),
    ("01712345678", "DE", "probable", "01712345678"),
    ("(212) 555-0132", None, "probable", "(212) 555-0132"),
    ("212-736-5000", None, "probable", "212-736-5000"),
    ("03.93.92.16.85", "FR", "probable", "03.93.92.16.85"),
    ("13812345678", "CN", "probable", "13812345678"),
    ("call me: 467 3395", None, "probable", "467 3395"),
    ("Telefon 60-56-85-91", None, "probable", "60-56-85-91"),
    ("tel (978)645-9740x11144", None, "probable", "(978)645-9740x11144"),
    ("hívj fel: 30 123 4567 please", None, "probable", "30 123 4567"),
    ("هاتفي ٠٥٠١٢٣٤٥٦٧", None, "probable", "٠٥٠١٢٣٤٥٦٧"),
    ("電話090-1234-5678", None, "probable", "090-1234-5678"),
    ("โทร ๐๘๑-๒๓๔-๕๖๗๘", None, "probable", "๐๘๑-๒๓๔-๕๖๗๘"),
    ("whatsapp 98 76 54 32 10", "FR", "probable", "98 76 54 32 10"),
    ("4673395 is my mobile", None, "probable", "4673395"),
    ("mobile 0171 2345678 0160 1234567", None, "probable", "0171 2345678 0160 1234567"),
    ("tel0171 2345678", None, "probable", "0171 2345678"),
    ("https://wa.me/491712345678", None, "probable", "491712345678"),
]


@pytest.mark.parametrize(("text", "territory", "tier", "value"), _PHONES, ids=[f"phone-{place}" for place in range(len(_PHONES))])
def test_phones_are_found(text: str, territory: str | None, tier: str, value: str) -> None:
    assert found(text, territory) == [("phone", tier, value)]


def test_a_list_of_phones_needs_one_word() -> None:
    assert [value for _, _, value in found("phone: 467 3395, 467 3396")] == ["467 3395", "467 3396"]


_OWN = [
    "order #4711-220391",
    "tracking 1Z999AA10123456784",
    "JD014600003RU",
    "EE123456789CN",
    "Bestellnummer 0171 2345678",
    "commande 01 23 45 67 89",
    "pedido 212-736-5000",
    "numéro de suivi 0145678912",
    "Rechnung 030 123456789",
    "注文番号090-1234-5678",
    "订单号13812345678",
    "رقم الطلب ٠٥٠١٢٣٤٥٦٧",
    "заказ 8 912 345 67 89",
    "sipariş no 0532 123 45 67",
    "đơn hàng 0912 345 678",
    "nomor resi 081234567890",
    "주문번호 010-1234-5678",
    "เลขพัสดุ 081-234-5678",
    "zamówienie 601 234 567",
    "objednávka 601 234 567",
    "#2127365000",
    "order 114-1234567-1234567",
    "invoice 2026-0001234",
    "order 4711, 4712 and 2127365000",
    "2127365000 is my order number",
    "EUR 1 234 567",
    "1 234 567 890 kr",
    "$212-736-5000",
    "2026-02-03 10:30",
    "550e8400-e29b-41d4-a716-446655440000",
    "https://shop.example/track/0171-2345678",
    "12345",
    "1234567890",
    "id_2127365000",
    "my number is EE123456789CN",
    "call me about A1234567",
    "call me about 1234567A",
]


@pytest.mark.parametrize("text", _OWN, ids=[f"own-{place}" for place in range(len(_OWN))])
@pytest.mark.parametrize("territory", [None, "US", "DE", "CN"], ids=["any", "US", "DE", "CN"])
def test_numbers_of_the_shop_stay(text: str, territory: str | None) -> None:
    assert found(text, territory) == []


def test_the_nearest_word_counts() -> None:
    assert found("My phone for order 4711-220391 is broken, call 467 3395") == [("phone", "probable", "467 3395")]
    assert [kind for kind, _, _ in found("order 4111111111111111")] == ["card"]
    assert found("order 30569309025904") == []


_IDS = [
    ("123.456.789-09", None, "br.cpf", "certain"),
    ("12345678909", "BR", "br.cpf", "certain"),
    ("CPF 12345678908", None, "br.cpf", "probable"),
    ("11010519491231002X", None, "cn.ric", "certain"),
    ("900101-1234567", None, "kr.rrn", "certain"),
    ("주민등록번호 9001011234567", None, "kr.rrn", "certain"),
    ("S1234567D", None, "sg.nric", "certain"),
    ("nric S1234567A", None, "sg.nric", "probable"),
    ("2341 2341 2346", "IN", "in.aadhaar", "certain"),
    ("Aadhaar 2341-2341-2346", None, "in.aadhaar", "certain"),
    ("078-05-1121", None, "us.ssn", "probable"),
    ("SSN 078 05 1121", None, "us.ssn", "probable"),
    ("AA 12 34 56 B", None, "gb.nino", "certain"),
    ("12345678Z", None, "es.nif", "certain"),
    ("X1234567L", None, "es.nie", "certain"),
    ("RSSMRA85T10A562S", None, "it.codicefiscale", "certain"),
    ("44051401458", "PL", "pl.pesel", "certain"),
    ("PESEL 44051401458", None, "pl.pesel", "certain"),
    ("kimlik no 17291716060", None, "tr.tckimlik", "certain"),
    ("8001015009087", "ZA", "za.idnr", "certain"),
    ("131052-308T", None, "fi.hetu", "certain"),
    ("my passport is C01X00T47", None, "passport", "probable"),
    ("Reisepass: C1234567", None, "passport", "probable"),
    ("マイナンバー 1234 5678 9012", None, "jp.mynumber", "probable"),
    ("784-1990-1234567-6", None, "ae.eid", "certain"),
    ("784-1990-1234567-5", None, None, ""),
]


@pytest.mark.parametrize(("text", "territory", "scheme", "tier"), _IDS, ids=[f"id-{place}" for place in range(len(_IDS))])
def test_national_numbers_are_found(text: str, territory: str | None, scheme: str | None, tier: str) -> None:
    data = [datum for datum in find_personal_data(text, territory=territory) if datum.kind == "national_id"]
    assert [(datum.scheme, datum.tier) for datum in data] == ([(scheme, tier)] if scheme else [])


@pytest.mark.parametrize(
    ("text", "territory"),
    [
        ("123.456.789-00", None),
        ("12345678909", None),
        ("12345678909", "DE"),
        ("11010519491231002Y", None),
        ("001332-1234567", None),
        ("S1234567A", None),
        ("2341 2341 2345", "IN"),
        ("666-05-1121", None),
        ("078-05-1120", None),
        ("BG 12 36 12 A", None),
        ("pedido 12345678909", "BR"),
    ],
    ids=[f"no-id-{place}" for place in range(11)],
)
def test_a_wrong_check_without_a_word_is_no_national_number(text: str, territory: str | None) -> None:
    assert "national_id" not in {kind for kind, _, _ in found(text, territory)}


_STREETS = [
    ("12 Main Street, Springfield", "12 Main Street"),
    ("221B Baker St, London", "221B Baker St"),
    ("Hauptstraße 5, Berlin", "Hauptstraße 5"),
    ("Lange Straße 5a", "Lange Straße 5a"),
    ("Rue de la Paix 12, Paris", "Rue de la Paix 12"),
    ("Calle Mayor 5", "Calle Mayor 5"),
    ("Via Roma, 10", "Via Roma, 10"),
    ("ul. Narewska 94", "ul. Narewska 94"),
    ("ул. Ленина 5", "ул. Ленина 5"),
    ("Jl. Sudirman No. 12", "Jl. Sudirman No. 12"),
    ("Atatürk Caddesi No: 12", "Atatürk Caddesi No: 12"),
    ("PO Box 123", "PO Box 123"),
    ("شارع الملك فهد ١٢", "شارع الملك فهد ١٢"),
    ("東京都渋谷区神宮前1-2-3", "神宮前1-2-3"),
    ("上海市浦东新区世纪大道100号", "世纪大道100号"),
    ("서울특별시 강남구 테헤란로 123", "테헤란로 123"),
]


@pytest.mark.parametrize(("text", "value"), _STREETS, ids=[f"street-{place}" for place in range(len(_STREETS))])
def test_streets_are_found(text: str, value: str) -> None:
    assert found(text)[:1] == [("address", "probable", value)]


@pytest.mark.parametrize(
    "text",
    [
        "it is a 5 minute walk",
        "the street is closed since 12.03.2026",
        "via email 12345",
        "no way 5 times",
        "place order 123",
        "at the court 3 times",
    ],
    ids=["walk", "closed", "via", "way", "place", "court"],
)
def test_what_only_has_a_street_word_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 Main Street, Apt 5, Springfield", ["12 Main Street", "Apt 5"]),
        ("ул. Ленина 5, кв. 3", ["ул. Ленина 5", "кв. 3"]),
        ("I need unit 5", []),
    ],
    ids=["en", "ru", "none"],
)
def test_flats_are_found_behind_a_street(text: str, values: list[str]) -> None:
    assert [value for _, _, value in found(text)] == values


def test_postal_codes_are_found_beside_a_street_or_a_word() -> None:
    assert found("12 High Street, London SW1A 1AA")[1:] == [("address", "probable", "SW1A 1AA")]
    assert found("PLZ 10115") == [("address", "probable", "10115")]
    assert found("10115") == []
