"""A name is written in the order of its own language, with no honorific and no guess."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName
from xborder_support.tone.names import address, format_name, is_named

SATO = PersonName(given="花子", surname="佐藤")
ANA = PersonName(given="Ana", surname="Souza", title="Dra.")


@pytest.mark.parametrize(
    ("name", "locale", "form", "expected"),
    [
        (SATO, "ja", "full", "佐藤花子"),
        (SATO, "ja", "surname", "佐藤"),
        (PersonName(given="花子", surname="佐藤", locale="ja"), "de", "full", "佐藤花子"),
        (PersonName(given="Hanako", surname="Sato", locale="ja"), "de", "full", "Sato Hanako"),
        (PersonName(given="Hanako", surname="Sato"), "ja", "full", "Hanako Sato"),
        (ANA, "ja", "full", "Dra. Ana Souza"),
        (PersonName(given="Ana", surname="Souza", locale="pt-BR"), "ja", "full", "Ana Souza"),
        (ANA, "pt-BR", "full", "Dra. Ana Souza"),
        (ANA, "pt-BR", "given", "Ana"),
        (ANA, "pt-BR", "surname", "Souza"),
        (PersonName(given="Budi"), "id", "surname", "Budi"),
        (PersonName(surname="Souza"), "de", "given", "Souza"),
        (PersonName(given="はな"), "ja", "full", "はな"),
        (PersonName(given="민수", surname="김"), "ko", "full", "김민수"),
        (PersonName(given="Lan", surname="Nguyễn"), "vi", "full", "Nguyễn Lan"),
        (PersonName(given="Péter", surname="Nagy"), "hu", "full", "Nagy Péter"),
        (PersonName(given=" Ana\u202e\n", surname=None), "de", "full", "Ana"),
        (PersonName(given="Péter", surname="Nagy", locale="hu"), "de", "full", "Nagy Péter"),
        (PersonName(given="Xiaoming", surname="Wang", title="Dr.", locale="zh"), "en", "full", "Dr. Wang Xiaoming"),
        (PersonName(given="小明", surname="王", title="先生"), "zh-TW", "full", "王小明先生"),
        (PersonName(given="安娜", surname="史密特", title="女士", locale="de"), "zh-TW", "full", "安娜·史密特女士"),
        (PersonName(given="安娜", surname="史密特", title="女士", locale="de"), "zh-TW", "formal", "史密特女士"),
        (PersonName(given="민수", surname="김", title="님"), "ko", "full", "김민수님"),
        (PersonName(given="Анна", surname="Иванова"), "de", "full", "Анна Иванова"),
        (PersonName(given="Ana", surname="Souza", locale="no tag at all"), "pt-BR", "full", "Ana Souza"),
        (PersonName(given="🙂", surname="★"), "de", "full", "🙂 ★"),
        (PersonName(given="Anna", surname="Schmidt", title="Frau"), "de", "formal", "Frau Schmidt"),
        (PersonName(given="Anna", surname="Schmidt"), "de", "formal", "Schmidt"),
        (PersonName(given="Anna", title="Frau"), "de", "formal", "Frau Anna"),
        (PersonName(given="Lan", surname="Nguyễn", title="Bà"), "vi", "formal", "Bà Lan"),
        (SATO, "ja", "formal", "佐藤花子"),
        (ANA, "pt-BR", "formal", "Dra. Ana Souza"),
        (PersonName(surname_prefix="van den", surname_core="Berg"), "nl", "surname", "van den Berg"),
        (PersonName(given="Anna", given_vocative="Anno"), "pl", "given_vocative", "Anno"),
        (PersonName(given="Anna"), "pl", "given_vocative", "Anna"),
        (PersonName(surname="Nowak"), "pl", "surname_vocative", "Nowak"),
        (PersonName(title="Dr."), "de", "full", "Dr."),
        (PersonName(), "de", "formal", ""),
    ],
)
def test_address(name: PersonName, locale: str, form: Any, expected: str) -> None:
    assert address(name, locale=locale, form=form) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [(PersonName(), False), (PersonName(title="Dr."), False), (PersonName(given="\u202e "), False), (ANA, True)]
)
def test_somebody_is_named_by_a_given_name_or_a_surname(name: PersonName, expected: object) -> None:
    assert is_named(name) is expected


@pytest.mark.parametrize("name", [PersonName(surname_core="Berg"), PersonName(given_informal="Bob")])
def test_a_name_in_another_field_is_a_name(name: PersonName) -> None:
    assert is_named(name)
    assert address(name, locale="de") == address(name, locale="de", form="given") == format_name(name, "de")


@pytest.mark.parametrize("text", ["\u200d", " \u200b\u200c ", "\u2060"])
def test_what_nobody_sees_is_no_name(text: str) -> None:
    assert not is_named(PersonName(given=text, surname=text))


@pytest.mark.parametrize("name", ["Ana", None, {"given": "Ana"}, 5])
@pytest.mark.parametrize("call", [is_named, lambda name: address(name, locale="de"), lambda name: format_name(name, "de")])
def test_what_is_no_name_is_refused(name: Any, call: Callable[[Any], object]) -> None:
    with pytest.raises(UsageError, match="PersonName was expected") as caught:
        call(name)
    assert caught.value.code == "wrong-argument"
    assert "Ana" not in str(caught.value)


def test_a_part_that_is_no_text_is_refused() -> None:
    name: Any = PersonName(given=5)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="text was expected, not int"):
        address(name, locale="de")


@pytest.mark.parametrize("form", ["ful", "", None, ["given"], "title"])
def test_a_form_that_there_is_not_is_refused(form: Any) -> None:
    with pytest.raises(UsageError, match="unknown-name-option"):
        address(ANA, locale="de", form=form)


def test_the_locale_of_the_text_must_be_a_tag() -> None:
    with pytest.raises(UsageError, match="bad-language-tag"):
        address(SATO, locale="not a tag")
