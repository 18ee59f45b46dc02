"""Hold what must be known of a person before anybody may say whether to contact them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from xborder_support.compliance.consents import Consents, ConsentState
from xborder_support.compliance.rulebook import Medium
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone, utc

from .places import read_place
from .records import AgreedTime, PastContact, Refusal, RegistryVerdict, Relationship, check_word

__all__ = ["ContactContext"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactContext:
    """Hold what the host knows of the recipient. Whatever is left out is unknown, and nothing unknown counts in favour of a contact.

    ``places`` are where the person may be: territories (``DE``) or, better, parts of them (ISO 3166-2: ``US-FL``); ``time_zones`` the IANA
    names that may be theirs, by default all of the places. All of them must allow the contact. ``consents`` is the person's ledger, or one
    state that was read from it; ``address`` (by default that of the draft) and ``sender`` say whose consent to whom is asked of the
    ledger. ``texts`` maps the versions of the texts that were agreed to, to those texts: with them a proof that does not fit proves
    nothing. ``refusals`` are those that no ledger holds.

    ``last_customer_message_at`` is when the person last wrote or called. ``agreed`` names the exceptions that hold for this contact, in the
    words of the rules, such as ``ongoing_contract_related`` or ``fraud_alert``; ``bound_by`` what the shop is, where a rule is limited to
    some, such as ``adherents``, ``large_firms`` or ``finance``. ``is_safety_recall`` marks a warning of danger, whose purpose is
    ``legal``: neither hours nor consent stand in its way. ``subject`` is the shop's own word for what the contact is about. ``medium`` is
    needed for channels of the host's own.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``unknown-time-zone``, ``unknown-medium``, ``naive-datetime``,
    ``not-a-datetime``, ``wrong-argument`` for a record of another kind.

    Example:
        >>> from xborder_support.compliance.contact import ContactContext
        >>> ContactContext(places=("us-fl",)).places
        ('US-FL',)
    """

    places: tuple[str, ...] = ()
    time_zones: tuple[str, ...] = ()
    consents: Consents | ConsentState | None = field(default=None, repr=False)
    texts: Mapping[str, str] | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    sender: str | None = None
    registry_verdicts: tuple[RegistryVerdict, ...] = field(default=(), repr=False)
    contacts: tuple[PastContact, ...] = field(default=(), repr=False)
    refusals: tuple[Refusal, ...] = field(default=(), repr=False)
    agreed_times: tuple[AgreedTime, ...] = field(default=(), repr=False)
    relationship: Relationship | None = field(default=None, repr=False)
    last_customer_message_at: datetime | None = field(default=None, repr=False)
    agreed: frozenset[str] = frozenset()
    bound_by: frozenset[str] = frozenset()
    is_safety_recall: bool = False
    subject: str | None = None
    medium: Medium | None = None

    def __post_init__(self) -> None:
        _keep(self, "places", tuple(dict.fromkeys(map(read_place, _words("places", self.places)))))
        zones = (time_zone(zone).key for zone in _words("time_zones", self.time_zones))
        _keep(self, "time_zones", tuple(dict.fromkeys(zones)))
        for name, kind in _RECORDS.items():
            _keep(self, name, _records(name, kind, getattr(self, name)))
        _keep(self, "agreed", frozenset(_words("agreed", self.agreed)))
        _keep(self, "bound_by", frozenset(_words("bound_by", self.bound_by)))
        if self.last_customer_message_at is not None:
            _keep(self, "last_customer_message_at", utc(self.last_customer_message_at, "ContactContext.last_customer_message_at"))
        if self.medium is not None:
            check_word(self.medium, get_args(Medium), "medium")
        _check_kinds(self)


_RECORDS: dict[str, type] = {"registry_verdicts": RegistryVerdict, "contacts": PastContact, "refusals": Refusal, "agreed_times": AgreedTime}


def _keep(context: ContactContext, name: str, value: object) -> None:
    object.__setattr__(context, name, value)


def _check_kinds(context: ContactContext) -> None:
    if context.relationship is not None and not isinstance(context.relationship, Relationship):
        raise _wrong("relationship", "a Relationship")
    if context.consents is not None and not isinstance(context.consents, (Consents, ConsentState)):
        raise _wrong("consents", "a Consents ledger or a ConsentState")
    if context.texts is not None and not isinstance(context.texts, Mapping):
        raise _wrong("texts", "a mapping of versions to texts")
    if not isinstance(context.is_safety_recall, bool):
        raise _wrong("is_safety_recall", "True or False")


def _words(name: str, values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise _wrong(name, 'a tuple of texts: write ("DE",), with a comma also for one')
    kept = tuple(values)
    if not all(isinstance(value, str) for value in kept):
        raise _wrong(name, "a tuple of texts")
    return kept


def _records(name: str, kind: type, values: Iterable[object]) -> tuple[object, ...]:
    kept = tuple(values) if isinstance(values, Iterable) and not isinstance(values, str) else None
    if kept is None or not all(isinstance(value, kind) for value in kept):
        raise _wrong(name, f"a tuple of {kind.__name__}")
    return kept


def _wrong(name: str, expected: str) -> UsageError:
    return UsageError(f"ContactContext.{name} is not as expected", code="wrong-argument", hint=f"pass {expected}")
