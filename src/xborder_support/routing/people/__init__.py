"""Choose who answers among the people of a shop: what they speak, what they can, when they are there and how busy they are."""

from .assignment import Assignment, assign
from .levels import Level
from .members import Agent, Team
from .request import AssignmentRequest, Workload
from .roster import EscalationTarget, Roster

__all__ = ["Agent", "Assignment", "AssignmentRequest", "EscalationTarget", "Level", "Roster", "Team", "Workload", "assign"]
