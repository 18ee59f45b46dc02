"""Answer which dates the rules and the shop's own policies set for one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from xborder_support.calendars import Term, deadline_after
from xborder_support.compliance.rulebook import Retention, Rule, Rulebook, jurisdictions_of
from xborder_support.errors import UsageError, did_you_mean

from .record import RecordKind, RetentionPolicy, StoredRecord

__all__ = ["Limit", "Limits", "counted_from", "limits_of", "policy_for"]

_EVERYTHING = "personal_data"
_RECORDS: frozenset[str] = frozenset({_EVERYTHING, *get_args(RecordKind)})

_STARTS: Mapping[str, Callable[[StoredRecord], date | None]] = {
    "created": lambda record: record.created_on,
    "end_of_calendar_year": lambda record: date(record.created_on.year, 12, 31),
    "last_contact": lambda record: record.last_contact_on or record.created_on,
    "last_activity": lambda record: record.last_contact_on or record.created_on,
    "last_use": lambda record: record.last_contact_on or record.created_on,
    "completed": lambda record: record.closed_on,
    "closed": lambda record: record.closed_on,
}

_CONTACTS = frozenset({"last_contact", "last_activity", "last_use"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """State what one rule sets for a record.

    ``last_on`` is the last day of its period, None where the event that starts it is to come, or not known of what must stay.
    """

    rule: Rule
    duty: Retention
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold what the rules set for a record: until when it must stay, by when it must go, and where a period must be given and written down.

    ``advised`` are the recommendations, and ``for_others`` the rules that bind only what the shop is not known to be.
    """

    floors: tuple[Limit, ...]
    ceilings: tuple[Limit, ...]
    periods_asked: tuple[Limit, ...]
    advised: tuple[Limit, ...]
    for_others: tuple[Limit, ...]


def limits_of(record: StoredRecord, book: Rulebook, bound_by: frozenset[str]) -> Limits:
    """Return what the rules of a day set for a record."""
    found = tuple(_found(record, book))
    binding = [limit for limit in found if limit.rule.limited_to is None or limit.rule.limited_to in bound_by]
    strict = [limit for limit in binding if limit.rule.severity != "advisory" and limit.duty.kind != "policy"]
    return Limits(
        floors=tuple(limit for limit in strict if limit.duty.kind == "floor" and limit.duty.keep),
        ceilings=tuple(limit for limit in strict if limit.duty.kind == "ceiling" and limit.duty.keep),
        periods_asked=tuple(limit for limit in strict if not limit.duty.keep),
        advised=tuple(limit for limit in binding if limit not in strict and limit.duty.keep),
        for_others=tuple(limit for limit in found if limit not in binding),
    )


def counted_from(record: StoredRecord, starts: str, keep: Term) -> date | None:
    """Return the last day of a period, or None where what starts it has not happened: the same date of a later month, or its last day.

    Errors: ``UsageError`` ``unknown-retention-start``.
    """
    if starts not in _STARTS:
        shown = starts[:40]
        raise UsageError(f"unknown start {shown!r} of a period", code="unknown-retention-start", hint=did_you_mean(shown, _STARTS))
    first = _STARTS[starts](record)
    return deadline_after(first, keep, rules="plain", time_zone="UTC").last_on if first else None


def policy_for(record: StoredRecord, policies: Iterable[RetentionPolicy]) -> RetentionPolicy | None:
    """Return the shop's policy for a record: the narrowest of its places, and of several places the one whose period ends first."""
    fitting = [(policy, _width(record, policy)) for policy in policies if record.kind in policy.records]
    known = [(policy, width) for policy, width in fitting if width is not None]
    if not known:
        return None
    narrowest = min(width for _, width in known)
    return min((policy for policy, width in known if width == narrowest), key=lambda policy: _end(record, policy))


def _width(record: StoredRecord, policy: RetentionPolicy) -> int | None:
    """Return how wide a policy is: 0 for a place of the record itself, more for what it belongs to, and None where it is elsewhere."""
    if policy.place is None:
        return len(_STARTS)
    chains = [jurisdictions_of(place) for place in record.places]
    return min((chain.index(policy.place) for chain in chains if policy.place in chain), default=None)


def _end(record: StoredRecord, policy: RetentionPolicy) -> tuple[date, str]:
    return counted_from(record, policy.starts, policy.term) or date.max, policy.reason


def _check_records(rule: Rule, duty: Retention) -> None:
    """Refuse a rule about records that nobody can name: it would keep nothing, and let nothing go.

    Errors: ``UsageError`` ``unknown-record-kind``.
    """
    for kind in duty.records:
        if kind not in _RECORDS:
            shown = kind[:40]
            hint = did_you_mean(shown, _RECORDS)
            raise UsageError(f"{rule.id} is about unknown records {shown!r}", code="unknown-record-kind", hint=hint)


def _found(record: StoredRecord, book: Rulebook) -> Iterable[Limit]:
    seen: list[tuple[Rule, Retention]] = []  # of two places with the same law it counts once; a host's change of it has the same id
    for place in record.places:
        for rule, duty in book.applying(Retention, place=place):
            _check_records(rule, duty)
            if (rule, duty) not in seen and not {record.kind, _EVERYTHING}.isdisjoint(duty.records):
                seen.append((rule, duty))
                yield Limit(rule=rule, duty=duty, last_on=_last_on(record, duty))


def _last_on(record: StoredRecord, duty: Retention) -> date | None:
    """Return the last day of a period. What must be kept from a contact on that nobody told of has no last day that anybody knows."""
    if duty.keep is None or (duty.kind == "floor" and duty.starts in _CONTACTS and record.last_contact_on is None):
        return None
    return counted_from(record, duty.starts, duty.keep)
