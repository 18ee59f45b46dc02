"""Share what the tests of the examples need: where the web examples are, a desk, and a store."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from xborder_support import SupportDesk

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def _examples() -> Iterator[None]:
    sys.path.insert(0, str(_ROOT / "examples" / "web"))
    yield
    sys.path.remove(str(_ROOT / "examples" / "web"))


@pytest.fixture(scope="module")
def desk() -> SupportDesk:
    return SupportDesk.load(_ROOT / "examples" / "desk.toml")


@pytest.fixture
def store(tmp_path: Path) -> Any:
    return import_module("store").Store(tmp_path / "kept.sqlite")
