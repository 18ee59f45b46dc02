"""Decide who answers: rules name targets, the roster says who is there, and the assignment says why this person.

It never asks a queue and keeps no state: the roster, the workload and ``now`` come in. How soon somebody must answer is ``sla``'s matter.
"""

from .ladders import DueStep, Ladder, LadderState, LadderStep, Relaxation, Wait, current_wait, due, due_since
from .people import Agent, Assignment, AssignmentRequest, EscalationTarget, Level, Roster, Team, Workload, assign
from .rules import ROUTING_SCHEMA, Decision, Rule, RuleSet
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
    "LadderState",
    "LadderStep",
    "Level",
    "Relaxation",
    "Roster",
    "RouteTarget",
    "Rule",
    "RuleSet",
    "Team",
    "Wait",
    "Workload",
    "assign",
    "current_wait",
    "due",
    "due_since",
]
