"""Answer what became of the tickets of a Spark frame. Nothing is collected: the answer is a lazy frame like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Unpack

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from xborder_support.errors import UsageError
from xborder_support.integrations.frames import SlaAsked, SlaQuestion, history_shape, process_batches, report_schema

__all__ = ["sla_report"]


def sla_report(frame: DataFrame, *, partitions: int | None = None, **asked: Unpack[SlaAsked]) -> DataFrame:
    """Return a frame with one row for each run of a clock, as ``frames.sla_report`` does for frames in memory.

    Events are brought together by ticket and sorted by it in each of ``partitions``, which are as many as ``spark.sql.shuffle.partitions``
    says unless given; a frame with one row a ticket is answered where it lies. The arguments are sent to the workers, which need this
    package too. Spark shows the progress itself. Columns of the type
    ``timestamp_ntz`` have no zone, and need ``time_zone``.

    Errors: ``UsageError`` ``not-a-frame`` and, before anything runs, those of ``frames.sla_report`` that do not depend on rows. The others
    end the job, as a ``PythonException`` that quotes them.
    """
    if not isinstance(frame, DataFrame):
        hint = "pass a Spark DataFrame; frames.sla_report takes those in memory"
        raise UsageError(f"this is no Spark frame but {type(frame).__name__}", code="not-a-frame", hint=hint)
    question = SlaQuestion(**asked)
    schema = to_arrow_schema(frame.schema, timezone="UTC")
    told = asked.copy()
    told["policies"], told["shape"] = tuple(question.policies), history_shape(schema.names, question)
    made = report_schema(schema, **told)
    if told["shape"] == "long":
        ticket = question.name_of("ticket_id")
        count = partitions or int(
            str(frame.sparkSession.conf.get("spark.sql.shuffle.partitions"))
        )  # a number keeps Spark from joining them
        frame = frame.repartition(count, ticket).sortWithinPartitions(ticket)
    return frame.mapInArrow(partial(_processed, told), from_arrow_schema(made))


def _processed(asked: SlaAsked, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield from process_batches(batches, **asked)
