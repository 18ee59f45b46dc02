"""Instagram: stories, shares, what was read, comments, and a limit that counts bytes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import instagram, meta
from xborder_support.channels.failures import failure_of
from xborder_support.conversations import Choice, DeliveryStatus, Draft, Media, Message, Option, Text, Unsend, Unsupported
from xborder_support.errors import SignatureError, UsageError

from .meta_payloads import CUSTOMER, RECEIVED, SHOP, body, event, one, sample


def test_the_sample_messages_become_typed_parts() -> None:
    text, choice, image, unsupported, unsend, echo = sample("instagram", "messages")
    assert isinstance(text, Message)
    assert (text.channel, text.text) == ("instagram", "Oi, vocês enviam para Recife?")
    assert text.window_expires_at == datetime(2026, 2, 4, 6, 0, 1, tzinfo=UTC)
    assert choice.parts == (Choice(id="yes", title="Sim", source="quick_reply"),)
    assert (image.parts[0].media_kind, image.parts[0].expires_at) == ("image", None)
    assert unsupported.parts == (Unsupported(type="unsupported"),)
    assert isinstance(unsend, Unsend)
    assert unsend.target == text.provider_id
    assert (echo.is_echo, echo.automatic, echo.conversation_key) == (True, None, text.conversation_key)


def test_stories_and_shares_are_media_behind_links() -> None:
    mention, answer, share, reel, product = sample("instagram", "stories_and_shares")
    assert mention.parts == (Media(media_kind="file", url="https://lookaside.example/ig_messaging_cdn/?asset_id=2&signature=B"),)
    assert [found.details["shared"] for found in (mention, share, reel)] == ["story_mention", "share", "ig_reel"]
    assert (answer.text, answer.details["story_id"], answer.in_reply_to) == ("Quanto custa?", "18000000000000001", None)
    assert answer.details["story_url"].endswith("asset_id=3")
    assert (reel.parts[0].media_kind, reel.parts[0].provider_id) == ("video", "1800")
    assert product.details["product_id"] == "PRODUCT1"


def test_what_was_read_names_its_message() -> None:
    read, reaction, gone, press, edit, referral = sample("instagram", "reads_and_reactions")
    assert isinstance(read, DeliveryStatus)
    assert (read.status, read.provider_id, read.watermark, read.customer.address) == ("read", "aWdSYNTHETIC06", None, "700000000000001")
    assert (reaction.emoji, gone.emoji, press.data) == ("❤", None, "hours")
    assert (edit.target, edit.parts) == ("aWdSYNTHETIC02", (Text(text="Não"),))
    assert (referral.reason, referral.details["referral_ref"]) == ("unsupported-event", "bio")


def test_a_reaction_without_an_emoji_has_its_word() -> None:
    assert one("instagram", reaction={"mid": "m", "action": "react", "reaction": "love"}).emoji == "love"


def test_comments_are_public_and_their_author_has_a_name_to_mention() -> None:
    comment, ours, mention = sample("instagram", "comments")
    assert comment.is_public
    assert (comment.text, comment.sender.address, comment.sender.ids["username"]) == (
        "Lindo! Qual o preço?",
        "700000000000001",
        "bia.exemplo",
    )
    assert (comment.details["post_id"], comment.details["comment_id"]) == ("18020000000000001", "18010000000000001")
    assert (ours.is_echo, ours.in_reply_to) == (True, "18010000000000001")
    assert (mention.kind, mention.reason) == ("unparsed", "unsupported-field")


def test_instagrams_own_login_writes_the_change_into_the_entry() -> None:
    comment, message = sample("instagram", "own_login")
    assert (comment.text, comment.is_public, comment.sent_at) == ("Tem azul?", True, datetime.fromisoformat("2026-02-03T06:00:05Z"))
    assert (message.text, message.is_public, message.sender.address) == ("Oi", False, "700000000000001")


def test_a_comment_without_words_is_kept() -> None:
    (found,) = instagram.parse(body("instagram", changes=[{"field": "comments", "value": {"id": "1"}}]), received_at=RECEIVED)
    assert (found.kind, getattr(found, "reason", "")) == ("unparsed", "unsupported-event")


def test_what_another_app_answers_is_marked() -> None:
    assert [found.details for found in sample("instagram", "standby")] == [{"mode": "standby"}]
    change = {"field": "standby", "value": event(message={"mid": "m", "text": "x"})}
    (found,) = instagram.parse(body("instagram", changes=[change]), received_at=RECEIVED)
    assert found.details == {"mode": "standby"}


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "instagram", "provider": "instagram", "account": SHOP, "to": CUSTOMER, "text": "Oi", **changes})


def test_a_reply_has_no_key_because_echoes_bring_none_back() -> None:
    (outgoing,) = instagram.render(_draft(idempotency_key="k", options=(Option(id="yes", title="Sim"),)))
    assert json.loads(outgoing.body)["message"] == {
        "text": "Oi",
        "quick_replies": [{"content_type": "text", "title": "Sim", "payload": "yes"}],
    }
    assert outgoing.idempotency_key == "k"


@pytest.mark.parametrize(("text", "fits"), [("x" * 1000, True), ("漢" * 333, True), ("漢" * 334, False), ("😀" * 251, False)])
def test_the_limit_counts_bytes(text: str, fits: bool) -> None:  # noqa: FBT001  (a table)
    if fits:
        assert instagram.render(_draft(text=text))
    else:
        with pytest.raises(UsageError, match="instagram takes 1000"):
            instagram.render(_draft(text=text))


@settings(max_examples=50)
@given(st.text(max_size=1100).filter(str.strip))
def test_whatever_is_rendered_is_within_the_limit(text: str) -> None:
    try:
        (outgoing,) = instagram.render(_draft(text=text))
    except UsageError:
        assert len(text.encode("utf-8", "surrogatepass")) > 1000
    else:
        assert len(json.loads(outgoing.body)["message"]["text"].encode()) <= 1000


def test_receive_verifies_before_it_reads() -> None:
    with pytest.raises(SignatureError):
        instagram.receive(b"{}", {}, "secret", received_at=RECEIVED)


def test_a_closed_window_is_known_by_its_subcode() -> None:
    failure = failure_of("instagram", ["2534022", "10"])
    assert failure is not None
    assert failure.reason == "window_closed"


@pytest.mark.parametrize(
    ("url", "seconds"),
    [
        ("https://a.example/?mid=1&ext=1770098701&hash=A", 1770098701),
        ("https://a.example/p.jpg?oe=69836220", 0x69836220),
        ("https://a.example/p.jpg?oe=69836220#top", 0x69836220),
        ("https://a.example/?ext=17700987011", None),
        ("https://a.example/?text=1770098701", None),
        ("https://a.example/oe=69836220", None),
        ("https://a.example/", None),
        (None, None),
    ],
)
def test_a_link_says_until_when_it_works(url: str | None, seconds: int | None) -> None:
    found = meta.link_expiry(url)
    assert (int(found.timestamp()) if found else None) == seconds
