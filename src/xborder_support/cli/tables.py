"""Read the rows of a file one at a time: CSV, TSV or JSON lines, also packed with gzip. The file's name says which."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from xborder_support.errors import UsageError

__all__ = ["Rows", "absent_columns", "names_of", "open_rows"]

#: What a row says, by the names of the columns.
Rows: TypeAlias = Iterator[dict[str, Any]]

_LOOKED_AT = 100  # rows: JSON lines leave out what a row does not have
_OFFERED = 1_000  # names: enough to find the one that was meant
_FORMATS_HINT = "name it .csv, .tsv or .jsonl; .gz may follow"


@contextmanager
def open_rows(path: str, draw: Callable[[int, int], None] = lambda _done, _total: None) -> Iterator[Rows]:
    """Open a file and yield its rows, reading no further than is asked for. ``draw`` is told how many bytes of how many are read.

    Errors: ``UsageError`` ``file-not-found``, ``unknown-table-format``, ``bad-table``.
    """
    read = _format(path)
    try:
        raw = Path(path).open("rb")  # noqa: SIM115  (closed below; what opens and what reads fail in different ways)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", code="file-not-found", hint="check the path") from None
    with raw:
        total = Path(path).stat().st_size
        packed = gzip.GzipFile(fileobj=raw) if path.casefold().endswith(".gz") else raw
        text = io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")
        yield _watched(_readable(path, read, text), lambda: draw(raw.tell(), total))


def names_of(rows: Rows) -> tuple[str, ...]:
    """Return the names of the columns, as the first rows have them."""
    return tuple(dict.fromkeys(name for row in islice(rows, _LOOKED_AT) for name in row))


def absent_columns(rows: Rows, wanted: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the columns that no row has, and those that rows have; no row is read once all that are wanted were seen."""
    absent, known = set(wanted), dict[str, None]()
    for row in rows:
        absent.difference_update(row)
        if not absent:
            break
        known.update(dict.fromkeys(row) if len(known) < _OFFERED else {})
    return frozenset(absent), tuple(known)


def _format(path: str) -> Callable[[TextIO], Rows]:
    suffix = Path(path.casefold().removesuffix(".gz")).suffix
    if suffix not in _FORMATS:
        raise UsageError(f"{path}: no kind of table has the suffix {suffix!r}", code="unknown-table-format", hint=_FORMATS_HINT)
    return _FORMATS[suffix]


def _watched(rows: Rows, tell: Callable[[], None]) -> Rows:
    for row in rows:
        tell()
        yield row


def _readable(path: str, read: Callable[[TextIO], Rows], text: TextIO) -> Rows:
    """Yield the rows, and say in one way what is wrong with a file."""
    try:
        yield from read(text)
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8", code="bad-table", hint="save it as UTF-8, or convert it with iconv") from None
    except (EOFError, OSError, zlib.error):
        raise UsageError(f"{path} is no whole gzip file", code="bad-table", hint="test it with: gzip -t") from None
    except (csv.Error, _BadRowError) as error:
        hint = f"check its quotes and separators; {_FORMATS_HINT}"
        raise UsageError(f"{path} is no table: {error}"[:300], code="bad-table", hint=hint) from None


class _BadRowError(Exception):
    """Say which row of a table is none."""


def _comma_separated(text: TextIO) -> Rows:
    first = text.readline()
    separator = ";" if first.count(";") > first.count(",") else ","  # what spreadsheets write where the comma is the decimal sign
    return _separated(first, text, separator)


def _tab_separated(text: TextIO) -> Rows:
    return _separated(text.readline(), text, "\t")


def _separated(first: str, rest: Iterable[str], separator: str) -> Rows:
    lines = csv.reader(_joined(first, rest), delimiter=separator, strict=True)
    names = [name.strip() for name in next(lines, [])]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise _BadRowError(f"two columns are called {twice[:60]!r}")
    for values in lines:
        if len(values) > len(names):
            raise _BadRowError(f"line {lines.line_num} has {len(values)} values, and the header {len(names)}")
        if values:
            yield dict(zip_longest(names, values))


def _joined(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _json_lines(text: TextIO) -> Rows:
    for number, line in enumerate(text, 1):
        if line.strip():
            yield _object(line, number)


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise _BadRowError(f"line {number} is no JSON") from None
    if not isinstance(row, dict):
        raise _BadRowError(f"line {number} holds no object")
    return row


_FORMATS: dict[str, Callable[[TextIO], Rows]] = {
    ".csv": _comma_separated,
    ".tsv": _tab_separated,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
