"""Put what was decided into the customer's words: which texts a reply is made of, and with which values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from xborder_support.calendars import Closure
from xborder_support.channels import profile
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError
from xborder_support.routing import Agent, Assignment
from xborder_support.terms import Purpose, Reason
from xborder_support.tone import RenderedText, zone_label

from .actions import AskCustomer, NeedsApproval, Reply
from .keys import idempotency_key
from .situation import Situation
from .understanding import Understanding

__all__ = ["acknowledgement", "held", "question", "stop_confirmation"]

# What stands between two texts of one reply.
_SEPARATORS = {"mail": "\n\n", "sms": " "}


def acknowledgement(
    situation: Situation, understood: Understanding, owner: Assignment, promised_at: datetime | None
) -> Reply | NeedsApproval:
    """Return the reply to a question: that it arrived, why nobody is there if so, and when the answer comes."""
    closure = owner.calendar.closure(situation.now) if owner.calendar and not owner.available_now else None
    keys = ["ack", *_absence(owner, closure), *(("expected_reply",) if promised_at else ())]
    if not _is_terse(situation):
        keys = ["salutation", *keys, "signature"]
    values = _values(situation, understood, owner, closure) | {"due_at": promised_at}
    said = written(situation, understood, keys, values)
    return replace(said, reasons=(*said.reasons, *_reasons(owner, closure, promised_at)))


def written(
    situation: Situation, understood: Understanding, keys: Sequence[str], values: Mapping[str, Any], purpose: Purpose = "service"
) -> Reply | NeedsApproval:
    """Return a reply made of these texts; or hold it, where there is no text or nobody has reviewed it."""
    if understood.locale is None or understood.market is None:
        return held(situation, Reason("no-texts", {"language": understood.language}))
    try:
        texts = [_text(situation, understood, key, values) for key in keys]
    except UsageError as error:
        # Our own texts always render; a merchant's overlay may ask for what this case does not have.
        return held(situation, Reason("text-failed", {"error": error.code}))
    reply = _reply(situation, understood, keys, texts, purpose)
    if reply.review == "draft" and not situation.parts.config.shop.accept_drafts:
        return held(situation, Reason("draft-text", {"locale": reply.language}), reply)
    return reply


def question(situation: Situation, understood: Understanding, owner: Assignment) -> AskCustomer | NeedsApproval:
    """Return the question to say it in words, which answers something that nobody can read."""
    values = _values(situation, understood, owner, None)
    asked = written(situation, understood, ("need_info",), values | {"fields": ["message"]})
    if isinstance(asked, NeedsApproval):
        return asked
    key = idempotency_key("ask_customer", situation.event_id)
    return AskCustomer(idempotency_key=key, reasons=(Reason("unreadable-message"),), fields=("message",), reply=asked)


def stop_confirmation(situation: Situation, understood: Understanding, scope: str) -> Reply | NeedsApproval:
    """Return the one confirmation that contact has ended."""
    values = {"brand": situation.parts.config.shop.name, "scope": scope}
    return written(situation, understood, ("stop_confirmed",), values, purpose="legal")


def held(situation: Situation, reason: Reason, reply: Reply | None = None) -> NeedsApproval:
    """Return a reply that waits for a person; without one, the person writes it."""
    key = idempotency_key("needs_approval", situation.event_id, reason.code)
    return NeedsApproval(idempotency_key=key, reasons=(reason,), reply=reply, not_after=situation.event.window_expires_at)


def _reasons(owner: Assignment, closure: Closure | None, promised_at: datetime | None) -> Iterator[Reason]:
    facts = {"calendar": owner.calendar_name or "?", "opens_at": owner.opens_at.isoformat() if owner.opens_at else "?"}
    if closure:
        yield Reason(_CLOSED[closure.kind], {**facts, "holiday": closure.name("en") or "?"})
    elif owner.available_now:
        yield Reason("open-now", {"calendar": facts["calendar"]})
    if promised_at:
        yield Reason("promised", {"at": promised_at.isoformat()})


_CLOSED = {
    "holiday": "closed-for-holiday",
    "closed_date": "closed-on-date",
    "outside_hours": "closed-outside-hours",
    "break": "closed-for-break",
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
        "name": situation.customer.name,
        "agent_name": agent.name,
        "staff_number": agent.staff_number if "staff_number" in sign_with else None,
        "brand": situation.parts.config.shop.name,
        "ref": next(iter(situation.event.order_refs), None),
        "tz_label": label,
        "opens_at": owner.opens_at,
        "holiday_name": closure.name(locale) if closure else None,
        "dates": _days(closure) if closure else None,
    }


def _days(closure: Closure) -> list[date]:
    count = (closure.last_on - closure.first_on).days + 1
    return [closure.first_on + timedelta(days=number) for number in range(count)]


def _text(situation: Situation, understood: Understanding, key: str, values: Mapping[str, Any]) -> RenderedText:
    return situation.parts.catalog.render(
        key,
        locale=understood.locale or "und",
        register=understood.register,
        values=values,
        channel=situation.event.channel,
        time_zone=understood.time_zone,
        numbering_system=understood.market.numbering_system if understood.market else None,
    )


def _reply(situation: Situation, understood: Understanding, keys: Sequence[str], texts: Sequence[RenderedText], purpose: Purpose) -> Reply:
    draft = _draft(situation, _separator(situation).join(text.text for text in texts))
    key = idempotency_key("reply", situation.event_id, *keys)
    return Reply(
        idempotency_key=key,
        not_after=situation.event.window_expires_at,
        draft=replace(draft, language=texts[0].locale_used, purpose=purpose, idempotency_key=key),
        messages=tuple(keys),
        language=texts[0].locale_used,
        register=understood.register,
        review="draft" if any(text.review == "draft" for text in texts) else "confident",
    )


def _draft(situation: Situation, text: str) -> Draft:
    draft = Draft.reply_to(situation.event, text)
    handle = draft.reply_handle
    is_spent = handle is not None and handle.expires_at is not None and handle.expires_at <= situation.now
    return replace(draft, reply_handle=None) if is_spent else draft


def _separator(situation: Situation) -> str:
    return _SEPARATORS.get(_kind(situation), "\n")


def _is_terse(situation: Situation) -> bool:
    """Tell whether every character is paid for, so that a greeting and a signature are left out."""
    return _kind(situation) == "sms"


def _kind(situation: Situation) -> str:
    return profile(situation.event.channel, on=situation.now.date()).kind
