"""Run the clocks of a conversation, judge them, and explain the verdict."""

from .cycles import THRESHOLDS, Cycle, SlaState, Threshold
from .evaluation import evaluate
from .hand_overs import HandOvers, hand_overs
from .pauses import Pause
from .report import MetricReport, SlaReport

__all__ = [
    "THRESHOLDS",
    "Cycle",
    "HandOvers",
    "MetricReport",
    "Pause",
    "SlaReport",
    "SlaState",
    "Threshold",
    "evaluate",
    "hand_overs",
]
