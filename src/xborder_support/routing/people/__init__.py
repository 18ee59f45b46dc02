"""Choose who answers among the people of a shop: what they speak, what they can, when they are there and how busy they are."""

from .assignment import Assignment
from .batch import BatchResult, assign_batch
from .choosing import assign
from .eligibility import eligible
from .levels import Level, Mode
from .members import Agent, Team
from .native_share import NativeShare, share_in_native_language
from .outlook import Lane, Nobody
from .picking import Pick, next_for
from .request import AssignmentRequest
from .roster import EscalationTarget, Roster
from .score import Score
from .terms_of_work import USUAL_UNITS, ChannelUnits, DataAccess, Kind, RateLimit
from .visits import Visit, VisitRequest, Visits, rank_visits
from .waiting_order import STARVATION_BOUND, WaitingPlace
from .workload import Absence, Workload

__all__ = [
    "STARVATION_BOUND",
    "USUAL_UNITS",
    "Absence",
    "Agent",
    "Assignment",
    "AssignmentRequest",
    "BatchResult",
    "ChannelUnits",
    "DataAccess",
    "EscalationTarget",
    "Kind",
    "Lane",
    "Level",
    "Mode",
    "NativeShare",
    "Nobody",
    "Pick",
    "RateLimit",
    "Roster",
    "Score",
    "Team",
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
    "share_in_native_language",
]
