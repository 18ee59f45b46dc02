"""Pass every published payload through a desk: whatever a provider delivers becomes a plan, never an exception."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from xborder_support import Conversation, Plan, SupportDesk, UsageError
from xborder_support.channels import PROVIDERS, provider
from xborder_support.conversations import Message
from xborder_support.desk import Reply

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
OURS = {"whatsapp_cloud": "whatsapp", "line": "line", "email": "email", "twilio_sms": "twilio", "twilio_sms_status": "twilio"}
# What may keep a good plan from the wire, and is no fault of it: the payload does not name the address of ours that it came to.
EXPLAINED = {"no-sender", "no-sender-address"}


@cache
def desk() -> SupportDesk:
    return SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")


def rows(conformance: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield provider, file and content of every payload that is a body on the wire."""
    folder = conformance / "channels"
    for row in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        yield row["provider"], row["file"], (folder / row["file"]).read_bytes()


def plans(module: str, body: bytes, *, account: str | None = None) -> Iterator[tuple[Any, Plan]]:
    """Yield each event of a payload with its plan, in a conversation that goes on, and once more as a redelivery."""
    kept: dict[str, Conversation] = {}
    for event in provider(module).parse(body, received_at=NOW, account=account) * 2:
        plan = desk().handle(event, now=NOW, conversation=kept.get(event.conversation_key))
        kept[event.conversation_key] = plan.conversation
        yield event, plan


def check(event: Any, plan: Plan) -> None:
    assert Plan.from_json(plan.to_json()) == plan
    assert plan.explain()
    if not isinstance(event, Message) or event.automatic or event.is_echo or event.is_private:
        assert plan.replies == () or event.kind == "postback"
    address = event.customer.address or ""
    assert len(address) < 5 or address not in plan.explain()
    for reply in plan.replies:
        assert is_rendered(reply)


def is_rendered(reply: Reply) -> bool:
    try:
        return bool(desk().render(reply))
    except UsageError as error:
        return error.code in EXPLAINED


@pytest.mark.parametrize("name", OURS)
def test_every_published_payload_becomes_a_plan(conformance: Path, name: str) -> None:
    count = 0
    for row, file, body in rows(conformance):
        if row == name:
            events = list(plans(OURS[name], body))
            count += len(events)
            for event, plan in events:
                assert plan.actions or plan.reasons, file
                check(event, plan)
    assert count


@pytest.mark.parametrize("module", PROVIDERS)
def test_every_payload_of_anybody_else_becomes_a_plan_too(conformance: Path, module: str) -> None:
    count = 0
    for _, _, body in rows(conformance):
        for event, plan in plans(module, body, account="help@shop.example"):
            check(event, plan)
            count += 1
    assert count
