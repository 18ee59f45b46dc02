"""Days and months keep the wall time, and a date is over when its zone says so."""

from datetime import UTC, date, datetime, timedelta

import pytest

from xborder_support.calendars.deadlines import end_of_day, same_time_after, same_time_before
from xborder_support.calendars.deadlines.term import Term
from xborder_support.terms import time_zone


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "ends_at"),
    [
        ("Europe/Berlin", "2026-03-03", "2026-03-03T23:00"),
        ("Europe/Berlin", "2026-03-29", "2026-03-29T22:00"),
        ("America/Sao_Paulo", "2018-11-03", "2018-11-04T03:00"),  # midnight does not exist
        ("America/Sao_Paulo", "2018-11-04", "2018-11-05T02:00"),
        ("America/Sao_Paulo", "2018-02-17", "2018-02-18T03:00"),  # its last hour comes twice
        ("Pacific/Apia", "2011-12-29", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00"),  # a date that did not exist has no length
        ("Pacific/Apia", "2011-12-31", "2011-12-31T10:00"),
        ("UTC", "2199-12-31", "2200-01-01T00:00"),
        ("UTC", "1900-01-01", "1900-01-02T00:00"),
    ],
)
def test_a_date_is_over_at_the_first_instant_that_is_not_its(zone: str, day: str, ends_at: str) -> None:
    assert end_of_day(date.fromisoformat(day), time_zone=zone) == _utc(ends_at)


@pytest.mark.parametrize(
    ("at", "term", "later"),
    [
        ("2026-03-28T09:00", "1 day", "2026-03-29T08:00"),
        ("2026-03-28T09:00", "24 hours", "2026-03-29T09:00"),
        ("2026-03-28T01:30", "1 day", "2026-03-29T01:00"),  # 02:30 is skipped
        ("2026-03-28T01:30:00.500000", "1 day", "2026-03-29T01:00"),
        ("2026-03-28T01:59:59.999999", "1 day", "2026-03-29T01:00"),
        ("2026-03-28T02:00:00.000001", "1 day", "2026-03-29T01:00:00.000001"),
        ("2026-10-24T00:30", "1 day", "2026-10-25T00:30"),  # 02:30 comes twice: the first counts
        ("2026-10-24T00:59:59.999999", "1 day", "2026-10-25T00:59:59.999999"),
        ("2026-10-25T01:30", "1 day", "2026-10-26T01:30"),  # from the second 02:30
        ("2026-01-31T12:00", "1 month", "2026-02-28T12:00"),
        ("2026-01-31T12:00", "13 months", "2027-02-28T12:00"),
        ("2026-12-15T12:00", "1 month", "2027-01-15T12:00"),
        ("2026-11-15T12:00", "1 month", "2026-12-15T12:00"),
        ("2028-02-29T12:00", "1 year", "2029-02-28T12:00"),
        ("2026-03-25T12:00", "1 week", "2026-04-01T11:00"),
    ],
)
def test_the_same_wall_time_later(at: str, term: str, later: str) -> None:
    found = same_time_after(_utc(at), term, time_zone="Europe/Berlin")
    assert (found, found.tzinfo) == (_utc(later), UTC)


@pytest.mark.parametrize(
    ("at", "term", "earlier"),
    [
        ("2026-03-30T08:00", "1 day", "2026-03-29T08:00"),
        ("2026-03-30T00:30", "1 day", "2026-03-29T01:00"),
        ("2026-03-30T08:00", "48 hours", "2026-03-28T08:00"),
        ("2026-03-31T08:00", "1 month", "2026-02-28T09:00"),
        ("2026-01-15T12:00", "1 month", "2025-12-15T12:00"),
        ("2028-02-29T12:00", "3 years", "2025-02-28T12:00"),
        ("2026-04-01T11:00", "1 week", "2026-03-25T12:00"),
    ],
)
def test_the_same_wall_time_earlier(at: str, term: str, earlier: str) -> None:
    assert same_time_before(_utc(at), term, time_zone="Europe/Berlin") == _utc(earlier)


def test_the_zone_of_the_datetime_does_not_matter() -> None:
    tokyo = datetime(2026, 3, 28, 18, 0, tzinfo=time_zone("Asia/Tokyo"))
    assert same_time_after(tokyo, Term(1, "calendar_days"), time_zone="Europe/Berlin") == _utc("2026-03-29T08:00")


def test_a_fold_that_repeats_the_last_second_keeps_its_microseconds() -> None:
    # Lord Howe goes back by half an hour at 02:00, so that 01:30 to 02:00 comes twice.
    found = same_time_after(_utc("2026-04-03T14:59:59.250000"), "1 day", time_zone="Australia/Lord_Howe")
    assert found == _utc("2026-04-04T14:59:59.250000")
    assert found.astimezone(time_zone("Australia/Lord_Howe")).fold == 0


@pytest.mark.parametrize(
    ("text", "term", "printed"),
    [
        ("72 hours", Term(72, "hours"), "72 hours"),
        ("1 hour", Term(1, "hours"), "1 hour"),
        ("24h elapsed", Term(24, "hours"), "24 hours"),
        ("14 calendar days", Term(14, "calendar_days"), "14 calendar days"),
        (" 14  DAYS ", Term(14, "calendar_days"), "14 calendar days"),
        ("1 day", Term(1, "calendar_days"), "1 calendar day"),
        ("3 business days", Term(3, "business_days"), "3 business days"),
        ("15 working  days", Term(15, "business_days"), "15 business days"),
        ("2 weeks", Term(2, "weeks"), "2 weeks"),
        ("1 month", Term(1, "months"), "1 month"),
        ("2 calendar months", Term(2, "months"), "2 months"),
        ("100 years", Term(100, "years"), "100 years"),
    ],
)
def test_terms_are_read_and_printed(text: str, term: Term, printed: str) -> None:
    assert Term.parse(text) == term
    assert str(term) == printed
    assert Term.parse(printed) == term


def test_an_instant_is_kept_to_the_microsecond() -> None:
    at = _utc("2026-05-05T10:11:12.131415")
    assert same_time_after(at, "1 day", time_zone="Asia/Tokyo") - at == timedelta(days=1)
