"""What a merchant writes into a market decides which words and orders the linter finds there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xborder_support.markets import Market, Markets, get_market
from xborder_support.terms import PersonName
from xborder_support.tone.linting import lint, lint_messages
from xborder_support.tone.linting.facts import facts

ON = date(2026, 11, 22)


def changed(code: str, **values: Any) -> Market:
    """Return a market as a merchant corrected it."""
    return Markets.packaged().with_overrides({code: {name: {"value": value} for name, value in values.items()}}).get(code, on=ON)


def found(text: str, market: Market | str, locale: str, *rules: str, **about: Any) -> list[tuple[str, str]]:
    findings = lint(text, market=market, locale=locale, channel="webchat", **about)
    return [(each.rule, text[slice(*(each.span or (0, 0)))]) for each in findings if each.rule in rules]


class TestSlang:
    def test_the_slang_of_the_country_itself_is_found_where_the_market_has_none(self) -> None:
        text = "¡Órale! Ya va."
        assert found(text, "MX", "es-MX", "TON022") == []
        assert found(text, changed("MX", slang=False), "es-MX", "TON022") == [("TON022", "Órale")]
        assert found("Qué guay.", "ES", "es-ES", "TON022") == [("TON022", "guay")]
        assert found("Qué guay.", changed("ES", slang=True), "es-ES", "TON022") == []

    def test_that_of_another_country_is_found_whatever_the_market_says(self) -> None:
        for said in (True, False):
            assert found("¡Órale! Ya va.", changed("AR", slang=said), "es-AR", "TON022") == [("TON022", "Órale")]

    @pytest.mark.parametrize(("market", "locale", "text"), [("CH", "de-CH", "Grüezi Frau Weber"), ("AT", "de-AT", "Grüß Gott Frau Weber")])
    def test_what_everybody_writes_at_home_is_no_slang_there(self, market: str, locale: str, text: str) -> None:
        assert found(text, market, locale, "TON022") == []
        assert len(found(text, "DE", locale, "TON022")) == 1

    def test_a_country_without_a_market_keeps_its_own(self) -> None:
        assert found("¡Pura vida! Qué onda.", "GT", "es", "TON022") == [("TON022", "Pura vida")]

    def test_a_reader_is_told_which_of_both_it_is(self) -> None:
        messages = {
            finding.message
            for market in ("ES", "AR")
            for finding in lint("Qué guay.", market=market, locale="es", channel="webchat")
            if finding.rule == "TON022"
        }
        assert messages == {"slang, where shops use none: guay", "slang of ES: guay"}


class TestTaboos:
    def test_a_theme_that_is_added_is_found(self) -> None:
        text = "Zwei Flaschen Wein; two beers and ham."
        assert found(text, "GB", "en-GB", "TON021") == []
        assert found(text, changed("GB", taboos=["alcohol"]), "en-GB", "TON021") == [("TON021", "beers")]

    def test_a_theme_that_is_taken_away_is_not(self) -> None:
        assert found("two beers and ham", "SA", "en", "TON021") == [("TON021", "beers"), ("TON021", "ham")]
        assert found("two beers and ham", changed("SA", taboos=["pork"]), "en", "TON021") == [("TON021", "ham")]

    def test_of_a_theme_that_has_lists_for_the_place_these_alone_hold(self) -> None:
        assert found("beef and a dog", "IN", "en-IN", "TON021") == [("TON021", "beef")]
        assert found("beef and a dog", changed("SG", taboos=["religion"]), "en-SG", "TON021") == [("TON021", "beef"), ("TON021", "dog")]

    def test_no_side_of_a_dispute_is_taken_for_others(self) -> None:
        assert found("the Persian Gulf", "KW", "en-001", "TON020") == [("TON020", "Persian Gulf")]
        text = "the Persian Gulf, the Arabian Gulf, the Sea of Japan"
        assert found(text, changed("GB", taboos=["territory"]), "en-GB", "TON020", "TON021") == []
        assert set(facts("terms")["one_sided"]) <= {row["theme"] for row in facts("terms")["terms"]}

    def test_what_no_shop_says_anywhere_is_no_market_s_choice(self) -> None:
        assert found("Calm down.", changed("SA", taboos=[]), "en", "TON020") == [("TON020", "Calm down")]

    def test_where_nobody_knows_the_taboos_those_of_the_place_hold(self) -> None:
        unknown = changed("SA", taboos="unknown")
        assert found("two beers", unknown, "en", "TON021") == found("two beers", "DZ", "en", "TON021") == [("TON021", "beers")]

    def test_pictures_go_with_the_words_of_their_theme(self) -> None:
        assert found("Done 🍺 🐷", "AE", "en", "TON030") == [("TON030", "🍺"), ("TON030", "🐷")]
        assert ("TON030", "🍺") not in found("Done 🍺 🐷", changed("AE", taboos=["pork"]), "en", "TON030")
        assert found("Done 🍺", "GB", "en-GB", "TON030") == []
        assert found("Done 🍺", changed("GB", taboos=["alcohol"]), "en-GB", "TON030") == [("TON030", "🍺")]
        assert found("Done 🎄", "US", "en-US", "TON030") == []  # its taboo of religion has a list of its own
        themes = {row["theme"] for row in facts("terms")["terms"]}
        assert {row["theme"] for row in facts("emoji")["banned"] if "theme" in row} <= themes

    def test_a_catalogue_is_judged_by_the_market_too(self) -> None:
        pack = {"en-GB": "# review: draft\nack = Two beers for you.\n"}
        for market, count in ((get_market("GB", on=ON), 0), (changed("GB", taboos=["alcohol"]), 1)):
            report = lint_messages(pack, market=market)
            assert sum(finding.rule == "TON021" for finding in report.findings) == count


HEDGES = ("TON010", "TON011", "TON012")
UNSURE = "Perhaps it takes approximately a week; we reply soon."


class TestHedges:
    def test_the_market_says_which_are_out_of_place(self) -> None:
        assert found(UNSURE, "GB", "en-GB", *HEDGES) == []
        for kind, rule in zip(("uncertainty", "approximation", "vague_time"), HEDGES, strict=True):
            assert [each for each, _ in found(UNSURE, changed("GB", hedges=[kind]), "en-GB", *HEDGES)] == [rule]
            assert [each for each, _ in found(UNSURE, changed("IE", hedges=[kind]), "en-IE", *HEDGES)] == [rule]
        assert found(UNSURE, changed("IE", hedges=[]), "en-IE", *HEDGES) == []

    def test_a_market_counts_in_its_own_languages_and_elsewhere_only_to_take_away(self) -> None:
        assert [rule for rule, _ in found(UNSURE, "DE", "en", *HEDGES)] == list(HEDGES)
        assert found(UNSURE, changed("DE", hedges=[]), "en", *HEDGES) == []
        assert found(UNSURE, "JP", "en", *HEDGES) == []
        assert [rule for rule, _ in found(UNSURE, "HK", "en-HK", *HEDGES)] == list(HEDGES)

    def test_norwegian_is_norway_s_own_however_it_is_written(self) -> None:
        for locale in ("nb", "no"):
            assert found("Den kommer kanskje.", changed("NO", hedges=["vague_time"]), locale, *HEDGES) == []
            assert found("Den kommer kanskje.", "NO", locale, *HEDGES) == [("TON010", "kanskje")]

    def test_the_host_s_word_goes_first(self) -> None:
        assert len(found(UNSURE, changed("GB", hedges=[]), "en-GB", *HEDGES, hedges=True)) == 3
        assert found(UNSURE, changed("GB", hedges=["vague_time"]), "en-GB", *HEDGES, hedges=False) == []

    def test_where_nobody_knows_the_hedges_the_territory_decides(self) -> None:
        assert found(UNSURE, changed("IE", hedges="unknown"), "en-IE", *HEDGES) == found(UNSURE, "IE", "en-IE", *HEDGES)
        assert found(UNSURE, "MT", "en", *HEDGES) == found(UNSURE, "IE", "en-IE", *HEDGES)


STEPS = "1. Switch it off\n2. Switch it on\n\nThe test report is attached."
RUN = "First open the app, then choose your order, and finally tap on Return."


class TestHabits:
    def test_proof_comes_first_where_the_market_says_so(self) -> None:
        assert found(STEPS, "GB", "en-GB", "TON042") == []
        assert found(STEPS, changed("GB", reply_habits=["proof_first"]), "en-GB", "TON042") == [("TON042", "test report")]
        assert found(STEPS, "DE", "en", "TON042") == [("TON042", "test report")]
        assert found(STEPS, changed("DE", reply_habits=[]), "en", "TON042") == []
        assert found(STEPS, "EE", "en", "TON042") == [("TON042", "test report")]

    def test_steps_are_a_list_where_the_market_says_so(self) -> None:
        assert found(RUN, "US", "en-US", "TON041") == []
        assert found(RUN, changed("US", reply_habits=["bullets"]), "en-US", "TON041") == [("TON041", RUN)]
        assert found(RUN, "IE", "en-IE", "TON041") == [("TON041", RUN)]
        assert found(RUN, changed("IE", reply_habits=["proof_first"]), "en-IE", "TON041") == []
        assert found(RUN, "EE", "en", "TON041") == [("TON041", RUN)]

    def test_a_request_is_softened_where_the_market_says_so(self) -> None:
        text = "ご住所をお知らせください。"
        assert len(found(text, "JP", "ja", "TON043")) == 1
        assert found(text, changed("JP", reply_habits=["restate"]), "ja", "TON043") == []
        assert len(found(text, changed("DE", reply_habits=[]), "ja", "TON043")) == 1

    def test_a_mail_restates_where_the_market_says_so(self) -> None:
        def is_missed(market: Market | str) -> bool:
            return any(finding.rule == "TON044" for finding in lint("承りました。", market=market, locale="ja", channel="email"))

        assert is_missed("JP")
        assert not is_missed(changed("JP", reply_habits=["cushion"]))
        assert is_missed(changed("DE", reply_habits=[]))


class TestHonorifics:
    @pytest.mark.parametrize(("honorific", "bare"), [("none", 0), ("ちゃん", 0), ("様", 1), ("unknown", 1)])
    def test_a_name_bears_that_of_the_market_or_none(self, honorific: str, bare: int) -> None:
        name = PersonName(given="花子", surname="佐藤", locale="ja")
        assert len(found("佐藤ちゃん、お待たせいたしました。", "JP", "ja", "TON005", name=name)) == 1
        assert len(found("佐藤ちゃん、お待たせいたしました。", changed("JP", honorific=honorific), "ja", "TON005", name=name)) == bare

    def test_a_bare_name_is_told_the_market_s_own(self) -> None:
        name = PersonName(given="花子", surname="佐藤", locale="ja")
        [finding] = lint(
            "佐藤、承りました。", market=changed("JP", honorific="ちゃん"), locale="ja", channel="line", is_whole=False, name=name
        )
        assert finding.facts == {"honorific": "ちゃん"}
        assert found("佐藤様、承りました。", changed("JP", honorific="ちゃん"), "ja", "TON005", name=name) == []
        assert found("佐藤、承りました。", changed("KR", honorific="none"), "ja", "TON005", name=name) == [("TON005", "佐藤")]
