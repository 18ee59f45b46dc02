"""The clocks of marketplaces: what is packaged, when each is due, and that they run beside the shop's own."""

import pickle
import re
import tomllib
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, due_at
from xborder_support.conditions import compile_condition
from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError
from xborder_support.sla import (
    METRICS,
    PRESET_CALENDARS,
    SLA_SCHEMA,
    SlaPolicy,
    SlaReport,
    evaluate,
    list_marketplaces,
    marketplace_clocks,
    marketplace_policies,
    policies_from_config,
    preset_calendar,
)
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
CALENDARS = {"DE": BERLIN, "default": BERLIN}
USUAL = policies_from_config({"sla": [{"first_response": "2h business", "next_response": "1h business", "resolution": "1 business day"}]})

SATURDAY = datetime(2026, 2, 7, 10, tzinfo=UTC)


def amazon(*events: TicketEvent, hours: float = 1, policies: Any = USUAL) -> SlaReport:
    bought = TicketEvent(at=SATURDAY, kind="customer_message", channel="amazon", marketplace="amazon", market="DE")
    return evaluate([bought, *events], policies, calendars=CALENDARS, now=SATURDAY + timedelta(hours=hours))


def test_a_marketplace_clock_runs_beside_the_shops_own_over_the_weekend() -> None:
    found = amazon()
    assert found.clocks == ("shop", "amazon")
    assert found.metric("first_response").cycles[-1].due_at == datetime(2026, 2, 9, 10, tzinfo=UTC)
    theirs = found.metric("first_response", clock="amazon").cycles[-1]
    assert (theirs.due_at, theirs.policy, theirs.clock) == (SATURDAY + timedelta(hours=24), "AMZ-24H", "amazon")
    assert found.metric("resolution", clock="amazon").cycles[-1].state == "no_target"
    assert found.findings == ()


def test_the_strictest_clock_is_the_one_that_is_due_first() -> None:
    strictest = amazon().strictest("first_response")
    assert strictest is not None
    assert strictest.clock == "amazon"
    quicker = policies_from_config({"sla": [{"first_response": "1h elapsed"}]})
    strictest = amazon(policies=quicker).strictest("first_response")
    assert strictest is not None
    assert strictest.clock == "shop"
    assert amazon().strictest("next_response") is None


def test_running_clocks_come_in_the_order_in_which_they_are_due() -> None:
    assert [(cycle.clock, cycle.metric) for cycle in amazon().running] == [
        ("amazon", "first_response"),
        ("shop", "first_response"),
        ("shop", "resolution"),
    ]


def test_an_automatic_reply_stops_no_marketplace_clock() -> None:
    lax = policies_from_config({"sla": [{"first_response": "2h business", "counts_automatic": True}]})
    sent = TicketEvent(at=SATURDAY + timedelta(minutes=1), kind="sent", message="ack")
    found = amazon(sent, policies=lax, hours=25)
    assert found.metric("first_response").state == "met"
    assert found.metric("first_response", clock="amazon").state == "active_with_misses"


def test_policies_given_for_a_marketplace_replace_the_packaged_ones() -> None:
    stricter = SlaPolicy(name="own", targets={"first_response": Target.parse("12h elapsed")}, marketplace="amazon")
    found = amazon(policies=(*USUAL, stricter))
    assert found.metric("first_response", clock="amazon").cycles[-1].due_at == SATURDAY + timedelta(hours=12)
    assert found.metric("first_response").cycles[-1].policy == "policy 1"
    by_mail = TicketEvent(at=SATURDAY, kind="customer_message", channel="email")
    assert evaluate([by_mail], (*USUAL, stricter), calendars=CALENDARS, now=SATURDAY).clocks == ("shop",)


@pytest.mark.parametrize(
    ("marketplace", "day"),
    [
        ("bazaar", date(2026, 2, 7)),  # nobody knows it
        ("mercadolibre", date(2026, 2, 7)),  # publishes no limit
        ("temu", date(2026, 2, 7)),  # nobody confirmed it
        ("tiktok-shop-sea", date(2025, 1, 6)),  # before the rule
    ],
)
def test_a_marketplace_without_a_clock_is_a_finding(marketplace: str, day: date) -> None:
    asked = TicketEvent(at=datetime(day.year, day.month, day.day, tzinfo=UTC), kind="customer_message", marketplace=marketplace)
    found = evaluate([asked], USUAL, calendars=CALENDARS, now=asked.at)
    assert [(finding.rule, finding.facts) for finding in found.findings] == [("marketplace-without-clock", {"marketplace": marketplace})]


@pytest.mark.parametrize(
    ("ask", "code"), [({"name": "first_responce"}, "unknown-metric"), ({"name": "resolution", "clock": "amazn"}, "unknown-clock")]
)
def test_asking_for_what_is_not_there_is_an_error(ask: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        amazon().metric(**ask)
    assert caught.value.code == code
    assert "did you mean" in str(caught.value.hint)


def test_a_report_survives_pickle() -> None:
    found = amazon(TicketEvent(at=SATURDAY + timedelta(minutes=1), kind="agent_replied", agent="jonas"))
    assert pickle.loads(pickle.dumps(found)) == found


ROWS = tomllib.loads((resources.files("xborder_support.sla.presets") / "data" / "marketplaces.toml").read_text(encoding="utf-8"))["clock"]
_ALWAYS = {"rule", "marketplace", "says", "source", "checked", "confidence"}
_SOMETIMES = {"name", "variant", "when", "calendar", "excludes", "share_up_to", "window_days", "window_days_up_to", "valid_from", *METRICS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.get("name", row["rule"]))
class TestEachRow:
    def test_it_says_what_where_when_and_how_sure(self, row: dict[str, Any]) -> None:
        assert set(row) >= _ALWAYS
        assert set(row) <= _ALWAYS | _SOMETIMES
        assert row["checked"] == date(2026, 11, 21)
        assert row["confidence"] in {"high", "medium", "low"}
        assert all(len(source) > 5 for source in row["source"])
        assert row["says"].endswith(".")

    def test_what_is_no_low_confidence_has_an_address(self, row: dict[str, Any]) -> None:
        assert row["confidence"] == "low" or any(source.startswith("https://") for source in row["source"])

    def test_its_rule_looks_like_one_of_the_rulebook(self, row: dict[str, Any]) -> None:
        assert re.fullmatch("[A-Z]+(-[A-Z0-9]+)?", row["rule"])
        assert row.get("name", row["rule"]).startswith(row["rule"])
        assert re.fullmatch("[a-z]+(-[a-z]+)*", row["marketplace"])

    def test_a_target_that_needs_a_calendar_names_a_packaged_one(self, row: dict[str, Any]) -> None:
        targets = [Target.parse(row[metric]) for metric in METRICS if metric in row]
        assert any(target.needs_calendar for target in targets) is ("calendar" in row)
        assert row.get("calendar", "every_day") in PRESET_CALENDARS
        assert all(str(target) == text for target, text in zip(targets, (row[m] for m in METRICS if m in row), strict=True))

    def test_the_clock_says_the_same(self, row: dict[str, Any]) -> None:
        [clock] = [clock for clock in marketplace_clocks(row["marketplace"]) if clock.name == row.get("name", row["rule"])]
        policy = clock.policy
        assert (clock.says, clock.source, clock.rule) == (row["says"], tuple(row["source"]), row["rule"])
        assert (policy.name, policy.clock, policy.calendar) == (clock.name, row["marketplace"], row.get("calendar"))
        assert policy.when.to_config() == compile_condition(row.get("when", {}), SLA_SCHEMA).to_config()
        assert policy.excludes == frozenset(row.get("excludes", ()))
        assert not policy.counts_automatic


def test_the_marketplaces_are_those_of_the_rulebook() -> None:
    assert list_marketplaces() == (
        "aliexpress",
        "amazon",
        "ebay",
        "etsy",
        "lazada",
        "mercadolibre",
        "shopee",
        "temu",
        "tiktok-shop-sea",
        "tiktok-shop-us",
        "walmart",
        "walmart-ca",
    )
    names = [clock.name for marketplace in list_marketplaces() for clock in marketplace_clocks(marketplace)]
    assert len(set(names)) == len(names) == len(ROWS)


def due(marketplace: str, territory: str, local: str, *, variant: str | None = None, metric: Any = "first_response") -> str:
    """Return the local due time of the marketplace's first policy that has one for everybody, or for a topic."""
    policy = marketplace_policies(marketplace, variant=variant, advisory=True)[0]
    calendar = preset_calendar(policy.calendar or "every_day", territory)
    start = datetime.fromisoformat(local).replace(tzinfo=calendar.time_zone)
    return due_at(policy.targets[metric], start, calendar).astimezone(calendar.time_zone).strftime("%a %Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("marketplace", "variant", "territory", "local", "expected"),
    [
        # 24 hours, whatever day it is
        ("amazon", None, "US", "2026-02-07T10:00", "Sun 2026-02-08 10:00"),
        ("amazon", None, "DE", "2026-12-24T22:30", "Fri 2026-12-25 22:30"),
        ("amazon", None, "DE", "2026-03-28T12:00", "Sun 2026-03-29 13:00"),  # the night has an hour less
        # three days on which banks open, to the midnight that ends the third
        ("ebay", None, "GB", "2026-03-03T10:00", "Sat 2026-03-07 00:00"),  # Tuesday: Wednesday, Thursday, Friday
        ("ebay", None, "GB", "2026-05-22T10:00", "Fri 2026-05-29 00:00"),  # the spring bank holiday is a Monday
        ("ebay", None, "GB", "2026-05-23T10:00", "Fri 2026-05-29 00:00"),  # from Saturday too
        ("ebay", None, "GB", "2026-04-02T10:00", "Fri 2026-04-10 00:00"),  # Good Friday and Easter Monday
        ("ebay", None, "US", "2026-11-25T10:00", "Wed 2026-12-02 00:00"),  # Thanksgiving is the next day
        ("etsy", None, "US", "2026-02-06T18:00", "Sun 2026-02-08 18:00"),
        ("etsy", "star-seller", "US", "2026-02-06T18:00", "Sat 2026-02-07 18:00"),
        ("walmart-ca", None, "DE", "2026-02-06T18:00", "Sun 2026-02-08 18:00"),
        ("tiktok-shop-us", None, "US", "2026-02-07T10:00", "Sun 2026-02-08 10:00"),
        # what comes on a Saturday or Sunday is due on Monday noon
        ("tiktok-shop-us", "chatbot", "US", "2026-02-06T23:00", "Sat 2026-02-07 23:00"),
        ("tiktok-shop-us", "chatbot", "US", "2026-02-07T00:00", "Mon 2026-02-09 12:00"),
        ("tiktok-shop-us", "chatbot", "US", "2026-02-08T23:59", "Mon 2026-02-09 12:00"),
        ("tiktok-shop-us", "chatbot", "US", "2026-02-09T00:00", "Tue 2026-02-10 00:00"),
        ("tiktok-shop-us", "chatbot", "US", "2026-11-26T10:00", "Fri 2026-11-27 10:00"),  # Thanksgiving is no weekend
        ("tiktok-shop-us", "chatbot", "US", "2026-05-24T10:00", "Mon 2026-05-25 12:00"),  # though that Monday is a holiday
        ("tiktok-shop-sea", None, "ID", "2026-02-07T18:00", "Sun 2026-02-08 06:00"),
        ("shopee", None, "MY", "2026-02-07T18:00", "Sun 2026-02-08 06:00"),
        # a day ends at 18:00, and its answers are due at 19:00
        ("lazada", None, "ID", "2026-03-03T17:59", "Tue 2026-03-03 19:00"),
        ("lazada", None, "ID", "2026-03-03T18:00", "Wed 2026-03-04 19:00"),
        ("lazada", None, "ID", "2026-03-03T18:30", "Wed 2026-03-04 19:00"),
        ("lazada", None, "ID", "2026-03-07T17:59", "Sat 2026-03-07 19:00"),  # weekends count
        ("lazada", None, "ID", "2026-08-16T18:00", "Tue 2026-08-18 19:00"),  # Monday is Independence Day
        ("lazada", None, "ID", "2026-08-17T10:00", "Tue 2026-08-18 19:00"),
        ("lazada", None, "PH", "2026-06-11T18:00", "Sat 2026-06-13 19:00"),  # Friday is Independence Day
        ("lazada", "lazmall", "ID", "2026-03-03T18:00", "Wed 2026-03-04 19:00"),
        ("aliexpress", None, "CN", "2026-03-02T10:00", "Sun 2026-03-08 00:00"),  # five calendar days, for disputes
        ("temu", None, "US", "2026-02-07T10:00", "Sun 2026-02-08 10:00"),
    ],
)
def test_worked_examples(marketplace: str, variant: str | None, territory: str, local: str, expected: str) -> None:
    assert due(marketplace, territory, local, variant=variant) == expected


def test_walmart_wants_48_hours_and_one_for_regulators() -> None:
    regulator, usual = marketplace_policies("walmart")
    friday = datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert due_at(usual.targets["first_response"], friday, None) == datetime(2026, 11, 29, 22, tzinfo=UTC)
    assert due_at(regulator.targets["first_response"], friday, None) == datetime(2026, 11, 27, 23, tzinfo=UTC)
    assert regulator.when.truth({"segments": ("regulator",)})
    assert not regulator.when.truth({"segments": ("vip",)})
    assert not regulator.when.truth({})


@pytest.mark.parametrize(
    ("name", "share", "up_to", "days", "days_up_to"),
    [
        ("AMZ-24H", None, None, None, None),
        ("EBAY-3BD", None, None, None, None),
        ("ETSY-STD", 0.8, None, None, None),
        ("ETSY-STD star-seller", 0.95, None, None, None),
        ("WMT-48H", 0.95, None, 30, None),
        ("WMT-CA", 0.8, None, None, None),
        ("TTS-24H", 0.9, None, None, None),
        ("TTS-24H chatbot", 0.9, None, None, None),
        ("TTS-12H", 0.85, 0.9, 30, None),
        ("SHOPEE-12H", 0.75, 0.95, 30, 90),
        ("LAZADA-CYCLE", None, None, None, None),
        ("LAZADA-CYCLE lazmall", 0.85, None, None, None),
        ("MELI", None, None, None, None),
    ],
)
def test_how_many_must_be_in_time(name: str, share: float | None, up_to: float | None, days: int | None, days_up_to: int | None) -> None:
    [clock] = [clock for marketplace in list_marketplaces() for clock in marketplace_clocks(marketplace) if clock.name == name]
    assert (clock.share, clock.share_up_to, clock.window_days, clock.window_days_up_to) == (share, up_to, days, days_up_to)


@pytest.mark.parametrize(
    ("topic", "applies"),
    [("return_process", True), ("late", True), ("lost", True), ("no_scan", True), ("sizing", False), (None, False)],
)
def test_ebay_speaks_of_returns_and_of_what_was_not_received(topic: str | None, applies: bool) -> None:  # noqa: FBT001  (a column)
    [policy] = marketplace_policies("ebay")
    assert bool(policy.when.truth({} if topic is None else {"topic": topic})) is applies


def test_what_nobody_confirmed_is_listed_and_runs_only_where_asked_for() -> None:
    unconfirmed = [name for name in list_marketplaces() if any(clock.is_advisory for clock in marketplace_clocks(name))]
    assert unconfirmed == ["aliexpress", "mercadolibre", "temu"]
    assert all(marketplace_policies(name) == () for name in unconfirmed)
    asked_for = {name: [policy.name for policy in marketplace_policies(name, advisory=True)] for name in unconfirmed}
    assert asked_for == {"aliexpress": ["ALIX-DISPUTE dispute", "ALIX-DISPUTE"], "mercadolibre": [], "temu": ["TEMU"]}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("ebay", date(2020, 5, 1)),
        ("walmart-ca", date(2024, 10, 30)),
        ("tiktok-shop-sea", date(2025, 8, 15)),
        ("tiktok-shop-us", date(2026, 1, 1)),
    ],
)
def test_a_rule_counts_from_its_first_day(name: str, first: date) -> None:
    eve = first - timedelta(days=1)
    assert marketplace_policies(name, on=eve) == ()
    assert marketplace_clocks(name, on=eve) == ()
    [policy] = marketplace_policies(name, on=first)
    midnight = datetime(first.year, first.month, first.day, tzinfo=UTC)
    assert policy.is_valid(midnight)
    assert not policy.is_valid(midnight - timedelta(microseconds=1))


def test_a_variant_replaces_what_holds_for_everybody() -> None:
    assert [policy.name for policy in marketplace_policies("etsy", variant="star-seller")] == ["ETSY-STD star-seller"]
    assert [policy.name for policy in marketplace_policies("etsy")] == ["ETSY-STD"]


@pytest.mark.parametrize(
    ("name", "variant", "code", "hint"),
    [
        ("amazn", None, "unknown-marketplace", "amazon"),
        ("", None, "unknown-marketplace", ""),
        (None, None, "unknown-marketplace", ""),
        ("a" * 100_000, None, "unknown-marketplace", ""),
        ("etsy", "star-sellr", "unknown-variant", 'did you mean "star-seller"?'),
        ("amazon", "chatbot", "unknown-variant", "leave variant out"),
        ("etsy", "x" * 100_000, "unknown-variant", "star-seller"),
    ],
)
def test_an_unknown_name_is_refused_with_a_remedy(name: Any, variant: str | None, code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        marketplace_policies(name, variant=variant)
    assert caught.value.code == code
    assert hint in (caught.value.hint or "")
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    ("name", "variant", "message", "hint"),
    [
        ("y" * 99, None, f"no clock is packaged for '{'y' * 60}'", "Known: aliexpress, amazon, ebay, etsy, lazada"),
        (None, None, "no clock is packaged for 'None'", "Known: aliexpress"),
        ("etsy", "x" * 99, f"etsy has no variant '{'x' * 60}'", "Known: star-seller"),
        ("amazon", "prime", "amazon has no variant 'prime'", "leave variant out: there is one standard"),
    ],
)
def test_an_unknown_name_is_told_in_full(name: Any, variant: str | None, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        marketplace_policies(name, variant=variant)
    assert caught.value.message == message
    assert (caught.value.hint or "").startswith(hint)


@pytest.mark.parametrize("on", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01", 20260101])
@pytest.mark.parametrize("asked", [marketplace_clocks, marketplace_policies])
def test_a_day_is_a_date(asked: Any, on: Any) -> None:
    for name in ("ebay", "amazon"):  # dated, and not dated
        with pytest.raises(UsageError) as caught:
            asked(name, on=on)
        assert caught.value.code == "not-a-date"
        assert "date(2026" in (caught.value.hint or "")


def test_policies_are_made_once() -> None:
    assert marketplace_policies("lazada")[0] is marketplace_policies("lazada", on=date(2026, 2, 7))[0]


@settings(max_examples=60)
@given(st.integers(0, 2 * 366 * 24 * 60))
def test_lazada_is_due_at_seven_within_an_hour_at_least(minutes: int) -> None:
    [policy] = marketplace_policies("lazada")
    calendar = preset_calendar("days_but_holidays", "ID")
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    end = due_at(policy.targets["first_response"], start, calendar).astimezone(calendar.time_zone)
    assert (end.hour, end.minute) == (19, 0)
    assert calendar.is_open(end)
    assert end - start > timedelta(hours=1)


def test_a_conversation_on_lazada_runs_on_the_days_of_its_market() -> None:
    asked = TicketEvent(at=datetime(2026, 8, 17, 3, tzinfo=UTC), kind="customer_message", marketplace="lazada", market="ID")
    found = evaluate([asked], USUAL, calendars=CALENDARS, now=asked.at)
    cycle = found.metric("first_response", clock="lazada").cycles[-1]
    assert (cycle.due_at, cycle.calendar_name) == (datetime(2026, 8, 18, 12, tzinfo=UTC), "days_but_holidays")
    own = BusinessCalendar(time_zone="Asia/Makassar", weekly={"mon-sun": "00:00-24:00"})
    found = evaluate([asked], USUAL, calendars={**CALENDARS, "days_but_holidays": own}, now=asked.at)
    assert found.metric("first_response", clock="lazada").cycles[-1].due_at == datetime(2026, 8, 17, 11, tzinfo=UTC)


def test_a_conversation_on_ebay_is_timed_once_its_topic_is_known() -> None:
    asked = TicketEvent(at=datetime(2026, 5, 22, 9, tzinfo=UTC), kind="customer_message", marketplace="ebay", market="GB")
    told = TicketEvent(at=asked.at, kind="topic_detected", topic="lost")
    found = evaluate([asked], USUAL, calendars=CALENDARS, now=asked.at)
    assert found.metric("first_response", clock="ebay").state == "no_target"
    found = evaluate([asked, told], USUAL, calendars=CALENDARS, now=asked.at)
    assert found.metric("first_response", clock="ebay").cycles[-1].due_at == datetime(2026, 5, 28, 23, tzinfo=UTC)


def test_amazon_does_not_measure_what_needs_no_response() -> None:
    marked = TicketEvent(at=SATURDAY + timedelta(hours=1), kind="excluded", scope="no_response_needed")
    assert amazon(marked, hours=30).metric("first_response", clock="amazon").state != "active_with_misses"
    assert amazon(hours=30).metric("first_response", clock="amazon").state == "active_with_misses"
