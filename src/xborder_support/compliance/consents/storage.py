"""Answer whether what a customer wrote may be stored yet, or is only answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import expect
from xborder_support.terms import Reason

from .checking import known_word
from .state import ConsentState

__all__ = ["LawfulBasis", "StorageDecision", "storage_for"]

#: On what storing rests where it does not rest on consent (GDPR art 6(1)(b) to (f)).
LawfulBasis: TypeAlias = Literal["contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageDecision:
    """Say what becomes of a message: ``store`` keeps it; an ``ephemeral`` one is answered, and nothing of it is persisted."""

    storage: Literal["store", "ephemeral"]
    reason: Reason


def storage_for(
    state: ConsentState | None = None, *, needs_consent: bool | None = None, basis: LawfulBasis | None = None
) -> StorageDecision:
    """Return whether a message may be stored. Whoever is not sure answers it and forgets it.

    ``needs_consent`` says whether the host's policy or the customer's place asks for consent before storing, None that nobody settled it.
    Where none is needed, ``basis`` names what storing rests on. ``state`` is the ledger's answer about the purpose ``storing``.

    Errors: ``UsageError`` ``unknown-lawful-basis``, ``wrong-argument``.

    Example:
        >>> from xborder_support.compliance import storage_for
        >>> storage_for(needs_consent=True).storage, storage_for(needs_consent=False, basis="contract").storage
        ('ephemeral', 'store')
    """
    if basis is not None:
        known_word(basis, get_args(LawfulBasis), "a lawful basis", "unknown-lawful-basis")
    expect(state, ConsentState, "state", or_none=True)
    if state is not None and state.status == "granted":
        return StorageDecision(storage="store", reason=Reason("storing-agreed"))
    if state is not None and state.status in {"revoked", "conflicting"}:
        return StorageDecision(storage="ephemeral", reason=Reason("storing-refused", {"status": state.status}))
    if needs_consent is False and basis is not None:
        return StorageDecision(storage="store", reason=Reason("storing-needs-no-consent", {"basis": basis}))
    if needs_consent is not None:
        expect(needs_consent, bool, "needs_consent")
    code = {True: "no-consent-to-storing", False: "no-basis-for-storing", None: "storing-not-settled"}[needs_consent]
    return StorageDecision(storage="ephemeral", reason=Reason(code))
