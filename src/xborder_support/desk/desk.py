"""Take one message through the whole library: the facade that hosts use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from xborder_support.channels import Channels, Outgoing
from xborder_support.compliance import Rulebook
from xborder_support.configuration import Document, merge, read_toml
from xborder_support.conversations import Conversation, Customer, Event, InboundEvent, Message, Postback, TicketEvent
from xborder_support.errors import UsageError
from xborder_support.markets import Markets
from xborder_support.routing import Assignment, Roster, Workload
from xborder_support.terms import Finding, LanguageTag, Territory, utc
from xborder_support.tone import Catalog
from xborder_support.topics import TopicClassifier

from .actions import Assign, Escalate, Reply
from .advice import advice
from .answer import answer
from .arguments import (
    expect_config,
    expect_conversation,
    expect_files,
    expect_known,
    expect_parts,
    expect_record,
    expect_reply,
    expect_settings,
    orders_given,
)
from .assembly import Parts, assemble
from .fingerprint import desk_digest, inputs_digest
from .intake import take_in, too_late
from .noted import ignored
from .outcome import Outcome
from .plan import Plan
from .sending import written_out
from .situation import LONGEST_DELIVERY, OrderFacts, Situation, as_message, happened_at
from .timing import clocks, endangered

__all__ = ["SupportDesk"]

_SEAL_ABOVE = 200  # events: beyond that, folding all of them for each message would show in the time of `handle`


@dataclass(frozen=True, slots=True)
class SupportDesk:
    """Decide what to do about what customers say. Load one, and use it from any thread: it never changes.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import SupportDesk
        >>> from xborder_support.testing import message
        >>> desk = SupportDesk.load("examples/desk.toml")
        >>> now = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
        >>> plan = desk.handle(message("荷物が届きません。", channel="line", at=now), now=now)
        >>> plan.assignment.agent, plan.assignment.is_available_now
        ('aiko', False)
    """

    parts: Parts
    digest: str

    @classmethod
    def load(cls, *layers: str | Path, markets: Markets | None = None, channels: Channels | None = None) -> SupportDesk:
        """Read desk files. Later layers win key by key: a base first, then what a tenant says otherwise.

        ``markets`` and ``channels`` hold what the shop has beside ours, so that the files may name it.

        Errors: ``ConfigurationError`` with every fault of every file: file, line, key and what to do; ``UsageError`` ``wrong-argument``.
        """
        expect_files(layers)
        expect_parts(markets=markets, channels=channels)
        return cls._of(merge(*(read_toml(layer) for layer in layers)), markets, channels)

    @classmethod
    def from_config(cls, config: Mapping[str, Any], *, markets: Markets | None = None, channels: Channels | None = None) -> SupportDesk:
        """Take a desk file that was decoded already, such as JSON out of a database.

        Errors: ``ConfigurationError``, as ``load``, but without lines; ``UsageError`` ``wrong-argument``.
        """
        expect_config(config)
        expect_parts(markets=markets, channels=channels)
        return cls._of(Document(config), markets, channels)

    def replace(
        self,
        *,
        roster: Roster | None = None,
        catalog: Catalog | None = None,
        markets: Markets | None = None,
        channels: Channels | None = None,
        classifier: TopicClassifier | None = None,
    ) -> SupportDesk:
        """Return the same desk with people, texts, market facts or channels that the host keeps elsewhere, or its own model of topics.

        Errors: ``UsageError`` ``wrong-argument``.
        """
        expect_parts(roster=roster, catalog=catalog, markets=markets, channels=channels, classifier=classifier)
        own = self.parts
        parts = replace(
            own,
            roster=roster or own.roster,
            catalog=catalog or own.catalog,
            markets=markets or own.markets,
            channels=channels or own.channels,
            classifier=classifier or own.classifier,
        )
        return SupportDesk(parts, desk_digest(parts))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is odd in the desk file without being a fault."""
        return advice(self.parts)

    @property
    def rulebook(self) -> Rulebook:
        """Return the rules of contact of all dates, with the changes of the desk file: what ``check_contact`` and its like are asked with.

        Example:
            >>> from datetime import date
            >>> from xborder_support import SupportDesk
            >>> quiet = {"set": {"windows": ["09:00-20:00"]}, "reason": "Counsel, 2026-10-02: stricter than the law"}
            >>> config = {"format": 1, "shop": {"name": "Kaze Audio"}, "overrides": {"rules": {"US-TCPA-QUIET": quiet}}}
            >>> SupportDesk.from_config(config).rulebook.as_of(date(2026, 11, 22)).rule("US-TCPA-QUIET").severity
            'policy'
        """
        return self.parts.rulebook

    @property
    def summary(self) -> str:
        """Return what the desk file holds, in a line."""
        config = self.parts.config
        tables = (("market", config.markets), ("calendar", config.calendars), ("team", config.teams), ("agent", config.agents))
        return ", ".join(f"{len(table)} {noun}{'s' * (len(table) != 1)}" for noun, table in tables)

    def handle(
        self,
        event: InboundEvent,
        *,
        now: datetime,
        conversation: Conversation | None = None,
        customer: Customer | None = None,
        orders: Sequence[OrderFacts] = (),
        workload: Workload | None = None,
    ) -> Plan:
        """Return what to do about an event. It never raises for anything that a customer or a network sent.

        ``now`` is aware. ``conversation`` is what an earlier plan returned under ``event.conversation_key``; ``customer``, ``orders`` and
        ``workload`` are what the host knows. A redelivered event gives a plan that does nothing.

        Errors: ``UsageError`` ``naive-datetime``, ``not-an-event`` or ``wrong-argument``.
        """
        instant = utc(now, "now")
        _check(event)
        expect_known(conversation=conversation, customer=customer, workload=workload)
        past, known, bought = conversation or Conversation(), customer or Customer(), orders_given(orders)
        facts = [(order.number, order.locale, order.territory) for order in bought]
        digest = inputs_digest(self.digest, event, instant, past, customer, facts, workload)
        outcome = _settled(event, past)
        if outcome is None:
            message = as_message(cast("Message | Postback", event))
            outcome = answer(Situation(self.parts, message, event.event_id, instant, past, known, bought, workload or Workload()))
        return self._plan(outcome, past, known, workload or Workload(), now=instant, digest=digest)

    def check(
        self, conversation: Conversation, *, now: datetime, customer: Customer | None = None, workload: Workload | None = None
    ) -> Plan:
        """Return what time alone makes due: escalations of clocks that run. Asked again, it gives the same keys.

        Errors: ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
        """
        instant = utc(now, "now")
        expect_conversation(conversation)
        expect_known(conversation=conversation, customer=customer, workload=workload)
        digest = inputs_digest(self.digest, None, instant, conversation, customer, (), workload)
        known = customer or Customer()
        return self._plan(Outcome(actions=()), conversation, known, workload or Workload(), now=instant, digest=digest)

    def record(self, ticket_event: TicketEvent, conversation: Conversation) -> Conversation:
        """Return the conversation with what people or transports did: ``agent_replied``, ``assigned``, ``solved``, ``sent`` and others.

        Errors: ``UsageError`` ``wrong-argument``.
        """
        expect_record(ticket_event, conversation)
        return conversation.add(ticket_event)

    def render(self, reply: Reply) -> list[Outgoing]:
        """Return the payloads to post for a reply, in the provider's own format and in as many parts as the channel asks for.

        Errors: ``UsageError`` ``unknown-provider`` or ``wrong-argument``; the code of what does not fit, where it cannot be made to.
        """
        expect_reply(reply)
        return written_out(reply.draft, self.parts.channels)

    @classmethod
    def _of(cls, document: Document, markets: Markets | None, channels: Channels | None) -> SupportDesk:
        expect_settings(document)
        parts = assemble(document, markets=markets, channels=channels)
        return cls(parts, desk_digest(parts))

    def _plan(self, outcome: Outcome, past: Conversation, customer: Customer, workload: Workload, *, now: datetime, digest: str) -> Plan:
        conversation = past.add(*outcome.observed)
        timed = clocks(self.parts, conversation, customer, workload, now=now)
        while (raised := conversation.add(*timed.observed)) is not conversation:  # a raised priority has other clocks
            conversation, timed = raised, clocks(self.parts, raised, customer, workload, now=now)
        understood, state = outcome.understood, conversation.state
        market = understood.market if understood else None
        return Plan(
            actions=(
                *outcome.actions,
                *endangered(self.parts, timed, outcome.owner, now),
                *_steps(timed.escalations, outcome.owner),
            ),
            reasons=(*outcome.reasons, *timed.reasons),
            deadlines=timed.strictest,
            all_deadlines=timed.deadlines,
            next_check_at=timed.next_check_at,
            promised_at=outcome.promised_at,
            market=market.territory if market else cast("Territory | None", state.market),
            language=understood.language if understood else cast("LanguageTag | None", state.language),
            time_zone=understood.time_zone if understood else None,
            conversation=conversation.seal(now - LONGEST_DELIVERY) if len(conversation.events) > _SEAL_ABOVE else conversation,
            inputs_digest=digest,
        )


def _steps(steps: tuple[Assign | Escalate, ...], owner: Assignment | None) -> Iterator[Assign | Escalate]:
    """Yield the steps of ladders. Whom the message itself was just given to keeps it."""
    return (step for step in steps if owner is None or isinstance(step, Escalate))


def _check(event: object) -> None:
    """Refuse what no provider's module returns, before anything is made of it."""
    if not isinstance(event, Event):
        hint = "pass one of the events that a provider's parse returned, not the list of them and not the payload"
        raise UsageError(f"an event was expected, not {type(event).__name__}", code="not-an-event", hint=hint)
    utc(event.received_at, "event.received_at")
    if event.sent_at is not None:
        utc(event.sent_at, "event.sent_at")


def _settled(event: Event, past: Conversation) -> Outcome | None:
    """Return what to do about an event that came before, came too late, or asks nothing; None for a customer's own message."""
    if event.event_id in past:
        return replace(ignored(event, "repeated"), observed=())
    if past.is_sealed(happened_at(event)):
        return too_late(event, past)
    return take_in(event, past)
