"""Error codes are found, and order numbers, addresses and sizes are not taken for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.topics import find_error_codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("E12", ("E12",)),
        ("It shows e-05 all the time", ("E05",)),
        ("Err-05", ("ERR05",)),
        ("the app crashed with ERR_1042", ("ERR1042",)),
        ("error 0x80070057", ("0x80070057",)),
        ("0x8007000e", ("0x8007000E",)),
        ("Fehler F21 im Display", ("F21",)),
        ("F21 error", ("F21",)),
        ("it shows error code: F21", ("F21",)),
        ("error code 105", ("105",)),
        ("Fehlercode 12", ("12",)),
        ("error 404 at checkout", ("404",)),
        ("errore E4", ("E4",)),
        ("Error: PAY-302", ("PAY302",)),
        ("lamp E27 shows error E27", ("E27",)),
        ("エラーF21が出る", ("F21",)),
        ("机器显示错误代码E05", ("E05",)),
        ("오류 코드 E3", ("E3",)),
        ("hata kodu E8", ("E8",)),
        ("код ошибки E21", ("E21",)),
        ("Felkod F21 i displayen", ("F21",)),
        ("fejlkode F21", ("F21",)),
        ("feilmelding F21", ("F21",)),
        ("virhekoodi F21", ("F21",)),
        ("hlásí chybu F21", ("F21",)),
        ("hibakód: F21", ("F21",)),
        ("eroare F21", ("F21",)),
        ("κωδικός σφάλματος F21", ("F21",)),
        ("код помилки F21", ("F21",)),
        ("שגיאה F21", ("F21",)),
        ("त्रुटि F21", ("F21",)),
        ("hitilafu F21", ("F21",)),
        ("Ｅ１２", ("E12",)),
        ("E12, then E13, then E12", ("E12", "E13")),
    ],
)
def test_a_code_is_found(text: str, codes: tuple[str, ...]) -> None:
    assert find_error_codes(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Order A4711, flat E12, on A4 paper",
        "error printing A4",
        "error A4",
        "my order A1234 shows error",
        "error in order DE12",
        "DE-20931A",
        "#E12",
        "E12/7",
        "E12-4711",
        "E1234",
        "see E12.5",
        "E12 5AB London",
        "E27 bulb",
        "Apt. E12",
        "room E12",
        "Wohnung E12",
        "size E12",
        "promo code SAVE20",
        "your code 4711",
        "Galaxy S24 error",
        "PS5 error",
        "error with my S24",
        "error 3 times",
        "error 2026",
        "error 5.50",
        "error 500€",
        "Paid 12 EUR",
        "mail e12@shop.example",
        "https://shop.example/E12",
        "0x1",
        "12 345 678",
    ],
)
def test_other_letters_and_digits_are_no_code(text: str) -> None:
    assert find_error_codes(text) == ()


def test_at_most_five_are_told() -> None:
    assert len(find_error_codes(" ".join(f"E{number}" for number in range(20, 40)))) == 5


@settings(max_examples=60)
@given(st.text(max_size=100))
def test_codes_are_short_and_plain(text: str) -> None:
    for code in find_error_codes(text):
        assert code.isascii()
        assert code.isalnum()
        assert 1 < len(code) <= 10
