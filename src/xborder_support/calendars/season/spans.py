"""Keep stretches of dates in order: cut to a window, and joined where one follows the other."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["within"]


def within(stretches: Iterable[tuple[int, int]], first: int, last: int) -> list[range]:
    """Return stretches of ordinals, each with its last one included, cut to a window. They come sorted; neighbours are joined."""
    found: list[range] = []
    for start, end in stretches:
        cut = range(max(start, first), min(end, last) + 1)
        if not cut:
            continue
        if found and found[-1].stop >= cut.start:
            found[-1] = range(found[-1].start, max(found[-1].stop, cut.stop))
        else:
            found.append(cut)
    return found
