"""Say which functions a message may call, on which values, with which options.

``{ DATE($due_at, pattern: "d MMMM") }`` is a call; a value without one is written by the function of its type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.tone.names import NameForm, address

from .formats import DateStyle, is_pattern
from .frame import Frame, Write
from .values import ValueType

__all__ = ["FUNCTIONS", "IMPLICIT", "Call", "Function"]


@dataclass(frozen=True, slots=True)
class Call:
    """Hold what one call says: the variable, the options, and the ``-word-…`` terms of the locale by name."""

    name: str
    options: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Function:
    """Describe a function: the types it takes, what its options may say, and how a call of it is compiled."""

    types: frozenset[ValueType]
    options: Mapping[str, Callable[[str], bool]]
    compile: Callable[[Call], Write]


def _number(call: Call) -> Write:
    name = call.name
    least, most = (
        int(call.options[bound]) if bound in call.options else None for bound in ("minimumFractionDigits", "maximumFractionDigits")
    )

    def write(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.number(frame.values[name]))

    def write_digits(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.number(frame.values[name], least, most))

    return write if least is most is None else write_digits


def _date(call: Call) -> Write:
    name, style, pattern = call.name, call.options.get("style"), call.options.get("pattern")

    def write(frame: Frame) -> None:
        value: date = frame.values[name]
        day = frame.local(value, name).day if isinstance(value, datetime) else value
        frame.insert_formatted(name, frame.formats.date(day, style, pattern))

    return write


def _time(call: Call) -> Write:
    name, style, pattern = call.name, call.options.get("style"), call.options.get("pattern")

    def write(frame: Frame) -> None:
        moment = frame.local(frame.values[name], name)
        frame.insert_formatted(name, frame.formats.time(moment.minute, style, pattern))

    return write


def _date_time(call: Call) -> Write:
    name, style, pattern = call.name, call.options.get("style"), call.options.get("pattern")

    def write(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.date_time(frame.local(frame.values[name], name).local, style, pattern))

    return write


def _money(call: Call) -> Write:
    name = call.name

    def write(frame: Frame) -> None:
        frame.insert(name, frame.formats.money(frame.values[name]))

    return write


def _duration(call: Call) -> Write:
    name = call.name

    def write(frame: Frame) -> None:
        frame.insert_formatted(name, frame.formats.duration(frame.values[name]))

    return write


def _list(call: Call) -> Write:
    name, style, pattern = call.name, call.options.get("style"), call.options.get("pattern")

    def write(frame: Frame) -> None:
        items: tuple[Any, ...] = frame.values[name]
        if isinstance(items[0], str):
            frame.insert(name, frame.formats.join(items))
        else:
            frame.insert_formatted(name, frame.formats.days(items, style, pattern))

    return write


_OF_CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")  # "order_number": no language is written so


def _words(call: Call) -> Write:
    """List words of the catalogue, so that code can ask for an ``order_number`` in any language; any other text stands as it is.

    What can only be a word of code, and is none that the catalogue knows, is refused: no customer is asked for an ``oder_number``.
    """
    name, words = call.name, call.words

    def write(frame: Frame) -> None:
        items = [words.get(str(item), str(item)) for item in frame.values[name]]
        if unknown := [item for item in items if _OF_CODE.fullmatch(item)]:
            hint = f"{did_you_mean(unknown[0][:40], words)}; a term teaches the catalogue a word: -word-{unknown[0][:40]} = …"
            raise UsageError(f"${name}: the catalogue knows no word {unknown[0][:40]!r}", code="unknown-word", hint=hint)
        frame.insert(name, frame.formats.join(items))

    return write


def _person(call: Call) -> Write:
    name = call.name
    form: Any = call.options.get("form", "full")

    def write(frame: Frame) -> None:
        frame.insert(name, address(frame.values[name], locale=frame.formats.tag, form=form))

    return write


def _text(call: Call) -> Write:
    name = call.name

    def write(frame: Frame) -> None:
        frame.insert(name, frame.values[name])

    return write


def _url(call: Call) -> Write:
    name = call.name

    def write(frame: Frame) -> None:
        frame.insert_verbatim(name, frame.values[name])

    return write


def _one_of(*words: str) -> Callable[[str], bool]:
    return frozenset(words).__contains__


def _pattern_of(kind: str) -> Callable[[str], bool]:
    return lambda pattern: is_pattern(pattern, kind)


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and int(text) <= _MOST_DIGITS


_MOST_DIGITS = 10
_STYLE = _one_of(*get_args(DateStyle))

FUNCTIONS: Mapping[str, Function] = {
    "NUMBER": Function(
        frozenset({"integer", "decimal"}), {"minimumFractionDigits": _is_count, "maximumFractionDigits": _is_count}, _number
    ),
    "DATE": Function(frozenset({"date", "datetime"}), {"style": _STYLE, "pattern": _pattern_of("DATE")}, _date),
    "TIME": Function(frozenset({"datetime"}), {"style": _STYLE, "pattern": _pattern_of("TIME")}, _time),
    "DATETIME": Function(frozenset({"datetime"}), {"style": _STYLE, "pattern": _pattern_of("DATETIME")}, _date_time),
    "MONEY": Function(frozenset({"money"}), {}, _money),
    "DURATION": Function(frozenset({"duration"}), {}, _duration),
    "LIST": Function(frozenset({"list"}), {"style": _STYLE, "pattern": _pattern_of("DATE")}, _list),
    "WORDS": Function(frozenset({"list"}), {}, _words),
    "PERSON": Function(frozenset({"person"}), {"form": _one_of(*get_args(NameForm))}, _person),
}

#: How a value is written that no function is called on.
IMPLICIT: Mapping[ValueType, Callable[[Call], Write]] = {
    "text": _text,
    "url": _url,
    "reference": _text,
    "integer": _number,
    "decimal": _number,
    "datetime": _date_time,
    "date": _date,
    "person": _person,
    "list": _list,
    "money": _money,
    "duration": _duration,
}
