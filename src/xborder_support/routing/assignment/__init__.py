"""Choose who answers a conversation: who may take it, who comes first, who keeps it where nobody can, and why."""

from .assignment import Assignment
from .batch import BatchResult, assign_batch
from .choosing import assign
from .eligibility import eligible
from .outlook import Lane, Nobody
from .picking import Pick, next_for
from .request import AssignmentRequest
from .score import Score
from .visits import Visit, VisitRequest, Visits, rank_visits
from .waiting_order import STARVATION_BOUND, WaitingPlace
from .workload import Absence, Workload

__all__ = [
    "STARVATION_BOUND",
    "Absence",
    "Assignment",
    "AssignmentRequest",
    "BatchResult",
    "Lane",
    "Nobody",
    "Pick",
    "Score",
    "Visit",
    "VisitRequest",
    "Visits",
    "WaitingPlace",
    "Workload",
    "assign",
    "assign_batch",
    "eligible",
    "next_for",
    "rank_visits",
]
