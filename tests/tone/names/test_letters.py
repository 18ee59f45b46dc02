"""Initials and capitals are those of the language."""

import pytest

from xborder_support.tone.names.letters import capitals, first_capital, first_letter, initials


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna", "A."),
        ("Anna Lena", "A. L."),
        ("Anna-Lena", "A. L."),
        ("O'Neill", "O."),
        ("O\u2019Neill", "O."),
        ("J.R. Ewing", "J. E."),
        ("(Anna) „Lena\u201c", "A. L."),
        ("El·la", "E."),
        ("Karl S:son Lindh", "K. S. L."),
        ('צה"ל בר', "צ. ב."),
        ("צה״ל", "צ."),
        ('Anna "Lena"', "A. L."),
        ("علی\u200cرضا", "ع."),
        ("アンナ・レナ", "ア. レ."),
        ("ស្រីពៅ", "ស្រី."),
        ("尔雅", "尔. 雅."),
        ("家豪", "家. 豪."),
        ("婷婷", "婷."),
        ("佐々木", "佐. 木."),
        ("马克·贝尔", "马. 克. 贝."),
        ("มานี ชัยยศ", "ม. ชั."),
        ("श्रीवास्तव", "श्री."),
        ("e\u0301mile", "e\u0301."),
        ("3PO R2", "3. R."),
        ("🙂🙃", "🙂"),
        ("...", "."),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters_of_the_words(text: str, expected: str) -> None:
    assert initials(text, initial="{0}.", sequence="{0} {1}", keeps_hyphens=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Marie-Agnès", "M.-A."), ("Jean‐Luc Zoé", "J.‐L. Z."), ("-Ann-", "A."), ("A - B", "A. B."), ("J.-P.", "J. P.")]
)
def test_a_hyphen_is_kept_where_the_language_keeps_it(text: str, expected: str) -> None:
    assert initials(text, initial="{0}.", sequence="{0} {1}", keeps_hyphens=True) == expected


@pytest.mark.parametrize(("text", "expected"), [("Anna", "A"), ("e\u0301a", "e\u0301"), ("🇯🇵x", "🇯🇵"), ("", ""), ("A\u0308b", "A\u0308")])
def test_the_first_letter_is_what_readers_see_as_one(text: str, expected: str) -> None:
    assert first_letter(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("irem", "tr", "İREM"),
        ("irem", "az", "İREM"),
        ("irem", "de", "IREM"),
        ("ılgaz", "tr", "ILGAZ"),
        ("straße", "de", "STRASSE"),
        ("Άννα", "en", "ΑΝΝΑ"),
        ("Μαΐου", "el", "ΜΑΪΟΥ"),
        ("é", "fr", "É"),
        ("佐藤", "ja", "佐藤"),
    ],
)
def test_capitals_are_those_of_the_language(text: str, language: str, expected: str) -> None:
    assert capitals(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("van den Berg", "nl", "Van den Berg"),
        ("ijsbrand", "nl", "IJsbrand"),
        ("ijsbrand", "de", "Ijsbrand"),
        ("i", "tr", "İ"),
        ("ǆ", "hr", "ǅ"),
    ],
)
def test_only_the_first_letter_is_raised(text: str, language: str, expected: str) -> None:
    assert first_capital(text, language) == expected
