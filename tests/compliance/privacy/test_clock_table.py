"""Each clock of the packaged rules against dates that were counted by hand on a calendar, from Tuesday 3 March 2026, 09:30 UTC."""

from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import pytest

from xborder_support.compliance.privacy import CaseClock, CaseKind, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import Rulebook

RULEBOOK = Rulebook.load()
ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)

#: Each row names the kind of case, the place, its zone, the rule, what is due, when (UTC), and how the figure weighs.
Row: TypeAlias = tuple[CaseKind, str, str | None, str, str, str, str]

REQUESTS: list[Row] = [
    ("access", "ID", None, "ID-PDP", "access", "2026-03-06T09:30", "law"),
    ("rectification", "ID", None, "ID-PDP", "rectification", "2026-03-06T09:30", "law"),
    ("access", "VN", None, "VN-PDPL", "acknowledgement", "2026-03-05T17:00", "law"),
    ("access", "VN", None, "VN-PDPL", "access", "2026-03-13T17:00", "law"),
    ("objection", "VN", None, "VN-PDPL", "objection", "2026-03-18T17:00", "law"),
    ("restriction", "VN", None, "VN-PDPL", "objection", "2026-03-18T17:00", "law"),
    ("access", "EG", None, "EG-PDPL", "any_request", "2026-03-11T22:00", "advisory"),  # Friday and Saturday are free
    ("access", "KE", None, "KE-DPA", "access", "2026-03-10T21:00", "law"),
    ("erasure", "KE", None, "KE-DPA", "erasure", "2026-03-17T21:00", "law"),
    ("access", "KR", None, "KR-PIPA", "access", "2026-03-13T15:00", "law"),
    ("rectification", "KR", None, "KR-PIPA", "rectification", "2026-03-13T15:00", "law"),
    ("erasure", "KR", None, "KR-PIPA", "erasure", "2026-03-13T15:00", "law"),
    ("restriction", "KR", None, "KR-PIPA", "objection", "2026-03-13T15:00", "law"),
    ("access", "AR", None, "AR-25326", "access", "2026-03-14T03:00", "law"),
    ("erasure", "AR", None, "AR-25326", "erasure", "2026-03-11T03:00", "law"),
    ("access", "CO", None, "CO-1581", "query", "2026-03-18T05:00", "law"),
    ("erasure", "CO", None, "CO-1581", "claim", "2026-03-26T05:00", "law"),  # 23 March is a holiday
    ("access", "BR", "America/Sao_Paulo", "BR-LGPD", "access", "2026-03-19T03:00", "law"),
    ("access", "TW", None, "TW-PDPA-13", "access", "2026-03-18T16:00", "law"),
    ("erasure", "TW", None, "TW-PDPA-13", "erasure", "2026-04-02T16:00", "law"),
    ("access", "NZ", "Pacific/Auckland", "NZ-PA44", "any_request", "2026-03-31T11:00", "law"),
    ("access", "MX", "America/Mexico_City", "MX-ARCO", "any_request", "2026-04-02T06:00", "law"),  # 16 March is a holiday
    ("access", "MX", "America/Mexico_City", "MX-ARCO", "execution", "2026-04-23T06:00", "law"),
    ("access", "MY", None, "MY-PDPA-31", "any_request", "2026-03-24T16:00", "law"),
    ("access", "CA", "America/Toronto", "CA-PIPEDA", "any_request", "2026-04-03T04:00", "law"),
    ("access", "CA-QC", "America/Toronto", "CA-QC-L25", "any_request", "2026-04-03T04:00", "law"),
    ("access", "TH", None, "TH-PDPA-30", "access", "2026-04-02T17:00", "law"),
    ("access", "TR", None, "TR-KVKK", "any_request", "2026-04-02T21:00", "law"),
    ("access", "SG", None, "SG-PDPA-21", "any_request", "2026-04-02T16:00", "law"),
    ("access", "SA", None, "SA-PDPL", "any_request", "2026-04-02T21:00", "law"),
    ("access", "CH", None, "CH-FADP", "any_request", "2026-04-02T22:00", "law"),
    ("access", "ZA", None, "ZA-POPIA", "any_request", "2026-04-02T22:00", "law"),
    ("access", "NG", None, "NG-NDPA", "any_request", "2026-04-02T23:00", "law"),
    ("access", "IL", None, "IL-PPL", "access", "2026-04-02T21:00", "advisory"),
    ("access", "FR", "Europe/Paris", "EU-GDPR-12-3", "any_request", "2026-04-03T22:00", "law"),  # Good Friday is none in France
    ("access", "DE", None, "EU-GDPR-12-3", "any_request", "2026-04-07T22:00", "law"),  # off Good Friday and Easter, to Tuesday
    ("portability", "DE", None, "EU-GDPR-12-3", "any_request", "2026-04-07T22:00", "law"),
    ("access", "NO", None, "EU-GDPR-12-3", "any_request", "2026-04-07T22:00", "law"),  # the GDPR is law of the whole EEA
    ("erasure", "IS", None, "EU-GDPR-12-3", "any_request", "2026-04-08T00:00", "law"),
    ("objection", "LI", None, "EU-GDPR-12-3", "any_request", "2026-04-03T22:00", "law"),
    ("access", "GB", None, "GB-GDPR-12-3", "any_request", "2026-04-03T23:00", "law"),
    ("access", "HK", None, "HK-PDPO", "access", "2026-04-12T16:00", "law"),
    ("access", "US-CA", "America/Los_Angeles", "US-CA-CCPA", "acknowledgement", "2026-03-18T07:00", "law"),
    ("access", "US-CA", "America/Los_Angeles", "US-CA-CCPA", "any_request", "2026-04-18T07:00", "law"),
    ("sale_opt_out", "US-CA", "America/Los_Angeles", "US-CA-OPTOUT", "sale_opt_out", "2026-03-25T07:00", "law"),
    ("access", "US-VA", "America/New_York", "US-STATES-45", "any_request", "2026-04-18T04:00", "law"),
]

# No law has these figures.
BENCHMARKS: list[Row] = [
    ("access", "CN", None, "CN-PIPL-50", "any_request", "2026-03-24T16:00", "advisory"),
    ("access", "JP", None, "JP-APPI", "any_request", "2026-04-02T15:00", "policy"),
    ("access", "AU", "Australia/Sydney", "AU-APP12", "any_request", "2026-04-02T13:00", "policy"),
    ("access", "PH", None, "PH-DPA", "any_request", "2026-04-02T16:00", "policy"),
    ("access", "AE", None, "AE-PDPL", "any_request", "2026-04-03T20:00", "advisory"),
]

BREACHES: list[Row] = [
    ("breach", "DE", None, "EU-GDPR-33", "breach", "2026-03-06T09:30", "law"),
    ("breach", "IS", None, "EU-GDPR-33", "breach", "2026-03-06T09:30", "law"),
    ("breach", "GB", None, "GB-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "KR", None, "KR-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "TH", None, "TH-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "PH", None, "PH-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "ID", None, "ID-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "ID", None, "ID-BREACH", "breach_people", "2026-03-06T09:30", "law"),
    ("breach", "SA", None, "SA-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "NG", None, "NG-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "MY", None, "MY-BREACH", "breach", "2026-03-06T09:30", "law"),
    ("breach", "MY", None, "MY-BREACH", "breach_people", "2026-03-10T16:00", "law"),
    ("breach", "BR", "America/Sao_Paulo", "BR-BREACH", "breach", "2026-03-07T03:00", "law"),
    ("breach", "BR", "America/Sao_Paulo", "BR-BREACH", "breach_people", "2026-03-07T03:00", "law"),
    ("breach", "JP", None, "JP-BREACH", "breach_first_report", "2026-03-08T15:00", "law"),
    ("breach", "JP", None, "JP-BREACH", "breach", "2026-04-02T15:00", "law"),
    ("breach", "SG", None, "SG-BREACH", "breach", "2026-03-06T16:00", "law"),  # not assessed yet: from the receipt
]

COMPLAINTS: list[Row] = [
    ("complaint", "IN", None, "IN-ECOM-48H", "acknowledgement", "2026-03-05T09:30", "law"),
    ("complaint", "IN", None, "IN-ECOM-48H", "complaint", "2026-04-03T18:30", "law"),
    ("complaint", "BR", "America/Sao_Paulo", "BR-ECOM-5", "complaint", "2026-03-09T03:00", "law"),
    ("complaint", "PE", None, "PE-LIBRO", "complaint", "2026-03-25T05:00", "law"),
    ("complaint", "PH", None, "PH-ITA", "complaint", "2026-03-10T16:00", "advisory"),
    ("complaint", "KR", None, "KR-ECA-20", "complaint_progress", "2026-03-06T15:00", "advisory"),
    ("complaint", "KR", None, "KR-ECA-20", "complaint", "2026-03-17T15:00", "advisory"),
]

OPT_OUTS: list[Row] = [
    ("opt_out", "US", "America/New_York", "US-TCPA-10BD", "opt_out", "2026-03-18T04:00", "law"),
    ("opt_out", "CA", "America/Toronto", "CA-CASL-UNSUB", "opt_out", "2026-03-18T04:00", "law"),
    ("opt_out", "HK", None, "HK-UEMO-UNSUB", "opt_out", "2026-03-17T16:00", "law"),
    ("opt_out", "SG", None, "SG-SCA-UNSUB", "opt_out", "2026-03-17T16:00", "law"),
    ("opt_out", "AU", "Australia/Sydney", "AU-SPAM", "opt_out", "2026-03-10T13:00", "law"),
    ("opt_out", "NZ", "Pacific/Auckland", "NZ-UEMA", "opt_out", "2026-03-10T11:00", "law"),
    ("opt_out", "TR", None, "TR-ETK-OPTOUT", "opt_out", "2026-03-06T21:00", "law"),
    ("opt_out", "KR", None, "KR-NET-50-NOTIFY", "opt_out_result", "2026-03-17T15:00", "law"),
]

ALL = [*REQUESTS, *BENCHMARKS, *BREACHES, *COMPLAINTS, *OPT_OUTS]
NAMES = [f"{row[0]}-{row[1]}-{row[4]}" for row in ALL]


def clock_of(row: Row) -> CaseClock:
    kind, place, zone, rule, about, _, _ = row
    case = PrivacyCase(kind=kind, received_at=ASKED_AT, places=(place,), time_zone=zone)
    found = [clock for clock in case_clocks(case, rulebook=RULEBOOK) if (clock.rule_id, clock.about) == (rule, about)]
    return found[0]


@pytest.mark.parametrize("row", ALL, ids=NAMES)
def test_the_clock_ends_when_a_calendar_says(row: Row) -> None:
    clock = clock_of(row)
    assert clock.due_at == datetime.fromisoformat(row[5]).replace(tzinfo=UTC)
    assert (clock.place, clock.severity) == (row[1], row[6])
    assert not clock.is_over(clock.due_at - timedelta(microseconds=1))
    assert clock.is_over(clock.due_at)


@pytest.mark.parametrize("row", ALL, ids=NAMES)
def test_only_the_figures_of_practice_are_benchmarks(row: Row) -> None:
    clock = clock_of(row)
    assert clock.is_benchmark is (row in BENCHMARKS)
    assert ("one of practice" in clock.explain()) is (row in BENCHMARKS)


def test_india_counts_ninety_days_once_its_law_is_in_force() -> None:
    case = PrivacyCase(kind="access", received_at=datetime(2027, 5, 13, 9, 30, tzinfo=UTC), places=("IN",))
    (clock,) = case_clocks(case, rulebook=RULEBOOK)
    assert (clock.rule_id, clock.due_at) == ("IN-DPDP", datetime(2027, 8, 11, 18, 30, tzinfo=UTC))


def test_chile_counts_thirty_days_once_its_law_is_in_force() -> None:
    case = PrivacyCase(kind="access", received_at=datetime(2026, 12, 3, 9, 30, tzinfo=UTC), places=("CL",), time_zone="America/Santiago")
    (clock,) = case_clocks(case, rulebook=RULEBOOK)
    assert (clock.rule_id, clock.due_at) == ("CL-21719", datetime(2027, 1, 3, 3, 0, tzinfo=UTC))


def test_britain_asks_to_acknowledge_a_complaint_in_thirty_days_and_sets_no_time_for_the_answer() -> None:
    case = PrivacyCase(kind="complaint", received_at=datetime(2026, 7, 1, 9, 30, tzinfo=UTC), places=("GB",))
    acknowledgement, answer = case_clocks(case, rulebook=RULEBOOK)
    assert (acknowledgement.rule_id, acknowledgement.due_at) == ("GB-DUAA-COMPLAINT", datetime(2026, 7, 31, 23, 0, tzinfo=UTC))
    assert (answer.rule_id, answer.about, answer.due_at) == (None, "complaint", None)


def test_china_has_a_second_benchmark() -> None:
    case = PrivacyCase(kind="access", received_at=ASKED_AT, places=("CN",))
    assert [str(clock.within) for clock in case_clocks(case, rulebook=RULEBOOK)] == ["15 business days", "30 calendar days"]


def test_singapore_counts_from_the_assessment_where_it_is_known() -> None:
    assessed_at = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
    case = PrivacyCase(kind="breach", received_at=ASKED_AT, places=("SG",), assessed_at=assessed_at)
    clock = case_clocks(case, rulebook=RULEBOOK)[0]
    assert (clock.rule_id, clock.due_at) == ("SG-BREACH", datetime(2026, 3, 7, 16, 0, tzinfo=UTC))
    assert "not known" not in clock.explain()
