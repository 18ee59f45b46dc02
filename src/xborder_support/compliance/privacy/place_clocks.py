"""Answer which clocks of a case run in one place, and how much each of them weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xborder_support.calendars import Deadline
from xborder_support.compliance.rulebook import DeadlineDuty, DeadlineSubject, Rule
from xborder_support.terms import Reason, Severity

from .clock import CaseClock, ClockPolicy
from .start import Start, follows_answer, start_of
from .subjects import is_doubtful, needs
from .timing import Timing

__all__ = ["PlaceClocks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceClocks:
    """Hold what the clocks of a place need beside the rules. ``bound_by`` names what the shop is of that which rules are limited to."""

    timing: Timing
    bound_by: frozenset[str]
    policy: ClockPolicy | None

    def clocks(self, duties: Iterable[tuple[Rule, DeadlineDuty]]) -> tuple[CaseClock, ...]:
        """Return the clocks of the duties, and one for everything that must be done and has no figure."""
        given = list(duties)
        answers = [self._clock(rule, duty, None) for rule, duty in given if not follows_answer(duty)]
        after = [self._clock(rule, duty, _decided_by(rule, answers)) for rule, duty in given if follows_answer(duty)]
        return (*answers, *after, *self._missing(answers))

    def _clock(self, rule: Rule, duty: DeadlineDuty, answer: Deadline | None) -> CaseClock:
        clock = CaseClock(
            rule_id=rule.id,
            place=self.timing.place,
            about=duty.about,
            severity=self._severity(rule, duty),
            within=duty.within,
            is_benchmark=duty.is_benchmark,
            is_at_once=duty.at_once and not self._is_doubtful(duty),
            reasons=self._grounds(rule, duty),
        )
        return self.timing.timed(clock, duty, duty.within, start_of(duty, self.timing.case, answer)) if duty.within else clock

    def _missing(self, answers: Iterable[CaseClock]) -> Iterable[CaseClock]:
        binding = [clock for clock in answers if not any(reason.code == "limited-to" for reason in clock.reasons)]
        dated = {clock.about for clock in binding if clock.deadline}
        undated = {clock.about for clock in binding if not clock.deadline}
        for group in needs(self.timing.case.kind):
            if dated.isdisjoint(group) and (self.policy or undated.isdisjoint(group)):
                yield self._by_policy(group[0], self.policy) if self.policy else self._without_figure(group[0])

    def _by_policy(self, about: DeadlineSubject, policy: ClockPolicy) -> CaseClock:
        reason = Reason("policy-holds", {"place": self.timing.place, "because": policy.reason})
        place, within = self.timing.place, policy.term
        clock = CaseClock(rule_id=None, place=place, about=about, severity="policy", within=within, reasons=(reason,))
        return self.timing.timed(clock, DeadlineDuty(about=about, within=within), within, Start(at=self.timing.case.received_at))

    def _without_figure(self, about: DeadlineSubject) -> CaseClock:
        return CaseClock(rule_id=None, place=self.timing.place, about=about, severity="advisory", reasons=(self._no_figure(about),))

    def _severity(self, rule: Rule, duty: DeadlineDuty) -> Severity:
        if rule.severity == "advisory" or self._binds_others(rule):
            return "advisory"
        return "policy" if duty.is_benchmark else rule.severity

    def _binds_others(self, rule: Rule) -> bool:
        return rule.limited_to is not None and rule.limited_to not in self.bound_by

    def _grounds(self, rule: Rule, duty: DeadlineDuty) -> tuple[Reason, ...]:
        place, day = self.timing.place, self.timing.day_of(rule)
        told = (
            (Reason("rule-holds", {"rule": rule.id, "place": place, "day": f"{day}", "citation": rule.citation}), True),
            (self._no_figure(duty.about), duty.within is None),
            (Reason("at-once"), duty.at_once),
            (Reason("only-for", {"what": _words(duty.only_for)}), self._is_doubtful(duty)),
            (Reason("told-if-longer"), duty.told_if_longer),
            (Reason("benchmark"), duty.is_benchmark),
            (Reason("low-confidence"), rule.severity == "advisory"),
            (Reason("limited-to", {"whom": (rule.limited_to or "").replace("_", " ")}), self._binds_others(rule)),
        )
        return tuple(reason for reason, applies in told if applies)

    def _is_doubtful(self, duty: DeadlineDuty) -> bool:
        return is_doubtful(self.timing.case, duty)

    def _no_figure(self, about: DeadlineSubject) -> Reason:
        return Reason("no-figure", {"place": self.timing.place, "about": about.replace("_", " ")})


def _words(names: Iterable[str]) -> str:
    return " or ".join(name.replace("_", " ") for name in names)


def _decided_by(rule: Rule, answers: Iterable[CaseClock]) -> Deadline | None:
    """Return by when a rule asks for the decision itself."""
    ends = (clock.deadline for clock in answers if clock.rule_id == rule.id and clock.about != "acknowledgement")
    return next((deadline for deadline in ends if deadline), None)
