"""A reply writes dates and times of day as the customer's country does, and names a zone only where there are several."""

from __future__ import annotations

from datetime import datetime

import pytest

from xborder_support import Customer, Plan, SupportDesk
from xborder_support.terms import time_zone
from xborder_support.testing import message

ENGLISH = "Hello, my order has not arrived yet. When will it come?"
TEXTS = {
    "CN": "你好，我的订单还没有收到，请问什么时候能到？",
    "ID": "Halo, pesanan saya belum sampai. Kapan akan tiba?",
    "MA": "السلام عليكم، لم يصلني طلبي حتى الآن. متى سيصل؟",
}


def answered(market: str, zone: str, *, holidays: bool = False, customer: Customer | None = None, day: int = 1) -> str:
    week = {"time_zone": zone, "hours": {"mon-fri": ["09:00-18:00"]}, **({"holidays": market} if holidays else {})}
    desk = SupportDesk.from_config(
        {
            "format": 1,
            "shop": {"name": "Kaze Audio", "accept_drafts": True},
            "calendars": {"home": week},
            "teams": {"home": {"calendar": "home"}},
            "markets": {market: {"team": "home", "channels": ["whatsapp"]}},
            "sla": [{"first_response": "2h business"}],
        }
    )
    at = datetime(2027, 3, day, 14, 15, tzinfo=time_zone(zone))
    said = message(TEXTS.get(market, ENGLISH), channel="whatsapp", at=at)
    plan: Plan = desk.handle(said, now=at, customer=customer or Customer(territory=market))
    (reply,) = plan.replies
    return reply.text.replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("market", "zone", "time_of_day"),
    [
        ("AU", "Australia/Sydney", "4:30 pm"),
        ("IN", "Asia/Kolkata", "4:30 pm on Monday, 1 March"),
        ("KE", "Africa/Nairobi", "16:30"),
        ("MA", "Africa/Casablanca", "الساعة 16:30."),
    ],
)
def test_a_time_of_day_is_written_as_the_country_writes_it(market: str, zone: str, time_of_day: str) -> None:
    assert time_of_day in answered(market, zone)


@pytest.mark.parametrize(("market", "zone"), [("NZ", "Pacific/Auckland"), ("CN", "Asia/Shanghai")])
def test_no_zone_is_named_where_the_market_knows_of_one_alone(market: str, zone: str) -> None:
    text = answered(market, zone)
    assert "Auckland" not in text
    assert "上海" not in text


def test_a_zone_is_named_where_the_market_has_several() -> None:
    assert "(Sydney time)" in answered("AU", "Australia/Sydney")
    assert "(Sydney time)" not in answered("AU", "Australia/Sydney", customer=Customer(territory="AU", time_zone="Australia/Sydney"))


def test_indonesia_names_its_clocks_by_their_letters() -> None:
    assert "pukul 16.30 WIB." in answered("ID", "Asia/Jakarta")


def test_a_feast_whose_days_have_two_names_is_named() -> None:
    assert "Eid al-Fitr" in answered("AE", "Asia/Dubai", holidays=True, day=9)
