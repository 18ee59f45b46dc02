"""A message is signed as the market wants it, with what is known."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy import closing

NOW = datetime(2026, 2, 3, tzinfo=UTC)
WHO: dict[str, Any] = {"brand": "Kaze Audio", "agent_name": "Mika Ito", "staff_number": "A-107"}


@pytest.mark.parametrize(
    ("market", "register", "expected"),
    [
        ("JP", None, "今後ともよろしくお願いいたします。\nKaze Audio カスタマーサポート Mika Ito（社員番号：A-107）"),
        ("DE", None, "Mit freundlichen Grüßen\nMika Ito\nKundenservice Kaze Audio"),
        ("DE", "casual", "Viele Grüße\nMika Ito von Kaze Audio"),
        ("GB", None, "Kind regards,\nMika Ito\nKaze Audio Customer Service"),
        ("US", None, "Thanks,\nMika Ito at Kaze Audio"),
        ("AT", None, "Mit freundlichen Grüßen\nMika Ito\nKundenservice Kaze Audio"),
        ("MX", "formal", "Saludos cordiales,\nMika Ito\nAtención al cliente de Kaze Audio"),
        ("BR", "casual", "Abraços,\nMika Ito – Equipe Kaze Audio"),
    ],
)
def test_the_staff_number_is_given_where_it_is_usual(market: str, register: Any, expected: str) -> None:
    assert closing(market, register, NOW, **WHO).text == expected


def test_what_is_not_known_is_left_out_everywhere() -> None:
    catalog = Catalog.load()
    for locale in catalog.locales:
        for register in catalog.registers(locale):
            text = closing("JP", register, NOW, brand="Kaze Audio", locale=locale, catalog=catalog).text
            assert "Kaze Audio" in text
            assert "()" not in text
            assert "（）" not in text
            assert "  " not in text


def test_a_closing_needs_the_shop() -> None:
    with pytest.raises(UsageError) as caught:
        closing("DE", None, NOW, brand=" ")
    assert caught.value.code == "missing-value"
