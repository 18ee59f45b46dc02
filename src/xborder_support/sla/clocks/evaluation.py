"""Judge what happened in a conversation against what was promised: a pure function of its events.

For each run, the first policy that fits counts, even where it has no target for that metric. A run that is over was judged by what was
known and in force when it ended; a running one is judged by what is known now. The policies of a marketplace run beside the shop's own,
and are packaged unless given; those of a jurisdiction do too. What starts, stops and cancels a clock stands in ``runs``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from xborder_support.conversations import Conversation, ConversationState, TicketEvent
from xborder_support.errors import UsageError
from xborder_support.sla.policies import SHOP, SlaPolicy
from xborder_support.sla.presets import PRESET_CALENDARS, list_marketplaces, marketplace_policies
from xborder_support.terms import Finding, utc

from .hand_overs import HandOvers, hand_overs
from .hours import Hours
from .judging import Bench
from .oddities import oddities
from .offers import Offers
from .report import MetricReport, SlaReport

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["evaluate"]

_AT = attrgetter("at")
_NOTHING_YET = ConversationState()


def evaluate(  # noqa: PLR0913  (each is a word of the question, and has its name at the call)
    events: Iterable[TicketEvent],
    policies: Iterable[SlaPolicy],
    *,
    calendars: Mapping[str, BusinessCalendar],
    now: datetime,
    context: Mapping[str, object] | None = None,
    before: ConversationState | None = None,
    judged: SlaReport | None = None,
) -> SlaReport:
    """Return every clock of a conversation as of ``now``. Order and repetition of the events do not matter.

    ``context`` adds facts that events do not hold, such as the customer's ``tier``; ``before`` is the state of a sealed conversation's
    checkpoint. Business time runs on the policy's calendar, or else on the one called like the market, or ``default``. Runs that are over
    in ``judged``, an earlier report, keep their verdict, whatever has become of policies and calendars since.

    Errors: ``UsageError`` ``no-calendar`` where a target counts open time or days and none of these is there, ``no-open-time`` where that
    calendar never opens again, ``naive-datetime``, ``not-a-policy``, ``not-a-ticket-event``, ``wrong-argument`` for calendars
    that are no mapping.

    Example:
        >>> from datetime import UTC, datetime
        >>> evaluate([], [], calendars={}, now=datetime(2026, 2, 3, tzinfo=UTC)).metric("first_response").state
        'idle'
    """
    at, offered = utc(now, "now"), _checked(tuple(policies))
    _check_calendars(calendars)
    ordered = Conversation(_checked_events(tuple(events))).events
    known = ordered[: bisect_right(ordered, at, key=_AT)]
    subjects = (before or _NOTHING_YET).subjects_after(known)
    clocks = _clocks(offered, subjects[-1].marketplace, at)
    offers = {name: Offers(of_clock, context or {}, subjects, at) for name, of_clock in clocks.items()}
    over = [cycle for cycle in judged.cycles if not cycle.is_running] if judged else ()
    bench = Bench(known, before, hours=Hours(calendars), now=at, judged=over)
    reports, uncounted = _counted(clocks, offers, bench)
    hands = hand_overs(known, before=before)
    findings = (
        *oddities(known, late=len(ordered) - len(known), before=before),
        *_without_clock(clocks),
        *uncounted,
        *_too_many_hands(hands, offers[SHOP]),
    )
    return SlaReport(at=at, metrics=reports, findings=findings, hand_overs=hands)


def _checked(policies: tuple[SlaPolicy, ...]) -> tuple[SlaPolicy, ...]:
    for policy in policies:
        if not isinstance(policy, SlaPolicy):
            hint = (
                'pass policies_from_config({"sla": [...]}), or SlaPolicy(name=..., targets={"first_response": Target.parse("2h business")})'
            )
            raise UsageError(f"a policy is a SlaPolicy, not {type(policy).__name__}", code="not-a-policy", hint=hint)
    return policies


def _check_calendars(calendars: object) -> None:
    if not isinstance(calendars, Mapping):
        hint = 'pass calendars={"default": calendar}, by the names that the policies use; "default" serves every market without its own'
        message = f"calendars: a mapping of names to calendars was expected, not {type(calendars).__name__}"
        raise UsageError(message, code="wrong-argument", hint=hint)


def _checked_events(events: tuple[TicketEvent, ...]) -> tuple[TicketEvent, ...]:
    for event in events:
        if not isinstance(event, TicketEvent):
            hint = 'pass TicketEvent(at=..., kind="customer_message"), or the events of a history'
            raise UsageError(f"an event is a TicketEvent, not {type(event).__name__}", code="not-a-ticket-event", hint=hint)
    return events


def _clocks(policies: Sequence[SlaPolicy], marketplace: str | None, at: datetime) -> dict[str, Sequence[SlaPolicy]]:
    """Return the policies by clock: the shop's own, the marketplace's (those given, or else the packaged ones), and those of laws."""
    clocks: dict[str, Sequence[SlaPolicy]] = {SHOP: [policy for policy in policies if policy.clock == SHOP]}
    if marketplace is not None:
        given = [policy for policy in policies if policy.clock == marketplace]
        is_packaged = not given and marketplace in list_marketplaces()
        clocks[marketplace] = marketplace_policies(marketplace, on=at.date()) if is_packaged else given
    for policy in policies:
        if policy.jurisdiction is not None and policy.clock not in clocks:
            clocks[policy.clock] = [other for other in policies if other.jurisdiction == policy.jurisdiction]
    return clocks


def _without_clock(clocks: Mapping[str, Sequence[SlaPolicy]]) -> Iterator[Finding]:
    for name, policies in clocks.items():
        if name != SHOP and not policies:
            message = "no answer time of this marketplace is known, so only the shop's own clock runs"
            yield Finding("marketplace-without-clock", "info", message, facts={"marketplace": name})


def _counted(
    clocks: Mapping[str, Sequence[SlaPolicy]], offers: Mapping[str, Offers], bench: Bench
) -> tuple[tuple[MetricReport, ...], list[Finding]]:
    """Return the reports of all clocks, and what is said of those that cannot be counted: they are left out whole."""
    reports, uncounted = list[MetricReport](), list[Finding]()
    for name, policies in clocks.items():
        try:
            reports += tuple(bench.reports(name, offers[name])) if policies or name == SHOP else ()
        except UsageError as error:
            if not _is_counted_on_packaged_days(policies):
                raise
            uncounted.append(_uncounted(name, error))
    return tuple(reports), uncounted


def _is_counted_on_packaged_days(policies: Sequence[SlaPolicy]) -> bool:
    return any(policy.clock != SHOP and policy.calendar in PRESET_CALENDARS for policy in policies)


def _uncounted(name: str, error: UsageError) -> Finding:
    message = "this clock counts days of the conversation's market, and which days those are is not known, so it does not run"
    return Finding("clock-not-counted", "warning", message, suggestion=error.hint, facts={"clock": name, "code": error.code})


def _too_many_hands(hands: HandOvers, offers: Offers) -> Iterator[Finding]:
    most = offers.most_hand_overs
    if most is not None and hands.count > most:
        message = "the conversation went through more hands than the policy allows"
        yield Finding("too-many-hand-overs", "warning", message, facts={"count": str(hands.count), "most": str(most)})
