"""Tell what becomes of a run that had ended once its ticket is reopened: one cycle that goes on, a new one, or none."""

from __future__ import annotations

from collections.abc import Sequence

from xborder_support.terms import Metric

from .offers import Offers
from .runs import Run

__all__ = ["after_reopening"]


def after_reopening(runs: Sequence[Run], metric: Metric, offers: Offers) -> Sequence[Run]:
    """Return the runs as the policies want them counted: each run that goes on with a former one is asked about."""
    if not any(run.is_reopened for run in runs):
        return runs
    counted: list[Run] = []
    for run in runs:
        reopen = offers.rule_of(run, metric).reopen if run.is_reopened else "new_cycle"
        if reopen == "resume":
            if counted and counted[-1].goes_on_from == run.goes_on_from:
                counted.pop()
            started_at, started_by = run.goes_on_from
            counted.append(run._replace(started_at=started_at, started_by=started_by))
        elif reopen == "new_cycle":
            counted.append(run)
    return counted
