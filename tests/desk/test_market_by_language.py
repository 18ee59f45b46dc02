"""Where nothing else tells the market, a language that one market alone speaks does; and what is only usual there is not promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Plan, SupportDesk
from xborder_support.markets import Markets
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
GERMAN = "Guten Tag, ich habe meine Bestellung noch nicht erhalten. Wann kommt das Paket?"
FRENCH = "Bonjour, je n'ai pas encore reçu ma commande. Quand arrivera le colis ?"
ENGLISH = "Hello, where is my order? I have been waiting for it."

Say = Callable[..., Plan]


def codes(plan: Plan) -> list[str]:
    return [reason.code for reason in plan.reasons]


@pytest.mark.parametrize(
    ("text", "market", "code"),
    [
        (GERMAN, "DE", "language-of-one-market"),
        (ENGLISH, "US", "market-unknown"),  # several markets speak it
        (FRENCH, "US", "market-unknown"),  # none does
        ("42", "US", "market-unknown"),
    ],
)
def test_a_language_of_one_market_tells_the_market_last(say: Say, text: str, market: str, code: str) -> None:
    plan = say(text, channel="email", sender="kim@customer.example", at=NOW)
    assert plan.market == market
    assert code in codes(plan)


def test_any_other_clue_counts_before_the_language(say: Say) -> None:
    plan = say(GERMAN, sender="447400123456", at=NOW)
    assert (plan.market, plan.language) == ("GB", "de")
    assert "language-of-one-market" not in codes(plan)


def test_the_sentence_names_both(say: Say) -> None:
    assert "only DE speaks de" in say(GERMAN, channel="email", sender="kim@customer.example", at=NOW).explain()


def bare(code: str, **tables: Any) -> SupportDesk:
    shop = {"name": "Kaze", "other_countries": code, "accept_drafts": True}
    return SupportDesk.from_config({"format": 1, "shop": shop, "markets": {code: {}}, **tables})


@pytest.mark.parametrize("code", Markets.packaged().codes)
def test_what_is_usual_in_a_market_is_promised_only_where_it_is_well_known(code: str) -> None:
    desk = bare(code)
    plan = desk.handle(message("42", channel="line", at=NOW), now=NOW)
    usual = Markets.packaged().get(code, on=date(2026, 2, 3))
    (used,) = [reason for reason in plan.reasons if reason.code == "usual-target"]
    is_low = usual.fact("targets").confidence == "low"
    assert used.facts["confidence"] == usual.fact("targets").confidence
    assert (used.facts["market"], used.facts["target"]) == (code, str(usual.target("first_response", "line")))
    assert plan.deadlines["first_response"].policy == f"usual in {code}", "the clock runs all the same"
    assert (plan.promised_at is None) == is_low
    assert ("too-unsure-to-promise" in codes(plan)) == is_low
    assert all("expected_reply" not in reply.messages for reply in plan.replies) or not is_low
    assert "usual-target" in codes(desk.check(plan.conversation, now=NOW + timedelta(hours=1)))


def test_a_target_of_the_shop_is_promised_without_a_word() -> None:
    plan = bare("NG", sla=[{"first_response": "2h business"}]).handle(message("42", channel="line", at=NOW), now=NOW)
    assert {"usual-target", "too-unsure-to-promise"}.isdisjoint(codes(plan))
    assert plan.promised_at is not None


def test_a_desk_without_rules_says_so_in_its_own_words() -> None:
    tables = {"calendars": {"c": {"time_zone": "Europe/Berlin", "hours": {"mon-fri": ["09:00-18:00"]}}}, "teams": {"t": {"calendar": "c"}}}
    plan = bare("DE", sla=[{"first_response": "2h business"}], **tables).handle(message(GERMAN, channel="line", at=NOW), now=NOW)
    said = plan.explain()
    assert "The desk file has no routing rules, so the market's own team answers." in said
    assert "0 routing rules" not in said
    assert "policy policy" not in said
    assert "policy 1" in said


def test_a_zone_that_is_not_known_is_left_out(desk: SupportDesk, say: Say) -> None:
    plan = say(ENGLISH, sender="447400123456", at=NOW)
    assert "customer's zone Europe/London" in plan.explain()
    assert "zone" not in desk.check(plan.conversation, now=NOW).explain()
