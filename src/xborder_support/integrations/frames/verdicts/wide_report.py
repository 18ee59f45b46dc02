"""Report on tickets that have one row each: whole columns at once, with the policies asked once for each group of rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from xborder_support.integrations.frames.columns import Frame
from xborder_support.integrations.frames.integers import Flags, Integers
from xborder_support.sla import Cycle, SlaReport

from .cycle_values import codes_of, cycle_values
from .groups import Asked, Group, asked_of, cycle_of, groups_of, judged_alone
from .judging import STATES, judge, note_oddities
from .labels import LabelColumn, Labels
from .names import ANSWERS
from .question import SlaQuestion
from .wide_rows import WideRows, wide_rows
from .writing import Answer, Answers, Numbers

__all__ = ["wide_report"]

_STATE_CODES = {state: code for code, state in enumerate(STATES)}
_TEXTS = ("metric", "clock", "policy", "policy_version", "target", "calendar", "calendar_digest")
_LATE, _EARLY = "event-after-now", "event-before-created"
_OF_DUE = ("due_at", "remaining_elapsed_seconds", "remaining_business_seconds", "used_share")
_OF_HOURS = ("business_seconds", "remaining_business_seconds")
_OF_END = ("fulfilled_at", "ended_at")
_ARRAYS = {
    "due_at": np.int64,
    "elapsed_seconds": np.int64,
    "business_seconds": np.int64,
    "remaining_elapsed_seconds": np.int64,
    "remaining_business_seconds": np.int64,
    "used_share": np.float64,
    "state": np.int8,
}


def wide_report(frame: Frame, question: SlaQuestion, progress: Callable[[int, int], None] | None = None) -> Answers:
    """Return the columns of the report, one row for each of the frame.

    Errors: ``UsageError`` as ``sla_report`` lists them.
    """
    asked = asked_of(question)
    rows = wide_rows(frame, question, asked.facts)
    report, done = _Report(rows, asked), 0
    for group in groups_of(rows, asked):
        report.take(group)
        done += len(rows) if group.rows is None else len(group.rows)
        if progress is not None:
            progress(done, len(rows))
    return report.answers()


class _Report:
    """Collect the columns of the report, group by group."""

    def __init__(self, rows: WideRows, asked: Asked) -> None:
        self._rows, self._asked = rows, asked
        count, wanted = len(rows), asked.question.answers or ()
        self._arrays: dict[str, Any] = {name: np.zeros(count, kind) for name, kind in _ARRAYS.items() if name in wanted}
        self._arrays |= {name: np.zeros(count, np.bool_) for name in ("runs", "later", "early")}
        self._texts = {name: LabelColumn(count) for name in (*_TEXTS, "findings") if name in wanted}
        self._nulls: dict[str, Flags] = {}

    def take(self, group: Group) -> None:
        """Answer for the rows of a group."""
        cycle = cycle_of(group.report, self._asked)
        index = slice(None) if group.rows is None else group.rows
        if group.report is None:
            self._idle(index, _LATE)
        elif cycle is None:
            self._idle(index, None)
            note_oddities(self._rows, index, self._asked.now, self._arrays)
            self._found(group.report, group, index)
        elif self._asked.by_start or cycle.pauses or cycle.policy in self._asked.pausing:
            self._one_by_one(group)
        else:
            judge(self._rows, group, cycle, self._asked, self._arrays)
            self._alike(index, cycle)
            self._found(group.report, group, index)

    def _idle(self, index: Any, findings: str | None) -> None:
        self._null(("number", "started_at", "elapsed_seconds", *_OF_END, *_OF_DUE, *_OF_HOURS), index)
        if "state" in self._arrays:
            self._arrays["state"][index] = _STATE_CODES["idle"]
        said = {"metric": self._asked.metric, "clock": self._asked.clock}
        for name in self._texts:
            self._texts[name].put(index, said.get(name))
        self._findings(index, findings)

    def _alike(self, index: Any, cycle: Cycle) -> None:
        """Write what is the same in all rows of a group."""
        if cycle.target is None:
            self._null(_OF_DUE, index)
        if cycle.calendar is None:
            self._null(_OF_HOURS, index)
        for name, value in cycle_values(cycle, _TEXTS).items():
            if name in self._texts:
                self._texts[name].put(index, value)

    def _found(self, report: SlaReport, group: Group, index: Any) -> None:
        findings = [one for one in report.findings if one.rule not in {_LATE, _EARLY}]
        self._findings(index, codes_of(findings))
        for name, code in (("later", _LATE), ("early", _EARLY)):
            flags = self._arrays[name][index]
            if flags.any():
                rows = np.flatnonzero(flags) if group.rows is None else group.rows[flags]
                self._findings(rows, ", ".join(filter(None, (code, codes_of(findings)))))

    def _one_by_one(self, group: Group) -> None:
        """Ask the scalar core for each row, where a policy looks at more than the facts."""
        rows = range(len(self._rows)) if group.rows is None else group.rows.tolist()
        for row in rows:
            report = judged_alone(self._rows, self._asked, row)
            cycle = cycle_of(report, self._asked)
            if cycle is None:
                self._idle(row, codes_of(report.findings))
                continue
            self._findings(row, codes_of(report.findings))
            for name, value in cycle_values(cycle, tuple(ANSWERS)).items():
                self._put(name, row, value)

    def _put(self, name: str, row: int, value: Any) -> None:
        if name in self._texts:
            self._texts[name].put(row, value)
        elif value is None:
            self._null((name,), row)
        elif name in self._arrays:
            self._arrays[name][row] = _STATE_CODES[value] if name == "state" else value

    def _findings(self, index: Any, text: str | None) -> None:
        if "findings" in self._texts:
            self._texts["findings"].put(index, text)

    def _null(self, names: tuple[str, ...], index: Any) -> None:
        for name in names:
            if name in (self._asked.question.answers or ()):
                self._nulls.setdefault(name, np.zeros(len(self._rows), np.bool_))[index] = True

    def answers(self) -> Answers:
        """Return the columns."""
        if self._arrays["runs"].any():
            self._null(_OF_END, self._arrays["runs"])
        return {name: self._answer(name) for name in self._asked.question.answers or ()}

    def _answer(self, name: str) -> Answer:
        kind = ANSWERS[name]
        if kind == "texts":
            return Labels(STATES, self._arrays["state"]) if name == "state" else self._texts[name].labels
        return Numbers(self._values(name), self._nulls.get(name), kind)

    def _values(self, name: str) -> Integers:
        if name == "number":
            return np.ones(len(self._rows), np.int64)
        if name == "started_at":
            return self._rows.started.copy()
        values: Integers = self._rows.answered.copy() if name in _OF_END else self._arrays[name]
        return values
