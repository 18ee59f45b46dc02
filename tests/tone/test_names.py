"""A name is written in the order of its own language, with no honorific and no guess."""

from __future__ import annotations

from typing import Any

import pytest

from xborder_support.terms import PersonName
from xborder_support.tone.names import address, is_named

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
    ],
)
def test_address(name: PersonName, locale: str, form: Any, expected: str) -> None:
    assert address(name, locale=locale, form=form) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [(PersonName(), False), (PersonName(title="Dr."), False), (PersonName(given="\u202e "), False), (ANA, True)]
)
def test_somebody_is_named_by_a_given_name_or_a_surname(name: PersonName, expected: object) -> None:
    assert is_named(name) is expected
