"""A question about feasts that means nothing is refused by name, with a remedy."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.calendars.feasts import feasts_in, feasts_on
from xborder_support.errors import UsageError


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: feasts_in(_any(None), 2026), "unknown-territory"),
        (lambda: feasts_in(_any(5), 2026), "unknown-territory"),
        (lambda: feasts_in("DE", _any("2026")), "bad-year"),
        (lambda: feasts_in("DE", _any(None)), "bad-year"),
        (lambda: feasts_in("DE", _any(2026.0)), "bad-year"),
        (lambda: feasts_in("DE", _any([])), "bad-year"),
        (lambda: feasts_in("DE", 1899), "feast-year-unknown"),
        (lambda: feasts_in("DE", 2200), "feast-year-unknown"),
        (lambda: feasts_in("JP", -5), "feast-year-unknown"),
        (lambda: feasts_in("JP", 10_000), "feast-year-unknown"),
        (lambda: feasts_on("DE", datetime(2026, 1, 1, tzinfo=UTC)), "bad-date"),
        (lambda: feasts_on("DE", _any(None)), "bad-date"),
        (lambda: feasts_on("DE", "soon"), "bad-date"),
        (lambda: feasts_on("DE", date.min), "feast-year-unknown"),
        (lambda: feasts_on("DE", date.max), "feast-year-unknown"),
        (lambda: feasts_in("PK", 2026, announced=_any(["eid-al-fitr"])), "bad-announced"),
        (lambda: feasts_in("PK", 2026, announced=_any({"eid-al-fitr": None})), "bad-date"),
        (lambda: feasts_in("PK", 2026, announced={"eid-al-fitr": "soon"}), "bad-date"),
        (lambda: feasts_in("PK", 2026, announced={"eid-al-fitr": "2026-04-30"}), "announcement-too-far"),
        (lambda: feasts_in("DE", 2026)[0].name(_any(None)), "bad-language-tag"),
        (lambda: feasts_in("DE", 2026)[0].name_language(_any(5)), "bad-language-tag"),
    ],
)
def test_what_cannot_be_answered_is_refused(ask: Callable[[], Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask()
    assert caught.value.code == code
    assert caught.value.hint


def test_dates_may_be_written_as_text() -> None:
    assert feasts_on("JP", "2026-08-14") == feasts_on("JP", date(2026, 8, 14))
    told = {"eid-al-fitr": "2026-03-21"}
    assert feasts_in("PK", 2026, announced=told) == feasts_in("PK", 2026, announced={"eid-al-fitr": date(2026, 3, 21)})
    assert [feast.key for feast in feasts_on("PK", "2026-03-23", announced=told)] == ["eid-al-fitr"]


def _any(value: Any) -> Any:
    return value
