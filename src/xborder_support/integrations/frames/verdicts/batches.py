"""Answer what became of the tickets of record batches, one batch after the other, as long as the history may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Unpack

import narwhals as nw

from xborder_support.errors import MissingExtraError, UsageError
from xborder_support.integrations.frames.columns import column

from .names import ANSWERS
from .question import SlaAsked, SlaQuestion
from .reporting import check_columns, history_shape, kept_names, report_on

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["process_batch", "process_batches", "report_schema"]


def process_batch(batch: pa.RecordBatch, **asked: Unpack[SlaAsked]) -> pa.RecordBatch:
    """Return the report on the tickets of one record batch, as ``sla_report`` gives it, with the columns of ``report_schema``.

    Of events, the batch must hold all of each ticket. It is a pure function of its arguments, so it may run anywhere.

    Errors: as ``sla_report``; ``MissingExtraError`` ``missing-extra``.

    Example:
        >>> from datetime import UTC, datetime
        >>> import pyarrow
        >>> from xborder_support import SlaPolicy, Target
        >>> from xborder_support.integrations import frames
        >>> at = datetime(2026, 1, 9, 8, tzinfo=UTC)
        >>> batch = pyarrow.record_batch({"ticket_id": ["a", "a"], "at": [at, at], "kind": ["created", "agent_replied"]})
        >>> policy = SlaPolicy(name="usual", targets={"first_response": Target.parse("2h elapsed")})
        >>> report = frames.process_batch(batch, policies=[policy], calendars={}, now=at, metric="first_response")
        >>> report["state"].to_pylist()
        ['met']
    """
    return _processed(batch, SlaQuestion(**asked), report_schema(batch.schema, **asked))


def process_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    progress: Callable[[int, int], None] | None = None,
    total: int = 0,
    **asked: Unpack[SlaAsked],
) -> Iterator[pa.RecordBatch]:
    """Yield the report on a history that comes in batches, holding one batch at a time.

    Events must come in the order of their ``ticket_id``; a ticket may go on in the next batch, and is judged once it is whole.
    ``progress`` is called after each batch with the rows that are done, of ``total``.

    Errors: as ``process_batch``; ``UsageError`` ``not-sorted`` where a ticket comes after a greater one.

    Example:
        >>> from datetime import UTC, datetime
        >>> import pyarrow
        >>> from xborder_support.integrations import frames
        >>> at = datetime(2026, 1, 9, 8, tzinfo=UTC)
        >>> log = pyarrow.table({"ticket_id": ["a", "a", "b"], "at": [at] * 3, "kind": ["created", "agent_replied", "created"]})
        >>> asked = {"policies": [], "calendars": {}, "now": at, "metric": "first_response"}
        >>> [batch.num_rows for batch in frames.process_batches(log.to_batches(max_chunksize=1), **asked)]
        [1, 1]
    """
    question, done = SlaQuestion(**asked), 0
    carry = _Carry(question)
    for batch in batches:
        schema = report_schema(batch.schema, **asked)
        with _placed(done - carry.held):
            whole = carry.whole(batch)
            made = _processed(whole, question, schema) if whole.num_rows else None
        if made is not None:
            yield made
        done += batch.num_rows
        if progress is not None:
            progress(done, total)
    if (rest := carry.rest) is not None:
        with _placed(done - carry.held):
            made = _processed(rest, question, report_schema(rest.schema, **asked))
        yield made


def report_schema(schema: pa.Schema, **asked: Unpack[SlaAsked]) -> pa.Schema:
    """Return the columns of the report on batches with these columns.

    Errors: as ``process_batch``.

    Example:
        >>> from datetime import UTC, datetime
        >>> import pyarrow
        >>> from xborder_support.integrations import frames
        >>> moment = pyarrow.timestamp("us", "UTC")
        >>> schema = pyarrow.schema({"ticket_id": pyarrow.int64(), "started_at": moment, "answered_at": moment})
        >>> asked = {"policies": [], "calendars": {}, "now": datetime(2026, 3, 9, tzinfo=UTC)}
        >>> frames.report_schema(schema, **asked, answers=["state", "due_at"]).names
        ['ticket_id', 'state', 'due_at']
    """
    pyarrow, question = _pyarrow(), SlaQuestion(**asked)
    types = {
        "texts": pyarrow.string(),
        "integers": pyarrow.int64(),
        "fractions": pyarrow.float64(),
        "instants": pyarrow.timestamp("us", "UTC"),
    }
    check_columns(schema.names, question)
    kept = [schema.field(name) for name in kept_names(schema.names, question)]
    return pyarrow.schema([*kept, *(pyarrow.field(name, types[ANSWERS[name]]) for name in question.answers or ())])


def _processed(batch: Any, question: SlaQuestion, schema: Any) -> Any:
    pyarrow = _pyarrow()
    table = pyarrow.Table.from_batches([batch])
    made = report_on(nw.from_native(table, eager_only=True), question).cast(schema).combine_chunks()
    batches = made.to_batches()
    return (
        batches[0] if batches else pyarrow.RecordBatch.from_arrays([pyarrow.array([], type=field.type) for field in schema], schema=schema)
    )


@contextmanager
def _placed(first: int) -> Iterator[None]:
    """Say in refusals of a row how many rows of the history came before those that it is counted among."""
    try:
        yield
    except UsageError as error:
        if not first or "row " not in error.message:
            raise
        raise UsageError(f"after the first {first} rows: {error.message}", code=error.code, hint=error.hint) from None


class _Carry:
    """Hold back the last ticket of each batch, which may go on in the next one."""

    def __init__(self, question: SlaQuestion) -> None:
        self._question = question
        self._last: Any = None
        self.rest: Any = None

    @property
    def held(self) -> int:
        """Return how many rows are held back."""
        return 0 if self.rest is None else int(self.rest.num_rows)

    def whole(self, batch: Any) -> Any:
        """Return the rows of the tickets that are whole by now, and keep the others."""
        if history_shape(batch.schema.names, self._question) == "wide" or not batch.num_rows:
            return batch
        pyarrow = _pyarrow()
        from pyarrow import compute  # noqa: PLC0415  (only where record batches are, and not with every frame)

        rows = batch if self.rest is None else pyarrow.concat_batches([self.rest, batch])
        ids = column(nw.from_native(pyarrow.Table.from_batches([rows]), eager_only=True), self._question.name_of("ticket_id")).to_native()
        if ids.null_count:
            row = compute.index(compute.is_null(ids), True).as_py()
            raise UsageError(
                f"ticket_id, row {row}: it is null", code="null-in-key", hint="drop these rows first: they belong to no ticket"
            )
        ids = _comparable(ids)
        span = compute.min_max(ids)
        if self._last is not None and span["min"].as_py() < self._last:
            hint = f"sort the history by {self._question.name_of('ticket_id')} first, or repartition by it"
            raise UsageError("a ticket comes after a greater one, in another batch", code="not-sorted", hint=hint)
        self._last = span["max"].as_py()
        is_last = compute.equal(ids, span["max"])
        self.rest = rows.filter(is_last.combine_chunks())
        return rows.filter(compute.invert(is_last).combine_chunks())


def _comparable(ids: Any) -> Any:
    """Return the ids of tickets so that they can be compared: as plain values, where they came as a dictionary."""
    types = _pyarrow().types
    kind = ids.type.value_type if types.is_dictionary(ids.type) else ids.type
    if not any(is_one(kind) for is_one in (types.is_string, types.is_large_string, types.is_primitive, types.is_decimal, *_bytes(types))):
        hint = "tickets are told apart by a text or a whole number; cast the column to one of them"
        raise UsageError(f"ticket_id holds {kind}", code="bad-by-column", hint=hint)
    return ids if kind == ids.type else ids.cast(kind)


def _bytes(types: Any) -> tuple[Callable[[Any], bool], ...]:
    return types.is_binary, types.is_large_binary, types.is_fixed_size_binary


def _pyarrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415  (only where record batches are, and not with every frame)
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        message = "record batches need the package pyarrow"
        raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[frames]' pyarrow") from error
    return pa
