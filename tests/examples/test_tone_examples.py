"""The examples of tone print what a reader looks for, and the page on tone lists the keys and locales that there are."""

import re
import runpy
from pathlib import Path

import pytest

from xborder_support import Catalog
from xborder_support.tone.catalogs.parameters import packaged_declarations

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs" / "tone.md").read_text(encoding="utf-8")


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> str:
    runpy.run_path(str(_ROOT / "examples" / request.param))["main"]()
    return capsys.readouterr().out


@pytest.mark.parametrize("printed", ["say_it_locally.py"], indirect=True)
def test_each_market_has_its_own_greeting_order_and_closing(printed: str) -> None:
    japanese, german, brazilian, american, saudi, christmas, ramadan, emoji = printed.removeprefix("== ").split("\n== ")
    assert "佐藤様" in japanese
    assert japanese.index("申し訳") < japanese.index("R-1042") < japanese.index("明日届きます")
    assert "社員番号：107" in japanese
    assert "Sehr geehrte Frau Weber," in german
    assert "Oi, Ana!" in brazilian
    assert american.index("arrives tomorrow") < american.index("sorry"), "the answer comes first"
    assert "R-1042" not in american
    assert "مساء الخير" in saudi
    assert "SA nothing to say" in christmas
    assert "Ramadan." in ramadan
    assert "رمضان" in ramadan
    assert emoji.splitlines()[1:] == ["BR 2 0", "DE 0 0"]


@pytest.mark.parametrize("printed", ["lint_messages.py"], indirect=True)
def test_findings_say_their_place_their_rule_and_what_is_waived(printed: str) -> None:
    places = re.findall(r"^(?:de|ja):\d+:\d+ (?:error|warning|info): .+ \[TON\d{3}\]$", printed, re.MULTILINE)
    assert {place.partition(":")[0] for place in places} == {"de", "ja"}
    assert any("[TON001]" in place for place in places)
    assert re.search(r"wordings judged, 1 findings? waived", printed)
    reply = printed.partition("A reply to Japan:")[2].partition("As SARIF:")[0]
    assert "[TON005]" in reply
    assert "[TON043]" not in reply, "it is waived"
    assert re.search(r"As SARIF: [\d,]+ bytes, \d+ results", printed)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([\w-]+)`", cell))


def test_the_table_of_keys_is_that_of_the_catalogue() -> None:
    declarations = packaged_declarations()
    rows = re.findall(r"^\| `(\w+)`( \*)? \|[^|\n]*\|([^|\n]*)\|([^|\n]*)\|$", _PAGE, re.MULTILINE)
    told = {key: (bool(star), _names(needs), _names(takes)) for key, star, needs, takes in rows}
    assert list(told) == list(declarations.keys)
    for key, takes in declarations.keys.items():
        required = tuple(name for name, each in takes.items() if each.is_required)
        optional = tuple(name for name, each in takes.items() if not each.is_required)
        assert told[key] == (key in declarations.courtesies, required, optional), key


def test_the_table_of_locales_tells_what_was_reviewed() -> None:
    catalog = Catalog.load()
    review = {
        locale: catalog.render("ack", locale=locale, register="formal", values={}, channel="email").review for locale in catalog.locales
    }
    told = {state: _names(row) for state, row in re.findall(r"^\| `(confident|draft)` \|(.*)\|$", _PAGE, re.MULTILINE)}
    assert told == {state: tuple(locale for locale in catalog.locales if review[locale] == state) for state in ("confident", "draft")}
    assert all(catalog.registers(locale) == ("formal", "casual") for locale in catalog.locales)


def test_the_keys_that_take_numbers_and_addresses_are_none_as_the_page_says() -> None:
    taken = {parameter.type for takes in packaged_declarations().keys.values() for parameter in takes.values()}
    assert taken == {"text", "datetime", "duration", "person", "list", "word"}
