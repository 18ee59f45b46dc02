"""Whatever a network can deliver, as hypothesis makes it up."""

from datetime import UTC, datetime
from typing import Any, get_args

from hypothesis import strategies as st

from xborder_support import TicketEvent
from xborder_support.conversations import (
    CallRecord,
    CallState,
    Choice,
    Contact,
    DeliveryState,
    DeliveryStatus,
    Edit,
    Form,
    Location,
    Mail,
    Media,
    Membership,
    Message,
    OrderItem,
    OrderPart,
    Party,
    Postback,
    Reaction,
    ReplyHandle,
    System,
    Text,
    TicketEventKind,
    TicketUpdate,
    Unparsed,
    Unsend,
    Unsupported,
)

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)

# Any text that JSON can carry, halves of surrogate pairs and control characters included.
ANYTHING = st.text(max_size=60) | st.text(st.characters(codec=None), max_size=20) | st.sampled_from(
    ["", " ", "\x00", "\ud800", "STOP", "cancel", "{ $name }", "\u202e\u2066", "٣٤", "A" * 5000, "%s%n", "\r\nBcc: x@y.example"]
)  # fmt: skip
MAYBE = st.none() | ANYTHING
INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(2026, 2, 3, 14), timezones=st.just(UTC))  # noqa: DTZ001  (hypothesis adds the zone)
PARTIES = st.builds(
    Party, address=MAYBE, name=MAYBE, ids=st.dictionaries(st.sampled_from(["phone", "bsuid", "reply_to"]), ANYTHING, max_size=2)
)
PARTS = st.one_of(
    st.builds(Text, text=ANYTHING),
    st.builds(Media, media_kind=st.sampled_from(["image", "voice", "file"]), caption=MAYBE, filename=MAYBE),
    st.builds(Location, latitude=st.none() | st.floats(-90, 90), name=MAYBE),
    st.builds(Contact, name=MAYBE),
    st.builds(Choice, id=MAYBE, title=MAYBE, source=st.just("button")),
    st.builds(OrderPart, items=st.just((OrderItem(sku="1", quantity=1),)), text=MAYBE),
    st.builds(Form, json=ANYTHING, title=MAYBE),
    st.builds(System, type=ANYTHING, text=MAYBE),
    st.builds(Unsupported, type=ANYTHING),
)
MAILS = st.none() | st.builds(
    Mail,
    message_id=MAYBE,
    subject=MAYBE,
    references=st.lists(ANYTHING, max_size=2).map(tuple),
    in_reply_to=st.lists(ANYTHING, max_size=1).map(tuple),
)  # fmt: skip
COMMON: dict[str, Any] = {
    "channel": st.sampled_from(["whatsapp", "line", "email", "sms", "amazon", "telegram", ""]),
    "provider": st.sampled_from(["whatsapp", "line", "email", "twilio", "amazon", "telegram"]),
    "account": ANYTHING,
    "provider_id": ANYTHING,
    "received_at": st.just(NOW),
    "sent_at": st.none() | INSTANTS,
    "sender": PARTIES,
    "recipient": PARTIES,
    "thread_id": MAYBE,
    "is_echo": st.booleans(),
    "details": st.dictionaries(st.sampled_from(["opt_out_type", "marketplace_territory", "mode", "x"]), ANYTHING, max_size=3),
}
MESSAGES = st.builds(
    Message,
    **COMMON,
    parts=st.lists(PARTS, max_size=3).map(tuple),
    quoted_text=MAYBE,
    automatic=st.none() | ANYTHING,
    is_private=st.booleans(),
    reply_handle=st.none() | st.builds(ReplyHandle, token=ANYTHING, expires_at=st.none() | INSTANTS),
    window_expires_at=st.none() | INSTANTS,
    locale_hint=MAYBE,
    order_refs=st.lists(ANYTHING, max_size=2).map(tuple),
    marketplace=st.sampled_from([None, "amazon", "etsy", "nowhere"]),
    mail=MAILS,
)
INSTANTS_TO_COME = st.datetimes(datetime(2026, 2, 3, 14), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
CHANGES = st.builds(
    TicketEvent,
    at=INSTANTS | INSTANTS_TO_COME,
    kind=st.sampled_from(get_args(TicketEventKind)),
    event_id=st.sampled_from(["", "same", "other"]),
    agent=st.none() | st.sampled_from(["aiko", "nobody"]),
    team=st.none() | st.just("asia"),
    topic=st.none() | st.just("customs"),
    promised_at=st.none() | INSTANTS_TO_COME,
)
EVENTS = st.one_of(
    MESSAGES,
    st.builds(DeliveryStatus, **COMMON, status=st.sampled_from(get_args(DeliveryState)), provider_status=ANYTHING),
    st.builds(Postback, **COMMON, data=ANYTHING, title=MAYBE),
    st.builds(Reaction, **COMMON, target=ANYTHING, emoji=MAYBE),
    st.builds(Edit, **COMMON, target=ANYTHING),
    st.builds(Unsend, **COMMON, target=ANYTHING),
    st.builds(Membership, **COMMON, change=st.sampled_from(["followed", "unfollowed", "joined", "left", "opted_in", "opted_out"])),
    st.builds(Unparsed, **COMMON, reason=ANYTHING, provider_type=MAYBE),
    st.builds(
        CallRecord,
        **{**COMMON, "sent_at": st.none() | INSTANTS | INSTANTS_TO_COME},
        state=st.sampled_from(get_args(CallState)),
        provider_status=ANYTHING,
        started_at=st.none() | INSTANTS | INSTANTS_TO_COME,
        ended_at=st.none() | INSTANTS,
        sequence=st.none() | st.integers(-1, 3),
    ),
    st.builds(TicketUpdate, **COMMON, changes=st.lists(CHANGES, max_size=3).map(tuple)),
)
