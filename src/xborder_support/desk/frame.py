"""Read the frame of a desk file, and what can still be read of it where it has faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xborder_support.configuration import Document, KeyPath, parse_key, validate
from xborder_support.errors import ConfigurationError, Fault

from .configuration import DeskFile

__all__ = ["read_frame", "table"]

_STAND_IN: Mapping[str, Any] = {"format": 1, "shop": {"name": "?"}}


def read_frame(document: Document) -> tuple[DeskFile, list[Fault]]:
    """Return the frame with its faults. What is at fault is left out of it, so that the rest of the file is checked too."""
    config, faults = _attempt(document)
    rest, found = document.data, faults
    while config is None:
        # What is left out may be missed by the table around it, which is then left out as well, up to the whole file.
        rest = _without(rest, [_place(fault) for fault in found])
        config, found = _attempt(Document({**_STAND_IN, **rest, "shop": {**_STAND_IN["shop"], **table(rest, "shop")}}))
    return config, faults


def _attempt(document: Document) -> tuple[DeskFile | None, list[Fault]]:
    try:
        return validate(DeskFile, document), []
    except ConfigurationError as error:
        return None, list(error.faults)


def _place(fault: Fault) -> KeyPath:
    """Return what has to go: the key itself, and the whole table where one is missing in it."""
    path = parse_key(fault.key)
    return path[:-1] if fault.code == "missing-key" else path


def table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a table of raw configuration, or an empty one where something else stands in its place."""
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _without(data: Mapping[str, Any], paths: Iterable[KeyPath]) -> dict[str, Any]:
    """Return configuration without the keys at these paths. Of an array nothing is left, since its other items would move up."""
    rest = dict(data)
    for path in filter(None, paths):
        keys = [key for key in path if isinstance(key, str)][: next((at for at, key in enumerate(path) if isinstance(key, int)), None)]
        _drop(rest, keys)
    return rest


def _drop(data: dict[str, Any], keys: list[str]) -> None:
    first, *deeper = keys
    inside = data.get(first)
    if deeper and isinstance(inside, Mapping):
        data[first] = dict(inside)
        _drop(data[first], deeper)
    else:
        data.pop(first, None)
