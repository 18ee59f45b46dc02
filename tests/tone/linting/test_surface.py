"""Emoji, capitals, exclamation marks, spaces, quotation marks, digits and directions."""

from datetime import date

import pytest

from xborder_support.markets import get_market
from xborder_support.terms import LanguageTag
from xborder_support.tone.catalogs import Span
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rules.bidi_levels import levels
from xborder_support.tone.linting.rules.directions import find_reordered, find_stray_marks, find_unpaired
from xborder_support.tone.linting.rules.emoji import emoji_in, find_emoji
from xborder_support.tone.linting.rules.surface import find_capitals, find_exclamations
from xborder_support.tone.linting.rules.typography import find_foreign_quotes, find_french_spacing, find_mixed_widths


def passage(text: str, language: str = "en", territory: str | None = "US", channel: str = "whatsapp", **more: object) -> Passage:
    market = get_market(territory, on=date(2026, 11, 22)) if territory in {"US", "BR", "JP", "DE", "SA"} else None
    return Passage(text=text, locale=LanguageTag(language), language=language, territory=territory, market=market, channel=channel, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("👍🏽", ["👍"]),
        ("👨‍👩‍👧‍👦 and 🏳️‍🌈", ["👨‍👩‍👧‍👦", "🏳‍🌈"]),
        ("🇯🇵🇫🇷", ["🇯🇵", "🇫🇷"]),
        ("1️⃣", ["1"]),
        ("❤️", ["❤"]),
        ("™ © ® ✓ ★ 1 # *", []),
        ("plain", []),
    ],
)
def test_emoji_count_as_readers_see_them(text: str, expected: list[str]) -> None:
    assert [plain for _, _, plain in emoji_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Thanks 😊", {"territory": "US"}, []),
        ("Thanks 😊😊😊😊", {"territory": "US"}, ["over_budget"]),
        ("Thanks 😊", {"territory": "US", "channel": "email"}, ["over_budget"]),
        ("Sorry about that 😊", {"territory": "US"}, ["apology"]),
        ("We looked into it 😊", {"territory": "US", "topic": "late"}, ["apology"]),
        ("We looked into it 😊", {"territory": "US", "topic": "complaint"}, ["apology"]),
        ("Your request 😊", {"territory": "US", "purpose": "legal"}, ["apology"]),
        ("Okay 👌", {"territory": "BR", "language": "pt"}, ["banned"]),
        ("Cheers 🍷", {"territory": "SA"}, ["banned"]),
        ("No 🖕🏽", {"territory": "US"}, ["banned"]),
        ("Ａ note: “🍷🍷🍷”", {"territory": "SA"}, []),
        ("Hi 😀", {"territory": "US", "spans": (Span("topic", 3, 4),)}, []),
    ],
)
def test_emoji_keep_to_the_manners_of_the_market(text: str, where: dict[str, object], expected: list[str]) -> None:
    assert [hit.case for hit in find_emoji(passage(text, **where))] == expected  # type: ignore[arg-type]


def test_an_emoji_that_touches_faith_is_read_by_an_adviser() -> None:
    (hit,) = find_emoji(passage("🍷", territory="SA"))
    assert hit.facts["review"] == "religious_adviser"


def test_where_nobody_knows_the_market_the_budget_is_advice() -> None:
    assert [hit.severity for hit in find_emoji(passage("😀" * 9, territory="FR", language="fr"))] == ["info"]


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("PLEASE READ THIS now", {}, [("PLEASE READ THIS", "warning", "Please read this")]),
        ("This is URGENT.", {}, [("URGENT", "info", "Urgent")]),
        ("Das ist WICHTIG.", {"language": "de"}, []),
        ("BITTE SOFORT LESEN", {"language": "de"}, [("BITTE SOFORT LESEN", "warning", "Bitte sofort lesen")]),
        ("ПРОЧИТАЙТЕ ВНИМАТЕЛЬНО", {"language": "ru"}, [("ПРОЧИТАЙТЕ ВНИМАТЕЛЬНО", "warning", "Прочитайте внимательно")]),
        ("PDF, USB and EU; the IBAN; size XXL", {}, []),
        ("Order R-1042, code SAVE20, KAZE-AUDIO, https://KAZEAUDIO.example", {}, []),
        ("Reply STOP or UNSUBSCRIBE", {}, []),
        ("KAZE AUDIO says hello", {"brand": "Kaze Audio"}, []),
        ('You wrote "WHERE IS MY PARCEL"', {}, []),
        ("Hello MARIA JIMENEZ", {"spans": (Span("name", 6, 19),)}, []),
        ("お客様へ", {"language": "ja"}, []),
    ],
)
def test_capitals_shout(text: str, where: dict[str, object], expected: list[tuple[str, str, str]]) -> None:
    found = find_capitals(passage(text, **where))  # type: ignore[arg-type]
    assert [(text[hit.start : hit.end], hit.severity, hit.suggestion) for hit in found] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Olá, Ana! O pedido saiu hoje. Obrigado!", "pt", []),
        ("Great news! It is here! Enjoy!", "en", [("TON032", "!")]),
        ("We have it in blue!!", "en", [("TON032", "!!")]),
        ("Thank you. We shipped it. Good bye!", "en", []),
        ("We are sorry! It is late.", "en", [("TON033", "!")]),
        ("Guten Tag. Das tut uns sehr leid!", "de", [("TON033", "!")]),
        ("誠に申し訳ございません！", "ja", [("TON033", "！")]),
        ("You wrote “help!!!”.", "en", []),
        ("Here we go. Fine! And fine! And fine!", "en", [("TON032", "!")]),
    ],
)
def test_exclamation_marks_are_rare_and_never_in_an_apology(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert [(hit.rule, text[hit.start : hit.end]) for hit in find_exclamations(passage(text, language))] == expected


@pytest.mark.parametrize(
    ("text", "territory", "expected"),
    [
        ("Bonjour! Oui : merci", "FR", [("!", "\u202f!"), (" :", "\u00a0:")]),
        ("Bonjour\u00a0! Oui\u202f: à 10:30 https://x.example ; non", "FR", [(" ;", "\u202f;")]),
        ("le «mot»", "FR", [("«", "«\u00a0"), ("»", "\u00a0»")]),
        ("Bonjour! Oui: merci", "CA", [(":", "\u00a0:")]),
    ],
)
def test_french_spacing(text: str, territory: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[hit.start : hit.end], hit.suggestion) for hit in find_french_spacing(passage(text, "fr", territory))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("１２個と3個", [("１２", "12")]), ("ｱｲｳ", [("ｱｲｳ", "アイウ")]), ("１２個", []), ("12個アイウ", [])],
)
def test_widths_are_not_mixed_in_japanese(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[hit.start : hit.end], hit.suggestion) for hit in find_mixed_widths(passage(text, "ja", "JP"))] == expected


def test_german_letters_have_german_quotation_marks() -> None:
    assert [hit.suggestion for hit in find_foreign_quotes(passage('Wählen Sie "Konto".', "de", "DE"))] == ["„Konto“"]
    assert [hit.suggestion for hit in find_foreign_quotes(passage('Wählen Sie "Konto".', "de", "CH"))] == ["«Konto»"]
    assert list(find_foreign_quotes(passage("Wählen Sie „Konto“.", "de", "DE"))) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("he", "הזמנה 1042-R נשלחה", ["1042-R"]),
        ("he", "חייגו +972 50 123 4567 היום", ["+972 50 123 4567"]),
        ("ar", "اتصلوا على 050-123-4567 الآن", ["050-123-4567"]),
        ("ar", "بتاريخ 2026-02-04 نشحن", ["2026-02-04"]),
        ("ar", "الطلب 20931-DE جاهز", ["20931-DE"]),
    ],
)
def test_codes_that_a_screen_would_take_apart_are_found(language: str, text: str, expected: list[str]) -> None:
    found = list(find_reordered(passage(text, language, None)))
    assert [text[hit.start : hit.end] for hit in found] == expected
    assert [hit.suggestion for hit in found] == [f"\u2066{code}\u2069" for code in expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("he", "הזמנה R-1042 נשלחה"),
        ("he", "הטלפון 050-123-4567 זמין בין 10:00-18:00"),
        ("ar", "رقم الطلب R-1042 والمبلغ 1,234.50 و20%"),
        ("ar", "اتصلوا على \u2066050-123-4567\u2069 الآن"),
        ("ar", "اتصلوا على \u2068050-123-4567\u2069 الآن"),
        ("he", "ראו https://kaze.example/a-1?x=2 כאן"),
        ("ar", "الساعة 10:30 مع Kaze Audio"),
    ],
)
def test_codes_that_stay_in_one_piece_are_not(language: str, text: str) -> None:
    assert list(find_reordered(passage(text, language, None))) == []


def test_isolating_what_was_found_mends_it() -> None:
    text = "اتصلوا على 050-123-4567 أو +966 50 123 4567 بتاريخ 2026-02-04"
    for hit in reversed(list(find_reordered(passage(text, "ar", None)))):
        text = f"{text[: hit.start]}{hit.suggestion}{text[hit.end :]}"
    assert list(find_reordered(passage(text, "ar", None))) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("\u05d0\u05d1 ab", [1, 1, 1, 2, 2]),
        ("\u05d0 1-2", [1, 1, 2, 2, 2]),
        ("\u0628 1-2", [1, 1, 2, 1, 2]),
        ("\u0628 1,2", [1, 1, 2, 2, 2]),
        ("\u05d0 5% \u05d1", [1, 1, 2, 2, 1, 1]),
        ("\u05d0\u05b0 1", [1, 1, 1, 2]),
        ("\u05d0 \u2066b\u2069", [1, 1, 1, 2, 1]),
        ("\u05d0 \u2067b\u2069", [1, 1, 1, 4, 1]),
        ("\u05d0 \u2068\u05d1\u2069", [1, 1, 1, 3, 1]),
        ("\u2066\u0301", [1, 2]),
        ("\u05d0 \u2066b", [1, 1, 1, 2]),
        ("\u05d0\u202eb", [1, 1, 2]),
    ],
)
def test_levels_follow_the_algorithm(line: str, expected: list[int]) -> None:
    assert levels(line) == expected


def test_levels_of_a_line_from_left_to_right() -> None:
    assert levels("a \u05d0 1", is_right_to_left=False) == [0, 0, 1, 1, 2]


def test_direction_overrides_are_stray() -> None:
    assert [hit.facts["character"] for hit in find_stray_marks(passage("a\u202eb\u202c c\u200f"))] == ["U+202E", "U+202C"]


HOSTILE = ["\u2066" * 50_000, "א 1-2 " * 10_000, "\u2067א" * 20_000, "👨\u200d" * 30_000, "🇦" * 50_001, "A " * 50_000, "! " * 50_000]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_judged_in_time(text: str) -> None:
    given = passage(text, "he", None)
    for find in (find_reordered, find_stray_marks, find_emoji, find_capitals, find_exclamations):
        assert sum(1 for _ in find(given)) <= len(text)


@pytest.mark.parametrize(
    ("text", "lonely"), [("Hello \u2068Ana", [6]), ("Hello Ana\u2069", [9]), ("\u2068Ana\u2069", []), ("\u2067" * 3, [0, 1, 2])]
)
def test_an_isolate_without_its_partner_is_told(text: str, lonely: list[int]) -> None:
    assert [(hit.rule, hit.case, hit.start) for hit in find_unpaired(passage(text))] == [("TON090", "unpaired", place) for place in lonely]
