"""The pages of the markets and the golden files say what the data and the code say today."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from xborder_support.markets import list_markets

_TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module", autouse=True)
def _tools_can_be_imported() -> Iterator[None]:
    sys.path.insert(0, str(_TOOLS))
    yield
    sys.path.remove(str(_TOOLS))


def _differing(folder: Path, made: dict[str, str]) -> list[str]:
    return [name for name, text in made.items() if (folder / name).read_text(encoding="utf-8") != text]


def test_the_pages_and_the_map_are_what_the_tool_writes() -> None:
    tool: Any = import_module("market_pages")
    made = tool.pages()
    assert (
        {file.name for file in tool.FOLDER.iterdir()}
        == made.keys()
        == {"index.md", "world.svg", *(f"{code}.md" for code in list_markets())}
    )
    assert _differing(tool.FOLDER, made) == [], "run make pages"


def test_markets_and_plans_are_those_that_somebody_read() -> None:
    tool: Any = import_module("golden_files")
    made = tool.golden_files()
    there = {str(file.relative_to(tool.FOLDER)) for folder in ("markets", "plans") for file in (tool.FOLDER / folder).iterdir()}
    assert there == made.keys()
    assert _differing(tool.FOLDER, made) == [], "run make golden, and read what changed before you keep it"


def test_every_market_has_a_tile_on_the_map() -> None:
    places: Any = import_module("world_map").PLACES
    assert set(list_markets()) <= set(places)
    taken = [place for tiles in places.values() for place in tiles]
    assert len(taken) == len(set(taken))
