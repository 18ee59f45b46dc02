"""Laws that hold for whatever records, rules and policies there are."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import RecordKind, RetainedRecord, RetentionPlan, RetentionPolicy, StoredRecord, retention_plan
from xborder_support.compliance.rulebook import Retention, Rule, Rulebook

RULEBOOK = Rulebook.load()
TODAY = date(2026, 11, 22)

days = st.dates(date(2015, 1, 1), date(2026, 11, 1))
kinds = st.sampled_from(get_args(RecordKind))
places = st.lists(st.sampled_from(["DE", "FR", "KR", "HK", "US-CA", "BD", "BR", "CN"]), min_size=1, max_size=3, unique=True).map(tuple)
terms = st.builds(Term, st.integers(1, 60), st.sampled_from(["calendar_days", "weeks", "months"]))


@st.composite
def records_of(draw: st.DrawFn) -> list[StoredRecord]:
    def one(number: int) -> StoredRecord:
        created_on = draw(days)
        later = st.none() | st.integers(0, 500).map(lambda passed: created_on + timedelta(days=passed))
        return StoredRecord(
            id=f"{number}", kind=draw(kinds), places=draw(places), created_on=created_on, last_contact_on=draw(later),
            closed_on=draw(later), legal_hold=draw(st.booleans()), dispute_open=draw(st.booleans()),
        )  # fmt: skip

    return [one(number) for number in range(draw(st.integers(0, 6)))]


policies_of = st.lists(
    st.builds(
        RetentionPolicy,
        records=st.lists(kinds.filter(lambda kind: kind != "suppression_entry"), min_size=1, unique=True).map(tuple),
        keep=terms,
        reason=st.sampled_from(["one", "two"]),
        starts=st.sampled_from(["created", "last_contact", "closed", "end_of_calendar_year"]),
        place=st.none() | st.sampled_from(["DE", "US"]),
    ),
    max_size=4,
)


def plan_of(records: list[StoredRecord], policies: list[RetentionPolicy]) -> RetentionPlan:
    return retention_plan(records, as_of=TODAY, rulebook=RULEBOOK, policies=policies)


@settings(max_examples=60)
@given(records=records_of(), policies=policies_of)
def test_the_order_of_records_and_policies_does_not_matter(records: list[StoredRecord], policies: list[RetentionPolicy]) -> None:
    there, back = plan_of(records, policies), plan_of(records[::-1], policies[::-1])
    assert there == back
    assert [one.explain() for one in there.records] == [one.explain() for one in back.records]


@settings(max_examples=60)
@given(records=records_of(), policies=policies_of)
def test_a_hold_always_wins(records: list[StoredRecord], policies: list[RetentionPolicy]) -> None:
    for one in plan_of(records, policies).records:
        is_held = one.record.legal_hold or one.record.dispute_open
        assert (one.outcome == "held") is is_held
        assert not is_held or one.delete_on is None


@settings(max_examples=60)
@given(records=records_of(), policies=policies_of)
def test_nothing_goes_while_a_law_keeps_it(records: list[StoredRecord], policies: list[RetentionPolicy]) -> None:
    for one in plan_of(records, policies).records:
        assert (one.delete_on is not None) is (one.outcome == "delete")
        assert one.delete_on is None or one.keep_until is None or one.delete_on > one.keep_until


@settings(max_examples=60)
@given(records=records_of(), policies=policies_of, now=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_what_is_due_stays_due(records: list[StoredRecord], policies: list[RetentionPolicy], now: datetime) -> None:
    plan, instant = plan_of(records, policies), now.replace(tzinfo=UTC)
    due = plan.due_for_deletion(instant)
    later = plan.due_for_deletion(instant + timedelta(days=40))
    assert set(map(record_id, due)) <= set(map(record_id, later))
    assert all(one.delete_on is not None and one.delete_on <= instant.date() for one in due)


def record_id(one: RetainedRecord) -> str:
    return one.record.id


def rule(rule_id: str, kind: str, keep: Term) -> Rule:
    duty = Retention(kind="floor" if kind == "floor" else "ceiling", records=("chat",), keep=keep)
    return Rule(
        id=rule_id, jurisdiction="BD", says="a test", citation="section 1", binding="law", confidence="high", verified="primary_read",
        checked=TODAY, duties=(duty,),
    )  # fmt: skip


@settings(max_examples=80)
@given(created_on=days, ceiling=terms, floor=terms, own=terms)
def test_a_floor_only_ever_delays(created_on: date, ceiling: Term, floor: Term, own: Term) -> None:
    record = StoredRecord(id="1", kind="chat", places=("BD",), created_on=created_on)
    policies = [RetentionPolicy(records=("chat",), keep=own, reason="own")]

    def delete_on(*rules: Rule) -> date:
        (one,) = retention_plan([record], as_of=TODAY, rulebook=Rulebook(rules), policies=policies).records
        assert one.delete_on is not None
        return one.delete_on

    upper, lower = rule("C", "ceiling", ceiling), rule("F", "floor", floor)
    alone, kept_until = delete_on(upper), end_of(created_on, floor)
    assert alone == min(end_of(created_on, ceiling), end_of(created_on, own))
    assert delete_on(upper, lower) == (alone if alone > kept_until else kept_until + timedelta(days=1))


def end_of(first: date, term: Term) -> date:
    """Return the last day of a term, counted another way."""
    if term.unit != "months":
        return first + timedelta(days=term.count * (7 if term.unit == "weeks" else 1))
    year, month = first.year + (first.month - 1 + term.count) // 12, (first.month - 1 + term.count) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=first.day - 1), following - timedelta(days=1))
