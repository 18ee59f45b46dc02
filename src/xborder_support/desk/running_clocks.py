"""Ask ``sla`` for the clocks of a conversation, with hours at hand for each, also where the shop names none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, Customer
from xborder_support.errors import UsageError
from xborder_support.markets import Market
from xborder_support.sla import METRICS, PRESET_CALENDARS, SlaPolicy, SlaReport, evaluate
from xborder_support.terms import Reason

from .assembly import Parts

__all__ = ["running_clocks"]

_DEFAULT = "default"

# What somebody in the shop can mend: the events, the policies, or who has had the conversation. The order in which events came, and by
# whose clock, nobody mends afterwards.
_TOLD = frozenset({"clock-not-counted", "marketplace-without-clock", "too-many-hand-overs", "unknown-status"})


def running_clocks(parts: Parts, conversation: Conversation, customer: Customer, now: datetime) -> tuple[SlaReport, tuple[Reason, ...]]:
    """Return every clock of a conversation, and what is odd about them and the hours that they count.

    Where no hours are known, or none ever come again, open time is counted round the clock: better an alarm too early than none.
    """
    market = _market(parts, conversation, now)
    calendars = {_DEFAULT: _round_the_clock(), **parts.calendars, **_calendar_of(parts, market, now)}
    try:
        report = _evaluated(parts, conversation, customer, now, market=market, calendars=calendars)
    except UsageError as error:
        always = dict.fromkeys((*calendars, *PRESET_CALENDARS), _round_the_clock())
        report = _evaluated(parts, conversation, customer, now, market=market, calendars=always)
        return report, _reasons(report, market, guessed=error.code)
    is_guess = any(cycle.calendar_name == _DEFAULT for cycle in report.running) and _DEFAULT not in parts.calendars
    return report, _reasons(report, market, guessed="no-market" if is_guess else None)


def _reasons(report: SlaReport, market: Market | None, *, guessed: str | None) -> tuple[Reason, ...]:
    round_the_clock = (Reason("counted-round-the-clock", {"why": guessed}),) if guessed else ()
    odd = (Reason(finding.rule, finding.facts) for finding in report.findings if finding.rule in _TOLD)
    return (*_usual_targets(report, market), *round_the_clock, *odd)


def _evaluated(
    parts: Parts,
    conversation: Conversation,
    customer: Customer,
    now: datetime,
    *,
    market: Market | None,
    calendars: Mapping[str, BusinessCalendar],
) -> SlaReport:
    latest = conversation.events[-1].at if conversation.events else now
    return evaluate(
        conversation.events,
        (*parts.policies, *_usual_policy(market, conversation.state.channel)),
        calendars=calendars,
        now=max(now, latest),  # clocks of machines differ, and a message that has arrived has been sent
        context={"tier": customer.tier, "segments": customer.segments or None},
        before=conversation.checkpoint.state if conversation.checkpoint else None,
    )


def _market(parts: Parts, conversation: Conversation, now: datetime) -> Market | None:
    code = conversation.state.market
    return parts.market(code, on=now.date()) if code is not None and code in parts.markets else None


def _calendar_of(parts: Parts, market: Market | None, now: datetime) -> dict[str, BusinessCalendar]:
    return {market.territory: parts.calendar_of_market(market.territory, on=now.date())} if market else {}


def _usual_policy(market: Market | None, channel: str | None) -> Iterator[SlaPolicy]:
    """Yield what shops in the market usually promise, which counts where the desk file says nothing."""
    if market:
        targets = {metric: target for metric in METRICS if (target := market.target(metric, channel or ""))}
        yield SlaPolicy(name=_usual_name(market), targets=targets)


def _usual_name(market: Market) -> str:
    return f"usual in {market.territory}"


def _usual_targets(report: SlaReport, market: Market | None) -> Iterator[Reason]:
    """Yield a reason for each clock that runs on what is usual in a market, since nobody in the shop has chosen that."""
    for cycle in report.running if market else ():
        if market and cycle.policy == _usual_name(market):
            facts = {"metric": cycle.metric, "market": market.territory, "target": str(cycle.target)}
            yield Reason("usual-target", {**facts, "confidence": market.fact("targets").confidence})


@cache
def _round_the_clock() -> BusinessCalendar:
    return BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "00:00-24:00"})
