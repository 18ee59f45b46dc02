"""What an erasure takes, what stays, and what the person is told."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import (
    ErasedRecord,
    ErasurePlan,
    PrivacyCase,
    RecordKind,
    RetentionPolicy,
    StoredRecord,
    case_clocks,
    erasure_plan,
    retention_plan,
)
from xborder_support.compliance.rulebook import Retention, RetentionKind, Rule, Rulebook
from xborder_support.errors import UsageError

RULEBOOK = Rulebook.load()
ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)


def case_of(*places: str, **given: Any) -> PrivacyCase:
    return PrivacyCase(**{"kind": "erasure", "received_at": ASKED_AT, "places": places or ("DE",), "verified_at": ASKED_AT, **given})


def record(kind: RecordKind = "chat", created_on: date = date(2026, 1, 31), **given: Any) -> StoredRecord:
    return StoredRecord(**{"id": kind, "kind": kind, "places": ("DE",), "created_on": created_on, **given})


def plan(*records: StoredRecord, **given: Any) -> ErasurePlan:
    return erasure_plan(records, **{"case": case_of(), "rulebook": RULEBOOK, **given})


def only(one: StoredRecord, **given: Any) -> ErasedRecord:
    (found,) = plan(one, **given).records
    return found


def test_what_nothing_keeps_is_deleted() -> None:
    found = only(record())
    assert (found.action, found.is_erased, found.keep_until, found.because) == ("delete", True, None, None)
    assert found.explain() == "No rule and no hold keeps it."


def test_a_plan_says_what_is_done_why_and_by_when() -> None:
    secret = [record(id="anna@example.com"), record(id="b"), record("voucher", id="c"), record("unsubscribe_request", id="d")]
    said = plan(*secret, case=case_of(verified_at=None)).explain()
    lines = said.split("\n")
    assert lines[0] == "Chat (DE): goes. No rule and no hold keeps it. (2 records)"
    assert lines[1].startswith("Voucher (DE): stays. DE-HGB-257 asks to keep it until 2034-12-31; ")
    assert lines[2].startswith("Unsubscribe request (DE): stays. It proves what was agreed, refused or asked for; ")
    assert lines[3] == "Nobody has checked who asks: erase nothing yet: ask who it is, and set verified_at."
    assert lines[4].startswith("The person refused messages, and nothing would remember it: ")
    assert lines[-1] == "It must be done and told before 2026-04-07T22:00:00+00:00."
    assert "anna" not in said


def test_a_plan_without_records_or_without_a_figure_says_so() -> None:
    assert plan(case=case_of("BD")).explain() == "Nothing is held.\nNo figure is known by when it must be done: ask counsel."


def test_what_statistics_are_made_of_may_lose_the_person_instead() -> None:
    found = only(record(), anonymise=("chat",))
    assert (found.action, found.is_erased) == ("anonymise", True)
    assert only(record("log"), anonymise=("chat",)).action == "delete"


@pytest.mark.parametrize(
    ("kind", "keep_until", "because"),
    [("voucher", date(2034, 12, 31), "DE-HGB-257"), ("commercial_letter", date(2032, 12, 31), "DE-HGB-257")],
)
def test_what_a_law_asks_to_keep_stays_until_then(kind: RecordKind, keep_until: date, because: str) -> None:
    found = only(record(kind), anonymise=(kind,))
    assert (found.action, found.is_erased, found.keep_until, found.because) == ("keep", False, keep_until, because)
    assert f"until {keep_until}; use it for nothing else (" in found.explain()


@pytest.mark.parametrize(("created_on", "action"), [(date(2017, 5, 1), "delete"), (date(2018, 5, 1), "delete"), (date(2020, 5, 1), "keep")])
def test_what_a_law_no_longer_asks_for_goes(created_on: date, action: str) -> None:
    assert only(record("commercial_letter", created_on)).action == action


@pytest.mark.parametrize(("day", "action"), [(date(2026, 3, 3), "keep"), (date(2026, 3, 2), "delete")])
def test_on_its_last_day_a_law_still_keeps_it(day: date, action: str) -> None:
    duty = Retention(kind="floor", records=("chat",), keep=Term(1, "calendar_days"))
    rule = Rule(
        id="F", jurisdiction="DE", says="a test", citation="section 1", binding="law", confidence="high", verified="primary_read",
        checked=date(2026, 11, 22), duties=(duty,),
    )  # fmt: skip
    before = date.fromordinal(day.toordinal() - 1)
    assert only(record(created_on=before), rulebook=Rulebook([rule])).action == action


def test_of_two_laws_the_longer_is_named() -> None:
    found = only(record("complaint", places=("KR", "HK")))
    assert (found.keep_until, found.because) == (date(2029, 1, 31), "KR-ECA-6")


def test_what_is_not_over_stays_without_an_end() -> None:
    duty = Retention(kind="floor", records=("contract",), keep=Term(3, "years"), starts="completed")
    rule = Rule(
        id="F", jurisdiction="DE", says="a test", citation="section 1", binding="law", confidence="high", verified="primary_read",
        checked=date(2026, 11, 22), duties=(duty,),
    )  # fmt: skip
    found = plan(record("contract"), rulebook=Rulebook([rule]))
    assert (found.records[0].action, found.records[0].keep_until, found.records[0].because) == ("keep", None, "F")
    assert "an event that has not happened" in found.records[0].explain()
    assert found.message_values["kept_until"] is None


@pytest.mark.parametrize(("given", "because"), [({"legal_hold": True}, "legal_hold"), ({"dispute_open": True}, "dispute")])
def test_what_is_held_stays(given: dict[str, Any], because: str) -> None:
    found = only(record(**given), anonymise=("chat",))
    assert (found.action, found.keep_until, found.because) == ("keep", None, because)
    assert "stops every deletion" in found.explain()


def test_a_refusal_is_cut_down_to_what_it_needs() -> None:
    found = plan(record("suppression_entry"), record())
    chat, entry = found.records
    assert (entry.action, entry.is_erased, entry.because) == ("minimise", False, "suppression")
    assert "contacted again" in entry.explain()
    assert chat.action == "delete"
    assert found.message_key == "privacy_erasure_done"
    assert found.message_values == {"erased_count": 1, "kept_count": 0, "kept_until": None}


@pytest.mark.parametrize("kind", ["consent_proof", "privacy_request", "unsubscribe_request"])
def test_a_proof_stays_as_long_as_the_policy_says(kind: RecordKind) -> None:
    def proof(keep: str, **given: Any) -> ErasedRecord:
        own = RetentionPolicy(records=(kind,), keep=keep, reason="claims lapse by then", **given)
        return only(record(kind, places=("FR",)), case=case_of("FR"), policies=[own])

    kept = proof("3 years")
    assert (kept.action, kept.keep_until, kept.because) == ("keep", date(2029, 1, 31), "evidence")
    assert "stays until 2029-01-31: claims lapse by then." in kept.explain()
    assert proof("31 days").action == "keep"  # until 3 March, the day of the request
    assert proof("30 days").action == "delete"
    assert (proof("3 years", starts="closed").action, proof("3 years", starts="closed").keep_until) == ("keep", None)


def test_a_proof_without_a_policy_stays_and_somebody_must_say_until_when() -> None:
    found = plan(record("privacy_request"))
    assert (found.records[0].action, found.records[0].because) == ("keep", "evidence")
    assert "nobody has said until when" in found.records[0].explain()
    assert [finding.rule for finding in found.findings] == ["no-retention-period"]
    assert found.findings[0].severity == "advisory"
    assert "consent_proof, privacy_request and unsubscribe_request" in (found.findings[0].suggestion or "")
    assert found.findings[0].message == "proofs stay without an end"


def test_a_refusal_without_an_entry_would_be_forgotten() -> None:
    own = RetentionPolicy(records=("unsubscribe_request",), keep="3 years", reason="claims lapse by then")
    missing = plan(record("unsubscribe_request"), policies=[own])
    assert [(finding.rule, finding.severity) for finding in missing.findings] == [("suppression-missing", "advisory")]
    assert missing.findings[0].suggestion == "keep a suppression_entry, and nothing else"
    assert "nothing would remember it" in missing.findings[0].message
    assert plan(record("unsubscribe_request"), record("suppression_entry"), policies=[own]).findings == ()


def test_nothing_goes_before_somebody_has_checked_who_asks() -> None:
    (finding,) = plan(record(), case=case_of(verified_at=None)).findings
    assert (finding.rule, finding.severity) == ("erasure-unverified", "advisory")
    assert "erase nothing yet" in finding.message
    assert finding.suggestion == "ask who it is, and set verified_at"
    assert plan(record()).findings == ()


MESSAGES = [
    ((), "privacy_erasure_nothing_held", 0, 0, None),
    (("chat",), "privacy_erasure_done", 1, 0, None),
    (("chat", "voucher"), "privacy_erasure_partly_done", 1, 1, date(2034, 12, 31)),
    (("chat", "voucher", "commercial_letter"), "privacy_erasure_partly_done", 1, 2, date(2034, 12, 31)),
    (("voucher",), "privacy_erasure_not_done", 0, 1, date(2034, 12, 31)),
    (("suppression_entry",), "privacy_erasure_done", 0, 0, None),
]


@pytest.mark.parametrize(("kinds", "key", "erased", "kept", "until"), MESSAGES, ids=[row[1] + f"-{len(row[0])}" for row in MESSAGES])
def test_the_person_is_told_what_was_done(kinds: tuple[RecordKind, ...], key: str, erased: int, kept: int, until: date | None) -> None:
    found = plan(*(record(kind) for kind in kinds))
    assert found.message_key == key
    assert found.message_values == {"erased_count": erased, "kept_count": kept, "kept_until": until}
    assert len(found.erased) == erased
    assert len(found.erased) + len(found.kept) == len(kinds)


def test_a_hold_leaves_no_date_to_tell() -> None:
    found = plan(record("chat", legal_hold=True), record("voucher"))
    assert found.message_values["kept_until"] is None


def test_it_is_due_when_the_tightest_law_says() -> None:
    assert plan(record()).due_at == datetime(2026, 4, 7, 22, 0, tzinfo=UTC)
    assert plan(record(), case=case_of("DE", "KE")).due_at == datetime(2026, 3, 17, 21, 0, tzinfo=UTC)
    california = plan(record(), case=case_of("US-CA", time_zone="America/Los_Angeles"))
    assert california.clocks[0].about == "acknowledgement"
    assert california.due_at == datetime(2026, 4, 18, 7, 0, tzinfo=UTC)
    assert plan(record(), case=case_of("BD")).due_at is None


def test_the_rules_of_the_day_of_the_request_hold() -> None:
    with pytest.raises(UsageError) as caught:
        plan(record(), rulebook=RULEBOOK.as_of(date(2026, 3, 4)))
    assert caught.value.code == "rulebook-of-another-day"


@pytest.mark.parametrize("case", [case_of(kind="access"), "erasure", None], ids=["access", "text", "none"])
def test_only_an_erasure_has_a_plan(case: Any) -> None:
    with pytest.raises(UsageError) as caught:
        plan(record(), case=case)
    assert caught.value.code == "not-an-erasure"


def test_a_kind_to_make_anonymous_is_checked() -> None:
    with pytest.raises(UsageError) as caught:
        plan(record(), anonymise=("chats",))
    assert caught.value.code == "unknown-record-kind"


@settings(max_examples=40)
@given(kinds=st.lists(st.sampled_from(["chat", "voucher", "consent_proof", "log", "suppression_entry"]), unique=True), held=st.booleans())
def test_the_order_does_not_matter_and_a_hold_always_wins(kinds: list[RecordKind], *, held: bool) -> None:
    records = [record(kind, legal_hold=held) for kind in kinds]
    assert plan(*records) == plan(*records[::-1])
    assert not held or all(one.action == "keep" for one in plan(*records).records)


@pytest.mark.parametrize(
    ("created_on", "expected"),
    [
        (date(2023, 3, 3), [("FLOOR", "advisory", 'pass bound_by=("marketplaces",) if the shop is one of them')]),
        (date(2023, 3, 2), []),
    ],
)
def test_what_a_rule_for_others_asks_to_keep_does_not_go_in_silence(created_on: date, expected: list[tuple[str, str, str]]) -> None:
    book = Rulebook([floor_rule(limited_to="marketplaces")])
    done = plan(record(created_on=created_on), rulebook=book)
    assert [one.action for one in done.records] == ["delete"]
    assert [(found.rule, found.severity, found.suggestion) for found in done.findings] == expected
    bound = plan(record(created_on=date(2023, 3, 3)), rulebook=book, bound_by=("marketplaces",))
    assert ([one.because for one in bound.records], bound.findings) == (["FLOOR"], ())


def test_what_an_unsure_rule_asks_to_keep_does_not_go_in_silence() -> None:
    book = Rulebook([floor_rule(confidence="low")])
    (found,) = plan(record(created_on=date(2023, 3, 3)), rulebook=book).findings
    assert (found.rule, found.severity, found.suggestion) == ("FLOOR", "advisory", "ask counsel before you erase them")
    assert found.message == "a rule that is advice asks to keep chat records for 3 years, and was left out"
    assert plan(record(created_on=date(2023, 3, 2)), rulebook=book).findings == ()
    assert plan(record(legal_hold=True), rulebook=book).findings == ()


def test_a_ceiling_that_is_advice_says_nothing_against_an_erasure() -> None:
    assert plan(record(), rulebook=Rulebook([floor_rule("ceiling", confidence="low")])).findings == ()


@pytest.mark.parametrize("bound_by", ["marketplaces", None, [1], 5], ids=["text", "none", "number", "int"])
def test_what_the_shop_is_comes_as_a_collection_of_names(bound_by: Any) -> None:
    asks = (
        lambda: plan(record(), bound_by=bound_by),
        lambda: case_clocks(case_of(), rulebook=RULEBOOK, bound_by=bound_by),
        lambda: retention_plan([record()], as_of=date(2026, 3, 3), rulebook=RULEBOOK, bound_by=bound_by),
    )
    for ask in asks:
        with pytest.raises(UsageError) as caught:
            ask()
        assert (caught.value.code, str(caught.value.hint)) == (
            "wrong-argument",
            'pass bound_by=("large_firms",), with a comma also for one',
        )


def floor_rule(kind: RetentionKind = "floor", **changes: Any) -> Rule:
    duty = Retention(kind=kind, records=("chat",), keep=Term(3, "years"))
    plain = Rule(
        id="FLOOR", jurisdiction="DE", says="a test", citation="section 1", binding="law", confidence="high", verified="primary_read",
        checked=date(2026, 11, 22), duties=(duty,),
    )  # fmt: skip
    return replace(plain, **changes)
