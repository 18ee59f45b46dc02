"""The rule of the day of receipt holds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.privacy import CaseClock, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import Rulebook

At: TypeAlias = Callable[..., datetime]
CaseOf: TypeAlias = Callable[..., PrivacyCase]
Answer: TypeAlias = Callable[..., CaseClock]

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()


CHANGES = [
    ("CL", "America/Santiago", "access", datetime(2026, 12, 1, 3, 0, tzinfo=UTC), "CL-21719"),
    ("IN", None, "access", datetime(2027, 5, 12, 18, 30, tzinfo=UTC), "IN-DPDP"),
    ("IN", None, "breach", datetime(2027, 5, 12, 18, 30, tzinfo=UTC), "IN-DPDP-BREACH"),
    ("VN", None, "access", datetime(2025, 12, 31, 17, 0, tzinfo=UTC), "VN-PDPL"),
    ("GB", None, "access", datetime(2026, 2, 5, 0, 0, tzinfo=UTC), "GB-GDPR-12-3"),
    ("GB", None, "complaint", datetime(2026, 6, 18, 23, 0, tzinfo=UTC), "GB-DUAA-COMPLAINT"),
    ("ES", "Europe/Madrid", "complaint", datetime(2026, 12, 27, 23, 0, tzinfo=UTC), "ES-L10-15BD"),
]


@pytest.mark.parametrize(("place", "zone", "kind", "midnight", "rule"), CHANGES, ids=[f"{row[4]}" for row in CHANGES])
def test_the_rule_of_the_day_of_receipt_holds(
    case_of: CaseOf, *, place: str, zone: str | None, kind: Any, midnight: datetime, rule: str
) -> None:
    def rules(received_at: datetime) -> set[str | None]:
        case = case_of(place, kind=kind, received_at=received_at, time_zone=zone)
        return {clock.rule_id for clock in case_clocks(case, rulebook=RULEBOOK)}

    assert rule in rules(midnight)
    assert rule not in rules(midnight - timedelta(microseconds=1))


def test_a_case_keeps_its_rule_when_another_comes_into_force(case_of: CaseOf) -> None:
    """A request to Vietnam of New Year's Eve is answered by the law of that year, though most of its period lies in the next."""
    case = case_of("VN", received_at=datetime(2025, 12, 31, 16, 59, tzinfo=UTC))
    assert "VN-PDPL" not in {clock.rule_id for clock in case_clocks(case, rulebook=RULEBOOK)}


BEFORE = [
    ("CL", "America/Santiago", datetime(2026, 11, 30, 12, tzinfo=UTC), "CL-19628", datetime(2026, 12, 3, 3, tzinfo=UTC)),
    ("CL", "America/Santiago", datetime(2026, 12, 1, 12, tzinfo=UTC), "CL-21719", datetime(2027, 1, 1, 3, tzinfo=UTC)),
    ("VN", None, datetime(2025, 12, 31, 12, tzinfo=UTC), "VN-D13", datetime(2026, 1, 3, 12, tzinfo=UTC)),
    ("VN", None, datetime(2026, 1, 1, 12, tzinfo=UTC), "VN-PDPL", datetime(2026, 1, 11, 17, tzinfo=UTC)),
    ("IN", None, datetime(2027, 5, 12, 12, tzinfo=UTC), "IN-SPDI-5-9", datetime(2027, 6, 12, 18, 30, tzinfo=UTC)),
    ("IN", None, datetime(2027, 5, 13, 12, tzinfo=UTC), "IN-DPDP", datetime(2027, 8, 11, 18, 30, tzinfo=UTC)),
    ("GB", None, datetime(2026, 2, 4, 12, tzinfo=UTC), "GB-GDPR-12-3-2018", datetime(2026, 3, 5, tzinfo=UTC)),
    ("GB", None, datetime(2026, 2, 5, 12, tzinfo=UTC), "GB-GDPR-12-3", datetime(2026, 3, 6, tzinfo=UTC)),
]


@pytest.mark.parametrize("row", BEFORE, ids=[f"{row[3]}" for row in BEFORE])
def test_on_each_side_of_a_change_its_own_figure_counts(
    case_of: CaseOf, answer: Answer, row: tuple[str, str | None, datetime, str | None, datetime | None]
) -> None:
    place, zone, received_at, rule, due_at = row
    clock = answer(case_of(place, received_at=received_at, time_zone=zone))
    assert (clock.rule_id, clock.due_at) == (rule, due_at)


def test_before_the_change_the_british_clock_did_not_stop(at: At, case_of: CaseOf, answer: Answer) -> None:
    before = case_of("GB", received_at=datetime(2026, 2, 4, 9, tzinfo=UTC), clarifications=((at("2026-02-06"), at("2026-02-16")),))
    after = case_of("GB", received_at=datetime(2026, 2, 5, 9, tzinfo=UTC), clarifications=((at("2026-02-06"), at("2026-02-16")),))
    assert answer(after).last_on == date(2026, 3, 15)
    assert answer(before).last_on == date(2026, 3, 4)


def test_explain_names_the_rule_the_day_and_the_way_it_was_counted(case_of: CaseOf, answer: Answer) -> None:
    lines = answer(case_of()).explain().splitlines()
    assert lines[0].startswith("EU-GDPR-12-3 holds in DE for what was received on 2026-03-03 (")
    assert lines[1] == "The day of the event, Tuesday 2026-03-03, does not count (Art. 3(1), Council Regulation (EEC, Euratom) No 1182/71)."
    assert lines[-1] == "So it could last be met on Tuesday 2026-04-07, until 2026-04-08T00:00:00+02:00 (Europe/Berlin)."
