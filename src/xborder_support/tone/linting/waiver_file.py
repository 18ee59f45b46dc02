"""Read waivers from a TOML file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from xborder_support.configuration import Document, StrictModel, fault_at, read_toml, validate
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.terms import language_tag

from .waivers import Waiver

__all__ = ["load_waivers", "waivers_from"]


class _WaiverTable(StrictModel):
    """Hold one ``[[waivers]]`` table as it is written."""

    rule: str
    reason: str
    locale: str | None = None
    key: str | None = None
    until: date | None = None
    words: Annotated[tuple[str, ...] | None, Field(min_length=1)] = None


class _WaiverFile(StrictModel):
    """Hold a file of waivers as it is written."""

    waivers: tuple[_WaiverTable, ...] = ()


def load_waivers(path: str | Path) -> tuple[Waiver, ...]:
    """Return the waivers of a TOML file, each a ``[[waivers]]`` table with ``rule`` and ``reason``.

    Errors: ``ConfigurationError`` with every fault at once: ``unknown-rule``, ``missing-reason``, ``bad-language-tag``, ``missing-key``,
    and those of any TOML file.
    """
    return waivers_from(read_toml(path))


def waivers_from(document: Document) -> tuple[Waiver, ...]:
    """Return the waivers of a decoded file.

    Errors: as ``load_waivers``.
    """
    found, faults = [], []
    for place, table in enumerate(validate(_WaiverFile, document).waivers):
        try:
            found.append(_waiver(table))
        except UsageError as error:
            faults.append(fault_at(document, ("waivers", place), error.code, error.message, error.hint))
    if faults:
        raise ConfigurationError(faults)
    return tuple(found)


def _waiver(table: _WaiverTable) -> Waiver:
    locale = None if table.locale is None else language_tag(table.locale)
    return Waiver(table.rule, table.reason, locale, table.key, table.until, table.words)
