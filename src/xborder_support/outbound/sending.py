"""Say what is to be posted now, in which order, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from xborder_support.conversations import Draft

from .facts import Queued
from .post import Post, look_at_post
from .record import Record
from .retry_plan import RetryPlan
from .standing import Standing

__all__ = ["Send", "due_sends", "heads", "within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Hold one thing to post now: ``channels.provider(draft.provider).render(draft)`` writes it, and the host posts what comes out.

    ``key``, ``way``, ``part`` and ``attempt`` (from 1) tell the outbox which post is meant. ``may_repeat`` warns that the customer may
    have it already: an earlier attempt was never answered and the provider does not know the idempotency key again, or an earlier way may
    have worked. ``size_bytes`` is
    what the words, and the files whose size is known, weigh at least.
    """

    key: str
    way: int
    part: int
    attempt: int
    conversation: str = field(repr=False)
    draft: Draft = field(repr=False)
    may_repeat: bool = False

    @property
    def size_bytes(self) -> int:
        """Return the weight in bytes of text (UTF-8) and files."""
        return len(self.draft.text.encode("utf-8", "surrogatepass")) + sum(media.size_bytes or 0 for media in self.draft.media)


def due_sends(messages: Sequence[Queued], standings: Sequence[Standing], record: Record, plan: RetryPlan, now: datetime) -> list[Send]:
    """Return what is to be posted, the longest due first."""
    due = [(standing.due_at, message, standing) for message, standing in heads(messages, standings, now) if standing.due_at]
    due.sort(key=lambda one: (one[0], one[1].order))
    return [_send(message, standing, record, plan, now) for at, message, standing in due if at <= now]


def heads(messages: Sequence[Queued], standings: Sequence[Standing], now: datetime) -> Iterator[tuple[Queued, Standing]]:
    """Yield the messages that nothing holds up: the first that waits in each conversation, and those whose own time has not come."""
    pairs = sorted(zip(messages, standings, strict=True), key=lambda pair: (pair[0].conversation, pair[0].order))
    for _, group in groupby(pairs, key=lambda pair: pair[0].conversation):
        is_held = False
        for message, standing in group:
            if standing.state != "waiting" or is_held:
                continue
            yield message, standing
            is_held = bool(standing.way or standing.part or standing.attempts) or not _is_for_later(message, now)


def _is_for_later(message: Queued, now: datetime) -> bool:
    return message.not_before is not None and message.not_before > now


def within(sends: Iterable[Send], limit_bytes: int) -> Iterator[Send]:
    """Yield as many as a budget of bytes allows, and one in any case, so that a heavy message is not held up for ever."""
    spent = 0
    for number, send in enumerate(sends):
        spent += send.size_bytes
        if number and spent > limit_bytes:
            return
        yield send


def _send(message: Queued, standing: Standing, record: Record, plan: RetryPlan, now: datetime) -> Send:
    draft = message.routes[standing.way].parts[standing.part]
    return Send(
        key=message.key,
        way=standing.way,
        part=standing.part,
        attempt=standing.attempts + 1,
        conversation=message.conversation,
        draft=_fresh(draft, standing, now),
        may_repeat=standing.may_have_arrived and _may_repeat(message, standing, record, plan, now),
    )


def _may_repeat(message: Queued, standing: Standing, record: Record, plan: RetryPlan, now: datetime) -> bool:
    """Tell whether these words may be there already: by another way, or from an attempt that the provider does not know again."""
    for way, route in enumerate(message.routes):
        for part, draft in enumerate(route.parts):
            is_this = (way, part) == (standing.way, standing.part)
            if way == standing.way and not is_this:
                continue
            post = look_at_post(record, draft, (message.key, way, part), plan, now=now)
            if (post.is_uncertain or post.copies) and not (is_this and _is_remembered(post, draft, plan, now)):
                return True
    return False


def _is_remembered(post: Post, draft: Draft, plan: RetryPlan, now: datetime) -> bool:
    """Tell whether the provider still knows the key under which all attempts were made; a reply handle is posted without one."""
    if post.rounds or draft.reply_handle or post.started_at is None:
        return False
    return (now - post.started_at).total_seconds() < plan.remembers_seconds.get(draft.provider, 0)


def _fresh(draft: Draft, standing: Standing, now: datetime) -> Draft:
    """Return the part as it is posted this time.

    A reply handle works once and not for long. And after a failure that was reported only once the provider had the message, the key is a
    new one: under the old one, the provider would say that it has it already.
    """
    handle = draft.reply_handle
    is_spent = handle is not None and (standing.attempts > 0 or (handle.expires_at is not None and handle.expires_at <= now))
    key = f"{draft.idempotency_key}+{standing.rounds}" if standing.rounds else draft.idempotency_key
    return replace(draft, reply_handle=None if is_spent else handle, idempotency_key=key)
