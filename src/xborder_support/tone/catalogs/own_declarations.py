"""Read which messages a merchant adds to ours, and which values they take: the ``parameters.toml`` of an overlay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xborder_support.configuration import Document, KeyPath, fault_at, parse_toml
from xborder_support.errors import ConfigurationError, Fault, did_you_mean

from .layers import Overlay, listed, parameters_file
from .parameters import Declarations, Parameter, packaged_declarations
from .values import READERS, ValueType

__all__ = ["read_declarations"]

_TABLES = ("types", "words", "keys")
_FIELDS = ("required", "optional")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")  # as Fluent has it
_MAX_CHARS = 64 * 1024
_SHOWN = 60
_TYPES: Mapping[str, ValueType] = {kind: kind for kind in READERS}
_OF_OTHERS = {"date-time": "datetime", "float": "decimal", "int": "integer", "number": "integer", "timedelta": "duration"}


def read_declarations(overlays: Overlay | Iterable[Overlay]) -> tuple[Declarations, list[Fault]]:
    r"""Return what the packaged messages and those that overlays declare take, with everything that is wrong with the declarations.

    Fault codes: ``toml-syntax``, ``source-too-large``, ``file-not-found``, ``not-utf-8``, ``unknown-table``, ``unknown-field``,
    ``wrong-type``, ``unknown-type``, ``conflicting-type``, ``bad-name``, ``bad-word``, ``packaged-key``, ``conflicting-key``,
    ``undeclared-name``.

    Errors: ``UsageError`` ``wrong-argument`` for what is no list of overlays.

    Example:
        >>> toml = '[types]\ncode = "text"\n\n[keys]\nvoucher = { required = ["code"], optional = ["name"] }'
        >>> declarations, faults = read_declarations({"parameters.toml": toml})
        >>> sorted(declarations.own), [parameter.type for parameter in declarations.keys["voucher"].values()], faults
        (['voucher'], ['text', 'person'], [])
    """
    declarations = packaged_declarations()
    faults: list[Fault] = []
    for position, overlay in enumerate(listed(overlays)):
        if found := parameters_file(overlay, position):
            document, wrong = _document(*found)
            faults += wrong
            if document:
                declarations, wrong = _declared(document, declarations)
                faults += wrong
    return declarations, faults


def _document(name: str, content: str | Fault) -> tuple[Document | None, list[Fault]]:
    if isinstance(content, Fault):
        return None, [content]
    if len(content) > _MAX_CHARS:
        line = content.count("\n", 0, _MAX_CHARS) + 1
        message = f"larger than {_MAX_CHARS} characters from here on"
        return None, [Fault("source-too-large", message, file=name, line=line, hint="declare only what your messages take")]
    try:
        return parse_toml(content.removeprefix("\ufeff"), name=name), []
    except ConfigurationError as error:
        return None, list(error.faults)


def _declared(document: Document, below: Declarations) -> tuple[Declarations, list[Fault]]:
    reading = _Reading(document, below, dict(below.types), dict(below.words), dict(below.keys))
    reading.read()
    own = reading.keys.keys() - packaged_declarations().keys.keys()
    return Declarations(reading.types, reading.keys, below.courtesies, reading.words, frozenset(own)), reading.faults


@dataclass(slots=True)
class _Reading:
    """Hold what is declared so far. ``faults`` fills while it is read; what is at fault is left out."""

    document: Document
    below: Declarations
    types: dict[str, ValueType]
    words: dict[str, tuple[str, ...]]
    keys: dict[str, Mapping[str, Parameter]]
    faults: list[Fault] = field(default_factory=list)

    def read(self) -> None:
        """Read types and words first, since the keys take them."""
        for name in self.document.data.keys() - set(_TABLES):
            hint = "a message of your own may be left out by any locale" if name == "courtesies" else did_you_mean(name[:_SHOWN], _TABLES)
            self._object((name,), "unknown-table", f"no table is called {name[:_SHOWN]!r} here", hint)
        for name, kind in self._table("types"):
            self._read_type(name, kind)
        for name, words in self._table("words"):
            self._read_words(name, words)
        for key, takes in self._table("keys"):
            self._read_key(key, takes)

    def _object(self, path: KeyPath, code: str, message: str, hint: str) -> None:
        self.faults.append(fault_at(self.document, path, code, message, hint))

    def _table(self, name: str) -> Iterator[tuple[str, Any]]:
        """Yield the entries of a table whose names Fluent can write."""
        table = self.document.data.get(name, {})
        if not isinstance(table, Mapping):
            self._object((name,), "wrong-type", f"{name} is a table", f"write [{name}], and its entries below")
            return
        for entry, value in table.items():
            if _IDENTIFIER.fullmatch(entry):
                yield entry, value
            else:
                hint = "a letter of a to z, and then letters, digits, - and _"
                self._object((name, entry), "bad-name", f"Fluent cannot write the name {entry[:_SHOWN]!r}", hint)

    def _read_type(self, name: str, kind: Any) -> None:
        if kind == "word":
            self._object(("types", name), "unknown-type", f"${name} is a word of none", f'write [words] {name} = ["…", "…"] for it')
        elif known := _TYPES.get(kind) if isinstance(kind, str) else None:
            if self.types.setdefault(name, known) != known:
                self._object(("types", name), "conflicting-type", *self._taken(name))
        else:
            shown = repr(kind[:_SHOWN]) if isinstance(kind, str) else type(kind).__name__
            self._object(("types", name), "unknown-type", f"no type is called {shown}", _meant(kind))

    def _read_words(self, name: str, words: Any) -> None:
        path = ("words", name)
        if not isinstance(words, list) or not words:
            self._object(path, "bad-word", f"${name} has no words", f'write {name} = ["unknown", "…"], the unmarked case first')
            return
        unsound = [place for place, word in enumerate(words) if not isinstance(word, str) or not _IDENTIFIER.fullmatch(word)]
        repeated = [place for place, word in enumerate(words) if word in words[:place]]
        for place in [*unsound, *repeated]:
            hint = "words are the names of variants, [small] [large], each once"
            self._object((*path, place), "bad-word", f"the words of ${name} cannot be chosen by: the {place + 1}. of them is none", hint)
        if not unsound and not repeated:
            known = self.words.setdefault(name, tuple(words)) if self.types.setdefault(name, "word") == "word" else ()
            if known != tuple(words):
                self._object(path, "conflicting-type", *self._taken(name))

    def _taken(self, name: str) -> tuple[str, str]:
        """Return message and hint for a name that is declared otherwise: one mapping of values serves all messages of a reply."""
        said = f"one of the words {', '.join(self.words[name])}" if name in self.words else self.types[name]
        return f"${name} is {said} already", "take another name, or leave this one out here: a name has one type everywhere"

    def _read_key(self, key: str, takes: Any) -> None:
        path = ("keys", key)
        if key in self.below.keys and key not in self.below.own:
            hint = "leave it out here: its text is replaced as it stands, and it takes what it takes"
            self._object(path, "packaged-key", f"{key} is a message of ours", hint)
        elif not isinstance(takes, Mapping):
            hint = f'write {key} = {{ required = ["…"], optional = ["…"] }}, or {{}} where it takes nothing'
            self._object(path, "wrong-type", "what a message takes is a table", hint)
        else:
            parameters = self._parameters(path, takes)
            if self.keys.setdefault(key, parameters) != parameters:
                hint = "write the same in both overlays, or take another name"
                self._object(path, "conflicting-key", f"an overlay below says otherwise what {key} takes", hint)

    def _parameters(self, path: KeyPath, takes: Mapping[str, Any]) -> dict[str, Parameter]:
        for name in takes.keys() - set(_FIELDS):
            self._object((*path, name), "unknown-field", f"no field is called {name[:_SHOWN]!r} here", did_you_mean(name[:_SHOWN], _FIELDS))
        parameters: dict[str, Parameter] = {}
        for part in _FIELDS:
            for place, name in self._names((*path, part), takes.get(part, [])):
                if name in parameters:
                    self._object((*path, part, place), "conflicting-type", f"${name} stands twice here", "remove one of them")
                elif self._is_sound((*path, part, place), name, is_required=part == "required"):
                    parameters[name] = Parameter(name, self.types[name], part == "required", self.words.get(name, ()))
        return parameters

    def _names(self, path: KeyPath, names: Any) -> Iterator[tuple[int, str]]:
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self._object(path, "wrong-type", "a list of names is expected here", f'write {path[-1]} = ["name", "ref"]')
            return
        yield from enumerate(names)

    def _is_sound(self, path: KeyPath, name: str, *, is_required: bool) -> bool:
        if name not in self.types:
            hint = f'say what it is: [types] {name[:_SHOWN]} = "text"; {did_you_mean(name[:_SHOWN], self.types)}'
            self._object(path, "undeclared-name", f"${name[:_SHOWN]} has no type", hint)
            return False
        if is_required and self.types[name] == "word":
            hint = "list it under optional: its first word stands for a caller who says nothing"
            self._object(path, "wrong-type", f"${name} is a word, which is never required", hint)
            return False
        return True


def _meant(kind: object) -> str:
    asked = str(kind)[:_SHOWN]
    meant = _OF_OTHERS.get(asked.casefold())
    return f'did you mean "{meant}"? Known: {", ".join(sorted(_TYPES))}' if meant else did_you_mean(asked, _TYPES)
