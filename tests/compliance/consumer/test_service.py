"""Answers to complaints, languages, a person to talk to, and the acknowledgement of a withdrawal."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import holidays as lists
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.calendars import Term
from xborder_support.compliance.consumer import (
    ReturnEvents,
    WithdrawalAcknowledgement,
    check_acknowledgement,
    check_languages,
    complaint_clocks,
    guarantee,
    human_on_request,
    is_law_known,
    language_duties,
    refund_deadline,
    return_deadline,
)
from xborder_support.compliance.rulebook import DeadlineDuty, Rule, Rulebook, ServiceLevel
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
AT = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday


def clocks(place: str, at: datetime = AT, **changes: Any) -> list[tuple[str, str, date | None]]:
    found = complaint_clocks(place, at, rulebook=BOOK, **changes)
    return [(clock.rule.id, clock.about, clock.deadline.last_on if clock.deadline else None) for clock in found]


@pytest.mark.parametrize(
    ("place", "changes", "expected"),
    [
        (
            "BR",
            {},
            [
                ("BR-ECOM-5", "acknowledgement", None),
                ("BR-ECOM-5", "complaint", date(2027, 1, 9)),
                ("BR-SAC-7", "complaint", date(2027, 1, 11)),
            ],
        ),
        ("IN", {}, [("IN-ECOM-48H", "acknowledgement", date(2027, 1, 6)), ("IN-ECOM-48H", "complaint", date(2027, 2, 4))]),
        ("PE", {}, [("PE-LIBRO", "complaint", date(2027, 1, 25))]),
        ("PH", {}, [("PH-ITA", "complaint", date(2027, 1, 11))]),
        (
            "ES",
            {},
            [("ES-L10-15BD", "complaint", date(2027, 1, 26)), ("ES-TRLGDCU-21", "complaint", date(2027, 2, 4))],
        ),
        (
            "KR",
            {},
            [("KR-ECA-20", "complaint_progress", date(2027, 1, 7)), ("KR-ECA-20", "complaint", date(2027, 1, 18))],
        ),
        ("GB", {}, []),
        ("GB", {"complaint_is": ["privacy_complaint"]}, [("GB-DUAA-COMPLAINT", "acknowledgement", date(2027, 2, 3))]),
        ("US-CA", {}, []),
        ("DE", {}, []),
    ],
)
def test_a_complaint_is_answered(place: str, changes: dict[str, Any], expected: list[tuple[str, str, date | None]]) -> None:
    assert clocks(place, **changes) == expected


def test_an_undue_charge_has_a_clock_of_its_own() -> None:
    found = clocks("ES", bound_by=["large_firms"], complaint_is=["undue_charge"])
    assert found[0] == ("ES-L10-15BD", "undue_charge", date(2027, 1, 12))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("place", "bound_by", "expected"),
    [
        ("BR", (), ["law", "law", "advisory"]),
        ("BR", ("large_firms",), ["law", "law", "advisory"]),
        ("BR", ("federally_regulated_services",), ["law", "law", "law"]),
        ("ES", (), ["advisory", "law"]),
        ("ES", ("large_firms",), ["law", "law"]),
        ("KR", ("marketplaces",), ["advisory", "advisory"]),  # nobody is sure of the figures
    ],
)
def test_the_clock_of_a_law_for_others_is_advice(place: str, bound_by: tuple[str, ...], expected: list[str]) -> None:
    assert [clock.severity for clock in complaint_clocks(place, AT, rulebook=BOOK, bound_by=bound_by)] == expected


def test_a_marketplace_in_the_union_answers_business_users_in_no_set_time() -> None:
    assert clocks("DE", bound_by=["marketplaces"]) == []
    assert clocks("DE", bound_by=["marketplaces"], complaint_is=["business_users"]) == [("EU-P2B-11", "complaint", None)]


def test_what_is_due_at_once_comes_first_and_says_so() -> None:
    first, second, _ = complaint_clocks("BR", AT, rulebook=BOOK)
    assert (first.is_at_once, first.due_at, second.is_at_once) == (True, None, False)
    assert second.due_at == datetime(2027, 1, 10, 2, tzinfo=UTC)  # midnight in Noronha, the first of the country's zones to end its day


def test_hours_run_from_the_instant() -> None:
    first = complaint_clocks("IN", AT, rulebook=BOOK)[0]
    assert first.due_at == AT + timedelta(hours=48)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 12, 27), 1), (date(2026, 12, 28), 2)])
def test_spain_begins_on_its_day(day: date, count: int) -> None:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert len(clocks("ES", at, bound_by=["large_firms"])) == count


@given(st.integers(0, 516 * 24 * 60))
def test_a_second_way_to_count_agrees_in_peru(minutes: int) -> None:
    at = AT + timedelta(minutes=minutes)
    closed = lists.country_holidays("PE", years=(2026, 2027, 2028))
    day, left = (at - timedelta(hours=5)).date(), 15
    while left:
        day += timedelta(days=1)
        left -= day.isoweekday() < 6 and day not in closed
    assert clocks("PE", at) == [("PE-LIBRO", "complaint", day)]


@pytest.mark.parametrize(
    ("place", "offered", "expected"),
    [
        ("CA-QC", ["en"], [("CA-QC-FRENCH", "fr")]),
        ("CA-QC", ["en", "fr-CA"], []),
        ("CA-ON", ["en"], []),
        ("FR", ["en"], [("FR-TOUBON", "fr")]),
        ("PL", ["de"], [("PL-LANG", "pl")]),
        ("IT", ["it-IT"], []),
        ("BR", ["pt-BR"], []),
        ("BR", [], [("BR-LANG", "pt")]),
        ("VN", ["en"], [("VN-LANG", "vi")]),
        ("ID", ["en"], [("ID-LANG", "id")]),
        ("SA", ["en"], [("SA-LANG", "ar")]),
        ("TR", ["en"], [("TR-LANG", "tr")]),
        ("BE", ["fr"], [("BE-LANG", "nl")]),
        ("BE-VLG", ["fr"], [("BE-LANG", "nl")]),
        ("BE-WAL", ["fr"], []),
        ("BE-BRU", ["en"], [("BE-LANG", "nl"), ("BE-LANG", "fr")]),
        ("ES-CT", ["es"], [("ES-CT-LANG", "ca")]),
        ("ES-CT", ["es", "ca"], []),
        ("ES", ["en"], []),
        ("US", ["es"], []),
    ],
)
def test_a_shop_offers_what_the_law_wants(place: str, offered: list[str], expected: list[tuple[str, str]]) -> None:
    found = check_languages(offered, place, rulebook=BOOK, on=TODAY)
    assert [(each.rule, each.facts["language"]) for each in found] == expected


@pytest.mark.parametrize(
    ("on", "bound_by", "wrote", "expected"),
    [
        (date(2026, 12, 28), ["large_firms"], "en", [("ES-L10-LANG", "law")]),
        (date(2026, 12, 28), ["large_firms"], "es-MX", []),
        (date(2026, 12, 28), ["large_firms"], None, []),
        (date(2026, 12, 28), [], "en", [("ES-L10-LANG", "advisory")]),
        (date(2026, 12, 27), ["large_firms"], "en", []),
    ],
)
def test_spain_has_large_firms_answer_in_the_language_of_the_question(
    on: date, bound_by: list[str], wrote: str | None, expected: list[tuple[str, str]]
) -> None:
    found = check_languages(["es"], "ES", rulebook=BOOK, on=on, bound_by=bound_by, customer_language=wrote)
    assert [(each.rule, each.severity) for each in found] == expected


def test_a_finding_on_languages_says_what_to_offer() -> None:
    choice = check_languages(["es"], "ES-CT", rulebook=BOOK, on=TODAY)[0]
    assert (choice.severity, choice.message, choice.suggestion) == ("law", "buyers in ES-CT may choose to be served in ca", "offer ca")
    assert choice.facts == {"citation": choice.facts["citation"], "language": "ca"}
    wrote = check_languages(["es"], "ES", rulebook=BOOK, on=date(2026, 12, 28), bound_by=["large_firms"], customer_language="gl")[0]
    assert wrote.message == "buyers in ES are answered in the language in which they wrote"


def test_languages_are_wanted_from_a_day_on() -> None:
    assert language_duties("CA-QC", rulebook=BOOK, on=date(2022, 5, 31)) == ()
    (need,) = language_duties("CA-QC", rulebook=BOOK, on=date(2022, 6, 1))
    assert (need.required, need.choice, need.as_customer) == (("fr",), (), False)


@pytest.mark.parametrize(
    ("place", "bound_by", "on", "expected"),
    [
        ("ES", ["large_firms"], date(2026, 12, 28), (True, True, None, None, 0.95, 180)),
        ("ES", ["large_firms"], date(2026, 12, 27), (False, False, None, None, None, None)),
        ("ES", [], date(2026, 12, 28), (False, False, None, None, None, None)),
        ("DE", ["marketplaces"], TODAY, (True, False, None, None, None, None)),
        ("DE", [], TODAY, (False, False, None, None, None, None)),
        ("BR", ["federally_regulated_services"], TODAY, (True, False, 8, None, None, None)),
        ("BR", [], TODAY, (False, False, None, None, None, None)),
        ("AR", [], TODAY, (False, False, None, 8, None, None)),
        ("IL", ["covered_sectors"], TODAY, (False, False, None, None, 1.0, 360)),
        ("KE", [], TODAY, (False, False, None, None, None, None)),
    ],
)
def test_a_person_to_talk_to(place: str, bound_by: list[str], on: date, expected: tuple[Any, ...]) -> None:
    found = human_on_request(place, rulebook=BOOK, on=on, bound_by=bound_by)
    assert (
        found.on_request,
        found.case_code,
        found.hours_per_day,
        found.hours_per_weekday,
        found.answered_share,
        found.answered_seconds,
    ) == expected
    assert bool(found.rules) == any(value not in {False, None} for value in expected)


@pytest.mark.parametrize(
    ("place", "bound_by", "expected"),
    [
        ("ES", [], ["ES-L10-HUMAN", "EU-DSA-12", "ES-L10-WAIT"]),
        ("ES", ["marketplaces"], ["ES-L10-HUMAN", "ES-L10-WAIT"]),
        ("ES", ["marketplaces", "large_firms"], []),
        ("AR", [], []),
    ],
)
def test_rules_for_others_are_named_and_add_nothing(place: str, bound_by: list[str], expected: list[str]) -> None:
    found = human_on_request(place, rulebook=BOOK, on=date(2026, 12, 28), bound_by=bound_by)
    assert [rule.id for rule in found.for_others] == expected
    assert not {rule.id for rule in found.rules} & set(expected)


@pytest.mark.parametrize("bound_by", ["large_firms", None, [1], 5], ids=["text", "none", "number", "int"])
def test_what_the_shop_is_comes_as_a_collection_of_names(bound_by: Any) -> None:
    asks = (
        lambda: clocks("ES", bound_by=bound_by),
        lambda: human_on_request("ES", rulebook=BOOK, on=TODAY, bound_by=bound_by),
        lambda: language_duties("ES", rulebook=BOOK, on=TODAY, bound_by=bound_by),
    )
    for ask in asks:
        with pytest.raises(UsageError) as caught:
            ask()
        assert (caught.value.code, str(caught.value.hint)) == (
            "wrong-argument",
            'pass bound_by=("large_firms",), with a comma also for one',
        )


def test_of_two_levels_the_strictest_counts() -> None:
    def rule(name: str, *levels: ServiceLevel) -> Rule:
        return Rule(
            id=name, jurisdiction="DE", says="a test", citation="section 1", binding="law", confidence="high", verified="primary_read",
            duties=levels,
        )  # fmt: skip

    slow, quick = ServiceLevel(share=1.0, seconds=360), ServiceLevel(share=0.8, seconds=180)
    book = Rulebook([rule("A", slow, quick), rule("B", ServiceLevel(share=0.95, seconds=180), ServiceLevel(hours_per_weekday=8))])
    found = human_on_request("DE", rulebook=book, on=TODAY)
    assert (found.answered_share, found.answered_seconds, found.hours_per_weekday) == (0.95, 180, 8)


@pytest.mark.parametrize(("at", "count"), [(datetime(2026, 12, 27, 22, 59, tzinfo=UTC), 1), (datetime(2026, 12, 27, 23, tzinfo=UTC), 2)])
def test_a_law_begins_once_its_day_has_begun_anywhere_in_the_country(at: datetime, count: int) -> None:
    assert len(clocks("ES", at, bound_by=["large_firms"])) == count  # the Canaries are an hour behind
    assert len(clocks("ES", at, bound_by=["large_firms"], time_zone="Atlantic/Canary")) == 1


@pytest.mark.parametrize(
    ("claim", "known", "unknown", "answer"),
    [
        ("complaint", "IN", "BD", lambda place: complaint_clocks(place, datetime(2026, 11, 2, tzinfo=UTC), rulebook=BOOK)),
        ("guarantee", "DE", "US", lambda place: guarantee(place, TODAY, rulebook=BOOK)),
        ("languages", "BE", "BD", lambda place: language_duties(place, rulebook=BOOK, on=TODAY)),
        ("refund", "DE", "BD", lambda place: refund_deadline(ReturnEvents(), place, rulebook=BOOK, on=TODAY)),
        ("return", "DE", "BD", lambda place: return_deadline(ReturnEvents(), place, rulebook=BOOK, on=TODAY)),
        ("human_access", "ES", "BD", lambda place: human_on_request(place, rulebook=BOOK, on=date(2026, 12, 28)).for_others),
    ],
)
def test_no_duty_can_be_told_from_nobody_knows(claim: Any, known: str, unknown: str, answer: Any) -> None:
    on = date(2026, 12, 28)
    assert is_law_known(known, claim, rulebook=BOOK, on=on)
    assert answer(known)
    assert not is_law_known(unknown, claim, rulebook=BOOK, on=on)
    assert not answer(unknown)


def test_a_law_may_be_known_and_ask_nothing() -> None:
    special = Rule(
        id="A", jurisdiction="IS", says="a test", citation="section 1", binding="law", confidence="high", verified="primary_read",
        duties=(DeadlineDuty(about="undue_charge", within=Term(1, "calendar_days")),),
    )  # fmt: skip
    book = Rulebook([special])
    assert complaint_clocks("IS", datetime(2026, 11, 2, tzinfo=UTC), rulebook=book) == ()
    assert is_law_known("IS", "complaint", rulebook=book, on=TODAY)
    with pytest.raises(UsageError) as caught:
        is_law_known("IS", "complaints", rulebook=book, on=TODAY)  # type: ignore[arg-type]  # the mistake itself
    assert caught.value.code == "unknown-buyer-claim"
    assert (caught.value.hint or "").startswith('did you mean "complaint"?')


def test_each_rule_is_named_once() -> None:
    found = human_on_request("ES", rulebook=BOOK, on=date(2026, 12, 28), bound_by=["large_firms", "marketplaces"])
    assert [rule.id for rule in found.rules] == ["ES-L10-HUMAN", "EU-DSA-12", "ES-L10-WAIT"]


CAME_AT = datetime(2026, 6, 19, 12, 3, tzinfo=UTC)
KNOWN = WithdrawalAcknowledgement(
    content="order 1042", received_at=CAME_AT, zone="Europe/Berlin", name="Ann Weber", contact="ann@x.example"
)
TEXT = "You withdrew from order 1042 on 2026-06-19 at 14:03."


def lacking(text: str = TEXT, *, known: WithdrawalAcknowledgement = KNOWN, place: str = "DE", **changes: Any) -> list[tuple[str, str]]:
    arguments: dict[str, Any] = {"sent_at": CAME_AT, "medium": "email", **changes}
    found = check_acknowledgement(known, text, place=place, rulebook=BOOK, **arguments)
    return [(each.rule, each.facts["part"]) for each in found]


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        (TEXT, {}, []),
        (TEXT.replace("1042", "1043"), {}, [("EU-CRD-11A", "content")]),
        (TEXT.replace("06-19", "06-20"), {}, [("EU-CRD-11A", "date")]),
        (TEXT.replace("14:03", "12:03"), {}, [("EU-CRD-11A", "time")]),
        (TEXT, {"medium": "chat"}, [("EU-CRD-11A", "medium")]),
        (TEXT, {"sent_at": CAME_AT - timedelta(seconds=1)}, [("EU-CRD-11A", "sent_at")]),
        (TEXT, {"place": "US"}, []),
        ("", {"place": "AR", "sent_at": CAME_AT + timedelta(hours=24, seconds=-1)}, []),
        ("", {"place": "AR", "sent_at": CAME_AT + timedelta(hours=24)}, [("AR-10", "sent_at")]),
    ],
)
def test_an_acknowledgement_says_what_came_and_when(text: str, changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert lacking(text, **changes) == expected


@pytest.mark.parametrize(
    ("changes", "message", "suggestion"),
    [
        ({"text": TEXT.replace("1042", "1")}, "the acknowledgement lacks its content", "write the content into the text"),
        ({"medium": "sms"}, "the acknowledgement does not go out on a medium that lasts", "send it by e-mail"),
        ({"sent_at": CAME_AT - timedelta(seconds=1)}, "the acknowledgement goes out before the withdrawal came", "check the two instants"),
        ({"place": "AR", "sent_at": CAME_AT + timedelta(days=2)}, "the acknowledgement is later than 24 hours", "send it at once"),
    ],
)
def test_a_finding_on_it_says_what_to_do(changes: dict[str, Any], message: str, suggestion: str) -> None:
    arguments: dict[str, Any] = {"text": TEXT, "place": "DE", "sent_at": CAME_AT, "medium": "email", **changes}
    (found,) = check_acknowledgement(KNOWN, arguments.pop("text"), rulebook=BOOK, **arguments)
    assert (found.severity, found.message, found.suggestion) == ("law", message, suggestion)
    assert found.facts["citation"]


@pytest.mark.parametrize(("came_at", "count"), [(datetime(2026, 6, 18, 21, 59, tzinfo=UTC), 0), (datetime(2026, 6, 18, 22, tzinfo=UTC), 3)])
def test_the_union_wants_it_from_its_local_day_on(came_at: datetime, count: int) -> None:
    known = WithdrawalAcknowledgement(content="order 1042", received_at=came_at, zone="Europe/Berlin")
    assert len(lacking("", known=known, sent_at=came_at)) == count


def test_an_acknowledgement_without_content_lacks_it() -> None:
    known = WithdrawalAcknowledgement(content="", received_at=CAME_AT, zone="Europe/Berlin")
    assert lacking(TEXT, known=known) == [("EU-CRD-11A", "content")]


def test_an_acknowledgement_is_kept_and_shows_nobody() -> None:
    assert WithdrawalAcknowledgement.from_json(KNOWN.to_json()) == KNOWN
    assert not {"Ann", "1042", "ann@"} & set(repr(KNOWN).replace("'", " ").split())
    assert "Ann" not in repr(KNOWN)
    assert dict(KNOWN.stated) == {"content": "order 1042", "date": "2026-06-19", "time": "14:03"}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: clocks("EU"), "needs-a-territory"),
        (lambda: clocks("DE", datetime(2026, 1, 1)), "naive-datetime"),  # noqa: DTZ001  (the mistake itself)
        (lambda: check_languages(["?"], "FR", rulebook=BOOK, on=TODAY), "bad-language-tag"),
        (lambda: language_duties("FR", rulebook=BOOK, on=AT), "not-a-date"),
        (lambda: human_on_request("QQ", rulebook=BOOK, on=TODAY), "unknown-jurisdiction"),
        (lambda: WithdrawalAcknowledgement(content="x", received_at=datetime(2026, 1, 1), zone="UTC"), "naive-datetime"),  # noqa: DTZ001
        (lambda: WithdrawalAcknowledgement(content="x", received_at=AT, zone="Mars"), "unknown-time-zone"),
        (lambda: lacking(sent_at=datetime(2026, 1, 1)), "naive-datetime"),  # noqa: DTZ001
    ],
    ids=range(8),
)
def test_what_makes_no_sense_is_refused(make: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code


def test_only_some_laws_want_the_language_of_the_question() -> None:
    found = check_languages(["fr"], "FR", rulebook=BOOK, on=TODAY, customer_language="en")
    assert found == []
