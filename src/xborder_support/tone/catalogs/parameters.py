"""Say which values a message takes, and check those that a caller gives."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from xborder_support.errors import UsageError, did_you_mean

from .placeholders import placeholder
from .values import READERS, WANTED, ValueType, word_reader
from .wrong_values import wrong_type

__all__ = ["Declarations", "Parameter", "packaged_declarations", "parse_declarations"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """Name a value that a message takes, its type, and whether a caller must give it.

    A ``word`` is one of ``words`` and only chosen by, never written; the first of them stands for a caller who says nothing.
    """

    name: str
    type: ValueType
    is_required: bool
    words: tuple[str, ...] = ()

    @property
    def is_always_there(self) -> bool:
        """Tell whether a text can count on the value."""
        return self.is_required or bool(self.words)


@dataclass(frozen=True, slots=True)
class Declarations:
    """Hold the parameters of every message key, and the type of every name that any of them takes.

    ``courtesies`` are the keys that a locale may leave out: then nothing is said. ``words`` are those of each choice; ``own`` are the keys
    that a merchant added, which no locale needs to have.
    """

    types: Mapping[str, ValueType]
    keys: Mapping[str, Mapping[str, Parameter]]
    courtesies: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    _plans: Mapping[str, tuple[tuple[str, Callable[[Any], Any], Any, Parameter], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        plans = {key: tuple(_step(parameter) for parameter in takes.values()) for key, takes in self.keys.items()}
        object.__setattr__(self, "_plans", plans)

    def read(self, keys: Sequence[str], values: Mapping[str, Any], *, is_preview: bool = False) -> dict[str, Any]:
        """Return the checked values of some messages, each once; None where an optional one is not there. The rest is passed over.

        In a preview, a placeholder stands for a required value that is missing.

        Errors: ``UsageError`` ``missing-value``, ``unknown-value`` for a name that no message takes, ``wrong-value-type``, and those of a
        value that cannot be written: ``unknown-word``, ``naive-datetime``, ``value-too-long``, ``value-out-of-range``, ``bad-url``,
        ``bad-reference``. They never quote a value of the customer.
        """
        checked: dict[str, Any] = {}
        taken = 0
        for key in keys:
            for name, read, absent, parameter in self._plans[key]:
                if name in checked:
                    sound = checked[name]
                elif (value := values.get(name)) is None:
                    checked[name] = sound = absent
                else:
                    taken += 1
                    try:
                        checked[name] = sound = read(value)
                    except (TypeError, UsageError) as error:
                        raise _refusal(key, parameter, value, error) from None
                if sound is None and parameter.is_required:
                    checked[name] = self._stand_in(key, parameter, values, is_preview=is_preview)
        if keys and len(values) != taken:
            self._refuse_unknown(keys[0], values)  # what one message passes over, they all do
        return checked

    def unknown_key(self, key: object) -> UsageError:
        """Return what to raise for a key that no message has."""
        if not isinstance(key, str):
            message, hint = f"key is {type(key).__name__}, not str", 'pass one key, such as "ack"; render_all takes several'
            return UsageError(message, code="wrong-argument", hint=hint)
        asked = key[:60]
        return UsageError(f"no message is called {asked!r}", code="unknown-key", hint=did_you_mean(asked, self.keys))

    def _stand_in(self, key: str, parameter: Parameter, values: Mapping[str, Any], *, is_preview: bool) -> Any:
        if is_preview:
            return placeholder(parameter.name, parameter.type)
        self._refuse_unknown(key, values)  # rather a typing mistake in the name than a value that was forgotten
        hint = f"pass values={{{parameter.name!r}: …}}, {WANTED[parameter.type]}"
        raise UsageError(f"{key}: the value of ${parameter.name} is missing", code="missing-value", hint=hint)

    def _refuse_unknown(self, key: str, values: Mapping[str, Any]) -> None:
        if not values.keys() <= self.types.keys():
            name = min(str(name) for name in values.keys() - self.types.keys())
            raise UsageError(f"{key}: no message takes ${name[:60]}", code="unknown-value", hint=did_you_mean(name[:60], self.types))


def parse_declarations(text: str) -> Declarations:
    """Read declarations from TOML.

    ``[types]`` gives each name its type, ``[words]`` the words of a choice; ``[keys]`` says which names a key needs and may take.
    """
    document = tomllib.loads(text)
    types: Mapping[str, ValueType] = document["types"] | dict.fromkeys(document.get("words", ()), "word")
    words: Mapping[str, list[str]] = document.get("words", {})
    keys = {key: _parameters(types, words, names) for key, names in document["keys"].items()}
    courtesies = frozenset(document.get("courtesies", ()))
    return Declarations(types, keys, courtesies, {name: tuple(each) for name, each in words.items()})


@cache
def packaged_declarations() -> Declarations:
    """Return the declarations of the packaged messages."""
    return parse_declarations(resources.files(__package__).joinpath("messages", "parameters.toml").read_text(encoding="utf-8"))


def _parameters(types: Mapping[str, ValueType], words: Mapping[str, list[str]], names: Mapping[str, list[str]]) -> dict[str, Parameter]:
    wanted = [(name, True) for name in names.get("required", ())] + [(name, False) for name in names.get("optional", ())]
    return {name: Parameter(name, types[name], is_required, tuple(words.get(name, ()))) for name, is_required in wanted}


def _step(parameter: Parameter) -> tuple[str, Callable[[Any], Any], Any, Parameter]:
    """Return a name, what checks its value, and what it is where nobody gives one."""
    if parameter.type == "word":
        return parameter.name, word_reader(parameter.words), parameter.words[0], parameter
    return parameter.name, READERS[parameter.type], None, parameter


def _refusal(key: str, parameter: Parameter, value: Any, error: Exception) -> UsageError:
    if isinstance(error, UsageError):
        return UsageError(f"{key}: ${parameter.name}: {error.message}", code=error.code, hint=error.hint)
    message, hint = wrong_type(parameter.name, parameter.type, value)
    return UsageError(f"{key}: {message}", code="wrong-value-type", hint=hint)
