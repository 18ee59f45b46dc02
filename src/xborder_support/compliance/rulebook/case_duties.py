"""Name what rules ask of a case: by when something must be done, how long records stay, and what buyers may claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from xborder_support.calendars import Term

__all__ = [
    "DeadlineDuty",
    "DeadlineSubject",
    "Guarantee",
    "HumanAccess",
    "Principle",
    "Retention",
    "RetentionKind",
    "ServiceLevel",
    "Withdrawal",
]

#: What a period is about.
DeadlineSubject: TypeAlias = Literal[
    "opt_out", "opt_out_result", "access", "rectification", "erasure", "objection", "sale_opt_out", "any_request", "query", "claim",
    "acknowledgement", "execution", "breach_first_report", "breach", "breach_people", "complaint", "complaint_progress", "undue_charge",
    "refund", "return", "delivery", "withdrawal_acknowledgement",
]  # fmt: skip

#: A ceiling says when records must be gone, a floor how long they must stay, and a policy what somebody chose or recommends.
RetentionKind: TypeAlias = Literal["ceiling", "floor", "policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineDuty:
    """State by when something must be done.

    ``within`` is None where the law names no figure; ``is_benchmark`` marks a figure of practice and not of law. ``calendar`` names whose
    holidays count for business days, by default the jurisdiction's; ``rules`` how the law counts (``calendars.period_rules``).
    ``extension`` is added once where the person is told in time; ``pauses`` says that the clock stands still while a needed answer is
    awaited. ``at_once``: the law says at once, or without delay. ``told_if_longer``: it may take longer where the person is told until
    when. ``only_for`` narrows the duty to cases by name, such as ``privacy_request``; () is all. ``may_wait_for`` is what may be awaited
    first.
    """

    about: DeadlineSubject
    within: Term | None = None
    start: str = "receipt"
    is_benchmark: bool = False
    extension: Term | None = None
    pauses: bool = False
    rules: str = "plain"
    calendar: str | None = None
    only_for: tuple[str, ...] = ()
    at_once: bool = False
    told_if_longer: bool = False
    may_wait_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """State how long records stay. ``keep`` is None where the law asks for a period without naming it.

    ``starts`` is what the period counts from, such as ``end_of_calendar_year`` or ``last_contact``.
    """

    kind: RetentionKind
    records: tuple[str, ...]
    keep: Term | None = None
    starts: str = "created"
    must_document: tuple[str, ...] = ()
    notice_hours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """State the right to withdraw from a distance sale without a reason.

    ``within`` is None where there is none. ``only_if`` names the condition where the right is not for everybody; ``otherwise`` are longer
    or other periods by the case that gives them, such as ``uninformed``; ``added`` are those that come on top of ``within``. ``fee_share``
    (0..1 of the price) and ``fee_at_most`` are what the seller may keep.
    """

    within: Term | None = None
    start: str = "receipt"
    rules: str = "plain"
    only_if: str | None = None
    otherwise: Mapping[str, Term] = field(default_factory=dict, hash=False)
    exceptions: tuple[str, ...] = ()
    added: Mapping[str, Term] = field(default_factory=dict, hash=False)
    returned_at_cost_of: Literal["buyer", "seller"] | None = None
    fee_share: float | None = None
    fee_at_most: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """State how long the seller answers for defects, and how long a defect counts as one from the start."""

    lasts: Term
    presumed: Term | None = None
    start: str = "delivery"
    reject_within: Term | None = None
    by_region: Mapping[str, Term] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanAccess:
    """State that a person must be reachable on request, for how many hours a day, and that each case gets a code."""

    on_request: bool = True
    case_code: bool = False
    hours_per_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel:
    """State how many calls must be answered how soon, or how many hours a day there must be somebody."""

    share: float = 1.0
    seconds: int | None = None
    hours_per_weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """Name a principle that holds without a figure, with the values that the law lists."""

    name: str
    values: tuple[str, ...] = ()
