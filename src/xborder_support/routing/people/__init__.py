"""Choose who answers among the people of a shop: what they speak, what they can, when they are there and how busy they are."""

from .assignment import Assignment
from .choosing import assign
from .eligibility import eligible
from .levels import Level, Mode
from .members import Agent, Team
from .outlook import Lane, Nobody
from .request import AssignmentRequest
from .roster import EscalationTarget, Roster
from .score import Score
from .terms_of_work import USUAL_UNITS, DataAccess, Kind, RateLimit
from .workload import Workload

__all__ = [
    "USUAL_UNITS",
    "Agent",
    "Assignment",
    "AssignmentRequest",
    "DataAccess",
    "EscalationTarget",
    "Kind",
    "Lane",
    "Level",
    "Mode",
    "Nobody",
    "RateLimit",
    "Roster",
    "Score",
    "Team",
    "Workload",
    "assign",
    "eligible",
]
