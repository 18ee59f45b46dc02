"""Parse TOML, remember on which line each key stands, and explain the mistakes that people make."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from xborder_support.errors import ConfigurationError, Fault

from .document import Document, KeyPath

__all__ = ["parse_toml", "read_toml"]

_MAX_BYTES = 4_000_000  # A desk file is some kilobytes; far beyond that it is not a desk file.
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER = re.compile(rf"\s*(?P<open>\[\[?)\s*(?P<path>{_PART}(?:\s*\.\s*{_PART})*)\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(rf"\s*(?P<path>{_PART}(?:\s*\.\s*{_PART})*)\s*=")
_INLINE_KEY = re.compile(rf"[{{,]\s*(?P<path>{_PART}(?:\s*\.\s*{_PART})*)\s*=")
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_toml(path: str | Path) -> Document:
    """Read a TOML file.

    Errors: ``ConfigurationError`` with one fault: ``file-not-found``, ``file-too-large``, ``not-utf-8`` or ``toml-syntax``.
    """
    file = Path(path)
    try:
        raw = file.read_bytes()
    except OSError as error:
        hint = "check the path; python -m xborder_support init writes a commented desk.toml"
        raise ConfigurationError([Fault("file-not-found", error.strerror or "cannot be read", file=str(path), hint=hint)]) from None
    if len(raw) > _MAX_BYTES:
        raise ConfigurationError([Fault("file-too-large", f"larger than {_MAX_BYTES} bytes", file=str(path))])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        fault = Fault("not-utf-8", "the file is not UTF-8", file=str(path), line=line, hint="save it as UTF-8")
        raise ConfigurationError([fault]) from None
    return parse_toml(text, name=str(path))


def parse_toml(text: str, *, name: str = "<string>") -> Document:
    """Parse TOML text; ``name`` stands for the file in errors.

    Errors: ``ConfigurationError`` with the fault ``toml-syntax``, its line, and what probably is meant.

    Example:
        >>> from xborder_support.configuration import parse_toml
        >>> parse_toml('[teams]' + chr(10) + 'asia = { lead = "aiko" }', name="desk.toml").place(("teams", "asia", "lead"))
        ('desk.toml', 2)
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError([_syntax_fault(text, str(error), name)]) from None
    except RecursionError:
        fault = Fault("toml-syntax", "nested too deeply", file=name, hint="a desk file nests three or four levels")
        raise ConfigurationError([fault]) from None
    return Document(data, _lines_of_keys(text, name))


def _syntax_fault(text: str, message: str, name: str) -> Fault:
    lines = text.splitlines() or [""]
    match = _POSITION.search(message)
    line = int(match[1]) if match and match[1] else len(lines)
    source = lines[min(line, len(lines)) - 1]
    plain = _POSITION.sub("", message).strip()
    hint = next(hint for pattern, hint in _SYNTAX_HINTS if re.search(pattern, f"{source.strip()}\n{plain}"))
    return Fault("toml-syntax", f"{plain[:1].lower()}{plain[1:]}: {source.strip()[:80]}", file=name, line=line, hint=hint)


# What people meant, by the look of the line (first) or of the parser's words (after the line break). The first that fits counts.
_SYNTAX_HINTS = (
    ("[“”„‘’«»].*\n", 'typographic quotes do not count in TOML: use straight ones, "so"'),
    (r"Cannot (overwrite|declare|mutate)|twice|Duplicate", "this key or table stands twice: remove one of them"),
    (r"^[\w-]+\s*:[^=\n]*\n", "TOML writes key = value, with an equals sign"),
    (r"=\s*(True|False|yes|no|on|off)\b.*\n", "TOML writes true and false, in lower case and without quotes"),
    (r"^\[[^\]\n]*\n", "a table header ends with ] ([[…]] with two)"),
    (r"=\s*\{", "an inline table { … } stays on one line, with commas between its keys and none at the end"),
    (r"=\s*[^\s\"'\[{].*\n", 'text, times and codes need quotes: key = "value"'),
    (r"", "compare with the file that `python -m xborder_support init` writes, or see the TOML 1.0 specification"),
)


def _lines_of_keys(text: str, name: str) -> dict[KeyPath, tuple[str, int]]:
    """Map key paths to lines by a plain scan. It only serves error messages: a key it misses gets the line of its table."""
    places: dict[KeyPath, tuple[str, int]] = {(): (name, 1)}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _absolute(_split(header["path"]), counts)
            if header["open"] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            places.setdefault(table, (name, number))
        elif assignment := _ASSIGNMENT.match(line):
            key = (*table, *_split(assignment["path"]))
            places.setdefault(key, (name, number))
            for inner in _INLINE_KEY.finditer(line, assignment.end()):
                places.setdefault((*key, *_split(inner["path"])), (name, number))
    return places


def _absolute(path: tuple[str, ...], counts: dict[KeyPath, int]) -> KeyPath:
    """Insert the position of the current array element, as ``[routing.to]`` under ``[[routing]]`` means ``routing[n].to``."""
    full: KeyPath = ()
    for depth, part in enumerate(path):
        full = (*full, part)
        if full in counts and depth < len(path) - 1:
            full = (*full, counts[full])
    return full


def _split(path: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, path))
