"""Answer what an erasure does to one record, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from xborder_support.terms import Reason

from .limits import Limit, Limits, counted_from
from .record import RecordKind, RetentionPolicy, StoredRecord
from .retained import kept_by_rules

__all__ = ["ErasedRecord", "ErasureAction", "erased"]

#: What happens to a record: it goes, it loses the person, it is cut down to what a refusal needs, or it stays.
ErasureAction: TypeAlias = Literal["delete", "anonymise", "minimise", "keep"]

_PROOFS: frozenset[RecordKind] = frozenset({"consent_proof", "privacy_request", "unsubscribe_request"})
_SENTENCES: Mapping[str, str] = {
    "legal-hold": "A legal hold stops every deletion.",
    "open-dispute": "A dispute is open, which stops every deletion.",
    "suppression-kept": "Only what keeps the person from being contacted again stays.",
    "floor": "{rule} asks to keep it until {until}; use it for nothing else ({citation}).",
    "floor-not-started": "{rule} asks to keep it, from an event that has not happened; use it for nothing else ({citation}).",
    "proof": "It proves what was agreed, refused or asked for, and stays until {until}: {because}.",
    "proof-without-end": "It proves what was agreed, refused or asked for; nobody has said until when it stays.",
    "nothing-keeps": "No rule and no hold keeps it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedRecord:
    """State what an erasure does to one record.

    ``keep_until`` is the last local date on which it stays, None where it goes or where no end is known. ``because`` is the id of the rule
    that keeps it, or ``legal_hold``, ``dispute``, ``suppression`` or ``evidence``; None where nothing does.
    """

    record: StoredRecord
    action: ErasureAction
    keep_until: date | None = None
    because: str | None = None
    reasons: tuple[Reason, ...] = field(default=(), repr=False)

    @property
    def is_erased(self) -> bool:
        """Return whether the person is no longer in it."""
        return self.action in {"delete", "anonymise"}

    def explain(self) -> str:
        """Return in English sentences, one a line, what decided."""
        return "\n".join(_SENTENCES[reason.code].format_map(reason.facts) for reason in self.reasons)


def erased(record: StoredRecord, limits: Limits, policy: RetentionPolicy | None, *, on: date, anonymise: bool) -> ErasedRecord:
    """Return what an erasure on a day does to a record."""
    if (stopped := kept_by_rules(record)) is not None:
        action: ErasureAction = "minimise" if stopped.outcome == "kept" else "keep"
        return ErasedRecord(record=record, action=action, because=stopped.decided_by, reasons=stopped.reasons)
    running = [limit for limit in limits.floors if limit.last_on is None or limit.last_on >= on]
    if running:
        return _by_law(record, max(running, key=lambda limit: (limit.last_on or date.max, limit.rule.id)))
    if record.kind in _PROOFS and (proof := _as_proof(record, policy, on)) is not None:
        return proof
    return ErasedRecord(record=record, action="anonymise" if anonymise else "delete", reasons=(Reason("nothing-keeps"),))


def _by_law(record: StoredRecord, floor: Limit) -> ErasedRecord:
    facts = {"rule": floor.rule.id, "until": f"{floor.last_on}", "citation": floor.rule.citation}
    reason = Reason("floor" if floor.last_on else "floor-not-started", facts)
    return ErasedRecord(record=record, action="keep", keep_until=floor.last_on, because=floor.rule.id, reasons=(reason,))


def _as_proof(record: StoredRecord, policy: RetentionPolicy | None, on: date) -> ErasedRecord | None:
    """Return that a proof stays as long as the shop's policy says, or None where that is over."""
    until = counted_from(record, policy.starts, policy.term) if policy else None
    if policy is None or until is None:
        return ErasedRecord(record=record, action="keep", because="evidence", reasons=(Reason("proof-without-end"),))
    if until < on:
        return None
    reason = Reason("proof", {"until": f"{until}", "because": policy.reason})
    return ErasedRecord(record=record, action="keep", keep_until=until, because="evidence", reasons=(reason,))
