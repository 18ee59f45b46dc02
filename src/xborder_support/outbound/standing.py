"""Say how a message is doing: where it is on its ways, what is to be done next, and why it ended where it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeAlias

from .back_off import later
from .facts import Queued, Route
from .post import Copy, Post, look_at_post
from .record import Record
from .retry_plan import OutboundReason, RetryPlan

__all__ = ["Standing", "StandingState", "look_at"]

#: ``waiting``: there is something to post, now or later. ``accepted``: a provider has all of it. ``delivered``: the customer has it.
#: ``dead``: no way is left, and a person has to look. ``closed``: the host took it back.
StandingState: TypeAlias = Literal["waiting", "accepted", "delivered", "dead", "closed"]

_NEVER_ELSEWHERE = frozenset({"blocked", "opted_out"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Hold how a message is doing at an instant. Instants are aware UTC.

    ``way`` counts the ways from 0, ``part`` the parts of that way, ``attempts`` those made there. ``due_at`` is from when it may be posted
    (only ``waiting``), ``wake_at`` when time alone ends its stay on this way; None: never. ``reasons`` say why
    each former way was left, the last of them why a dead letter is dead. ``duplicates`` are the ``message_key``s of what reached the
    customer a second time. ``may_have_arrived`` tells of a message not known to be delivered that may have been, all the same.
    """

    key: str
    conversation: str = field(repr=False)
    state: StandingState
    way: int = 0
    part: int = 0
    attempts: int = 0
    rounds: int = 0
    due_at: datetime | None = None
    wake_at: datetime | None = None
    reasons: tuple[OutboundReason, ...] = ()
    duplicates: tuple[str, ...] = ()
    may_have_arrived: bool = False

    @property
    def reason(self) -> OutboundReason | None:
        """Return why the last way that was left did not work."""
        return self.reasons[-1] if self.reasons else None

    @property
    def is_settled(self) -> bool:
        """Tell whether the outbox will do nothing more for it, unless something new is reported."""
        return self.state != "waiting" and self.wake_at is None


@dataclass(frozen=True, slots=True)
class _Left:
    """Say when a way was left, and why."""

    at: datetime
    reason: OutboundReason


def look_at(message: Queued, record: Record, plan: RetryPlan, now: datetime) -> Standing:
    """Return how a message is doing at ``now``, from all that is known."""
    ways = [tuple(_posts(message, way, record, plan, now)) for way in range(len(message.routes))]
    found = _ended(message, record, ways) or _under_way(message, record, ways, now)
    uncertain = found.state != "delivered" and any(post.is_uncertain or post.copies for posts in ways for post in posts)
    return replace(found, duplicates=_duplicates(ways), may_have_arrived=uncertain)


def _posts(message: Queued, way: int, record: Record, plan: RetryPlan, now: datetime) -> Iterator[Post]:
    for part, draft in enumerate(message.routes[way].parts):
        yield look_at_post(record, draft, (message.key, way, part), plan, now=now)


def _ended(message: Queued, record: Record, ways: Sequence[Sequence[Post]]) -> Standing | None:
    """Return the standing of a message that arrived by any of its ways, or that the host closed."""
    arrived = [way for way, posts in enumerate(ways) if all(post.state == "delivered" for post in posts)]
    if arrived or record.first(message.key, "acknowledged"):
        return Standing(key=message.key, conversation=message.conversation, state="delivered", way=arrived[0] if arrived else 0)
    if record.first(message.key, "closed"):
        return Standing(key=message.key, conversation=message.conversation, state="closed")
    return None


def _under_way(message: Queued, record: Record, ways: Sequence[Sequence[Post]], now: datetime) -> Standing:
    reasons: list[OutboundReason] = []
    from_at = message.not_before or min(message.at, now)  # a clock that was set back makes nobody wait
    is_stopped = record.is_stopped(message)
    for way, posts in enumerate(ways):
        found = _on_way(message, way, posts, from_at, now=now)
        if isinstance(found, Standing):
            if found.state == "accepted" or not is_stopped:
                return replace(found, reasons=tuple(reasons))
            reasons.append("opted_out")
            break
        reasons.append(found.reason)
        if found.reason in _NEVER_ELSEWHERE and message.purpose != "legal":
            break
        from_at = max(from_at, found.at)
    way = len(reasons) - 1
    return Standing(key=message.key, conversation=message.conversation, state="dead", way=way, reasons=tuple(reasons))


def _on_way(message: Queued, way: int, posts: Sequence[Post], from_at: datetime, *, now: datetime) -> Standing | _Left:
    """Return how a message is doing on one way, or why that way was left."""
    route = message.routes[way]
    if failed := next((post for post in posts if post.state == "failed"), None):
        return _Left(failed.at, failed.reason or "unknown")
    ends_at = _ends_at(route, posts)
    if ends_at is not None and ends_at <= now:
        return _Left(ends_at, "unconfirmed")
    standing = Standing(key=message.key, conversation=message.conversation, state="accepted", way=way, wake_at=ends_at)
    part = next((part for part, post in enumerate(posts) if post.state in {"ready", "open"}), None)
    if part is None:
        return standing
    post = posts[part]
    due_at = max(from_at, post.at if post.attempts else from_at)
    until, reason = _valid_until(message, route, part)
    if post.state == "ready" and until is not None and max(due_at, now) >= until:
        return _Left(min(now, until), reason)
    wake_at = min((instant for instant in (ends_at, until) if instant is not None and instant > now), default=None)
    return replace(standing, state="waiting", part=part, attempts=post.attempts, rounds=post.rounds, due_at=due_at, wake_at=wake_at)


def _ends_at(route: Route, posts: Sequence[Post]) -> datetime | None:
    """Return when a way is left because no report of delivery came: counted from its first attempt."""
    started_at = min((post.started_at for post in posts if post.started_at), default=None)
    return None if route.wait_seconds is None or started_at is None else later(started_at, route.wait_seconds)


def _valid_until(message: Queued, route: Route, part: int) -> tuple[datetime | None, OutboundReason]:
    """Return until when a part may be posted: as long as the message is of use, and the reply window of its channel is open."""
    draft = route.parts[part]
    window = None if draft.template else draft.window_expires_at
    if window is not None and (message.not_after is None or window < message.not_after):
        return window, "window_closed"
    return message.not_after, "expired"


def _duplicates(ways: Sequence[Sequence[Post]]) -> tuple[str, ...]:
    """Return the keys of what arrived again: further copies of a part, and whole ways after the first that was complete."""
    complete = [posts for posts in ways if all(post.copies for post in posts)]
    first = min(complete, key=lambda posts: max(post.copies[0][0] for post in posts), default=None)
    again: list[Copy] = []
    for posts in ways:
        is_again = first is not None and posts is not first
        again += [copy for post in posts for copy in (post.copies if is_again else post.copies[1:])]
    return tuple(key for _, keys in sorted(again) for key in keys)
