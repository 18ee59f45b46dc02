"""Both sides of each rule that tells addresses, labels and words behind a number from what only looks like them."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data
from xborder_support.errors import UsageError


def found(text: str, territory: str | None = None) -> list[tuple[str, str]]:
    return [(datum.kind, text[datum.start : datum.end]) for datum in find_personal_data(text, territory=territory)]


_FOUND = [
    # a word beside a number, alone in its line
    ("455 6186 office\nbye", "phone", "455 6186"),
    ("Office: 455 6186", "phone", "455 6186"),
    ("home 455 6186 x12", "phone", "455 6186 x12"),
    ("455 6186 x12 office", "phone", "455 6186 x12"),
    ("order 12\n455 6186 office", "phone", "455 6186"),
    ("455 6186, which is my mobile", "phone", "455 6186"),
    # addresses
    ("I live at 12 main street", "address", "12 main street"),
    ("12 main street\nDayton", "address", "12 main street"),
    ("Jane Roe, 12 main street, Dayton", "address", "12 main street"),
    ("in der langen straße 5", "address", "langen straße 5"),
    ("hauptstr. 22", "address", "hauptstr. 22"),
    ("24 rue des Lilas", "address", "24 rue des Lilas"),
    ("24 bis rue Jean Jaurès merci", "address", "24 bis rue Jean Jaurès"),
    ("24 rue des lilas merci", "address", "24 rue des lilas"),
    ("12, avenue de l'Église", "address", "12, avenue de l'Église"),
    ("ul. marszałkowska 10", "address", "ul. marszałkowska 10"),
    ("calle de alcalá 215, Madrid", "address", "calle de alcalá 215"),
    # numbers with letters
    ("K482900(A)", "national_id", "K482900(A)"),
    ("HKID K482917(4)", "national_id", "K482917(4)"),
    ("K482917(4)", "national_id", "K482917(4)"),
    ("BR 48.291.375/0001-84", "national_id", "48.291.375/0001-84"),
]


@pytest.mark.parametrize(("text", "kind", "value"), _FOUND, ids=[f"found-{place}" for place in range(len(_FOUND))])
def test_what_is_one_is_found(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value)]


_STAYS = [
    "my office 455 6186 is",
    "office 455 6186 home",
    "the office 455 6186, then",
    "Desk: 5403926876",
    "455 6186 on the counter beside my mobile",
    "455 6186. Mobile phones are cheap",
    "455 6186\nmobile",
    "it is a 5 minute drive",
    "walk to 5 minute street",
    "walk to 5 very long old street",
    "we sell 12 main street shirts",
    "Hello, 12 main street shirts please",
    "the straße 5",
    "die straße 5",
    "ehering 5",
    "during 2024",
    "calle cerrada 2020",
    "calle cerrada 3 días",
    "2 via Amazon",
    "5 rue ab",
    "I need flat 2, thanks",
    "K482917(5)",
    "48.291.375/0001-85",
    "order Am Markt 3, 50667 Köln",
    "Am Markt 3, 5066 Köln",
]


@pytest.mark.parametrize("text", _STAYS, ids=[f"stays-{place}" for place in range(len(_STAYS))])
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert found(text) == []


def test_a_word_with_its_own_number_does_not_speak_of_the_one_before() -> None:
    assert found("0171 2345678, Bestellung 77120", "DE") == [("phone", "0171 2345678")]
    assert found("0171 2345678 ist meine Bestellung", "DE") == []


def test_a_town_behind_a_postal_code_tells_a_street() -> None:
    assert found("Ich wohne Am Alten Markt 3, 50667 Köln") == [("address", "Am Alten Markt 3"), ("address", "50667")]
    assert found("Unter den Linden 5\nD-10117 Berlin") == [("address", "Unter den Linden 5"), ("address", "D-10117")]


def test_a_flat_before_its_street_is_found() -> None:
    assert found("Flat 2, 14 Acacia Road") == [("address", "Flat 2"), ("address", "14 Acacia Road")]
    assert found("Flat 2 is mine. 14 Acacia Road") == [("address", "14 Acacia Road")]


def test_the_same_word_is_a_mobile_phone_or_a_postal_code() -> None:
    assert found("CEP 01310-100") == [("address", "01310-100")]
    assert found("cep 467 3395") == [("phone", "467 3395")]


def test_a_branch_is_no_account() -> None:
    assert found("account number 501001234 IFSC HDFC0001234") == [("bank_account", "501001234")]


def test_an_account_is_no_card_of_an_unusual_length() -> None:
    assert found("account number 50100123456789") == [("bank_account", "50100123456789")]


@pytest.mark.parametrize(
    ("number", "is_right"), [("A123456789", True), ("A123456788", False), ("W100000003", False)], ids=["right", "wrong", "other"]
)
def test_numbers_of_taiwan_have_a_check_digit(number: str, is_right: bool) -> None:  # noqa: FBT001  (a table)
    assert found(number, "TW") == ([("national_id", number)] if is_right else [])
    assert found(number) == []


def test_a_part_of_a_market_stands_for_it_and_a_locale_does_not() -> None:
    assert found("0171 2345678", "DE-BY") == [("phone", "0171 2345678")]
    for wrong in ("es-MX", "US-", "-US", "Florida"):
        with pytest.raises(UsageError) as refusal:
            find_personal_data("x", territory=wrong)
        assert refusal.value.code == "unknown-territory"


def test_kinds_are_a_list() -> None:
    with pytest.raises(UsageError) as refusal:
        find_personal_data("x", kinds="email")  # type: ignore[arg-type]
    assert (refusal.value.code, refusal.value.hint) == ("unknown-kind", 'pass a list, such as kinds=["email"]')


@pytest.mark.parametrize(("between", "is_near"), [(44, True), (45, False)], ids=["near", "far"])
def test_a_word_speaks_of_numbers_within_its_reach(between: int, is_near: bool) -> None:  # noqa: FBT001  (a table)
    assert found(f"call {'x' * between}   455 6186") == ([("phone", "455 6186")] if is_near else [])

    assert found(f"455 6186 {'x' * (between - 26)} mobile") == ([("phone", "455 6186")] if is_near else [])


def test_a_number_of_a_list_is_what_the_one_before_it_was() -> None:
    assert found("phone 467 3395 or   467 3396") == [("phone", "467 3395"), ("phone", "467 3396")]
    assert found("phone 467 3395 or    467 3396") == [("phone", "467 3395")]


def test_a_word_for_an_order_before_a_house_keeps_it() -> None:
    assert found("Bestellung 3, 50667 Stück") == []
    assert found("account number HDFC0001234") == []
