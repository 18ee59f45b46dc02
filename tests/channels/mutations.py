"""Change payloads as broken and hostile senders do, by a seed, so that every failure can be had again."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

__all__ = ["Path_", "at", "mutate_bytes", "mutate_inside", "mutated", "paths_of", "payload_files"]

#: The keys and indices that lead to a place in a decoded document.
Path_: TypeAlias = tuple[str | int, ...]

_STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    -(2**63),
    2**63,
    10**30,
    1e308,
    -0.5,
    "",
    " ",
    "\ud83d",
    "\udc00x",
    "\x00",
    "9" * 400,
    "-5",
    "1e400",
    "2026-13-45T99:99:99Z",
    "٣",
    "\u202e",
    "a" * 5000,
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"a": {"b": []}},
    253402300800000,
    1770122400,
    1770122400000000,
)


def paths_of(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Yield the places of a document, the whole first."""
    yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inside in items:
        yield from paths_of(inside, (*path, key))


def at(document: Any, path: Path_) -> Any:
    """Return what stands at a place."""
    for key in path:
        document = document[key]
    return document


def mutate_inside(document: Any, path: Path_, random: Random) -> Any:
    """Return a document in which something below a place is changed, and nothing anywhere else."""
    changed = copy.deepcopy(document)
    below = [inside for inside in paths_of(at(changed, path)) if inside] or [()]
    target = (*path, *random.choice(below))
    if not target:
        return random.choice(_STRANGE)
    holder = at(changed, target[:-1])
    random.choice(_CHANGES)(holder, target[-1], random)
    return changed


def mutated(body: bytes, random: Random) -> bytes:
    """Return a body with some changes: inside of it where it is JSON, and to its bytes where it is not, and sometimes where it is."""
    try:
        document = json.loads(body)
    except ValueError:
        return mutate_bytes(body, random)
    for _ in range(random.randint(1, 3)):
        document = mutate_inside(document, (), random)
    text = json.dumps(document, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    return mutate_bytes(text, random) if random.random() < 0.2 else text


def mutate_bytes(body: bytes, random: Random) -> bytes:
    """Return a body with some of its bytes changed, taken out, doubled or put in."""
    changed = bytearray(body)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(changed) + 1)
        length = random.choice((1, 1, 2, 10, 100))
        random.choice(_BYTE_CHANGES)(changed, place, length, random)
    return bytes(changed)


def _remove(holder: Any, key: Any, _random: Random) -> None:
    del holder[key]


def _replace(holder: Any, key: Any, random: Random) -> None:
    holder[key] = copy.deepcopy(random.choice(_STRANGE))


def _wrap(holder: Any, key: Any, random: Random) -> None:
    holder[key] = random.choice(([holder[key]], {"value": holder[key]}, str(holder[key])))


def _deepen(holder: Any, key: Any, random: Random) -> None:
    for _ in range(random.choice((3, 60, 200))):
        holder[key] = [holder[key]] if random.random() < 0.5 else {"x": holder[key]}


def _repeat(holder: Any, key: Any, _random: Random) -> None:
    """Let a value stand under a neighbour's key too."""
    for other in list(holder) if isinstance(holder, dict) else ():
        holder[other] = copy.deepcopy(holder[key])
        return


_CHANGES: tuple[Callable[[Any, Any, Random], None], ...] = (_remove, _replace, _replace, _replace, _wrap, _deepen, _repeat)
_HOSTILE = (b"\x00", b"\xff\xfe", b"\r\n", b"\n\n", b"&", b"=", b"%ZZ", b'"', b"{", b"[" * 50, b": ", b"=?utf-8?b?")
_HOSTILE_XML = (b"]]>", b"<!DOCTYPE x>", b"&lol;")


def _flip(body: bytearray, place: int, length: int, random: Random) -> None:
    for index in range(place, min(place + length, len(body))):
        body[index] = random.randrange(256)


def _cut(body: bytearray, place: int, length: int, _random: Random) -> None:
    del body[place : place + length]


def _double(body: bytearray, place: int, length: int, _random: Random) -> None:
    body[place:place] = body[place : place + length]


def _insert(body: bytearray, place: int, _length: int, random: Random) -> None:
    body[place:place] = random.choice(_HOSTILE + _HOSTILE_XML)


def _end(body: bytearray, place: int, _length: int, _random: Random) -> None:
    del body[place:]


_BYTE_CHANGES: tuple[Callable[[bytearray, int, int, Random], None], ...] = (_flip, _cut, _double, _insert, _end)


def payload_files(provider: str) -> list[Path]:
    """Return the payloads that we wrote for a provider."""
    return sorted((Path(__file__).parent / "payloads" / provider).iterdir())
