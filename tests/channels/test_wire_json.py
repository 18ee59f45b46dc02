"""JSON off the wire reads the same by the quick decoder and by Python's own."""

import json
import math
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels import PROVIDERS
from xborder_support.channels.wire.payload import Unreadable, _read_slowly, read_json

from .mutations import mutated, payload_files

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def _alike(first: Any, second: Any) -> bool:
    """Compare, with nan equal to itself and whole numbers apart from others."""
    return repr(first) == repr(second)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_changed_payload_reads_alike(name: str) -> None:
    for file in payload_files(name):
        if file.suffix == ".json":
            for number in range(60):
                body = mutated(file.read_bytes(), Random(f"{file.name}{number}"))
                assert _alike(read_json(body), _read_slowly(body)), (file.name, number)


@given(_VALUES, st.booleans())
def test_every_value_reads_alike(value: Any, ascii_only: Any) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert _alike(read_json(text), _read_slowly(text))
    body = text.encode("utf-8", "surrogatepass")
    assert _alike(read_json(body), _read_slowly(body))


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": 12345678901234567890123}', {"a": 12345678901234567890123}),
        (b'{"a": ' + b"9" * 5000 + b"}", {"a": "9" * 5000}),
        (b'{"a": "\\ud83d"}', {"a": "\ud83d"}),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b"\r\n [1] \t", [1]),
        (b"[" * 500 + b"]" * 500, None),
        (b'{"a": 1} x', Unreadable("not-json")),
        (b'{"a": "\xff"}', Unreadable("not-utf-8")),
        (b"[" * 20_000, Unreadable("nested-too-deeply")),
    ],
)
def test_what_one_of_them_alone_would_not_take(body: bytes, value: Any) -> None:
    found = read_json(body)
    assert found == value if value is not None else isinstance(found, list)


def test_numbers_beyond_a_float_stay_readable() -> None:
    assert math.isinf(read_json("1e400"))
