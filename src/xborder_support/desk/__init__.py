"""Walk the short road through the whole library: one event in, one explained plan out.

Only here do the answers of the other packages become actions.
"""

from .actions import Action, AskCustomer, Assign, Escalate, Ignore, NeedsApproval, RecordConsent, Reply, StopContact
from .configuration import DeskFile
from .desk import SupportDesk
from .explanation import explain_reason
from .plan import Deadline, Plan
from .schema import json_schema
from .situation import OrderFacts

__all__ = [
    "Action",
    "AskCustomer",
    "Assign",
    "Deadline",
    "DeskFile",
    "Escalate",
    "Ignore",
    "NeedsApproval",
    "OrderFacts",
    "Plan",
    "RecordConsent",
    "Reply",
    "StopContact",
    "SupportDesk",
    "explain_reason",
    "json_schema",
]
