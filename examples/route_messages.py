"""Route messages in several languages, and print for each the rule, the owner, the lane, the ladder and why.

Run it with ``python examples/route_messages.py``. The messages and the people in them are invented.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from xborder_support import Conversation, Customer, Plan, SupportDesk
from xborder_support.desk import explain_reason
from xborder_support.testing import message

HERE = Path(__file__).parent


class Arrival(NamedTuple):
    """Say what somebody wrote, on which channel, when, and from which number."""

    text: str
    channel: str
    at: datetime
    sender: str = "customer"
    customer: Customer | None = None


TUESDAY = datetime(2026, 2, 3, 14, tzinfo=UTC)  # 15:00 in Berlin, 23:00 in Tokyo, 11:00 in São Paulo
ARRIVALS = (
    Arrival("関税が高すぎます。いくら払えばいいですか。", "line", TUESDAY),
    Arrival("Ich möchte die Kopfhörer zurückgeben. Wie geht das?", "whatsapp", TUESDAY, "4915112345678"),
    Arrival("Gdzie jest moja paczka? Czekam już dwa tygodnie.", "whatsapp", TUESDAY, "4915112345679"),
    Arrival("The charger caught fire and burned my hand.", "sms", TUESDAY, "+12025550123"),
    Arrival("Oi, meu pedido ainda não chegou.", "whatsapp", TUESDAY, "5511912345678"),
    Arrival("Hello, I have a question about my order.", "whatsapp", TUESDAY, "447400123456", Customer(attributes={"orders": 14})),
    Arrival("Посилка загубилася, допоможіть, будь ласка.", "whatsapp", TUESDAY, "380501234567"),
)


def main() -> None:
    desk = SupportDesk.load(HERE / "desk.toml")
    for arrival in ARRIVALS:
        event = message(arrival.text, channel=arrival.channel, sender=arrival.sender, at=arrival.at)
        plan = desk.handle(event, now=arrival.at, customer=arrival.customer)
        print(f"\n=== {arrival.text}")
        show(plan)
        show_ladder(desk, plan.conversation, arrival)


def show(plan: Plan) -> None:
    state, owner = plan.conversation.state, plan.assignment
    print(f"market     {plan.market or '-'}, language {plan.language}, topic {state.topic or '-'}, priority {state.priority or 'normal'}")
    if owner is None:
        return
    disclosed = ", and the customer is told that the answer comes in another language" if owner.needs_disclosure else ""
    print(f"rule       {owner.rule or '-'}")
    print(f"owner      {owner.agent or owner.team or 'nobody'}")
    print(f"lane       {owner.lane}{f' ({owner.nobody})' if owner.nobody else ''}{disclosed}")
    for reason in (*plan.reasons, *owner.reasons):
        print(f"  because  {explain_reason(reason)}")


def show_ladder(desk: SupportDesk, conversation: Conversation, arrival: Arrival) -> None:
    """Print who hears of the message if nobody answers: what a worker finds that asks whenever a plan told it to."""
    at, seen = arrival.at, set[str]()
    for _ in range(8):
        plan = desk.check(conversation, now=at, customer=arrival.customer)
        for action in plan.actions:
            if action.kind == "escalate" and action.metric == "wait" and action.idempotency_key not in seen:
                print(f"ladder     {action.not_before:%a %H:%M} UTC -> {action.to}: {explain_reason(action.reasons[0])}")
                seen.add(action.idempotency_key)
        if plan.next_check_at is None:
            return
        at = plan.next_check_at


if __name__ == "__main__":
    main()
