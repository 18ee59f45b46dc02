"""The packaged table of feasts: sourced, named, and no key that nobody reads."""

import tomllib
from dataclasses import fields
from importlib import resources

import pytest

from xborder_support.calendars import Holidays
from xborder_support.calendars.feasts import feast_territories, feasts_in
from xborder_support.calendars.feasts.rule import FeastFact, FeastRule, feast_facts
from xborder_support.terms import language_tag, territory

FACTS = feast_facts()
RULES = [(fact, rule) for fact in FACTS for rule in fact.rules]

KEYS_BY_KIND = {
    "fixed": {"first", "if_sunday", "days"},
    "weekday": {"first", "weekday", "offset", "days", "certainty"},
    "easter": {"church", "offset", "days"},
    "hijri": {"month", "day", "days", "listed_as"},
    "listed": {"list", "categories", "name", "offset", "days", "certainty"},
}
KEYS_OF_ALL = {"territories", "subdivisions", "kind", "years", "known"}


def _table() -> dict[str, dict[str, object]]:
    text = resources.files("xborder_support.calendars.feasts").joinpath("data/feasts.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["feasts"])


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_a_feast_says_who_and_has_a_name(fact: FeastFact) -> None:
    assert fact.source
    assert fact.note.endswith(".")
    assert fact.checked.year == 2026
    assert fact.confidence in {"high", "medium", "low"}
    names = dict(fact.names)
    assert "en" in names
    assert all(language_tag(tag) == tag and name.strip() == name and name for tag, name in names.items())
    assert set(fact.reviewed) <= set(names)


@pytest.mark.parametrize(("fact", "rule"), RULES, ids=[f"{fact.key}-{rule.territories[0]}" for fact, rule in RULES])
def test_a_rule_is_kept_in_known_places(fact: FeastFact, rule: FeastRule) -> None:
    assert [territory(code) for code in rule.territories] == sorted(rule.territories) or fact.key in {"easter", "christmas"}
    assert len(set(rule.territories)) == len(rule.territories)
    for part in rule.subdivisions:
        assert Holidays(territory=rule.territories[0], subdivision=part).subdivision == part


def test_every_key_of_the_file_is_read_and_belongs_to_its_kind() -> None:
    known = {field.name for field in fields(FeastFact)} - {"key", "checked"}
    for entry in _table().values():
        assert set(entry) <= known
        for rule in entry["rules"]:  # type: ignore[attr-defined]
            assert set(rule) <= KEYS_OF_ALL | KEYS_BY_KIND[rule["kind"]]


def test_a_territory_names_its_feasts_in_a_language_of_its_own() -> None:
    own = {
        "AE": "ar", "AR": "es", "AT": "de", "BE": "nl", "BR": "pt", "CA": "fr", "CH": "de", "CL": "es", "CN": "zh-CN", "CO": "es",
        "CZ": "cs", "DE": "de", "DK": "da", "EG": "ar", "ES": "es", "FI": "fi", "FR": "fr", "GR": "el", "HK": "zh-HK", "HU": "hu",
        "ID": "id", "IL": "he", "IN": "hi", "IR": "fa", "IT": "it", "JP": "ja", "KE": "sw", "KR": "ko", "KW": "ar", "MA": "ar",
        "MX": "es", "MY": "ms", "NL": "nl", "NO": "nb", "PE": "es", "PH": "fil", "PL": "pl", "PT": "pt", "QA": "ar", "RO": "ro",
        "SA": "ar", "SE": "sv", "TH": "th", "TR": "tr", "TW": "zh-TW", "UA": "uk", "VN": "vi",
    }  # fmt: skip
    unnamed = {(place, one.key) for place, language in own.items() for one in feasts_in(place, 2026) if one.name_language(language) == "en"}
    assert unnamed == set()


def test_the_hebrew_names_stand_in_the_holiday_list_too() -> None:
    israel = Holidays(territory="IL", categories=("public", "school", "optional")).in_year(2026)
    listed = {part for one in israel for part in one.name("he").split(" / ")}
    assert {one.name("he") for one in feasts_in("IL", 2026)} <= listed


def test_sixty_territories_and_more_are_known() -> None:
    assert len(feast_territories()) >= 60
    assert list(feast_territories()) == sorted(feast_territories())
