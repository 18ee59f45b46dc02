"""Show people at a terminal how far a long run is. Pipes and files get nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["progress"]

_WIDTH = 30


@contextmanager
def progress(stream: TextIO, label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws how much of a whole is done, on a terminal; it is wiped away at the end.

    ``done`` and ``total`` count anything, such as bytes. A line is drawn only where its words change, so it may be called for every row.
    """
    if not stream.isatty():
        yield lambda _done, _total: None
        return
    drawn = ""

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        line = _line(label, done, total)
        if line != drawn:
            drawn = line
            stream.write(f"\r{line}")
            stream.flush()

    try:
        yield draw
    finally:
        if drawn:
            stream.write(f"\r{' ' * len(drawn)}\r")
            stream.flush()


def _line(label: str, done: int, total: int) -> str:
    share = min(done / total, 1.0) if total > 0 else 1.0
    filled = int(share * _WIDTH)
    return f"{label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {int(share * 100):3d} %"
