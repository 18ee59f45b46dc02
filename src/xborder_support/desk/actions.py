"""List what a plan can ask the host to do.

Actions are a closed union with a ``kind`` to match on. Each says why (``reasons``), from when and until when it may be done (aware UTC,
None where there is no bound), and carries an ``idempotency_key`` that is the same whenever the same thing is planned again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from xborder_support.conversations import Draft
from xborder_support.routing import DataAccess, Lane, Nobody
from xborder_support.terms import Channel, LanguageTag, Purpose, Reason, Register

__all__ = [
    "Action",
    "AskCustomer",
    "Assign",
    "Escalate",
    "Ignore",
    "NeedsApproval",
    "RecordConsent",
    "Reply",
    "StopContact",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    idempotency_key: str
    reasons: tuple[Reason, ...] = ()
    not_before: datetime | None = None
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(_Action):
    """Send a text to the customer. ``SupportDesk.render`` turns it into the provider's payload.

    ``messages`` are the keys of the texts it is made of, ``language`` the locale they are written in; ``review`` is the weakest state of
    review among them (``draft`` or ``confident``).
    """

    kind: Literal["reply"] = "reply"
    draft: Draft
    messages: tuple[str, ...]
    language: LanguageTag
    register: Register
    review: str

    @property
    def text(self) -> str:
        """Return the words that the customer will read."""
        return self.draft.text

    @property
    def channel(self) -> Channel:
        """Return the channel that the reply goes out on."""
        return self.draft.channel


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCustomer(_Action):
    """Send a question to the customer, because without an answer nobody can help. ``fields`` name what is asked for."""

    kind: Literal["ask_customer"] = "ask_customer"
    fields: tuple[str, ...]
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsApproval(_Action):
    """Have a person decide before anything is sent. ``reply`` is held, and None where no text could be made."""

    kind: Literal["needs_approval"] = "needs_approval"
    reply: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(_Action):
    """Give the conversation to an agent, or to a team where no single agent was found.

    ``is_available_now`` tells whether the owner is on shift at ``now``; if not, ``opens_at`` (aware UTC) is when the next shift begins.
    ``lane`` says which way it goes: to an agent, through a translation that an own person reviews, to whoever comes later, to a bot that
    takes in the details meanwhile, or to a team; ``nobody`` says why no agent serves it in full now. ``needs_translation`` is set where
    nobody of the team speaks the customer's language, ``needs_disclosure`` where the customer has to be told that the answer comes in
    another one. ``data_access`` is what the owner may see of the customer.
    """

    kind: Literal["assign"] = "assign"
    agent: str | None
    team: str | None
    calendar: str | None = None
    is_available_now: bool
    opens_at: datetime | None = None
    needs_translation: bool = False
    needs_disclosure: bool = False
    lane: Lane = "agent"
    nobody: Nobody | None = None
    data_access: DataAccess | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate(_Action):
    """Tell somebody that a deadline comes near or has passed. ``to`` is a role of the desk file, an agent or a team."""

    kind: Literal["escalate"] = "escalate"
    to: str
    metric: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StopContact(_Action):
    """Send this person nothing more: in this thread and in every other one with the same address."""

    kind: Literal["stop_contact"] = "stop_contact"
    address: str = field(repr=False)
    channel: Channel
    scope: Literal["all", "marketing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent(_Action):
    """Keep the proof that the customer gave or withdrew consent; ``evidence`` is the id of the event that says so."""

    kind: Literal["record_consent"] = "record_consent"
    address: str = field(repr=False)
    channel: Channel
    change: Literal["grant", "revoke"]
    scope: Literal["all", "marketing"]
    purpose: Purpose = "marketing"
    at: datetime
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore(_Action):
    """Do nothing, for the reasons given."""

    kind: Literal["ignore"] = "ignore"


#: One thing that a plan asks the host to do; match on ``kind``.
Action: TypeAlias = Annotated[
    Reply | AskCustomer | NeedsApproval | Assign | Escalate | StopContact | RecordConsent | Ignore, Field(discriminator="kind")
]
