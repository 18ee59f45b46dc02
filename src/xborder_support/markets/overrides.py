"""Read what a host says otherwise, and report every fault of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xborder_support.configuration import Document, validate
from xborder_support.errors import ConfigurationError, Fault, MarketDataError, did_you_mean
from xborder_support.terms import Territory

from .files import INDEX, Written, packaged_regions, written_documents
from .history import Facts
from .layering import checked_facts, layered_facts
from .market import FACT_FIELDS
from .schema import IndexFile

__all__ = ["read_overrides"]

_Chains = Mapping[Territory, tuple[str, ...]]


def read_overrides(
    overrides: str | Path | Mapping[str, Any] | Document, chains: _Chains, written: Mapping[str, Facts]
) -> tuple[_Chains, Mapping[str, Facts]]:
    """Return the regions of every territory and all that hosts wrote, with these overrides laid on top.

    Errors: ``MarketDataError`` with every fault of every file.
    """
    documents, faults = written_documents(overrides)
    index = documents.pop(INDEX, None)
    fresh = _fresh_chains(index, faults) if index else {}
    if index:
        # A region of ours may have no market yet, and still hold facts.
        faults += _unknown_regions(index, fresh, known=_names(chains) | packaged_regions().keys() | documents.keys())
    every_chain = {**chains, **fresh}
    every_fact = {**written}
    for name, document in documents.items():
        own = _facts(name, document, _names(every_chain), faults)
        every_fact[name] = {**every_fact.get(name, {}), **own}
    if index and not faults:
        faults += [fault for code in fresh for fault in _gaps(index, code, every_chain[code], every_fact)]
    if faults:
        raise MarketDataError(faults)
    return every_chain, every_fact


def _fresh_chains(index: Written, faults: list[Fault]) -> _Chains:
    try:
        territories = validate(IndexFile, index.document).territories
    except ConfigurationError as error:
        faults += index.placed(error.faults)
        return {}
    return {Territory(code): tuple(chain) for code, chain in territories.items()}


def _unknown_regions(index: Written, fresh: _Chains, *, known: frozenset[str]) -> list[Fault]:
    return [
        index.fault(("territories", code, position), "unknown-region", f"no region is called {region!r}", did_you_mean(region, known))
        for code, chain in fresh.items()
        for position, region in enumerate(chain)
        if region not in known
    ]


def _facts(name: str, written: Written, names: frozenset[str], faults: list[Fault]) -> Facts:
    if name not in names:
        hint = f"{_nearest(name, names)}; a new territory is listed in {INDEX}.toml first"
        faults.append(written.fault((), "unknown-market", f"no territory or region is called {name[:40]!r}", hint))
    faults += _emptied(written)
    try:
        return checked_facts(written.document)
    except ConfigurationError as error:
        faults += written.placed(error.faults)
        return {}


def _nearest(name: str, names: frozenset[str]) -> str:
    # Two letters are close to no other two, so the same ones in capitals have to be looked for.
    same = next((known for known in (name.upper(), name.lower()) if known in names), None)
    return f'did you mean "{same}"?' if same else did_you_mean(name[:40], names)


def _emptied(written: Written) -> list[Fault]:
    """Return a fault for each fact that a mapping sets to None: a fact can be replaced, and not taken away."""
    hint = "leave the key out, so that our fact holds"
    return [
        written.fault((name,), "missing-key", "there is no fact here", hint)
        for name, entry in written.document.data.items()
        if entry is None and name in FACT_FIELDS
    ]


def _names(chains: _Chains) -> frozenset[str]:
    return frozenset(chains) | {region for chain in chains.values() for region in chain}


def _gaps(index: Written, code: Territory, chain: tuple[str, ...], written: Mapping[str, Facts]) -> list[Fault]:
    """Return a fault for each field that neither a territory of the index nor its regions fill."""
    filled = layered_facts((*reversed(chain), code), written)
    hint = f"write it in {code}.toml, or name a region that has it"
    missing = [name for name in FACT_FIELDS if name not in filled]
    return [index.fault(("territories", code), "missing-fact", f"{code} has no {name}", hint) for name in missing]
