"""The packaged messages: complete, finished, short enough, and in one register each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import resources
from itertools import product
from typing import Any, TypeAlias, get_args

import pytest

from xborder_support.terms import PersonName
from xborder_support.tone import Catalog, RenderedText, zone_label
from xborder_support.tone.catalogs.parameters import packaged_declarations
from xborder_support.tone.catalogs.values import ValueType

CATALOG = Catalog.load()
LOCALES = CATALOG.locales
Speak: TypeAlias = Callable[..., RenderedText]
COURTESIES = packaged_declarations().courtesies
KEYS = tuple(key for key in CATALOG.keys if key not in COURTESIES)
REGISTERS = ("formal", "casual")
EVERYBODY = [(locale, register) for locale in LOCALES for register in CATALOG.registers(locale)]
CHANNELS = ("plain", "html", "sms", "whatsapp", "line", "subject", "a host's own")
ISOLATES = re.compile("[\u2066-\u2069]")
UNFINISHED = re.compile(r"[{}]|  |\$|None|\bnone\b|[.。]{2}(?!\.)")
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def test_the_first_locales_are_there_in_both_registers() -> None:
    first = {"ar", "de", "en-GB", "en-NG", "en-US", "es-419", "id", "ja", "pt-BR"}
    assert first <= set(LOCALES)
    assert {CATALOG.registers(locale) for locale in first} == {REGISTERS}
    assert all(CATALOG.registers(locale) for locale in LOCALES)


def test_the_declarations_name_known_types_and_declared_names() -> None:
    table = tomllib.loads(resources.files("xborder_support.tone.catalogs").joinpath("messages", "parameters.toml").read_text("utf-8"))
    assert set(table) == {"courtesies", "types", "words", "keys"}
    assert set(table["types"].values()) <= set(get_args(ValueType)) - {"word"}
    assert not set(table["types"]) & set(table["words"])
    used = [name for key in table["keys"].values() for names in key.values() for name in names]
    assert set(used) == {*table["types"], *table["words"]}
    assert {kind for key in table["keys"].values() for kind in key} == {"required", "optional"}
    assert set(table["courtesies"]) <= set(table["keys"])


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_every_text_is_finished_on_every_channel(
    speak: Speak, full: dict[str, Any], required: dict[str, Any], locale: str, register: Any
) -> None:
    for key, values, channel in product(CATALOG.keys, (full, required), CHANNELS):
        rendered = speak(key, locale, register, values, channel=channel)
        assert rendered.locale_used == locale
        assert rendered.fallback_from is None
        assert rendered.text == rendered.text.strip(), key
        assert not UNFINISHED.search(rendered.text), rendered.text
        for span in rendered.spans:
            assert 0 <= span.start < span.end <= len(rendered.text)


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_every_word_leads_to_a_finished_text(
    speak: Speak, full: dict[str, Any], required: dict[str, Any], locale: str, register: Any
) -> None:
    for key in CATALOG.keys:
        for parameter in CATALOG.parameters(key):
            for word, values in product(parameter.words, (full, required)):
                text = speak(key, locale, register, values | {parameter.name: word}).text
                assert text == text.strip(), (key, word)
                assert not UNFINISHED.search(text), text


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_a_word_that_nobody_says_is_the_unmarked_one(speak: Speak, full: dict[str, Any], locale: str, register: Any) -> None:
    for key in CATALOG.keys:
        unmarked = {each.name: each.words[0] for each in CATALOG.parameters(key) if each.words}
        assert speak(key, locale, register, full | unmarked) == speak(key, locale, register, full)


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_every_value_that_is_given_appears(speak: Speak, full: dict[str, Any], locale: str, register: Any) -> None:
    for key in KEYS:
        parameters = CATALOG.parameters(key)
        ways = [{each.name: word} for each in parameters for word in each.words] or [{}]  # a name may wait for a gender
        shown = {span.name for words in ways for span in speak(key, locale, register, full | words).spans}
        assert shown == {each.name for each in parameters if not each.words} - {"scope"}, key


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_a_greeting_stands_in_the_salutation_alone(speak: Speak, locale: str, register: Any) -> None:
    texts = {key: ISOLATES.sub("", speak(key, locale, register).text).strip("¡") for key in KEYS}
    opening = re.split(r"[\s،,:!.]", texts.pop("salutation"))[0]
    for key, text in texts.items():
        assert not text.startswith(opening + " "), key


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_a_confirmed_stop_fits_two_sms(speak: Speak, locale: str, register: Any) -> None:
    for scope in ("all", "marketing"):
        values = {"brand": "Kaze Audio Worldwide", "contact": "help@kaze-audio.example", "scope": scope}
        text = speak("stop_confirmed", locale, register, values, channel="sms").text
        assert len(text) <= (2 * 153 if set(text) <= GSM_7 else 2 * 67), (len(text), text)


@pytest.mark.parametrize("locale", ["de", "en-GB", "en-US", "en-NG", "id"])
def test_texts_of_gsm_languages_stay_in_the_gsm_alphabet(speak: Speak, full: dict[str, Any], locale: str) -> None:
    full["dates"] = [date(2026, 2, day) for day in (9, 10, 11, 12)]
    for key, register in product(KEYS[1:], REGISTERS):
        text = speak(key, locale, register, full, channel="sms").text
        assert set(text) <= GSM_7, set(text) - GSM_7


ADDRESS: dict[str, tuple[str, str]] = {
    # locale: (words of the formal address alone, words of the casual one alone)
    "de": (r"\b(Sie|Ihnen|Ihre[mnrs]?|Ihr)\b", r"\b([Dd]u|dir|dich|[Dd]eine?[mnrs]?)\b"),
    "es-419": (r"\b([Uu]sted|[Ll]e|[Ss]us?|atenderle|recibirá|respóndanos|comuníquese|comunicarse)\b",
               r"\b(tú|[Tt]e|[Tt]us?|ti|atenderte|recibirás|respóndenos|escríbenos)\b"),
    "ja": (r"(いたし|でござい|申し上げ|承り)", r"(です。|教えて|お返事|さま)"),
    "id": (r"\b(Anda|Bapak)\b", r"\b(ya|Halo(?!, Bapak/Ibu\b)|Oke|kamu|Biar)\b"),
    "en-GB": (r"\b(Dear|Thank you|We will|we require|no further|We are closed)\b", r"(n't|'s|'re|'ll|'ve|\bThanks\b)"),
    "en-US": (r"\b(Thank you|You will|We have|need the following)\b", r"(n't|'s|'re|'ll|'ve|\bThanks\b|\bHi\b)"),
    "pt-BR": (r"\b(Olá|Agradecemos|receberá|Atenciosamente|Prezad)", r"\b(Oi|[Aa] gente|[Pp]ra|Manda|chama|Abraços)\b"),
}  # fmt: skip


@pytest.mark.parametrize("locale", ADDRESS)
def test_a_register_is_never_mixed(speak: Speak, required: dict[str, Any], locale: str) -> None:
    formal, casual = ADDRESS[locale]
    for values in (None, required):
        politely = "\n".join(speak(key, locale, "formal", values).text for key in KEYS)
        warmly = "\n".join(speak(key, locale, "casual", values).text for key in KEYS)
        assert re.search(formal, politely)
        assert re.search(casual, warmly)
        assert not re.search(casual, politely), re.search(casual, politely)
        assert not re.search(formal, warmly), re.search(formal, warmly)


def test_hedges_stand_in_no_german_text(speak: Speak) -> None:
    hedges = r"\b(vielleicht|eventuell|möglicherweise|voraussichtlich|ungefähr|etwa|circa|bald|demnächst|zeitnah|in Kürze|in der Regel)\b"
    for key, register in product(KEYS, REGISTERS):
        assert not re.search(hedges, speak(key, "de", register).text)


@pytest.mark.parametrize(
    ("locale", "register", "expected"),
    [
        ("ja", "formal", "2月4日（水）11:00までに、担当者よりご返信申し上げます。"),
        ("ja", "casual", "2月4日（水）11:00までにお返事します。"),
        ("de", "formal", "Sie erhalten unsere Antwort bis Mittwoch, 4. Februar, 03:00 Uhr."),
        ("de", "casual", "Du bekommst unsere Antwort bis Mittwoch, 4. Februar, 03:00 Uhr."),
        ("en-GB", "formal", "We will reply by 02:00 on Wednesday 4 February."),
        ("en-US", "casual", "You'll hear from us by 9:00 PM on Tuesday, February 3."),
        ("en-NG", "formal", "Kindly expect our response by 03:00 on Wednesday, 4 February."),
        ("es-419", "formal", "Le responderemos a más tardar el martes 3 de febrero, 20:00 h."),
        ("pt-BR", "formal", "Você receberá a nossa resposta até terça-feira, 3 de fevereiro, às 23:00."),
        ("id", "formal", "Kami akan membalas pesan Anda paling lambat Rabu, 4 Februari pukul 09.00."),
        ("ar", "formal", "سيصلكم ردنا في موعد أقصاه يوم الأربعاء، 4 فبراير، الساعة 5:00 ص."),
    ],
)
def test_a_promise_names_day_and_time_in_the_customers_zone(
    speak: Speak, required: dict[str, Any], locale: str, register: Any, expected: str
) -> None:
    assert speak("expected_reply", locale, register, required).text == expected


OPENS: dict[tuple[str, str], str] = {
    ("ja", "formal"): "2月4日（水）9:30（ロンドン時間）より対応いたします。",
    ("ja", "casual"): "2月4日（水）9:30（ロンドン時間）から対応します。",
    ("de", "formal"): "Ab Mittwoch, 4. Februar, 01:30 Uhr (Ortszeit London) sind wir wieder für Sie da.",
    ("de", "casual"): "Ab Mittwoch, 4. Februar, 01:30 Uhr (Ortszeit London) sind wir wieder für dich da.",
    ("en-GB", "formal"): "We are closed at the moment. We open again at 00:30 on Wednesday 4 February (London time).",
    ("en-GB", "casual"): "We're closed at the moment. We're back at 00:30 on Wednesday 4 February (London time).",
    ("en-US", "formal"): "We open again at 7:30 PM on Tuesday, February 3 (London time).",
    ("en-US", "casual"): "we'll be back at 7:30 PM on Tuesday, February 3 (London time).",
    ("en-NG", "formal"): "We are closed at this time. We resume at 01:30 on Wednesday, 4 February (London time).",
    ("en-NG", "casual"): "We're back at 01:30 on Wednesday, 4 February (London time).",
    ("es-419", "formal"): "Volveremos a atenderle el martes 3 de febrero, 18:30 h (hora de Londres).",
    ("es-419", "casual"): "Volvemos a atenderte el martes 3 de febrero, 18:30 h (hora de Londres).",
    ("pt-BR", "formal"): "Voltaremos a atender você no dia 3 de fevereiro (terça-feira), às 21:30 (horário de Londres).",
    ("pt-BR", "casual"): "mas volta dia 3 de fevereiro (terça-feira), às 21:30 (horário de Londres).",
    ("id", "formal"): "Layanan kami buka kembali pada Rabu, 4 Februari pukul 07.30 (waktu London).",
    ("id", "casual"): "Kami buka lagi Rabu, 4 Februari pukul 07.30 (waktu London).",
    ("ar", "formal"): "ونعود لخدمتكم يوم الأربعاء، 4 فبراير، الساعة 3:30 ص (بتوقيت لندن).",
    ("ar", "casual"): "ونعود إليكم يوم الأربعاء، 4 فبراير، الساعة 3:30 ص (بتوقيت لندن).",
}


@pytest.mark.parametrize(("locale", "register"), OPENS)
def test_a_desk_that_opens_again_names_day_and_time_and_the_city_whose_time_it_is(
    speak: Speak, required: dict[str, Any], locale: str, register: Any
) -> None:
    label = zone_label("Europe/London", locale=locale)
    text = speak("out_of_hours", locale, register, required | {"tz_label": label}).text
    assert OPENS[locale, register] in text, text


@pytest.mark.parametrize(("locale", "register"), EVERYBODY)
def test_a_shown_time_bears_the_zone_label_only_where_it_is_given(
    speak: Speak, required: dict[str, Any], locale: str, register: Any
) -> None:
    for key in ("out_of_hours", "holiday_notice", "expected_reply"):
        assert speak(key, locale, register, required | {"tz_label": "ZZZ"}).text.count("ZZZ") == 1
        assert "tz_label" not in {span.name for span in speak(key, locale, register, required).spans}


@pytest.mark.parametrize("day", range(2, 9))
@pytest.mark.parametrize("register", REGISTERS)
def test_portuguese_returns_are_right_on_every_weekday(speak: Speak, required: dict[str, Any], register: Any, day: int) -> None:
    values = required | {"opens_at": datetime(2026, 2, day, 12, 0, tzinfo=UTC)}
    for key in ("out_of_hours", "holiday_notice"):
        text = speak(key, "pt-BR", register, values).text
        assert re.search(rf"\bdia {day} de fevereiro \((\w+-feira|sábado|domingo)\), às 09:00\.$", text), text


@pytest.mark.parametrize(
    ("locale", "register", "expected"),
    [
        ("de", "formal", "Ihre Nachricht ist bei uns eingegangen, vielen Dank."),
        ("pt-BR", "casual", "A gente agradece o contato! Sua mensagem já chegou aqui."),
    ],
)
def test_an_acknowledgement_reads_well_after_a_greeting_and_alone(speak: Speak, locale: str, register: Any, expected: str) -> None:
    assert speak("ack", locale, register, {}).text == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_what_code_asks_for_is_put_into_words(speak: Speak, locale: str) -> None:
    text = speak("need_info", locale, "formal", {"fields": ["message", "order_number", "QQQ"]}).text
    assert "order_number" not in text
    assert "QQQ" in text
    assert locale.startswith("en") or "message" not in text


@pytest.mark.parametrize(
    ("locale", "register", "known", "unknown"),
    [
        ("ja", "formal", "佐藤様", "お客様"),  # 「お客様」 alone opens no message; the thanks that follow do
        ("ja", "casual", "佐藤さま", "お客様"),
        ("de", "formal", "Guten Tag 花子·佐藤,", "Guten Tag,"),
        ("id", "formal", "Halo, Bapak/Ibu 花子·佐藤,", "Halo, Bapak/Ibu,"),
        ("es-419", "formal", "Buen día, 花子·佐藤.", "Buen día."),
    ],
)
def test_a_salutation_guesses_no_gender(catalog: Catalog, locale: str, register: Any, known: str, unknown: str) -> None:
    name = PersonName(given="花子", surname="佐藤", locale=None if locale == "ja" else "en")
    assert catalog.render("salutation", locale=locale, register=register, values={"name": name}, channel="plain").text == known
    assert catalog.render("salutation", locale=locale, register=register, values={}, channel="plain").text == unknown


def test_review_tells_which_texts_a_native_reader_still_has_to_see(catalog: Catalog) -> None:
    found = {
        locale: catalog.render("salutation", locale=locale, register="formal", values={}, channel="plain").review for locale in LOCALES
    }
    assert {str(locale): review for locale, review in found.items() if locale in {"de", "en-NG"}} == {"de": "confident", "en-NG": "draft"}
    assert set(found.values()) == {"confident", "draft"}


def test_scope_marketing_promises_no_more_than_was_asked(say: Any, required: dict[str, Any]) -> None:
    assert "Werbung" in say("stop_confirmed", required | {"scope": "marketing"}).text
    assert "Werbung" not in say("stop_confirmed", required | {"scope": "sms"}).text
