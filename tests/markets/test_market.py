"""What a market says of itself: fields, facts, JSON, and that nobody can change it."""

import json
import pickle
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.markets import Fact, HolidaySource, Market, MarketChannel, MarketLanguage, Markets, get_market, list_markets
from xborder_support.terms import Territory

ON = date(2026, 11, 22)


def test_a_field_comes_with_its_source() -> None:
    fact = get_market("JP", on=ON).fact("support_hours")
    assert dict(fact.value) == {"mon-fri": ("09:00-18:00",)}
    assert (fact.confidence, fact.checked) == ("low", ON)
    assert fact.file is not None
    assert fact.file.endswith("markets/data/JP.toml")
    assert fact.line is not None
    text = (resources.files("xborder_support.markets") / "data" / "JP.toml").read_text(encoding="utf-8")
    assert text.splitlines()[fact.line - 1] == "[support_hours]"


def test_an_unknown_field_is_named_with_its_neighbour() -> None:
    with pytest.raises(UsageError, match="currency") as caught:
        get_market("JP", on=ON).fact("curency")
    assert caught.value.code == "unknown-field"


def test_plain_values_become_typed_ones() -> None:
    market = get_market("GB", on=ON)
    assert market.holidays == HolidaySource(Territory("GB"), "ENG", ("public",))
    assert market.languages[0] == MarketLanguage(market.languages[0].tag, 0.98)
    assert market.channels[0] == MarketChannel("email", ("main", "complex"))
    assert market.honorific is None
    assert get_market("JP", on=ON).honorific == "様"


def test_the_register_of_a_channel_falls_back_to_the_default() -> None:
    market = get_market("BR", on=ON)
    assert (market.register_for("email"), market.register_for("whatsapp")) == ("formal", "casual")


def test_a_market_shows_only_its_code() -> None:
    assert repr(get_market("DE", on=ON)) == "Market('DE')"
    assert repr(Markets.packaged()).startswith("Markets(AE, AR")


def test_shared_markets_cannot_be_changed() -> None:
    market: Any = get_market("JP", on=ON)
    with pytest.raises(TypeError):
        market.support_hours["sat"] = ("09:00-12:00",)
    with pytest.raises(TypeError):
        market.targets["default"]["first_response"] = None
    with pytest.raises(FrozenInstanceError):
        market.currency = "USD"
    with pytest.raises(TypeError):
        market.fact("targets").value["default"]["first_response"] = "1s elapsed"


@pytest.mark.parametrize("code", list_markets())
def test_a_market_survives_json_and_pickle(code: str) -> None:
    market = get_market(code, on=ON)
    assert Market.from_json(market.to_json()) == market
    assert Market.from_json(market.to_json()).to_json() == market.to_json()
    assert pickle.loads(pickle.dumps(market)) == market
    assert hash(Market.from_json(market.to_json().encode())) == hash(market)
    assert json.loads(market.to_json())["schema"] == "market/2"


def test_a_collection_survives_pickle() -> None:
    markets = Markets.packaged().with_overrides({"JP": {"emoji": {"value": 1}, "targets": {"value": {"default": {}}}}})
    market = markets.get("JP", on=ON)
    again: Markets = pickle.loads(pickle.dumps(markets))
    assert again.get("JP", on=ON) == market
    assert again.get("DE", on=ON) == markets.get("DE", on=ON)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "3", '"x"', '{"schema": "market/3"}', '{"schema": "market/2", "territory": "JP"}', "[" * 100_000, b"\xff"],
    ids=lambda text: repr(text[:20]),
)
def test_something_else_is_no_stored_market(text: str | bytes) -> None:
    with pytest.raises(UsageError) as caught:
        Market.from_json(text)
    assert caught.value.code == "bad-market"


def test_a_stored_market_that_lacks_a_fact_is_refused() -> None:
    document = json.loads(get_market("JP", on=ON).to_json())
    del document["facts"]["currency"]
    with pytest.raises(UsageError, match="no stored market"):
        Market.from_json(json.dumps(document))


def test_a_market_of_the_schema_before_is_refused() -> None:
    document = json.loads(get_market("JP", on=ON).to_json()) | {"schema": "market/1"}
    with pytest.raises(UsageError, match="no stored market"):
        Market.from_json(json.dumps(document))


def test_the_nearest_region_comes_first() -> None:
    assert get_market("DE", on=ON).regions == ("dach", "eu", "europe", "world")


def test_a_region_speaks_where_the_territory_is_silent() -> None:
    market = get_market("DE", on=ON)
    assert "data/eu.toml" in (market.fact("legal_clocks").file or "")
    assert "data/europe.toml" in (market.fact("promise_rounding_minutes").file or "")
    assert "data/world.toml" in (market.fact("sign_with").file or "")


def test_a_territory_wins_over_its_region_fact_by_fact() -> None:
    japan = get_market("JP", on=ON)
    assert "data/JP.toml" in (japan.fact("targets").file or "")
    assert "data/apac.toml" in (japan.fact("serves").file or "")
    assert get_market("GB", on=ON).channels_for("live") == ("webchat",)
    assert get_market("DE", on=ON).channels_for("live") == ("webchat",)
    assert get_market("JP", on=ON).channels_for("live") == ()


def test_codes_come_in_any_spelling() -> None:
    assert get_market("jp", on=ON) is get_market("JP", on=ON)
    assert get_market("uk", on=ON).territory == "GB"
    assert all(code in Markets.packaged() for code in Markets.packaged().codes)
    assert not any(code in Markets.packaged() for code in ("jp", "uk", "IR", "Japan", "", "JP/", "world", 5, None))


@pytest.mark.parametrize(
    ("code", "error_code", "hint"),
    [
        ("KZ", "no-market", 'draft one with suggest_market("KZ"), or let another market serve it'),
        ("ir", "no-market", 'draft one with suggest_market("IR")'),
        ("JPN", "unknown-territory", ""),
        ("", "unknown-territory", ""),
        ("../../etc/passwd", "unknown-territory", ""),
        ("..\\..\\JP", "unknown-territory", ""),
        ("_index", "unknown-territory", ""),
        ("world", "unknown-territory", ""),
        ("JP\x00", "unknown-territory", ""),
        ("JP/", "unknown-territory", ""),
        ("ＪＰ", "unknown-territory", ""),
        ("J" * 1_000_000, "unknown-territory", ""),
    ],
)
def test_a_code_without_a_market_is_refused_with_a_remedy(code: str, error_code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        get_market(code, on=ON)
    assert caught.value.code == error_code
    assert caught.value.hint
    assert hint in caught.value.hint
    assert len(str(caught.value)) < 1000


@settings(max_examples=100)
@given(st.text(max_size=12))
def test_any_text_gives_a_market_or_a_usage_error(code: str) -> None:
    try:
        market = get_market(code, on=ON)
    except UsageError as error:
        assert error.hint  # noqa: PT017  (either way is right)
    else:
        assert market.territory in list_markets()


@pytest.mark.parametrize("day", [datetime(2026, 11, 21, tzinfo=UTC), "2026-11-21", None, 20261121])
def test_the_day_must_be_a_date(day: Any) -> None:
    with pytest.raises(UsageError) as caught:
        get_market("JP", on=day)
    assert caught.value.code == "not-a-date"


def test_a_fact_writes_and_reads_itself() -> None:
    fact = Fact({"a": [1, 2]}, source="s", confidence="low", checked=ON, valid_from=ON, valid_to=ON, note="n", file="f", line=3)
    assert Fact.from_mapping(fact.to_mapping()) == fact
    assert Fact.from_mapping({"value": 1, "source": "s", "confidence": "low"}).holds(date.min)
