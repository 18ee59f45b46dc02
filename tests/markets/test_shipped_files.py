"""Check every file that ships: whole, sourced, and written in words that the other packages know."""

import re
from datetime import date
from importlib import resources
from typing import Any

import holidays
import pytest

from xborder_support.configuration import parse_toml
from xborder_support.markets import Fact, get_market, list_markets
from xborder_support.markets.files import belongs_to, packaged_regions
from xborder_support.markets.layering import _packaged_facts, checked_facts
from xborder_support.markets.market import FACT_FIELDS
from xborder_support.markets.wording import days_of
from xborder_support.sla import METRICS, rings
from xborder_support.terms import territory

ON = date(2026, 11, 22)
DATA = resources.files("xborder_support.markets") / "data"
FILES = sorted(item.name for item in DATA.iterdir() if item.name.endswith(".toml") and item.name[0] != "_")
MARKETS = list_markets()
INDEX: dict[str, list[str]] = parse_toml((DATA / "_index.toml").read_text(encoding="utf-8")).data["territories"]


def read(name: str) -> dict[str, Any]:
    return dict(parse_toml((DATA / name).read_text(encoding="utf-8"), name=name).data)


def facts_in(name: str) -> list[tuple[str, Fact]]:
    document = parse_toml((DATA / name).read_text(encoding="utf-8"), name=name)
    return [(field, fact) for field, facts in checked_facts(document).items() for fact in facts]


def test_the_markets_of_six_continents_are_there() -> None:
    asia = "CN HK ID IN JP KR MY PH SG TH TW VN"
    middle_east = "AE EG IL KW MA QA SA TR"
    europe = "AT BE CH CZ DE DK ES FI FR GB GR HU IE IT NL NO PL PT RO SE UA"
    americas_africa_and_oceania = "AR BR CA CL CO MX PE US GH KE NG ZA AU NZ"
    assert sorted(f"{asia} {middle_east} {europe} {americas_africa_and_oceania}".split()) == list(MARKETS)


def test_regions_of_the_index_are_those_that_the_world_is_divided_into() -> None:
    assert {code: tuple(chain) for code, chain in INDEX.items()} == {code: belongs_to(territory(code)) for code in INDEX}


def test_the_index_names_each_file_and_each_file_is_named() -> None:
    named = set(INDEX) | set(packaged_regions()) | {"world"}
    assert {name.removesuffix(".toml") for name in FILES} == named
    assert list(INDEX) == sorted(INDEX)
    assert all(chain[-1] == "world" for chain in INDEX.values())


@pytest.mark.parametrize("name", FILES)
def test_every_entry_names_its_source_the_day_and_the_confidence(name: str) -> None:
    document = read(name)
    assert document.pop("checked") <= ON
    for field, entry in document.items():
        for fact in entry if isinstance(entry, list) else [entry]:
            assert {"value", "source", "confidence"} <= set(fact), field
            assert len(fact["source"]) > 5
    assert facts_in(name)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_short_and_says_in_its_first_line_what_it_is(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.count("\n") <= 120
    assert max(map(len, text.splitlines())) <= 150


@pytest.mark.parametrize("code", MARKETS)
def test_a_territory_says_only_what_its_regions_do_not(code: str) -> None:
    nearest = {field: fact for region in reversed(INDEX[code]) for field, fact in facts_in(f"{region}.toml")}
    for field, fact in facts_in(f"{code}.toml"):
        region = nearest.get(field)
        if region is None or fact.value != region.value or fact.valid_from:
            continue
        # The same value once more needs evidence of its own, or something to mind.
        assert fact.source != region.source, field
        assert fact.note or not re.match("CLDR|house|office convention|etiquette sites$", fact.source), field


@pytest.mark.parametrize("region", sorted({region for chain in INDEX.values() for region in chain}))
def test_what_every_market_of_a_region_says_alike_stands_with_the_region(region: str) -> None:
    codes = [code for code, chain in INDEX.items() if region in chain]
    said = [{field: fact for field, fact in facts_in(f"{code}.toml") if _shareable(fact)} for code in codes]
    for field in set.intersection(*map(set, said)):
        assert len({str(facts[field].value) for facts in said}) > 1 or len(codes) == 1, field


def _shareable(fact: Fact) -> bool:
    """Tell whether a source speaks of many markets at once; evidence from one market stays in its file."""
    return bool(re.match(r"CLDR \d+ week|house|office convention", fact.source)) and not fact.note


@pytest.mark.parametrize("name", FILES)
def test_a_fact_that_nobody_studied_claims_little(name: str) -> None:
    for field, fact in facts_in(name):
        if re.search("judgement|convention; no|sites", fact.source):
            assert fact.confidence != "high", field


@pytest.mark.parametrize("code", MARKETS)
class TestEachMarket:
    def test_every_field_has_a_fact_and_nine_in_ten_are_known(self, code: str) -> None:
        market = get_market(code, on=ON)
        assert tuple(market.facts) == FACT_FIELDS
        assert market.territory == territory(code) == code
        assert len(market.unknown_fields) <= len(FACT_FIELDS) / 10

    def test_support_hours_leave_a_day_of_rest(self, code: str) -> None:
        market = get_market(code, on=ON)
        opened = {day for span in market.support_hours for day in days_of(span)}
        assert len(opened) in {5, 6}
        assert set(market.rest_days) - opened

    def test_half_days_end_earlier_where_the_desk_is_open(self, code: str) -> None:
        market = get_market(code, on=ON)
        ends = {day: periods[-1].partition("-")[2] for span, periods in market.support_hours.items() for day in days_of(span)}
        longest = max(ends.values())
        assert all(ends[day] < longest for day in market.half_days if day in ends)

    def test_one_channel_is_the_main_one_and_complex_matters_have_one(self, code: str) -> None:
        market = get_market(code, on=ON)
        assert 1 <= len(market.channels_for("main")) <= 2
        assert len(market.channels_for("complex")) == 1
        assert all(channel.roles for channel in market.channels)

    def test_a_first_response_is_due_within_two_business_hours(self, code: str) -> None:
        market = get_market(code, on=ON)
        for channel in ("default", *(entry.channel for entry in market.channels)):
            target = market.target("first_response", channel)
            assert target is not None
            assert target.clock == "business"
            assert 0 < target.seconds <= 7200


DECIDED = {
    "JP": {"channels_for": {"main": ("line",), "complex": ("email",), "seniors": ("phone",)}, "sign_with": ("name", "staff_number")},
    "ID": {"channels_for": {"main": ("whatsapp",)}, "emoji": 2},
    "SA": {"channels_for": {"main": ("whatsapp",), "live": ("x",)}, "rest_days": (5, 6), "numbering_system": "arab"},
    "DE": {"channels_for": {"main": ("email",)}, "serves": "self_service_first", "directness": "direct", "emoji": 0},
    "GB": {"locales": ("en-GB",), "directness": "softened"},
    "US": {"channels_for": {"urgent": ("sms",), "marketplace": ("amazon",)}, "locales": ("en-US", "es-419")},
    "BR": {"channels_for": {"main": ("whatsapp",)}, "promise_style": "within"},
    "NG": {"channels_for": {"main": ("whatsapp", "sms"), "feature_phone": ("sms", "ussd")}},
}


@pytest.mark.parametrize(("code", "expected"), DECIDED.items())
def test_what_was_decided_for_a_market_stays_decided(code: str, expected: dict[str, Any]) -> None:
    market = get_market(code, on=ON)
    for field, value in expected.items():
        if field == "channels_for":
            assert {role: market.channels_for(role) for role in value} == value
        else:
            assert getattr(market, field) == value


def test_asia_answers_sooner_than_europe() -> None:
    def first(code: str) -> int:
        target = get_market(code, on=ON).target("first_response", "email")
        assert target is not None
        return target.seconds

    assert first("JP") < first("DE")
    assert first("ID") < first("GB")


def test_brazil_closes_for_carnival_and_says_what_else_that_brings() -> None:
    fact = get_market("BR", on=ON).fact("holidays")
    assert fact.value["categories"] == ("public", "optional")
    assert "Carnival" in (fact.note or "")
    carnival = date(2026, 2, 17)
    assert carnival in holidays.country_holidays("BR", years=2026, categories=fact.value["categories"])
    assert carnival not in holidays.country_holidays("BR", years=2026)


def test_the_telephone_rings_three_times_in_japan() -> None:
    market = get_market("JP", on=ON)
    assert market.target("ring_time", "phone") == rings(3, "JP")
    assert market.target("ring_time", "line") is None
    assert str(market.target("first_response", "line")) == str(market.target("first_response", "phone")) == "1h business"
    assert market.target("resolution", "line") is None


def test_callers_in_the_united_states_wait_a_minute_at_most() -> None:
    target = get_market("US", on=ON).target("queue_wait", "phone")
    assert target is not None
    assert (target.clock, target.seconds) == ("elapsed", 60)
    assert get_market("US", on=ON).fact("targets").confidence == "medium"
    assert get_market("GB", on=ON).target("queue_wait", "phone") is None


def test_the_promise_of_latin_america_is_two_hours_and_there_is_a_clock() -> None:
    market = get_market("BR", on=ON)
    assert str(market.target("first_response", "whatsapp")) == "2h business"
    assert market.promise_style == "within"
    assert "automatic receipt does not count" in market.fact("targets").source


def test_targets_are_named_as_service_levels_name_them() -> None:
    for code in MARKETS:
        for metrics in get_market(code, on=ON).targets.values():
            assert set(metrics) <= set(METRICS)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_ours_is_read_as_one_of_a_host_would_be_with_every_line(name: str) -> None:
    # Ours are read without the checks, which are made here.
    text, where = (DATA / name).read_text(encoding="utf-8"), f"xborder_support/markets/data/{name}"
    checked = checked_facts(parse_toml(text, name=where))
    read_quickly = _packaged_facts(name.removesuffix(".toml"))
    assert read_quickly == checked
    places = {field: [(fact.file, fact.line) for fact in facts] for field, facts in read_quickly.items()}
    assert places == {field: [(fact.file, fact.line) for fact in facts] for field, facts in checked.items()}
