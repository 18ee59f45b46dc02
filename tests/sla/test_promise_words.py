"""How a promise is told: the message and values for the catalogue, whole hours, and the account of its segments."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.markets import get_market, list_markets
from xborder_support.sla import Promise, promise
from xborder_support.terms import Target
from xborder_support.tone import Catalog

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:50"]})
CATALOG = Catalog.load()
TEXTS = [(locale, register) for locale in CATALOG.locales for register in CATALOG.registers(locale)]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def promised(target: str, start: str, **more: Any) -> Promise:
    options: dict[str, Any] = {"agents": BERLIN, "customer_zone": "Europe/Berlin", **more}
    return promise(Target.parse(target), start=utc(start), now=utc(start), **options)


def told(made: Promise, locale: str, register: Any) -> str:
    zone = made.local.tzinfo
    return CATALOG.render(made.message, locale=locale, register=register, values=made.values, channel="email", time_zone=zone).text


@pytest.mark.parametrize(("locale", "register"), TEXTS)
def test_the_catalogue_tells_it_in_every_locale_and_register(locale: str, register: Any) -> None:
    text = told(promised("2h business", "2026-02-06T16:00", customer_zone="Asia/Kolkata"), locale, register)
    assert any(time in " ".join(text.split()) for time in ("14:45", "2:45", "14.45", "14h45", "14 h 45")), text
    assert "9" in text  # of February


@pytest.mark.parametrize(("locale", "register"), TEXTS)
def test_no_text_is_earlier_than_what_was_computed(locale: str, register: Any) -> None:
    shift = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "09:00:30-17:50:30"})
    made = promised("530m business", "2026-02-09T08:00", agents=shift, customer_zone="UTC")
    assert made.at == made.computed_at == utc("2026-02-09T17:50:30")
    assert made.values == {"due_at": utc("2026-02-09T17:51")}
    assert "51" in told(made, locale, register)


def test_every_market_can_have_its_promise_told_as_it_likes() -> None:
    for territory in list_markets():
        market = get_market(territory, on=utc("2026-11-21").date())
        made = promised(
            "2h business", "2026-02-09T09:01", rounding=market.promise_rounding_minutes, style=market.promise_style,
            customer_zone=market.time_zones[0],
        )  # fmt: skip
        assert (made.within is not None) is (market.promise_style == "within")
        locale = next(locale for locale in market.locales if CATALOG.resolve(locale))
        assert told(made, locale, market.register_for("email"))


@pytest.mark.parametrize(
    ("target", "start", "within", "at"),
    [
        ("2h business", "2026-02-09T08:01:30", 2, "2026-02-09T10:01:30"),
        ("61m business", "2026-02-09T12:00", 2, "2026-02-09T14:00"),
        ("1s business", "2026-02-09T12:00", 1, "2026-02-09T13:00"),
        ("10m business", "2026-02-09T10:55", 2, "2026-02-09T12:55"),  # over lunch
        ("24h elapsed", "2026-02-09T12:00", 24, "2026-02-10T12:00"),
        # The hours would end in closed time, over night, or after more than a day: then the clock is told.
        ("110m business", "2026-02-09T15:00", None, "2026-02-09T16:50"),
        ("90m business", "2026-02-09T15:10", None, "2026-02-09T16:45"),
        ("25h elapsed", "2026-02-09T12:00", None, "2026-02-10T13:00"),
    ],
)
def test_hours_are_told_where_an_answer_may_come_until_they_end(target: str, start: str, within: int | None, at: str) -> None:
    made = promised(target, start, style="within")
    assert made.within == (None if within is None else timedelta(hours=within))
    assert made.at == utc(at)


def test_hours_do_not_end_in_the_customers_quiet() -> None:
    made = promised("61m elapsed", "2026-02-09T12:30", style="within", quiet="15:30-18:00")
    assert (made.within, made.at) == (None, utc("2026-02-09T13:45"))


def test_now_itself_is_told_as_an_hour() -> None:
    made = promise(
        Target.parse("1h elapsed"), start=utc("2026-02-09T11:00"), now=utc("2026-02-09T12:00"), agents=None, customer_zone="UTC",
        style="within",
    )  # fmt: skip
    assert made.within == timedelta(hours=1)


def test_a_target_that_is_due_now_is_promised_for_the_next_step() -> None:
    made = promise(Target.parse("1h elapsed"), start=utc("2026-02-09T11:00"), now=utc("2026-02-09T12:00"), agents=None, customer_zone="UTC")
    assert [(segment.kind, str(segment.duration)) for segment in made.segments] == [("rounding", "0:15:00")]


def test_the_account_names_every_stretch_on_both_clocks() -> None:
    made = promised("2h business", "2026-02-09T10:30", customer_zone="Asia/Tokyo", rounding=60)
    assert [segment.text() for segment in made.segments] == [
        "work: 2026-02-09 10:30 to 11:00 UTC, 2026-02-09 11:30 to 12:00 Europe/Berlin, 2026-02-09 19:30 to 20:00 Asia/Tokyo",
        "closed: 2026-02-09 11:00 to 12:00 UTC, 2026-02-09 12:00 to 13:00 Europe/Berlin, 2026-02-09 20:00 to 21:00 Asia/Tokyo",
        "work: 2026-02-09 12:00 to 13:30 UTC, 2026-02-09 13:00 to 14:30 Europe/Berlin, 2026-02-09 21:00 to 22:30 Asia/Tokyo",
        "rounding: 2026-02-09 13:30 to 14:00 UTC, 2026-02-09 14:30 to 15:00 Europe/Berlin, 2026-02-09 22:30 to 23:00 Asia/Tokyo",
    ]


def test_a_segment_knows_both_local_times() -> None:
    segment = promised("2h business", "2026-02-09T08:30", customer_zone="Asia/Tokyo").segments[0]
    assert [local.isoformat() for local in segment.for_customer] == ["2026-02-09T17:30:00+09:00", "2026-02-09T19:30:00+09:00"]
    assert [local.isoformat() for local in segment.for_agents] == ["2026-02-09T09:30:00+01:00", "2026-02-09T11:30:00+01:00"]
    alone = promised("2h elapsed", "2026-02-09T08:30", agents=None).segments[0]
    assert alone.agents_zone is None
    assert alone.for_agents == (utc("2026-02-09T08:30"), utc("2026-02-09T10:30"))
    assert alone.text() == "work: 2026-02-09 08:30 to 10:30 UTC, 2026-02-09 09:30 to 11:30 Europe/Berlin"


def test_what_cannot_be_told_apart_is_equal_and_can_be_kept() -> None:
    one, other = (promised("2h business", "2026-02-09T10:30") for _ in range(2))
    assert (one, one.segments, one.values) == (other, other.segments, other.values)
    assert "course" not in repr(one)


@pytest.mark.parametrize(("locale", "register"), TEXTS)
def test_a_promise_within_hours_is_told_in_every_locale_and_register(locale: str, register: Any) -> None:
    made = promised("2h business", "2026-02-09T08:30", style="within", customer_zone="America/Sao_Paulo")
    assert made.within == timedelta(hours=2)
    assert made.message == "expected_reply_within"
    text = told(made, locale, register)
    assert "2" in text or locale in {"ar", "he"}, text  # these have a dual
