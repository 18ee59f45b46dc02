"""One rule or policy at a time: how long it keeps a record, and where nobody has said how long."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.privacy import RecordKind, RetainedRecord, RetentionPlan, RetentionPolicy, StoredRecord
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError

MakeRecord: TypeAlias = Callable[..., StoredRecord]
MakePolicy: TypeAlias = Callable[..., RetentionPolicy]
Plan: TypeAlias = Callable[..., RetentionPlan]
Fate: TypeAlias = Callable[..., RetainedRecord]

RULEBOOK = Rulebook.load()
TODAY = date(2026, 11, 22)


PACKAGED: list[tuple[RecordKind, str, dict[str, Any], str, str, str]] = [
    ("commercial_letter", "DE", {}, "2032-12-31", "2033-01-01", "DE-HGB-257"),
    ("voucher", "DE", {}, "2034-12-31", "2035-01-01", "DE-HGB-257"),
    ("consent_proof", "DE", {"last_contact_on": date(2026, 1, 31)}, "2031-01-31", "2031-02-01", "DE-UWG-7A"),
    ("consent_proof", "DE", {"last_contact_on": date(2026, 6, 15)}, "2031-06-15", "2031-06-16", "DE-UWG-7A"),
    ("complaint", "KR", {}, "2029-01-31", "2029-02-01", "KR-ECA-6"),
    ("contract", "KR", {}, "2031-01-31", "2031-02-01", "KR-ECA-6"),
    ("advertisement", "KR", {}, "2026-07-31", "2026-08-01", "KR-ECA-6"),
    ("unsubscribe_request", "HK", {}, "2029-01-31", "2029-02-01", "HK-UEMO-UNSUB"),
    ("privacy_request", "US-CA", {}, "2028-01-31", "2028-02-01", "US-CA-RECORDS"),
]


@pytest.mark.parametrize("row", PACKAGED, ids=[f"{row[1]}-{row[0]}-{len(row[2])}" for row in PACKAGED])
def test_a_law_keeps_a_record_until_its_last_day(
    record: MakeRecord, fate: Fate, row: tuple[RecordKind, str, dict[str, Any], str, str, str]
) -> None:
    kind, place, given, keep_until, delete_on, rule_id = row
    found = fate(record(kind, (place,), **given))
    assert (found.outcome, f"{found.keep_until}", f"{found.delete_on}", found.decided_by) == ("delete", keep_until, delete_on, rule_id)
    assert f"until {keep_until}" in found.explain()
    assert f"goes on {delete_on}" in found.explain()


MONTH_ENDS = [
    (date(2026, 1, 31), "2026-02-28"),
    (date(2024, 1, 31), "2024-02-29"),
    (date(2026, 1, 28), "2026-02-28"),
    (date(2026, 2, 28), "2026-03-28"),
    (date(2026, 3, 31), "2026-04-30"),
    (date(2026, 12, 31), "2027-01-31"),
]


@pytest.mark.parametrize(("created_on", "delete_on"), MONTH_ENDS, ids=[f"{day}" for day, _ in MONTH_ENDS])
def test_a_month_is_the_same_date_or_the_last_one(
    record: MakeRecord, policy: MakePolicy, fate: Fate, created_on: date, delete_on: str
) -> None:
    found = fate(record(created_on=created_on), policy())
    assert (found.outcome, str(found.delete_on), found.decided_by, found.keep_until) == ("delete", delete_on, "policy", None)


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        (datetime(2026, 2, 27, 23, 59, 59, 999999, tzinfo=UTC), False),
        (datetime(2026, 2, 28, tzinfo=UTC), True),
        (datetime(2026, 2, 28, 8, tzinfo=timezone(timedelta(hours=9))), False),  # still the 27th in UTC
        (datetime(2027, 1, 1, tzinfo=UTC), True),
    ],
    ids=["the-eve", "the-day", "another-offset", "much-later"],
)
def test_what_is_due_is_due_on_the_very_day(record: MakeRecord, policy: MakePolicy, plan: Plan, now: datetime, *, is_due: bool) -> None:
    assert bool(plan(record(), policy()).due_for_deletion(now)) is is_due


def test_the_day_is_that_of_the_plans_zone(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    now = datetime(2026, 2, 27, 15, tzinfo=UTC)  # midnight in Tokyo
    assert not plan(record(), policy()).due_for_deletion(now)
    assert plan(record(), policy(), time_zone="Asia/Tokyo").due_for_deletion(now)


def test_what_has_no_day_is_never_due(record: MakeRecord, plan: Plan) -> None:
    assert not plan(record()).due_for_deletion(datetime(2100, 1, 1, tzinfo=UTC))


def test_a_naive_now_is_refused(record: MakeRecord, plan: Plan) -> None:
    with pytest.raises(UsageError) as caught:
        plan(record()).due_for_deletion(datetime(2026, 2, 28))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


def test_the_gdpr_has_no_number_of_months_so_the_shop_must_give_one(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    solved = plan(record())
    (found,), (finding,) = solved.records, solved.findings
    assert (found.outcome, found.delete_on, found.keep_until, found.decided_by) == ("no_period", None, None, None)
    assert "Nobody has said how long" in found.explain()
    assert (finding.rule, finding.severity) == ("EU-GDPR-RETENTION", "law")
    assert "names none" in finding.message
    assert "period or criteria, purpose, owner" in finding.message
    assert finding.facts == {"kind": "chat", "places": "DE"}
    assert plan(record(), policy()).findings == ()


def test_where_no_rule_is_known_somebody_must_ask(record: MakeRecord, plan: Plan) -> None:
    (finding,) = plan(record(places=("BD",))).findings
    assert (finding.rule, finding.severity) == ("no-retention-period", "advisory")
    assert "ask counsel" in finding.message


def test_a_floor_is_reason_enough_without_a_policy(record: MakeRecord, plan: Plan) -> None:
    assert plan(record("voucher")).findings == ()


@pytest.mark.parametrize(("keep", "warns"), [("6 months", False), ("183 days", True), ("7 months", True), ("1 month", False)])
def test_more_than_six_months_for_chats_only_warns(record: MakeRecord, policy: MakePolicy, plan: Plan, keep: str, *, warns: bool) -> None:
    solved = plan(record(), policy(keep))
    assert [(found.rule, found.severity) for found in solved.findings] == ([("chats-over-six-months", "advisory")] if warns else [])
    assert solved.records[0].outcome == "delete"
    assert not any("GDPR" in found.message for found in solved.findings)


def test_six_months_count_from_where_the_policy_counts(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    assert plan(record(last_contact_on=date(2026, 3, 1)), policy("6 months", starts="last_contact")).findings == ()


def test_other_kinds_may_stay_longer_than_chats(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    assert plan(record("call_recording"), policy("2 years", "call_recording")).findings == ()


@pytest.mark.parametrize(
    ("given", "decided_by", "said"),
    [({"legal_hold": True}, "legal_hold", "legal hold"), ({"dispute_open": True}, "dispute", "dispute is open")],
    ids=["legal-hold", "open-dispute"],
)
def test_a_hold_stops_every_deletion(
    record: MakeRecord, policy: MakePolicy, fate: Fate, *, given: dict[str, Any], decided_by: str, said: str
) -> None:
    found = fate(record(**given), policy())
    assert (found.outcome, found.delete_on, found.keep_until, found.decided_by) == ("held", None, None, decided_by)
    assert said in found.explain()


def test_a_refusal_is_kept_for_good(record: MakeRecord, plan: Plan) -> None:
    solved = plan(record("suppression_entry"))
    assert (solved.records[0].outcome, solved.records[0].decided_by) == ("kept", "suppression")
    assert solved.findings == ()
    assert "contacted again" in solved.records[0].explain()
