"""Whatever is sent in place of a Twilio or Africa's Talking form: nothing raises, nothing vanishes, nothing shows what it says."""

import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import africastalking, twilio
from xborder_support.conversations import InboundEvent

_NOW = datetime(2026, 2, 3, 13, 0, tzinfo=UTC)
_MODULES: dict[str, Any] = {"twilio": twilio, "africastalking": africastalking}
_FILES = [(name, file) for name in _MODULES for file in sorted((Path(__file__).parent / "payloads" / name).iterdir())]
_FORMS = [
    (name, dict(parse_qsl(file.read_text(encoding="utf-8"), keep_blank_values=True))) for name, file in _FILES if file.suffix == ".form"
]
_KEYS = sorted({key for _, fields in _FORMS for key in fields})
_junk = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "-1", "9" * 400, "9" * 18, "null", "[", "[[]]", "{}", "[null]", '{"transcript": 5}', "whatsapp:", ":", "rcs:", "*", "\ud83d"]
    ),
    st.sampled_from(
        ["0001-01-01T00:00:00Z", "9999-12-31 23:59:59", "Fri, 31 Dec 9999 23:59:59 -2359", "completed", "1", "0", "API", "Failed"]
    ),
)


def _use(events: list[InboundEvent]) -> None:
    """Do with the events what everybody does; none of it may raise."""
    for event in events:
        assert event.event_id
        assert event.conversation_key
        assert event.at <= _NOW
        assert isinstance(getattr(event, "text", ""), str)
        assert pickle.loads(pickle.dumps(event)) == event


@pytest.mark.parametrize(("name", "file"), _FILES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_every_payload_is_read_and_hides_what_it_says(name: str, file: Path) -> None:
    body = file.read_bytes()
    events = _MODULES[name].parse(body, received_at=_NOW)
    assert [event.kind == "unparsed" for event in events] == ["asks_first" in file.stem] * len(events)
    assert events == _MODULES[name].parse(body.decode(), received_at=_NOW)
    _use(events)
    for event in events:
        assert not any(
            secret in repr(event) for secret in ("+1202555014", "+62812", "+254711000001", "guest-77", "parcel", "#1042", "in stock")
        )


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_FORMS), st.dictionaries(st.sampled_from(_KEYS), st.none() | _junk, max_size=5), st.none() | st.text(max_size=4))
def test_a_mutated_form_never_raises_and_never_vanishes(
    form: tuple[str, dict[str, str]], changes: dict[str, Any], account: str | None
) -> None:
    name, fields = form
    mutated = {key: value for key, value in {**fields, **changes}.items() if value is not None}
    body = urlencode(mutated, errors="surrogatepass")
    events = _MODULES[name].parse(body, received_at=_NOW, account=account)
    assert events
    _use(events)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([fields for name, fields in _FORMS if name == "twilio"]),
    st.dictionaries(
        st.sampled_from(_KEYS), st.none() | st.booleans() | st.integers() | st.floats() | st.lists(st.none()) | _junk, max_size=5
    ),
)
def test_a_mutated_json_body_never_raises(fields: dict[str, str], changes: dict[str, Any]) -> None:
    events = twilio.parse(json.dumps({**fields, **changes}), received_at=_NOW)
    assert events
    _use(events)


@pytest.mark.parametrize("module", _MODULES.values())
@pytest.mark.parametrize(
    "body", ["{" * 10_000, '{"a":' * 10_000, '{"a": ' + "1" * 5000 + "}", "[]", "\ud83d=1", b"\xff\xfe=1", b"\x00", "&" * 500]
)
def test_what_is_no_form_is_one_unparsed_event(module: Any, body: bytes | str) -> None:
    (event,) = module.parse(body, received_at=_NOW)
    assert event.kind == "unparsed"
    assert event.event_id


@pytest.mark.parametrize(("name", "fields"), _FORMS)
def test_repeated_names_take_nothing_down(name: str, fields: dict[str, str]) -> None:
    twice = urlencode([*fields.items(), *fields.items()])
    _use(_MODULES[name].parse(twice, received_at=_NOW))
