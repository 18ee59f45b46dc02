"""What a provider of ours cannot carry counts as well: each part that fit gives is one that the provider writes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import Channels, profile, provider, ussd
from xborder_support.channels.fit import Fit, fit
from xborder_support.channels.registry import PROVIDERS
from xborder_support.conversations import Draft, Media, Option, ReplyHandle, Template

from .draft_texts import ON, TEXTS, draft

_NOT_WRITTEN = {("africastalking", "phone"), ("twilio", "phone"), ("twilio", "video"), ("video", "video"), ("email", "amazon")}
_PAIRS = sorted({(name, channel) for name, channels in PROVIDERS.items() for channel in channels} - _NOT_WRITTEN)
_ENDS: Mapping[str, Mapping[str, str]] = {
    "email": {"to": "ana@example.com", "account": "shop@example.com"},
    "amazon": {"to": "a1b2c3@marketplace.amazon.co.uk", "account": "shop@example.com"},
    "x": {"to": "2002", "account": "1001"},
    **{desk: {"to": "12", "account": "shop"} for desk in ("freshdesk", "gorgias", "zendesk")},
}


def _told_apart(options: list[Option]) -> tuple[Option, ...]:
    return tuple(replace(option, id=f"{number}{option.id}") for number, option in enumerate(options))


_OPTIONS = st.lists(
    st.builds(
        Option,
        id=st.sampled_from(["a", "b" * 50, "c" * 300]),
        title=st.sampled_from(["Yes", "荷物", "Track the parcel that you ordered yesterday, please"]),
        description=st.sampled_from([None, None, "d", "d" * 99]),
        url=st.sampled_from([None, None, "https://example.com/p"]),
    ),
    max_size=22,
).map(_told_apart)
_MEDIA = st.lists(
    st.builds(
        Media,
        media_kind=st.sampled_from(["image", "file", "video", "audio", "voice", "sticker"]),
        url=st.sampled_from([None, "https://example.com/a.jpg", "http://example.com/a.jpg", "a.jpg"]),
        provider_id=st.sampled_from([None, None, "7", "446/1988"]),
        size_bytes=st.sampled_from([None, 9, 10**10]),
        duration_ms=st.sampled_from([None, 9]),
    ),
    max_size=2,
).map(tuple)
_TEMPLATES = st.none() | st.builds(
    Template, id=st.just("t"), language=st.sampled_from(["en_US", ""]), category=st.sampled_from(["", "utility", "odd"])
)
_HANDLE = ReplyHandle(token='{"channel":"email"}')


def _codes(found: Fit) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found.problems]


@pytest.mark.parametrize(("name", "channel"), _PAIRS)
@given(
    TEXTS,
    st.integers(1, 60),
    _OPTIONS,
    st.sampled_from([None, "Choose", "x" * 99]),
    _MEDIA,
    _TEMPLATES,
    st.sampled_from([None, "About it", "s" * 999, "a\r\nBcc: x@example.com"]),
)
@settings(max_examples=25)
def test_whatever_fit_gives_its_provider_writes(  # noqa: PLR0917  (each is one thing that a draft may hold)
    name: str,
    channel: str,
    text: str,
    times: int,
    options: tuple[Option, ...],
    label: str | None,
    media: tuple[Media, ...],
    template: Template | None,
    subject: str | None,
) -> None:
    ends = (
        {"to": "CH1", "account": "IS1"}
        if (name, channel) == ("twilio", "webchat")
        else _ENDS.get(channel, {"to": "+15005550006", "account": "15005550001"})
    )
    whole = draft(
        text * times,
        channel=channel,
        provider=name,
        options=options,
        options_label=label,
        media=media,
        template=template,
        subject=subject,
        reply_handle=_HANDLE,
        idempotency_key="k",
        **ends,
    )
    parts = fit(whole, channel, on=ON).parts
    for part in parts:
        assert provider(name).render(part)
    assert len({part.idempotency_key for part in parts}) == len(parts)


def _screens(text: str, **changes: Any) -> Fit:
    handle = ReplyHandle(token="ATUid_1")
    return fit(draft(text, channel="ussd", provider="africastalking", reply_handle=handle, **changes), "ussd", on=ON)


def _without_navigation(screen: str) -> str:
    return screen.removesuffix("\n98 >").removesuffix("\n0 <")


@given(TEXTS.filter(lambda text: bool(text.strip())), st.integers(1, 9))
def test_the_screens_of_a_session_hold_the_text_and_each_answers_a_request(text: str, times: int) -> None:
    parts = _screens(text * times).parts
    bodies = [provider("africastalking").render(part)[0].body for part in parts]
    assert len(parts) == 1 or all(body.startswith(b"CON ") for body in bodies)
    assert all(len(ussd.screens(part.text)) == 1 for part in parts)
    if len(parts) > 1:
        assert "".join(_without_navigation(part.text) for part in parts) == text * times


def test_a_text_of_several_screens_says_so_and_keeps_its_choices() -> None:
    options = tuple(Option(id=f"o{number}", title=f"Order number {number}") for number in range(20))
    found = _screens("Which order do you mean?", options=options, details={"session": "end"})
    assert ("several-screens", "advice") in _codes(found)
    assert {part.reply_handle for part in found.parts} == {ReplyHandle(token="ATUid_1")}
    assert all("o19" in part.details["options"] for part in found.parts)
    assert [part.details["session"] for part in found.parts] == ["continue"] * (len(found.parts) - 1) + ["end"]


def test_a_network_without_room_for_navigation_gets_an_error() -> None:
    fact = {"value": {"count": 6, "unit": "gsm7"}, "source": "a manual", "checked": ON, "confidence": "high"}
    tiny = Channels().add("own", provider("africastalking"), profiles={"own": {"format": 1, "kind": "ussd", "text_limit": [fact]}})
    found = fit(draft("Much too long.", channel="own", provider="own"), tiny.profile("own", on=ON), on=ON)
    assert (found.parts, _codes(found)) == ((), [("bad-limit", "error")])


@pytest.mark.parametrize("channel", ["whatsapp", "messenger", "webchat"])
def test_twilio_shows_options_as_lines_and_counts_a_number_as_an_sms(channel: str) -> None:
    options = (Option(id="a", title="Yes"), Option(id="b", title="No"))
    found = fit(draft("Well? " * 300, channel=channel, provider="twilio", options=options), channel, on=ON)
    assert found.parts[-1].text.endswith("1. Yes\n2. No")
    assert all(not part.options for part in found.parts)
    if channel != "webchat":
        assert [len(part.text) <= 1600 for part in found.parts] == [True, True]
    assert fit(draft("Well?", channel="whatsapp", provider="whatsapp", options=options), "whatsapp", on=ON).parts[0].options == options


def test_a_longer_message_to_a_number_is_refused_at_twilio() -> None:
    whole = Draft(channel="whatsapp", provider="twilio", account="+15005550001", to="+15005550006", text="x" * 1601)
    with pytest.raises(ValueError, match=r"Twilio takes 1600 \[text-too-long\]"):
        provider("twilio").render(whole)
    assert provider("twilio").render(fit(whole, profile("whatsapp", on=ON), on=ON).parts[0])


def test_a_long_title_is_no_button_on_x_because_those_open_pages() -> None:
    options = (Option(id="a", title="Track the parcel that you ordered yesterday, please"),)
    found = fit(draft("Well?", channel="x", provider="x", options=options), "x", on=ON)
    assert found.parts[0].text.endswith("1. Track the parcel that you ordered yesterday, please")
    links = (Option(id="a", title="Our shop", url="https://example.com/"),)
    assert fit(draft("Well?", channel="x", provider="x", options=links), "x", on=ON).parts[0].options == links


def test_amazon_takes_words_alone() -> None:
    only_links = draft("https://example.com/a", channel="amazon", provider="amazon")
    assert _codes(fit(only_links, "amazon", on=ON)) == [("empty-text", "error")]
    with_file = draft(channel="amazon", provider="amazon", media=(Media(media_kind="image", url="https://example.com/a"),))
    assert ("media-not-written", "error") in _codes(fit(with_file, "amazon", on=ON))
    assert fit(draft("See https://example.com/a", channel="amazon", provider="amazon"), "amazon", on=ON).is_sendable


def test_the_words_of_a_template_go_out_where_the_provider_writes_none() -> None:
    whole = draft(channel="messenger", provider="messenger", template=Template(id="t"))
    assert fit(whole, "messenger", on=ON).parts[0].template is None
    assert fit(draft(channel="messenger", provider="twilio", template=Template(id="HX1")), "messenger", on=ON).parts[0].template is not None


@pytest.mark.parametrize(
    ("name", "changes", "code"),
    [
        ("whatsapp", {"template": Template(id="t")}, "no-template-language"),
        ("wechat", {"template": Template(id="t", values=("a",)), "details": {"template_fields": "a,b"}}, "wrong-template-values"),
        ("whatsapp", {"media": (Media(media_kind="image"),)}, "no-media-source"),
        ("viber", {"media": (Media(media_kind="sticker", provider_id="x"),)}, "missing-media-id"),
        ("line", {"media": (Media(media_kind="sticker"),)}, "missing-media-id"),
        ("email", {"media": (Media(media_kind="file", provider_id="1"),)}, "media-without-url"),
    ],
)
def test_what_its_provider_could_not_write_is_an_error(name: str, changes: dict[str, Any], code: str) -> None:
    found = fit(draft(channel=name, provider=name, **changes), name, on=ON)
    assert (found.parts, (code, "error") in _codes(found)) == ((), True)
    assert all(one.hint for one in found.problems)


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("line", Media(media_kind="video", url="https://example.com/a.mp4")),
        ("line", Media(media_kind="audio", url="https://example.com/a.m4a")),
        ("line", Media(media_kind="image", url="http://example.com/a.jpg")),
        ("viber", Media(media_kind="video", url="https://example.com/a.mp4")),
    ],
)
def test_a_file_that_lacks_what_its_provider_asks_for_becomes_its_link(name: str, medium: Media) -> None:
    found = fit(draft(channel=name, provider=name, media=(medium,)), name, on=ON)
    assert (found.parts[0].media, found.parts[0].text.endswith(str(medium.url))) == ((), True)
    assert {one.severity for one in found.problems} == {"advice"}


def test_an_app_of_wecom_sends_the_words_of_a_template() -> None:
    whole = draft(channel="wechat", provider="wechat", template=Template(id="t"), details={"wecom_app": "7"})
    assert fit(whole, "wechat", on=ON).parts[0].template is None


@pytest.mark.parametrize(("name", "to"), [("zalo", "group/7"), ("x", "group/7")])
def test_a_group_gets_options_as_lines(name: str, to: str) -> None:
    options = (Option(id="a", title="Yes"), Option(id="b", title="No"))
    (part,) = fit(draft("Well?", channel=name, provider=name, to=to, options=options), name, on=ON).parts
    assert part.text.endswith("1. Yes\n2. No")
    assert provider(name).render(part)


def test_a_skill_gets_no_more_pieces_than_it_shows() -> None:
    media = (Media(media_kind="image", url="https://example.com/a.jpg"),) * 3
    link = (Option(id="l", title="Shop", url="https://example.com/"),)
    found = fit(draft("Hi.", channel="kakaotalk", provider="kakaotalk", media=media, options=link), "kakaotalk", on=ON)
    assert [len(part.media) for part in found.parts] == [1, 1, 1]
    assert all(provider("kakaotalk").render(part) for part in found.parts)


def test_a_conversation_at_twilio_takes_one_uploaded_file_a_message() -> None:
    uploaded = Media(media_kind="image", provider_id="ME1")
    whole = draft(channel="webchat", provider="twilio", to="CH1", account="IS1", media=(uploaded, uploaded))
    parts = fit(whole, "webchat", on=ON).parts
    assert [len(part.media) for part in parts] == [1, 1]
    assert all(provider("twilio").render(part) for part in parts)
