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
        ("es-ES", None),
        ("en", "en-US"),
        ("en-PH", "en-US"),
        ("en-AU", "en-GB"),
        ("en-DE", "en-GB"),
        ("en-ZA", "en-GB"),
        ("en-NG", "en-NG"),
        ("pt", "pt-BR"),
        ("pt-PT", None),
        ("pt-AO", None),
        ("fr", None),
        ("zh-TW", None),
        ("ms", None),
        ("ja-Latn", None),
        ("hi-Latn", None),
        ("und", None),
        ("not a tag", None),
        ("", None),
        ("x" * 60, None),
    ],
)
def test_resolve(asked: str, served: str | None) -> None:
    assert CATALOG.resolve(asked) == served
    assert CATALOG.registers(asked) == (("formal", "casual") if served else ())


@pytest.mark.parametrize(
    ("asked", "available", "served"),
    [("zh-TW", {"zh"}, None), ("zh-Hant-TW", {"zh-Hant", "zh"}, "zh-Hant"), ("zh-SG", {"zh"}, "zh"), ("sr-Latn", {"sr"}, None),
     ("hi-Latn", {"en-GB", "hi"}, None), ("en-AU", {"en-AU", "en-GB"}, "en-AU"), ("qaa", {"en"}, None)],
)  # fmt: skip
def test_neither_language_nor_script_ever_changes(asked: str, available: set[str], served: str | None) -> None:
    assert closest_catalogue(asked, frozenset(available)) == served


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
