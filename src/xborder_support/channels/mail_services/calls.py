"""Write an answer as the call of a mail service: what the five of them agree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xborder_support.channels.mail.answer import Answer, answer_of, full_text, recipient_of
from xborder_support.channels.outgoing import Outgoing, json_body, sendable
from xborder_support.conversations import Draft

__all__ = ["answer_by_mail", "json_call"]


def answer_by_mail(draft: Draft) -> Answer:
    """Return what a draft says as a mail.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``no-sender-address``, ``empty-text``, ``media-without-url`` or
    ``bad-unsubscribe-url``.
    """
    sendable(draft, channels=("email",))
    return answer_of(recipient_of(draft), draft, text=full_text(draft))


def json_call(draft: Draft, operation: str, write: Callable[[Answer], Mapping[str, Any]]) -> list[Outgoing]:
    """Return the one call that sends a draft. ``Errors:`` those of ``answer_by_mail``."""
    answer = answer_by_mail(draft)
    return [
        Outgoing(
            to=answer.recipient,
            body=json_body(write(answer)),
            content_type="application/json",
            idempotency_key=draft.idempotency_key,
            operation=operation,
        )
    ]
