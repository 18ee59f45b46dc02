"""List the words in which consents are written down."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from xborder_support.terms import Purpose

__all__ = [
    "CONTACT_PURPOSES",
    "MARKETING_PURPOSES",
    "ConsentEventKind",
    "ConsentPurpose",
    "ConsentStatus",
    "ImpliedBasis",
    "ImportedClaim",
    "OptOutScope",
    "ProofMethod",
]

#: What happened. ``refuse`` is a no to a question, ``revoke`` takes back what was agreed or ends contact; ``reconfirm`` repeats a consent;
#: ``import`` is what another system claims; ``narrow`` is a later answer that leaves less of a revocation.
ConsentEventKind: TypeAlias = Literal["grant", "revoke", "reconfirm", "import", "refuse", "narrow"]

#: What a consent is about: why a message is sent, or ``storing``, which is to keep what the customer writes.
ConsentPurpose: TypeAlias = Purpose | Literal["storing"]

#: ``conflicting`` and ``unproven`` are for a person to clear up. Only ``granted`` lets anything be sent that needs a consent.
ConsentStatus: TypeAlias = Literal["granted", "revoked", "expired", "none", "conflicting", "unproven"]

#: How far a revocation goes: every contact, or advertising and surveys alone.
OptOutScope: TypeAlias = Literal["all", "marketing"]

#: What another system claims of an imported consent.
ImportedClaim: TypeAlias = Literal["granted", "revoked"]

#: What an implied consent rests on, which decides for how long it counts.
ImpliedBasis: TypeAlias = Literal["purchase", "enquiry"]

#: How a consent was given.
ProofMethod: TypeAlias = Literal["form", "reply", "double_opt_in", "call_recording", "paper", "in_person", "registry"]

#: What an opt-out ends. What law itself demands is still sent.
CONTACT_PURPOSES: tuple[Purpose, ...] = tuple(purpose for purpose in get_args(Purpose) if purpose != "legal")

#: What a wish that speaks of advertising alone ends. Asking how satisfied somebody was is advertising too (BGH, VI ZR 225/17).
MARKETING_PURPOSES: tuple[Purpose, ...] = ("marketing", "survey")
