"""Find deputies who stand in for each other in a circle, so that nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["deputy_cycles"]


def deputy_cycles(deputies: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield each circle once, in the order of its deputies, from its first name by the alphabet."""
    seen: set[str] = set()
    for start in sorted(deputies):
        path: list[str] = []
        name: str | None = start
        while name is not None and name in deputies and name not in seen:
            seen.add(name)
            path.append(name)
            name = deputies[name]
        if name in path:
            circle = path[path.index(str(name)) :]
            first = circle.index(min(circle))
            yield (*circle[first:], *circle[:first])
