"""Name what rules ask before a message: hours, consent, registers, caps, and what an opt-out brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from xborder_support.calendars import Term

__all__ = [
    "Cap",
    "ClosedDay",
    "Confirmation",
    "ConsentDuty",
    "ConsentKind",
    "OptOutOffer",
    "OptOutWords",
    "Registry",
    "RestAfterRefusal",
    "Suppression",
    "Window",
]

#: Days on which a window is shut, beside the weekdays that it does not name.
ClosedDay: TypeAlias = Literal["public_holiday", "national_public_holiday"]

#: What a person agreed to, or what stands in for it. ``soft_opt_in``: an own customer, similar goods, and a refusal offered each time;
#: ``implied``: a purchase or an enquiry, for a time; ``registry``: recorded in the state's registry (Türkiye's IYS,
#: India's consent register); ``night_ads``: Korea's separate consent to hours of the night; ``exact_time``: to a contact at that date and
#: time.
ConsentKind: TypeAlias = Literal[
    "express_written", "express", "opt_in", "soft_opt_in", "implied", "customer_exception", "registry", "night_ads", "exact_time"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """State when contact is allowed, on the clock of the recipient or of ``zone`` (IANA).

    ``hours`` are those of each weekday; a weekday that is not named is shut. ``eve_hours`` hold instead on the day before a holiday.
    ``override`` is the consent that opens the rest of the day; ``exempt`` names what the window does not bind. With ``measured_at``
    ``dispatch``, the instant of sending counts, not that of receipt.
    """

    hours: Mapping[str, tuple[str, ...]] = field(hash=False)
    zone: str = "recipient"
    closed: tuple[ClosedDay, ...] = ()
    eve_hours: tuple[str, ...] = ()
    override: str | None = None
    exempt: tuple[str, ...] = ()
    measured_at: Literal["receipt", "dispatch"] = "receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """State how many contacts a person may get in a rolling period. ``media`` narrows what is counted; () counts all that the rule binds.

    ``counts`` ``attempts`` also counts calls that nobody took, ``unanswered`` only those, ``channels`` how many channels were used.
    """

    most: int
    per: Term
    media: tuple[str, ...] = ()
    counts: Literal["contacts", "attempts", "unanswered", "channels"] = "contacts"
    same_subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestAfterRefusal:
    """State for how long a person who refused is left alone. Without a term: for good."""

    rest: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDuty:
    """State which consent a contact needs, and what may stand in for it.

    ``accepts`` lists the kinds that satisfy the rule, the usual one first. ``purchase`` and ``enquiry`` are how long those of an own
    customer count where ``implied``, ``soft_opt_in`` or ``customer_exception`` is accepted; None sets no end. ``reconfirm_every`` is the
    longest time without asking again, ``keep_proof`` how long the proof is kept, ``ask_again_after`` for how long a person who refused is
    not asked. ``conditions`` are what the consent itself must meet, such as ``not_condition_of_purchase``. A duty that accepts nothing
    (()) demands no consent: it only states terms of one that was given.
    """

    accepts: tuple[ConsentKind, ...] = ()
    purchase: Term | None = None
    enquiry: Term | None = None
    exceptions: tuple[str, ...] = ()
    reconfirm_every: Term | None = None
    keep_proof: Term | None = None
    registry: str | None = None
    ask_once: bool = False
    ask_again_after: Term | None = None
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Name a register of people who want no advertising, whose verdict the host brings.

    A verdict older than ``max_age`` no longer counts; an entry binds from ``grace`` after it was made; ``override`` is the consent that
    goes before an entry (``registry``: one that the state's own register of consents holds), and ``purchase`` and ``enquiry`` are for how
    long a relationship does.
    """

    name: str
    max_age: Term | None = None
    grace: Term | None = None
    override: ConsentKind | None = None
    purchase: Term | None = None
    enquiry: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """State for how long a refusal is honoured at least, and ``plus`` how much longer. Without a term: for good."""

    at_least: Term | None = None
    plus: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOutWords:
    """List the words that end contact by themselves, or say (without any) that every reasonable wording does.

    ``whole_reply``: they do where they are all that the reply says.
    """

    words: tuple[str, ...] = ()
    scope: Literal["sender", "all_unrelated_messages"] = "sender"
    whole_reply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """State how an opt-out may be confirmed, always without advertising: how many messages and how soon.

    ``within_minutes`` None is at once, without a figure. ``is_owed`` says that it must be confirmed, ``no_reply_means`` how silence on a
    question about the scope is read.
    """

    most: int
    within_minutes: int | None = None
    may_ask_scope: bool = False
    is_owed: bool = False
    no_reply_means: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOutOffer:
    """State that a way out must be offered, when, and for how long after a message it must work."""

    when: Literal["each_message", "first_contact", "on_request"] = "each_message"
    works_for: Term | None = None
    by: str | None = None
