"""Slang stays in its own country."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import territory
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy import customs_of, foreign_slang, slang_of
from xborder_support.tone.courtesy.tables import table


def found(text: str, language: str, place: str) -> list[str]:
    return [text[start:end] for start, end, _ in foreign_slang(text, language=language, territory_code=place)]


@pytest.mark.parametrize(
    ("text", "language", "place", "expected"),
    [
        ("¡Órale! Tu pedido ya salió.", "es-419", "AR", ["Órale"]),
        ("¡Órale! Tu pedido ya salió.", "es-MX", "MX", []),
        ("Che, dale, lo vemos.", "es", "MX", ["Che,", "dale,"]),
        ("Che, dale, lo vemos.", "es", "AR", []),
        ("La noche, el valor y la leche, todo bien.", "es", "MX", []),
        ("Dale el paquete al cartero.", "es", "MX", []),
        ("Baik ya, Kak.", "ms", "MY", ["ya, Kak"]),
        ("Baik ya, Kak.", "id", "ID", []),
        ("No yaar, it is late.", "en", "GB", ["yaar"]),
        ("Valeu! Até mais.", "pt-BR", "PT", ["Valeu"]),
        ("Y’all come back!", "en", "GB", ["Y’all"]),
        ("亲，您好", "zh", "TW", ["亲，"]),
        ("Servus, Frau Weber", "de", "DE", ["Servus"]),
        ("やん", "ja", "JP", []),
        ("", "es", "MX", []),
    ],
)
def test_what_another_country_says_is_found(text: str, language: str, place: str, expected: list[str]) -> None:
    assert found(text, language, place) == expected


def test_every_phrase_is_found_abroad_and_right_at_home() -> None:
    for language, rows in table("slang")["phrases"].items():
        assert len(slang_of(language)) == len(rows), language
        for row in rows:
            assert [territory(code) for code in row["territories"]] == row["territories"]
            assert row["phrase"] in found(f"x {row['phrase']} x", language, "AQ")
            assert row["phrase"] not in found(f"x {row['phrase']} x", language, row["territories"][0])


def test_no_text_of_ours_has_slang_where_none_is_usual() -> None:
    catalog = Catalog.load()
    for locale in ("de", "en-GB", "ar"):
        assert not customs_of(locale).allows_slang
        for register in catalog.registers(locale):
            for key in ("salutation", "opening", "empathy", "apology", "cushion", "ack", "signature"):
                values = {"brand": "Kaze", "agent_name": "Mika"}
                text = catalog.render(key, locale=locale, register=register, values=values, channel="plain").text
                assert not found(text, locale, "AQ"), text


def test_unknown_places_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        found("órale", "es", "XX")
    assert caught.value.code == "unknown-territory"


@pytest.mark.parametrize("text", [None, 5, b"orale"])
def test_a_text_is_text(text: Any) -> None:
    with pytest.raises(UsageError, match="text was expected"):
        list(foreign_slang(text, language="es", territory_code="AR"))


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    spans = [(start, end) for start, end, _ in foreign_slang(f"{text}órale {text}", language="es", territory_code="AR")]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= 2 * len(text) + 6 for start, end in spans)


def test_a_long_text_is_read_in_one_go() -> None:
    assert len(found("órale che, " * 20_000, "es", "BO")) == 40_000
