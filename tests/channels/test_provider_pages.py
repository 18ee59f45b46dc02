"""The pages of the providers say what the code and the data say."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import PROVIDERS

_TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def tool() -> Any:
    sys.path.insert(0, str(_TOOLS))
    try:
        return import_module("provider_pages")
    finally:
        sys.path.remove(str(_TOOLS))


def test_the_pages_are_what_the_tool_writes(tool: Any) -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in tool.FOLDER.iterdir()}
    made = tool.pages()
    assert written.keys() == made.keys() == {"index.md", *(f"{name}.md" for name in PROVIDERS)}
    assert [name for name, text in made.items() if written[name] != text] == [], "run make pages"


def test_a_page_answers_what_a_developer_asks(tool: Any) -> None:
    text = tool.page("line")
    for heading in ("# LINE", "## What arrives", "## How to verify", "## What fits back", "## Limits of the channel `line`"):
        assert heading in text
    assert "5000 utf16_units" in text
    assert "``" not in text.replace("```", "")


def test_every_page_has_every_section(tool: Any) -> None:
    for name, text in tool.pages().items():
        if name != "index.md":
            assert [
                heading for heading in ("What arrives", "How to verify", "What fits back", "Limits of") if f"## {heading}" not in text
            ] == []
