"""Whoever just wrote is answered, unless a rule says otherwise: not now, not in these words, or not without a word about the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Catalog, Conversation, Customer, Plan, SupportDesk, TicketEvent
from xborder_support.channels import Channels, line
from xborder_support.compliance import Rulebook, SenderDetails
from xborder_support.conversations import Unsupported
from xborder_support.desk import AskCustomer, NeedsApproval, Reply
from xborder_support.desk.configuration import SenderTable
from xborder_support.markets import get_market, list_markets
from xborder_support.terms import Reason
from xborder_support.testing import message

ON = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # eleven o'clock in New York
NIGHT = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)  # half past eleven there, on the evening before
QUESTION = "Hello, where is my order?"
US, INDIA = "+12025550123", "919876543210"
BOT = "You are writing with an automated assistant."
NEW_YORK = Customer(time_zone="America/New_York")

MakeDesk = Callable[..., SupportDesk]


def shop(*, at_night: str | None = None, **tables: Any) -> SupportDesk:
    """Return a shop that serves the United States; ``at_night`` are hours that it has set for answers, too."""
    changes = {"US-TCPA-QUIET": {"set": {"windows": [at_night], "purposes": ["marketing", "service", "legal"]}, "reason": "Board"}}
    settings: dict[str, Any] = {
        "format": 1,
        "shop": {"name": "Kaze Audio", "other_countries": "US"},
        "markets": {"US": {}, "IN": {}, "DE": {}, "PH": {}},
        "overrides": {"rules": changes if at_night else {}},
    }
    return SupportDesk.from_config({**settings, **tables})


def ask(desk: SupportDesk, text: str = QUESTION, *, channel: str = "sms", at: datetime = MORNING, **known: Any) -> Plan:
    given = {name: known.pop(name) for name in ("conversation", "customer") if name in known}
    late = known.pop("late", timedelta())
    return desk.handle(message(text, channel=channel, at=at, **{"sender": US, **known}), now=at + late, **given)


def reply_of(plan: Plan) -> Reply:
    (reply,) = plan.replies
    return reply


def held(plan: Plan) -> NeedsApproval:
    (action,) = (action for action in plan.actions if isinstance(action, NeedsApproval))
    assert plan.replies == ()
    assert "reply_planned" not in {event.kind for event in plan.conversation.events}
    return action


def reason(reasons: tuple[Reason, ...], code: str) -> Reason:
    return next(each for each in reasons if each.code == code)


# Whoever wrote is answered


def _channels() -> Iterator[tuple[str, str]]:
    for code in list_markets():
        yield from ((code, entry.channel) for entry in get_market(code, on=ON).channels if entry.channel not in {"phone", "video"})


@pytest.mark.parametrize(("code", "channel"), [*_channels()])
def test_no_rule_that_ships_keeps_an_answer_from_a_customer(code: str, channel: str) -> None:
    market = get_market(code, on=ON)
    settings = {"format": 1, "shop": {"name": "Kaze Audio", "accept_drafts": True}, "markets": {code: {"channels": [channel]}}}
    desk = SupportDesk.from_config(settings)
    customer = Customer(territory=code, language=market.locales[0])
    for hour in (3, 15, 21):
        at = datetime(2026, 11, 24, hour, 40, tzinfo=UTC)
        reply = reply_of(ask(desk, channel=channel, at=at, customer=customer, late=timedelta(minutes=5)))
        assert (reply.not_before, reply.draft.purpose) == (None, "service")


@pytest.mark.parametrize("channel", ["whatsapp", "webchat", "own_app", "zendesk", "email"])
def test_an_answer_is_owed_also_where_nobody_knows_the_place(channel: str) -> None:
    plan = ask(shop(), channel=channel, sender="somebody")
    assert "market-unknown" in {each.code for each in plan.reasons}
    assert reply_of(plan).not_before is None


def test_clocks_of_two_machines_may_differ() -> None:
    plan = ask(shop(), channel="messenger", sender="1", customer=Customer(territory="DE"), late=timedelta(minutes=-2))
    assert reply_of(plan).not_before is None


# Not now


def test_hours_that_the_shop_set_for_answers_delay_them() -> None:
    plan = ask(shop(at_night="08:00-21:00"), at=NIGHT, customer=NEW_YORK)
    reply = reply_of(plan)
    assert reply.not_before == datetime(2026, 11, 24, 13, 0, tzinfo=UTC), "eight o'clock in New York"
    wait = reason(reply.reasons, "contact-later")
    assert (wait.facts["rule"], wait.facts["at"]) == ("US-TCPA-QUIET", "2026-11-24T13:00:00+00:00")
    assert wait.facts["citation"].startswith("47 CFR 64.1200(c)(1)")
    assert "The reply waits until 2026-11-24 13:00 UTC: US-TCPA-QUIET (47 CFR" in plan.explain()


def test_what_waits_for_the_morning_wishes_no_good_evening() -> None:
    desk = shop(at_night="08:00-21:00", overrides={"rules": {"US-TCPA-QUIET": {
        "set": {"windows": ["08:00-21:00"], "purposes": ["service"], "media": ["chat"]}, "reason": "Board"}}})  # fmt: skip
    evening = ask(shop(), channel="whatsapp", at=NIGHT, customer=replace(NEW_YORK, language="en-GB"))
    morning = ask(desk, channel="whatsapp", at=NIGHT, customer=replace(NEW_YORK, language="en-GB"))
    assert reply_of(evening).text.startswith("Good evening")
    assert reply_of(morning).text.startswith("Good morning")


def test_a_minute_before_and_a_minute_after() -> None:
    desk = shop(at_night="08:10-21:00")
    opens = datetime(2026, 11, 24, 13, 10, tzinfo=UTC)
    minute = timedelta(minutes=1)
    assert reply_of(ask(desk, at=opens - minute, customer=NEW_YORK)).not_before == opens
    assert reply_of(ask(desk, at=opens, customer=NEW_YORK)).not_before is None


def test_a_question_waits_as_its_words_do() -> None:
    parts = (Unsupported(type="poll"),)
    plan = ask(shop(at_night="08:00-21:00"), at=NIGHT, customer=NEW_YORK, parts=parts)
    (asked,) = (action for action in plan.actions if isinstance(action, AskCustomer))
    assert asked.not_before == asked.reply.not_before == datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
    assert [each.code for each in asked.reasons] == ["unreadable-message", "contact-later"]


@pytest.mark.parametrize(
    ("at_night", "expires_at"),
    [("08:00-21:00", NIGHT + timedelta(hours=2)), ("12:00-21:00", None)],
    ids=["the window shuts first", "the answer was promised for an earlier hour"],
)
def test_a_reply_that_would_come_too_late_waits_for_a_person(at_night: str, expires_at: datetime | None) -> None:
    plan = ask(shop(at_night=at_night), at=NIGHT, customer=NEW_YORK, window_expires_at=expires_at)
    action = held(plan)
    assert action.reply is not None
    assert action.reasons[0].code == "contact-too-late"
    assert action.reasons[0].facts["ends_at"] == (expires_at or datetime(2026, 11, 24, 16, 0, tzinfo=UTC)).isoformat()


def test_the_confirmation_of_an_opt_out_waits_where_a_rule_binds_it_too() -> None:
    plan = ask(shop(at_night="08:00-21:00"), "STOP", at=NIGHT, customer=NEW_YORK)
    assert [action.kind for action in plan.actions] == ["stop_contact", "record_consent", "reply"]
    assert reply_of(plan).not_before == datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
    assert reply_of(ask(shop(), "STOP", at=NIGHT, customer=NEW_YORK)).not_before is None


def test_a_platform_that_takes_no_free_answers_any_more_holds_the_reply() -> None:
    """The provider said nothing of a window, but the message was long on its way."""
    desk, known = shop(), Customer(territory="DE")
    for hours, code in ((23, None), (25, "contact-not-now")):
        plan = ask(desk, channel="messenger", customer=known, window_expires_at=None, late=timedelta(hours=hours))
        assert plan.replies if code is None else held(plan).reasons[0].code == code
    assert held(plan).reasons[0].facts["rule"] == "messenger-reply-window"


def test_what_nobody_could_ask_somebody_has_to_look_at() -> None:
    plan = ask(shop(), channel="", sender="x", customer=Customer(territory="DE"))
    assert held(plan).reasons[0] == Reason("rules-not-asked", {"error": "unknown-jurisdiction"})


# Not in these words


def test_indian_sms_carry_the_numbers_of_the_registry_or_wait() -> None:
    action = held(ask(shop(), sender=INDIA))
    assert action.reply is not None
    assert (action.reasons[0].code, action.reasons[0].facts["rule"][:8]) == ("text-against-rule", "IN-TCCCP")
    registered = {"header": "KAZEAU-S", "entity_id": "1101", "template_id": "1107"}
    known = shop(shop={"name": "Kaze Audio", "sender": registered})
    assert reply_of(ask(known, sender=INDIA)).messages[0] == "ack"
    assert ask(shop(), channel="zendesk", sender="x", customer=Customer(territory="IN")).replies, "a help desk answers by mail"


def test_a_channel_of_the_host_s_own_is_to_the_rules_what_ours_of_its_kind_are() -> None:
    customer = Customer(territory="IN")
    for kind, is_sent in (("sms", False), ("chat", True)):
        own = Channels().add("pager", line, profiles={"pager": {"format": 1, "kind": kind}})
        settings = {"format": 1, "shop": {"name": "Kaze Audio"}, "markets": {"IN": {}}}
        plan = ask(SupportDesk.from_config(settings, channels=own), channel="pager", sender="x", customer=customer)
        assert bool(plan.replies) == is_sent


@pytest.mark.parametrize(
    ("channel", "place", "words", "rule"),
    [
        ("email", "DE", "Streit? https://ec.europa.eu/consumers/odr", "EU-ODR-CLOSED"),
        ("webchat", "DE", "Rufen Sie an: +49 900 1234567", "EU-CRD-21"),
        ("amazon", "DE", "Mehr auf https://kaze.example/hilfe", "AMZ-CONTENT"),
    ],
)
def test_words_of_the_shop_that_a_rule_forbids_wait_for_a_person(channel: str, place: str, words: str, rule: str) -> None:
    own = Catalog.load(overlays=[{"de": f"# review: confident\n\nack = {words}\n    .casual = {words}\n"}])
    customer = Customer(territory=place, language="de")
    action = held(ask(shop().replace(catalog=own), channel=channel, sender="k@x.example", customer=customer))
    assert (action.reasons[0].code, action.reasons[0].facts["rule"]) == ("text-against-rule", rule)
    assert action.reply is not None
    assert words in action.reply.text


@pytest.mark.parametrize(
    ("binding", "is_sent", "code"),
    [("law", False, "text-against-rule"), ("policy", False, "text-against-rule"), ("code", True, "text-advice"), ("guidance", True, None)],
)
def test_how_bad_it_is_decides_what_follows(binding: str, is_sent: bool, code: str | None) -> None:  # noqa: FBT001  (a case, no argument)
    row = {"jurisdiction": "DE", "says": "x", "source": "y", "binding": binding, "slots": {"required": ["postal_address"]}}
    book = Rulebook.load().with_overrides({"rules": {"OURS": row}})
    desk = shop()
    changed = replace(desk, parts=replace(desk.parts, changed_rulebook=book))
    plan = ask(changed, channel="email", sender="k@x.example", customer=Customer(territory="DE", language="de"))
    assert bool(plan.replies) == is_sent
    reasons = [each for action in plan.actions for each in action.reasons if each.facts.get("rule") == "OURS"]
    assert [each.code for each in reasons] == ([code] if code else [])
    assert all(each.facts["finding"] == "the postal address of the sender is missing" for each in reasons)
    nobody = ask(changed, channel="email", sender="k@x.example", customer=Customer(territory="PH", language="de"))
    assert nobody.replies, "the rule is of another place"


def test_a_customer_s_order_number_is_no_dear_call() -> None:
    plan = ask(shop(), channel="email", sender="k@x.example", customer=Customer(territory="DE", language="de"), order_refs=("0900512345",))
    assert "0900512345" in reply_of(plan).text


# A machine says so


def test_a_machine_says_so_where_a_rule_wants_a_bot_to_be_told_of() -> None:
    plan = ask(shop(), channel="whatsapp")
    reply = reply_of(plan)
    assert reply.text.splitlines()[1:3] == [BOT, "We've got your message."]
    assert reply.messages[:2] == ("salutation", "bot_notice")
    assert reason(reply.reasons, "told-of-machine").facts == {"rule": "US-CA-BOT", "citation": "Cal. Bus. & Prof. Code 17941"}
    assert BOT not in reply_of(ask(shop(), channel="webchat", customer=Customer(territory="DE", language="en-GB"))).text
    california = shop(overrides={"rules": {"US-CA-BOT": {"off": True, "reason": "Counsel: no bot of ours sells anything"}}})
    assert BOT not in reply_of(ask(california, channel="whatsapp")).text


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_californian_law_is_about_what_is_said_online(channel: str) -> None:
    sender = {"sender": US} if channel == "sms" else {"sender": "k@x.example", "customer": Customer(territory="US")}
    assert BOT not in reply_of(ask(shop(), channel=channel, **sender)).text


@pytest.mark.parametrize(("place", "is_told"), [("DE", True), ("US", True), ("PH", False), ("IN", False)])
def test_messenger_asks_for_it_where_it_names_the_market(place: str, *, is_told: bool) -> None:
    customer = Customer(territory=place, language="en-GB")
    assert (BOT in reply_of(ask(shop(), channel="messenger", sender="1", customer=customer)).text) is is_told


def test_the_sentence_follows_the_salutation() -> None:
    german = Customer(territory="DE", language="de")
    lines = reply_of(ask(shop(), channel="messenger", sender="1", customer=german)).text.splitlines()
    assert lines[:2] == ["Guten Tag,", "Hier schreibt ein automatischer Assistent."]


def test_where_we_have_no_sentence_in_the_language_no_other_one_stands_in() -> None:
    serbian = "\n".join(["# review: confident", "", *(f"{key} = {key}\n    .casual = {key}" for key in Catalog.load().keys)])
    desk = shop().replace(catalog=Catalog.load(overlays=[{"sr-Latn": serbian}]))
    customer = Customer(territory="DE", language="sr-Latn")
    action = held(ask(desk, channel="messenger", sender="1", customer=customer))
    assert (action.reasons[0].code, action.reasons[0].facts["rule"]) == ("text-against-rule", "FB-BOT")
    assert action.reply is not None
    assert "bot_notice" not in action.reply.messages
    assert reply_of(ask(desk, channel="whatsapp", sender="1", customer=customer)).language == "sr-Latn"


def test_every_language_that_we_answer_in_has_the_sentence() -> None:
    desk = shop(shop={"name": "Kaze Audio", "accept_drafts": True})
    for locale in Catalog.load().locales:
        reply = reply_of(ask(desk, channel="messenger", sender="1", customer=Customer(territory="DE", language=locale)))
        assert "bot_notice" in reply.messages, locale
        assert reply.language.startswith("en") or BOT not in reply.text, locale


def test_it_is_told_once_and_remembered_without_a_word_of_it() -> None:
    desk, day = shop(), timedelta(days=1)
    first = ask(desk, channel="whatsapp")
    told = [event for event in first.conversation.events if event.message == "bot_notice"]
    assert [(event.kind, event.action_key) for event in told] == [("note", reply_of(first).idempotency_key)]
    wrote = first.conversation.add(TicketEvent(at=MORNING + day - timedelta(hours=2), kind="customer_message", channel="whatsapp"))
    again = ask(desk, channel="whatsapp", at=MORNING + day, conversation=wrote)
    assert reply_of(again).messages == tuple(name for name in reply_of(first).messages if name != "bot_notice")
    assert "bot_notice" not in {event.message for event in again.conversation.events if event.at > MORNING + day - timedelta(hours=1)}


def test_after_a_silence_or_a_person_or_a_failure_it_is_told_again() -> None:
    desk, later = shop(), MORNING + timedelta(days=1)
    first = ask(desk, channel="whatsapp")
    key = reply_of(first).idempotency_key
    customer = TicketEvent(at=later - timedelta(hours=3), kind="customer_message", channel="whatsapp")
    person = TicketEvent(at=later - timedelta(hours=2), kind="agent_replied", agent="amara")
    failed = TicketEvent(at=MORNING + timedelta(minutes=1), kind="send_failed", action_key=key)
    for known in (first.conversation, first.conversation.add(customer, person), first.conversation.add(customer, failed)):
        assert "bot_notice" in reply_of(ask(desk, channel="whatsapp", at=later, conversation=known)).messages


def test_what_waits_for_a_person_has_told_nobody() -> None:
    held_back = ask(shop(), channel="whatsapp", window_expires_at=MORNING - timedelta(hours=1))
    action = held(held_back)
    assert action.reply is not None
    assert "bot_notice" in action.reply.messages
    assert (
        "bot_notice"
        in reply_of(ask(shop(), channel="whatsapp", at=MORNING + timedelta(hours=1), conversation=held_back.conversation)).messages
    )


def test_a_confirmation_is_prepared_by_people() -> None:
    assert reply_of(ask(shop(), "STOP")).messages == ("stop_confirmed",)


# Always the same


@pytest.mark.parametrize("at_night", [None, "08:00-21:00"])
def test_equal_inputs_give_equal_plans_and_keys_do_not_depend_on_now(at_night: str | None) -> None:
    one, other = shop(at_night=at_night), shop(at_night=at_night)
    for at in (MORNING, NIGHT):
        assert ask(one, at=at, customer=NEW_YORK).to_json() == ask(other, at=at, customer=NEW_YORK).to_json()
    late = ask(one, at=NIGHT, customer=NEW_YORK, late=timedelta(hours=3))
    assert reply_of(late).idempotency_key == reply_of(ask(one, at=NIGHT, customer=NEW_YORK)).idempotency_key


def test_the_conversation_stays_readable() -> None:
    kept = ask(shop()).conversation
    assert Conversation.from_json(kept.to_json()) == kept
    assert "automated" not in kept.to_json()


def test_a_desk_file_can_say_all_that_a_check_of_texts_asks_of_a_shop() -> None:
    assert {*SenderTable.model_fields, "brand"} == {field.name for field in fields(SenderDetails)}
