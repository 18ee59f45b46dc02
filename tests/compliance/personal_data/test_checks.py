"""Check digits: numbers whose last digits were reckoned elsewhere are right, and each with another digit is wrong."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data.checks import OWN_CHECKS, has_right_remainder_97, is_luhn

_RIGHT = [
    *(("sg.nric", number) for number in ("S1234567D", "T1234567J", "F1234567N", "G1234567X", "M1234567K")),
    *(("br.cpf", number) for number in ("11144477735", "52998224725", "12345678909")),
    *(("in.aadhaar", number) for number in ("234123412346", "999941057058", "999971658847", "999933119405", "999955183433")),
    *(("hk.hkid", number) for number in ("G123456A", "C1234569", "K4829174", "AB9876543")),
    *(("tw.id", number) for number in ("A123456789", "F131104093")),
    *(("cn.ric", number) for number in ("11010519491231002X", "440524188001010014")),
    ("ae.eid", "784199012345676"),
]


@pytest.mark.parametrize(("scheme", "number"), _RIGHT, ids=[f"{scheme}-{number}" for scheme, number in _RIGHT])
def test_one_check_digit_is_right_and_every_other_is_wrong(scheme: str, number: str) -> None:
    ends = "0123456789A" if scheme == "hk.hkid" else "0123456789X" if scheme == "cn.ric" else "0123456789"
    ends = "ABCDEFGHIJKLMNPQRTUWXZ" if scheme == "sg.nric" else ends
    assert [end for end in ends if OWN_CHECKS[scheme](number[:-1] + end)] == [number[-1]]


@pytest.mark.parametrize(("scheme", "number"), [row for row in _RIGHT if row[0] != "cn.ric"], ids=str)
def test_two_neighbours_in_the_wrong_order_are_noticed(scheme: str, number: str) -> None:
    first = next(place for place in range(2, len(number) - 2) if number[place] != number[place + 1])
    turned = number[:first] + number[first + 1] + number[first] + number[first + 2 :]
    assert OWN_CHECKS[scheme](number)
    assert not OWN_CHECKS[scheme](turned)


def test_the_first_check_digit_of_a_cpf_counts_too_and_equal_digits_do_not() -> None:
    assert [digit for digit in "0123456789" if OWN_CHECKS["br.cpf"](f"111444777{digit}5")] == ["3"]
    assert not any(OWN_CHECKS["br.cpf"](digit * 11) for digit in "0123456789")


def test_no_aadhaar_begins_with_0_or_1_or_reads_the_same_from_behind() -> None:
    right = [
        number for number in (f"{first}3412341234{last}" for first in range(10) for last in range(10)) if OWN_CHECKS["in.aadhaar"](number)
    ]
    assert [number[0] for number in right] == list("23456789")
    assert not OWN_CHECKS["in.aadhaar"]("234566665432")


@pytest.mark.parametrize(
    ("number", "is_right"),
    [
        ("001010001", True),
        ("000010001", False),
        ("665010001", True),
        ("666010001", False),
        ("667010001", True),
        ("899010001", True),
        ("900010001", False),
        ("999010001", False),
        ("190010001", True),
        ("123000001", False),
        ("123100001", True),
        ("123010000", False),
        ("123010001", True),
        ("123011000", True),
        ("078051120", False),
        ("078051121", True),
        ("219099999", False),
        ("219099998", True),
    ],
)
def test_social_security_numbers_that_are_never_given_out(number: str, is_right: bool) -> None:  # noqa: FBT001  (a table)
    assert OWN_CHECKS["us.ssn"](number) is is_right


def test_prefixes_of_british_numbers_that_are_never_given_out() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    wrong = {first + second for first in letters for second in letters if not OWN_CHECKS["gb.nino"](f"{first}{second}123456A")}
    alone = {pair for pair in wrong if pair[0] not in "DFIQUV" and pair[1] not in "DFIOQUV"}
    assert alone == {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    assert {pair[0] for pair in wrong if pair[1] == "A"} == set("DFIQUV")
    assert {pair[1] for pair in wrong if pair[0] == "A"} == set("DFIOQUV")


@pytest.mark.parametrize(
    ("number", "is_right"),
    [
        ("0002293234567", True),  # 2000 was a leap year,
        ("0002291234567", False),  # 1900 was not.
        ("0102293234567", False),
        ("9012311234567", True),
        ("9013011234567", False),
        ("9002301234567", False),
        ("9002311234567", False),
        *((f"000229{century}234567", century in "3478") for century in "12345678"),
    ],
)
def test_korean_numbers_are_checked_by_their_date_and_century(number: str, is_right: bool) -> None:  # noqa: FBT001  (a table)
    assert OWN_CHECKS["kr.rrn"](number) is is_right


@pytest.mark.parametrize(
    ("number", "is_right"), [("440524188001010014", True), ("440524178001010013", False), ("440524220001010010", False)]
)
def test_dates_of_chinese_numbers_are_of_three_centuries(number: str, is_right: bool) -> None:  # noqa: FBT001  (a table)
    assert any(OWN_CHECKS["cn.ric"](number[:-1] + end) for end in "0123456789X") is is_right


def test_cards_and_accounts_have_one_right_check_digit() -> None:
    assert [end for end in "0123456789" if is_luhn("7992739871" + end)] == ["3"]
    assert [end for end in "0123456789" if is_luhn("411111111111111" + end)] == ["1"]
    assert [end for end in "0123456789" if has_right_remainder_97("GB29NWBK6016133192681" + end)] == ["9"]
