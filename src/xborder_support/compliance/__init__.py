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
    from .consents import ConsentEventKind as ConsentEventKind
    from .consents import ConsentPurpose as ConsentPurpose
    from .consents import Consents as Consents
    from .consents import ConsentState as ConsentState
    from .consents import ConsentStatus as ConsentStatus
    from .consents import Keeping as Keeping
    from .consents import LawfulBasis as LawfulBasis
    from .consents import LegalLimit as LegalLimit
    from .consents import OptOutConfirmation as OptOutConfirmation
    from .consents import OptOutDue as OptOutDue
    from .consents import OptOutScope as OptOutScope
    from .consents import Proof as Proof
    from .consents import StorageDecision as StorageDecision
    from .consents import consent_address as consent_address
    from .consents import keep_until as keep_until
    from .consents import may_confirm_opt_out as may_confirm_opt_out
    from .consents import opt_out_due as opt_out_due
    from .consents import opted_out as opted_out
    from .consents import started_again as started_again
    from .consents import storage_for as storage_for
    from .consents import text_digest as text_digest
    from .consumer import AnswerClock as AnswerClock
    from .consumer import BuyerClaim as BuyerClaim
    from .consumer import GuaranteePeriod as GuaranteePeriod
    from .consumer import HumanAccessDuty as HumanAccessDuty
    from .consumer import LanguageNeed as LanguageNeed
    from .consumer import ReturnEvents as ReturnEvents
    from .consumer import ReturnPeriod as ReturnPeriod
    from .consumer import SaleEvents as SaleEvents
    from .consumer import WithdrawalAcknowledgement as WithdrawalAcknowledgement
    from .consumer import WithdrawalPeriod as WithdrawalPeriod
    from .consumer import WithdrawalRight as WithdrawalRight
    from .consumer import check_acknowledgement as check_acknowledgement
    from .consumer import check_languages as check_languages
    from .consumer import complaint_clocks as complaint_clocks
    from .consumer import guarantee as guarantee
    from .consumer import human_on_request as human_on_request
    from .consumer import is_law_known as is_law_known
    from .consumer import language_duties as language_duties
    from .consumer import refund_deadline as refund_deadline
    from .consumer import return_deadline as return_deadline
    from .consumer import withdrawal_deadline as withdrawal_deadline
    from .consumer import withdrawal_right as withdrawal_right
    from .contact import AgreedTime as AgreedTime
    from .contact import ContactCheck as ContactCheck
    from .contact import ContactContext as ContactContext
    from .contact import ContactVerdict as ContactVerdict
    from .contact import PastContact as PastContact
    from .contact import Refusal as Refusal
    from .contact import RefusalScope as RefusalScope
    from .contact import RegistryVerdict as RegistryVerdict
    from .contact import Relationship as Relationship
    from .contact import Strictness as Strictness
    from .contact import check_contact as check_contact
    from .culture import CultureVerdict as CultureVerdict
    from .culture import DeclaredPreferences as DeclaredPreferences
    from .culture import MerchantPolicy as MerchantPolicy
    from .culture import Practice as Practice
    from .culture import PracticeRule as PracticeRule
    from .culture import ReviewApproval as ReviewApproval
    from .culture import ReviewRule as ReviewRule
    from .culture import ReviewVerdict as ReviewVerdict
    from .culture import may_use as may_use
    from .culture import review_needed as review_needed
    from .culture import text_hash as text_hash
    from .opt_outs import OptOut as OptOut
    from .opt_outs import recognise_opt_out as recognise_opt_out
    from .personal_data import DatumKind as DatumKind
    from .personal_data import DatumTier as DatumTier
    from .personal_data import Masked as Masked
    from .personal_data import MaskLevel as MaskLevel
    from .personal_data import PersonalDatum as PersonalDatum
    from .personal_data import find_personal_data as find_personal_data
    from .personal_data import mask as mask
    from .privacy import CaseClock as CaseClock
    from .privacy import CaseKind as CaseKind
    from .privacy import ClockPolicy as ClockPolicy
    from .privacy import ErasedRecord as ErasedRecord
    from .privacy import ErasureAction as ErasureAction
    from .privacy import ErasurePlan as ErasurePlan
    from .privacy import PrivacyCase as PrivacyCase
    from .privacy import RecordKind as RecordKind
    from .privacy import RetainedRecord as RetainedRecord
    from .privacy import RetentionOutcome as RetentionOutcome
    from .privacy import RetentionPlan as RetentionPlan
    from .privacy import RetentionPolicy as RetentionPolicy
    from .privacy import StoredRecord as StoredRecord
    from .privacy import case_clocks as case_clocks
    from .privacy import erasure_plan as erasure_plan
    from .privacy import retention_plan as retention_plan
    from .rulebook import AiNotice as AiNotice
    from .rulebook import Binding as Binding
    from .rulebook import Cap as Cap
    from .rulebook import Confirmation as Confirmation
    from .rulebook import ConsentDuty as ConsentDuty
    from .rulebook import ConsentKind as ConsentKind
    from .rulebook import DeadlineDuty as DeadlineDuty
    from .rulebook import DeadlineSubject as DeadlineSubject
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
    from .rulebook import RulebookChange as RulebookChange
    from .rulebook import RuleConfidence as RuleConfidence
    from .rulebook import ServiceLevel as ServiceLevel
    from .rulebook import Slots as Slots
    from .rulebook import Suppression as Suppression
    from .rulebook import Verified as Verified
    from .rulebook import Window as Window
    from .rulebook import Withdrawal as Withdrawal
    from .rulebook import jurisdictions_of as jurisdictions_of
    from .rulebook import medium_of as medium_of
    from .texts import Circumstances as Circumstances
    from .texts import Disclosure as Disclosure
    from .texts import MessageFrame as MessageFrame
    from .texts import NoticeDue as NoticeDue
    from .texts import SenderDetails as SenderDetails
    from .texts import Writer as Writer
    from .texts import ai_notice_due as ai_notice_due
    from .texts import check_text as check_text
    from .texts import has_notice_sentence as has_notice_sentence
    from .texts import message_frame as message_frame
    from .texts import notice_sentence as notice_sentence

_HOMES = {
    "AgreedTime": "contact",
    "AiNotice": "rulebook",
    "AnswerClock": "consumer",
    "AutoReplyVerdict": "auto_reply",
    "Binding": "rulebook",
    "BuyerClaim": "consumer",
    "Cap": "rulebook",
    "CaseClock": "privacy",
    "CaseKind": "privacy",
    "Circumstances": "texts",
    "ClockPolicy": "privacy",
    "Confirmation": "rulebook",
    "ConsentDuty": "rulebook",
    "ConsentEvent": "consents",
    "ConsentEventKind": "consents",
    "ConsentKind": "rulebook",
    "ConsentPurpose": "consents",
    "ConsentState": "consents",
    "ConsentStatus": "consents",
    "Consents": "consents",
    "ContactCheck": "contact",
    "ContactContext": "contact",
    "ContactVerdict": "contact",
    "CultureVerdict": "culture",
    "DatumKind": "personal_data",
    "DatumTier": "personal_data",
    "DeadlineDuty": "rulebook",
    "DeadlineSubject": "rulebook",
    "DeclaredPreferences": "culture",
    "Disclosure": "texts",
    "Duty": "rulebook",
    "ErasedRecord": "privacy",
    "ErasureAction": "privacy",
    "ErasurePlan": "privacy",
    "Forbidden": "rulebook",
    "Guarantee": "rulebook",
    "GuaranteePeriod": "consumer",
    "HumanAccess": "rulebook",
    "HumanAccessDuty": "consumer",
    "Keeping": "consents",
    "Label": "rulebook",
    "LanguageDuty": "rulebook",
    "LanguageNeed": "consumer",
    "LawfulBasis": "consents",
    "LegalLimit": "consents",
    "MaskForm": "rulebook",
    "MaskLevel": "personal_data",
    "Masked": "personal_data",
    "Medium": "rulebook",
    "MerchantPolicy": "culture",
    "MessageFrame": "texts",
    "NoticeDue": "texts",
    "OptOut": "opt_outs",
    "OptOutConfirmation": "consents",
    "OptOutDue": "consents",
    "OptOutOffer": "rulebook",
    "OptOutScope": "consents",
    "OptOutWords": "rulebook",
    "PastContact": "contact",
    "PersonalDatum": "personal_data",
    "PlatformLimit": "rulebook",
    "Practice": "culture",
    "PracticeRule": "culture",
    "Principle": "rulebook",
    "PrivacyCase": "privacy",
    "Proof": "consents",
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
    "ReturnEvents": "consumer",
    "ReturnPeriod": "consumer",
    "ReviewApproval": "culture",
    "ReviewRule": "culture",
    "ReviewVerdict": "culture",
    "Rule": "rulebook",
    "RuleConfidence": "rulebook",
    "Rulebook": "rulebook",
    "RulebookChange": "rulebook",
    "SaleEvents": "consumer",
    "SenderDetails": "texts",
    "ServiceLevel": "rulebook",
    "Slots": "rulebook",
    "StorageDecision": "consents",
    "StoredRecord": "privacy",
    "Strictness": "contact",
    "Suppression": "rulebook",
    "Verified": "rulebook",
    "Window": "rulebook",
    "Withdrawal": "rulebook",
    "WithdrawalAcknowledgement": "consumer",
    "WithdrawalPeriod": "consumer",
    "WithdrawalRight": "consumer",
    "Writer": "texts",
    "ai_notice_due": "texts",
    "case_clocks": "privacy",
    "check_acknowledgement": "consumer",
    "check_contact": "contact",
    "check_languages": "consumer",
    "check_text": "texts",
    "complaint_clocks": "consumer",
    "consent_address": "consents",
    "erasure_plan": "privacy",
    "find_personal_data": "personal_data",
    "guarantee": "consumer",
    "has_notice_sentence": "texts",
    "human_on_request": "consumer",
    "is_law_known": "consumer",
    "jurisdictions_of": "rulebook",
    "keep_until": "consents",
    "language_duties": "consumer",
    "mask": "personal_data",
    "may_answer_automatically": "auto_reply",
    "may_confirm_opt_out": "consents",
    "may_use": "culture",
    "medium_of": "rulebook",
    "message_frame": "texts",
    "notice_sentence": "texts",
    "opt_out_due": "consents",
    "opted_out": "consents",
    "recognise_opt_out": "opt_outs",
    "refund_deadline": "consumer",
    "retention_plan": "privacy",
    "return_deadline": "consumer",
    "review_needed": "culture",
    "started_again": "consents",
    "storage_for": "consents",
    "text_digest": "consents",
    "text_hash": "culture",
    "withdrawal_deadline": "consumer",
    "withdrawal_right": "consumer",
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
