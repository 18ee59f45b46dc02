"""One message in, one plan out: whose market, which language and words, who answers, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from xborder_support import Conversation, Customer, PersonName, Plan, SupportDesk, TicketEvent
from xborder_support.terms import time_zone
from xborder_support.testing import message

TUESDAY = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
ENGLISH = "Hello, where is my order? I have been waiting for it."


def at(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=time_zone(zone))  # type: ignore[misc,arg-type]


class Case(NamedTuple):
    """Hold what arrives, and what the plan has to say about it."""

    text: str
    channel: str
    sender: str | None
    when: datetime
    market: str
    written: str  # the locale of the reply
    register: str
    agent: str
    is_there: bool
    promise: str  # on the customer's clock
    words: tuple[str, ...]
    fields: dict[str, Any] = {}  # noqa: RUF012  (never changed)


CASES = {
    "Tokyo, in the evening": Case(
        "荷物が届きません。いつ届きますか。", "line", None, at("Asia/Tokyo", 2026, 2, 3, 21, 40),
        "JP", "ja", "formal", "aiko", False, "2026-02-04 11:00", ("承りました", "2月4日（水）11:00", "佐藤 愛子", "A-107"),
    ),
    "Tokyo, at work": Case(
        "サイズを交換したいのですが、どうすればいいですか。", "line", None, at("Asia/Tokyo", 2026, 2, 4, 9, 5),
        "JP", "ja", "formal", "aiko", True, "2026-02-04 11:15", ("2月4日（水）11:15",),
    ),
    "Jakarta, while Tokyo has lunch": Case(
        "Barang saya belum sampai, mohon dicek ya", "whatsapp", "6281234567890", at("Asia/Jakarta", 2026, 2, 3, 10, 5),
        "ID", "id", "formal", "dewi", False, "2026-02-03 13:00", ("pukul 13.00", "Dewi Lestari"),
    ),
    "Riyadh, on a Friday": Case(
        "أين طلبي؟ لم يصل بعد", "whatsapp", "966501234567", at("Asia/Riyadh", 2026, 2, 6, 11, 0),
        "SA", "ar", "formal", "salma", True, "2026-02-06 13:00", ("الجمعة", "١:٠٠ م", "سلمى حداد"),
    ),
    "Germany, by mail": Case(
        "Guten Tag, meine Bestellung ist beschädigt angekommen.", "email", None, at("Europe/Berlin", 2026, 2, 3, 16, 31),
        "DE", "de", "formal", "jonas", True, "2026-02-03 18:45", ("18:45 Uhr", "Jonas Keller"), {"account": "Hilfe@Kaze.example"},
    ),
    "Great Britain, in the customer's record": Case(
        ENGLISH, "whatsapp", "447400123456", at("Europe/London", 2026, 2, 3, 9, 30),
        "GB", "en-GB", "formal", "amara", True, "2026-02-03 11:30", ("11:30 on Tuesday 3 February",),
    ),
    "the United States, by SMS": Case(
        ENGLISH, "sms", "+12025550123", at("America/New_York", 2026, 2, 3, 9, 0),
        "US", "en-US", "casual", "amara", True, "2026-02-03 11:00", ("11:00 AM",),
    ),
    "São Paulo, on the Monday of Carnival": Case(
        "Oi, meu pedido ainda não chegou, podem verificar?", "whatsapp", "5511987654321", at("America/Sao_Paulo", 2026, 2, 16, 10, 0),
        "BR", "pt-BR", "casual", "bruna", False, "2026-02-19 11:00", ("Carnaval", "19 de fevereiro, às 11:00", "Bruna Souza"),
    ),
    "Lagos, by SMS": Case(
        "Please where is my order? I no see am", "sms", "+2348031234567", at("Africa/Lagos", 2026, 2, 3, 15, 20),
        "NG", "en-NG", "formal", "amara", True, "2026-02-03 17:30", ("17:30",),
    ),
    "Iceland, which nobody lists": Case(
        ENGLISH, "whatsapp", "3546601234", at("Atlantic/Reykjavik", 2026, 2, 3, 14, 0),
        "US", "en-US", "casual", "amara", True, "2026-02-03 16:00", ("4:00 PM",),
    ),
}  # fmt: skip


@pytest.fixture(params=CASES.values(), ids=[*CASES])
def case(request: pytest.FixtureRequest) -> Case:
    chosen: Case = request.param
    return chosen


@pytest.fixture
def plan(case: Case, desk: SupportDesk) -> Plan:
    event = message(case.text, channel=case.channel, at=case.when, sender=case.sender, **case.fields)
    return desk.handle(event, now=case.when)


def test_a_message_is_answered_in_its_own_market(case: Case, plan: Plan) -> None:
    assert plan.market == case.market
    assert [action.kind for action in plan.actions][:2] == ["assign", "reply"]
    reply = plan.replies[0]
    assert (reply.language, reply.register, reply.channel) == (case.written, case.register, case.channel)
    for words in case.words:
        assert words in reply.text


def test_somebody_owns_it(case: Case, plan: Plan) -> None:
    assert plan.assignment is not None
    assert (plan.assignment.agent, plan.assignment.is_available_now) == (case.agent, case.is_there)
    assert (plan.assignment.opens_at is None) == case.is_there
    assert not plan.assignment.needs_translation


def test_the_promise_is_kept_on_the_customers_clock(case: Case, plan: Plan) -> None:
    assert plan.promised_at is not None
    assert plan.time_zone is not None
    assert f"{plan.promised_at.astimezone(time_zone(plan.time_zone)):%Y-%m-%d %H:%M}" == case.promise
    due = plan.deadlines["first_response"].due_at
    assert plan.promised_at >= due
    assert plan.next_check_at is not None
    assert case.when < plan.next_check_at <= due


def test_no_placeholder_reaches_a_customer(plan: Plan) -> None:
    for word in ("{", "}", "None", "$", "none"):
        assert word not in plan.replies[0].text


@pytest.mark.parametrize(
    ("customer", "greeting"),
    [
        (None, "お客様\n"),
        (Customer(name=PersonName(surname="山本", given="美咲", locale="ja")), "山本様"),
        (Customer(name=PersonName()), "お客様\n"),
    ],
)
def test_a_known_customer_is_greeted_by_name(say: Callable[..., Plan], customer: Customer | None, greeting: str) -> None:
    plan = say("荷物が届きません。いつ届きますか。", channel="line", customer=customer)
    assert plan.replies[0].text.startswith(greeting)


@pytest.mark.parametrize(
    ("register", "channel", "expected"),
    [
        ("casual", "line", "casual"),
        ({"line": "casual"}, "line", "casual"),
        ({"line": "casual", "default": "formal"}, "email", "formal"),
        ({"default": "casual"}, "line", "casual"),
        ({"email": "casual"}, "line", "formal"),  # what the market data say
        (None, "line", "formal"),
    ],
)
def test_a_shop_chooses_how_politely_it_speaks(
    desk_with: Callable[..., SupportDesk], say: Callable[..., Plan], register: Any, channel: str, expected: str
) -> None:
    desk = desk_with(markets__JP={"team": "asia", **({"register": register} if register else {})})
    plan = say("荷物が届きません。いつ届きますか。", channel=channel, customer=Customer(territory="JP"), of=desk)
    assert plan.replies[0].register == expected


class Order(NamedTuple):
    """Hold an order as a host has it."""

    number: str
    locale: str | None
    territory: str | None


@pytest.mark.parametrize(
    ("facts", "market", "written", "why"),
    [
        ({"customer": Customer(language="de")}, "US", "de", "language-declared"),
        ({"customer": Customer(language="pt_br")}, "US", "pt-BR", "language-declared"),
        ({"customer": Customer(territory="uk")}, "GB", "en-GB", "declared-territory"),
        ({"orders": [Order("1", "es-MX", "MX")]}, "US", "es-419", "language-of-order"),
        ({"orders": [Order("1", None, "GB")]}, "GB", "en-GB", "order"),
        ({"orders": iter([Order("1", "ja", "JP")])}, "JP", "ja", "language-of-order"),
        ({"customer": Customer(language="ja"), "orders": [Order("1", "de", "DE")]}, "DE", "ja", "language-declared"),
        ({"orders": [Order("1", "English", "Deutschland")]}, "US", "en-US", "clue-unusable"),
        ({"details": {"marketplace_territory": "ZZ"}}, "US", "en-US", "clue-unusable"),
        ({"text": "42", "locale_hint": "de"}, "US", "de", "language-of-device"),
        ({"text": "42", "locale_hint": "!!"}, "US", "en-US", "clue-unusable"),
        ({"text": "42"}, "US", "en-US", "language-of-market"),
        ({"text": "?!"}, "US", "en-US", "no-words"),
    ],
)
def test_what_is_known_outranks_what_is_read(say: Callable[..., Plan], facts: dict[str, Any], market: str, written: str, why: str) -> None:
    plan = say(**{"text": ENGLISH, "sender": "3546601234", **facts})
    assert (plan.market, plan.replies[0].language) == (market, written)
    assert why in {reason.code for reason in plan.reasons}


def test_what_the_conversation_knows_counts_where_the_event_is_silent(say: Callable[..., Plan]) -> None:
    history = Conversation().add(
        TicketEvent(at=TUESDAY, kind="customer_message", market="DE"), TicketEvent(at=TUESDAY, kind="language_declared", language="de")
    )
    plan = say("ok", channel="email", at=TUESDAY + timedelta(days=2), conversation=history)
    assert (plan.market, plan.language) == ("DE", "de")
    assert {"conversation", "language-declared"} <= {reason.code for reason in plan.reasons}


@pytest.mark.parametrize(
    ("history", "code"),
    [({"market": "Japan"}, "clue-unusable"), ({"kind": "language_declared", "language": "!!"}, "clue-unusable")],
)
def test_codes_that_a_host_recorded_wrongly_do_not_count(say: Callable[..., Plan], history: dict[str, Any], code: str) -> None:
    past = Conversation().add(TicketEvent(**{"at": TUESDAY, "kind": "customer_message", **history}))
    plan = say(ENGLISH, channel="email", sender="kim@customer.example", at=TUESDAY + timedelta(days=2), conversation=past)
    assert code in {reason.code for reason in plan.reasons}
    assert plan.market == "US"


def test_somebody_is_there_while_the_market_sleeps(say: Callable[..., Plan]) -> None:
    early = say(ENGLISH, sender="447400123456", at=datetime(2026, 2, 3, 5, 0, tzinfo=UTC))  # 6:00 in Berlin, 14:00 in Tokyo
    assert early.assignment is not None
    assert (early.assignment.agent, early.assignment.is_available_now) == ("dewi", True)


def owned_by(agent: str, team: str, **fields: Any) -> Conversation:
    asked = TicketEvent(at=TUESDAY - timedelta(days=1), kind="customer_message", channel="whatsapp", market="GB")
    given = TicketEvent(at=TUESDAY - timedelta(hours=23), kind="assigned", agent=agent, team=team, **fields)
    return Conversation().add(asked, given)


@pytest.mark.parametrize(
    ("owner", "team", "hour", "expected"),
    [
        ("jonas", "europe", 14, None),  # on shift and speaks English: stays, though Amara speaks it better
        ("amara", "europe", 14, None),
        ("dewi", "asia", 14, "amara"),  # 23:00 in Tokyo: handed on to whoever is there
        ("dewi", "asia", 5, None),
        ("amara", "europe", 5, "dewi"),
        ("bruna", "brazil", 14, "amara"),  # speaks no English
        ("gone", "europe", 14, "amara"),
    ],
)
def test_an_owner_keeps_a_conversation_while_on_shift(
    say: Callable[..., Plan], owner: str, team: str, hour: int, expected: str | None
) -> None:
    plan = say(ENGLISH, sender="447400123456", at=TUESDAY.replace(hour=hour), conversation=owned_by(owner, team))
    assert (plan.assignment.agent if plan.assignment else None) == expected


def test_a_reply_makes_an_agent_the_owner_without_a_team(say: Callable[..., Plan]) -> None:
    past = Conversation().add(
        TicketEvent(at=TUESDAY - timedelta(days=1), kind="customer_message", channel="whatsapp", market="GB"),
        TicketEvent(at=TUESDAY - timedelta(hours=23), kind="agent_replied", agent="amara"),
    )
    assert say(ENGLISH, sender="447400123456", conversation=past).assignment is None


def test_a_second_handover_to_the_same_agent_is_not_taken_for_the_first(say: Callable[..., Plan], desk: SupportDesk) -> None:
    past, keys = Conversation(), []
    for day, hour in ((3, 5), (3, 12), (4, 5)):  # Tokyo, Berlin, Tokyo again
        now = datetime(2026, 2, day, hour, tzinfo=UTC)
        plan = say(ENGLISH, sender="447400123456", at=now, conversation=past)
        assert plan.assignment is not None
        keys.append((plan.assignment.agent, plan.assignment.idempotency_key))
        given = TicketEvent(at=now, kind="assigned", agent=plan.assignment.agent, team=plan.assignment.team)
        past = desk.record(given, plan.conversation)
    assert [agent for agent, _ in keys] == ["dewi", "amara", "dewi"]
    assert len({key for _, key in keys}) == 3


def test_until_a_handover_is_recorded_it_is_planned_under_the_same_key(say: Callable[..., Plan]) -> None:
    first = say(ENGLISH, sender="447400123456")
    second = say("Any news?", sender="447400123456", at=TUESDAY + timedelta(minutes=5), conversation=first.conversation)
    third = say("Hello??", sender="447400123456", at=TUESDAY + timedelta(minutes=9), conversation=second.conversation)
    assert second.assignment is not None
    assert third.assignment is not None
    assert second.assignment.idempotency_key == third.assignment.idempotency_key


def test_a_second_message_gets_no_second_acknowledgement_but_is_tracked(say: Callable[..., Plan]) -> None:
    first = say(ENGLISH, sender="447400123456")
    later = TUESDAY + timedelta(hours=23)
    second = say("Any news about it?", sender="447400123456", at=later, conversation=first.conversation)
    assert second.replies == ()
    assert second.promised_at is None
    assert second.assignment is not None
    assert "automatic-reply-sent-lately" in {reason.code for reason in second.reasons}
    assert second.deadlines["first_response"].started_at == TUESDAY
    assert [event.kind for event in second.conversation.events].count("customer_message") == 2
    third = say("Still nothing?", sender="447400123456", at=TUESDAY + timedelta(hours=25), conversation=second.conversation)
    assert len(third.replies) == 1


@pytest.mark.parametrize(("hours", "rule"), [(0, "rest"), (1, "rest"), (2, "long wait")])
def test_a_rule_can_ask_how_long_somebody_waits(
    desk_with: Callable[..., SupportDesk], say: Callable[..., Plan], hours: int, rule: str
) -> None:
    patient = {"name": "long wait", "when": {"waiting_minutes": {"at_least": 90}}, "to": [{"agent": "jonas"}]}
    desk = desk_with(routing=[patient, {"name": "rest", "to": [{"team": "of_market"}]}])
    asked = Conversation().add(TicketEvent(at=TUESDAY - timedelta(hours=hours), kind="customer_message", market="GB", event_id="m1"))
    plan = say(ENGLISH, sender="447400123456", conversation=asked, of=desk)
    assert plan.assignment is not None
    assert plan.assignment.rule == rule


def test_a_late_answer_is_promised_anew_and_says_so(say: Callable[..., Plan]) -> None:
    waiting = Conversation().add(TicketEvent(at=TUESDAY - timedelta(days=3), kind="customer_message", channel="whatsapp", market="GB"))
    plan = say(ENGLISH, sender="447400123456", conversation=waiting)
    assert plan.promised_at == TUESDAY + timedelta(hours=2)
    assert plan.deadlines["first_response"].state == "active_with_misses"
    assert "target-passed" in {reason.code for action in plan.actions for reason in action.reasons}
    assert "The target has passed already" in plan.explain()


def test_promise_and_clock_follow_the_same_policy_for_the_same_customer(
    desk_with: Callable[..., SupportDesk], say: Callable[..., Plan]
) -> None:
    gold = {"name": "gold", "when": {"tier": "gold"}, "first_response": "15m elapsed"}
    desk = desk_with(sla=[gold, {"first_response": "2h business"}])
    plan = say(ENGLISH, sender="447400123456", customer=Customer(tier="gold"), of=desk)
    assert plan.deadlines["first_response"].policy == "gold"
    assert plan.deadlines["first_response"].due_at == plan.promised_at == TUESDAY + timedelta(minutes=15)
    later = desk.check(plan.conversation, now=TUESDAY, customer=Customer(tier="gold"))
    assert later.deadlines == plan.deadlines


def test_a_rule_raises_the_priority_and_with_it_the_target(desk_with: Callable[..., SupportDesk], say: Callable[..., Plan]) -> None:
    urgent = {"name": "gold first", "when": {"tier": "gold"}, "priority": "urgent", "to": [{"team": "of_market"}]}
    desk = desk_with(routing=[urgent, {"name": "rest", "to": [{"team": "of_market"}]}])
    plan = say(ENGLISH, sender="447400123456", customer=Customer(tier="gold"), of=desk)
    assert plan.deadlines["first_response"].policy == "urgent"
    assert plan.promised_at == TUESDAY + timedelta(minutes=30)
    assert plan.conversation.state.priority == "urgent"
