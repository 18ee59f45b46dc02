"""Every fact that is shipped says where it comes from, when that was looked up, and how sure we are."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

_PACKAGE = Path(__file__).parents[2] / "src" / "xborder_support"
_FILES = sorted(path for path in _PACKAGE.rglob("*.toml") if "data" in path.relative_to(_PACKAGE).parts)


def _facts(node: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the tables that state a value, wherever they stand."""
    if isinstance(node, list):
        for position, item in enumerate(node):
            yield from _facts(item, f"{path}[{position}]")
    elif isinstance(node, dict):
        if "value" in node:
            yield path, node
        else:
            for key, item in node.items():
                yield from _facts(item, f"{path}.{key}" if path else key)


def _objections(fact: Mapping[str, Any], checked: object = None) -> Iterator[str]:
    """Yield what a fact leaves out. A file whose facts were checked on one day says so once, at its top."""
    if not isinstance(fact.get("source"), str) or not fact["source"].strip():
        yield "no source"
    if not isinstance(fact.get("checked", checked), date):
        yield "no date on which it was checked"
    if fact.get("confidence") not in {"high", "medium", "low"}:
        yield "no confidence"
    valid_from, valid_to = fact.get("valid_from"), fact.get("valid_to")
    if isinstance(valid_from, date) and isinstance(valid_to, date) and valid_from > valid_to:
        yield "ends before it begins"


@pytest.mark.parametrize("file", _FILES, ids=lambda file: str(file.relative_to(_PACKAGE)))
def test_every_fact_is_sourced_and_dated(file: Path) -> None:
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    checked = document.get("checked")
    assert [f"{path}: {objection}" for path, fact in _facts(document) for objection in _objections(fact, checked)] == []


@pytest.mark.parametrize("file", _FILES, ids=lambda file: str(file.relative_to(_PACKAGE)))
def test_every_data_file_says_above_its_tables_what_it_is(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("#")


def test_an_unsourced_fact_is_found() -> None:
    document = {"a": [{"value": 1, "source": "x", "checked": date(2026, 1, 1), "confidence": "high"}, {"value": 2}]}
    assert [(path, list(_objections(fact))) for path, fact in _facts(document)] == [
        ("a[0]", []),
        ("a[1]", ["no source", "no date on which it was checked", "no confidence"]),
    ]
