"""Read and write what Amazon's Selling Partner API says of buyers: which messages an order allows now, those messages, and notifications.

Amazon passes no buyer's message through this API, and no answer to one: both are mails (``channels.amazon``). What it takes are messages
of a few kinds that the seller starts, each for one order. So:

1. GET ``/messaging/v1/orders/{order}?marketplaceIds={marketplace}``, and give the answer to ``allowed_messages``: nothing else may be sent
   now. Its ``attributes`` link gives the language to write in: ``buyer_locale`` reads that answer.
2. Upload files through the Uploads API; ``Media.provider_id`` is then the ``uploadDestinationId``.
3. POST what ``render`` returns to the ``href`` of the message that is allowed. Amazon takes one call a second, in bursts of five.

Notifications come over SQS or EventBridge: ``parse_notification`` reads them.
"""

from .actions import AllowedMessage, allowed_messages, buyer_locale
from .facts import territory_of_marketplace
from .messages import render
from .notifications import parse_notification

__all__ = ["AllowedMessage", "allowed_messages", "buyer_locale", "parse_notification", "render", "territory_of_marketplace"]
