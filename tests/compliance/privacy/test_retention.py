"""What becomes of records, by the packaged rules and by rules written here."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import Record, RecordKind, RetainedRecord, RetentionPlan, RetentionPolicy, retention_plan
from xborder_support.compliance.rulebook import Retention, Rule, Rulebook
from xborder_support.errors import UsageError

RULEBOOK = Rulebook.load()
TODAY = date(2026, 11, 22)


def record(kind: RecordKind = "chat", places: Any = ("DE",), created_on: date = date(2026, 1, 31), **given: Any) -> Record:
    return Record(**{"id": "1", "kind": kind, "places": places, "created_on": created_on, **given})


def policy(keep: str = "1 month", *records: RecordKind, **given: Any) -> RetentionPolicy:
    return RetentionPolicy(**{"records": records or ("chat",), "keep": keep, "reason": "answered and closed by then", **given})


def plan(one: Record, *policies: RetentionPolicy, rulebook: Rulebook = RULEBOOK, as_of: date = TODAY, **given: Any) -> RetentionPlan:
    return retention_plan([one], as_of=as_of, rulebook=rulebook, policies=policies, **given)


def fate(one: Record, *policies: RetentionPolicy, **given: Any) -> RetainedRecord:
    (found,) = plan(one, *policies, **given).records
    return found


def rule(rule_id: str, *duties: Retention, **given: Any) -> Rule:
    facts: dict[str, Any] = {
        "id": rule_id, "jurisdiction": "DE", "says": "a test", "citation": "section 1", "binding": "law", "confidence": "high",
        "verified": "primary_read", "checked": date(2026, 11, 22),
    }  # fmt: skip
    return Rule(**{**facts, "duties": duties, **given})


def floor(keep: str, starts: str = "created", *records: str) -> Retention:
    return Retention(kind="floor", records=records or ("chat",), keep=Term.parse(keep), starts=starts)


def ceiling(keep: str | None, starts: str = "created", **given: Any) -> Retention:
    return Retention(kind="ceiling", records=("personal_data",), keep=Term.parse(keep) if keep else None, starts=starts, **given)


# --- one rule at a time ---

PACKAGED: list[tuple[RecordKind, str, dict[str, Any], str, str, str]] = [
    ("commercial_letter", "DE", {}, "2032-12-31", "2033-01-01", "DE-HGB-257"),
    ("voucher", "DE", {}, "2034-12-31", "2035-01-01", "DE-HGB-257"),
    ("consent_proof", "DE", {}, "2031-01-31", "2031-02-01", "DE-UWG-7A"),
    ("consent_proof", "DE", {"last_contact_on": date(2026, 6, 15)}, "2031-06-15", "2031-06-16", "DE-UWG-7A"),
    ("complaint", "KR", {}, "2029-01-31", "2029-02-01", "KR-ECA-6"),
    ("contract", "KR", {}, "2031-01-31", "2031-02-01", "KR-ECA-6"),
    ("advertisement", "KR", {}, "2026-07-31", "2026-08-01", "KR-ECA-6"),
    ("unsubscribe_request", "HK", {}, "2029-01-31", "2029-02-01", "HK-UEMO-UNSUB"),
    ("privacy_request", "US-CA", {}, "2028-01-31", "2028-02-01", "US-CA-RECORDS"),
]


@pytest.mark.parametrize("row", PACKAGED, ids=[f"{row[1]}-{row[0]}-{len(row[2])}" for row in PACKAGED])
def test_a_law_keeps_a_record_until_its_last_day(row: tuple[RecordKind, str, dict[str, Any], str, str, str]) -> None:
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
def test_a_month_is_the_same_date_or_the_last_one(created_on: date, delete_on: str) -> None:
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
def test_what_is_due_is_due_on_the_very_day(now: datetime, *, is_due: bool) -> None:
    assert bool(plan(record(), policy()).due_for_deletion(now)) is is_due


def test_the_day_is_that_of_the_plans_zone() -> None:
    now = datetime(2026, 2, 27, 15, tzinfo=UTC)  # midnight in Tokyo
    assert not plan(record(), policy()).due_for_deletion(now)
    assert plan(record(), policy(), time_zone="Asia/Tokyo").due_for_deletion(now)


def test_what_has_no_day_is_never_due() -> None:
    assert not plan(record()).due_for_deletion(datetime(2100, 1, 1, tzinfo=UTC))


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        plan(record()).due_for_deletion(datetime(2026, 2, 28))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


# --- no period ---


def test_the_gdpr_has_no_number_of_months_so_the_shop_must_give_one() -> None:
    solved = plan(record())
    (found,), (finding,) = solved.records, solved.findings
    assert (found.outcome, found.delete_on, found.keep_until, found.decided_by) == ("no_period", None, None, None)
    assert "Nobody has said how long" in found.explain()
    assert (finding.rule, finding.severity) == ("EU-GDPR-RETENTION", "law")
    assert "names none" in finding.message
    assert "period or criteria, purpose, owner" in finding.message
    assert finding.facts == {"kind": "chat", "places": "DE"}
    assert plan(record(), policy()).findings == ()


def test_where_no_rule_is_known_somebody_must_ask() -> None:
    (finding,) = plan(record(places=("BD",))).findings
    assert (finding.rule, finding.severity) == ("no-retention-period", "advisory")
    assert "ask counsel" in finding.message


def test_a_floor_is_reason_enough_without_a_policy() -> None:
    assert plan(record("voucher")).findings == ()


@pytest.mark.parametrize(("keep", "warns"), [("6 months", False), ("183 days", True), ("7 months", True), ("1 month", False)])
def test_more_than_six_months_for_chats_only_warns(keep: str, *, warns: bool) -> None:
    solved = plan(record(), policy(keep))
    assert [(found.rule, found.severity) for found in solved.findings] == ([("chats-over-six-months", "advisory")] if warns else [])
    assert solved.records[0].outcome == "delete"
    assert not any("GDPR" in found.message for found in solved.findings)


def test_six_months_count_from_where_the_policy_counts() -> None:
    assert plan(record(last_contact_on=date(2026, 3, 1)), policy("6 months", starts="last_contact")).findings == ()


def test_other_kinds_may_stay_longer_than_chats() -> None:
    assert plan(record("call_recording"), policy("2 years", "call_recording")).findings == ()


# --- holds ---


@pytest.mark.parametrize(
    ("given", "decided_by", "said"),
    [({"legal_hold": True}, "legal_hold", "legal hold"), ({"dispute_open": True}, "dispute", "dispute is open")],
    ids=["legal-hold", "open-dispute"],
)
def test_a_hold_stops_every_deletion(given: dict[str, Any], decided_by: str, said: str) -> None:
    found = fate(record(**given), policy())
    assert (found.outcome, found.delete_on, found.keep_until, found.decided_by) == ("held", None, None, decided_by)
    assert said in found.explain()


def test_a_refusal_is_kept_for_good() -> None:
    solved = plan(record("suppression_entry"))
    assert (solved.records[0].outcome, solved.records[0].decided_by) == ("kept", "suppression")
    assert solved.findings == ()
    assert "contacted again" in solved.records[0].explain()


# --- several rules ---


def test_a_floor_delays_a_policy_and_says_so() -> None:
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
def test_at_the_last_day_of_a_floor(keep: str, delete_on: str, decided_by: str, *, is_found: bool) -> None:
    solved = plan(record(), policy(keep), rulebook=Rulebook([rule("F", floor("31 days"))]))
    (found,) = solved.records
    assert (str(found.keep_until), str(found.delete_on), found.decided_by) == ("2026-03-03", delete_on, decided_by)
    assert bool(solved.findings) is is_found


def test_a_ceiling_cuts_a_policy_and_says_so() -> None:
    book = Rulebook([rule("C", ceiling("2 months", notice_hours=48))])
    solved = plan(record(), policy("3 months"), rulebook=book)
    (found,), (finding,) = solved.records, solved.findings
    assert (str(found.delete_on), found.decided_by, found.notice_hours) == ("2026-03-31", "C", 48)
    assert (finding.rule, finding.severity) == ("C", "law")
    assert "longer than 2 months" in finding.message
    assert plan(record(), policy("2 months"), rulebook=book).findings == ()
    assert fate(record(), policy("1 month"), rulebook=book).notice_hours is None


def test_a_ceiling_alone_is_a_period() -> None:
    solved = plan(record(), rulebook=Rulebook([rule("C", ceiling("2 months"))]))
    assert (str(solved.records[0].delete_on), solved.findings) == ("2026-03-31", ())
    assert "C lets it stay for 2 months, until 2026-03-31 (section 1)." in solved.records[0].explain()


def test_a_floor_beyond_a_ceiling_wins_and_is_reported() -> None:
    book = Rulebook([rule("C", ceiling("2 months", notice_hours=48)), rule("F", floor("3 months"))])
    solved = plan(record(), rulebook=book)
    (found,), (finding,) = solved.records, solved.findings
    assert (str(found.keep_until), str(found.delete_on), found.decided_by, found.notice_hours) == ("2026-04-30", "2026-05-01", "F", None)
    assert (finding.rule, finding.severity) == ("C", "law")
    assert "F asks to keep chat records longer than C allows" in finding.message
    same = Rulebook([rule("C", ceiling("3 months")), rule("F", floor("3 months"))])
    assert plan(record(), rulebook=same).findings == ()


def test_of_two_floors_the_longer_and_of_two_ceilings_the_shorter_counts() -> None:
    floors = Rulebook([rule("F1", floor("3 months")), rule("F2", floor("5 months"))])
    assert fate(record(), rulebook=floors).decided_by == "F2"
    ceilings = Rulebook([rule("C1", ceiling("3 months")), rule("C2", ceiling("2 months"))])
    assert fate(record(), rulebook=ceilings).decided_by == "C2"


def test_the_laws_of_several_places_add_up() -> None:
    found = fate(record("complaint", ("DE", "KR")), policy("6 months", "complaint"))
    assert (str(found.keep_until), found.decided_by) == ("2029-01-31", "KR-ECA-6")


def test_a_recommendation_is_advice() -> None:
    one = record("prospect", ("FR",), created_on=date(2022, 3, 1))
    solved = plan(one, policy("4 years", "prospect", starts="last_contact"))
    (finding,) = solved.findings
    assert (finding.rule, finding.severity) == ("FR-CNIL-PROSPECT", "advisory")
    assert "3 years that are recommended" in finding.message
    assert str(solved.records[0].delete_on) == "2026-03-01"
    assert plan(one, policy("3 years", "prospect", starts="last_contact")).findings == ()
    assert plan(one).findings[0].rule == "EU-GDPR-RETENTION"


def test_a_floor_that_nobody_is_sure_of_is_advice() -> None:
    book = Rulebook([rule("F", floor("3 months"), confidence="low")])
    solved = plan(record(), policy("1 month"), rulebook=book)
    assert (str(solved.records[0].delete_on), solved.records[0].keep_until) == ("2026-02-28", None)
    assert [(found.rule, found.severity) for found in solved.findings] == [("F", "advisory")]
    assert plan(record(), policy("4 months"), rulebook=book).findings == ()


def test_a_rule_for_others_is_left_out_until_the_shop_is_one_of_them() -> None:
    one = record("call_recording", ("BR",))
    solved = plan(one, policy("1 month", "call_recording"))
    (finding,) = solved.findings
    assert (finding.rule, finding.severity) == ("BR-SAC-REC", "advisory")
    assert finding.suggestion == 'pass shop_is=("federally_regulated_services",) if the shop is one of them'
    assert str(solved.records[0].delete_on) == "2026-02-28"
    bound = plan(one, policy("1 month", "call_recording"), shop_is=("federally_regulated_services",))
    assert (str(bound.records[0].delete_on), bound.records[0].decided_by) == ("2026-05-02", "BR-SAC-REC")


def test_india_tells_the_person_before_it_deletes() -> None:
    one = record("customer_account", ("IN",), created_on=date(2024, 1, 31), last_contact_on=date(2024, 8, 15))
    given: dict[str, Any] = {"as_of": date(2027, 5, 13), "shop_is": ("very_large_platforms",)}
    found = fate(one, **given)
    assert (str(found.delete_on), found.decided_by, found.notice_hours) == ("2027-08-15", "IN-DPDP-ERASE", 48)
    assert fate(one, as_of=date(2027, 5, 12), shop_is=("very_large_platforms",)).outcome == "no_period"


# --- starts ---


@pytest.mark.parametrize("starts", ["completed", "closed"])
def test_what_is_not_over_has_no_end(starts: str) -> None:
    book = Rulebook([rule("F", floor("3 years", starts))])
    waiting = fate(record(), policy(), rulebook=book)
    assert (waiting.outcome, waiting.delete_on, waiting.decided_by) == ("open", None, "F")
    assert "an event that has not happened" in waiting.explain()
    over = fate(record(closed_on=date(2026, 2, 10)), policy(), rulebook=book)
    assert (str(over.keep_until), over.decided_by) == ("2029-02-10", "F")


def test_a_ceiling_that_has_not_started_sets_no_day() -> None:
    book = Rulebook([rule("C", ceiling("3 years", "closed"))])
    assert fate(record(), rulebook=book).outcome == "no_period"
    assert str(fate(record(closed_on=date(2026, 2, 10)), rulebook=book).delete_on) == "2029-02-10"


def test_a_policy_from_the_close_waits_for_it() -> None:
    waiting = fate(record("contract"), policy("1 year", "contract", starts="closed"))
    assert (waiting.outcome, waiting.decided_by) == ("open", "policy")
    assert "from an event that has not happened: answered and closed by then." in waiting.explain()
    done = fate(record("contract", closed_on=date(2026, 2, 28)), policy("1 year", "contract", starts="closed"))
    assert (done.outcome, str(done.delete_on)) == ("delete", "2027-02-28")


def test_activity_counts_from_the_creation_where_none_is_known() -> None:
    for starts in ("last_contact", "last_activity", "last_use"):
        book = Rulebook([rule("C", ceiling("3 years", starts))])
        assert str(fate(record(), rulebook=book).delete_on) == "2029-01-31"
        assert str(fate(record(last_contact_on=date(2026, 2, 1)), rulebook=book).delete_on) == "2029-02-01"


def test_an_unknown_start_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        plan(record(), rulebook=Rulebook([rule("C", ceiling("3 years", "full_moon"))]))
    assert caught.value.code == "unknown-retention-start"


# --- policies ---


def test_the_narrowest_policy_counts() -> None:
    wide, german, bavarian = policy("1 month"), policy("2 months", place="DE"), policy("3 months", place="de-by")
    assert str(fate(record(places=("FR",)), wide, german, bavarian).delete_on) == "2026-02-28"
    assert str(fate(record(places=("DE",)), wide, german, bavarian).delete_on) == "2026-03-31"
    assert str(fate(record(places=("DE-BY",)), bavarian, german, wide).delete_on) == "2026-04-30"
    assert str(fate(record(places=("DE-HH",)), wide, german, bavarian).delete_on) == "2026-03-31"


def test_of_two_equal_policies_the_one_counts_that_ends_first() -> None:
    assert str(fate(record(), policy("2 months"), policy("1 month")).delete_on) == "2026-02-28"
    assert fate(record(), policy("2 months", starts="closed"), policy("1 month")).outcome == "delete"


def test_a_policy_is_for_its_kinds_alone() -> None:
    assert fate(record("call_recording"), policy()).outcome == "no_period"
    assert fate(record("call_recording"), policy("1 month", "chat", "call_recording")).outcome == "delete"


# --- bad input ---

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
def test_a_wrong_record_is_refused(given: dict[str, Any], code: str) -> None:
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
def test_a_wrong_policy_is_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        policy(**given)
    assert caught.value.code == code
    assert caught.value.hint


def test_one_kind_may_be_named_without_a_tuple() -> None:
    given: Any = "chat"
    assert policy(records=given).records == ("chat",)


def test_a_wrong_plan_is_refused() -> None:
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


def test_every_rule_can_be_counted() -> None:
    """All starts and kinds of the data are understood, on both sides of every change date."""
    places = sorted({one.jurisdiction for one in RULEBOOK.rules if one.duties_of(Retention)} - {"EU", "GLOBAL"})
    for as_of in (date(2026, 1, 1), date(2028, 1, 1)):
        for kind in get_args(RecordKind):
            one = record(kind, tuple(place for place in places if ":" not in place), closed_on=date(2026, 3, 1))
            assert fate(one, as_of=as_of).outcome in {"delete", "kept", "no_period"}


def test_a_record_is_stored_and_read_back() -> None:
    one = record("contract", closed_on=date(2026, 2, 1), dispute_open=True)
    assert Record.from_json(one.to_json()) == one


def test_a_change_of_the_host_stands_beside_the_law() -> None:
    law = rule("F", floor("3 months"))
    own = rule("F", floor("5 months"), overridden_because="Counsel, 2026-10-02")
    assert str(fate(record(), rulebook=Rulebook([own, law])).keep_until) == "2026-06-30"
    shorter = rule("F", floor("1 month"), overridden_because="Counsel, 2026-10-02")
    assert str(fate(record(), rulebook=Rulebook([shorter, law])).keep_until) == "2026-04-30"


def test_one_law_of_two_places_is_told_once() -> None:
    solved = plan(record(places=("DE", "FR")))
    assert [finding.facts["places"] for finding in solved.findings] == ["DE, FR"]
    assert fate(record("voucher", ("DE", "DE-BY"))).explain().count("DE-HGB-257") == 1


def test_what_a_law_only_recommends_decides_nothing() -> None:
    recommended = Retention(kind="policy", records=("chat",), keep=Term(2, "months"))
    book = Rulebook([rule("P", recommended)])
    assert fate(record(), rulebook=book).outcome == "no_period"
    solved = plan(record(), policy("3 months"), rulebook=book)
    assert (f"{solved.records[0].delete_on}", solved.records[0].decided_by) == ("2026-04-30", "policy")
    (finding,) = solved.findings
    assert (finding.rule, finding.severity) == ("P", "advisory")
    assert finding.suggestion == "shorten the policy, or write down why it is longer"
    assert plan(record(), policy("2 months"), rulebook=book).findings == ()


def test_every_finding_says_what_to_do() -> None:
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


def test_a_plan_says_its_day_and_its_zone() -> None:
    solved = plan(record(), time_zone="Asia/Tokyo")
    assert (solved.as_of, solved.time_zone) == (TODAY, "Asia/Tokyo")
    assert plan(record()).time_zone == "UTC"


def test_records_are_in_the_order_of_their_ids_and_findings_in_one_of_their_own() -> None:
    some = [record(id="b"), record("log", id="a"), record(id="c")]
    solved = retention_plan(some, as_of=TODAY, rulebook=RULEBOOK)
    assert [one.record.id for one in solved.records] == ["a", "b", "c"]
    assert [finding.facts["kind"] for finding in solved.findings] == ["chat", "log"]
