"""Read tickets that have one row each: when they started, when they were answered, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals as nw
import numpy as np

from xborder_support.errors import UsageError
from xborder_support.integrations.frames.columns import Frame, Series, column
from xborder_support.integrations.frames.instants import instants
from xborder_support.integrations.frames.integers import MICROSECOND, Flags, Integers, chunks

from .names import CONTEXT_FACTS, EVENT_FACTS
from .question import SlaQuestion

__all__ = ["WideRows", "wide_rows"]

_FIRST, _END = -62_135_596_800 * MICROSECOND, 253_370_764_800 * MICROSECOND  # the years 1 to 9998, as for other questions
_UNIT_HINT = "check the unit that it was made from: seconds, milliseconds, microseconds"


@dataclass(frozen=True, slots=True, eq=False)
class WideRows:
    """Hold instants in microseconds since 1970, with their extremes, and the columns of facts by name.

    ``unanswered`` is None where every row has an answer; what ``answered`` holds at a null means nothing.
    """

    started: Integers
    answered: Integers
    unanswered: Flags | None
    first: int
    last: int
    last_answer: int
    facts: Mapping[str, Series]
    names: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.started)

    def refusal(self, error: UsageError, row: int, wanted: str = "started_at") -> UsageError:
        """Return a refusal with the place of the value that was refused."""
        return UsageError(f"column {self.names[wanted]!r}, row {row}: {error.message}", code=error.code, hint=error.hint)


def wide_rows(frame: Frame, question: SlaQuestion, asked: frozenset[str]) -> WideRows:
    """Return the rows of a frame. Of the facts, those are read that somebody asks about.

    Errors: ``UsageError`` ``unknown-column``, ``null-in-key``, ``not-a-text-column``, ``datetime-out-of-range``, and those of reading
    instants.
    """
    names = {wanted: question.name_of(wanted) for wanted in ("started_at", "answered_at")}
    started, nulls, first, last = _moments(frame, names["started_at"], question)
    if nulls is not None:
        message = f"column {names['started_at']!r}, row {int(np.argmax(nulls))}: it is null"
        raise UsageError(message, code="null-in-key", hint="drop these rows first: a ticket without a start has no clock")
    answered, unanswered, _, last_answer = _moments(frame, names["answered_at"], question)
    facts = {name: _texts(frame, question.name_of(name)) for name in (*EVENT_FACTS, *CONTEXT_FACTS) if question.has(frame.columns, name)}
    return WideRows(started, answered, unanswered, first, last, last_answer, {name: facts[name] for name in facts if name in asked}, names)


def _moments(frame: Frame, name: str, question: SlaQuestion) -> tuple[Integers, Flags | None, int, int]:
    """Return instants, where they are null, and the first and the last of those that are not."""
    read = instants(frame, name, question.zone)
    values = read.values * (MICROSECOND // read.ticks) if read.ticks != MICROSECOND else read.values
    low, high = (bound * (MICROSECOND // read.ticks) for bound in read.bounds)
    if read.nulls is not None:
        low, high = _known_extremes(values, read.nulls)
    if low < _FIRST or high >= _END:
        row = int(
            np.argmax(
                ((read.values < _FIRST * read.ticks // MICROSECOND) | (read.values >= _END * read.ticks // MICROSECOND))
                & ~_mask(read.nulls)
            )
        )
        message = f"column {name!r}, row {row}: it is outside the years 1 to 9998"
        raise UsageError(message, code="datetime-out-of-range", hint=_UNIT_HINT)
    return values, read.nulls, low, high


def _mask(nulls: Flags | None) -> Flags | np.bool_:
    return np.bool_(0) if nulls is None else nulls


def _known_extremes(values: Integers, nulls: Flags) -> tuple[int, int]:
    known = [part for rows in chunks(len(values)) if (part := values[rows][~nulls[rows]]).size]
    return (int(min(part.min() for part in known)), int(max(part.max() for part in known))) if known else (0, 0)


def _texts(frame: Frame, name: str) -> Series:
    series = column(frame, name)
    if series.dtype == nw.String or series.null_count() == len(series) or _has_text_categories(series):
        return series
    if series.dtype == nw.Object and all(value is None or isinstance(value, str) for value in series.to_list()):
        return series
    hint = 'convert it first: pl.col(name).cast(pl.String), or frame[name].astype("str")'
    raise UsageError(f"column {name!r} holds {series.dtype}, not texts", code="not-a-text-column", hint=hint)


def _has_text_categories(series: Series) -> bool:
    if series.dtype not in (nw.Categorical, nw.Enum):  # an Enum equals its class, and has another hash: no set finds it
        return False
    return isinstance(series.drop_nulls().head(1).to_list()[0], str)
