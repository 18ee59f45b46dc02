"""The clock of a marketplace, beside the shop's own."""

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError
from xborder_support.sla import SlaPolicy, SlaReport, evaluate, policies_from_config
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


def test_a_marketplace_without_a_clock_is_a_finding() -> None:
    asked = TicketEvent(at=SATURDAY, kind="customer_message", marketplace="lazada")
    found = evaluate([asked], USUAL, calendars=CALENDARS, now=SATURDAY)
    assert [(finding.rule, finding.facts) for finding in found.findings] == [("marketplace-without-clock", {"marketplace": "lazada"})]
    before_the_rule = evaluate(
        [TicketEvent(at=datetime(2025, 1, 6, tzinfo=UTC), kind="customer_message", marketplace="tiktok-shop-sea")],
        USUAL,
        calendars=CALENDARS,
        now=datetime(2025, 1, 6, tzinfo=UTC),
    )
    assert [finding.rule for finding in before_the_rule.findings] == ["marketplace-without-clock"]


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
