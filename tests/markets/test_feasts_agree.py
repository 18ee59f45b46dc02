"""The feasts, taboos, hedges and greetings of a market are those that calendars and tone have for its territory."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import pytest

from xborder_support.calendars import Feast, feast_territories, feasts_in
from xborder_support.markets import Fact
from xborder_support.markets.layering import layered_facts
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy import customs_of, feasts_on

YEARS = range(2026, 2036)
HEDGES = ("uncertainty", "approximation", "vague_time")
WORDS = {parameter.name: parameter.words for parameter in Catalog.load().parameters("feast_greeting")}["feast"]


@cache
def packaged(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(package).joinpath("data", name).read_text(encoding="utf-8"))


INDEX: dict[str, list[str]] = packaged("xborder_support.markets", "_index.toml")["territories"]


@cache
def facts_of(code: str) -> dict[str, Fact]:
    """Return the latest facts of a territory, also where its file does not yet say everything."""
    layered = layered_facts([*reversed(INDEX[code]), code], {})
    return {name: history[-1] for name, history in layered.items()}


@cache
def feasts_of(code: str) -> tuple[Feast, ...]:
    return tuple(feast for year in YEARS for feast in feasts_in(code, year))


def word_of(feast: Feast) -> str:
    """Return the word that tone greets the first day of a feast by; a feast of some parts is asked for in the first of them."""
    part = feast.subdivisions[0] if feast.subdivisions else None
    found = [one for one in feasts_on(feast.first_on, feast.territory, subdivision=part) if one.key == feast.key]
    return next((one.word for one in found if one.tone in {"festive", "respectful"}), "none")


def test_every_market_has_a_table_of_feasts() -> None:
    assert set(INDEX) <= set(feast_territories())


@pytest.mark.parametrize("code", INDEX)
class TestEachMarket:
    def test_feasts_are_known_to_the_calendars_in_every_year(self, code: str) -> None:
        named = facts_of(code)["feasts"].value
        for year in YEARS:
            found = [feast.key for feast in feasts_in(code, year)]
            # Two Ramadans may begin in one year, and none that is not named may take its place.
            assert set(named) <= set(found), year

    def test_a_feast_is_greeted_as_tone_does(self, code: str) -> None:
        named = facts_of(code)["feasts"].value
        words = {(feast.key, word_of(feast)) for feast in feasts_of(code) if feast.key in named}
        assert words == set(named.items())
        assert set(named.values()) <= {"none", *WORDS}

    def test_the_list_is_short_and_in_the_order_of_the_year(self, code: str) -> None:
        named = list(facts_of(code)["feasts"].value)
        assert 3 <= len(named) <= 10
        order = [feast.key for feast in feasts_in(code, 2027) if feast.key in named]
        assert named == list(dict.fromkeys(order))

    def test_what_tone_greets_is_not_left_out(self, code: str) -> None:
        greeted = {feast.key for feast in feasts_of(code) if word_of(feast) != "none"}
        assert greeted <= set(facts_of(code)["feasts"].value)

    def test_taboos_are_the_themes_that_tone_has_for_the_territory(self, code: str) -> None:
        table = packaged("xborder_support.tone.linting", "terms.toml")
        themes = [row["theme"] for row in table["terms"] if code in _territories(row, table["groups"])]
        assert facts_of(code)["taboos"].value == tuple(dict.fromkeys(themes))

    def test_hedges_are_out_of_place_where_tone_looks_for_them(self, code: str) -> None:
        territories = packaged("xborder_support.tone.linting", "hedges.toml")["territories"].values()
        assert facts_of(code)["hedges"].value == (HEDGES if any(code in group for group in territories) else ())

    def test_slang_and_greetings_are_the_customs_of_the_first_locale(self, code: str) -> None:
        facts = facts_of(code)
        customs = customs_of(_local(facts["locales"].value[0], code))
        for name, usual in (("slang", customs.allows_slang), ("greets_by_day_part", customs.greets_by_day_part)):
            assert facts[name].value == usual or facts[name].note, name


def _territories(row: dict[str, Any], groups: dict[str, list[str]]) -> set[str]:
    """Return the territories that a list of words names; one that names none holds everywhere, and is no market's own."""
    grouped = {code for group in row.get("groups", ()) for code in groups[group]}
    return (grouped | set(row.get("territories", ()))) - set(row.get("except", ()))


def _local(tag: str, code: str) -> str:
    """Return a tag as it is spoken in the territory, unless it names a place: en is en-IE in Ireland."""
    *_, last = tag.split("-")
    return tag if len(last) == 2 != len(tag) or last.isdigit() else f"{tag}-{code}"
