"""Answer what a person agreed to, how that can be proved, and until when it holds."""

from .address import consent_address
from .confirmation import OptOutConfirmation, may_confirm_opt_out
from .event import ConsentEvent
from .export import ExportReader
from .keeping import Keeping, keep_until
from .ledger import Consents
from .opt_out_clock import LegalLimit, OptOutDue, opt_out_due
from .proof import Proof, text_digest
from .replies import opted_out, started_again
from .state import ConsentState
from .storage import LawfulBasis, StorageDecision, storage_for
from .words import ConsentEventKind, ConsentPurpose, ConsentStatus, ImpliedBasis, ImportedClaim, OptOutScope, ProofMethod

__all__ = [
    "ConsentEvent",
    "ConsentEventKind",
    "ConsentPurpose",
    "ConsentState",
    "ConsentStatus",
    "Consents",
    "ExportReader",
    "ImpliedBasis",
    "ImportedClaim",
    "Keeping",
    "LawfulBasis",
    "LegalLimit",
    "OptOutConfirmation",
    "OptOutDue",
    "OptOutScope",
    "Proof",
    "ProofMethod",
    "StorageDecision",
    "consent_address",
    "keep_until",
    "may_confirm_opt_out",
    "opt_out_due",
    "opted_out",
    "started_again",
    "storage_for",
    "text_digest",
]
