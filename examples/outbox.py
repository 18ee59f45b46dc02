"""Send a message over a weak network until it is there: chat first, then SMS, and tell the story of it.

Nothing leaves this file: `post` plays the provider, and the clock is a list of minutes. Run it with ``python examples/outbox.py``.
"""

import json
from datetime import UTC, datetime, timedelta

from xborder_support.channels import provider, whatsapp
from xborder_support.conversations import Draft
from xborder_support.outbound import Outbox, Send, Way, retry_plan, text_only

START = datetime(2026, 2, 3, 6, tzinfo=UTC)
PLAN = retry_plan("2g")
STORE: dict[str, str] = {}  # your database: conversation -> outbox, as JSON

CHAT = Draft(
    channel="whatsapp",
    provider="whatsapp",
    account="106540352242922",
    to="254700000001",
    text="Your parcel is at the counter in Kisumu. Please bring your ID.",
    purpose="transactional",
    idempotency_key="order-1001/at-counter",
)
SMS = text_only(CHAT, channel="sms", provider="africastalking", to="+254700000001", account="KAZE")
DELIVERED = {
    "id": "wamid.A",
    "status": "delivered",
    "timestamp": str(int((START + timedelta(minutes=30)).timestamp())),
    "recipient_id": "254700000001",
}


def main() -> None:
    save(Outbox().queue(Way(CHAT, wait_seconds=900), SMS, at=START, conversation="c1"))
    tell(START, "queued: WhatsApp first, SMS where nothing is confirmed within 15 minutes")

    now = work(START, answer=None)  # the mast has no power
    tell(now, "no answer: nobody knows whether WhatsApp has it, so the outbox asks again, later")
    now = work(due_after(now), answer="wamid.A")

    now = due_after(now)
    tell(now, "still no report of delivery: the same words, as text alone, by SMS")
    now = work(now, answer="ATXid_1")

    late = START + timedelta(minutes=30)
    save(load().record(*whatsapp.parse(webhook(DELIVERED), received_at=late)))
    standing = load().standing(CHAT.idempotency_key, late, plan=PLAN)
    tell(late, f"the customer's phone is back: {standing.state} by way {standing.way}, dead letters: {len(load().dead(late, plan=PLAN))}")


def work(now: datetime, *, answer: str | None) -> datetime:
    """Post what is due, as a worker does: note the attempt, post, note the outcome."""
    for send in load().due(now, plan=PLAN, limit_bytes=20_000):
        save(load().attempted(send, at=now))
        post(send, now)
        if answer is not None:  # otherwise nothing came back, or this process died: there is nothing to note
            save(load().accepted(send, answer, at=now))
    return now


def post(send: Send, now: datetime) -> None:
    for outgoing in provider(send.draft.provider).render(send.draft):
        note = ", and the customer may have it already" if send.may_repeat else ""
        tell(now, f"post to {send.draft.provider}: attempt {send.attempt}, {len(outgoing.body)} bytes{note}")


def due_after(now: datetime) -> datetime:
    """Look again whenever the outbox says so, until there is something to post."""
    while not load().due(now, plan=PLAN):
        now = load().next_at(now, plan=PLAN) or now + timedelta(hours=1)
    return now


def webhook(status: dict[str, str]) -> str:
    metadata = {"display_phone_number": "254711000000", "phone_number_id": CHAT.account}
    value = {"messaging_product": "whatsapp", "metadata": metadata, "statuses": [status]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]})


def load() -> Outbox:
    text = STORE.get("c1")
    return Outbox.from_json(text) if text else Outbox()


def save(outbox: Outbox) -> None:
    STORE["c1"] = Outbox.merge(load(), outbox).to_json()


def tell(at: datetime, words: str) -> None:
    print(f"{at:%H:%M:%S}  {words}")


if __name__ == "__main__":
    main()
