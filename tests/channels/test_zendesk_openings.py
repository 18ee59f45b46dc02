"""Zendesk: who opened a ticket, and who may read it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import zendesk
from xborder_support.conversations import Message

_NOW = datetime(2026, 2, 6, tzinfo=UTC)


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((Path(__file__).parent / "payloads" / "zendesk" / f"{name}.json").read_text(encoding="utf-8"))
    return payload


def _message(payload: Any) -> Message:
    (message,) = (event for event in zendesk.parse(json.dumps(payload), received_at=_NOW) if isinstance(event, Message))
    return message


@pytest.mark.parametrize("stated", [False, "false", "true", 0, 1, [], "x"])
def test_an_opening_that_is_said_to_be_anything_but_public_is_a_note(stated: object) -> None:
    payload = _payload("created")
    payload["detail"]["is_public"] = stated
    assert _message(payload).is_private
    fields = {"id": 7, "requester_id": 1, "submitter_id": 1, "description": "Late!", "is_public": stated}
    assert _message({"ticket": fields}).is_private


def test_a_customers_opening_of_which_nothing_is_said_is_answered_and_an_agents_is_a_note() -> None:
    fields: dict[str, Any] = {"id": 7, "requester_id": 1, "submitter_id": 1, "description": "Late!"}
    assert (_message({"ticket": fields}).is_private, _message({"ticket": fields | {"submitter_id": 2}}).is_private) == (False, True)
    created = _payload("created")
    created["detail"].pop("is_public", None)
    assert not _message(created).is_private
    created["detail"]["submitter_id"] = "8447388090495"
    assert _message(created).is_private


def test_an_opening_without_a_requester_is_the_customers() -> None:
    created = _payload("created")
    created["detail"] |= {"requester_id": None, "submitter_id": "5"}
    assert not _message(created).is_echo
    assert not _message({"ticket": {"id": 7, "requester_id": None, "submitter_id": 5, "description": "Late!"}}).is_echo
