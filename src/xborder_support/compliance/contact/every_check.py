"""Answer what all checks object to, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeAlias

from .bindings import Bindings
from .caps import cap_objections
from .consented import consent_objections
from .moment import Moment
from .objection import Objection, Outcome
from .platforms import platform_objections
from .refused import refusal_objections
from .registries import registry_objections
from .unknown import unknown_objections
from .windows import window_objections

__all__ = ["all_objections", "merged", "objections_but_hours"]

_Check: TypeAlias = Callable[[Moment], Iterator[Objection]]

_CHECKS: tuple[_Check, ...] = (
    refusal_objections,
    unknown_objections,
    registry_objections,
    consent_objections,
    window_objections,
    cap_objections,
    platform_objections,
)
_NEVER = datetime.max.replace(tzinfo=UTC)
_GRAVITY: tuple[Outcome, ...] = ("note", "ask", "blocked")


def all_objections(moment: Moment) -> Iterator[Objection]:
    """Yield what stands against a contact at an instant, advice among it."""
    for check in _checks_of(moment.bindings):
        yield from check(moment)


def objections_but_hours(moment: Moment) -> Iterator[Objection]:
    """Yield what stands against a contact whatever the hour: what every check says but that of the hours."""
    for check in _checks_of(moment.bindings):
        if check is not window_objections:
            yield from check(moment)


def merged(objections: Iterable[Objection]) -> list[Objection]:
    """Return one objection for each rule and each thing it says: the one that ends last, and of two that end together the graver one."""
    found: dict[tuple[str, ...], Objection] = {}
    for objection in objections:
        key = (objection.rule, *(objection.facts.get(name, "") for name in ("registry", "most", "per")))
        other = found.get(key)
        if other is None or _weight(objection) > _weight(other):
            found[key] = objection
    return list(found.values())


def _weight(objection: Objection) -> tuple[bool, datetime, int]:
    return objection.outcome != "note", objection.ends_at or _NEVER, _GRAVITY.index(objection.outcome)


@lru_cache(maxsize=2048)
def _checks_of(bindings: Bindings) -> tuple[_Check, ...]:
    """Return the checks that have anything to ask."""
    idle: dict[_Check, bool] = {
        registry_objections: not bindings.registries,
        consent_objections: not bindings.consents,
        window_objections: not bindings.windows,
        cap_objections: not bindings.caps,
    }
    return tuple(check for check in _CHECKS if not idle.get(check, False))
