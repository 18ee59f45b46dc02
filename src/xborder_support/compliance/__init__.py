"""Say whether contact may go on, what a text must carry, by when to answer, and what nobody may see: facts, never legal advice."""

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
    from .texts import message_frame as message_frame
    from .texts import notice_sentence as notice_sentence

# The drawer of each name.
_DRAWERS = {
    "auto_reply": "AutoReplyVerdict may_answer_automatically",
    "consents": """
        ConsentEvent ConsentEventKind ConsentPurpose ConsentState ConsentStatus Consents Keeping LawfulBasis LegalLimit
        OptOutConfirmation OptOutDue OptOutScope Proof StorageDecision consent_address keep_until may_confirm_opt_out opt_out_due
        opted_out started_again storage_for text_digest
    """,
    "consumer": """
        AnswerClock GuaranteePeriod HumanAccessDuty LanguageNeed ReturnEvents ReturnPeriod SaleEvents WithdrawalAcknowledgement
        WithdrawalPeriod WithdrawalRight check_acknowledgement check_languages complaint_clocks guarantee human_on_request
        is_law_known language_duties refund_deadline return_deadline withdrawal_deadline withdrawal_right
    """,
    "contact": """
        AgreedTime ContactCheck ContactContext ContactVerdict PastContact Refusal RefusalScope RegistryVerdict Relationship Strictness
        check_contact
    """,
    "culture": """
        CultureVerdict DeclaredPreferences MerchantPolicy Practice PracticeRule ReviewApproval ReviewRule ReviewVerdict may_use
        review_needed text_hash
    """,
    "opt_outs": "OptOut recognise_opt_out",
    "personal_data": "DatumKind DatumTier MaskLevel Masked PersonalDatum find_personal_data mask",
    "privacy": """
        CaseClock CaseKind ClockPolicy ErasedRecord ErasureAction ErasurePlan PrivacyCase RecordKind RetainedRecord RetentionOutcome
        RetentionPlan RetentionPolicy StoredRecord case_clocks erasure_plan retention_plan
    """,
    "rulebook": """
        AiNotice Binding Cap Confirmation ConsentDuty ConsentKind DeadlineDuty DeadlineSubject Duty Forbidden Guarantee HumanAccess
        Label LanguageDuty MaskForm Medium OptOutOffer OptOutWords PlatformLimit Principle Registry RestAfterRefusal Retention
        RetentionKind Rule RuleConfidence Rulebook RulebookChange ServiceLevel Slots Suppression Verified Window Withdrawal
        jurisdictions_of medium_of
    """,
    "texts": """
        Circumstances Disclosure MessageFrame NoticeDue SenderDetails Writer ai_notice_due check_text message_frame notice_sentence
    """,
}
_HOMES = {name: drawer for drawer, names in _DRAWERS.items() for name in names.split()}

__all__ = sorted(_HOMES)  # noqa: PLE0605  (a table of names, kept once)


# Each name is loaded when it is first used.
def __getattr__(name: str) -> object:
    if home := _HOMES.get(name):
        value: object = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
