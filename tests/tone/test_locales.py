"""A locale is served by itself or a parent of its own language and script, or by none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs.formats import formats_for, is_pattern, known_locale
from xborder_support.tone.catalogs.locales import closest_catalogue

CATALOG = Catalog.load()


AVAILABLE = frozenset(
    ["ar", "de", "en-GB", "en-NG", "en-US", "es-419", "es-ES", "fil", "fr", "id", "ja", "nb", "pt-BR", "pt-PT", "zh-Hans", "zh-TW"]
)


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de-CH-1996", "de"),
        ("de-DE-u-co-phonebk", "de"),
        ("ja-JP", "ja"),
        ("ja-Jpan-JP", "ja"),
        ("id-ID", "id"),
        ("ar-SA", "ar"),
        ("es-MX", "es-419"),
        ("es-AR", "es-419"),
        ("es-US", "es-419"),
        ("es", "es-419"),
        ("es-ES", "es-ES"),
        ("en", "en-US"),
        ("en-PH", "en-US"),
        ("en-AU", "en-GB"),
        ("en-DE", "en-GB"),
        ("en-ZA", "en-GB"),
        ("en-NG", "en-NG"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-PT"),
        ("pt-AO", "pt-PT"),
        ("fr-CA", "fr"),
        ("no", "nb"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-TW", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("zh-MO", "zh-TW"),
        ("ms", None),
        ("nn", "nb"),
        ("ja-Latn", None),
        ("hi-Latn", None),
        ("de-Cyrl", None),
        ("und", None),
    ],
)
def test_the_nearest_of_the_same_language_and_script_serves(asked: str, served: str | None) -> None:
    assert closest_catalogue(asked, AVAILABLE) == served


@pytest.mark.parametrize(
    ("asked", "available", "served"),
    [("zh-TW", {"zh"}, None), ("zh-Hant-TW", {"zh-Hant", "zh"}, "zh-Hant"), ("zh-SG", {"zh"}, "zh"), ("sr-Latn", {"sr"}, None),
     ("sr-ME", {"sr", "sr-Latn"}, "sr-Latn"), ("es-MX", {"es-ES"}, None), ("es", {"es-ES"}, None), ("pt-PT", {"pt-BR"}, None),
     ("pt-AO", {"pt-BR"}, None), ("uk", {"ru"}, None), ("de-AT", {"de-DE"}, "de-DE"), ("hi-Latn", {"en-GB", "hi"}, None),
     ("en-AU", {"en-AU", "en-GB"}, "en-AU"), ("qaa", {"en"}, None)],
)  # fmt: skip
def test_neither_language_nor_script_ever_changes(asked: str, available: set[str], served: str | None) -> None:
    assert closest_catalogue(asked, frozenset(available)) == served


@pytest.mark.parametrize("locale", CATALOG.locales)
def test_every_catalogue_serves_itself(locale: str) -> None:
    assert CATALOG.resolve(locale) == locale
    assert CATALOG.registers(locale)


@pytest.mark.parametrize("asked", ["haw", "ja-Latn", "und", "not a tag", "", "x" * 60])
def test_a_locale_that_nothing_serves_has_no_registers(asked: str) -> None:
    assert CATALOG.resolve(asked) is None
    assert CATALOG.registers(asked) == ()


@pytest.mark.parametrize(
    ("asked", "used", "expected"),
    [("de", "de", None), ("de-DE", "de", None), ("ja-Jpan-JP", "ja", None), ("en", "en-US", None), ("pt", "pt-BR", None),
     ("de-AT", "de", "de-AT"), ("en-AU", "en-GB", "en-AU"), ("es", "es-419", "es"), ("es-MX", "es-419", "es-MX"),
     ("de-CH-1996", "de", "de-CH-1996"), ("de-u-co-phonebk", "de", None)],
)  # fmt: skip
def test_a_text_tells_what_it_stands_in_for(asked: str, used: str, expected: str | None) -> None:
    rendered = CATALOG.render("ack", locale=asked, register="formal", values={}, channel="plain")
    assert (rendered.locale_used, rendered.fallback_from) == (used, expected)


@given(st.text(max_size=40))
def test_resolve_never_raises(tag: str) -> None:
    assert CATALOG.resolve(tag) in {None, *CATALOG.locales}


def test_parameters_tell_what_a_message_takes() -> None:
    assert [(each.name, each.type, each.is_required) for each in CATALOG.parameters("expected_reply")] == [
        ("due_at", "datetime", True),
        ("tz_label", "text", False),
    ]
    with pytest.raises(UsageError, match="did you mean"):
        CATALOG.parameters("akc")


@pytest.mark.parametrize(
    ("pattern", "kind", "expected"),
    [("d. MMMM", "DATE", True), ("HH'h'mm", "TIME", True), ("HH:mm:ss", "TIME", False), ("'d'", "DATE", False)],
)
def test_patterns_are_checked_before_they_are_used(pattern: str, kind: str, expected: object) -> None:
    assert is_pattern(pattern, kind) is expected


def test_known_locale_is_none_for_what_cldr_lacks() -> None:
    assert known_locale("tlh") is None
    assert known_locale("de-JP") is None
    assert known_locale("es-419") is not None


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ja", "2月4日水曜日"), ("fr", "mercredi 4 février"), ("en-US", "Wednesday, February 4"), ("ru", "среда, 4 февраля")],
)
def test_a_day_is_written_in_full_without_its_year(locale: str, expected: str) -> None:
    written: Any = formats_for(locale, None).date(date(2026, 2, 4))
    assert written == expected
