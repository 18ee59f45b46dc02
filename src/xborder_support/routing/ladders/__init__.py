"""Tell who hears of a conversation that waits, and when: escalation and the relaxing of demands, in one model.

It knows no clock and sends nothing. The host asks again at ``next_check_at``; the same step of the same wait has the same id each time.
"""

from .ladder import Ladder
from .state import DueStep, LadderState, due, due_since
from .step import LadderStep, Relaxation
from .wait import Wait, current_wait

__all__ = ["DueStep", "Ladder", "LadderState", "LadderStep", "Relaxation", "Wait", "current_wait", "due", "due_since"]
