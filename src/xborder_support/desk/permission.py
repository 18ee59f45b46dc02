"""Ask the rules of contact whether a machine may answer now, before a word of the answer exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from xborder_support.channels import known_channels, profile
from xborder_support.compliance import Medium, Rulebook, Window, medium_of
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError
from xborder_support.terms import Channel, Finding, Purpose, Reason, Territory

from .situation import Situation
from .understanding import Understanding

__all__ = ["Permission", "medium_for", "permission"]

_MINUTE, _QUARTER = 60, 900  # seconds
_HOUR = timedelta(hours=1)
_LONGEST_WAIT = 10_000  # hours; no window for replies lasts so long
_NEVER = datetime.max.replace(tzinfo=UTC)
_ANY_DAY = date(2026, 1, 1)  # the kind of a channel does not change

# What stops a contact, unlike notes and advice, which come along.
_STOPS = frozenset({"law", "platform", "policy", "code", "warning"})


@dataclass(frozen=True, slots=True)
class Permission:
    """Say whether an answer may go out: at once, from ``not_before`` on (aware UTC), or only once somebody looked, for ``objection``.

    ``wait`` holds the rule behind ``not_before``.
    """

    objection: Reason | None = None
    not_before: datetime | None = None
    wait: Reason | None = None

    def against(self, *ends: datetime | None) -> Reason | None:
        """Return what stands against an answer that is of use until the earliest of some instants: a wait may outlast it."""
        end = min(filter(None, ends), default=None)
        if self.not_before is None or self.wait is None or end is None or self.not_before < end:
            return self.objection
        return Reason("contact-too-late", {**self.wait.facts, "ends_at": end.isoformat()})


_AT_ONCE = Permission()


def permission(situation: Situation, understood: Understanding, purpose: Purpose = "service") -> Permission:
    """Return whether this customer may be answered now. Which rule objects stands in the reason, with what it rests on."""
    asked = _question(situation, understood, purpose)
    try:
        if _is_fine(*asked, *_rounded(situation, asked)):
            return _AT_ONCE
        return _looked_at(situation, asked)
    except UsageError as error:
        # A channel without a name, a year that no rule is of: what nobody could ask, somebody has to look at.
        return Permission(Reason("rules-not-asked", {"error": error.code}))


def medium_for(situation: Situation) -> Medium:
    """Return what rules call the channel. One of the host's own is to them what ours of its kind are."""
    channel = situation.event.channel
    return medium_of(channel) if channel in known_channels() else _medium_of_kind(situation.channel_kind)


@lru_cache(maxsize=64)
def _medium_of_kind(kind: str) -> Medium:
    alike = (name for name in sorted(known_channels()) if profile(name, on=_ANY_DAY).kind == kind)
    return next(map(medium_of, alike), "chat")


_Question = tuple[Rulebook, tuple[Territory, ...], tuple[str, ...], Channel, Medium, Purpose]


def _question(situation: Situation, understood: Understanding, purpose: Purpose) -> _Question:
    zones = (understood.time_zone,) if understood.is_zone_certain else ()
    return (situation.parts.rulebook, understood.places, zones, situation.event.channel, medium_for(situation), purpose)


def _rounded(situation: Situation, asked: _Question) -> tuple[int, int, bool]:
    """Return when it is, for how many hours the customer waits, and whether the provider says that answers are free, for the same answer.

    Hours of contact begin on a minute, and without any only the local date counts, which changes on a quarter of an hour everywhere.
    Windows for replies last for whole hours.
    """
    rulebook, _, _, _, medium, purpose = asked
    step = _MINUTE if _has_hours(rulebook, medium, purpose) else _QUARTER
    expires_at = situation.event.window_expires_at
    waited = min(max(situation.now - situation.at, timedelta()) // _HOUR, _LONGEST_WAIT)
    return int(situation.now.timestamp()) // step * step, waited, expires_at is not None and expires_at > situation.now


@lru_cache(maxsize=256)
def _has_hours(rulebook: Rulebook, medium: Medium, purpose: Purpose) -> bool:
    return any(rule.duties_of(Window) for rule in rulebook.rules if rule.binds(medium=medium, purpose=purpose))


@lru_cache(maxsize=4096)
def _is_fine(  # noqa: PLR0913, PLR0917  (what the answer depends on, each by itself, since it is remembered by that)
    rulebook: Rulebook,
    places: tuple[Territory, ...],
    zones: tuple[str, ...],
    channel: Channel,
    medium: Medium,
    purpose: Purpose,
    second: int,
    hours_waited: int,
    is_free: bool,  # noqa: FBT001
) -> bool:
    now = datetime.fromtimestamp(second, UTC)
    asked = (rulebook, places, zones, channel, medium, purpose)
    return not _stops(asked, now, now - hours_waited * _HOUR, _NEVER if is_free else None)[0]


def _stops(asked: _Question, now: datetime, wrote_at: datetime, expires_at: datetime | None) -> tuple[list[Finding], datetime | None]:
    """Return what stands against an answer, and from when on nothing does; None where that is never."""
    from xborder_support.compliance import ContactContext, check_contact  # noqa: PLC0415  (a desk that only loads needs none of it)

    rulebook, places, zones, channel, medium, purpose = asked
    draft = Draft(channel=channel, provider="any", to="", text="", purpose=purpose, window_expires_at=expires_at)
    context = ContactContext(places=places, time_zones=zones, last_customer_message_at=wrote_at, medium=medium)
    check = check_contact(draft, context, rulebook=rulebook, now=now)
    if check.verdict == "ok":
        return [], now
    return [found for found in check.findings if found.severity in _STOPS] or list(check.findings), check.earliest_ok_at


def _looked_at(situation: Situation, asked: _Question) -> Permission:
    wrote_at = min(situation.at, situation.now)
    stops, earliest = _stops(asked, situation.now, wrote_at, situation.event.window_expires_at)
    if not stops:
        return _AT_ONCE
    last = max(stops, key=lambda found: found.earliest_ok_at or _NEVER)
    facts = {"rule": last.rule, "citation": last.facts.get("citation", "?")}
    if earliest is None:
        return Permission(Reason("contact-not-now", facts))
    return Permission(not_before=earliest, wait=Reason("contact-later", {**facts, "at": earliest.isoformat()}))
