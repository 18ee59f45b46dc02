"""Read what a host sets on a rule: whole duties, figures of one, the hours of a window, or the media and purposes that it binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Purpose

from .contact_duties import Window
from .duties import DUTIES, Duty
from .fields import Objection, Path, read_fields, written
from .reading import read_duties
from .rule import Medium, Rule

__all__ = ["changed_duties", "unreadable_hours"]

_SHORT = "windows"  # hours alone, for every day that the rule's windows name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    media: tuple[Medium, ...] = ()
    purposes: tuple[Purpose, ...] = ()


_BOUND = tuple(item.name for item in fields_of(_Bound))


def changed_duties(rule: Rule, asked: Mapping[str, Any], path: Path, objections: list[Objection]) -> dict[str, Any]:
    """Return the fields of the rule that the host sets, as ``dataclasses.replace`` takes them."""
    duties = list(rule.duties)
    known = {*DUTIES, *_BOUND, _SHORT}
    for key, value in asked.items():
        where = (*path, key)
        if key == _SHORT:
            duties = _with_hours(duties, value, where, objections)
        elif key in DUTIES:
            duties = _with_duties(duties, key, value, where, objections)
        elif key not in _BOUND:
            shown = str(key)[:60]
            objections.append(Objection(where, "unknown-key", f"a rule has no {shown!r} to set", did_you_mean(shown, known)))
    bound = read_fields(_Bound, {name: asked[name] for name in _BOUND if name in asked}, path, objections)
    return {"duties": tuple(duties), **bound}


def unreadable_hours(duties: Iterable[Duty], path: Path) -> Iterator[Objection]:
    """Object to hours of a window that are none."""
    for window in duties:
        if isinstance(window, Window):
            try:
                BusinessCalendar(time_zone="UTC", weekly={**window.hours})
                if window.eve_hours:
                    BusinessCalendar(time_zone="UTC", weekly={"mon": window.eve_hours})
            except UsageError as error:
                yield Objection(path, error.code, error.message, error.hint)


def _with_hours(duties: list[Duty], hours: Any, path: Path, objections: list[Objection]) -> list[Duty]:
    former = [duty for duty in duties if isinstance(duty, Window)]
    if not former:
        hint = 'write window = { hours = { mon-sun = ["09:00-20:00"] } }'
        objections.append(Objection(path, "no-window", "the rule has no hours to change", hint))
        return duties
    tables = [{**written(window), "hours": dict.fromkeys(window.hours, hours)} for window in former]
    read = read_duties("window", tables[0] if len(tables) == 1 else tables, path, objections)
    objections += unreadable_hours(read, path)
    return _replaced(duties, [*former], read)


def _with_duties(duties: list[Duty], key: str, value: Any, path: Path, objections: list[Objection]) -> list[Duty]:
    """Put a table's figures into the only duty of a kind, or a list of tables in the place of all of them."""
    former = [duty for duty in duties if isinstance(duty, DUTIES[key])]
    if len(former) > 1 and isinstance(value, Mapping):
        hint = f"write all of them: {key} = [{{ … }}, {{ … }}]"
        objections.append(Objection(path, "several-duties", f"the rule has {len(former)} duties of the kind {key!r}", hint))
        return duties
    whole = {**written(former[0]), **value} if former and isinstance(value, Mapping) else value
    read = read_duties(key, whole, path, objections)
    objections += unreadable_hours(read, path)
    return _replaced(duties, former, read)


def _replaced(duties: list[Duty], former: list[Duty], read: list[Duty]) -> list[Duty]:
    at = duties.index(former[0]) if former else len(duties)
    kept = [duty for duty in duties if duty not in former]
    return [*kept[:at], *read, *kept[at:]]
