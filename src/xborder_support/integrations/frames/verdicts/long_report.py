"""Report on tickets that are told as events: each goes through the scalar core, so the answers are the core's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from xborder_support.sla import Cycle, SlaReport, evaluate

from .cycle_values import codes_of, cycle_values
from .labels import labels_of
from .names import ANSWERS
from .question import SlaQuestion
from .tickets import Ticket, Tickets
from .writing import Answer, Answers, Numbers

__all__ = ["long_report"]

_EVERY = 500  # tickets between two words about progress


def long_report(
    tickets: Tickets, question: SlaQuestion, progress: Callable[[int, int], None] | None = None
) -> tuple[Answers, list[Ticket]]:
    """Return the columns of the report with the ticket of each row: one row a run, and one of the state ``idle`` where nothing has run."""
    values: dict[str, list[Any]] = {name: [] for name in question.answers or ()}
    owners: list[Ticket] = []
    for done, ticket in enumerate(tickets, 1):
        report = _judged(ticket, question)
        found = codes_of(report.findings)
        for cycle in _cycles(report, question) or (None,):
            owners.append(ticket)
            row = {"state": "idle"} if cycle is None else cycle_values(cycle, values.keys())
            for name, column in values.items():
                column.append(found if name == "findings" else row.get(name))
        if progress is not None and (done % _EVERY == 0 or done == len(tickets)):
            progress(done, len(tickets))
    return {name: _answer(name, column) for name, column in values.items()}, owners


def _judged(ticket: Ticket, question: SlaQuestion) -> SlaReport:
    context = {**(question.context or {}), **ticket.context}
    return evaluate(ticket.events, question.policies, calendars=question.calendars, now=question.now, context=context)


def _cycles(report: SlaReport, question: SlaQuestion) -> list[Cycle]:
    return [
        cycle
        for metric in report.metrics
        if question.metric in {None, metric.metric} and question.clock in {None, metric.clock}
        for cycle in metric.cycles
    ]


def _answer(name: str, values: list[Any]) -> Answer:
    kind = ANSWERS[name]
    if kind == "texts":
        return labels_of(values)
    nulls = np.array([value is None for value in values], dtype=np.bool_)
    numbers = [0 if value is None else value for value in values]
    made = np.array(numbers, np.float64) if kind == "fractions" else np.array(numbers, np.int64)
    return Numbers(made, nulls if nulls.any() else None, kind)
