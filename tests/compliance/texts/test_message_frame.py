"""What a frame writes around a text is what the check asks for, everywhere."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, Disclosure, SenderDetails, check_text, message_frame
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

_DATA = Path(__file__).parents[3] / "src/xborder_support/compliance/texts/data/wording.toml"
LANGUAGES = sorted(tag for tag, table in tomllib.loads(_DATA.read_text(encoding="utf-8")).items() if isinstance(table, dict))
BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOP = SenderDetails(
    brand="Kaze Audio",
    postal_address="1-2-3 Kanda, Chiyoda-ku, Tokyo 101-0000",
    contacts=("help@kaze.example", "+81312345678"),
    complaint_contact="complaints@kaze.example",
    opt_out_address="https://kaze.example/stop",
    header="KAZE-AD",
    entity_id="110100001",
    template_id="110700002",
)
PLACES = (
    "KR",
    "VN",
    "IL",
    "SG",
    "JP",
    "IN",
    "SA",
    "US",
    "US-CA",
    "CA",
    "DE",
    "FR",
    "GB",
    "TR",
    "AU",
    "NZ",
    "HK",
    "TW",
    "CL",
    "BR",
    "CN",
    "KE",
    "ID",
)


def draft(channel: str, purpose: Any, language: str, text: str = "Hi 50 %") -> Draft:
    subject = "Hi" if channel == "email" else None
    return Draft(channel=channel, provider="any", to="x", text=text, language=language, purpose=purpose, subject=subject)


@settings(max_examples=300)
@given(
    place=st.sampled_from(PLACES),
    channel=st.sampled_from(["sms", "email", "whatsapp", "webchat", "messenger", "push"]),
    purpose=st.sampled_from(["service", "transactional", "marketing", "survey", "legal"]),
    language=st.sampled_from([*LANGUAGES, "und", "xx"]),
    with_address=st.booleans(),
    takes_replies=st.booleans(),
    was_asked_for=st.sampled_from([None, True, False]),
    written_by=st.sampled_from(["person", "bot", "ai", None]),
)
def test_what_a_frame_surrounds_is_in_order(
    *,
    place: str,
    channel: str,
    purpose: Any,
    language: str,
    with_address: bool,
    takes_replies: bool,
    was_asked_for: bool | None,
    written_by: Any,
) -> None:
    header = {"SA": "KAZE-AD", "IN": "KAZE-P" if purpose == "marketing" else "KAZE-S"}.get(place, "KAZE")
    shop = replace(SHOP, header=header, opt_out_address=SHOP.opt_out_address if with_address else "")
    given_ = Circumstances(written_by=written_by, takes_replies=takes_replies, was_asked_for=was_asked_for, is_bulk=False)
    frame = message_frame(
        rulebook=BOOK,
        on=TODAY,
        place=place,
        channel=channel,
        purpose=purpose,
        language=language,
        sender=shop,
        circumstances=given_,
        now=NOW,
    )
    found = check_text(
        frame.around(draft(channel, purpose, language)), rulebook=BOOK, on=TODAY, place=place, sender=shop, circumstances=given_, now=NOW
    )
    missing = {each.facts.get("part") for each in found if each.rule not in {"EMAIL-BULK", "WA-TEMPLATES"}}
    assert missing == ({"opt_out_method"} if "opt_out_address" in frame.missing else set())


@pytest.mark.parametrize(
    ("place", "channel", "language", "expected"),
    [
        ("KR", "sms", "ko", ("", "(광고) Kaze Audio help@kaze.example\n", "\n무료수신거부 https://kaze.example/stop")),
        ("KR", "email", "ko", ("(광고) ", "", "\nKaze Audio, help@kaze.example\n무료수신거부 https://kaze.example/stop")),
        ("VN", "sms", "vi", ("", "[QC] ", "\nTừ chối: https://kaze.example/stop")),
        ("IL", "sms", "he", ("", f"פרסומת Kaze Audio {SHOP.postal_address}\n", "\nלהסרה: https://kaze.example/stop")),
        ("US", "email", "en", ("", "", f"\n{SHOP.postal_address}\nAdvertisement\nUnsubscribe: https://kaze.example/stop")),
        ("DE", "sms", "de", ("", "", "\nKaze Audio\nAbmelden: https://kaze.example/stop")),
        ("TH", "sms", "th", ("", "", "")),
    ],
)
def test_a_frame_is_written_as_the_place_has_it(place: str, channel: str, language: str, expected: tuple[str, str, str]) -> None:
    frame = message_frame(rulebook=BOOK, on=TODAY, place=place, channel=channel, purpose="marketing", language=language, sender=SHOP)
    assert (frame.subject_prefix, frame.prefix, frame.suffix) == expected
    assert frame.missing == ()


def test_a_frame_names_what_nobody_told() -> None:
    frame = message_frame(rulebook=BOOK, on=TODAY, place="JP", channel="email", purpose="marketing", language="ja")
    assert frame.missing == ("complaint_contact", "postal_address", "brand")
    frame = message_frame(rulebook=BOOK, on=TODAY, place="IN", channel="sms", purpose="marketing", language="en")
    assert frame.missing == ("header", "entity_id", "template_id")
    frame = message_frame(
        rulebook=BOOK, on=TODAY, place="SA", channel="sms", purpose="marketing", language="ar", sender=SenderDetails(header="KAZE")
    )
    assert frame.missing == ("header",)


def test_two_first_words_cannot_stand_first() -> None:
    frame = message_frame(rulebook=BOOK, on=TODAY, place=("KR", "VN"), channel="sms", purpose="marketing", language="ko", sender=SHOP)
    assert frame.missing == ("label",)
    assert frame.prefix.startswith("(광고) ")


def test_a_machine_says_so_before_it_answers() -> None:
    frame = message_frame(rulebook=BOOK, on=TODAY, place="DE", channel="webchat", purpose="service", language="de")
    assert (frame.prefix, frame.suffix) == ("Hier schreibt ein KI-Assistent.\n", "")
    told = Circumstances(disclosure=Disclosure(told_at=NOW - timedelta(hours=1)))
    frame = message_frame(
        rulebook=BOOK, on=TODAY, place="DE", channel="webchat", purpose="service", language="de", circumstances=told, now=NOW
    )
    assert frame.prefix == ""


def test_one_notice_serves_the_rules_that_ask_for_less() -> None:
    frame = message_frame(rulebook=BOOK, on=TODAY, place=("DE", "US-CA"), channel="webchat", purpose="service", language="en")
    assert frame.prefix == "You are writing with an AI assistant.\n"


def test_a_frame_of_an_unknown_place_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        message_frame(rulebook=BOOK, on=TODAY, place="QQ", channel="sms", purpose="marketing", language="en")
    assert caught.value.code == "unknown-jurisdiction"


def test_a_frame_shows_nothing_of_the_shop() -> None:
    frame = message_frame(rulebook=BOOK, on=TODAY, place="KR", channel="sms", purpose="marketing", language="ko", sender=SHOP)
    assert "Kaze" not in repr(frame)
