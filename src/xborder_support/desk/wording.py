"""Put what was decided into the customer's words: which texts a reply is made of, and with which values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from xborder_support.calendars import Closure
from xborder_support.conversations import Draft, Transcript
from xborder_support.errors import UsageError
from xborder_support.routing import Agent, Assignment
from xborder_support.sla import Promise
from xborder_support.terms import Purpose, Reason
from xborder_support.tone import RenderedText, apology_level, greeting_values, zone_label
from xborder_support.tone import concern_of as trouble_of

from .actions import AskCustomer, NeedsApproval, Reply
from .keys import idempotency_key
from .machine_notice import NOTICE, Notice, machine_notice
from .situation import Situation
from .text_review import review_text
from .understanding import Understanding
from .wire_text import storable

__all__ = ["acknowledgement", "held", "question", "stop_confirmation"]

# Channels on which people talk, and nothing can be written.
_SPOKEN = frozenset({"phone", "video"})

# Below this share, the machine that heard a voice message is not sure enough for a machine to answer it.
_SURE = 0.6

# What stands between two texts of one reply.
_PAID_BY_CHARACTER = frozenset({"sms", "ussd"})
_SEPARATORS = {"mail": "\n\n", "marketplace": "\n\n", "ticket": "\n\n", "sms": " ", "ussd": " "}


def acknowledgement(situation: Situation, understood: Understanding, owner: Assignment, promise: Promise | None) -> Reply | NeedsApproval:
    """Return the reply to a question: that it arrived, why nobody is there if so, and when the answer comes."""
    closure = owner.calendar.closure(situation.now) if owner.calendar and not owner.available_now else None
    keys = ["ack", *_empathy(situation, understood), *_absence(owner, closure), *((promise.message,) if promise else ())]
    values = _values(situation, understood, owner, closure) | (promise.values if promise else {"due_at": None})
    said = written(situation, understood, _framed(situation, keys), values)
    return replace(said, reasons=(*said.reasons, *_reasons(owner, closure, promise)))


def _framed(situation: Situation, keys: Sequence[str]) -> Sequence[str]:
    """Return the keys with a greeting and a signature around them, but where every character is paid for."""
    if situation.channel_kind in _PAID_BY_CHARACTER:
        return keys
    return ("salutation", *(("opening",) if situation.channel_kind == "mail" else ()), *keys, "signature")


def _empathy(situation: Situation, understood: Understanding) -> tuple[str, ...]:
    """Return the key of a soothing word, where the topic and its urgency say that something is to be sorry for."""
    topic = understood.concern.our_topic
    is_sorry = topic is not None and apology_level(topic, understood.priority) is not None
    return ("empathy",) if is_sorry and situation.channel_kind not in _PAID_BY_CHARACTER else ()


def _objection(situation: Situation) -> Reason | None:
    """Return why no machine may answer here, whatever it would say, or None."""
    if situation.channel_kind in _SPOKEN:
        return Reason("nothing-to-write-on", {"channel": situation.event.channel})
    if situation.event.is_public:
        return Reason("public-post")
    heard = (part.confidence for part in situation.event.parts if isinstance(part, Transcript))
    return Reason("unsure-transcript") if any(share is not None and share < _SURE for share in heard) else None


def written(
    situation: Situation, understood: Understanding, keys: Sequence[str], values: Mapping[str, Any], purpose: Purpose = "service"
) -> Reply | NeedsApproval:
    """Return a reply made of these texts; or hold it, where there is no text or nobody has reviewed it."""
    if objection := _objection(situation):
        return held(situation, objection)
    if understood.locale is None or understood.market is None:
        return held(situation, Reason("no-texts", {"language": understood.language}))
    try:
        texts = situation.parts.catalog.render_all(
            keys,
            locale=_regional(situation, understood, understood.locale),
            register=understood.register,
            values=values,
            channel=situation.event.channel,
            time_zone=understood.time_zone,
            numbering_system=understood.market.numbering_system,
        )
    except UsageError as error:
        # Our own texts always render; a merchant's overlay may ask for what this case does not have.
        return held(situation, Reason("text-failed", {"error": error.code}))
    notice = machine_notice(situation, understood, texts[0].locale_used, purpose)
    objection, advice = review_text(situation, understood, texts, notice, purpose)
    reply = _reply(situation, understood, _told(keys, [text.text for text in texts], notice), texts, purpose)
    reply = replace(reply, reasons=(*((notice.reason,) if notice else ()), *advice)) if notice or advice else reply
    if objection:
        return held(situation, objection, reply)
    if reply.review == "draft" and not situation.parts.config.shop.accept_drafts:
        return held(situation, Reason("draft-text", {"locale": reply.language}), reply)
    return reply


def _regional(situation: Situation, understood: Understanding, locale: str) -> str:
    """Return the locale of the customer's territory that has the same texts: it writes dates and times of day as people there do."""
    place = understood.territory or (understood.market.territory if understood.market else None)
    regional = f"{locale.partition('-')[0]}-{place}"
    return regional if place and situation.parts.catalog.resolve(regional) == locale else locale


def question(situation: Situation, understood: Understanding, owner: Assignment) -> AskCustomer | NeedsApproval:
    """Return the question to say it in words, which answers something that nobody can read."""
    values = _values(situation, understood, owner, None)
    asked = written(situation, understood, _framed(situation, ("need_info",)), values | {"fields": ["message"]})
    if isinstance(asked, NeedsApproval):
        return asked
    key = idempotency_key("ask_customer", situation.event_id)
    return AskCustomer(idempotency_key=key, reasons=(Reason("unreadable-message"), *asked.reasons), fields=("message",), reply=asked)


def stop_confirmation(situation: Situation, understood: Understanding, scope: str) -> Reply | NeedsApproval:
    """Return the one confirmation that contact has ended."""
    values = {"brand": situation.parts.config.shop.name, "scope": scope}
    return written(situation, understood, ("stop_confirmed",), values, purpose="legal")


def held(situation: Situation, reason: Reason, reply: Reply | None = None, others: tuple[Reason, ...] = ()) -> NeedsApproval:
    """Return a reply that waits for a person; without one, the person writes it."""
    key = idempotency_key("needs_approval", situation.event_id)
    return NeedsApproval(idempotency_key=key, reasons=(reason, *others), reply=reply, not_after=situation.event.window_expires_at)


def _reasons(owner: Assignment, closure: Closure | None, promise: Promise | None) -> Iterator[Reason]:
    facts = {"calendar": owner.calendar_name or "?", "opens_at": owner.opens_at.isoformat() if owner.opens_at else "?"}
    if closure:
        yield Reason(_CLOSED[closure.kind], {**facts, "holiday": closure.name("en") or "?"})
    elif owner.available_now:
        yield Reason("open-now", {"calendar": facts["calendar"]})
    if promise:
        yield from promise.reasons
        told = {reason.code for reason in promise.reasons}
        yield from (Reason(found.rule, found.facts) for found in promise.findings if found.rule not in told)
        yield Reason("promised", {"at": promise.at.isoformat()})


_CLOSED = {
    "holiday": "closed-for-holiday",
    "closed_date": "closed-on-date",
    "outside_hours": "closed-outside-hours",
    "break": "closed-for-break",
    "prayer": "closed-for-prayer",
}


def _absence(owner: Assignment, closure: Closure | None) -> tuple[str, ...]:
    if closure is None or owner.opens_at is None:
        return ()
    return ("holiday_notice",) if closure.kind == "holiday" else ("out_of_hours",)


def _values(situation: Situation, understood: Understanding, owner: Assignment, closure: Closure | None) -> dict[str, Any]:
    locale = understood.locale or "en"
    agent = situation.parts.roster.agents.get(owner.agent or "") or Agent(id="", team="")
    sign_with = understood.market.sign_with if understood.market else ()
    label = None if understood.is_zone_certain else zone_label(understood.time_zone, locale=locale)
    return {
        **_greeting(situation, understood, locale),
        "concern": trouble_of(understood.concern.our_topic),
        "agent_name": agent.name_in(locale),
        "staff_number": agent.staff_number if "staff_number" in sign_with else None,
        "brand": situation.parts.config.shop.name,
        "ref": next(iter(situation.event.order_refs), None),
        "tz_label": label,
        "opens_at": owner.opens_at,
        "holiday_name": _closed_for(closure, understood, locale) if closure else None,
        "dates": _days(closure) if closure else None,
    }


def _greeting(situation: Situation, understood: Understanding, locale: str) -> dict[str, Any]:
    customer = situation.customer
    zone = understood.time_zone if understood.is_zone_certain else None
    channel = situation.event.channel
    return greeting_values(
        customer.name, situation.now, locale=locale, gender=customer.gender, channel=channel, time_zone=zone, market=understood.market
    )


def _closed_for(closure: Closure, understood: Understanding, locale: str) -> str | None:
    """Return what a notice calls the closed days, or None where the name would say little to this customer, or not fit the days."""
    holiday, market = closure.holiday, understood.market
    if holiday is None:
        return closure.name(locale)
    if closure.territory not in {understood.territory, market.territory if market else None}:
        return None
    days = _days(closure)
    named = sum(1 for day in days if (other := holiday.source.on(day)) and _is_of_one_feast(other.name(), holiday.name()))
    return closure.name(locale) if 2 * named >= len(days) else None


def _is_of_one_feast(one: str, other: str) -> bool:
    """Tell whether two days are of one feast, as Eid al-Fitr and Eid al-Fitr Holiday are."""
    return one in other or other in one


def _days(closure: Closure) -> list[date]:
    count = (closure.last_on - closure.first_on).days + 1
    return [closure.first_on + timedelta(days=number) for number in range(count)]


def _told(keys: Sequence[str], texts: Sequence[str], notice: Notice | None) -> list[tuple[str, str]]:
    """Return the texts of a reply by their keys. That a machine writes is said right after the salutation."""
    pairs = list(zip(keys, texts, strict=True))
    if notice and notice.text:
        pairs.insert(1 if keys[0] == "salutation" else 0, (NOTICE, notice.text))
    return pairs


def _reply(
    situation: Situation, understood: Understanding, said: Sequence[tuple[str, str]], texts: Sequence[RenderedText], purpose: Purpose
) -> Reply:
    draft = _draft(situation, _separator(situation).join(text for _, text in said if text))
    key = idempotency_key("reply", situation.event_id, purpose)
    return Reply(
        idempotency_key=key,
        not_after=situation.event.window_expires_at,
        draft=replace(draft, language=texts[0].locale_used, purpose=purpose, idempotency_key=key),
        messages=tuple(key for key, _ in said),
        language=texts[0].locale_used,
        register=understood.register,
        review="draft" if any(text.review == "draft" for text in texts) else "confident",
    )


def _draft(situation: Situation, text: str) -> Draft:
    draft = Draft.reply_to(situation.event, storable(text), is_automatic=True)
    handle = draft.reply_handle
    is_spent = handle is not None and handle.expires_at is not None and handle.expires_at <= situation.now
    return replace(
        draft,
        to=storable(draft.to),
        account=storable(draft.account),
        subject=storable(draft.subject) if draft.subject else draft.subject,
        in_reply_to=storable(draft.in_reply_to) if draft.in_reply_to else draft.in_reply_to,
        references=tuple(storable(reference) for reference in draft.references),
        reply_handle=None if handle is None or is_spent else replace(handle, token=storable(handle.token)),
    )


def _separator(situation: Situation) -> str:
    return _SEPARATORS.get(situation.channel_kind, "\n")
