"""Say whether contact may go on, what a text must carry, by when must be answered, and what must not be seen.

It states facts and their sources. It is never legal advice. Each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .auto_reply import AutoReplyVerdict as AutoReplyVerdict
    from .auto_reply import may_answer_automatically as may_answer_automatically
    from .consents import ConsentEvent as ConsentEvent
    from .consents import Consents as Consents
    from .consents import ConsentState as ConsentState
    from .consents import Proof as Proof
    from .consents import consent_address as consent_address
    from .consents import text_digest as text_digest
    from .contact import AgreedTime as AgreedTime
    from .contact import Contact as Contact
    from .contact import ContactCheck as ContactCheck
    from .contact import ContactContext as ContactContext
    from .contact import ContactVerdict as ContactVerdict
    from .contact import Refusal as Refusal
    from .contact import RefusalScope as RefusalScope
    from .contact import RegistryVerdict as RegistryVerdict
    from .contact import Relationship as Relationship
    from .contact import Strictness as Strictness
    from .contact import check_contact as check_contact
    from .contact import medium_of as medium_of
    from .opt_outs import OptOut as OptOut
    from .opt_outs import recognise_opt_out as recognise_opt_out
    from .personal_data import Kind as Kind
    from .personal_data import Level as Level
    from .personal_data import Masked as Masked
    from .personal_data import PersonalDatum as PersonalDatum
    from .personal_data import Tier as Tier
    from .personal_data import find_personal_data as find_personal_data
    from .personal_data import mask as mask
    from .privacy import CaseClock as CaseClock
    from .privacy import CaseKind as CaseKind
    from .privacy import ClockPolicy as ClockPolicy
    from .privacy import ErasedRecord as ErasedRecord
    from .privacy import ErasureAction as ErasureAction
    from .privacy import ErasurePlan as ErasurePlan
    from .privacy import PrivacyCase as PrivacyCase
    from .privacy import Record as Record
    from .privacy import RecordKind as RecordKind
    from .privacy import RetainedRecord as RetainedRecord
    from .privacy import RetentionOutcome as RetentionOutcome
    from .privacy import RetentionPlan as RetentionPlan
    from .privacy import RetentionPolicy as RetentionPolicy
    from .privacy import case_clocks as case_clocks
    from .privacy import erasure_plan as erasure_plan
    from .privacy import retention_plan as retention_plan
    from .rulebook import AiNotice as AiNotice
    from .rulebook import Binding as Binding
    from .rulebook import Cap as Cap
    from .rulebook import ClosedDay as ClosedDay
    from .rulebook import Confirmation as Confirmation
    from .rulebook import ConsentDuty as ConsentDuty
    from .rulebook import ConsentKind as ConsentKind
    from .rulebook import DeadlineDuty as DeadlineDuty
    from .rulebook import Duty as Duty
    from .rulebook import Forbidden as Forbidden
    from .rulebook import Guarantee as Guarantee
    from .rulebook import HumanAccess as HumanAccess
    from .rulebook import Label as Label
    from .rulebook import LanguageDuty as LanguageDuty
    from .rulebook import MaskForm as MaskForm
    from .rulebook import Medium as Medium
    from .rulebook import OptOutOffer as OptOutOffer
    from .rulebook import OptOutWords as OptOutWords
    from .rulebook import PlatformLimit as PlatformLimit
    from .rulebook import Principle as Principle
    from .rulebook import Registry as Registry
    from .rulebook import RestAfterRefusal as RestAfterRefusal
    from .rulebook import Retention as Retention
    from .rulebook import RetentionKind as RetentionKind
    from .rulebook import Rule as Rule
    from .rulebook import Rulebook as Rulebook
    from .rulebook import ServiceLevel as ServiceLevel
    from .rulebook import Slots as Slots
    from .rulebook import Subject as Subject
    from .rulebook import Suppression as Suppression
    from .rulebook import Verified as Verified
    from .rulebook import Window as Window
    from .rulebook import Withdrawal as Withdrawal
    from .rulebook import jurisdictions_of as jurisdictions_of
    from .texts import Circumstances as Circumstances
    from .texts import Disclosure as Disclosure
    from .texts import MessageFrame as MessageFrame
    from .texts import SenderDetails as SenderDetails
    from .texts import Writer as Writer
    from .texts import ai_notice_due as ai_notice_due
    from .texts import check_text as check_text
    from .texts import message_frame as message_frame

_HOMES = {
    "AgreedTime": "contact",
    "AiNotice": "rulebook",
    "AutoReplyVerdict": "auto_reply",
    "Binding": "rulebook",
    "Cap": "rulebook",
    "CaseClock": "privacy",
    "CaseKind": "privacy",
    "Circumstances": "texts",
    "ClockPolicy": "privacy",
    "ClosedDay": "rulebook",
    "Confirmation": "rulebook",
    "ConsentDuty": "rulebook",
    "ConsentEvent": "consents",
    "ConsentKind": "rulebook",
    "ConsentState": "consents",
    "Consents": "consents",
    "Contact": "contact",
    "ContactCheck": "contact",
    "ContactContext": "contact",
    "ContactVerdict": "contact",
    "DeadlineDuty": "rulebook",
    "Disclosure": "texts",
    "Duty": "rulebook",
    "ErasedRecord": "privacy",
    "ErasureAction": "privacy",
    "ErasurePlan": "privacy",
    "Forbidden": "rulebook",
    "Guarantee": "rulebook",
    "HumanAccess": "rulebook",
    "Kind": "personal_data",
    "Label": "rulebook",
    "LanguageDuty": "rulebook",
    "Level": "personal_data",
    "MaskForm": "rulebook",
    "Masked": "personal_data",
    "Medium": "rulebook",
    "MessageFrame": "texts",
    "OptOut": "opt_outs",
    "OptOutOffer": "rulebook",
    "OptOutWords": "rulebook",
    "PersonalDatum": "personal_data",
    "PlatformLimit": "rulebook",
    "Principle": "rulebook",
    "PrivacyCase": "privacy",
    "Proof": "consents",
    "Record": "privacy",
    "RecordKind": "privacy",
    "Refusal": "contact",
    "RefusalScope": "contact",
    "Registry": "rulebook",
    "RegistryVerdict": "contact",
    "Relationship": "contact",
    "RestAfterRefusal": "rulebook",
    "RetainedRecord": "privacy",
    "Retention": "rulebook",
    "RetentionKind": "rulebook",
    "RetentionOutcome": "privacy",
    "RetentionPlan": "privacy",
    "RetentionPolicy": "privacy",
    "Rule": "rulebook",
    "Rulebook": "rulebook",
    "SenderDetails": "texts",
    "ServiceLevel": "rulebook",
    "Slots": "rulebook",
    "Strictness": "contact",
    "Subject": "rulebook",
    "Suppression": "rulebook",
    "Tier": "personal_data",
    "Verified": "rulebook",
    "Window": "rulebook",
    "Withdrawal": "rulebook",
    "Writer": "texts",
    "ai_notice_due": "texts",
    "case_clocks": "privacy",
    "check_contact": "contact",
    "check_text": "texts",
    "consent_address": "consents",
    "erasure_plan": "privacy",
    "find_personal_data": "personal_data",
    "jurisdictions_of": "rulebook",
    "mask": "personal_data",
    "may_answer_automatically": "auto_reply",
    "medium_of": "contact",
    "message_frame": "texts",
    "recognise_opt_out": "opt_outs",
    "retention_plan": "privacy",
    "text_digest": "consents",
}

__all__ = [*_HOMES]  # noqa: PLE0604  (a literal table of names, kept once)


def __getattr__(name: str) -> object:
    if home := _HOMES.get(name):
        value: object = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
