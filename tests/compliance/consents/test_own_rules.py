"""Rules that a host brings or a book holds count as they say: figures, media, days, severity and holidays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import Holidays, Term
from xborder_support.compliance.consents import ConsentEvent, Consents, keep_until, may_confirm_opt_out, opt_out_due
from xborder_support.compliance.rulebook import Confirmation, ConsentDuty, Duty, Medium, Retention, Rule, Rulebook
from xborder_support.compliance.rulebook import DeadlineDuty as Limit

RULES = Rulebook.load()
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
PHONE = "+14165550123"


def rule(name: str, *duties: Duty, jurisdiction: str = "IS", **fields: Any) -> Rule:
    known: dict[str, Any] = {"says": "x", "citation": "x", "binding": "law", "confidence": "high", "verified": "primary"}
    return Rule(**{**known, "id": name, "jurisdiction": jurisdiction, "duties": duties, **fields})


# confirmations


def minutes_given(*duties: Confirmation, medium: Medium = "sms", **fields: Any) -> float:
    book = Rulebook([rule(f"R{place}", duty, **fields) for place, duty in enumerate(duties)])
    return (may_confirm_opt_out(NOON, place="IS", now=NOON, rulebook=book, medium=medium).until - NOON) / MINUTE


def test_the_strictest_figures_of_several_rules_count() -> None:
    short, long = Confirmation(most=1, within_minutes=3), Confirmation(most=2, within_minutes=30)
    assert minutes_given(long) == 30
    assert minutes_given(long, short) == minutes_given(short, long) == 3
    book = Rulebook([rule("LONG", long), rule("SHORT", short)])
    found = may_confirm_opt_out(NOON, place="IS", now=NOON + 2 * MINUTE, sent=[NOON], rulebook=book)
    assert [(reason.code, reason.facts) for reason in found.reasons] == [("opt-out-already-confirmed", {"rules": "LONG, SHORT"})]
    alone = Rulebook([rule("LONG", long)])
    assert may_confirm_opt_out(NOON, place="IS", now=NOON, sent=[NOON], rulebook=alone).is_allowed
    assert not may_confirm_opt_out(NOON, place="IS", now=NOON, sent=[NOON, NOON], rulebook=alone).is_allowed


def test_a_rule_without_a_figure_leaves_five_minutes() -> None:
    assert minutes_given(Confirmation(most=1, within_minutes=None)) == 5


def test_a_rule_counts_on_its_medium_and_a_doubtful_one_not_at_all() -> None:
    short = Confirmation(most=1, within_minutes=3)
    assert minutes_given(short, media=("email",)) == 5
    assert minutes_given(short, media=("email",), medium="email") == 3
    assert minutes_given(short, confidence="low") == 5
    doubtful = Rulebook([rule("DOUBTFUL", short, confidence="low")])
    reasons = may_confirm_opt_out(NOON, place="IS", now=NOON, rulebook=doubtful).reasons
    assert [reason.facts for reason in reasons] == [{"rules": "library"}]


# limits


def limit(days: int | None = None, unit: Any = "calendar_days", **fields: Any) -> Limit:
    return Limit(about=fields.pop("about", "opt_out"), within=None if days is None else Term(days, unit), **fields)


def limits_in(book: Rulebook, **question: Any) -> list[tuple[str, str | None]]:
    due = opt_out_due(NOON, **{"place": "IS", "medium": "sms", "rulebook": book, **question})
    return [(each.rule, each.deadline.last_on.isoformat() if each.deadline else None) for each in due.limits]


def test_limits_come_with_the_earliest_first_and_those_without_a_figure_last() -> None:
    rules = [rule("NONE", limit()), rule("LATE", limit(9)), rule("SOON", limit(2)), rule("EARLY", limit(2))]
    expected = [("EARLY", "2026-03-05"), ("SOON", "2026-03-05"), ("LATE", "2026-03-12"), ("NONE", None)]
    assert limits_in(Rulebook(rules)) == limits_in(Rulebook(rules[::-1])) == expected


def test_a_limit_counts_for_its_medium_its_purpose_and_its_subject() -> None:
    book = Rulebook(
        [
            rule("MAIL", limit(2), media=("email",)),
            rule("NEWS", limit(2), purposes=("transactional",)),
            rule("OTHER", limit(2, about="access")),
            rule("TOLD", limit(4, about="opt_out_result")),
        ]
    )
    assert [name for name, _ in limits_in(book)] == ["TOLD"]
    assert [name for name, _ in limits_in(book, medium="email")] == ["MAIL", "TOLD"]
    assert [name for name, _ in limits_in(book, purpose="transactional")] == ["NEWS", "TOLD"]
    assert opt_out_due(NOON, place="IS", medium="sms", rulebook=book).legal_limit is None
    assert opt_out_due(NOON, place="IS", medium="email", rulebook=book).legal_limit == datetime(2026, 3, 6, tzinfo=UTC)


def test_a_rule_that_says_at_once_leaves_no_time() -> None:
    assert opt_out_due(NOON, place="IS", medium="sms", rulebook=Rulebook([rule("NOW", limit(at_once=True))])).legal_limit == NOON
    silent = Rulebook([rule("NOW", limit(about="opt_out_result", at_once=True))])
    assert opt_out_due(NOON, place="IS", medium="sms", rulebook=silent).legal_limit is None


def test_the_rules_of_the_day_in_the_persons_zone_count() -> None:
    started = datetime(2026, 3, 3, 6, tzinfo=UTC)  # the third in New York, the second in Los Angeles
    book = Rulebook([rule("NEW", limit(2), jurisdiction="US", valid_from=date(2026, 3, 3))])
    for zone, found in (("America/New_York", 1), ("America/Los_Angeles", 0), (None, 1)):
        due = opt_out_due(started, place="US", medium="sms", rulebook=book, time_zone=zone)
        assert len(due.limits) == found


@pytest.mark.parametrize(
    ("jurisdiction", "calendar", "place", "last_on"),
    [
        # Business days from Wednesday 2026-05-20. Monday the 25th is Memorial Day in the US, Whit Monday in Germany and nothing in the EU.
        ("US", None, "US", "2026-05-27"),
        ("US", "US-federal", "US", "2026-05-27"),
        ("DE", None, "DE", "2026-05-27"),
        ("EU", None, "DE", "2026-05-26"),
        ("GLOBAL", None, "DE", "2026-05-26"),
        ("PLATFORM:EMAIL", None, "PLATFORM:EMAIL", "2026-05-26"),
        # Monday 2026-05-18 is Victoria Day (Patriots' Day in Quebec); Wednesday 2026-06-24 is a holiday in Quebec alone.
        ("CA", None, "CA-QC", "2026-05-26"),
    ],
)
def test_working_days_are_those_of_whoever_made_the_rule(jurisdiction: str, calendar: str | None, place: str, last_on: str) -> None:
    book = Rulebook([rule("R", limit(4, "business_days", calendar=calendar), jurisdiction=jurisdiction)])
    due = opt_out_due(datetime(2026, 5, 20, 12, tzinfo=UTC), place=place, medium="sms", rulebook=book)
    assert [each.deadline and each.deadline.last_on.isoformat() for each in due.limits] == [last_on]


def test_a_part_of_a_country_has_its_own_holidays() -> None:
    book = Rulebook([rule("R", limit(2, "business_days"), jurisdiction="CA-QC"), rule("C", limit(2, "business_days"), jurisdiction="CA")])
    due = opt_out_due(datetime(2026, 6, 22, 15, tzinfo=UTC), place="CA-QC", medium="sms", rulebook=book, time_zone="America/Toronto")
    assert {each.rule: each.deadline and each.deadline.last_on for each in due.limits} == {
        "C": date(2026, 6, 24),
        "R": date(2026, 6, 25),
    }


def test_the_hosts_holidays_are_one_calendar_or_several() -> None:
    book = Rulebook([rule("R", limit(4, "business_days"), jurisdiction="US")])
    at = datetime(2026, 6, 17, 12, tzinfo=UTC)  # Wednesday; Friday is Juneteenth in the US
    given: dict[str, Any] = {
        "none": [],
        "own": Holidays(territory="US"),
        "several": (each for each in (Holidays(territory="US"), Holidays(territory="AR"))),
    }
    asked: dict[str, Any] = {"place": "US", "medium": "sms", "rulebook": book, "time_zone": "America/New_York"}
    ends = {name: opt_out_due(at, holidays=holidays, **asked).limits[0].deadline for name, holidays in given.items()}
    assert {name: end and end.last_on.isoformat() for name, end in ends.items()} == {
        "none": "2026-06-23",
        "own": "2026-06-24",
        "several": "2026-06-24",
    }


# records


def kept(event: ConsentEvent, *rules: Rule, **question: Any) -> list[tuple[str, dict[str, str]]]:
    found = keep_until(event, **{"place": "IS", "rulebook": Rulebook(rules), **question})
    return [(reason.code, dict(reason.facts)) for reason in found.reasons]


YES = ConsentEvent(kind="grant", at=NOON, address=PHONE, purposes=("marketing",), media=("sms", "email"), consent="opt_in")
NO = ConsentEvent(kind="revoke", at=NOON, address=PHONE)
ONE_YEAR = ConsentDuty(accepts=("opt_in",), keep_proof=Term(1, "years"))


def floor(record: Any, **fields: Any) -> Retention:
    return Retention(**{"kind": "floor", "records": (record,), "keep": Term(2, "years"), "starts": "created", **fields})


def test_reasons_name_the_rule_and_its_day_or_the_place_without_one() -> None:
    assert kept(YES, rule("R", ONE_YEAR)) == [("record-kept-by-rule", {"rule": "R", "until": "2027-03-04T00:00:00+00:00"})]
    assert kept(YES) == [("no-rule-names-a-period", {"place": "IS"})]
    assert kept(NO) == [("refusals-kept-for-good", {"event": NO.event_id})]


def test_a_record_is_kept_on_any_medium_that_it_is_about_and_on_all_where_it_names_none() -> None:
    mail = rule("MAIL", ONE_YEAR, floor("consent_proof"), floor("unsubscribe_request"), media=("email",))
    voice = rule("VOICE", ONE_YEAR, floor("consent_proof"), floor("unsubscribe_request"), media=("voice",))
    assert [facts["until"][:4] for _, facts in kept(YES, mail, voice)] == ["2027", "2028"]
    assert {facts["rule"] for _, facts in kept(YES, mail, voice)} == {"MAIL"}
    assert [facts.get("rule") for _, facts in kept(NO, mail, voice)] == ["MAIL", "VOICE", None]
    by_sms = ConsentEvent(kind="revoke", at=NOON, address=PHONE, media=("sms",))
    assert [code for code, _ in kept(by_sms, mail, voice)] == ["refusals-kept-for-good"]


def test_a_ceiling_or_another_record_keeps_nothing() -> None:
    assert kept(YES, rule("R", floor("consent_proof", kind="ceiling"))) == [("no-rule-names-a-period", {"place": "IS"})]
    assert kept(YES, rule("R", floor("unsubscribe_request"))) == [("no-rule-names-a-period", {"place": "IS"})]
    assert kept(NO, rule("R", floor("consent_proof"))) == [("refusals-kept-for-good", {"event": NO.event_id})]


def test_the_rules_of_the_day_asked_count_and_else_those_of_the_last_use() -> None:
    later = rule("R", ONE_YEAR, valid_from=date(2026, 5, 1))
    assert [code for code, _ in kept(YES, later)] == ["no-rule-names-a-period"]
    assert [facts["until"][:10] for _, facts in kept(YES, later, at=datetime(2026, 5, 1, tzinfo=UTC))] == ["2027-03-04"]
    assert [facts["until"][:10] for _, facts in kept(YES, later, last_used_at=datetime(2026, 5, 1, tzinfo=UTC))] == ["2027-05-02"]


def test_the_day_is_that_of_the_persons_zone() -> None:
    early = ConsentEvent(
        kind="grant", at=datetime(2026, 3, 3, 6, tzinfo=UTC), address=PHONE, purposes=("marketing",), media=("sms",), consent="opt_in"
    )
    new = rule("R", ONE_YEAR, jurisdiction="US", valid_from=date(2026, 3, 3))
    assert kept(early, new, place="US", time_zone="America/New_York") == [
        ("record-kept-by-rule", {"rule": "R", "until": "2027-03-04T05:00:00+00:00"})
    ]
    assert [code for code, _ in kept(early, new, place="US", time_zone="America/Los_Angeles")] == ["no-rule-names-a-period"]


# states


def yes(at: datetime, **fields: Any) -> ConsentEvent:
    known: dict[str, Any] = {"kind": "grant", "address": PHONE, "purposes": ("marketing",), "media": ("sms",), "consent": "opt_in"}
    return ConsentEvent(at=at, **{**known, **fields})


def test_a_doubtful_rule_does_not_hide_the_others() -> None:
    two_years = RULES.rule("KR-NET-50-2Y")
    book = Rulebook([replace(two_years, id="DOUBTFUL", confidence="low"), two_years])
    asked = {"purpose": "marketing", "medium": "sms", "at": NOON, "place": "KR", "rulebook": book}
    assert Consents((yes(NOON),)).state(**asked).expires_at == datetime(2028, 3, 3, 15, tzinfo=UTC)  # type: ignore[arg-type]


def test_a_refusal_that_reaches_all_by_a_rule_without_media_reaches_them_on_every_medium() -> None:
    book = Rulebook([replace(RULES.rule("US-TCPA-REVOKE-ALL"), media=(), valid_from=None)])
    media: tuple[Medium, ...] = ("voice", "sms", "email", "chat", "push")
    no = ConsentEvent(kind="revoke", at=NOON, address=PHONE, sender="Kaze", media=("email",))
    ledger = Consents((yes(NOON - SECOND, media=media), no))
    states = {
        medium: ledger.state(purpose="marketing", medium=medium, at=NOON, place="US", rulebook=book, sender="Nami").status
        for medium in media
    }
    assert states == dict.fromkeys(media, "revoked")


def test_a_rule_begins_later_for_a_person_in_the_west() -> None:
    no = ConsentEvent(kind="revoke", at=NOON, address=PHONE, sender="Kaze")
    ledger = Consents((yes(NOON - SECOND), no))
    for zone, midnight in (("America/New_York", 5), ("America/Los_Angeles", 8)):
        begins = datetime(2027, 1, 31, midnight, tzinfo=UTC)
        found = [
            ledger.state(purpose="marketing", medium="sms", at=at, place="US", sender="Nami", time_zone=zone).status
            for at in (begins - SECOND, begins)
        ]
        assert found == ["granted", "revoked"]


@pytest.mark.parametrize("place", ["US-CA", "us-ca"])
def test_a_part_of_a_country_has_its_own_midnight(place: str) -> None:
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    there = opt_out_due(at, place=place, medium="sms", time_zone="America/Los_Angeles")
    assert there.limits
    assert opt_out_due(at, place=place, medium="sms").limits == there.limits
    assert opt_out_due(at, place="US", medium="sms").limits != there.limits


def test_where_a_place_has_zones_on_both_sides_of_greenwich_the_east_is_over_first() -> None:
    # Madrid is an hour ahead of the Canaries, which keep Greenwich's time in winter.
    book = Rulebook([rule("R", limit(1), jurisdiction="ES")])
    assert opt_out_due(NOON, place="ES", medium="sms", rulebook=book).legal_limit == datetime(2026, 3, 4, 23, tzinfo=UTC)
    proof = Rulebook([rule("R", ONE_YEAR, jurisdiction="ES")])
    assert keep_until(YES, place="ES", rulebook=proof).at_least_until == datetime(2027, 3, 4, 0, tzinfo=UTC)
