"""Each rule begins and ends on its day: on both sides of every date in the data, and of the important ones by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.rulebook import DeadlineDuty, Guarantee, Registry, Rule, Rulebook, RulebookChange
from xborder_support.errors import UsageError

_DAY = timedelta(days=1)
_BOOK = Rulebook.load()
_BEGIN = [rule for rule in _BOOK.rules if rule.valid_from is not None]
_END = [rule for rule in _BOOK.rules if rule.valid_to is not None]


@pytest.mark.parametrize("rule", _BEGIN, ids=lambda rule: rule.id)
def test_a_rule_holds_from_its_first_day(rule: Rule) -> None:
    assert rule.valid_from is not None
    assert not _BOOK.as_of(rule.valid_from - _DAY).holds(rule.id)
    assert _BOOK.as_of(rule.valid_from).holds(rule.id)


@pytest.mark.parametrize("rule", _END, ids=lambda rule: rule.id)
def test_a_rule_holds_to_its_last_day(rule: Rule) -> None:
    assert rule.valid_to is not None
    assert _BOOK.as_of(rule.valid_to).holds(rule.id)
    assert not _BOOK.as_of(rule.valid_to + _DAY).holds(rule.id)


@pytest.mark.parametrize(
    "rule", [rule for rule in _BOOK.rules if rule.valid_from is None and rule.valid_to is None], ids=lambda rule: rule.id
)
def test_a_rule_without_a_date_always_holds(rule: Rule) -> None:
    assert _BOOK.as_of(date.min).holds(rule.id)
    assert _BOOK.as_of(date.max).holds(rule.id)


@pytest.mark.parametrize(
    ("first", "begins", "ends"),
    [
        (date(2021, 2, 1), "SG-SCA-LABEL", "SG-SCA-LABEL-2007"),
        (date(2021, 2, 1), "SG-SCA-UNSUB", "SG-SCA-UNSUB-2007"),
        (date(2022, 1, 1), "EU-SGD-10", "EU-SALES-1999"),
        (date(2023, 3, 29), "US-CA-CCPA", "US-CA-CCPA-2020"),
        (date(2024, 7, 1), "US-STATES-45", "US-VA-45"),
        (date(2024, 12, 19), "CO-47", "CO-47-2012"),
        (date(2025, 1, 1), "DE-HGB-257", "DE-HGB-257-2024"),
        (date(2025, 3, 21), "MX-ARCO", "MX-ARCO-2010"),
        (date(2025, 4, 11), "US-TCPA-10BD", "US-TCPA-INTERNAL-DNC-2003"),
        (date(2025, 7, 20), "EU-ODR-CLOSED", None),
        (date(2025, 8, 8), None, "BR-0303"),
        (date(2026, 1, 1), "VN-PDPL", "VN-D13"),
        (date(2026, 1, 22), "KR-AI-31", None),
        (date(2026, 2, 5), "GB-GDPR-12-3", "GB-GDPR-12-3-2018"),
        (date(2026, 6, 19), "EU-CRD-11A", None),
        (date(2026, 6, 19), "GB-DUAA-COMPLAINT", None),
        (date(2026, 7, 1), "NL-TW-11-7-2026", "NL-TW-11-7"),
        (date(2026, 8, 2), "EU-AIA-50", None),
        (date(2026, 8, 11), "FR-L223-1-OPTIN", "FR-BLOCTEL"),
        (date(2026, 12, 1), "CL-21719", "CL-19628"),
        (date(2026, 12, 28), "ES-L10-15BD", None),
        (date(2026, 12, 28), "ES-L10-HUMAN", None),
        (date(2027, 1, 31), "US-TCPA-REVOKE-ALL", None),
        (date(2027, 5, 13), "IN-DPDP", "IN-SPDI-5-9"),
    ],
)
def test_what_changes_on_an_important_day(first: date, begins: str | None, ends: str | None) -> None:
    before, after = _BOOK.as_of(first - _DAY), _BOOK.as_of(first)
    if begins is not None:
        assert (before.holds(begins), after.holds(begins)) == (False, True)
    if ends is not None:
        assert (before.holds(ends), after.holds(ends)) == (True, False)


def _within(day: date, place: str, about: str) -> list[str]:
    return [str(duty.within) for _, duty in _BOOK.as_of(day).applying(DeadlineDuty, place=place) if duty.about == about]


@pytest.mark.parametrize(
    ("place", "about", "last", "was", "became"),
    [
        ("VN", "access", date(2025, 12, 31), ["72 hours"], ["10 calendar days"]),
        ("CL", "any_request", date(2026, 11, 30), ["2 business days"], ["30 calendar days"]),
        ("IN", "any_request", date(2027, 5, 12), ["1 month"], ["90 calendar days"]),
        ("US", "opt_out", date(2025, 4, 10), ["30 calendar days", "10 business days"], ["10 business days"] * 3),
        ("CO", "refund", date(2024, 12, 18), ["30 calendar days"], ["15 calendar days"]),
        ("ES", "complaint", date(2026, 12, 27), ["1 month", "None"], ["15 business days", "1 month", "None"]),
        ("US-TX", "any_request", date(2024, 6, 30), [], ["45 calendar days"]),
        ("US-VA", "any_request", date(2024, 6, 30), ["45 calendar days"], ["45 calendar days"]),
    ],
)
def test_the_figure_of_a_place_changes_with_the_rule(place: str, about: str, last: date, was: list[str], became: list[str]) -> None:
    assert _within(last, place, about) == was
    assert _within(last + _DAY, place, about) == became


def test_before_the_consent_rule_france_had_a_list() -> None:
    assert [duty.name for _, duty in _BOOK.as_of(date(2026, 8, 10)).applying(Registry, place="FR")] == ["Bloctel"]
    assert _BOOK.as_of(date(2026, 8, 11)).applying(Registry, place="FR") == ()


def test_the_presumption_of_defects_grew_in_2022() -> None:
    presumed = [
        [str(duty.presumed) for _, duty in _BOOK.as_of(date(year, 12, 31)).applying(Guarantee, place="DE")] for year in (2021, 2022)
    ]
    assert presumed == [["6 months"], ["1 year"]]


def test_changes_name_the_rules_that_begin_and_those_that_ended_the_day_before() -> None:
    assert _BOOK.changes(after=date(2026, 11, 30), before=date(2027, 1, 31)) == (
        RulebookChange(on=date(2026, 12, 1), begins=("CL-21719",), ends=("CL-19628",)),
        RulebookChange(on=date(2026, 12, 28), begins=("ES-L10-15BD", "ES-L10-HUMAN", "ES-L10-LANG", "ES-L10-WAIT")),
    )


def test_the_two_days_of_a_question_about_changes_are_left_out() -> None:
    inside = [change.on for change in _BOOK.changes(after=date(2026, 12, 1), before=date(2027, 1, 31))]
    assert inside == [date(2026, 12, 28)]
    assert [change.on for change in _BOOK.changes(after=date(2026, 12, 28))] == [date(2027, 1, 31), date(2027, 5, 13)]
    assert _BOOK.changes(before=date(1980, 1, 1)) == (
        RulebookChange(on=date(1974, 6, 7), begins=("US-NO-COOLING",)),
        RulebookChange(on=date(1976, 2, 2), begins=("US-FTC-MAILORDER",)),
    )


def test_all_changes_are_every_first_day_and_every_day_after_a_last_one() -> None:
    days = {rule.valid_from for rule in _BEGIN} | {rule.valid_to + _DAY for rule in _END if rule.valid_to}
    assert {change.on for change in _BOOK.changes()} == days
    assert sum(len(change.begins) for change in _BOOK.changes()) == len(_BEGIN)
    assert sum(len(change.ends) for change in _BOOK.changes()) == len(_END)


def test_what_nobody_looked_up_for_so_many_days_is_listed_the_longest_first() -> None:
    assert _BOOK.unchecked(on=date(2027, 5, 20)) == ()
    stale = _BOOK.unchecked(on=date(2027, 5, 21))
    assert {rule.checked for rule in stale} == {date(2026, 11, 21)}
    everything = _BOOK.unchecked(on=date(2027, 5, 22))
    assert everything[: len(stale)] == stale
    assert len(everything) == len(_BOOK.rules)
    assert [rule.id for rule in stale] == sorted(rule.id for rule in stale)
    assert _BOOK.unchecked(on=date(2026, 11, 22), days=0) == stale


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("as_of", _BOOK.as_of),
        ("changes", lambda day: _BOOK.changes(after=day)),
        ("changes", lambda day: _BOOK.changes(before=day)),
        ("unchecked", lambda day: _BOOK.unchecked(on=day)),
    ],
    ids=["as-of", "changes-after", "changes-before", "unchecked"],
)
def test_a_day_is_a_date_and_no_instant(name: str, ask: Callable[[Any], object]) -> None:
    for wrong in (datetime(2026, 11, 22, tzinfo=UTC), "2026-11-22", 20261122):
        with pytest.raises(UsageError) as caught:
            ask(wrong)
        assert caught.value.code == "not-a-date"
        assert caught.value.hint == "pass a day, such as date(2026, 11, 21): an instant lies on different days in different zones"
        assert caught.value.message == f"{name} takes a date, not {type(wrong).__name__}"
