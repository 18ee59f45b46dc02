"""Find where rules and the shop's own periods disagree, and where nobody has said how long something stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xborder_support.calendars import Term
from xborder_support.terms import Finding, Severity

from .limits import Limit, Limits, counted_from
from .record import RetentionPolicy, StoredRecord

__all__ = ["conflicts_of", "once", "unasked_floors"]

_LONG_FOR_CHATS = Term(6, "months")
_NO_PERIOD = "give a RetentionPolicy with a period and a reason, and tell people of it"


def conflicts_of(record: StoredRecord, limits: Limits, policy: RetentionPolicy | None) -> Iterable[Finding]:
    """Yield what somebody should look at. No finding says whose record it is."""
    policy_on = counted_from(record, policy.starts, policy.term) if policy else None
    yield from _missing_period(record, limits, policy)
    yield from _floors_beyond_ceilings(record, limits)
    if policy_on is not None:
        yield from _policy_beyond(record, limits, policy_on)
        yield from _policy_below(record, limits, policy_on)
    if policy is not None and policy_on is not None:
        yield from _long_chats(record, policy, policy_on)
    yield from _not_bound(record, limits.for_others)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, in an order of their own: the same records in another order give the same findings."""
    keyed = {(found.rule, found.message, *found.facts.items()): found for found in findings}
    return tuple(keyed[key] for key in sorted(keyed))


def _missing_period(record: StoredRecord, limits: Limits, policy: RetentionPolicy | None) -> Iterable[Finding]:
    if policy is not None or limits.floors or limits.ceilings or record.kind == "suppression_entry":
        return
    for limit in limits.periods_asked:
        names = ", ".join(name.replace("_", " ") for name in limit.duty.must_document)
        message = f"the law asks for a period and names none: {_kind(record)} has none yet; write down {names}"
        yield _finding(limit.rule.id, limit.rule.severity, message, record, _NO_PERIOD)
    if not limits.periods_asked:
        message = f"no period is known for {_kind(record)}: ask counsel, or set a policy"
        yield _finding("no-retention-period", "advisory", message, record, _NO_PERIOD)


def _floors_beyond_ceilings(record: StoredRecord, limits: Limits) -> Iterable[Finding]:
    for floor in limits.floors:
        for ceiling in limits.ceilings:
            if floor.last_on and ceiling.last_on and floor.last_on > ceiling.last_on:
                message = f"{floor.rule.id} asks to keep {_kind(record)} longer than {ceiling.rule.id} allows: it stays for the former"
                yield _finding(ceiling.rule.id, ceiling.rule.severity, message, record, "keep it apart, and ask counsel")


def _policy_beyond(record: StoredRecord, limits: Limits, policy_on: date) -> Iterable[Finding]:
    for limit in limits.ceilings:
        if limit.last_on and policy_on > limit.last_on:
            message = f"the shop's period for {_kind(record)} is longer than {limit.duty.keep}, which the rule allows: the rule counts"
            yield _finding(limit.rule.id, limit.rule.severity, message, record, "shorten the policy")
    for limit in limits.advised:
        if limit.duty.kind != "floor" and limit.last_on and policy_on > limit.last_on:
            message = f"the shop's period for {_kind(record)} is longer than the {limit.duty.keep} that are recommended"
            yield _finding(limit.rule.id, "advisory", message, record, "shorten the policy, or write down why it is longer")


def _policy_below(record: StoredRecord, limits: Limits, policy_on: date) -> Iterable[Finding]:
    for limit in (*limits.floors, *(each for each in limits.advised if each.duty.kind == "floor")):
        if limit.last_on and policy_on < limit.last_on:
            message = f"the shop's period for {_kind(record)} is shorter than {limit.duty.keep}, which the rule asks for"
            yield _finding(limit.rule.id, limit.rule.severity, message, record, "lengthen the policy")


def _long_chats(record: StoredRecord, policy: RetentionPolicy, policy_on: date) -> Iterable[Finding]:
    usual = counted_from(record, policy.starts, _LONG_FOR_CHATS)
    if record.kind == "chat" and usual is not None and policy_on > usual:
        message = "more than 6 months is long for routine chats; no law says so, and a good reason is enough"
        yield _finding("chats-over-six-months", "advisory", message, record, "check the reason of the policy")


def unasked_floors(record: StoredRecord, limits: Limits, on: date) -> Iterable[Finding]:
    """Yield which rules may ask to keep a record that an erasure on a day takes away: those for others, and those nobody is sure of."""
    yield from _not_bound(record, (limit for limit in limits.for_others if _still_asks(limit, on)))
    for limit in limits.advised:
        if _still_asks(limit, on):
            message = f"a rule that is advice asks to keep {_kind(record)} for {limit.duty.keep}, and was left out"
            yield _finding(limit.rule.id, "advisory", message, record, "ask counsel before you erase them")


def _still_asks(limit: Limit, on: date) -> bool:
    return limit.duty.kind == "floor" and limit.duty.keep is not None and (limit.last_on is None or limit.last_on >= on)


def _not_bound(record: StoredRecord, for_others: Iterable[Limit]) -> Iterable[Finding]:
    for limit in for_others:
        whom = f"{limit.rule.limited_to}"
        message = f"a rule on {_kind(record)} binds only {whom.replace('_', ' ')}, and was left out"
        yield _finding(limit.rule.id, "advisory", message, record, f'pass bound_by=("{whom}",) if the shop is one of them')


def _kind(record: StoredRecord) -> str:
    return f"{record.kind.replace('_', ' ')} records"


def _finding(rule: str, severity: Severity, message: str, record: StoredRecord, suggestion: str) -> Finding:
    facts = {"kind": record.kind, "places": ", ".join(record.places)}
    return Finding(rule=rule, severity=severity, message=message, suggestion=suggestion, facts=facts)
