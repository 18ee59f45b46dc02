"""What a draft offers and sends along is measured against the profile of its channel, and badly known limits refuse nothing."""

from typing import Any

import pytest

from xborder_support.channels import MediaLimit, draft_limits
from xborder_support.channels.draft_limits import caption_limit, media_within_limits, options_within_limits, sayable
from xborder_support.conversations import Draft, Media, Option, Template
from xborder_support.errors import UsageError


def _draft(channel: str, **changes: Any) -> Draft:
    return Draft(**{"channel": channel, "provider": channel, "to": "1", "text": "a", **changes})


def test_the_message_names_the_limit_its_unit_and_the_remedy() -> None:
    draft = _draft("telegram", options=(Option(id="ї" * 33, title="a"),))
    with pytest.raises(UsageError, match=r"has 66 bytes of UTF-8, and telegram takes 64 \[option-too-long\]\n.*channels\.fit"):
        options_within_limits(draft, draft.options, form="buttons")


def test_the_id_of_a_link_goes_nowhere_and_may_be_long() -> None:
    draft = _draft("telegram", options=(Option(id="i" * 99, title="a", url="https://a.example"),))
    assert options_within_limits(draft, draft.options, form="buttons") == draft.options


def test_a_channel_without_such_a_limit_takes_anything() -> None:
    draft = _draft("telegram", options=(Option(id="1" * 999, title="a"),) * 500)
    assert options_within_limits(draft, draft.options, form="list_rows") == draft.options
    assert caption_limit(_draft("x")) is None


def test_a_kind_of_medium_that_the_channel_does_not_list_is_refused() -> None:
    with pytest.raises(UsageError, match="unsupported-media"):
        draft_limits._refuse_medium(Media(media_kind="audio"), (MediaLimit(kind="image"),), channel="viber")


def test_media_limits_known_badly_refuse_nothing() -> None:
    draft = _draft("x", media=(Media(media_kind="file", url="https://a.example", size_bytes=10**12),))
    assert media_within_limits(draft) == draft.media


def test_a_template_alone_says_nothing_where_there_are_none() -> None:
    with pytest.raises(UsageError, match="has no templates"):
        sayable(_draft("x", text="", template=Template(id="t")), channels={"x"})
    assert sayable(_draft("x", text=" ", media=(Media(media_kind="image"),)), channels={"x"}) == ""
