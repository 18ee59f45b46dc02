"""The example shows, stores and marks a chat, and no secret of it is printed."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "mask_transcript.py"


def test_nothing_of_the_customer_is_printed_but_what_an_agent_needs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    printed = capsys.readouterr().out
    assert "Bestellung 4711-220391 (Sendung JD014600003RU) ist nicht da." in printed
    assert "A*** S******" in printed
    assert "**** **** **** １１１１, gültig bis 12/27, Prüfziffer ***" in printed
    assert "[phone] oder [e-mail]. Ich wohne in der [address], [address] Berlin." in printed
    assert "> > IBAN DE** **** ****" in printed
    assert "0-12: phone, probable" in printed
    for secret in ("Schmidt", "2345678", "0532", "Hauptstra", "10115", "Prüfziffer 123"):
        assert secret not in printed
