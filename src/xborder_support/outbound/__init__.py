"""Say when a message is sent again, where else it is sent, and what came of it.

An ``Outbox`` is a value that the host stores: it holds what is to be sent, what was tried, and what the providers reported. ``due`` says
what to post now. Nothing is posted, stored or timed from here.
"""

from .back_off import BackOff
from .facts import OutboxFact, OutboxFactKind, Queued, Route, Scope
from .outbox import Outbox
from .retry_plan import Network, OutboundReason, RetryPlan, retry_plan
from .sending import Send
from .standing import Standing, StandingState
from .way import Way, text_only

__all__ = [
    "BackOff",
    "Network",
    "OutboundReason",
    "Outbox",
    "OutboxFact",
    "OutboxFactKind",
    "Queued",
    "RetryPlan",
    "Route",
    "Scope",
    "Send",
    "Standing",
    "StandingState",
    "Way",
    "retry_plan",
    "text_only",
]
