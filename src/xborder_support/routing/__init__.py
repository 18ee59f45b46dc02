"""Decide who answers: rules name targets, the roster says who is there, and the assignment says why this person.

It never asks a queue and keeps no state: the roster, the workload and ``now`` come in. How soon somebody must answer is ``sla``'s matter.
"""

from .assignment import Assignment, assign
from .context import ROUTING_SCHEMA
from .ladder import DueStep, Ladder, LadderStep
from .levels import Level
from .people import Agent, Team
from .request import AssignmentRequest, Workload
from .roster import EscalationTarget, Roster
from .rule import Rule
from .rules import Decision, RuleSet
from .targets import RouteTarget

__all__ = [
    "ROUTING_SCHEMA",
    "Agent",
    "Assignment",
    "AssignmentRequest",
    "Decision",
    "DueStep",
    "EscalationTarget",
    "Ladder",
    "LadderStep",
    "Level",
    "Roster",
    "RouteTarget",
    "Rule",
    "RuleSet",
    "Team",
    "Workload",
    "assign",
]
