"""Give the tests the desk of the example file, that file as data, and a short way to say something to a desk."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from xborder_support import Conversation, Customer, Plan, SupportDesk
from xborder_support.configuration import read_toml
from xborder_support.testing import message

EXAMPLE = Path(__file__).parents[2] / "examples" / "desk.toml"

Say: TypeAlias = Callable[..., Plan]
MakeDesk: TypeAlias = Callable[..., SupportDesk]


@pytest.fixture(scope="session")
def desk() -> SupportDesk:
    return SupportDesk.load(EXAMPLE)


@pytest.fixture
def config() -> dict[str, Any]:
    """Return the example's tables, to be changed at will."""
    return deepcopy(dict(read_toml(EXAMPLE).data))


@pytest.fixture
def desk_with(config: dict[str, Any]) -> MakeDesk:
    """Return a desk like the example's, with other settings at dotted keys; None takes a key away."""

    def make(**settings: Any) -> SupportDesk:
        for path, value in settings.items():
            *tables, key = path.split("__")
            table = config
            for name in tables:
                table = table[name]
            if value is None:
                del table[key]
            else:
                table[key] = value
        return SupportDesk.from_config(config)

    return make


@pytest.fixture
def say(desk: SupportDesk) -> Say:
    """Pass a text through the example's desk at an instant, as it arrives."""

    def handle(
        text: str,
        *,
        channel: str = "whatsapp",
        at: datetime = datetime(2026, 2, 3, 14, 0, tzinfo=UTC),
        conversation: Conversation | None = None,
        customer: Customer | None = None,
        orders: Any = (),
        of: SupportDesk | None = None,
        **fields: Any,
    ) -> Plan:
        event = message(text, channel=channel, at=at, **fields)
        return (of or desk).handle(event, now=at, conversation=conversation, customer=customer, orders=orders)

    return handle
