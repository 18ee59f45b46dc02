"""Three sites on three continents: whoever is open and nearest to the language answers, and the promise is counted on that site's hours."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Plan, SupportDesk
from xborder_support.calendars import BusinessCalendar
from xborder_support.desk import Assign
from xborder_support.errors import ConfigurationError
from xborder_support.testing import message

SPANISH = "Hola, ¿dónde está mi pedido? Todavía no ha llegado el paquete."
GERMAN = "Guten Tag, ich habe meine Bestellung noch nicht erhalten. Wann kommt das Paket?"
HOURS = {"manila": "Asia/Manila", "krakow": "Europe/Warsaw", "bogota": "America/Bogota"}
SHOP: dict[str, Any] = {
    "format": 1,
    "shop": {"name": "Kaze", "other_countries": "US", "accept_drafts": True},
    "markets": {"US": {}, "DE": {}},
    "calendars": {site: {"time_zone": zone, "hours": {"mon-sun": ["09:00-18:00"]}} for site, zone in HOURS.items()},
    "teams": {
        "manila": {"calendar": "manila", "languages": ["en", "fil"]},
        "krakow": {"calendar": "krakow", "languages": ["de", "en"]},
        "bogota": {"calendar": "bogota", "languages": ["es", "en"]},
    },
    "routing": [{"name": "sun", "when": {}, "to": [{"team": "open_now"}]}],
    "sla": [{"first_response": "2h business"}],
}
PEOPLE: dict[str, Any] = {
    "ana": {"team": "bogota", "speaks": {"es": "native", "en": "B2"}},
    "jan": {"team": "krakow", "speaks": {"de": "native", "en": "C1"}},
    "joy": {"team": "manila", "speaks": {"fil": "native", "en": "C2"}},
}
ZONE = {site: BusinessCalendar(time_zone=zone, weekly={"mon-sun": ["09:00-18:00"]}) for site, zone in HOURS.items()}


def at(hour: int, minute: int = 0) -> datetime:
    """Manila is open from 1 to 10, Kraków from 8 to 17, Bogotá from 14 to 23 o'clock in UTC."""
    return datetime(2026, 2, 3, hour, minute, tzinfo=UTC)


def shop(**tables: Any) -> SupportDesk:
    return SupportDesk.from_config(deepcopy({**SHOP, **tables}))


def answered(desk: SupportDesk, text: str, now: datetime) -> tuple[Plan, Assign]:
    plan = desk.handle(message(text, channel="email", sender="kim@customer.example", at=now), now=now)
    (given,) = [action for action in plan.actions if isinstance(action, Assign)]
    return plan, given


ENGLISH = "Hello, where is my order? I have been waiting for it."


@pytest.mark.parametrize(
    ("text", "now", "site", "is_open"),
    [
        (ENGLISH, at(2), "manila", True),
        (ENGLISH, at(9), "krakow", True),  # two are open and both speak it: the name decides
        (ENGLISH, at(18), "bogota", True),
        (SPANISH, at(15), "bogota", True),  # Kraków is open too, and does not speak it
        (GERMAN, at(9), "krakow", True),  # Manila is open too
        (GERMAN, at(16), "krakow", True),
        (SPANISH, at(23, 30), "bogota", False),  # nobody is open: who speaks it, though Manila opens earlier
        (ENGLISH, at(23, 30), "manila", False),
        (GERMAN, at(0), "krakow", False),
    ],
)
@pytest.mark.parametrize("people", [{}, PEOPLE], ids=["teams", "agents"])
def test_the_site_that_answers_is_the_one_whose_hours_are_promised(
    people: dict[str, Any], text: str, now: datetime, site: str, *, is_open: bool
) -> None:
    if people and text == ENGLISH and now == at(9):
        site = "manila"  # there somebody speaks it better
    plan, given = answered(shop(agents=people), text, now)
    assert (given.team, given.calendar, given.is_available_now) == (site, site, is_open)
    start = now if is_open else ZONE[site].next_open(now)
    assert given.opens_at == (None if is_open else start)
    assert plan.promised_at is not None
    assert plan.promised_at >= ZONE[site].add(start, timedelta(hours=2))
    assert plan.promised_at <= ZONE[site].add(start, timedelta(hours=3)), "rounded up, within the site's hours"


def test_sites_that_a_rule_names_are_the_only_ones() -> None:
    rule = {"name": "sun", "when": {}, "to": [{"sites": ["krakow", "bogota"]}]}
    for people in ({}, PEOPLE):
        _, given = answered(shop(routing=[rule], agents=people), ENGLISH, at(2))
        assert (given.team, given.is_available_now, given.opens_at) == ("krakow", False, at(8))


def test_the_plan_says_which_site_and_why() -> None:
    plan, _ = answered(shop(), SPANISH, at(15))
    assert "Team bogota is open now (bogota), and of the open sites the nearest to the language." in plan.explain()
    assert "Team bogota answers es in es." in plan.explain()
    later, _ = answered(shop(), SPANISH, at(23, 30))
    assert "team bogota opens first (bogota, 2026-02-04 14:00 UTC)" in later.explain()


def test_a_site_that_does_not_exist_is_a_fault_with_its_place() -> None:
    with pytest.raises(ConfigurationError) as caught:
        shop(routing=[{"name": "sun", "when": {}, "to": [{"sites": ["manila", "krakov"]}]}])
    (fault,) = caught.value.faults
    assert (fault.code, fault.key) == ("unknown-team", "routing[0].to[0].sites[1]")
    assert "krakow" in (fault.hint or "")
