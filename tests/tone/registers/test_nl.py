"""Dutch: u against je. All texts are our own."""

from __future__ import annotations

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register

FORMAL = (
    "Bedankt voor uw bericht. Wij nemen contact met u op.",
    "Kunt u ons een foto sturen?",
    "Uw bestelling is onderweg.",
    "U ontvangt het geld binnen 14 dagen.",
    "Alstublieft, hier is de link.",
    "Heeft u nog vragen?",
    "Wij helpen u graag tussen 9 u en 12 u.",
)
CASUAL = (
    "Bedankt voor je bericht.",
    "Kun je ons een foto sturen?",
    "Jouw bestelling is onderweg.",
    "Jullie horen van ons.",
    "Heb jij nog vragen? We helpen je graag.",
    "Dankjewel voor het wachten.",
    "Is dit van jou?",
)
NEUTRAL = (
    "De bezorging duurt drie dagen.",
    "De winkel is open tot 18 u.",
    "Wij bellen tussen 9 u en 12 u.",
    "De bestelling is vandaag verzonden.",
    "De film van U.S. Studios is uitverkocht.",
    "De U-bocht en de je ne sais quoi.",
    "Een beetje geduld, het is bijna klaar.",
)


@pytest.mark.parametrize("text", FORMAL)
def test_formal_texts(text: str) -> None:
    assert detect_register(text, "nl").register == "formal"


@pytest.mark.parametrize("text", CASUAL)
def test_casual_texts(text: str) -> None:
    assert detect_register(text, "nl").register == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_texts(text: str) -> None:
    assert detect_register(text, "nl").register is None


@pytest.mark.parametrize(
    ("texts", "register"), [(FORMAL, "formal"), (CASUAL, "casual"), (NEUTRAL, None)], ids=["formal", "casual", "neutral"]
)
def test_all_of_a_register_together_are_one_message_of_it(texts: tuple[str, ...], register: Register | None) -> None:
    found = detect_register(" ".join(texts), "nl")
    assert (found.register, found.is_mixed) == (register, False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Wij helpen u.", [("u", "formal", True)]),
        ("Alstublieft.", [("Alstublieft", "formal", False)]),
        ("Wij zien jullie, u dus.", [("jullie", "casual", False), ("u", "formal", True)]),
        ("tot 18 u, in een U-bocht", []),
    ],
)
def test_marks(text: str, marks: list[tuple[str, Register, bool]]) -> None:
    found = detect_register(text, "nl").marks
    assert [(text[mark.start : mark.end], mark.register, mark.is_sure) for mark in found] == marks
