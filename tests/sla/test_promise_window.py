"""What somebody should look at before a promise is made: a window that shuts sooner, and a wait of more than a day."""

from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.sla import Promise, promise
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:50"]})
ALWAYS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": ["00:00-24:00"]})


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def promised(target: str, start: str, **more: Any) -> Promise:
    options: dict[str, Any] = {"agents": ALWAYS, "customer_zone": "Asia/Tokyo", **more}
    return promise(Target.parse(target), start=utc(start), now=utc(options.pop("now", start)), **options)


@pytest.mark.parametrize(
    ("expires", "now", "severity", "words"),
    [
        ("2026-02-16T08:15", "2026-02-13T18:00", None, ""),
        ("2026-02-16T08:14", "2026-02-13T18:00", "warning", "between the opening and that time"),
        ("2026-02-16T08:00", "2026-02-13T18:00", "warning", "answer now"),
        ("2026-02-14T18:00", "2026-02-13T18:00", "warning", "answer now"),
        ("2026-02-13T18:00", "2026-02-13T18:00", "warning", "answer now"),
        ("2026-02-13T17:00", "2026-02-13T18:00", "warning", "it has shut already"),
    ],
)
def test_a_window_that_shuts_before_the_desk_opens_is_a_warning(expires: str, now: str, severity: str | None, words: str) -> None:
    made = promised("24h elapsed", now, agents=BERLIN, window_expires_at=utc(expires), signed_off=True)
    assert made.at == utc("2026-02-16T08:15")
    assert [finding.severity for finding in made.findings] == ([severity] if severity else [])
    assert all(words in (finding.suggestion or "") for finding in made.findings)


def test_a_window_warning_holds_the_instants_and_leaves_the_promise_alone() -> None:
    made = promised("24h elapsed", "2026-02-13T18:00", agents=BERLIN, window_expires_at=utc("2026-02-14T18:00"))
    window = next(finding for finding in made.findings if finding.rule == "window-shuts-first")
    assert window.facts == {
        "expires_at": "2026-02-14T18:00:00+00:00",
        "opens_at": "2026-02-16T08:00:00+00:00",
        "at": "2026-02-16T08:15:00+00:00",
        "chance": "now",
    }
    assert [reason.code for reason in made.reasons] == ["nobody-there-when-due"]


def test_a_window_that_shuts_while_somebody_is_there_asks_for_an_answer_in_time() -> None:
    made = promised("4h business", "2026-02-09T14:00", agents=BERLIN, window_expires_at=utc("2026-02-09T20:00"))
    assert made.at == utc("2026-02-10T09:15")
    assert [(finding.rule, finding.facts["chance"], finding.facts["opens_at"]) for finding in made.findings] == [
        ("window-shuts-first", "in-time", "2026-02-09T14:00:00+00:00")
    ]


def test_a_window_without_calendars_and_a_last_shift_ever() -> None:
    always = promised("4h elapsed", "2026-02-09T14:00", agents=None, window_expires_at=utc("2026-02-09T15:00"))
    assert always.findings[0].facts["chance"] == "in-time"
    once = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-02-09": ["09:00-12:00"]})
    last = promised("2h business", "2026-02-09T10:00", now="2026-02-09T11:59", agents=once, window_expires_at=utc("2026-02-09T11:00"))
    assert (last.at, last.findings[0].facts["chance"]) == (utc("2026-02-09T12:00"), "passed")
    with pytest.raises(UsageError) as caught:
        promised("2h business", "2026-02-09T10:00", now="2026-02-09T12:00", agents=once)
    assert caught.value.code == "no-open-time"


def test_nobody_is_told_to_answer_within_the_quiet_hours_before_a_window_shuts() -> None:
    quiet = {"now": "2026-02-09T13:00", "quiet": "21:00-08:00"}  # 22:00 in Tokyo
    early = promised("2h elapsed", "2026-02-09T13:00", **quiet, window_expires_at=utc("2026-02-09T20:00"))
    assert [(finding.facts["chance"], finding.facts["opens_at"]) for finding in early.findings] == [("now", "2026-02-09T23:00:00+00:00")]
    later = promised("1 calendar day", "2026-02-09T13:00", **quiet, window_expires_at=utc("2026-02-10T02:00"), signed_off=True)
    assert [(finding.facts["chance"], finding.facts["opens_at"]) for finding in later.findings] == [
        ("in-time", "2026-02-09T23:00:00+00:00")
    ]


@pytest.mark.parametrize(("hours", "found"), [(24, []), (25, ["promise-over-a-day"])])
def test_no_promise_over_24_hours_goes_without_somebody_who_signs_it_off(hours: int, found: list[str]) -> None:
    made = promised(f"{hours}h elapsed", "2026-02-09T14:00")
    assert [finding.rule for finding in made.findings] == found
    assert promised(f"{hours}h elapsed", "2026-02-09T14:00", signed_off=True).findings == ()


def test_the_limit_of_a_day_is_an_error_with_its_figures_and_no_exception() -> None:
    made = promised("24h elapsed", "2026-02-13T11:07", agents=BERLIN)
    (finding,) = made.findings
    assert (finding.severity, finding.facts) == ("error", {"at": "2026-02-16T08:00:00+00:00", "hours": "69"})
    assert "signed_off" in (finding.suggestion or "")


def test_a_window_that_has_passed_says_from_when_somebody_may_write_again() -> None:
    made = promised("24h elapsed", "2026-02-13T18:00", agents=BERLIN, window_expires_at=utc("2026-02-13T17:00"), signed_off=True)
    assert made.findings[0].facts["opens_at"] == "2026-02-16T08:00:00+00:00"
