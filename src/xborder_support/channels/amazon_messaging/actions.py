"""Say which messages an order allows now, and in which language its buyer reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from xborder_support.channels.wire.payload import Unreadable, read_object, rows, table, words
from xborder_support.errors import UsageError
from xborder_support.terms import language_tag

from .facts import territory_of_marketplace

__all__ = ["AllowedMessage", "allowed_messages", "buyer_locale"]

_PATH = re.compile(r"/messaging/v1/orders/(\d{3}-\d{7}-\d{7})/messages/([A-Za-z]{1,60})\Z", re.ASCII)
_MAX_ACTIONS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedMessage:
    """Hold one message that Amazon allows for an order at this moment. ``href`` is the path, with its query, to post it to.

    ``type`` is Amazon's name, as ``Draft.details["message_type"]`` takes it; ``territory`` the country of the marketplace.
    """

    type: str
    order_id: str
    href: str
    marketplace_id: str | None = None
    territory: str | None = None


def allowed_messages(body: bytes | str) -> tuple[AllowedMessage, ...]:
    """Return what the answer to ``getMessagingActionsForOrder`` allows, in its order; nothing where it cannot be read.

    Links to anything else than messages, such as ``attributes``, are left out.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``wrong-argument``.
    Source: https://developer-docs.amazon.com/sp-api/docs/messaging-api-v1-use-case-guide

    Example:
        >>> from xborder_support.channels import amazon_messaging
        >>> answer = '''{"_links": {"actions": [{"name": "unexpectedProblem", "href":
        ...     "/messaging/v1/orders/123-1234567-1234567/messages/unexpectedProblem?marketplaceIds=A1VC38T7YXB528"}]}}'''
        >>> [(found.type, found.order_id, found.territory) for found in amazon_messaging.allowed_messages(answer)]
        [('unexpectedProblem', '123-1234567-1234567', 'JP')]
    """
    answer = read_object(body)
    if isinstance(answer, Unreadable):
        return ()
    links = rows(table(answer, "_links"), "actions")[:_MAX_ACTIONS]
    return tuple(found for link in links if type(link) is dict and (found := _allowed(link)))


def buyer_locale(body: bytes | str) -> str | None:
    """Return the language that the answer to ``GetAttributes`` names, as a BCP 47 tag in canonical spelling, or None.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``wrong-argument``.

    Example:
        >>> from xborder_support.channels import amazon_messaging
        >>> amazon_messaging.buyer_locale('{"buyer": {"locale": "pt-br"}}')
        'pt-BR'
    """
    answer = read_object(body)
    stated = None if isinstance(answer, Unreadable) else words(table(answer, "buyer"), "locale")
    if stated is None:
        return None
    try:
        return language_tag(stated)
    except UsageError:
        return None


def _allowed(link: dict[str, Any]) -> AllowedMessage | None:
    href = words(link, "href")
    try:
        address = urlsplit(href or "")
    except ValueError:  # brackets that hold no address
        return None
    path = _PATH.search(address.path)
    if href is None or path is None:
        return None
    marketplace = next(iter(parse_qs(address.query).get("marketplaceIds", ())), None)
    return AllowedMessage(
        type=path[2],
        order_id=path[1],
        href=href,
        marketplace_id=marketplace,
        territory=territory_of_marketplace(marketplace) if marketplace else None,
    )
