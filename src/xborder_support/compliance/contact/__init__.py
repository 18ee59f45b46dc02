"""Answer whether this person may be written to or called now, before a word of it exists, and if not: when."""

from .check import ContactCheck, ContactVerdict, Strictness, check_contact
from .context import ContactContext
from .records import AgreedTime, PastContact, Refusal, RefusalScope, RegistryVerdict, Relationship

__all__ = [
    "AgreedTime",
    "ContactCheck",
    "ContactContext",
    "ContactVerdict",
    "PastContact",
    "Refusal",
    "RefusalScope",
    "RegistryVerdict",
    "Relationship",
    "Strictness",
    "check_contact",
]
