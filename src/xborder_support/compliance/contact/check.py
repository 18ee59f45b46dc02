"""Answer whether a draft may go out now, and if not, when, or what would have to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import Rulebook, expect, medium_of, read_bound_by, read_purpose
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError
from xborder_support.terms import Finding, utc

from .bindings import Matter, Strictness, bindings_of
from .calm import calm_findings
from .context import ContactContext
from .every_check import all_objections, merged
from .hours import HORIZON_DAYS
from .moment import Moment
from .objection import Objection
from .records import check_word

__all__ = ["ContactCheck", "ContactVerdict", "Strictness", "check_contact"]

#: ``ok``: nothing stands against it. ``later``: nothing will from ``earliest_ok_at`` on. ``ask``: not before a person looked, since
#: something is not known. ``blocked``: not until something changes that no clock changes.
ContactVerdict: TypeAlias = Literal["ok", "later", "ask", "blocked"]

_HORIZON = timedelta(days=HORIZON_DAYS)
_STEPS = 1000  # Each step leaves an objection behind; windows and caps together have fewer edges within the horizon.
_STRICTNESSES = get_args(Strictness)
_YEARS = range(1972, 2199)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCheck:
    """Say whether a contact is fine, what stands against it, and from when on (aware UTC) nothing does.

    ``findings`` are in the order of the checks, advice among them. ``earliest_ok_at`` of a finding is when that one objection ends, that of
    the check the first instant at which no objection is left: now where the verdict is ``ok``, and None for ``ask`` and ``blocked``.
    """

    verdict: ContactVerdict
    findings: tuple[Finding, ...] = ()
    earliest_ok_at: datetime | None = None


def check_contact(
    draft: Draft, context: ContactContext, *, rulebook: Rulebook, now: datetime, strictness: Strictness = "code"
) -> ContactCheck:
    """Return whether a draft may go out now. Its text is not looked at, and may be empty.

    Pass a rulebook of all dates: which rules are in force is asked for each day. One that was narrowed to a day answers ``ask`` of every
    other date. ``strictness`` says which rules stop a contact: only
    those of law, also those of codes, or advice as well. Rules of low confidence, and those limited to what the shop is not
    (``ContactContext.bound_by``), are advice.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``datetime-out-of-range``, ``unknown-channel``, ``unknown-purpose``,
    ``unknown-strictness``, ``recall-not-legal`` for a safety recall whose purpose is not ``legal``, ``wrong-argument``; where there is a
    ledger, those of ``consent_address`` for an address that cannot be read.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance.consents import ConsentState
        >>> from xborder_support.compliance.contact import ContactContext, check_contact
        >>> from xborder_support.compliance.rulebook import Rulebook, medium_of
        >>> from xborder_support.conversations import Draft
        >>> offer = Draft(channel="sms", provider="twilio", to="+13055550100", text="", purpose="marketing")
        >>> agreed = ConsentState(status="granted", kinds=frozenset({"express_written"}))
        >>> miami = ContactContext(places=("US-FL",), time_zones=("America/New_York",), consents=agreed)
        >>> late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # 20:30 in Miami
        >>> check = check_contact(offer, miami, rulebook=Rulebook.load(), now=late)
        >>> check.verdict, check.earliest_ok_at.isoformat(), [finding.rule for finding in check.findings]
        ('later', '2026-11-24T13:00:00+00:00', ['US-FL-WINDOW'])
    """
    moment = _asked(draft, context, rulebook, _instant(now), strictness)
    calm = calm_findings(moment)
    if calm is not None:
        return ContactCheck(verdict="ok", findings=calm, earliest_ok_at=moment.at)
    objections = merged(all_objections(moment))
    stops = [objection for objection in objections if objection.outcome != "note"]
    if not stops:
        return ContactCheck(verdict="ok", findings=_findings(objections), earliest_ok_at=moment.at)
    lasting = [objection for objection in stops if objection.ends_at is None]
    if lasting:
        return ContactCheck(verdict=_verdict(lasting), findings=_findings(objections))
    earliest, then = _search(moment, stops)
    if earliest is not None:
        return ContactCheck(verdict="later", findings=_findings(objections), earliest_ok_at=earliest)
    return ContactCheck(verdict=_verdict(then), findings=_findings(merged((*objections, *then))))


def _search(moment: Moment, stops: list[Objection]) -> tuple[datetime | None, list[Objection]]:
    """Return the first instant at which nothing stops the contact, or None with what lasts by then (fact ``asked_for``).

    Nothing can be fine before the last of the objections has ended, so that each step goes there and asks again.
    """
    until = moment.at + _HORIZON
    for _ in range(_STEPS):
        moment = moment.after(max(objection.ends_at for objection in stops if objection.ends_at is not None))
        if moment.at > until:
            break
        if calm_findings(moment) is not None:
            return moment.at, []
        stops = [objection for objection in all_objections(moment) if objection.outcome != "note"]
        if not stops:
            return moment.at, []
        if lasting := [objection for objection in stops if objection.ends_at is None]:
            asked_for = moment.at.isoformat()
            return None, [replace(objection, facts={**objection.facts, "asked_for": asked_for}) for objection in lasting]
    return None, []


def _verdict(lasting: Iterable[Objection]) -> ContactVerdict:
    return "ask" if {objection.outcome for objection in lasting} == {"ask"} else "blocked"


def _findings(objections: Iterable[Objection]) -> tuple[Finding, ...]:
    return tuple(objection.finding() for objection in objections)


def _instant(now: datetime) -> datetime:
    instant = utc(now, "now")
    if instant.year not in _YEARS:
        hint = f"pass an instant of the years {_YEARS.start} to {_YEARS.stop - 1}"
        raise UsageError("now is outside the years that rules can be asked for", code="datetime-out-of-range", hint=hint)
    return instant


def _asked(draft: Draft, context: ContactContext, rulebook: Rulebook, at: datetime, strictness: Strictness) -> Moment:
    expect(draft, Draft, "draft")
    expect(context, ContactContext, "context")
    expect(rulebook, Rulebook, "rulebook")
    purpose = read_purpose(draft.purpose)
    check_word(strictness, _STRICTNESSES, "strictness")
    read_bound_by(context.bound_by, rulebook)
    if context.is_safety_recall and purpose != "legal":
        hint = 'pass a draft with purpose="legal": a warning that also advertises is advertising'
        raise UsageError("a safety recall is a message that law demands", code="recall-not-legal", hint=hint)
    matter = Matter(context.medium or medium_of(draft.channel), purpose, draft.channel, context.bound_by, strictness)
    bindings = bindings_of(rulebook, context.places, context.time_zones, matter)
    return Moment(draft, context, bindings, rulebook, at=at, asked_at=at)
