"""Lay the facts of a territory over those of its regions, and a host's over ours. A fact is replaced whole, with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from xborder_support.configuration import Document, KeyPath, validate
from xborder_support.errors import ConfigurationError, MarketDataError

from .fact import Fact
from .files import packaged_document
from .history import Facts
from .schema import MarketFile

__all__ = ["checked_facts", "layered_facts"]

_HOST = "host override"


def layered_facts(names: Iterable[str], written: Mapping[str, Facts]) -> Facts:
    """Return the facts that hold after all layers, from the widest region to the territory itself.

    A host's file of a region lies over our file of that region, and under our files of anything nearer.
    """
    facts: dict[str, tuple[Fact, ...]] = {}
    for name in names:
        facts.update(_packaged_facts(name))
        facts.update(written.get(name, {}))
    return facts


def checked_facts(document: Document) -> Facts:
    """Return the facts of one file.

    Errors: ``MarketDataError`` with every fault of the file.
    """
    try:
        file = validate(MarketFile, document)
    except ConfigurationError as error:
        raise MarketDataError(error.faults) from None
    written = {info.alias or name: getattr(file, name) for name, info in MarketFile.model_fields.items() if name != "checked"}
    return {name: _entries(document, name, entries, file.checked) for name, entries in written.items() if entries}


@cache
def _packaged_facts(name: str) -> Facts:
    document = packaged_document(name)
    if document is None:
        return {}
    checked = document.data.get("checked")
    return {
        field: tuple(_packaged_fact(document, path, entry, checked) for path, entry in _paths(field, entries))
        for field, entries in document.data.items()
        if field != "checked"
    }


def _paths(field: str, entries: Any) -> list[tuple[KeyPath, Any]]:
    return [((field, position), entry) for position, entry in enumerate(entries)] if isinstance(entries, list) else [((field,), entries)]


def _packaged_fact(document: Document, path: KeyPath, entry: Mapping[str, Any], checked: date | None) -> Fact:
    file, line = document.place(path)
    return Fact(**{"checked": checked, **entry}, file=file, line=line)


def _entries(document: Document, name: str, entries: tuple[Any, ...], checked: date | None) -> tuple[Fact, ...]:
    is_array = isinstance(document.data[name], list)
    paths = [(name, position) if is_array else (name,) for position in range(len(entries))]
    return tuple(_fact(document, path, entry, checked) for path, entry in zip(paths, entries, strict=True))


def _fact(document: Document, path: tuple[str | int, ...], entry: Any, checked: date | None) -> Fact:
    file, line = document.place(path)
    said = {name: _without_models(value) for name, value in entry if value is not None}
    # A shop that corrects its own hours is its own best source, so an override need not say more than the value.
    return Fact(**{"source": _HOST, "confidence": "high", "checked": checked, **said}, file=file, line=line)


def _without_models(value: Any) -> Any:
    return value.model_dump(exclude_none=True, exclude_unset=True) if isinstance(value, BaseModel) else value
