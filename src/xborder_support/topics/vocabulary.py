"""List the topics that customers write about."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

__all__ = ["TOPICS", "Topic"]

#: What a customer wants or complains of.
Topic: TypeAlias = Literal[
    "payment_failed",
    "fees_currency",
    "sizing",
    "description",
    "color",
    "defect",
    "missing_part",
    "safety",
    "late",
    "lost",
    "no_scan",
    "damaged",
    "customs_hold",
    "duty_surprise",
    "address",
    "refund_late",
    "return_process",
    "language_quality",
    "tone",
    "privacy",
    "promo",
    "account_login",
]

#: All topics, in the order of their owners: payments, content, quality, logistics, trade, checkout, returns, support, data protection,
#: marketing, technology.
TOPICS: tuple[Topic, ...] = get_args(Topic)
