"""Answer which duties bind a kind of contact in the places where the person may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar, get_args

from xborder_support.compliance.rulebook import (
    Cap,
    ConsentDuty,
    Duty,
    Forbidden,
    Medium,
    PlatformLimit,
    Registry,
    RestAfterRefusal,
    Rule,
    Rulebook,
    Suppression,
    Window,
)
from xborder_support.terms import Channel, Purpose, Severity

from .places import Whereabouts, whereabouts

__all__ = ["Bindings", "Bound", "Matter", "Strictness", "bindings_of"]

#: Which rules stop a contact: those of law, also those of codes of conduct, or every piece of advice too. What a platform refuses and what
#: the host set itself always does.
Strictness: TypeAlias = Literal["law", "code", "advisory"]

_STOPPING: dict[Strictness, frozenset[Severity]] = {
    "law": frozenset({"law", "platform", "policy"}),
    "code": frozenset({"law", "platform", "policy", "code"}),
    "advisory": frozenset(get_args(Severity)),
}
#: What a register of people who want no advertising and a rest after a refused offer are about, whatever else their rules bind.
_ABOUT_ADVERTISING = (Registry, RestAfterRefusal)

_KINDS: tuple[type[Any], ...] = (Window, Cap, RestAfterRefusal, Suppression, Registry, ConsentDuty, PlatformLimit, Forbidden)

_Kind_co = TypeVar("_Kind_co", bound=Duty, covariant=True)


class Matter(NamedTuple):
    """Name a kind of contact, as far as rules care. It is a tuple because it is looked up for each message."""

    medium: Medium
    purpose: Purpose
    channel: Channel
    bound_by: frozenset[str] = frozenset()
    strictness: Strictness = "code"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bound(Generic[_Kind_co]):
    """Hold a duty with its rule, where it binds, on which clocks, how badly, and whether it stops the contact."""

    rule: Rule
    duty: _Kind_co
    at: Whereabouts
    severity: Severity
    stops: bool

    @property
    def zones(self) -> tuple[str, ...]:
        """Return the clocks on which the days of the rule are counted."""
        return self.at.zones or ("UTC",)

    @property
    def spot(self) -> Whereabouts | None:
        """Return where the rule binds, or None for one of a platform, which does wherever the person is."""
        return self.at if self.at.place else None

    def holds(self, days: tuple[date, date]) -> bool:
        """Tell whether the rule is in force on the first or on the last of the local dates that it may be."""
        return self.rule.holds(days[0]) or self.rule.holds(days[1])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bindings:
    """Hold all duties that may stand against a kind of contact, by what they ask, and every clock that may be the person's.

    ``asks_age`` tells that a consent may be too old for one of them.
    """

    rulebook: Rulebook
    places: tuple[str, ...]
    matter: Matter
    whereabouts: tuple[Whereabouts, ...]
    zones: tuple[str, ...]
    windows: tuple[Bound[Window], ...]
    caps: tuple[Bound[Cap], ...]
    rests: tuple[Bound[RestAfterRefusal], ...]
    suppressions: tuple[Bound[Suppression], ...]
    registries: tuple[Bound[Registry], ...]
    consents: tuple[Bound[ConsentDuty], ...]
    limits: tuple[Bound[PlatformLimit], ...]
    forbidden: tuple[Bound[Forbidden], ...]
    asks_age: bool


@lru_cache(maxsize=2048)
def bindings_of(rulebook: Rulebook, places: tuple[str, ...], zones: tuple[str, ...], matter: Matter) -> Bindings:
    """Return the duties of every date. Whether a rule is in force is asked for each day."""
    spots = whereabouts(rulebook, places, zones)
    found = [*_of_places(rulebook, spots, matter), *_of_platform(rulebook, spots, zones, matter)]

    def kind(wanted: type[Any]) -> tuple[Bound[Any], ...]:
        if wanted in _ABOUT_ADVERTISING and matter.purpose != "marketing":
            return ()
        return tuple(bound for bound in found if isinstance(bound.duty, wanted))

    consents: tuple[Bound[ConsentDuty], ...] = kind(ConsentDuty)
    return Bindings(
        rulebook=rulebook,
        places=places,
        matter=matter,
        whereabouts=spots,
        zones=tuple(dict.fromkeys(zone for at in spots for zone in at.zones)),
        windows=kind(Window),
        caps=kind(Cap),
        rests=kind(RestAfterRefusal),
        suppressions=kind(Suppression),
        registries=kind(Registry),
        consents=consents,
        limits=kind(PlatformLimit),
        forbidden=tuple(bound for bound in kind(Forbidden) if bound.rule.jurisdiction.startswith("PLATFORM:")),
        asks_age=any(duty.reconfirm_every or duty.purchase or duty.enquiry for duty in (bound.duty for bound in consents)),
    )


def _of_places(rulebook: Rulebook, spots: tuple[Whereabouts, ...], matter: Matter) -> Iterator[Bound[Duty]]:
    for at in spots:
        for rule, duty in _applying(rulebook, at.place or "GLOBAL", matter):
            # The rules of the whole territory are those of its own possibility already.
            if not at.is_guessed or at.place in rule.places:
                yield _bound(rule, duty, at, matter)


def _of_platform(rulebook: Rulebook, spots: tuple[Whereabouts, ...], zones: tuple[str, ...], matter: Matter) -> Iterator[Bound[Duty]]:
    clocks = zones or tuple(dict.fromkeys(zone for at in spots for zone in at.zones))
    at = Whereabouts(place="", zones=clocks)
    for rule, duty in _applying(rulebook, f"PLATFORM:{matter.channel.upper()}", matter):
        if rule.jurisdiction.startswith("PLATFORM:"):
            yield _bound(rule, duty, at, matter)


def _applying(rulebook: Rulebook, place: str, matter: Matter) -> Iterator[tuple[Rule, Duty]]:
    for kind in _KINDS:
        yield from rulebook.applying(kind, place=place, medium=matter.medium, purpose=matter.purpose)


def _bound(rule: Rule, duty: Duty, at: Whereabouts, matter: Matter) -> Bound[Duty]:
    binds_host = rule.limited_to is None or rule.limited_to in matter.bound_by
    severity: Severity = rule.severity if binds_host else "advisory"
    return Bound(rule=rule, duty=duty, at=at, severity=severity, stops=severity in _STOPPING[matter.strictness])
