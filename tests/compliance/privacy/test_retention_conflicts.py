"""Several rules and policies at once, and what disagrees."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.privacy import RetainedRecord, RetentionPlan, RetentionPolicy, StoredRecord
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


def test_a_floor_delays_a_policy_and_says_so(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    solved = plan(record("commercial_letter"), policy("3 months", "commercial_letter"))
    (found,), (finding,) = solved.records, solved.findings
    assert (str(found.delete_on), found.decided_by) == ("2033-01-01", "DE-HGB-257")
    assert (finding.rule, finding.severity) == ("DE-HGB-257", "law")
    assert "shorter than 6 years" in finding.message
    assert "The shop keeps it for 3 months, until 2026-04-30" in found.explain()


@pytest.mark.parametrize(
    ("keep", "delete_on", "decided_by", "is_found"),
    [
        ("30 days", "2026-03-04", "F", True),
        ("31 days", "2026-03-04", "F", False),
        ("32 days", "2026-03-04", "policy", False),
        ("33 days", "2026-03-05", "policy", False),
    ],
)
def test_at_the_last_day_of_a_floor(
    record: MakeRecord,
    policy: MakePolicy,
    plan: Plan,
    rule: MakeRule,
    floor: MakeDuty,
    *,
    keep: str,
    delete_on: str,
    decided_by: str,
    is_found: bool,
) -> None:
    solved = plan(record(), policy(keep), rulebook=Rulebook([rule("F", floor("31 days"))]))
    (found,) = solved.records
    assert (str(found.keep_until), str(found.delete_on), found.decided_by) == ("2026-03-03", delete_on, decided_by)
    assert bool(solved.findings) is is_found


def test_a_ceiling_cuts_a_policy_and_says_so(
    *, record: MakeRecord, policy: MakePolicy, plan: Plan, fate: Fate, rule: MakeRule, ceiling: MakeDuty
) -> None:
    book = Rulebook([rule("C", ceiling("2 months", notice_hours=48))])
    solved = plan(record(), policy("3 months"), rulebook=book)
    (found,), (finding,) = solved.records, solved.findings
    assert (str(found.delete_on), found.decided_by, found.notice_hours) == ("2026-03-31", "C", 48)
    assert (finding.rule, finding.severity) == ("C", "law")
    assert "longer than 2 months" in finding.message
    assert plan(record(), policy("2 months"), rulebook=book).findings == ()
    assert fate(record(), policy("1 month"), rulebook=book).notice_hours is None


def test_a_ceiling_alone_is_a_period(record: MakeRecord, plan: Plan, rule: MakeRule, ceiling: MakeDuty) -> None:
    solved = plan(record(), rulebook=Rulebook([rule("C", ceiling("2 months"))]))
    assert (str(solved.records[0].delete_on), solved.findings) == ("2026-03-31", ())
    assert "C lets it stay for 2 months, until 2026-03-31 (section 1)." in solved.records[0].explain()


def test_a_floor_beyond_a_ceiling_wins_and_is_reported(
    record: MakeRecord, plan: Plan, rule: MakeRule, floor: MakeDuty, ceiling: MakeDuty
) -> None:
    book = Rulebook([rule("C", ceiling("2 months", notice_hours=48)), rule("F", floor("3 months"))])
    solved = plan(record(), rulebook=book)
    (found,), (finding,) = solved.records, solved.findings
    assert (str(found.keep_until), str(found.delete_on), found.decided_by, found.notice_hours) == ("2026-04-30", "2026-05-01", "F", None)
    assert (finding.rule, finding.severity) == ("C", "law")
    assert "F asks to keep chat records longer than C allows" in finding.message
    same = Rulebook([rule("C", ceiling("3 months")), rule("F", floor("3 months"))])
    assert plan(record(), rulebook=same).findings == ()


def test_of_two_floors_the_longer_and_of_two_ceilings_the_shorter_counts(
    record: MakeRecord, fate: Fate, rule: MakeRule, floor: MakeDuty, ceiling: MakeDuty
) -> None:
    floors = Rulebook([rule("F1", floor("3 months")), rule("F2", floor("5 months"))])
    assert fate(record(), rulebook=floors).decided_by == "F2"
    ceilings = Rulebook([rule("C1", ceiling("3 months")), rule("C2", ceiling("2 months"))])
    assert fate(record(), rulebook=ceilings).decided_by == "C2"


def test_the_laws_of_several_places_add_up(record: MakeRecord, policy: MakePolicy, fate: Fate) -> None:
    found = fate(record("complaint", ("DE", "KR")), policy("6 months", "complaint"))
    assert (str(found.keep_until), found.decided_by) == ("2029-01-31", "KR-ECA-6")


def test_a_recommendation_is_advice(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    one = record("prospect", ("FR",), created_on=date(2022, 3, 1))
    solved = plan(one, policy("4 years", "prospect", starts="last_contact"))
    (finding,) = solved.findings
    assert (finding.rule, finding.severity) == ("FR-CNIL-PROSPECT", "advisory")
    assert "3 years that are recommended" in finding.message
    assert str(solved.records[0].delete_on) == "2026-03-01"
    assert plan(one, policy("3 years", "prospect", starts="last_contact")).findings == ()
    assert plan(one).findings[0].rule == "EU-GDPR-RETENTION"


def test_a_floor_that_nobody_is_sure_of_is_advice(
    record: MakeRecord, policy: MakePolicy, plan: Plan, rule: MakeRule, floor: MakeDuty
) -> None:
    book = Rulebook([rule("F", floor("3 months"), confidence="low")])
    solved = plan(record(), policy("1 month"), rulebook=book)
    assert (str(solved.records[0].delete_on), solved.records[0].keep_until) == ("2026-02-28", None)
    assert [(found.rule, found.severity) for found in solved.findings] == [("F", "advisory")]
    assert plan(record(), policy("4 months"), rulebook=book).findings == ()


def test_a_rule_for_others_is_left_out_until_the_bound_by_one_of_them(record: MakeRecord, policy: MakePolicy, plan: Plan) -> None:
    one = record("call_recording", ("BR",))
    solved = plan(one, policy("1 month", "call_recording"))
    (finding,) = solved.findings
    assert (finding.rule, finding.severity) == ("BR-SAC-REC", "advisory")
    assert finding.suggestion == 'pass bound_by=("federally_regulated_services",) if the shop is one of them'
    assert str(solved.records[0].delete_on) == "2026-02-28"
    bound = plan(one, policy("1 month", "call_recording"), bound_by=("federally_regulated_services",))
    assert (str(bound.records[0].delete_on), bound.records[0].decided_by) == ("2026-05-02", "BR-SAC-REC")


def test_india_tells_the_person_before_it_deletes(record: MakeRecord, fate: Fate) -> None:
    one = record("customer_account", ("IN",), created_on=date(2024, 1, 31), last_contact_on=date(2024, 8, 15))
    given: dict[str, Any] = {"as_of": date(2027, 5, 13), "bound_by": ("very_large_platforms",)}
    found = fate(one, **given)
    assert (str(found.delete_on), found.decided_by, found.notice_hours) == ("2027-08-15", "IN-DPDP-ERASE", 48)
    assert fate(one, as_of=date(2027, 5, 12), bound_by=("very_large_platforms",)).outcome == "no_period"


@pytest.mark.parametrize("starts", ["completed", "closed"])
def test_what_is_not_over_has_no_end(
    record: MakeRecord, policy: MakePolicy, fate: Fate, rule: MakeRule, floor: MakeDuty, *, starts: str
) -> None:
    book = Rulebook([rule("F", floor("3 years", starts))])
    waiting = fate(record(), policy(), rulebook=book)
    assert (waiting.outcome, waiting.delete_on, waiting.decided_by) == ("open", None, "F")
    assert "an event that has not happened" in waiting.explain()
    over = fate(record(closed_on=date(2026, 2, 10)), policy(), rulebook=book)
    assert (str(over.keep_until), over.decided_by) == ("2029-02-10", "F")


def test_a_ceiling_that_has_not_started_sets_no_day(record: MakeRecord, fate: Fate, rule: MakeRule, ceiling: MakeDuty) -> None:
    book = Rulebook([rule("C", ceiling("3 years", "closed"))])
    assert fate(record(), rulebook=book).outcome == "no_period"
    assert str(fate(record(closed_on=date(2026, 2, 10)), rulebook=book).delete_on) == "2029-02-10"


def test_a_policy_from_the_close_waits_for_it(record: MakeRecord, policy: MakePolicy, fate: Fate) -> None:
    waiting = fate(record("contract"), policy("1 year", "contract", starts="closed"))
    assert (waiting.outcome, waiting.decided_by) == ("open", "policy")
    assert "from an event that has not happened: answered and closed by then." in waiting.explain()
    done = fate(record("contract", closed_on=date(2026, 2, 28)), policy("1 year", "contract", starts="closed"))
    assert (done.outcome, str(done.delete_on)) == ("delete", "2027-02-28")


def test_activity_counts_from_the_creation_where_none_is_known(record: MakeRecord, fate: Fate, rule: MakeRule, ceiling: MakeDuty) -> None:
    for starts in ("last_contact", "last_activity", "last_use"):
        book = Rulebook([rule("C", ceiling("3 years", starts))])
        assert str(fate(record(), rulebook=book).delete_on) == "2029-01-31"
        assert str(fate(record(last_contact_on=date(2026, 2, 1)), rulebook=book).delete_on) == "2029-02-01"


@pytest.mark.parametrize("starts", ["last_contact", "last_activity", "last_use"])
def test_what_must_stay_from_a_day_that_nobody_knows_stays(  # noqa: PLR0917  (fixtures)
    record: MakeRecord, fate: Fate, rule: MakeRule, floor: MakeDuty, ceiling: MakeDuty, starts: str
) -> None:
    book = Rulebook([rule("F", floor("5 years", starts)), rule("C", ceiling("1 month"))])
    unknown = fate(record(), rulebook=book)
    assert (unknown.outcome, unknown.delete_on, unknown.decided_by) == ("open", None, "F")
    assert "of which nobody told" in unknown.explain()
    known = fate(record(last_contact_on=date(2026, 2, 1)), rulebook=book)
    assert (known.outcome, str(known.delete_on), known.decided_by) == ("delete", "2031-02-02", "F")


def test_an_unknown_start_is_refused(record: MakeRecord, plan: Plan, rule: MakeRule, ceiling: MakeDuty) -> None:
    with pytest.raises(UsageError) as caught:
        plan(record(), rulebook=Rulebook([rule("C", ceiling("3 years", "full_moon"))]))
    assert caught.value.code == "unknown-retention-start"
