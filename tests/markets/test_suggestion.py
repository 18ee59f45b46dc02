"""A draft for any territory: what tables know, what is guessed, what is missing, and that it loads."""

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import pytz
from babel.core import get_global
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import MarketDataError, UsageError
from xborder_support.markets import Fact, Market, MarketDraft, Markets, list_markets, suggest_market, suggestion
from xborder_support.markets.derived import derived_facts, spoken_languages, written_amount
from xborder_support.markets.files import belongs_to
from xborder_support.markets.market import FACT_FIELDS
from xborder_support.markets.suggestion import _guess, _toml
from xborder_support.terms import Territory

ON = date(2026, 11, 22)
EVERYWHERE = sorted({*pytz.country_names, "XK"})
NOBODY_LIVES_THERE = {"AQ": ("locales", "currency", "amount"), "BV": ("time_zones",), "HM": ("locales", "time_zones")}
#: Kosovo is in CLDR and not in ISO 3166, so IANA lists no zone for it.
MISSING = NOBODY_LIVES_THERE | {"XK": ("time_zones",)}


@cache
def _draft(code: str) -> MarketDraft:
    return suggest_market(code, on=ON)


def _loaded(code: str) -> Market:
    return Markets.packaged().with_overrides(_draft(code).as_overrides()).get(code, on=ON)


def _written(folder: Path, code: str) -> Path:
    draft = _draft(code)
    (folder / f"{code}.toml").write_text(draft.to_toml(), encoding="utf-8")
    chain = ", ".join(f'"{region}"' for region in draft.regions)
    (folder / "_index.toml").write_text(f"[territories]\n{code} = [{chain}]\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", EVERYWHERE)
def test_every_territory_has_a_draft_that_says_all_or_names_what_is_missing(code: str) -> None:
    draft = _draft(code)
    assert draft.missing == MISSING.get(code, ())
    assert tuple(draft.facts) == tuple(name for name in FACT_FIELDS if name not in draft.missing)
    assert draft.regions == belongs_to(draft.territory)
    assert "und" not in (*draft.facts["languages"].value, *(draft.facts["locales"].value if "locales" in draft.facts else ()))
    table = tomllib.loads(draft.to_toml())
    assert table == {name: _with_dates(entry) for name, entry in draft.as_overrides()[code].items()}


def _with_dates(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | ({"checked": date.fromisoformat(entry["checked"])} if "checked" in entry else {})


@pytest.mark.parametrize("code", ["AF", "AS", "BQ", "BT", "IS", "KZ", "LK", "NP", "PK", "PS", "RU", "TK", "TV", "UZ", "VA", "WS"])
def test_a_draft_loads_as_overrides_and_as_a_folder(code: str, tmp_path: Path) -> None:
    market = _loaded(code)
    assert Markets.packaged().with_overrides(_written(tmp_path, code)).get(code, on=ON) == market
    assert market.regions == belongs_to(Territory(code))
    assert market.currency
    assert market.time_zones


@pytest.mark.parametrize("code", ["DE", "JP", "SA"])
def test_a_packaged_territory_is_drafted_as_if_it_were_none(code: str) -> None:
    assert code in list_markets()
    assert _draft(code).facts["support_hours"].confidence == "low"
    assert _loaded(code).territory == code


@pytest.mark.parametrize("code", sorted(MISSING))
def test_what_is_missing_is_asked_for_and_refused_until_it_is_written(code: str) -> None:
    draft = _draft(code)
    for name in draft.missing:
        assert f"# Write {name}: no table knows it." in draft.to_toml()
    with pytest.raises(MarketDataError) as caught:
        Markets.packaged().with_overrides(draft.as_overrides())
    assert [fault.message for fault in caught.value.faults] == [f"{code} has no {name}" for name in draft.missing]


def test_a_draft_can_be_corrected_field_by_field() -> None:
    ours = suggest_market("KZ", on=ON).as_overrides()
    ours["KZ"]["support_hours"] = {"value": {"mon-fri": ["09:00-18:00"]}, "source": "our shop"}
    market = Markets.packaged().with_overrides(ours).get("KZ", on=ON)
    assert dict(market.support_hours) == {"mon-fri": ("09:00-18:00",)}
    assert "channels" not in market.unknown_fields


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("KZ", "currency", "KZT"),
        ("KZ", "locales", ("ru", "kk")),
        ("KZ", "rest_days", (6, 7)),
        ("KZ", "amount", "1\u00a0234,50\u00a0₸"),
        ("AF", "rest_days", (4, 5)),
        ("IR", "rest_days", (5,)),
        ("BT", "currency", "BTN"),  # and rupees, which CLDR has first
        ("BT", "other_currencies", ("INR",)),
        ("NA", "currency", "NAD"),
        ("PS", "currency", "ILS"),  # none of its own
        ("AS", "amount", "$1,234.50"),
        ("WS", "week_start", 7),
        ("BQ", "week_start", 1),  # not listed, so as the world
        ("SJ", "locales", ("nb",)),
        ("VU", "locales", ("bi", "en", "fr")),
    ],
)
def test_what_tables_say(code: str, field: str, value: object) -> None:
    assert _draft(code).facts[field].value == value


def test_only_official_languages_become_locales_and_any_other_choice_is_a_guess() -> None:
    for code in EVERYWHERE:
        draft = _draft(code)
        official = tuple(tag for tag, (_, is_official) in spoken_languages(code).items() if is_official)
        assert ("locales" in (*draft.guessed, *draft.missing)) == (not official), code
        assert not official or draft.facts["locales"].value == official, code


@pytest.mark.parametrize("code", ["AQ", "AS", "BV", "DE", "IS", "KZ", "LK", "PK", "RU", "XK"])
def test_guesses_stand_under_a_heading_of_their_own(code: str) -> None:
    draft = _draft(code)
    text = draft.to_toml()
    heading = text.index("# Guessed.")
    for name in draft.facts:
        assert (text.index(f"\n{name} = ") > heading) == (name in draft.guessed)


def test_each_guess_is_marked_low_and_says_what_it_was_made_of() -> None:
    for code in EVERYWHERE:
        draft = _draft(code)
        made_of = {*_MADE_OF, *(f"as in {region}" for region in draft.regions)}
        for name, fact in draft.facts.items():
            note = fact.note or ""
            assert (name in draft.guessed) == note.startswith("guessed: "), (code, name)
            if name in draft.guessed:
                said = note.removeprefix("guessed: ").partition(";")[0]
                assert said in made_of or said.startswith("CLDR does not write numbers in "), (code, name)
                assert fact.confidence == "low", (code, name)


_MADE_OF = ("nobody knows", "what customers call for", "none is official, most people speak this one")


def test_a_guess_names_the_nearest_region_that_speaks_of_it() -> None:
    facts = suggest_market("KZ", on=ON).facts
    assert (facts["channels"].note or "").startswith("guessed: as in central_asia")
    assert (facts["emoji"].note or "").startswith("guessed: as in world")
    assert facts["support_hours"].file is None


def test_where_no_region_speaks_nobody_knows_or_the_field_is_missing() -> None:
    nobody = _guess("marketplaces", (), ON)
    assert nobody is not None
    assert (nobody.is_unknown, nobody.confidence, nobody.note) == (True, "low", "guessed: nobody knows")
    assert _guess("currency", (), ON) is None


def test_a_region_s_value_that_does_not_hold_on_the_day_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    emoji = (
        Fact(0, "a", "medium", valid_to=date(2026, 12, 31)),
        Fact(1, "b", "medium", ON, valid_from=date(2027, 1, 1), valid_to=date(2027, 6, 30), note="n"),
    )
    monkeypatch.setattr(suggestion, "layered_facts", lambda names, _written: {"emoji": emoji} if names == ("sea",) else {})
    assert _guess("emoji", ("sea", "world"), ON) == Fact(0, "a", "low", note="guessed: as in sea")
    assert _guess("emoji", ("sea", "world"), date(2027, 2, 1)) == Fact(1, "b", "low", ON, note="guessed: as in sea; n")
    assert _guess("emoji", ("sea", "world"), date(2027, 7, 1)) is None


def test_what_no_table_knows_for_sure_is_a_guess_although_a_table_was_read() -> None:
    draft = suggest_market("AS", on=ON)
    assert draft.facts["amount"].note == "guessed: CLDR does not write numbers in sm, so as in English"
    assert draft.facts["phone"].note == "guessed: what customers call for"
    assert {"amount", "numbering_system", "phone"} <= set(draft.guessed)


def test_of_a_territory_that_stands_in_no_table_only_the_week_of_the_world_is_known() -> None:
    facts = derived_facts(Territory("QX"), ON)
    assert {name: fact.value for name, fact in facts.items() if name != "numbering_system"} == {"week_start": 1, "rest_days": (6, 7)}
    assert facts["week_start"].confidence == "medium"


def test_the_day_of_the_draft_is_the_day_on_which_the_tables_were_read() -> None:
    assert suggest_market("KZ", on=date(2027, 3, 1)).facts["currency"].checked == date(2027, 3, 1)


def test_shares_are_shares_and_the_widest_language_comes_first() -> None:
    for code in EVERYWHERE:
        shares = [share for share, _ in spoken_languages(code).values()]
        assert shares == sorted(shares, reverse=True), code
        assert all(0 <= share <= 1 for share in shares), code


def test_the_prefixes_of_free_numbers_are_ones_that_somebody_could_dial() -> None:
    phones = {code: _draft(code).facts["phone"] for code in EVERYWHERE}
    prefixes = {code: fact.value["toll_free"] for code, fact in phones.items() if (fact.note or "").endswith("what customers call for")}
    assert len(prefixes) > 150
    assert [code for code, found in prefixes.items() if not all(one.isdecimal() and 2 <= len(one) <= 5 for one in found)] == []


def test_the_currency_is_legal_tender_today() -> None:
    for code in EVERYWHERE:
        entries = get_global("territory_currencies").get(code, ())
        tender = {name for name, _, until, is_tender in entries if until is None and is_tender}
        facts = _draft(code).facts
        assert {facts[name].value for name in ("currency",) if name in facts} <= tender, code
        assert (not tender) == ("currency" not in facts), code


@pytest.mark.parametrize(
    ("currency", "locale", "amount"),
    [
        ("EUR", "de-AT", "€\u00a01.234,50"),
        ("TWD", "zh-TW", "$1,234.50"),
        ("KZT", "ru-KZ", "1\u00a0234,50\u00a0₸"),
        ("JPY", "ja", "￥1,234"),
    ],
)
def test_an_amount_is_written_as_the_locale_does(currency: str, locale: str, amount: str) -> None:
    assert written_amount(currency, locale) == amount


@pytest.mark.parametrize("locale", ["sm-AS", "", "x-kaze", "a" * 300])
def test_an_amount_in_a_locale_that_cldr_lacks_is_refused(locale: str) -> None:
    with pytest.raises(UsageError) as caught:
        written_amount("EUR", locale)
    assert caught.value.code == "bad-language-tag"


@pytest.mark.parametrize(
    ("code", "on", "error"),
    [
        ("ZZ", ON, "unknown-territory"),
        ("Kazakhstan", ON, "unknown-territory"),
        ("../KZ", ON, "unknown-territory"),
        (None, ON, "wrong-argument"),
        ("KZ", "2026-11-22", "not-a-date"),
        ("KZ", datetime(2026, 11, 22, tzinfo=UTC), "not-a-date"),
    ],
)
def test_a_wrong_call_is_refused(code: Any, on: Any, error: str) -> None:
    with pytest.raises(UsageError) as caught:
        suggest_market(code, on=on)
    assert caught.value.code == error


def test_a_draft_shows_how_much_of_it_is_known_and_can_stand_in_a_set() -> None:
    draft = suggest_market("kz", on=ON)
    assert repr(draft) == f"MarketDraft('KZ', {len(FACT_FIELDS) - len(draft.guessed)} known, {len(draft.guessed)} guessed)"
    assert len({draft, suggest_market("KZ", on=ON)}) == 1


_PLAIN = st.recursive(
    st.booleans() | st.integers(-(2**31), 2**31) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(value=_PLAIN)
@settings(max_examples=150, deadline=None)
def test_whatever_a_fact_holds_is_written_so_that_toml_gives_it_back(value: object) -> None:
    assert tomllib.loads(f"value = {_toml(value)}") == {"value": value}
