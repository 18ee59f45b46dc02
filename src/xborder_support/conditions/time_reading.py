"""Build the questions of time: whether a calendar is open, and whether a wait has lasted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Target

from .argument import Argument, Asked
from .leaf import Leaf
from .times import InCalendar, Waited
from .values import MAX_CHARACTERS, ValuePlaces, problems_of_size, type_words

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Calendars", "read_calendars", "read_wait", "sample_calendar"]

_NAMED = 25
Calendars: TypeAlias = "Mapping[str, BusinessCalendar] | None"


def read_calendars(asked: Asked, calendars: Calendars) -> Leaf | None:
    """Return whether one of the named calendars is open at the field's instant, or none."""
    argument = asked.arguments["in_calendar"]
    state = asked.arguments.get("state", Argument("open", argument.at)).raw
    if state not in ("open", "closed"):
        asked.report(asked.arguments["state"].at, "unknown-value", "a calendar is open or closed", 'write state = "closed"')
    values = ValuePlaces.of(argument.raw, argument.at)
    asked.problems.extend(problems_of_size(asked.name, values))
    named = zip(values.items[:1_000], values.places[:1_000], strict=True)
    found = [_calendar(asked, calendars, Argument(name, at)) for name, at in named]
    if asked.problems:
        return None
    by_name = {name: calendar for name, calendar in sorted(zip(values.items, found, strict=True)) if calendar is not None}
    return InCalendar(asked.name, asked.at, tuple(by_name), tuple(by_name.values()), state)


def read_wait(asked: Asked, calendars: Calendars) -> Leaf | None:
    """Return whether the target's time has passed since the field's instant."""
    argument, named = asked.arguments["waited"], asked.arguments.get("calendar")
    target = _target(asked, argument)
    if target is None:
        return None
    if target.clock == "elapsed":
        if named is not None:
            asked.report(named.at, "unknown-key", "elapsed time counts in no calendar", "remove it, or wait in business time")
        return Waited(asked.name, asked.at, target, None, None)
    if named is None:
        asked.report(argument.at, "missing-key", f"{target} counts in a calendar, and none is named", _naming(calendars))
        return None
    return Waited(asked.name, asked.at, target, named.raw, _calendar(asked, calendars, named))


def sample_calendar(calendars: Calendars) -> str:
    """Return the name of a calendar to show how one is named: one that was handed in, where there is one."""
    return min(calendars) if calendars else "tokyo"


def _naming(calendars: Calendars) -> str:
    known = f"; known: {', '.join(sorted(calendars)[:_NAMED])}" if calendars and len(calendars) > 1 else ""
    return f'add calendar = "{sample_calendar(calendars)}"{known}'


def _calendar(asked: Asked, calendars: Calendars, name: Argument) -> BusinessCalendar | None:
    if not isinstance(name.raw, str) or not 0 < len(name.raw) <= MAX_CHARACTERS:
        asked.report(
            name.at,
            "wrong-type",
            f"{type_words(name.raw)} where the name of a calendar is expected",
            f'write "{sample_calendar(calendars)}"',
        )
    elif calendars is None:
        asked.report(name.at, "no-calendars", "no calendars were handed in, so none can be asked", "pass calendars= with the rules")
    elif name.raw not in calendars:
        hint = did_you_mean(name.raw[:60], calendars)
        asked.report(name.at, "unknown-calendar", f"no calendar is called {name.raw[:60]!r}", hint)
    else:
        return calendars[name.raw]
    return None


def _target(asked: Asked, argument: Argument) -> Target | None:
    if not isinstance(argument.raw, str):
        hint = 'write "2h elapsed", "2h business" or "1 business days"'
        asked.report(argument.at, "wrong-type", f"{type_words(argument.raw)} where a time is expected", hint)
        return None
    try:
        return Target.parse_wait(argument.raw[:MAX_CHARACTERS])
    except UsageError as error:
        asked.report(argument.at, error.code, error.message, error.hint)
        return None
