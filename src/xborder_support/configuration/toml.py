"""Parse TOML, remember on which line each key stands, and explain the mistakes that people make."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from xborder_support.errors import ConfigurationError, Fault

from .document import Document
from .lines import lines_of_keys

__all__ = ["parse_toml", "read_toml"]

_MAX_BYTES = 4_000_000  # A desk file is some kilobytes; far beyond that it is not a desk file.
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_toml(path: str | Path) -> Document:
    """Read a TOML file.

    Errors: ``ConfigurationError`` with one fault: ``file-not-found``, ``file-too-large``, ``not-utf-8`` or ``toml-syntax``.
    """
    file = Path(path)
    try:
        raw = file.read_bytes()
    except (OSError, ValueError) as error:  # a ValueError for a path with a null character in it
        hint = "check the path; python -m xborder_support init writes a commented desk.toml"
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise ConfigurationError([Fault("file-not-found", reason, file=str(path), hint=hint)]) from None
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
    except ValueError as error:  # a TOMLDecodeError, or an integer of more digits than Python reads
        raise ConfigurationError([_syntax_fault(text, str(error), name)]) from None
    except RecursionError:
        fault = Fault("toml-syntax", "nested too deeply", file=name, hint="a desk file nests three or four levels")
        raise ConfigurationError([fault]) from None
    return Document(data, {path: (name, line) for path, line in lines_of_keys(text).items()})


def _syntax_fault(text: str, message: str, name: str) -> Fault:
    lines = text.split("\n")  # as the parser counts; splitlines() would also break at U+2028 and its like
    match = _POSITION.search(message)
    line = int(match[1]) if match and match[1] else max((number for number, words in enumerate(lines, 1) if words.strip()), default=1)
    source = lines[line - 1]
    plain = _POSITION.sub("", message).strip()
    hint = next(hint for pattern, hint in _SYNTAX_HINTS if re.search(pattern, f"{source.strip()}\n{plain}"))
    return Fault("toml-syntax", f"{plain[:1].lower()}{plain[1:]}: {source.strip()[:80]}", file=name, line=line, hint=hint)


# How the parser says that a text does not end: on its line, or in its file.
_OPEN_QUOTE = r"\n.*character '\\n'|\nUnterminated string|\nExpected \"'\""

# What people meant, by the look of the line (first) or of the parser's words (after the line break). The first that fits counts.
_SYNTAX_HINTS = (
    ("[“”„‘’«»].*\n", 'typographic quotes do not count in TOML: use straight ones, "so"'),
    (r"Cannot (overwrite|declare|mutate)|twice|Duplicate", "this key or table stands twice: remove one of them"),
    (r"^[\w-]+\s*:[^=\n]*\n", "TOML writes key = value, with an equals sign"),
    (r"=\s*(True|False|yes|no|on|off)\b.*\n", "TOML writes true and false, in lower case and without quotes"),
    (r"^\[[^\]\n]*\n|^\[\[[^\]\n]*\]\n", "a table header ends with ] ([[…]] with two)"),
    (_OPEN_QUOTE, "a quote is not closed: end the text with the same quote that it begins with, on the same line"),
    (r"=\s*\{", "an inline table { … } stays on one line, with commas between its keys and none at the end"),
    (r"[\w\"']\s*=\s*[^\s\"'\[{].*\n", 'text, times and codes need quotes: key = "value"'),
    (r"", "compare with the file that `python -m xborder_support init` writes, or see the TOML 1.0 specification"),
)
