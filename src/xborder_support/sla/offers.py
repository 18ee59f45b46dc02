"""Find the policy that fits a run: from the top, the first whose condition holds for what was known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import attrgetter

from xborder_support.conversations import ConversationState

from .metrics import METRIC_RULES, Metric, MetricRule
from .policy import SlaPolicy
from .runs import Conduct, Run

__all__ = ["Offers"]

_FACTS = ("market", "language", "channel", "marketplace", "topic", "priority", "is_complaint")
_FACTS_OF = attrgetter(*_FACTS)


class Offers:
    """Hold the policies of one clock. A run that is over is judged by those in force when it ended, a running one by those in force now.

    Runs that end together share their state, so the last answer is kept.
    """

    def __init__(self, policies: Sequence[SlaPolicy], context: Mapping[str, object], now: datetime) -> None:
        self._policies = policies
        self._context = context
        self._now = now
        self._is_dated = any(policy.valid_from or policy.valid_to for policy in policies)
        self._asks_start = any("started_at" in policy.when.fields for policy in policies)
        self._last: tuple[ConversationState, tuple[datetime | None, datetime | None], SlaPolicy | None] | None = None

    @property
    def conduct(self) -> Conduct:
        """Return what these policies say about automatic replies and exclusions, if anything."""
        counts = any(policy.counts_automatic for policy in self._policies)
        excludes = any(policy.excludes for policy in self._policies)
        return Conduct(self._counts_automatic if counts else None, self._excludes if excludes else None)

    def policy_of(self, run: Run) -> SlaPolicy | None:
        """Return the first policy that fits a run."""
        return self._policy(run.state, run.ended_at or self._now, run.started_at)

    def most_hand_overs(self, state: ConversationState) -> int | None:
        """Return how many hand-overs the policy allows that fits a state now."""
        if all(policy.max_hand_overs is None for policy in self._policies):
            return None
        policy = self._policy(state, self._now, state.asked_since or self._now)
        return policy.max_hand_overs if policy else None

    def rule_of(self, run: Run, metric: Metric) -> MetricRule:
        """Return what pauses a metric during a run, and what reopening does."""
        policy = self.policy_of(run)
        return policy.rule(metric) if policy else METRIC_RULES[metric]

    def _counts_automatic(self, state: ConversationState, at: datetime) -> bool:
        policy = self._policy(state, at, state.waiting_since or at)
        return policy is not None and policy.counts_automatic

    def _excludes(self, exclusion: str, state: ConversationState, at: datetime) -> bool:
        policy = self._policy(state, at, state.waiting_since or at)
        return policy is not None and exclusion in policy.excludes

    def _policy(self, state: ConversationState, at: datetime, started_at: datetime) -> SlaPolicy | None:
        asked = at if self._is_dated else None, started_at if self._asks_start else None
        if self._last is None or self._last[0] is not state or self._last[1] != asked:
            self._last = state, asked, self._first_fitting(state, at, started_at)
        return self._last[2]

    def _first_fitting(self, state: ConversationState, at: datetime, started_at: datetime) -> SlaPolicy | None:
        facts = {name: value for name, value in zip(_FACTS, _FACTS_OF(state), strict=True) if value is not None}
        context = {**self._context, **facts, "started_at": started_at}
        for policy in self._policies:
            if policy.is_valid(at) and policy.when.truth(context):
                return policy
        return None
