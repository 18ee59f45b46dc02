"""Say which functions a message may call, on which values, with which options.

``{ DATE($due_at, pattern: "d MMMM") }`` is a call; a value without one is written by the function of its type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, get_args

from .formats import DateStyle, is_pattern
from .frame import Frame, Write
from .names import NameForm, address
from .parameters import ValueType

__all__ = ["FUNCTIONS", "IMPLICIT", "Function"]

Options: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Function:
    """Describe a function: the types it takes, what its options may say, and how it is compiled for a variable."""

    types: frozenset[ValueType]
    options: Mapping[str, Callable[[str], bool]]
    compile: Callable[[str, Options], Write]


def _number(name: str, _options: Options) -> Write:
    def write(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.number(frame.values[name]))

    return write


def _date(name: str, options: Options) -> Write:
    style, pattern = options.get("style"), options.get("pattern")

    def write(frame: Frame) -> None:
        value: date = frame.values[name]
        day = frame.local(value, name).date() if isinstance(value, datetime) else value
        frame.insert_formatted(name, frame.formats.date(day, style, pattern))

    return write


def _time(name: str, options: Options) -> Write:
    style, pattern = options.get("style"), options.get("pattern")

    def write(frame: Frame) -> None:
        moment = frame.local(frame.values[name], name).time().replace(second=0, microsecond=0)
        frame.insert_formatted(name, frame.formats.time(moment, style, pattern))

    return write


def _date_time(name: str, options: Options) -> Write:
    pattern = options.get("pattern")

    def write(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.date_time(frame.local(frame.values[name], name), pattern))

    return write


def _money(name: str, _options: Options) -> Write:
    def write(frame: Frame) -> None:
        frame.insert(name, frame.formats.money(frame.values[name]))

    return write


def _duration(name: str, _options: Options) -> Write:
    def write(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.duration(frame.values[name]))

    return write


def _list(name: str, options: Options) -> Write:
    style, pattern = options.get("style"), options.get("pattern")

    def write(frame: Frame) -> None:
        items: tuple[Any, ...] = frame.values[name]
        if isinstance(items[0], str):
            frame.insert(name, frame.formats.join(items))
        else:
            frame.insert_formatted(name, frame.formats.days(items, style, pattern))

    return write


def _person(name: str, options: Options) -> Write:
    form: Any = options.get("form", "full")

    def write(frame: Frame) -> None:
        frame.insert(name, address(frame.values[name], locale=frame.formats.tag, form=form))

    return write


def _text(name: str, _options: Options) -> Write:
    def write(frame: Frame) -> None:
        frame.insert(name, frame.values[name])

    return write


def _one_of(*words: str) -> Callable[[str], bool]:
    return frozenset(words).__contains__


def _pattern_of(kind: str) -> Callable[[str], bool]:
    return lambda pattern: is_pattern(pattern, kind)


_STYLE = _one_of(*get_args(DateStyle))

FUNCTIONS: Mapping[str, Function] = {
    "NUMBER": Function(frozenset({"integer"}), {}, _number),
    "DATE": Function(frozenset({"date", "datetime"}), {"style": _STYLE, "pattern": _pattern_of("DATE")}, _date),
    "TIME": Function(frozenset({"datetime"}), {"style": _STYLE, "pattern": _pattern_of("TIME")}, _time),
    "DATETIME": Function(frozenset({"datetime"}), {"pattern": _pattern_of("DATETIME")}, _date_time),
    "MONEY": Function(frozenset({"money"}), {}, _money),
    "DURATION": Function(frozenset({"duration"}), {}, _duration),
    "LIST": Function(frozenset({"list"}), {"style": _STYLE, "pattern": _pattern_of("DATE")}, _list),
    "PERSON": Function(frozenset({"person"}), {"form": _one_of(*get_args(NameForm))}, _person),
}

#: How a value is written that no function is called on.
IMPLICIT: Mapping[ValueType, Callable[[str, Options], Write]] = {
    "text": _text,
    "integer": _number,
    "datetime": _date_time,
    "date": _date,
    "person": _person,
    "list": _list,
    "money": _money,
    "duration": _duration,
}
