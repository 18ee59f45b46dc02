"""A column is masked row by row, in the caller's own kind of frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from xborder_support.compliance import mask
from xborder_support.errors import UsageError
from xborder_support.integrations import frames

_TEXTS = ["mail ana@example.com", None, "0171 2345678", "0171 2345678", "order 4711-220391"]
_SENT: dict[str, list[Any]] = {"body": _TEXTS, "country": ["DE", "DE", "DE", None, "US"], "count": [1, 2, 3, 4, 5]}
_KINDS = [pl.DataFrame, pd.DataFrame, pa.table]


def _values(made: Any) -> list[str | None]:
    values = made.to_pylist() if isinstance(made, pa.ChunkedArray) else list(made)
    return [value if isinstance(value, str) else None for value in values]


@pytest.mark.parametrize("kind", _KINDS, ids=["polars", "pandas", "pyarrow"])
def test_every_row_is_what_mask_makes_of_it(kind: Callable[..., Any]) -> None:
    sent = kind(_SENT)
    made = frames.mask_texts(sent, text="body", territory="country")
    assert isinstance(made, type(sent["body"]))
    assert _values(made) == [
        None if text is None else mask(text, territory=market).text for text, market in zip(_TEXTS, _SENT["country"], strict=True)
    ]
    assert _values(made)[2] == "**** ***5678"


def test_an_index_of_the_callers_own_stays() -> None:
    made = frames.mask_texts(pd.DataFrame(_SENT, index=[7, 7, 9, 3, 1]), text="body")
    assert made.index.tolist() == [7, 7, 9, 3, 1]
    assert made.name == "body"


def test_values_stand_in_for_nulls_and_for_the_column() -> None:
    sent = pl.DataFrame({"body": ["01712345678"] * 2, "country": ["US", None]})
    assert frames.mask_texts(sent, text="body", values={"territory": "DE"}).to_list() == ["*******5678"] * 2
    assert frames.mask_texts(sent, text="body", territory="country", values={"territory": "DE"}).to_list() == ["01712345678", "*******5678"]


def test_the_manner_is_handed_on() -> None:
    sent = pl.DataFrame({"body": ["Ana: 4111111111111111, ana@example.com"]})
    assert frames.mask_texts(sent, text="body", level="redact", kinds=["card"]).to_list() == ["Ana: [card], ana@example.com"]
    made = frames.mask_texts(sent, text="body", known=iter(["Ana"]), show_bin=True, hide_length=True)
    assert made.to_list() == ["A***: 411111***1111, a***@example.com"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ({"text": "words"}, "unknown-column", "words"),
        ({"text": "count"}, "not-a-text-column", "count"),
        ({"text": "body", "territory": "count"}, "not-a-text-column", "count"),
        ({"text": "body", "values": {"market": "DE"}}, "unknown-value", "market"),
        ({"text": "body", "values": {"territory": "XQ"}}, "unknown-territory", "row 0"),
        ({"text": "body", "level": "all"}, "unknown-level", "row 0"),
    ],
    ids=["column", "numbers", "market-numbers", "value", "territory", "level"],
)
def test_wrong_questions_are_refused(arguments: dict[str, Any], code: str, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        frames.mask_texts(pl.DataFrame(_SENT), **arguments)
    assert refusal.value.code == code
    assert message in refusal.value.message
    assert "ana@" not in str(refusal.value)
