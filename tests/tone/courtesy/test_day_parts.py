"""The part of the day is what people of a language greet by, on the customer's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.tone.courtesy import day_part


def part_at(locale: str, clock: str) -> str | None:
    return day_part(datetime.combine(datetime(2026, 2, 3, tzinfo=UTC), time.fromisoformat(clock), UTC), locale=locale, time_zone="UTC")


@pytest.mark.parametrize(
    ("locale", "clock", "expected"),
    [
        ("en", "00:00", "night"),
        ("en", "01:00", "night"),
        ("en", "05:00", "morning"),
        ("en", "11:59", "morning"),
        ("en", "12:00", "afternoon"),
        ("en", "18:00", "evening"),
        ("en", "21:30", "evening"),
        ("es", "05:59", "night"),
        ("es", "06:00", "morning"),
        ("es", "12:00", "afternoon"),
        ("es-MX", "19:59", "afternoon"),
        ("es", "20:00", "night"),
        ("id", "03:59", "night"),
        ("id", "09:59", "morning"),
        ("id", "10:00", "afternoon"),
        ("id", "15:00", "evening"),
        ("id", "18:00", "night"),
        ("de", "12:00", "afternoon"),
        ("de", "12:30", "afternoon"),
        ("de", "10:30", "morning"),
        ("de", "00:00", "night"),
        ("ja", "04:00", "morning"),
        ("ja", "16:00", "evening"),
        ("ja", "19:00", "night"),
        ("ja", "23:30", "night"),
        ("it", "18:00", "evening"),
        ("pt-BR", "19:00", "evening"),
        ("pt-BR", "03:00", "night"),
        ("ar", "00:30", "night"),
        ("ar", "12:30", "afternoon"),
        ("fil", "13:00", "afternoon"),
        ("he", "22:00", "night"),
        ("zh-TW", "09:00", "morning"),
        ("zh-Hant-HK", "20:00", "evening"),
    ],
)
def test_midnight_noon_and_the_edges_fall_where_people_greet(locale: str, clock: str, expected: str) -> None:
    assert part_at(locale, clock) == expected


def test_the_clock_is_that_of_the_customer_through_summer_time() -> None:
    berlin = [day_part(datetime(2026, month, 3, 16, 30, tzinfo=UTC), locale="de", time_zone="Europe/Berlin") for month in (1, 7)]
    assert berlin == ["afternoon", "evening"]


def test_what_is_not_known_is_none() -> None:
    now = datetime(2026, 2, 3, 9, tzinfo=UTC)
    assert day_part(now, locale="de", time_zone=None) is None
    assert day_part(now, locale="tlh", time_zone="UTC") is None
    assert day_part(now, locale="xx", time_zone="UTC") is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"now": datetime.max.replace(tzinfo=UTC), "time_zone": "Asia/Tokyo"}, "not-a-datetime"),
        ({"now": datetime.min.replace(tzinfo=UTC), "time_zone": "America/Lima"}, "not-a-datetime"),
        ({"now": datetime(2026, 2, 3)}, "naive-datetime"),  # noqa: DTZ001  (what is refused)
        ({"time_zone": "CET+1"}, "unknown-time-zone"),
        ({"locale": ""}, "bad-language-tag"),
    ],
)
def test_a_naive_time_and_unknown_names_are_refused(changes: dict[str, Any], code: str) -> None:
    arguments: dict[str, Any] = {"now": datetime(2026, 2, 3, tzinfo=UTC), "locale": "de", "time_zone": "UTC"} | changes
    with pytest.raises(UsageError) as caught:
        day_part(arguments.pop("now"), **arguments)
    assert caught.value.code == code


LOCALES = (
    "ar",
    "bn",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fi",
    "fil",
    "fr",
    "he",
    "hi",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "sw",
    "zh",
)


@given(st.times(), st.sampled_from(LOCALES))
def test_every_time_has_a_part_and_no_night_is_a_morning(clock: time, locale: str) -> None:
    part = day_part(datetime.combine(datetime(2026, 2, 3, tzinfo=UTC), clock, UTC), locale=locale, time_zone="UTC")
    assert part is not None
    assert not (part == "morning" and clock < time(4))
    assert not (part == "morning" and clock >= time(12, 0))
