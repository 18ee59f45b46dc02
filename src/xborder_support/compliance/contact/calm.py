"""Answer ordinary questions from what was worked out for the day: nobody refused, no dealings are told, and only the clock moves.

Whatever rules object to such a contact depends on the kind of contact, on the consent, and on the local dates that it may be. So a day of
UTC is cut at every local midnight, each piece is put once to all checks but that of the hours, and what is left are the stretches in which
nothing stops the contact. Every other question is looked at closely.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from xborder_support.compliance.consents import Consents, ConsentState, ConsentStatus
from xborder_support.compliance.rulebook import ConsentKind
from xborder_support.conversations import Draft
from xborder_support.terms import Finding

from .bindings import Bindings
from .caps import cap_objections
from .clocks import DAY, instant_of, midnights
from .context import ContactContext
from .every_check import merged, objections_but_hours
from .moment import Moment
from .records import RegistryVerdict
from .windows import open_spans

__all__ = ["calm_findings"]

#: From and until which second of UTC (since 1970) a contact is fine, and the advice that goes with it.
_Stretch: TypeAlias = tuple[int, int, tuple[Finding, ...]]

_FEW = 16  # No address is looked up in more registers; longer lists are not worth remembering.
_STATUSES: frozenset[ConsentStatus] = frozenset({"granted", "none"})


class _Ordinary(NamedTuple):
    """Hold what an ordinary question depends on beside the day. It is a tuple because it is looked up for each message."""

    status: ConsentStatus
    kinds: frozenset[ConsentKind]
    agreed: frozenset[str]
    verdicts: tuple[RegistryVerdict, ...]
    is_automatic: bool


def calm_findings(moment: Moment) -> tuple[Finding, ...] | None:
    """Return the advice that goes with a contact which nothing stops, or None where it has to be looked at closely."""
    ordinary = _ordinary(moment)
    if ordinary is None:
        return None
    second = moment.second
    for start, end, findings in _stretches(moment.bindings, ordinary, second // DAY):
        if start <= second < end:
            return findings
    return None


def _ordinary(moment: Moment) -> _Ordinary | None:
    context, bindings = moment.context, moment.bindings
    if _is_particular(moment) or (isinstance(context.consents, Consents) and len(context.places) > 1):
        return None
    state = moment.state()
    if state.status not in _STATUSES or state.revoked_at is not None or "exact_time" in state.kinds:
        return None
    if bindings.asks_age and (state.granted_at is not None or state.status == "granted"):
        return None
    if context.contacts and bindings.caps and next(cap_objections(moment), None) is not None:
        return None
    return _Ordinary(state.status, state.kinds, context.agreed, context.registry_verdicts, moment.draft.is_automatic)


def _is_particular(moment: Moment) -> bool:
    """Tell whether something is known, beside consent and earlier contacts, that is of this person alone or changes with the instant."""
    context, draft = moment.context, moment.draft
    if len(context.registry_verdicts) > _FEW:
        return True
    if context.refusals or context.agreed_times or context.is_safety_recall or context.relationship is not None:
        return True
    return context.last_customer_message_at is not None or draft.window_expires_at is not None or draft.template is not None


@lru_cache(maxsize=16_384)
def _stretches(bindings: Bindings, ordinary: _Ordinary, day: int) -> tuple[_Stretch, ...]:
    """Return when nothing stops an ordinary contact on a day of UTC, numbered from 1970."""
    return tuple(stretch for start, end in _pieces(bindings, day) for stretch in _fine(bindings, ordinary, start, end))


def _fine(bindings: Bindings, ordinary: _Ordinary, start: int, end: int) -> Iterator[_Stretch]:
    """Yield when nothing stops the contact between two seconds between which no local date changes."""
    at = instant_of(start)
    moment = Moment(_draft(bindings, ordinary), _context(bindings, ordinary), bindings, bindings.rulebook, at=at, asked_at=at)
    objections = merged(objections_but_hours(moment))
    if all(objection.outcome == "note" for objection in objections):
        findings = tuple(objection.finding() for objection in objections)
        for opens, shuts in open_spans(moment, start // DAY):
            if (low := max(start, opens)) < (high := min(end, shuts)):
                yield low, high, findings


def _draft(bindings: Bindings, ordinary: _Ordinary) -> Draft:
    matter = bindings.matter
    return Draft(channel=matter.channel, provider="any", to="", text="", purpose=matter.purpose, is_automatic=ordinary.is_automatic)


def _context(bindings: Bindings, ordinary: _Ordinary) -> ContactContext:
    return ContactContext(
        places=bindings.places,
        consents=ConsentState(status=ordinary.status, kinds=ordinary.kinds),
        registry_verdicts=ordinary.verdicts,
        agreed=ordinary.agreed,
    )


def _pieces(bindings: Bindings, day: int) -> Iterator[tuple[int, int]]:
    start, end = day * DAY, (day + 1) * DAY
    cuts = sorted({start, end, *(cut for zone in bindings.zones for cut in midnights(zone, day))})
    yield from pairwise(cuts)
