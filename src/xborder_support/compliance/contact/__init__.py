"""Answer whether this person may be written to or called now, before a word of it exists, and if not: when."""

from .check import ContactCheck, ContactVerdict, Strictness, check_contact
from .context import ContactContext
from .media import medium_of
from .records import AgreedTime, Contact, Refusal, RefusalScope, RegistryVerdict, Relationship

__all__ = [
    "AgreedTime",
    "Contact",
    "ContactCheck",
    "ContactContext",
    "ContactVerdict",
    "Refusal",
    "RefusalScope",
    "RegistryVerdict",
    "Relationship",
    "Strictness",
    "check_contact",
    "medium_of",
]
