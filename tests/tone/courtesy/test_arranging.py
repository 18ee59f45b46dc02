"""A reply says its things in the order that people of the market expect."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.markets import get_market
from xborder_support.tone.courtesy import ReplyKind, arrange
from xborder_support.tone.courtesy.ordering import order_for
from xborder_support.tone.courtesy.tables import table

PARTS = table("orders")["parts"]
LIGHT = set(table("orders")["light"])
APOLOGIES = {"apology", "closing_apology"}


def order_of(market: str, channel: str, *parts: str, kind: ReplyKind = "answer", **changes: Any) -> list[str]:
    text = arrange({part: f"<{part}>" for part in parts}, market=market, channel=channel, kind=kind, **changes).text
    return sorted((part for part in parts if f"<{part}>" in text), key=lambda part: text.index(f"<{part}>"))


@pytest.mark.parametrize(
    ("market", "kind", "expected"),
    [
        ("JP", "answer", ["salutation", "opening", "restate", "answer", "reasons", "steps", "signature"]),
        ("JP", "fault", ["salutation", "opening", "apology", "restate", "reasons", "answer", "steps", "closing_apology", "signature"]),
        ("KR", "answer", ["salutation", "opening", "empathy", "reasons", "answer", "extra", "apology", "signature"]),
        ("US", "answer", ["salutation", "answer", "steps", "empathy", "apology", "signature"]),
        ("GB", "answer", ["salutation", "empathy", "apology", "answer", "signature"]),
        ("DE", "fault", ["salutation", "apology", "facts", "answer", "documents", "steps", "signature"]),
        ("FR", "refusal", ["salutation", "facts", "refusal", "reasons", "signature"]),
        ("IT", "request", ["salutation", "answer", "cushion", "request", "promise", "signature"]),
        ("TH", "refusal", ["salutation", "cushion", "refusal", "reasons", "signature"]),
        ("SA", "answer", ["blessing", "salutation", "answer", "feast_greeting", "closer", "signature"]),
        ("BR", "answer", ["salutation", "restate", "answer", "promise", "signature"]),
    ],
)
def test_parts_stand_in_the_order_of_the_market(market: str, kind: ReplyKind, expected: list[str]) -> None:
    assert order_of(market, "email", *sorted(expected), kind=kind) == expected


@pytest.mark.parametrize("kind", get_args(ReplyKind))
@pytest.mark.parametrize("market", ["JP", "KR", "US", "GB", "DE", "TH", "SA"])
def test_no_part_is_lost_or_said_twice(market: str, kind: ReplyKind) -> None:
    for left_out in (LIGHT, APOLOGIES):
        if left_out is APOLOGIES and kind in {"fault", "apology", "refusal"}:
            continue
        parts = [part for part in PARTS if part not in left_out]
        text = arrange({part: f"<{part}>" for part in parts}, market=market, channel="email", kind=kind).text
        assert {part: text.count(f"<{part}>") for part in parts} == dict.fromkeys(parts, 1)


def test_a_reply_in_mail_has_paragraphs_and_blank_parts_leave_no_gap() -> None:
    parts = {"salutation": "Guten Tag,", "opening": "", "facts": "A\n\nB", "answer": " Ja. ", "reasons": "weil", "signature": "Kaze"}
    arranged = arrange(parts, market="DE", channel="email")
    assert arranged.text == "Guten Tag,\n\n• A\n• B\n\nJa.\n\nweil\n\nKaze"
    assert (arranged.order, arranged.findings) == ("european-reply", ())
    assert "Guten" not in repr(arranged)


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("whatsapp", "Ja.\n• Bericht\n1. aus\n2. ein"),
        ("sms", "Ja. Bericht 1. aus 2. ein"),
        ("ussd", "Ja. Bericht 1. aus 2. ein"),
        ("html", "Ja.<br>\n<br>\n• Bericht<br>\n<br>\n1. aus<br>\n2. ein"),
        ("a host's own", "Ja.\n• Bericht\n1. aus\n2. ein"),
    ],
)
def test_lists_are_written_as_the_channel_can(channel: str, expected: str) -> None:
    line = "<br>\n" if channel == "html" else "\n"
    assert arrange({"answer": "Ja.", "documents": "Bericht", "steps": f"aus{line}ein"}, market="DE", channel=channel).text == expected


def test_sentences_of_japanese_stand_without_spaces() -> None:
    parts = {"restate": "返品とのこと。", "cushion": "お手数ですが、", "request": "写真をお送りください。"}
    assert arrange(parts, market="JP", channel="line", kind="request").text == "返品とのこと。\nお手数ですが、写真をお送りください。"
    assert arrange(parts, market=get_market("JP", on=date(2026, 11, 22)), channel="line", kind="request").text.count("。") == 2


@pytest.mark.parametrize("channel", ["email", "html", "plain", "zendesk"])
@pytest.mark.parametrize("kind", ["answer", "fault"])
@pytest.mark.parametrize("restate", [{}, {"restate": ""}, {"restate": " \u3000"}])
def test_japanese_mail_restates_the_question(channel: str, kind: Any, restate: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        arrange({"answer": "承りました。"} | restate, market="JP", channel=channel, kind=kind)
    assert caught.value.code == "missing-part"


@pytest.mark.parametrize("market", ["JP", "KR", "US", "GB", "DE", "CN", "BR"])
@pytest.mark.parametrize("parts", [("cushion", "refusal"), ("answer", "cushion", "refusal"), ("answer", "cushion", "request")])
def test_a_cushion_stands_right_before_what_it_softens(market: str, parts: tuple[str, ...]) -> None:
    text = arrange({part: f"<{part}>" for part in parts}, market=market, channel="whatsapp").text
    before, softened = text.split("<cushion>")
    assert softened.lstrip().startswith(f"<{parts[-1]}>")
    assert before.strip() in {"", "<answer>"}


def test_a_territory_in_small_letters_is_no_language() -> None:
    parts = {"request": "写真をお送りください。", "cushion": "恐れ入りますが、"}
    assert arrange(parts, market="jp", channel="line") == arrange(parts, market="JP", channel="line")


def test_chat_and_other_languages_need_no_restating() -> None:
    assert arrange({"answer": "承りました。"}, market="JP", channel="line").text == "承りました。"
    assert arrange({"answer": "Done."}, market="JP", channel="email", locale="en-US").text == "Done."


@pytest.mark.parametrize(
    ("market", "kind", "parts", "expected"),
    [
        ("JP", "request", {"request": "写真を"}, [("missing-cushion", "request")]),
        ("JP", "request", {"request": "写真を", "cushion": "恐れ入りますが"}, []),
        ("KR", "refusal", {"refusal": "…"}, [("missing-cushion", "refusal")]),
        ("ID", "request", {"request": "…"}, [("missing-cushion", "request")]),
        ("DE", "fault", {"steps": "…"}, [("missing-documents", "steps")]),
        ("DE", "fault", {"steps": "…", "documents": "…"}, []),
        ("DE", "answer", {"steps": "…"}, []),
        ("US", "refusal", {"refusal": "…"}, []),
    ],
)
def test_what_custom_expects_is_missed(market: str, kind: Any, parts: dict[str, str], expected: list[tuple[str, str]]) -> None:
    findings = arrange(parts, market=market, channel="whatsapp", kind=kind).findings
    assert [(finding.rule, finding.facts["before"]) for finding in findings] == expected
    assert {finding.severity for finding in findings} <= {"warning"}


@pytest.mark.parametrize(
    ("parts", "changes", "code"),
    [
        ({"answr": "…"}, {}, "unknown-part"),
        ({"answer": None}, {}, "wrong-argument"),
        (None, {}, "wrong-argument"),
        ([("answer", "…")], {}, "wrong-argument"),
        ({"answer": "…"}, {"market": "de-DE"}, "unknown-territory"),
        ({"answer": "…"}, {"kind": "sorry"}, "unknown-reply-kind"),
        ({"answer": "…"}, {"market": "XX"}, "unknown-territory"),
        ({"answer": "…"}, {"locale": "?"}, "bad-language-tag"),
        ({"cushion": "…"}, {}, "cushion-without-request"),
        ({"apology": "…", "closer": "😊"}, {}, "out-of-place-part"),
        ({"answer": "…", "feast_greeting": "…"}, {"kind": "fault"}, "out-of-place-part"),
    ],
)
def test_what_cannot_be_said_is_refused(parts: Any, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        arrange(parts, **({"market": "DE", "channel": "email"} | changes))
    assert caught.value.code == code
    assert caught.value.hint


def test_the_file_names_known_parts_and_kinds() -> None:
    for entry in table("orders")["orders"]:
        assert {part for paragraph in entry["paragraphs"] for part in paragraph} | LIGHT == set(PARTS), entry["name"]
        assert set(entry.get("kinds", ())) <= set(table("orders")["kinds"])
    assert table("orders")["kinds"] == list(get_args(ReplyKind))
    assert order_for("AQ", "xx", "answer").name == "common-reply"  # type: ignore[arg-type]


TEXTS = st.dictionaries(st.sampled_from([part for part in PARTS if part not in LIGHT | {"cushion"}]), st.text(min_size=0, max_size=20))


@given(parts=TEXTS, market=st.sampled_from(["US", "DE", "KR", "BR"]), channel=st.sampled_from(["email", "sms", "line"]))
def test_every_word_is_kept(parts: dict[str, str], market: str, channel: str) -> None:
    text = arrange(parts, market=market, channel=channel).text
    assert all(word in text for part in parts.values() for word in part.split())
    assert text == text.strip()
