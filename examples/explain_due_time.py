"""Tell a customer who writes from Tokyo when the desk in Berlin answers, and tell the desk why it is due then."""

from datetime import UTC, datetime, timedelta

from xborder_support import BusinessCalendar, Holidays, TicketEvent
from xborder_support.sla import evaluate, policies_from_config, promise

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]}, holidays=[Holidays(territory="DE")])
POLICIES = policies_from_config(
    {
        "sla": [
            {
                "name": "usual",
                "first_response": "2h business",
                "resolution": {"target": "16h business", "pauses": ["pending"]},
            }
        ]
    }
)
ASKED = datetime(2026, 4, 2, 15, tzinfo=UTC)  # the Thursday before Easter, 17:00 in Berlin


def main() -> None:
    told = [
        TicketEvent(at=ASKED, kind="customer_message", market="JP", channel="line", marketplace="amazon"),
        TicketEvent(at=ASKED + timedelta(minutes=20), kind="agent_replied", agent="jonas"),
        TicketEvent(at=ASKED + timedelta(minutes=21), kind="pending"),
        TicketEvent(at=ASKED + timedelta(days=5), kind="customer_message", market="JP", channel="line", marketplace="amazon"),
    ]
    report = evaluate(told, POLICIES, calendars={"default": BERLIN}, now=ASKED + timedelta(days=5, minutes=5))

    print("Resolution, as the desk sees it:")
    print(report.explain("resolution", customer_zone="Asia/Tokyo").text("en"))

    print("\nWhat runs, the most urgent first:")
    for cycle in report.running:
        print(f"  {cycle.metric} on the {cycle.clock} clock: due {cycle.due_at:%a %H:%M} UTC, {cycle.used_share:.0%} used")
    print(f"  look again at {report.next_check_at:%a %H:%M} UTC")

    made = promise(POLICIES[0].targets["first_response"], start=ASKED, now=ASKED, agents=BERLIN, customer_zone="Asia/Tokyo")
    print(f"\nWhat the customer could be told on Thursday: an answer by {made.local:%A %H:%M}, Tokyo time")
    for segment in made.segments:
        print(f"  {segment.kind}: {segment.duration}")


if __name__ == "__main__":
    main()
