"""Answer by when exactly something is due: in days and months, as laws count them, and in cycles with a daily cut-off."""

from .counting import deadline_after, deadline_before
from .cut_off import CutOff
from .deadline import Deadline
from .desk_days import business_deadline
from .hour_counting import same_time_after, same_time_before
from .local_days import end_of_day, wall_instant
from .rules import PeriodRules, Roll, list_period_rules, period_rules
from .target_clock import due_at, remaining, share_at, used_share
from .term import Term, TermUnit

__all__ = [
    "CutOff",
    "Deadline",
    "PeriodRules",
    "Roll",
    "Term",
    "TermUnit",
    "business_deadline",
    "deadline_after",
    "deadline_before",
    "due_at",
    "end_of_day",
    "list_period_rules",
    "period_rules",
    "remaining",
    "same_time_after",
    "same_time_before",
    "share_at",
    "used_share",
    "wall_instant",
]
