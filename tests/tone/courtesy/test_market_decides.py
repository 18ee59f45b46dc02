"""What a merchant writes into a market decides there: greetings, slang, feasts and the habits of replies."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.calendars import feasts_in
from xborder_support.errors import UsageError
from xborder_support.markets import Market, Markets, get_market, list_markets
from xborder_support.terms import PersonName
from xborder_support.tone.courtesy import (
    arrange,
    customs_in,
    customs_of,
    feast_greeting,
    feasts_on,
    greeting_values,
    habits_in,
    salutation,
    speaks,
)
from xborder_support.tone.courtesy.ordering import order_for
from xborder_support.tone.courtesy.tables import table

ON = date(2026, 11, 22)
MORNING = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
CHRISTMAS = date(2026, 12, 25)
ADA = PersonName(given="Ada", surname="Nowak")


def changed(code: str, **values: Any) -> Market:
    """Return a market as a merchant corrected it."""
    return Markets.packaged().with_overrides({code: {name: {"value": value} for name, value in values.items()}}).get(code, on=ON)


def part_of_day(market: Market | None, locale: str) -> object:
    return greeting_values(None, MORNING, locale=locale, channel="whatsapp", time_zone="UTC", market=market)["day_part"]


@pytest.mark.parametrize("code", list_markets())
def test_a_packaged_market_has_the_customs_of_its_locales_or_says_why_not(code: str) -> None:
    market = get_market(code, on=ON)
    told = {name for name in ("slang", "greets_by_day_part") if market.fact(name).note}
    for locale in () if told else market.locales:
        assert customs_in(market, locale) == customs_of(locale), locale


class TestGreetings:
    @pytest.mark.parametrize(("code", "locale", "usual"), [("PL", "pl", None), ("FR", "fr", "morning"), ("NO", "no", "morning")])
    def test_the_market_says_whether_one_greets_by_the_clock(self, code: str, locale: str, usual: str | None) -> None:
        assert part_of_day(None, locale) == part_of_day(get_market(code, on=ON), locale) == usual
        turned = changed(code, greets_by_day_part=usual is None)
        assert part_of_day(turned, locale) == ("morning" if usual is None else None)

    def test_the_words_follow(self) -> None:
        poland, france = changed("PL", greets_by_day_part=True), changed("FR", greets_by_day_part=False)
        texts = [
            salutation(ADA, market, None, MORNING, channel="whatsapp", time_zone="UTC").text
            for market in (get_market("PL", on=ON), poland, get_market("FR", on=ON), france)
        ]
        assert texts[0] == salutation(ADA, "PL", None, MORNING, channel="whatsapp", time_zone="UTC").text
        assert salutation(ADA, poland, None, MORNING.replace(hour=19), channel="whatsapp", time_zone="UTC").text != texts[1]
        assert salutation(ADA, france, None, MORNING.replace(hour=19), channel="whatsapp", time_zone="UTC").text == texts[3]
        assert salutation(ADA, "FR", None, MORNING.replace(hour=19), channel="whatsapp", time_zone="UTC").text != texts[2]

    def test_what_is_said_otherwise_holds_in_every_language_of_the_market_and_in_no_other(self) -> None:
        hong_kong = changed("HK", greets_by_day_part=True)
        israel = changed("IL", greets_by_day_part=False)
        assert (part_of_day(hong_kong, "zh-Hant-HK"), part_of_day(hong_kong, "en-HK")) != (None, None)
        assert [part_of_day(israel, locale) for locale in ("he", "en-IL", "ar-IL", "ru")] == [None] * 4
        assert part_of_day(israel, "fr") == part_of_day(None, "fr") == "morning"

    def test_only_a_market_is_one(self) -> None:
        with pytest.raises(UsageError) as caught:
            greeting_values(None, MORNING, locale="pl", market="PL")  # type: ignore[arg-type]
        assert caught.value.code == "wrong-argument"


def test_slang_is_the_market_s_in_its_own_languages() -> None:
    assert [customs_in(changed("ES", slang=said), "es-ES").allows_slang for said in (True, False)] == [True, False]
    assert not customs_in(changed("MX", slang=False), "es").allows_slang  # Spain has no slang either
    assert customs_in(changed("MX", slang=True), "es").allows_slang
    assert not customs_in(changed("ES", slang=True), "de").allows_slang


@pytest.mark.parametrize(("locale", "is_own"), [("nb", True), ("nn-NO", True), ("no", True), ("sv", False)])
def test_norwegian_is_spoken_in_norway_however_it_is_written(locale: str, is_own: object) -> None:
    assert speaks(get_market("NO", on=ON), locale) is is_own


class TestFeasts:
    def test_a_feast_that_is_taken_away_is_not_greeted(self) -> None:
        assert feast_greeting(CHRISTMAS, "DE", opted_in=True) is not None
        for without in ({"christmas": "none"}, {"easter": "easter"}):
            assert feast_greeting(CHRISTMAS, changed("DE", feasts=without), opted_in=True) is None

    def test_a_feast_has_the_word_that_the_market_gives_it(self) -> None:
        neutral = changed("DE", feasts={"christmas": "new_year"})
        found = feast_greeting(CHRISTMAS, neutral, "formal", opted_in=True)
        assert found is not None
        assert "Weihnachten" not in found.text
        assert found.text == feast_greeting(date(2027, 1, 1), "DE", "formal", opted_in=True).text  # type: ignore[union-attr]

    def test_a_feast_that_our_table_passes_over_is_greeted_where_the_market_lists_it(self) -> None:
        day = next(feast.first_on for feast in feasts_in("ZA", 2027) if feast.key == "heritage-day")
        assert feast_greeting(day, "ZA", opted_in=True) is None
        marked = changed("ZA", feasts={"heritage-day": "national_day"})
        [feast] = feasts_on(day, marked)
        assert (feast.word, feast.tone) == ("national_day", "festive")
        assert feast_greeting(day, marked, opted_in=True) is not None

    def test_mourning_is_greeted_by_no_list(self) -> None:
        day = next(feast.first_on for feast in feasts_in("CN", 2027) if feast.key == "qingming")
        assert feast_greeting(day, changed("CN", feasts={"qingming": "new_year"}), opted_in=True) is None

    def test_what_only_our_table_dates_stays_unless_it_is_listed(self) -> None:
        day = date(2027, 1, 5)
        assert feast_greeting(day, changed("JP", feasts={"golden-week": "none"}), opted_in=True) is not None
        assert feast_greeting(day, changed("JP", feasts={"new-year": "none"}), opted_in=True) is None

    def test_a_month_gives_way_to_a_day_that_the_market_greets(self) -> None:
        day = date(2027, 3, 8)  # Nyepi, in Ramadan
        listed = {"ramadan": "ramadan", "nyepi": "new_year"}
        for words in (listed, dict(reversed(listed.items()))):
            assert [feast.word for feast in feasts_on(day, changed("ID", feasts=words))] == ["new_year", "ramadan"]
        assert [feast.word for feast in feasts_on(day, changed("ID", feasts={"ramadan": "ramadan"}))] == ["ramadan", "other"]

    def test_a_word_that_no_text_has_is_refused(self) -> None:
        with pytest.raises(UsageError) as caught:
            feast_greeting(CHRISTMAS, changed("DE", feasts={"christmas": "yule"}), opted_in=True)
        assert caught.value.code == "unknown-word"

    def test_where_nobody_knows_the_feasts_our_table_does(self) -> None:
        assert feast_greeting(CHRISTMAS, changed("DE", feasts="unknown"), opted_in=True) == feast_greeting(CHRISTMAS, "DE", opted_in=True)

    @pytest.mark.parametrize("code", list_markets())
    def test_a_packaged_market_greets_as_our_table_does(self, code: str) -> None:
        market = get_market(code, on=ON)
        for day in {feast.first_on for year in (2026, 2027, 2028) for feast in feasts_in(code, year)}:
            listed, tabled = ({feast.key: feast for feast in feasts_on(day, where) if feast.tone != "quiet"} for where in (market, code))
            assert listed == tabled, day


class TestHabits:
    @pytest.mark.parametrize(
        ("code", "kind", "parts", "rule"),
        [
            ("GB", "refusal", {"refusal": "…"}, "missing-cushion"),
            ("GB", "request", {"request": "…"}, "missing-cushion"),
            ("BR", "fault", {"steps": "…"}, "missing-documents"),
        ],
    )
    def test_a_habit_that_is_added_is_missed(self, code: str, kind: Any, parts: dict[str, str], rule: str) -> None:
        assert arrange(parts, market=get_market(code, on=ON), channel="whatsapp", kind=kind).findings == ()
        market = changed(code, reply_habits=["cushion", "proof_first"])
        assert [finding.rule for finding in arrange(parts, market=market, channel="whatsapp", kind=kind).findings] == [rule]

    @pytest.mark.parametrize(
        ("code", "kind", "parts"),
        [("JP", "request", {"request": "写真を"}), ("ID", "refusal", {"refusal": "…"}), ("DE", "fault", {"steps": "…"})],
    )
    def test_a_habit_that_is_taken_away_is_not_missed(self, code: str, kind: Any, parts: dict[str, str]) -> None:
        assert arrange(parts, market=get_market(code, on=ON), channel="whatsapp", kind=kind).findings
        assert arrange(parts, market=changed(code, reply_habits=[]), channel="whatsapp", kind=kind).findings == ()

    def test_restating_is_asked_where_the_market_asks_it(self) -> None:
        japan, korea = changed("JP", reply_habits=["cushion"]), changed("KR", reply_habits=["restate"])
        assert arrange({"answer": "承りました。"}, market=japan, channel="email").text == "承りました。"
        with pytest.raises(UsageError) as caught:
            arrange({"answer": "네."}, market=korea, channel="email")
        assert caught.value.code == "missing-part"
        assert arrange({"answer": "네."}, market=korea, channel="kakaotalk").text == "네."

    def test_a_language_keeps_its_habits_abroad_and_a_place_loses_what_its_market_drops(self) -> None:
        with pytest.raises(UsageError, match="restate"):
            arrange({"answer": "承りました。"}, market=changed("DE", reply_habits=[]), channel="email", locale="ja")
        dropped = arrange({"steps": "…"}, market=changed("DE", reply_habits=[]), channel="email", kind="fault", locale="en")
        assert dropped.findings == ()
        added = arrange({"request": "…"}, market=changed("DE", reply_habits=["cushion"]), channel="email", kind="request", locale="en")
        assert added.findings == ()

    def test_where_nobody_knows_the_habits_those_of_the_order_hold(self) -> None:
        assert habits_in(changed("DE", reply_habits="unknown"), "de", ("proof_first",)) == {"proof_first"}
        assert habits_in(None, "vi", ("cushion",)) == {"cushion"}
        assert arrange({"refusal": "…"}, market="KH", channel="whatsapp", kind="refusal").findings

    @pytest.mark.parametrize("code", list_markets())
    def test_an_order_that_a_packaged_market_is_given_has_no_habit_that_the_market_lacks(self, code: str) -> None:
        market = get_market(code, on=ON)
        usual = order_for(market.territory, market.locales[0], "answer").habits
        assert set(usual) <= set(market.reply_habits)

    def test_every_habit_of_a_market_is_one_of_the_table(self) -> None:
        named = {habit for code in list_markets() for habit in get_market(code, on=ON).reply_habits}
        assert named == set(table("orders")["habits"])
        assert {habit for entry in table("orders")["orders"] for habit in entry.get("habits", ())} <= named
