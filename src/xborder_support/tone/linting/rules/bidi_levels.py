"""Answer in which order the characters of a line of right-to-left text are shown (Unicode Standard Annex #9, without brackets).

A host's screen does this with every text; here it tells before the sending whether a number or a code would come out in pieces.
Embeddings and overrides are passed over: they are reported by themselves.
"""

from __future__ import annotations

from unicodedata import bidirectional

__all__ = ["levels"]

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_PASSED_OVER = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_DEEPEST = 60


def levels(line: str, *, is_right_to_left: bool = True) -> list[int]:
    """Return the level of each character of a line: even ones run from left to right, and a lower level parts what is higher.

    Example:
        >>> levels("\u05d0 12-AB")
        [1, 1, 2, 2, 1, 2, 2]
    """
    found = [0] * len(line)
    kinds = [bidirectional(character) or "L" for character in line]
    outer: list[int] = []
    open_ones: list[tuple[list[int], int]] = []
    level = int(is_right_to_left)
    for index, kind in enumerate(kinds):
        outer.append(index)
        if kind in _ISOLATES and len(open_ones) < _DEEPEST:
            open_ones.append((outer, level))
            outer, level = [], _inner_level(kinds, index, level)
        elif kind == "PDI" and open_ones:
            outer.pop()
            _resolve(kinds, outer, level, found)
            outer, level = open_ones.pop()
            outer.append(index)
    for indexes, at in (*open_ones, (outer, level)):
        _resolve(kinds, indexes, at, found)
    return found


def _inner_level(kinds: list[str], index: int, level: int) -> int:
    """Return the next level of the direction that an isolate asks for; FSI takes that of its first strong character (P2)."""
    kind = kinds[index]
    if kind == "FSI":
        strong = next((_STRONG[kinds[place]] for place in range(index + 1, min(index + 1000, len(kinds))) if kinds[place] in _STRONG), "L")
        kind = "RLI" if strong == "R" else "LRI"
    return (level + 1) | 1 if kind == "RLI" else (level + 2) & ~1


def _resolve(kinds: list[str], indexes: list[int], level: int, found: list[int]) -> None:
    """Write the levels of one run of text of one direction."""
    places = [index for index in indexes if kinds[index] not in _PASSED_OVER]
    for index in indexes:
        found[index] = level
    types = [kinds[index] for index in places]
    edge = "R" if level % 2 else "L"
    _weak(types, edge)
    _neutral(types, edge)
    for index, kind in zip(places, types, strict=True):
        found[index] = level + _rise(kind, level)


def _rise(kind: str, level: int) -> int:
    """Return by how much a type lies above the level around it (I1, I2)."""
    if level % 2:
        return 0 if kind == "R" else 1
    return {"R": 1, "L": 0}.get(kind, 2)


def _weak(types: list[str], edge: str) -> None:
    """Resolve numbers and what belongs to them (W1 to W7)."""
    _numbers_and_marks(types, edge)
    _separators(types)
    _terminators(types)
    strong = edge
    for place, kind in enumerate(types):
        if kind in {"ES", "ET", "CS"}:
            types[place] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[place] = "L"


def _numbers_and_marks(types: list[str], edge: str) -> None:
    previous, strong = edge, edge
    for place, kind in enumerate(types):
        if kind == "NSM":
            types[place] = "ON" if previous in _ISOLATES or previous == "PDI" else previous
        elif kind == "EN" and strong == "AL":
            types[place] = "AN"
        elif kind in {"L", "R", "AL"}:
            strong = kind
        previous = types[place]
    for place, kind in enumerate(types):
        if kind == "AL":
            types[place] = "R"


def _separators(types: list[str]) -> None:
    """Take a single separator between two numbers of a kind into the number (W4)."""
    for place in range(1, len(types) - 1):
        before, kind, behind = types[place - 1 : place + 2]
        if before == behind and ((kind == "CS" and before in {"EN", "AN"}) or (kind == "ES" and before == "EN")):
            types[place] = before


def _terminators(types: list[str]) -> None:
    """Take signs such as % and # next to a European number into it (W5)."""
    place = 0
    while place < len(types):
        if types[place] != "ET":
            place += 1
            continue
        end = place
        while end < len(types) and types[end] == "ET":
            end += 1
        if "EN" in {*types[place - 1 : place], *types[end : end + 1]}:
            types[place:end] = ["EN"] * (end - place)
        place = end


def _neutral(types: list[str], edge: str) -> None:
    """Give neutral characters the direction of what stands on both sides of them, else the one around (N1, N2)."""
    place, before = 0, edge
    while place < len(types):
        if types[place] in {"L", "R", "EN", "AN"}:
            before = "L" if types[place] == "L" else "R"
            place += 1
            continue
        end = place
        while end < len(types) and types[end] not in {"L", "R", "EN", "AN"}:
            end += 1
        behind = edge if end == len(types) else "L" if types[end] == "L" else "R"
        types[place:end] = [before if before == behind else edge] * (end - place)
        place = end
