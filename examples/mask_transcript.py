"""Show a chat to an agent, store it for good and hand it to a translator: three needs, three levels of masking.

Run it with ``python examples/mask_transcript.py``.
"""

from xborder_support.compliance import Masked, mask
from xborder_support.terms import PersonName

CHAT = [
    ("customer", "Hallo, hier ist Anna Schmidt. Meine Bestellung 4711-220391 (Sendung JD014600003RU) ist nicht da."),
    ("customer", "Meine Karte ist ４１１１ １１１１ １１１１ １１１１, gültig bis 12/27, Prüfziffer 123."),
    ("agent", "Guten Tag Frau Schmidt, bitte senden Sie uns keine Kartendaten. Unter welcher Nummer sind Sie erreichbar?"),
    ("customer", "0171 2345678 oder anna.schmidt@example.de. Ich wohne in der Hauptstraße 5, 10115 Berlin."),
    ("customer", "> > IBAN DE89 3704 0044\n> > 0532 0130 00\nAuf dieses Konto bitte."),
]
CUSTOMER = PersonName(given="Anna", surname="Schmidt")


def main() -> None:
    print("What the agent sees:")
    for who, text in CHAT:
        print(f"  {who}: {_indented(mask(text, territory='DE', known=[CUSTOMER]))}")

    print("\nWhat is stored:")
    for who, text in CHAT:
        print(f"  {who}: {_indented(mask(text, territory='DE', known=[CUSTOMER], level='redact'))}")

    print("\nWhat a viewer marks in the fourth message:")
    for span in mask(CHAT[3][1], territory="DE").spans:
        print(f"  {span.start}-{span.end}: {span.kind}, {span.tier}")


def _indented(masked: Masked) -> str:
    return masked.text.replace("\n", "\n    ")


if __name__ == "__main__":
    main()
