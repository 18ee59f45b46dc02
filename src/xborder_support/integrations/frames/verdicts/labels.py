"""Hold a column of a few texts that come over and over: each text once, and its number in every row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Codes", "LabelColumn", "Labels", "labels_of"]

Codes: TypeAlias = NDArray[np.int8] | NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Hold texts, and for every row the position of its own; -1 stands for none."""

    texts: tuple[str, ...]
    codes: Codes


class LabelColumn:
    """Collect the texts of a column, many rows at a time."""

    def __init__(self, count: int) -> None:
        self._numbers: dict[str, int] = {}
        self._codes: Codes = np.zeros(count, np.int8)

    def put(self, index: Any, text: str | None) -> None:
        """Say what stands in some rows."""
        number = -1 if text is None else self._numbers.setdefault(text, len(self._numbers))
        if number == np.iinfo(self._codes.dtype).max:
            self._codes = self._codes.astype(np.int32)
        self._codes[index] = number

    @property
    def labels(self) -> Labels:
        """Return what was collected."""
        return Labels(tuple(self._numbers), self._codes)


def labels_of(values: Iterable[str | None]) -> Labels:
    """Return a column of texts with each text kept once."""
    numbers: dict[str, int] = {}
    codes = np.array([-1 if text is None else numbers.setdefault(text, len(numbers)) for text in values], dtype=np.int32)
    return Labels(tuple(numbers), codes)
