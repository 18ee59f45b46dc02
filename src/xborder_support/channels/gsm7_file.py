"""Read the file of national single shift tables and replacements of GSM-7."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Literal

from xborder_support.configuration import StrictModel, parse_toml, validate

__all__ = ["Gsm7File", "read_gsm7_file"]


class _Fact(StrictModel):
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]


class _Table(_Fact):
    language: Literal["tr", "es", "pt"]
    id: int
    adds: str


class _Replacements(_Fact):
    table: dict[str, str]

    def characters(self) -> dict[int, str]:
        """Return what stands in for a character, by its code point."""
        return {ord(character): plain for plain, characters in self.table.items() for character in characters}


class Gsm7File(StrictModel):
    """Hold the tables as the file states them."""

    format: Literal[1]
    single_shift: tuple[_Table, ...]
    replacements: _Replacements

    def tables(self) -> dict[str, str]:
        """Return what each table adds to the default alphabet, by its language."""
        return {table.language: table.adds for table in self.single_shift}


def read_gsm7_file() -> Gsm7File:
    """Return the packaged file."""
    text = resources.files(__package__).joinpath("data", "gsm7.toml").read_text(encoding="utf-8")
    return validate(Gsm7File, parse_toml(text, name="channels/data/gsm7.toml"))
