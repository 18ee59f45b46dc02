"""A zone is called after a city in the reader's language, and never by a path or a hyphenation mark."""

from __future__ import annotations

import pytest
from babel import Locale

from xborder_support.errors import UsageError
from xborder_support.terms import known_time_zones, zone_aliases, zone_city
from xborder_support.tone import zone_label


@pytest.mark.parametrize(
    ("zone", "locale", "expected"),
    [
        ("Asia/Tokyo", "ja-JP", "東京"),
        ("Europe/Vienna", "fr", "Vienne"),
        ("Atlantic/Reykjavik", "de", "Reykjavík"),
        ("America/Argentina/Buenos_Aires", "es-419", "Buenos Aires"),
        ("Asia/Kolkata", "ja", "コルカタ"),
        ("Asia/Calcutta", "de", "Kalkutta"),
        ("US/Eastern", "en-US", "New York"),
        ("Japan", "en-US", "Tokyo"),
        ("UTC", "de", "UTC"),
        ("Etc/GMT-9", "ja", "UTC+9"),
        ("Etc/GMT+3", "pt-BR", "UTC-3"),
        ("Etc/GMT+0", "en", "UTC"),
    ],
)
def test_a_zone_has_a_name_for_people(zone: str, locale: str, expected: str) -> None:
    assert zone_label(zone, locale=locale) == expected


@pytest.mark.parametrize("locale", ["ar", "de", "en-US", "fr", "ja", "pt-BR", "sr-Latn", "zh-TW"])
def test_no_zone_has_a_path_or_a_mark_in_its_name(locale: str) -> None:
    for zone in sorted(known_time_zones()):
        label = zone_label(zone, locale=locale)
        assert label
        assert not set(label) & set("/_\u00ad\u2205"), zone


@pytest.mark.parametrize(("zone", "locale", "code"), [("Mars/X", "de", "unknown-time-zone"), ("UTC", "tlh", "unknown-locale")])
def test_what_nobody_knows_is_refused(zone: str, locale: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        zone_label(zone, locale=locale)
    assert caught.value.code == code


def test_a_zone_of_no_place_has_no_city() -> None:
    assert zone_city("Etc/UTC", Locale("de")) is None
    assert "Asia/Calcutta" in zone_aliases("Asia/Kolkata")
