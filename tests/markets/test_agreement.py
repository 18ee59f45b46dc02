"""Check that the markets say what the other rooms of the library say: their channels, texts, customs, topics and rules."""

import re
from datetime import date, timedelta

import holidays
import pytest
from babel.core import get_global

from xborder_support.channels import known_channels
from xborder_support.compliance import Rulebook, jurisdictions_of
from xborder_support.markets import Market, get_market, list_markets
from xborder_support.markets.derived import written_amount
from xborder_support.terms import known_time_zones, language_tag
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy.customs import customs_of
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.taboos import holds
from xborder_support.topics import TOPICS

ON = date(2026, 11, 22)
MARKETS = {code: get_market(code, on=ON) for code in list_markets()}
RULES = {rule.id: rule for rule in Rulebook.load().as_of(ON).rules}

#: Languages of messages that the catalogue has no texts in yet. Customers who write them are answered in the market's next language.
NO_TEXTS: dict[str, set[str]] = {}


@pytest.fixture(params=list(MARKETS.values()), ids=list(MARKETS))
def market(request: pytest.FixtureRequest) -> Market:
    found: Market = request.param
    return found


def explained(market: Market, field: str) -> bool:
    """Tell whether the data says itself why it differs."""
    return bool(market.fact(field).note)


def test_texts_exist_in_every_message_locale_or_the_gap_is_listed(market: Market) -> None:
    catalog = Catalog.load()
    gaps = {tag for tag in market.locales if catalog.resolve(tag) is None}
    assert gaps == NO_TEXTS.get(market.territory, set())


def test_the_first_locale_has_texts(market: Market) -> None:
    assert Catalog.load().resolve(market.locales[0])


def test_every_channel_is_one_that_we_know(market: Market) -> None:
    named = {entry.channel for entry in market.channels} | set(market.channel_shares) | set(market.register) - {"default"}
    assert named | set(market.targets) - {"default"} <= set(known_channels()) | {"default"}


def test_topics_of_the_register_exist(market: Market) -> None:
    assert set(market.topic_register) <= set(TOPICS)


def test_legal_clocks_and_labels_are_rules_that_hold_there_today(market: Market) -> None:
    home = set(jurisdictions_of(market.territory))
    for rule in (*market.legal_clocks, *market.labels):
        assert RULES[rule].jurisdiction.partition("-")[0] in home | {"GLOBAL"} or RULES[rule].jurisdiction in home


def test_a_label_is_no_clock(market: Market) -> None:
    assert not set(market.legal_clocks) & set(market.labels)


def test_an_amount_is_written_as_cldr_writes_it(market: Market) -> None:
    local = market.locales[0] if "-" in market.locales[0] else f"{market.locales[0]}-{market.territory}"
    assert market.amount == written_amount(market.currency, local, market.numbering_system or "latn")


def test_currencies_are_legal_tender(market: Market) -> None:
    tender = {name for name, _, until, is_tender in get_global("territory_currencies")[market.territory] if until is None and is_tender}
    assert market.currency in tender
    assert market.currency not in market.other_currencies


def test_zones_are_those_of_the_territory(market: Market) -> None:
    own = set(get_global("territory_zones")[market.territory]) | {"America/Sao_Paulo", "Europe/Kyiv", "America/Ciudad_Juarez"}
    assert set(market.time_zones) <= known_time_zones() & own


def test_the_holiday_source_exists_and_closes_something(market: Market) -> None:
    source = market.holidays
    kind = getattr(holidays, source.territory)
    assert set(source.categories) <= set(kind.supported_categories)
    assert source.subdivision is None or source.subdivision in kind.subdivisions
    days = kind(years=2027, subdiv=source.subdivision, categories=source.categories)
    if source.territory == "UA":  # under martial law its feasts are days of work; once they are free again, a person has to look
        assert not days
    else:
        assert len(days) >= 6


def test_rest_days_agree_with_the_holidays_package_or_say_why_not(market: Market) -> None:
    # Both Babel and holidays are wrong somewhere; where the two disagree with us, a person has to look.
    kind = getattr(holidays, market.territory)()
    monday = date(2026, 6, 15)
    resting = tuple(day for day in range(1, 8) if kind.is_weekend(monday + timedelta(days=day - 1)))
    assert market.rest_days == resting or explained(market, "rest_days")


def test_half_days_are_working_days(market: Market) -> None:
    assert not set(market.half_days) & set(market.rest_days) or explained(market, "half_days")


@pytest.mark.parametrize("field", ["slang", "greets_by_day_part"])
def test_what_is_said_otherwise_than_the_first_locale_has_it_is_meant_for_all_languages_and_says_why(market: Market, field: str) -> None:
    # The market decides. What differs from the custom of its first locale counts in its other languages too, so none may differ by mistake.
    customs = customs_of(market.locales[0])
    usual = {"slang": customs.allows_slang, "greets_by_day_part": customs.greets_by_day_part}[field]
    assert getattr(market, field) == usual or explained(market, field)


def test_taboos_are_themes_that_the_linter_has_a_list_for_in_the_territory(market: Market) -> None:
    # A theme without one would take in the lists of every other territory.
    lists = [row for row in facts("terms")["terms"] if "groups" in row or "territories" in row]
    assert set(market.taboos) <= {row["theme"] for row in lists if holds(row, market.territory, None)}


def test_shares_that_were_measured_name_a_source_with_a_year(market: Market) -> None:
    fact = market.fact("channel_shares")
    if not fact.is_unknown:
        assert re.search(r"\b20(1\d|2[0-6])\b", fact.source), fact.source


def test_languages_are_canonical_and_the_message_languages_are_among_them(market: Market) -> None:
    spoken = [language.tag for language in market.languages]
    assert spoken == [language_tag(tag) for tag in spoken]
    assert {tag.partition("-")[0] for tag in market.locales} <= {tag.partition("-")[0] for tag in spoken}


def test_an_address_names_where_it_goes_and_to_whom(market: Market) -> None:
    assert market.address
    whole = " ".join(market.address.lines)
    assert {"{recipient}", "{street}"} <= set(re.findall(r"\{\w+\}", whole))
    assert ("{postal_code}" in whole) == bool(market.address.postal_code)
