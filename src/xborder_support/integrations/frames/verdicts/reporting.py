"""Answer what became of every ticket of a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Unpack

import narwhals as nw

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.integrations.frames.columns import Frame, Series, read_frame

from .long_report import long_report
from .question import Shape, SlaAsked, SlaQuestion
from .tickets import Ticket, tickets_of
from .wide_report import wide_report
from .writing import frame_of

__all__ = ["check_columns", "history_shape", "kept_names", "report_on", "sla_report"]


def sla_report(frame: Any, *, progress: Callable[[int, int], None] | None = None, **asked: Unpack[SlaAsked]) -> Any:
    """Return a frame of the caller's kind with one row for each run of a clock, as of ``now``.

    The other arguments are those of ``SlaAsked``. A frame of events has one row an event: ``ticket_id``, ``at``, ``kind`` and any other
    field of ``TicketEvent``, in any order. Each ticket is judged as ``sla.evaluate`` judges it, and one where no clock has run has a row
    with the state ``idle``. A frame of tickets has one row a ticket: ``started_at``, ``answered_at`` (null while nobody has answered) and
    what is known of it: ``market``, ``marketplace``, ``channel``, ``topic``, ``priority``, ``language``, ``tier``. Its rows keep their
    order; they are judged by the column, and as ``evaluate`` would. What is odd about a ticket stands in ``findings``. ``progress`` is
    called with how many tickets are done, and of how many.

    Errors: ``MissingExtraError`` ``missing-extra``; ``UsageError`` ``not-a-frame``, ``lazy-frame``, ``unknown-shape``, ``unknown-column``,
    ``duplicate-columns``, ``unknown-metric``, ``unknown-clock``, ``not-a-policy``, ``not-a-calendar``, ``naive-column``,
    ``not-a-datetime-column``, ``mixed-column``, ``not-a-text-column``, ``bad-by-column``; with the row (the first is 0) ``null-in-key``,
    ``unknown-event-kind``, ``bad-ticket-event``, ``no-calendar``, ``no-open-time``, ``datetime-out-of-range``, ``calendar-out-of-range``.

    Example:
        >>> from datetime import UTC, datetime
        >>> import polars
        >>> from xborder_support import BusinessCalendar, SlaPolicy, Target
        >>> from xborder_support.integrations import frames
        >>> tickets = polars.DataFrame({
        ...     "ticket_id": [1, 2],
        ...     "started_at": [datetime(2026, 1, 9, 8, tzinfo=UTC)] * 2,
        ...     "answered_at": [datetime(2026, 1, 12, 1, tzinfo=UTC), None],
        ... })
        >>> report = frames.sla_report(
        ...     tickets,
        ...     policies=[SlaPolicy(name="usual", targets={"first_response": Target.parse("2h business")})],
        ...     calendars={"default": BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})},
        ...     now=datetime(2026, 1, 12, 9, tzinfo=UTC),
        ... )
        >>> report.select("ticket_id", "state", "business_seconds").rows()
        [(1, 'met', 7200), (2, 'active_with_misses', 36000)]
    """
    return report_on(read_frame(frame), SlaQuestion(**asked), progress)


def report_on(frame: Frame, question: SlaQuestion, progress: Callable[[int, int], None] | None = None) -> Any:
    """Return the report on a frame under one interface."""
    check_columns(list(map(str, frame.columns)), question)
    names = kept_names(frame.columns, question)
    if history_shape(frame.columns, question) == "wide":
        return frame_of(frame, names, wide_report(frame, question, progress))
    tickets = tickets_of(frame, question)
    answers, owners = long_report(tickets, question, progress)
    return frame_of(_carried(frame.select(names), owners, tickets.at), names, answers)


def history_shape(columns: Sequence[str], question: SlaQuestion) -> Shape:
    """Return the shape of a history, as it was told or as its columns say.

    Errors: ``UsageError`` ``unknown-shape``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.integrations import frames
        >>> question = frames.SlaQuestion(policies=[], calendars={}, now=datetime(2026, 3, 9, tzinfo=UTC))
        >>> frames.history_shape(["ticket_id", "at", "kind", "market"], question)
        'long'
    """
    if question.shape is not None:
        return question.shape
    is_long = all(question.has(columns, name) for name in ("at", "kind"))
    is_wide = question.has(columns, "started_at")
    if is_long != is_wide:
        return "long" if is_long else "wide"
    message = "the columns are those of events and of tickets" if is_long else "the columns are neither those of events nor of tickets"
    hint = (
        'pass shape="long" (ticket_id, at, kind) or shape="wide" (started_at, answered_at), and columns={"started_at": ...} for other names'
    )
    raise UsageError(message, code="unknown-shape", hint=hint)


def check_columns(columns: Sequence[str], question: SlaQuestion) -> None:
    """Refuse a question about columns that are not there.

    Errors: ``UsageError`` ``unknown-column``, ``duplicate-columns``, ``unknown-shape``.
    """
    needed = _NEEDED[history_shape(columns, question)]
    names = kept_names(columns, question)
    for name in (*map(question.name_of, needed), *question.columns.values(), *names):
        if name not in columns:
            raise UsageError(f"there is no column {str(name)[:60]!r}", code="unknown-column", hint=did_you_mean(str(name)[:60], columns))
    _refuse_clashes(names, question)


_NEEDED: Mapping[Shape, Sequence[str]] = {"long": ("ticket_id", "at", "kind"), "wide": ("started_at", "answered_at")}


def kept_names(columns: Sequence[str], question: SlaQuestion) -> list[str]:
    """Return the columns that are carried over: the ticket's id, its market, and what was asked for."""
    own = [question.name_of(name) for name in ("ticket_id", "market") if question.has(columns, name)]
    return list(dict.fromkeys([*own, *question.keep]))


def _refuse_clashes(names: Sequence[str], question: SlaQuestion) -> None:
    for name in names:
        if name in (question.answers or ()):
            hint = f"rename it, or leave {name!r} out of answers="
            raise UsageError(f"the column {name!r} is one of the report's own, too", code="duplicate-columns", hint=hint)


def _carried(kept: Frame, owners: Sequence[Ticket], at: Sequence[datetime]) -> Frame:
    """Return the columns that are carried over, one row a run: of each, what the latest row of the ticket says that says anything."""
    columns = [_of_owners(kept[name], owners, at) for name in kept.columns]
    made = nw.from_native(kept.to_native(), eager_only=True)[[ticket.rows[0] for ticket in owners]]
    if made.implementation.is_pandas():
        made = nw.from_native(made.to_native().reset_index(drop=True), eager_only=True)
        columns = [nw.from_native(one.to_native().reset_index(drop=True), series_only=True) for one in columns]
    carried: Frame = made.with_columns(*columns)
    return carried


def _of_owners(series: Series, owners: Sequence[Ticket], at: Sequence[datetime]) -> Series:
    nulls = series.is_null().to_list()
    latest: dict[int, int] = {}
    for ticket in owners:
        if id(ticket) not in latest:
            latest[id(ticket)] = max(ticket.rows, key=lambda row: (not nulls[row], at[row]))
    return series[[latest[id(ticket)] for ticket in owners]]
