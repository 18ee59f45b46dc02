"""A draft whose reply window has ended: what may still go out, and what the remedy is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels.fit import Fit, fit
from xborder_support.conversations import Draft, Template
from xborder_support.errors import UsageError

from .draft_texts import ON, draft

_ENDS = datetime(2026, 11, 21, 9, tzinfo=UTC)
_TEMPLATE = Template(id="order_update", language="en_US", category="utility")


def _fitted(channel: str, *, after: timedelta = timedelta(), **changes: Any) -> Fit:
    return fit(_draft(channel, **changes), channel, on=ON, now=_ENDS + after)


def _draft(channel: str, **changes: Any) -> Draft:
    return draft(**{"channel": channel, "provider": channel, "window_expires_at": _ENDS, **changes})


def _codes(found: Fit) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found.problems]


@pytest.mark.parametrize(
    ("channel", "hint"),
    [("whatsapp", "Draft.template"), ("messenger", "another channel"), ("zalo", "another channel")],
)
def test_after_the_window_nothing_goes_out(channel: str, hint: str) -> None:
    found = _fitted(channel)
    assert (found.parts, _codes(found)) == ((), [("window-closed", "error")])
    assert hint in found.problems[0].hint


@pytest.mark.parametrize("changes", [{"after": timedelta(seconds=-1)}, {"window_expires_at": None}])
def test_within_the_window_everything_goes_out(changes: dict[str, Any]) -> None:
    assert _fitted("whatsapp", **changes).problems == ()


def test_without_a_time_the_window_is_not_looked_at() -> None:
    assert fit(_draft("whatsapp"), "whatsapp", on=ON).is_sendable


def test_the_window_of_another_channel_counts_nothing() -> None:
    assert fit(_draft("whatsapp"), "sms", on=ON, now=_ENDS).is_sendable


def test_a_template_goes_out_after_the_window_where_it_goes_out_as_one() -> None:
    assert _fitted("whatsapp", template=_TEMPLATE).parts[0].template == _TEMPLATE
    assert _fitted("whatsapp", template=_TEMPLATE, provider="twilio").is_sendable
    assert ("window-closed", "error") in _codes(_fitted("messenger", template=_TEMPLATE))


@pytest.mark.parametrize("channel", ["messenger", "instagram"])
def test_what_a_person_wrote_goes_out_for_six_days_more_under_a_tag(channel: str) -> None:
    found = _fitted(channel, after=timedelta(hours=143), is_automatic=False)
    assert (found.is_sendable, _codes(found)) == (True, [("human-window", "advice")])
    assert found.problems[0].hint == 'set Draft.details["tag"]="HUMAN_AGENT"'
    assert found.problems[0].source
    assert _fitted(channel, is_automatic=False, details={"tag": "HUMAN_AGENT"}).problems == ()
    assert _codes(_fitted(channel, after=timedelta(hours=144), is_automatic=False)) == [("window-closed", "error")]
    automatic = _fitted(channel, after=timedelta(hours=143))
    assert (_codes(automatic), "HUMAN_AGENT" in automatic.problems[0].hint) == ([("window-closed", "error")], True)
    assert "HUMAN_AGENT" not in _fitted(channel, after=timedelta(hours=144)).problems[0].hint


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="naive-datetime"):
        fit(_draft("whatsapp"), "whatsapp", on=ON, now=_ENDS.replace(tzinfo=None))


@given(st.sampled_from(["whatsapp", "messenger", "instagram", "zalo", "x"]), st.integers(-300, 300), st.booleans())
def test_later_is_never_freer(channel: str, hours: int, is_automatic: bool) -> None:  # noqa: FBT001  (hypothesis names it)
    earlier = _fitted(channel, after=timedelta(hours=hours), is_automatic=is_automatic)
    later = _fitted(channel, after=timedelta(hours=hours + 1), is_automatic=is_automatic)
    assert earlier.is_sendable or not later.is_sendable
