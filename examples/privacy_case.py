"""Answer one request for erasure from two countries: by when, what goes, what stays and why."""

from datetime import UTC, date, datetime

from xborder_support.compliance.privacy import PrivacyCase, RetentionPolicy, StoredRecord, case_clocks, erasure_plan, retention_plan
from xborder_support.compliance.rulebook import Rulebook

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()
CASE = PrivacyCase(kind="erasure", received_at=ASKED_AT, places=("DE", "KR"), verified_at=datetime(2026, 3, 4, 8, tzinfo=UTC))
RECORDS = [
    StoredRecord(id="1", kind="chat", places=("DE", "KR"), created_on=date(2026, 1, 31)),
    StoredRecord(id="2", kind="voucher", places=("DE",), created_on=date(2025, 12, 30)),
    StoredRecord(id="3", kind="complaint", places=("KR",), created_on=date(2026, 2, 1), dispute_open=True),
    StoredRecord(id="4", kind="suppression_entry", places=("DE", "KR"), created_on=date(2026, 2, 20)),
]
POLICIES = [RetentionPolicy(records=("chat",), keep="3 months", reason="answered, and returns are over by then")]


def main() -> None:
    print("By when, the tightest first:")
    for clock in case_clocks(CASE, rulebook=RULEBOOK):
        print(f"  {clock.place}: {clock.last_on or 'no figure: ask counsel, or set a policy'} ({clock.rule_id or 'no rule'})")

    plan = erasure_plan(RECORDS, case=CASE, rulebook=RULEBOOK, policies=POLICIES)
    print("\nWhat the erasure does:")
    for one in plan.records:
        print(f"  {one.record.kind}: {one.action}. {one.explain()}")
    print(
        f"\nThe person is told: {plan.message_key}, {plan.message_values['erased_count']} erased, {plan.message_values['kept_count']} kept"
    )

    print("\nWithout the request, each record would go on:")
    for kept in retention_plan(RECORDS, as_of=date(2026, 3, 3), rulebook=RULEBOOK, policies=POLICIES).records:
        print(f"  {kept.record.kind}: {kept.delete_on or kept.outcome} ({kept.decided_by})")


if __name__ == "__main__":
    main()
