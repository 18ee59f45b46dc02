"""Profiles: what fits into a channel, with a source for each fact, and how providers are found and loaded."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels import PROVIDERS, Outgoing, TextLimit, known_channels, profile, profiles, provider
from xborder_support.errors import UsageError

_ON = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("channel", "kind", "limit", "others"),
    [
        ("whatsapp", "messenger", TextLimit(4096, "code_points"), (24, None, None)),
        ("line", "messenger", TextLimit(5000, "utf16_units"), (None, 60, None)),
        ("sms", "sms", TextLimit(1600, "code_points"), (None, None, None)),
        ("email", "mail", None, (None, None, None)),
        ("amazon", "mail", TextLimit(4000, "code_points"), (None, None, False)),
    ],
)
def test_each_channel_has_its_bounds(channel: str, kind: str, limit: TextLimit | None, others: tuple[object, ...]) -> None:
    found = profile(channel, on=_ON)
    assert (found.kind, found.text_limit) == (kind, limit)
    assert (found.reply_window_hours, found.reply_token_seconds, found.counts_automatic_replies) == others


def test_every_fact_says_where_it_stands_and_when_it_was_looked_up() -> None:
    for channel in known_channels():
        for fact in profile(channel, on=_ON).facts.values():
            assert fact.source
            assert fact.checked <= date(2026, 11, 21)
            assert fact.confidence in {"high", "medium", "low"}
    assert profile("email", on=_ON).fact("text_limit") is None


def test_the_latest_fact_that_has_begun_counts() -> None:
    entries = tuple(
        profiles._Entry(value=value, source="s", checked=_ON, confidence="high", valid_from=begin)
        for value, begin in ((1, None), (3, date(2026, 6, 1)), (2, date(2026, 1, 1)))
    )
    found = [profiles._in_force(entries, date(2026, month, 1)) for month in (1, 5, 6, 12)]
    assert [entry.value for entry in found if entry] == [2, 2, 3, 3]
    assert profiles._in_force(entries[1:2], _ON) is None


def test_a_day_may_be_given_as_an_instant() -> None:
    assert profile("line", on=datetime(2026, 2, 3, 23, tzinfo=UTC)) is profile("line", on=_ON)


def test_an_unknown_channel_is_refused_with_a_guess() -> None:
    with pytest.raises(UsageError, match='did you mean "whatsapp"') as caught:
        profile("whatsap", on=_ON)
    assert caught.value.code == "unknown-channel"


@pytest.mark.parametrize(
    ("text", "points", "units", "octets"),
    [("abc", 3, 3, 3), ("日本", 2, 2, 6), ("🍎", 1, 2, 4), ("e\u0301", 2, 2, 3), ("\ud83d", 1, 1, 3), ("", 0, 0, 0)],
)
def test_a_text_has_three_lengths(text: str, points: int, units: int, octets: int) -> None:
    assert TextLimit(1, "code_points").length(text) == points
    assert TextLimit(1, "utf16_units").length(text) == units
    assert TextLimit(1, "utf8_bytes").length(text) == octets


@given(st.text(), st.text())
def test_lengths_of_joined_texts_add_up_in_code_points_and_units(first: str, second: str) -> None:
    for unit in ("code_points", "utf16_units"):
        limit = TextLimit(1, unit)
        assert limit.length(first + second) == limit.length(first) + limit.length(second)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_provider_offers_the_same_functions(name: str) -> None:
    module = provider(name)
    for function in ("parse", "verify", "receive", "render"):
        assert callable(getattr(module, function))


def test_an_unknown_provider_is_refused_with_a_guess() -> None:
    with pytest.raises(UsageError, match='did you mean "twilio"') as caught:
        provider("twillio")
    assert caught.value.code == "unknown-provider"


def test_the_package_loads_no_provider_before_it_is_used() -> None:
    code = (
        "import sys, xborder_support.channels as c\n"
        "loaded = [n for n in sys.modules if n.startswith('babel') or n.removeprefix('xborder_support.channels.') in c.PROVIDERS"
        " and n.startswith('xborder_support')]\n"
        "from xborder_support.channels import line\n"
        "print(loaded, 'xborder_support.channels.email' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[] False"


def test_what_goes_out_shows_neither_recipient_nor_text() -> None:
    shown = repr(Outgoing(to="+12025550143", body=b"secret words", content_type="text/plain", operation="x"))
    assert "+1202" not in shown
    assert "words" not in shown
