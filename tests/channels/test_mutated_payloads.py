"""Whatever a network makes of a payload, no parser raises, and what is broken never costs a good event beside it."""

import json
import os
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from xborder_support.channels import PROVIDERS, provider
from xborder_support.conversations import Event, InboundEvent

from .mutations import at, mutate_inside, mutated, paths_of, payload_files

_NOW = datetime(2026, 2, 3, 13, tzinfo=UTC)
_A_PAYLOAD = 200
#: How many changed payloads a provider reads at least; `make fuzz` asks for more, and draws others each time.
_A_PROVIDER = int(os.environ.get("XBORDER_MUTATIONS", "0"))
_SEED = os.environ.get("XBORDER_SEED", "1")
_DEEP = (b"[" * 10_000, b'{"a":' * 10_000, b"<a>" * 10_000)
_NO_PAYLOADS = (b"", b" ", b"null", b"[]", b"{}", b"0", b'"x"', b"\xff" * 100, *_DEEP)


def _random(*about: object) -> Random:
    return Random(":".join(map(str, (_SEED, *about))))


def _rounds(files: int) -> range:
    return range(max(_A_PAYLOAD, _A_PROVIDER // files + 1))


def _parse(name: str, body: bytes) -> list[InboundEvent]:
    return provider(name).parse(body, received_at=_NOW)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_payload_of_ours_is_read(name: str) -> None:
    files = payload_files(name)
    assert len(files) >= 6
    kinds = {getattr(event, "kind", "") for file in files for event in _parse(name, file.read_bytes())}
    assert kinds - {"unparsed"}


@pytest.mark.parametrize("name", PROVIDERS)
def test_no_change_makes_a_parser_raise(name: str) -> None:
    files = payload_files(name)
    for file in files:
        body = file.read_bytes()
        for number in _rounds(len(files)):
            changed = mutated(body, _random(file.name, number))
            try:
                events = _parse(name, changed)
                for event in events:
                    _use(event)
            except Exception as error:  # noqa: BLE001  (any at all is a defect; its seed is named)
                pytest.fail(f"{name}/{file.name}, seed {_SEED}, number {number}: {type(error).__name__}: {error}")


def _use(event: InboundEvent) -> None:
    """Read of an event what every host reads."""
    assert isinstance(event, Event)
    assert event.event_id
    assert event.conversation_key
    assert event.at <= event.received_at == _NOW
    assert event.sent_at is None or event.sent_at.utcoffset() is not None
    assert isinstance(getattr(event, "text", ""), str)
    repr(event)


@pytest.mark.parametrize("name", PROVIDERS)
def test_what_is_broken_never_costs_a_good_event_beside_it(name: str) -> None:
    for file in payload_files(name):
        document = _decoded(file.read_bytes())
        events = _parse(name, file.read_bytes()) if document is not None else []
        places = {path: [event.event_id for event in events if event.raw == at(document, path)] for path in paths_of(document) if path}
        alone = {path: ids for path, ids in places.items() if ids and _is_table(at(document, path))}
        if len(alone) < 2:
            continue
        for path, own in alone.items():
            siblings = {one for other, ids in alone.items() if other != path for one in ids} - set(own)
            for number in range(40):
                changed = mutate_inside(document, path, _random(file.name, path, number))
                left = {event.event_id for event in _parse(name, json.dumps(changed).encode())}
                assert siblings <= left, f"{name}/{file.name}, {path}, seed {_SEED}, number {number}"


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and bool(value)


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize(
    "body", [b"", b" ", b"null", b"[]", b"{}", b"0", b'"x"', b"[" * 10_000, b'{"a":' * 10_000, b"<a>" * 10_000, b"\xff" * 100]
)
def test_what_is_no_payload_at_all_is_kept(name: str, body: bytes) -> None:
    for event in _parse(name, body):
        _use(event)
