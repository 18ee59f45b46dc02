"""Answer by when a privacy case is due, when records go, and what an erasure takes away."""

from .case import CaseKind, PrivacyCase
from .clock import CaseClock, ClockPolicy
from .clocks import case_clocks
from .erased import ErasedRecord, ErasureAction
from .erasure import ErasurePlan, erasure_plan
from .record import RecordKind, RetentionPolicy, StoredRecord
from .retained import RetainedRecord, RetentionOutcome
from .retention import RetentionPlan, retention_plan

__all__ = [
    "CaseClock",
    "CaseKind",
    "ClockPolicy",
    "ErasedRecord",
    "ErasureAction",
    "ErasurePlan",
    "PrivacyCase",
    "RecordKind",
    "RetainedRecord",
    "RetentionOutcome",
    "RetentionPlan",
    "RetentionPolicy",
    "StoredRecord",
    "case_clocks",
    "erasure_plan",
    "retention_plan",
]
