"""Fitting a draft: keys, handles, templates, subjects, devices, and what has become text."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels import known_channels, profile
from xborder_support.channels.fit import Fit, chosen, fit
from xborder_support.channels.limits import MediaLimit, OptionLimit
from xborder_support.conversations import Media, Option, ReplyHandle, Template
from xborder_support.errors import UsageError

from .draft_texts import ON, SENTENCES, SOURCE, TEXTS, characters, draft, limits

_TEN_WORDS = "one two three four five six seven eight nine ten"
_OPTIONS = tuple(Option(id=f"id{number}", title=f"Title {number}") for number in range(1, 6))
_IMAGE = Media(media_kind="image", url="https://example.com/a.jpg", mime="image/jpeg", size_bytes=900_000)


def _codes(found: Fit) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found.problems]


def test_a_draft_that_fits_is_its_own_part() -> None:
    whole = draft()
    found = fit(whole, limits(text_limit=characters(100)), on=ON)
    assert found == Fit((whole,))
    assert found.parts[0] is whole
    assert found.is_sendable


def test_a_channel_is_named_or_given_and_its_day_counts() -> None:
    by_name = fit(draft("a" * 1700, channel="sms"), "sms", on=ON)
    assert by_name == fit(draft("a" * 1700, channel="sms"), profile("sms", on=ON), on=ON)
    assert len(by_name.parts) == 2
    with pytest.raises(UsageError) as caught:
        fit(draft(), "smoke", on=ON)
    assert caught.value.code == "unknown-channel"


def test_a_draft_for_another_channel_becomes_one_for_this() -> None:
    assert fit(draft(channel="line"), "sms", on=ON).parts[0].channel == "sms"
    assert {part.channel for part in fit(draft("a " * 1700, channel="line"), "sms", on=ON).parts} == {"sms"}


def test_only_the_first_part_keeps_what_is_good_for_one_message() -> None:
    handle = ReplyHandle(token="t", expires_at=datetime(2026, 11, 21, tzinfo=UTC))
    whole = draft(_TEN_WORDS, idempotency_key="k", in_reply_to="m1", reply_handle=handle, subject="About it", details={"a": "b"})
    parts = fit(whole, limits(text_limit=characters(20)), on=ON).parts
    assert [part.idempotency_key for part in parts] == ["k", "k/2", "k/3"]
    assert [part.in_reply_to for part in parts] == ["m1", None, None]
    assert [part.reply_handle for part in parts] == [handle, None, None]
    assert {(part.subject, part.to, part.details["a"]) for part in parts} == {("About it", "+100", "b")}
    assert [part.idempotency_key for part in fit(draft(_TEN_WORDS), limits(text_limit=characters(20)), on=ON).parts] == ["", "", ""]


@pytest.mark.parametrize(("max_uses", "window", "kept"), [(1, None, 1), (2, None, 2), (9, None, 3), (9, 2, 2), (0, None, 0)])
def test_a_reply_handle_stays_on_as_many_parts_as_it_works_for(max_uses: int, window: int | None, kept: int) -> None:
    whole = draft(_TEN_WORDS, reply_handle=ReplyHandle(token="t", max_uses=max_uses))
    fields: dict[str, Any] = {"window_messages": window} if window else {}
    found = fit(whole, limits(text_limit=characters(20), **fields), on=ON)
    assert [part.reply_handle is not None for part in found.parts] == [True] * kept + [False] * (3 - kept)
    assert _codes(found) == ([("too-many-messages", "advice")] if window else [])


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_draft_that_says_nothing_is_an_error(text: str) -> None:
    found = fit(draft(text), limits(), on=ON)
    assert (found.parts, _codes(found), found.is_sendable) == ((), [("empty-text", "error")], False)


def test_a_feature_phone_never_gets_a_channel_that_needs_data() -> None:
    found = fit(draft(), "whatsapp", on=ON, device="feature_phone")
    assert (found.parts, _codes(found)) == ((), [("needs-data-channel", "error")])
    assert all(name in found.problems[0].hint for name in ("sms", "ussd", "phone"))
    assert fit(draft(), limits(kind="sms", needs_data=False), on=ON, device="feature_phone").is_sendable
    assert fit(draft(), "whatsapp", on=ON, device="smartphone").is_sendable


@pytest.mark.parametrize("options", [{"device": "nokia"}, {"sms_parts": 0}])
def test_a_wrong_argument_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        fit(draft(), "sms", on=ON, **options)
    assert caught.value.code == "wrong-argument"


def test_a_limit_that_is_little_known_cuts_and_says_so() -> None:
    found = fit(draft(_TEN_WORDS), limits(text_limit=characters(20), confidence="low"), on=ON)
    assert len(found.parts) == 3
    assert _codes(found) == [("limit-little-known", "advice")]
    assert found.problems[0].source == SOURCE


def test_a_subject_above_its_limit_is_an_error_where_the_limit_is_known() -> None:
    whole = draft(subject="x" * 11)
    assert _codes(fit(whole, limits(subject_limit=characters(10)), on=ON)) == [("subject-too-long", "error")]
    found = fit(whole, limits(subject_limit=characters(10), confidence="low"), on=ON)
    assert (_codes(found), found.is_sendable) == ([("subject-too-long", "advice")], True)
    assert _codes(fit(whole, limits(subject_limit=characters(11)), on=ON)) == []


@pytest.mark.parametrize(
    ("script", "codes"), [("Arabic", [("right-to-left", "advice")]), ("Hebrew", [("right-to-left", "advice")]), ("Thai", [])]
)
def test_text_from_right_to_left_is_reported_where_a_channel_shows_it_badly(script: str, codes: list[tuple[str, str]]) -> None:
    assert _codes(fit(draft(SENTENCES[script]), limits(right_to_left=False), on=ON)) == codes


def test_a_template_goes_out_whole_with_what_it_holds() -> None:
    template = Template(id="t", language="en_US", category="UTILITY", values=("a",))
    whole = draft("x" * 99, template=template, options=_OPTIONS)
    found = fit(whole, limits(text_limit=characters(99), template_categories=("utility", "marketing")), on=ON)
    assert (found.parts, found.problems) == ((whole,), ())
    assert _codes(fit(whole, limits(text_limit=characters(98), template_categories=("utility",)), on=ON)) == [("text-too-long", "error")]


def test_a_template_of_a_category_that_is_not_approved_is_an_error() -> None:
    whole = draft(template=Template(id="t", category="poetry"))
    found = fit(whole, limits(template_categories=("utility", "marketing")), on=ON)
    assert (found.parts, _codes(found)) == ((), [("unknown-template-category", "error")])
    assert "utility, marketing" in found.problems[0].hint
    assert fit(whole, limits(template_categories=("utility",), confidence="low"), on=ON).is_sendable


def test_the_words_of_a_template_go_out_where_a_channel_knows_none() -> None:
    whole = draft(_TEN_WORDS, template=Template(id="t"))
    found = fit(whole, limits(kind="sms", text_limit=characters(30)), on=ON)
    assert [part.text for part in found.parts] == ["one two three four five six ", "seven eight nine ten"]
    assert {part.template for part in found.parts} == {None}
    assert _codes(found) == [("template-as-text", "advice")]
    assert fit(whole, limits(text_limit=characters(99)), on=ON).parts == (whole,)  # a messenger that we do not know may know templates
    assert _codes(fit(draft("", template=Template(id="t")), limits(kind="sms"), on=ON))[0] == ("empty-text", "error")


def test_everything_at_once_keeps_its_order() -> None:
    whole = draft(_TEN_WORDS, media=(_IMAGE, _IMAGE), options=_OPTIONS[:2], options_label="Choose", in_reply_to="m", idempotency_key="k")
    taken = limits(text_limit=characters(30), media=(MediaLimit(kind="image"),), media_per_message=1, buttons=OptionLimit(count=3))
    parts = fit(whole, taken, on=ON).parts
    assert [(part.text, len(part.media), len(part.options)) for part in parts] == [
        ("", 1, 0),
        ("one two three four five six ", 1, 0),
        ("seven eight nine ten", 0, 2),
    ]
    assert [part.options_label for part in parts] == [None, None, "Choose"]
    assert [part.in_reply_to for part in parts] == ["m", None, None]
    assert [part.idempotency_key for part in parts] == ["k", "k/2", "k/3"]


@pytest.mark.parametrize("channel", [channel for channel in known_channels() if channel != "ussd"])
@given(TEXTS.filter(lambda text: bool(text.strip())), st.booleans())
def test_every_channel_gets_the_text_back_within_its_limit(channel: str, text: str, weak_network: bool) -> None:  # noqa: FBT001  (hypothesis names it)
    found = fit(draft(text * 5 if len(text) < 50 else text, channel=channel), channel, on=ON, weak_network=weak_network)
    limit = profile(channel, on=ON).text_limit
    assert "".join(part.text for part in found.parts) == (text * 5 if len(text) < 50 else text)
    assert all(limit is None or limit.length(part.text) <= limit.count for part in found.parts)


@pytest.mark.parametrize("channel", known_channels())
def test_every_channel_can_offer_a_choice_or_have_it_answered_by_number(channel: str) -> None:
    options = tuple(Option(id=f"id{number}", title=f"{SENTENCES['Latin']} {number}") for number in range(30))
    last = fit(draft("Which?", channel=channel, options=options), channel, on=date(2026, 11, 21)).parts[-1]
    answer = chosen("29.", last)
    assert answer is not None
    assert answer.id == "id28"
