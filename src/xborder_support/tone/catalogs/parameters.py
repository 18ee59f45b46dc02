"""Say which values a message takes, and check those that a caller gives."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Money, PersonName, utc
from xborder_support.tone.cleaning import clean
from xborder_support.tone.names import is_named

__all__ = ["Declarations", "Parameter", "ValueType", "packaged_declarations", "parse_declarations"]

ValueType: TypeAlias = Literal["text", "word", "integer", "datetime", "date", "person", "list", "money", "duration"]


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

    ``courtesies`` are the keys that a locale may leave out: then nothing is said.
    """

    types: Mapping[str, ValueType]
    keys: Mapping[str, Mapping[str, Parameter]]
    courtesies: frozenset[str] = frozenset()
    _plans: Mapping[str, tuple[tuple[str, Callable[[Any], Any], Parameter], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        plans = {key: tuple((name, _reader(each), each) for name, each in takes.items()) for key, takes in self.keys.items()}
        object.__setattr__(self, "_plans", plans)

    def read(self, keys: Sequence[str], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the checked values of some messages, each once; None where an optional one is not there. The rest is passed over.

        Errors: ``UsageError`` ``wrong-value-type``, ``unknown-word``, ``naive-datetime``, ``missing-value``, and ``unknown-value`` for a name
        that no message takes. They never quote a value of the customer.
        """
        checked: dict[str, Any] = {}
        for key in keys:
            for name, read, parameter in self._plans[key]:
                if name not in checked:
                    value = values.get(name)
                    try:
                        checked[name] = (parameter.words[0] if parameter.words else None) if value is None else read(value)
                    except (TypeError, UsageError) as error:
                        raise _refusal(key, parameter, value, error) from None
                if parameter.is_required and checked[name] is None:
                    self._refuse_unknown(key, values)  # rather a typing mistake in the name than a value that was forgotten
                    raise _missing(key, parameter)
        if keys and values.keys() != checked.keys():
            self._refuse_unknown(keys[0], values)  # what one message passes over, they all do
        return checked

    def _refuse_unknown(self, key: str, values: Mapping[str, Any]) -> None:
        if not values.keys() <= self.types.keys():
            name = min(str(name) for name in values.keys() - self.types.keys())
            raise UsageError(f"{key}: no message takes ${name[:60]}", code="unknown-value", hint=did_you_mean(name[:60], self.types))


def parse_declarations(text: str) -> Declarations:
    """Read declarations from TOML: ``[types]`` gives each name its type, ``[words]`` the words of a choice, ``[keys]`` says which names a key needs and may take."""
    document = tomllib.loads(text)
    types: Mapping[str, ValueType] = document["types"] | dict.fromkeys(document.get("words", ()), "word")
    words: Mapping[str, list[str]] = document.get("words", {})
    keys = {key: _parameters(types, words, names) for key, names in document["keys"].items()}
    return Declarations(types, keys, frozenset(document.get("courtesies", ())))


@cache
def packaged_declarations() -> Declarations:
    """Return the declarations of the packaged messages."""
    return parse_declarations(resources.files(__package__).joinpath("messages", "parameters.toml").read_text(encoding="utf-8"))


def _parameters(types: Mapping[str, ValueType], words: Mapping[str, list[str]], names: Mapping[str, list[str]]) -> dict[str, Parameter]:
    wanted = [(name, True) for name in names.get("required", ())] + [(name, False) for name in names.get("optional", ())]
    return {name: Parameter(name, types[name], is_required, tuple(words.get(name, ()))) for name, is_required in wanted}


def _reader(parameter: Parameter) -> Callable[[Any], Any]:
    return _word_reader(parameter.words) if parameter.type == "word" else _READERS[parameter.type]


def _word_reader(words: Sequence[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in words:
            raise UsageError(f"no such word: {str(value)[:40]!r}", code="unknown-word", hint=did_you_mean(str(value)[:40], words))
        return str(value)

    return read


def _refusal(key: str, parameter: Parameter, value: Any, error: Exception) -> UsageError:
    if isinstance(error, UsageError):
        return UsageError(f"{key}: ${parameter.name}: {error.message}", code=error.code, hint=error.hint)
    message = f"{key}: ${parameter.name} is {type(value).__name__}, not {parameter.type}"
    if parameter.type == "list" and isinstance(value, list | tuple):
        message = f"{key}: ${parameter.name} holds something else than texts, or than dates"
    return UsageError(message, code="wrong-value-type", hint=f"pass {_WANTED[parameter.type]}")


def _missing(key: str, parameter: Parameter) -> UsageError:
    hint = f"pass values={{{parameter.name!r}: …}}, {_WANTED[parameter.type]}"
    return UsageError(f"{key}: the value of ${parameter.name} is missing", code="missing-value", hint=hint)


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        raise TypeError
    text = value if value.isprintable() else clean(value)
    return None if not text or text.isspace() else text


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _datetime(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise TypeError
    return utc(value, "the value")


def _date(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError
    return value


def _person(value: Any) -> PersonName | None:
    if not isinstance(value, PersonName):
        raise TypeError
    return value if is_named(value) else None


def _list(value: Any) -> tuple[str, ...] | tuple[date, ...] | None:
    """Take texts or dates, all of one kind. Blank texts are dropped; dates are sorted, each once."""
    if not isinstance(value, list | tuple):
        raise TypeError
    if all(isinstance(item, str) for item in value):
        return tuple(text for item in value if (text := _text(item))) or None
    return tuple(sorted({_date(item) for item in value}))


def _money(value: Any) -> Money:
    if not isinstance(value, Money):
        raise TypeError
    return value


def _duration(value: Any) -> timedelta:
    if not isinstance(value, timedelta) or value < timedelta(0):
        raise TypeError
    return value


_READERS: Mapping[ValueType, Callable[[Any], Any]] = {
    "text": _text,
    "integer": _integer,
    "datetime": _datetime,
    "date": _date,
    "person": _person,
    "list": _list,
    "money": _money,
    "duration": _duration,
}

_WANTED: Mapping[ValueType, str] = {
    "text": "a str that is not blank",
    "word": "one of its words",
    "integer": "an int",
    "datetime": "an aware datetime",
    "date": "a date",
    "person": "a PersonName with a given name or a surname",
    "list": "a list of str, or of date, that is not empty",
    "money": "a Money",
    "duration": "a timedelta that is not negative",
}
