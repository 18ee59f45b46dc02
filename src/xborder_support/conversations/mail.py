"""Hold the headers of an e-mail that decide what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Mail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Hold what an e-mail's headers say, decoded; None or empty where a header is absent.

    ``charset`` is the one the text part declared, in lower case; ``in_reply_to`` and ``references`` keep the angle brackets;
    ``content_type`` and ``report_type`` are in lower case.
    """

    message_id: str | None = field(default=None, repr=False)
    subject: str | None = field(default=None, repr=False)
    reply_to: str | None = field(default=None, repr=False)
    return_path: str | None = field(default=None, repr=False)
    in_reply_to: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    content_type: str = "text/plain"
    charset: str | None = None
    report_type: str | None = None
    feedback_type: str | None = None
    auto_submitted: str | None = None
    precedence: str | None = None
    date: str | None = None
    list_id: str | None = None
    html: str | None = field(default=None, repr=False)
