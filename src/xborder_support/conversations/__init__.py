"""Say what was said and done, and what we mean to say: messages, ticket events, conversations, drafts.

Everything here is a frozen value. A provider's payload becomes ``InboundEvent``s; what the desk keeps of them, without text and without
personal data, are ``TicketEvent``s; a ``Conversation`` is a set of those, and its ``state`` is computed from them.
"""

from .conversation import Checkpoint, Conversation
from .customer import Customer
from .draft import Draft
from .events import (
    DeliveryState,
    DeliveryStatus,
    Edit,
    Event,
    InboundEvent,
    Membership,
    Message,
    Party,
    Postback,
    Reaction,
    ReplyHandle,
    Unparsed,
    Unsend,
)
from .mail import Mail
from .parts import Choice, Contact, Form, Location, Media, OrderItem, OrderPart, Part, System, Text, Unsupported
from .state import ConversationState
from .ticket import TicketEvent, TicketEventKind

__all__ = [
    "Checkpoint",
    "Choice",
    "Contact",
    "Conversation",
    "ConversationState",
    "Customer",
    "DeliveryState",
    "DeliveryStatus",
    "Draft",
    "Edit",
    "Event",
    "Form",
    "InboundEvent",
    "Location",
    "Mail",
    "Media",
    "Membership",
    "Message",
    "OrderItem",
    "OrderPart",
    "Part",
    "Party",
    "Postback",
    "Reaction",
    "ReplyHandle",
    "System",
    "Text",
    "TicketEvent",
    "TicketEventKind",
    "Unparsed",
    "Unsend",
    "Unsupported",
]
