"""Place pydantic's errors in the data they are about, one reading for each value.

Pydantic reports a value that may be of several types once for each type that it is not, and writes the names of those types between the
keys. People made one mistake there, so the type that they came closest to is taken, and the rest is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from .document import KeyPath

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["Placed", "place_errors"]


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold an error, the key path it stands at, and the branches on the way: at which path, and what pydantic calls the type."""

    index: int
    path: KeyPath
    branches: tuple[tuple[KeyPath, str], ...]
    detail: ErrorDetails
    message: str


def place_errors(data: Mapping[str, Any], details: Iterable[ErrorDetails]) -> list[Placed]:
    """Return the errors in pydantic's order, without those of types that the value was not meant to be."""
    placed = [_place(data, index, detail) for index, detail in enumerate(details)]
    return sorted(_closest(placed, 0), key=lambda error: error.index)


def _place(data: Mapping[str, Any], index: int, detail: ErrorDetails) -> Placed:
    """Follow the parts of a location into the data. A branch may be called like a key, so the reading that finds most parts counts."""
    parts = detail["loc"]
    if detail["type"] == "missing":
        missing = parts[-1]
        readings = [reading for reading in _some_readings(data, parts[:-1]) if not _holds(reading.end, missing)]
        best = max(readings, key=lambda reading: len(reading.path))
        return Placed(index, (*best.path, missing), best.branches, detail, detail["msg"])
    best = max(_some_readings(data, parts), key=lambda reading: len(reading.path))
    return Placed(index, best.path, best.branches, detail, detail["msg"])


@dataclass(frozen=True, slots=True)
class _Reading:
    path: KeyPath
    branches: tuple[tuple[KeyPath, str], ...]
    end: Any


def _some_readings(data: Mapping[str, Any], parts: tuple[str | int, ...]) -> list[_Reading]:
    # The first reading takes every part that it can, and nearly always is the right one. Rules nested in rules have very many others.
    return list(islice(_readings(data, parts), 200))


def _readings(
    node: Any, parts: tuple[str | int, ...], path: KeyPath = (), branches: tuple[tuple[KeyPath, str], ...] = ()
) -> Iterator[_Reading]:
    if not parts:
        yield _Reading(path, branches, node)
        return
    part, rest = parts[0], parts[1:]
    if _holds(node, part):
        yield from _readings(node[part], rest, (*path, part), branches)
    yield from _readings(node, rest, path, (*branches, (path, str(part))))


def _holds(node: Any, part: str | int) -> bool:
    if isinstance(node, Mapping):
        return part in node
    return isinstance(node, (list, tuple)) and isinstance(part, int) and part < len(node)


def _closest(errors: Iterable[Placed], depth: int) -> list[Placed]:
    """Keep, at every value with several branches, the errors of the branch that comes closest."""
    kept: list[Placed] = []
    by_value: dict[KeyPath, dict[str, list[Placed]]] = {}
    for error in errors:
        if len(error.branches) <= depth:
            kept.append(error)
        else:
            at, branch = error.branches[depth]
            by_value.setdefault(at, {}).setdefault(branch, []).append(error)
    for at, by_branch in by_value.items():
        kept += _best([_closest(branch, depth + 1) for branch in by_branch.values()], at)
    return kept


def _best(branches: list[list[Placed]], at: KeyPath) -> list[Placed]:
    """Return the errors of the branch whose type fits, and of those the one with the fewest. Where no type fits, name them all."""
    fitting = [errors for errors in branches if not any(error.path == at and _is_about_type(error.detail) for error in errors)]
    if fitting:
        return min(fitting, key=len)
    first = branches[0][0]
    messages = dict.fromkeys(error.message for errors in branches for error in errors if error.path == at)
    return [replace(first, message="; or: ".join(messages))]


def _is_about_type(detail: ErrorDetails) -> bool:
    return detail["type"].endswith("_type") or (detail["type"] == "literal_error" and not isinstance(detail.get("input"), str))
