"""Decide whether a machine may answer a message, so that no two desks write to each other for ever."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources

from xborder_support.compliance.rulebook import expect, expect_names
from xborder_support.conversations import ConversationState, Message
from xborder_support.terms import Reason, utc

__all__ = ["AutoReplyVerdict", "may_answer_automatically"]


@dataclass(frozen=True, slots=True)
class AutoReplyVerdict:
    """Say whether an automatic reply is allowed, and the reason for it or against it."""

    allowed: bool
    reason: Reason


def may_answer_automatically(
    message: Message,
    state: ConversationState,
    *,
    now: datetime,
    own_addresses: Collection[str] = (),
    last_automatic_reply_at: datetime | None = None,
) -> AutoReplyVerdict:
    """Say whether a reply that no person wrote may answer this message.

    ``state`` is what the conversation added up to before this message. ``own_addresses`` are all addresses that the shop itself writes
    from, in any case. ``last_automatic_reply_at`` is when the person last got an automatic reply in any other conversation, as far as the
    host knows; it counts like that of ``state``. It is needed because a machine that strips every thread header opens a new conversation
    with each mail. Even where a correspondent hides that it is a machine, one automatic reply a day is the end of it.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``wrong-argument``.

    Source: RFC 3834 for machines and limits; ``data/auto_reply.toml``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import may_answer_automatically
        >>> from xborder_support.conversations import ConversationState, Mail, Message, Text
        >>> at = datetime(2026, 2, 3, 9, tzinfo=UTC)
        >>> away = Message(channel="email", provider="email", account="help@shop.example", provider_id="1", received_at=at,
        ...                parts=(Text(text="I am out of office"),), automatic="auto-submitted")
        >>> may_answer_automatically(away, ConversationState(), now=at).reason
        Reason(code='sender-is-a-machine', facts={'sign': 'auto-submitted'})
    """
    expect(message, Message, "message")
    expect(state, ConversationState, "state")
    expect_names(own_addresses, "own_addresses", "help@shop.example")
    instant = utc(now, "now")
    elsewhere = utc(last_automatic_reply_at, "last_automatic_reply_at") if last_automatic_reply_at else None
    objection = _of_message(message, own_addresses) or _of_state(state, instant, elsewhere)
    return AutoReplyVerdict(False, objection) if objection else AutoReplyVerdict(True, Reason("automatic-reply-allowed"))


def _of_message(message: Message, own_addresses: Collection[str]) -> Reason | None:
    if message.automatic:
        return Reason("sender-is-a-machine", {"sign": message.automatic})
    if message.is_echo:
        return Reason("our-own-message")
    if message.is_private:
        return Reason("private-note")
    if _is_own(message, own_addresses):
        return Reason("sender-is-ourselves")
    for name, value, code in _TELLING_DETAILS:
        if message.details.get(name) == value:
            return Reason(code)
    return None


_TELLING_DETAILS = (
    ("answers", "own-automatic-mail", "answers-our-automatic-reply"),  # all that is left of a thread where a machine drops the rest
    ("mode", "standby", "channel-on-standby"),  # LINE: another module answers this chat at present
)


def _is_own(message: Message, own_addresses: Collection[str]) -> bool:
    sender = (message.sender.address or "").strip().casefold()
    return bool(sender) and sender in {own.strip().casefold() for own in (message.account, *own_addresses)}


def _of_state(state: ConversationState, now: datetime, elsewhere: datetime | None) -> Reason | None:
    if state.is_opted_out:
        return Reason("opted-out")
    limits = _limits()
    if any(_is_within(at, now, limits.between_automatic_replies) for at in (state.last_automatic_reply_at, elsewhere)):
        return Reason("automatic-reply-sent-lately", {"hours": str(limits.between_automatic_replies // timedelta(hours=1))})
    if _is_within(state.last_agent_reply_at, now, limits.after_agent_reply):
        return Reason("agent-replied-lately", {"minutes": str(limits.after_agent_reply // timedelta(minutes=1))})
    return None


def _is_within(since: datetime | None, now: datetime, span: timedelta) -> bool:
    # An event after "now" counts too: clocks of hosts differ, and silence is the safe side.
    return since is not None and now - since < span


@dataclass(frozen=True, slots=True)
class _Limits:
    between_automatic_replies: timedelta
    after_agent_reply: timedelta


@cache
def _limits() -> _Limits:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "auto_reply.toml").read_text(encoding="utf-8"))
    return _Limits(
        between_automatic_replies=timedelta(hours=table["hours_between_automatic_replies"]["value"]),
        after_agent_reply=timedelta(minutes=table["minutes_after_agent_reply"]["value"]),
    )
