import pytest

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    Szanowny Panie, dziękujemy za wiadomość.
    Szanowna Pani, paczka jest już w drodze.
    Dziękujemy Pani za cierpliwość.
    Czy otrzymał Pan naszą odpowiedź?
    Prosimy, aby podał Pan numer zamówienia.
    Zwrot pieniędzy trafi na Państwa konto w ciągu trzech dni.
    W razie pytań jesteśmy do Państwa dyspozycji.
    Może Pani odebrać paczkę jutro.
    Jeśli życzy Pan sobie wymiany, chętnie pomożemy.
    Przepraszamy Państwa za opóźnienie.
    Wysłaliśmy Panu nową etykietę.
    Dziękujemy za kontakt, Panie Janie.
    Czy kolor odpowiada Pani oczekiwaniom?
    Szanowni Państwo, sklep będzie zamknięty w piątek.
    Czy mogłaby Pani przesłać zdjęcie uszkodzenia?
    Państwa przesyłka czeka w punkcie odbioru.
    Kurier zadzwoni do Pana przed dostawą.
    Czy może pan podać numer telefonu?
    Reklamacja Pani została uznana.
    Wiem, że Panią to zdenerwowało.
    Kurier powiedział: „musisz poczekać”, za co Pana przepraszamy.
    Prosimy, żeby Pani sprawdziła skrzynkę.
    Proszę kliknąć w link z wiadomości.
""")
CASUAL = lines("""
    Podaj numer zamówienia.
    Masz 30 dni na zwrot.
    Jeżeli wolisz, oddamy pieniądze.
    Możesz odebrać paczkę jutro.
    Dzięki, że do nas napisałeś!
    Czy dostałaś naszą odpowiedź?
    Pieniądze wrócą na Twoje konto w trzy dni.
    Jeśli chcesz wymienić towar, daj znać.
    Przepraszamy Cię za opóźnienie.
    Twoja paczka jest w drodze.
    Wysłaliśmy Ci nową etykietę.
    Kliknij w link z wiadomości.
    Jak masz pytania, pisz śmiało.
    Nie martw się, zajmiemy się tym.
    Kurier zadzwoni do ciebie przed dostawą.
    Gdybyś potrzebował pomocy, jesteśmy tutaj.
    Zaloguj się i sprawdź status.
    Mogłabyś przesłać zdjęcie?
    Cześć, jaki kolor wybierasz?
    Otrzymasz od nas wiadomość.
    Czekamy na twój numer telefonu.
    Z tobą to czysta przyjemność.
    Sąsiad mówi „proszę Pana”, ale ty możesz mówić mi Ola.
    Skontaktuj się z nami, jeśli coś będzie nie tak.
""")
NEUTRAL = lines("""
    Paczka została wysłana.
    Numer zamówienia 1234.
    Zwrot pieniędzy trwa trzy dni.
    Nasz kosz jest pusty.
    Tomasz i Łukasz pracują w magazynie.
    Arkusz jest w załączniku.
    Państwo członkowskie Unii pobiera cło.
    Zamówienie zostanie wysłane w maju.
    Dziękujemy za zamówienie.
    Wczoraj i dzisiaj sklep był zamknięty.
    Ten rodzaj towaru jest niedostępny.
    Dzień dobry, dziękujemy za kontakt.
    Klientka napisała: „Możesz mi pomóc?”
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("pl", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("pl", "formal", FORMAL)
    assert f1("pl", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("pl", "casual", CASUAL)


def test_what_addresses_nobody_shows_nothing() -> None:
    assert misses("pl", None, NEUTRAL) == []


def test_one_familiar_word_among_polite_ones_is_stray() -> None:
    text = "Szanowna Pani, Twoja paczka jest w drodze. Dziękujemy Pani za zakupy."
    found = detect_register(text, "pl")
    assert found.register == "formal"
    assert [text[mark.start : mark.end] for mark in found.stray] == ["Twoja"]


@pytest.mark.parametrize("name", ["Tomasz", "Mateusz", "Łukasz", "Dariusz", "Janusz", "Tadeusz", "kosz", "arkusz", "klawisz", "nasz"])
def test_names_and_nouns_in_sz_are_no_verbs(name: str) -> None:
    assert marked(f"Odpowiada {name} z obsługi.", "pl", "casual") == []
