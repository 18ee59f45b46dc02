"""Hold what the host knows of one record: what it is, whose law counts, and the dates that periods start from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias, get_args

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import expect, read_day
from xborder_support.errors import UsageError
from xborder_support.terms import Storable

from .arguments import check_word
from .jurisdiction import read_places

__all__ = ["RecordKind", "RetentionPolicy", "StoredRecord", "check_kind"]

#: What a record is; each kind has its own retention. ``chat`` is any routine conversation; a letter or a mail that prepares or carries out
#: a deal is a ``commercial_letter``, an invoice or a receipt a ``voucher``. ``suppression_entry`` is what keeps somebody from being
#: contacted again.
RecordKind: TypeAlias = Literal[
    "chat", "call_recording", "commercial_letter", "voucher", "contract", "complaint", "consent_proof", "unsubscribe_request",
    "suppression_entry", "privacy_request", "prospect", "customer_account", "advertisement", "log",
]  # fmt: skip

#: What shops call records that laws on bookkeeping know by other names.
_ALSO_CALLED = {
    **dict.fromkeys(("invoice", "receipt", "credit_note", "bill"), 'an invoice or a receipt is a "voucher"'),
    **dict.fromkeys(
        ("order", "purchase"), 'an order is a "contract" (the deal itself) or a "commercial_letter" (the mail that places or confirms it)'
    ),
    **dict.fromkeys(("order_confirmation", "quotation", "offer"), 'a mail that prepares or carries out a deal is a "commercial_letter"'),
    **dict.fromkeys(("conversation", "ticket", "message", "email"), 'a routine conversation is a "chat", also one by mail'),
}

PolicyStart: TypeAlias = Literal["created", "last_contact", "closed", "end_of_calendar_year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord(Storable):
    """Describe one record without its content. Its ``id`` is the host's own and never shown.

    ``places`` are those whose law counts: where the person lives, and where the shop is. ``created_on``, ``last_contact_on`` (the last
    contact, activity or use; where nobody knows it, what must stay from then on does) and ``closed_on`` (when the deal or the case was
    over) are local dates. ``legal_hold`` and ``dispute_open`` stop every deletion.

    Errors: ``UsageError`` ``unknown-record-kind``, ``no-place``, ``unknown-jurisdiction``, ``not-a-date``, ``dates-in-disorder``,
    ``no-record-id``, ``wrong-argument`` for a hold that is neither True nor False.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance.privacy import StoredRecord
        >>> StoredRecord(id="a4f1", kind="chat", places=("de",), created_on=date(2026, 1, 31)).places
        ('DE',)
    """

    id: str = field(repr=False)
    kind: RecordKind
    places: tuple[str, ...]
    created_on: date
    last_contact_on: date | None = None
    closed_on: date | None = None
    legal_hold: bool = False
    dispute_open: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise UsageError("a record needs an id", code="no-record-id", hint="pass the id under which the host stores it, as text")
        check_kind(self.kind)
        object.__setattr__(self, "places", read_places(self.places))
        read_day(self.created_on, "StoredRecord.created_on")
        for name in ("last_contact_on", "closed_on"):
            self._check_later(name)
        for name in ("legal_hold", "dispute_open"):
            # What nobody knows is no "no": the record would go.
            expect(getattr(self, name), bool, f"StoredRecord.{name}")

    def _check_later(self, name: str) -> None:
        day = getattr(self, name)
        if day is not None and read_day(day, f"StoredRecord.{name}") < self.created_on:
            hint = "check the dates: nothing of a record happens before it is created"
            raise UsageError(f"{name} is before created_on", code="dates-in-disorder", hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPolicy:
    """State how long the shop keeps records of some kinds, and why. Most laws name no figure, and ask for exactly this.

    ``place`` narrows it to a territory or a part of one; the narrowest counts.

    Errors: ``UsageError`` ``no-policy-reason``, ``unknown-record-kind``, ``unknown-policy-start``, ``suppression-has-no-end``,
    ``bad-term``, ``term-needs-days``.

    Example:
        >>> from xborder_support.compliance.privacy import RetentionPolicy
        >>> RetentionPolicy(records=("chat",), keep="1 month", reason="answered and closed within two weeks").keep
        Term(count=1, unit='months')
    """

    records: tuple[RecordKind, ...]
    keep: Term | str
    reason: str
    starts: PolicyStart = "created"
    place: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "records", _kinds(self.records))
        check_word("unknown-policy-start", self.starts, get_args(PolicyStart))
        if not isinstance(self.reason, str) or not self.reason.strip():
            hint = "pass reason=..., in words that could be shown to an authority"
            raise UsageError("a policy needs a reason", code="no-policy-reason", hint=hint)
        object.__setattr__(self, "keep", _checked(self.term))
        if self.place is not None:
            object.__setattr__(self, "place", read_places((self.place,))[0])

    @property
    def term(self) -> Term:
        """Return the period."""
        return self.keep if isinstance(self.keep, Term) else Term.parse(self.keep)


def check_kind(given: object) -> None:
    """Refuse a kind that no rule speaks of, and say under which one shops' other names stand.

    Errors: ``UsageError`` ``unknown-record-kind``.
    """
    meant = _ALSO_CALLED.get(given) if isinstance(given, str) else None
    if meant:
        hint = f"{meant}; known kinds: {', '.join(sorted(get_args(RecordKind)))}"
        raise UsageError(f"unknown record kind {given!r}", code="unknown-record-kind", hint=hint)
    check_word("unknown-record-kind", given, get_args(RecordKind))


def _kinds(given: Any) -> tuple[Any, ...]:
    kinds = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)
    if not kinds:
        hint = 'name what it is about, such as records=("chat",)'
        raise UsageError("a policy about no kind of record does nothing", code="unknown-record-kind", hint=hint)
    for kind in kinds:
        check_kind(kind)
    if "suppression_entry" in kinds:
        hint = "leave suppression_entry out: it is kept, and kept small, so that nobody is contacted again"
        raise UsageError("a refusal does not run out by a policy", code="suppression-has-no-end", hint=hint)
    return kinds


def _checked(term: Term) -> Term:
    if term.unit in {"hours", "business_days"}:
        hint = 'pass keep="30 days" or keep="6 months"'
        raise UsageError(f"records are kept for days or longer, not {term}", code="term-needs-days", hint=hint)
    return term
