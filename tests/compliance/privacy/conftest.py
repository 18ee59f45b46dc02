"""Make what most tests of privacy start from: a request and its clock, a record and its fate, and rules that ask one thing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import (
    CaseClock,
    PrivacyCase,
    RecordKind,
    RetainedRecord,
    RetentionPlan,
    RetentionPolicy,
    StoredRecord,
    case_clocks,
    retention_plan,
)
from xborder_support.compliance.rulebook import DeadlineDuty, Retention, Rule, Rulebook

_FACTS: dict[str, Any] = {
    "id": "TEST",
    "jurisdiction": "DE",
    "says": "a test",
    "citation": "section 1",
    "binding": "law",
    "confidence": "high",
    "verified": "primary_read",
    "checked": date(2026, 11, 22),
}


@pytest.fixture(scope="session")
def at() -> Callable[..., datetime]:
    """Return a way to write an instant: nine in the morning (UTC) of a day, or another hour."""
    return lambda day, hour=9: datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


@pytest.fixture(scope="session")
def case_of() -> Callable[..., PrivacyCase]:
    """Return a way to make a request for access of 3 March 2026, in Germany unless a place is named."""

    def make(place: str = "DE", **given: Any) -> PrivacyCase:
        received_at = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
        return PrivacyCase(**{"kind": "access", "received_at": received_at, "places": (place,), **given})

    return make


@pytest.fixture(scope="session")
def answer() -> Callable[..., CaseClock]:
    """Return a way to ask for the first clock of a case that is none of an acknowledgement, by the shipped rules or others."""

    def first(case: PrivacyCase, rulebook: Rulebook | None = None, **given: Any) -> CaseClock:
        clocks = case_clocks(case, rulebook=rulebook or Rulebook.load(), **given)
        return next(clock for clock in clocks if clock.about != "acknowledgement")

    return first


@pytest.fixture(scope="session")
def book_with() -> Callable[..., Rulebook]:
    """Return a way to make a book with one rule of Germany, which is Berlin's only zone but one that keeps the same time."""

    def make(*duties: DeadlineDuty, **given: Any) -> Rulebook:
        return Rulebook([Rule(**{**_FACTS, "duties": duties, **given})])

    return make


@pytest.fixture(scope="session")
def record() -> Callable[..., StoredRecord]:
    """Return a way to make a record, a chat of the last of January 2026 in Germany unless told otherwise."""

    def make(kind: RecordKind = "chat", places: Any = ("DE",), created_on: date = date(2026, 1, 31), **given: Any) -> StoredRecord:
        return StoredRecord(**{"id": "1", "kind": kind, "places": places, "created_on": created_on, **given})

    return make


@pytest.fixture(scope="session")
def policy() -> Callable[..., RetentionPolicy]:
    """Return a way to make a shop's period, a month for chats unless told otherwise."""

    def make(keep: str = "1 month", *records: RecordKind, **given: Any) -> RetentionPolicy:
        return RetentionPolicy(**{"records": records or ("chat",), "keep": keep, "reason": "answered and closed by then", **given})

    return make


@pytest.fixture(scope="session")
def plan() -> Callable[..., RetentionPlan]:
    """Return a way to plan for one record, by the shipped rules of 22 November 2026 unless told otherwise."""

    def make(one: StoredRecord, *policies: RetentionPolicy, **given: Any) -> RetentionPlan:
        return retention_plan([one], policies=policies, **{"as_of": date(2026, 11, 22), "rulebook": Rulebook.load(), **given})

    return make


@pytest.fixture(scope="session")
def fate(plan: Callable[..., RetentionPlan]) -> Callable[..., RetainedRecord]:
    """Return a way to ask what becomes of one record."""

    def found(one: StoredRecord, *policies: RetentionPolicy, **given: Any) -> RetainedRecord:
        (only,) = plan(one, *policies, **given).records
        return only

    return found


@pytest.fixture(scope="session")
def rule() -> Callable[..., Rule]:
    """Return a way to make a rule of Germany with an id."""
    return lambda rule_id, *duties, **given: Rule(**{**_FACTS, "id": rule_id, "duties": duties, **given})


@pytest.fixture(scope="session")
def floor() -> Callable[..., Retention]:
    """Return a way to say for how long chats, or other records, must stay."""

    def make(keep: str, starts: str = "created", *records: str) -> Retention:
        return Retention(kind="floor", records=records or ("chat",), keep=Term.parse(keep), starts=starts)

    return make


@pytest.fixture(scope="session")
def ceiling() -> Callable[..., Retention]:
    """Return a way to say when personal data must be gone."""

    def make(keep: str | None, starts: str = "created", **given: Any) -> Retention:
        return Retention(kind="ceiling", records=("personal_data",), keep=Term.parse(keep) if keep else None, starts=starts, **given)

    return make
