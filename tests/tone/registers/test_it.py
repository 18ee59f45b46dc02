"""Italian: Lei against tu. All texts are our own."""

from __future__ import annotations

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register

FORMAL = (
    "La ringraziamo per il Suo messaggio.",
    "Può inviarci una foto?",
    "Il Suo ordine è in viaggio.",
    "Ci scusi per il disagio.",
    "Attenda un momento, per favore.",
    "Non esiti a contattarci.",
    "Desidera cambiare l'articolo?",
    "Ci indichi il numero dell'ordine.",
    "La contatteremo domani.",
    "Domani La contatteremo.",
    "Clicchi sul link.",
    "Se ha dubbi, ci scriva.",
    "Restiamo a Sua disposizione.",
    "Lei riceverà il rimborso in tre giorni.",
    "Ha ricevuto il pacco?",
    "Le chiediamo di inviarci una foto.",
    "Non si preoccupi.",
    "Saremo lieti di aiutarLa.",
    "Si accomodi.",
)
CASUAL = (
    "Grazie per il tuo messaggio.",
    "Puoi inviarci una foto?",
    "Il tuo ordine è in viaggio.",
    "Scusaci per il disagio.",
    "Aspetta un momento, per favore.",
    "Siamo qui per aiutarti.",
    "Vuoi cambiare l'articolo?",
    "Indicaci il numero dell'ordine.",
    "Ti contatteremo domani.",
    "Clicca sul link.",
    "Se hai dubbi, scrivici.",
    "Riceverai il rimborso in tre giorni.",
    "Hai ricevuto il pacco?",
    "Dimmi tutto.",
    "Compri spesso da noi?",
    "Sei pronto?",
)
NEUTRAL = (
    "La consegna richiede tre giorni.",
    "Gli acquisti sopra i 50 euro sono gratuiti.",
    "Accettiamo cambi e resi senza domande.",
    "I prezzi sono aggiornati ogni giorno.",
    "Il pacco è arrivato ieri in ufficio.",
    "Le spese di spedizione sono gratuite.",
    "Sei giorni lavorativi.",
    "Entro sei settimane.",
    "La Scala di Milano è chiusa.",
    "Il pacco arriva da La Spezia.",
    "Grazie per la pazienza.",
    "I clienti sono esperti.",
    "Ordini e resi sono gratuiti.",
    "Tutti i viaggi sono assicurati.",
    "Dati, numeri e costi sono sul sito.",
    "Roberto Alberti parla di arti.",
)


@pytest.mark.parametrize("text", FORMAL)
def test_formal_texts(text: str) -> None:
    assert detect_register(text, "it").register == "formal"


@pytest.mark.parametrize("text", CASUAL)
def test_casual_texts(text: str) -> None:
    assert detect_register(text, "it").register == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_texts(text: str) -> None:
    assert detect_register(text, "it").register is None


@pytest.mark.parametrize(
    ("texts", "register"), [(FORMAL, "formal"), (CASUAL, "casual"), (NEUTRAL, None)], ids=["formal", "casual", "neutral"]
)
def test_all_of_a_register_together_are_one_message_of_it(texts: tuple[str, ...], register: Register | None) -> None:
    found = detect_register(" ".join(texts), "it")
    assert (found.register, found.is_mixed) == (register, False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Aiutiamo Lei.", [("Lei", "formal", True)]),
        ("Lei arriva.", [("Lei", "formal", False)]),
        ("aiutarLa", [("aiutarLa", "formal", True)]),
        ("aiutarla", [("aiutarla", "formal", False)]),
        ("Guardi qui.", [("Guardi", "formal", False)]),
        ("Guardi qui?", [("Guardi", "casual", False)]),
        ("Scrivici.", [("Scrivici", "casual", True)]),
        ("sei settimane", []),
    ],
)
def test_marks(text: str, marks: list[tuple[str, Register, bool]]) -> None:
    found = detect_register(text, "it").marks
    assert [(text[mark.start : mark.end], mark.register, mark.is_sure) for mark in found] == marks


def test_one_casual_word_in_a_formal_message_is_found() -> None:
    text = "La ringraziamo per il suo messaggio. Il suo ordine parte domani. Ti chiamiamo."
    found = detect_register(text, "it")
    assert (found.register, found.is_mixed) == ("formal", True)
    assert [text[mark.start : mark.end] for mark in found.stray] == ["Ti"]
