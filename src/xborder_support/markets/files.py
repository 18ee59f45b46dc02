"""Find the document of a region or a territory: in the package, in a host's folder, or in a host's mapping.

A name is checked against the index before a path is made of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from xborder_support.configuration import Document, KeyPath, Place, fault_at, read_toml, relocated
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.terms import Territory

from .market import FACT_FIELDS

__all__ = ["INDEX", "Written", "belongs_to", "packaged_chains", "packaged_document", "packaged_regions", "written_documents"]

#: The file, or the table, that lists the territories.
INDEX = "_index"

_AT_THE_MARGIN = re.compile(r"^(?P<brackets>\[{0,2})(?P<name>[a-z_]+)(?=[ \]])", re.MULTILINE)
_REGIONS = "_regions"
_WORLD = "world"


@cache
def packaged_chains() -> Mapping[Territory, tuple[str, ...]]:
    """Return the packaged territories with the regions that each inherits from, nearest first."""
    return {Territory(code): tuple(chain) for code, chain in _read(INDEX).data["territories"].items()}


@cache
def packaged_regions() -> Mapping[str, frozenset[str]]:
    """Return the regions of the world with their territories, the nearest region first; the world itself has no list."""
    return {name: frozenset(codes) for name, codes in _read(_REGIONS).data["regions"].items()}


def belongs_to(code: Territory) -> tuple[str, ...]:
    """Return the regions that a territory lies in, nearest first."""
    return (*(name for name, codes in packaged_regions().items() if code in codes), _WORLD)


def packaged_document(name: str) -> Document | None:
    """Return the packaged file of a territory or region, or None where there is none of that name."""
    return _read(name) if name in _index_names() or name in packaged_regions() else None


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
    if overrides == "" or not isinstance(overrides, str | Path | Mapping | Document):
        # An empty path would be the folder in which the program was started.
        what = "no text" if overrides == "" else type(overrides).__name__
        hint = 'pass a folder, a TOML file, or a mapping: {"JP": {"support_hours": {"value": …}}}'
        raise UsageError(f"overrides are not {what}", code="wrong-argument", hint=hint)
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
        whole = read_toml(file)
    except ConfigurationError as error:
        return {}, list(error.faults)
    bare = [name for name in whole.data if name in FACT_FIELDS]
    if not bare:
        return _split(whole)
    hint = f"give the folder that holds {file.name}, or write the territory before each fact: [JP.{bare[0]}]"
    return {}, [fault_at(whole, (bare[0],), "no-territory", "this file does not say of which territory it speaks", hint)]


def _split(whole: Document) -> tuple[dict[str, Written], list[Fault]]:
    tables = {name: table for name, table in whole.data.items() if isinstance(name, str) and isinstance(table, Mapping)}
    faults = [
        fault_at(whole, (name,), "not-a-table", "this is no table", f"write [{str(name)[:40]}.support_hours], and value = … under it")
        for name in whole.data
        if name not in tables
    ]
    return {name: Written(Document(table, _places_under(whole, name)), whole, (name,)) for name, table in tables.items()}, faults


def _places_under(whole: Document, name: str) -> dict[KeyPath, Place]:
    return {path[1:]: place for path, place in whole.places.items() if path[:1] == (name,)}


@cache
def _index_names() -> frozenset[str]:
    chains = packaged_chains()
    return frozenset(chains) | {region for chain in chains.values() for region in chain}


def _read(name: str) -> Document:
    """Read a file of ours. The tests check what it says, so here it is only parsed, and only the lines of its facts are found."""
    text = resources.files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return Document(tomllib.loads(text), dict(_places(text, f"xborder_support/markets/data/{name}.toml")))


def _places(text: str, file: str) -> Iterator[tuple[KeyPath, Place]]:
    """Yield where the keys at the margin stand; each ``[[name]]`` is one more of its list."""
    seen: dict[str, int] = {}
    line, end = 1, 0
    for found in _AT_THE_MARGIN.finditer(text):
        line, end = line + text.count("\n", end, found.start()), found.start()
        name = found["name"]
        if found["brackets"] == "[[":
            seen[name] = seen.get(name, -1) + 1
            yield (name, seen[name]), (file, line)
        yield (name,), (file, line)
