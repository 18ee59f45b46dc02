"""Walk synthetic messages from six continents through one desk, and print what it plans for each.

Run it with ``make demo``. The payloads are in the exact format of their providers, and all people in them are invented.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from xborder_support import Conversation, Customer, PersonName, Plan, SupportDesk, TicketEvent
from xborder_support.channels import provider
from xborder_support.desk import NeedsApproval, explain_reason
from xborder_support.terms import time_zone

HERE = Path(__file__).parent


class Arrival(NamedTuple):
    """Say what arrived: the payload's file, who delivered it, and the time on the wall where it was read."""

    title: str
    file: str
    provider: str
    now: str
    customer: Customer | None = None


ARRIVALS = (
    Arrival("A LINE text in Tokyo, in the evening", "01_line_tokyo.json", "line", "2026-02-03T21:40:05+09:00",
            Customer(name=PersonName(surname="山本", given="美咲", locale="ja"))),
    Arrival("A WhatsApp message in Jakarta", "02_whatsapp_jakarta.json", "whatsapp", "2026-02-03T10:15:05+07:00"),
    Arrival("A WhatsApp message in Riyadh, on a Friday", "03_whatsapp_riyadh.json", "whatsapp", "2026-02-06T11:00:05+03:00"),
    Arrival("A German e-mail with quoted history", "04_email_german.eml", "email", "2026-02-03T16:30:10+01:00",
            Customer(name=PersonName(given="Jana", surname="Köhler", locale="de"), territory="DE")),
    Arrival("An SMS that ends contact", "05_twilio_stop.txt", "twilio", "2026-02-04T13:00:00-05:00"),
    Arrival("The same person, later", "06_twilio_after_stop.txt", "twilio", "2026-02-05T09:30:00-05:00"),
    Arrival("An Amazon buyer in the US, on a Saturday", "07_amazon_us.eml", "email", "2026-02-07T12:02:30-05:00"),
    Arrival("A voice note from São Paulo, at Carnival", "08_whatsapp_sao_paulo_voice.json", "whatsapp", "2026-02-17T10:00:05-03:00"),
    Arrival("An SMS from Lagos", "09_africastalking_lagos.txt", "africastalking", "2026-02-05T09:05:05+01:00"),
    Arrival("An out-of-office mail", "10_out_of_office.eml", "email", "2026-02-03T10:12:45+01:00"),
    Arrival("A customer from a country that the desk file does not list", "11_whatsapp_unlisted_country.json", "whatsapp",
            "2026-02-04T16:20:05+00:00"),
    Arrival("A batch with one broken event between two good ones", "12_line_batch.json", "line", "2026-02-03T21:45:00+09:00"),
)  # fmt: skip


def main() -> None:
    desk = SupportDesk.load(HERE / "desk.toml")
    store: dict[str, Conversation] = {}  # your database
    for arrival in ARRIVALS:
        now = datetime.fromisoformat(arrival.now).astimezone(UTC)
        body = (HERE / "payloads" / arrival.file).read_bytes()
        print(f"\n=== {arrival.title} ({arrival.file})")
        for event in provider(arrival.provider).parse(body, received_at=now):
            plan = desk.handle(event, now=now, conversation=store.get(event.conversation_key), customer=arrival.customer)
            store[event.conversation_key] = carry_out(desk, plan, now)
            show(plan, now)


def carry_out(desk: SupportDesk, plan: Plan, now: datetime) -> Conversation:
    """Do what a host does: post the replies, tell the owner, and record what was done."""
    for reply in plan.replies:
        desk.render(reply)  # each holds the body to post to the provider
    owner = plan.assignment
    if owner is None:
        return plan.conversation
    return desk.record(TicketEvent(at=now, kind="assigned", agent=owner.agent, team=owner.team), plan.conversation)


def show(plan: Plan, now: datetime) -> None:
    zone = plan.time_zone or "UTC"
    print(f"market        {plan.market or '-'}, language {plan.language or '-'}")
    for reason in plan.reasons:
        print(f"    because   {explain_reason(reason)}")
    print(f"local time    {local(now, zone)} ({zone})")
    if owner := plan.assignment:
        there = "yes" if owner.is_available_now else f"no, again {local(owner.opens_at, zone)}"
        print(f"anyone there  {there}")
        print(f"owner         {owner.agent or owner.team or 'nobody'}")
    for deadline in plan.all_deadlines:
        print(f"due           {deadline.metric} {local(deadline.due_at, zone)} ({deadline.target}, {deadline.clock} clock)")
    if plan.promised_at:
        print(f"promise       {local(plan.promised_at, zone)}")
    for action in plan.actions:
        print(f"action        {action.kind.replace('_', ' ')}")
        for reason in action.reasons:
            print(f"    because   {explain_reason(reason)}")
    show_texts(plan)


def show_texts(plan: Plan) -> None:
    held = [action.reply for action in plan.actions if isinstance(action, NeedsApproval) and action.reply]
    for label, replies in (("reply", plan.replies), ("held for approval", held)):
        for reply in replies:
            print(f"{label:<13} [{reply.language}, {reply.register}]")
            print("\n".join(f"  | {line}" for line in reply.text.splitlines()))


def local(at: datetime | None, zone: str) -> str:
    return f"{at.astimezone(time_zone(zone)):%a %Y-%m-%d %H:%M}" if at else "-"


if __name__ == "__main__":
    main()
