"""Find the policy that fits a run: from the top, the first whose condition holds for what was known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from xborder_support.conversations import Subject
from xborder_support.sla.policies import METRIC_RULES, MetricRule, SlaPolicy
from xborder_support.terms import Metric

from .runs import Conduct, Moment, Run

__all__ = ["Offers"]


class Offers:
    """Hold the policies of one clock. A run that is over is judged by those in force when it ended, a running one by those in force now.

    ``subjects`` tell what the conversation was about after each of its events. Runs that end together are alike, so the last answer is
    kept.
    """

    def __init__(self, policies: Sequence[SlaPolicy], context: Mapping[str, object], subjects: Sequence[Subject], now: datetime) -> None:
        self._policies = policies
        self._context = context
        self._subjects = subjects
        self._now = now
        self._is_dated = any(policy.valid_from or policy.valid_to for policy in policies)
        self._asks_start = any("started_at" in policy.fields for policy in policies)
        self._always = policies[0] if policies and _fits_everything(policies[0]) else None
        self._last: tuple[Subject, datetime | None, datetime | None] | None = None
        self._found: SlaPolicy | None = None

    @property
    def promised(self) -> frozenset[Metric]:
        """Return the metrics that any of the policies has a target for."""
        return frozenset(metric for policy in self._policies for metric in policy.targets)

    @property
    def conduct(self) -> Conduct:
        """Return what these policies say about automatic replies and exclusions, if anything."""
        counts = any(policy.counts_automatic for policy in self._policies)
        excludes = any(policy.excludes for policy in self._policies)
        return Conduct(self._counts_automatic if counts else None, self._excludes if excludes else None)

    def market_of(self, run: Run) -> str | None:
        """Return the market of the conversation when a run was over."""
        told = self._subjects[run.position].market or self._context.get("market")
        return told if isinstance(told, str) else None

    def policy_of(self, run: Run) -> SlaPolicy | None:
        """Return the first policy that fits a run."""
        if self._always is not None:
            return self._always
        return self._policy(Moment(run.position, run.ended_at or self._now, run.started_at))

    def rule_of(self, run: Run, metric: Metric) -> MetricRule:
        """Return what pauses a metric during a run, and what reopening does."""
        policy = self.policy_of(run)
        return policy.rule(metric) if policy else METRIC_RULES[metric]

    @property
    def most_hand_overs(self) -> int | None:
        """Return how many hand-overs the policy allows that fits the conversation now."""
        if all(policy.max_hand_overs is None for policy in self._policies):
            return None
        policy = self._policy(Moment(len(self._subjects) - 1, self._now, self._now))
        return policy.max_hand_overs if policy else None

    def _counts_automatic(self, moment: Moment) -> bool:
        policy = self._policy(moment)
        return policy is not None and policy.counts_automatic

    def _excludes(self, exclusion: str, moment: Moment) -> bool:
        policy = self._policy(moment)
        return policy is not None and exclusion in policy.excludes

    def _policy(self, moment: Moment) -> SlaPolicy | None:
        subject = self._subjects[moment.position]
        asked = subject, moment.at if self._is_dated else None, moment.started_at if self._asks_start else None
        if self._last != asked:
            self._last, self._found = asked, self._first_fitting(subject, moment)
        return self._found

    def _first_fitting(self, subject: Subject, moment: Moment) -> SlaPolicy | None:
        context: dict[str, object] | None = None
        for policy in self._policies:
            if policy.fields and context is None:
                context = {**self._context_beside(subject), "started_at": moment.started_at}
            if policy.is_valid(moment.at) and policy.when.truth(context or {}):
                return policy
        return None

    def _context_beside(self, subject: Subject) -> dict[str, object]:
        """Return what events tell, and what the caller tells where they are silent: that nobody has complained is no word either."""
        told = {name: value for name, value in zip(subject._fields, subject, strict=True) if value is not None}
        return {**told, **self._context, **{name: value for name, value in told.items() if value}}


def _fits_everything(policy: SlaPolicy) -> bool:
    return not policy.fields and policy.valid_from is None and policy.valid_to is None and policy.when.truth({}) is True
