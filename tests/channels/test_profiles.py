"""Profiles: what fits into a channel, with a source for each fact, and how providers are found and loaded."""

import subprocess
import sys
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels import PROVIDERS, Channels, Outgoing, TextLimit, failure_of, known_channels, profile, provider, providers_of
from xborder_support.channels.profile_file import ProfileFile, read_profile_toml
from xborder_support.conversations import DeliveryState, Draft
from xborder_support.errors import ConfigurationError, UsageError

_ON = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("channel", "kind", "limit", "others"),
    [
        ("whatsapp", "messenger", TextLimit(4096, "code_points"), (24, None, None)),
        ("line", "messenger", TextLimit(5000, "utf16_units"), (None, 60, None)),
        ("sms", "sms", TextLimit(1600, "code_points"), (None, None, None)),
        ("email", "mail", None, (None, None, None)),
        ("amazon", "marketplace", TextLimit(4000, "code_points"), (None, None, False)),
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


def _entry(value: int, begin: str | None = None) -> str:
    valid = f"valid_from = {begin}" if begin else ""
    return f'[[reply_window_hours]]\nvalue = {value}\nsource = "s"\nchecked = 2026-02-03\nconfidence = "low"\n{valid}\n'


def _file(*entries: str, head: str = 'format = 1\nkind = "sms"\n') -> ProfileFile:
    return read_profile_toml(head + "".join(entries), name="own.toml")


def test_the_latest_fact_that_has_begun_counts() -> None:
    file = _file(_entry(1), _entry(3, "2026-06-01"), _entry(2, "2026-01-01"))
    assert [file.profile("own", date(2026, month, 1)).reply_window_hours for month in (1, 5, 6, 12)] == [2, 2, 3, 3]
    future = _file(_entry(3, "2026-06-01")).profile("own", _ON)
    assert (future.reply_window_hours, future.fact("reply_window_hours")) == (None, None)
    assert _file(_entry(1)).profile("own", _ON).is_advice("reply_window_hours")
    assert not profile("whatsapp", on=_ON).is_advice("reply_window_hours")


@pytest.mark.parametrize(
    ("file", "place"),
    [
        (("[[reply_window_hour]]",), "reply_window_hour"),
        (('[[text_limit]]\nvalue = { count = 1, unit = "letters" }\nsource = ""\nchecked = 2026-02-03\nconfidence = "low"',), "text_limit"),
        (("[[reply_window_hours]]\nvalue = 24",), "reply_window_hours[0].source"),
    ],
)
def test_a_profile_with_faults_names_the_place(file: tuple[str, ...], place: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _file(*file)
    assert place in str(caught.value)
    assert "own.toml:" in str(caught.value)


def test_every_limit_is_a_number_that_something_fits_into() -> None:
    for channel in known_channels():
        found = profile(channel, on=date.max)
        limits = [found.text_limit, found.caption_limit, found.subject_limit, found.buttons, found.list_rows, found.quick_replies]
        assert all(limit.count > 0 for limit in limits if limit)
        assert all(rate.count > 0 < rate.seconds for rate in found.rates)
        assert set(found.statuses) <= set(get_args(DeliveryState))
        assert len({limit.kind for limit in found.media}) == len(found.media)


def test_a_host_adds_a_channel_by_name() -> None:
    pager: Any = SimpleNamespace(parse=None, verify=None, receive=None, render=None)
    profiles = {"pager": {"format": 1, "kind": "sms", "needs_data": False}}
    channels = Channels().add("pager", pager, profiles=profiles)
    assert channels.provider("pager") is pager
    assert (channels.profile("pager", on=_ON).kind, channels.profile("line", on=_ON)) == ("sms", profile("line", on=_ON))
    assert set(channels.known()) == {*known_channels(), "pager"}
    assert channels.profile("pager", on=datetime(2026, 2, 3, tzinfo=UTC)).needs_data is False
    with pytest.raises(UsageError, match='did you mean "pager"'):
        channels.provider("pagr")


def test_what_is_no_provider_is_refused_with_what_it_lacks() -> None:
    half: Any = SimpleNamespace(parse=None, render=None)
    with pytest.raises(UsageError, match="has no verify, receive") as caught:
        Channels().add("half", half)
    assert caught.value.code == "bad-provider"


@pytest.mark.parametrize(("former", "name"), [("twitter", "x"), ("facebook", "messenger"), ("wecom", "wechat"), ("kakao", "kakaotalk")])
def test_former_names_still_work(former: str, name: str) -> None:
    assert provider(former) is provider(name)


def test_every_provider_carries_channels_that_have_a_profile() -> None:
    assert {channel for carried in PROVIDERS.values() for channel in carried} == set(known_channels())
    assert providers_of("sms") == ("africastalking", "twilio")


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


@pytest.mark.parametrize(
    ("text", "characters", "septets"),
    [("abc", 3, 3), ("e\u0301", 1, 4), ("👩‍👩‍👧", 1, 18), ("🇯🇵🇯🇵", 2, 18), ("€", 1, 2), ("ç", 1, 2), ("", 0, 0)],
)
def test_and_two_more(text: str, characters: int, septets: int) -> None:
    assert TextLimit(1, "graphemes").length(text) == characters
    assert TextLimit(1, "gsm7").length(text) == septets


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


@pytest.mark.parametrize("codes", ["131047", 131047, ["131047"], [5, 131047], ("131047",)])
def test_a_code_means_the_same_in_whatever_form_it_is_asked(codes: Any) -> None:
    found = failure_of("whatsapp", codes)
    assert found is not None
    assert (found.reason, found.is_retryable) == ("window_closed", False)


def test_a_code_that_nobody_listed_means_nothing() -> None:
    assert failure_of("whatsapp", "987654") is failure_of("whatsapp", []) is failure_of("line", 400) is None


def test_a_company_with_several_providers_names_them() -> None:
    with pytest.raises(UsageError, match="Meta's are whatsapp, messenger and instagram"):
        provider("meta")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("Hi", "a draft was expected, not str"),
        ([Draft(channel="line", provider="line", to="U1", text="a")], "a draft was expected, not list"),
        (Draft(channel="line", provider="line", to="U1", text="a", options=cast("Any", ("A",))), "Draft.options holds a str"),
        (Draft(channel="line", provider="line", to="U1", text="a", media=cast("Any", ("A",))), "Draft.media holds a str"),
        (Draft(channel="line", provider="line", to="U1", text="a", template=cast("Any", "t")), "Draft.template is a str"),
    ],
)
def test_what_is_no_draft_is_refused_by_every_provider(draft: Any, said: str) -> None:
    for name in ("line", "whatsapp", "telegram", "viber", "twilio", "zendesk", "email"):
        with pytest.raises(UsageError) as caught:
            provider(name).render(draft)
        if caught.value.code == "wrong-argument":
            assert said in str(caught.value)
        else:
            assert caught.value.code == "wrong-channel"
