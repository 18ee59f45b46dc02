"""A feast is greeted on its days, in its countries, by those who chose so, and never beside bad news."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import feast_territories
from xborder_support.errors import UsageError
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy import FeastTone, Situation, blessing, feast_greeting, feasts_on, opens_with_blessing
from xborder_support.tone.courtesy.tables import table
from xborder_support.topics import TOPICS

CATALOG = Catalog.load()
WORDS = {parameter.name: parameter.words for parameter in CATALOG.parameters("feast_greeting")}["feast"]
CHRISTMAS = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("day", "place", "expected"),
    [
        ("2027-03-10", "SA", "eid_al_fitr"),
        ("2027-02-15", "SA", "ramadan"),
        ("2026-09-23", "SA", "national_day"),
        ("2026-12-02", "AE", "national_day"),
        ("2027-02-06", "CN", "lunar_new_year"),
        ("2027-02-06", "VN", "lunar_new_year"),
        ("2026-09-25", "CN", "mid_autumn"),
        ("2026-09-25", "KR", "chuseok"),
        ("2026-04-13", "TH", "songkran"),
        ("2026-11-08", "IN", "diwali"),
        ("2026-03-04", "IN", "holi"),
        ("2027-02-09", "BR", "carnival"),
        ("2026-11-01", "MX", "day_of_the_dead"),
        ("2026-04-05", "FR", "easter"),
        ("2026-04-12", "GR", "orthodox_easter"),
        ("2026-12-25", "US", "christmas"),
        ("2027-01-07", "RU", "christmas"),
        ("2026-12-25", "UA", "christmas"),
        ("2027-01-07", "EG", "christmas"),
        ("2026-09-12", "IL", "rosh_hashanah"),
        ("2026-12-05", "IL", "hanukkah"),
        ("2027-03-21", "IR", "nowruz"),
        ("2026-11-26", "US", "thanksgiving"),
        ("2027-01-01", "DE", "new_year"),
        ("2027-01-07", "JP", "new_year"),
        ("2027-01-01", "MX", "new_year"),
        ("2026-05-27", "TR", "eid_al_adha"),
        ("2027-02-25", "KW", "national_day"),
        ("2027-12-18", "QA", "national_day"),
        ("2027-08-09", "SG", "national_day"),
        ("2027-02-22", "SA", "national_day"),
        ("2027-02-06", "ID", "lunar_new_year"),
        ("2027-03-14", "GR", "carnival"),
        ("2027-02-08", "PT", "carnival"),
        ("2027-04-22", "IL", "other"),
        ("2027-10-16", "IL", "other"),
        ("2027-02-06", "TH", "lunar_new_year"),
        ("2026-11-08", "MY", "diwali"),
        ("2026-03-20", "KE", "eid_al_fitr"),
        ("2026-03-20", "GH", "eid_al_fitr"),
        ("2026-12-25", "KE", "christmas"),
        ("2026-12-25", "KR", "christmas"),
        ("2026-12-25", "HK", "christmas"),
        ("2027-01-01", "CN", "new_year"),
        ("2027-01-03", "GH", "new_year"),
        ("2027-01-03", "EE", "new_year"),
    ],
)
def test_a_day_has_the_feast_of_its_country(day: str, place: str, expected: str) -> None:
    words = [feast.word for feast in feasts_on(date.fromisoformat(day), place) if feast.tone in {"festive", "respectful"}]
    assert expected in words[:1]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        ("2026-12-25", "SA"),
        ("2026-12-25", "JP"),
        ("2026-01-01", "SA"),
        ("2026-04-27", "NL"),
        ("2026-11-11", "CN"),
        ("2026-08-14", "JP"),
        ("2026-09-21", "IL"),
        ("2027-05-11", "IL"),
        ("2026-12-25", "MY"),
        ("2026-12-25", "IN"),
        ("2026-11-01", "PL"),
        ("2026-11-28", "UA"),
        ("2027-04-25", "AU"),
        ("2026-04-03", "ES"),
        ("2026-07-14", "FR"),
        ("2027-02-08", "AR"),
        ("2026-06-26", "PK"),
        ("2026-04-05", "CN"),
        ("2027-02-08", "DE"),
        ("2026-06-10", "DE"),
        ("2026-12-25", "AQ"),
    ],
)
def test_days_of_mourning_of_others_and_of_trade_are_not_greeted(day: str, place: str) -> None:
    assert feast_greeting(date.fromisoformat(day), place, "formal", opted_in=True, locale="de") is None


@pytest.mark.parametrize("place", feast_territories())
def test_every_feast_is_known_from_2024_to_2035(place: str) -> None:
    day = date(2024, 1, 1)
    while day <= date(2035, 12, 31):
        for feast in feasts_on(day, place):
            assert feast.word in WORDS
            assert feast.tone in get_args(FeastTone)
            assert feast.first_on <= day <= feast.last_on
        day += timedelta(days=11)


def test_a_day_has_one_entry_for_each_of_its_feasts() -> None:
    for place in ("JP", "DE", "GH", "EE", "SA"):
        for day in (date(2027, 1, 1), date(2027, 1, 3)):
            keys = [feast.key for feast in feasts_on(day, place)]
            assert len(set(keys)) == len(keys) <= 2, place


def test_what_the_table_dates_itself_is_unknown_to_the_calendars() -> None:
    for entry in table("feasts")["feasts"]:
        assert ("key" in entry) != ("first" in entry)
        assert "first" not in entry or set(entry["territories"]).isdisjoint(feast_territories()) or entry["territories"] == ["JP"]


def test_every_word_of_the_texts_is_greeted_somewhere() -> None:
    assert {entry["word"] for entry in table("feasts")["feasts"]} == set(WORDS)


@pytest.mark.parametrize(
    ("market", "register", "day", "expected"),
    [
        ("DE", "formal", CHRISTMAS, "Wir wünschen Ihnen frohe Weihnachten."),
        ("DE", "casual", CHRISTMAS, "Wir wünschen dir frohe Weihnachten!"),
        ("US", "formal", CHRISTMAS, "Happy Holidays to you and your family."),
        ("NG", None, CHRISTMAS, "We wish you and your family a merry Christmas."),
        ("MX", "casual", date(2026, 11, 2), "Que en este Día de Muertos el recuerdo de tus seres queridos te acompañe."),
        ("ID", None, date(2027, 3, 10), "Selamat Idulfitri, mohon maaf lahir dan batin."),
        ("SA", None, date(2026, 9, 23), "كل عام والوطن بخير."),
        ("BR", "casual", date(2027, 2, 9), "Bom Carnaval para você!"),
        ("JP", None, date(2027, 1, 5), "旧年中は格別のご愛顧を賜り、誠にありがとうございました。本年もよろしくお願い申し上げます。"),
    ],
)
def test_a_feast_is_greeted_in_its_own_words(market: str, register: Any, day: date, expected: str) -> None:
    found = feast_greeting(day, market, register, opted_in=True)
    assert found is not None
    assert found.text == expected


def test_japan_congratulates_nobody_on_the_new_year() -> None:
    for register in CATALOG.registers("ja"):
        found = feast_greeting(date(2027, 1, 1), "JP", register, opted_in=True)
        assert found is not None
        assert "おめでとう" not in found.text


def test_nobody_is_greeted_who_did_not_choose_so() -> None:
    assert feast_greeting(CHRISTMAS, "DE", opted_in=False) is None


@pytest.mark.parametrize("situation", get_args(Situation))
def test_no_feast_stands_beside_bad_news(situation: Situation) -> None:
    assert feast_greeting(CHRISTMAS, "DE", opted_in=True, situation=situation) is None


@pytest.mark.parametrize("topic", TOPICS)
def test_no_feast_stands_beside_an_apology(topic: Any) -> None:
    greeted = {"sizing", "color", "address", "return_process", "promo"}
    assert (feast_greeting(CHRISTMAS, "DE", opted_in=True, topic=topic) is not None) is (topic in greeted)
    assert feast_greeting(CHRISTMAS, "DE", opted_in=True, topic=topic, severity="high") is None


def test_what_a_part_of_the_country_keeps_needs_its_name() -> None:
    monday = date(2027, 2, 8)
    found = feast_greeting(monday, "DE", opted_in=True, subdivision="NW")
    assert found is not None
    assert found.text == "Wir wünschen Ihnen frohe Karnevalstage."
    assert feast_greeting(monday, "DE", opted_in=True) is None


def test_an_announced_feast_moves() -> None:
    before, after = (
        [feast.word for feast in feasts_on(date(2027, 3, 8), "SA", announced=told)] for told in (None, {"eid-al-fitr": "2027-03-08"})
    )
    assert "eid_al_fitr" not in before
    assert "eid_al_fitr" in after
    [eid] = [feast for feast in feasts_on(date(2027, 3, 8), "SA", announced={"eid-al-fitr": "2027-03-08"}) if feast.word == "eid_al_fitr"]
    assert not eid.is_estimated


def test_a_year_that_nobody_knows_is_refused_and_not_greeted() -> None:
    far = date(2150, 2, 3)
    with pytest.raises(UsageError) as caught:
        feasts_on(far, "CN")
    assert caught.value.code == "feast-year-unknown"
    assert feast_greeting(far, "CN", "formal", opted_in=True, locale="de") is None
    with pytest.raises(UsageError) as told:
        feast_greeting(CHRISTMAS, "DE", opted_in=True, announced={"yule": "2026-12-24"})
    assert told.value.code == "unknown-feast"


@pytest.mark.parametrize(
    ("day", "place", "code"),
    [("2026-12-25", "DE", "bad-date"), (datetime(2026, 12, 25), "AQ", "bad-date"), (CHRISTMAS, "XX", "unknown-territory")],  # noqa: DTZ001
)
def test_what_is_no_day_and_no_place_is_refused(day: Any, place: str, code: str) -> None:
    for call in (lambda: feasts_on(day, place), lambda: feast_greeting(day, place, opted_in=True)):
        with pytest.raises(UsageError) as caught:
            call()
        assert caught.value.code == code


@pytest.mark.parametrize("choice", ["no", "false", 1, None])
def test_only_a_plain_yes_is_a_choice(choice: Any) -> None:
    for call in (lambda: feast_greeting(CHRISTMAS, "DE", opted_in=choice), lambda: blessing("ar", opted_in=choice)):
        with pytest.raises(UsageError, match="opted_in") as caught:
            call()
        assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize("message", [5, b"salam", None])
def test_a_message_is_text(message: Any) -> None:
    with pytest.raises(UsageError, match="text was expected"):
        opens_with_blessing(message)


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(2024, 1, 1), date(2035, 12, 31)), place=st.sampled_from(feast_territories()))
def test_a_greeting_is_whole_in_every_locale(day: date, place: str) -> None:
    for locale in CATALOG.locales:
        for register in CATALOG.registers(locale):
            found = feast_greeting(day, place, register, opted_in=True, locale=locale)
            assert found is None or found.text.strip() == found.text != ""
            assert found is None or not set("{}$") & set(found.text)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("السلام عليكم، متى يصل طلبي؟", True),
        ("السَّلامُ عَلَيْكُم ورحمة الله", True),
        ("Assalamu'alaikum kak", True),
        ("as-salamu alaykum!", True),
        ("Selamün aleyküm, kargom nerede?", True),
        ("As-Salaam-Alaikum, where is it?", True),
        ("Assalammualaikum", True),
        ("assalamualaikum wr wb", True),
        ("مرحبا", False),
        ("Salam hangat", False),
        ("", False),
        ("Pesan saya: assalamualaikum", False),
        ("Shalom", False),
    ],
)
def test_a_blessing_is_recognised_at_the_beginning(message: str, expected: object) -> None:
    assert opens_with_blessing(message) is expected


def test_a_blessing_is_given_back_or_wished_for_and_never_guessed() -> None:
    assert blessing("ar-SA", message="السلام عليكم") == "وعليكم السلام ورحمة الله وبركاته،"
    assert blessing("en-GB", message="Assalamualaikum, where is my parcel?") == "Wa alaikum assalam,"
    assert blessing("ar-SA") == ""
    assert blessing("ar-SA", message="مرحبا") == ""
    assert blessing("ms", opted_in=True) == "Assalamualaikum,"
    assert blessing("de", opted_in=True) == ""


def test_no_salutation_of_ours_is_a_blessing() -> None:
    for locale in CATALOG.locales:
        for register in CATALOG.registers(locale):
            text = CATALOG.render("salutation", locale=locale, register=register, values={}, channel="plain").text
            assert not opens_with_blessing(text), locale
