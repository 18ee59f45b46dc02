"""A text for phones keeps to GSM 03.38 where plain punctuation is enough, and its spans stay on their values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import sms
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs.formats import formats_for
from xborder_support.tone.catalogs.output import output_kind
from xborder_support.tone.catalogs.rendered import Span
from xborder_support.tone.cleaning import clean, is_blank

CATALOG = Catalog.load()
MARKS = "’‘“”„«»…–—−\u00a0\u2009\u202f\u00adab£€ßéç{}ж佐\u200b\n`"


@pytest.mark.parametrize("channel", ["sms", "ussd"])
def test_quotes_dashes_and_dots_take_their_plain_form(try_text: Any, channel: str) -> None:
    assert try_text("a = «\u00a0x\u00a0» … { $note } – y", {"note": "it’s “q”…"}, channel=channel) == '" x " ... it\'s "q"... - y'
    assert try_text("a = { $note }…", {"note": "it’s"}, channel="plain") == "it’s…"


def test_letters_stay_and_then_so_does_everything_else(try_text: Any) -> None:
    assert try_text("a = « reçu » …\u202f{ $note }", channel="sms") == "« reçu » … NNN"


@pytest.mark.parametrize("link", ["https://kaze.example/a–b", "https://bücher.example/’"])
def test_a_link_is_never_changed(try_text: Any, link: str) -> None:
    assert try_text("a = “{ $link }” …", {"link": link}, channel="sms") == f"“{link}” …"
    assert try_text("a = “{ $note }” …", {"note": f"see {link}."}, channel="sms") == f"“see {link}.” …"


@given(
    st.text(st.sampled_from(MARKS), max_size=12), st.text(st.sampled_from(MARKS), min_size=1, max_size=8), st.text(st.sampled_from(MARKS))
)
@settings(max_examples=200)
def test_a_span_stays_on_its_value(before: str, value: str, after: str) -> None:
    finish = output_kind("sms").finish
    assert finish
    start = len(before)
    text, (span, none) = finish(
        before + value + after, (Span("x", start, start + len(value)), Span("y", len(before + value), len(before + value)))
    )
    assert text[: span.start] + text[span.start : span.end] + text[span.end :] == text
    assert none.start == none.end == span.end
    is_plain = text == sms.to_gsm7(before + value + after)
    for was, now in ((before, text[: span.start]), (value, text[span.start : span.end]), (after, text[span.end :])):
        spaces = was.replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ")
        assert now in ({sms.to_gsm7(was), spaces} if is_plain else {spaces})


def test_a_text_that_only_its_whole_makes_shorter_stays(try_text: Any) -> None:
    words, value = "y" * 34 + "\u00ad" * 3, "x" * 34 + "\u00ad" * 3 + "ж"
    assert try_text(f"a = {words}{{ $note }}", {"note": value}, channel="sms") == words + value


def test_a_span_after_an_isolate_stays_on_its_value() -> None:
    values = {"ref": "R-1", "topic": "Kaze"}
    for channel in ("plain", "html", "sms", "subject"):
        rendered = CATALOG.render("ack", locale="ar", register="formal", values=values, channel=channel)
        assert {(span.name, rendered.text[span.start : span.end]) for span in rendered.spans} == set(values.items())


@pytest.mark.parametrize("locale", ["de", "fr", "sw", "en-US", "fil"])
def test_no_sms_costs_more_than_the_plain_text(locale: str, full: dict[str, Any]) -> None:
    for key in CATALOG.keys:
        settings: dict[str, Any] = {"locale": locale, "register": "formal", "values": full, "time_zone": "Asia/Tokyo"}
        texts = [CATALOG.render(key, channel=channel, **settings).text for channel in ("sms", "phone")]
        short, plain = (len(sms.segments(text).parts) for text in texts)
        assert short <= plain


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u3164", "\u2800", "\ufe0f\u200d", "\u115f\u1160", "\U000e0041", "\u00ad \u2060", "\u034f", ""]
)
def test_a_value_that_nobody_sees_counts_as_none(unseen: str) -> None:
    assert is_blank(clean(unseen))
    settings: dict[str, Any] = {"locale": "de", "register": "formal", "channel": "plain"}
    assert CATALOG.render("ack", values={"ref": unseen}, **settings) == CATALOG.render("ack", values={}, **settings)


@pytest.mark.parametrize("seen", ["\u200bx", "x\u200b", "ا\u200cب", "1", ".", "👍🏽", "\u0301"])
def test_a_value_that_shows_anything_stays(seen: str) -> None:
    assert not is_blank(seen)


@pytest.mark.parametrize(
    ("locale", "between"),
    [("da", "–"), ("el", " – "), ("zh-Hans", "至"), ("zh-Hant", "至"), ("ja", "～"), ("ko", " ~ "), ("de", "\u2009–\u2009"), ("fa", " تا "),
     ("bal", "\u2009–\u2009")],
)  # fmt: skip
def test_days_in_a_row_are_joined_as_cldr_joins_days(locale: str, between: str) -> None:
    formats = formats_for(locale, None)
    days = (date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11))
    assert formats.days(days) == f"{formats.date(days[0])}{between}{formats.date(days[2])}"
