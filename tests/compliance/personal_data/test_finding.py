"""What is personal data in a text is found in any script, and numbers of the shop's own are not."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data
from xborder_support.errors import UsageError
from xborder_support.terms import PersonName


def found(text: str, territory: str | None = None) -> list[tuple[str, str, str]]:
    return [(datum.kind, datum.tier, text[datum.start : datum.end]) for datum in find_personal_data(text, territory=territory)]


_EMAILS = [
    ("write to ana.b+x@example.com.", "ana.b+x@example.com", "certain"),
    ("Пишите: иван@почта.рф, спасибо", "иван@почта.рф", "certain"),
    ("mail: user@xn--80ak6aa92e.com", "user@xn--80ak6aa92e.com", "certain"),
    ("メールはtaro@example.comです。", "taro@example.com", "certain"),
    ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "certain"),
    ("józef@przykład.pl", "józef@przykład.pl", "certain"),
    ('say "ann lee"@example.org', '"ann lee"@example.org', "certain"),
    ("root@[192.168.0.1]", "root@[192.168.0.1]", "certain"),
    ("ana\u200b@exam\u00adple.com", "ana\u200b@exam\u00adple.com", "certain"),
    ("ana [at] example dot com", "ana [at] example dot com", "probable"),
    ("ana (at) example.com", "ana (at) example.com", "probable"),
    ("ana at example dot com", "ana at example dot com", "probable"),
    ("ana arobase exemple point fr", "ana arobase exemple point fr", "probable"),
    ("ana {arroba} ejemplo punto es", "ana {arroba} ejemplo punto es", "probable"),
    ("mailto:ana@example.com?subject=x", "ana@example.com", "certain"),
]


@pytest.mark.parametrize(("text", "value", "tier"), _EMAILS, ids=[f"email-{place}" for place in range(len(_EMAILS))])
def test_mail_addresses_are_found(text: str, value: str, tier: str) -> None:
    assert found(text) == [("email", tier, value)]


@pytest.mark.parametrize(
    "text",
    ["meet me at noon.Thanks", "wondering at this point if", "@example.com", "ana@", "look @ this", "1@2", "see you at the shop dot"],
)
def test_what_only_looks_like_a_mail_address_stays(text: str) -> None:
    assert found(text) == []


_CARDS = [
    ("4111111111111111", "certain"),
    ("4111 1111 1111 1111", "certain"),
    ("4111-1111-1111-1111", "certain"),
    ("4111.1111.1111.1111", "certain"),
    ("4111\u00a01111\u200b1111\u00ad1111", "certain"),
    ("4111 1111\n1111 1111", "certain"),
    ("4111 1111 \r\n 1111 1111", "certain"),
    ("3782 822463 10005", "certain"),
    ("30569309025904", "certain"),
    ("6011000400000000", "certain"),
    ("２２２１ ０００１ ２３４５ ６７８０", None),
    ("٤١١١ ١١١١ ١١١١ ١١١١", "certain"),
    ("۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱", "certain"),
    ("४१११ ११११ ११११ ११११", "certain"),
    ("๔๑๑๑ ๑๑๑๑ ๑๑๑๑ ๑๑๑๑", "certain"),
    ("４１１１-１１１１-１１１１-１１１１", "certain"),
    ("4111 ११११ ١١١١ 1111", "certain"),
    ("4️⃣1️⃣1️⃣1️⃣111111111111", "certain"),
    ("4111111111111112", None),
    ("41111111111111111111", None),
    ("411111111111", None),
]


@pytest.mark.parametrize(("value", "tier"), _CARDS, ids=[f"card-{place}" for place in range(len(_CARDS))])
def test_cards_are_known_by_their_check_digit(value: str, tier: str | None) -> None:
    assert found(f"x {value} y") == ([("card", tier, value)] if tier else [])


def test_a_card_over_quoted_lines_is_found() -> None:
    text = "> > my number is 4111 1111\n> > 1111 1111 thanks"
    assert found(text) == [("card", "certain", "4111 1111\n> > 1111 1111")]


@pytest.mark.parametrize(
    "words",
    ["my card", "Kreditkarte:", "carte bancaire", "la tarjeta", "رقم البطاقة", "カード番号", "卡号", "बैंक कार्ड", "kredi kartı", "карта"],
    ids=["en", "de", "fr", "es", "ar", "ja", "zh", "hi", "tr", "ru"],
)
def test_beside_a_word_a_card_needs_no_check_digit(words: str) -> None:
    assert found(f"{words} 4111 1111 1111 1112") == [("card", "probable", "4111 1111 1111 1112")]


def test_short_cards_need_a_word() -> None:
    assert found("4222222222222") == []
    assert found("card 4222222222222") == [("card", "certain", "4222222222222")]


def test_two_cards_side_by_side_are_two() -> None:
    assert [value for _, _, value in found("4111 1111 1111 1111 5555 5555 5555 4444")] == ["4111 1111 1111 1111", "5555 5555 5555 4444"]


_CODES = [
    ("CVV 123", "123"),
    ("the security code is 1234", "1234"),
    ("Prüfziffer: 987", "987"),
    ("código de seguridad 321", "321"),
    ("セキュリティコードは456です", "456"),
    ("cvc2: ١٢٣", "١٢٣"),
    ("123 is my cvv", "123"),
]


@pytest.mark.parametrize(("text", "value"), _CODES, ids=[f"code-{place}" for place in range(len(_CODES))])
def test_card_codes_are_found_beside_their_words(text: str, value: str) -> None:
    assert found(text) == [("card_code", "probable", value)]


@pytest.mark.parametrize("text", ["cvv 12", "cvv 12345", "cvv 411 111 1111", "123", "a code 123", "cvv"])
def test_other_numbers_are_no_card_codes(text: str) -> None:
    assert "card_code" not in {kind for kind, _, _ in found(text)}


def test_the_code_after_an_expiry_date_is_found() -> None:
    assert found("4111 1111 1111 1111 12/27 123")[1:] == [("card_code", "probable", "123")]
    assert found("4111 1111 1111 1111, exp 12/2027, 1234")[1:] == [("card_code", "probable", "1234")]


_ACCOUNTS = [
    ("GB29 NWBK 6016 1331 9268 19", ("iban", "certain")),
    ("gb29nwbk60161331926819", ("iban", "certain")),
    ("DE89-3704-0044-0532-0130-00", ("iban", "certain")),
    ("ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００", ("iban", "certain")),
    ("DE89 3704 0044\n> 0532 0130 00", ("iban", "certain")),
    ("GB29 NWBK 6016 1331 9268 18", None),
    ("ZZ29 NWBK 6016 1331 9268 19", None),
]


@pytest.mark.parametrize(("value", "expected"), _ACCOUNTS, ids=[f"iban-{place}" for place in range(len(_ACCOUNTS))])
def test_ibans_are_known_by_their_remainder(value: str, expected: tuple[str, str] | None) -> None:
    assert found(f"pay {value} soon") == ([(*expected, value)] if expected else [])


def test_accounts_need_a_word() -> None:
    assert found("IBAN: GB29 NWBK 6016 1331 9268 18") == [("iban", "probable", "GB29 NWBK 6016 1331 9268 18")]
    assert found("Kontonummer 532013000") == [("bank_account", "probable", "532013000")]
    assert found("Kontonummer 53201") == []


_ADDRESSES_ON_THE_NET = [
    ("from 86.231.85.193.", "86.231.85.193"),
    ("d80:e4b5:79da:6cf6:71f3:51f7:9161:c319", "d80:e4b5:79da:6cf6:71f3:51f7:9161:c319"),
    ("[2001:db8::1]:8080", "2001:db8::1"),
    ("::ffff:192.168.1.1", "::ffff:192.168.1.1"),
]


@pytest.mark.parametrize(("text", "value"), _ADDRESSES_ON_THE_NET, ids=["v4", "v6", "port", "mapped"])
def test_ip_addresses_are_found(text: str, value: str) -> None:
    assert found(text) == [("ip_address", "certain", value)]


@pytest.mark.parametrize("text", ["version 1.2.3.4", "v1.2.3.4", "1.2.3", "256.1.1.1", "1.2.3.4.5", "12:34:56", "1:2:3:4", "::", "5:30"])
def test_versions_and_times_are_no_ip_addresses(text: str) -> None:
    assert "ip_address" not in {kind for kind, _, _ in found(text)}


_BIRTHS = [
    ("I was born on 12 March 1985", "12 March 1985"),
    ("DOB: 12/03/1985", "12/03/1985"),
    ("geboren am 1.3.85", "1.3.85"),
    ("né le 12 mars 1985", "12 mars 1985"),
    ("nací el 12 de marzo de 1985", "12 de marzo de 1985"),
    ("生年月日：1985年3月12日", "1985年3月12日"),
    ("تاريخ الميلاد ١٩٨٥/٠٣/١٢", "١٩٨٥/٠٣/١٢"),
    ("date of birth 1985-03-12", "1985-03-12"),
    ("12.03.1985 doğumluyum", None),
]


@pytest.mark.parametrize(("text", "value"), _BIRTHS, ids=[f"birth-{place}" for place in range(len(_BIRTHS))])
def test_dates_of_birth_need_a_word(text: str, value: str | None) -> None:
    assert found(text) == ([("date_of_birth", "probable", value)] if value else [])


@pytest.mark.parametrize("text", ["It arrived on 12 March 2025", "2025-03-12 10:30", "am 1.3.2025", "ordered 12/03/2025"])
def test_other_dates_stay(text: str) -> None:
    assert found(text, "DE") == []


def test_known_values_are_found_in_any_writing() -> None:
    names: list[str | PersonName] = [PersonName(given="José", surname="Núñez", title="Dr."), "花子", "Anna Maria"]
    text = "JOSE\u0301 nu\u0301n\u0303ez, 佐藤花子さん, anna\n maria; Annamaria Josés Dr."
    data = find_personal_data(text, known=names)
    assert [text[datum.start : datum.end] for datum in data] == ["JOSE\u0301", "nu\u0301n\u0303ez", "花子", "anna\n maria"]
    assert {(datum.kind, datum.tier) for datum in data} == {("name", "certain")}


def test_a_number_that_was_found_is_found_wherever_it_stands() -> None:
    assert [value for _, _, value in found("call 467 3395. I said 467-3395 and 4673395, not 4673396")] == [
        "467 3395",
        "467-3395",
        "4673395",
    ]


def test_kinds_narrow_the_answer() -> None:
    text = "ana@example.com 4111111111111111"
    assert [datum.kind for datum in find_personal_data(text, kinds=["card"])] == ["card"]
    assert find_personal_data(text, kinds=[]) == ()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"territory": "XQ"}, "unknown-territory"),
        ({"kinds": ["mail"]}, "unknown-kind"),
        ({"known": "Ana"}, "bad-known-value"),
        ({"known": [1]}, "bad-known-value"),
        ({"known": ["x" * 201]}, "bad-known-value"),
        ({"known": [f"name{number}" for number in range(101)]}, "too-many-values"),
    ],
    ids=["territory", "kind", "one-text", "number", "long", "many"],
)
def test_wrong_questions_are_refused(arguments: dict[str, object], code: str) -> None:
    with pytest.raises(UsageError) as refusal:
        find_personal_data("x", **arguments)  # type: ignore[arg-type]
    assert refusal.value.code == code
    assert "Ana" not in str(refusal.value)


def test_something_else_than_a_text_is_refused() -> None:
    with pytest.raises(UsageError) as refusal:
        find_personal_data(b"x")  # type: ignore[arg-type]
    assert refusal.value.code == "not-a-text"


def test_repr_shows_no_value() -> None:
    assert "example" not in repr(find_personal_data("ana@example.com"))
