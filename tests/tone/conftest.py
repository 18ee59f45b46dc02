"""Give the tests a catalogue, values for every message, and a way to try a Fluent text of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

import pytest

from xborder_support.errors import ConfigurationError
from xborder_support.terms import Money, PersonName
from xborder_support.tone import Catalog, RenderedText
from xborder_support.tone.catalogs.assembly import compile_locale
from xborder_support.tone.catalogs.parameters import packaged_declarations, parse_declarations
from xborder_support.tone.catalogs.sources import read_source

REQUIRED: dict[str, Any] = {
    "brand": "Kaze Audio",
    "due_at": datetime(2026, 2, 4, 2, 0, tzinfo=UTC),
    "opens_at": datetime(2026, 2, 4, 0, 30, tzinfo=UTC),
    "dates": [date(2026, 2, 11)],
    "fields": ["AAA", "BBB", "CCC"],
    "summary": "SSS",
    "within": timedelta(hours=2),
}
FULL: dict[str, Any] = REQUIRED | {
    "name": PersonName(given="Ana", surname="Souza", given_vocative="Ano", surname_vocative="Souzo"),
    "agent_name": "Mika Ito",
    "staff_number": "A-107",
    "ref": "R-1042",
    "topic": "TTT",
    "tz_label": "ZZZ",
    "hours_text": "HHH",
    "urgent_route": "+49 30 123",
    "holiday_name": "FFF",
    "scope": "all",
    "contact": "help@kaze.example",
    "why": "WWW",
    "deadline": datetime(2026, 2, 6, 2, 0, tzinfo=UTC),
}
# What a parameter takes that is newer than these tables: the tests of all messages hold for it too.
_BY_TYPE: dict[str, Any] = {
    "text": "WWW",
    "url": "https://kaze.example/x",
    "reference": "R-7",
    "integer": 3,
    "decimal": Decimal("1.5"),
    "datetime": datetime(2026, 2, 5, 2, 0, tzinfo=UTC),
    "date": date(2026, 2, 12),
    "person": PersonName(given="Ana", surname="Souza"),
    "list": ["WWW"],
    "money": Money(Decimal("19.90"), "EUR"),
    "duration": timedelta(hours=3),
}


def complete(known: dict[str, Any], *, only_required: bool = False) -> dict[str, Any]:
    """Return the values for every message: those known, and one of its type for each other parameter. Words are left out."""
    parameters = {each.name: each for key in packaged_declarations().keys.values() for each in key.values() if each.type != "word"}
    required = {each.name for key in packaged_declarations().keys.values() for each in key.values() if each.is_required}
    wanted = required if only_required else parameters.keys()
    return {name: known.get(name) or _BY_TYPE[parameters[name].type] for name in sorted(wanted)}


SAMPLE: dict[str, Any] = {
    "who": PersonName(given="Ana", surname="Souza"),
    "note": "NNN",
    "count": 2,
    "at": datetime(2026, 2, 4, 2, 0, tzinfo=UTC),
    "day": date(2026, 2, 11),
    "items": ["x", "y"],
    "price": Money(Decimal("19.90"), "EUR"),
    "span": timedelta(hours=2, minutes=5),
    "link": "https://kaze.example/a_b_?x=1&y=*2*",
    "order": "#10_42",
    "weight": Decimal("1234.50"),
}
ZONES = {
    "ja": "Asia/Tokyo",
    "id": "Asia/Jakarta",
    "ar": "Asia/Riyadh",
    "de": "Europe/Berlin",
    "en-GB": "Europe/London",
    "en-US": "America/New_York",
    "en-NG": "Africa/Lagos",
    "es-419": "America/Mexico_City",
    "pt-BR": "America/Sao_Paulo",
}
DECLARATIONS = """
[types]
who = "person"
note = "text"
gender = "text"
count = "integer"
at = "datetime"
day = "date"
items = "list"
price = "money"
span = "duration"
link = "url"
order = "reference"
weight = "decimal"
more = "integer"
ratio = "decimal"
friend = "person"
later = "datetime"

[words]
sex = ["unknown", "female", "male"]

[keys]
a = { required = [
    "who", "note", "count", "at", "day", "items", "price", "span", "link", "order", "weight",
], optional = ["gender", "more", "ratio", "later", "sex", "friend"] }
b = { required = ["note"] }
"""

Try: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog.load()


@pytest.fixture
def full() -> dict[str, Any]:
    return complete(FULL)


@pytest.fixture
def required() -> dict[str, Any]:
    return complete(REQUIRED, only_required=True)


@pytest.fixture
def speak(catalog: Catalog) -> Callable[..., RenderedText]:
    """Render a packaged message for a customer of its locale, with every value unless told otherwise."""

    def render(key: str, locale: str, register: Any, values: dict[str, Any] | None = None, *, channel: str = "plain") -> RenderedText:
        given = complete(FULL) if values is None else values
        zone = ZONES.get(locale, "Asia/Tokyo")
        return catalog.render(key, locale=locale, register=register, values=given, channel=channel, time_zone=zone)

    return render


@pytest.fixture
def say(catalog: Catalog) -> Try:
    """Render a packaged message with the defaults that a test does not care about."""

    def render(key: str, values: dict[str, Any] | None = None, **changes: Any) -> Any:
        settings: dict[str, Any] = {"locale": "de", "register": "formal", "channel": "plain", "time_zone": "Europe/Berlin"}
        return catalog.render(key, values=complete(FULL) if values is None else values, **(settings | changes))

    return render


@pytest.fixture
def try_text() -> Try:
    """Compile ``a`` (and what else the text has) and render it. ``b`` is filled in where the text leaves it out."""
    declarations = parse_declarations(DECLARATIONS)

    def render(text: str, values: dict[str, Any] | None = None, *, locale: str = "en-GB", channel: str = "plain", **options: Any) -> str:
        time_zone = options.pop("time_zone", "Asia/Tokyo")
        filled = text if "\nb =" in f"\n{text}" else f"{text}\nb = B\n"
        source, faults = read_source(f"# review: draft\n\n{filled}", name="shop.ftl", locale=locale)
        texts, more = compile_locale([source], declarations)
        if faults + more:
            raise ConfigurationError(faults + more)
        catalog = Catalog({locale: texts}, declarations)
        given = SAMPLE | (values or {})
        return catalog.render("a", locale=locale, register="formal", values=given, channel=channel, time_zone=time_zone, **options).text

    return render
