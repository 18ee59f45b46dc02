"""Write attainment as a table for people, or as JSON. A share of few tickets is not written at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from xborder_support.sla import METRICS, SHOP, Attainment

__all__ = ["Group", "as_json", "as_lines", "in_order", "never_ended"]

_SHARE_DIGITS = 4
_COUNTS = ("met", "missed", "past due", "share", "95 % interval")
_clock_and_metric = attrgetter("clock", "metric")


class Group(NamedTuple):
    """Name what is counted together: a metric on a clock, and a value for each question."""

    metric: str
    clock: str
    values: tuple[str, ...]


def in_order(counted: Mapping[Group, Attainment]) -> dict[Group, Attainment]:
    """Return the groups that were judged: the shop's own clock first, metrics in their own order, then by value."""
    judged = [group for group in counted if counted[group].total]
    return {group: counted[group] for group in sorted(judged, key=_rank)}


def _rank(group: Group) -> tuple[object, ...]:
    return (group.clock != SHOP, group.clock, _PLACES[group.metric], group.values)


_PLACES: dict[str, int] = {metric: place for place, metric in enumerate(METRICS)}


def never_ended(counted: Mapping[Group, Attainment]) -> list[tuple[str, str]]:
    """Return each metric and clock of which nothing was ever met or missed: a table that never says when looks like a very bad desk."""
    both = dict.fromkeys((group.metric, group.clock) for group in counted)
    ended = {(group.metric, group.clock) for group, one in counted.items() if one.met or one.missed}
    return [one for one in both if one not in ended]


def as_lines(counted: Mapping[Group, Attainment], by: Sequence[str]) -> Iterator[str]:
    """Yield a table for each metric and clock, with a line for all of it."""
    for (clock, metric), groups in groupby(counted, key=_clock_and_metric):
        rows = [(group.values, counted[group]) for group in groups]
        if by and len(rows) > 1:
            rows.append((("all", *[""] * (len(by) - 1)), sum((one for _, one in rows), Attainment(0, 0))))
        yield f"{metric}, {clock if clock == SHOP else f'clock of {clock}'}"
        yield from _aligned([(*by, *_COUNTS), *((*values, *_cells(one)) for values, one in rows)], left=len(by))
        yield ""


def _cells(one: Attainment) -> tuple[str, ...]:
    return (f"{one.met:,}", f"{one.missed:,}", f"{one.open_past_due:,}", *_share(one))


def _share(one: Attainment) -> tuple[str, str]:
    if not one.is_shown or one.share is None:
        return "-", "fewer than 10: no share"
    note = "" if one.is_ranked else "  fewer than 30"
    return f"{one.share:.1%}", f"{one.low:.1%} to {one.high:.1%}{note}"


def _aligned(rows: Sequence[Sequence[str]], *, left: int) -> Iterator[str]:
    """Yield lines of columns: names to the left, counts to the right, the last one as it comes."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = [f"{cell:{'<' if place < left else '>'}{widths[place]}}" for place, cell in enumerate(row[:-1])]
        yield "  ".join([*padded, row[-1]]).rstrip()


def as_json(counted: Mapping[Group, Attainment], by: Sequence[str]) -> list[dict[str, Any]]:
    """Return a row for each group, with None for a share that too few stand behind."""
    return [_object(group, one, by) for group, one in counted.items()]


def _object(group: Group, one: Attainment, by: Iterable[str]) -> dict[str, Any]:
    shares = {name: getattr(one, name) if one.is_shown else None for name in ("share", "low", "high")}
    return {
        "metric": group.metric,
        "clock": group.clock,
        **dict(zip(by, group.values, strict=True)),
        "met": one.met,
        "missed": one.missed,
        "open_past_due": one.open_past_due,
        **{name: None if share is None else round(share, _SHARE_DIGITS) for name, share in shares.items()},
        "findings": [finding.rule for finding in one.findings],
    }
