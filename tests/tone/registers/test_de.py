"""German: Sie against du. All texts are our own."""

from __future__ import annotations

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register

FORMAL = (
    "Vielen Dank für Ihre Nachricht. Wir kümmern uns um Ihr Anliegen.",
    "Ihre Bestellung ist unterwegs.",
    "Sie erhalten eine E-Mail, sobald das Paket versandt ist.",
    "Bitte antworten Sie auf diese Nachricht.",
    "Können wir Ihnen sonst noch helfen?",
    "Möchten Sie den Artikel umtauschen?",
    "Ihnen entstehen keine Kosten.",
    "Guten Tag,\nSie haben uns geschrieben.",
    "Falls SIE Fragen haben, rufen Sie uns an.",
    "Sie sind nicht zufrieden? Schreiben Sie uns.",
    "- Ihr Paket\n- Ihre Rechnung",
)
CASUAL = (
    "Danke für deine Nachricht.",
    "Dein Paket ist unterwegs.",
    "Hast du noch Fragen?",
    "Wir melden uns bis Montag bei dir.",
    "Gib den Code ein.",
    "Lies die Anleitung.",
    "Schick uns einfach ein Foto.",
    "Bitte schick uns ein Foto.",
    "Wenn Du magst, rufen wir Dich an.",
    "Schreibt uns einfach.",
    "Wenn ihr könnt, kommt vorbei.",
    "Habt Ihr das Paket, seid ihr zufrieden?",
    "Vielen Dank für euer Vertrauen.",
    "Kannst uns gern schreiben.",
)
NEUTRAL = (
    "Die Lieferung dauert höchstens drei Tage.",
    "Frau Weber hat ihre Bestellung storniert, und sie möchte das Geld zurück.",
    "Sie ist heute nicht im Büro.",
    "Sie hat ihr Paket nicht bekommen.",
    "Die Kunden haben ihre Pakete erhalten.",
    "Der Cirque du Soleil spielt in der Stadt.",
    "Du meine Güte, das tut uns leid.",
    "Danke für die Bestellung.",
    "Bitte auf diese Nachricht antworten.",
    "Wähle ich zwei Artikel, wird es günstiger.",
    "SIE UND IHR PAKET",
)


@pytest.mark.parametrize("text", FORMAL)
def test_formal_texts(text: str) -> None:
    assert detect_register(text, "de").register == "formal"


@pytest.mark.parametrize("text", CASUAL)
def test_casual_texts(text: str) -> None:
    assert detect_register(text, "de").register == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_texts(text: str) -> None:
    assert detect_register(text, "de").register is None


@pytest.mark.parametrize("texts", [FORMAL, CASUAL, NEUTRAL], ids=["formal", "casual", "neutral"])
def test_no_text_in_one_register_is_mixed(texts: tuple[str, ...]) -> None:
    assert [text for text in texts if detect_register(text, "de").is_mixed] == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Wir helfen Ihnen.", [("Ihnen", "formal", True)]),
        ("Ihnen helfen wir.", [("Ihnen", "formal", False)]),
        ("Sie können kommen.", [("Sie", "formal", False)]),
        ("Sie kommt.", []),
        ("Wir sehen, dass sie können.", []),
        ("Wenn Ihr wollt", [("Ihr", "casual", True)]),
        ("Wir wissen, wie es ihr geht.", []),
        ("Er nannte sich „Du“, wir danken Ihnen.", [("Ihnen", "formal", True)]),
    ],
)
def test_marks(text: str, marks: list[tuple[str, Register, bool]]) -> None:
    assert [(text[mark.start : mark.end], mark.register, mark.is_sure) for mark in detect_register(text, "de").marks] == marks


#: A language pack for a formal shop. The lines marked with * were written by somebody who forgot that; ^ points at the words.
PACK = """\
  cart.empty = Ihr Warenkorb ist leer.
  cart.added = Der Artikel liegt nun in Ihrem Warenkorb.
* cart.hint = Lege noch einen Artikel dazu, dann sparst Du das Porto.
                                                        ^^
  cart.minimum = Bitte beachten Sie den Mindestbestellwert.
  checkout.title = Zur Kasse
  checkout.address = Bitte geben Sie die Lieferadresse an.
* checkout.note = Hier kannst Du uns etwas mitteilen.
                              ^^
  checkout.terms = Mit dem Kauf akzeptieren Sie unsere Bedingungen.
  checkout.total = Gesamtbetrag inklusive Mehrwertsteuer
* checkout.voucher = Gib Deinen Gutschein ein.
                         ^^^^^^
  checkout.done = Wir haben Ihre Bestellung erhalten und danken Ihnen.
  mail.greeting = Guten Tag
  mail.shipped = Ihr Paket ist unterwegs; Sie können es hier verfolgen.
* mail.tracking = Mit dieser Nummer findest Du das Paket.
                                            ^^
  mail.late = Es tut uns leid, dass Sie warten mussten.
  mail.closing = Mit freundlichen Grüßen
* mail.review = Wie gefällt dir der Artikel?
                            ^^^
  account.title = Mein Konto
  account.login = Melden Sie sich bitte an.
* account.forgotten = Kein Problem, wir schicken dir einen Link.
                                                 ^^^
  account.password = Ihr Passwort braucht mindestens zwölf Zeichen.
  account.delete = Möchten Sie Ihr Konto wirklich löschen?
* account.saved = Deine Daten sind gespeichert.
                  ^^^^^
  account.orders = Hier sehen Sie alle Bestellungen.
  returns.title = Rücksendung
  returns.period = Sie können Artikel innerhalb von 30 Tagen zurückgeben.
* returns.label = Das Etikett haben wir dir gemailt.
                                        ^^^
  returns.reason = Warum senden Sie den Artikel zurück?
  returns.refund = Der Betrag wird Ihrem Konto gutgeschrieben.
* returns.thanks = Wir haben dein Paket erhalten.
                             ^^^^
  chat.open = Wie können wir Ihnen helfen?
  chat.wait = Bitte haben Sie einen Augenblick Geduld.
* chat.rate = Wir freuen uns, wenn du uns bewertest.
                                   ^^
  chat.closed = Unser Kundendienst ist ab 9 Uhr für Sie da.
* chat.bye = Bis bald, wir freuen uns auf dich!
                                          ^^^^
  footer.contact = So erreichen Sie uns
"""


def _pack() -> tuple[str, list[tuple[int, int]]]:
    """Return the pack as a file would have it, and where its stray words stand."""
    text, strays = "", []
    previous = 0
    for line in PACK.splitlines():
        if line.strip(" ^"):
            previous = len(text)
            text += line[2:] + "\n"
        else:
            strays.append((previous + line.index("^") - 2, previous + line.rindex("^") - 1))
    return text, strays


def test_eleven_stray_du_in_a_formal_language_pack_are_found_with_their_places_and_nothing_else() -> None:
    text, strays = _pack()
    assert len(strays) == 11
    found = detect_register(text, "de")
    assert (found.register, found.is_mixed) == ("formal", True)
    assert [(mark.start, mark.end) for mark in found.stray] == strays
    assert {text[start:end].lower()[:2] for start, end in strays} == {"du", "di", "de"}


def test_line_by_line_only_the_eleven_lines_are_casual() -> None:
    lines = [line for line in PACK.splitlines() if line.strip(" ^")]
    casual = [line for line in lines if detect_register(line[2:].partition(" = ")[2], "de").register == "casual"]
    assert casual == [line for line in lines if line.startswith("*")]
    assert len(casual) == 11
