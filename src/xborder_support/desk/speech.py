"""Decide what is said to the customer now: whether anything may be, from when on, and what a person has to see first."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from xborder_support.compliance import AutoReplyVerdict, OptOut, may_answer_automatically
from xborder_support.conversations import ConversationState, Unsupported
from xborder_support.routing import Assignment
from xborder_support.sla import Promise
from xborder_support.terms import Reason

from .actions import Action, AskCustomer, NeedsApproval, Reply
from .permission import Permission, permission
from .situation import Situation
from .understanding import Understanding
from .wording import acknowledgement, held, question, stop_confirmation

__all__ = ["confirm_stop", "say"]

# What is said now or held for a person, and the reasons for saying nothing.
_Said: TypeAlias = tuple[tuple[Action, ...], tuple[Reason, ...]]


def say(situation: Situation, understood: Understanding, owner: Assignment, promise: Promise | None, wish: OptOut) -> _Said:
    """Return what is said to somebody who asked something."""
    if situation.is_opted_out:
        return (held(situation, Reason("opted-out")),), ()
    if understood.refusal:
        return (held(situation, understood.refusal),), ()
    verdict = _may_answer(situation, situation.state)
    if not verdict.allowed:
        return (), (verdict.reason,)
    allowed = permission(situation, understood)
    then = _when_read(situation, allowed)
    said = question(then, understood, owner) if _is_unreadable(situation) else acknowledgement(then, understood, owner, promise)
    if wish.verdict == "ambiguous":
        return (_kept(situation, Reason("maybe-opt-out", {"matched": wish.matched or "?"}), said),), ()
    told = promise.at if promise else None
    if obstacle := _obstacle(situation) or allowed.against(situation.event.window_expires_at, told):
        return (_kept(situation, obstacle, said),), ()
    return (_from(said, allowed),), ()


def confirm_stop(situation: Situation, understood: Understanding, scope: str) -> _Said:
    """Return the one confirmation that contact has ended, or why there is none."""
    objection, allowed = _against_confirming(situation), permission(situation, understood, "legal")
    if objection := objection or allowed.against(situation.event.window_expires_at):
        return (), (objection,)
    said = stop_confirmation(_when_read(situation, allowed), understood, scope)
    if any(reason.code == "text-against-rule" for reason in said.reasons):  # where it must not be said, nobody has to look at it either
        return (), said.reasons
    return (_from(said, allowed),), ()


def _against_confirming(situation: Situation) -> Reason | None:
    """Return why the end of contact is not confirmed. That other automatic replies went out lately is no reason: it is owed once."""
    if situation.is_opted_out:
        return Reason("stop-confirmed-already")
    if "opt_out_type" in situation.event.details:
        return Reason("stop-confirmed-by-provider")
    verdict = _may_answer(situation, ConversationState())
    return _obstacle(situation) if verdict.allowed else verdict.reason


def _obstacle(situation: Situation) -> Reason | None:
    """Return what keeps even a good reply from reaching the customer."""
    event = situation.event
    if not (event.customer.address or "").strip():
        return Reason("no-address")
    if event.window_expires_at is not None and event.window_expires_at <= situation.now:
        return Reason("window-closed", {"at": event.window_expires_at.isoformat()})
    return None


def _when_read(situation: Situation, allowed: Permission) -> Situation:
    """Return the situation at the time when the words arrive: nobody is wished a good evening in the morning."""
    return situation if allowed.not_before is None else replace(situation, now=allowed.not_before)


def _from(said: Reply | AskCustomer | NeedsApproval, allowed: Permission) -> Reply | AskCustomer | NeedsApproval:
    """Return what is said, not before the hour at which the customer may be written to."""
    at, wait = allowed.not_before, allowed.wait
    if at is None or wait is None:
        return said
    if isinstance(said, Reply):
        return replace(said, not_before=at, reasons=(*said.reasons, wait))
    later = replace(said, not_before=at, reasons=(*said.reasons, wait))
    return replace(later, reply=replace(later.reply, not_before=at)) if later.reply else later


def _kept(situation: Situation, reason: Reason, said: Reply | AskCustomer | NeedsApproval) -> NeedsApproval:
    """Return what was to be said, held for a person. Whoever decides about one reason has to know of the others."""
    others = said.reasons if isinstance(said, NeedsApproval) else ()
    reply = said if isinstance(said, Reply) else said.reply
    return held(situation, reason, reply, others)


def _may_answer(situation: Situation, state: ConversationState) -> AutoReplyVerdict:
    return may_answer_automatically(
        situation.event,
        state,
        now=situation.now,
        own_addresses=situation.parts.market_of_account.keys(),
        last_automatic_reply_at=situation.customer.last_automatic_reply_at,
    )


def _is_unreadable(situation: Situation) -> bool:
    parts = situation.event.parts
    return bool(parts) and all(isinstance(part, Unsupported) for part in parts)
