"""A market in words, and its schema for editors."""

import json
from datetime import date

import pytest

from xborder_support.markets import Markets, describe, get_market, json_schema, list_markets
from xborder_support.markets.market import FACT_FIELDS

ON = date(2026, 11, 21)


@pytest.mark.parametrize("code", list_markets())
def test_every_fact_is_told_with_its_source_and_confidence(code: str) -> None:
    market = get_market(code, on=ON)
    text = describe(market)
    for fact in market.facts.values():
        assert fact.source in text
        assert f"in {fact.file}:{fact.line}" in text
        assert fact.note is None or fact.note in text
    assert text.count("; checked 2026-11-") == text.count("    confidence ") == len(FACT_FIELDS)


def test_codes_become_words() -> None:
    text = describe(get_market("SA", on=ON))
    for words in (
        "SA (inherits from gcc, mena, world)",
        "week starts on: Sunday",
        "rest days: Friday, Saturday",
        "a person first",
    ):
        assert words in text
    assert "staff number" in describe(get_market("JP", on=ON))
    assert "promises rounded up to: 30 minutes" in describe(get_market("US", on=ON))
    assert "since 2026-06-19" in describe(get_market("GB", on=ON))
    assert "categories: public; open all the same on: Good Friday\n" in describe(get_market("NL", on=ON))
    assert "categories: public; half days: cut as is customary\n" in describe(get_market("TR", on=ON))


def test_what_nobody_knows_is_said_and_an_empty_list_is_none() -> None:
    overrides = {
        "DE": {
            "honorific": {"value": "unknown", "valid_to": date(2027, 1, 1)},
            "rest_days": {"value": []},
            "sign_with": {"value": []},
            "languages": {"value": {"de": "unknown"}},
        }
    }
    text = describe(Markets.packaged().with_overrides(overrides).get("DE", on=ON))
    assert "honorific: unknown\n    confidence high; source: host override; until 2027-01-01" in text
    assert "rest days: none" in text
    assert "signed with: none" in text
    assert "languages spoken: de\n" in text


def test_a_market_without_regions_is_told_by_its_code() -> None:
    facts = get_market("JP", on=ON).facts
    alone = {name: fact.to_mapping() for name, fact in facts.items()}
    markets = Markets.packaged().with_overrides({"_index": {"territories": {"KZ": []}}, "KZ": alone})
    assert describe(markets.get("KZ", on=ON)).splitlines()[0] == "KZ"


def test_the_schema_knows_every_field_and_resolves() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == {"checked", *FACT_FIELDS}
    assert schema["additionalProperties"] is False
    text = json.dumps(schema)
    references = {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}
    assert references == set(schema["$defs"])
    emoji = schema["properties"]["emoji"]["anyOf"]
    assert emoji[1] == {"items": emoji[0], "type": "array"}
    currency = schema["$defs"][schema["properties"]["currency"]["anyOf"][0]["$ref"].removeprefix("#/$defs/")]
    assert currency["properties"]["value"]["pattern"] == "^[A-Z]{3}$"
    honorific = schema["$defs"][schema["properties"]["honorific"]["anyOf"][0]["$ref"].removeprefix("#/$defs/")]
    assert {"const": "unknown"} in honorific["properties"]["value"]["anyOf"]
