"""Nothing that may be logged says whose case or record it is."""

from datetime import UTC, date, datetime

from xborder_support.compliance.privacy import PrivacyCase, RetentionPolicy, StoredRecord, case_clocks, erasure_plan, retention_plan
from xborder_support.compliance.rulebook import Rulebook

RULEBOOK = Rulebook.load()
SECRET = "hanako@example.com"
ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RECORDS = [
    StoredRecord(id=SECRET, kind="chat", places=("DE",), created_on=date(2026, 1, 31)),
    StoredRecord(id=SECRET + "2", kind="commercial_letter", places=("DE", "KR"), created_on=date(2026, 1, 31), dispute_open=True),
    StoredRecord(id=SECRET + "3", kind="voucher", places=("DE",), created_on=date(2026, 1, 31)),
]
POLICY = RetentionPolicy(records=("chat",), keep="1 year", reason="own")


def test_no_id_is_shown_by_a_plan() -> None:
    plan = retention_plan(RECORDS, as_of=date(2026, 11, 22), rulebook=RULEBOOK, policies=[POLICY])
    shown = [repr(plan), *map(repr, plan.records), *(one.explain() for one in plan.records), *map(repr, plan.findings)]
    shown += [repr(reason) for one in plan.records for reason in one.reasons]
    assert not any("hanako" in text for text in shown)
    assert any("chat" in text for text in shown)


def test_no_id_is_shown_by_an_erasure() -> None:
    case = PrivacyCase(kind="erasure", received_at=ASKED_AT, places=("DE",))
    plan = erasure_plan(RECORDS, case=case, rulebook=RULEBOOK, policies=[POLICY])
    shown = [repr(plan), *map(repr, plan.records), *(one.explain() for one in plan.records), *map(repr, plan.findings)]
    shown += [repr(plan.message_values), *(clock.explain() for clock in case_clocks(case, rulebook=RULEBOOK))]
    assert not any("hanako" in text for text in shown)


def test_what_is_stored_names_the_record() -> None:
    assert SECRET in RECORDS[0].to_json()
    assert "hanako" not in repr(RECORDS[0])
