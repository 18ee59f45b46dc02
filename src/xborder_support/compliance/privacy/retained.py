"""Answer when one record goes: the floor delays it, the ceiling and the policy bring it forward, a hold stops it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeAlias

from xborder_support.terms import Reason

from .limits import Limit, Limits, counted_from
from .record import RetentionPolicy, StoredRecord

__all__ = ["RetainedRecord", "RetentionOutcome", "kept_by_rules", "retained"]

#: ``delete``: on a day; ``held``: a legal hold or an open dispute; ``open``: what starts the period has not happened; ``no_period``:
#: nobody has said how long; ``kept``: for good, such as a refusal that must be honoured.
RetentionOutcome: TypeAlias = Literal["delete", "held", "open", "no_period", "kept"]

_A_DAY = timedelta(days=1)
_SENTENCES: Mapping[str, str] = {
    "legal-hold": "A legal hold stops every deletion.",
    "open-dispute": "A dispute is open, which stops every deletion.",
    "suppression-kept": "It keeps somebody from being contacted again, so it stays, and stays small.",
    "floor": "{rule} asks to keep it for {term}, until {until} ({citation}).",
    "floor-not-started": "{rule} asks to keep it for {term} from an event that has not happened, or of which nobody told ({citation}).",
    "ceiling": "{rule} lets it stay for {term}, until {until} ({citation}).",
    "policy": "The shop keeps it for {term}, until {until}: {because}.",
    "policy-not-started": "The shop keeps it for {term} from an event that has not happened: {because}.",
    "no-period": "Nobody has said how long it stays: give a policy with a period and a reason.",
    "goes-after-floor": "No rule asks to keep it longer, so it goes on {on}.",
    "goes": "So it goes on {on}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RetainedRecord:
    """State what becomes of one record.

    ``keep_until`` is the last local date on which a law asks to keep it, ``delete_on`` the date on which it goes; each is None where there
    is none. ``decided_by`` is the id of the rule that decided, ``policy``, ``legal_hold``, ``dispute`` or ``suppression``, and None where
    nothing did. ``notice_hours`` is how long before the person must be told.
    """

    record: StoredRecord
    outcome: RetentionOutcome
    keep_until: date | None = None
    delete_on: date | None = None
    decided_by: str | None = None
    notice_hours: int | None = None
    reasons: tuple[Reason, ...] = field(default=(), repr=False)

    def explain(self) -> str:
        """Return in English sentences, one a line, what decided."""
        return "\n".join(_SENTENCES[reason.code].format_map(reason.facts) for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Upper:
    on: date
    by: str
    notice_hours: int | None = None


def retained(record: StoredRecord, limits: Limits, policy: RetentionPolicy | None) -> RetainedRecord:
    """Return what becomes of a record."""
    if (stopped := kept_by_rules(record)) is not None:
        return stopped
    reasons = (*_floor_reasons(limits.floors), *_upper_reasons(record, limits.ceilings, policy))
    keep_until = max((limit.last_on for limit in limits.floors if limit.last_on), default=None)
    upper = min(_uppers(record, limits.ceilings, policy), key=lambda one: (one.on, one.by), default=None)
    waiting = next((limit.rule.id for limit in limits.floors if limit.last_on is None), None)
    if waiting is None and upper is None and policy is not None:
        waiting = "policy"
    if waiting is not None:
        return RetainedRecord(record=record, outcome="open", keep_until=keep_until, decided_by=waiting, reasons=reasons)
    if upper is None and keep_until is None:
        return RetainedRecord(record=record, outcome="no_period", reasons=(*reasons, Reason("no-period")))
    return _going(record, limits.floors, upper, reasons)


def kept_by_rules(record: StoredRecord) -> RetainedRecord | None:
    """Return that a record stays whatever its dates are, or None: a legal hold, an open dispute, a refusal that is honoured."""
    if record.legal_hold:
        return RetainedRecord(record=record, outcome="held", decided_by="legal_hold", reasons=(Reason("legal-hold"),))
    if record.dispute_open:
        return RetainedRecord(record=record, outcome="held", decided_by="dispute", reasons=(Reason("open-dispute"),))
    if record.kind == "suppression_entry":
        return RetainedRecord(record=record, outcome="kept", decided_by="suppression", reasons=(Reason("suppression-kept"),))
    return None


def _going(record: StoredRecord, floors: Iterable[Limit], upper: _Upper | None, reasons: tuple[Reason, ...]) -> RetainedRecord:
    """Return the day on which a record goes: that of the period that ends first, but never one on which a law still asks for it."""
    floor = max(((limit.last_on, limit.rule.id) for limit in floors if limit.last_on), default=None)
    if floor is not None and (upper is None or upper.on <= floor[0]):
        on, by, notice = floor[0] + _A_DAY, floor[1], None
    else:
        assert upper is not None  # noqa: S101  (without a floor there is one, or nothing would go)
        on, by, notice = upper.on, upper.by, upper.notice_hours
    said = Reason("goes" if upper else "goes-after-floor", {"on": on.isoformat()})
    keep_until = floor[0] if floor else None
    return RetainedRecord(
        record=record, outcome="delete", keep_until=keep_until, delete_on=on, decided_by=by, notice_hours=notice, reasons=(*reasons, said)
    )


def _uppers(record: StoredRecord, ceilings: Iterable[Limit], policy: RetentionPolicy | None) -> Iterable[_Upper]:
    for limit in ceilings:
        if limit.last_on is not None:
            yield _Upper(on=limit.last_on, by=limit.rule.id, notice_hours=limit.duty.notice_hours)
    if policy is not None and (last_on := counted_from(record, policy.starts, policy.term)) is not None:
        yield _Upper(on=last_on, by="policy")


def _floor_reasons(floors: Iterable[Limit]) -> Iterable[Reason]:
    for limit in floors:
        yield Reason("floor" if limit.last_on else "floor-not-started", _facts(limit))


def _upper_reasons(record: StoredRecord, ceilings: Iterable[Limit], policy: RetentionPolicy | None) -> Iterable[Reason]:
    yield from (Reason("ceiling", _facts(limit)) for limit in ceilings if limit.last_on)
    if policy is not None:
        last_on = counted_from(record, policy.starts, policy.term)
        facts = {"term": f"{policy.term}", "because": policy.reason, "until": f"{last_on}"}
        yield Reason("policy" if last_on else "policy-not-started", facts)


def _facts(limit: Limit) -> dict[str, str]:
    return {"rule": limit.rule.id, "term": f"{limit.duty.keep}", "until": f"{limit.last_on}", "citation": limit.rule.citation}
