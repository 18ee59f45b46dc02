"""Whose payload it is, is told by keys that nobody else writes together."""

import json
from typing import Any

import pytest

from xborder_support.channels import PROVIDERS
from xborder_support.channels.wire.recognition import _MARKS, other_provider, other_provider_of_text

from .mutations import payload_files


def _documents(name: str) -> list[dict[str, Any]]:
    decoded = [json.loads(file.read_bytes()) for file in payload_files(name) if file.suffix == ".json"]
    return [document for document in decoded if isinstance(document, dict)]


@pytest.mark.parametrize("name", PROVIDERS)
def test_no_payload_is_taken_for_another_providers(name: str) -> None:
    assert {other_provider(document, than=name) for document in _documents(name)} <= {None}


@pytest.mark.parametrize("name", _MARKS)
def test_a_payload_is_known_by_its_marks(name: str) -> None:
    assert name in {other_provider(document) for document in _documents(name)}


@pytest.mark.parametrize(
    "decoded", [{}, {"object": ["page"]}, {"update_id": "1"}, {"type": 5}, {"format": None}, {"destination": 5, "events": []}]
)
def test_what_has_no_marks_is_nobodys(decoded: dict[str, Any]) -> None:
    assert other_provider(decoded) is None


def test_json_where_a_form_was_due_is_recognised() -> None:
    body = json.dumps({"update_id": 5})
    assert other_provider_of_text(body) == other_provider_of_text(body.encode()) == "telegram"
    assert other_provider_of_text(body, than="telegram") is None
    assert other_provider_of_text("a=1") is None
