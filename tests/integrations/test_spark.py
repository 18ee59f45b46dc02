"""Spark gives what a plain loop over the same history gives, however its partitions are cut."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from shutil import which
from typing import Any

import pyarrow as pa
import pytest

from xborder_support import BusinessCalendar, SlaPolicy, Target
from xborder_support.errors import UsageError
from xborder_support.integrations import frames

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")
if which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

_NOW = datetime(2026, 4, 1, tzinfo=UTC)
_ASKED: Any = {
    "policies": [
        SlaPolicy(name="usual", targets={"first_response": Target.parse("2h business"), "resolution": Target.parse("3 business days")})
    ],
    "calendars": {
        "default": BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}),
        "JP": BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"}),
    },
    "now": _NOW,
    "metric": "first_response",
}


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession  # noqa: PLC0415  (it takes a second, and only where Java is)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        settings: Any = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.sql.session.timeZone": "Asia/Tokyo"}
        made = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
        made.sparkContext.setLogLevel("OFF")
        yield made
        made.stop()


def _history(tickets: int) -> pa.Table:
    """Return shuffled events: each ticket is created, and most are answered."""
    random, rows = Random(22), []
    for number in range(tickets):
        at = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=random.randrange(60 * 86_400))
        rows.append((f"t{number}", at, "created", random.choice(["JP", "DE", None])))
        if number % 10:
            rows.append((f"t{number}", at + timedelta(seconds=random.randrange(86_400)), "agent_replied", None))
    random.shuffle(rows)
    ids, moments, kinds, markets = zip(*rows, strict=True)
    return pa.table(
        {"ticket_id": ids, "at": pa.array(moments, pa.timestamp("us", "UTC")), "kind": kinds, "market": pa.array(markets, pa.string())}
    )


def _loop(table: pa.Table, **asked: Any) -> pa.Table:
    batches = frames.process_batches(table.sort_by("ticket_id").to_batches(max_chunksize=10_007), **{**_ASKED, **asked})
    return pa.Table.from_batches(list(batches)).sort_by("ticket_id")


def _assert_equal(made: Any, expected: pa.Table) -> None:
    assert made.toArrow().cast(expected.schema).sort_by("ticket_id").equals(expected)


def test_events_of_20_000_tickets_are_judged_as_by_a_plain_loop(session: Any) -> None:
    from xborder_support.integrations import spark  # noqa: PLC0415  (pyspark takes a while)

    table = _history(20_000)
    _assert_equal(spark.sla_report(session.createDataFrame(table), **_ASKED), _loop(table))


def test_tickets_of_one_row_are_judged_where_they_lie(session: Any) -> None:
    from xborder_support.integrations import spark  # noqa: PLC0415  (as above)

    starts = [datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=97 * step) for step in range(500)]
    answers = [None if step % 7 == 0 else at + timedelta(minutes=step) for step, at in enumerate(starts)]
    moment = pa.timestamp("us", "UTC")
    table = pa.table({"ticket_id": list(range(500)), "started_at": pa.array(starts, moment), "answered_at": pa.array(answers, moment)})
    _assert_equal(spark.sla_report(session.createDataFrame(table), **_ASKED), _loop(table))


def test_a_wrong_question_is_refused_before_anything_runs(session: Any) -> None:
    from xborder_support.integrations import spark  # noqa: PLC0415  (as above)

    frame = session.createDataFrame(_history(3))
    cases: list[tuple[Any, dict[str, Any], str]] = [
        (_history(3), {}, "not-a-frame"),
        (frame, {"metric": "reply"}, "unknown-metric"),
        (frame, {"columns": {"ticket_id": "case"}}, "unknown-column"),
        (frame.drop("kind"), {}, "unknown-shape"),
        (frame, {"keep": ["owner"]}, "unknown-column"),
    ]
    for given, asked, code in cases:
        with pytest.raises(UsageError) as refused:
            spark.sla_report(given, **{**_ASKED, **asked})
        assert refused.value.code == code


@pytest.mark.slow
def test_a_million_events_are_judged_as_by_a_plain_loop(session: Any) -> None:
    from xborder_support.integrations import spark  # noqa: PLC0415  (as above)

    table = _history(530_000)
    assert table.num_rows > 1_000_000
    _assert_equal(spark.sla_report(session.createDataFrame(table), partitions=16, **_ASKED), _loop(table))


def test_without_pyspark_the_extra_is_named() -> None:
    from subprocess import run  # noqa: PLC0415  (only here)

    code = """
import sys
sys.modules["pyspark"] = None
from xborder_support.errors import MissingExtraError
try:
    from xborder_support.integrations import spark
except MissingExtraError as error:
    print(error.code, "|", error.message, "|", error.hint)
"""
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "missing-extra | Spark needs the package pyspark | pip install 'xborder-support[spark]'"
