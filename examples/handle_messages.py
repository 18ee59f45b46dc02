"""Walk synthetic messages from six continents through one desk, and print what it plans for each.

Run it with ``make demo``. The payloads are in the exact format of their providers, and all people in them are invented.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from xborder_support import Conversation, Customer, PersonName, Plan, SupportDesk
from xborder_support.channels import provider
from xborder_support.desk import NeedsApproval
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
    Arrival("A WhatsApp message in Jakarta", "02_whatsapp_jakarta.json", "whatsapp", "2026-02-03T10:05:05+07:00"),
    Arrival("A WhatsApp message in Riyadh, on a Friday", "03_whatsapp_riyadh.json", "whatsapp", "2026-02-06T11:00:05+03:00"),
    Arrival("A German e-mail with quoted history", "04_email_german.eml", "email", "2026-02-03T16:31:00+01:00",
            Customer(name=PersonName(given="Petra", surname="Neumann", locale="de"), territory="DE")),
    Arrival("An SMS that ends contact", "05_twilio_stop.txt", "twilio", "2026-02-04T13:00:00-05:00"),
    Arrival("The same person, later", "06_twilio_after_stop.txt", "twilio", "2026-02-05T09:30:00-05:00"),
    Arrival("An Amazon buyer in the US, on a Saturday", "07_amazon_us.eml", "email", "2026-02-07T11:16:00-05:00"),
    Arrival("A voice note from São Paulo, on Carnival Tuesday", "08_whatsapp_sao_paulo_voice.json", "whatsapp", "2026-02-17T10:00:05-03:00"),
    Arrival("An SMS from Lagos", "09_africastalking_lagos.txt", "africastalking", "2026-02-03T15:20:00+01:00"),
    Arrival("An out-of-office mail", "10_out_of_office.eml", "email", "2026-02-03T17:00:00+01:00"),
    Arrival("A customer from a country that the desk file does not list", "11_whatsapp_unlisted_country.json", "whatsapp",
            "2026-02-03T14:00:05+00:00"),
    Arrival("A batch with one broken event between two good ones", "12_line_batch.json", "line", "2026-02-04T10:15:00+09:00"),
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
            store[event.conversation_key] = plan.conversation
            show(plan, now)


def show(plan: Plan, now: datetime) -> None:
    zone = plan.time_zone or "UTC"
    owner = plan.assignment
    print(f"market        {plan.market or '-'}, language {plan.language or '-'}")
    print(f"local time    {now.astimezone(time_zone(zone)):%a %Y-%m-%d %H:%M} ({zone})")
    if owner:
        there = "yes" if owner.is_available_now else f"no, again {local(owner.opens_at, zone)}"
        print(f"anyone there  {there}")
    for deadline in plan.all_deadlines:
        print(f"due           {deadline.metric} {local(deadline.due_at, zone)} ({deadline.target}, clock of the {deadline.clock})")
    if plan.promised_at:
        print(f"promise       {local(plan.promised_at, zone)}")
    if owner:
        print(f"owner         {owner.agent or owner.team or 'nobody'}: {', '.join(reason.code for reason in owner.reasons)}")
    print(f"actions       {', '.join(action.kind for action in plan.actions) or '-'}")
    print(f"why           {', '.join(reason.code for action in plan.actions for reason in action.reasons) or '-'}")
    for reply in plan.replies:
        print(indented(f"{reply.language}, {reply.register}", reply.text))
    for action in plan.actions:
        if isinstance(action, NeedsApproval) and action.reply:
            print(indented("held for approval", action.reply.text))


def local(at: datetime | None, zone: str) -> str:
    return f"{at.astimezone(time_zone(zone)):%a %Y-%m-%d %H:%M}" if at else "-"


def indented(label: str, text: str) -> str:
    return f"reply         [{label}]\n" + "\n".join(f"  | {line}" for line in text.splitlines())


if __name__ == "__main__":
    main()
