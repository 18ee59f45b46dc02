"""Answer how long each record stays, which rule says so, and what disagrees."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from xborder_support.compliance.rulebook import Rulebook, expect, read_bound_by, read_day
from xborder_support.errors import UsageError
from xborder_support.terms import Finding, utc
from xborder_support.terms import time_zone as pinned_zone

from .arguments import many
from .conflicts import conflicts_of, once
from .limits import limits_of, policy_for
from .record import RetentionPolicy, StoredRecord
from .retained import RetainedRecord, retained

__all__ = ["RetentionPlan", "read_policies", "read_records", "retention_plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPlan:
    """Hold what becomes of each record, in the order of their ids, by the rules of the day ``as_of``, and what disagrees.

    Dates are local to ``time_zone``.
    """

    as_of: date
    time_zone: str
    records: tuple[RetainedRecord, ...] = field(repr=False)
    findings: tuple[Finding, ...]

    def due_for_deletion(self, now: datetime) -> tuple[RetainedRecord, ...]:
        """Return what goes on the local date of an instant, or should have gone before.

        Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``.
        """
        today = utc(now, "now").astimezone(pinned_zone(self.time_zone)).date()
        return tuple(one for one in self.records if one.delete_on is not None and one.delete_on <= today)


def retention_plan(
    records: Iterable[StoredRecord],
    *,
    as_of: date,
    rulebook: Rulebook,
    policies: Iterable[RetentionPolicy] = (),
    bound_by: Collection[str] = (),
    time_zone: str = "UTC",
) -> RetentionPlan:
    """Return how long each record stays. A hold goes before all; then a floor delays what a ceiling or a policy brings forward.

    Where nothing names a period, nothing is deleted and a finding says so: the GDPR, for one, has no number of months. ``bound_by`` names
    what the shop is of that which rules are limited to, such as ``marketplaces``; rules for others are left out, with a finding.

    Errors: ``UsageError`` ``not-a-date``, ``not-a-record``, ``record-twice``, ``not-a-policy``, ``rulebook-of-another-day``,
    ``unknown-time-zone``, ``wrong-argument``.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from xborder_support.compliance.privacy import StoredRecord, RetentionPolicy, retention_plan
        >>> from xborder_support.compliance.rulebook import Rulebook
        >>> chats = RetentionPolicy(records=("chat",), keep="1 month", reason="answered and closed within two weeks")
        >>> records = [
        ...     StoredRecord(id="1", kind="chat", places=("DE",), created_on=date(2026, 1, 31)),
        ...     StoredRecord(id="2", kind="commercial_letter", places=("DE",), created_on=date(2026, 1, 31)),
        ... ]
        >>> plan = retention_plan(records, as_of=date(2026, 2, 28), rulebook=Rulebook.load(), policies=[chats])
        >>> [(str(one.delete_on), one.decided_by) for one in plan.records]
        [('2026-02-28', 'policy'), ('2033-01-01', 'DE-HGB-257')]
        >>> [one.record.kind for one in plan.due_for_deletion(datetime(2026, 2, 28, tzinfo=UTC))]
        ['chat']
    """
    expect(rulebook, Rulebook, "rulebook")
    book, zone = rulebook.as_of(read_day(as_of, "as_of")), pinned_zone(time_zone).key
    own = read_policies(policies)
    bound = read_bound_by(bound_by, rulebook)
    solved, found = list[RetainedRecord](), list[Finding]()
    for record in read_records(records):
        limits, policy = limits_of(record, book, bound), policy_for(record, own)
        solved.append(retained(record, limits, policy))
        found.extend(conflicts_of(record, limits, policy))
    return RetentionPlan(as_of=as_of, time_zone=zone, records=tuple(solved), findings=once(found))


def read_records(records: Iterable[StoredRecord]) -> tuple[StoredRecord, ...]:
    """Return records in the order of their ids.

    Errors: ``UsageError`` ``not-a-record``, ``record-twice``, ``wrong-argument``.
    """
    by_id: dict[str, StoredRecord] = {}
    for record in many(records, "records"):
        if not isinstance(record, StoredRecord):
            hint = 'pass StoredRecord(id="...", kind="chat", places=("DE",), created_on=date(2026, 1, 31))'
            raise UsageError(f"a record was expected, not {type(record).__name__}", code="not-a-record", hint=hint)
        if record.id in by_id:
            raise UsageError(
                "two records have the same id", code="record-twice", hint="pass each record once: only one of two can be right"
            )
        by_id[record.id] = record
    return tuple(by_id[record_id] for record_id in sorted(by_id))


def read_policies(policies: Iterable[RetentionPolicy]) -> tuple[RetentionPolicy, ...]:
    """Return policies.

    Errors: ``UsageError`` ``not-a-policy``, ``wrong-argument``.
    """
    given = many(policies, "policies")
    for policy in given:
        if not isinstance(policy, RetentionPolicy):
            hint = 'pass RetentionPolicy(records=("chat",), keep="3 months", reason="...")'
            raise UsageError(f"a policy was expected, not {type(policy).__name__}", code="not-a-policy", hint=hint)
    return given
