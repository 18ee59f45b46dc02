"""Answer whether a consent can be proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, TypeAlias

from xborder_support.terms import Finding

from .event import ConsentEvent
from .proof import Proof, text_digest

__all__ = ["ProofFault", "proof_fault", "proof_findings"]

#: What is wrong with a proof: there is none where there must be one, the second step of a double opt-in is missing, the host no longer
#: has the text, or has another one under that version.
ProofFault: TypeAlias = Literal["proof-missing", "proof-not-confirmed", "proof-text-unknown", "proof-text-differs"]

_SAID: dict[ProofFault, tuple[str, str]] = {
    "proof-missing": ("an express written consent comes without its proof", "find the record, or ask the person again"),
    "proof-not-confirmed": ("a double opt-in was never confirmed", "wait for the confirmation; send nothing but the request for it"),
    "proof-text-unknown": ("the text that was shown is not among the texts that were kept", "keep every version of every text"),
    "proof-text-differs": ("the text kept under this version is not the one that was shown", "find the text that has this digest"),
}


def proof_fault(event: ConsentEvent, *, at: datetime | None, texts: Mapping[str, str] | None) -> ProofFault | None:
    """Return what is wrong with the proof of an event at an instant, or None. Without texts, what was shown is taken on trust."""
    proof = event.proof
    if proof is None:
        return "proof-missing" if event.consent == "express_written" else None
    if event.consent == "express_written" and proof.text_digest is None:
        return "proof-missing"
    if proof.method == "double_opt_in" and not _is_confirmed(proof, at):
        return "proof-not-confirmed"
    return None if texts is None else _text_fault(proof, texts)


def proof_findings(events: Iterable[ConsentEvent], texts: Mapping[str, str] | None) -> tuple[Finding, ...]:
    """Return a finding for each agreement whose proof is broken."""
    faults = [(event, proof_fault(event, at=None, texts=texts)) for event in events if event.is_yes or event.kind == "reconfirm"]
    return tuple(_finding(event, fault) for event, fault in faults if fault)


def _is_confirmed(proof: Proof, at: datetime | None) -> bool:
    return proof.confirmed_at is not None and (at is None or proof.confirmed_at <= at)


def _text_fault(proof: Proof, texts: Mapping[str, str]) -> ProofFault | None:
    if proof.text_version is None:
        return "proof-text-unknown" if proof.text_digest is not None else None
    kept = texts.get(proof.text_version)
    if kept is None:
        return "proof-text-unknown"
    return None if proof.text_digest in (None, text_digest(kept)) else "proof-text-differs"


def _finding(event: ConsentEvent, fault: ProofFault) -> Finding:
    message, remedy = _SAID[fault]
    facts = {"event": event.event_id, "at": event.at.isoformat()}
    if event.proof is not None and event.proof.text_version is not None:
        facts["text_version"] = event.proof.text_version
    return Finding(fault, "error", message, suggestion=remedy, facts=facts)
