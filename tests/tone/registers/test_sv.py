from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    Tack för att Ni kontaktar oss.
    Vi har mottagit Er beställning.
    Kan Ni skicka oss ordernumret?
    Vi ber Er om ursäkt för dröjsmålet.
    Ert paket levereras i morgon.
    Vi återkommer till Er inom två dagar.
    Om Ni vill byta varan hjälper vi gärna till.
    Era uppgifter har sparats.
    Ni kan följa Er försändelse på vår webbplats.
    Vänligen meddela oss Ert kundnummer.
    Vi hoppas att Ni blir nöjd med lösningen.
    Pengarna sätts in på Ert konto.
    Har Ni fått vårt svar?
    Vi tackar för Ert tålamod.
    Önskar Ni en annan färg?
    Bästa fru Lind, vi har kontrollerat ärendet.
    Ni har rätt till en ersättningsvara.
    Hör gärna av Er vid frågor.
    Kuriren ringer Er före leverans.
    "Du får vänta", sa kuriren, men det ska Ni inte behöva.
""")
CASUAL = lines("""
    Tack för att du hör av dig!
    Vi har fått din beställning.
    Kan du skicka ordernumret?
    Ditt paket kommer i morgon.
    Vi återkommer till dig inom två dagar.
    Dina uppgifter är sparade.
    Vill du byta färg?
    Om du vill byta varan hjälper vi dig gärna.
    Du kan följa paketet här.
    Pengarna kommer till ditt konto.
    Har du fått vårt svar?
    Hör av dig om du undrar något.
    Vi hjälper dig gärna.
    Kuriren ringer dig innan leverans.
    Du får en ny vara direkt.
    Skriv ditt kundnummer så kollar vi.
    Hoppas att du blir nöjd!
    Vi ber dig om ursäkt för dröjsmålet.
    "Ni får vänta", sa kuriren, men det ska du slippa.
    Din faktura ligger på Mina sidor.
    Ska vi skicka den till dej?
""")
NEUTRAL = lines("""
    Paketet har skickats.
    Ordernummer 1234.
    Tack för beställningen!
    Återbetalningen tar tre dagar.
    Hon har fått sin vara.
    Öppettider: vardagar 9-17.
    Varan är slut i lager.
    Kunden sa: "Kan du hjälpa mig?"
    Biljetter till Cirque du Soleil.
    Vänliga hälsningar, kundtjänst
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("sv", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("sv", "formal", FORMAL)
    assert f1("sv", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("sv", "casual", CASUAL)


def test_what_addresses_nobody_shows_nothing() -> None:
    assert misses("sv", None, NEUTRAL) == []


def test_one_ni_among_du_is_stray() -> None:
    text = "Tack för din fråga. Vi skickar en ny vara till dig så snart Ni svarar."
    found = detect_register(text, "sv")
    assert [text[mark.start : mark.end] for mark in found.stray] == ["Ni"]


def test_ni_in_lower_case_may_be_several_readers() -> None:
    text = "Du och dina kollegor kan logga in när ni vill."
    assert detect_register(text, "sv").is_mixed is False
    assert marked(text, "sv", "formal") == ["ni"]
