"""Find the document of a region or a territory: in the package, in a host's folder, or in a host's mapping.

A name is checked against the index before a path is made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from xborder_support.configuration import Document, KeyPath, Place, fault_at, parse_toml, read_toml, relocated
from xborder_support.errors import ConfigurationError, Fault
from xborder_support.terms import Territory

__all__ = ["INDEX", "Written", "packaged_chains", "packaged_document", "written_documents"]

#: The file, or the table, that lists the territories.
INDEX = "_index"


@cache
def packaged_chains() -> Mapping[Territory, tuple[str, ...]]:
    """Return the packaged territories with the regions that each inherits from, nearest first."""
    return {Territory(code): tuple(chain) for code, chain in _read(INDEX).data["territories"].items()}


def packaged_document(name: str) -> Document | None:
    """Return the packaged file of a territory or region, or None where the index knows no such name."""
    return _read(name) if name in _packaged_names() else None


@dataclass(frozen=True, slots=True)
class Written:
    """Hold what a host wrote of one region or territory: a file of its own, or a table of a larger whole."""

    document: Document
    whole: Document
    prefix: KeyPath = ()

    def placed(self, faults: Iterable[Fault]) -> list[Fault]:
        """Return faults of the document with the keys and lines of the whole."""
        return relocated(faults, self.whole, self.prefix)

    def fault(self, path: KeyPath, code: str, message: str, hint: str) -> Fault:
        """Return a fault at a key of the document."""
        return fault_at(self.whole, (*self.prefix, *path), code, message, hint)


def written_documents(overrides: str | Path | Mapping[str, Any] | Document) -> tuple[dict[str, Written], list[Fault]]:
    """Return what a host wrote, by name of region or territory, and the faults of what could not be read."""
    if isinstance(overrides, str | Path):
        path = Path(overrides)
        return _folder(path) if path.is_dir() else _single_file(path)
    return _split(overrides if isinstance(overrides, Document) else Document(overrides))


def _folder(folder: Path) -> tuple[dict[str, Written], list[Fault]]:
    found: dict[str, Written] = {}
    faults: list[Fault] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            document = read_toml(file)
        except ConfigurationError as error:
            faults.extend(error.faults)
        else:
            found[file.stem] = Written(document, document)
    return found, faults


def _single_file(file: Path) -> tuple[dict[str, Written], list[Fault]]:
    try:
        return _split(read_toml(file))
    except ConfigurationError as error:
        return {}, list(error.faults)


def _split(whole: Document) -> tuple[dict[str, Written], list[Fault]]:
    tables = {name: table for name, table in whole.data.items() if isinstance(table, Mapping)}
    faults = [
        fault_at(whole, (name,), "not-a-table", "this is no table", f"write [{str(name)[:40]}.support_hours], and value = … under it")
        for name in whole.data
        if name not in tables
    ]
    return {name: Written(Document(table, _places_under(whole, name)), whole, (name,)) for name, table in tables.items()}, faults


def _places_under(whole: Document, name: str) -> dict[KeyPath, Place]:
    return {path[1:]: place for path, place in whole.places.items() if path[:1] == (name,)}


@cache
def _packaged_names() -> frozenset[str]:
    chains = packaged_chains()
    return frozenset(chains) | {region for chain in chains.values() for region in chain}


def _read(name: str) -> Document:
    text = resources.files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return parse_toml(text, name=f"xborder_support/markets/data/{name}.toml")
