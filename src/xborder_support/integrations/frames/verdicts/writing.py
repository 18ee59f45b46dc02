"""Write the columns of a report as a frame of the caller's own kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import narwhals as nw

from xborder_support.integrations.frames.columns import Frame, Kind, written
from xborder_support.integrations.frames.integers import Flags, Fractions, Integers

from .labels import Labels

__all__ = ["Answer", "Answers", "Numbers", "frame_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Hold a column of numbers or instants, and where it is null; None where it nowhere is."""

    values: Integers | Fractions
    nulls: Flags | None
    kind: Kind


Answer: TypeAlias = Labels | Numbers
Answers: TypeAlias = dict[str, Answer]


def frame_of(kept: Frame, names: Sequence[str], answers: Answers) -> Any:
    """Return some columns of a frame with those of the report, as one frame of their library."""
    columns = {name: kept[name].to_native() for name in names}
    for name, answer in answers.items():
        columns[name] = (
            _LABELLED[kept.implementation](kept, answer)
            if isinstance(answer, Labels)
            else written(answer.values, answer.nulls, name=name, kind=answer.kind, like=kept)
        )
    return _FRAMES[kept.implementation](kept, columns)


def _pandas_labels(like: Frame, labels: Labels) -> Any:
    pandas = like.implementation.to_native_namespace()
    texts = pandas.Index(labels.texts, dtype="str")
    return pandas.Series(pandas.Categorical.from_codes(labels.codes, texts, validate=False), index=nw.to_native(like).index)


def _polars_labels(like: Frame, labels: Labels) -> Any:
    polars = like.implementation.to_native_namespace()
    texts = polars.Series(labels.texts, dtype=polars.Categorical)
    codes = polars.Series(labels.codes)
    if len(codes) and codes.min() < 0:
        codes = codes.set(codes < 0, None)
    return texts.gather(codes)


def _pyarrow_labels(like: Frame, labels: Labels) -> Any:
    pyarrow = like.implementation.to_native_namespace()
    nulls = labels.codes < 0
    codes = pyarrow.array(labels.codes, mask=nulls if nulls.any() else None)
    texts = pyarrow.array(labels.texts, type=pyarrow.string())
    return pyarrow.chunked_array([pyarrow.DictionaryArray.from_arrays(codes, texts)])


def _pandas_frame(like: Frame, columns: dict[str, Any]) -> Any:
    return like.implementation.to_native_namespace().DataFrame(columns, copy=False, index=nw.to_native(like).index)


def _polars_frame(like: Frame, columns: dict[str, Any]) -> Any:
    return like.implementation.to_native_namespace().DataFrame(columns)


def _pyarrow_frame(like: Frame, columns: dict[str, Any]) -> Any:
    return like.implementation.to_native_namespace().table(columns)


_LABELLED = {
    nw.Implementation.PANDAS: _pandas_labels,
    nw.Implementation.POLARS: _polars_labels,
    nw.Implementation.PYARROW: _pyarrow_labels,
}
_FRAMES = {
    nw.Implementation.PANDAS: _pandas_frame,
    nw.Implementation.POLARS: _polars_frame,
    nw.Implementation.PYARROW: _pyarrow_frame,
}
