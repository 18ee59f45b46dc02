"""Answer what buyers may claim, and by when: withdrawal, refund, guarantee, answers to complaints, languages, a person to talk to."""

from .acknowledgement import WithdrawalAcknowledgement, check_acknowledgement
from .answers import AnswerClock, complaint_clocks
from .guarantees import GuaranteePeriod, guarantee
from .human_access import HumanAccessDuty, human_on_request
from .known import BuyerClaim, is_law_known
from .languages import LanguageNeed, check_languages, language_duties
from .refunds import ReturnEvents, ReturnPeriod, refund_deadline, return_deadline
from .rights import WithdrawalRight, withdrawal_right
from .sale import SaleEvents
from .withdrawals import WithdrawalPeriod, withdrawal_deadline

__all__ = [
    "AnswerClock",
    "BuyerClaim",
    "GuaranteePeriod",
    "HumanAccessDuty",
    "LanguageNeed",
    "ReturnEvents",
    "ReturnPeriod",
    "SaleEvents",
    "WithdrawalAcknowledgement",
    "WithdrawalPeriod",
    "WithdrawalRight",
    "check_acknowledgement",
    "check_languages",
    "complaint_clocks",
    "guarantee",
    "human_on_request",
    "is_law_known",
    "language_duties",
    "refund_deadline",
    "return_deadline",
    "withdrawal_deadline",
    "withdrawal_right",
]
