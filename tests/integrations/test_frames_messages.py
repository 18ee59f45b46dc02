"""A whole history of messages is judged: a row for each finding, in the caller's own kind of frame."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from xborder_support.errors import UsageError
from xborder_support.integrations import frames
from xborder_support.tone.linting import Waiver, lint

_TEXTS = ["Haben Sie Fragen? Dann melde dich bei uns, wenn du magst.", None, "Guten Tag, gern.", "Wir helfen dir."]
_SENT: dict[str, list[Any]] = {
    "body": _TEXTS,
    "country": ["DE", "DE", "AT", "DE"],
    "lang": ["de"] * 4,
    "via": ["webchat"] * 4,
    "agent": ["a1", "a2", "a3", "a1"],
}
_KINDS = [pl.DataFrame, pd.DataFrame, pa.table]
_NAMED: dict[str, Any] = {"text": "body", "locale": "lang", "market": "country", "channel": "via"}
_COLUMNS = ["row", "rule", "severity", "start", "end", "message", "suggestion"]


def _rows(frame: Any) -> list[dict[str, Any]]:
    if isinstance(frame, pd.DataFrame):
        return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    rows: list[dict[str, Any]] = frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()
    return rows


@pytest.mark.parametrize("kind", _KINDS, ids=["polars", "pandas", "pyarrow"])
def test_every_row_has_the_findings_that_lint_makes(kind: Callable[..., Any]) -> None:
    sent = kind(_SENT)
    found = frames.lint_messages(sent, **_NAMED, by=["agent"])
    assert isinstance(found, type(sent))
    expected = [
        (agent, row, finding.rule, finding.severity, *(finding.span or (0, 0)), finding.message, finding.suggestion)
        for row, (text, agent) in enumerate(zip(_TEXTS, _SENT["agent"], strict=True))
        if text is not None
        for finding in lint(text, market="DE", locale="de", channel="webchat")
    ]
    assert len(expected) == 3
    assert [tuple(row.values()) for row in _rows(found)] == expected
    assert [*_rows(found)[0]] == ["agent", *_COLUMNS]


@pytest.mark.parametrize("kind", _KINDS, ids=["polars", "pandas", "pyarrow"])
def test_no_findings_are_a_frame_too(kind: Callable[..., Any]) -> None:
    sent = kind({"body": ["Guten Tag, gern."], "agent": ["a1"]})
    found = frames.lint_messages(sent, text="body", values={"locale": "de", "market": "DE", "channel": "webchat"}, by=["agent"])
    assert len(found) == 0
    assert list(found.column_names if isinstance(found, pa.Table) else found.columns) == ["agent", *_COLUMNS]


def test_an_index_of_the_callers_own_does_no_harm() -> None:
    sent = pd.DataFrame(_SENT, index=[7, 7, 9, 3])
    assert frames.lint_messages(sent, **_NAMED, by=["agent"])["agent"].tolist() == ["a1", "a1", "a1"]


def test_values_stand_in_for_nulls_and_for_columns() -> None:
    sent = pl.DataFrame({"body": ["Wir helfen dir.", "Wir helfen dir."], "country": ["AT", None], "how": ["casual", None]})
    told = {"locale": "de", "channel": "webchat", "market": "DE"}
    found = frames.lint_messages(sent, text="body", market="country", columns={"register": "how"}, values=told)
    assert found["row"].to_list() == [1]


def test_waivers_and_the_reader_count_for_all_rows() -> None:
    sent = pl.DataFrame(_SENT)
    waiver = Waiver("TON001", "a slogan", until=date(2027, 1, 1))
    found = frames.lint_messages(sent, **_NAMED, waivers=[waiver], on=date(2026, 11, 22), reader="de")
    assert found["message"].to_list() == ["vertraute Anrede, wo dieser Markt die förmliche erwartet"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "gone"}, "unknown-column"),
        ({"market": "gone"}, "unknown-column"),
        ({"by": ["gone"]}, "unknown-column"),
        ({"by": ["rule"]}, "ambiguous-column"),
        ({"text": "number"}, "not-a-text-column"),
        ({"market": None}, "missing-value"),
        ({"market": "nulls"}, "missing-value"),
        ({"market": "agent"}, "unknown-territory"),
        ({"columns": {"mood": "agent"}}, "unknown-value"),
        ({"values": {"mood": "good"}}, "unknown-value"),
        ({"frame": [1]}, "not-a-frame"),
    ],
    ids=range(11),
)
def test_a_wrong_call_is_refused(changes: dict[str, Any], code: str) -> None:
    sent = pl.DataFrame(_SENT | {"rule": ["r"] * 4, "number": [1] * 4, "nulls": ["DE", "DE", None, "DE"]})
    asked: dict[str, Any] = {"frame": sent} | _NAMED | changes
    with pytest.raises(UsageError) as refused:
        frames.lint_messages(asked.pop("frame"), **asked)
    assert refused.value.code == code


def test_a_refusal_names_the_row() -> None:
    sent = pl.DataFrame(_SENT | {"country": ["DE", "DE", "Bavaria", "DE"]})
    with pytest.raises(UsageError, match=r"^row 2: "):
        frames.lint_messages(sent, **_NAMED)


def test_a_waiver_that_ran_out_is_told_once() -> None:
    sent = pl.DataFrame({"body": ["Haben Sie Fragen? Dann melde dich."] * 3, "lang": "de", "country": "DE", "via": "webchat"})
    waiver = Waiver("TON001", "a slogan", until=date(2026, 11, 1))
    found = frames.lint_messages(sent, **_NAMED, waivers=[waiver], on=date(2026, 11, 22))
    assert found.filter(pl.col("rule") == "TON092").get_column("row").to_list() == [0]
    assert found.filter(pl.col("rule") == "TON001").get_column("row").to_list() == [0, 1, 2]


def test_unsure_words_can_be_left_to_the_writer() -> None:
    sent = pl.DataFrame({"body": ["Ihr Paket kommt vielleicht am Montag."], "lang": "de", "country": "DE", "via": "webchat"})
    assert "TON010" in frames.lint_messages(sent, **_NAMED).get_column("rule").to_list()
    assert "TON010" not in frames.lint_messages(sent, **_NAMED, hedges=False).get_column("rule").to_list()
