"""A reply is written in as many parts as its channel asks for, by the provider that brought the question, ours or the host's."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from xborder_support import Draft, SupportDesk
from xborder_support.channels import Channels, Outgoing
from xborder_support.desk import Reply
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)


def _reply(desk: SupportDesk, channel: str = "line", **changes: Any) -> Reply:
    (reply,) = desk.handle(message("荷物が届きません。", channel=channel, at=NOW), now=NOW).replies
    return replace(reply, draft=replace(reply.draft, **changes))


def test_a_long_reply_goes_out_in_parts_that_are_the_whole_text(desk: SupportDesk) -> None:
    text = "お待ちください。" * 1000
    sent = desk.render(_reply(desk, text=text, idempotency_key="k"))
    assert len(sent) == 2
    assert len({outgoing.idempotency_key for outgoing in sent}) == 2


def test_what_cannot_be_made_to_fit_is_refused_by_name(desk: SupportDesk) -> None:
    with pytest.raises(UsageError) as caught:
        desk.render(_reply(desk, text=" "))
    assert caught.value.code == "empty-text"
    assert caught.value.hint


def _pager(sent: list[Draft]) -> Any:
    def render(draft: Draft) -> list[Outgoing]:
        sent.append(draft)
        return [Outgoing(to=draft.to, body=draft.text.encode(), content_type="text/plain", operation="page")]

    return SimpleNamespace(parse=None, verify=None, receive=None, render=render)


_PROFILE = {"format": 1, "kind": "sms", "text_limit": [
    {"value": {"count": 40, "unit": "code_points"}, "source": "a manual", "checked": "2026-02-03", "confidence": "high"}
]}  # fmt: skip


def _config(*channels: str) -> dict[str, Any]:
    return {
        "format": 1,
        "shop": {"name": "Kaze Audio", "other_countries": "US"},
        "calendars": {"c": {"time_zone": "UTC", "hours": {"mon-fri": ["09:00-17:00"]}}},
        "teams": {"t": {"calendar": "c"}},
        "markets": {"US": {"team": "t", "channels": list(channels)}},
        "routing": [{"name": "all", "to": [{"team": "t"}]}],
    }


def test_a_channel_of_the_host_is_named_decided_fitted_and_written_as_ours_are() -> None:
    sent: list[Draft] = []
    channels = Channels().add("pager", _pager(sent), profiles={"pager": _PROFILE})
    desk = SupportDesk.from_config(_config("pager"), channels=channels)
    plan = desk.handle(message("Where is my parcel?", channel="pager", at=NOW), now=NOW)
    (reply,) = plan.replies
    assert "\n" not in reply.text  # the profile says that it is a kind of SMS
    assert [outgoing.operation for outgoing in desk.render(reply)] == ["page"] * len(sent)
    assert all(len(draft.text) <= 40 for draft in sent)
    assert "".join(draft.text for draft in sent) == reply.text


def test_a_channel_without_a_profile_is_written_as_it_stands() -> None:
    sent: list[Draft] = []
    desk = SupportDesk.from_config(_config()).replace(channels=Channels().add("pager", _pager(sent)))
    (reply,) = desk.handle(message("Where is my parcel?", channel="pager", at=NOW), now=NOW).replies
    desk.render(reply)
    assert [draft.text for draft in sent] == [reply.text]


def test_a_desk_file_may_only_name_channels_that_are_known() -> None:
    with pytest.raises(ConfigurationError, match="no channel is called 'pager'"):
        SupportDesk.from_config(_config("pager"))


def test_channels_of_the_host_are_part_of_what_the_desk_is() -> None:
    desk = SupportDesk.from_config(_config())
    assert desk.replace(channels=Channels()).digest == desk.digest
    assert desk.replace(channels=Channels().add("pager", _pager([]))).digest != desk.digest


def test_a_person_answers_as_a_person_and_the_desk_as_a_machine(desk: SupportDesk) -> None:
    asked = message("荷物が届きません。", channel="line", at=NOW)
    assert Draft.reply_to(asked, "確認します。").is_automatic is False
    assert Draft.reply_to(asked, "確認します。", is_automatic=True, purpose="legal").purpose == "legal"
    assert _reply(desk).draft.is_automatic is True
