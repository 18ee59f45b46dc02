"""A salutation is right for the named and the nameless, for every gender that was declared, and at every hour."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.markets import Markets, get_market
from xborder_support.terms import Gender, PersonName
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy import salutation

CATALOG = Catalog.load()
ANA = PersonName(given="Ana", surname="Souza")
DOCTOR = PersonName(given="Ana", surname="Souza", title="Dr.")
BUDI = PersonName(given="Budi")
ONLY_SURNAME = PersonName(surname="Souza")
HANAKO = PersonName(given="花子", surname="佐藤")
MORNING = datetime(2026, 2, 3, 9, 30)  # noqa: DTZ001  (on the wall; each test adds a zone)
ZONES = {
    "SA": "Asia/Riyadh",
    "DE": "Europe/Berlin",
    "GB": "Europe/London",
    "NG": "Africa/Lagos",
    "US": "America/Chicago",
    "MX": "America/Mexico_City",
    "ID": "Asia/Jakarta",
    "JP": "Asia/Tokyo",
    "BR": "America/Sao_Paulo",
}


def greet(name: PersonName | None, market: str, register: Any, wall: datetime = MORNING, **changes: Any) -> str:
    zone = ZONES[market]
    return salutation(name, market, register, wall.replace(tzinfo=ZoneInfo(zone)), time_zone=zone, **changes).text.translate(
        {0x2068: "", 0x2069: ""}
    )


GREETINGS: list[tuple[str, str, PersonName | None, str, str, str]] = [
    # market, register, name, gender, in mail, in a chat at 09:30
    ("DE", "formal", None, "unknown", "Guten Tag,", "Guten Tag,"),
    ("DE", "formal", ANA, "unknown", "Guten Tag Ana Souza,", "Guten Tag Ana Souza,"),
    ("DE", "formal", ANA, "other", "Guten Tag Ana Souza,", "Guten Tag Ana Souza,"),
    ("DE", "formal", ANA, "female", "Sehr geehrte Frau Souza,", "Sehr geehrte Frau Souza,"),
    ("DE", "formal", DOCTOR, "male", "Sehr geehrter Herr Dr. Souza,", "Sehr geehrter Herr Dr. Souza,"),
    ("DE", "formal", BUDI, "female", "Guten Tag Budi,", "Guten Tag Budi,"),
    ("DE", "formal", ONLY_SURNAME, "unknown", "Guten Tag,", "Guten Tag,"),
    ("DE", "casual", ANA, "female", "Hallo Ana!", "Hallo Ana!"),
    ("DE", "casual", ONLY_SURNAME, "female", "Hallo!", "Hallo!"),
    ("GB", "formal", None, "female", "Dear Customer,", "Good morning,"),
    ("GB", "formal", ANA, "unknown", "Dear Ana Souza,", "Good morning Ana Souza,"),
    ("GB", "formal", ANA, "female", "Dear Ms Souza,", "Good morning Ms Souza,"),
    ("GB", "formal", DOCTOR, "female", "Dear Dr. Ana Souza,", "Good morning Dr. Ana Souza,"),
    ("GB", "casual", ANA, "male", "Hello Ana,", "Good morning Ana,"),
    ("GB", "casual", None, "unknown", "Hello,", "Good morning,"),
    ("US", "formal", ANA, "male", "Hello Mr. Souza,", "Good morning Mr. Souza,"),
    ("US", "casual", None, "unknown", "Hi there,", "Good morning,"),
    ("US", "casual", ANA, "unknown", "Hi Ana,", "Good morning Ana,"),
    ("NG", "formal", None, "unknown", "Good day,", "Good morning,"),
    ("NG", "formal", None, "female", "Good day Ma,", "Good morning Ma,"),
    ("NG", "formal", None, "male", "Good day Sir,", "Good morning Sir,"),
    ("NG", "formal", ANA, "female", "Good day Ms Souza,", "Good morning Ms Souza,"),
    ("NG", "casual", ANA, "unknown", "Hello Ana,", "Good morning Ana,"),
    ("MX", "formal", None, "unknown", "Buen día.", "Buenos días."),
    ("MX", "formal", ANA, "female", "Buen día, Sra. Souza.", "Buenos días, Sra. Souza."),
    ("MX", "formal", ANA, "unknown", "Buen día, Ana Souza.", "Buenos días, Ana Souza."),
    ("MX", "casual", ANA, "male", "¡Hola, Ana!", "¡Hola, Ana!"),
    ("BR", "formal", None, "unknown", "Olá.", "Bom dia."),
    ("BR", "formal", ANA, "female", "Prezada Ana Souza,", "Bom dia, Ana Souza."),
    ("BR", "formal", ANA, "other", "Olá, Ana Souza.", "Bom dia, Ana Souza."),
    ("BR", "casual", ANA, "female", "Oi, Ana!", "Bom dia, Ana!"),
    ("ID", "formal", None, "unknown", "Halo, Bapak/Ibu,", "Selamat pagi, Bapak/Ibu,"),
    ("ID", "formal", BUDI, "male", "Halo, Bapak Budi,", "Selamat pagi, Bapak Budi,"),
    ("ID", "casual", BUDI, "unknown", "Halo Kak Budi,", "Selamat pagi Kak Budi,"),
    ("JP", "formal", HANAKO, "female", "佐藤様", "佐藤様"),
    ("JP", "casual", HANAKO, "unknown", "佐藤さま", "佐藤さま"),
    ("SA", "formal", None, "unknown", "تحية طيبة،", "صباح الخير،"),
    (
        "SA",
        "formal",
        PersonName(given="نورة", surname="القحطاني"),
        "female",
        "تحية طيبة السيدة نورة القحطاني المحترمة،",
        "صباح الخير السيدة نورة القحطاني المحترمة،",
    ),
    ("SA", "casual", PersonName(given="نورة"), "unknown", "مرحبًا نورة،", "صباح الخير نورة،"),
]


@pytest.mark.parametrize(("market", "register", "name", "gender", "mail", "chat"), GREETINGS, ids=range(len(GREETINGS)))
def test_a_customer_is_greeted_as_is_usual_there(  # noqa: PLR0917  (the columns of the table)
    market: str, register: Any, name: PersonName | None, gender: Any, mail: str, chat: str
) -> None:
    assert greet(name, market, register, gender=gender) == mail
    assert greet(name, market, register, gender=gender, channel="whatsapp") == chat


@pytest.mark.parametrize(
    ("market", "hour", "minute", "expected"),
    [
        ("GB", 0, 0, "Hello Ana,"),
        ("GB", 1, 0, "Hello Ana,"),  # CLDR calls it morning
        ("GB", 4, 59, "Hello Ana,"),
        ("GB", 5, 0, "Good morning Ana,"),
        ("GB", 12, 0, "Good afternoon Ana,"),
        ("GB", 18, 0, "Good evening Ana,"),
        ("GB", 23, 59, "Good evening Ana,"),
        ("ID", 9, 59, "Selamat pagi Kak Ana,"),
        ("ID", 10, 0, "Selamat siang Kak Ana,"),
        ("ID", 15, 0, "Selamat sore Kak Ana,"),
        ("ID", 18, 0, "Selamat malam Kak Ana,"),
        ("ID", 0, 0, "Selamat malam Kak Ana,"),
        ("BR", 12, 0, "Boa tarde, Ana!"),
        ("BR", 19, 0, "Boa noite, Ana!"),
        ("BR", 2, 0, "Boa noite, Ana!"),
        ("SA", 13, 0, "مساء الخير Ana،"),
        ("SA", 2, 0, "مرحبًا Ana،"),
        ("JP", 9, 0, "Souzaさま"),
    ],
)
def test_the_time_of_day_is_the_customers(market: str, hour: int, minute: int, expected: str) -> None:
    assert greet(ANA, market, "casual", MORNING.replace(hour=hour, minute=minute), channel="webchat") == expected


@pytest.mark.parametrize("channel", ["email", "zendesk", "amazon", "sms", "ussd", "html", "plain", "a host's own"])
def test_who_may_read_it_later_is_greeted_without_the_hour(channel: str) -> None:
    assert greet(ANA, "GB", "casual", channel=channel) == "Hello Ana,"


def test_an_unknown_zone_greets_without_the_hour_and_a_single_one_is_known() -> None:
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    assert salutation(ANA, "BR", "casual", now, channel="whatsapp").text == "Oi, Ana!"
    assert salutation(ANA, "NG", "casual", now, channel="whatsapp").text == "Good morning Ana,"
    assert salutation(ANA, "IT", "casual", now, channel="whatsapp", locale="en-GB").text == "Good morning Ana,"


def test_no_broken_greeting_when_the_name_is_missing() -> None:
    """Ask 29: shops sent "Hi ," and "Hi {{contact.name}}," to those whose name they did not know."""
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    empty = (None, PersonName(), PersonName(given=""), PersonName(title="Dr."), PersonName(given="{{contact.name}}"), PersonName(given="-"))
    for locale in CATALOG.locales:
        for register in CATALOG.registers(locale):
            texts = {salutation(name, "DE", register, now, locale=locale).text for name in empty}
            [text] = texts
            assert_whole(text, locale)
            assert text or locale.startswith("ja"), locale


HOLES = re.compile(r"[{}$%]|  |^\s|\s$|\s[,.!:;،、。！]|[,،、]\s*[,.،。]|[ ]$|undefined|None|null|\(\)")
LONELY = re.compile(r"\b(Frau|Herr|Ms|Mr|Sra?|Mme|Dear|Hello|Hi|السيد|السيدة|Geachte heer|Sig\.ra)(\.?\s*[,،!]|\.$)")
GREETS_SO = re.compile(r"^(Hello|Hi),$")  # complete without a name


def assert_whole(text: str, locale: str) -> None:
    assert not HOLES.search(text), (locale, text)
    assert GREETS_SO.match(text) or not LONELY.search(text), (locale, text)
    assert text not in {"様", "さま", "님", "คุณ"}, (locale, text)


ODD = st.sampled_from(
    [
        "",
        " ",
        ".",
        "-",
        "n/a",
        "N/A",
        "{{first_name}}",
        "[Name]",
        "ana@kaze.example",
        "\u202e",
        "\u200b",
        "\u3164",
        "\x00",
        "\ud800",
        ",",
        "?!",
        "O'Brien",
        "Ana  Maria",
        " Ana,",
        "Ana\nMaria",
        "李",
        "佐藤",
        "محمد",
        "Ωmega",
        "X Æ A-12",
        "a" * 5000,
        "Anna\u2069\u202e",
        "12",
    ]
)
PART = st.one_of(st.none(), ODD, st.text(max_size=12))
NAMES = st.builds(PersonName, given=PART, surname=PART, title=st.one_of(st.none(), st.sampled_from(["Dr.", "Frau", "Mr", "\u200b"]), PART))
HOURS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31)).map(lambda each: each.replace(tzinfo=UTC))  # noqa: DTZ001  (bounds)


@settings(max_examples=60, deadline=None)
@given(
    name=st.one_of(st.none(), NAMES),
    now=HOURS,
    gender=st.sampled_from(["unknown", "female", "male", "other"]),
    channel=st.sampled_from(["email", "whatsapp", "sms"]),
)
def test_no_salutation_has_a_hole(name: PersonName | None, now: datetime, gender: Any, channel: str) -> None:
    for locale in CATALOG.locales:
        for register in CATALOG.registers(locale):
            found = salutation(name, "DE", register, now, locale=locale, gender=gender, channel=channel, time_zone="Europe/Berlin")
            assert_whole("".join(letter for letter in found.text if letter not in "\u2068\u2069"), locale)
            found.text.encode()


@pytest.mark.parametrize("locale", CATALOG.locales)
def test_no_locale_guesses_a_gender(locale: str) -> None:
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    for register in CATALOG.registers(locale):
        for channel in ("email", "whatsapp"):
            anna, peter = (
                salutation(PersonName(given=given, surname="Weber"), "DE", register, now, locale=locale, channel=channel).text
                for given in ("Anna", "Peter")
            )
            assert anna.replace("Anna", "Peter") == peter


@pytest.mark.parametrize("locale", CATALOG.locales)
def test_other_is_never_called_woman_or_man(locale: str) -> None:
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    for register in CATALOG.registers(locale):
        genders: tuple[Gender, ...] = ("unknown", "other")
        by_gender = {gender: salutation(ANA, "DE", register, now, locale=locale, gender=gender).text for gender in genders}
        assert by_gender["other"] == by_gender["unknown"]


@pytest.mark.parametrize(
    ("title", "gender", "market", "expected"),
    [
        ("Frau", "female", "DE", "Sehr geehrte Frau Souza,"),
        ("Frau Dr.", "female", "DE", "Sehr geehrte Frau Dr. Souza,"),
        ("Frau", "unknown", "DE", "Guten Tag Frau Ana Souza,"),
        ("Ms.", "female", "GB", "Dear Ms Souza,"),
        ("Ibu", "unknown", "ID", "Halo, Bapak/Ibu Ana Souza,"),
        ("Dra.", "female", "BR", "Olá, Dra. Ana Souza."),
        ("{{title}}", "female", "GB", "Dear Ms Souza,"),
    ],
)
def test_no_honorific_is_written_twice(title: str, gender: Any, market: str, expected: str) -> None:
    assert greet(PersonName(given="Ana", surname="Souza", title=title), market, "formal", gender=gender) == expected


def test_the_register_is_that_of_the_market_and_the_channel() -> None:
    now = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    assert salutation(ANA, "BR", None, now).text == "Olá, Ana Souza."
    assert salutation(ANA, "BR", None, now, channel="whatsapp").text == "Oi, Ana!"
    assert salutation(ANA, "AT", None, now).text == "Guten Tag Ana Souza,"
    assert salutation(ANA, "BR", None, now, locale="de").text == "Guten Tag Ana Souza,"
    own = Markets.packaged().with_overrides({"DE": {"register": {"value": {"default": "casual"}, "source": "our brand"}}})
    assert salutation(ANA, own.get("DE", on=now.date()), None, now).text == "Hallo Ana!"


def test_a_market_is_served_in_the_first_of_its_languages_that_has_texts() -> None:
    market = get_market("US", on=date(2026, 2, 3))
    shop = Catalog({}, CATALOG._declarations)
    assert salutation(None, market, "casual", datetime(2026, 2, 3, tzinfo=UTC), catalog=shop).locale_used == "en-US"


def test_no_language_stands_in_for_another() -> None:
    with pytest.raises(UsageError) as caught:
        salutation(ANA, "KH", None, datetime(2026, 2, 3, tzinfo=UTC))
    assert caught.value.code == "unknown-locale"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"now": datetime(2026, 2, 3)}, "naive-datetime"),  # noqa: DTZ001  (what is refused)
        ({"now": "2026-02-03"}, "not-a-datetime"),
        ({"name": "Ana Souza"}, "wrong-argument"),
        ({"market": "XX"}, "unknown-territory"),
        ({"gender": "f"}, "unknown-word"),
        ({"gender": ["female"]}, "wrong-value-type"),
        ({"time_zone": "Mars", "channel": "whatsapp", "market": "GB"}, "unknown-time-zone"),
        ({"register": "rude"}, "unknown-register"),
        ({"locale": "??"}, "bad-language-tag"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], code: str) -> None:
    given: dict[str, Any] = {"name": ANA, "market": "DE", "register": None, "now": datetime(2026, 2, 3, tzinfo=UTC)} | changes
    with pytest.raises(UsageError) as caught:
        salutation(given.pop("name"), given.pop("market"), given.pop("register"), given.pop("now"), **given)
    assert caught.value.code == code
