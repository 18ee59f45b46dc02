"""How the rules of a place end a consent, and how far they carry a refusal, on both sides of each instant."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.consents import ConsentEvent, Consents
from xborder_support.compliance.rulebook import Rulebook

SECOND = timedelta(seconds=1)
PHONE = "+81312345678"
RULES = Rulebook.load()


def yes(at: datetime, **fields: Any) -> ConsentEvent:
    known: dict[str, Any] = {"kind": "grant", "purposes": ("marketing",), "media": ("sms",), "consent": "opt_in", "address": PHONE}
    return ConsentEvent(at=at, **{**known, **fields})


def status(events: list[ConsentEvent], at: datetime, **question: Any) -> str:
    known: dict[str, Any] = {"purpose": "marketing", "medium": "sms", "rulebook": RULES}
    return Consents(tuple(events)).state(at=at, **{**known, **question}).status


@pytest.mark.parametrize(
    ("place", "zone", "fields", "ends_at", "rule"),
    [
        # 12:00 UTC on 2024-03-05 is that day in Toronto and in Vancouver; 24 months later the day ends with its midnight.
        ("CA", "America/Toronto", {"consent": "implied", "basis": "purchase"}, datetime(2026, 3, 6, 5, tzinfo=UTC), "CA-CASL-CONSENT"),
        ("CA", "America/Toronto", {"consent": "implied", "basis": "enquiry"}, datetime(2024, 9, 6, 4, tzinfo=UTC), "CA-CASL-CONSENT"),
        ("CA", "America/Toronto", {"consent": "implied"}, datetime(2024, 9, 6, 4, tzinfo=UTC), "CA-CASL-CONSENT"),
        ("CA-QC", "America/Toronto", {"consent": "implied", "basis": "enquiry"}, datetime(2024, 9, 6, 4, tzinfo=UTC), "CA-CASL-CONSENT"),
        ("CA", None, {"consent": "implied", "basis": "purchase"}, datetime(2026, 3, 6, 3, 30, tzinfo=UTC), "CA-CASL-CONSENT"),
        ("CA", None, {"consent": "express"}, None, None),
        ("KR", None, {"consent": "express"}, datetime(2026, 3, 5, 15, tzinfo=UTC), "KR-NET-50-2Y"),
        ("KR", None, {"consent": "night_ads"}, datetime(2026, 3, 5, 15, tzinfo=UTC), "KR-NET-50-2Y"),
        (
            "KR", None, {"consent": "customer_exception", "basis": "purchase"},
            datetime(2024, 9, 5, 15, tzinfo=UTC), "KR-NET-50-CONSENT",
        ),
        ("KR", None, {"consent": "exact_time"}, datetime(2030, 1, 1, tzinfo=UTC), None),
        ("DE", None, {"consent": "express"}, None, None),
        ("PLATFORM:WHATSAPP", None, {"consent": "opt_in"}, None, None),
    ],
)  # fmt: skip
def test_a_consent_ends_by_the_rules_of_the_place(
    place: str, zone: str | None, fields: dict[str, Any], ends_at: datetime | None, rule: str | None
) -> None:
    given_at = datetime(2024, 3, 5, 12, tzinfo=UTC)
    if fields["consent"] == "exact_time":
        fields = {**fields, "contact_from": given_at, "contact_until": datetime(2030, 1, 1, tzinfo=UTC)}
    events = [yes(given_at, **fields), *([yes(given_at)] if fields["consent"] == "night_ads" else [])]
    ledger = Consents(tuple(events))
    state = ledger.state(purpose="marketing", medium="sms", at=given_at + 2 * SECOND, place=place, rulebook=RULES, time_zone=zone)
    assert state.expires_at == ends_at
    assert state.reasons[0].facts.get("rule") == rule
    if ends_at is not None:
        question = {"place": place, "time_zone": zone}
        assert status(events, ends_at - SECOND, **question) == "granted"
        assert status(events, ends_at, **question) == "expired"


def test_without_a_place_no_rule_ends_a_consent() -> None:
    given_at = datetime(2024, 3, 5, 12, tzinfo=UTC)
    assert status([yes(given_at, consent="implied")], datetime(2044, 3, 5, tzinfo=UTC)) == "granted"


def test_the_packaged_rules_count_where_none_are_named_and_a_narrowed_book_stays_as_it_is() -> None:
    events = [yes(datetime(2012, 3, 5, 12, tzinfo=UTC))]
    in_2015 = datetime(2015, 1, 1, tzinfo=UTC)
    assert status(events, in_2015, place="KR", rulebook=None) == "expired"
    assert status(events, in_2015, place="KR", rulebook=RULES.as_of(date(2014, 1, 1))) == "granted"


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ([700], "granted"),
        ([700, 1400], "granted"),
        ([750], "expired"),
        ([700, 1450], "expired"),
        ([10, 20, 29], "expired"),
        ([10, 20, 30], "granted"),
        ([], "expired"),
    ],
)
def test_in_korea_each_confirmation_carries_a_consent_two_years_on(days: list[int], state: str) -> None:
    given_at = datetime(2024, 3, 5, 12, tzinfo=UTC)
    renewed = [yes(given_at + timedelta(days=day), kind="reconfirm", consent=None) for day in days]
    asked_at = given_at + timedelta(days=(days or [0])[-1] + 725)
    assert status([yes(given_at), *renewed], max(asked_at, given_at + timedelta(days=760)), place="KR") == state


def test_a_stated_end_and_a_rule_both_count() -> None:
    given_at = datetime(2024, 3, 5, 12, tzinfo=UTC)

    def ends(*events: ConsentEvent) -> datetime | None:
        return Consents(events).state(purpose="marketing", medium="sms", at=given_at, place="KR", rulebook=RULES).expires_at

    soon, late, by_rule = given_at + timedelta(days=90), given_at + timedelta(days=900), datetime(2026, 3, 5, 15, tzinfo=UTC)
    assert ends(yes(given_at, expires_at=soon)) == soon
    assert ends(yes(given_at, expires_at=late)) == by_rule


@given(
    st.lists(
        st.tuples(st.integers(1, 4000), st.sampled_from([None, None, 30, 400, 1200]), st.sampled_from([None, "opt_in", "express"])),
        max_size=8,
    ),
    st.sampled_from([None, 100, 900]),
)
@settings(max_examples=150, deadline=None)
def test_a_chain_of_confirmations_ends_where_following_it_ends(chain: list[tuple[int, int | None, Any]], lasts: int | None) -> None:
    first = datetime(2024, 3, 5, 12, tzinfo=UTC)
    renewed = [
        yes(first + timedelta(days=day), kind="reconfirm", consent=consent, expires_at=days and first + timedelta(days=day + days))
        for day, days, consent in chain
    ]
    consent = yes(first, expires_at=lasts and first + timedelta(days=lasts))
    stated, by_rule = consent.expires_at, two_years_on(first)
    for event in Consents(tuple(renewed)).events:
        if event.consent in {None, "opt_in"} and event.at < min(stated or by_rule, by_rule):
            stated, by_rule = event.expires_at or stated, two_years_on(event.at)
    asked = Consents((consent, *renewed)).state(
        purpose="marketing", medium="sms", at=first + timedelta(days=9000), place="KR", rulebook=RULES.as_of(date(2026, 1, 1))
    )
    assert (asked.status, asked.expires_at) == ("expired", min(stated or by_rule, by_rule))


def two_years_on(at: datetime) -> datetime:
    local = at + timedelta(hours=9)
    day = date(local.year + 2, local.month, 28 if (local.month, local.day) == (2, 29) else local.day)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=15)


@pytest.mark.parametrize(
    ("refused", "asked_at", "medium", "place", "state"),
    [
        ({"sender": "Kaze"}, datetime(2027, 1, 30, 12, tzinfo=UTC), "sms", "US", "granted"),
        ({"sender": "Kaze"}, datetime(2027, 1, 31, 12, tzinfo=UTC), "sms", "US", "revoked"),
        ({"sender": "Kaze"}, datetime(2027, 1, 31, 12, tzinfo=UTC), "voice", "US", "revoked"),
        ({"sender": "Kaze", "media": ("sms",)}, datetime(2027, 1, 31, 12, tzinfo=UTC), "voice", "US-FL", "revoked"),
        ({"sender": "Nami", "media": ("sms",)}, datetime(2027, 1, 30, 12, tzinfo=UTC), "voice", "US", "granted"),
        ({"sender": "Nami", "media": ("email",)}, datetime(2027, 1, 31, 12, tzinfo=UTC), "voice", "US", "granted"),
        ({"sender": "Kaze"}, datetime(2027, 1, 31, 12, tzinfo=UTC), "email", "US", "granted"),
        ({"sender": "Kaze"}, datetime(2027, 1, 31, 12, tzinfo=UTC), "sms", "CA", "granted"),
        ({"sender": "Nami"}, datetime(2027, 1, 30, 12, tzinfo=UTC), "sms", "US", "revoked"),
    ],
)
def test_from_2027_01_31_a_refusal_by_phone_reaches_every_programme_in_the_us(
    refused: dict[str, Any], asked_at: datetime, medium: str, place: str, state: str
) -> None:
    given_at = datetime(2026, 12, 1, tzinfo=UTC)
    events = [
        yes(given_at, media=("sms", "voice", "email"), sender="Nami"),
        ConsentEvent(kind="revoke", at=given_at + timedelta(days=9), address=PHONE, **refused),
    ]
    assert status(events, asked_at, medium=medium, place=place, sender="Nami") == state


def test_a_rule_begins_with_its_day_in_the_persons_zone_or_where_it_begins_first() -> None:
    given_at = datetime(2026, 12, 1, tzinfo=UTC)
    events = [yes(given_at, sender="Nami"), ConsentEvent(kind="revoke", at=given_at + timedelta(days=9), address=PHONE, sender="Kaze")]
    midnight = datetime(2027, 1, 31, 5, tzinfo=UTC)
    question = {"place": "US", "sender": "Nami", "time_zone": "America/New_York"}
    assert status(events, midnight - SECOND, **question) == "granted"
    assert status(events, midnight, **question) == "revoked"
    assert status(events, midnight - SECOND, place="US", sender="Nami") == "granted"
    assert status(events, midnight, place="US", sender="Nami") == "revoked"


def test_a_rule_of_low_confidence_ends_nothing() -> None:
    given_at = datetime(2024, 3, 5, 12, tzinfo=UTC)
    doubtful = Rulebook([replace(RULES.rule("KR-NET-50-2Y"), confidence="low")])
    years_on = datetime(2034, 3, 5, tzinfo=UTC)
    assert status([yes(given_at)], years_on, place="KR") == "expired"
    assert status([yes(given_at)], years_on, place="KR", rulebook=doubtful) == "granted"
