"""Keep what is to be sent, what was tried and what came of it, as a set of facts that a host stores."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from xborder_support.channels import Channels
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .facts import OutboxFact, Queued, Scope
from .outcome import facts_of, of_post, refusal, taking
from .pruning import kept
from .record import Record
from .retry_plan import RetryPlan, retry_plan
from .sending import Send, due_sends, heads, within
from .standing import Standing, look_at
from .way import Way, routes

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Outbox"]

_SCHEMA: Literal["outbox/1"] = "outbox/1"


@dataclass(frozen=True, slots=True)
class Outbox:
    """Hold the messages that are on their way out, as a value to be stored by the host: one for each conversation, or for each person.

    It is a set: what is recorded twice, late or out of order gives the same outbox, and ``merge`` is union. Whatever happens, each message
    ends ``delivered``, ``accepted``, ``closed`` or among the ``dead``, and none is dropped by itself. ``to_json`` holds texts and
    addresses: store it, do not log it.

    Example:
        >>> from datetime import UTC, datetime, timedelta
        >>> from xborder_support.conversations import Draft
        >>> from xborder_support.outbound import Outbox
        >>> now = datetime(2026, 2, 3, 9, tzinfo=UTC)
        >>> draft = Draft(channel="line", provider="line", to="U1", text="Your parcel is here.", idempotency_key="k1")
        >>> outbox = Outbox().queue(draft, at=now, conversation="c1")
        >>> (send,) = outbox.due(now)
        >>> outbox = outbox.attempted(send, at=now)                              # save it; then post what render(send.draft) returns
        >>> outbox.due(now), outbox.failed(send, at=now, http_status=503).due(now + timedelta(seconds=2))[0].attempt
        ((), 2)
        >>> outbox.accepted(send, at=now).standing("k1", now).state
        'accepted'
    """

    messages: tuple[Queued, ...] = field(default=(), repr=False)
    facts: tuple[OutboxFact, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        known: dict[str, Queued] = {}
        for message in self.messages:
            former = known.setdefault(message.key, message)
            if former is not message and former != message:
                known[message.key] = min(former, message, key=_content)
        object.__setattr__(self, "messages", tuple(sorted(known.values(), key=lambda message: message.key)))
        object.__setattr__(self, "facts", tuple(sorted(set(self.facts), key=lambda fact: fact.order)))

    def queue(
        self,
        *ways: Way | Draft,
        at: datetime,
        conversation: str,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        channels: Channels | None = None,
    ) -> Outbox:
        """Return the outbox with one message more, which goes by the first way, and by the next where that fails.

        It is known by the idempotency key of its first draft: queued again, it changes nothing. ``conversation`` is the key within which
        the order is kept, such as ``event.conversation_key``. It is posted from ``not_before`` until before ``not_after`` and within the
        reply window of its draft.

        Errors: ``UsageError`` ``no-way``, ``no-idempotency-key``, ``no-account``, ``naive-datetime``; and whatever ``channels.fit`` and
        the provider's ``render`` object to, for each of the ways, so that it is found now and not when the message is needed.
        """
        instant = utc(at, "at")
        found = routes(ways, channels or Channels(), on=instant.date())
        key = found[0].parts[0].idempotency_key
        if any(message.key == key for message in self.messages):
            return self
        position = 1 + max((message.position for message in self.messages if message.conversation == conversation), default=0)
        queued = Queued(
            key=key,
            conversation=conversation,
            position=position,
            at=instant,
            routes=found,
            not_before=not_before,
            not_after=not_after,
        )
        return Outbox((*self.messages, queued), self.facts)

    def attempted(self, send: Send, *, at: datetime) -> Outbox:
        """Return the outbox knowing that a post begins. Save it before you post, and nobody else posts the same meanwhile."""
        return self._with(of_post("attempted", send, at))

    def accepted(self, send: Send, *provider_ids: str, at: datetime) -> Outbox:
        """Return the outbox knowing that the provider took a post, under these ids of its own (WhatsApp: ``messages[0].id``)."""
        return self._with(taking(send, provider_ids, at))

    def failed(
        self,
        send: Send,
        *,
        at: datetime,
        codes: Collection[str] = (),
        http_status: int | None = None,
        retry_after_seconds: float = 0,
        plan: RetryPlan | None = None,
    ) -> Outbox:
        """Return the outbox knowing that a post failed: by the provider's error codes, the HTTP status, or neither where no answer came.

        ``retry_after_seconds`` is what the provider asks for. A code that means a block or an opt-out also stops the conversation.

        Errors: ``UsageError`` ``wrong-argument``, ``naive-datetime``.
        """
        known = plan or retry_plan()
        if known.is_acceptance(send.draft.provider, http_status):
            return self.accepted(send, at=at)
        facts = refusal(send, at, known, codes=codes, http_status=http_status, retry_after_seconds=retry_after_seconds)
        return self._with(*facts)

    def record(self, *events: InboundEvent) -> Outbox:
        """Return the outbox knowing what providers reported: delivery statuses, blocks and opt-outs. Other events change nothing."""
        return self._with(*(fact for event in events for fact in facts_of(event)))

    def acknowledged(self, key: str, *, at: datetime) -> Outbox:
        """Return the outbox knowing, from elsewhere, that the customer has a message: by an answer to it, or by your own app."""
        return self._with(OutboxFact(kind="acknowledged", at=utc(at, "at"), key=key))

    def close(self, key: str, *, at: datetime) -> Outbox:
        """Return the outbox with a message taken back, or a dead letter taken over by a person: nothing more is done about it."""
        return self._with(OutboxFact(kind="closed", at=utc(at, "at"), key=key))

    def stop(self, *, at: datetime, scope: Scope = "all", conversation: str | None = None) -> Outbox:
        """Return the outbox with contact ended, in one conversation or all of them: what waits becomes dead letters, but for ``legal``.

        It holds for what is queued later, too, until ``resume``. Scope ``marketing`` stops advertising alone.
        """
        return self._with(OutboxFact(kind="stopped", at=utc(at, "at"), scope=scope, conversation=conversation))

    def resume(self, *, at: datetime, scope: Scope = "all", conversation: str | None = None) -> Outbox:
        """Return the outbox with contact allowed again for what is queued from now on. What was stopped stays stopped."""
        return self._with(OutboxFact(kind="resumed", at=utc(at, "at"), scope=scope, conversation=conversation))

    def _with(self, *facts: OutboxFact) -> Outbox:
        return Outbox(self.messages, (*self.facts, *facts)) if set(facts) - set(self.facts) else self

    @staticmethod
    def merge(first: Outbox, second: Outbox) -> Outbox:
        """Return the union of two outboxes, in whichever order, so that copies written at the same time lose nothing."""
        return Outbox((*first.messages, *second.messages), (*first.facts, *second.facts))

    def due(self, now: datetime, *, plan: RetryPlan | None = None, limit_bytes: int | None = None) -> tuple[Send, ...]:
        """Return what to post now, one part of each conversation at a time, the longest due first.

        Ask again after each round: the next part is due once the former was taken. ``limit_bytes`` bounds a round on a weak network, by
        ``Send.size_bytes``; the first post is returned whatever its size.
        """
        instant, known, record = utc(now, "now"), plan or retry_plan(), Record(self.facts)
        sends = due_sends(self.messages, self._standings(instant, known, record), record, known, instant)
        return tuple(sends if limit_bytes is None else within(sends, limit_bytes))

    def next_at(self, now: datetime, *, plan: RetryPlan | None = None) -> datetime | None:
        """Return when to look again (aware UTC): ``now`` where something is due, None where nothing is left to do by itself."""
        instant = utc(now, "now")
        standings = self.standings(instant, plan=plan)
        waking = [standing.wake_at for standing in standings if standing.wake_at]
        due = [standing.due_at for _, standing in heads(self.messages, standings, instant) if standing.due_at]
        return max(instant, min((*waking, *due))) if waking or due else None

    def dead(self, now: datetime, *, plan: RetryPlan | None = None) -> tuple[Standing, ...]:
        """Return the dead letters, each with the reasons. They stay until you ``close`` them: put them before a person."""
        return tuple(standing for standing in self.standings(now, plan=plan) if standing.state == "dead")

    def standings(self, now: datetime, *, plan: RetryPlan | None = None) -> tuple[Standing, ...]:
        """Return how each message is doing at ``now``, in the order of their keys."""
        return self._standings(utc(now, "now"), plan or retry_plan(), Record(self.facts))

    def standing(self, key: str, now: datetime, *, plan: RetryPlan | None = None) -> Standing:
        """Return how one message is doing. ``Errors:`` ``UsageError`` ``unknown-message``."""
        for standing in self.standings(now, plan=plan):
            if standing.key == key:
                return standing
        raise UsageError("no such message is in the outbox", code="unknown-message", hint="pass the idempotency key it was queued with")

    def _standings(self, now: datetime, plan: RetryPlan, record: Record) -> tuple[Standing, ...]:
        return tuple(look_at(message, record, plan, now) for message in self.messages)

    def prune(self, before: datetime, now: datetime, *, plan: RetryPlan | None = None) -> Outbox:
        """Return the outbox without what was settled before an instant: delivered, accepted for good, or closed. Dead letters stay.

        A message that is queued again afterwards is a new one: prune only what no provider will redeliver (WhatsApp: seven days).
        """
        messages, facts = kept(self.messages, self.facts, self.standings(now, plan=plan), utc(before, "before"))
        return Outbox(messages, facts)

    def to_json(self) -> str:
        """Return the outbox as JSON, the same text for equal ones. Half a surrogate pair, which no JSON can carry, becomes "?"."""
        fields = _adapter().dump_python(self, mode="json", exclude_defaults=True)
        return json.dumps({"schema": _SCHEMA, **fields}, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace").decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Outbox:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-outbox`` where the text is something else; it never quotes the text.
        """
        try:
            fields = json.loads(text)
            if fields.pop("schema") != _SCHEMA or not fields.keys() <= {"messages", "facts"}:
                raise ValueError(cls)  # noqa: TRY301  (every way to be something else ends in the same words)
            return _adapter().validate_python(fields)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            hint = "pass the text that Outbox.to_json() returned, or Outbox() where nothing is stored yet"
            raise UsageError("this is no stored outbox", code="bad-outbox", hint=hint) from None


def _content(message: Queued) -> tuple[Any, ...]:
    """Return what decides between two messages of one key, whichever came first: the earlier one, and then its words."""
    return (message.at, message.position, _message_adapter().dump_python(message, mode="json").__repr__())


@cache
def _adapter() -> TypeAdapter[Outbox]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Outbox)


@cache
def _message_adapter() -> TypeAdapter[Queued]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Queued)
