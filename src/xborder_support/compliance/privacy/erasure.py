"""Answer what an erasure takes away, what stays and why, and what the person is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from xborder_support.compliance.rulebook import Rulebook, expect, read_bound_by
from xborder_support.errors import UsageError
from xborder_support.terms import Finding, time_zone

from .case import PrivacyCase
from .clock import CaseClock
from .clocks import case_clocks
from .conflicts import once, unasked_floors
from .erased import ErasedRecord, ErasureAction, erased
from .limits import limits_of, policy_for
from .places import zones_of
from .record import RecordKind, RetentionPolicy, StoredRecord, check_kind
from .retention import read_policies, read_records

__all__ = ["ErasurePlan", "erasure_plan"]

_ACTIONS: Mapping[ErasureAction, str] = {
    "anonymise": "loses the person",
    "delete": "goes",
    "keep": "stays",
    "minimise": "is cut down to what a refusal needs",
}

#: What fills the text of a confirmation: counts, and the last date on which something is still kept.
Values: TypeAlias = Mapping[str, int | date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePlan:
    """Hold what goes and what stays, in the order of the records' ids, by when, and what the person is told.

    ``message_key`` is ``privacy_erasure_done``, ``privacy_erasure_partly_done``, ``privacy_erasure_not_done`` or
    ``privacy_erasure_nothing_held``; the host writes the text of each. ``message_values`` are ``erased_count``, ``kept_count`` and
    ``kept_until``, the last date on which something is kept, None where nothing is or no date is known.
    """

    records: tuple[ErasedRecord, ...] = field(repr=False)
    clocks: tuple[CaseClock, ...]
    message_key: str
    message_values: Values = field(hash=False)
    findings: tuple[Finding, ...]

    @property
    def due_at(self) -> datetime | None:
        """Return by when (aware UTC) the tightest law wants it done and told, or None where no figure is known."""
        ends = (clock.due_at for clock in self.clocks if clock.about != "acknowledgement")
        return next((due_at for due_at in ends if due_at), None)

    @property
    def erased(self) -> tuple[ErasedRecord, ...]:
        """Return what goes: deleted, or made anonymous."""
        return tuple(one for one in self.records if one.is_erased)

    @property
    def kept(self) -> tuple[ErasedRecord, ...]:
        """Return what stays, whole or cut down to what a refusal needs."""
        return tuple(one for one in self.records if not one.is_erased)

    def explain(self) -> str:
        """Return in English sentences, one a line, what is done to each kind of record and why, what was found, and by when it is due."""
        said = [f"{_named(one)}: {_ACTIONS[one.action]}. {one.explain().replace(chr(10), ' ')}" for one in self.records]
        counted = [f"{line} ({count} records)" if count > 1 else line for line, count in Counter(said).items()]
        found = [f"{finding.message}: {finding.suggestion}." if finding.suggestion else f"{finding.message}." for finding in self.findings]
        due = "No figure is known by when it must be done: ask counsel."
        if self.due_at is not None:
            due = f"It must be done and told before {self.due_at.isoformat()}."
        return "\n".join((*(counted or ["Nothing is held."]), *(f"{line[:1].upper()}{line[1:]}" for line in found), due))


def erasure_plan(
    records: Iterable[StoredRecord],
    *,
    case: PrivacyCase,
    rulebook: Rulebook,
    policies: Iterable[RetentionPolicy] = (),
    anonymise: Collection[RecordKind] = (),
    bound_by: Collection[str] = (),
) -> ErasurePlan:
    """Return what an erasure takes away of one person's records, by the rules of the day on which it was asked for.

    What a law asks to keep stays until then, and so does what is held; proofs stay as long as the shop's policy says; the entry that keeps
    the person from being contacted again stays, cut down to that. ``anonymise`` names the kinds that lose the person instead of going, such
    as conversations that statistics are made of. What goes although a rule for others, or one of which nobody is sure, asks to keep it is
    found: ask first.

    Errors: ``UsageError`` ``not-an-erasure``, ``unknown-record-kind``, and those of ``case_clocks`` and ``retention_plan``.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from xborder_support.compliance.privacy import PrivacyCase, StoredRecord, erasure_plan
        >>> from xborder_support.compliance.rulebook import Rulebook
        >>> asked_at = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
        >>> case = PrivacyCase(kind="erasure", received_at=asked_at, places=("DE",), verified_at=asked_at)
        >>> records = [
        ...     StoredRecord(id="1", kind="chat", places=("DE",), created_on=date(2026, 1, 31)),
        ...     StoredRecord(id="2", kind="voucher", places=("DE",), created_on=date(2026, 1, 31)),
        ... ]
        >>> plan = erasure_plan(records, case=case, rulebook=Rulebook.load())
        >>> [(one.record.kind, one.action, str(one.keep_until)) for one in plan.records]
        [('chat', 'delete', 'None'), ('voucher', 'keep', '2034-12-31')]
        >>> plan.message_key, plan.due_at.isoformat()
        ('privacy_erasure_partly_done', '2026-04-07T22:00:00+00:00')
    """
    expect(rulebook, Rulebook, "rulebook")
    for kind in anonymise:
        check_kind(kind)
    bound = read_bound_by(bound_by, rulebook)
    clocks = case_clocks(_erasure(case), rulebook=rulebook, bound_by=bound)
    day = case.received_at.astimezone(time_zone(zones_of(case.places[0], case.time_zone, case.received_at)[0])).date()
    book, own = rulebook.as_of(day), read_policies(policies)
    known = read_records(records)
    limits = [limits_of(record, book, bound) for record in known]
    done = tuple(
        erased(record, limit, policy_for(record, own), on=day, anonymise=record.kind in anonymise)
        for record, limit in zip(known, limits, strict=True)
    )
    unasked = (unasked_floors(one.record, limit, day) for one, limit in zip(done, limits, strict=True) if one.is_erased)
    return ErasurePlan(
        records=done,
        clocks=clocks,
        message_key=_message_key(done),
        message_values=_values(done),
        findings=(*_findings(case, done), *once(found for each in unasked for found in each)),
    )


def _erasure(case: PrivacyCase) -> PrivacyCase:
    if not isinstance(case, PrivacyCase) or case.kind != "erasure":
        hint = 'pass PrivacyCase(kind="erasure", received_at=..., places=("DE",))'
        raise UsageError("an erasure plan needs a case of erasure", code="not-an-erasure", hint=hint)
    return case


def _named(one: ErasedRecord) -> str:
    """Return the kind and the places of a record, never its id, which may tell who the person is."""
    kind = one.record.kind.replace("_", " ")
    return f"{kind[:1].upper()}{kind[1:]} ({', '.join(one.record.places)})"


def _message_key(done: tuple[ErasedRecord, ...]) -> str:
    if not done:
        return "privacy_erasure_nothing_held"
    # What stays of a refusal is what the person wants: it makes an erasure no less whole.
    gone = [one.is_erased for one in done if one.action != "minimise"]
    if all(gone):
        return "privacy_erasure_done"
    return "privacy_erasure_partly_done" if any(gone) else "privacy_erasure_not_done"


def _values(done: tuple[ErasedRecord, ...]) -> Values:
    kept = [one for one in done if one.action == "keep"]
    ends = [one.keep_until for one in kept]
    until = max((end for end in ends if end), default=None) if all(ends) else None
    return {"erased_count": sum(one.is_erased for one in done), "kept_count": len(kept), "kept_until": until}


def _findings(case: PrivacyCase, done: tuple[ErasedRecord, ...]) -> Iterable[Finding]:
    kinds = {one.record.kind for one in done}
    if case.verified_at is None:
        message, remedy = "nobody has checked who asks: erase nothing yet", "ask who it is, and set verified_at"
        yield Finding(rule="erasure-unverified", severity="advisory", message=message, suggestion=remedy)
    if "unsubscribe_request" in kinds and "suppression_entry" not in kinds:
        message = "the person refused messages, and nothing would remember it"
        yield Finding(
            rule="suppression-missing", severity="advisory", message=message, suggestion="keep a suppression_entry, and nothing else"
        )
    if any(one.because == "evidence" and one.keep_until is None for one in done):
        message, remedy = "proofs stay without an end", "give a RetentionPolicy for consent_proof, privacy_request and unsubscribe_request"
        yield Finding(rule="no-retention-period", severity="advisory", message=message, suggestion=remedy)
