"""Which policy counts, and what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, get_args

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import RecordKind, RetainedRecord, RetentionPlan, RetentionPolicy, StoredRecord, retention_plan
from xborder_support.compliance.rulebook import Retention, Rule, Rulebook
from xborder_support.errors import UsageError

MakeRecord: TypeAlias = Callable[..., StoredRecord]
MakePolicy: TypeAlias = Callable[..., RetentionPolicy]
Plan: TypeAlias = Callable[..., RetentionPlan]
Fate: TypeAlias = Callable[..., RetainedRecord]
MakeRule: TypeAlias = Callable[..., Rule]
MakeDuty: TypeAlias = Callable[..., Retention]

RULEBOOK = Rulebook.load()
TODAY = date(2026, 11, 22)


def test_the_narrowest_policy_counts(record: MakeRecord, policy: MakePolicy, fate: Fate) -> None:
    wide, german, bavarian = policy("1 month"), policy("2 months", place="DE"), policy("3 months", place="de-by")
    assert str(fate(record(places=("FR",)), wide, german, bavarian).delete_on) == "2026-02-28"
    assert str(fate(record(places=("DE",)), wide, german, bavarian).delete_on) == "2026-03-31"
    assert str(fate(record(places=("DE-BY",)), bavarian, german, wide).delete_on) == "2026-04-30"
    assert str(fate(record(places=("DE-HH",)), wide, german, bavarian).delete_on) == "2026-03-31"


def test_of_two_equal_policies_the_one_counts_that_ends_first(record: MakeRecord, policy: MakePolicy, fate: Fate) -> None:
    assert str(fate(record(), policy("2 months"), policy("1 month")).delete_on) == "2026-02-28"
    assert fate(record(), policy("2 months", starts="closed"), policy("1 month")).outcome == "delete"


def test_a_policy_is_for_its_kinds_alone(record: MakeRecord, policy: MakePolicy, fate: Fate) -> None:
    assert fate(record("call_recording"), policy()).outcome == "no_period"
    assert fate(record("call_recording"), policy("1 month", "chat", "call_recording")).outcome == "delete"


RECORDS = [
    ({"kind": "chatt"}, "unknown-record-kind"),
    ({"id": ""}, "no-record-id"),
    ({"id": 7}, "no-record-id"),
    ({"places": ()}, "no-place"),
    ({"places": ("EU",)}, "unknown-jurisdiction"),
    ({"created_on": "2026-01-31"}, "not-a-date"),
    ({"created_on": datetime(2026, 1, 31, tzinfo=UTC)}, "not-a-date"),
    ({"closed_on": datetime(2026, 1, 31, tzinfo=UTC)}, "not-a-date"),
    ({"closed_on": date(2026, 1, 30)}, "dates-in-disorder"),
    ({"last_contact_on": date(2026, 1, 30)}, "dates-in-disorder"),
]


@pytest.mark.parametrize(("given", "code"), RECORDS, ids=[f"{code}-{number}" for number, (_, code) in enumerate(RECORDS)])
def test_a_wrong_record_is_refused(record: MakeRecord, given: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        record(**{"kind": "chat", **given})
    assert caught.value.code == code
    assert caught.value.hint


POLICIES = [
    ({"records": ("chatt",)}, "unknown-record-kind"),
    ({"records": "chatt"}, "unknown-record-kind"),
    ({"records": ("chat", "suppression_entry")}, "suppression-has-no-end"),
    ({"reason": " "}, "no-policy-reason"),
    ({"reason": None}, "no-policy-reason"),
    ({"keep": "soon"}, "bad-term"),
    ({"keep": "48 hours"}, "term-needs-days"),
    ({"keep": "10 business days"}, "term-needs-days"),
    ({"starts": "whenever"}, "unknown-policy-start"),
    ({"place": "Atlantis"}, "unknown-jurisdiction"),
]


@pytest.mark.parametrize(("given", "code"), POLICIES, ids=[f"{code}-{number}" for number, (_, code) in enumerate(POLICIES)])
def test_a_wrong_policy_is_refused(policy: MakePolicy, given: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        policy(**given)
    assert caught.value.code == code
    assert caught.value.hint


def test_one_kind_may_be_named_without_a_tuple(policy: MakePolicy) -> None:
    given: Any = "chat"
    assert policy(records=given).records == ("chat",)


def test_a_wrong_plan_is_refused(record: MakeRecord) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"records": ["chat"]}, "not-a-record"),
        ({"records": [record(), record("voucher")]}, "record-twice"),
        ({"policies": ["1 month"]}, "not-a-policy"),
        ({"as_of": datetime(2026, 11, 22, tzinfo=UTC)}, "not-a-date"),
        ({"rulebook": RULEBOOK.as_of(date(2026, 11, 21))}, "rulebook-of-another-day"),
        ({"time_zone": "Mars/Olympus"}, "unknown-time-zone"),
    ]
    for given, code in wrong:
        arguments: dict[str, Any] = {"records": [record()], "as_of": TODAY, "rulebook": RULEBOOK, **given}
        with pytest.raises(UsageError) as caught:
            retention_plan(**arguments)
        assert caught.value.code == code


def test_every_kind_of_the_rules_is_known_here() -> None:
    named = {kind for one in RULEBOOK.rules for duty in one.duties_of(Retention) for kind in duty.records}
    assert named - {"personal_data"} <= set(get_args(RecordKind))


def test_every_rule_can_be_counted(record: MakeRecord, fate: Fate) -> None:
    """All starts and kinds of the data are understood, on both sides of every change date."""
    places = sorted({one.jurisdiction for one in RULEBOOK.rules if one.duties_of(Retention)} - {"EU", "GLOBAL"})
    for as_of in (date(2026, 1, 1), date(2028, 1, 1)):
        for kind in get_args(RecordKind):
            one = record(
                kind, tuple(place for place in places if ":" not in place), closed_on=date(2026, 3, 1), last_contact_on=date(2026, 2, 1)
            )
            assert fate(one, as_of=as_of).outcome in {"delete", "kept", "no_period"}


def test_a_record_is_stored_and_read_back(record: MakeRecord) -> None:
    one = record("contract", closed_on=date(2026, 2, 1), dispute_open=True)
    assert StoredRecord.from_json(one.to_json()) == one


def test_a_change_of_the_host_stands_beside_the_law(record: MakeRecord, fate: Fate, rule: MakeRule, floor: MakeDuty) -> None:
    law = rule("F", floor("3 months"))
    own = rule("F", floor("5 months"), overridden_because="Counsel, 2026-10-02")
    assert str(fate(record(), rulebook=Rulebook([own, law])).keep_until) == "2026-06-30"
    shorter = rule("F", floor("1 month"), overridden_because="Counsel, 2026-10-02")
    assert str(fate(record(), rulebook=Rulebook([shorter, law])).keep_until) == "2026-04-30"


def test_one_law_of_two_places_is_told_once(record: MakeRecord, plan: Plan, fate: Fate) -> None:
    solved = plan(record(places=("DE", "FR")))
    assert [finding.facts["places"] for finding in solved.findings] == ["DE, FR"]
    assert fate(record("voucher", ("DE", "DE-BY"))).explain().count("DE-HGB-257") == 1


def test_what_a_law_only_recommends_decides_nothing(record: MakeRecord, policy: MakePolicy, plan: Plan, fate: Fate, rule: MakeRule) -> None:
    recommended = Retention(kind="policy", records=("chat",), keep=Term(2, "months"))
    book = Rulebook([rule("P", recommended)])
    assert fate(record(), rulebook=book).outcome == "no_period"
    solved = plan(record(), policy("3 months"), rulebook=book)
    assert (f"{solved.records[0].delete_on}", solved.records[0].decided_by) == ("2026-04-30", "policy")
    (finding,) = solved.findings
    assert (finding.rule, finding.severity) == ("P", "advisory")
    assert finding.suggestion == "shorten the policy, or write down why it is longer"
    assert plan(record(), policy("2 months"), rulebook=book).findings == ()


def test_every_finding_says_what_to_do(
    *, record: MakeRecord, policy: MakePolicy, plan: Plan, rule: MakeRule, floor: MakeDuty, ceiling: MakeDuty
) -> None:
    missing = "give a RetentionPolicy with a period and a reason, and tell people of it"
    book = Rulebook([rule("C", ceiling("2 months")), rule("F", floor("3 months"))])
    assert [finding.suggestion for finding in plan(record()).findings] == [missing]
    assert [finding.suggestion for finding in plan(record(places=("BD",))).findings] == [missing]
    assert [finding.suggestion for finding in plan(record(), rulebook=book).findings] == ["keep it apart, and ask counsel"]
    assert [finding.suggestion for finding in plan(record(), policy("1 year"), rulebook=Rulebook(book.rules[:1])).findings] == [
        "shorten the policy", "check the reason of the policy",
    ]  # fmt: skip
    below = plan(record(), policy("1 month"), rulebook=Rulebook(book.rules[1:])).findings
    assert [finding.suggestion for finding in below] == ["lengthen the policy"]
    assert [finding.facts for finding in below] == [{"kind": "chat", "places": "DE"}]


def test_a_plan_says_its_day_and_its_zone(record: MakeRecord, plan: Plan) -> None:
    solved = plan(record(), time_zone="Asia/Tokyo")
    assert (solved.as_of, solved.time_zone) == (TODAY, "Asia/Tokyo")
    assert plan(record()).time_zone == "UTC"


def test_records_are_in_the_order_of_their_ids_and_findings_in_one_of_their_own(record: MakeRecord) -> None:
    some = [record(id="b"), record("log", id="a"), record(id="c")]
    solved = retention_plan(some, as_of=TODAY, rulebook=RULEBOOK)
    assert [one.record.id for one in solved.records] == ["a", "b", "c"]
    assert [finding.facts["kind"] for finding in solved.findings] == ["chat", "log"]
