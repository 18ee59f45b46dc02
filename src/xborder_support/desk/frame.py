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
    try:
        return validate(DeskFile, document), []
    except ConfigurationError as error:
        faults = list(error.faults)
    rest = _without(document.data, [_place(fault) for fault in faults])
    shop = {**_STAND_IN["shop"], **table(rest, "shop")}
    try:
        return validate(DeskFile, Document({**_STAND_IN, **rest, "shop": shop})), faults
    except ConfigurationError:
        return validate(DeskFile, Document(_STAND_IN)), faults


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
