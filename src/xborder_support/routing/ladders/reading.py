"""Read ladders from configuration, reporting every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from xborder_support.configuration import Document, KeyPath, StrictModel, fault_at, validate
from xborder_support.conversations import TicketEventKind
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.terms import Priority, Target

from .step import LadderStep, Relaxation
from .wait import STARTS, STOPS

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

    from .ladder import Ladder

__all__ = ["ladders_json_schema", "read_ladder", "read_ladders"]

_PERCENT = re.compile(r"(?P<number>[0-9]{1,4})\s*%")
_MAX_PERCENT = 300
_MAX_STEPS = 20
_MAX_DISTANCE = 1_000

_Name = Annotated[str, Field(min_length=1, max_length=256)]
# Which kinds there are, the schema tells editors, while a fault made by hand says which one was probably meant.
_Kind = Annotated[_Name, Field(json_schema_extra={"enum": list(get_args(TicketEventKind))})]


class StepTable(StrictModel):
    """Describe one step."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["at"]}, {"required": ["after"]}]})

    to: _Name
    at: Annotated[str, Field(json_schema_extra={"pattern": f"^\\s*{_PERCENT.pattern.replace('?P<number>', '')}\\s*$"})] | None = None
    after: str | None = None
    calendar: _Name | None = None
    any_hour: bool = Field(default=False, strict=True)
    skip_if_empty: bool = Field(default=False, strict=True)
    drop_skills: tuple[_Name, ...] = ()
    max_language_distance: int | None = Field(default=None, ge=0, le=_MAX_DISTANCE, strict=True)
    priority: Priority | None = None

    @field_validator("at")
    @classmethod
    def _is_a_percentage(cls, text: str) -> str:
        match = _PERCENT.fullmatch(text.strip())
        if not match or not 1 <= int(match["number"]) <= _MAX_PERCENT:
            hint = f'write a whole percentage of the target from "1%" to "{_MAX_PERCENT}%"'
            raise UsageError(f"cannot read the share {text[:40]!r}", code="bad-share", hint=hint)
        return text

    @field_validator("after")
    @classmethod
    def _is_a_wait(cls, text: str) -> str:
        Target.parse_wait(text)
        return text

    @model_validator(mode="after")
    def _stands_somewhere(self) -> StepTable:
        if (self.at is None) == (self.after is None):
            hint = 'write at = "50%" for a share of the target, or after = "30m elapsed" for a wait; not both'
            raise UsageError("a step needs one time", code="bad-step", hint=hint)
        if self.wait and self.wait.clock != "elapsed" and self.calendar is None:
            hint = 'write calendar = "…" with the name of one, or count wall time: after = "2h elapsed"'
            raise UsageError(f"a wait of {self.wait} needs a calendar", code="bad-step", hint=hint)
        return self

    @property
    def percent(self) -> int | None:
        """Return the percentage as a number."""
        return None if self.at is None else int(self.at.strip().rstrip("%"))

    @property
    def wait(self) -> Target | None:
        """Return the wait, where the step stands after one."""
        return None if self.after is None else Target.parse_wait(self.after)


class StepTables(StrictModel):
    """Describe the steps of one ladder."""

    steps: Annotated[list[StepTable], Field(min_length=1, max_length=_MAX_STEPS)]


class LadderTable(StepTables):
    """Describe one ``[ladders.<name>]`` table."""

    starts_on: tuple[_Kind, ...] = STARTS
    stops_on: tuple[_Kind, ...] = STOPS
    restarts_on: tuple[_Kind, ...] = ()
    then: _Name | None = None


class LaddersTables(BaseModel):
    """Describe the part of a configuration that ladders are read from."""

    model_config = ConfigDict(extra="ignore")

    ladders: dict[str, LadderTable] = Field(default_factory=dict)


def ladders_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``ladders`` tables; its definition ``StepTables`` is that of steps alone."""
    described = LaddersTables.model_json_schema()
    described["$defs"]["StepTables"] = {key: value for key, value in StepTables.model_json_schema().items() if key != "$defs"}
    return described


def read_ladder(kind: type[Ladder], steps: Any, *, name: str, calendars: Mapping[str, BusinessCalendar]) -> Ladder:
    """Return the ladder that a list of steps describes."""
    document = Document({"steps": steps})
    tables = validate(StepTables, document).steps
    if faults := [*_step_faults(document, (), tables, calendars)]:
        raise ConfigurationError(faults)
    return kind(tuple(_step(table, calendars) for table in tables), name=name)


def read_ladders(kind: type[Ladder], document: Document, calendars: Mapping[str, BusinessCalendar]) -> dict[str, Ladder]:
    """Return all ladders by name."""
    tables = validate(LaddersTables, document).ladders
    faults = [fault for name, table in tables.items() for fault in _ladder_faults(document, name, table, tables, calendars)]
    if faults:
        raise ConfigurationError(faults)
    built: dict[str, Ladder] = {}
    for name in tables:
        _build(kind, name, tables, calendars, built)
    return {name: built[name] for name in tables}


def _build(
    kind: type[Ladder], name: str, tables: Mapping[str, LadderTable], calendars: Mapping[str, BusinessCalendar], built: dict[str, Ladder]
) -> Ladder:
    if name not in built:
        table = tables[name]
        then = _build(kind, table.then, tables, calendars, built) if table.then else None
        steps = tuple(_step(step, calendars) for step in table.steps)
        built[name] = kind(steps, name, table.starts_on, table.stops_on, table.restarts_on, then)
    return built[name]


def _step(table: StepTable, calendars: Mapping[str, BusinessCalendar]) -> LadderStep:
    return LadderStep(
        to=table.to,
        percent=table.percent,
        after=table.wait,
        calendar_name=table.calendar,
        calendar=calendars[table.calendar] if table.calendar else None,
        any_hour=table.any_hour,
        skip_if_empty=table.skip_if_empty,
        relaxation=Relaxation(
            dropped_skills=frozenset(table.drop_skills), max_language_distance=table.max_language_distance, priority=table.priority
        ),
    )


def _ladder_faults(
    document: Document, name: str, table: LadderTable, tables: Mapping[str, LadderTable], calendars: Mapping[str, BusinessCalendar]
) -> Iterator[Fault]:
    at: KeyPath = ("ladders", name)
    yield from _step_faults(document, at, table.steps, calendars)
    for key in ("starts_on", "stops_on", "restarts_on"):
        for number, word in enumerate(getattr(table, key)):
            if word not in get_args(TicketEventKind):
                hint = did_you_mean(word[:60], get_args(TicketEventKind))
                yield fault_at(document, (*at, key, number), "unknown-event-kind", f"no event is called {word[:60]!r}", hint)
    if table.then is not None and table.then not in tables:
        hint = did_you_mean(table.then[:60], tables)
        yield fault_at(document, (*at, "then"), "unknown-ladder", f"no ladder is called {table.then[:60]!r}", hint)
    elif _comes_back(name, tables):
        yield fault_at(document, (*at, "then"), "ladder-cycle", f"ladder {name!r} leads back to itself", "end one of them without then")


def _comes_back(name: str, tables: Mapping[str, LadderTable]) -> bool:
    seen: set[str] = set()
    following = tables[name].then
    while following is not None and following in tables and following not in seen:
        if following == name:
            return True
        seen.add(following)
        following = tables[following].then
    return False


def _step_faults(document: Document, at: KeyPath, tables: list[StepTable], calendars: Mapping[str, BusinessCalendar]) -> Iterator[Fault]:
    for number, table in enumerate(tables):
        if table.calendar is not None and table.calendar not in calendars:
            hint = did_you_mean(table.calendar[:60], calendars)
            message = f"no calendar is called {table.calendar[:60]!r}"
            yield fault_at(document, (*at, "steps", number, "calendar"), "unknown-calendar", message, hint)
    yield from _unordered(document, at, tables)
    yield from _stricter(document, at, tables)
    if tables[-1].skip_if_empty:
        hint = "take skip_if_empty away, or add a step to a role that is always there"
        yield fault_at(
            document, (*at, "steps", len(tables) - 1, "skip_if_empty"), "last-step-skippable", "the last step must reach somebody", hint
        )


def _unordered(document: Document, at: KeyPath, tables: list[StepTable]) -> Iterator[Fault]:
    """Yield a fault for each step that comes before an earlier one on the same clock. Two clocks cannot be compared on paper."""
    latest: dict[tuple[str, str | None], tuple[int, int]] = {}
    for number, table in enumerate(tables):
        clock, amount = _place(table)
        before = latest.get(clock)
        if before is not None and amount <= before[1]:
            earlier = tables[before[0]]
            message = f"step {number + 1} at {_time(table)} does not come after step {before[0] + 1} at {_time(earlier)}"
            key = "at" if table.at else "after"
            yield fault_at(document, (*at, "steps", number, key), "not-increasing", message, "write the steps in the order of their times")
        latest[clock] = (number, amount)


def _time(table: StepTable) -> str:
    return str(table.at or table.after)


def _place(table: StepTable) -> tuple[tuple[str, str | None], int]:
    wait = table.wait
    return (("share", None), table.percent or 0) if wait is None else ((wait.clock, table.calendar), wait.seconds or wait.days)


def _stricter(document: Document, at: KeyPath, tables: list[StepTable]) -> Iterator[Fault]:
    given = [(number, table.max_language_distance) for number, table in enumerate(tables) if table.max_language_distance is not None]
    for (_, before), (number, after) in pairwise(given):
        if before is not None and after is not None and after < before:
            message = f"step {number + 1} asks for a nearer language ({after}) than the one before ({before})"
            hint = "a later step may only ask for less"
            yield fault_at(document, (*at, "steps", number, "max_language_distance"), "not-relaxing", message, hint)
