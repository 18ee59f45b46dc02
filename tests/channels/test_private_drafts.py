"""A note among the shop's people goes to a help desk alone, whoever renders it."""

from typing import Any

import pytest

from xborder_support.channels import profile, provider
from xborder_support.channels.fit import fit
from xborder_support.channels.registry import PROVIDERS
from xborder_support.conversations import Draft, ReplyHandle
from xborder_support.errors import UsageError

from .draft_texts import ON

_DESKS = ("freshdesk", "gorgias", "zendesk")
_NO_VIDEO = [(name, channel) for name, channels in PROVIDERS.items() for channel in channels if name not in {*_DESKS, "video"}]


def _note(name: str, channel: str, **changes: Any) -> Draft:
    ends = {"to": "12", "account": "15005550001", "reply_handle": ReplyHandle(token="t")}
    return Draft(**{"channel": channel, "provider": name, "text": "He is rude.", "is_private": True, **ends, **changes})


@pytest.mark.parametrize(("name", "channel"), _NO_VIDEO)
def test_no_provider_shows_a_note_to_a_customer(name: str, channel: str) -> None:
    draft = _note(name, channel)
    with pytest.raises(UsageError) as caught:
        provider(name).render(draft)
    allowed = {"private-draft", "wrong-channel"} if channel in {"phone", "video", "amazon"} else {"private-draft"}
    assert caught.value.code in allowed
    found = fit(draft, channel, on=ON)
    assert (found.parts, [one.code for one in found.problems if one.severity == "error"]) == ((), ["private-draft"])
    assert "Draft.is_private" in found.problems[0].hint


@pytest.mark.parametrize("name", _DESKS)
def test_a_help_desk_takes_a_note_and_shows_it_to_nobody(name: str) -> None:
    (part,) = fit(_note(name, name), name, on=ON).parts
    assert part.is_private
    body = provider(name).render(part)[0].body
    assert b'"public":false' in body or b'"private":true' in body


@pytest.mark.parametrize("detail", ["private", "is_private", "Private", "isPrivate"])
@pytest.mark.parametrize("name", _DESKS)
def test_a_detail_in_the_place_of_the_field_never_makes_a_note_public(name: str, detail: str) -> None:
    with pytest.raises(UsageError, match=r"Draft\.is_private=True") as caught:
        provider(name).render(_note(name, name, is_private=False, details={detail: "true"}))
    assert caught.value.code == "bad-draft-detail"


def test_every_note_of_a_long_text_stays_one() -> None:
    parts = fit(_note("zendesk", "zendesk", text="Call the carrier. " * 9000), profile("zendesk", on=ON), on=ON).parts
    assert len(parts) > 1
    assert all(part.is_private for part in parts)
