"""Say what was said and done, and what we mean to say: messages, ticket events, conversations, drafts.

Everything here is a frozen value. A provider's payload becomes ``InboundEvent``s; what the desk keeps of them, without text and without
personal data, are ``TicketEvent``s; a ``Conversation`` is a set of those, and its ``state`` is computed from them.
"""

from .conversation import Checkpoint, Conversation
from .customer import Customer
from .delivery import Deliveries, Delivery, DeliveryReason, DeliveryState, DeliveryStatus
from .draft import Draft, Option, Template
from .event import Event, Party, ReplyHandle
from .events import (
    CallRecord,
    CallState,
    Edit,
    InboundEvent,
    Membership,
    Postback,
    Reaction,
    TicketUpdate,
    Unparsed,
    Unsend,
)
from .identity import Identities, IdentityKey, IdentityMatch, identity_keys
from .mail import Mail
from .message import Message
from .parts import Choice, Contact, Form, Location, Media, OrderItem, OrderPart, Part, System, Text, Transcript, Unsupported
from .spells import StatusSpell, status_spells
from .state import ConversationState
from .subject import Subject
from .ticket import TicketEvent, TicketEventKind, TicketStatus

__all__ = [
    "CallRecord",
    "CallState",
    "Checkpoint",
    "Choice",
    "Contact",
    "Conversation",
    "ConversationState",
    "Customer",
    "Deliveries",
    "Delivery",
    "DeliveryReason",
    "DeliveryState",
    "DeliveryStatus",
    "Draft",
    "Edit",
    "Event",
    "Form",
    "Identities",
    "IdentityKey",
    "IdentityMatch",
    "InboundEvent",
    "Location",
    "Mail",
    "Media",
    "Membership",
    "Message",
    "Option",
    "OrderItem",
    "OrderPart",
    "Part",
    "Party",
    "Postback",
    "Reaction",
    "ReplyHandle",
    "StatusSpell",
    "Subject",
    "System",
    "Template",
    "Text",
    "TicketEvent",
    "TicketEventKind",
    "TicketStatus",
    "TicketUpdate",
    "Transcript",
    "Unparsed",
    "Unsend",
    "Unsupported",
    "identity_keys",
    "status_spells",
]
