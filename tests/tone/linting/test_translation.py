"""Figures that a translation lost or changed, and what was left untranslated."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.terms import LanguageTag
from xborder_support.tone.catalogs import Span
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rules.figures import figures_in
from xborder_support.tone.linting.rules.residue import find_other_language, find_other_script
from xborder_support.tone.linting.rules.translation import compare, find_changed_figures


def changed(source: str, translation: str, language: str) -> list[tuple[str, str, str | None]]:
    return [(hit.case, translation[hit.start : hit.end], hit.suggestion) for hit in compare(source, translation, language=language)]


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("de", "Refund of 19.90 EUR by 4 February", "Erstattung von 19,90 € bis 4. Februar"),
        ("ja", "R-1042 ships on February 4, 2026 at 2 p.m. within 2 days", "R-1042は2026年2月4日午後2時に、2日以内に発送します"),
        ("de", "Total $1,234.50, see https://kaze.example/a.", "Gesamt 1.234,50 $, siehe https://kaze.example/a"),
        ("fr", "Total $1,234.50", "Total 1\u202f234,50 $"),
        ("de", "Wait two hours", "Warten Sie 2 Stunden"),
        ("pl", "2 days", "dwa dni"),
        ("ar", "20% off until 2026-02-04", "خصم ٢٠٪ حتى ٤ فبراير"),
        ("ja", "10,000 yen", "1万円"),
        ("fr", "at 10:30", "à 10h30"),
        ("de", "at 2 p.m.", "um 14 Uhr"),
        ("es", "May 4 to June 5", "del 4 de mayo al 5 de junio"),
        ("de", "on 4/2/2026", "am 4.2.2026"),
        ("de", "Call 1-800-555-0100", "Rufen Sie 1-800-555-0100 an"),
        ("de", "Write to care@kaze.example", "Schreiben Sie an care@kaze.example"),
        ("vi", "on 6 February", "vào ngày 6 tháng 2"),
        ("ko", "on 4 February", "2월 4일에"),
        ("de", "no figures", "keine Zahlen"),
        ("de", "from 9 to 13", "9-13"),
        ("de", "+49 30 1234567", "+49 30 1234567"),
        ("de", "13:05 and 1.234.567", "13:05 und 1,234,567"),
        ("ja", "10 a.m.", "午前10時"),
        ("de", "31/40", "31/40"),
    ],
)
def test_the_same_figures_in_another_language(language: str, source: str, translation: str) -> None:
    assert changed(source, translation, language) == []


@pytest.mark.parametrize(
    ("language", "source", "translation", "expected"),
    [
        ("de", "Refund of 19.90 EUR", "Erstattung von 19,09 EUR", [("amount", "19,09", "19.90")]),
        ("de", "Pay $20", "Zahlen Sie 20 €", [("amount", "20", "20")]),
        ("de", "on 4 February", "am 5. Februar", [("date", "5. Februar", "4 February")]),
        ("de", "order R-1042", "Bestellung R-1024", [("id", "R-1024", "R-1042")]),
        ("de", "see https://kaze.example/a", "siehe https://kaze.example/b", [("url", "https://kaze.example/b", "https://kaze.example/a")]),
        ("de", "", "Es sind 30 Tage", [("number", "30", None)]),
        ("de", "within 30 days", "bald", [("number", "", None)]),
        ("de", "1.990 kg", "19,90 kg", [("number", "19,90", "1.990")]),
        ("de", "3 and 3", "3", [("number", "", None)]),
    ],
)
def test_a_changed_figure_is_found(language: str, source: str, translation: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert changed(source, translation, language) == expected


def test_a_small_number_is_advice_where_the_number_words_are_not_known() -> None:
    assert [hit.severity for hit in compare("2 days", "kaks päeva", language="et")] == ["info"]
    assert [hit.severity for hit in compare("20 days", "kaks päeva", language="et")] == [None]


def test_only_a_translation_is_compared() -> None:
    given = Passage(text="20 Tage", locale=LanguageTag("de"), language="de")
    assert list(find_changed_figures(given)) == []
    given = Passage(text="20 Tage", locale=LanguageTag("de"), language="de", source="30 days")
    assert [hit.facts["value"] for hit in find_changed_figures(given)] == ["30"]


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), max_size=5))
@settings(max_examples=60)
def test_a_text_agrees_with_itself_and_with_other_separators(values: list[Decimal]) -> None:
    english = " and ".join(f"{value:,.2f} EUR" for value in values)
    german = english.translate(str.maketrans(",.", ".,")).replace("and", "und")
    assert changed(english, english, "en") == changed(english, german, "de") == []


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_no_text_breaks_the_reading_of_figures(text: str) -> None:
    places = [(figure.start, figure.end) for figure in figures_in(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert changed(text, text, "de") == []


HOSTILE = ["1 " * 20_000, "1," * 20_000, "A-1-" * 10_000, "1-" * 20_000, "9" * 40_000, "4 ab " * 10_000, "a@" * 20_000, "12.12." * 9_000]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert len(list(figures_in(text))) <= 2000


def residue(text: str, language: str, spans: tuple[Span, ...] = ()) -> list[tuple[str, str, str | None]]:
    given = Passage(text=text, locale=LanguageTag(language), language=language, spans=spans)
    return [(hit.case, text[hit.start : hit.end], hit.severity) for find in (find_other_script, find_other_language) for hit in find(given)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Guten Tag. Your order has been shipped.", [("words", "Your order has been shipped.", None)]),
        ("ja", "ご注文ありがとうございます。Your order is on the way to you.", [("words", "Your order is on the way to you.", None)]),
        ("fr", "Bonjour. Wir haben Ihre Bestellung und die Rechnung.", [("words", "Wir haben Ihre Bestellung und die Rechnung.", None)]),
        ("en", "Your order 注文を受け付けました is here", [("script", "注文を受け付けました", None)]),
        (
            "en",
            "Hello there, dear customer of ours, thank you very much for writing to us: Здравствуйте",
            [("script", "Здравствуйте", "warning")],
        ),
        ("zh", "您好，お客様の荷物です。", [("script", "の", None)]),
    ],
)
def test_what_was_left_in_another_language_is_found(language: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [hit[0] for hit in residue(text, language)] == [hit[0] for hit in expected]
    assert [hit for hit in residue(text, language) if language != "zh"] == [hit for hit in expected if language != "zh"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Danke für die Nachricht an Kaze Audio und die Firma Best of the West."),
        ("ja", "iPhone 15 ProのケースはKaze Audioで。"),
        ("ko", "고객님, iPhone 15 주문"),
        ("es", "Gracias por su mensaje. Su pedido está en camino."),
        ("pt", "Obrigado pela sua mensagem. O seu pedido está a caminho."),
        ("nb", "Takk for din melding, vi har sendt den og det er ikke for sent."),
        ("fil", "Salamat po. Your order is on the way to you and we will call."),
        ("de", "Sie schrieben: „Your order is on the way to you“."),
        ("en", "The Ω resistor by 資生堂."),
        ("fi", "Kiitos viestistäsi."),
        ("xx", "abc"),
    ],
)
def test_names_and_quotations_are_left_alone(language: str, text: str) -> None:
    assert residue(text, language) == []


def test_an_inserted_name_in_another_script_is_left_alone() -> None:
    assert residue("Hello 佐藤花子様,", "en", (Span("name", 6, 11),)) == []


def test_hostile_text_is_searched_for_residue_in_time() -> None:
    for text in ("the is your " * 8_000, "я" * 100_000, "the. " * 20_000):
        assert len(residue(text, "de")) <= 1
