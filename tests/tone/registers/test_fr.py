"""French: vous against tu. All texts are our own."""

from __future__ import annotations

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register

FORMAL = (
    "Nous vous remercions de votre message.",
    "Vos articles sont en route.",
    "Veuillez patienter quelques minutes.",
    "N'hésitez pas à nous écrire.",
    "N’hésitez pas à nous écrire.",
    "Pouvez-vous nous envoyer une photo ?",
    "Dites-nous tout.",
    "Êtes-vous disponible demain ?",
    "Cliquez sur le lien.",
    "Prenez rendez-vous en ligne.",
    "Nous restons à votre disposition.",
    "Allez voir la page.",
)
CASUAL = (
    "Merci pour ton message.",
    "Tu peux nous envoyer une photo ?",
    "Tes articles sont en route.",
    "N'hésite pas à nous écrire.",
    "Envoie-nous une photo.",
    "Dis-nous tout.",
    "On t'envoie le colis demain.",
    "On t’envoie le colis demain.",
    "Clique sur le lien.",
    "Est-ce que ton colis est arrivé ?",
    "Est-ce ton colis ?",
    "As-tu reçu le colis ?",
    "Le nôtre est là, où est le tien ?",
)
NEUTRAL = (
    "Le colis est chez le voisin.",
    "Le rendez-vous est confirmé.",
    "C'est assez rapide.",
    "Le ton de la lettre est sec, et ce ton déplaît.",
    "Il s'est tu.",
    "La livraison prend trois jours.",
    "Commande n° 5 expédiée.",
    "Elle a un nez fin.",
    "On a changé de ton.",
    "Le rez-de-chaussée de M. Sanchez est ouvert.",
    "Suis-je en retard ?",
    "Allez, encore un jour.",
    "Y a-t-il du retard ?",
)


@pytest.mark.parametrize("text", FORMAL)
def test_formal_texts(text: str) -> None:
    assert detect_register(text, "fr").register == "formal"


@pytest.mark.parametrize("text", CASUAL)
def test_casual_texts(text: str) -> None:
    assert detect_register(text, "fr").register == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_texts(text: str) -> None:
    assert detect_register(text, "fr").register is None


@pytest.mark.parametrize(
    ("texts", "register"), [(FORMAL, "formal"), (CASUAL, "casual"), (NEUTRAL, None)], ids=["formal", "casual", "neutral"]
)
def test_all_of_a_register_together_are_one_message_of_it(texts: tuple[str, ...], register: Register | None) -> None:
    found = detect_register(" ".join(texts), "fr")
    assert (found.register, found.is_mixed) == (register, False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("On t'aide.", [("t'", "casual", True)]),
        ("Le rendez-vous", []),
        ("Cliquez ici.", [("Cliquez", "formal", True)]),
        ("Dis-nous tout.", [("Dis", "casual", False)]),
        ("Le ton de ton message", [("ton", "casual", True)]),
    ],
)
def test_marks(text: str, marks: list[tuple[str, Register, bool]]) -> None:
    found = detect_register(text, "fr").marks
    assert [(text[mark.start : mark.end], mark.register, mark.is_sure) for mark in found] == marks
