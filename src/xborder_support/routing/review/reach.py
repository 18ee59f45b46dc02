"""Tell which rules of a rule set can ever be the first that fits, and what keeps the others from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .boxes import Box, BoxIndex, Owned
from .model import Model
from .search import Budget, OutOfBudgetError, find_outside

__all__ = ["Reach", "ReachState", "open_region", "reaches"]

#: ``reached``: a context whose fields are known reaches the rule. ``undecided``: only contexts that lack something do. ``shadowed``: none
#: does, earlier rules take them all. ``empty``: nothing fulfils the rule. ``expired``: its time is over. ``given-up``: it takes more work
#: than is spent on a rule.
ReachState: TypeAlias = Literal["reached", "undecided", "shadowed", "empty", "expired", "given-up"]

_MOST_BLAMED = 40


@dataclass(frozen=True, slots=True)
class Reach:
    """Say of the rule at a place whether it is ever the first that fits.

    ``region`` holds contexts that reach it, or fulfil it where none does. ``by`` holds the places of the earlier rules that together take
    all of them; ``is_equal`` says that a single one takes no more than that. ``unknown`` names fields of which one, not being known, lets
    a context reach it.
    """

    place: int
    state: ReachState
    region: Box | None = None
    by: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    is_equal: bool = False


def reaches(model: Model, budget: Budget) -> Iterator[Reach]:
    """Yield what is true of each rule, in their order."""
    earlier = BoxIndex(model.single_value_axes)
    for place, boxes in enumerate(model.boxes):
        budget.renew()
        reach = _reach(model, place, boxes, earlier, budget)
        yield reach
        if boxes is not None and reach.state != "shadowed":
            for box in boxes:
                earlier.add(Owned(place, box))


def open_region(model: Model, space: Sequence[int], budget: Budget) -> Box | None:
    """Return contexts that no rule takes, of those within a space, or None where the rules take them all.

    Errors: ``OutOfBudgetError``.
    """
    budget.renew()
    cover = [Owned(place, box) for place, boxes in enumerate(model.boxes) for box in boxes or ()]
    return find_outside({}, cover, space, budget)


def _reach(model: Model, place: int, boxes: list[Box] | None, earlier: BoxIndex, budget: Budget) -> Reach:
    if boxes is None:
        return Reach(place, "given-up")
    if not boxes:
        return Reach(place, "expired" if place in model.expired else "empty")
    if budget.is_spent:
        return Reach(place, "given-up")
    near = [(box, earlier.near(box)) for box in boxes]
    try:
        region = _first_outside(near, model.known, budget)
        if region is not None:
            return Reach(place, "reached", region)
        return _rarely_reached(model, place, near, budget)
    except OutOfBudgetError:
        return Reach(place, "given-up")


_Near: TypeAlias = Sequence[tuple[Box, Sequence[Owned]]]


def _first_outside(near: _Near, space: Sequence[int], budget: Budget, used: set[int] | None = None) -> Box | None:
    regions = (find_outside(box, cover, space, budget, used) for box, cover in near)
    return next((region for region in regions if region is not None), None)


def _rarely_reached(model: Model, place: int, near: _Near, budget: Budget) -> Reach:
    used: set[int] = set()
    region = _first_outside(near, model.full, budget, used)
    if region is None:
        by = _blamed(near, used, model.full, budget)
        return Reach(place, "shadowed", near[0][0], by, is_equal=len(by) == 1 and _is_within(model, by[0], place, budget))
    alone = [*_enough_alone(model, near, budget)]
    if alone:
        return Reach(place, "undecided", alone[0][1], unknown=tuple(name for name, _ in alone))
    lacking = {model.axes[axis].field: None for axis, mask in region.items() if not mask & model.known[axis]}
    return Reach(place, "undecided", region, unknown=tuple(lacking))


def _enough_alone(model: Model, near: _Near, budget: Budget) -> Iterator[tuple[str, Box]]:
    """Yield each field that lets a context through when nothing but this field is not known."""
    asked = {axis for _, cover in near for owned in cover for axis in owned.box} | {axis for box, _ in near for axis in box}
    for name in dict.fromkeys(model.axes[axis].field for axis in sorted(asked)):
        space = [axis.full if axis.field == name else axis.known for axis in model.axes]
        region = _first_outside(near, space, budget)
        if region is not None:
            yield name, region


def _blamed(near: _Near, used: set[int], space: Sequence[int], budget: Budget) -> tuple[int, ...]:
    """Return few rules that suffice to take everything: one where one does, else some of which none can be spared."""
    for rule in sorted(used):
        if _suffice(near, {rule}, space, budget):
            return (rule,)
    needed = set(used)
    for rule in sorted(used, reverse=True) if len(used) <= _MOST_BLAMED else ():
        if _suffice(near, needed - {rule}, space, budget):
            needed.discard(rule)
    return tuple(sorted(needed))


def _is_within(model: Model, inner: int, outer: int, budget: Budget) -> bool:
    """Tell whether one rule takes nothing that another one would not."""
    cover = [Owned(outer, box) for box in model.boxes[outer] or ()]
    return all(find_outside(box, cover, model.full, budget) is None for box in model.boxes[inner] or ())


def _suffice(near: _Near, rules: Iterable[int], space: Sequence[int], budget: Budget) -> bool:
    kept = frozenset(rules)
    part = [(box, [owned for owned in cover if owned.rule in kept]) for box, cover in near]
    return _first_outside(part, space, budget) is None
