"""Name what a rule can ask: ``DUTIES`` maps the key under which a data file writes a duty to its type.

A rule may ask several things at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from .case_duties import DeadlineDuty, Guarantee, HumanAccess, Principle, Retention, ServiceLevel, Withdrawal
from .contact_duties import Cap, Confirmation, ConsentDuty, OptOutOffer, OptOutWords, Registry, RestAfterRefusal, Suppression, Window
from .text_duties import AiNotice, Forbidden, Label, LanguageDuty, MaskForm, PlatformLimit, Slots

__all__ = ["DUTIES", "Duty"]

#: One thing that a rule asks.
Duty: TypeAlias = (
    Window
    | Cap
    | RestAfterRefusal
    | ConsentDuty
    | Registry
    | Suppression
    | OptOutWords
    | Confirmation
    | OptOutOffer
    | DeadlineDuty
    | Label
    | Slots
    | Forbidden
    | PlatformLimit
    | AiNotice
    | Retention
    | Withdrawal
    | Guarantee
    | LanguageDuty
    | HumanAccess
    | ServiceLevel
    | MaskForm
    | Principle
)

DUTIES: Mapping[str, type[Duty]] = {
    "window": Window,
    "cap": Cap,
    "rest_after_refusal": RestAfterRefusal,
    "consent": ConsentDuty,
    "registry": Registry,
    "suppression": Suppression,
    "opt_out_words": OptOutWords,
    "confirmation": Confirmation,
    "opt_out_offer": OptOutOffer,
    "deadline": DeadlineDuty,
    "label": Label,
    "slots": Slots,
    "forbidden": Forbidden,
    "platform_limit": PlatformLimit,
    "ai_notice": AiNotice,
    "retention": Retention,
    "withdrawal": Withdrawal,
    "guarantee": Guarantee,
    "language": LanguageDuty,
    "human_access": HumanAccess,
    "service_level": ServiceLevel,
    "mask_form": MaskForm,
    "principle": Principle,
}
